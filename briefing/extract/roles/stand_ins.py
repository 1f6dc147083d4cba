"""Noun phrases that no lexicon names → whom they stand for: office-holders, leaders of a party, names after a comma."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from briefing.config.specs.rules import RoleSpec
from briefing.extract.frames.role_slots import Filler
from briefing.extract.grammar.phrases import NounPhrase
from briefing.extract.names.antecedents import Memory
from briefing.extract.names.entities import Mention, Reading, singular
from briefing.extract.names.offices import OFFICES, PERSONAL, SEATED, TITLES
from briefing.extract.roles.taken_up import SETTLEMENTS
from briefing.extract.scene.noun_phrases import origin_of, quantity_of
from briefing.extract.scene.scene import Scene
from briefing.model import Span

#: Types that act.
ACTING = frozenset(("actor", "state"))
LOCATIVE = frozenset("in at near inside across around along off on within from to into toward towards".split())
#: Those whom a bloc is of.
_MEMBERS = frozenset("nation country state member economy democracy power ally government".split())
#: Offices and bodies that a branch may part from the state they are of.
_BRANCHED = frozenset(("ministry", "minister", "department", "secretary"))
#: What one holds, and what may stand for the state that it is of.
_HELD = PERSONAL | TITLES
_BODIES_AND_OFFICES = OFFICES | SEATED | PERSONAL
#: Words behind the name of a stretch of land.
_AREAS = frozenset("region province oblast district county city town village raion prefecture state".split())
#: Behind an office these say whose or where it is: "the ambassador to Seoul".
_OFFICE_OF = frozenset(("of", "to", "for", "at", "in"))
#: What those at war call each other.
_FOES = frozenset("enemy adversary foe invader occupier aggressor".split())
#: Nouns for states that a text leaves unnamed: "various countries".
_UNNAMED = frozenset("countries nations states governments allies capitals".split())
#: The same of people in office.
_OFFICIALS = frozenset(
    "officials diplomats ministers leaders envoys lawmakers delegates ambassadors negotiators".split()
)
_ACTING_FOR_STATES = frozenset(("officials", "diplomats", "defence officials", "intelligence officials"))
#: How many elements behind a town may say where it lies, and by which prepositions.
_BEHIND = 6
_WITHIN = frozenset(("in", "of", "near"))
_SEVERAL = {"three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
#: Groups that go by who leads them.
_PARTIES = frozenset("delegation mission party group team entourage".split())


def leader(scene: Scene, np: NounPhrase) -> NounPhrase | None:
    """'A delegation led by Vyacheslav Volodin': who stands for those whom nothing else names."""
    if scene.head(np) not in _PARTIES or origin_of(scene, np) is not None or np.possessor is not None:
        return None
    for clause in scene.clauses:
        described = any(np is n for group in clause.objects[:1] for n in group)
        if clause.opener == "reduced" and clause.verb.lemma in ("lead", "head") and described:
            return next((group[0] for word, group in clause.preps if word == "by"), None)
    return None


def named_again(scene: Scene, np: NounPhrase) -> NounPhrase | None:
    """'her Russian counterpart, Sergei Lavrov', 'the speaker of the Duma, Volodin': the name after a comma."""
    other = _behind_comma(scene, np)
    named = scene.named(other) if other is not None else None
    reading = named.reading("entity") if named is not None else None
    return other if reading is not None and reading.type == "person" else None


def newcomer(scene: Scene, np: NounPhrase, types: Sequence[str]) -> Filler | None:
    """'Ruritania's president, Anna Belova': the same, of a name that no lexicon has."""
    other = _behind_comma(scene, np)
    return unlisted_person(scene, other, types) if other is not None and scene.named(other) is None else None


def _behind_comma(scene: Scene, np: NounPhrase) -> NounPhrase | None:
    """The phrase between commas that says who holds the office that `np` tells of."""
    if np.at < 0 or scene.lower[np.head] not in _HELD:
        return None
    at = np.at
    while at < len(scene.elements) - 2 and scene.elements[at + 1].word in _OFFICE_OF and scene.elements[at + 2].np:
        at += 2
    if at + 2 >= len(scene.elements) or scene.elements[at + 1].kind != "comma":
        return None
    following = scene.elements[at + 3].kind if at + 3 < len(scene.elements) else "stop"
    return scene.elements[at + 2].np if following in ("comma", "stop") else None


