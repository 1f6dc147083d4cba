"""Plain text → its blocks."""

from __future__ import annotations

from briefing.ingest.blocks import blocks
from briefing.ingest.readers.content import Content


def read(text: str, name: str) -> Content:
    return Content(blocks(text))
