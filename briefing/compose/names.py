"""Names of actors, items and places as prose prints them: in full once, short afterwards, with the right article."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from briefing.compose.english import INVARIABLE, article, is_irregular_plural, listing, plural_noun
from briefing.compose.marks import Prose, Recorder, escape
from briefing.config.specs.lexicon import EntitySpec, ItemSpec, LexiconSpec, PlaceSpec
from briefing.model.numerals import numerals

#: Heads that take no article in the singular, beyond what the lexicons say of their own items.
_MASS = frozenset(
    """aid ammunition animosity armour artillery assistance aviation backing cargo cash clothing collaboration
    cooperation coal contact damage debris development diplomacy documentation equipment expertise flour food fuel
    gear greetings help imagery information infrastructure intelligence know-how labour machinery materiel material
    money munitions oil output peace petroleum production progress recognition research rice security software
    solidarity support telemetry technology tourism trade training transport weaponry wheat work wreckage""".split()
)

#: Last words of the names of bodies, which take "the".
_BODIES = frozenset(
    """Institute Ministry Department Centre Center Council Foundation Office Bureau Commission Committee Secretariat
    Directorate Embassy Project Initiative Association Federation Board Academy Panel Team Mission Administration
    Command Corps""".split()
)
#: Last words of titles of which there is one holder.
_OFFICES = frozenset(("Secretary", "General", "Minister", "Spokesman", "Spokeswoman", "Spokesperson", "Ambassador"))
#: Heads of the names of posts and ministries, and the words that say which: every state has them.
_POSTS = _OFFICES | {"Ministry", "Minister", "Ministers", "President", "Cabinet", "Parliament", "Government", "Staff"}
_POST_WORDS = _POSTS | frozenset(
    """Affairs Defence Defense Deputy Economy External Finance First Foreign General Industry Information Interior
    Internal Joint Justice National Natural Parliamentary Permanent Press Prime Resources Senior Trade Transport
    Unification Under Vice and of""".split()
)
#: Heads of names in the plural that no lexicon holds: "Member States".
_PLURAL_HEADS = frozenset(("states", "nations", "forces", "officials", "experts", "troops", "parties", "members"))


_ARTICLES = ("a", "an", "the")
#: Words after which a noun takes no article of its own.
_DETERMINERS = frozenset((*_ARTICLES, *"its his her their this these no some any various several".split()))
_PRONOUNS = (
    *("it", "he", "she", "they", "them", "this", "that", "these", "those", "who", "which", "one", "others"),
    *("something", "someone", "somebody", "anyone", "nothing"),
)
_PREPOSITIONS = ("by", "of", "in", "to", "for", "from", "with", "at", "on", "as")
_FUNCTION_WORDS = frozenset((*_ARTICLES, *_PRONOUNS, *_PREPOSITIONS))


@dataclass
class Discourse:
    """What has been said so far in one section; prose depends on it, nothing else does."""

    mentioned: set[str] = field(default_factory=set)
    frames: list[str] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    #: Ids of the disputes whose denial has been told.
    disputes: set[str] = field(default_factory=set)
    #: Ids of the unsigned sources introduced so far, in order.
    sources: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True)
class Lexicon:
    """Lookups by canonical name."""

    entities: dict[str, EntitySpec]
    items: dict[str, ItemSpec]
    places: dict[str, PlaceSpec]

    @classmethod
    def of(cls, spec: LexiconSpec) -> Lexicon:
        return cls(
            {e.name: e for e in spec.entities},
            {i.name: i for i in spec.items},
            {p.name: p for p in spec.places},
        )

    def called(self, name: str) -> str:
        """The canonical name of an entity by any of its names; any other name is its own."""
        return name if name in self.entities else self._aliases.get(name, name)

    @cached_property
    def _aliases(self) -> dict[str, str]:
        return {alias: entity.name for entity in self.entities.values() for alias in entity.aliases}

    def state_of(self, name: str | None) -> str | None:
        """The state at the top of whatever `name` belongs to; any other name is its own."""
        seen: set[str] = set()
        while name in self.entities and (above := self.entities[name].of) and name not in seen:
            seen.add(name)
            name = above
        return name

    def adjective(self, state: str) -> str:
        """What is said of a thing of that state: "North Korean"."""
        spec = self.entities.get(state)
        return spec.adjectives[0] if spec is not None and spec.adjectives else state

    def ancestors(self, item: str) -> tuple[str, ...]:
        """The wider items of `item`, nearest first."""
        out: list[str] = []
        spec = self.items.get(item)
        while spec and spec.is_a and spec.is_a not in out:
            out.append(spec.is_a)
            spec = self.items.get(spec.is_a)
        return tuple(out)


@dataclass(frozen=True)
class Name:
    """An actor, recipient, source of a statement or place, ready to be printed where it stands."""

    #: The name in the lexicons: to compare by, not to print.
    canonical: str
    lexicon: Lexicon
    recorder: Recorder
    discourse: Discourse
    #: Printed as "it", "they", "he": the sentence before had it as its subject.
    pronoun: bool = False

    def __prose__(self) -> Prose:
        if self.pronoun:
            spec = self.lexicon.entities.get(self.canonical)
            return Prose("they" if self.plural else spec.pronoun if spec is not None else "it")
        parts = self.members()
        printed = [self._one(p) for p in parts]
        return Prose(listing(printed))

    def __str__(self) -> str:
        return str(self.__prose__())

    @property
    def plural(self) -> bool:
        """Whether the name takes a plural verb."""
        parts = self.members()
        if len(parts) > 1:
            return True
        spec = self.lexicon.entities.get(parts[0])
        if spec is not None:
            return spec.plural
        last = noun_head(parts[0])
        return last.lower() in _PLURAL_HEADS or (last[:1].islower() and last.endswith("s") and not last.endswith("ss"))

    @property
    def people(self) -> str:
        """Its people, as a plural noun: "North Koreans"; "people of …" where the lexicon has no word for them."""
        spec = self.lexicon.entities.get(self.canonical)
        if spec is not None and spec.demonyms:
            return str(printed(spec.demonyms[0], self.recorder))
        return f"people of {self}" if spec is not None else str(self)

    @property
    def person_of(self) -> str:
        """One of its people: "North Korean"; "person of …" where the lexicon has no word for them."""
        spec = self.lexicon.entities.get(self.canonical)
        if spec is not None and spec.demonyms:
            return str(printed(spec.demonyms[0].removesuffix("s"), self.recorder))
        return f"person of {self}" if spec is not None else str(self)

    @property
    def known(self) -> bool:
        """Whether a lexicon holds the name."""
        return all(p in self.lexicon.entities or p in self.lexicon.places for p in self.members())

    @property
    def common(self) -> bool:
        """Whether it is a common noun that a number may stand before: "entities"."""
        return not self.known and self.canonical[:1].islower() and self.plural

    @property
    def site(self) -> bool:
        """Whether it is a single site (a port, a range, a plant), at which things happen."""
        place = self.lexicon.places.get(self.canonical)
        return place is not None and place.type == "site"

    @property
    def sea(self) -> bool:
        """Whether it is a sea, into which things are fired."""
        place = self.lexicon.places.get(self.canonical)
        return place is not None and place.type == "sea"

    @property
    def hearsay(self) -> bool:
        """Whether it stands for speakers without a name: "reports", "officials"."""
        spec = self.lexicon.entities.get(self.canonical)
        return spec is not None and spec.type == "unnamed"

    @property
    def locality(self) -> bool:
        """Whether it is a place and no party: Kursk."""
        return self.canonical in self.lexicon.places and self.canonical not in self.lexicon.entities

    @property
    def state(self) -> bool:
        """Whether it is a state for whose people the lexicon has a word."""
        spec = self.lexicon.entities.get(self.canonical)
        return spec is not None and spec.type == "state" and bool(spec.demonyms)

    @property
    def person(self) -> bool:
        """Whether it is a person."""
        spec = self.lexicon.entities.get(self.canonical)
        return spec is not None and spec.type == "person"

    def members(self) -> list[str]:
        """The canonical names of those who stand in it together: Russia and North Korea are two."""
        if self.canonical in self.lexicon.entities or " and " not in self.canonical:
            return [self.canonical]
        parts = self.canonical.split(" and ")
        known = [self.lexicon.entities.get(p) for p in parts]
        # A body may have "and" in its name; nobody's name has, so one known person makes the others somebody, too, and
        # no body's has it before a common noun: "the United States and other countries".
        others = all(spec is not None or part[0].islower() for part, spec in zip(parts, known, strict=True))
        several = (others and any(known)) or any(spec is not None and spec.type == "person" for spec in known)
        return parts if several else [self.canonical]

    def _one(self, canonical: str) -> str:
        first = canonical not in self.discourse.mentioned
        self.discourse.mentioned.add(canonical)
        spec = self.lexicon.entities.get(canonical) or self.lexicon.places.get(canonical)
        if spec is None:
            bare = printed(canonical.replace("'", "’"), self.recorder)
            if _is_somebody(canonical):
                return f"{article(bare)} {bare}" if first else f"the {bare}"
            return f"the {bare}" if _is_body(canonical) or _is_office(canonical) else bare
        text = canonical
        if isinstance(spec, EntitySpec):
            text = (spec.full or spec.name) if first else (spec.short or spec.name)
            own = "’s " in text or "'s " in text
        else:
            own = False
        the = "the " if spec.article and not own and not text.lower().startswith("the ") else ""
        return the + printed(text.replace("'", "’"), self.recorder)


def _is_somebody(name: str) -> bool:
    """Whether a name is a common noun for one: an intelligence official, a US diplomat; "Japan's envoy" is whole."""
    head = noun_head(name)
    many = (head.endswith("s") and not head.endswith("ss")) or is_irregular_plural(head) or head in _PLURAL_HEADS
    whole = "'s " in name or "’s " in name or name.split(" ", 1)[0].lower() in _DETERMINERS
    return head.islower() and not (many or whole or is_mass(head) or " and " in name)


def _is_office(name: str) -> bool:
    """Whether the name of nobody known is a title alone: the Deputy Press Secretary."""
    return name.rsplit(" ", 1)[-1].rsplit("-", 1)[-1] in _OFFICES and not name.lower().startswith("the ")


def is_post(name: str) -> bool:
    """Whether a name tells only which post or ministry it is, of whichever state: "Vice Minister", "Foreign Ministry".

    Only the text that it stands in says whose it is.
    """
    words = [word for word in re.split(r"[ -]", name) if word.lower() != "the"]
    return bool(words) and words[-1] in _POSTS and all(word in _POST_WORDS for word in words)


def _is_body(name: str) -> bool:
    """Whether the name of nobody known has the head of a body's name: the Institute for Eurasian Security."""
    head = re.split(r" (?:of|for|on|to) ", name, maxsplit=1)[0].rsplit(" ", 1)[-1]
    return head in _BODIES and name != head and not name.startswith(("The ", "the "))


