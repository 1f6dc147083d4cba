"""A shallow parse → the flat sequence of elements from which clauses are read."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import islice, takewhile
from operator import attrgetter

from briefing.extract.grammar.interrupted import past_asides
from briefing.extract.grammar.phrases import Element, Kind, NounPhrase, VerbGroup
from briefing.extract.grammar.prepositions import PARTED, prepositions
from briefing.extract.grammar.so_called import unwrap
from briefing.extract.grammar.splits import split_receiver, split_subject, split_verdict
from briefing.extract.grammar.syntax import Parsed
from briefing.extract.names.entities import Mention, singular
from briefing.extract.names.offices import TITLES
from briefing.extract.words.tokens import Token
from briefing.extract.words.verb_classes import PARTICLES
from briefing.model import Quantity, Span, TimeRef

_COMPOUND: dict[tuple[str, ...], tuple[Kind, str]] = {
    ("as", "well", "as"): ("cc", "as well as"),
    ("along", "with"): ("cc", "and"),
    ("together", "with"): ("cc", "and"),
    ("out", "of"): ("prep", "out of"),
    ("because", "of"): ("prep", "because of"),
    ("worth", "of"): ("prep", "of"),
    ("thanks", "to"): ("prep", "thanks to"),
    ("according", "to"): ("prep", "according to"),
    ("such", "as"): ("prep", "including"),
    ("instead", "of"): ("prep", "instead of"),
    ("ahead", "of"): ("prep", "before"),
    ("prior", "to"): ("prep", "before"),
    ("as", "part", "of"): ("prep", "as part of"),
    ("in", "exchange", "for"): ("prep", "in exchange for"),
    ("in", "return", "for"): ("prep", "in exchange for"),
    ("not", "only"): ("prep", "not only"),
    ("but", "also"): ("cc", "and"),
    ("so", "that"): ("sub", "so that"),
    ("closer", "to"): ("prep", "closer to"),
    ("nearer", "to"): ("prep", "closer to"),
}
_COMPOUND_FIRST = frozenset(words[0] for words in _COMPOUND)
#: What follows a particle where the small word is no particle but opens a phrase of place: "up to", "out of".
_OPENS_PHRASE = frozenset("of to from in at by for with on".split())
_ADDING_NONE = frozenset("itself himself herself themselves each".split())
#: Besides "on": prepositions of a time that a figure may follow.
_DATING = frozenset(("in", "during", "by", "since"))
_start = attrgetter("start")
#: Small words inside names.
_JOINTS = frozenset("of and for in on the to".split())
_KINDS: dict[str, Kind] = {"PREP": "prep", "TO": "prep", "CONJ": "cc", "COMMA": "comma", "REL": "rel", "SUB": "sub"}


def read_elements(
    parsed: Parsed, times: Sequence[TimeRef], figures: Sequence[Quantity] = (), names: Sequence[Mention] = ()
) -> tuple[list[Element], list[NounPhrase]]:
    """Elements in order, and all noun phrases. What stands in brackets is left out, and "about" before a figure."""
    tokens, chunks = parsed.tokens, parsed.chunks
    figured = _tokens_of(tokens, figures)
    phrases: list[NounPhrase] = []
    elements: list[Element] = []
    at, brackets = 0, 0
    owners = {id(chunk.possessor) for chunk in chunks if isinstance(chunk, NounPhrase)}
    parted, emphatic = (not words.isdisjoint(parsed.lower) for words in (PARTED, _ADDING_NONE))
    ends = {m.end for m in names}
    long = [m for m in names if _runs_on(parsed.text[m.start : m.end]) and m.reading("entity", "place") is not None]
    held = {m.end: m.start for m in names if (reading := m.reading("entity")) is not None and reading.type == "person"}
    for chunk in chunks:
        if at < chunk.first:
            at, brackets = _small_words(tokens, at, chunk.first, figured, elements, brackets)
        if at > chunk.first:
            continue  # "part" in "as part of"
        at = chunk.last
        left_out = brackets > 0 or (chunk.first in figured and _inside(chunk, tokens, figures))
        if isinstance(chunk, VerbGroup):
            if not left_out:
                elements.append(Element("vg", chunk.first, at, vg=chunk))
            continue
        if times:
            _timed(chunk, tokens, times, elements, phrases)
        phrases.append(chunk)
        if chunk.first and tokens[chunk.first - 1].tag == "CLOSE" and _goes_on_after_brackets(chunk, tokens, elements):
            _extend(elements[-1], chunk)
        elif not (left_out or id(chunk) in owners or (emphatic and _emphatic(chunk, tokens, elements))):
            elements.append(Element("np", chunk.first, at, tokens[chunk.head].lower, chunk))
            if parted:
                _among_them(elements, phrases)
        if long:
            _join_name(elements, phrases, tokens, long)
        if tokens[chunk.last - 1].end in held:
            _join_holder(elements, phrases, tokens, held)
        if names and elements:
            _split(elements, phrases, tokens, names, ends, chunk)
    if at < len(tokens):
        _small_words(tokens, at, len(tokens), figured, elements, brackets)
    _set_in_order(parsed, elements, phrases)
    return elements, phrases


def _set_in_order(parsed: Parsed, elements: list[Element], phrases: Sequence[NounPhrase]) -> None:
    """Takes asides out of the way, and gives phrases their prepositions and their places in the text."""
    tokens = parsed.tokens
    if "what" in parsed.lower:
        unwrap(elements)
    past_asides(elements, tokens)
    prepositions(elements)
    for np in (*phrases, *(n.possessor for n in phrases if n.possessor is not None and n.possessor.pronoun)):
        np.span = Span(tokens[np.first].start, tokens[np.last - 1].end)


def _timed(
    chunk: NounPhrase,
    tokens: Sequence[Token],
    times: Sequence[TimeRef],
    elements: list[Element],
    phrases: list[NounPhrase],
) -> None:
    """Marks a noun phrase that is a time, and adds one that a time in front of its words makes."""
    here = _over(chunk, tokens, times)
    if not here:
        return
    ahead = _time_ahead(chunk, tokens, here, elements[-1].word if elements else "")
    if ahead is not None:
        elements.append(Element("np", ahead.first, ahead.last, tokens[ahead.head].lower, ahead))
        phrases.append(ahead)
    _time(chunk, tokens, here, done=bool(elements) and elements[-1].vg is not None)


def _split(
    elements: list[Element],
    phrases: list[NounPhrase],
    tokens: Sequence[Token],
    names: Sequence[Mention],
    ends: Collection[int],
    chunk: NounPhrase,
) -> None:
    """Parts the last phrase where it is a receiver and what he gets, or where a name in it begins the next clause."""
    if len(elements) > 1 and elements[-2].vg is not None:
        split_receiver(elements, phrases, tokens, names)
        split_verdict(elements, phrases, tokens)
    if tokens[chunk.last - 1].end in ends or elements[-1].np is not chunk:
        split_subject(elements, phrases, tokens, names)


def _among_them(elements: list[Element], phrases: list[NounPhrase]) -> None:
    """'90 people, among them six children': the words name some of those before, as "including" does."""
    if len(elements) < 3 or elements[-2].word not in PARTED or elements[-3].word != "among":
        return
    if elements[-1].first == elements[-2].last:
        whole = elements[-2].np
        phrases[:] = [np for np in phrases if np is not whole]
        elements[-3:-1] = [Element("prep", elements[-3].first, elements[-2].last, "including")]


def _small_words(
    tokens: Sequence[Token], at: int, end: int, figured: set[int], elements: list[Element], brackets: int
) -> tuple[int, int]:
    """Appends the elements of the words between two chunks; the token behind them, and how many brackets are open."""
    while at < end:
        tag = tokens[at].tag
        if tag == "OPEN":
            brackets += 1
        elif tag == "CLOSE":
            brackets = max(0, brackets - 1)
        at += 1 if brackets or at in figured else _small(tokens, at, elements)
    return at, brackets


def _tokens_of(tokens: Sequence[Token], figures: Sequence[Quantity]) -> set[int]:
    """The numbers of the tokens that figures are made of."""
    found: set[int] = set()
    for figure in figures:
        first = bisect_left(tokens, figure.span.start, key=_start)
        found.update(range(first, bisect_left(tokens, figure.span.end, first, key=_start)))
    return found


def _emphatic(np: NounPhrase, tokens: Sequence[Token], elements: Sequence[Element]) -> bool:
    """'Ukraine itself', '30 prisoners each': a pronoun that adds no one to the noun phrase before it."""
    if np.last != np.first + 1 or tokens[np.first].lower not in _ADDING_NONE:
        return False
    last = elements[-1] if elements else None
    return last is not None and last.np is not None and last.last == np.first


def _inside(chunk: NounPhrase | VerbGroup, tokens: Sequence[Token], figures: Sequence[Quantity]) -> bool:
    """Whether a chunk is but the beginning or middle of a figure, and more of its numbers follow: "600 to 700"."""
    start, end = tokens[chunk.first].start, tokens[chunk.last - 1].end
    around = next((q for q in figures if q.span.start <= start and end < q.span.end), None)
    if around is None:
        return False
    rest = takewhile(lambda token: token.start < around.span.end, islice(tokens, chunk.last, None))
    return isinstance(chunk, VerbGroup) or any(token.tag in ("NUM", "NOUN") for token in rest)


@lru_cache(maxsize=1 << 12)
def _runs_on(name: str) -> bool:
    """Whether a name may run through several noun phrases: Republic of Korea, People's Republic."""
    return any(word in _JOINTS or word[-2:] in ("'s", "’s") for word in name.split())


