"""Facts, and what their document names → the same with the states that their sentences have to do with."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from briefing.extract.events.facts import changed
from briefing.extract.names.antecedents import Memory
from briefing.extract.names.entities import EntityIndex, Mention
from briefing.extract.roles.told import Told
from briefing.model import Fact

_start = itemgetter(0)
#: Names of one sentence at most that are looked back at.
_MANY = 20


def concerning(told: Iterable[Told], memory: Memory, index: EntityIndex) -> Iterator[Told]:
    """Each with the states that its sentence names, by their people, places and makes too, in their order by name.

    A sentence that names none goes on about those of the last one that does; so does one that names only who speaks in
    it: "The Kremlin called this fake news". What is denied so may be what the text leads with, as well.
    """
    named = sorted(set(_named(memory, index)))
    lead = {state for _, sentence, state in named[:_MANY] if sentence == named[0][1]}
    for one in told:
        span = one.fact.sentence
        first, last = (bisect_left(named, edge, key=_start) for edge in (span.start, span.end))
        here = named[first:last]
        if not here and first:
            here = _last(named, first)
        states = {state for *_, state in here} | ({one.fact.make} if one.fact.make is not None else set())
        if first and states and states <= _speaking(one.fact, index):
            states |= {state for *_, state in _last(named, first)} | (lead if one.fact.modality == "denied" else set())
        yield replace(one, fact=changed(one.fact, about=tuple(sorted(states)), make=_make(one.fact, index)))


def _last(named: Sequence[tuple[int, int, str]], at: int) -> list[tuple[int, int, str]]:
    """What the last sentence before number `at` names that names anything."""
    sentence = named[at - 1][1]
    return [name for name in named[max(0, at - _MANY) : at] if name[1] == sentence]


def _speaking(fact: Fact, index: EntityIndex) -> set[str | None]:
    """The state of who says so, where nobody else is told of."""
    return {index.side_of(fact.attribution)} if fact.attribution is not None and fact.recipient is None else set()


def states_named(mentions: Iterable[Mention], index: EntityIndex) -> tuple[str, ...]:
    """The states that names of actors, places and items lead to, in their order by name."""
    names = {reading.name for mention in mentions for reading in mention.readings}
    found = {index.state_of(name) or index.state_of_place(name) or index.maker(name) for name in names}
    return tuple(sorted(state for state in found if state is not None))


def _make(fact: Fact, index: EntityIndex) -> str | None:
    """Whose make the item is, where that is nobody of those told of."""
    if fact.make is None:
        return None
    names = (name for side in (fact.actor, fact.recipient) if side for name in (side, *side.split(" and ")))
    return None if fact.make in {index.side_of(name) for name in names} else fact.make


def _named(memory: Memory, index: EntityIndex) -> Iterator[tuple[int, int, str]]:
    """Place, number of the sentence and state of all that a text names."""
    for actor in memory.named:
        if actor.state is not None:
            yield actor.at, actor.sentence, actor.state
    for thing in memory.things:
        state = index.state_of_place(thing.name) or index.maker(thing.name)
        if state is not None:
            yield thing.at, thing.sentence, state
