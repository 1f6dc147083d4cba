"""One sentence read: tokens, chunks, elements, clauses, mentions, figures, dates and voices, ready for rules."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from briefing.extract.attribution.voices import Voices
from briefing.extract.grammar.phrases import Clause, Element, NounPhrase
from briefing.extract.grammar.syntax import Parsed
from briefing.extract.names.entities import EntityIndex, Mention, Reading, singular
from briefing.extract.words.text import Sentence
from briefing.model import Quantity, Span, TimeRef


class Wording:
    """Lower-case words in their order, to be asked for some of them."""

    __slots__ = ("_forms", "_text", "_words")

    def __init__(self, words: Sequence[str] = ()) -> None:
        self._words = words
        self._forms: frozenset[str] | None = None
        self._text: str | None = None

    @property
    def forms(self) -> frozenset[str]:
        """The words, and what an ending -s leaves of them."""
        if self._forms is None:
            self._forms = frozenset(self._words).union([w[:-1] for w in self._words if w[-1] == "s"])
        return self._forms

    @property
    def text(self) -> str:
        """All of them with spaces between and around."""
        if self._text is None:
            self._text = f" {' '.join(self._words)} "
        return self._text


_NOBODY = Voices(())


@dataclass(slots=True)
class Scene:
    """What is known of one sentence."""

    number: int
    sentence: Sentence
    parsed: Parsed
    index: EntityIndex
    mentions: list[Mention]
    times: list[TimeRef]
    #: The words of this sentence, and of the one before.
    wording: Wording
    before: Wording
    #: Lower-case tokens.
    lower: list[str]
    #: ISO date of publication, where it is known.
    published: str | None = None
    #: Kinds of the events that the text has told of so far.
    told: Collection[str] = ()
    #: Whether something is named in it or shortly before, so that events are sought; and whether any may be found.
    near: bool = False
    worth: bool = False
    #: Whether it may answer what a sentence before it asks.
    answers: bool = False
    figures: list[Quantity] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    phrases: list[NounPhrase] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    voices: Voices = _NOBODY
    #: The types of what a pronoun or a number may take up here.
    within_reach: Collection[str] = ()
    #: What was tried and decided, for `explain`; None where nobody asks.
    trace: list[str] | None = None
    _types: frozenset[str] | None = None
    _hints: frozenset[str] | None = None
    _people: bool | None = None
    _traits: dict[tuple[int, bool], frozenset[str]] = field(default_factory=dict)
    _named: dict[int, Mention | None] = field(default_factory=dict)
    _within: dict[int, list[Mention]] = field(default_factory=dict)
    #: By whose name noun phrases are described, by identity: see `origin_of`.
    origins: dict[int, Reading | None] = field(default_factory=dict)
    _chains: dict[int, list[tuple[str, list[NounPhrase]]]] = field(default_factory=dict)
    _clause_of: dict[int, Clause] | None = None

    def tell(self, step: Callable[[], str]) -> None:
        """Adds a step to the trace, where one is kept."""
        if self.trace is not None:
            self.trace.append(step())

    @property
    def types(self) -> frozenset[str]:
        """The types of everything that the sentence names."""
        if self._types is None:
            named = (r.types for outer in self.mentions for m in (outer, *outer.inner) for r in m.readings)
            self._types = frozenset().union(*named)
        return self._types

    def span(self, np: NounPhrase) -> Span:
        """The place of a noun phrase, without its possessor."""
        return np.span

    def wide(self, np: NounPhrase) -> Span:
        """The place of a noun phrase with its possessor."""
        if np.possessor is None:
            return self.span(np)
        return Span(self.span(np.possessor).start, self.span(np).end)

    def whole(self, np: NounPhrase) -> Span:
        """The same with what follows it without a break: 'the minister of defence of Iran'."""
        behind = [group[-1].span.end for _, group in self.chain(np)]
        return Span(self.wide(np).start, max([self.span(np).end, *behind]))

    def words(self, np: NounPhrase, compound: bool = False) -> list[str]:
        """Lower-case words of a noun phrase, or those before its head."""
        return self.lower[np.first : np.head if compound else np.last]

    def head(self, np: NounPhrase) -> str:
        """The head in lower case."""
        return self.lower[np.head]

    def within(self, np: NounPhrase) -> list[Mention]:
        """Mentions that begin in a noun phrase."""
        known = self._within.get(id(np))
        if known is None:
            start, end = np.span.start, np.span.end
            known = self._within[id(np)] = [m for m in self.mentions if start <= m.start < end]
        return known

    def traits(self, np: NounPhrase, compound: bool = False) -> frozenset[str]:
        """In lower case the words of a noun phrase, their singulars, and the types of what is named in it."""
        known = self._traits.get((id(np), compound))
        if known is None:
            words = self.words(np, compound)
            readings = (r for outer in self.within(np) for m in (outer, *outer.inner) for r in m.readings)
            kinds = [r.kinds for r in readings if r.form != "adjective"]
            known = self._traits[id(np), compound] = frozenset(words).union(map(singular, words), *kinds)
        return known

    @property
    def people(self) -> bool:
        """Whether the sentence may name people by their state: North Koreans, a wounded Russian."""
        if self._people is None:
            self._people = any(r.form in ("demonym", "adjective") for m in self.mentions for r in m.readings)
        return self._people

    @property
    def hints(self) -> frozenset[str]:
        """The words and traits of all that the sentence holds: nothing in it has any other."""
        if self._hints is None:
            kinds = [r.kinds for outer in self.mentions for m in (outer, *outer.inner) for r in m.readings]
            self._hints = self.wording.forms.union(map(singular, self.lower), *kinds)
        return self._hints

    def named(self, np: NounPhrase) -> Mention | None:
        """The mention that holds the head of a noun phrase."""
        try:
            return self._named[np.head]
        except KeyError:
            found = self._named[np.head] = self._over(self.parsed.tokens[np.head].start)
            return found

    def _over(self, at: int) -> Mention | None:
        for mention in self.mentions:
            if mention.start <= at < mention.end:
                return mention
        return None

    def chain(self, np: NounPhrase) -> list[tuple[str, list[NounPhrase]]]:
        """The prepositional phrases that follow a noun phrase without a break, coordinations as groups."""
        known = self._chains.get(id(np))
        if known is None:
            known = self._chains[id(np)] = list(self._chain(np))
        return known

    def _chain(self, np: NounPhrase) -> Iterator[tuple[str, list[NounPhrase]]]:
        at = np.at + 1
        elements = self.elements
        while at < len(elements):
            element = elements[at]
            following = elements[at + 1].np if at + 1 < len(elements) else None
            of_label = at == 1 and element.word == ":" and not self.clauses and not np.named
            if following is None or not (element.kind == "prep" or of_label):
                break
            group, at = self._group_from(at + 1, following)
            if group[0].named and not group[-1].named and at < len(elements) and elements[at].word == "of":
                yield element.word, group[:-1]
                break  # "the dispatch of men to Russia and the purchase of shells by Moscow": of the second deed
            while [e.word for e in elements[at + 1 : at + 2]] == [element.word] and elements[at].kind == "cc":
                again = elements[at + 2].np if at + 2 < len(elements) else None
                if again is None:
                    break
                more, at = self._group_from(at + 2, again)  # "of shells and of rockets"
                group = [*group, *more]
            yield "of" if of_label else element.word, group  # "Second delivery: 60 howitzers"

    def _group_from(self, at: int, first: NounPhrase) -> tuple[list[NounPhrase], int]:
        """The coordination that begins with the noun phrase at `at`, and the place behind it."""
        elements, group, end = self.elements, [first], at + 1
        while end + 1 < len(elements) and elements[end].kind in ("cc", "comma"):
            joined = elements[end + 1].np
            if elements[end].kind == "comma" and not self._list(end):
                break
            if joined is None:
                alone = len(group) == 1 and elements[end].last == elements[end + 1].first
                if elements[end].kind == "cc" or elements[end + 1].kind != "cc" or alone:
                    break
                end += 1
                continue
            if _subject(elements, end + 1) and any(joined is n for c in self.clauses for n in c.subject):
                break
            group.append(joined)
            end += 2
        return group, end

    def _list(self, comma: int) -> bool:
        """Whether a comma stands inside a list that 'and' closes."""
        for element in self.elements[comma + 1 : comma + 12]:
            if element.kind == "cc":
                return element.word in ("and", "or")
            if element.kind not in ("np", "comma"):
                return False
        return False

    def clause_with(self, np: NounPhrase) -> Clause | None:
        """The clause that has the noun phrase among its objects, prepositional phrases or subject."""
        if self._clause_of is None:
            self._clause_of = _clauses_by_phrase(self.clauses)
        return self._clause_of.get(id(np))

    def clause_around(self, at: int) -> Clause | None:
        """The clause in whose stretch element number `at` lies."""
        best: Clause | None = None
        for clause in self.clauses:
            if clause.at <= at:
                best = clause
            elif best is None or (clause.opener == "start" and best.end < at):
                return clause
        return best

    def follows(self, sentence: Span) -> bool:
        """Whether a sentence before stands in this paragraph or in the one before."""
        between = self.parsed.text[sentence.end : self.sentence.span.start].split("\n")
        return not any(line.strip() for line in between[1:-1])

    def text(self, span: Span) -> str:
        """The words at `span`."""
        return self.parsed.text[span.start : span.end]


def _clauses_by_phrase(clauses: Sequence[Clause]) -> dict[int, Clause]:
    """The clause of each noun phrase by identity: first where it is an object, then in a prepositional phrase."""
    found: dict[int, Clause] = {}
    for clause in clauses:
        for np in (np for group in clause.objects for np in group):
            found.setdefault(id(np), clause)
    for clause in clauses:
        for np in (np for _, group in clause.preps for np in group):
            found.setdefault(id(np), clause)
    for clause in clauses:
        for np in () if clause.shared else clause.subject:
            found.setdefault(id(np), clause)
    return found


def _subject(elements: Sequence[Element], at: int) -> bool:
    vg = elements[at + 1].vg if at + 1 < len(elements) else None
    return vg is not None and vg.form == "finite"


def fits(reading: Reading, types: Sequence[str]) -> bool:
    """Whether a reading is of one of `types` (see RoleSpec)."""
    return not reading.types.isdisjoint(types)
