"""A file that has not changed is not read again; one that may have is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.ingest import hashed
from briefing.pipeline import hashing
from briefing.pipeline.hashing import Hashes, disk_time
from briefing.pipeline.result import BuildResult

LATER = 10_000_000_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")
    return path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every file that is hashed."""
    seen: list[Path] = []

    def counted(path: Path) -> str:
        seen.append(path)
        return hashed(path)

    monkeypatch.setattr(hashing, "hashed", counted)
    return seen


def test_what_has_not_changed_is_not_read(file: Path, read: list[Path]) -> None:
    first = Hashes({}, disk_time(file) + LATER)
    assert first(file) == hashed(file)
    again = Hashes(first.trusted, disk_time(file.with_name("clock")) + LATER)
    read.clear()
    os.utime(file)  # another time
    again(file)
    assert read == [file]
    third = Hashes(again.trusted, again.now)
    read.clear()
    assert third(file) == hashed(file)
    assert read == []


def test_the_same_size_and_time_do_not_hide_a_change(file: Path) -> None:
    first = Hashes({}, disk_time(file) + LATER)
    before, times = first(file), file.stat()
    file.write_bytes(b"other")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert Hashes(first.trusted, first.now)(file) != before


def test_a_file_that_has_just_changed_is_not_trusted(file: Path) -> None:
    first = Hashes({}, disk_time(file))
    first(file)
    assert first.trusted == {}


def test_a_folder_without_a_clock_trusts_nothing(file: Path) -> None:
    first = Hashes({}, disk_time(file / "no folder"))
    first(file)
    assert first.trusted == {}


def test_rehash_reads_everything(
    workspace: Path, build_here: Callable[..., BuildResult], read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashing, "_RACY", -LATER)
    build_here()
    build_here()
    read.clear()
    assert not build_here().written
    assert read == []
    assert not build_here(rehash=True).written
    assert {path.name for path in read} >= {"shells.md", "missiles.md", "troops.md", "brief.json"}
