"""Text and paragraphs → the stretches between quotation marks, marks included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.model import Span

_MARK = re.compile("[\"\u201c\u201d\u201e\u00ab\u00bb\u2018'\u2019]")
_APOSTROPHE = re.compile("['\u2019]")
_CLOSES = {"\u201c": "\u201d", "\u201e": "\u201c\u201d", "\u00ab": "\u00bb"}
#: What a quotation that is not left open ends with.
CLOSING = "\"\u201d\u00bb\u2019'\u201c"
#: How far a quotation in single marks may run; beyond it the mark is taken for an apostrophe.
_SINGLE = 600


def quotations(text: str, paragraphs: Iterable[Span]) -> tuple[Span, ...]:
    """Outermost quotations in order. One that its paragraph leaves open runs to the paragraph's end where
    the next paragraph opens with a mark again, as long quotations do; else the mark is dropped."""
    found: list[Span] = []
    spans = list(paragraphs)
    for i, paragraph in enumerate(spans):
        following = text[spans[i + 1].start : spans[i + 1].start + 1] if i + 1 < len(spans) else ""
        found.extend(_in_paragraph(text, paragraph, following in ("\u201c", '"') and following != ""))
    return tuple(found)


def _in_paragraph(text: str, paragraph: Span, goes_on: bool) -> Iterator[Span]:
    at = paragraph.start
    #: Marks whose closing mark has run out: without it a line of opening marks would be read again and again.
    unclosed: set[str] = set()
    while True:
        opening = _next_opening(text, at, paragraph)
        if opening is None:
            return
        end = None if text[opening] in unclosed else _closing(text, opening, paragraph.end)
        if end is None:
            if text[opening] not in "'\u2018":
                unclosed.add(text[opening])
            if goes_on and text[opening] in '\u201c"':
                yield Span(opening, paragraph.end)
                return
            at = opening + 1
            continue
        if end - opening > 2:
            yield Span(opening, end)
        at = end


def _next_opening(text: str, at: int, paragraph: Span) -> int | None:
    for match in _MARK.finditer(text, at, paragraph.end):
        i = match.start()
        after = text[i + 1 : i + 2]
        free = i == paragraph.start or not text[i - 1].isalnum()
        if text[i] in "\u201d\u00bb\u2019" or not after or after.isspace() or not free:
            continue
        if text[i] in "'\u2018" and not (after.isalpha() and (i == paragraph.start or text[i - 1] in " \n\t([\u2014-")):
            continue
        return i
    return None


def _closing(text: str, opening: int, limit: int) -> int | None:
    mark = text[opening]
    if mark == '"':
        end = text.find('"', opening + 1, limit)
        return end + 1 if end >= 0 else None
    if mark in _CLOSES:
        for match in _MARK.finditer(text, opening + 1, limit):
            if match.group() in _CLOSES[mark]:
                return match.end()
        return None
    weak: int | None = None
    for match in _APOSTROPHE.finditer(text, opening + 1, min(limit, opening + _SINGLE)):
        i = match.start()
        if text[i + 1 : i + 2].isalnum():
            continue
        if text[i - 1] in ",.?!":
            return i + 1
        if weak is None and text[i - 1] != "s":
            weak = i + 1
    return weak
