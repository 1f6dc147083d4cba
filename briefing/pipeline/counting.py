"""The name of a count in, the count itself out, taken again from the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.pipeline.record import Record

#: Names that templates give to `count` and that stand for a query over the whole record, run again here.
QUERIES: Mapping[str, Callable[[Record], int]] = {
    "sources": lambda record: len(record.sources),
    "cited sources": lambda record: sum(entry.cited for entry in record.sources),
    "digests": lambda record: sum(entry.source.is_digest for entry in record.sources),
    "claims of high confidence": lambda record: sum(a.confidence == "high" for a in record.assessments),
    "claims of low confidence": lambda record: sum(a.confidence == "low" for a in record.assessments),
    "single-origin claims": lambda record: sum(len(a.origins) == 1 for a in record.assessments),
    "open disagreements": lambda record: sum(d.status == "open" for d in record.discrepancies),
}


def count(name: str, refs: tuple[str, ...], record: Record) -> int | None:
    """How many there are, by the things referred to and by the query of that name; None where the two disagree."""
    counted = len(set(refs))
    query = QUERIES.get(name)
    return counted if query is None or query(record) == counted else None
