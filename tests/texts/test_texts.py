"""The engine against texts that were annotated without knowledge of its rules."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from score import Score, Text, load, score

import briefing.extract
from briefing.config import MetadataSpec, Project, load_project, parse_yaml
from briefing.config.specs.lexicon import LexiconSpec
from briefing.ingest import SourceFile, read

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SETS = {name: load(HERE / name) for name in ("open", "blind")}
TEXTS = [text for texts in SETS.values() for text in texts]
KINDS = {
    "transfer",
    "deployment",
    "casualties",
    "visit",
    "meeting",
    "agreement",
    "strike",
    "test_launch",
    "sanction",
} | {"statement_denial", "accusation", "diplomatic_vote", "technology_transfer", "production", "training", "other"}
MODALITIES = {"asserted", "reported", "alleged", "denied", "planned", "speculated"}
SET_FLOORS: dict[str, dict[str, Any]] = parse_yaml((HERE / "floors.yaml").read_text("utf-8"), "floors.yaml")[0].data
FLOORS: dict[str, dict[str, float]] = {name: of_set["floors"] for name, of_set in SET_FLOORS.items()}


@cache
def _lexicon() -> LexiconSpec:
    """Actors alone: it is names that the scorer compares."""
    data = parse_yaml((ROOT / "config/lexicons/actors.yaml").read_text("utf-8"), "actors.yaml")[0].data
    return LexiconSpec.model_validate(data)


@cache
def _project() -> Project:
    project, diagnostics = load_project(ROOT)
    assert project, diagnostics
    return project


@cache
def _score(name: str) -> Score:
    """The score of one set."""
    if not hasattr(briefing.extract, "Engine"):
        pytest.skip("the engine is not there yet")
    project = _project()
    engine: Any = briefing.extract.Engine(project.lexicon, project.reporting, project.rules)
    total = Score()
    for text in SETS[name]:
        file = SourceFile(text.path, f"{text.name}.txt", metadata=MetadataSpec(published=text.published))
        reading = read(file, project.publishers)
        assert reading.documents, reading.diagnostics
        document = reading.documents[0]
        facts, odd = engine.facts(document)
        assert odd == [], text.name  # of every text all is taken for English
        assert all(document.text[f.evidence.span.start : f.evidence.span.end] == f.evidence.exact for f in facts)
        total += score(text, [fact.row() for fact in facts], project.lexicon)
    return total


@pytest.mark.parametrize("name", SETS)
def test_floors(name: str) -> None:
    result = _score(name)
    missed = [measure for measure in FLOORS[name] if result.share(measure) < FLOORS[name][measure]]
    told = [result.table()]
    if name != "blind":  # what is missed in the set that is kept aside stays unread
        told += [error for error in result.errors if error.startswith(tuple(f"{measure}:" for measure in missed))]
    assert missed == [], "\n".join(told)


@pytest.mark.parametrize("name", SETS)
def test_floors_were_measured_on_this_corpus(name: str) -> None:
    """A text or an annotation that changes asks for new floors, and for a line in CHANGELOG.md."""
    digest = sha256()
    for path in sorted((HERE / name).iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    assert SET_FLOORS[name]["corpus"] == digest.hexdigest()[:12]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_rows_stand_in_their_text(text: Text) -> None:
    words = text.path.read_text(encoding="utf-8")
    for row in text.rows:
        assert words[row["start"] : row["end"]] == row["quote"], row["id"]
        assert {row["kind"], *row.get("kind_alt", [])} <= KINDS, row["id"]
        assert {row["modality"], *row.get("modality_alt", [])} <= MODALITIES, row["id"]


def test_the_set_is_as_wide_as_it_says() -> None:
    rows = [row for text in TEXTS for row in text.rows]
    assert len(TEXTS) >= 255
    assert sum(len(text.rows) for text in SETS["blind"]) >= 1210  # no one who writes rules has read them
    assert len(rows) >= 5000
    assert sum(row["value_low"] is not None or row["value_high"] is not None for row in rows) >= 1930
    assert any(not text.rows for text in TEXTS)


def test_the_true_facts_score_full_marks() -> None:
    """The scorer finds nothing wrong with the annotation itself."""
    for text in TEXTS:
        rows = [{"negated": False, **row} for row in text.rows]
        assert score(text, rows, _lexicon()).errors == [], text.name


def test_the_scorer_sees_what_is_wrong() -> None:
    text = next(text for text in TEXTS if text.name == "wire-nis-losses")
    first = {"negated": False, **text.rows[0]}
    worse = {**first, "value_low": 5, "recipient": "Ukraine", "attribution": "TASS", "modality": "denied"}
    right, wrong = (score(text, [row], _lexicon()) for row in (first, worse))
    assert right.right["figures recall"] == right.right["figures precision"] == 1
    for measure in ("figures precision", "roles", "attribution", "modality"):
        assert wrong.right[measure] < right.right[measure], measure
