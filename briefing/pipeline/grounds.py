"""What a Use refers to in, what may be printed on its strength out: words, dates and numbers."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing.model import Fact, Origin, Situation, SourceEntry
from briefing.model.data import to_data
from briefing.model.numerals import numerals
from briefing.pipeline.quotes import folded, stems
from briefing.pipeline.record import Record


@dataclass
class Ground:
    """What stands behind a ref. `known` is false where the ref leads nowhere."""

    texts: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    values: set[float] = field(default_factory=set)
    known: bool = True

    def add(self, other: Ground) -> None:
        self.texts |= other.texts
        self.dates |= other.dates
        self.values |= other.values
        self.known = self.known and other.known


_NOWHERE = Ground(known=False)


class Grounds:
    """Looks refs up in one record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.situation: Situation = record.situation
        self.entries: dict[str, SourceEntry] = {entry.source.id: entry for entry in record.sources}
        self._charts = {chart.id: chart for chart in record.charts}
        self._judgements = {judgement.id: judgement for judgement in record.judgements}
        spoken = {fact.attribution: fact.attribution for fact in record.facts if fact.attribution}
        # One origin stands behind many claims, each time for reasons of its own.
        origins: dict[str, list[Origin]] = defaultdict(list)
        for origin in (origin for assessment in record.assessments for origin in assessment.origins):
            origins[origin.name].append(origin)
            origins[origin.id].append(origin)
        self._origins: dict[str, Any] = {**spoken, **origins}
        self._rulings = {ruling.id: ruling for ruling in record.rulings}
        self._changes = {change.id: change for change in record.changes}
        self._known: dict[str, Ground] = {}

    @functools.cached_property
    def names(self) -> tuple[list[str], ...]:
        """The words of names with a numeral: those of the lexicons, and those that the sources bring, which are items
        in the words of their facts, outlets and authors."""
        items = ((f.item, f.evidence.exact) for f in self.record.facts if f.item and numerals(f.item))
        found = {item for item, words in items if folded(item) in folded(words)}
        sources = (entry.source for entry in self.record.sources)
        found |= {name for s in sources for name in (s.publisher, s.author, s.credit) if name and numerals(name)}
        return tuple(stems(name) for name in (*self.record.names, *sorted(found - set(self.record.names))))

    def of(self, refs: tuple[str, ...]) -> Ground:
        """Everything behind all of `refs`."""
        whole = Ground()
        for ref in refs:
            if ref not in self._known:
                self._known[ref] = self._one(ref)
            whole.add(self._known[ref])
        return whole

    def _one(self, ref: str) -> Ground:
        kind, _, rest = ref.partition(":")
        if kind == "fact":
            return fact_ground(self.situation.fact[rest]) if rest in self.situation.fact else _NOWHERE
        if kind == "evidence":
            return Ground(texts={rest}) if rest in self.situation.fact else _NOWHERE
        if kind in ("source", "number"):
            entry = self.entries.get(rest)
            return Ground(texts={f"[^{entry.number}]", f"[{entry.number}]", str(entry.number)}) if entry else _NOWHERE
        if kind == "chart":
            chart = self._charts.get(rest)
            if chart is None:
                return _NOWHERE
            return Ground(texts={chart.title, chart.subtitle, chart.caption, chart.description})
        if kind == "claim":
            return Ground() if rest in self.situation.claim else _NOWHERE
        if kind == "discrepancy":
            return Ground() if rest in self.situation.discrepancy else _NOWHERE
        if kind == "meta":
            return self._meta(rest)
        return Ground()

    def _meta(self, name: str) -> Ground:
        head, _, rest = name.partition(".")
        id_, _, field_name = rest.partition(".")
        record, edition = self.record, self.record.edition
        if head == "source":
            entry = self.entries.get(id_)
            return _leaves(getattr(entry.source, field_name, None)) if entry else _NOWHERE
        if head == "fact":
            fact = self.situation.fact.get(id_)
            return _leaves([fact.evidence.exact, fact.evidence.page]) if fact else _NOWHERE
        if head == "section":
            return _leaves([section.title for section in record.sections if section.id == id_])
        if head == "edition":
            return _leaves(getattr(edition, rest, None))
        kinds: dict[str, Mapping[str, Any]] = {
            "claim": self.situation.assessment,
            "judgement": self._judgements,
            "discrepancy": self.situation.discrepancy,
            "origin": self._origins,
            "change": self._changes,
            "ruling": self._rulings,
        }
        found = kinds.get(head, {}).get(id_)
        if found is not None:
            ground = _leaves(to_data(found))
            if head == "claim":
                ground.texts.add(found.grade)
            return ground
        if rest:
            return _NOWHERE
        days = sorted(entry.source.published for entry in record.sources if entry.source.published)
        named: dict[str, Any] = {
            "as_of": record.as_of,
            "issued": edition.issued,
            "period": [*days[:1], *days[-1:]],
            "build": edition.build,
            "title": record.title,
            "marking": record.marking,
            "unused": to_data(record.unused),
            "uncited": record.totals.get("all facts", 0) - self._cited(),
            "engine": [f"{name} {version}" for name, version in record.engine.items()],
        }
        return _leaves(named.get(head))

    def _cited(self) -> int:
        """How many facts citations refer to."""
        cites = (use.refs[1:] for use in self.record.uses if use.refs and use.refs[0].startswith("source:"))
        return len({ref for refs in cites for ref in refs})


def _leaves(data: Any) -> Ground:
    """Every scalar in plain data, as words, date or number."""
    ground = Ground()
    for leaf in _walk(data):
        ground.texts.add(str(leaf))
        if isinstance(leaf, (int, float)):
            ground.values.add(float(leaf))
        elif leaf[:4].isdigit():
            ground.dates.add(leaf)
            ground.values |= {float(leaf.replace(",", ""))} if leaf.replace(",", "").isdigit() else set()
        elif leaf.isdigit():
            ground.values.add(float(leaf))
    return ground


def _walk(data: Any) -> Iterator[Any]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _walk(value)
    elif isinstance(data, (list, tuple)):
        for value in data:
            yield from _walk(value)
    elif isinstance(data, (str, int, float)) and not isinstance(data, bool):
        yield data


def fact_ground(fact: Fact) -> Ground:
    """The numbers that the quantity reader finds in the fact's words, as far as they are the fact's; its dates."""
    from briefing.extract.documents.soundness import (
        reread,  # the engine is loaded only where there is a figure to read again
    )

    read = reread(fact.evidence.exact)
    values = {value for value in (fact.value_low, fact.value_high) if value is not None}
    dates = {day for day in (fact.date_start, fact.date_end) if day}
    return Ground(texts={fact.evidence.exact}, dates=dates, values=values & read)
