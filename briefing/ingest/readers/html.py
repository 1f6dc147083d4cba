"""A web page → its main text, without what surrounds it, and the metadata that its head gives."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from briefing.config import MetadataSpec
from briefing.ingest.blocks import blocks
from briefing.ingest.decode import decode
from briefing.ingest.readers.content import Content, unreadable

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,32})""", re.IGNORECASE)
#: No clock decides what a date may be: only a limit that no page reaches.
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31", "min_date": "1995-01-01"}
_SPACE = re.compile(r"\s+")


def read(data: bytes, name: str) -> Content:
    """The text is written as Markdown: headings, items, quotations and table rows keep their role, links go."""
    page, diagnostics = decode(_as_utf8(data), name)
    if page is None:
        return unreadable(*diagnostics)
    found = _extracted(page)
    if found is None:
        return Content("", (), diagnostics=tuple(diagnostics))
    title = _plain(found.title)
    lines = list(_lines(found.body))
    if title and lines and not (lines[0].startswith("#") and _same(lines[0].lstrip("# "), title)):
        lines.insert(0, f"# {title}")
    text = "\n\n".join(lines) + "\n" if lines else ""
    return Content(text, blocks(text), _metadata(found, title), tuple(diagnostics))


def _as_utf8(data: bytes) -> bytes:
    """The page in UTF-8 where it names another encoding in its first kilobytes and holds to it."""
    named = _CHARSET.search(data, 0, 4096)
    if named is None or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return data
    try:
        return data.decode(named.group(1).decode()).encode()
    except (LookupError, UnicodeError):
        return data


def _extracted(page: str) -> Any:
    import trafilatura  # only where there is a page to read: it takes a third of a second to load

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=True, date_extraction_params=_DATES
    )


def _lines(node: Any) -> Iterator[str]:
    """One line of Markdown for each block below `node`, in order."""
    for child in node:
        tag = child.tag
        if tag in ("list", "table", "div") and len(child):
            yield from _lines(child)
            continue
        if tag == "quote" and len(child):
            yield from (f"> {line}" for line in _lines(child))
            continue
        if tag == "row":
            words = " | ".join(_text(cell) for cell in child)
            line = f"| {words} |"
        else:
            words = _text(child)
            line = _mark(child) + words
        if words.strip(" |"):
            yield line


def _mark(node: Any) -> str:
    if node.tag == "head":
        level = str(node.get("rend", "h2"))[1:]
        return "#" * (int(level) if level.isdigit() and 1 <= int(level) <= 6 else 2) + " "
    return {"item": "- ", "quote": "> "}.get(node.tag, "")


def _text(node: Any) -> str:
    return _SPACE.sub(" ", "".join(node.itertext())).strip()


def _plain(words: str | None) -> str | None:
    return _SPACE.sub(" ", words).strip() or None if words else None


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _metadata(found: Any, title: str | None) -> MetadataSpec:
    given = {
        "title": title,
        "publisher": _plain(found.sitename),
        "author": _plain(found.author),
        "published": found.date,
        "url": found.url if str(found.url or "").startswith(("http://", "https://")) else None,
    }
    return MetadataSpec.model_validate({key: value for key, value in given.items() if value})
