"""This edit → exactly these stages run, on exactly these things."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.pipeline.result import BuildResult

Building = Callable[..., BuildResult]
SEEDS = {"seeds/missiles.md", "seeds/shells.md", "seeds/troops.md"}

TOPICS = {"arms", "battlefield", "tests", "troops", "visits", "technology", "positions", "sanctions"}


def swapped(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def added(name: str, text: str) -> Callable[[Path], object]:
    return lambda root: (root / name).write_text(text, encoding="utf-8")


VISIT = (
    "---\ntitle: A visit\npublisher: Gull Wire\npublished: 2024-10-19\n---\n\n"
    "Russian President Vladimir Putin visited Pyongyang on 19 June 2024.\n"
)
#: edit, sources read, sources extracted, sections on a topic whose words change
CASES: dict[str, tuple[Callable[[Path], object], set[str], set[str], set[str]]] = {
    "a new document": (added("seeds/visit.md", VISIT), {"seeds/visit.md"}, {"seeds/visit.md"}, {"visits"}),
    "an edited document": (
        swapped("seeds/troops.md", "1,500", "2,500"),
        {"seeds/troops.md"},
        {"seeds/troops.md"},
        {"troops"},
    ),
    "a document that goes": (lambda root: (root / "seeds/troops.md").unlink(), set(), set(), {"troops"}),
    "a sidecar": (
        added("seeds/troops.meta.yaml", "title: Another title\n"),
        {"seeds/troops.md"},
        {"seeds/troops.md"},
        set(),
    ),
    "a copy of a document": (
        lambda root: (root / "seeds/zz.md").write_bytes((root / "seeds/troops.md").read_bytes()),
        {"seeds/zz.md"},
        set(),
        set(),
    ),
    "a template": (added("templates/sections/gaps.md.j2", "- Nobody knows.\n"), set(), set(), {"gaps"}),
    "the title of a section": (
        swapped("config/brief.yaml", "title: Arms transfers", "title: Arms"),
        set(),
        set(),
        {"arms"},
    ),
    "the style": (swapped("templates/page/brief.css", "{", " {"), set(), set(), set()),
}


def made(result: BuildResult, stage: str) -> set[str]:
    return {decision.subject for decision in result.decisions if decision.stage == stage and decision.done}


@pytest.mark.parametrize(("edit", "read", "extracted", "written"), CASES.values(), ids=CASES.keys())
def test_an_edit_and_its_stages(
    workspace: Path,
    build_here: Building,
    edit: Callable[[Path], object],
    read: set[str],
    extracted: set[str],
    written: set[str],
) -> None:
    build_here()
    edit(workspace)
    result = build_here()
    assert result.written, [str(d) for d in result.diagnostics]
    assert made(result, "read") == read
    assert made(result, "extract") == extracted
    assert made(result, "write") & (TOPICS | written) == written
    assert made(result, "render") == {"brief.json, brief.md, " + ", ".join(_charts(workspace))}
    assert made(result, "publish") == {"edition 2"}


def _charts(root: Path) -> list[str]:
    return sorted(f"charts/{path.name}" for path in (root / "out/charts").glob("*.svg"))


#: edit, sources read, sources extracted: work is done, and no word comes out otherwise
SILENT: dict[str, tuple[Callable[[Path], object], set[str], set[str]]] = {
    "a comment on the brief": (swapped("config/brief.yaml", "title:", "# Reviewed.\ntitle:"), set(), set()),
    "a comment in a template": (swapped("templates/sections/gaps.md.j2", "{#", "{# Reviewed. #}{#"), set(), set()),
    "a comment on publishers": (
        swapped("config/publishers.yaml", "publishers:", "# Reviewed.\npublishers:"),
        SEEDS,
        set(),
    ),
    "a comment on a rule": (
        swapped("config/rules/visit.yaml", "kind: visit", "# Reviewed.\nkind: visit"),
        set(),
        SEEDS,
    ),
    "an item that nobody names": (
        swapped("config/lexicons/items.yaml", "items:", "items:\n  - {name: kites, type: arms}"),
        set(),
        SEEDS,
    ),
}


@pytest.mark.parametrize(("edit", "read", "extracted"), SILENT.values(), ids=SILENT.keys())
def test_an_edit_that_changes_no_word_makes_no_edition(
    workspace: Path, build_here: Building, edit: Callable[[Path], object], read: set[str], extracted: set[str]
) -> None:
    first = build_here()
    edit(workspace)
    result = build_here()
    assert (result.written, result.edition) == (False, first.edition), [str(d) for d in result.diagnostics]
    assert made(result, "read") == read
    assert made(result, "extract") == extracted
    assert not made(result, "render") | made(result, "publish")
    assert [(d.stage, d.done) for d in build_here().decisions] == [("publish", False)]
    (workspace / ".briefing/store.sqlite").unlink()
    assert not build_here().written


@pytest.mark.parametrize(
    "touch", [lambda root: None, lambda root: os.utime(root / "seeds/troops.md")], ids=["nothing", "the time of a file"]
)
def test_what_runs_no_stage(workspace: Path, build_here: Building, touch: Callable[[Path], None]) -> None:
    build_here()
    touch(workspace)
    result = build_here()
    assert not result.written
    assert [(d.stage, d.done) for d in result.decisions] == [("publish", False)]


def test_the_words_of_a_section_say_why_they_changed(workspace: Path, build_here: Building) -> None:
    build_here()
    CASES["an edited document"][0](workspace)
    result = build_here()
    why = {d.subject: d.reason for d in result.decisions if d.stage == "write"}
    assert why["troops"] == "the claims that it takes have changed"
    assert why["arms"] == "the same as before"
    assert why["title"] == "its words have changed"
    (assessed,) = [d.reason for d in result.decisions if d.stage == "compare"]
    assert "1 revised" in assessed
