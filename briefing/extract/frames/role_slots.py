"""A kind's roles and the slots that a frame names for them → what is sought where; and what fills them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from briefing.config.specs.rules import RoleName, RoleSpec, RuleSpec
from briefing.extract.frames.slots import NO_PREPOSITIONS
from briefing.extract.grammar.phrases import NounPhrase
from briefing.model import Quantity, Span
from briefing.model.fact import Side

#: What is filled first is not taken again.
_ORDER: tuple[RoleName, ...] = ("item", "actor", "recipient", "place")
#: Slots that look at events read before: near by, of this kind, of this kind in this sentence; who did the last; who
#: fired what is shot down.
SHARED = frozenset(("topic", "again", "same", "doer", "force", "counterpart", "answered"))
#: Slots that nothing of the clause fills: these, the make of the item, who says so, as one of those at war, too, and
#: the state of who is at home.
_APART = SHARED | {"maker", "speaker", "claimant", "home"}
#: Last steps that lead to words before the head of a phrase.
_PARTS = frozenset(("make", "origin", "compound"))
_ELSEWHERE = NO_PREPOSITIONS | _APART


@dataclass(frozen=True, slots=True)
class Slot:
    """The name of a slot, taken apart: 'object.of.first', 'between.all', 'origin', 'to.in'."""

    name: str
    #: All steps but the last, and the last.
    base: str
    last: str
    #: The first step, where it is a preposition that must stand behind the trigger.
    preposition: str | None
    #: Nothing of the clause fills it.
    apart: bool
    #: It looks at a part of what stands there: a head, a name before it, one of a pair.
    parts: bool
    #: What is found there may fill another role, too: it is a part of a noun phrase, or what one leads to.
    inside: bool


@cache
def slot_of(name: str) -> Slot:
    """The parts of a slot's name."""
    base, _, last = name.rpartition(".")
    first = name.partition(".")[0]
    preposition = None if first in _ELSEWHERE else first
    parts = name == "head" or name == "origin.all" or last in _PARTS or (bool(base) and last in ("first", "second"))
    inside = bool(base) or name in ("origin", "compound")
    return Slot(name, base, last, preposition, name in _APART, parts, inside)


@dataclass(frozen=True, slots=True)
class RoleSlots:
    """One role of a frame: what may fill it, the slots where that is sought, best first, and whether it must be."""

    name: RoleName
    spec: RoleSpec
    types: tuple[str, ...]
    slots: tuple[Slot, ...]
    needed: bool
    #: An actor who may be the other side of two, which is known when the recipient is.
    later: bool = False
    #: The names of its slots.
    names: frozenset[str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", frozenset(slot.name for slot in self.slots))

    def prepositions(self) -> frozenset[str] | None:
        """Those one of which must stand behind the trigger for the role to be filled; None where it may do without."""
        first = [slot.preposition for slot in self.slots]
        return None if None in first else frozenset(filter(None, first))


def compile_slots(
    rule: RuleSpec,
    slots: Mapping[RoleName, tuple[str, ...]],
    narrowed: Mapping[RoleName, tuple[str, ...]] = MappingProxyType({}),
    needs: Collection[str] = (),
) -> tuple[RoleSlots, ...]:
    """The roles for which `slots` names any; `narrowed` stands before the kind's own types."""
    return tuple(
        RoleSlots(
            name,
            rule.roles[name],
            narrowed.get(name, rule.roles[name].types),
            tuple(map(slot_of, slots[name])),
            name in needs,
            name == "actor" and "counterpart" in slots[name] and "recipient" in slots,
        )
        for name in _ORDER
        if name in slots
    )


@dataclass(slots=True)
class Filler:
    """One candidate for a role."""

    name: str
    span: Span
    np: NounPhrase | None = None
    quantity: Quantity | None = None
    #: The place itself, where the role took the state it lies in.
    place: str | None = None
    note: str | None = None
    #: Not named in the words that fill the role, but taken from what stands around them.
    inferred: bool = False
    #: Somebody is meant, but not surely this one: the event stands, and its role stays open.
    doubtful: bool = False


def filler_name(one: Filler | None) -> str | None:
    """The name that a filler gives, if any and surely."""
    return one.name if one is not None and not one.doubtful else None


@dataclass(slots=True)
class Roles:
    """What fills the roles of one frame."""

    actor: Filler | None = None
    recipient: Filler | None = None
    place: Filler | None = None
    items: list[Filler] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    #: All that was joined into a role, one by one.
    members: dict[str, list[Filler]] = field(default_factory=dict)

    def count(self) -> tuple[int, int]:
        """How many roles the sentence itself fills, and how many are filled at all."""
        filled = [x for x in (self.actor, self.recipient, self.place) if x is not None]
        named = [x for x in filled if x.span.start < x.span.end]
        return len(named) + bool(self.items), len(filled)

    def inferred(self) -> frozenset[Side]:
        """The sides that no words of the sentence fill."""
        sides: dict[Side, Filler | None] = {"actor": self.actor, "recipient": self.recipient}
        return frozenset(name for name, one in sides.items() if one is not None and (one.inferred or one.doubtful))
