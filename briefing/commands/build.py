"""`briefing build`: sources to edition."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.commands.building import Builder, brief_options
from briefing.commands.logs import LogFormat, log_of, log_option


@click.command("build", epilog="Example: briefing build --sources ~/incoming --as-of 2025-03-31 --format pdf")
@brief_options
@click.option("--as-of", metavar="DATE", help="Information cut-off, as 2025-03-31.  [newest source]")
@click.option("--offline", is_flag=True, help="Fetch nothing; use the pages that were fetched before.")
@click.option("--rehash", is_flag=True, help="Read every file again, even where its size and time are the same.")
@click.option("--explain", is_flag=True, help="Say what was made anew and why.")
@log_option
def command(
    config: Path | None,
    profile: str | None,
    sources: tuple[Path, ...],
    out: Path | None,
    as_of: str | None,
    formats: tuple[str, ...],
    offline: bool,
    rehash: bool,
    explain: bool,
    log_format: LogFormat,
) -> int:
    """Build the brief from its sources, verify it, and publish it as a new edition.

    Where nothing has changed since the latest edition, nothing is written.
    """
    builder = Builder(
        config, sources, out.resolve() if out else None, as_of, formats, rehash, explain, log_of(log_format), profile
    )
    return builder.build(fetch=not offline)