def _join_name(
    elements: list[Element], phrases: list[NounPhrase], tokens: Sequence[Token], names: Sequence[Mention]
) -> None:
    """'the People's Republic of China': the phrases that one name runs through are one noun phrase."""
    np = elements[-1].np if elements else None
    first = tokens[np.first].start if np is not None else 0
    name = next((m for m in names if m.start < first < m.end), None)
    if np is None or name is None:
        return
    while len(elements) > 1 and tokens[elements[-2].last - 1].start >= name.start:
        joined = elements.pop(-2)
        np.first = joined.first
        if joined.np is not None:
            np.possessor = joined.np.possessor
            phrases[:] = [p for p in phrases if p is not joined.np]
    if np.possessor is not None and tokens[np.possessor.last - 1].start >= name.start:
        np.first, np.possessor = np.possessor.first, np.possessor.possessor
    elements[-1].first = np.first


def _join_holder(
    elements: list[Element], phrases: list[NounPhrase], tokens: Sequence[Token], held: Mapping[int, int]
) -> None:
    """'the US Secretary of State Marco Rubio': a title that runs on into its holder's name is one noun phrase with it.

    `held` has where the names of persons end, and where they start.
    """
    np, before = elements[-1].np if elements else None, elements[-3:-1]
    start = held.get(tokens[np.last - 1].end, 0) if np is not None else 0
    if np is None or len(before) < 2 or before[1].word != "of" or start <= tokens[np.first].start:
        return
    office = before[0].np
    if office is None or singular(before[0].word) not in TITLES or before[0].last != before[1].first:
        return
    np.first, np.possessor, elements[-1].first = office.first, office.possessor, office.first
    phrases[:] = [p for p in phrases if p is not office]
    del elements[-3:-1]


