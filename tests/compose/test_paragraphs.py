"""Claims in, paragraph out: cases in YAML, each with the exact words."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from situation import AS_OF, situation

from briefing.compose import compose
from briefing.config import Project, load_project, parse_yaml
from briefing.config.specs.brief import SectionSpec
from briefing.model import Edition, Report, Selection
from briefing.model.numerals import numerals

ROOT = Path(__file__).parents[2]
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in parse_yaml(path.read_text("utf-8"), path.name)[0].data["cases"]
]
_LONGEST = 35


@cache
def project() -> Project:
    loaded, diagnostics = load_project(ROOT)
    assert loaded, diagnostics
    return loaded


def written(case: dict[str, Any]) -> Report:
    """The case's claims through the prose template, in the order of their facts."""
    loaded = project()
    known = situation(case["facts"], loaded, case.get("sources"), case.get("as_of", AS_OF))
    order = {fact.id: n for n, fact in enumerate(known.facts)}
    claims = sorted(known.claims, key=lambda c: min(order[f] for f in c.facts))
    section = SectionSpec(id="prose", template="sections/situation.md.j2")
    brief = loaded.brief.model_copy(update={"sections": (section,)})
    selection = Selection("prose", tuple(c.id for c in claims))
    edition = Edition(1, known.as_of, known.as_of)
    report, diagnostics = compose(brief, known, {"prose": selection}, {}, loaded.lexicon, loaded.templates, edition)
    assert report is not None, diagnostics
    assert not diagnostics, diagnostics
    return report


@pytest.mark.parametrize("case", CASES)
def test_paragraph(case: dict[str, Any]) -> None:
    assert written(case).markdown.strip() == case["paragraph"].strip()


@pytest.mark.parametrize("case", CASES)
def test_every_use_stands_at_its_place(case: dict[str, Any]) -> None:
    report = written(case)
    assert all(report.markdown[u.start : u.end] == u.text for u in report.uses)
    covered = [(u.start, u.end) for u in report.uses]
    for span in numerals(report.markdown):
        assert any(a <= span.start and span.end <= b for a, b in covered), report.markdown[span.start : span.end]


@pytest.mark.parametrize("case", CASES)
def test_reads_as_an_editor_would_leave_it(case: dict[str, Any]) -> None:
    text = re.sub(r"\[\^\d+\]", "", written(case).markdown).strip()
    assert "  " not in text
    assert not re.search(r"\s[.,;:]", text)
    assert not re.search(r"\b[Aa] [aeio]\w|\b[Aa]n [bcdfgjkpqtvwz]\w", text)
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text):
        assert sentence[:1].isupper() or not sentence[:1].isalpha()
        assert len(sentence.split()) <= _LONGEST


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 120
