"""What the lexicon says states send one another → the sides of an event that neither words nor other events give."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

from briefing.config.specs.rules import RuleSpec
from briefing.extract.frames.role_slots import Roles
from briefing.extract.frames.slots import Trigger
from briefing.extract.names.antecedents import Memory
from briefing.extract.names.entities import EntityIndex
from briefing.extract.scene.scene import Scene
from briefing.model import Fact
from briefing.model.fact import Side

#: PLOVER types of events in which things or people go from one to another.
_GIVING = frozenset(("AID", "MOBILIZE"))
#: A count that tells of a number sent: "one missile that hit Kharkiv" tells of a hit.
_SEVERAL = 2


def goes_between(rule: RuleSpec) -> bool:
    """Whether events of a kind have things or people go from one to another, and the text may settle who these are."""
    return rule.plover in _GIVING and rule.settled.keys() == {"actor", "recipient"}


def supplied(scene: Scene, trigger: Trigger, rule: RuleSpec, roles: Roles, memory: Memory) -> bool:
    """Whether an event without sides is of what is known to go from one state to another, and both are spoken of.

    Words that leave them out mean an event where they count it, or where nobody need be named: "were shipped". "The
    oil follows the customs" goes nowhere.
    """
    if roles.actor is not None or roles.recipient is not None or not roles.items or _state_acts(scene, trigger):
        return False
    item = roles.items[0]
    counted = item.quantity is not None and (item.quantity.low or item.quantity.high or 0) >= _SEVERAL
    passive = trigger.clause is not None and trigger.clause.verb.passive
    if item.np is None or scene.named(item.np) is None or not (counted or passive):
        return False
    return sent_between(scene, rule, item.name, memory)


def _state_acts(scene: Scene, trigger: Trigger) -> bool:
    """'Pyongyang is thought to have 50 warheads': whether a state is told to do it, so that no side is left out."""
    clause = trigger.clause
    named = (scene.named(np) for np in clause.subject) if clause is not None and not clause.verb.passive else ()
    readings = (mention.reading("entity") for mention in named if mention is not None)
    return any(reading is not None and reading.type == "state" for reading in readings)


def sent_between(scene: Scene, rule: RuleSpec, item: str, memory: Memory) -> bool:
    """Whether a thing is known to go from one state to another in events of a kind, and the text speaks of both."""
    way = scene.index.way_of(item) if goes_between(rule) else None
    return way is not None and memory.states.issuperset(way)


class Supplies:
    """Fills the open sides of the events of one document."""

    def __init__(self, index: EntityIndex, spoken: Sequence[tuple[int, str]]) -> None:
        """`spoken` says where the document names states, or whoever acts for them, and which, in order."""
        self._index, self._spoken = index, spoken
        self._states = {state for _, state in spoken}

    def open_sides(self, fact: Fact) -> dict[Side, str]:
        """Who has the empty sides of an event, where the text speaks of both states, and its sentence of no other."""
        states = self._index.way_of(fact.item)
        if states is None or not self._states.issuperset(states) or self._of_others(fact, states):
            return {}
        way: dict[Side, str] = dict(zip(("actor", "recipient"), states, strict=True))
        known = {side: self._index.side_of(getattr(fact, side)) for side in way}
        open_ = {side for side in way if getattr(fact, side) is None}
        if any(known[side] == state for side, state in way.items()):
            # Beside one of the two a third who is only guessed gives way.
            open_ |= {side for side in fact.inferred if known[side] not in states}
        if any(known[side] != way[side] for side in way.keys() - open_):
            return {}
        return {side: state for side, state in way.items() if side in open_}

    def _of_others(self, fact: Fact, states: Collection[str]) -> bool:
        """Whether the sentence speaks of a state besides two, or the event is told to happen in one.

        Whoever one of the two fights is named beside them for another reason.
        """
        first, last = (bisect_left(self._spoken, (at, "")) for at in (fact.sentence.start, fact.sentence.end))
        named = {state for _, state in self._spoken[first:last]}
        where = self._index.state_of_place(fact.place) if fact.place is not None else None
        return not named | {where} <= {*states, *map(self._index.enemy_of, states), None}
