"""Every case: a template with mistakes in it, and where each is blamed when the brief is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import open_project
from yaml_files import read_yaml

from briefing.compose import check
from briefing.pipeline.preview import Session

CASES = read_yaml(Path(__file__).parent / "templates.yaml")
BRIEF = """
title: Parcels
theme: parcels
sections:
  - {id: mine, title: Mine, template: sections/mine.md.j2, query: {kind: [transfer]}}
  - {id: arms, title: Arms, template: sections/situation.md.j2, query: {kind: [transfer]}, when: {claims: 1}}
  - {id: gaps, title: Gaps, template: sections/gaps.md.j2, cited: false}
"""
SOURCE = """---
title: Missiles on the railway
published: 2024-06-14
---

North Korea shipped about 40 missiles to Russia in May 2024, the United States said.
"""


def compare(found: list[str], expected: list[str]) -> None:
    """Each diagnostic begins as expected, and its hint holds what stands behind the bar."""
    assert len(found) == len(expected), found
    for said, wanted in zip(found, expected, strict=True):
        place, _, hint = wanted.partition(" | ")
        assert said.startswith(place), said
        assert hint in said, said


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"].replace(" ", "-"))
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    templates = {"sections/mine.md.j2": case["template"], **case.get("also", {})}
    files = {f"templates/{name}": text for name, text in templates.items()}
    for name, text in {"config/brief.yaml": BRIEF, "seeds/a.md": SOURCE, **files}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    draft = Session(tmp_path).draft()
    assert draft.failed
    shown = [f"{d} | {d.hint}" for d in draft.diagnostics]
    compare(shown, case["expect"])
    if "check" in case:
        project = open_project(tmp_path)
        compare([f"{d} | {d.hint}" for d in check(project.templates)], case["check"])
    for diagnostic in draft.diagnostics:
        if diagnostic.code.startswith("TPL"):
            assert any("chosen at config/brief.yaml:" in note for note in diagnostic.notes)


def test_a_section_that_tells_and_never_cites_is_named(tmp_path: Path) -> None:
    """The brief is built, and its author warned."""
    line = "{% for c in claims %}\n- {{ c.figure|value }} {{ c.noun }}END.\n{% endfor %}\n"
    files = {"config/brief.yaml": BRIEF, "seeds/a.md": SOURCE}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    template = tmp_path / "templates/sections/mine.md.j2"
    template.parent.mkdir(parents=True)
    for end, expected in (("", ["TPL007"]), ("{{ c|cite }}", [])):
        template.write_text(line.replace("END", end), encoding="utf-8")
        draft = Session(tmp_path).draft()
        assert not draft.failed
        assert [d.code for d in draft.diagnostics] == expected
