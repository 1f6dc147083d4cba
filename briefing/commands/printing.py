"""Diagnostics, tables and progress in, lines for a person out; plain in a pipe."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.model import Diagnostic

if TYPE_CHECKING:
    from briefing.pipeline.progress import OnStep
    from briefing.pipeline.result import BuildResult

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
        for note in diagnostic.notes:
            click.echo(f"  {note}", err=True)
        if diagnostic.hint:
            click.echo(f"  hint: {diagnostic.hint}", err=True)


@contextlib.contextmanager
def progress() -> Iterator[OnStep]:
    """What a build reports to: a bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Looking for sources", total=None)

        def report(stage: str, done: int, total: int) -> None:
            bar.update(task, description=_STAGES.get(stage, stage), completed=done, total=max(total, 1))

        yield report


def say_result(result: BuildResult, seconds: float) -> None:
    """The last lines: where the brief is, its pages and sources, that it verifies, and what came in."""
    if result.edition is None:
        click.echo("No brief was built; the one that stood before still stands.", err=True)
        return
    edition, out, summary = result.edition, _near(result.out), result.summary
    what = f"Edition {edition.number}" if result.written else f"Nothing has changed: edition {edition.number} stands"
    click.echo(f"{what}, information up to {edition.as_of}")
    for path in sorted(result.out.glob("brief.*"), key=lambda p: p.suffix != ".pdf"):
        pages = f"  {summary.pages} pages" if path.suffix == ".pdf" and summary.pages else ""
        click.echo(f"  {out / path.name}{pages}")
    unused = f", {summary.unused} found and not used" if summary.unused else ""
    click.echo(f"  {summary.sources} sources, {summary.cited} cited{unused}")
    if summary.checked:
        click.echo(f"  verified: {summary.checked} citations stand in their sources")
    if summary.extracted or summary.refused:
        click.echo(f"  extractors: {summary.extracted} facts found, {summary.refused} refused, which no words bear out")
    files = result.tally
    came = f"{files.new} new, {files.changed} changed, {files.unchanged} unchanged, {files.gone} gone"
    click.echo(f"  {came}, {files.failed} failed; {seconds:.1f} s")


def _near(path: Path) -> Path:
    cwd = Path.cwd()
    return path.relative_to(cwd) if path.is_relative_to(cwd) else path


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
