"""Sources to edition: a project in, a verified and published brief out."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config import Project
from briefing.ingest import SourceFile, discover
from briefing.model import Diagnostic, Edition, worst
from briefing.pipeline import stages
from briefing.pipeline.announce import announce
from briefing.pipeline.editions import record_of_edition
from briefing.pipeline.extracting import BY_PLUGIN
from briefing.pipeline.hashing import Hashes, disk_time
from briefing.pipeline.inputs import differences, inputs_of
from briefing.pipeline.lock import turn
from briefing.pipeline.manifest import SCHEMA_VERSION, Inputs, Manifest, Summary, digest_of_data, digests_of
from briefing.pipeline.outputs import formats_of, names_of
from briefing.pipeline.pdf_files import pages
from briefing.pipeline.progress import OnStep, blank_step
from briefing.pipeline.publish import Published, is_shared, latest, publish, settle
from briefing.pipeline.record import Record, read_record
from briefing.pipeline.result import BuildResult
from briefing.pipeline.reviewing import rulings_of
from briefing.pipeline.run import Run
from briefing.pipeline.told import told
from briefing.plugins.loading import Plugins, failed, load_plugins
from briefing.store import Store, with_store

if TYPE_CHECKING:
    from briefing.assess import Memory

STORE = Path(".briefing/store.sqlite")
_LOCK = ".lock"
_CLOCK = STORE.with_name("clock")


def build(
    project: Project,
    *,
    sources: Sequence[Path] = (),
    out: Path | None = None,
    as_of: str | None = None,
    formats: Sequence[str] = (),
    today: str | None = None,
    rehash: bool = False,
    memory: Memory | None = None,
    on_step: OnStep = blank_step,
) -> BuildResult:
    """Build the brief of `project` and publish it in `out` (by default `project.out`).

    `sources` are files and folders beside those that the brief names; `as_of` is the cut-off as an ISO date, by default
    the newest publication date among the sources used. Without `formats` all are made that there are. Pages and feeds
    are fetched where `today` gives the day as an ISO date; without it, what was fetched before has to do. `rehash`
    reads every file, even where its size and time are those of the last build. With the `memory` of an earlier build in
    this process, only the claims that have changed are assessed anew. Builds of one folder take turns. Mistakes come
    back as diagnostics; where they keep it from a brief, `edition` is None and the last good brief stays.
    """
    out = project.out if out is None else out
    plugins, wrong = load_plugins(project)
    if wrong := [*wrong, *_wrong_arguments(as_of, formats, plugins)]:
        return BuildResult(out, None, tuple(wrong))
    asked = tuple(formats or formats_of(plugins))

    def built(store: Store) -> BuildResult:
        run = Run(project, out, as_of, asked, today, rehash, on_step, plugins, memory)
        try:
            result = _build(run, sources, store)
            if result.edition is not None:
                announce(out, project.brief.title)
            return _with_trouble(result, store)
        except OSError as error:
            return run.failed(_cannot_write(error, out))

    try:
        with turn(out / _LOCK, lambda: on_step("wait", 0, 0)):
            return with_store(project.root / STORE, built)
    except OSError as error:
        return BuildResult(out, None, (_cannot_write(error, out),))


def _build(run: Run, extra: Sequence[Path], store: Store) -> BuildResult:
    known = store.files()
    hashes = Hashes({} if run.rehash else known, disk_time(run.project.root / _CLOCK))
    if settle(run.out, hashes):
        run.decide("publish", "out", True, "the current files were not those of the latest edition")
    before = latest(run.out)
    files = _files(run, extra)
    if not files:
        return run.failed()
    inputs = inputs_of(run.project, files, run.as_of, hashes, run.plugins.versions)
    if hashes.trusted != known:
        store.keep_files(hashes.trusted)
    if before is not None and _is_of(before, inputs, store):
        run.count(before.manifest.inputs, inputs, _failed(before.manifest.diagnostics))
        return _nothing_changed(run, before)
    for reason in differences(before.manifest.inputs, inputs) if before is not None else ("there is no edition yet",):
        run.decide("build", "edition", True, reason)
    run.rulings, found = rulings_of(run.project)
    run.diagnostics += found
    if worst(found) == "error":
        return run.failed()
    made = _renewed(run, store, files, inputs, before)
    return _published(run, inputs, made) if isinstance(made, _Made) else made


def _is_of(before: Published, inputs: Inputs, store: Store) -> bool:
    """Whether the latest edition is what these inputs give; one that a plug-in failed in is tried again."""
    manifest = before.manifest
    same = manifest.inputs == inputs or store.edition_of(inputs.digest) == manifest.edition.build
    return same and not failed(manifest.diagnostics)


@dataclass(frozen=True)
class _Made:
    """What an edition is set from. All that it was made from is let go by then: setting pages takes most room."""

    record: Record
    #: Digest of what is known.
    content: str
    #: Files that editions share, as far as they are not there yet, by their names below the folder of editions.
    shared: dict[str, bytes]


def _renewed(
    run: Run, store: Store, files: Sequence[SourceFile], inputs: Inputs, before: Published | None
) -> BuildResult | _Made:
    """The brief of other inputs than the latest edition's: what makes another, where it tells anything else."""
    gathered, facts = stages.read_and_extract(run, files, inputs.sources, store)
    run.count(before.manifest.inputs if before else None, inputs, _failed(gathered.diagnostics))
    as_of = run.as_of or stages.cutoff(gathered)
    if as_of is None:
        return run.failed(stages.nothing_usable(gathered))
    previous = _previous(run, before)
    known = stages.know(run, store, gathered, facts, as_of, before, previous)
    if known is None:
        return run.failed()
    content = known.digest
    as_known = before is not None and before.manifest.content == content
    if before and as_known and (why := _no_word_changes(run, before, inputs, previous, known)):
        store.keep_edition_of(inputs.digest, before.manifest.edition.build)
        return _stands(run, before, why)
    edition = _next_edition(before, inputs, as_of)
    report, found = stages.write(run, known, edition)
    run.diagnostics += found
    if report is None or worst(found) == "error":
        return run.failed()
    record = stages.record(run, report, known)
    if wrong := stages.verify(run, record, gathered):
        return run.failed(*wrong)
    run.decisions += told(previous, record)
    lacking = (part for part in known.parts if not is_shared(run.out, part.path))
    return _Made(record, content, {part.path: part.bytes() for part in lacking})


