"""Whole briefs in, every mark of careless English out: five situations, the reference, all open texts at once."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import make_workspace, open_project
from situation import AS_OF, ROOT, project, situation
from situations import SITUATIONS

from briefing.assess import Choice, Names
from briefing.compose import compose
from briefing.compose.english import listing
from briefing.config import load_project
from briefing.model import Edition
from briefing.model.report import Report
from briefing.pipeline.build import build

_LONGEST = 35
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
#: A number up to ten is a word, unless it is part of a date, a range, a larger number, a name or a list.
_SMALL = re.compile(
    rf"(?<![\d.,–$A-Za-z-])\b[2-9]\b(?!\s(?:or \d+ |to \d+ )?(?:{_MONTHS}|per cent|million|billion)|[\d,.–%)]|\.\d)"
)
_LIKELIHOOD = re.compile(r"\b(likely|unlikely|probabl[ey]|almost certain|remote|roughly even)\b")
#: Sections whose lines are tables, lists of sources or quotations, not the brief's own sentences.
_NO_PROSE = ("sources", "evidence", "table", "timeline", "figures", "title")


@cache
def brief_of(name: str) -> str:
    """The sections of one situation's brief that are prose; the one on method explains grades, which are digits."""
    records, sources = next(s for s in SITUATIONS if s.__name__ == name)()
    loaded = project()
    known = situation(records, loaded, sources)
    choice = Choice(known, Names(loaded.lexicon))
    selections = {s.id: choice.select(s) for s in loaded.brief.sections}
    edition = Edition(1, AS_OF, AS_OF)
    report, diagnostics = compose(loaded.brief, known, selections, {}, loaded.lexicon, loaded.templates, edition)
    assert report is not None, diagnostics
    return _prose(report)


def _prose(report: Report) -> str:
    parts = (report.markdown[s.start : s.end] for s in report.sections if s.kind not in _NO_PROSE and s.id != "method")
    return "\n\n".join(parts)


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> str:
    loaded, diagnostics = load_project(ROOT)
    assert loaded, diagnostics
    report = build(loaded, out=tmp_path_factory.mktemp("out"), formats=("md",)).report
    assert report is not None
    return _prose(report)


@pytest.fixture(scope="session")
def registers(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The brief of all open texts, which disagree on nearly everything; it verifies."""
    root = make_workspace(tmp_path_factory.mktemp("registers") / "work")
    shutil.rmtree(root / "seeds")
    (root / "seeds").mkdir()
    for text in sorted((Path(ROOT) / "tests/texts/open").glob("*.txt")):
        shutil.copy(text, root / "seeds" / text.name)
        published = next(x for x in text.with_suffix(".yaml").read_text("utf-8").splitlines() if x.startswith("publ"))
        publisher = text.stem.replace("-", " ").title()
        (root / "seeds" / f"{text.stem}.meta.yaml").write_text(f'{published}\npublisher: "{publisher}"\n', "utf-8")
    result = build(open_project(root), formats=("md", "html"))
    assert [str(d) for d in result.diagnostics if d.severity == "error"] == []
    assert result.report is not None
    return _prose(result.report)


@pytest.fixture(params=[*(s.__name__ for s in SITUATIONS), "reference", "registers"])
def markdown(request: pytest.FixtureRequest) -> str:
    built = request.param in ("reference", "registers")
    return str(request.getfixturevalue(request.param)) if built else brief_of(request.param)


def paragraphs(markdown: str) -> Iterator[list[str]]:
    """The sentences of each paragraph or list entry, without citations and emphasis."""
    for block in re.split(r"\n\s*\n|\n(?=\d+\. |- )", markdown):
        if block.startswith(("#", "|", "!", "[^", "- seeds/")) or not block.strip():
            continue
        text = re.sub(r"\[\^\d+\]|\*+|^\s*(?:\d+\.|-) ", "", " ".join(block.split()))
        yield [s for s in re.split(r"(?<=[.!?]) (?=[A-Z“])", text) if s]


def sentences(markdown: str) -> Iterator[str]:
    for paragraph in paragraphs(markdown):
        yield from paragraph


def test_no_sentence_is_long(markdown: str) -> None:
    assert [s for s in sentences(markdown) if len(s.split()) > _LONGEST] == []


def test_sentences_are_whole(markdown: str) -> None:
    for sentence in sentences(markdown):
        assert sentence[:1].isupper() or sentence[:1] in "“$", sentence
        assert sentence.endswith((".", "?", ":", ".”")), sentence
        assert not re.search(r"\s[.,;:]|  |\.\.|,,|\bNone\b|\{\{|_", sentence), sentence


def test_no_word_twice_and_the_right_article(markdown: str) -> None:
    for sentence in sentences(markdown):
        assert not re.search(r"\b(\w+) \1\b", sentence, re.IGNORECASE), sentence
        assert not re.search(r"\b[Aa] [aeio]\w|\b[Aa]n [bcdfgjkpqtvwz]\w", sentence), sentence


def test_openings_vary(markdown: str) -> None:
    for paragraph in paragraphs(markdown):
        openings = [tuple(s.split()[:3]) for s in paragraph]
        assert not [a for a, b in pairwise(openings) if a == b], paragraph


def test_no_list_of_one_sentence_with_other_nouns(markdown: str) -> None:
    for paragraph in paragraphs(markdown):
        shapes = [" ".join(w for w in s.split() if w.islower()) for s in paragraph]
        for n in range(len(shapes) - 2):
            assert len(set(shapes[n : n + 3])) > 1, paragraph[n : n + 3]


def test_nothing_is_said_twice_in_a_row(markdown: str) -> None:
    for paragraph in paragraphs(markdown):
        assert not [a for a, b in pairwise(paragraph) if a == b], paragraph


def test_small_numbers_are_words(markdown: str) -> None:
    assert [s for s in sentences(markdown) if _SMALL.search(s)] == []


def test_likelihood_and_confidence_stand_apart(markdown: str) -> None:
    assert [s for s in sentences(markdown) if _LIKELIHOOD.search(s) and "confidence" in s.lower()] == []


def test_parts_with_commas_are_parted_by_semicolons_throughout() -> None:
    assert listing(["Seoul", "Foreign, Commonwealth Office", "Kyiv"]) == "Seoul; Foreign, Commonwealth Office; and Kyiv"
    assert listing(["11,000", "600", "40"]) == "11,000, 600 and 40"
