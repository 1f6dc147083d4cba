"""One reader a file type: text → its metadata and blocks. A new type is a module here and a row in the table."""

from __future__ import annotations

from collections.abc import Callable

from briefing.ingest.readers import markdown, text
from briefing.ingest.readers.content import Content

__all__ = ["READERS", "Content"]

#: Suffix → reader of (text, name in diagnostics).
READERS: dict[str, Callable[[str, str], Content]] = {
    ".markdown": markdown.read,
    ".md": markdown.read,
    ".text": text.read,
    ".txt": text.read,
}
