"""A workspace in, one build after another with everything they have to say: what build, watch and schedule share."""

from __future__ import annotations

import datetime
import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.commands.after import run_after
from briefing.commands.logs import Log, TextLog
from briefing.commands.printing import show
from briefing.config import READ_BEFORE, Project, load_project
from briefing.model import Diagnostic, worst
from briefing.pipeline.carried import carried
from briefing.pipeline.result import FORMATS, BuildResult

if TYPE_CHECKING:
    from briefing.assess import Memory


_SHARED = (
    click.option("--config", type=click.Path(path_type=Path), help="The brief's YAML file.  [config/brief.yaml]"),
    click.option("--profile", metavar="NAME", help="Another length that the brief declares, as short."),
    click.option(
        "--sources", multiple=True, type=click.Path(path_type=Path), help="More files or folders; may be repeated."
    ),
    click.option("--out", type=click.Path(path_type=Path), help="Where the brief goes.  [out]"),
    click.option(
        "--format",
        "formats",
        multiple=True,
        metavar="NAME",
        help=f"{', '.join(FORMATS)}, or that of a plug-in; may be repeated.  [all]",
    ),
)


def brief_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options of every verb that builds: which brief, of what, to where."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


def loaded(config: Path | None, profile: str | None = None) -> Project | None:
    """The project of the current folder, its mistakes printed; None where it cannot be used."""
    with carried(Path.cwd(), "configuration", READ_BEFORE):
        project, diagnostics = load(config, profile)
    show(diagnostics)
    return project


def load(config: Path | None, profile: str | None = None) -> tuple[Project | None, list[Diagnostic]]:
    """The project of the current folder and what is wrong with it; None where it cannot be used."""
    from briefing.chart import KINDS

    project, found = load_project(Path.cwd(), config, charts=tuple(KINDS))
    if project is None or profile is None:
        return project, found
    sized, wrong = project.at_length(profile)
    return sized, [*found, *wrong]


@dataclass
class Builder:
    """Builds one brief as often as it is asked to; says the same thing about the same source once."""

    config: Path | None = None
    sources: Sequence[Path] = ()
    out: Path | None = None
    as_of: str | None = None
    #: All that there are, where none is named.
    formats: Sequence[str] = ()
    rehash: bool = False
    explain: bool = False
    log: Log = field(default_factory=TextLog)
    profile: str | None = None
    _project: Project | None = None
    _stale: bool = True
    #: What is remembered of the claims from one build to the next.
    _memory: Memory | None = None
    #: What was last said of the configuration and of the build.
    _told: dict[str, set[Diagnostic]] = field(default_factory=dict)

    @property
    def project(self) -> Project | None:
        """The project as it was last loaded without an error."""
        return self._project

    def reload(self) -> None:
        """Read the configuration again before the next build."""
        self._stale = True

    def rest(self) -> None:
        """Before a wait: free what the build left in cycles; what it keeps need not be looked through again."""
        gc.collect()
        gc.freeze()

    def build(self, *, fetch: bool) -> int:
        """Load the project where need be, build, run the user's command; the exit code."""
        with carried(Path.cwd(), "configuration", READ_BEFORE):
            return self._build(fetch=fetch)

    def _build(self, *, fetch: bool) -> int:
        from briefing.assess import Memory
        from briefing.pipeline.build import build

        started = time.perf_counter()
        self._memory = self._memory or Memory()
        project = self._current()
        if project is None:
            return 1
        with self.log.steps() as on_step:
            result = build(
                project,
                sources=self.sources,
                out=self.out,
                as_of=self.as_of,
                formats=self.formats,
                today=datetime.datetime.now(datetime.UTC).date().isoformat() if fetch else None,
                rehash=self.rehash,
                memory=self._memory,
                on_step=on_step,
            )
        self._tell("build", result.diagnostics)
        self.log.result(result, time.perf_counter() - started, explain=self.explain)
        wrong = self._after(project, result)
        return 1 if result.failed or worst(wrong) == "error" else 0

    def _current(self) -> Project | None:
        """The project, read again where it may have changed; None, its mistakes told, where it cannot be used."""
        if self._project is None or self._stale:
            project, found = load(self.config, self.profile)
            self._tell("configuration", found)
            if project is None:
                return None
            self._check_formats(project)
            self._project, self._stale = project, False
        return self._project

    def _check_formats(self, project: Project) -> None:
        known = (*FORMATS, *project.brief.plugins.formats)
        for name in self.formats:
            if name not in known:
                raise click.BadParameter(f"there is no '{name}'; there is {', '.join(known)}.", param_hint="--format")

    def _after(self, project: Project, result: BuildResult) -> list[Diagnostic]:
        if not (result.written and project.brief.after):
            return []
        wrong = run_after(project.brief.after, project.root, result)
        self.log.diagnostics(wrong)
        return wrong

    def _tell(self, of: str, found: Sequence[Diagnostic]) -> None:
        """What is new among what was `found` of a thing; what has gone since may be told again when it comes back."""
        told = self._told.get(of, set())
        self.log.diagnostics(diagnostic for diagnostic in found if diagnostic not in told)
        self._told[of] = set(found)
