"""One attribution inside a line, before it has places in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.config.specs.reporting import Lends

#: First and last token, both inside.
Range = tuple[int, int]


@dataclass(slots=True)
class Found:
    """One attribution inside a line, in token indices."""

    cue: Range
    source: Range | None
    pieces: list[Range] = field(default_factory=list)
    modality: Lends = "reported"
    factive: bool = False
    negated: bool = False
    #: Words that name whom the source passes on (citing) stand in `source`; the carrier is this one.
    carrier: Range | None = None
    #: Canonical name where no source is named.
    unnamed: str | None = None
    #: The content stands left of the source: closing or inverted "said X".
    inverted: bool = False
    #: A verb that brings quoted words in.
    speaks: bool = False
    noun: bool = False
    #: "officials who said …"
    relative: bool = False
