"""The roles of an event as its words fill them → whose side those are to whom it happens; and nobody on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.config.specs.rules import RoleSpec, RuleSpec
from briefing.extract.frames.role_slots import Filler, Roles
from briefing.extract.frames.slots import Trigger, slot
from briefing.extract.grammar.phrases import NounPhrase
from briefing.extract.roles.stand_ins import state_behind
from briefing.extract.scene.noun_phrases import origin_of
from briefing.extract.scene.scene import Scene
from briefing.model import Fact, Span

#: Types of things that go by their owner's name and only carry what others send: "Russian ships".
_CARRIERS = frozenset(("equipment", "goods"))

#: Of people who are not where they belong.
HELD = frozenset(("captured", "captive", "detained", "imprisoned", "interned", "foreign"))


def sided(scene: Scene, trigger: Trigger, rule: RuleSpec, roles: Roles, earlier: Sequence[Fact]) -> None:
    """'killed 12 people in Kyiv': those whom no text names by side are of the state where it happened."""
    index, spec, found = scene.index, rule.roles["recipient"], roles.recipient
    local = of_place(scene, trigger, spec)
    if found is None and local:
        tokens = scene.parsed.tokens
        found = Filler("", Span(tokens[trigger.first].start, tokens[trigger.last - 1].end))
    elif found is None or not spec.from_origin or "actor" not in spec.types or found.name not in index.items:
        return
    if found.np is not None and not HELD.isdisjoint(scene.words(found.np)):
        return  # who is held somewhere is not of there
    if found.np is not None and found.np.possessor is not None:
        return  # "his men" are of him, wherever they died
    if roles.place is None and local:
        roles.place = _town_around(scene, found.span)
    fallen = trigger.lemma == "fall" or "troops" in index.item_types(found.name)  # soldiers die far from home
    side = _lies_in(scene, roles.place) if roles.place is not None and not fallen else None
    elsewhere = side is None and not local
    if elsewhere and found.np is not None and (owner := _owner(scene, found.np)) is not None:
        side, elsewhere = owner, False
    elif elsewhere:
        near = [f for f in reversed(earlier) if f.kind == rule.kind and f.recipient is not None]
        whose = next((f.recipient for f in near[:1] if scene.follows(f.sentence)), None) or ""
        known = index.entities.get(whose)
        side = index.state_of(whose)
        if side is not None and (known is None or known.type != "person"):
            side = whose  # "a general" is not the one told of before, but may be of his state
    if side is not None:
        roles.recipient = replace(found, name=side, inferred=elsewhere)
        roles.notes.append(f"'{scene.text(found.span)}' taken to be of {side}")


def _lies_in(scene: Scene, place: Filler) -> str | None:
    """The state of a place, by the lexicon or by its description: 'the Russian border town of Shebekino'."""
    states = map(scene.index.state_of_place, place.name.split(" and "))  # "in Petah Tikva and Haifa"
    known = next((state for state in states if state is not None), None)
    known = known or (state_behind(scene, place.np) if place.np is not None else None)
    if known is not None or place.np is None:
        return known
    around = (np for np in scene.phrases if any(place.np is n for _, group in scene.chain(np) for n in group))
    origins = (origin_of(scene, np) for np in (place.np, *around))
    return next((scene.index.side_of(one.name) for one in origins if one is not None), None)


def _owner(scene: Scene, np: NounPhrase) -> str | None:
    """'52 ships of Russia's shadow fleet': the state whose those are that a phrase names, by its "of"."""
    word, group = next(iter(scene.chain(np)), ("", []))
    reading = origin_of(scene, group[0]) if word == "of" else None
    if reading is None and word == "of" and group[0].possessor is not None:
        mention = scene.named(group[0].possessor)
        reading = mention.reading("entity") if mention is not None else None
    return scene.index.side_of(reading.name) or reading.of if reading is not None else None


def _town_around(scene: Scene, span: Span) -> Filler | None:
    """The town or region that the sentence names last before `span`, else first after it."""
    spots = []
    for mention in scene.mentions:
        place = mention.reading("place")
        if place is not None and place.type != "state" and mention.reading("entity") is None:
            spots.append(Filler(place.name, Span(mention.start, mention.end)))
    before = [spot for spot in spots if spot.span.start < span.start]
    return before[-1] if before else next(iter(spots), None)


