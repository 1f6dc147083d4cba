"""Who does what to whom in a sentence, case by case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing.config.marked import parse_yaml
from tests.extract.engine_case import document, engine

FILE = Path(__file__).parent / "cases" / "clauses" / "clauses.yaml"
CASES: list[dict[str, Any]] = parse_yaml(FILE.read_text(encoding="utf-8"), FILE.name)[0].data


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_clauses(case: dict[str, Any]) -> None:
    (scene,) = engine().read(document(case["text"]), explain=True).scenes
    words = scene.parsed.words
    told = []
    for clause in scene.clauses:
        subject = " + ".join(words(np) for np in clause.subject)
        object_ = " + ".join(words(np) for np in clause.objects[0]) if clause.objects else ""
        told.append(f"{subject} | {clause.verb.lemma} | {object_}")
    assert told == case["clauses"]
