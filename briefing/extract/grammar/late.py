"""What "and" adds past a phrase of time or place, "sent shells in May and, in June, guns" → the group that it joins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.extract.grammar.phrases import Clause, Element, NounPhrase, group_right, is_np, opens_clause

#: Prepositions that govern what a verb handles: "supplied it with shells".
_HANDLING = (None, "with", "including")
#: Prepositions of what is said of a thing: "advice on satellites".
_OF_IT = ("of", "on", "about", "against")


class Late(NamedTuple):
    """What a conjunction adds, where that ends, and the group it belongs to."""

    added: list[NounPhrase]
    last: int
    group: list[NounPhrase]


def late_member(elements: Sequence[Element], clause: Clause, at: int) -> Late | None:
    """What the conjunction at `at` adds to a group that a phrase of time or place has closed; None where it adds none.

    "Sent shells to Russia, and missiles to Iran" tells of another deed.
    """
    before = at - 1 if elements[at - 1].kind != "comma" else at - 2
    blocking = elements[before].np
    if blocking is None or before <= clause.at or not (blocking.time or blocking.prep is not None):
        return None
    nxt = _past_times(elements, at + 1)
    np = elements[nxt].np if nxt < len(elements) else None
    if np is None or np.time or np.pronoun or opens_clause(elements, nxt):
        return None
    groups = [*clause.objects, *(group for word, group in clause.preps if word in _HANDLING)]
    groups = [g for g in groups if not g[0].time and g[0].named == np.named and g[0].prep in _HANDLING]
    added, last = group_right(elements, nxt)
    while last + 1 < len(elements) and elements[last + 1].word in _OF_IT and is_np(elements, last + 2):
        last = group_right(elements, last + 2)[1]
    again = last + 1 < len(elements) and elements[last + 1].word in {word for word, _ in clause.preps}
    return Late(added, last, max(groups, key=lambda g: g[-1].at)) if groups and not again else None


def _past_times(elements: Sequence[Element], at: int) -> int:
    """The place behind commas and phrases of time: "and, since March, oil"."""
    while at < len(elements):
        following = elements[at + 1].np if elements[at].kind == "prep" and is_np(elements, at + 1) else None
        if elements[at].kind == "comma":
            at += 1
        elif following is not None and following.time:
            at += 2
        else:
            break
    return at
