"""`briefing watch`: a change in the workspace, a build."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.commands.building import build_once, loaded
from briefing.commands.extras import needs


@click.command("watch", epilog="Example: briefing watch --debounce 5")
@click.option("--config", type=click.Path(path_type=Path), help="The brief's YAML file.  [config/brief.yaml]")
@click.option(
    "--sources", multiple=True, type=click.Path(path_type=Path), help="More files or folders; may be repeated."
)
@click.option("--out", type=click.Path(path_type=Path), help="Where the brief goes.  [out]")
@click.option(
    "--debounce", type=click.FloatRange(min=0), default=1.6, show_default=True, help="Seconds of quiet to wait."
)
def command(config: Path | None, sources: tuple[Path, ...], out: Path | None, debounce: float) -> int:
    """Build now, then again whenever a source, a template or the configuration changes. Stop with Ctrl-C."""
    needs("watchfiles", "live")
    import watchfiles

    from briefing.assess import Memory

    out = out.resolve() if out else None
    memory = Memory()
    build_once(config, sources, out, memory=memory)
    places = _places(config, sources)
    click.echo(f"Watching {', '.join(str(place) for place in places)}", err=True)
    for _ in watchfiles.watch(*places, debounce=int(debounce * 1000), step=200, raise_interrupt=False):
        build_once(config, sources, out, memory=memory)
    return 0


def _places(config: Path | None, sources: tuple[Path, ...]) -> list[Path]:
    """The folders of configuration, templates and sources that are there."""
    project = loaded(config)
    named = [Path(part) for part in (project.brief.sources.paths if project else ("seeds",))]
    roots = [_before_pattern(path) for path in (Path("config"), Path("templates"), Path("review"), *named, *sources)]
    return [path for path in dict.fromkeys(roots) if path.exists()]


def _before_pattern(path: Path) -> Path:
    """The part of a path that is no glob."""
    plain = [part for part in path.parts if not any(sign in part for sign in "*?[")]
    return Path(*path.parts[: len(plain)]) if len(plain) < len(path.parts) else path
