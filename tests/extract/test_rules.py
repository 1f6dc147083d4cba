"""Each rule of the reference theme against its own examples."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from briefing.config import Project, load_project
from briefing.extract import Engine
from briefing.extract.examples import missed, statement

ROOT = Path(__file__).parents[2]


@cache
def project() -> Project:
    loaded, diagnostics = load_project(ROOT)
    assert loaded, diagnostics
    return loaded


@cache
def engine() -> Engine:
    return Engine(project().lexicon, project().reporting, project().rules)


RULES = project().rules


@pytest.mark.parametrize(
    ("kind", "n"), [(rule.kind, n) for rule in RULES for n in range(len(rule.examples))], ids=lambda value: str(value)
)
def test_example_is_found(kind: str, n: int) -> None:
    rule = next(r for r in RULES if r.kind == kind)
    assert not missed(rule.examples[n], lambda document: engine().facts(document)[0]), rule.examples[n].text


@pytest.mark.parametrize(("kind", "text"), [(rule.kind, text) for rule in RULES for text in rule.nothing])
def test_nothing_is_found(kind: str, text: str) -> None:
    assert [f for f in engine().facts(statement(text))[0] if f.kind == kind] == []


def test_a_broken_example_is_told() -> None:
    rule = RULES[0].model_copy(update={"nothing": (RULES[0].examples[0].text,)})
    found = Engine(project().lexicon, project().reporting, (rule,)).check_examples()
    assert {d.code for d in found} >= {"RUL002"}
    assert all(d.location is not None and d.location.file.endswith(f"{rule.kind}.yaml") for d in found)
