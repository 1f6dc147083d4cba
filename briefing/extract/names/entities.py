"""Text → mentions: every actor, item and place of the lexicons that the text names, longest first."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from briefing.config.specs.lexicon import EntitySpec, ItemSpec, LexiconSpec, PlaceSpec
from briefing.extract.names.capitals import DESCRIBED, capital, case_fits, described, strictness, written
from briefing.extract.names.lent import Found, model_of, of_another, part_of_name
from briefing.extract.names.offices import Offices
from briefing.extract.names.owned import owned_names

Form = Literal["name", "adjective", "demonym", "metonym"]
Category = Literal["entity", "item", "place"]

_FOLD = {
    **dict.fromkeys("\u2018\u2019", "'"),
    **dict.fromkeys("\u2010\u2011\u2013", "-"),
    **dict.fromkeys("\u00a0\u202f\u2009\n\t", " "),
}
#: The type, besides its own, of a thing that a number alone may stand for.
ANY_COUNTED = "counted"
#: What no lexicon has and a text counts: "five of them" may be of it, a number alone is not.
WHOLE = "whole"
#: People who are held or exchanged, whom no state sends anywhere.
CAPTIVE = "captive"
#: Types of things that numbers count, and of those whose names may have no plural, but whose pieces are counted.
COUNTED = frozenset("arms ammunition equipment personnel technology goods".split())
_PIECES = frozenset(("arms", "equipment", "personnel"))
#: Types of those who tell and do not act.
TELLERS = frozenset(("unnamed", "imagery", "media"))
#: A hyphen after one of these does not open a name: "anti-Russian", "non-Korean".
_PREFIXES = ("anti", "non", "pro", "ex", "un", "mid", "semi", "pseudo", "self", "counter")
_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "person": "people",
    "child": "children",
    "serviceman": "servicemen",
    "leaf": "leaves",
}
_NO_PLURAL = frozenset(
    """aid ammunition equipment technology artillery materiel assistance fuel oil petroleum debris wreckage personnel
    telemetry infantry armour armor weaponry ordnance corps""".split()
)
_FOLD_TABLE = str.maketrans(_FOLD)


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a surface form may stand for."""

    name: str
    category: Category
    type: str
    form: Form = "name"
    #: The state it belongs to, acts for or lies in.
    of: str | None = None
    #: Every name of a type in a RoleSpec that it is of.
    types: frozenset[str] = frozenset()
    #: In lower case its type, or of an item all names and types that it falls under.
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the text that names something, with its readings in order of preference."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    #: Shorter names inside it: 'North Korean' and 'soldiers' in 'North Korean soldiers'.
    inner: tuple[Mention, ...] = ()

    def reading(self, *categories: str) -> Reading | None:
        """The first reading of one of `categories`."""
        for reading in self.readings:
            if reading.category in categories:
                return reading
        return None