def printed(text: str, recorder: Recorder) -> Prose:
    """`text` escaped; a Use of basis `name` where it holds a numeral (KN-23, Group of Seven)."""
    return recorder.mark(text, "name") if numerals(text) else escape(text)


def item_phrase(
    item: str,
    lexicon: Lexicon,
    recorder: Recorder,
    *,
    make: str | None = None,
    count: float | None = None,
    figure: bool = False,
) -> Prose:
    """The item as a noun phrase: singular after one, with an article where English asks for one.

    `make` is the state whose make it is said to be; `figure` says that a number stands before it, and `count` is that
    number where it is a single one.
    """
    spec = lexicon.items.get(item)
    if spec is not None:
        text = spec.singular or spec.name if figure and count == 1 and spec.countable else spec.name
        text = f"{lexicon.adjective(make)} {text}" if make else text
        if figure and not spec.countable and spec.type in ("arms", "ammunition", "equipment"):
            text = f"{'piece' if count == 1 else 'pieces'} of {text}"
        if figure and count not in (None, 1) and spec.countable and spec.type != "casualties":
            text += "s" if text[-1:].isdigit() else ""  # a designation counted: "two KN-23s"
            text = _many(text)
        if not figure and spec.countable and _wants_article(text):
            text = f"{article(text)} {text}"
        return printed(text, recorder)
    if figure:
        return printed(item if count in (None, 1) else _many(item), recorder)
    return printed(f"{article(item)} {item}" if _wants_article(item) else item, recorder)


