"""The facts of a document → the same, where nobody is taken to fight those whose soldiers fight for him.

"Pyongyang suffered 1,100 casualties" in a text on its soldiers in Russia says nothing of Russia's hand in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.config.specs.rules import RuleSpec
from briefing.extract.names.entities import EntityIndex
from briefing.extract.scene.noun_phrases import PEOPLE
from briefing.model import Fact
from briefing.model.fact import Side


def without_allies(facts: Sequence[Fact], rules: Mapping[str, RuleSpec], index: EntityIndex) -> Iterator[Fact]:
    """The facts in their order; a side that no words name is taken out where the other is on the same one."""
    sends = {_sides(f, index) for f in facts if _sends(f, rules[f.kind], index)}
    fights = [f for f in facts if rules[f.kind].plover == "ASSAULT"]
    foes = {_sides(f, index) for f in fights if not f.inferred and f.place is None}
    # Soldiers sent to a state that is at war with another are no enemies of its own.
    allied = {pair for pair in sends - foes if index.enemy_of(pair[1]) not in (None, pair[0])}
    for fact in facts:
        one, two = _sides(fact, index)
        if rules[fact.kind].plover == "ASSAULT" and ((one, two) in allied or (two, one) in allied):
            fact = _parted(fact, index)
        yield fact


def _sides(fact: Fact, index: EntityIndex) -> tuple[str | None, str | None]:
    return index.side_of(fact.actor), index.side_of(fact.recipient)


def _sends(fact: Fact, rule: RuleSpec, index: EntityIndex) -> bool:
    """Whether a fact tells that one state has people serve another."""
    told = rule.plover == "MOBILIZE" and fact.modality in ("asserted", "reported") and not fact.negated
    return told and None not in _sides(fact, index) and PEOPLE in index.item_types(fact.item or "")


def _parted(fact: Fact, index: EntityIndex) -> Fact:
    """A fight between allies without the side that was only inferred, or is that of the place where it was."""
    by_place = fact.place is not None and index.state_of_place(fact.place) == index.side_of(fact.recipient)
    if "actor" in fact.inferred:
        return replace(fact, actor=None, inferred=_but(fact, "actor"), notes=_noted(fact, "actor", fact.actor))
    if by_place or "recipient" in fact.inferred:
        notes = _noted(fact, "recipient", fact.recipient)
        return replace(fact, recipient=None, inferred=_but(fact, "recipient"), notes=notes)
    return fact


def _but(fact: Fact, side: Side) -> tuple[Side, ...]:
    return tuple(one for one in fact.inferred if one != side)


def _noted(fact: Fact, side: Side, name: str | None) -> tuple[str, ...]:
    return (*fact.notes, f"{side} not {name}, on whose side the other is")
