"""What `build` and `verify` hand back: values, never exceptions, for whatever a user can mend."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from briefing.model.diagnostic import Diagnostic, worst
from briefing.model.report import Edition, Report

Format = Literal["md", "html", "pdf", "json"]
FORMATS: tuple[Format, ...] = ("md", "html", "pdf", "json")


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
class BuildResult:
    """What came of a build. `report` and `edition` are None where errors kept it from a brief."""

    out: Path
    report: Report | None
    edition: Edition | None
    diagnostics: tuple[Diagnostic, ...]
    decisions: tuple[Decision, ...] = ()
    #: Whether a new set was published; False where nothing had changed or the build failed.
    written: bool = False
    pages: int | None = None
    #: How many citations were checked against the words of their source.
    checked: int = 0

    @property
    def failed(self) -> bool:
        return worst(self.diagnostics) == "error"