def _many(noun: str) -> str:
    """The noun as more than one, where it does not stand in the plural already."""
    return plural_noun(noun) if _wants_article(noun) and " of " not in noun else noun


def noun_head(phrase: str) -> str:
    """The last word before what follows a preposition: "sources" of "diplomatic sources in Russia"."""
    return re.split(r" (?:at|close to|from|in|near|on|with) ", phrase, maxsplit=1)[0].rsplit(" ", 1)[-1]


def is_function_word(name: str) -> bool:
    """Whether what stands for a name ends in a word that names nothing: "those", "an"."""
    return name.rsplit(" ", 1)[-1].lower() in _FUNCTION_WORDS


def is_mass(phrase: str) -> bool:
    """Whether the head of the phrase takes no article in the singular: "preliminary information"."""
    return phrase.rsplit(" ", 1)[-1].lower() in _MASS


def _wants_article(item: str) -> bool:
    head = item.split(" of ", 1)[0].split(" for ", 1)[0].split(" to ", 1)[0].split(" in ", 1)[0]
    first, last = head.split(" ", 1)[0].lower(), head.rsplit(" ", 1)[-1]
    if first in _DETERMINERS:
        return False
    if last.lower() in _MASS or is_irregular_plural(last.lower()) or last[:1].isupper() or " and " in head:
        return False
    return not (last.endswith("s") and not last.endswith(("ss", "us", "is")))


def is_plural_item(item: str, lexicon: Lexicon, count: float | None = None) -> bool:
    """Whether the item takes a plural verb."""
    if count == 1:
        return False
    spec = lexicon.items.get(item)
    if spec is not None:
        if spec.name.rsplit(" ", 1)[-1] in INVARIABLE:
            return True
        return spec.countable and spec.singular != spec.name and not _wants_article(spec.name)
    last = item.split(" of ", 1)[0].rsplit(" ", 1)[-1]
    return (last.endswith("s") and not last.endswith("ss")) or is_irregular_plural(last)
