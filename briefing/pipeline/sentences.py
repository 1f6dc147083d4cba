"""A stretch of brief.md in, its sentences out: of paragraphs, list entries and table rows, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SKIPPED = re.compile(r"\s*(?:$|#|!\[|\[\^\d+\]:|\|(?:\s*:?-+:?\s*\|)+\s*$)")
_ENTRY = re.compile(r"\s*(?:[-*]|\d+\.)\s+")
#: A full stop, what may close on it, and its citations; then a new sentence or the end.
_END = re.compile(r"[.!?][\"”’*)]*(?:\[\^\d+\])*(?=\s+[^\sa-z]|\s*$)")
#: An initial, unless it is a grade; or a word cut short.
_ABBREVIATION = re.compile(
    r"(?:(?<!graded )(?<! or )(?<!above )\b[A-Z]|\bNo|\bSt|\bDr|\bMr|\bMrs|\bMs|\bvs|\be\.g|\bi\.e)\.$"
)
_CITATION = re.compile(r"\[\^\d+\]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one row of a table; `start` and `end` are code points of brief.md, without its citations."""

    start: int
    end: int
    text: str
    cited: bool


def sentences(markdown: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentences between two places; headings, drawings, the source list and the heads of tables are none."""
    at = start
    lines = markdown[start:end].split("\n")
    for n, line in enumerate(lines):
        following = lines[n + 1] if n + 1 < len(lines) else ""
        head = line.startswith("|") and following.startswith("|") and _SKIPPED.match(following) is not None
        if not head and not _SKIPPED.match(line):
            yield from _row(line, at) if line.startswith("|") else _prose(line, at)
        at += len(line) + 1


def _row(line: str, at: int) -> Iterator[Sentence]:
    yield Sentence(at, at + len(line), line.strip("| "), _CITATION.search(line) is not None)


def _prose(line: str, at: int) -> Iterator[Sentence]:
    entry = _ENTRY.match(line)
    begin = entry.end() if entry else 0
    for match in _END.finditer(line):
        if match.start() < begin or _ABBREVIATION.search(line[: match.start() + 1]):
            continue
        yield from _made(line, begin, match.end(), at)
        begin = match.end()
    yield from _made(line, begin, len(line), at)


def _made(line: str, begin: int, end: int, at: int) -> Iterator[Sentence]:
    raw = line[begin:end]
    text = _CITATION.sub("", raw).strip()
    if text:
        first = begin + len(raw) - len(raw.lstrip())
        last = first + len(_CITATION.split(raw.strip())[0].rstrip()) if _CITATION.search(raw) else end
        yield Sentence(at + first, at + last, text, _CITATION.search(raw) is not None)
