"""The workspace over the packaged reference: which file is in force, and what a project tells."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from briefing.config import Workspace, load_project, reference_root, workspace
from briefing.model.codes import CODES

REPOSITORY = Path(__file__).parents[2]
BRIEF = "title: {}\ntheme: parcels\nsections:\n  - {{id: a, template: sections/a.md.j2}}\n"
RULE = """\
kind: {}
plover: AID
label: Any
examples:
  - {{text: Arland sent a parcel., facts: [{{actor: Arland}}]}}
not: [Nothing.]
"""


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def layers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A packaged reference, and an empty workspace beside it."""
    reference = write(
        tmp_path / "reference",
        {
            "config/brief.yaml": BRIEF.format("Packaged"),
            "config/lexicons/actors.yaml": "entities:\n  - {name: Arland, type: state}\n",
            "config/rules/transfer.yaml": RULE.format("transfer"),
            "templates/sections/a.md.j2": "packaged",
            "templates/sections/b.md.j2": "packaged",
        },
    )
    monkeypatch.setattr(workspace, "reference_root", lambda: reference)
    (tmp_path / "here").mkdir()
    return reference, tmp_path / "here"


def load(root: Path, **more: Any) -> Any:
    project, diagnostics = load_project(root, **more)
    assert project is not None, [str(d) for d in diagnostics]
    return project


def test_an_empty_folder_has_the_packaged_configuration(layers: tuple[Path, Path]) -> None:
    project = load(layers[1])
    assert project.brief.title == "Packaged"
    assert project.templates.read("sections/a.md.j2") == "packaged"


def test_a_file_of_the_workspace_stands_before_the_packaged_one(layers: tuple[Path, Path]) -> None:
    root = write(
        layers[1],
        {
            "config/brief.yaml": BRIEF.format("Own"),
            "config/lexicons/actors.yaml": "entities:\n  - {name: Borland, type: state}\n",
            "config/lexicons/more.yaml": "entities:\n  - {name: Corland, type: state}\n",
            "config/rules/visit.yaml": RULE.format("visit"),
            "templates/sections/a.md.j2": "own",
        },
    )
    project = load(root)
    assert project.brief.title == "Own"
    assert [e.name for e in project.lexicon.entities] == ["Borland", "Corland"], "replaced by name; extra files add"
    assert [r.kind for r in project.rules] == ["transfer", "visit"]
    assert project.templates.read("sections/a.md.j2") == "own"
    assert project.templates.own("sections/a.md.j2")
    assert project.templates.read("sections/b.md.j2") == "packaged"
    assert not project.templates.own("sections/b.md.j2")
    assert "sections/none.md.j2" not in project.templates


def test_digests_change_with_the_file_in_force_alone(layers: tuple[Path, Path]) -> None:
    before = load(layers[1])
    write(layers[1], {"templates/sections/a.md.j2": "own"})
    after = load(layers[1])
    changed = {n for n, d in after.templates.digests.items() if before.templates.digests[n] != d}
    assert changed == {"sections/a.md.j2"}
    assert after.digests == before.digests
    assert set(after.digests) == {"config/brief.yaml", "config/lexicons/actors.yaml", "config/rules/transfer.yaml"}


def test_a_template_may_extend_the_packaged_one_in_whose_place_it_stands(layers: tuple[Path, Path]) -> None:
    write(layers[1], {"templates/sections/a.md.j2": '{% extends "packaged/sections/a.md.j2" %}'})
    templates = load(layers[1]).templates
    assert templates.read("packaged/sections/a.md.j2") == "packaged"
    assert templates.read("packaged/sections/b.md.j2") == "packaged"
    assert templates.read("sections/a.md.j2").startswith("{% extends")
    assert "packaged/sections/a.md.j2" in templates.digests
    assert "packaged/sections/b.md.j2" not in templates.digests
    write(layers[1], {"templates/sections/own.md.j2": "own"})
    assert "packaged/sections/own.md.j2" not in load(layers[1]).templates


def test_another_brief_of_the_same_workspace(layers: tuple[Path, Path]) -> None:
    root = write(layers[1], {"config/briefs/short.yaml": BRIEF.format("Short")})
    project = load(root, brief=root / "config/briefs/short.yaml")
    assert (project.brief.title, project.brief_file) == ("Short", "config/briefs/short.yaml")
    assert "config/brief.yaml" not in project.digests


def test_locate(layers: tuple[Path, Path]) -> None:
    project = load(write(layers[1], {"config/brief.yaml": BRIEF.format("Own")}))
    assert str(project.locate(("sections", 0, "template"))) == "config/brief.yaml:4:23"
    assert str(project.locate(("entities", 0, "type"), "config/lexicons/actors.yaml")).startswith(
        "briefing/reference/config/lexicons/actors.yaml:2:"
    )


def test_charts_are_checked_where_they_are_known(layers: tuple[Path, Path]) -> None:
    text = BRIEF.format("Own").replace("md.j2}", "md.j2, charts: [wheel]}")
    root = write(layers[1], {"config/brief.yaml": text})
    assert load_project(root)[0] is not None
    project, diagnostics = load_project(root, charts=("timeline",))
    assert project is None
    assert [d.code for d in diagnostics] == ["CFG021"]


def test_hidden_files_and_backups_are_not_in_force(layers: tuple[Path, Path]) -> None:
    write(layers[1], {"templates/sections/.a.md.j2.swp": "x", "templates/sections/a.md.j2~": "x"})
    assert load(layers[1]).templates.names() == ("sections/a.md.j2", "sections/b.md.j2")


def test_the_reference_of_an_editable_install_is_the_repository() -> None:
    assert reference_root() == REPOSITORY
    assert Workspace(REPOSITORY).shown(REPOSITORY / "config/brief.yaml") == "config/brief.yaml"


def test_the_reference_workspace_is_clean() -> None:
    project, diagnostics = load_project(REPOSITORY)
    assert project is not None
    assert [str(d) for d in diagnostics] == []


def test_loading_twice_gives_the_same() -> None:
    assert load_project(REPOSITORY) == load_project(REPOSITORY)


def test_every_code_in_the_program_is_in_the_table() -> None:
    used = {
        code
        for path in (REPOSITORY / "briefing").rglob("*.py")
        if path.name != "codes.py"
        for code in re.findall(r'"([A-Z]{3}\d{3})"', path.read_text(encoding="utf-8"))
    }
    assert used <= set(CODES), f"add to briefing/model/codes.py: {sorted(used - set(CODES))}"
