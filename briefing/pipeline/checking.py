"""A record and the sources at hand in, every finding on its words out: citations, quotations, figures, numerals."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from briefing.model import Chart, ChartText, Document, Fact, Span, Use
from briefing.model.fact import fact_id
from briefing.model.numerals import numerals
from briefing.pipeline.counting import count, short
from briefing.pipeline.findings import Code, Finding
from briefing.pipeline.grounds import Ground, Grounds
from briefing.pipeline.printed import printed_dates, printed_values
from briefing.pipeline.quotes import folded, found_in, stems
from briefing.pipeline.record import Record

#: What is at hand for a source: its document, or the code that says why there is none.
AtHand = Callable[[str], Document | Code]

_QUOTED = re.compile(r"meta:fact\.(\w+)\.quote")
_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_DESTINATION = re.compile(r"\]\([^)\s]*\)|<https?://[^>\s]*>")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
#: How many equal facts one document may hold before ids are no longer looked for.
_TWINS = 64


def check_record(record: Record, documents: Mapping[str, Document]) -> list[Finding]:
    """Every finding where all sources are at hand, as in a build; `documents` by source id."""
    return check(record, lambda source: documents.get(source) or "SOURCE_MISSING")


def check(record: Record, at_hand: AtHand) -> list[Finding]:
    """One finding for each citation, and one for each thing that is not as it should be, by line."""
    checker = _Checker(record, Grounds(record))
    mistakes = (
        *checker.uses(),
        *checker.marks(),
        *checker.quotations(),
        *checker.numerals(),
        *checker.counts(),
        *checker.charts(),
        *checker.heads(),
        *checker.passages(at_hand),
    )
    found = [*checker.citations(at_hand), *dict.fromkeys(mistakes)]
    return sorted(found, key=lambda finding: finding.line)


@dataclass(frozen=True)
class _Checker:
    """The checks of one record."""

    record: Record
    grounds: Grounds

    def line(self, at: int) -> int:
        return self.record.markdown.count("\n", 0, at) + 1

    def uses(self) -> Iterator[Finding]:
        """Every Use says what stands at its place."""
        for use in self.record.uses:
            if self.record.markdown[use.start : use.end] != use.text:
                yield Finding(
                    "TEXT_ALTERED", f"{_short(use.text)} does not stand where it should", self.line(use.start)
                )

    def marks(self) -> Iterator[Finding]:
        """Every citation mark belongs to a source of the brief, and is a Use."""
        known = {(use.start, use.end) for use in self.record.uses if _kind(use) in ("source", "number")}
        numbers = {str(entry.number) for entry in self.record.sources}
        for match in _MARK.finditer(self.record.markdown):
            if match.group(1) not in numbers or known.isdisjoint((match.span(), match.span(1))):
                message = f"the citation {match.group()} leads to no source of this brief"
                yield Finding("CITATION_UNRESOLVED", message, self.line(match.start()))

    def quotations(self) -> Iterator[Finding]:
        """Whatever is printed as the words of a fact stands in them."""
        for use in self.record.uses:
            quoted = _QUOTED.fullmatch(use.refs[0]) if use.refs else None
            fact = self.grounds.situation.fact.get(quoted[1]) if quoted else None
            if quoted and (fact is None or not found_in(_plain(use.text), fact.evidence.exact)):
                message = f"{_short(use.text)} does not stand in the words that it is quoted from"
                yield Finding("QUOTE_NOT_FOUND", message, self.line(use.start))

    def citations(self, at_hand: AtHand) -> Iterator[Finding]:
        """One answer for each fact that a citation cites; one for each citation of a source as a whole."""
        answers: dict[str, tuple[Code, str]] = {}
        for use in self.record.uses:
            if _kind(use) != "source":
                continue
            source, line = use.refs[0].partition(":")[2], self.line(use.start)
            entry = self.grounds.entries.get(source)
            if entry is None or use.text != f"[^{entry.number}]":
                yield Finding("CITATION_UNRESOLVED", f"{use.text} leads to no source of this brief", line, source)
                continue
            for ref in use.refs[1:]:
                fact = self.grounds.situation.fact.get(ref.partition(":")[2])
                if fact is None or fact.source != source:
                    yield Finding(
                        "CITATION_UNRESOLVED", f"{use.text} cites a fact that its source has not", line, source
                    )
                    continue
                if fact.id not in answers:
                    answers[fact.id] = self._answer(fact, at_hand(source), entry.source.digest)
                code, message = answers[fact.id]
                yield Finding(code, f"{use.text} {entry.source.name}: {message}", line, source, fact.id)

    def _answer(self, fact: Fact, source: Document | Code, digest: str) -> tuple[Code, str]:
        quote = fact.evidence.exact
        if not _bears_its_id(fact, digest):
            if not isinstance(source, Document) or found_in(quote, source.text):
                return "TEXT_ALTERED", f"the fact {fact.id} is not what its id was made from"
            return "QUOTE_NOT_FOUND", f"{_short(quote)} does not stand in the source"
        if isinstance(source, Document):
            if not found_in(quote, source.text):
                return "QUOTE_NOT_FOUND", f"{_short(quote)} does not stand in the source"
            return "OK", "the words stand in the source"
        if source == "OK_EMBEDDED":
            return source, "the words travel with the brief; no source is at hand to compare them with"
        reasons = {
            "HASH_DIFFERS": "the source is not the one that was read",
            "SOURCE_MISSING": "the source is not there",
        }
        return source, reasons.get(source, "")

    def passages(self, at_hand: AtHand) -> Iterator[Finding]:
        """Every passage stands in its source, as far as that is at hand, and marks the words of its fact."""
        for passage in self.record.passages:
            fact, source = self.grounds.situation.fact.get(passage.fact), at_hand(passage.source)
            if fact is None or folded(passage.exact) != folded(fact.evidence.exact):
                yield Finding("TEXT_ALTERED", f"{_short(passage.exact)} is marked, and no fact rests on it")
                continue
            words = passage.before + passage.exact + passage.after
            if isinstance(source, Document) and words not in source.text and not found_in(words, source.text):
                message = f"the passage around {_short(passage.exact)} does not stand in the source"
                yield Finding("QUOTE_NOT_FOUND", message, source=passage.source, fact=fact.id)

    def numerals(self) -> Iterator[Finding]:
        """Every numeral lies in a Use, and what the innermost such Use rests on bears it out."""
        away = [Span(*match.span()) for match in _DESTINATION.finditer(self.record.markdown)]
        spans = [s for s in numerals(self.record.markdown) if not any(a.contains(s) for a in away)]
        for span, use in zip(spans, innermost(spans, self.record.uses), strict=True):
            printed = self.record.markdown[span.start : span.end]
            if use is None:
                message = f"the numeral {printed!r} rests on nothing"
                yield Finding("NUMERAL_WITHOUT_USE", message, self.line(span.start))
            elif not self._borne_out(use, Span(span.start - use.start, span.end - use.start)):
                code: Code = "NUMBER_NOT_IN_QUOTE" if use.basis == "facts" else "NUMERAL_WITHOUT_USE"
                message = f"{printed!r} in {_short(use.text)} is not borne out by what it refers to"
                yield Finding(code, message, self.line(span.start))

    def _borne_out(self, use: Use | ChartText, numeral: Span) -> bool:
        if use.basis == "fixed":
            return use.refs == (f"fixed:{_plain(use.text)}",) or use.refs == (f"fixed:{use.text}",)
        if use.basis == "count":
            return True  # counts are taken again, all of them
        if use.basis == "name":
            return self._is_name(use.text, numeral)
        ground = self.grounds.of(use.refs)
        if not ground.known:
            return False
        if use.basis == "meta" and (self._is_ordinal(use) or _says(ground, use.text)):
            return True
        if use.text.endswith("…"):
            return _part_of_date(ground, use.text[numeral.start : numeral.end])
        return supports(ground, use.text, numeral)

    def _is_name(self, text: str, numeral: Span) -> bool:
        """The numeral stands in a name that the lexicons know, in singular or plural, or that a source gives a thing;
        or the text is a part of one."""
        words, at = stems(_plain(text)), len(stems(_plain(text[: numeral.end]))) - 1
        for name in self.grounds.names:
            if _begins(name, words) or any(begin <= at < begin + len(name) for begin in _begins(words, name)):
                return True
        return False

    def _is_ordinal(self, use: Use | ChartText) -> bool:
        """The number of an entry in a list: no larger than the list is long."""
        if "meta:list" not in use.refs:
            return False
        entries = sum("meta:list" in other.refs for other in self.record.uses)
        return use.text.isdigit() and 1 <= int(use.text) <= entries

    def counts(self) -> Iterator[Finding]:
        """Every count is taken again; none over the whole is smaller than what the brief itself holds."""
        for name in short(self.record):
            yield Finding("TEXT_ALTERED", f"the brief holds more than it counts under '{name}'")
        for use in self.record.uses:
            if use.basis == "count" and not self._counted(use):
                message = f"{_short(use.text)} is not the number of what it counts"
                yield Finding("NUMERAL_WITHOUT_USE", message, self.line(use.start))

    def _counted(self, use: Use | ChartText) -> bool:
        name, _, _ = use.refs[0].partition(":")[2].partition("=") if use.refs else ("", "", "")
        things = use.refs[1:]
        ground = self.grounds.of(things)
        if not ground.known:
            return False
        said = {value for _, values in printed_values(use.text) for value in values}
        if things and all(ref.startswith("meta:") and not ref.startswith("meta:origin.") for ref in things):
            return bool(said & ground.values)
        taken = count(name, things, self.record)
        return taken in said

    def charts(self) -> Iterator[Finding]:
        """Every text of a drawing is one that the chart answers for, and its numerals are borne out."""
        for chart in self.record.charts:
            answered = {text.text for text in chart.texts} | {chart.title, chart.subtitle, chart.description}
            for shown in _texts(chart):
                if numerals(shown) and shown not in answered:
                    yield Finding("NUMERAL_WITHOUT_USE", f"{_short(shown)} in the chart {chart.id} rests on nothing")
            for text in chart.texts:
                yield from self._chart_text(chart, text)

    def _chart_text(self, chart: Chart, text: ChartText) -> Iterator[Finding]:
        for span in numerals(text.text):
            if text.basis is None:
                yield Finding("NUMERAL_WITHOUT_USE", f"{_short(text.text)} in the chart {chart.id} rests on nothing")
            elif "meta:axis" in text.refs or (text.basis == "count" and self._counted(text)):
                continue
            elif text.basis == "count" or not self._borne_out(text, span):
                code: Code = "NUMBER_NOT_IN_QUOTE" if text.basis == "facts" else "NUMERAL_WITHOUT_USE"
                yield Finding(
                    code, f"{_short(text.text)} in the chart {chart.id} is not borne out by what it refers to"
                )

    def heads(self) -> Iterator[Finding]:
        """Title, running heads and metadata say nothing that the brief does not."""
        record, edition = self.record, self.record.edition
        for text in (record.title, record.subtitle):
            if text not in record.markdown and numerals(text):
                yield Finding("NUMERAL_WITHOUT_USE", f"the title {_short(text)} is not the one in the text")
        said = Ground(
            texts={edition.build},
            dates={record.as_of, edition.issued},
            values={float(n) for n in (edition.number, edition.supersedes) if n is not None},
        )
        foot = record.foot.replace(edition.build, "") if edition.build else record.foot
        for span in numerals(foot):
            if not supports(said, foot, span):
                yield Finding("NUMERAL_WITHOUT_USE", f"the foot line {_short(foot)} says what the edition does not")


def innermost(spans: list[Span], uses: tuple[Use, ...]) -> list[Use | None]:
    """The narrowest Use around each span, or None; spans in order, in time linear in both."""
    ordered = sorted(uses, key=lambda use: (use.start, -use.end))
    active: list[Use] = []
    found: list[Use | None] = []
    at = 0
    for span in spans:
        while at < len(ordered) and ordered[at].start <= span.start:
            active.append(ordered[at])
            at += 1
        active = [use for use in active if use.end > span.start]
        around = [use for use in active if use.end >= span.end]
        found.append(min(around, key=lambda use: use.end - use.start, default=None))
    return found


def supports(ground: Ground, text: str, numeral: Span) -> bool:
    """Whether the date or number that `numeral` is part of is one of the ground's."""
    for span, days in printed_dates(text):
        if span.contains(numeral) and all(any(known.startswith(day) for known in ground.dates) for day in days):
            return True
    return any(
        span.contains(numeral) and not readings.isdisjoint(ground.values) for span, readings in printed_values(text)
    )


