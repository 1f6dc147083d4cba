"""`briefing eject`: a packaged template, copied into the workspace for editing."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.config import load_packaged_templates, suggest


@click.command("eject", epilog="Example: briefing eject sections/situation.md.j2")
@click.argument("template")
def command(template: str) -> int:
    """Copy a packaged TEMPLATE into templates/ of this folder, where it stands before the packaged one."""
    packaged = load_packaged_templates()
    name = template.removeprefix("templates/")
    if name not in packaged:
        hint = suggest(name, packaged.names()) or f"the packaged templates are {', '.join(packaged.names())}"
        raise click.UsageError(f"There is no packaged template '{name}': {hint}")
    target = Path("templates") / name
    if target.exists():
        click.echo(f"{target} is there already; nothing was copied", err=True)
        return 1
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(packaged.files[name].data)
    except OSError as error:
        click.echo(f"cannot write {target}: {(error.strerror or str(error)).lower()}", err=True)
        return 1
    click.echo(f"{target} is yours to change: it stands before the packaged one")
    return 0
