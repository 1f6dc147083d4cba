"""Plain text → its blocks."""

from __future__ import annotations

from briefing.ingest.blocks import blocks
from briefing.ingest.decode import decode
from briefing.ingest.readers.content import Content, unreadable


def read(data: bytes, name: str) -> Content:
    """The text as it stands, and its blocks; without a text, and saying so, where the bytes cannot be decoded."""
    text, diagnostics = decode(data, name)
    if text is None:
        return unreadable(*diagnostics)
    return Content(text, blocks(text), diagnostics=tuple(diagnostics))
