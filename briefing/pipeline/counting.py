"""The name of a count in, the count itself out, taken again from the record."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.model import Selection
from briefing.model.claim import LEFT_OUT_OF
from briefing.pipeline.record import Record

_PACE = "pace:"


def totals(record: Record) -> Mapping[str, int]:
    """The counts that stand for a query over the whole, under the names that templates give them."""
    cited = sum(entry.cited for entry in record.sources)
    uncited = record.totals.get("sources", 0) - cited
    left_out = {f"{LEFT_OUT_OF}{one.section}": one.further for one in record.selections}
    return {**record.totals, **left_out, "cited sources": cited, "uncited sources": uncited}


def short(record: Record) -> list[str]:
    """The totals that are smaller than what the record itself holds."""
    held = {"sources": record.sources, "all facts": record.facts, "all claims": record.claims}
    return [name for name, things in held.items() if record.totals.get(name, 0) < len(things)]


def count(name: str, refs: tuple[str, ...], record: Record) -> int | None:
    """How many there are, by the things referred to and by the total of that name; None where the two disagree, or
    neither is there."""
    total = totals(record).get(name)
    if not refs:
        return total
    if all(ref.startswith(_PACE) for ref in refs):
        return sum(_events(ref, record.selections) for ref in refs)
    counted = len(set(refs))
    return counted if total in (None, counted) else None


def _events(ref: str, selections: tuple[Selection, ...]) -> int:
    """The events that a section's query finds in a period: `pace:SECTION:FROM/TO`, both of the same precision."""
    section, _, period = ref.removeprefix(_PACE).rpartition(":")
    first, _, last = period.partition("/")
    paces = (day for one in selections if one.section == section for day in one.pace)
    return sum(n for date, n, _ in paces if first <= date[: len(first)] <= last and len(date) >= len(first))
