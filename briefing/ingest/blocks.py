"""Plain text or Markdown → blocks: what each stretch of the page is, decided line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.ingest import boilerplate
from briefing.model import Block, Span
from briefing.model.source import BlockKind

_LINE = re.compile(r"[^\n\r\u2028\u2029]++")
_BULLET = re.compile(r"(?:[-*+\u2022\u2023\u25aa\u25cf\u25e6\u2043]|\(?\d{1,3}[.)]|\(?[a-z]\))\s++(?=\S)")
_HASHES = re.compile(r"#{1,6}\s++(?=\S)")
_RULE = re.compile(r"(?:[-*_=]\s*+){3,}$")
_DASH = r"[\u2014\u2013-]{1,2}"
_DATELINE = re.compile(
    r"(?:\([A-Z][\w .]{1,20}\)\s)?[A-Z][\w.'\u2019-]{1,24}(?:[ /,]{1,2}[A-Z(][\w.'\u2019)-]{0,24}){0,5}"
    r"(?:,? \d{1,2}(?:, \d{4})?)?(?: \([A-Z][\w ./-]{1,30}\))?[,:]? ?" + _DASH + r" (?=[\"\u201c]?[A-Z0-9])"
)
_STAMP = re.compile(
    r"\[?(?:Updated?:? )?\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?"
    r"(?: (?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|KST|MSK|EET|local time))?"
    r"(?:\s*+[-\u2013\u2014:|]\s++|\]\s*+|$)",
    re.IGNORECASE,
)
_TERMINAL = ".!?\u2026:;\"\u201d'\u2019)"
#: A line this long without a full stop is still running text.
_HEADING_WORDS = 16
_HEADING_LENGTH = 130


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    #: Blank lines stand before it.
    gap: bool
    indent: int


def blocks(text: str, start: int = 0) -> tuple[Block, ...]:
    """The blocks of a page in order, without overlap; `start` is where the body begins (front matter lies before it).

    Spans leave out list marks, hashes and the spaces at either end. Linear in the text.
    """
    found: list[Block] = []
    if start > 0 and text[:start].strip():
        found.append(Block("metadata", _trimmed(text, 0, start)))
    lines = _lines(text, start)
    state = _Page(_wrap_width(lines))
    at = 0
    while at < len(lines):
        taken = _take(lines, at, state, found, text)
        at += taken
    return tuple(found)


class _Page:
    """What has been seen so far."""

    def __init__(self, width: int) -> None:
        #: The width that the text is cut to by hand, or 0.
        self.width = width
        self.title = False
        self.body = False
        self.fenced = False
        #: Inside a "related stories" list, until running text comes.
        self.related = False


def _lines(text: str, start: int) -> list[_Line]:
    lines: list[_Line] = []
    gap = True
    last = start
    for match in _LINE.finditer(text, start):
        raw = match.group()
        stripped = raw.strip()
        gap = gap or text.count("\n", last, match.start()) > 1
        last = match.end()
        if not stripped:
            gap = True
            continue
        indent = len(raw) - len(raw.lstrip())
        begin = match.start() + indent
        lines.append(_Line(begin, begin + len(stripped), stripped, gap, indent))
        gap = False
    return lines


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _take(lines: list[_Line], at: int, page: _Page, found: list[Block], text: str) -> int:
    """Adds the block that begins with line `at`; the number of lines taken."""
    line = lines[at]
    words = line.text
    if words.startswith(("```", "~~~")):
        page.fenced = not page.fenced
        found.append(Block("boilerplate", Span(line.start, line.end)))
        return 1
    if page.fenced or _RULE.match(words):
        found.append(Block("boilerplate", Span(line.start, line.end)))
        return 1
    taken = _paragraph_lines(lines, at, page.width) if page.width else 1
    whole = " ".join(n.text for n in lines[at : at + taken]) if taken > 1 else words
    if boilerplate.is_boilerplate(whole):
        page.related = boilerplate.opens_list(whole)
        found.append(Block("boilerplate", Span(line.start, lines[at + taken - 1].end)))
        return taken
    if boilerplate.is_navigation(words) or (_short(words) and _beside_navigation(lines, at)):
        found.append(Block("boilerplate", Span(line.start, line.end)))
        return 1
    hashes = _HASHES.match(words)
    if hashes:
        kind: BlockKind = "heading" if page.title or page.body else "title"
        page.title = True
        page.related = boilerplate.opens_list(words[hashes.end() :])
        found.append(Block("boilerplate" if page.related else kind, _inner(line, hashes.end(), words.rstrip("# "))))
        return 1
    if words.startswith(">"):
        return _joined(lines, at, "quote", found, text, len(words) - len(words.lstrip("> ")))
    if words.startswith("|") or words.count("|") > 1 or words.count("\t") > 1:
        empty = not any(c.isalnum() for c in words)
        found.append(Block("boilerplate" if empty else "row", Span(line.start, line.end)))
        return 1
    bullet = _BULLET.match(words)
    if bullet and not (words[0].isdigit() and not page.body and not page.title):
        return _item(lines, at, bullet.end(), page, found, text)
    return _prose(lines, at, page, found, text)


def _inner(line: _Line, skip: int, words: str) -> Span:
    return Span(line.start + skip, max(line.start + skip, line.start + len(words)))


def _short(words: str) -> bool:
    return len(words) < 30 and words.count(" ") < 3 and words[-1] not in _TERMINAL


def _beside_navigation(lines: list[_Line], at: int) -> bool:
    """Whether a short line touches a line of navigation words."""
    near = lines[max(0, at - 1) : at] + lines[at + 1 : at + 2]
    return any(boilerplate.is_navigation(n.text) for n in near)


def _item(lines: list[_Line], at: int, skip: int, page: _Page, found: list[Block], text: str) -> int:
    line = lines[at]
    if page.related and line.text[-1] not in ".!?":
        found.append(Block("boilerplate", Span(line.start, line.end)))
        return 1
    end = at + 1
    while end < len(lines) and _continues_item(lines, end, line, page.width):
        end += 1
    found.append(Block("item", _trimmed(text, line.start + skip, lines[end - 1].end)))
    return end - at


def _continues_item(lines: list[_Line], at: int, item: _Line, width: int) -> bool:
    line = lines[at]
    if line.gap or _BULLET.match(line.text) or line.text.startswith(("|", "#", ">")):
        return False
    return line.indent > item.indent or line.text[0].islower() or bool(width and _full(lines, at - 1, width))


def _joined(lines: list[_Line], at: int, kind: BlockKind, found: list[Block], text: str, skip: int) -> int:
    line = lines[at]
    found.append(Block(kind, _trimmed(text, line.start + skip, line.end)))
    return 1


def _prose(lines: list[_Line], at: int, page: _Page, found: list[Block], text: str) -> int:
    line = lines[at]
    words = line.text
    if boilerplate.is_byline(words, early=not page.body):
        found.append(Block("byline", Span(line.start, line.end)))
        return 1
    if boilerplate.is_date_line(words) or (_STAMP.match(words) and len(words) < 30 and not words.endswith(".")):
        found.append(Block("dateline", Span(line.start, line.end)))
        return 1
    taken = _paragraph_lines(lines, at, page.width)
    last = lines[at + taken - 1]
    if taken == 1 and _is_heading(lines, at, page):
        kind: BlockKind = "heading" if page.title or page.body else "title"
        if page.related:
            kind = "boilerplate"
        page.title = page.title or kind == "title"
        found.append(Block(kind, Span(line.start, line.end)))
        return 1
    page.body = True
    page.related = False
    start = line.start
    for opening in (_STAMP, _DATELINE):
        match = opening.match(text, start, min(last.end, start + 120))
        if match and match.end() < last.end and (opening is _STAMP or _is_dateline(match.group())):
            found.append(Block("dateline", _trimmed(text, start, match.end())))
            start = match.end()
    found.append(Block("paragraph", _trimmed(text, start, last.end)))
    return taken


def _is_dateline(words: str) -> bool:
    """A place in capitals, or one followed by an agency in brackets or a date."""
    first = re.split(r"[ ,(/]", words.lstrip("("), maxsplit=1)[0]
    return (first.isupper() and len(first) > 2) or "(" in words or any(c.isdigit() for c in words)


def _is_heading(lines: list[_Line], at: int, page: _Page) -> bool:
    words = lines[at].text
    if len(words) > _HEADING_LENGTH or words.count(" ") >= _HEADING_WORDS or words[-1] in ".;,\u2026":
        return words[-1] not in '.;,\u2026!?"\u201d' and not page.title and not page.body and len(words) < 200
    if words[-1] in "!:?\"\u201d'\u2019)" and page.body and not lines[at].gap:
        return False
    if words[0].islower():
        return False
    follows = at + 1 < len(lines)
    return follows or page.body or (not page.title and words[-1].isalnum())


def _paragraph_lines(lines: list[_Line], at: int, width: int) -> int:
    """How many lines the paragraph runs over: more than one where the text is wrapped by hand."""
    end = at + 1
    while end < len(lines) and not lines[end].gap:
        words = lines[end].text
        before = lines[end - 1].text
        if _BULLET.match(words) or words.startswith(("|", "#", ">")) or boilerplate.is_boilerplate(words):
            break
        runs_on = before[-1] not in _TERMINAL and words[0].islower() and len(before) > 20
        if not (runs_on or (width and _full(lines, end - 1, width))):
            break
        end += 1
    return end - at


def _wrap_width(lines: list[_Line]) -> int:
    """The width that the lines of the page look cut to, or 0.

    Of lines that another follows without a gap, most must have had no room left for its first word; and no line of
    the page may be much longer.
    """
    followed = [n for n in range(len(lines) - 1) if not lines[n + 1].gap]
    width = max((len(line.text) for line in lines if " " in line.text), default=0)
    if not 45 <= width <= 120:
        return 0
    full = [n for n in followed if _full(lines, n, width)]
    running = [n for n in full if lines[n].text[-1] not in _TERMINAL]
    return width if len(full) > 1 and 2 * len(full) > len(followed) and 2 * len(running) > len(full) else 0


def _full(lines: list[_Line], at: int, width: int) -> bool:
    """Whether the first word of the next line had no room left on line `at`."""
    following = lines[at + 1].text.split(maxsplit=1)[0]
    return len(lines[at].text) + 1 + len(following) > width - 3
