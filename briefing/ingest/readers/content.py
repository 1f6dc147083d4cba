"""What a reader finds in one text: its blocks, its own metadata, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.config import MetadataSpec
from briefing.model import Block, Diagnostic


@dataclass(frozen=True)
class Content:
    """Blocks in order and without overlap; spans are code points of the text as it was given."""

    blocks: tuple[Block, ...]
    metadata: MetadataSpec = field(default_factory=MetadataSpec)
    diagnostics: tuple[Diagnostic, ...] = ()
