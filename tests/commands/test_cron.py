"""Set times: what five fields name, for our own scheduler, for cron and for systemd."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from briefing.commands.cron import parse_cron
from briefing.commands.units import crontab, systemd

ZONE = "Europe/Berlin"
#: A Saturday, an hour before clocks are put back.
MOMENT = datetime(2024, 10, 26, 5, 30, tzinfo=ZoneInfo(ZONE))

CASES = [
    ("0 6 * * *", "2024-10-26 06:00", ["*-*-* 06:00:00"]),
    ("0 6 * * 1-5", "2024-10-28 06:00", ["Mon,Tue,Wed,Thu,Fri *-*-* 06:00:00"]),
    ("0 6 * * mon-fri", "2024-10-28 06:00", ["Mon,Tue,Wed,Thu,Fri *-*-* 06:00:00"]),
    ("0 6 * * 0", "2024-10-27 06:00", ["Sun *-*-* 06:00:00"]),
    ("0 6 * * 7", "2024-10-27 06:00", ["Sun *-*-* 06:00:00"]),
    ("*/20 5-6 * * *", "2024-10-26 05:40", ["*-*-* 05,06:00,20,40:00"]),
    ("15 4 1,15 * *", "2024-11-01 04:15", ["*-*-01,15 04:15:00"]),
    ("0 0 29 feb *", "2028-02-29 00:00", ["*-02-29 00:00:00"]),
    ("0 6 1 * fri", "2024-11-01 06:00", ["*-*-01 06:00:00", "Fri *-*-* 06:00:00"]),
    ("@daily", "2024-10-27 00:00", ["*-*-* 00:00:00"]),
]


@pytest.mark.parametrize(("expression", "following", "calendars"), CASES)
def test_times(expression: str, following: str, calendars: list[str]) -> None:
    times = parse_cron(expression, ZONE)
    assert list(times.calendars()) == [f"{calendar} {ZONE}" for calendar in calendars]
    pytest.importorskip("apscheduler")
    found = times.after(MOMENT)
    assert found is not None
    assert f"{found:%Y-%m-%d %H:%M}" == following


def test_either_of_two_days_will_do() -> None:
    pytest.importorskip("apscheduler")
    times = parse_cron("0 6 13 * fri", ZONE)
    moment, found = datetime(2024, 9, 11, tzinfo=ZoneInfo(ZONE)), []
    for _ in range(4):
        following = times.after(moment)
        assert following is not None
        moment = following
        found.append(f"{moment:%a %d}")
    assert found == ["Fri 13", "Fri 20", "Fri 27", "Fri 04"]


@pytest.mark.parametrize(
    ("expression", "why"),
    [
        ("every day", "2 fields, not five"),
        ("0 24 * * *", "'24' is no hour: 0 to 23"),
        ("60 6 * * *", "'60' is no minute"),
        ("0 6 * * funday", "'funday' is no day of the week"),
        ("0 6 5-1 * *", "'5-1' is no day"),
        ("0 6 * * */0", "'*/0' is no day of the week"),
        ("x 6 * * *", "'x' is no minute"),
        ("0 6 , * *", "'' is no day"),
    ],
)
def test_what_is_no_time_says_why(expression: str, why: str) -> None:
    with pytest.raises(ValueError, match=r"is no|fields") as error:
        parse_cron(expression, ZONE)
    assert why in str(error.value)


def test_a_crontab_line() -> None:
    text = crontab(parse_cron("0 6 * * 1-5", ZONE), "North", Path("/srv/a b"), ["--out", "/srv/100%"])
    assert text.splitlines()[:2] == ["# Situation brief: North", "CRON_TZ=Europe/Berlin"]
    line = text.splitlines()[2]
    assert line.startswith("0 6 * * 1-5 cd '/srv/a b' && ")
    assert line.endswith(" build --log-format json --out /srv/100\\%")


def test_a_systemd_unit(tmp_path: Path) -> None:
    text = systemd(parse_cron("0 6 13 * fri", ZONE), "North", tmp_path, ["--out", '/srv/a "b"'])
    assert "Persistent=true" in text, "a missed time is made up for"
    assert text.count("OnCalendar=") == 2
    assert 'build --log-format json --out "/srv/a \\"b\\""' in text
    if shutil.which("systemd-analyze") is None:
        pytest.skip("there is no systemd here")
    for line in text.splitlines():
        if line.startswith("OnCalendar="):
            value = line.partition("=")[2]
            assert subprocess.run(["systemd-analyze", "calendar", value], capture_output=True).returncode == 0
