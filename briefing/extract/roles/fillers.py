"""Noun phrases → what may fill a role: canonical name, place, figure and where it stands, or the reason why not."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.config.specs.rules import RoleSpec
from briefing.extract.frames.role_slots import Filler
from briefing.extract.grammar.phrases import CONTAINERS, NounPhrase
from briefing.extract.names.antecedents import Memory
from briefing.extract.names.entities import Mention, Reading, singular
from briefing.extract.names.offices import FOR_THEMSELVES, SPOKESMEN, TITLES
from briefing.extract.quantities.words import TIMES
from briefing.extract.roles.forces import captives_meant, force_meant, in_whose_service, owner_of
from briefing.extract.roles.makes import made_by
from briefing.extract.roles.resolved import ORGANS, resolve
from briefing.extract.roles.stand_ins import (
    ACTING,
    LOCATIVE,
    foe,
    leader,
    left_unnamed,
    named_again,
    newcomer,
    office_of,
    officer,
    several_meant,
    state_of_many,
    unlisted_person,
    unlisted_place,
)
from briefing.extract.roles.taken_up import SETTLEMENTS, taken_up
from briefing.extract.scene.noun_phrases import (
    PEOPLE,
    is_people,
    of_both,
    origin_after_comma,
    origin_of,
    people_named,
    plain,
    quantity_in,
    quantity_of,
    told_of,
)
from briefing.extract.scene.scene import Scene, fits
from briefing.model import Span

#: Types of what belongs to no state, and so is no side of an event between states.
_NO_STATE = frozenset(("sea", "imagery", "unnamed"))
_ORIGINS = frozenset(("actor", "state", "place", "military"))
#: Types of items that are somebody's: people, and the bodies and ships that sanctions hit.
_OWNED = frozenset(("personnel", "other", "equipment"))
#: What binds others, and is not whose it is.
_BINDING = frozenset("sanction charter resolution treaty law rule ban embargo convention".split())
#: Pronouns for whoever speaks.
_SPEAKER = frozenset(("we", "us", "i", "me", "our", "ours"))
#: Words for a stretch of land or a site that is named after a place.
_STRETCHES = frozenset(
    """area region province city port base site district town village border front island peninsula sector direction
    airfield airport station oblast county axis bridgehead salient coast shore shipyard harbour harbor suburb
    outskirts capital facility camp post yard resort zone""".split()
)
#: Heads that only say what sort of thing a named weapon is: a Pantsir system, KN-23 airframes.
_MAKES = frozenset(
    """system systems battery batteries complex complexes vehicle vehicles model models variant variants unit units
    mount mounts airframe airframes piece pieces chassis series platform platforms""".split()
)
#: Types of roles that the leader of a delegation may fill.
_LED = frozenset(("actor", "person", "state", "delegation"))
#: Bodies that speak for whoever owns them: "its mission in Geneva".
_SPEAKS_FOR = frozenset(
    """office mission embassy ministry government delegation military army parliament country nation homeland
    motherland""".split()
)
#: What names nothing by itself: "denies this", "not aware of the details".
_EMPTY = frozenset(
    """this that these those such so the any all other it detail details matter matters issue issues thing things
    case named listed designated mentioned concerned affected involved targeted""".split()
)
#: Why "we" fills no role.
NOBODY_SPEAKS = "nobody is named as speaking"


def filler(
    scene: Scene, np: NounPhrase, role: RoleSpec, types: Sequence[str], memory: Memory, locative: str = ""
) -> tuple[Filler | None, str | None]:
    """What `np` gives for a role of `types`; None with the reason where it gives nothing."""
    if np.time or scene.head(np) in TIMES:
        return None, "a time"
    if _speaks(scene, np) and not ACTING.isdisjoint(types):
        return _speaker(scene, np, role, memory), NOBODY_SPEAKS
    meant = _people_meant(scene, np, role, memory) if PEOPLE in types else None
    if meant is not None:
        return meant
    led = leader(scene, np)
    if led is not None and not _LED.isdisjoint(types):
        return filler(scene, led, role, types, memory, locative)
    mention = scene.named(np)
    named = mention.reading("entity") if mention is not None and role.of_place else None
    if named is not None and named.type in ORGANS:
        return None, f"{named.name} counts them, and does not suffer"
    found = _by_name(scene, np, role, types, mention, memory, locative)
    if found is not None:
        return _of_their_state(scene, np, found, role, types, memory), None
    if mention is None:
        other = named_again(scene, np)
        if other is not None:
            return filler(scene, other, role, types, memory, locative)
        found = (
            newcomer(scene, np, types)
            or officer(scene, np, role, types)
            or office_of(scene, np, types)
            or foe(scene, np, memory, types)
            or several_meant(scene, np, memory, types)
            or _area(scene, np, role, types, locative)
        )
        if found is not None:
            return found, None
    if mention is None or mention.start < scene.span(np).start or not _names_someone(mention):
        resolved = resolve(scene, np, role, types, memory, locative)
        if resolved is not None:
            return resolved
    return _described(scene, np, role, types, mention, memory, locative)


def _people_meant(
    scene: Scene, np: NounPhrase, role: RoleSpec, memory: Memory
) -> tuple[Filler | None, str | None] | None:
    """What people give who were told of before: nothing, or the state in whose service they are."""
    told = told_of(scene, np)
    if memory.kind not in memory.hostile and captives_meant(scene, np, memory) is not None:
        return None, f"'{scene.text(scene.span(np))}' are captives"
    state = force_meant(scene, np, memory) if role.from_origin and not told else None
    if state is None and not told:
        return None
    words = f"'{scene.text(scene.span(np))}'"
    if state is None:
        return None, f"{words} are those told of before"
    return Filler(state, scene.span(np), np, quantity_of(scene, np), note=f"{words} read as those of {state}"), None


def _of_their_state(
    scene: Scene, np: NounPhrase, found: Filler, role: RoleSpec, types: Sequence[str], memory: Memory
) -> Filler:
    """'the 94th brigade of North Korea': of people whom their trade or body names, the state that they serve."""
    item = scene.index.items.get(found.name)
    if PEOPLE not in types or not role.from_origin or item is None or item.type != PEOPLE:
        return found
    state = owner_of(scene, np, memory)
    return found if state is None else replace(found, name=state)


def _by_name(
    scene: Scene,
    np: NounPhrase,
    role: RoleSpec,
    types: Sequence[str],
    mention: Mention | None,
    memory: Memory,
    locative: str,
) -> Filler | None:
    """What a name at the head of `np` gives, or the name of a state for its people, or of a thing taken up again."""
    for named in _covering(scene, np, mention):
        reading = _reading(named, types, locative, role.as_state)
        if reading is not None and not _next_to(reading, role, locative):
            of_another = _owned_elsewhere(scene, np, reading, role, memory) if np.possessor is not None else None
            found = of_another or _from_reading(scene, np, reading, named, role)
            return replace(found, name=of_both(scene, np, reading) or found.name)
    if "actor" in types:
        return None
    if PEOPLE in types and is_people(scene, np):
        return Filler(people_named(scene, np), scene.span(np), np, quantity_of(scene, np))
    return taken_up(scene, np, types, memory, as_state=role.as_state or bool(role.of_place))


def _next_to(reading: Reading, role: RoleSpec, locative: str) -> bool:
    """'near Ukraine', 'in the Demilitarized Zone': whether a place is no state's that has the role."""
    return role.as_state and ((locative == "near" and reading.type == "state") or _stateless(reading))


