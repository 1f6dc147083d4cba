"""Facts that are read when they are looked at: together, once, in the order of all; let go with whoever held them."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Sequence
from dataclasses import replace

import pytest

from briefing.model import Document, Evidence, Fact, Source, Span
from briefing.model.filed import FiledDocument, FiledFacts

_IDS = {"b": ("b1", "b2"), "a": ("a1",), "c": ("c1", "c2", "c3")}


def fact(name: str) -> Fact:
    return Fact(name, name[0], Evidence(name[0], Span(0, 1), "x", "", ""), Span(0, 1), "visit", "rule")


@pytest.fixture
def asked() -> list[list[str]]:
    return []


@pytest.fixture
def filed(asked: list[list[str]]) -> FiledFacts:
    def read(wanted: Sequence[str]) -> list[Fact]:
        asked.append(list(wanted))
        return [fact(name) for name in wanted]

    return FiledFacts(_IDS, read)


def test_nothing_is_read_before_it_is_looked_at(filed: FiledFacts, asked: list[list[str]]) -> None:
    assert len(filed) == len(filed.by_id) == 6
    assert filed.source_of["c2"] == "c"
    assert "a1" in filed.by_id
    assert not asked
    assert [found.id for found in filed.fetch(["c2", "a1"])] == ["c2", "a1"]
    assert filed.by_id["c3"].id == "c3"
    assert asked == [["c2", "a1"], ["c3"]]


def test_the_order_is_that_of_all(filed: FiledFacts) -> None:
    assert [found.id for found in filed.in_order({"c1", "b2", "a1"})] == ["b2", "a1", "c1"]
    assert [found.id for found in filed] == ["b1", "b2", "a1", "c1", "c2", "c3"]
    assert filed == FiledFacts.of(tuple(filed))
    assert [found.id for found in filed[1:3]] == ["b2", "a1"]


def test_some_of_them_and_one_in_place_of_another(filed: FiledFacts) -> None:
    kept = filed.only({"b": ["b2"]})
    assert [found.id for found in kept] == ["b2"]
    other = replace(fact("b2"), id="b9", item="shells")
    ruled = kept.with_own({"b": ["b9"]}, {"b9": other})
    assert list(ruled) == [other]


def test_they_are_let_go_without_the_collector(filed: FiledFacts) -> None:
    """A process that builds again and again collects seldom."""
    gc.disable()
    try:
        other = filed.only({"a": ["a1"]})
        assert other.by_id["a1"]
        gone = weakref.ref(other)
        del other
        assert gone() is None
    finally:
        gc.enable()


def test_a_document_is_read_once() -> None:
    source, reads = Source("s", "d", "s.md"), []

    def read() -> Document:
        reads.append(1)
        return Document(source, "words", ())

    document = FiledDocument(source, read)
    assert document.source == source
    assert not reads
    assert (document.text, document.blocks, document.pages) == ("words", (), ())
    assert document == Document(source, "words", ())
    assert len(reads) == 1
