"""`briefing build`: sources to edition."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.commands.building import build_once
from briefing.pipeline.result import FORMATS, Format


@click.command("build", epilog="Example: briefing build --sources ~/incoming --as-of 2025-03-31 --format pdf")
@click.option("--config", type=click.Path(path_type=Path), help="The brief's YAML file.  [config/brief.yaml]")
@click.option(
    "--sources", multiple=True, type=click.Path(path_type=Path), help="More files or folders; may be repeated."
)
@click.option("--out", type=click.Path(path_type=Path), help="Where the brief goes.  [out]")
@click.option("--as-of", metavar="DATE", help="Information cut-off, as 2025-03-31.  [newest source]")
@click.option("--format", "formats", multiple=True, type=click.Choice(FORMATS), help="May be repeated.  [all]")
@click.option("--offline", is_flag=True, help="Fetch nothing; use the pages that were fetched before.")
@click.option("--explain", is_flag=True, help="Say what was made anew and why.")
def command(
    config: Path | None,
    sources: tuple[Path, ...],
    out: Path | None,
    as_of: str | None,
    formats: tuple[Format, ...],
    offline: bool,
    explain: bool,
) -> int:
    """Build the brief from its sources, verify it, and publish it as a new edition.

    Where nothing has changed since the latest edition, nothing is written.
    """
    return build_once(config, sources, out.resolve() if out else None, as_of, formats, explain, offline)
