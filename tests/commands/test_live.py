"""`watch` and `schedule` for real: a process that notices, rebuilds, and stops when it is told."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from web import ARTICLE, Web

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
        time.sleep(0.02)
    return False


def edition(folder: Path) -> int:
    try:
        return int(json.loads((folder / "out/manifest.json").read_bytes())["edition"]["number"])
    except (OSError, ValueError):
        return 0


posix = pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")


@contextmanager
def watching(folder: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], Lines]]:
    """A watch that has built once and waits."""
    pytest.importorskip("watchfiles")
    with running(folder, "watch", "--quiet", "0.2", "--format", "md", "--log-format", "json", *options) as process:
        lines = Lines(process)
        assert lines.until("watching")
        time.sleep(0.3)  # until the system has its watches in place
        yield process, lines


class Lines:
    """The JSON lines of a process as they come."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.seen: list[dict[str, Any]] = []
        self._process = process
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with suppress(ValueError):  # closed by whoever ended the process
            for line in self._process.stdout:
                if line.startswith("{"):
                    self.seen.append(json.loads(line))

    def of(self, event: str) -> list[dict[str, Any]]:
        return [line for line in self.seen if line["event"] == event]

    def until(self, event: str, count: int = 1) -> bool:
        return wait_for(lambda: len(self.of(event)) >= count)


@posix
def test_watch_rebuilds_when_sources_templates_and_configuration_change(
    workspace: Path, articles: dict[str, str]
) -> None:
    with watching(workspace) as (process, lines):
        assert edition(workspace) == 1
        text = articles["missiles.md"].replace("about 40", "about 60").replace("2024-06-14", "2024-07-01")
        (workspace / "seeds/later.md").write_text(text, encoding="utf-8")
        assert lines.until("result", 2)
        assert edition(workspace) == 2
        (workspace / "templates/sections/gaps.md.j2").write_text("Nobody knows.\n", encoding="utf-8")
        assert lines.until("result", 3)
        assert "Nobody knows." in (workspace / "out/brief.md").read_text(encoding="utf-8")
        brief = workspace / "config/brief.yaml"
        good = brief.read_text(encoding="utf-8")
        brief.write_text(good + "\nmarkng: TLP:RED\n", encoding="utf-8")
        assert wait_for(lambda: any(line["code"] == "CFG010" for line in lines.of("diagnostic")))
        brief.write_text(good + "\nmarking: TLP:GREEN\n", encoding="utf-8")
        assert wait_for(lambda: "TLP:GREEN" in (workspace / "out/brief.md").read_text(encoding="utf-8"))
        process.send_signal(signal.SIGTERM)
        assert process.wait(_PATIENCE) == 0


@posix
def test_a_burst_is_one_build_and_a_bad_file_is_told_once(workspace: Path, articles: dict[str, str]) -> None:
    with watching(workspace) as (_, lines):
        (workspace / "seeds/empty.md").write_bytes(b"")
        for n in range(500):
            (workspace / f"seeds/n{n}.txt").write_text(f"The bakers of town {n} met.\n", encoding="utf-8")
        assert lines.until("result", 2)
        assert lines.of("result")[1]["sources"]["new"] == 501
        (workspace / "seeds/later.md").write_text(articles["troops.md"].replace("1,500", "1,600"), encoding="utf-8")
        assert lines.until("result", 3)
        brief = workspace / "config/brief.yaml"
        brief.write_text("# Looked at.\n" + brief.read_text(encoding="utf-8"), encoding="utf-8")
        assert lines.until("result", 4)
        assert [line["code"] for line in lines.of("diagnostic")].count("SRC006") == 1
        assert edition(workspace) == 3


@posix
def test_watch_asks_the_feeds(workspace: Path, web: Web) -> None:
    brief = workspace / "config/brief.yaml"
    fetched = (
        f"  paths: [seeds]\n  feeds: ['{web.address}/feed']\n  fetch: {{allow: [127.0.0.1], pause: 0, minutes: 0.01}}\n"
    )
    brief.write_text(brief.read_text(encoding="utf-8").replace("  paths: [seeds]\n", fetched), encoding="utf-8")
    web.feed("/feed")
    web.put("/one", ARTICLE.format(title="One", count=90))
    with watching(workspace) as (_, lines):
        assert edition(workspace) == 1
        web.feed("/feed", "/one")
        assert wait_for(lambda: edition(workspace) == 2)
        assert "90 missiles" in (workspace / "out/brief.md").read_text(encoding="utf-8")
        assert lines.of("result")[-1]["failed"] is False


@posix
def test_watch_waits_for_a_folder_that_is_not_there_yet(workspace: Path, articles: dict[str, str]) -> None:
    brief = workspace / "config/brief.yaml"
    text = brief.read_text(encoding="utf-8").replace("  paths: [seeds]\n", "  paths: [seeds, 'inbox/*.md']\n")
    brief.write_text(text, encoding="utf-8")
    with watching(workspace):
        (workspace / "inbox").mkdir()
        text = articles["troops.md"].replace("1,500", "1,700")
        (workspace / "inbox/new.md").write_text(text, encoding="utf-8")
        assert wait_for(lambda: edition(workspace) == 2)


@posix
def test_schedule_stops_when_it_is_told(workspace: Path) -> None:
    pytest.importorskip("apscheduler")
    with running(workspace, "schedule", "--cron", "0 6 * * *", "--timezone", "Europe/Berlin") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "Building at '0 6 * * *' (Europe/Berlin)\n"
        assert re.fullmatch(r"The next is at \d{4}-\d\d-\d\d 06:00\n", process.stdout.readline())
        process.send_signal(signal.SIGTERM)
        assert process.wait(_PATIENCE) == 0
    assert edition(workspace) == 0


@posix
def test_a_missed_time_is_made_up_for_once(workspace: Path) -> None:
    pytest.importorskip("apscheduler")
    (workspace / ".briefing").mkdir()
    (workspace / ".briefing/scheduled").write_text("2024-01-01T00:00:00+00:00\n", encoding="ascii")
    for built in (True, False):
        with running(workspace, "schedule", "--cron", "0 6 1 1 *", "--format", "md", "--log-format", "json") as process:
            lines = Lines(process)
            assert lines.until("waiting")
            assert [line["edition"]["number"] for line in lines.of("result")] == ([1] if built else [])
            process.send_signal(signal.SIGTERM)
            assert process.wait(_PATIENCE) == 0


@posix
def test_a_build_that_runs_is_finished_before_the_stop(workspace: Path) -> None:
    pytest.importorskip("apscheduler")
    (workspace / ".briefing").mkdir()
    (workspace / ".briefing/scheduled").write_text("2024-01-01T00:00:00+00:00\n", encoding="ascii")
    with running(workspace, "schedule", "--cron", "0 6 1 1 *", "--format", "md", "--log-format", "json") as process:
        lines = Lines(process)
        assert lines.until("stage")
        process.send_signal(signal.SIGTERM)
        assert process.wait(_PATIENCE) == 0
    assert edition(workspace) == 1


@posix
def test_two_schedulers_never_build_at_once(workspace: Path) -> None:
    """Each minute both begin; the lock of the folder lets one wait for the other, which then finds nothing to do."""
    with running(workspace, "build", "--format", "md") as one, running(workspace, "build", "--format", "md") as two:
        assert (one.wait(_PATIENCE), two.wait(_PATIENCE)) == (0, 0)
    assert edition(workspace) == 1