def _stateless(reading: Reading) -> bool:
    return reading.category == "place" and reading.type != "state" and reading.of is None


def _owned_elsewhere(scene: Scene, np: NounPhrase, reading: Reading, role: RoleSpec, memory: Memory) -> Filler | None:
    """'Lee said his National Security Council': the state of its owner, where a name is that of another's body."""
    if np.possessor is None or not np.possessor.pronoun or reading.type not in ("agency", "ministry"):
        return None
    owner, _ = filler(scene, np.possessor, role, ("state", "person"), memory)
    state = scene.index.state_of(owner.name) if owner is not None else None
    if state is None or state == scene.index.state_of(reading.name):
        return None
    words = scene.text(scene.span(np))
    return Filler(state, scene.span(np), np, note=f"'{words}' is that of {state}")


def _names_someone(mention: Mention) -> bool:
    """Whether a mention may name an actor or a place."""
    return mention.reading("entity", "place") is not None


def _described(
    scene: Scene,
    np: NounPhrase,
    role: RoleSpec,
    types: Sequence[str],
    mention: Mention | None,
    memory: Memory,
    locative: str,
) -> tuple[Filler | None, str | None]:
    """What a phrase gives that neither names nor takes up anybody: an office, a person or place of no list, a thing."""
    if mention is not None and not _names_someone(mention):
        found = office_of(scene, np, types) or _site(scene, np, role, types, mention)
        if found is not None:
            return found, None
    unlisted = unlisted_person(scene, np, types) if mention is None else None
    if unlisted is None and (mention is None or scene.head(np) in SETTLEMENTS):
        unlisted = unlisted_place(scene, np, role, types, locative)
    found = unlisted or _inner_item(scene, np, types)
    if found is not None:
        return found, None
    if np.possessor is not None and np.possessor.pronoun and singular(scene.head(np)) in _SPEAKS_FOR:
        return filler(scene, np.possessor, role, types, memory, locative)
    words = f"'{scene.text(scene.span(np))}'"
    if not ACTING.isdisjoint(types) and left_unnamed(scene, np, role, types):
        return Filler(plain(scene, np), scene.span(np), np), None
    origin = _origin(scene, np, role, types) if role.from_origin else None
    if origin is not None:
        return (None, f"{words} are of its make") if made_by(scene, np, origin, role) else (origin, None)
    if _EMPTY.issuperset(scene.words(np)):
        return None, f"{words} says nothing by itself"
    of_office = singular(scene.head(np)) in TITLES and ACTING.isdisjoint(types)  # "the Kremlin leader" is no thing
    thing = not np.pronoun and not of_office and (mention is None or not _names_someone(mention))
    if "thing" in types and thing:
        return Filler(plain(scene, np), scene.span(np), np, quantity_of(scene, np)), None
    return None, f"{words} is none of {', '.join(types)}"


