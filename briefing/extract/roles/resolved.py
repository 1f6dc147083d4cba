"""'It', 'both', 'the country' → whom they stand for, as what fills a role, or the reason why that is not told."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence

from briefing.config.specs.rules import RoleSpec
from briefing.extract.frames.role_slots import Filler
from briefing.extract.grammar.phrases import NounPhrase
from briefing.extract.names.anaphors import THEY, kind_of_phrase, pronoun_of
from briefing.extract.names.antecedents import REACH, Memory, Resolution
from briefing.extract.names.entities import TELLERS
from briefing.extract.roles.bound import (
    NOBODY,
    acting_on,
    all_who_speak,
    body_that_speaks,
    bound,
    he_who_acts,
    named_ahead,
    who_speaks,
)
from briefing.extract.roles.stand_ins import ACTING
from briefing.extract.scene.noun_phrases import PEOPLE, is_people, origin_of
from briefing.extract.scene.scene import Scene
from briefing.extract.words.tagger_tables import POSSESSIVES

#: Prepositions of what is inside something.
_WITHIN = frozenset(("in", "inside", "within", "across", "into"))
#: Prepositions of where somebody goes.
_WHITHER = frozenset(("to", "in", "into"))
_COUNTRY = frozenset(("state",))
#: Types that a pronoun or a phrase such as "the country" stands for, and those that an origin may give.
_REFERABLE = frozenset(("actor", "state", "person", "place", "place:state", "agency"))
#: Adjectives that pick one of some, which need not be the one told of before.
_PICKING = frozenset("first second third other another new next last former latter neighbouring neighboring".split())
#: How whoever issues a text calls itself.
_ISSUING = frozenset(("government", "ministry", "department"))
#: Types of those who count the dead and wounded, and are none of them.
ORGANS = TELLERS | {"agency", "ministry"}


def resolve(
    scene: Scene, np: NounPhrase, role: RoleSpec, types: Sequence[str], memory: Memory, locative: str
) -> tuple[Filler | None, str | None] | None:
    """Whom 'it', 'both' or 'the country' stands for, or why that is not told; None of what takes nobody up."""
    if _REFERABLE.isdisjoint(types):
        return None
    phrase = kind_of_phrase(_plain_words(scene, np), scene.head(np), np.prep == "between")
    if phrase is None or (not np.pronoun and (np.possessor is not None or origin_of(scene, np) is not None)):
        return None  # "the Australian government" takes nobody up
    if not np.pronoun and next(iter(scene.chain(np)), ("",))[0] == "of":
        return None  # nor does "the ministry of the armed forces", whatever it was last said of
    number, wanted = phrase
    if np.pronoun and locative in _WITHIN:
        wanted &= _COUNTRY  # nobody is inside an agency
    usable = _usable(wanted, types) - (ORGANS if role.of_place else frozenset())
    if not usable:
        return None
    near = memory.before(scene.span(np).start, scene.number, ("person",))[:1]
    apart = not near or scene.number - near[0].sentence > 1 or scene.head(np) == "it"
    speaker = who_speaks(scene, np) if apart else None
    entity = scene.index.entities.get(speaker or "")
    if speaker is not None and (entity is None or entity.type != "person"):
        said_by = f"'{scene.text(scene.span(np))}' read as {speaker}, who speaks"
        return (Filler(speaker, scene.span(np), np, note=said_by), None) if "actor" in types else (None, said_by)
    own = speaker or (bound(scene, np, usable) if number == "one" else None)
    if own and not speaker and _only_tells(scene, np, own):
        own = memory.only_doer(scene.span(np).start, scene.number) or own
    body = body_that_speaks(scene, np) if own is None else None
    if body is not None:
        own = memory.bodies.get(scene.head(body)) or _body_meant(scene, body, memory)
    if own == NOBODY:
        return None, f"'{scene.text(scene.span(np))}': stands for what nobody is named by"
    several = all_who_speak(scene, np) if number == "pair" else ()
    found = Resolution(several) if several else _antecedents(scene, np, number == "one", usable, own, memory)
    if not found.names and np.pronoun and (ahead := named_ahead(scene, np, usable)) is not None:
        found = Resolution((ahead,))
    if found.reason is not None:
        return None, f"'{scene.text(scene.span(np))}': {found.reason}"
    return _read_as(scene, np, role, types, number, found)


def _body_meant(scene: Scene, body: NounPhrase, memory: Memory) -> str:
    """Which of those named before 'the army' is, of its own type; nobody where none is."""
    phrase = kind_of_phrase(scene.words(body), scene.head(body))
    if phrase is None or phrase[0] != "one":
        return NOBODY
    return next(iter(memory.one(scene.span(body).start, scene.number, phrase[1]).names), NOBODY)


def _read_as(
    scene: Scene,
    np: NounPhrase,
    role: RoleSpec,
    types: Sequence[str],
    number: str,
    found: Resolution,
) -> tuple[Filler | None, str | None]:
    """What those give whom a phrase takes up: one of the two for "the latter", for a state's role their states."""
    names = list(found.names)
    counted = scene.lower[np.first] == "two" and scene.lower[np.first - 1 : np.first] != ["the"]  # "two killed"
    if len(names) > 1 and PEOPLE in types and (counted or scene.head(np) in ("they", "them", "their")):
        return None, f"'{scene.text(scene.span(np))}': people, and whose is not told"
    if number in ("former", "latter") and len(names) == 2:
        names = [names[number == "latter"]]
    if role.as_state:
        unlisted = [n for n in names if n not in scene.index.entities]
        if unlisted:
            return None, f"'{scene.text(scene.span(np))}': whose {unlisted[0]} is nobody tells"
        names = list(dict.fromkeys(scene.index.state_of(n) or n for n in names))
    words, told = scene.text(scene.span(np)), " and ".join(names)
    note = f"'{words}' read as {told}" if found.sure else f"'{words}' need not be {told}"
    return Filler(told, scene.span(np), np, note=note, doubtful=not found.sure), None


