"""Document → its sentences, with the kind of block that each stands in."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.extract.tokens import CLOSERS, abbreviates
from briefing.model import Document, Span
from briefing.model.source import BlockKind

#: Blocks without statements.
_SILENT = frozenset({"boilerplate", "byline", "metadata"})
#: Characters of the longest sentence.
LONGEST = 8_000
_RANKS: dict[BlockKind, int] = {"title": 1, "heading": 1, "dateline": 2}
_CLOSING = "\"'\u201d\u2019\u00bb)]*_"
_OPENING = "\"'\u201c\u2018\u00ab([*_-\u2013\u2014"
_END = re.compile(r"[.!?\u2026]++[\"'\u201d\u2019\u00bb)\]*_]*+(?=\s)|\n[ \t]*+\n|;(?=\s)")
_WORD_BEFORE = 24
_PRONOUNS = frozenset(
    "He She It They We The This That These Those In On At But And A An As For If When While After".split()
)


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
    for match in _END.finditer(text, span.start, span.end):
        if match.start() < start or not _ends(text, match, span.end):
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


def _ends(text: str, match: re.Match[str], limit: int) -> bool:
    """Whether a sentence ends at this mark."""
    at = match.start()
    sign = text[at]
    if sign.isspace():
        return True
    if sign == ";":
        return False
    after = _next_word(text, match.end(), limit)
    if not after:
        return True
    if sign in "!?":
        return not after[0].islower()
    if after[0].islower() and not after[:2].isdigit():
        return False
    if sign == "." and match.end() == at + 1:
        return not _abbreviation(text, at, after)
    return True


def _next_word(text: str, at: int, limit: int) -> str:
    """What follows, opening marks left out: at most twelve characters."""
    while at < limit and (text[at].isspace() or text[at] in _OPENING):
        at += 1
    return text[at : min(at + 12, limit)]


def _abbreviation(text: str, at: int, after: str) -> bool:
    """Whether the full stop at `at` belongs to an abbreviation inside the sentence."""
    begin = at
    floor = max(0, at - _WORD_BEFORE)
    while begin > floor and (text[begin - 1].isalnum() or text[begin - 1] in ".-&"):
        begin -= 1
    word = text[begin:at]
    if not word:
        return False
    first = after.split(maxsplit=1)[0].strip(",.;:'\u2019\"\u201d") if after.split() else ""
    if len(word) == 1 and word.isupper():
        return word != "I" or first not in _PRONOUNS
    lower = word.lower()
    if "." in word and all(len(part) == 1 for part in word.split(".") if part):
        return first not in _PRONOUNS and (lower not in ("a.m", "p.m") or first.endswith("day"))
    if lower in CLOSERS:
        return first not in _PRONOUNS and first[:1].islower()
    if abbreviates(text, lower, at + 1):
        return not (first in _PRONOUNS and lower in ("jan", "feb", "aug", "sept", "oct", "nov", "dec"))
    return False
