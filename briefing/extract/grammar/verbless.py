"""What stands between commas, or behind a noun, without a verb → a clause as if it said "is": 'Kim, in Beijing since
Tuesday', 'a ban in force'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.extract.grammar.phrases import Clause, Element, NounPhrase, VerbGroup, group_right, head_of_chain, is_np

_PLACING = frozenset(("in", "at"))
#: What rules, bans and treaties are "in".
_STATES = frozenset(("force", "effect"))


def verbless(elements: Sequence[Element], clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses that no verb makes, each hanging on the first clause that follows it."""
    found: list[Clause] = []
    for at, element in enumerate(elements):
        if element.kind != "prep" or element.word not in _PLACING or not is_np(elements, at + 1):
            continue
        of = _whereabouts(elements, at) or _in_force(elements, at, clauses)
        if of is None:
            continue
        matrix = next((c for c in clauses if c.at > at), None)
        verb = VerbGroup(element.first, element.last, element.first, "be", "part")
        found.append(Clause(verb, at, [of], [], list(_behind(elements, at)), "absolute", matrix=matrix, end=at + 1))
    return found


def _whereabouts(elements: Sequence[Element], at: int) -> NounPhrase | None:
    """'Putin, in Pyongyang for the first time since 2000,': the name that stands before the comma.

    Of "Lavrov, in Pyongyang, called it" no more is told than where he speaks.
    """
    more = at + 2 < len(elements) and elements[at + 2].kind == "prep"
    of = elements[at - 2].np if at >= 2 and elements[at - 1].kind == "comma" else None
    place = elements[at + 1].np
    if (
        not more
        or of is None
        or place is None
        or not of.named
        or not place.named
        or of.prep is not None
        or of.time
        or place.time
    ):
        return None
    return of if at == 2 or elements[at - 3].kind in ("sub", "stop", "comma") else None


def _in_force(elements: Sequence[Element], at: int, clauses: Sequence[Clause]) -> NounPhrase | None:
    """'A ban in force since 2019': what is said to be in force by no verb of its own."""
    if elements[at + 1].word not in _STATES or at < 1:
        return None
    before = at - 2 if elements[at - 1].kind == "comma" and at >= 2 else at - 1
    if not is_np(elements, before) or any(word == "in" and c.at < at <= c.end for c in clauses for word, _ in c.preps):
        return None
    head = head_of_chain(elements, before)
    return elements[head].np if head is not None else elements[before].np


def _behind(elements: Sequence[Element], at: int) -> Iterator[tuple[str, list[NounPhrase]]]:
    """The phrase at `at` and the others with prepositions that follow it."""
    while at < len(elements) and elements[at].kind == "prep" and is_np(elements, at + 1):
        group, last = group_right(elements, at + 1)
        yield elements[at].word, group
        at = last + 1
