"""What `build` hands back: values, never exceptions, for whatever a user can mend."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from briefing.model.diagnostic import Diagnostic, worst
from briefing.model.report import Edition, Report
from briefing.pipeline.manifest import Inputs, Summary

#: The program's own formats; a brief may take further ones from plug-ins.
FORMATS = ("md", "html", "pdf", "json")


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that was done or spared, and why: what `build --explain` prints."""

    stage: str
    subject: str
    done: bool
    reason: str

    def __str__(self) -> str:
        return f"{self.stage:<8} {'made' if self.done else 'kept':<5} {self.subject}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Tally:
    """Source files since the latest edition, and how many of them could not be read."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    failed: int = 0


@dataclass(frozen=True)
class BuildResult:
    """What came of a build. `edition` is None where errors kept it from a brief."""

    out: Path
    edition: Edition | None
    diagnostics: tuple[Diagnostic, ...]
    decisions: tuple[Decision, ...] = ()
    #: Whether a new set was published; False where nothing had changed or the build failed.
    written: bool = False
    summary: Summary = field(default_factory=Summary)
    tally: Tally = Tally()
    #: The edition's own folder.
    folder: Path | None = None

    @property
    def failed(self) -> bool:
        return worst(self.diagnostics) == "error"

    @cached_property
    def report(self) -> Report | None:
        """The brief as it was written, read from its edition; None where there is none."""
        from briefing.pipeline.record import read_record

        return None if self.folder is None else read_record((self.folder / "brief.json").read_bytes()).report


def tally(before: Inputs | None, now: Inputs, failed: int) -> Tally:
    """The source files of two builds compared; `failed` of those now could not be read."""
    old = before.sources if before is not None else {}
    same = sum(old.get(name) == digest for name, digest in now.sources.items())
    new = len(now.sources.keys() - old.keys())
    return Tally(new, len(now.sources) - same - new, same, len(old.keys() - now.sources.keys()), failed)