def _published(run: Run, inputs: Inputs, made: _Made) -> BuildResult:
    """The record as an edition, in all the formats that are asked for."""
    record = made.record
    outputs, found = stages.render(run, record)
    if found:
        return run.failed(*found)
    run.decide("render", ", ".join(sorted(outputs)), True, "made from the words of this edition")
    run.diagnostics += stages.not_drawn(run, record)
    edition = publish(run.out, outputs, _manifest(run, inputs, made.content, record, outputs), made.shared)
    run.decide("publish", f"edition {record.edition.number}", True, "it differs from the one before")
    return run.finished(edition, written=True)


def _files(run: Run, extra: Sequence[Path]) -> list[SourceFile]:
    """The source files, those of pages fetched anew where that is asked for."""
    run.diagnostics += stages.fetch(run)
    told = {diagnostic.location for diagnostic in run.diagnostics}
    files, found = discover(run.project.root, run.project.brief.sources, extra)
    # Of a page that could not be fetched it has been said why; that it never was adds nothing.
    run.diagnostics += [d for d in found if d.code != "NET006" or d.location not in told]
    return files


def _previous(run: Run, before: Published | None) -> Record | None:
    """The record of the latest edition; None, and said, where another version of the program wrote it."""
    if before is None:
        return None
    previous, found = record_of_edition(before, "warning", "what changed since then is not told in this edition")
    run.diagnostics += found
    return previous


