"""The same inputs give the same bytes, in every output, whatever the process, folder, time zone or hash seed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_SETTINGS = (
    ("a", {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1", "LC_ALL": "C"}),
    ("somewhere else/b", {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "0"}),
)


def outputs(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def built(published: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    found = []
    for name, settings in _SETTINGS:
        root = tmp_path_factory.mktemp("same") / name
        shutil.copytree(published, root, ignore=shutil.ignore_patterns("out", ".briefing"))
        command = [sys.executable, "-c", "from briefing.cli import main; main()", "build"]
        done = subprocess.run(command, cwd=root, env={**os.environ, **settings}, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        found.append(outputs(root / "out"))
    return found


def test_two_processes_in_two_folders(built: list[dict[str, bytes]]) -> None:
    first, second = built
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_the_same_as_within_another_process(built: list[dict[str, bytes]], published: Path) -> None:
    here = outputs(published / "out")
    assert [name for name in here if built[0].get(name) != here[name]] == []


def test_no_place_or_time_in_any_output(built: list[dict[str, bytes]], published: Path) -> None:
    for name, data in built[0].items():
        assert str(published).encode() not in data, name
        assert str(Path(__file__).parents[2]).encode() not in data, name
