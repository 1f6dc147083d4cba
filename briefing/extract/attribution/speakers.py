"""Who spoke and who was named before → whom a pronoun stands for, or a phrase that takes up two."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Container, Iterator
from itertools import pairwise
from typing import NamedTuple

from briefing.extract.attribution.found import Range
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lists import BESIDE, PRONOUNS, SINGULAR
from briefing.extract.attribution.named import Named, NamedAt
from briefing.extract.attribution.phrase import mistaken, with_office
from briefing.extract.attribution.subjects import verb_group
from briefing.extract.words.verb_classes import REPLACING

#: How many lines back a pronoun reaches.
BACK = 3
#: How many of those who spoke are remembered.
_REMEMBERED = 8
_ONES = frozenset(("he", "she", "his", "her"))
_BODIES = frozenset(("agency", "ministry", "organisation"))


class Spoke(NamedTuple):
    """One who spoke: in which line, under which name, and by which pronouns he may be taken up."""

    line: int
    name: str
    person: bool
    plural: bool


def _replaced(line: Line, at: int) -> bool:
    """'A team that took over from the panel', 'replaced the panel': whether somebody is no more, whom "it" means."""
    before = at - 1 - (line.word(at - 1) == "the")
    return line.low[max(0, before - 1) : before + 1] == ["over", "from"] or (
        before >= 0 and line.tokens[before].lemma in REPLACING
    )


def _alone(line: Line, named: list[NamedAt]) -> list[NamedAt]:
    """Those of a line who are not named in one breath with others, as "it" is nobody of "Seoul and Tokyo"."""
    joined = [
        (a, b) for a, b in pairwise(named) if {",", "and"}.issuperset(line.low[a[1] + 1 : b[0]]) and a[1] < b[0] - 1
    ]
    together = {name for pair in joined for name in pair}
    return [name for name in named if name not in together]


class Speakers(ABC):
    """Those who spoke, in the order of the text, and whom a pronoun takes up of them."""

    def __init__(self, named: Named, line_of: Callable[[int], Line]) -> None:
        self._named, self._line_of = named, line_of
        self._spoke: list[Spoke] = []
        self._last_pair: str | None = None

    @abstractmethod
    def name_of(self, number: int, line: Line, source: Range) -> str | None:
        """The name of a phrase that is no pronoun, in the line of that number; it is not remembered as a speaker's."""

    @property
    def last(self) -> Spoke | None:
        """Who spoke last."""
        return self._spoke[-1] if self._spoke else None

    def _last_of(self, types: Container[str | None]) -> Spoke | None:
        """Who of those types, and no person, spoke last."""
        known = ((self._named.type_of(one.name), one) for one in reversed(self._spoke) if not one.person)
        return next((one for kind, one in known if kind is not None and kind in types), None)

    def _last_called(self, head: str) -> str | None:
        """'the spy agency', after "agency": who spoke last, of those who go by their words, that such a noun ends."""
        called = (one.name for one in reversed(self._spoke) if not one.person and self._named.type_of(one.name) is None)
        return next((name for name in called if name.rpartition(" ")[2] == head), None)

    def type_of(self, name: str) -> str | None:
        """The type of an actor; None of one whom the lexicon does not have."""
        return self._named.type_of(name)

    def knows(self, line: Line, source: Range | None) -> bool:
        """Whether the lexicon has an actor of the name that some words are."""
        first, last = source if source is not None else (0, -1)
        named = ((a, b) for a, b, _ in self._named.within(line, first, last))
        return any(b == last and (a == first or line.low[first:a] == ["the"]) for a, b in named)

    def add(self, spoke: Spoke) -> None:
        """Remembers one who speaks."""
        self._spoke.append(spoke)
        del self._spoke[:-_REMEMBERED]

    def lines_before(self, number: int) -> Iterator[Line]:
        """The lines before that of a number, the nearest first."""
        return (self._line_of(n) for n in range(number - 1, max(-1, number - 1 - BACK), -1))

    def stands_for(self, number: int, line: Line, subject: Range) -> str | None:
        """Whom the subject of a sentence means, without taking it for a speaker."""
        if line.low[subject[0]] == "they" and not (self.last and self.last.plural):
            return None
        if line.low[subject[0]] in PRONOUNS and subject[0] == subject[1]:
            return self.antecedent(number, line, line.low[subject[0]], subject[0])
        named = self._named.within(line, *subject)
        return named[-1][2] if named else None

    def antecedent(self, number: int, line: Line, pronoun: str, at: int) -> str | None:
        """Whom the pronoun at token `at` of the line of that number stands for: one who is asked, one who spoke before,
        or one who was only named; None of whoever speaks himself, and where that is open."""
        if pronoun in ("i", "we", "you", "who", "our", "my"):
            return None
        asked = self._asked(line, at) if pronoun in SINGULAR else None
        return (
            asked
            or self._led_in(line, pronoun, at)
            or self._owner(line, pronoun, at)
            or self._who_spoke(number, pronoun)
            or self._told_of(number, line, pronoun, at)
        )

    def _led_in(self, line: Line, pronoun: str, at: int) -> str | None:
        """'The ministry put it higher: 6,000 have died, it said': the body that what stands before the colon is of."""
        colon = line.low.index(":") if pronoun == "it" and ":" in line.low[:at] else 0
        named = self._named.within(line, 0, colon - 1) if colon else []
        return named[0][2] if named and self._named.type_of(named[0][2]) in _BODIES else None

    def _owner(self, line: Line, pronoun: str, at: int) -> str | None:
        """'The agency has not changed its estimate': the body that is subject of the verb whose object it is."""
        if pronoun != "its" or line.tokens[at - 1].tag != "VERB":
            return None
        subject = line.subject_left(verb_group(line, at - 1)[0] - 1)
        named = self._named.within(line, *subject) if subject is not None else []
        return named[-1][2] if named and self._named.type_of(named[-1][2]) != "person" else None

    def _who_spoke(self, number: int, pronoun: str) -> str | None:
        """The last who spoke that the pronoun may take up."""
        for seen, name, person, plural in reversed(self._spoke):
            if number - seen > BACK:
                break
            if (pronoun in ("they", "their") and not plural) or (pronoun in ("it", "its") and (person or plural)):
                continue
            if pronoun in _ONES and (not person or mistaken(self._named.known(name), pronoun)):
                continue
            if pronoun in _ONES:
                since = self._told_since(number, seen) or name
                return name if mistaken(self._named.known(since), pronoun) else since
            return next(filter(None, map(self._body, range(number - 1, seen, -1))), name)
        return None

    def _told_of(self, number: int, line: Line, pronoun: str, at: int) -> str | None:
        """The one named first in this line or the nearest before it."""
        here = self._meant(line, pronoun, at - 1)
        here = [name for name in here if line.word(name[0] - 1) not in BESIDE]
        told = line.word(at - 1) == "," and any(line.is_finite(j) for j in range(here[0][0])) if here else True
        if not told:  # "It had sent men to Hanoi, it said": not one of those told of
            return here[0][2]
        for earlier in self.lines_before(number):
            if earlier.word(0) == pronoun and earlier.is_finite(1):
                continue  # "It said that Rome had lied. It warned …": nor those of whom it spoke before
            named = self._meant(earlier, pronoun, earlier.n - 1)
            brought_in = with_office(earlier) if pronoun in _ONES else None
            if brought_in is not None:
                return brought_in
            if pronoun in _ONES:
                named = [e for e in named if self._is_person(e[2])][:1] or named
            if pronoun in ("it", "its"):  # an agency sooner than a state, and nobody in the plural
                bodies = [e for e in named if self._named.type_of(e[2]) in _BODIES]
                named = bodies[-1:] or [e for e in _alone(earlier, named) if not earlier.low[e[1]].endswith("s")]
            if named:
                return named[0][2] if pronoun in SINGULAR or len({n for _, _, n in named}) == 1 else None
        return None

    def _meant(self, line: Line, pronoun: str, last: int) -> list[NamedAt]:
        """Those named up to a token whom a pronoun may mean: of "Germany has pledged two, he said" nobody."""
        named = [name for name in self._named.within(line, 0, last) if not _replaced(line, name[0])]
        if pronoun not in _ONES:
            return named
        return [n for n in named if self._named.type_of(n[2]) in ("person", None)]

    def _asked(self, line: Line, at: int) -> str | None:
        """'Asked Peskov whether he knew': the one asked, of whom a question speaks."""
        listener = line.subject_left(at - 2) if line.word(at - 1) in ("whether", "if", "why") else None
        if listener is None or line.tokens[listener[0] - 1].lemma not in ("ask", "press"):
            return None
        named = self._named.within(line, *listener)
        return named[0][2] if named else None

    def _body(self, number: int) -> str | None:
        """The state or body with which a line opens: "The agency gave a like picture. It puts …"."""
        name = self._named.opens(self._line_of(number))
        return name if name is not None and self._named.type_of(name) != "person" else None

    def _told_since(self, number: int, seen: int) -> str | None:
        """The person with whom a sentence after line `seen` opens: "Gerasimov went first. In a call he praised it"."""
        for n in range(number - 1, seen, -1):
            line = self._line_of(n)
            base = line.np_right(0) if line.n else None
            office = line.cues.sources.get(line.low[base]) if base is not None else None
            if base is not None and office is not None and office.type == "person" and line.word(base + 1) == ",":
                end = next((j for j in range(base + 2, line.n) if line.tokens[j].tag != "NAME"), line.n) - 1
                return self.name_of(n, line, (0, max(base, end)))
            name = with_office(line)
            if name is not None:
                return name
            opening = self._person_in_front(line)
            if opening is not None:
                return opening
        return None

    def _person_in_front(self, line: Line) -> str | None:
        """'US Secretary of State Marco Rubio, who …': the person whose name, with his office, opens a line."""
        named = next((e for e in self._named.within(line, 0, line.n - 1) if self._is_person(e[2])), None)
        office = line.tokens[: named[0]] if named is not None else []
        opens = all(t.tag in ("NAME", "NOUN", "ADJ", "POSS") or t.lower in ("of", "the", "for") for t in office)
        return named[2] if named is not None and opens else None

    def people(self, number: int) -> list[str]:
        """The people of the lexicon whom the line of that number names."""
        line = self._line_of(number)
        return [name for _, _, name in self._named.within(line, 0, line.n - 1) if self._is_person(name)]

    def _is_person(self, name: str) -> bool:
        return self._named.type_of(name) == "person"

    def pair(self, number: int, line: Line, at: int) -> str | None:
        """The two of whom the phrase at token `at` speaks, "A and B": those told of in turn, else named together."""
        if line.word(at) in ("both", "neither") and line.is_finite(at + 1):
            told = [self._named.opens(self._line_of(n)) for n in (number - 2, number - 1) if n >= 0]
            if len(told) == 2 and all(told) and told[0] != told[1]:
                return " and ".join(filter(None, told))  # "The Kremlin was silent. Seoul did not answer. Both …"
        for candidate, end in [(line, at - 1), *((earlier, earlier.n - 1) for earlier in self.lines_before(number))]:
            names = list(dict.fromkeys(name for _, _, name in self._named.within(candidate, 0, end)))
            if len(names) == 2:
                self._last_pair = f"{names[0]} and {names[1]}"
                return self._last_pair
            if len(names) > 2:
                break
        return self._last_pair
