"""A workspace in, its brief as HTML out, and nothing written: what `preview` makes anew on each save."""

from __future__ import annotations

import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefing.assess import Memory
from briefing.config import Project, load_project
from briefing.ingest import SourceFile, discover
from briefing.model import Diagnostic, Edition, worst
from briefing.pipeline import stages
from briefing.pipeline.build import STORE
from briefing.pipeline.editions import record_of_edition
from briefing.pipeline.hashing import Hashes
from briefing.pipeline.inputs import inputs_of
from briefing.pipeline.outputs import page_of, pdf_of
from briefing.pipeline.progress import blank_step
from briefing.pipeline.publish import Published, latest
from briefing.pipeline.record import Record, record_bytes
from briefing.pipeline.reviewing import rulings_of
from briefing.pipeline.run import Run
from briefing.plugins.loading import load_plugins
from briefing.store import Store, with_store


@dataclass(frozen=True)
class Draft:
    """One attempt: the page, or the mistakes that kept it from being one."""

    html: str | None
    record: Record | None
    diagnostics: tuple[Diagnostic, ...]
    #: Seconds that it took.
    took: float

    @property
    def failed(self) -> bool:
        return self.html is None


@dataclass
class Session:
    """The drafts of one workspace, one after another; what has not changed since the last is not done again."""

    root: Path
    config: Path | None = None
    profile: str | None = None
    #: The chart kinds there are.
    charts: Collection[str] = ()
    #: Folders that the last draft was read from.
    places: tuple[Path, ...] = ()
    _memory: Memory = field(default_factory=Memory)
    _edition: tuple[Published, Record | None] | None = None

    def draft(self) -> Draft:
        """The brief as the files stand now. Mistakes come back as diagnostics, all of them at once."""
        started = time.perf_counter()
        diagnostics: list[Diagnostic] = []
        record = self._record(diagnostics)
        html = page_of(record) if record is not None else None
        return Draft(html, record, tuple(dict.fromkeys(diagnostics)), time.perf_counter() - started)

    def _record(self, diagnostics: list[Diagnostic]) -> Record | None:
        project, found = load_project(self.root, self.config, self.charts)
        diagnostics += found
        self.places = self._places(project)
        if project is not None and self.profile is not None:
            project, found = project.at_length(self.profile)
            diagnostics += found
        if project is None:
            return None
        plugins, found = load_plugins(project)
        diagnostics += found
        if found:
            return None
        files, found = discover(project.root, project.brief.sources)
        run = Run(
            project, project.out, None, (), None, False, blank_step, plugins, self._memory, diagnostics=diagnostics
        )
        diagnostics += found
        run.rulings, found = rulings_of(project)
        diagnostics += found
        if not files or worst(found) == "error":
            return None
        digests = inputs_of(project, files, None, Hashes({}, 0), plugins.versions).sources
        return with_store(project.root / STORE, lambda store: self._written(run, files, digests, store))

    def _written(
        self, run: Run, files: Sequence[SourceFile], digests: Mapping[str, str], store: Store
    ) -> Record | None:
        gathered, facts = stages.read_and_extract(run, files, digests, store)
        as_of = stages.cutoff(gathered)
        if as_of is None:
            run.diagnostics.append(stages.nothing_usable(gathered))
            return None
        published, previous = self._last(run.project)
        known = stages.know(run, store, gathered, facts, as_of, published, previous)
        if known is None:
            return None
        report, found = stages.write(run, known, _next(published, as_of))
        run.diagnostics += found
        if report is None or worst(found) == "error":
            return None
        record = stages.record(run, report, known)
        wrong = stages.verify(run, record, gathered)
        run.diagnostics += wrong
        return None if wrong else record

    def _last(self, project: Project) -> tuple[Published | None, Record | None]:
        """The latest edition that was published, read again only where it is another; its record where this version
        can read it."""
        published = latest(project.out)
        if published is None:
            return None, None
        if self._edition is None or self._edition[0] != published:
            self._edition = published, record_of_edition(published)[0]
        return self._edition

    def _places(self, project: Project | None) -> tuple[Path, ...]:
        """Existing folders and files to keep an eye on; those of the last draft where the brief cannot be read."""
        if project is None and self.places:
            return self.places
        named = project.brief.sources.paths if project is not None else ("seeds",)
        paths = [
            self.root / part for part in ("config", "templates", "review", *(_before_pattern(name) for name in named))
        ]
        return tuple(path for path in dict.fromkeys(paths) if path.exists())


def draft_pdf(draft: Draft) -> bytes:
    """The PDF of a draft that did not fail."""
    assert draft.record is not None
    return pdf_of(draft.record, record_bytes(draft.record))


def _next(last: Published | None, as_of: str) -> Edition:
    """The edition that a build would publish now, marked as a draft."""
    number = last.manifest.edition.number if last else None
    return Edition(number=(number or 0) + 1, as_of=as_of, issued=as_of, supersedes=number, build="draft")


def _before_pattern(name: str) -> str:
    """The part of a path that is no glob."""
    plain = [part for part in Path(name).parts if not any(sign in part for sign in "*?[")]
    return str(Path(*plain)) if plain else "."
