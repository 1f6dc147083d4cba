"""A published edition in, its record out; where another version of the program wrote it, a Diagnostic that says so."""

from __future__ import annotations

from briefing.model import Diagnostic, Location
from briefing.model.diagnostic import Severity
from briefing.pipeline.publish import Published
from briefing.pipeline.record import Record, read_record

_REBUILD = "briefing build writes an edition of this version beside it"


def record_of_edition(
    edition: Published, severity: Severity = "error", hint: str = _REBUILD
) -> tuple[Record | None, list[Diagnostic]]:
    """The record of an edition, or None and why it cannot be read; `severity` and `hint` are those of the reason."""
    try:
        return read_record(edition.read("brief.json")), []
    except ValueError:
        message = f"edition {edition.manifest.edition.number} was written by another version of the program"
        place = Location((edition.folder / "brief.json").as_posix())
        return None, [Diagnostic("BLD010", severity, message, place, hint)]
