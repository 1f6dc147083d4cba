"""The shape of brief.json and its `schema_version` go together: another shape is another version."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from yaml_files import read_yaml

from briefing.pipeline.manifest import digest_of_data
from briefing.pipeline.record import SCHEMA_VERSION
from briefing.pipeline.schema import brief_schema

SHAPES: dict[int, str] = read_yaml(Path(__file__).with_name("record_shapes.yaml"))


def bare(schema: Any) -> Any:
    """A schema without the words that only explain it, and without the version itself."""
    if isinstance(schema, list):
        return [bare(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    explains = {"description", "$id"} & {key for key, value in schema.items() if isinstance(value, str)}
    return {key: bare(value) for key, value in schema.items() if key not in {*explains, "schema_version"}}


def test_another_shape_is_another_version() -> None:
    shape = digest_of_data(bare(brief_schema()))
    assert max(SHAPES) == SCHEMA_VERSION
    known = next((version for version, digest in SHAPES.items() if digest == shape), None)
    assert known == SCHEMA_VERSION, (
        f"this shape ({shape}) is not that of version {SCHEMA_VERSION}: raise SCHEMA_VERSION in "
        "briefing/pipeline/record.py, add a row to record_shapes.yaml, and write the schema anew with "
        "python -m briefing.pipeline.schema"
    )


def test_every_version_has_a_shape_of_its_own() -> None:
    assert list(SHAPES) == list(range(1, SCHEMA_VERSION + 1))
    assert len(set(SHAPES.values())) == len(SHAPES)