def office_of(scene: Scene, np: NounPhrase, types: Sequence[str]) -> Filler | None:
    """'the presidents of Russia and Iran', 'the ministry in Seoul', 'envoys from Kyiv': whose office or force it is."""
    head = singular(scene.head(np))
    if ACTING.isdisjoint(types) or head not in _BODIES_AND_OFFICES:
        return None
    names: list[str] = []
    chain = scene.chain(np)
    if head in _BRANCHED and len(chain) > 1 and _someone(scene, chain[0][1][0]) is None:
        chain = chain[1:]  # "the Ministry of Foreign Affairs of Ukraine", "the Minister of Defence of Japan"
    for word, group in chain:
        whose = word == "of" or (word == "in" and head in SEATED) or (word == "from" and head in _HELD)
        for other in group if whose else ():
            named = _someone(scene, other)
            reading = named.reading("entity", "place") if named is not None else None
            if reading is not None and reading.of is not None:
                names.append(reading.of)
        break
    if not names:
        return None
    words = scene.text(scene.span(np))
    return Filler(" and ".join(names), scene.span(np), np, note=f"'{words}' stands for {' and '.join(names)}")


def _someone(scene: Scene, np: NounPhrase) -> Mention | None:
    """The name at the head of a phrase, or the bloc that it says states are of: 'the Group of Seven nations'."""
    blocs = (m for m in scene.within(np) if (reading := m.reading("entity")) is not None and reading.type == "bloc")
    return scene.named(np) or (next(blocs, None) if singular(scene.head(np)) in _MEMBERS else None)


def foe(scene: Scene, np: NounPhrase, memory: Memory, types: Sequence[str]) -> Filler | None:
    """'the enemy', 'the invaders': whom the state is at war with that speaks, or that the text names first."""
    head = singular(scene.head(np))
    if head not in _FOES or ACTING.isdisjoint(types) or np.possessor is not None or scene.named(np) is not None:
        return None
    own = scene.index.state_of(scene.voices.at(scene.span(np)).attribution or "")
    own = own or next((one.state for one in memory.named if one.state is not None), None)
    enemy = scene.index.enemy_of(own)
    note = f"'{scene.text(scene.span(np))}' stands for {enemy}, at war with {own}"
    return Filler(enemy, scene.span(np), np, quantity_of(scene, np), note=note) if enemy is not None else None


def officer(scene: Scene, np: NounPhrase, role: RoleSpec, types: Sequence[str]) -> Filler | None:
    """'the Russian president', 'South Korea's defence minister': who holds the office, else the state it is of."""
    if not {"actor", "person", "state"} & set(types):
        return None
    state = _state_of_office(scene, np)
    if state is None:
        return None
    words = scene.text(scene.span(np))
    person = office_holder(scene, np)
    name = person if person is not None and not role.as_state else state
    return Filler(name, scene.wide(np), np, note=f"'{words}' stands for {name}")


def office_holder(scene: Scene, np: NounPhrase) -> str | None:
    """Who holds the office that 'the Russian president', 'South Korea's defence minister' tells of; None if unknown."""
    state = _state_of_office(scene, np)
    return scene.index.offices.holder(state, scene.words(np), scene.published) if state is not None else None


def _state_of_office(scene: Scene, np: NounPhrase) -> str | None:
    """The state that an office is of by the name before "'s", else by its adjective: "Russia's UN envoy"."""
    if singular(scene.head(np)) not in TITLES:
        return None
    owner = scene.named(np.possessor) if np.possessor is not None else None
    whose = owner.reading("entity", "place") if owner is not None else None
    origin = whose or origin_of(scene, np)
    return origin.of if origin is not None else None


def left_unnamed(scene: Scene, np: NounPhrase, role: RoleSpec, types: Sequence[str]) -> bool:
    """'various countries', 'the three officials': whether states or people in office are told of by no name."""
    head = scene.head(np)
    in_office = head in _OFFICIALS and not role.as_state and not {"person", "actor"}.isdisjoint(types)
    whose = next(iter(scene.chain(np)), ("",))[0] in ("of", "from")
    return (head in _UNNAMED or (in_office and not whose)) and origin_of(scene, np) is None


