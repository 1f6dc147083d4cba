"""Set times → the text of a unit for a scheduler that is there already."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from briefing.commands.cron import Cron


def systemd(times: Cron, title: str, folder: Path, options: Sequence[str]) -> str:
    """A service and its timer, each under the name of its file."""
    calendars = "\n".join(f"OnCalendar={calendar}" for calendar in times.calendars())
    return f"""# briefing.service
[Unit]
Description=Situation brief: {_line(title)}
Wants=network-online.target
After=network-online.target

[Service]
Type=oneshot
WorkingDirectory={_escaped(str(folder))}
ExecStart={" ".join(_quoted(word) for word in _command(options))}
# A brief with problems in its sources ends with 1, and is built all the same.
SuccessExitStatus=1

# briefing.timer
[Unit]
Description=Times of the situation brief: {_line(title)}

[Timer]
{calendars}
Persistent=true

[Install]
WantedBy=timers.target
"""


def crontab(times: Cron, title: str, folder: Path, options: Sequence[str]) -> str:
    """Lines of a crontab whose cron knows CRON_TZ."""
    command = f"cd {shlex.quote(str(folder))} && {shlex.join(_command(options))}".replace("%", "\\%")
    return f"# Situation brief: {_line(title)}\nCRON_TZ={times.timezone}\n{times.expression} {command}\n"


UNITS: Mapping[str, Callable[[Cron, str, Path, Sequence[str]], str]] = {"systemd": systemd, "cron": crontab}


def _command(options: Sequence[str]) -> list[str]:
    program = Path(sys.executable).with_name("briefing")
    start = [str(program)] if program.exists() else [sys.executable, "-c", "from briefing.cli import main; main()"]
    return [*start, "build", "--log-format", "json", *options]


def _line(text: str) -> str:
    return " ".join(text.split())


def _escaped(word: str) -> str:
    """As systemd reads a word: % begins a specifier."""
    return word.replace("%", "%%")


def _quoted(word: str) -> str:
    safe = _escaped(word).replace("$", "$$")
    if any(c in safe for c in " \t\"'\\;"):
        return '"' + safe.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return safe
