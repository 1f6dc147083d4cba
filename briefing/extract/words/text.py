"""Document → its sentences, with the kind of block that each stands in, and what of it cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefing.extract.words.language import is_english
from briefing.extract.words.sentence_ends import MARK, ends
from briefing.model import Block, Diagnostic, Document, Location, Span
from briefing.model.source import BlockKind

#: Blocks without statements.
_SILENT = frozenset({"boilerplate", "byline", "metadata"})
#: Characters by which the language of a block is told.
_SAMPLE = 1_000
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

    What is in another language than English is left out, and what runs on for longer than LONGEST: it is data.
    """
    return sentences_of(document.text, readable(document)[0])


def readable(document: Document) -> tuple[list[Block], list[Block]]:
    """The blocks that may state something in English, and those that are in another language."""
    stating = [block for block in document.blocks if block.kind not in _SILENT]
    known = [is_english(document.text[b.span.start : min(b.span.end, b.span.start + _SAMPLE)]) for b in stating]
    unsure = True in known or False not in known
    english = [b for b, sure in zip(stating, known, strict=True) if sure or (sure is None and unsure)]
    foreign = [b for b, sure in zip(stating, known, strict=True) if sure is False]
    return english, foreign


def oddities(document: Document, any_english: bool, foreign: Sequence[Block]) -> tuple[Diagnostic, ...]:
    """What is to be said of a text that has nothing to read, or not all of it in English."""
    name, count = document.source.name, len(foreign)
    if not foreign:
        return () if any_english else (Diagnostic("TXT001", "warning", "nothing to read in the text", Location(name)),)
    place = Location(name, document.text.count("\n", 0, foreign[0].span.start) + 1)
    if not any_english:
        hint = "give a translation, or leave the source out by sources.exclude"
        return (Diagnostic("TXT002", "warning", "no English text found", place, hint),)
    paragraphs = "one paragraph is" if count == 1 else f"{count} paragraphs are"
    return (Diagnostic("TXT003", "info", f"{paragraphs} not in English and left out", place),)


def sentences_of(text: str, blocks: Iterable[Block]) -> tuple[Sentence, ...]:
    """The sentences of some blocks of a text."""
    found: list[Sentence] = []
    for block in blocks:
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
