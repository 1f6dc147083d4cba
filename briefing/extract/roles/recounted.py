"""A number of nothing named → the count before it that it takes up again: "in April it had said 600"."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.extract.grammar.phrases import Clause, NounPhrase, VerbGroup
from briefing.extract.names.entities import ANY_COUNTED, singular
from briefing.extract.quantities.units import CURRENCIES
from briefing.extract.quantities.words import OF_WHOM
from briefing.extract.scene.scene import Scene
from briefing.extract.scene.times import time_beside
from briefing.extract.words.verb_forms import FORMS
from briefing.model import Fact, Quantity, Span

#: How many characters back the count may stand.
_NEAR = 500
#: Nouns that say of what follows no more than that it is counted.
COUNTS = frozenset("number total toll figure count tally sum amount estimate share size strength".split())
_ADJECTIVES = frozenset(
    """overall true real actual official final latest current last first only new previous earlier public
    published initial preliminary highest lowest""".split()
)
#: Words of a phrase that says of a count no more than that it is one.
_BARE = COUNTS.union(("the", "this", "that", "its", "their", "his"), _ADJECTIVES)
#: Units of what is counted or weighed; a number alone after one is of the same: "against April's 1.8 million".
COUNTING = frozenset(("count", "tonnes", "barrels"))
#: Units of figures that a later one may take up again: "the total since 2017 comes to $6 billion".
RECOUNTED = COUNTING | CURRENCIES
#: What may stand before a number that counts something told of before.
_BEFORE = frozenset(("the", "a", "an", "another", "these", "those", "more", "further", "others", "then"))
#: The highest number that "the" makes a pronoun: of "the two" nobody is counted.
_PAIR = 3
_KNOWN = frozenset(("the", "these", "those", "both"))
#: The same of "his" and "our".
_GROUP = 12
_OWN = frozenset(("his", "her", "my", "our", "your", "their", "its"))
#: Verbs by which somebody gives a number, or a number stands, moves or is reached.
_GIVING = frozenset(
    """say tell put give report speak mention name cite quote count estimate calculate reckon hear read list show record
    register log claim admit acknowledge concede confirm state announce expect predict forecast revise correct raise
    lower cut bring be become number have total stand reach rise fall climb drop grow shrink come make exceed top pass
    approach average range vary""".split()
)
#: Words behind which a number stands beside another: "up from nine", "against 610", "compared with 15".
_BESIDE = frozenset(("from", "against", "with", "than", "versus", "vs", "after"))
_AGES = frozenset(("be", "turn", "become"))
_PERSONS = frozenset(("he", "she", "i", "you"))
_RELATIVES = frozenset(("who", "whom", "that", "which"))


class Count(NamedTuple):
    """How many of what a text has told (0: not how many), in an event of which kind and with which sides.

    `at` is a code point.
    """

    kind: str
    item: str
    actor: str | None
    recipient: str | None
    place: str | None
    value: float
    unit: str
    at: int
    #: Whether it was done against a deed: 61 drones shot down, 21 of them over the sea.
    answers: bool = False


def counts_of(facts: Sequence[Fact]) -> Iterator[Count]:
    """The counts among facts, the last first."""
    for fact in reversed(facts):
        if fact.unit in RECOUNTED and fact.item is not None and fact.value_span is not None:
            value, at = fact.value_low or fact.value_high or 0, fact.value_span.start
            sides, answers = (fact.actor, fact.recipient, fact.place), fact.context == "answering"
            yield Count(fact.kind, fact.item, *sides, value, fact.unit, at, answers)


def uncounted(scene: Scene, facts: Sequence[Fact], given: bool = False) -> Iterator[Count]:
    """The events among facts that tell of things that are counted, and not how many; their value is 0.

    The dead are such things only to a number that is `given` by somebody: "Kyiv says 6,000".
    """
    for fact in facts:
        if fact.unit is not None or fact.item is None:
            continue
        types, place = scene.index.taken_up_as(fact.item), fact.evidence.span
        dead = given and "casualties" in types
        if dead or ANY_COUNTED in types:  # those who died are no other thing told of since
            at = place.end if dead else place.start
            yield Count(fact.kind, fact.item, fact.actor, fact.recipient, fact.place, 0, "count", at)


def same_measure(unit: str, before: str) -> bool:
    """Whether a figure may take up one of the unit `before`: a number any count, a sum or a weight one of its own."""
    return before in COUNTING if unit == "count" else unit == before and unit in RECOUNTED


def anaphoric(scene: Scene, quantity: Quantity, np: NounPhrase) -> bool:
    """'the two leaders', 'his five colleagues': a small number of those who are known, which counts nothing."""
    value = max(quantity.low or 0, quantity.high or 0)
    if quantity.relation is not None or not scene.span(np).overlaps(quantity.span):
        return False  # "extended its sanctions by six months"
    first = scene.lower[np.first]
    return (value <= _PAIR and first in _KNOWN) or (value <= _GROUP and first in _OWN)


def takes_up(scene: Scene, quantity: Quantity, np: NounPhrase, clause: Clause | None, last: Count) -> bool:
    """Whether a number counts again what was counted `last`, or some of it: "in April it had said 600"."""
    if not same_measure(quantity.unit, last.unit) or "all" in (quantity.text[:3].lower(), scene.lower[np.first]):
        return False  # "all four": the same again, no other count
    if quantity.unit == "count" and (quantity.low or 0) % 1:
        return False  # "two hours, then two and a half"
    if np.prep == "out of":
        return False  # "4,000 casualties out of 11,000": those of whom they are some
    if _some_of_them(scene, quantity):
        here = np.first <= 1 or last.value == 0 or last.at >= scene.sentence.span.start
        return here and 1 < (quantity.low or 2) <= (last.value or math.inf)
    bare = quantity.item is None and stands_alone(scene, quantity, np)
    here = last.at >= scene.sentence.span.start
    # "2,000 fled, bringing the total to 40,000": however many more
    summed = here and clause is not None and clause.opener == "participle" and bool(bare_counts(scene, clause))
    if not bare or (quantity.low or 2) < 2 or not (summed or _alike(quantity, last)) or anaphoric(scene, quantity, np):
        return False
    apart = _apart(scene, quantity, np)
    return summed or apart or _given(scene, quantity, np, clause) or (here and _gapped(scene, np))


def _apart(scene: Scene, quantity: Quantity, np: NounPhrase) -> bool:
    """'4,000 (NATO)', '3,000, by Seoul's', '900 (March)': whether all that is said with a number is whose it is, or
    when it was so."""
    place, own = scene.span(np), scene.voices.at(quantity.span).attributions
    given = any(place.start <= piece.start and piece.end <= place.end for said in own for piece in said.content)
    return given or (bool(scene.times) and time_beside(scene, quantity.span) is not None)


def _some_of_them(scene: Scene, quantity: Quantity) -> bool:
    """'32 of them beaten off', 'of which 33 had been repelled': a part of what has just been counted."""
    tokens = scene.parsed.tokens
    at = next(n for n, token in enumerate(tokens) if token.end > quantity.span.start)
    end = next((n for n in range(at, len(tokens)) if tokens[n].start >= quantity.span.end), len(tokens))
    whom = OF_WHOM.intersection(scene.lower[end + 1 : end + 2])
    told = not _RELATIVES.isdisjoint(scene.lower[end + 2 : end + 3])  # "2,000 of those whom he honours"
    return quantity.relation == "part" and ((bool(whom) and not told) or scene.lower[max(0, at - 2) : at - 1] == ["of"])


def _given(scene: Scene, quantity: Quantity, np: NounPhrase, clause: Clause | None) -> bool:
    """Whether the words around a number only give it, or set it beside another: they do not tell of another deed."""
    if scene.lower[np.last : np.last + 1] in (["who"], ["that"], ["which"]):
        return False  # "the 15,000 who were sent"
    if set_beside(scene, np):
        return True
    if quantity.unit != "count":
        return bool(bare_counts(scene, clause))
    if quantity.relation == "additional" or clause is None:
        return True
    aged = clause.verb.lemma in _AGES and clause.subject and scene.head(clause.subject[0]) in _PERSONS
    return clause.verb.lemma in _GIVING and not aged


def set_beside(scene: Scene, np: NounPhrase) -> bool:
    """'up from nine', 'against 610': whether words set a number beside another."""
    return not _BESIDE.isdisjoint(scene.lower[max(0, np.first - 2) : np.head])


def _gapped(scene: Scene, np: NounPhrase) -> bool:
    """'390 on Friday and 307 on Saturday': a number that shares the verb of the one before."""
    joined = scene.lower[max(0, np.first - 1) : np.first] in (["and"], [","], [":"])
    behind = scene.elements[np.at + 1] if np.at + 1 < len(scene.elements) else None
    told = behind is not None and behind.vg is not None and may_describe(scene, behind.vg)
    return joined and behind is not None and (behind.kind == "prep" or told)


def may_describe(scene: Scene, verb: VerbGroup) -> bool:
    """'6,000 promised in June': whether a verb in the past may be a participle that says what number that is."""
    return verb.first == verb.head and any(form == "ed" for _, form in FORMS.get(scene.lower[verb.head], ()))


def bare_counts(scene: Scene, clause: Clause | None) -> list[NounPhrase]:
    """The phrases of a clause that tell of a count and not of what: "the number", "the total"."""
    groups = (clause.subject, *clause.objects) if clause is not None else ()
    return [np for group in groups for np in group if bare_count(scene, np)]


def bare_count(scene: Scene, np: NounPhrase) -> bool:
    """Whether a phrase says of a count no more than that it is one."""
    bare = _BARE.issuperset(map(singular, scene.words(np))) and singular(scene.head(np)) in COUNTS
    return bare and not any(word in ("of", "for") for word, _ in scene.chain(np))


def stands_alone(scene: Scene, quantity: Quantity, np: NounPhrase) -> bool:
    """Whether a phrase is the number and nothing else."""
    tokens = scene.parsed.tokens[np.first : np.last]
    rest = [t for t in tokens if not (quantity.span.start <= t.start < quantity.span.end)]
    return all(t.lower in _BEFORE or scene.voices.speaks(Span(t.start, t.end)) for t in rest)  # "Seoul 12,000"


def _alike(quantity: Quantity, last: Count) -> bool:
    """Whether two counts, near each other in the text, are of one order."""
    value = quantity.low or quantity.high or 0
    near = 0 <= quantity.span.start - last.at <= _NEAR
    return near and value > 0 and (last.value == 0 or 0.1 <= value / last.value <= 10)


def befallen(scene: Scene, quantity: Quantity, np: NounPhrase) -> list[str]:
    """'put the number of soldiers killed at 600': the participle behind what is counted before the figure."""
    if scene.span(np).end > quantity.span.start:
        return []
    reduced = (c for c in scene.clauses if c.opener == "reduced" and c.objects and np in c.objects[0])
    heads = (clause.verb.head for clause in reduced)
    return [scene.lower[head] for head in heads if scene.lower[head + 1] not in ("or", "and")]
