"""Elements of a sentence (noun phrases, verb groups, small words) → clauses with subject, objects and complements.

No tree is built. A clause looks left for its subject and right for what it governs, and both looks stop at the
signs by which English opens a clause: a finite verb, a relative, a subordinator, a comma before a participle.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.extract.phrases import BARE_THAT, Clause, Element, group_right, is_np, opens_clause
from briefing.extract.subjects import look_left


def read_clauses(elements: Sequence[Element]) -> list[Clause]:
    """One clause for each verb group, in order."""
    clauses: list[Clause] = []
    by_at: dict[int, Clause] = {}
    for at, element in enumerate(elements):
        if element.vg is None:
            continue
        clause = Clause(element.vg, at)
        look_left(elements, clause, by_at)
        by_at[at] = clause
        clauses.append(clause)
        look_right(elements, clause)
    for modal, clause in pairwise(clauses):
        if modal.verb.modal == "should" and modal.verb.lemma == "should" and clause.opener in ("start", "complement"):
            clause.verb.modal = "should"  # "Should Kim ever send …" tells of nothing that is
    if clauses and clauses[0].opener == "participle" and not clauses[0].subject and not clauses[0].objects:
        _fronted(clauses)
    return clauses


def _fronted(clauses: Sequence[Clause]) -> None:
    """'Launched from Sohae, the rocket exploded': the participle in front is said of the subject that follows."""
    first = clauses[0]
    main = next((c for c in clauses[1:] if c.verb.form == "finite" and c.subject and not c.shared), None)
    if main is None:
        return
    if main.matrix is first:
        main.matrix = None
    first.matrix, first.shared = main, True
    if first.verb.form == "part":
        first.objects.append(main.subject)
    else:
        first.subject = main.subject


def look_right(elements: Sequence[Element], clause: Clause) -> None:
    """Fills objects and prepositional complements."""
    at = clause.at + 1
    comma = False
    while at < len(elements):
        element = elements[at]
        kind = element.kind
        if kind == "comma":
            comma = True
            at += 1
            continue
        if kind in ("vg", "rel", "sub", "stop", "colon"):
            break
        if kind == "cc":
            if not is_np(elements, at + 1) and not (at + 1 < len(elements) and elements[at + 1].kind == "prep"):
                break
            if is_np(elements, at + 1) and (
                opens_clause(elements, at + 1) or (not clause.preps and not clause.objects)
            ):
                break
            at += 1
            continue
        if kind == "prep":
            if not is_np(elements, at + 1):
                at += 1
                clause.end = at - 1
                continue
            if comma and opens_clause(elements, at + 1) and element.word not in ("along with", "together with"):
                break
            doing = elements[at + 2].vg if element.word == "with" and at + 2 < len(elements) else None
            if doing is not None and doing.form in ("ing", "part"):
                break
            group, last = group_right(elements, at + 1)
            clause.preps.append((element.word, group))
            clause.end = last
            at, comma = last + 1, False
            continue
        if kind == "np":
            np = element.np
            assert np is not None
            if opens_clause(elements, at) and (comma or clause.objects or clause.verb.passive):
                break
            if _takes_clause(elements, clause, at):
                break
            if np.appositive or (comma and not np.time):
                if comma and clause.objects and not np.time and not np.appositive:
                    break
                at += 1
                continue
            if np.time:
                clause.end = at
                at += 1
                continue
            group, last = group_right(elements, at)
            clause.objects.append(group)
            clause.end = last
            at, comma = last + 1, False
            continue
        at += 1
    clause.end = max(clause.end, clause.at)


def _takes_clause(elements: Sequence[Element], clause: Clause, at: int) -> bool:
    """Whether the noun phrase at `at` is the subject of a clause: after verbs of saying, and past the object."""
    if not opens_clause(elements, at):
        return False
    if at == clause.at + 1 and clause.verb.lemma not in BARE_THAT and clause.verb.form in ("inf", "ing", "finite"):
        return False
    nxt = at + 1
    while nxt < len(elements) and elements[nxt].kind in ("prep", "np"):
        nxt += 1
    vg = elements[nxt].vg if nxt < len(elements) else None
    return vg is not None and vg.form == "finite" and not vg.ambiguous
