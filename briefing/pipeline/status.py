"""A workspace in, where it stands out: the latest edition, what has changed since, what was fetched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefing.config import Project
from briefing.ingest import discover
from briefing.ingest.snapshots import Snapshots
from briefing.model import Diagnostic, Edition
from briefing.pipeline.build import STORE
from briefing.pipeline.hashing import Hashes
from briefing.pipeline.inputs import differences, inputs_of
from briefing.pipeline.manifest import Summary
from briefing.pipeline.publish import headings, latest
from briefing.plugins.loading import load_plugins
from briefing.store import Store


@dataclass(frozen=True, slots=True)
class Status:
    """Where a workspace stands. `edition` is None where there is none yet."""

    title: str
    edition: Edition | None
    summary: Summary
    editions: int
    #: What the next build would be made for, in words; empty where nothing has changed.
    pending: tuple[str, ...]
    sources: int
    #: State of the sources at the last build → how many.
    states: dict[str, int] = field(default_factory=dict)
    #: Pages and feeds that the brief names, and pages that are kept of them.
    named: int = 0
    fetched: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()


def status(project: Project, out: Path, sources: Sequence[Path] = ()) -> Status:
    """Look, and change nothing: no file is written and nothing is fetched."""
    plugins, wrong = load_plugins(project)
    files, found = discover(project.root, project.brief.sources, sources)
    known, states = _kept(project.root / STORE)
    before = latest(out)
    then = before.manifest.inputs if before else None
    now = inputs_of(project, files, then.as_of if then else None, Hashes(known, 0), plugins.versions)
    spec = project.brief.sources
    named = len(spec.urls) + len(spec.feeds)
    return Status(
        title=project.brief.title,
        edition=before.manifest.edition if before else None,
        summary=before.manifest.summary if before else Summary(),
        editions=len(headings(out)),
        pending=differences(then, now) if then else ("there is no edition yet",),
        sources=len(files),
        states=states,
        named=named,
        fetched=len(Snapshots(project.root).sources(spec)) if named else 0,
        diagnostics=(*wrong, *found),
    )


def _kept(path: Path) -> tuple[dict[str, tuple[str, str]], dict[str, int]]:
    if not path.is_file():
        return {}, {}
    with Store(path) as store:
        return store.files(), dict(sorted(Counter(holding.state for holding in store.holdings()).items()))
