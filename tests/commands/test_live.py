"""`watch` and `schedule` for real: a process that notices, rebuilds, and stops when it is told."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_PROGRAM = [sys.executable, "-c", "from briefing.cli import main; main()"]
#: Seconds within which a slow machine must have noticed and built.
_PATIENCE = 60.0


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [*_PROGRAM, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_for(what: Callable[[], bool]) -> bool:
    limit = time.monotonic() + _PATIENCE
    while time.monotonic() < limit:
        if what():
            return True
        time.sleep(0.1)
    return False


def edition(folder: Path) -> int:
    try:
        return int(json.loads((folder / "out/manifest.json").read_bytes())["edition"]["number"])
    except (OSError, ValueError):
        return 0


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_watch_rebuilds_when_a_source_arrives(workspace: Path, articles: dict[str, str]) -> None:
    pytest.importorskip("watchfiles")
    with running(workspace, "watch", "--debounce", "0.3") as process:
        assert process.stdout is not None
        said = iter(process.stdout.readline, "")
        assert any(line.startswith("Watching") for line in said)
        assert edition(workspace) == 1
        time.sleep(0.5)
        text = articles["missiles.md"].replace("about 40", "about 60").replace("2024-06-14", "2024-07-01")
        (workspace / "seeds/later.md").write_text(text, encoding="utf-8")
        assert wait_for(lambda: edition(workspace) == 2)
        assert wait_for(lambda: _stopped(process))


def _stopped(process: subprocess.Popen[str]) -> bool:
    """Whether Ctrl-C has ended it; pressed again each time, as one that meets a library's callback is lost."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        time.sleep(1)
    return process.poll() is not None


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_schedule_stops_when_it_is_told(workspace: Path) -> None:
    pytest.importorskip("apscheduler")
    with running(workspace, "schedule", "--cron", "0 6 * * *", "--timezone", "Europe/Berlin") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "Building at '0 6 * * *' (Europe/Berlin)\n"
        time.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        assert process.wait(_PATIENCE) == 0
    assert edition(workspace) == 0


def test_a_scheduled_time_builds(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The scheduler is real, its clock is not waited for: the job it holds is run at once."""
    schedulers = pytest.importorskip("apscheduler.schedulers.blocking")
    from briefing.cli import main

    monkeypatch.chdir(workspace)

    def start(self: object) -> None:
        for job in self._pending_jobs:  # type: ignore[attr-defined]
            job[0].func()

    monkeypatch.setattr(schedulers.BlockingScheduler, "start", start)
    with pytest.raises(SystemExit) as ended:
        main(["schedule"])
    assert ended.value.code == 0
    assert edition(workspace) == 1
