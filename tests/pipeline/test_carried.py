"""What one process has read and compiled is there for the next, and makes the same brief."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest
from conftest import Building, open_project

from briefing.compose import COMPILED
from briefing.config import READ_BEFORE
from briefing.pipeline.carried import carried


@pytest.fixture(autouse=True)
def _own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_a_table_is_left_to_the_next(tmp_path: Path) -> None:
    (tmp_path / ".briefing").mkdir()
    first: dict[str, tuple[str, int]] = {}
    with carried(tmp_path, "table", first):
        first["a"] = ("digest", 1)
    second: dict[str, tuple[str, int]] = {}
    with carried(tmp_path, "table", second):
        assert second == first
    written = tmp_path / ".briefing/kept/table"
    before = written.stat().st_mtime_ns
    with carried(tmp_path, "table", second):
        pass
    assert written.stat().st_mtime_ns == before


def test_compiled_templates_make_the_same_brief(workspace: Path, build_here: Building) -> None:
    COMPILED.clear()
    first = build_here(as_of="2024-12-01")
    brief = (first.out / "brief.md").read_bytes()
    assert COMPILED
    COMPILED.clear()
    again = build_here(as_of="2024-12-01", out=workspace / "again")
    assert (again.out / "brief.md").read_bytes() == brief
    assert COMPILED


def test_a_changed_template_is_compiled_anew(workspace: Path, build_here: Building) -> None:
    build_here()
    COMPILED.clear()
    template = workspace / "templates/sections/timeline.md.j2"
    template.write_text(template.read_text(encoding="utf-8").replace("| When |", "| On |"), encoding="utf-8")
    assert "| On |" in (build_here().out / "brief.md").read_text(encoding="utf-8")


def test_nothing_is_left_where_nothing_was_built(tmp_path: Path) -> None:
    table: dict[str, tuple[str, int]] = {}
    with carried(tmp_path, "table", table):
        table["a"] = ("digest", 1)
    assert list(tmp_path.iterdir()) == []


def test_read_configuration_gives_the_same_project(workspace: Path) -> None:
    (workspace / ".briefing").mkdir()
    READ_BEFORE.clear()
    with carried(workspace, "configuration", READ_BEFORE):
        first = open_project(workspace)
    READ_BEFORE.clear()
    with carried(workspace, "configuration", READ_BEFORE):
        again = open_project(workspace)
        assert again == first
        assert again.brief is next(spec for _, _, spec in READ_BEFORE.values() if spec == again.brief)
    assert again.locate(("sections", 1, "template")) == first.locate(("sections", 1, "template"))


def test_versions_are_asked_for_once_a_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".briefing").mkdir()
    with carried(tmp_path, "table", {}):
        pass
    asked: list[str] = []
    monkeypatch.setattr(metadata, "version", asked.append)
    with carried(tmp_path, "table", {}):
        pass
    assert asked == []