def _manifest(run: Run, inputs: Inputs, content: str, record: Record, outputs: Mapping[str, bytes]) -> Manifest:
    lasting = tuple(d for d in run.diagnostics if d.code.startswith(("SRC", "PAG", "REV", "PLG")))
    summary = Summary(
        title=record.title,
        pages=_pages(outputs),
        sources=record.totals.get("sources", 0),
        cited=sum(entry.cited for entry in record.sources),
        unused=len(record.unused),
        checked=sum(len(use.refs) - 1 for use in record.uses if use.refs and use.refs[0].startswith("source:")),
        extracted=sum(fact.rule.startswith(BY_PLUGIN) for fact in record.facts),
        refused=sum(d.code == "PLG005" for d in run.diagnostics),
        changes=dict(sorted(Counter(change.kind for change in record.changes).items())),
    )
    digests = digests_of(outputs)
    return Manifest(SCHEMA_VERSION, record.edition, inputs, content, digests, lasting, summary)


def _pages(outputs: Mapping[str, bytes]) -> int | None:
    return pages(outputs["brief.pdf"]) if "brief.pdf" in outputs else None


def _nothing_changed(run: Run, before: Published) -> BuildResult:
    """The latest edition stands, and what was said of its sources is said again."""
    manifest = before.manifest
    run.diagnostics[:] = dict.fromkeys((*manifest.diagnostics, *run.diagnostics))
    return _stands(run, before, "nothing that the brief is made from has changed")


def _stands(run: Run, before: Published, why: str) -> BuildResult:
    """The latest edition stands; where it lacks a format that is wanted now, that is made from its record."""
    manifest = before.manifest
    missing = [name for name in names_of(run.formats) if name not in manifest.outputs]
    if not missing:
        run.decide("publish", "edition", False, why)
        return run.finished(before, written=False)
    run.decide("render", ", ".join(missing), True, "not asked for when the edition was made")
    kept = {name: before.read(name) for name in manifest.outputs}
    made, found = stages.render(run, read_record(before.read("brief.json")))
    if found:
        return run.failed(*found)
    outputs = {**made, **kept}
    summary = replace(manifest.summary, pages=_pages(outputs))
    manifest = replace(manifest, outputs=digests_of(outputs), summary=summary)
    return run.finished(publish(run.out, outputs, manifest), written=True)


def _failed(diagnostics: Sequence[Diagnostic]) -> int:
    """How many sources an error keeps out or cripples."""
    places = {d.location.file for d in diagnostics if d.severity == "error" and d.location is not None}
    return len(places)


def _no_word_changes(run: Run, before: Published, inputs: Inputs, previous: Record | None, known: stages.Known) -> str:
    """Why the same is known as in the latest edition and would be told alike; "" where it would be told otherwise."""
    if before.manifest.inputs == inputs:
        return "a plug-in that failed was asked again, and it moves no claim"
    if before.manifest.inputs.but_for_time() == inputs.but_for_time():
        return "another cut-off alone, and it moves no claim"
    if previous is None:
        return ""
    as_then = replace(known, situation=replace(known.situation, changes=previous.changes, compared=previous.compared))
    report, _ = stages.write(run, as_then, previous.edition)
    if report is None or stages.record(run, report, as_then) != previous:
        return ""
    return "what it is made from was edited, and no word of it would change"


def _next_edition(before: Published | None, inputs: Inputs, as_of: str) -> Edition:
    last = before.manifest.edition if before is not None else None
    return Edition(
        number=last.number + 1 if last else 1,
        as_of=as_of,
        issued=as_of,
        supersedes=last.number if last else None,
        build=digest_of_data([inputs.digest, last.build if last else None])[:8],
    )


def _wrong_arguments(as_of: str | None, formats: Sequence[str], plugins: Plugins) -> list[Diagnostic]:
    known = formats_of(plugins)
    found = [
        Diagnostic("BLD007", "error", f"there is no format '{name}'", None, f"the formats are {', '.join(known)}")
        for name in formats
        if name not in known
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
