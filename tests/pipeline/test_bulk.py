"""Many files read: in order, by one process or two, by an engine that is compiled once."""

from __future__ import annotations

import shutil
from pathlib import Path

from briefing.config import Project, load_project
from briefing.config.specs.brief import SourcesSpec
from briefing.ingest import SourceFile, discover
from briefing.pipeline.bulk import file_facts
from briefing.pipeline.extracting import compiled

ROOT = Path(__file__).parents[2]


def project(folder: Path = ROOT) -> Project:
    found, diagnostics = load_project(folder)
    assert found, diagnostics
    return found


def files(folder: Path) -> list[SourceFile]:
    for n in range(40):
        words = f"On {n % 28 + 1} May 2024 North Korea sent {n + 100} missiles to Russia, officials said.\n"
        (folder / f"{n:02}.txt").write_text("\n" * n + words, encoding="utf-8")
    (folder / "40.txt").write_bytes(b"")
    return discover(folder, SourcesSpec(paths=()), (folder,))[0]


def test_two_processes_find_what_one_finds_in_the_same_order(tmp_path: Path) -> None:
    found = list(file_facts(project(), files(tmp_path), jobs=1))
    assert list(file_facts(project(), files(tmp_path), jobs=2)) == found
    assert [row["value_low"] for one in found for _, row in one.rows] == [n + 100 for n in range(40)]
    assert [line for one in found for line, _ in one.rows] == [n + 1 for n in range(40)]
    assert [d.code for d in found[-1].diagnostics] == ["SRC006"]


def test_the_engine_is_compiled_once_for_the_same_rules(tmp_path: Path) -> None:
    assert compiled(project()) is compiled(project())
    shutil.copytree(ROOT / "config", tmp_path / "config")
    lexicon = next((tmp_path / "config/lexicons").glob("*.yaml"))
    lexicon.write_text(lexicon.read_text(encoding="utf-8") + "\n# another word\n", encoding="utf-8")
    assert compiled(project(tmp_path)) is not compiled(project())
