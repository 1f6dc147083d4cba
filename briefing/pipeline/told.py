"""What a build made, beside what stood before → its decisions on claims, sections and charts, for `--explain`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from briefing.pipeline.record import Record
from briefing.pipeline.result import Decision

_CITED = re.compile(r"\[\^\d+\]")


def told(before: Record | None, now: Record) -> Iterator[Decision]:
    """Decisions in the order of the stages. What is made anew and comes out the same counts as kept."""
    counted = Counter("as before" if c.kind == "judgement_unchanged" else c.kind.replace("_", " ") for c in now.changes)
    reason = ", ".join(f"{n} {kind}" for kind, n in sorted(counted.items())) or "all stand as before"
    if not now.compared:
        reason = f"all {now.totals.get('all claims', 0)} are new"
    yield Decision("compare", "claims", True, reason)
    drawn = {chart.id: chart.svg for chart in before.charts} if before else {}
    for chart in now.charts:
        yield _compared("draw", chart.id, drawn.get(chart.id), chart.svg, "it shows something else")
    written = dict(_sections(before)) if before else {}
    chosen = {selection.section: selection.claims for selection in before.selections} if before else {}
    moved = {change.claim for change in now.changes if change.kind != "judgement_unchanged"}
    selections = {selection.section: selection.claims for selection in now.selections}
    for name, words in _sections(now):
        claims = selections.get(name, ())
        touched = claims != chosen.get(name, ()) or not moved.isdisjoint(claims)
        why = "the claims that it takes have changed" if touched else "its words have changed"
        yield _compared("write", name, written.pop(name, None), words, why)
    for name in written:
        yield Decision("write", name, True, "it has nothing to tell any more")


def _compared(stage: str, subject: str, before: str | None, now: str, why: str) -> Decision:
    if before is None:
        return Decision(stage, subject, True, "it was not there before")
    return Decision(stage, subject, before != now, why if before != now else "the same as before")


def _sections(record: Record) -> Iterator[tuple[str, str]]:
    """Id and words of each section; the numbers of citations move with every other section and do not count."""
    for section in record.sections:
        yield section.id, _CITED.sub("", record.markdown[section.start : section.end])
