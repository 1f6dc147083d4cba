"""The facts of a document → the same, where a pact whose parties go unnamed is between those who made it.

"The treaty took effect in December" names nobody. A reader takes it for the treaty that the text tells two states to
have made; and where all that a text tells of dealings is between two states, for one of theirs.
"""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.config.specs.rules import RuleSpec
from briefing.extract.names.entities import EntityIndex
from briefing.extract.roles.sides import DEALING
from briefing.extract.roles.told import Told, with_side
from briefing.model import Fact

_Pair = tuple[str, str]
#: Words for a pact that need not be the one told of.
_ANOTHER = frozenset("a an another other others further new more several some any no".split())


def between_parties(
    facts: Iterable[Fact], told: Sequence[Told], rules: Mapping[str, RuleSpec], index: EntityIndex
) -> Iterator[Fact]:
    """The facts in their order; `told` are the same as their sentences tell them, one by one."""
    pacts = {kind for kind, rule in rules.items() if rule.plover == "AGREE" and rule.symmetric}
    named = [(one.fact, pair) for one in told if (pair := _parties(one, index)) is not None]
    made = [(fact, pair) for fact, pair in named if fact.kind in pacts]
    dealing = {pair for fact, pair in named if rules[fact.kind].plover in DEALING and not fact.negated}
    only = next(iter(dealing)) if len(dealing) == 1 else None
    occasions = [(fact, pair) for fact, pair in named if rules[fact.kind].occasion and fact.kind not in pacts]
    for fact in facts:
        if fact.kind in pacts and fact.recipient is None:
            fact = _on_occasion(fact, occasions, index) or _completed(fact, made, only, index)
        yield fact


def _parties(one: Told, index: EntityIndex) -> _Pair | None:
    """The two states between which something is told to be, by words of its own."""
    names = " and ".join(filter(None, (one.fact.actor, one.fact.recipient))).split(" and ")
    states = sorted({state for state in map(index.side_of, names) if state is not None})
    return (states[0], states[1]) if len(states) == 2 and not one.inferred else None


def _on_occasion(fact: Fact, occasions: Iterable[tuple[Fact, _Pair]], index: EntityIndex) -> Fact | None:
    """'Putin flew to Hanoi and signed a pact': with the host of a visit told before in its sentence."""
    state = index.side_of(fact.actor)
    here = [
        pair
        for occasion, pair in occasions
        if occasion.sentence == fact.sentence and occasion.evidence.span.start < fact.evidence.span.start
    ]
    others = {name for pair in here if state in pair for name in pair if name != state}
    if state is None or len(others) != 1:
        return None
    return with_side(fact, "recipient", next(iter(others)), "takes part in what the sentence tells before")


def _completed(fact: Fact, made: Iterable[tuple[Fact, _Pair]], only: _Pair | None, index: EntityIndex) -> Fact:
    """A pact with the parties that it leaves unnamed: those of all of its sort, else the `only` ones told to deal."""
    pairs: set[_Pair | None] = {pair for other, pair in made if _of_one_sort(fact, other, index)}
    pairs = pairs or {only}
    pair = next(iter(pairs))
    if len(pairs) > 1 or pair is None or not set(fact.about) <= set(pair):
        return fact
    if fact.actor is None:
        if not _ANOTHER.isdisjoint(fact.evidence.exact.lower().split()):
            return fact
        return with_side(fact, "actor", " and ".join(pair), "have made it by the text")
    other = [name for name in pair if name != index.side_of(fact.actor)]
    if len(other) != 1:
        return fact
    return with_side(fact, "recipient", other[0], "is its other party by the text")


def _of_one_sort(one: Fact, other: Fact, index: EntityIndex) -> bool:
    """Whether two pacts may go by one name: a partnership treaty is a treaty."""
    return other.item in index.item_types(one.item or "") or one.item in index.item_types(other.item or "")