def fold(text: str) -> str:
    """Lower case with plain quotes, hyphens and spaces; every code point keeps its place."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.translate(_FOLD_TABLE)


def plural(noun: str) -> str:
    """The plural of an English noun phrase that ends in its head (or has it before 'of')."""
    if " of " in noun:
        head, _, tail = noun.partition(" of ")
        return f"{plural(head)} of {tail}"
    head, space, last = noun.rpartition(" ")
    word = last.lower()
    if word in _NO_PLURAL or (word.endswith("s") and not word.endswith("ss")):
        return noun
    for one, many in _IRREGULAR.items():
        if word.endswith(one) and (word == one or one in ("man", "woman")):
            return f"{head}{space}{last[: -len(one)]}{many}"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    if word.endswith("y") and len(word) > 1 and word[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


@lru_cache(maxsize=1 << 14)
def singular(noun: str) -> str:
    """The singular of an English noun phrase that ends in its head (or has it before 'of')."""
    if " of " in noun:
        head, _, tail = noun.partition(" of ")
        return f"{singular(head)} of {tail}"
    head, space, last = noun.rpartition(" ")
    word = last.lower()
    for one, many in _IRREGULAR.items():
        if word.endswith(many) and (word == many or one in ("man", "woman")):
            return f"{head}{space}{last[: -len(many)]}{one}"
    if word in _NO_PLURAL or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return noun
    if word.endswith("ies"):
        return f"{noun[:-3]}y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return noun[:-2]
    return noun[:-1]


class EntityIndex:
    """All names of a lexicon, compiled once; `mentions` is linear in the text."""

    def __init__(self, lexicon: LexiconSpec) -> None:
        self.entities: dict[str, EntitySpec] = {e.name: e for e in lexicon.entities}
        self.items: dict[str, ItemSpec] = {i.name: i for i in lexicon.items}
        self.places: dict[str, PlaceSpec] = {p.name: p for p in lexicon.places}
        self._states = {name: self._state_of(name) for name in self.entities}
        self._types = {name: self._item_types(name) for name in self.items}
        self._enemies = self._at_war(lexicon)
        self._ways = self._supplied(lexicon)
        self._taken_up_as = {n: t | {ANY_COUNTED} if self._counted(n) else t for n, t in self._types.items()}
        self.offices = Offices(lexicon.entities)
        self._readings: dict[str, list[tuple[str, Reading]]] = {}
        self._owned = owned_names(lexicon.entities)
        for entity in lexicon.entities:
            self._add_entity(entity)
        for place in lexicon.places:
            self._add_place(place)
        for item in lexicon.items:
            self._add_item(item)
        keys = sorted(self._readings)
        self._rows = [_Row(self._readings[key]) for key in keys]
        self._automaton = AhoCorasick(keys, matchkind=MatchKind.Standard)

    def state_of(self, name: str) -> str | None:
        """The state that an actor is, belongs to, leads or acts for."""
        return self._states.get(name)

    def pronoun_of(self, name: str) -> str | None:
        """The pronoun of somebody who is called he or she."""
        entity = self.entities.get(name)
        return entity.pronoun if entity is not None and entity.pronoun in ("he", "she") else None

    def side_of(self, name: str | None) -> str | None:
        """The state that the one who fills a role is or acts for."""
        return self._states.get(name) if name is not None else None

    def enemy_of(self, state: str | None) -> str | None:
        """The one state that a state is at war with."""
        enemies = self._enemies.get(state or "", set())
        return next(iter(enemies)) if len(enemies) == 1 else None

    def holder(self, actor: str, words: Sequence[str], day: str | None) -> str | None:
        """Who holds the office that `words` (lower case) end in, of the state of an actor, on `day` (ISO)."""
        state = self._states.get(actor)
        return self.offices.holder(state, words, day) if state is not None else None

    @staticmethod
    def _at_war(lexicon: LexiconSpec) -> dict[str, set[str]]:
        """Whom each state fights; a war named at one of the two is the other's, too."""
        enemies: dict[str, set[str]] = {}
        for one, other in ((e.name, other) for e in lexicon.entities for other in e.at_war_with):
            enemies.setdefault(one, set()).add(other)
            enemies.setdefault(other, set()).add(one)
        return enemies

    def way_of(self, item: str | None) -> tuple[str, str] | None:
        """The state known to send a thing and the one to get it, by its own name, else by that of the wider item."""
        return next((self._ways[wider.name] for wider in self._wider(item) if wider.name in self._ways), None)

    @staticmethod
    def _supplied(lexicon: LexiconSpec) -> dict[str, tuple[str, str] | None]:
        """Who sends what to whom; None of what goes more ways than one."""
        ways: dict[str, tuple[str, str] | None] = {}
        for sender, one in ((e.name, one) for e in lexicon.entities for one in e.supplies):
            ways.update((item, None if item in ways else (sender, one.to)) for item in one.items)
        return ways

    def _state_of(self, name: str) -> str | None:
        seen = set()
        entity = self.entities.get(name)
        while entity is not None and entity.name not in seen:
            if entity.type in ("state", "bloc"):
                return entity.name
            seen.add(entity.name)
            if entity.of is None:
                return None
            if entity.of not in self.entities:
                return entity.of
            entity = self.entities[entity.of]
        return None

    def is_continent(self, name: str | None) -> bool:
        """Whether a place is larger than any state."""
        place = self.places.get(name or "")
        return place is not None and place.type == "continent"

    def state_of_place(self, name: str) -> str | None:
        """The state that a place lies in."""
        seen = set()
        place = self.places.get(name)
        while place is not None and place.name not in seen:
            if place.type == "state":
                return place.name
            seen.add(place.name)
            if place.inside is not None and place.inside not in self.places:
                return place.inside
            place = self.places.get(place.inside) if place.inside else None
        return None

    def maker(self, name: str) -> str | None:
        """The state that makes an item, where the lexicon says so of it or of the wider item that it is one of."""
        item = self.items.get(name)
        while item is not None and item.of is None:
            item = self.items.get(item.is_a) if item.is_a else None
        return item.of if item is not None else None

    def item_types(self, name: str) -> frozenset[str]:
        """The names and types of an item and of the wider items that it is one of."""
        return self._types.get(name, frozenset())

    def _item_types(self, name: str) -> frozenset[str]:
        return frozenset(found for item in self._wider(name) for found in (item.name, item.type))

    def _wider(self, name: str | None) -> Iterator[ItemSpec]:
        """An item and the wider ones that it is one of, the narrowest first."""
        seen: set[str] = set()
        item = self.items.get(name or "")
        while item is not None and item.name not in seen:
            yield item
            seen.add(item.name)
            item = self.items.get(item.is_a) if item.is_a else None

    def taken_up_as(self, name: str) -> frozenset[str]:
        """The types by which an item may be taken up: its own, and `ANY_COUNTED` where a number alone may stand for it.

        So many may be shells or soldiers, but not fuel.
        """
        return self._taken_up_as.get(name, frozenset())

    def _counted(self, name: str) -> bool:
        item = self.items[name]
        return item.type in COUNTED and (item.countable or item.type in _PIECES)

    def mentions(self, text: str, folded: str, begin: int, limit: int) -> list[Mention]:
        """Mentions in `text[begin:limit]` in order, without overlap; `folded` is `fold(text)`."""
        found: list[Found] = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded[begin:limit], overlapping=True):
            start, end = start + begin, end + begin
            if not _bounded(folded, start, end):
                continue
            readings = self._rows[index].readings(text, start, end)
            if readings:
                found.append((start, end, readings))
        found.sort(key=lambda m: (m[0], -m[1]))
        outer: list[Found] = []
        inner: list[list[Mention]] = []
        last = -1
        for one in found:
            start, end, readings = one
            if start >= last and outer and model_of(text, outer[-1], one, self.item_types):
                outer[-1], last = (outer[-1][0], end, outer[-1][2]), end
            elif start >= last:
                outer.append(one)
                inner.append([])
                last = end
            elif end > last and end - start > last - outer[-1][0]:
                # "the North Koreans", "Russian military technology": the longer name stands, and what lies before it.
                ahead = [(m.start, m.end, m.readings) for m in inner[-1] if m.end <= start]
                outer[-1:], inner[-1:] = [*ahead, one], [[] for _ in range(len(ahead) + 1)]
                last = end
            elif end <= last and one[:2] != outer[-1][:2] and not part_of_name(text, outer[-1], one):
                inner[-1].append(Mention(start, end, readings))
        return [
            Mention(*one, tuple(inside))
            for n, (one, inside) in enumerate(zip(outer, inner, strict=True))
            if not (n and of_another(text, outer[n - 1], one))
        ]

    def named(self, surface: str) -> str | None:
        """The actor that `surface`, as a whole, is a name of."""
        readings = self._readings.get(fold(surface), ())
        return next((r.name for name, r in readings if r.category == "entity" and case_fits(name, surface)), None)

    def _add_entity(self, entity: EntitySpec) -> None:
        of = entity.of or (entity.name if entity.type in ("state", "bloc") else None)
        forms: list[tuple[Iterable[str], Form]] = [
            ((entity.name, *entity.aliases, *self._owned.get(entity.name, ())), "name"),
            (entity.adjectives, "adjective"),
            (entity.demonyms, "demonym"),
            (entity.metonyms, "metonym"),
        ]
        types, kinds = frozenset(("actor", entity.type)), frozenset((entity.type,))
        for names, form in forms:
            reading = Reading(entity.name, "entity", entity.type, form, of, types, kinds)
            for name in names:
                self._add(name, reading)
                if (short := described(name)) is not None:
                    self._add(short, reading)

    def _add_place(self, place: PlaceSpec) -> None:
        types = frozenset(("place", place.type, *(("place:state",) if place.type == "state" else ())))
        state, kinds = self.state_of_place(place.name), frozenset((place.type,))
        reading = Reading(place.name, "place", place.type, of=state, types=types, kinds=kinds)
        for name in (place.name, *place.aliases):
            self._add(name, reading)

    def _add_item(self, item: ItemSpec) -> None:
        names = [item.name, *item.aliases]
        if item.singular:
            names.append(item.singular)
        types = self.item_types(item.name)
        kinds = frozenset(map(str.lower, types))
        reading = Reading(item.name, "item", item.type, types=types | {"item"}, kinds=kinds)
        for name in names:
            for form in dict.fromkeys((name, singular(name), plural(name))):
                self._add(form, reading)
                if form.count(" ") == 1:
                    self._add(form.replace(" ", "-"), reading)

    def _add(self, name: str, reading: Reading) -> None:
        key = fold(name.removeprefix(DESCRIBED))
        for variant in dict.fromkeys((key, key.replace("-", " "))):
            rows = self._readings.setdefault(variant, [])
            same = next((n for n, (_, r) in enumerate(rows) if r == reading), None)
            if same is None:
                rows.append((name, reading))
            elif strictness(name) < strictness(rows[same][0]):
                rows[same] = (name, reading)  # "Tass" is met in any capitals, "TASS" in these alone


