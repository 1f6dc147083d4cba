"""Sources to edition: a project in, a verified and published brief out."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config import Project
from briefing.config.specs.lexicon import LexiconSpec
from briefing.ingest import SourceFile, discover
from briefing.model import Chart, Diagnostic, Edition, Fact, Report, Ruling, Selection, Situation, worst
from briefing.model.data import to_data
from briefing.model.numerals import numerals
from briefing.pipeline.engine import engine
from briefing.pipeline.extracting import extract_all
from briefing.pipeline.gather import Gathered, gather, keep_to_theme
from briefing.pipeline.inputs import differences, inputs_of
from briefing.pipeline.lock import turn
from briefing.pipeline.manifest import SCHEMA_VERSION, Inputs, Manifest, digest_of_data, digests_of
from briefing.pipeline.outputs import files_of, names_of
from briefing.pipeline.pdf_files import pages
from briefing.pipeline.progress import OnStep, blank_step
from briefing.pipeline.publish import Published, latest, publish, settle
from briefing.pipeline.record import Record, read_record, record_of
from briefing.pipeline.result import FORMATS, BuildResult, Decision, Format
from briefing.pipeline.reviewing import readable, reported, rulings_of
from briefing.store import Holding, Store

if TYPE_CHECKING:
    from briefing.assess import Memory

STORE = Path(".briefing/store.sqlite")
STYLE = "page/brief.css"


def build(
    project: Project,
    *,
    sources: Sequence[Path] = (),
    out: Path | None = None,
    as_of: str | None = None,
    formats: Sequence[Format] = FORMATS,
    today: str | None = None,
    memory: Memory | None = None,
    on_step: OnStep = blank_step,
) -> BuildResult:
    """Build the brief of `project` and publish it in `out` (by default `out/` in the workspace).

    `sources` are files and folders beside those that the brief names; `as_of` is the cut-off as an ISO date, by default
    the newest publication date among the sources used. Pages and feeds are fetched where `today` gives the day as an
    ISO date; without it, what was fetched before has to do. With the `memory` of an earlier build in this process, only
    the claims that have changed are assessed anew. Builds of one folder take turns. Mistakes come back as
    diagnostics; where they keep it from a brief, `edition` is None and the last good brief stays.
    Raises OSError only where `out` cannot be used at all.
    """
    wrong = _wrong_arguments(as_of, formats)
    out = project.root / "out" if out is None else out
    if wrong:
        return BuildResult(out, None, None, tuple(wrong))
    run = _Run(project, out, as_of, tuple(formats), today, on_step, memory)
    try:
        with turn(out / ".lock", lambda: on_step("wait", 0, 0)), Store(project.root / STORE) as store:
            result = _build(run, sources, store)
            return _with_trouble(result, store)
    except OSError as error:
        return run.failed(_cannot_write(error, out))


@dataclass
class _Run:
    """What one build was asked for, and what it has found so far."""

    project: Project
    out: Path
    as_of: str | None
    formats: tuple[Format, ...]
    today: str | None
    on_step: OnStep
    memory: Memory | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    rulings: tuple[Ruling, ...] = ()

    def failed(self, *diagnostics: Diagnostic) -> BuildResult:
        return BuildResult(self.out, None, None, (*self.diagnostics, *diagnostics), tuple(self.decisions))

    def finished(self, edition: Published, record: Record, *, written: bool) -> BuildResult:
        return BuildResult(
            self.out,
            record.report,
            edition.manifest.edition,
            tuple(self.diagnostics),
            tuple(self.decisions),
            written=written,
            pages=pages(edition.read("brief.pdf")) if "brief.pdf" in edition.manifest.outputs else None,
            checked=sum(len(use.refs) - 1 for use in record.uses if use.refs and use.refs[0].startswith("source:")),
        )


def _build(run: _Run, extra: Sequence[Path], store: Store) -> BuildResult:
    if settle(run.out):
        run.decisions.append(Decision("publish", "out", True, "the current files were not those of the latest edition"))
    before = latest(run.out)

    run.diagnostics += _fetch(run)
    files, found = discover(run.project.root, run.project.brief.sources, extra)
    run.diagnostics += found
    if not files:
        return run.failed()
    inputs = inputs_of(run.project, files, run.as_of)
    if before is not None and before.manifest.inputs == inputs:
        return _nothing_changed(run, before)
    run.decisions += _why(before, inputs)

    run.rulings, found = rulings_of(run.project)
    run.diagnostics += found
    if worst(found) == "error":
        return run.failed()
    gathered, facts = _read_and_extract(run, files, store)
    as_of = run.as_of or _cutoff(gathered)
    if as_of is None:
        return run.failed(_nothing_usable(gathered))
    previous = read_record(before.read("brief.json")) if before is not None else None
    situation = _appraise(run, gathered, facts, as_of, previous)
    selections = _select(run, situation)
    content = _content(situation, selections)
    if before is not None and previous is not None and _only_the_clock_moved(before, inputs, content):
        run.decisions.append(Decision("publish", "edition", False, "another cut-off alone, and it moves no claim"))
        return run.finished(before, previous, written=False)

    edition = _next_edition(before, inputs, as_of)
    charts = _draw(run, situation, selections)
    report, found = _write(run, situation, selections, charts, edition)
    run.diagnostics += found
    if report is None or worst(found) == "error":
        return run.failed()
    record = _record(run, report, situation, selections)
    if wrong := _verify(run, record, gathered):
        return run.failed(*wrong)
    outputs = _render(run, record)
    run.diagnostics += _not_drawn(run, record)
    lasting = tuple(d for d in run.diagnostics if d.code.startswith(("SRC", "PAG", "REV")))
    manifest = Manifest(SCHEMA_VERSION, edition, inputs, content, digests_of(outputs), lasting)
    published = publish(run.out, outputs, manifest)
    return run.finished(published, record, written=True)


def _fetch(run: _Run) -> list[Diagnostic]:
    """New snapshots of the pages and feeds that the brief names, where fetching is asked for."""
    spec = run.project.brief.sources
    if run.today is None or not (spec.urls or spec.feeds):
        return []
    from briefing.ingest.fetch import collect  # it loads an HTTP client: a third of a second

    return collect(run.project.root, spec, run.today, run.on_step)


def _nothing_changed(run: _Run, before: Published) -> BuildResult:
    """The latest edition stands; where it lacks a format that is wanted now, that is made from its record."""
    record = read_record(before.read("brief.json"))
    run.diagnostics[:] = dict.fromkeys((*before.manifest.diagnostics, *run.diagnostics))
    missing = [name for name in names_of(run.formats) if name not in before.manifest.outputs]
    if not missing:
        run.decisions.append(Decision("publish", "edition", False, "nothing that the brief is made from has changed"))
        return run.finished(before, record, written=False)
    run.decisions.append(Decision("render", ", ".join(missing), True, "not asked for when the edition was made"))
    kept = {name: before.read(name) for name in before.manifest.outputs}
    outputs = {**files_of(record, run.formats), **kept}
    manifest = replace(before.manifest, outputs=digests_of(outputs))
    return run.finished(publish(run.out, outputs, manifest), record, written=True)


def _read_and_extract(run: _Run, files: Sequence[SourceFile], store: Store) -> tuple[Gathered, list[Fact]]:
    gathered = gather(files, run.project.publishers, run.as_of, run.on_step)
    facts, found, decisions, keys = extract_all(run.project, gathered.documents, store, run.on_step)
    gathered.diagnostics += found
    run.decisions += decisions
    met = {document.source.name: document.source for document in gathered.documents}
    facts = keep_to_theme(gathered, facts, run.project.brief.scope, run.project.lexicon)
    run.diagnostics += gathered.diagnostics
    used = [Holding(d.source.name, "used", "", d.source, keys[d.source.id]) for d in gathered.documents]
    apart = [
        Holding(name, code, reason, source, keys.get(source.id) if source else None)
        for name, code, reason in gathered.unused
        for source in (met.get(name),)
    ]
    store.hold((*used, *apart))
    return gathered, facts


def _appraise(run: _Run, gathered: Gathered, facts: list[Fact], as_of: str, previous: Record | None) -> Situation:
    from briefing.assess import appraise

    run.on_step("assess", 0, 1)
    rulings, wrong = readable(run.rulings, facts, run.project)
    situation = appraise(
        facts,
        gathered.documents,
        brief=run.project.brief,
        lexicon=run.project.lexicon,
        publishers=run.project.publishers,
        as_of=as_of,
        previous=(previous.claims, previous.assessments) if previous else ((), ()),
        unused=tuple(sorted(gathered.unused)),
        rulings=rulings,
        memory=run.memory,
    )
    if run.memory is not None:
        how = f"{run.memory.touched} of {len(situation.claims)} were touched"
        run.decisions.append(Decision("assess", "claims", run.memory.touched > 0, how))
    run.diagnostics += [*wrong, *reported(situation.rulings, run.project)]
    return situation


def _select(run: _Run, situation: Situation) -> dict[str, Selection]:
    from briefing.assess import select

    return {section.id: select(section, situation, run.project.lexicon) for section in run.project.brief.sections}


def _draw(run: _Run, situation: Situation, selections: dict[str, Selection]) -> dict[str, tuple[Chart, ...]]:
    from briefing.chart import draw

    run.on_step("draw", 0, 1)
    places = {place.name: place for place in run.project.lexicon.places}
    return {
        section.id: tuple(
            chart
            for kind in section.charts
            if (chart := draw(kind, selections[section.id], situation, places)) is not None
        )
        for section in run.project.brief.sections
        if section.charts
    }


def _write(
    run: _Run,
    situation: Situation,
    selections: dict[str, Selection],
    charts: dict[str, tuple[Chart, ...]],
    edition: Edition,
) -> tuple[Report | None, list[Diagnostic]]:
    from briefing.chart import numbered
    from briefing.compose import compose

    run.on_step("write", 0, 1)
    project = run.project
    report, found = compose(
        project.brief, situation, selections, charts, project.lexicon, project.templates, edition, _made_by()
    )
    if report is None:
        return None, found
    number_of = {entry.source.id: entry.number for entry in report.sources}.get
    return replace(report, charts=tuple(numbered(chart, number_of) for chart in report.charts)), found


def _made_by() -> str:
    """Program and version, as the brief discloses them."""
    return f"briefing {engine()['briefing'].partition('+')[0]}"


def _record(run: _Run, report: Report, situation: Situation, selections: dict[str, Selection]) -> Record:
    return record_of(
        report,
        situation,
        selections,
        engine=engine(),
        page=run.project.brief.page,
        css=run.project.templates.read(STYLE),
        names=_numbered_names(run.project.lexicon),
    )


def _numbered_names(lexicon: LexiconSpec) -> tuple[str, ...]:
    """Every name in the lexicons that has a numeral in it, as the brief may print it."""
    names = [
        name
        for entity in lexicon.entities
        for name in (entity.name, entity.full, entity.short, *entity.aliases, *(o.title for o in entity.offices))
    ]
    names += [name for item in lexicon.items for name in (item.name, item.singular, *item.aliases)]
    names += [name for place in lexicon.places for name in (place.name, *place.aliases)]
    return tuple(sorted({name for name in names if name and numerals(name)}))


def _verify(run: _Run, record: Record, gathered: Gathered) -> list[Diagnostic]:
    from briefing.pipeline.checking import check_record

    run.on_step("verify", 0, 1)
    documents = {document.source.id: document for document in gathered.documents}
    return [finding.diagnostic("BLD006") for finding in check_record(record, documents) if finding.wrong]


def _render(run: _Run, record: Record) -> dict[str, bytes]:
    run.on_step("render", 0, 1)
    return files_of(record, run.formats)


def _not_drawn(run: _Run, record: Record) -> list[Diagnostic]:
    """The characters that the PDF has to spell out, if any."""
    if "pdf" not in run.formats:
        return []
    from briefing.render import uncovered

    words = (record.markdown, *(text.text for chart in record.charts for text in chart.texts))
    found = sorted(uncovered("".join(words)))
    if not found:
        return []
    named = ", ".join(f"{c} (U+{ord(c):04X})" for c in found[:5]) + (f" and {len(found) - 5} more" if found[5:] else "")
    hint = "the PDF prints them as [U+XXXX]; pip install 'briefing[hangul]' brings a typeface for Hangul"
    return [Diagnostic("PAG001", "warning", f"no typeface of the pages draws {named}", None, hint)]


def _why(before: Published | None, inputs: Inputs) -> list[Decision]:
    if before is None:
        return [Decision("build", "edition", True, "there is no edition yet")]
    return [Decision("build", "edition", True, reason) for reason in differences(before.manifest.inputs, inputs)]


def _cutoff(gathered: Gathered) -> str | None:
    return max((d.source.published for d in gathered.documents if d.source.published), default=None)


def _nothing_usable(gathered: Gathered) -> Diagnostic:
    if not gathered.documents:
        return Diagnostic(
            "BLD001", "error", "none of the sources can be used", None, "the lines above say why, one by one"
        )
    message = "no source has a publication date, so that there is no cut-off"
    return Diagnostic("BLD002", "error", message, None, "give --as-of, or `published:` in the front matter of a source")


def _content(situation: Situation, selections: dict[str, Selection]) -> str:
    """Digest of what is known, whatever the cut-off was and whatever came before."""
    known = (
        situation.facts, situation.claims, situation.assessments, situation.discrepancies, situation.judgements,
        situation.timeline, tuple(selections.values()), situation.unused, situation.rulings,
    )  # fmt: skip
    return digest_of_data(to_data(known))


def _only_the_clock_moved(before: Published, inputs: Inputs, content: str) -> bool:
    then = before.manifest
    return then.inputs.but_for_time() == inputs.but_for_time() and then.content == content


def _next_edition(before: Published | None, inputs: Inputs, as_of: str) -> Edition:
    last = before.manifest.edition if before is not None else None
    return Edition(
        number=last.number + 1 if last else 1,
        as_of=as_of,
        issued=as_of,
        supersedes=last.number if last else None,
        build=digest_of_data([inputs.digest, last.build if last else None])[:8],
    )


def _wrong_arguments(as_of: str | None, formats: Sequence[str]) -> list[Diagnostic]:
    found = [
        Diagnostic("BLD007", "error", f"there is no format '{name}'", None, f"the formats are {', '.join(FORMATS)}")
        for name in formats
        if name not in FORMATS
    ]
    if as_of is not None and not _is_day(as_of):
        found.append(Diagnostic("BLD003", "error", f"'{as_of}' is not a date", None, "write it as 2024-06-17"))
    return found


def _is_day(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _cannot_write(error: OSError, out: Path) -> Diagnostic:
    reason = (error.strerror or str(error)).lower()
    place = error.filename or out
    hint = "the brief that stood before still stands; free the place or choose another with --out"
    return Diagnostic("BLD004", "error", f"cannot write {place}: {reason}", None, hint)


def _with_trouble(result: BuildResult, store: Store) -> BuildResult:
    if store.trouble is None:
        return result

    hint = "nothing is lost; what was read is read again next time"
    trouble = Diagnostic("BLD005", "warning", f"the store cannot be used: {store.trouble}", None, hint)
    return replace(result, diagnostics=(*result.diagnostics, trouble))
