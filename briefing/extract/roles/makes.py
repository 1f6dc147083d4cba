"""An item in its scene → the state whose make it is said to be: North Korean missiles, shells supplied by Pyongyang."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.config.specs.rules import RoleSpec
from briefing.extract.frames.role_slots import Filler
from briefing.extract.grammar.phrases import NounPhrase
from briefing.extract.names.entities import Reading
from briefing.extract.scene.noun_phrases import origin_of
from briefing.extract.scene.scene import Scene
from briefing.model import Fact

#: Types of items that are made in one state and used by another.
_MADE = frozenset(("arms", "ammunition", "equipment"))
#: What stands behind a name that is joined to its participle: "DPRK-produced shells".
_JOINED = re.compile(r"-(?:made|produced|built|designed|manufactured|supplied|provided|origin|sourced)", re.IGNORECASE)
_MAKING = frozenset(("make", "produce", "build", "manufacture"))
_GIVING = frozenset(("supply", "provide", "deliver", "send", "ship", "donate"))
#: Of what one state makes and another uses, what goes to war with a crew: it is of those who man it, whoever made it.
_CREWED = frozenset(("aircraft", "ships"))
#: First words of a phrase that takes up what was told of.
_AGAIN = frozenset(("the", "these", "those", "such", "them", "they", "it", "both", "all"))
_NOUNS = frozenset(("make", "origin", "manufacture", "production", "provenance"))


def make_of(scene: Scene, item: Filler | None) -> str | None:
    """The state that made or gave a weapon, by the words of its phrase or by what the lexicon says of it."""
    spec = scene.index.items.get(item.name) if item is not None else None
    if item is None or spec is None or spec.type not in _MADE:
        return None
    said = _said_of(scene, item.np) if item.np is not None else None
    return said or scene.index.maker(item.name)


def identified(scene: Scene, item: Filler) -> Filler | None:
    """'The missile that hit Kyiv was a North Korean KN-23': the narrower thing that one is said to have been."""
    for clause in scene.clauses:
        said_of = clause.verb.lemma == "be" and not clause.verb.negated and clause.verb.modal is None
        if not said_of or not clause.objects or item.np is None or not any(np is item.np for np in clause.subject):
            continue
        np = clause.objects[0][0]
        mention = scene.named(np) if scene.lower[np.first] != "no" else None
        reading = mention.reading("item") if mention is not None else None
        if reading is not None and reading.name != item.name and item.name in scene.index.item_types(reading.name):
            return replace(item, name=reading.name, np=np, span=scene.span(np))
    return None


def given_by(scene: Scene, item: Filler | None, user: str | None, gifts: Sequence[Fact]) -> str | None:
    """Who gave whoever uses a weapon those that its phrase takes up again: "It has fired 40 of them", or that the
    same phrase was said to be given: "sent missiles, which were fired at Kyiv".

    `gifts` are the facts of the text so far that tell of what was given. None where none of them is of these.
    """
    spec = scene.index.items.get(item.name) if item is not None else None
    if item is None or spec is None or spec.type not in _MADE:
        return None
    types, side = scene.index.item_types, scene.index.side_of
    again = _told_of_before(scene, item)
    for fact in reversed(gifts):
        alike = fact.item is not None and (item.name in types(fact.item) or fact.item in types(item.name))
        if not alike or fact.actor is None or fact.modality == "denied":
            continue
        taken_up = again and fact.recipient is not None and side(fact.recipient) == side(user)
        itself = fact.evidence.span.contains(item.span) and side(fact.actor) != side(user)
        if taken_up or itself:
            return side(fact.actor)
    return None


def _told_of_before(scene: Scene, item: Filler) -> bool:
    """'The missiles', 'them', '40 of them': whether a phrase is of what the text has told of."""
    some = item.quantity is not None and item.quantity.relation == "part"
    return some or (item.np is not None and scene.lower[item.np.first] in _AGAIN)


def _said_of(scene: Scene, np: NounPhrase) -> str | None:
    reading = _of_state(origin_of(scene, np)) or maker_told(scene, np)
    if reading is None:
        return None
    of_place = reading.category == "place"
    return scene.index.state_of_place(reading.name) if of_place else scene.index.state_of(reading.name)


def _of_state(reading: Reading | None) -> Reading | None:
    """What is described by a state is its make; what an agency or an army is named with, it found or fired."""
    return reading if reading is not None and reading.type == "state" else None


def made_by(scene: Scene, np: NounPhrase, origin: Filler | Reading, role: RoleSpec) -> bool:
    """'an Iranian drone': whether the name before a weapon is that of its maker, who does not fill the role."""
    mention = scene.named(np)
    made = mention.reading("item") if mention is not None else None
    if made is None or made.type not in _MADE or origin.name not in role.makers:
        return False
    return _CREWED.isdisjoint(scene.index.item_types(made.name))  # "American bombers" are flown by Americans


def maker_told(scene: Scene, np: NounPhrase) -> Reading | None:
    """'North Korean-made shells', 'missiles supplied by Pyongyang': who made or gave them, by what tells just that."""
    for mention in (m for outer in scene.within(np) for m in (outer, *outer.inner)):
        reading = mention.reading("entity")
        if reading is not None and _JOINED.match(scene.parsed.text, mention.end):
            return reading
    return _behind(scene, np)


def _behind(scene: Scene, np: NounPhrase) -> Reading | None:
    """'Shells of North Korean make', 'missiles supplied by Pyongyang', 'rounds made in North Korea'."""
    word, group = next(iter(scene.chain(np)), ("", []))
    if word == "of" and group and scene.head(group[0]) in _NOUNS:
        return _of_state(origin_of(scene, group[0]))
    verb, by, whose = (*scene.elements[np.at + 1 : np.at + 4], None, None, None)[:3] if np.at >= 0 else (None,) * 3
    if verb is None or by is None or whose is None or verb.vg is None or whose.np is None:
        return None
    if verb.vg.form != "part" and not verb.vg.ambiguous:
        return None
    given = by.word == "by" and verb.vg.lemma in _MAKING | _GIVING
    named = scene.named(whose.np) if given or (by.word == "in" and verb.vg.lemma in _MAKING) else None
    return named.reading("entity", "place") if named is not None else None
