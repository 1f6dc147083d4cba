"""Rulings as they are written in, rulings as they can be applied out; and what has become of them, as Diagnostics."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence, Set

from briefing.config import Project
from briefing.config.specs.review import RulingSpec
from briefing.model import Diagnostic, Fact, Location, Ruling
from briefing.model.filed import FiledFacts
from briefing.model.ruling import LIKELIHOOD

#: Folder of the workspace in which rulings are written.
REVIEW = "review/"


def rulings_of(project: Project) -> tuple[tuple[Ruling, ...], list[Diagnostic]]:
    """All rulings of the workspace, file by file, and a Diagnostic for each that cannot stand beside the others."""
    made: dict[str, Ruling] = {}
    found: list[Diagnostic] = []
    for file, rows in sorted(project.review.items()):
        for n, row in enumerate(rows):
            one = _ruling(row, file, n)
            if one.id in made:
                found.append(_diagnostic("REV005", "the same ruling stands twice", one, project))
            made.setdefault(one.id, one)
    return tuple(made.values()), [*found, *_mixed_rows(made.values(), project)]


def _ruling(row: RulingSpec, file: str, n: int) -> Ruling:
    facts = (row.fact,) if row.fact else row.facts
    claims = (row.claim,) if row.claim else row.claims
    target = (*facts, *claims, row.disagreement or "", row.judgement or "", row.source or "", row.quote or "")
    said = (row.ruling, *target, row.text or "", row.word or "", *(f"{k}={v}" for k, v in sorted(row.set.items())))
    return Ruling(
        id=hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:12],
        kind=row.ruling,
        by=row.by,
        on=row.on,
        why=row.why,
        facts=facts,
        claims=claims,
        disagreement=row.disagreement,
        judgement=row.judgement,
        text=row.text,
        word=row.word,
        confidence=row.confidence,
        changes=tuple(sorted(row.set.items())),
        source=row.source,
        quote=row.quote,
        seen=row.seen,
        file=file,
        place=n,
    )


def _mixed_rows(rulings: Iterable[Ruling], project: Project) -> Iterator[Diagnostic]:
    """Likelihoods of another row of words than the first one's."""
    said = [one for one in rulings if one.word]
    row = next((row for row in LIKELIHOOD if said and said[0].word in row), ())
    for one in said:
        if one.word not in row:
            hint = f"the words of that row are {', '.join(row)}"
            yield _diagnostic(
                "REV004", f"'{one.word}' and '{said[0].word}' are of two rows of words", one, project, hint
            )


def readable(
    rulings: Sequence[Ruling], facts: FiledFacts, project: Project
) -> tuple[tuple[Ruling, ...], list[Diagnostic]]:
    """The rulings without the corrections that put a number into words which do not hold it."""
    kept: list[Ruling] = []
    found: list[Diagnostic] = []
    for one in rulings:
        values = {value for name, value in one.changes if name in ("value_low", "value_high") and value is not None}
        ids = (key for key in facts.source_of if one.facts and key.startswith(one.facts[0]))
        fact = facts.by_id[first] if values and (first := next(ids, None)) else None
        missing = _not_in_words(fact, values) if fact is not None else []
        if fact is not None and missing:
            message = f"the words “{fact.evidence.exact}” do not hold {', '.join(missing)}"
            found.append(
                _diagnostic("REV003", message, one, project, "a figure has to stand in the words of its source")
            )
        else:
            kept.append(one)
    return tuple(kept), found


def _not_in_words(fact: Fact, values: Set[object]) -> list[str]:
    """Those of `values` that the words of a fact do not hold."""
    from briefing.extract.documents.soundness import (
        reread,  # the engine is loaded only where there is a figure to read again
    )

    return sorted(str(value) for value in values - reread(fact.evidence.exact))


def reported(rulings: Iterable[Ruling], project: Project) -> list[Diagnostic]:
    """A warning for each ruling that matches nothing or is open again."""
    found = []
    for one in rulings:
        if one.state == "unmatched":
            code, message = "REV001", f"the ruling to {one.kind} matches nothing: {one.reason}"
            hint = "list what there is with: briefing facts, briefing review"
        elif one.state == "reopened":
            code, message = "REV002", f"the ruling to {one.kind} is open again: {one.reason}"
            hint = "rule again, or take it out; until then it is not applied"
        else:
            continue
        found.append(_diagnostic(code, message, one, project, hint))
    return found


def _diagnostic(code: str, message: str, one: Ruling, project: Project, hint: str | None = None) -> Diagnostic:
    place = project.locate(("rulings", one.place), one.file) if one.file else Location(REVIEW)
    return Diagnostic(code, "error" if code == "REV004" else "warning", message, place, hint)
