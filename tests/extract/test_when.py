"""The date of an event, apart from that of the statement about it, case by case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing.config.marked import parse_yaml
from tests.extract.engine_case import facts, missing

FILE = Path(__file__).parent / "cases" / "event_dates" / "event_dates.yaml"
CASES = parse_yaml(FILE.read_text(encoding="utf-8"), FILE.name)[0].data


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_events_have_their_own_date(case: dict[str, Any]) -> None:
    found = facts(case["text"], str(case["published"]))
    assert missing(found, case["facts"]) == [], [fact.row() for fact in found]
