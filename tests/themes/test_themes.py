"""Every packaged theme: data alone, in order, and a brief that stands by the same engine as the reference."""

from __future__ import annotations

import shutil

import pytest

from briefing.compose import check
from briefing.config import Project, load_project, reference_root, themes
from briefing.extract import Engine
from briefing.pipeline.build import build
from briefing.pipeline.record import Record, read_record


@pytest.fixture(scope="module", params=themes().values(), ids=themes())
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the theme, loaded as somebody's workspace."""
    root = tmp_path_factory.mktemp("theme") / request.param.name
    shutil.copytree(request.param, root)
    loaded, diagnostics = load_project(root)
    assert diagnostics == []
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def record(project: Project) -> Record:
    result = build(project, formats=("md", "html"))
    assert [str(d) for d in result.diagnostics] == []
    assert result.summary.checked > 50
    return read_record((project.root / "out/brief.json").read_bytes())


def test_a_theme_is_data_alone(project: Project) -> None:
    suffixes = {path.suffix for path in (project.root / "config").rglob("*") if path.is_file()}
    assert suffixes == {".yaml"}
    assert {path.suffix for path in (project.root / "templates").rglob("*") if path.is_file()} == {".j2"}


def test_nothing_of_the_reference_theme_is_read(project: Project) -> None:
    assert project.brief.inherit == ()
    own = {f"config/rules/{rule.kind}.yaml" for rule in project.rules}
    assert all((project.root / name).is_file() for name in own)
    packaged = {path.name for path in (reference_root() / "config/lexicons").glob("*.yaml")}
    assert packaged
    assert "Kim Jong Un" not in {entity.name for entity in project.lexicon.entities}


def test_rules_examples_and_templates_are_in_order(project: Project) -> None:
    engine = Engine(project.lexicon, project.reporting, project.rules)
    assert [str(d) for d in (*check(project.templates), *engine.check_examples())] == []


def test_every_kind_has_words_of_its_own(project: Project) -> None:
    for rule in project.rules:
        assert (project.root / f"templates/wording/{rule.kind}.md.j2").is_file(), rule.kind


def test_the_brief_says_what_stands_what_is_disputed_and_what_was_corrected(record: Record) -> None:
    assert len(record.judgements) >= 4
    assert {d.status for d in record.discrepancies} >= {"open", "resolved"}
    reasons = {reason.code for d in record.discrepancies for reason in d.reasons}
    assert {"denial", "superseded_by", "dates_differ"} <= reasons
    assert max(len(a.origins) for a in record.assessments) >= 4


def test_the_theme_has_a_map(record: Record) -> None:
    assert "map" in {chart.kind for chart in record.charts}


def test_no_sentence_falls_back_on_bare_words(record: Record) -> None:
    assert "been reported in" not in record.markdown
    assert "take part in" not in record.markdown
