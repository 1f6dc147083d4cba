"""The name of a count in, the count itself out, taken again from the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.pipeline.record import Record


def _open(record: Record) -> int:
    return sum(d.status == "open" for d in record.discrepancies)


def _digests(record: Record) -> int:
    return sum(entry.source.is_digest for entry in record.sources)


#: Names that templates give to `count` → the same query over the record. Any other name is counted by its refs.
QUERIES: Mapping[str, Callable[[Record], int]] = {
    "source": lambda record: len(record.sources),
    "sources": lambda record: len(record.sources),
    "cited sources": lambda record: sum(entry.cited for entry in record.sources),
    "digests": _digests,
    "claim": lambda record: len(record.claims),
    "claims of high confidence": lambda record: sum(a.confidence == "high" for a in record.assessments),
    "claims of low confidence": lambda record: sum(a.confidence == "low" for a in record.assessments),
    "single-origin claims": lambda record: sum(len(a.origins) == 1 for a in record.assessments),
    "disagreement": _open,
    "open disagreements": _open,
}


def count(name: str, refs: tuple[str, ...], record: Record) -> int | None:
    """How many there are: by the query of that name, else by the things referred to; None where neither is known."""
    query = QUERIES.get(name)
    if query is not None and not (name == "claim" and refs):
        return query(record)
    return len(set(refs)) if refs else None
