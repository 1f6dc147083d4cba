"""A trigger and the town, region or site that stands beside it → where what it tells of happens, if no role says so."""

from __future__ import annotations

from briefing.config.specs.rules import RuleSpec
from briefing.extract.frames.one_time import TELLING
from briefing.extract.frames.role_slots import Filler, Roles
from briefing.extract.frames.slots import Trigger, slot
from briefing.extract.grammar.phrases import NounPhrase
from briefing.extract.scene.scene import Scene

#: Prepositions of where something happens.
_WHERE = ("in", "at", "near", "outside", "around", "off")
#: Where the place of a deed stands that has others for its effect.
_HIT = ("in", "at", "near", "object.in", "object.near", "object.at", "object", "into", "into.in", "on", "on.in")
#: PLOVER types of what is only said or decreed, and happens nowhere in particular.
_NOWHERE = frozenset(("ACCUSE", "REJECT", "SANCTION"))
#: Types of places that are no states.
_SPOTS = frozenset(("city", "region", "site", "front", "sea", "peninsula"))


def spot(scene: Scene, trigger: Trigger, roles: Roles, rule: RuleSpec) -> Filler | None:
    """The place that a preposition of place gives to the clause or noun, unless that fills a role."""
    if rule.plover in _NOWHERE:
        return None
    used = {id(one.np) for one in (roles.actor, roles.recipient, *roles.items) if one is not None}
    clause = scene.clause_with(trigger.noun) if trigger.noun is not None else None
    around = trigger.beside(scene, "clause") if clause is not None and clause.verb.lemma not in TELLING else []
    for near in (trigger, *around):
        for word in _WHERE:
            for group in slot(scene, near, word) if word in near.behind(scene) else ():
                found = _place(scene, group[0]) if id(group[0]) not in used else None
                if found is not None:
                    return found
    return _where_it_led(scene, trigger) if rule.plover == "ASSAULT" else None


def _where_it_led(scene: Scene, trigger: Trigger) -> Filler | None:
    """'Hit a tower in Kharkiv, killing three': the place of what had that effect."""
    clause = trigger.clause
    over = clause.matrix if clause is not None and clause.opener == "participle" and clause.verb.form == "ing" else None
    if over is None or over.verb.lemma in TELLING:
        return None
    deed = Trigger(over, None, over.verb.lemma, over.verb.first, over.verb.last)
    groups = (group for name in _HIT for group in slot(scene, deed, name))
    return next((place for group in groups if (place := _place(scene, group[0])) is not None), None)


def _place(scene: Scene, np: NounPhrase) -> Filler | None:
    """The town, region or site at the head of a phrase."""
    mention = scene.named(np)
    reading = mention.reading("place") if mention is not None else None
    if reading is None or reading.type not in _SPOTS:
        return None
    return Filler(reading.name, scene.span(np), np)
