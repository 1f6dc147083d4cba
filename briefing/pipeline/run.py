"""What one build was asked for, and what it has found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.config import Project
from briefing.model import Diagnostic, Ruling
from briefing.pipeline.manifest import Inputs
from briefing.pipeline.progress import OnStep
from briefing.pipeline.publish import Published
from briefing.pipeline.result import BuildResult, Decision, Tally, tally
from briefing.plugins.loading import Plugins

if TYPE_CHECKING:
    from briefing.assess import Memory


@dataclass
class Run:
    """One build on its way. Stages add to `diagnostics` and `decisions`, and leave sections out."""

    project: Project
    out: Path
    as_of: str | None
    formats: tuple[str, ...]
    #: The day on which pages are fetched, ISO; None: nothing is fetched.
    today: str | None
    #: Hash every file again, whatever its size and time say.
    rehash: bool
    on_step: OnStep
    #: What the brief takes from other packages.
    plugins: Plugins = field(default_factory=Plugins)
    #: What is remembered of the claims of an earlier build in this process.
    memory: Memory | None = None
    #: What analysts have ruled.
    rulings: tuple[Ruling, ...] = ()
    diagnostics: list[Diagnostic] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    def decide(self, stage: str, subject: str, done: bool, reason: str) -> None:
        self.decisions.append(Decision(stage, subject, done, reason))

    def count(self, before: Inputs | None, now: Inputs, failed: int) -> None:
        """Compare the source files with those of the latest edition."""
        self.tally = tally(before, now, failed)

    def failed(self, *diagnostics: Diagnostic) -> BuildResult:
        """No brief came of it."""
        return BuildResult(self.out, None, (*self.diagnostics, *diagnostics), tuple(self.decisions), tally=self.tally)

    def finished(self, edition: Published, *, written: bool) -> BuildResult:
        """The edition stands, new or as it was."""
        manifest = edition.manifest
        return BuildResult(
            self.out,
            manifest.edition,
            tuple(self.diagnostics),
            tuple(self.decisions),
            written=written,
            summary=manifest.summary,
            tally=self.tally,
            folder=edition.folder,
        )
