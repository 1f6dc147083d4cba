"""What `verify` answers: one finding for each citation and for each thing that is not as it should be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model import Diagnostic, Location

Code = Literal[
    "OK",
    "OK_EMBEDDED",
    "QUOTE_NOT_FOUND",
    "NUMBER_NOT_IN_QUOTE",
    "HASH_DIFFERS",
    "SOURCE_MISSING",
    "TEXT_ALTERED",
    "CITATION_UNRESOLVED",
    "NUMERAL_WITHOUT_USE",
    "PAGES_ALTERED",
    "PAGES_NOT_COMPARED",
]
#: Answers that leave a brief clean.
_RIGHT = frozenset({"OK", "OK_EMBEDDED", "PAGES_NOT_COMPARED"})


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer. `line` counts from 1 in brief.md, 0 where no line is meant."""

    code: Code
    message: str
    line: int = 0
    #: The citation: source and fact by id.
    source: str | None = None
    fact: str | None = None

    @property
    def wrong(self) -> bool:
        return self.code not in _RIGHT

    def diagnostic(self, code: str | None = None) -> Diagnostic:
        """The finding as a Diagnostic, under its own code or another."""
        text = self.message if code is None else f"{self.code}: {self.message}"
        return Diagnostic(code or self.code, "error" if self.wrong else "info", text, Location("brief.md", self.line))


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """All findings on one file or set."""

    file: str
    findings: tuple[Finding, ...]
    #: The file cannot be checked at all: what is missing or broken.
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def clean(self) -> bool:
        return not self.diagnostics and not any(finding.wrong for finding in self.findings)

    def count(self, *codes: Code) -> int:
        return sum(finding.code in codes for finding in self.findings)
