"""`briefing schedule`: set times, a build at each; or a unit for a scheduler that is there already."""

from __future__ import annotations

import datetime
import threading
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from briefing.commands.building import Builder, brief_options, loaded
from briefing.commands.cron import Cron, parse_cron
from briefing.commands.extras import needs
from briefing.commands.logs import LogFormat, log_of, log_option
from briefing.commands.stopping import stop_on_signals
from briefing.commands.units import UNITS

#: When the last build at a set time was begun; lost with the store, it only costs what would have been caught up.
_LAST = Path(".briefing/scheduled")


@click.command("schedule", epilog='Example: briefing schedule --cron "0 6 * * mon-fri" --timezone Europe/Berlin')
@brief_options
@click.option("--cron", help="Five fields, as in crontab.  [schedule.cron in the brief]")
@click.option("--timezone", help="As Europe/Berlin.  [schedule.timezone in the brief]")
@click.option("--emit", type=click.Choice(tuple(UNITS)), help="Print a unit for that scheduler, and build nothing.")
@log_option
def command(
    config: Path | None,
    profile: str | None,
    sources: tuple[Path, ...],
    out: Path | None,
    formats: tuple[str, ...],
    cron: str | None,
    timezone: str | None,
    emit: str | None,
    log_format: LogFormat,
) -> int:
    """Build at set times, one at a time; a time that was missed is made up for once.

    Stop with Ctrl-C or SIGTERM: a build that runs is finished.
    """
    project = loaded(config, profile)
    if project is None:
        return 1
    times = _times(cron or project.brief.schedule.cron, timezone or project.brief.schedule.timezone)
    if emit is not None:
        options = _options(config, profile, sources, out, formats)
        click.echo(UNITS[emit](times, project.brief.title, Path.cwd(), options), nl=False)
        return 0
    needs("apscheduler", "live")
    builder = Builder(
        config, sources, out.resolve() if out else None, formats=formats, log=log_of(log_format), profile=profile
    )
    _run(builder, times)
    return 0


def _run(builder: Builder, times: Cron) -> None:
    from apscheduler.schedulers.background import BackgroundScheduler

    stop = stop_on_signals()
    log = builder.log
    log.say("scheduled", f"Building at '{times.expression}' ({times.timezone})", cron=times.expression)
    turn = threading.Lock()

    def build() -> None:
        with turn:
            _note_time()
            builder.reload()
            builder.build(fetch=True)
            builder.rest()

    now = datetime.datetime.now(ZoneInfo(times.timezone))
    last = _last_time()
    if last is not None and (missed := times.after(last)) is not None and missed <= now:
        log.say("missed", f"The build of {missed:%Y-%m-%d %H:%M} was missed and is made now")
        build()
    scheduler = BackgroundScheduler(timezone=times.timezone)
    scheduler.add_job(build, times.trigger, coalesce=True, max_instances=1, misfire_grace_time=None)
    scheduler.start()
    if not stop.is_set() and (following := times.after(now)) is not None:
        log.say("waiting", f"The next is at {following:%Y-%m-%d %H:%M}", next=following.isoformat())
    stop.wait()
    scheduler.shutdown(wait=True)


def _times(cron: str, timezone: str) -> Cron:
    try:
        ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):
        raise click.BadParameter(f"there is no time zone '{timezone}'.", param_hint="--timezone") from None
    try:
        return parse_cron(cron, timezone)
    except ValueError as error:
        raise click.BadParameter(f"'{cron}' is no cron expression: {error}.", param_hint="--cron") from None


def _options(
    config: Path | None,
    profile: str | None,
    sources: tuple[Path, ...],
    out: Path | None,
    formats: tuple[str, ...],
) -> list[str]:
    """The options of `build` that mean the same."""
    given = [("--config", config), *(("--sources", path) for path in sources), ("--out", out)]
    paths = [part for name, path in given if path is not None for part in (name, str(path.resolve()))]
    names = [("--profile", profile)] if profile else []
    names += [("--format", name) for name in formats]
    return [*paths, *(part for pair in names for part in pair)]


def _last_time() -> datetime.datetime | None:
    try:
        found = datetime.datetime.fromisoformat(_LAST.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None
    return found if found.tzinfo is not None else None


def _note_time() -> None:
    """Keep when this build began, for the next start of the program."""
    try:
        _LAST.parent.mkdir(exist_ok=True)
        _LAST.write_text(datetime.datetime.now(datetime.UTC).isoformat() + "\n", encoding="ascii")
    except OSError:
        return  # the build itself will say what is wrong with the folder
