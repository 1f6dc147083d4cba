"""A finished brief in, every departure from ICD 203, ICD 206 and TLP out: one Diagnostic each, with file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.model import Diagnostic, Location, Section, Use
from briefing.model.ruling import LIKELIHOOD
from briefing.pipeline.record import Record
from briefing.pipeline.sentences import Sentence, sentences

MARKINGS = ("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR")
#: Sections that hold the sources' words or explain a vocabulary, and judge nothing.
_NOT_OURS = frozenset({"sources", "evidence"})
_CONFIDENCE = re.compile(r"\bconfidence\b|\b(?:high|moderate|low) confidence\b", re.IGNORECASE)


@dataclass(frozen=True)
class Finished:
    """What is checked: the record, the name of its Markdown, and the words of each page where there are pages."""

    record: Record
    file: str
    pages: tuple[str, ...] = ()

    def line(self, at: int) -> int:
        return self.record.markdown.count("\n", 0, at) + 1

    def finding(self, code: str, message: str, at: int | None = None, hint: str | None = None) -> Diagnostic:
        place = Location(self.file, 0 if at is None else self.line(at))
        return Diagnostic(code, "warning", message, place, hint)


Check = Callable[[Finished], Iterator[Diagnostic]]


def lint(finished: Finished, names: Sequence[str]) -> list[Diagnostic]:
    """Every finding under the standards named, by line. Raises KeyError for a standard that there is not."""
    found = [finding for name in names for check in STANDARDS[name] for finding in check(finished)]
    return sorted(found, key=lambda d: (d.location.line if d.location else 0, d.code, d.message))


def _ours(finished: Finished) -> Iterator[tuple[Section, Sentence]]:
    """The brief's own sentences, section by section."""
    record = finished.record
    for section in record.sections:
        if section.kind not in _NOT_OURS:
            for sentence in sentences(record.markdown, section.start, section.end):
                yield section, sentence


def likelihood_beside_confidence(finished: Finished) -> Iterator[Diagnostic]:
    """A likelihood and a confidence stand in two sentences."""
    for _, sentence in _ours(finished):
        words = list(_likelihoods(sentence.text))
        if words and _CONFIDENCE.search(sentence.text):
            message = f"likelihood (“{words[0]}”) and confidence stand in one sentence: {_short(sentence.text)}"
            yield finished.finding("STD101", message, sentence.start, "say them in two sentences")


def mixed_rows(finished: Finished) -> Iterator[Diagnostic]:
    """All words for likelihood are of one row."""
    first: tuple[int, str] | None = None
    for section, sentence in _ours(finished):
        if not section.cited:
            continue
        for word in _likelihoods(sentence.text):
            row = next(n for n, words in enumerate(LIKELIHOOD) if word in words)
            first = first or (row, word)
            if row != first[0]:
                message = f"“{word}” and “{first[1]}” are of two rows of words for likelihood"
                hint = f"the words of that row are {', '.join(LIKELIHOOD[first[0]])}"
                yield finished.finding("STD102", message, sentence.start, hint)


def uncited(finished: Finished) -> Iterator[Diagnostic]:
    """Every sentence of a cited section cites, or is tied to the judgement or count that it states."""
    ties = [use for use in finished.record.uses if _ties(use)]
    for section, sentence in _ours(finished):
        if not section.cited or sentence.cited:
            continue
        if not any(use.start <= sentence.start and sentence.end <= use.end + 2 for use in ties):
            message = f"a sentence without a citation: {_short(sentence.text)}"
            yield finished.finding("STD103", message, sentence.start, "cite what it rests on, or set `cited: false`")


def _ties(use: Use) -> bool:
    """Whether the Use is a sentence of the brief about itself: a judgement, a count, a chart's words."""
    ref = use.refs[0] if use.refs else ""
    if ref.startswith("chart:"):
        return True
    return use.basis == "meta" and ref.startswith("meta:") and not ref.startswith(("meta:source.", "meta:fact."))


def alone_and_high(finished: Finished) -> Iterator[Diagnostic]:
    """No judgement that rests on one origin is held with high confidence."""
    assessments = {one.claim: one for one in finished.record.assessments}
    for judgement in finished.record.judgements:
        origins = {o.id for c in judgement.stated or judgement.claims for o in assessments[c].origins}
        if judgement.confidence == "high" and len(origins) < 2:
            at = _use_at(finished.record, f"meta:judgement.{judgement.id}.")
            message = f"the judgement {judgement.rule} has high confidence and one origin"
            yield finished.finding("STD104", message, at, "one origin carries moderate confidence at most")