def _goes_on_after_brackets(np: NounPhrase, tokens: Sequence[Token], elements: list[Element]) -> bool:
    """'ballistic missile (ICBM) technology': one noun phrase with a bracket inside."""
    start = np.first
    if start < 3 or tokens[start].tag != "NOUN":
        return False
    before = elements[-1].np if elements else None
    return before is not None and before.last < start and tokens[before.last].tag == "OPEN"


def _extend(element: Element, more: NounPhrase) -> None:
    if element.np is not None:
        element.np.last, element.np.head = more.last, more.head
        element.last = more.last


def _over(np: NounPhrase, tokens: Sequence[Token], times: Sequence[TimeRef]) -> Sequence[TimeRef]:
    """The times that share a word with a noun phrase."""
    start, end = tokens[np.first].start, tokens[np.last - 1].end
    return [t for t in times if t.span.start < end and start < t.span.end]


def _time_ahead(np: NounPhrase, tokens: Sequence[Token], times: Sequence[TimeRef], before: str) -> NounPhrase | None:
    """'On 14 June Russia struck', 'in May alone 170 missiles': a time is a phrase of its own."""
    start, head = tokens[np.first].start, tokens[np.head].start
    time = next((t for t in times if t.span.start <= start < t.span.end <= head), None)
    cut = next((n for n in range(np.first, np.last) if time is not None and tokens[n].start >= time.span.end), np.first)
    last = cut
    if tokens[cut].lower == "alone":
        cut += 1
    counted = before in _DATING and tokens[cut].tag == "NUM"
    # "In October deliveries resumed": a sentence begins, and a verb follows.
    verb = np.last < len(tokens) and tokens[np.last].tag in ("VERB", "AUX", "MODAL") and tokens[np.last].form != "ing"
    counted |= before in _DATING and np.first == 1 and verb
    if last == np.first or not (before == "on" or counted or tokens[cut].tag == tokens[np.last - 1].tag == "NAME"):
        return None
    ahead = NounPhrase(np.first, last, last - 1, time=True)
    np.first = cut
    return ahead


