"""Clauses beside each other → what stands with the verb of one and holds for that of the other, too."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.extract.grammar.phrases import Clause
from briefing.extract.words.verb_classes import TRANSITIVE

#: Verbs that need an object, which may stand behind a verb joined to them.
_SHARING = TRANSITIVE | frozenset("train equip arm build develop design assemble make test buy load".split())
#: Verbs of making use of something, and of what is done with weapons.
_USING = frozenset(("use", "employ"))
_GETTING = frozenset(("receive", "get", "obtain", "acquire", "buy", "secure", "seek", "want"))
_STRIKING = frozenset("strike hit attack shell bomb target destroy pound bombard damage sink kill wound".split())


def shared_by_several(clauses: Sequence[Clause]) -> None:
    """Gives each verb what it shares with the one beside or over it: object, circumstance, means, place."""
    _one_object(clauses)
    _one_circumstance(clauses)
    for clause in clauses:
        if clause.opener == "purpose" and clause.matrix is not None:
            _with_what_is_used(clause, clause.matrix)
            _where_it_is_to_be(clause, clause.matrix)
        if clause.matrix is not None and (clause.opener == "purpose" or clause.opening == "for"):
            _from_whom(clause, clause.matrix)


def _one_object(clauses: Sequence[Clause]) -> None:
    """'trained and equipped a brigade': a verb that needs an object shares that of the verb joined to it."""
    for one, two in pairwise(clauses):
        joined = two.at == one.at + 2 and two.opener == "coordinator" and two.shared
        if joined and not one.objects and two.objects and one.verb.lemma in _SHARING and not one.verb.passive:
            one.objects = list(two.objects)


def _one_circumstance(clauses: Sequence[Clause]) -> None:
    """'Five were killed and 20 wounded by drones in Sumy': what stands behind the second verb is the first's, too."""
    for one, two in pairwise(clauses):
        joined = two.at == one.at + 3 and two.opener in ("coordinator", "reduced") and not two.shared
        if joined and one.verb.passive and two.verb.passive and two.verb.form != "finite" and not one.preps:
            one.preps = list(two.preps)


def _with_what_is_used(clause: Clause, used: Clause) -> None:
    """'used drones to attack Ryazan': what is used to do something to somebody is what it is done with."""
    if used.verb.lemma in _USING and clause.verb.lemma in _STRIKING and clause.objects:
        means = used.subject if used.verb.passive else [np for group in used.objects for np in group]
        if means and all(word != "with" for word, _ in clause.preps):
            clause.preps.append(("with", means))


def _from_whom(clause: Clause, got: Clause) -> None:
    """'received the technology to make shells from China', 'for making shells': who is named there gave what is got."""
    if got.verb.lemma not in _GETTING or got.verb.passive or any(word == "from" for word, _ in got.preps):
        return
    given = next((group for word, group in clause.preps if word == "from" and group[0].named), None)
    if given is not None and clause.objects:
        clause.preps.remove(("from", given))
        got.preps.append(("from", given))


def _where_it_is_to_be(clause: Clause, over: Clause) -> None:
    """'At the plant 12,000 are to work': what stands before a form of "be" is said of the infinitive behind it."""
    if over.verb.lemma == "be" and not over.objects and clause.at == over.at + 1:
        clause.preps[:0] = over.preps


def no_second_object(clauses: Sequence[Clause]) -> None:
    """'lost half of the soldiers it sent': a pronoun that is the next verb's subject is no object beside another."""
    for one, two in pairwise(clauses):
        meant = two.subject[0] if len(two.subject) == 1 and two.opener in ("relative", "complement") else None
        if meant is not None and meant.pronoun and len(one.objects) > 1 and one.objects[-1] == [meant]:
            one.objects.pop()