def of_place(scene: Scene, trigger: Trigger, spec: RoleSpec) -> bool:
    """Whether what a trigger counts or acts on belongs where it is: nobody's force is told of."""
    if not spec.of_place:
        return False
    clause = trigger.clause
    counted = [trigger.noun] if trigger.noun is not None else []
    if clause is not None:
        counted += [*clause.subject, *(np for group in clause.objects for np in group)]
    counted = [np for np in counted if HELD.isdisjoint(scene.words(np))]
    named = (m.reading("item") for np in counted for outer in scene.within(np) for m in (outer, *outer.inner))
    return any(not scene.index.item_types(r.name).isdisjoint(spec.of_place) for r in named if r is not None)


def parted(scene: Scene, roles: Roles, actor: Filler, recipient: Filler) -> None:
    """Nobody is on both sides: who is inferred or not named there, or only lends a name to what carries, gives way."""
    named = [one.np is not None and scene.named(one.np) is not None for one in (actor, recipient)]
    carried = actor.np is not None and not scene.index.item_types(_item_at(scene, actor.np)).isdisjoint(_CARRIERS)
    if not recipient.inferred and (actor.inferred or carried or named == [False, True]):
        roles.notes.append(f"actor not {actor.name}, to which it goes")
        roles.actor = None
    else:
        roles.notes.append(f"recipient not {recipient.name}, which acts")
        roles.recipient = None


def of_carriers(scene: Scene, trigger: Trigger, roles: Roles) -> None:
    """'Russian ships brought shells from Iran', 'Greek tankers carry Russian oil': those send whose it is, or was."""
    actor, index = roles.actor, scene.index
    if actor is None or actor.np is None or index.item_types(_item_at(scene, actor.np)).isdisjoint(_CARRIERS):
        return
    named = [(group[0], scene.named(group[0])) for group in slot(scene, trigger, "from")]
    sources = [(np, mention.reading("entity", "place")) for np, mention in named if mention is not None]
    carried = (*slot(scene, trigger, "object"), *slot(scene, trigger, "of"))
    sources += [(group[0], origin_of(scene, group[0])) for group in carried]
    for np, reading in sources:
        state = index.side_of(reading.name) or reading.of if reading is not None else None
        if state is not None and state != index.side_of(actor.name):
            notes = [note for note in roles.notes if note != actor.note]
            roles.notes = [*notes, f"actor not {actor.name}, whose the carriers are"]
            roles.actor = Filler(state, scene.span(np), np)
            return


def of_two_states(scene: Scene, roles: Roles, rule: RuleSpec) -> None:
    """A state does not deal with its own leader, nor travel to it; of host and guest only the guest does."""
    actor, recipient, index = roles.actor, roles.recipient, scene.index
    if actor is None or recipient is None or (rule.abroad and roles.items):
        return
    own = [
        n for n in actor.name.split(" and ") if recipient.name == index.side_of(n) or n == index.side_of(recipient.name)
    ]
    guests = [n for n in actor.name.split(" and ") if n not in own]
    if own and guests and rule.abroad:
        roles.notes.append(f"actor not {' and '.join(own)}, who is at home")
        roles.actor = replace(actor, name=" and ".join(guests))
    elif own:
        roles.notes.append(f"recipient not {recipient.name}, whose own {actor.name} is")
        roles.recipient = None
        if rule.abroad and actor.np is not None and actor.np.pronoun:
            roles.actor = None  # "he visits Tokyo": no Japanese
        if rule.abroad and roles.place is not None and _is_seat(scene, roles.place.name):
            roles.place = None  # who comes home to his capital pays it no visit


def _is_seat(scene: Scene, place: str) -> bool:
    """Whether a place that the sentence names stands for its state: "Moscow"."""
    readings = (m.readings for m in scene.mentions)
    named = [r for r in readings if any(one.category == "place" and one.name == place for one in r)]
    return any(one.form == "metonym" for r in named for one in r)


def _item_at(scene: Scene, np: NounPhrase) -> str:
    """The item that a noun phrase names, if any."""
    mention = scene.named(np)
    reading = mention.reading("item") if mention is not None else None
    return reading.name if reading is not None else ""
