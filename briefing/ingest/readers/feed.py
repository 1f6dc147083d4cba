"""An RSS or Atom feed → its entries, each as the JSON object of one article."""

from __future__ import annotations

import json
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from briefing.ingest.readers.content import Item
from briefing.model import Diagnostic, Location

_BREAKS = frozenset(
    {"p", "br", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "tr", "table", "section"}
)
_SILENT = frozenset({"script", "style", "template"})


def split(data: bytes, name: str) -> tuple[list[Item], list[Diagnostic]]:
    """Each entry as one JSON line, in the feed's order."""
    found, diagnostics = entries(data, name)
    lines = (json.dumps(entry, sort_keys=True, ensure_ascii=False).encode() for entry in found)
    return [Item(line, n) for n, line in enumerate(lines, start=1)], diagnostics


def entries(data: bytes, name: str) -> tuple[list[dict[str, str]], list[Diagnostic]]:
    """Title, text, url, published (ISO), author and publisher of each entry, as far as the feed gives them."""
    import feedparser  # only where there is a feed to read

    feed = feedparser.parse(data)
    if not feed.entries and feed.bozo:
        hint = "open the address in a browser: it may have moved, or ask to sign in"
        wrong = Diagnostic("SRC012", "error", "this is no feed that can be read", Location(name), hint)
        return [], [wrong]
    publisher = _words(feed.feed.get("title"))
    return [_entry(entry, publisher) for entry in feed.entries], []


def _entry(entry: Mapping[str, Any], publisher: str) -> dict[str, str]:
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    contents = [part.get("value", "") for part in entry.get("content", ())]
    longest = max((plain(text) for text in (*contents, entry.get("summary", ""))), key=len)
    given = {
        "title": _words(entry.get("title")),
        "text": longest,
        "url": str(entry.get("link", "")).strip(),
        "published": f"{when.tm_year:04d}-{when.tm_mon:02d}-{when.tm_mday:02d}" if when else "",
        "author": _words(entry.get("author")),
        "publisher": _words((entry.get("source") or {}).get("title")) or publisher,
    }
    return {key: value for key, value in given.items() if value}


def _words(text: Any) -> str:
    return " ".join(plain(str(text or "")).split())


def plain(markup: str) -> str:
    """The words of a fragment of HTML, a line for each of its blocks."""
    reader = _Fragment()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.words).split("\n"))
    return "\n\n".join(line for line in lines if line)


class _Fragment(HTMLParser):
    """Collects the words of a fragment."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag in _BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BREAKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)
