"""A user's mistake as a value: what is wrong, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
_RANK: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file; lines and columns count from 1, and 0 means unknown."""

    file: str
    line: int = 0
    column: int = 0
    #: How many characters to underline.
    length: int = 1
    #: The line itself, where it is at hand.
    excerpt: str | None = None

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `code` is stable and documented; `hint` says what would mend it."""

    code: str
    severity: Severity
    message: str
    location: Location | None = None
    hint: str | None = None
    #: What else has to do with it, a line each: which line of the brief chose the template.
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f"{self.location} " if self.location else ""
        return f"{where}{self.code} {self.message}"


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """The gravest severity present, or None where there is nothing."""
    return max((d.severity for d in diagnostics), key=_RANK.__getitem__, default=None)
