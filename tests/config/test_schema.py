"""The JSON Schemas are those of the specs, describe every key, and accept every file that the package brings."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from briefing.config import parse_yaml, reference_root
from briefing.config.schema import SCHEMAS, schema, schema_files

ROOT = reference_root()
FILES = sorted(path for path in (ROOT / "config").rglob("*.yaml"))


def models(name: str) -> list[tuple[str, dict[str, Any]]]:
    whole: dict[str, Any] = schema(name)
    return [(key, made) for key, made in ((name, whole), *whole.get("$defs", {}).items()) if "properties" in made]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_is_described(name: str) -> None:
    bare = [key for key, made in models(name) if "description" not in made]
    bare += [
        f"{key}.{word}"
        for key, made in models(name)
        for word, v in made["properties"].items()
        if "description" not in v
    ]
    assert bare == []


def test_the_files_are_current() -> None:
    for name, text in schema_files().items():
        assert (ROOT / name).read_text(encoding="utf-8") == text, f"{name}: run briefing schema"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT / "config").as_posix())
def test_every_packaged_file_names_its_schema_and_keeps_to_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    line = re.match(r"# yaml-language-server: \$schema=((?:\.\./)?schema/(\w+)\.json)\n", text)
    assert line is not None, "the first line names the schema"
    below = (path.parent / line[1]).resolve()
    assert below.parts[-3:] == ("config", "schema", f"{line[2]}.json")
    data, found = parse_yaml(text, path.name)
    assert found == []
    jsonschema.Draft202012Validator(schema(line[2])).validate(data.data)


def test_a_mistake_is_refused_by_the_schema_too() -> None:
    broken = json.loads('{"title": "T", "theme": "t", "sections": [{"id": "a", "template": "b", "querry": {}}]}')
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema("brief"))
