"""One reader a kind of source: bytes → text, blocks and metadata. A new kind is a module and a row in the table."""

from __future__ import annotations

from collections.abc import Callable

from briefing.ingest.kinds import Kind
from briefing.ingest.readers import articles, feed, html, markdown, pdf, text
from briefing.ingest.readers.content import Content, Item
from briefing.model import Diagnostic

__all__ = ["READERS", "SPLITTERS", "Content", "Item"]

#: Kind → reader of (bytes, name in diagnostics). The libraries that some need are loaded when they read.
READERS: dict[Kind, Callable[[bytes, str], Content]] = {
    "articles": articles.read,
    "feed": articles.read,
    "html": html.read,
    "markdown": markdown.read,
    "pdf": pdf.read,
    "text": text.read,
}
#: Kinds that hold several articles → what takes them apart into items for their reader.
SPLITTERS: dict[Kind, Callable[[bytes, str], tuple[list[Item], list[Diagnostic]]]] = {
    "articles": articles.split,
    "feed": feed.split,
}
