"""What a reader finds in the bytes of one source: its text, blocks and own metadata, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.config import MetadataSpec
from briefing.model import Block, Diagnostic


@dataclass(frozen=True)
class Content:
    """Blocks in order and without overlap; spans are code points of `text`, the document's text from now on."""

    text: str
    blocks: tuple[Block, ...]
    metadata: MetadataSpec = field(default_factory=MetadataSpec)
    diagnostics: tuple[Diagnostic, ...] = ()
    #: What the file says of itself and the words may know better: it stands behind everything else.
    fallback: MetadataSpec = field(default_factory=MetadataSpec)
    #: Where each page begins in `text`; empty for what has no pages.
    pages: tuple[int, ...] = ()


@dataclass(frozen=True)
class Item:
    """One article of a file that holds several: its own bytes, and the line it begins on."""

    data: bytes
    line: int


def unreadable(*diagnostics: Diagnostic) -> Content:
    """The content of what cannot be read, with the reasons."""
    return Content("", (), diagnostics=diagnostics)
