"""A verb whose auxiliary stands before its subject → its clause: "What does Kim get?", "Nor has Moscow commented"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.grammar.phrases import Clause, Element, VerbGroup
from briefing.extract.words.verb_classes import AUXILIARIES

#: Elements that may stand before the auxiliary of a question.
_OPENS = frozenset(("rel", "sub", "cc", "comma", "prep"))
_ASKING = frozenset(("what", "which", "who", "whom", "whose", "how", "why", "when", "where"))


def inverted(elements: Sequence[Element], clause: Clause, by_at: dict[int, Clause]) -> bool:
    """Gives `clause` the noun phrase between it and its auxiliary for a subject; False where nothing is inverted."""
    np, aux = elements[clause.at - 1].np if clause.at else None, by_at.get(clause.at - 2)
    if np is None or np.prep is not None or np.time or aux is None or not _goes_with(aux.verb, clause):
        return False
    of_what = [n.at for n in aux.subject]  # "Which weapons has Kim sent?"
    begins = max((at for at, e in enumerate(elements[: aux.at]) if e.word == ":"), default=-1)  # "Q: What did ..."
    opening = all(e.kind in _OPENS or at in of_what for at, e in enumerate(elements[: aux.at]) if at > begins)
    if (aux.opener != "start" or of_what) and not (opening and _asks(elements) and aux.opening in _ASKING):
        return False
    verb = clause.verb
    clause.objects += [aux.subject] if of_what else []
    clause.subject, clause.opening, aux.subject, aux.objects = [np], aux.opening, [], []
    verb.passive = aux.verb.lemma == "be" and verb.form != "ing"
    verb.form, verb.ambiguous, verb.base = "finite", False, False
    verb.modal = aux.verb.modal or verb.modal
    verb.negated |= aux.verb.negated or (aux.at > 0 and elements[aux.at - 1].word == "nor")
    if aux.at == 0 and aux.verb.lemma == "have" and aux.verb.past and not _asks(elements):
        verb.modal = "should"  # "Had Russia sent none, ..." tells of nothing that is
    return True


def _asks(elements: Sequence[Element]) -> bool:
    return elements[-1].kind == "stop" and elements[-1].word == "?"


def _goes_with(aux: VerbGroup, clause: Clause) -> bool:
    """Whether a verb has the form that an auxiliary before it wants."""
    verb = clause.verb
    if aux.modal is not None and aux.lemma == aux.modal:
        return verb.base or verb.form == "bare"
    if aux.lemma not in AUXILIARIES:
        return False
    if aux.lemma == "do":
        return verb.form == "finite"
    return verb.form == "part" or verb.ambiguous or (aux.lemma == "be" and verb.form == "ing")
