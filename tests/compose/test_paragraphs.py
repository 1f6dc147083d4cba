"""Claims in, paragraph out: cases in YAML, each with the exact words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from situation import written

from briefing.config import parse_yaml
from briefing.model.numerals import numerals

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.yaml"))
    for case in parse_yaml(path.read_text("utf-8"), path.name)[0].data["cases"]
]
_LONGEST = 35


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
