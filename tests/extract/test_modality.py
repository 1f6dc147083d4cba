"""How real the text makes its events: cases in YAML, each weakened by its words or plain in spite of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing.config import parse_yaml
from tests.extract.engine_case import facts

CASES = Path(__file__).parent / "cases" / "modality"


def _cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        for case in parse_yaml(path.read_text("utf-8"), path.name)[0].data["cases"]:
            marks = pytest.mark.xfail(strict=True) if case.get("todo") else ()
            found.append(pytest.param(case, id=f"{path.stem}: {case['text'][:60]}", marks=marks))
    return found


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    found = [fact for fact in facts(case["text"]) if fact.kind == case.get("kind", fact.kind)]
    assert found, "no event is found"
    # The first event of a text is the one that its words weaken or leave alone.
    event = found[0]
    wanted = case.get("modality")
    assert wanted is None or event.modality in ([wanted] if isinstance(wanted, str) else wanted), event.modality
    assert event.negated == case.get("negated", False)
    assert event.context == case.get("context", event.context)


def test_a_third_stands_plainly() -> None:
    cases = [c.values[0] for c in _cases()]
    plain = [c for c in cases if "asserted" in c.get("modality", "")]
    assert len(cases) >= 120
    assert 3 * len(plain) >= len(cases)
