"""`briefing schedule`: set times, a build at each."""

from __future__ import annotations

import signal
from pathlib import Path

import click

from briefing.commands.building import build_once, loaded
from briefing.commands.extras import needs

#: Seconds after its time at which a run that was missed is still made.
_GRACE = 3600


@click.command("schedule", epilog='Example: briefing schedule --cron "0 6 * * 1-5" --timezone Europe/Berlin')
@click.option("--config", type=click.Path(path_type=Path), help="The brief's YAML file.  [config/brief.yaml]")
@click.option(
    "--sources", multiple=True, type=click.Path(path_type=Path), help="More files or folders; may be repeated."
)
@click.option("--out", type=click.Path(path_type=Path), help="Where the brief goes.  [out]")
@click.option("--cron", help="Five fields, as in crontab.  [schedule.cron in the brief]")
@click.option("--timezone", help="As Europe/Berlin.  [schedule.timezone in the brief]")
def command(
    config: Path | None, sources: tuple[Path, ...], out: Path | None, cron: str | None, timezone: str | None
) -> int:
    """Build at set times, one at a time; stop with Ctrl-C or SIGTERM."""
    needs("apscheduler", "live")
    from apscheduler.schedulers.blocking import BlockingScheduler

    project = loaded(config)
    if project is None:
        return 1
    trigger = _trigger(cron or project.brief.schedule.cron, timezone or project.brief.schedule.timezone)
    out = out.resolve() if out else None
    scheduler = BlockingScheduler(timezone=trigger.timezone)
    scheduler.add_job(
        lambda: build_once(config, sources, out), trigger, coalesce=True, max_instances=1, misfire_grace_time=_GRACE
    )
    signal.signal(signal.SIGTERM, lambda *_: scheduler.shutdown(wait=False))
    click.echo(f"Building at '{cron or project.brief.schedule.cron}' ({trigger.timezone})", err=True)
    try:
        scheduler.start()
    except KeyboardInterrupt:
        scheduler.shutdown(wait=False)
    return 0


def _trigger(cron: str, timezone: str):  # type: ignore[no-untyped-def]  # APScheduler has no types
    from zoneinfo import ZoneInfo

    from apscheduler.triggers.cron import CronTrigger

    try:
        zone = ZoneInfo(timezone)
    except (KeyError, ValueError, OSError):
        raise click.BadParameter(f"there is no time zone '{timezone}'.", param_hint="--timezone") from None
    try:
        return CronTrigger.from_crontab(cron, zone)
    except ValueError as error:
        raise click.BadParameter(f"'{cron}' is no cron expression: {error}.", param_hint="--cron") from None
