"""`briefing status`: where the workspace stands."""

from __future__ import annotations

import json
from pathlib import Path

import click

from briefing.commands.building import loaded
from briefing.commands.printing import show
from briefing.model.data import to_data

#: How a state of a source is called.
_STATES = {
    "used": "used",
    "duplicate": "the same as another",
    "off_theme": "off the theme",
    "no_facts": "without a fact",
    "after_cutoff": "after the cut-off",
}
#: Reasons shown before the rest is only counted.
_SHOWN = 10


@click.command("status", epilog="Example: briefing status --json")
@click.option("--config", type=click.Path(path_type=Path), help="The brief's YAML file.  [config/brief.yaml]")
@click.option(
    "--sources", multiple=True, type=click.Path(path_type=Path), help="More files or folders; may be repeated."
)
@click.option("--out", type=click.Path(path_type=Path), help="Where the brief is.  [out]")
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
def command(config: Path | None, sources: tuple[Path, ...], out: Path | None, as_json: bool) -> int:
    """Tell which edition stands, what has changed since, and what became of the sources; nothing is built."""
    from briefing.pipeline.status import Status, status

    project = loaded(config)
    if project is None:
        return 1
    found: Status = status(project, out or project.out, sources)
    if as_json:
        click.echo(json.dumps(to_data(found), ensure_ascii=False, indent=1))
        return 0
    show(found.diagnostics)
    edition, summary = found.edition, found.summary
    click.echo(found.title)
    if edition is not None:
        pages = f", {summary.pages} pages" if summary.pages else ""
        click.echo(f"  Edition {edition.number} of {found.editions}, information up to {edition.as_of}{pages}")
        click.echo(f"  {summary.sources} sources, {summary.cited} cited, {summary.unused} found and not used")
    if found.states:
        counted = _counted(found.states)
        click.echo(f"  At the last build: {', '.join(f'{n} {name}' for name, n in counted.items())}")
    if found.named:
        click.echo(f"  {found.named} addresses and feeds are named, {found.fetched} pages kept of them")
    if not found.pending:
        click.echo("  Nothing has changed since; a build would write nothing")
        return 0
    click.echo("  A build would be made:")
    for reason in found.pending[:_SHOWN]:
        click.echo(f"    {reason}")
    if len(found.pending) > _SHOWN:
        click.echo(f"    and {len(found.pending) - _SHOWN} further changes")
    return 0


def _counted(states: dict[str, int]) -> dict[str, int]:
    """How many sources by what became of them; every code of a diagnostic is one that could not be read."""
    counted: dict[str, int] = {}
    for state, n in states.items():
        name = _STATES.get(state, "that could not be read")
        counted[name] = counted.get(name, 0) + n
    return counted
