"""What is told or described in passing → its clause: a past form behind a comma, a teller between commas."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.extract.grammar.phrases import Clause, Element, NounPhrase, head_of_chain, is_np
from briefing.extract.grammar.relatives import previous
from briefing.extract.words.verb_classes import BARE_THAT, INTRANSITIVE, TELLING

#: Verbs of giving, and what whoever speaks gives or keeps back.
_GIVING = frozenset(("give", "provide", "offer", "name", "set", "cite", "disclose", "present"))
_TOLD = frozenset(
    """date dates detail details reason reasons figure figures number numbers evidence proof estimate estimates
    timetable timeframe explanation breakdown source sources comment information deadline examples""".split()
)


def told_of_it(elements: Sequence[Element], clause: Clause, by_at: dict[int, Clause]) -> bool:
    """'a deal that analysts fear will arm Russia', 'the launch, which it said violated the ban', 'a firm it said had
    sent them': what a relative clause describes does what its teller tells."""
    prior = by_at.get(clause.at - 1)
    if prior is None or prior.verb.lemma not in BARE_THAT:
        return False
    if prior.opener == "relative" and prior.objects:
        clause.subject = prior.objects.pop()
    elif (np := _without_that(elements, prior)) is not None:
        clause.subject, prior.opener = [np], "relative"
    else:
        return False
    clause.matrix, clause.opener = prior, "complement"
    return True


def _without_that(elements: Sequence[Element], told: Clause) -> NounPhrase | None:
    """Of "a firm it said had sent them" what stands right before the one who tells."""
    teller = elements[told.at - 1].np if told.at >= 2 else None
    np = elements[told.at - 2].np if teller is not None and (teller.pronoun or teller.named) else None
    return np if np is not None and not np.time and not np.pronoun and told.subject == [teller] else None


def described(elements: Sequence[Element], clause: Clause, by_at: dict[int, Clause]) -> bool:
    """'two officers, listed for their part': a past form behind a comma, without object or "and", only describes."""
    at, prior = clause.at - 1, previous(by_at, clause.at)
    np = elements[at - 1].np if at >= 1 and elements[at].kind == "comma" else None
    following = elements[clause.at + 1].kind if clause.at + 1 < len(elements) else "stop"
    if not clause.verb.ambiguous or clause.verb.lemma in INTRANSITIVE or prior is None or np is None or np.time:
        return False
    if following not in ("prep", "comma") or prior.verb.form != "finite" or _joins_a_verb(elements, clause.at):
        return False
    head = head_of_chain(elements, at - 1)
    whole = elements[head].np if head is not None else None
    clause.opener, clause.verb.passive, clause.matrix = "reduced", True, prior
    clause.objects.append([whole or np])
    return True


def _joins_a_verb(elements: Sequence[Element], at: int) -> bool:
    """'came, talked to Kim, and left': whether the verb at `at` is one of a list that "and" closes."""
    ahead = zip(elements[at + 1 :], elements[at + 2 :], strict=False)
    return any(one.kind == "cc" and two.kind == "vg" for one, two in ahead)


def told_between(elements: Sequence[Element], prior: Clause) -> int | None:
    """'A third of them, Seoul believes, are dead': the place before the comma that lets in who tells it."""
    at = (prior.subject[0].at if prior.subject else prior.at) - 1
    told = prior.verb.form == "finite" and prior.verb.lemma in BARE_THAT and prior.opener in ("start", "complement")
    return at - 1 if told and at > 0 and elements[at].kind == "comma" and is_np(elements, at - 1) else None


def goes_on(elements: Sequence[Element], clauses: Sequence[Clause]) -> None:
    """'fired missiles, known as KN-23s, at Kharkiv': what stands behind the comma that closes a description is of the
    verb before it."""
    for prior, clause in pairwise(clauses):
        between = clause.opener in ("participle", "reduced") and clause.verb.passive and prior.verb.form == "finite"
        if not between or elements[clause.at - 1].kind != "comma" or prior.end >= clause.at:
            continue
        ahead = range(clause.at + 1, min(clause.end, len(elements) - 1))
        closes = next((n for n in ahead if elements[n].kind == "comma" and elements[n + 1].kind == "prep"), None)
        moved = [(word, group) for word, group in clause.preps if closes is not None and group[0].at > closes]
        if closes is not None and moved:
            clause.preps = [(word, group) for word, group in clause.preps if group[0].at < closes]
            prior.preps += moved
            clause.end = closes


def before_occasion(elements: Sequence[Element], at: int) -> int:
    """'and for the first time thanked them': the place before what says which time it was; else `at`."""
    np = elements[at].np
    return at - 2 if at >= 2 and np is not None and np.prep == "for" and elements[at].word == "time" else at


def gone_on_from(elements: Sequence[Element], clause: Clause, by_at: dict[int, Clause]) -> Clause | None:
    """'Russia had got 150, Kyiv says, and used most': the clause that a coordinated one goes on from, past whoever
    says so between commas, unless he goes on telling."""
    prior = previous(by_at, clause.at)
    if prior is None or prior.verb.lemma not in TELLING or goes_on_telling(elements, clause) or not prior.subject:
        return prior
    opened = prior.subject[0].at > 0 and elements[prior.subject[0].at - 1].kind == "comma"
    joined = [e.kind for e in elements[max(0, clause.at - 2) : clause.at]] == ["comma", "cc"]
    return (previous(by_at, prior.at) or prior) if opened and joined else prior


def goes_on_telling(elements: Sequence[Element], clause: Clause) -> bool:
    """'and accused', 'but gave no date': whether a verb is of saying or of keeping something back."""
    given = elements[clause.at + 1].np if clause.verb.lemma in _GIVING and clause.at + 1 < len(elements) else None
    told = given is not None and elements[clause.at + 1].word in _TOLD
    return clause.verb.lemma in TELLING or told
