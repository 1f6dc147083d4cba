"""A document → sightings, as an extractor finds them that is sometimes wrong: figures rounded up, words made up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.plugins.contracts import Document, Proposal

_SIGHTING = re.compile(r"counted (?P<number>\d+) (?P<item>\w+) bound for (?P<to>\w+)")


def extract(document: Document) -> Iterator[Proposal]:
    """Each sighting as the text has it; then the same rounded up, and one that the text does not have at all."""
    for match in _SIGHTING.finditer(document.text):
        figure = float(match["number"])
        read = Proposal(
            kind="transfer",
            quote=match[0],
            start=match.start(),
            recipient=match["to"],
            item=match["item"],
            value_low=figure,
            value_high=figure,
        )
        yield read
        yield Proposal(read.kind, read.quote, read.start, item=read.item, value_low=figure + 1, value_high=figure + 1)
        yield Proposal(read.kind, f"counted {match['number']} submarines", item="submarines")
