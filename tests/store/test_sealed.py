"""What is kept sealed comes back to the same user and version alone; where nothing can be kept, nothing fails."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.store import Sealed

VALUE = {("a", 1): ("digest", b"code")}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "mine"))
    Sealed(tmp_path / "kept", "1").keep("table", VALUE)
    return tmp_path / "kept"


def test_it_comes_back(folder: Path) -> None:
    assert Sealed(folder, "1").recall("table") == VALUE
    assert Sealed(folder, "1").recall("other") is None
    assert [path.name for path in folder.iterdir()] == ["table"]


def test_what_a_killed_process_left_is_taken_away(folder: Path) -> None:
    (folder / "table.12345").write_bytes(b"half of it")
    Sealed(folder, "1").keep("table", VALUE)
    assert [path.name for path in folder.iterdir()] == ["table"]


def test_another_version_finds_nothing(folder: Path) -> None:
    assert Sealed(folder, "2").recall("table") is None


def test_another_user_finds_nothing(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "theirs"))
    assert Sealed(folder, "1").recall("table") is None


@pytest.mark.parametrize("at", [0, 40, -1])
def test_what_was_changed_is_not_read(folder: Path, at: int) -> None:
    data = bytearray((folder / "table").read_bytes())
    data[at] ^= 1
    (folder / "table").write_bytes(data)
    assert Sealed(folder, "1").recall("table") is None


def test_under_another_name_it_is_not_read(folder: Path) -> None:
    (folder / "table").rename(folder / "other")
    assert Sealed(folder, "1").recall("other") is None


def test_the_key_is_for_its_owner_alone(folder: Path, tmp_path: Path) -> None:
    key = tmp_path / "mine/briefing/key"
    assert key.stat().st_mode & 0o077 == 0
    before = key.read_bytes()
    Sealed(folder, "1").keep("table", VALUE)
    assert key.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o622])
def test_a_key_that_others_can_reach_opens_nothing(folder: Path, tmp_path: Path, mode: int) -> None:
    (tmp_path / "mine/briefing/key").chmod(mode)
    before = (folder / "table").read_bytes()
    assert Sealed(folder, "1").recall("table") is None
    Sealed(folder, "1").keep("table", {})
    assert (folder / "table").read_bytes() == before


def test_a_key_in_the_workspace_is_not_used(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", "mine")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert Sealed(folder, "1").recall("table") is None
    monkeypatch.setenv("HOME", ".")
    assert Sealed(folder, "1").recall("table") is None


@pytest.mark.parametrize("broken", ["state", "folder"])
def test_without_a_place_nothing_is_kept(broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / broken).write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    sealed = Sealed(tmp_path / "folder", "1")
    sealed.keep("table", VALUE)
    assert sealed.recall("table") is None
