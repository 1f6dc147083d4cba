"""Clauses that leave out what a headline leaves out → the same with subject, object and time as a reader has them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from briefing.extract.grammar.phrases import Clause, Element, group_left, is_np
from briefing.extract.words.verb_classes import BARE_THAT, INTRANSITIVE

#: Before "to" these are no subject: "Seoul ought to".
_AHEAD = frozenset(("ought", "used", "yet", "about", "due", "set"))


def filled_in(elements: Sequence[Element], clauses: Sequence[Clause]) -> None:
    """Mends the first clause of a sentence that is no full one: 'Kim to visit Moscow', 'Kim, Putin meet'."""
    first = clauses[0]
    if first.verb.form == "inf":
        _announced(elements, clauses)
    elif first.verb.form == "finite" and first.at == 3:
        _comma_for_and(elements, first)
    _listed(elements, clauses)


def _listed(elements: Sequence[Element], clauses: Sequence[Clause]) -> None:
    """'Destroyed near Sumy: two guns, eight lorries': what stands behind the colon had it done to it."""
    colon = next((n for n, e in enumerate(elements) if e.kind == "stop" and e.word == ":"), len(elements))
    before = [c for c in clauses if c.at < colon]
    told = any(c.verb.form == "finite" and not c.verb.ambiguous for c in before)
    if told or not before or not is_np(elements, colon + 1):
        return
    last, first = before[-1], elements[colon + 1].np
    if first is None or first.time or last.verb.lemma in INTRANSITIVE:
        return  # "They talked until dawn: nine hours"
    if last.verb.passive or (last.verb.ambiguous and not last.objects):
        listed = takewhile(lambda e: e.kind in ("np", "comma", "cc"), elements[colon + 1 :])
        last.verb.passive, last.verb.ambiguous, last.verb.form = True, False, "part"
        last.subject, last.objects = [], [[e.np for e in listed if e.np is not None]]


def _announced(elements: Sequence[Element], clauses: Sequence[Clause]) -> None:
    """'Moscow to send sappers': where no verb is finite, the infinitive tells what is to come."""
    first = clauses[0]
    subject = elements[first.at - 1].np if first.at else None
    colons = (n for n, e in enumerate(elements[: first.at]) if e.kind == "stop" and e.word == ":")
    opens = max(colons, default=-1) + 1  # "Zelensky: North Korea to send sappers"
    before = [e.kind for e in elements[opens : first.at]]
    if subject is None or subject.pronoun or subject.time or first.governor or elements[first.at - 1].word in _AHEAD:
        return
    if any(c.verb.form == "finite" and not _credits(elements, c) for c in clauses):
        return
    head = elements[opens].np
    if head is None or not {"np", "cc", "prep"}.issuperset(before):
        return
    first.subject = group_left(elements, first.at - 1) if "prep" not in before else [head]
    first.opener, first.opening, first.matrix, first.shared = "start", "", None, False
    first.verb.form, first.verb.modal = "finite", "will"


def _credits(elements: Sequence[Element], clause: Clause) -> bool:
    """', Kozlov says': what a headline ends with."""
    at = clause.at - 2
    return clause.verb.lemma in BARE_THAT and not clause.verb.passive and at > 0 and elements[at].kind == "comma"


def _comma_for_and(elements: Sequence[Element], clause: Clause) -> None:
    """'Kim, Putin meet': a comma between two names that open a headline joins them."""
    one, two = elements[0].np, elements[2].np
    names = one is not None and two is not None and one.named and two.named and not (one.time or two.time)
    if names and elements[1].kind == "comma" and clause.subject == [two] and clause.verb.lemma not in BARE_THAT:
        clause.subject = [np for np in (one, two) if np is not None]
