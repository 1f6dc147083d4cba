"""One attribution inside a line, before it has places in the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.model.fact import Modality

#: First and last token, both inside.
Range = tuple[int, int]


@dataclass(slots=True)
class Found:
    """One attribution inside a line, in token indices."""

    cue: Range
    source: Range | None
    pieces: list[Range] = field(default_factory=list)
    modality: Modality = "reported"
    negated: bool = False
    #: Words that name whom the source passes on (citing) stand in `source`; the carrier is this one.
    carrier: Range | None = None
    #: Canonical name where no source is named.
    unnamed: str | None = None
    #: The content stands left of the source: closing or inverted "said X".
    inverted: bool = False
    noun: bool = False
    #: "officials who said …"
    relative: bool = False
    #: False where it is a wish or an intention: what the text tells stays the text's own.
    credits: bool = True
    #: It passes judgement on what it names, and tells nothing that could go on: condemned the launch.
    judges: bool = False
    #: Somebody else says of it that it is not so: "Kyiv's claims that … are false".
    refuted: bool = False
    #: Negated, it affirms: no doubt that.
    doubts: bool = False
    #: What is negated with it is not so: found no evidence that, has not seen that.
    evidential: bool = False
    #: Negated, it says nothing either way: has not confirmed that.
    telling: bool = False
    #: False where it tells only how sure something is: possibly, it is likely that.
    listed: bool = True
    #: It stands only where the lexicon has the sources of all such in its sentence.
    known: bool = False