def _time(np: NounPhrase, tokens: Sequence[Token], times: Sequence[TimeRef], done: bool) -> None:
    """Marks a noun phrase that is a time; 'Putin Wednesday' and, where it is `done`, 'two last year' end before it."""
    times = _over(np, tokens, times)
    if not times:
        return
    start, end = tokens[np.first].start, tokens[np.last - 1].end
    head = tokens[np.head].start
    inner = next((t for t in times if start < t.span.start <= head < t.span.end), None)
    if inner is not None:
        # "the treaty last month", "Moscow on 9 May": the time is no part of the phrase that it follows.
        cut = next(n for n in range(np.first, np.last) if tokens[n].start >= inner.span.start)
        if any(t.tag in ("NAME", "NOUN") or (done and t.tag == "NUM") for t in tokens[np.first : cut]):
            np.last, np.head = cut, cut - 1
            return
    np.time = any(
        (t.type != "DURATION" and t.span.start <= head < t.span.end) or (t.span.start <= start and end <= t.span.end)
        for t in times
    )


def _small(tokens: Sequence[Token], at: int, elements: list[Element]) -> int:
    """Appends the element that the small word at `at` makes, if any; how many tokens it took."""
    token = tokens[at]
    if token.lower in _COMPOUND_FIRST:
        for length in (3, 2):
            words = tuple(t.lower for t in tokens[at : at + length])
            if words in _COMPOUND:
                kind, word = _COMPOUND[words]
                elements.append(Element(kind, at, at + length, word))
                return length
    verb = elements[-1].vg if elements and elements[-1].last == at else None
    if verb is not None and token.lower in PARTICLES and _is_particle(verb.lemma, token.lower, tokens, at):
        return 1
    kind_of = _KINDS.get(token.tag)
    if token.tag == "STOP" and token.lower != ".":
        kind_of = "stop"
    if kind_of is not None:
        elements.append(Element(kind_of, at, at + 1, token.lower))
    return 1


def _is_particle(verb: str, word: str, tokens: Sequence[Token], at: int) -> bool:
    """'shot down 60 drones': whether a small word belongs to the verb before it, so that an object may follow."""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    beyond = tokens[at + 2].lower if at + 2 < len(tokens) else ""
    counting = (following, beyond) in (("at", "least"), ("at", "most"), ("up", "to"))  # "handed over at least one"
    opens = following in _OPENS_PHRASE and not counting
    # "fired off the coast" has a place; of "called off the launch" it is asked later what was off.
    apart = verb in ("fire", "call") and word == "off" and following == "the"
    return not opens and verb in PARTICLES[word] and not apart