def several_meant(scene: Scene, np: NounPhrase, memory: Memory, types: Sequence[str]) -> Filler | None:
    """'Norway, Spain and Greece agreed. The three countries sent …': those who acted together last."""
    words = scene.words(np)
    many = _SEVERAL.get(words[1], 0) if len(words) == 3 and words[0] in ("the", "these") else 0
    names = memory.group(many, scene.number) if many and words[2] in _UNNAMED | _OFFICIALS else ()
    if not names or ACTING.isdisjoint(types):
        return None
    meant = " and ".join(scene.index.state_of(name) or name for name in names)
    return Filler(meant, scene.span(np), np, note=f"'{scene.text(scene.span(np))}' stands for {meant}")


def state_of_many(scene: Scene, np: NounPhrase, reading: Reading, *, counted: bool) -> str | None:
    """'Two North Korean officials', 'Iranian diplomats': the state that so many are of, or that such as these are."""
    if counted and reading.of is not None:
        return reading.of
    origin = origin_of(scene, np) if reading.name in _ACTING_FOR_STATES and reading.of is None else None
    return origin.name if origin is not None else None


def unlisted_person(scene: Scene, np: NounPhrase, types: Sequence[str]) -> Filler | None:
    """'Defence Minister Kim Yong-hyun', 'Ahn Byung-min': a name that no lexicon has, with or without a title."""
    if ("actor" not in types and "person" not in types) or np.possessor is not None:
        return None
    tokens = scene.parsed.tokens[np.first : np.last]
    at = next((n for n in range(len(tokens) - 1, -1, -1) if tokens[n].lower in TITLES), -1)
    name = tokens[at + 1 :]
    first = scene.parsed.tokens[0]  # "Park Sung-ho": its capital says nothing
    opens = len(name) > 1 and name[0] is first and first.tag == "NOUN" and "-" in name[1].text
    if len(name) < (1 if at >= 0 else 2) or any(t.tag != "NAME" or t.text.isupper() for t in name[opens:]):
        return None
    if at < 0 and (len(name) > 3 or "person" not in types):
        return None
    words = scene.text(Span(name[0].start, name[-1].end))
    return Filler(words, scene.span(np), np, note=f"'{words}' is in no lexicon")


def unlisted_place(scene: Scene, np: NounPhrase, role: RoleSpec, types: Sequence[str], locative: str) -> Filler | None:
    """'in Ryazan', 'the village of Guyevo': a name that no lexicon has, where a place must stand, or the state that it
    lies in by what follows it."""
    if not {"place", "city"} & set(types):
        return None
    word, group = next(iter(scene.chain(np)), ("", []))
    if word == "of" and scene.head(np) in SETTLEMENTS and scene.named(group[0]) is None:
        np = group[0]  # "the village of Guyevo"
    elif locative not in LOCATIVE:
        return None
    name = [t for t in scene.parsed.tokens[np.first : np.last] if t.tag != "DET"]
    if len(name) > 1 and name[-1].lower in _AREAS:
        name.pop()  # "in Kirovohrad region"
    if not name or any(t.tag != "NAME" or t.text.isupper() for t in name):
        return None
    words = scene.text(Span(name[0].start, name[-1].end))
    if role.as_state:
        state = state_behind(scene, np)
        return Filler(state, scene.span(np), np, note=f"'{words}' lies in {state}") if state is not None else None
    return Filler(words, scene.span(np), np, note=f"'{words}' is in no lexicon")


def state_behind(scene: Scene, np: NounPhrase) -> str | None:
    """'Tamra, in northern Israel', 'Tamra, a town in Israel', 'Tamra, Israel': the state that a town lies in."""
    behind = scene.elements[np.at + 1 : np.at + _BEHIND] if np.at >= 0 else []
    comma = bool(behind) and behind[0].kind == "comma"
    for one in takewhile(lambda e: e.kind == "np" or e.word in _WITHIN, behind[1:] if comma else ()):
        place = _place_named(scene, one.np) if one.np is not None else None
        if place is not None:
            return scene.index.state_of_place(place.name) or scene.index.side_of(place.name)
    return None


def _place_named(scene: Scene, np: NounPhrase) -> Reading | None:
    """'Ukraine', "Russia's Kaluga region": the place that a phrase names, or whose it is."""
    named = (scene.named(one) for one in (np, np.possessor) if one is not None)
    readings = (mention.reading("place", "entity") for mention in named if mention is not None)
    return next((reading for reading in readings if reading is not None), None)
