"""A fact as its sentence tells it → the same with a side that no words name; whether its event is at home."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.extract.names.entities import EntityIndex
from briefing.model import Fact
from briefing.model.fact import Side

#: Behind a side in the notes of a fact: it is told of by words that name nobody, and nothing else settles it.
ANOTHER = "is somebody whom nothing names"


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as its sentence tells it."""

    fact: Fact
    #: It stands in a title.
    title: bool = False
    #: The sides that no words of its sentence name.
    inferred: frozenset[Side] = frozenset()
    #: Nothing is told: it is only asked for, or was taken back; what follows may go on about it.
    untold: bool = False
    #: Where the entry of a chronicle begins that tells it, or what stands under a dated heading; -1 elsewhere.
    entry: int = -1


def at_home(fact: Fact, index: EntityIndex) -> bool:
    """Whether somebody acts in his own country, and so on nobody else: 'Russian forces took Sudzha'."""
    place = index.state_of_place(fact.place) if fact.place is not None else None
    return place is not None and place == index.side_of(fact.actor)


def with_side(fact: Fact, side: Side, name: str, why: str) -> Fact:
    """A fact with somebody on a side whom its own words do not name, and a note why."""
    notes = (*(n for n in fact.notes if not n.startswith(f"{side} ")), f"{side} inferred: {name} {why}")
    inferred = tuple(sorted({*fact.inferred, side}))
    if side == "actor":
        return replace(fact, actor=name, inferred=inferred, notes=notes)
    return replace(fact, recipient=name, inferred=inferred, notes=notes)