def _bounded(folded: str, start: int, end: int) -> bool:
    """Whether the stretch begins and ends with a word."""
    if end < len(folded) and folded[end].isalnum():
        return False
    if start == 0:
        return True
    before = folded[start - 1]
    if before.isalnum():
        return False
    if before == "-":
        return not folded[max(0, start - 9) : start - 1].endswith(_PREFIXES)
    return True


class _Row:
    """The readings of one name, in lower case, that hold where it is written so."""

    def __init__(self, named: Sequence[tuple[str, Reading]]) -> None:
        self._named = named
        #: Where they hold however it is written.
        partly = any(capital(name) or name.startswith(DESCRIBED) for name, _ in named)
        self._always = None if partly else tuple(r for _, r in named)

    def readings(self, text: str, start: int, end: int) -> tuple[Reading, ...]:
        """Those that fit the capitals of `text[start:end]`."""
        if self._always is not None:
            return self._always
        return tuple([r for name, r in self._named if written(name, text, start, end)])


class Lookup:
    """The canonical actor that the text names from one place to another."""

    def __init__(self, mentions: Sequence[Mention] = ()) -> None:
        self._names = {(m.start, m.end): r.name for m in mentions if (r := m.reading("entity")) is not None}

    def add(self, other: Lookup) -> None:
        """Knows what `other` knows, too."""
        self._names |= other._names

    def __call__(self, start: int, end: int) -> str | None:
        return self._names.get((start, end))
