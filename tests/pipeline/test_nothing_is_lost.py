"""Whatever happens to a build, the last edition stays whole, and the next run completes what was begun."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import open_project

from briefing.pipeline.build import build
from briefing.pipeline.manifest import digests_of
from briefing.pipeline.publish import numbered
from briefing.pipeline.result import BuildResult
from briefing.store import database

Building = Callable[..., BuildResult]
posix = pytest.mark.skipif(os.name == "nt", reason="processes are forked and killed as on POSIX")
#: What changes something on the disk.
_EVENTS = ("os.rename", "os.mkdir", "os.remove", "os.rmdir", "sqlite3.connect")
_POINTS = 10


def edit(root: Path) -> None:
    path = root / "seeds/troops.md"
    path.write_text(path.read_text(encoding="utf-8").replace("1,500", "2,500"), encoding="utf-8")


def built_in_a_child(root: Path, last: int | None) -> int:
    """Build in a child that kills itself before its change number `last` to the disk; how many it came to."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        seen = 0

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal seen
            written = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
            if event in _EVENTS or written:
                if seen == last:
                    os.kill(os.getpid(), signal.SIGKILL)
                seen += 1

        with contextlib.suppress(BaseException):
            sys.addaudithook(count)
            build(open_project(root), formats=("md",))
            os.write(writing, str(seen).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    assert (status == signal.SIGKILL) == (last is not None), status
    return int(said or 0)


def is_whole(root: Path) -> None:
    """Every edition that can be seen is as its manifest says."""
    for number, edition in numbered(root / "out").items():
        files = {name: edition.read(name) for name in edition.manifest.outputs}
        assert digests_of(files) == edition.manifest.outputs, number


@posix
def test_killed_at_many_points(workspace: Path, tmp_path: Path) -> None:
    build(open_project(workspace), formats=("md",))
    first = (workspace / "out/editions/0001/brief.json").read_bytes()
    edit(workspace)
    whole = Path(shutil.copytree(workspace, tmp_path / "whole"))
    changes = built_in_a_child(whole, None)
    wanted = (whole / "out/brief.json").read_bytes()
    assert changes > 2 * _POINTS, "there are many points to be killed at"
    for n in range(_POINTS):
        root = Path(shutil.copytree(workspace, tmp_path / f"killed-{n}"))
        built_in_a_child(root, n * changes // _POINTS)
        is_whole(root)
        assert (root / "out/editions/0001/brief.json").read_bytes() == first
        result = build(open_project(root), formats=("md",))
        assert not result.failed, [str(d) for d in result.diagnostics]
        assert (root / "out/brief.json").read_bytes() == wanted
        assert sorted(numbered(root / "out")) == [1, 2]
        is_whole(root)
        assert not (root / "out/.staging").exists()


@pytest.fixture
def small_disk(workspace: Path) -> Iterator[Path]:
    """The output folder of the workspace on a disk of its own that holds little."""
    out = workspace / "out"
    out.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(out)]
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except OSError as error:
        pytest.skip(f"no disk can be mounted here: {error}")
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
    try:
        yield out
    finally:
        subprocess.run(["umount", str(out)], check=True)


def codes(result: BuildResult) -> set[str]:
    return {d.code for d in result.diagnostics}


def test_a_full_disk_keeps_the_brief(workspace: Path, small_disk: Path, build_here: Building) -> None:
    assert build_here().written
    before = (small_disk / "brief.md").read_bytes()
    edit(workspace)
    with contextlib.suppress(OSError), (small_disk / "ballast").open("wb") as ballast:
        while True:
            ballast.write(b"\0" * 4096)
            ballast.flush()
    result = build_here()
    assert codes(result) == {"BLD004"}
    assert "no space left" in result.diagnostics[-1].message
    assert (small_disk / "brief.md").read_bytes() == before
    is_whole(workspace)
    (small_disk / "ballast").unlink()
    assert build_here().written
    assert (small_disk / "brief.md").read_bytes() != before


def test_a_read_only_folder_keeps_the_brief(workspace: Path, small_disk: Path, build_here: Building) -> None:
    assert build_here().written
    before = (small_disk / "brief.md").read_bytes()
    edit(workspace)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    result = build_here()
    assert codes(result) == {"BLD004"}
    assert "read-only" in result.diagnostics[-1].message
    assert (small_disk / "brief.md").read_bytes() == before
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    assert build_here().written


def test_a_locked_database_costs_time_alone(
    workspace: Path, build_here: Building, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_here()
    edit(workspace)
    monkeypatch.setattr(database, "_PATIENCE", 0.05)
    other = sqlite3.connect(workspace / ".briefing/store.sqlite")
    other.execute("BEGIN IMMEDIATE")
    result = build_here()
    other.close()
    assert result.written
    assert codes(result) == {"BLD005"}
    assert not result.failed


def test_no_room_for_the_store_costs_time_alone(workspace: Path, build_here: Building) -> None:
    (workspace / ".briefing").write_text("a file where a folder should be", encoding="utf-8")
    result = build_here()
    assert result.written
    assert codes(result) == {"BLD005"}


def test_a_database_that_breaks_inside_costs_time_alone(workspace: Path, build_here: Building) -> None:
    build_here()
    edit(workspace)
    path = workspace / ".briefing/store.sqlite"
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    data = bytearray(path.read_bytes())
    for at in range(4096, len(data), 4096):  # the first page tells what tables there are; the rest is nonsense
        data[at : at + 512] = b"\xff" * 512
    path.write_bytes(data)
    result = build_here()
    assert result.written, [str(d) for d in result.diagnostics]
    assert not result.failed


def test_a_template_that_fails_while_it_writes_keeps_the_brief(workspace: Path, build_here: Building) -> None:
    build_here()
    before = (workspace / "out/brief.md").read_bytes()
    (workspace / "templates/sections/gaps.md.j2").write_text("{{ 1 // 0 }}\n", encoding="utf-8")
    assert build_here().failed
    assert (workspace / "out/brief.md").read_bytes() == before
    assert sorted(numbered(workspace / "out")) == [1]
