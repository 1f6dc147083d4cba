"""Claims in, a section of the brief out: cases in YAML with words that it must hold, or must not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from situation import written

from briefing.config import parse_yaml

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((Path(__file__).parent / "sections").glob("*.yaml"))
    for case in parse_yaml(path.read_text("utf-8"), path.name)[0].data["cases"]
]


@pytest.mark.parametrize("case", CASES)
def test_section(case: dict[str, Any]) -> None:
    text = re.sub(r"\[\^\d+\]|\*", "", written(case).markdown)
    for words in case.get("says", ()):
        assert words in text
    for words in case.get("never", ()):
        assert words not in text