def _only_tells(scene: Scene, np: NounPhrase, name: str) -> bool:
    """'The joint chiefs said its first launch came at eight': whether a deed and no force of the teller's is owned."""
    teller = scene.voices.at(scene.span(np)).attribution or ""
    entity = scene.index.entities.get(teller)
    owning = next((one for one in scene.phrases if one.possessor is np), None)
    if entity is None or not (entity.type in ORGANS or entity.type == "military"):
        return False
    its_own = name in (teller, scene.index.state_of(teller))
    return its_own and owning is not None and not is_people(scene, owning)


def _usable(wanted: frozenset[str], types: Sequence[str]) -> frozenset[str]:
    """Which of the types that a phrase may stand for fill a role of `types`."""
    if wanted == THEY and not ACTING.isdisjoint(types):
        return wanted
    return frozenset(t for t in wanted if "actor" in types or t in types or (t == "state" and "place:state" in types))


def _of_another_branch(scene: Scene, np: NounPhrase, body: str) -> bool:
    """Whether "the foreign ministry" is asked of a defence ministry; spellings differ behind the first letters."""
    entity = scene.index.entities.get(body)
    before = [t.lower for t in scene.parsed.tokens[np.first : np.head] if t.tag != "DET"]
    branch = before[-1][:4] if before and not np.pronoun else ""
    return entity is not None and entity.type == "ministry" and branch not in body.lower()


def _antecedents(
    scene: Scene, np: NounPhrase, one: bool, usable: frozenset[str], own: str | None, memory: Memory
) -> Resolution:
    """Whom a pronoun or phrase takes up, one or two, but nobody who acts in its own clause; `own` if that is known."""
    body = memory.bodies.get(scene.head(np)) if not np.pronoun else None
    if body is not None and (known := scene.index.entities.get(body)) is not None and known.type not in usable:
        return Resolution(reason=f"{body} is none of {', '.join(sorted(usable))}")
    own = own or body
    if own is None and one and not np.pronoun:
        own = _across(scene, np, memory)
    if own is None and not np.pronoun and scene.head(np) in _ISSUING:
        own = memory.issuer
    if own is not None and _of_another_branch(scene, np, own):
        return Resolution(reason=f"is not {own}")
    start, barred = scene.span(np).start, memory.barred
    memory.barred |= acting_on(scene, np)
    he = he_who_acts(scene, np)
    if he is not None and (phrase := kind_of_phrase(scene.words(he), scene.head(he))) is not None:
        memory.barred |= {*memory.one(scene.span(he).start, scene.number, phrase[1], pronoun_of(scene.head(he))).names}
    if own in memory.barred and scene.head(np) in POSSESSIVES:
        found = Resolution(reason=f"is {own}, who acts")  # "Moscow is helping its ally"
    elif own is not None and own not in memory.barred:
        found = Resolution((own,))
    elif one:
        found = memory.one(start, scene.number, usable, pronoun_of(scene.head(np)))
    else:
        found = memory.pair(start, scene.number, usable, named_pair=not np.pronoun)
    memory.barred = barred
    return found


def _across(scene: Scene, np: NounPhrase, memory: Memory) -> str | None:
    """'Kim received Lavrov. It was his second trip to the country': of the two sides told of last, not the one's who is
    named here."""
    pair = next((pair for pair in reversed(memory.pairs) if pair.type == "state"), None)
    if np.prep not in _WHITHER or scene.head(np) != "country" or pair is None or scene.number - pair.sentence > REACH:
        return None
    readings = (mention.reading("entity") for mention in scene.mentions if mention.end <= scene.span(np).start)
    here = {scene.index.state_of(reading.name) for reading in readings if reading is not None}
    there = [name for name in pair.names if name not in here]
    return there[0] if len(there) == 1 else None


def _plain_words(scene: Scene, np: NounPhrase) -> list[str]:
    """Lower-case words of a noun phrase without adjectives: "the reclusive state" is the state, "the first" is not."""
    tokens = scene.parsed.tokens[np.first : np.last]
    return [t.lower for t in tokens if t.tag != "ADJ" or t.lower in _PICKING or t is tokens[-1]]
