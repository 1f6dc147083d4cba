"""Two builds of one folder take turns."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from briefing.pipeline.lock import turn

_CHILD = """
import sys
from pathlib import Path
from briefing.pipeline.lock import turn
with turn(Path(sys.argv[1]), lambda: print("waiting", flush=True)):
    print("in", flush=True)
    sys.stdin.readline()
"""


def test_the_second_waits_for_the_first(tmp_path: Path) -> None:
    lock = tmp_path / "out/.lock"
    with turn(lock):
        child = subprocess.Popen(
            [sys.executable, "-c", _CHILD, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        assert child.stdout.readline() == "waiting\n"
        assert child.poll() is None
    assert child.stdout.readline() == "in\n"
    child.communicate("\n")


def test_a_process_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    lock = tmp_path / ".lock"
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "in\n"
    child.kill()
    child.communicate()
    waited: list[bool] = []
    with turn(lock, lambda: waited.append(True)):
        assert waited == []
