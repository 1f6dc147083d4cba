"""Markdown, with or without front matter → its blocks and the metadata that the front matter gives."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.ingest.blocks import blocks
from briefing.ingest.decode import decode
from briefing.ingest.metadata import parse_metadata
from briefing.ingest.readers.content import Content, unreadable
from briefing.model import Diagnostic, Location

_OPEN = re.compile(r"---[ \t]*\r?\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_PAIR = re.compile(r"[ \t]*[A-Za-z_][\w-]*[ \t]*:")


def read(data: bytes, name: str) -> Content:
    """Front matter stands between lines of three hyphens at the very start; the body begins after it."""
    text, diagnostics = decode(data, name)
    if text is None:
        return unreadable(*diagnostics)
    content = _parsed(text, name)
    return replace(content, diagnostics=(*diagnostics, *content.diagnostics))


def _parsed(text: str, name: str) -> Content:
    opened = _OPEN.match(text)
    if opened is None:
        return Content(text, blocks(text))
    closed = _CLOSE.search(text, opened.end())
    if closed is None:
        return _never_closed(text, name, opened.end())
    metadata, diagnostics = parse_metadata(text[opened.end() : closed.start()], name, first_line=2)
    return Content(text, blocks(text, closed.end()), metadata, tuple(diagnostics))


def _never_closed(text: str, name: str, start: int) -> Content:
    """A rule at the top of the text, or front matter without an end: its lines of `key: value` tell which."""
    lines = text[start:].splitlines(keepends=True)
    count = next((n for n, line in enumerate(lines) if not _PAIR.match(line)), len(lines))
    if not count:
        return Content(text, blocks(text))
    end = start + sum(len(line) for line in lines[:count])
    place = Location(name, 1, 1, 3, text[:start].rstrip())
    wrong = Diagnostic(
        "SRC008", "error", "the front matter is not closed", place, "end it with a line of three hyphens"
    )
    metadata, _ = parse_metadata(text[start:end], name, first_line=2)
    return Content(text, blocks(text, end), metadata, (wrong,))
