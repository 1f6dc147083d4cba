"""`briefing diff`: what changed between two editions."""

from __future__ import annotations

import re
from pathlib import Path

import click

from briefing.commands.building import loaded
from briefing.commands.printing import show


@click.command("diff", epilog="Example: briefing diff 3 7 --format markdown > changes.md")
@click.argument("editions", metavar="[A B]", nargs=-1, type=click.IntRange(min=1))
@click.option("--config", type=click.Path(path_type=Path), help="The brief's YAML file.  [config/brief.yaml]")
@click.option("--out", type=click.Path(path_type=Path), help="Where the brief is.  [the brief's own folder]")
@click.option("--format", "as_format", type=click.Choice(("text", "markdown", "json")), default="text")
def command(editions: tuple[int, ...], config: Path | None, out: Path | None, as_format: str) -> int:
    """Tell what changed from edition A to edition B; the last two where none are named."""
    from briefing.pipeline.diff import diff
    from briefing.pipeline.publish import numbered

    if len(editions) not in (0, 2):
        raise click.UsageError("Name two editions, or none for the last two.")
    project = loaded(config)
    if project is None:
        return 1
    out = out or project.out
    there = sorted(numbered(out))
    if len(there) < 2:
        click.echo(
            f"There {'is one edition' if there else 'is no edition'} in {out}; nothing can be compared.", err=True
        )
        return 1
    before, after = editions or there[-2:]
    absent = [str(number) for number in (before, after) if number not in there]
    if absent:
        raise click.BadParameter(f"there is no edition {' and none '.join(absent)}; the last is {there[-1]}.")
    found = diff(project, out, before, after)
    show(found.diagnostics)
    if found.markdown is None:
        return 1
    if as_format == "json":
        click.echo(found.json(), nl=False)
    else:
        click.echo((found.markdown if as_format == "markdown" else _plain(found.markdown)).rstrip())
    return 0


def _plain(markdown: str) -> str:
    """Markdown as it reads on a terminal: no marks of headings and stress, citations as bare numbers."""
    text = re.sub(r"^#+ ", "", markdown, flags=re.MULTILINE)
    text = re.sub(r"\[\^(\d+)\]:?", r"[\1]", text)
    text = re.sub(r"(?<!\\)\*+", "", text)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)
