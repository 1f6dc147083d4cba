"""A noun phrase that takes up what was named before ("a further 3,000", "them", "the city") → that item or place."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.extract.frames.role_slots import Filler
from briefing.extract.grammar.phrases import NounPhrase
from briefing.extract.names.antecedents import Memory, Thing
from briefing.extract.names.entities import ANY_COUNTED, CAPTIVE, WHOLE
from briefing.extract.scene.noun_phrases import defined, quantity_of
from briefing.extract.scene.scene import Scene
from briefing.model import Quantity

#: Words for places and what is so called: Moscow is "the city", and Russia is not.
_CALLED = {"city": "city", "town": "city", "village": "city", "region": "region"}
SETTLEMENTS = frozenset(_CALLED)
_MANY = frozenset(("they", "them", "these", "those"))
_TAKING_UP = SETTLEMENTS | _MANY | {"it"}
_SINGLE = frozenset(("technology", "document", "facility"))
_PLACES = frozenset("place city region site front sea peninsula continent".split())
#: What stands alone for some of the things named before: "all have landed", "the first was sent in May".
_SOME = frozenset(
    """all both some most many several others rest remainder first second third fourth fifth last more few one
    ones each another majority""".split()
)
#: Verbs of how many there are of what their subject names.
_REACHING = frozenset(
    """exceed reach top surpass total number amount rise climb grow mount stand hit approach near pass fall drop
    be""".split()
)
#: Relations of a number to a whole told of before.
_OF_SOME = frozenset(("part", "additional"))
_FATES = frozenset("kill wound injure hurt capture".split())
_ITEMS = frozenset("item arms ammunition equipment personnel technology goods money document facility".split())


def taken_up(scene: Scene, np: NounPhrase, types: Sequence[str], memory: Memory, *, as_state: bool) -> Filler | None:
    """'a further 3,000', 'them', 'these weapons', 'the city': the item or place named last that fits, or, `as_state`,
    the state that the place is of."""
    head = scene.parsed.tokens[np.head]
    some = np.head == np.last - 1 and (head.tag == "NUM" or (head.lower in _SOME and np.last - np.first <= 2))
    if (not some and head.lower not in _TAKING_UP) or _named_by_itself(scene, np, memory):
        return None
    span, things = scene.span(np), _things(scene, head.lower, some, types)
    if not things and not some and head.lower not in SETTLEMENTS:
        return None
    if head.lower == "them" and memory.they(_seen_from(scene, np, None), scene.number, back=0) == "other":
        return None  # "Deserters say that officers taught them": not those of the sentence before
    if head.tag == "NUM" and "casualties" in things and (_says_fate(scene, np) or _gets_somewhere(scene, np)):
        return None  # "more than 6,000 killed": not of those counted before
    quantity = quantity_of(scene, np)
    if head.tag == "NUM" and (quantity is None or quantity.unit != "count"):
        return None
    # A bare number counts what was named last, whatever that is; a pronoun stands for what can be so used, but for
    # things only where no people were named since.
    counted = some or (head.lower in _MANY and "personnel" not in things)
    wanted = {ANY_COUNTED} if counted and set(things) & _ITEMS else things
    name = memory.subject_before(scene.number, wanted) if things and head.lower == "it" else None
    told = last_thing(scene, np, quantity, wanted, memory) if things and name is None else None
    if told is not None and CAPTIVE in told.types and head.lower != "they" and "casualties" not in things:
        return None  # "holds 7,000 of them; 6,000 have come home": nobody's contingent
    if told is not None and head.lower in SETTLEMENTS and "state" in told.types and memory.kind not in memory.hostile:
        return None  # whoever visits "the city" visits no state named before; who shells it shells that
    name = told.name if told is not None else name
    measured = (_own_item(scene, quantity) or _measured(scene, np)) if some else None
    name = name if measured is None else measured
    if name is None or not (set(things) & (scene.index.item_types(name) | {"item", *SETTLEMENTS})):
        return None
    item = scene.index.items.get(name)
    if head.lower in _MANY and item is not None and item.type in _SINGLE and not name.endswith("s"):
        return None  # of a treaty, of intelligence or know-how nobody says "them"
    place = scene.index.places.get(name)
    if place is not None:
        state = scene.index.state_of_place(name) if as_state else None
        where = name if as_state else None
        return Filler(state or name, span, np, place=where, note=f"'{scene.text(span)}' read as {name}")
    return Filler(name, span, np, quantity, note=f"'{scene.text(span)}' read as {name}")


def _gets_somewhere(scene: Scene, np: NounPhrase) -> bool:
    """'Fewer than 6,000 have reached Tawila': whether a number is no amount that a verb of how many tells of."""
    clause = scene.clause_with(np)
    if clause is None or clause.verb.lemma not in _REACHING or np not in clause.subject or not clause.objects:
        return False
    return not any(scene.parsed.tokens[one.head].tag == "NUM" for group in clause.objects for one in group)


def _says_fate(scene: Scene, np: NounPhrase) -> bool:
    """Whether what befell those of a number is told right behind it."""
    return any(token.lemma in _FATES for token in scene.parsed.tokens[np.last : np.last + 1])


def _named_by_itself(scene: Scene, np: NounPhrase, memory: Memory) -> bool:
    """Whether a phrase takes up nothing for all its form: it says itself what it is of, or stands for two people."""
    head, start = scene.head(np), scene.span(np).start
    if scene.lower[np.first - 1 : np.first] == ["how"] or scene.lower[np.last : np.last + 2] == ["of", "which"]:
        return True  # "did not say how many had come"; "their pay, most of which is kept"
    spelt = any(token.tag == "NAME" for token in scene.parsed.tokens[np.first : np.head])
    if head in SETTLEMENTS and (spelt or scene.within(np) or any(word == "of" for word, _ in scene.chain(np))):
        return True  # "the city of Wonsan", "Odesa region" are named
    if head in ("they", "them") and memory.pair_in(scene.number, start):
        return True  # "Putin and Kim talked after they reached the house": the two who have just been named
    return defined(scene, np)


def _things(scene: Scene, head: str, some: bool, types: Sequence[str]) -> list[str]:
    """Of the types of a role those that a phrase with that head may take up; `some` is a number of nothing named."""
    things = [t for t in types if t not in ("actor", "state", "person", "thing", "place:state")]
    if some:
        return [t for t in things if t not in _PLACES]
    if head in SETTLEMENTS:
        return [_CALLED[head]] if {"place", _CALLED[head]}.intersection(things) else []
    # "It" is no one of a force, and "these are lies" is said of no thing.
    things = [t for t in things if t in _ITEMS or _type_of(scene, t) in _ITEMS]
    beside = {"it": ("item", "personnel"), "these": ("item",), "those": ("item",)}.get(head, ())
    return [t for t in things if t not in beside]


def _type_of(scene: Scene, name: str) -> str | None:
    """The type of an item by which a frame narrows a role: "drones" are arms."""
    item = scene.index.items.get(name)
    return item.type if item is not None else None


def _own_item(scene: Scene, quantity: Quantity | None) -> str | None:
    """The item that the figure itself counts: 'Of 6,000 builders promised, 1,400 have come'."""
    place = quantity.item_span if quantity is not None and quantity.relation == "part" else None
    named = (m.reading("item") for m in scene.mentions if place is not None and place.start <= m.start < place.end)
    return next((item.name for item in named if item is not None), None)


def _measured(scene: Scene, np: NounPhrase) -> str | None:
    """'The number of containers passed 23,000': the item whose number it is by the subject of a verb of how many."""
    clause = scene.clause_with(np)
    if clause is None or clause.verb.lemma not in _REACHING or not clause.subject:
        return None
    subject = clause.subject[0]
    parts = (subject, *(one for word, group in scene.chain(subject) if word == "of" for one in group))
    named = (mention.reading("item") for part in parts for mention in scene.within(part))
    return next((item.name for item in named if item is not None), None)


def led_by(scene: Scene, np: NounPhrase) -> str | None:
    """'An agreement on workers: 50,000 in three years': what stands before the colon that a number follows."""
    before = scene.elements[np.at - 2].np if np.at > 1 and scene.elements[np.at - 1].word == ":" else None
    named = scene.named(before) if before is not None else None
    item = named.reading("item") if named is not None else None
    return item.name if item is not None and ANY_COUNTED in scene.index.taken_up_as(item.name) else None


def last_thing(
    scene: Scene, np: NounPhrase, quantity: Quantity | None, types: Iterable[str], memory: Memory
) -> Thing | None:
    """What was named last of `types` that `np` may take up; of what is fewer than it "60 of them" are no part."""
    some = quantity is not None and quantity.relation in _OF_SOME
    number = quantity.low if quantity is not None and some else None
    types = (*types, WHOLE) if quantity is not None and quantity.relation == "part" else types
    return memory.thing(_seen_from(scene, np, quantity), scene.number, types, number)


def _seen_from(scene: Scene, np: NounPhrase, quantity: Quantity | None) -> int:
    """Before which place that was named: "the guns downed 37 of them, and another 47 were lost" counts no guns."""
    if quantity is None:
        clause = scene.clause_with(np) if scene.head(np) == "them" else None
        acting = clause.subject if clause is not None and not clause.shared else []
        return min([np.span.start, *(scene.wide(one).start for one in acting)])  # "officers taught them": not these
    if quantity.relation not in _OF_SOME:
        return quantity.span.start
    told = np.measure or np
    for clause in scene.clauses:
        objects = [one for group in clause.objects for one in group]
        joined = any(told is one for one in objects[1:]) and quantity.relation != "part"  # "put one there and two more"
        if clause.subject and not joined and any(told is one for one in objects):
            return min(scene.span(one).start for one in clause.subject)
    first = next((q for q in scene.figures if q.relation == "part" and q.span.end <= quantity.span.start), None)
    whose = next((one for one in scene.phrases if first is not None and one.span.overlaps(first.span)), None)
    return _seen_from(scene, whose, first) if whose is not None else quantity.span.start
