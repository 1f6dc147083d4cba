"""The same inputs give the same bytes, in every output, whatever the process, folder, time zone or hash seed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ARTICLES

#: Folders and the time zones they are built in, one after the other, by one process of its own.
_FOLDERS = {"a": "Asia/Tokyo", "somewhere else/b": "America/Lima"}
_SETTINGS = {"PYTHONHASHSEED": "1", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "0"}
_ELSEWHERE = """
import contextlib, os, sys, time
from briefing.cli import main
for root, os.environ["TZ"] in zip(sys.argv[1::2], sys.argv[2::2]):
    time.tzset() if hasattr(time, "tzset") else None
    os.chdir(root)
    with contextlib.suppress(SystemExit):
        main(["build"])
"""


def outputs(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()}


@pytest.fixture(scope="module")
def built(published: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    roots = {str(tmp_path_factory.mktemp("same") / name): zone for name, zone in _FOLDERS.items()}
    for root in roots:
        shutil.copytree(published, root, ignore=shutil.ignore_patterns("out", ".briefing"))
    command = [sys.executable, "-c", _ELSEWHERE, *(word for pair in roots.items() for word in pair)]
    done = subprocess.run(command, env={**os.environ, **_SETTINGS}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [outputs(Path(root) / "out") for root in roots]


def test_two_time_zones_in_two_folders(built: list[dict[str, bytes]]) -> None:
    first, second = built
    assert "brief.pdf" in first
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_the_same_as_within_another_process(built: list[dict[str, bytes]], published: Path) -> None:
    here = outputs(published / "out")
    assert [name for name in built[0] | here if built[0].get(name) != here.get(name)] == []


def test_no_place_or_time_in_any_output(built: list[dict[str, bytes]], published: Path) -> None:
    for name, data in built[0].items():
        assert str(published).encode() not in data, name
        assert str(Path(__file__).parents[2]).encode() not in data, name


VISIT = "---\npublished: 2024-10-19\n---\n\nRussian President Vladimir Putin visited Pyongyang on 19 June 2024.\n"
#: Files that come, go and are edited, build by build; None takes one away.
EDITS = (
    ("seeds/visit.md", VISIT),
    ("seeds/troops.md", None),
    ("seeds/copy.md", ARTICLES["shells.md"].replace("Harbour Gazette", "Gull Wire").replace("3 million", "4 million")),
    ("seeds/missiles.md", ARTICLES["missiles.md"].replace("about 40", "about 90")),
)


def test_what_was_kept_of_earlier_builds_changes_no_byte(workspace: Path, build_here: Callable[..., object]) -> None:
    build_here()
    for name, text in EDITS:
        path = workspace / name
        path.unlink() if text is None else path.write_text(text, encoding="utf-8")
        build_here()
    shutil.rmtree(workspace / "out")
    build_here()
    kept = outputs(workspace / "out")
    shutil.rmtree(workspace / "out")
    shutil.rmtree(workspace / ".briefing")
    build_here()
    assert outputs(workspace / "out") == kept