def _part_of_date(ground: Ground, numeral: str) -> bool:
    """Whether the numeral of a text that was cut short is the day or year of a date that it began to say."""
    parts = {part.lstrip("0") for day in ground.dates for part in day.split("-")}
    return numeral in parts


def _says(ground: Ground, text: str) -> bool:
    """Whether the text is one of the ground's own, whole or cut short."""
    words = folded(_plain(text))
    if words.endswith("...") and any(folded(known).startswith(words[:-3].rstrip()) for known in ground.texts):
        return True
    return any(words in folded(known) for known in ground.texts)


def _bears_its_id(fact: Fact, digest: str) -> bool:
    """Whether the id is the one that these words and values give (DESIGN: ids)."""
    said = (digest, fact.kind, fact.evidence.exact, fact.item, fact.value_low, fact.value_high)
    return any(fact_id(*said, n) == fact.id for n in range(_TWINS))


def _begins(words: list[str], part: list[str]) -> list[int]:
    """Where the words of `part` stand in a row among `words`."""
    size = len(part)
    return [n for n in range(len(words) - size + 1) if size and words[n : n + size] == part]


def _texts(chart: Chart) -> Iterator[str]:
    try:
        root = ET.fromstring(chart.svg)  # noqa: S314 - our own drawing, and no entity is ever declared in it
    except ET.ParseError:
        return
    for element in root.iter():
        if element.tag.rpartition("}")[2] in ("text", "title", "desc"):
            yield "".join(element.itertext())


def _kind(use: Use) -> str:
    return use.refs[0].partition(":")[0] if use.refs else ""


def _plain(text: str) -> str:
    """Markdown's escapes undone."""
    return _ESCAPE.sub(r"\1", text)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return repr(flat if len(flat) <= 60 else flat[:57] + "…")
