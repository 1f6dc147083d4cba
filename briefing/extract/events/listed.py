"""A figure whose label stands before it → the event that heads its list: "Russian losses: personnel 1,180; tanks 9"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.frames.role_slots import Filler, Roles
from briefing.extract.roles.counted_phrase import labelled_before
from briefing.extract.roles.recounted import Count
from briefing.extract.scene.scene import Scene
from briefing.model import Fact, Quantity, Span

#: How many characters back the heading may stand.
_NEAR = 500
#: Of what is only planned or thought possible nothing is counted yet.
HAPPENED = frozenset(("asserted", "reported", "alleged"))


def heading(scene: Scene, quantity: Quantity, earlier: Sequence[Fact]) -> Fact | None:
    """The event told without a figure whose words end in the colon of the list; None where others are told of since."""
    if not labelled_before(quantity):
        return None
    text, at = scene.parsed.text, quantity.span.start
    since: set[str | None] = {None}
    for fact in reversed(earlier):
        if at - fact.evidence.span.start > _NEAR:
            return None
        if not fact.unit and fact.item:
            closed = min(fact.sentence.end, at)
            opens = ":" in text[fact.evidence.span.end : closed]
            happened = fact.modality in HAPPENED and not fact.negated
            return fact if opens and happened and since <= {None, fact.recipient} else None
        since.add(fact.recipient)
    return None


def sides_of(told: Count | Fact, quantity: Quantity) -> Roles:
    """The sides of what was told before, for a figure that is told of it."""
    nowhere = Span(quantity.span.start, quantity.span.start)
    actor, recipient, place = (
        Filler(name, nowhere, note="told of the count before", inferred=True) if name else None
        for name in (told.actor, told.recipient, told.place)
    )
    return Roles(actor, recipient, place)