def _speaks(scene: Scene, np: NounPhrase) -> bool:
    """'We', 'us' and what only says who that is: 'We, the foreign ministers of Italy and Japan'."""
    if np.pronoun and scene.head(np) in _SPEAKER:
        return True
    return np.at > 1 and scene.elements[np.at - 2].word == "we" and scene.elements[np.at - 1].word == ","


def _speaker(scene: Scene, np: NounPhrase, role: RoleSpec, memory: Memory) -> Filler | None:
    """'We' in what somebody says is whoever says it, elsewhere whoever issues the text."""
    span = scene.span(np)
    name = scene.voices.at(span).attribution or memory.issuer
    if name is None or (name not in scene.index.entities and name.split()[-1].lower() in SPOKESMEN):
        return None  # "we" of a minister whom nothing names is nobody's
    state = scene.index.state_of(name) if role.as_state else None
    return Filler(state or name, span, np, note=f"'{scene.text(span)}' read as {state or name}, who speaks")


def _covering(scene: Scene, np: NounPhrase, mention: Mention | None) -> list[Mention]:
    """The mention at the head, then the shorter names inside it that hold the head too."""
    if mention is None:
        return []
    if not mention.inner:
        return [mention]
    head = scene.parsed.tokens[np.head].start
    return [mention, *(m for m in mention.inner if m.start <= head < m.end)]


def _area(scene: Scene, np: NounPhrase, role: RoleSpec, types: Sequence[str], locative: str) -> Filler | None:
    """'the Pyongyang area', 'the Kursk front': the place that a word for a stretch of land is named after."""
    if scene.head(np) not in _STRETCHES:
        return None
    if scene.head(np) == "capital" and role.as_state and (capital := _seat(scene, np)) is not None:
        return capital
    word, group = next(iter(scene.chain(np)), ("", []))
    beside = word in ("of", "around", "near", "outside", "in")
    mentions = [*scene.within(np), *(m for m in map(scene.named, group) if m is not None and beside)]
    for mention in mentions:
        reading = _reading(mention, [t for t in types if t != "actor"] or ["place"], locative or "in")
        if reading is not None and reading.category == "place":
            return _from_reading(scene, np, reading, mention, role)
    return None


