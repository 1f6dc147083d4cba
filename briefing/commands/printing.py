"""Diagnostics, tables and progress in, lines for a person out; plain in a pipe."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from briefing.model import Diagnostic

if TYPE_CHECKING:
    from briefing.pipeline.progress import OnStep

_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}
#: How a stage is called while it runs.
_STAGES = {
    "wait": "Waiting for another build",
    "fetch": "Fetching",
    "read": "Reading",
    "extract": "Finding facts",
    "assess": "Assessing claims",
    "draw": "Drawing charts",
    "write": "Writing",
    "verify": "Verifying",
    "render": "Setting pages",
}


def show(diagnostics: Iterable[Diagnostic]) -> None:
    """Each diagnostic on stderr: place, code and message; the excerpt underlined; the hint."""
    for diagnostic in diagnostics:
        place = diagnostic.location
        where = f"{place} " if place else ""
        code = click.style(diagnostic.code, fg=_COLOURS[diagnostic.severity], bold=True)
        click.echo(f"{where}{code} {diagnostic.message}", err=True)
        if place and place.excerpt and place.excerpt.strip():
            click.echo(f"    {place.excerpt}", err=True)
            before = place.excerpt[: max(0, place.column - 1)]
            blank = "".join(c if c == "\t" else " " for c in before)
            click.echo(f"    {blank}{'^' * max(1, min(place.length, len(place.excerpt) - len(before)))}", err=True)
        if diagnostic.hint:
            click.echo(f"  hint: {diagnostic.hint}", err=True)


@contextlib.contextmanager
def progress() -> Iterator[OnStep]:
    """What a build reports to: a moving line on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Looking for sources") as status:

        def report(stage: str, done: int, total: int) -> None:
            name = _STAGES.get(stage, stage)
            status.update(f"{name} {done + 1}/{total}" if total > 1 else name)

        yield report


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table on stdout: fitted to a terminal, tab-separated lines in a pipe."""
    if not sys.stdout.isatty():
        for row in rows:
            click.echo("\t".join(" ".join(cell.split()) for cell in row))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(*heads, box=box.SIMPLE_HEAD, pad_edge=False)
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    Console().print(drawn)
