"""A written brief and its changes → the sentences and rows that say something else than the last edition did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from briefing.model import Change, Section, Situation, Use
from briefing.model.claim import ChangeKind
from briefing.model.report import ChangedSpan

_ORDER = get_args(ChangeKind)
_QUIET = ("judgement_unchanged", "judgement_changed", "withdrawn")
_LIST_MARKS = " \t-*0123456789."


def changed_spans(
    markdown: str, sections: Iterable[Section], uses: Sequence[Use], situation: Situation
) -> tuple[ChangedSpan, ...]:
    """Spans of `markdown` in the order of the text, in cited sections alone: the others state nothing.

    A sentence ends with its citations; a row of a table is one span. The facts that a span cites lead to its claims.
    """
    moved: dict[str | None, Change] = {
        change.claim: change for change in situation.changes if change.kind not in _QUIET
    }
    if not moved:
        return ()
    claim_of = {fact: claim.id for claim in situation.claims for fact in claim.facts}
    cites = [use for use in uses if use.refs and use.refs[0].startswith("source:")]
    found = []
    for section in sections:
        if section.cited:
            own = [use for use in cites if section.start <= use.start < section.end]
            found += list(_in_section(markdown, own, claim_of, moved))
    return tuple(found)


def _in_section(
    markdown: str, cites: Sequence[Use], claim_of: Mapping[str, str], moved: Mapping[str | None, Change]
) -> Iterator[ChangedSpan]:
    for start, end, told in _units(markdown, cites):
        facts = (ref.partition(":")[2] for use in told for ref in use.refs[1:])
        claims = tuple(dict.fromkeys(claim_of[fact] for fact in facts if claim_of.get(fact) in moved))
        if claims:
            kind = min((moved[claim].kind for claim in claims), key=_ORDER.index)
            yield ChangedSpan(start, end, kind, claims)


def _units(markdown: str, cites: Sequence[Use]) -> Iterator[tuple[int, int, list[Use]]]:
    """Start, end and citations of each sentence or row that has any."""
    at = 0
    last = 0
    while at < len(cites):
        begin = markdown.rfind("\n", 0, cites[at].start) + 1
        end = markdown.find("\n", cites[at].start)
        end = len(markdown) if end < 0 else end
        row = markdown.startswith("|", begin)
        told = [cites[at]]
        at += 1
        while at < len(cites) and (cites[at].start < end if row else cites[at].start == told[-1].end):
            told.append(cites[at])
            at += 1
        start = max(begin, last)
        last = told[-1].end
        if row:
            yield begin, end, told
            continue
        if start == begin:  # past the mark of a list
            head = markdown[start:last]
            start += len(head) - len(head.lstrip(_LIST_MARKS))
        else:
            start += len(markdown[start:last]) - len(markdown[start:last].lstrip())
        yield start, last, told
