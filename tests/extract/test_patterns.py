"""Regular expressions hold to what every supported Python reads alike."""

from __future__ import annotations

import re
from pathlib import Path

SOURCES = sorted((Path(__file__).parents[2] / "briefing").rglob("*.py"))
# Python before 3.11.5 backtracks wrongly into a group with a possessive quantifier.
_POSSESSIVE_GROUP = re.compile(r"(?<!\\)\)(?:[*?+]|\{\d*,?\d*\})\+")


def test_no_group_is_possessive() -> None:
    assert SOURCES
    found = [
        f"{p.name}: {line}"
        for p in SOURCES
        for line in p.read_text("utf-8").splitlines()
        if _POSSESSIVE_GROUP.search(line)
    ]
    assert found == []