def cut_off(finished: Finished) -> Iterator[Diagnostic]:
    """The information cut-off is printed."""
    if _use_at(finished.record, "meta:as_of") is None:
        yield finished.finding(
            "STD105", "the information cut-off is missing", 0, "print {{ as_of|date }} in the title block"
        )


def confidence_told(finished: Finished) -> Iterator[Diagnostic]:
    """Every judgement that is printed has its confidence printed beside it."""
    for judgement in finished.record.judgements:
        told = [use for use in finished.record.uses if use.refs[:1] == (f"meta:judgement.{judgement.id}.basis",)]
        if told and not any(judgement.confidence in use.text.lower() for use in told):
            message = f"the judgement {judgement.rule} is printed without its confidence"
            yield finished.finding("STD106", message, told[0].start, "print {{ j.confidence }} beside it")


def descriptors(finished: Finished) -> Iterator[Diagnostic]:
    """Every cited source has a descriptor: its own, or one drawn from the brief's data."""
    for entry in finished.record.sources:
        drawn = _use_at(finished.record, f"meta:source.{entry.source.id}.profile") is not None
        if entry.cited and not entry.source.descriptor and not drawn:
            at = finished.record.markdown.find(f"\n[^{entry.number}]:")
            message = f"source {entry.number} has no descriptor: {entry.source.name}"
            hint = "say under `descriptor:` in its front matter how accurate, how old, how close to the matter it is"
            yield finished.finding("STD201", message, at + 1 if at >= 0 else None, hint)


def references(finished: Finished) -> Iterator[Diagnostic]:
    """Every cited source stands in the list of sources."""
    for entry in finished.record.sources:
        if entry.cited and f"\n[^{entry.number}]:" not in finished.record.markdown:
            yield finished.finding("STD202", f"source {entry.number} is cited and not listed: {entry.source.name}")


def source_summary(finished: Finished) -> Iterator[Diagnostic]:
    """There is a statement on the source base as a whole."""
    if _use_at(finished.record, "count:cited sources") is None:
        message = "there is no source summary statement"
        yield finished.finding("STD203", message, None, "add a section with the template sections/base.md.j2")


def machine(finished: Finished) -> Iterator[Diagnostic]:
    """Machine analysis is disclosed, with its version."""
    if _use_at(finished.record, "meta:engine") is None:
        message = "the brief does not say by which version of which program it was made"
        yield finished.finding("STD204", message, None, 'print {{ engine|meta("engine") }} in the section on method')


def marking(finished: Finished) -> Iterator[Diagnostic]:
    """The marking is a label of TLP 2.0, printed in the brief and twice on each page."""
    label = finished.record.marking
    if label not in MARKINGS:
        message = f"“{label}” is no label of TLP 2.0"
        yield finished.finding("STD301", message, None, f"the labels are {', '.join(MARKINGS)}")
    if label not in finished.record.markdown:
        yield finished.finding("STD302", "the marking is not printed in the brief", 0)
    for n, words in enumerate(finished.pages, start=1):
        if words.count(label) < 2:
            message = f"page {n} lacks the marking in its header or its footer"
            yield Diagnostic("STD303", "warning", message, Location(finished.file))


STANDARDS: dict[str, tuple[Check, ...]] = {
    "icd203": (likelihood_beside_confidence, mixed_rows, uncited, alone_and_high, cut_off, confidence_told),
    "icd206": (descriptors, references, source_summary, machine),
    "tlp": (marking,),
}
_WORDS = re.compile(
    r"\b(" + "|".join(sorted((w for row in LIKELIHOOD for w in row), key=len, reverse=True)) + r")\b", re.IGNORECASE
)


def _likelihoods(text: str) -> Iterator[str]:
    return (match.group(1).lower() for match in _WORDS.finditer(text))


def _use_at(record: Record, ref: str) -> int | None:
    """Where the first Use stands that refers to something beginning with `ref`."""
    return next((use.start for use in record.uses if any(one.startswith(ref) for one in use.refs)), None)


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"


def read_finished(path: Path) -> Finished:
    """The brief at `path` (Markdown, HTML, PDF, JSON or a folder). Raises ValueError or OSError where it is none."""
    from briefing.pipeline.verify import record_at

    folder = path if path.is_dir() else path.parent
    record = record_at(folder / "brief.json" if path.is_dir() else path)
    pdf = path if path.suffix == ".pdf" else folder / "brief.pdf"
    markdown = folder / "brief.md"
    shown = markdown if markdown.is_file() else path
    return Finished(record, str(shown), _page_words(pdf) if path.is_dir() or path.suffix == ".pdf" else ())


def _page_words(pdf: Path) -> tuple[str, ...]:
    if not pdf.is_file():
        return ()
    from pypdf import PdfReader

    return tuple(page.extract_text() for page in PdfReader(pdf).pages)