def _site(scene: Scene, np: NounPhrase, role: RoleSpec, types: Sequence[str], works: Mention) -> Filler | None:
    """'the Ryazan refinery', 'Saky airfield': the place that a facility is named after."""
    reading = works.reading("item")
    if reading is None or reading.type != "facility":
        return None
    for mention in scene.within(np):
        place = mention.reading("place") if mention.end <= works.start else None
        if place is not None and place.type != "state" and fits(place, types):
            return _from_reading(scene, np, place, mention, role)
    return None


def _seat(scene: Scene, np: NounPhrase) -> Filler | None:
    """'the North Korean capital', 'Iran's capital': the state whose seat it is."""
    origin = origin_of(scene, np)
    owner = scene.named(np.possessor) if np.possessor is not None else None
    reading = origin or (owner.reading("entity") if owner is not None else None)
    state = scene.index.state_of(reading.name) if reading is not None else None
    return Filler(state, scene.wide(np), np, note=f"'{scene.text(scene.span(np))}' is in {state}") if state else None


def _reading(
    mention: Mention | None, types: Sequence[str], locative: str, role_as_state: bool = False
) -> Reading | None:
    if mention is None:
        return None
    readings = mention.readings
    if locative in LOCATIVE or not (role_as_state or "actor" in types):  # "shelled Kyiv": the city
        readings = tuple(sorted(readings, key=lambda r: r.category != "place"))
    for reading in readings:
        if reading.form == "adjective" and len(readings) > 1:
            continue
        if reading.type in _NO_STATE and reading.type not in types and role_as_state:
            continue
        if fits(reading, types):
            return reading
    return None


def _from_reading(scene: Scene, np: NounPhrase, reading: Reading, mention: Mention, role: RoleSpec) -> Filler:
    span = Span(min(scene.span(np).start, mention.start), max(scene.span(np).end, mention.end))
    result = Filler(reading.name, span, np, quantity_of(scene, np) or quantity_in(scene, span))
    if reading.category == "place" and reading.type != "state":
        if (role.as_state or role.of_place) and reading.of is not None:
            result.place, result.name = reading.name, reading.of
    elif reading.category == "entity" and role.as_state:
        state = scene.index.state_of(reading.name)
        if reading.form == "metonym" and reading.name not in scene.index.entities:
            state = reading.of
        result.name = state or reading.name
    elif reading.category == "item" and role.from_origin and reading.type in _OWNED:
        result.name = in_whose_service(scene, np, reading.type) or result.name
    elif role.from_origin and reading.type in ("unnamed", "group"):
        result.name = state_of_many(scene, np, reading, counted=result.quantity is not None) or result.name
    return result


def _inner_item(scene: Scene, np: NounPhrase, types: Sequence[str]) -> Filler | None:
    """'missile debris' where debris is no item: the last item named among the modifiers, if the head only gathers."""
    head = scene.head(np)
    if head not in CONTAINERS and head not in _MAKES and not head.endswith("-made"):
        return None
    for mention in reversed(scene.within(np)):
        reading = mention.reading("item")
        if reading is not None and fits(reading, types):
            return Filler(reading.name, scene.span(np), np, quantity_of(scene, np))
    return None


def _origin(scene: Scene, np: NounPhrase, role: RoleSpec, types: Sequence[str]) -> Filler | None:
    head = singular(scene.head(np))
    if (np.prep not in (None, "by") and head in _BINDING) or (not role.as_state and head in FOR_THEMSELVES):
        return None  # "in breach of UN sanctions": what binds others is nobody's, and nobody is sent there
    reading = origin_of(scene, np)
    if reading is None and np.possessor is not None:
        owner = scene.named(np.possessor)
        reading = owner.reading("entity", "place") if owner else None
    reading = reading or origin_after_comma(scene, np)
    if reading is None:
        return None
    name = reading.name
    of_person = reading.type == "person" and scene.named(np) is None  # "Choe's deputy" is not Choe
    if role.as_state or reading.form != "name" or of_person:
        name = scene.index.state_of(name) or reading.of or name
    if _ORIGINS.isdisjoint(types) and reading.type not in types:
        return None
    words = scene.text(scene.span(np))
    return Filler(name, scene.span(np), np, quantity_of(scene, np), note=f"'{words}' stands for {name}")
