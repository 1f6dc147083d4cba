"""Every case: a workspace with mistakes in it, and all the diagnostics that it must give, in order.

A case changes the files of `base.yaml`: text, `{hex: …}` for bytes, or null to remove one. Each expectation is
`file:line:column CODE message`, and ` | hint` where the hint matters.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from yaml_files import read_yaml

from briefing.config import load_project, workspace
from briefing.config.specs.brief import SourcesSpec
from briefing.config.specs.publishers import PublishersSpec
from briefing.ingest import discover, read
from briefing.model import Diagnostic
from briefing.model.codes import CODES

HERE = Path(__file__).parent
BASE: dict[str, Any] = read_yaml(HERE / "base.yaml")
CASES = [
    pytest.param(case, id=f"{path.stem}-{case['name'].replace(' ', '-')}")
    for path in sorted(HERE.glob("*.yaml"))
    if path.stem not in ("base", "templates")
    for case in read_yaml(path)
]


#: Told by `check --unused` alone, which has a test of its own.
NEVER_USED = {"CFG030", "CFG031", "CFG032", "CFG033"}


def diagnose(root: Path, files: dict[str, Any]) -> list[Diagnostic]:
    """What the workspace of `files` says when its configuration and then its sources are read."""
    for name, content in (BASE | files).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, dict):
            path.write_bytes(bytes.fromhex(content["hex"]))
        elif content is not None:
            path.write_bytes(content.encode())
    project, found = load_project(root, charts=("timeline", "quantities"))
    spec = project.brief.sources if project else SourcesSpec()
    sources, wrong = discover(root, spec)
    found += wrong
    for file in sources:
        found += read(file, project.publishers if project else PublishersSpec()).diagnostics
    return found


def shown(diagnostic: Diagnostic, expected: str) -> str:
    return f"{diagnostic} | {diagnostic.hint}" if " | " in expected else str(diagnostic)


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reference").mkdir()
    monkeypatch.setattr(workspace, "reference_root", lambda: tmp_path / "reference")
    (tmp_path / "here").mkdir()
    found = diagnose(tmp_path / "here", case["files"])
    expected = [line.strip() for line in case["expect"]]
    padded = expected + [""] * (len(found) - len(expected))
    assert [shown(d, e) for d, e in zip(found, padded, strict=False)] == expected
    for diagnostic in found:
        assert diagnostic.code in CODES
        place = diagnostic.location
        if place and place.column and place.excerpt is not None:
            assert place.column - 1 + place.length <= max(1, len(place.excerpt) + 1), "underlined beyond the line"


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60


def test_the_base_is_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "reference_root", lambda: tmp_path)
    assert diagnose(tmp_path, {}) == []


def test_every_code_has_a_case() -> None:
    named = {
        code for case in CASES for line in case.values[0]["expect"] for code in CODES if f" {code} " in f" {line} "
    }
    # A file that its owner may not read (root, as in a container, may read all); one of 64 MB.
    unreachable = {"SRC003", "SRC013", *NEVER_USED}
    assert {c for c in CODES if c.startswith(("CFG", "SRC"))} - named == unreachable
