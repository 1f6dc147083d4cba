"""Pronouns and phrases such as 'both countries' → the actors they stand for, or the reason why none is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import NamedTuple

from briefing.extract.names.anaphors import PERSON, STATE, THEY
from briefing.extract.names.entities import ANY_COUNTED

#: How many sentences back an antecedent may stand.
REACH = 3
#: How many mentions are looked at for the states behind persons and agencies.
_RECENT = 40
#: How many pairs are counted.
_PAIRS = 40

#: Types of what is told to act as somebody does.
_SITES = ("facility",)


@dataclass(frozen=True, slots=True)
class Named:
    """An actor that the text has named, where, and whether as a subject."""

    name: str
    type: str
    at: int
    sentence: int
    subject: bool = False
    #: The state that it is, leads or acts for.
    state: str | None = None
    #: "he" or "she", where it is known.
    pronoun: str | None = None
    #: Named as one who only says something.
    speaks: bool = False


class Thing(NamedTuple):
    """An item or place that the text has named, and all types that it may be taken up by."""

    name: str
    types: frozenset[str]
    at: int
    sentence: int
    subject: bool = False
    #: How many of it were told of, where it was counted.
    many: float | None = None


class Topic(NamedTuple):
    """The item that a paragraph is labelled with ("Containers."), and where."""

    item: str
    at: int


class Pair(NamedTuple):
    """Two actors of a type that were named together or act on each other."""

    names: tuple[str, str]
    type: str
    at: int
    sentence: int


class Force(NamedTuple):
    """People told of, and in whose service they are: a state, or None where nothing says; whether they are held."""

    state: str | None
    subject: bool
    at: int
    sentence: int
    held: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """Names found, in order of mention, or none with the reason."""

    names: tuple[str, ...] = ()
    reason: str | None = None
    #: False where somebody is meant, but not surely these.
    sure: bool = True


class Acted(NamedTuple):
    """Who was told to act, in an event of which kind."""

    kind: str
    actor: str
    sentence: int


@dataclass(slots=True)
class Memory:
    """What a document has named so far, oldest first; `at` is a code point, `sentence` the number of a sentence."""

    named: list[Named] = field(default_factory=list)
    #: States named, or whoever acts for them, but not as those who only say something.
    states: set[str] = field(default_factory=set)
    things: list[Thing] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    forces: list[Force] = field(default_factory=list)
    #: Kinds of events between enemies.
    hostile: frozenset[str] = frozenset()
    acts: list[Acted] = field(default_factory=list)
    #: Whom each word for a body ("the ministry", "the Council") was last said of.
    bodies: dict[str, str] = field(default_factory=dict)
    #: The words of the office, with whose it is, that bring in people of no list, by their names.
    offices: dict[str, str] = field(default_factory=dict)
    #: Who issues the text, where it is a release.
    issuer: str | None = None
    #: Where two are told of whom no name names, "two men": sentence and place.
    nameless: list[tuple[int, int]] = field(default_factory=list)
    #: Plural subjects: sentence, place, and whether it is a force, a pair of actors, what else is named, or other.
    plurals: list[tuple[int, int, str]] = field(default_factory=list)
    #: Sentence and names of three actors and more who do or did something together.
    groups: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    #: What the paragraph, or else its section, is labelled with.
    topic: Topic | None = None
    #: The sentence that heads the section: nobody named before it is taken up.
    section: int = 0
    #: The kind of event that is being read.
    kind: str = ""
    #: Names that a pronoun cannot stand for where it is: those who act in its own clause.
    barred: frozenset[str] = frozenset()

    def force(self, at: int, sentence: int) -> str | None:
        """The one state whose people the last sentence within reach that tells of any before `at` tells of.

        Of two the subject is meant.
        """
        told = [force for force in self.forces[-_RECENT:] if force.at < at and sentence - force.sentence <= REACH]
        last = [force for force in told if force.sentence == told[-1].sentence]
        states = {force.state for force in last}
        if len(states) > 1:
            states = {force.state for force in last if force.subject}
        return next(iter(states)) if len(states) == 1 else None

    def captives(self, at: int, sentence: int) -> Force | None:
        """Those held of whom the last sentence within reach that tells of any people before `at` tells."""
        told = [force for force in self.forces[-_RECENT:] if force.at < at and sentence - force.sentence <= REACH]
        return next((force for force in told if force.held and force.sentence == told[-1].sentence), None)

    def group(self, many: int, sentence: int) -> tuple[str, ...]:
        """So many actors as acted together last, within reach."""
        near = [names for number, names in self.groups[-_RECENT:] if sentence - number <= 2 * REACH]
        return next((names for names in reversed(near) if len(names) == many), ())

    def force_near(self, sentence: int) -> bool:
        """Whether this sentence or the one before tells of people in somebody's service."""
        return bool(self.forces) and sentence - self.forces[-1].sentence <= 1

    def pair_in(self, sentence: int, at: int) -> bool:
        """Whether two persons were named together in this sentence, before `at`."""
        here = takewhile(lambda pair: pair.sentence == sentence, reversed(self.pairs))
        return any(pair.type == "person" and pair.at < at for pair in here)

    def subject_before(self, sentence: int, types: Iterable[str]) -> str | None:
        """The item of `types` that the sentence before tells of, as its subject: what "it" takes up first."""
        wanted = frozenset(types)
        last = takewhile(lambda thing: thing.sentence >= sentence - 1, reversed(self.things))
        told = [t for t in last if t.subject and t.sentence == sentence - 1 and not wanted.isdisjoint(t.types)]
        return told[-1].name if told else None

    def turned_to(self, at: int, end: int, sentence: int) -> str | None:
        """What can be counted and is named from `at` to `end` as a subject in a sentence or in the one before."""
        last = takewhile(lambda thing: thing.sentence >= sentence - 1 and thing.at > at, reversed(self.things))
        return next((t.name for t in last if t.subject and t.at < end and ANY_COUNTED in t.types), None)

    def thing(self, at: int, sentence: int, types: Iterable[str], number: float | None = None) -> Thing | None:
        """The item or place of `types` named last before `at`; one counted there, if it has to be `number` or more."""
        wanted = frozenset(types)
        near = takewhile(lambda thing: sentence - thing.sentence <= REACH, reversed(self.things))
        fit = [thing for thing in near if thing.at < at and not wanted.isdisjoint(thing.types)]
        if not fit:
            return None
        told = (thing for thing in fit if thing.sentence == fit[0].sentence and thing.many is not None)
        enough = (thing for thing in told if number is not None and (thing.many or 0) >= number)
        return next(enough, fit[0])

    def types_near(self, sentence: int) -> frozenset[str]:
        """The types of all that a pronoun or a bare number in a sentence may take up."""
        types: set[str] = set()
        for thing in reversed(self.things):
            if sentence - thing.sentence > REACH:
                break
            types |= thing.types
        return frozenset(types)

    def counted(self, at: int, sentence: int) -> frozenset[str]:
        """The types of the thing named last before `at` that a bare number or "them" may stand for."""
        thing = self.thing(at, sentence, (ANY_COUNTED,))
        return thing.types if thing is not None else frozenset()

    def note(self, named: Named) -> None:
        """Remembers one mention."""
        self.named.append(named)
        if named.state is not None and not named.speaks:
            self.states.add(named.state)

    def before(self, at: int, sentence: int, types: Iterable[str]) -> list[Named]:
        """Actors of `types` named before `at` within reach, nearest first."""
        wanted = frozenset(types)
        found = []
        for named in reversed(self.named):
            if sentence - named.sentence > REACH or named.sentence < self.section:
                break
            if named.at < at and named.type in wanted and self.barred.isdisjoint((named.name, named.state or "")):
                found.append(named)
        return found

    def one(self, at: int, sentence: int, types: frozenset[str], pronoun: str | None = None) -> Resolution:
        """Whom a singular phrase stands for: the subject of this or the last sentence, else the nearest.

        Somebody who is always called by another `pronoun` is not meant.
        """
        near = [n for n in self.before(at, sentence, types) if None in (pronoun, n.pronoun) or n.pronoun == pronoun]
        site = self.subject_before(sentence, _SITES) if pronoun == "it" else None
        if site is not None and not any(n.subject and n.sentence >= sentence - 1 for n in near):
            return Resolution(reason=f"is the {site}")  # "The plant relies on migrants. It has hired 1,000"
        acting = self._goes_on(near, sentence)
        if acting is not None and not any(n.sentence == sentence and n.subject for n in near):
            return Resolution((acting,))
        for back in range(REACH + 1):
            here = [n for n in near if n.sentence == sentence - back]
            if here:
                subjects = [n for n in here if n.subject]
                chosen = subjects[-1] if subjects else here[-1 if back else 0]
                return Resolution(((self._doer(near) if chosen.speaks else None) or chosen.name,))
        known = {n.name for n in self.named[-_RECENT:] if pronoun is not None and n.pronoun == pronoun and n.at < at}
        if len(known - self.barred) == 1:
            return Resolution(tuple(known - self.barred))  # the only woman whom the text has named
        return Resolution(reason="no antecedent within three sentences")

    def they(self, at: int, sentence: int, back: int = 1) -> str | None:
        """What the last plural subject before `at` is, at most `back` sentences before: force, pair, named or other."""
        last = next((p for p in reversed(self.plurals) if p[1] < at), None)
        return last[2] if last is not None and sentence - last[0] <= back else None

    def _goes_on(self, near: Sequence[Named], sentence: int) -> str | None:
        """'Seoul said Iran had sent shells. It has also sent guns.': of those `near` who was told to do the like."""
        last = next((act for act in reversed(self.acts[-_RECENT:]) if act.kind == self.kind), None)
        return self._of(last.actor, near) if last is not None and sentence - last.sentence <= 1 else None

    def only_doer(self, at: int, sentence: int) -> str | None:
        """The one state named within reach of `at` that the text alone tells to have done what is being read."""
        return self._doer(self.before(at, sentence, STATE))

    def _doer(self, near: Sequence[Named]) -> str | None:
        """'The army said its first launch was at eight': of those `near` the one who alone was told to do the like."""
        doers = {act.actor for act in self.acts[-_RECENT:] if act.kind == self.kind}
        return self._of(doers.pop(), near) if len(doers) == 1 else None

    @staticmethod
    def _of(actor: str, near: Sequence[Named]) -> str | None:
        return next((n.name for n in near if actor in (n.name, n.state) and n.type in STATE), None)

    def pair(self, at: int, sentence: int, types: frozenset[str], named_pair: bool = True) -> Resolution:
        """The two actors that 'both' or 'the two' stands for: a pair, else the last persons or the only states named.

        One that its own sentence has named before is one of them. "They" is no `named_pair`: it surely takes up two
        only where the last plural subject was two.
        """
        if named_pair and self._nameless_two(at, sentence):
            return Resolution(reason="two whom nothing names")
        if not named_pair:
            own, at = self._pair_here(at, sentence)
            if own is not None and own.type in types:
                return Resolution(own.names)
        named_here = (n for n in self.before(at, sentence, types) if n.sentence == sentence)
        here = [named.name for named in named_here if not self._only_speaks(named)]
        if named_pair and types == PERSON and len(dict.fromkeys(here)) == 2:
            second, first = dict.fromkeys(here)
            return Resolution((first, second))  # "Putin thanked Kim as the two men met"
        here = here[:1]
        if types == THEY:
            acting = (n for n in self.before(at, sentence, ("military", "group")) if n.subject and not n.speaks)
            force = next(acting, None)
            if force is not None and sentence - force.sentence <= 1:
                return Resolution((force.name,))
        if not named_pair and self.they(at, sentence) != "pair":
            if types == PERSON:
                return Resolution(reason="they need not be two persons")
            if types == THEY:
                return replace(self.pair(at, sentence, types), sure=False)
        acted = self._acted_in_turn(at, sentence) if types == THEY and not here else None
        couple = acted or self._couple(at, sentence, types, here)
        if couple is None:
            near = dict.fromkeys(n.name for n in self.before(at, sentence, types)) if "person" in types else ()
            names = list(near)[1::-1] if "person" in types else self._just_named(at, sentence, types, here)
            if len(names) != 2:
                return Resolution(reason=f"{len(names)} antecedents for a pair")
            couple = (names[0], names[1])
        if self._joined_since(at, sentence, types, couple) or self._others_since(types, couple):
            return Resolution(reason="others have been named since the two")
        return Resolution(couple)

    def _pair_here(self, at: int, sentence: int) -> tuple[Pair | None, int]:
        """The two who are the last plural subject of this sentence: "Oslo and Rome told Kyiv that they would come".

        Where that only takes two up ("The two men spoke of Ukraine and said they …"), its place instead of `at`.
        """
        last = next((p for p in reversed(self.plurals) if p[1] < at), None)
        if last is None or last[0] != sentence or last[2] != "pair":
            return None, at
        named = [pair for pair in self.pairs[-_PAIRS:] if pair.sentence == sentence and pair.at >= last[1]]
        return next((pair for pair in named if pair.at == last[1]), None), at if named else last[1]

    def _nameless_two(self, at: int, sentence: int) -> bool:
        """'Two men were seized. Both are in Kyiv': whether two without names were told of last."""
        number, where = next((two for two in reversed(self.nameless) if two[1] < at), (-2, -1))
        return sentence - number <= 2 and not any(where < pair.at < at for pair in self.pairs[-_PAIRS:])

    def _just_named(self, at: int, sentence: int, types: frozenset[str], here: Sequence[str]) -> list[str]:
        """The states that this sentence and the last one with any name or have somebody act for.

        To one that the sentence has named before comes who acted in the last, rather than whom it was done to.
        """
        before = [n for n in reversed(self.named[-_RECENT:]) if n.at < at]
        last = next((n.sentence for n in before if n.sentence < sentence and n.state is not None), sentence)
        since = max(last, sentence - REACH, self.section)
        close = [n for n in before if n.sentence >= since and not self._only_speaks(n)]
        names = dict.fromkeys(n.name for n in close if n.type in types)
        acting = {n.name: None for n in close if n.subject and n.type in types and n.sentence < sentence}
        if here and len(names) > 2 and len(acting) == 1:
            names = dict.fromkeys(here) | acting
        if len(names) < 2:
            names = dict.fromkeys(n.state for n in close if n.state is not None and n.type != "bloc")
        return list(names)[::-1]

    def _acted_in_turn(self, at: int, sentence: int) -> tuple[str, str] | None:
        """'The Kremlin was silent. Pyongyang did not answer. Both …': whom the last two sentences tell of, one each."""
        if self.pairs and sentence - self.pairs[-1].sentence <= 2:
            return None
        told = [n for n in self.named[-_RECENT:] if n.subject and n.state and n.at < at]
        one, two = ({n.state for n in told if n.sentence == sentence - back and n.state} for back in (2, 1))
        return (one.pop(), two.pop()) if len(one) == len(two) == 1 and one != two else None

    def _only_speaks(self, named: Named) -> bool:
        """'Peskov said the two leaders had met': whether somebody speaks of a pair that he was never told to be of."""
        return named.speaks and not any(named.name in pair.names for pair in self.pairs[-_PAIRS:])

    def _joined_since(self, at: int, sentence: int, types: frozenset[str], couple: tuple[str, str]) -> bool:
        """Whether persons are meant, and one beside the couple was named after either of them last was."""
        if types != PERSON:
            return False
        last = next((n for n in self.before(at, sentence, types) if not n.speaks), None)
        return last is not None and last.name not in couple

    def _others_since(self, types: frozenset[str], couple: tuple[str, str]) -> bool:
        """'Russia and Ukraine met. The two presidents': whether states paired last are not those of two persons."""
        if types != PERSON or not self.pairs or self.pairs[-1].type != "state":
            return False
        own = {n.state for n in self.named if n.name in couple}
        return not own.issuperset(self.pairs[-1].names)

    def _couple(self, at: int, sentence: int, types: frozenset[str], here: Sequence[str]) -> tuple[str, str] | None:
        """The two told of right before, persons first; else of those within reach whom the text has spoken of most.

        Without any within reach it is one that the text keeps speaking of.
        """
        spoken: Counter[frozenset[str]] = Counter()
        near: list[tuple[str, str]] = []
        last: tuple[str, str] | None = None
        for couple, type_, where, number in reversed(self.pairs[-_PAIRS:]):
            if where < at and type_ in types and set(here) <= set(couple) and number >= self.section:
                spoken[frozenset(couple)] += 1
                if type_ == "person" and sentence - number <= 1:
                    return couple
                if sentence - number <= REACH and not (sentence - number > 1 and self._others(couple, where, at)):
                    near.append(couple)
                    last = last or (couple if sentence - number <= 1 else None)
        recent = [n for n in self.before(at, sentence, ("state",)) if n.subject and not self._only_speaks(n)]
        often = [couple for couple, *_ in self.pairs[-_PAIRS:] if spoken[frozenset(couple)] > 1]
        often = [couple for couple in often if all(n.name in couple for n in recent) or "state" not in types]
        return last or max(near or often, key=lambda couple: spoken[frozenset(couple)], default=None)

    def _others(self, couple: tuple[str, str], start: int, end: int) -> bool:
        """Whether a state that is none of `couple` has acted since: "the two neighbours" may be others then."""
        since = takewhile(lambda named: named.at > start, reversed(self.named[-_RECENT:]))
        acting = (n for n in since if n.subject and n.at < end and n.type == "state" and not self._only_speaks(n))
        own = {n.state for n in self.named[-_RECENT:] if n.name in couple}
        return any(n.name not in couple and n.name not in own for n in acting)
