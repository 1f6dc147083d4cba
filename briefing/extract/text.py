"""Document → its sentences, with the kind of block that each stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.extract.sentence_ends import MARK, ends
from briefing.model import Document, Span
from briefing.model.source import BlockKind

#: Blocks without statements.
_SILENT = frozenset({"boilerplate", "byline", "metadata"})
#: Characters of the longest sentence.
LONGEST = 8_000
_RANKS: dict[BlockKind, int] = {"title": 1, "heading": 1, "dateline": 2}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement: its span in the text (no space at either end) and the block it stands in.

    `rank` 0 is running text; 1 a title or heading, a statement of lower rank; 2 a dateline or time stamp, which
    states nothing and only carries a date.
    """

    span: Span
    block: BlockKind
    rank: int


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of a document in order; bylines, boilerplate and metadata have none. Linear in the text.

    What runs on for longer than LONGEST is data, not prose, and is left out.
    """
    found: list[Sentence] = []
    text = document.text
    for block in document.blocks:
        if block.kind in _SILENT:
            continue
        rank = _RANKS.get(block.kind, 0)
        spans = [block.span] if rank or block.kind == "row" else split(text, block.span)
        found.extend(Sentence(s, block.kind, rank) for s in spans if 0 < len(s) <= LONGEST)
    return tuple(found)


def split(text: str, span: Span) -> Iterator[Span]:
    """The sentences of one block of running text."""
    start = _skip(text, span.start, span.end)
    for match in MARK.finditer(text, span.start, span.end):
        if match.start() < start or not ends(text, start, match, span.end):
            continue
        end = match.end()
        if end > start:
            yield _trim(text, start, end)
        start = _skip(text, match.end(), span.end)
    if start < span.end:
        yield _trim(text, start, span.end)


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _trim(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
