"""A workspace in, one build with everything it has to say printed out: what build, watch and schedule share."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.commands.printing import progress, show
from briefing.config import Project, load_project
from briefing.pipeline.result import FORMATS, BuildResult, Format

if TYPE_CHECKING:
    from briefing.assess import Memory


def loaded(config: Path | None) -> Project | None:
    """The project of the current folder, its mistakes printed; None where it cannot be used."""
    from briefing.chart import KINDS

    project, diagnostics = load_project(Path.cwd(), config, charts=tuple(KINDS))
    show(diagnostics)
    return project


def build_once(
    config: Path | None,
    sources: Sequence[Path] = (),
    out: Path | None = None,
    as_of: str | None = None,
    formats: Sequence[Format] = FORMATS,
    explain: bool = False,
    offline: bool = False,
    memory: Memory | None = None,
) -> int:
    """Load, build, print; the exit code. `memory` is that of an earlier build in this process."""
    from briefing.pipeline.build import build

    project = loaded(config)
    if project is None:
        return 1
    with progress() as on_step:
        result = build(
            project,
            sources=sources,
            out=out,
            as_of=as_of,
            formats=formats or FORMATS,
            today=None if offline else datetime.datetime.now(datetime.UTC).date().isoformat(),
            memory=memory,
            on_step=on_step,
        )
    show(result.diagnostics)
    if explain:
        for decision in result.decisions:
            click.echo(str(decision))
    _say(result)
    return 1 if result.failed else 0


def _say(result: BuildResult) -> None:
    """The last lines: where the brief is, its pages and sources, and that it verifies."""
    if result.edition is None or result.report is None:
        click.echo("No brief was built; the one that stood before still stands.", err=True)
        return
    edition, out = result.edition, _near(result.out)
    what = f"Edition {edition.number}" if result.written else f"Nothing has changed: edition {edition.number} stands"
    click.echo(f"{what}, information up to {edition.as_of}")
    for path in sorted(result.out.glob("brief.*"), key=lambda p: p.suffix != ".pdf"):
        pages = f"  {result.pages} pages" if path.suffix == ".pdf" and result.pages else ""
        click.echo(f"  {out / path.name}{pages}")
    cited = sum(entry.cited for entry in result.report.sources)
    click.echo(f"  {len(result.report.sources)} sources, {cited} cited")
    if result.checked:
        click.echo(f"  verified: {result.checked} citations stand in their sources")


def _near(path: Path) -> Path:
    cwd = Path.cwd()
    return path.relative_to(cwd) if path.is_relative_to(cwd) else path
