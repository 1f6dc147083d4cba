"""Sentences, blocks, figures and dates, case by case; and what holds for any text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.config.marked import parse_yaml
from briefing.extract.dates.dates import dates, timexes
from briefing.extract.grammar.syntax import analyse
from briefing.extract.layers import LAYERS, layer
from briefing.extract.quantities.quantities import described, quantities
from briefing.extract.words.text import sentences
from briefing.extract.words.tokens import tokenize
from briefing.ingest.blocks import blocks
from briefing.model import Document, Quantity, Source, Span, TimeRef

CASES = Path(__file__).parent / "cases"


def document(text: str) -> Document:
    return Document(Source("0" * 12, "0" * 64, "case.txt"), text, blocks(text))


def cases(folder: str) -> list[Any]:
    rows = []
    for file in sorted((CASES / folder).glob("*.yaml")):
        parsed, problems = parse_yaml(file.read_text(encoding="utf-8"), file.name)
        assert not problems, problems
        rows += [pytest.param(row, id=f"{file.stem}-{n}") for n, row in enumerate(parsed.data, 1)]
    return rows


def figures(text: str) -> list[Quantity]:
    return [q for s in sentences(document(text)) for q in quantities(analyse(text, s))]


def described_figures(text: str) -> list[Quantity]:
    return [q for s in sentences(document(text)) for q in described(analyse(text, s))]


@pytest.mark.parametrize("case", cases("quantities"))
def test_figures(case: dict[str, Any]) -> None:
    found = described_figures(case["text"])
    assert [q.text for q in found] == [f["text"] for f in case["found"]]
    for quantity, wanted in zip(found, case["found"], strict=True):
        assert (quantity.low, quantity.high) == (wanted["low"], wanted["high"])
        assert quantity.approximate == wanted.get("approximate", False)
        assert quantity.unit == wanted.get("unit", "count")
        assert quantity.relation == wanted.get("relation")
        for field in wanted.keys() & {"item", "per"}:
            assert getattr(quantity, field) == wanted[field]


@pytest.mark.parametrize("case", cases("verbs"))
def test_verbs(case: dict[str, Any]) -> None:
    (sentence,) = sentences(document(case["text"]))
    tokens = analyse(case["text"], sentence).tokens
    assert [t.text for t in tokens if t.tag == "VERB"] == case["verbs"]


@pytest.mark.parametrize("case", cases("corrections"))
def test_figures_taken_back(case: dict[str, Any]) -> None:
    assert [q.text for q in figures(case["text"])] == case["kept"]


@pytest.mark.parametrize("case", cases("dates"))
def test_dates(case: dict[str, Any]) -> None:
    published = case.get("published")
    found = dates(case["text"], sentences(document(case["text"])), None if published is None else str(published))
    assert [r.text for r in found] == [f["text"] for f in case["found"]]
    for ref, wanted in zip(found, case["found"], strict=True):
        for field in wanted:
            assert getattr(ref, field) == wanted[field], field
        assert ref.value is not None or ref.reason


@pytest.mark.parametrize("case", cases("sentences"))
def test_sentences(case: dict[str, Any]) -> None:
    page = document(case["text"])
    if "blocks" in case:
        assert [b.kind for b in page.blocks] == case["blocks"]
    if "sentences" in case:
        assert [case["text"][s.span.start : s.span.end] for s in sentences(page)] == case["sentences"]


def test_a_third_of_the_cases_find_nothing() -> None:
    for folder, field in (("quantities", "found"), ("dates", "found"), ("sentences", "sentences")):
        rows = [p.values[0] for p in cases(folder)]
        assert sum(not row.get(field, True) for row in rows) >= len(rows) / 3.4, folder


def _check(text: str, found: list[Quantity] | tuple[TimeRef, ...] | list[TimeRef]) -> None:
    last = 0
    for ref in found:
        assert text[ref.span.start : ref.span.end] == ref.text
        assert ref.span.start >= last
        last = ref.span.end


_WORDS = """
    the of in a end early last next 12 1,000 9999 0000 1.2 million June May Monday 2024 - – to and between two day
    days year % $ about killed troops Kim 's said . , ; ( ) “ ” ' é é ‏ السلام 日本 U.S. No. -strong 1e9 9/11
    Easter Thanksgiving every Mondays half 12th century overnight fiscal Q1 '70s 03.02.2021 following last week
    A$ Rs crore 5C twice one five aged 19-year-old 3-day -5% per cent $5m not 9/km barrels
    14:30 ¼ ² ٣ Ⅷ İ ago first quarter"""
_PIECES = st.sampled_from([*_WORDS.split(), "\n", "\n\n", "\x00", "\u2028"])


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200), st.lists(_PIECES, max_size=60).map(" ".join), st.lists(_PIECES, max_size=40).map("".join)
    )
)
def test_no_text_breaks_the_readers(text: str) -> None:
    page = document(text)
    last = 0
    for block in page.blocks:
        assert last <= block.span.start <= block.span.end <= len(text)
        last = block.span.end
    for name in LAYERS:
        list(layer(name, page, "2024-06-19"))
    _check(text, figures(text))
    _check(text, described_figures(text))
    _check(text, dates(text, sentences(page), "2024-06-19"))
    _check(text, timexes(text, sentences(page), None))
    for token in tokenize(text, Span(0, len(text))):
        assert text[token.start : token.end] == token.text


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", "2024-02-29", "2024", "nonsense", "0000-00-00", ""])
def test_any_publication_date(published: str) -> None:
    text = (
        "Last year, next decade, 9 years ago, in 9999 years, last week, yesterday, tomorrow, in "
        "March, on Monday, this weekend."
    )
    dates(text, sentences(document(text)), published)


@pytest.mark.parametrize(
    "piece", ["1", "1,", ",", "A", "1-", "the end of ", "early ", "and 1 ", "“", "A. ", "\n", "12 "]
)
def test_length_is_no_trap(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    page = document(text)
    for name in LAYERS:
        list(layer(name, page, "2024-06-19"))
