"""The five source articles against their fact tables, with floors; skipped where the articles are not at hand."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.extract.engine_case import ROOT, document, engine

SHARED = ROOT / "../shared"
FLOORS = {
    ("figure", "precision"): 0.97,
    ("figure", "recall"): 0.97,
    ("event", "core_recall"): 0.94,
    ("event", "recall"): 0.86,
    ("event", "predictions_on_gold"): 0.87,
    ("roles", "accuracy"): 0.91,
    ("date", "exact"): 0.9,
    ("attribution", "accuracy"): 0.94,
    ("modality", "accuracy"): 0.9,
}
pytestmark = pytest.mark.skipif(
    not (SHARED / "gold/score.py").is_file(), reason="the articles and their fact tables are not beside the repository"
)


@cache
def _scores() -> dict[str, Any]:
    meta = json.loads((SHARED / "gold/facts/_seeds_meta.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        for path in sorted((SHARED / "seeds").glob("*.txt")):
            found, _ = engine().facts(
                document(path.read_text("utf-8"), meta[path.stem]["published_inferred"], path.name)
            )
            (out / f"{path.stem}.jsonl").write_text("".join(json.dumps(f.row()) + "\n" for f in found), "utf-8")
        report = out / "report.json"
        subprocess.run(
            [sys.executable, SHARED / "gold/score.py", out, "--json", report], check=True, capture_output=True
        )
        scores: dict[str, Any] = json.loads(report.read_text("utf-8"))["summary"]["all"]
        return scores


@pytest.mark.parametrize(("group", "measure"), FLOORS)
def test_floor(group: str, measure: str) -> None:
    reached = _scores()[group][measure]
    assert reached >= FLOORS[group, measure], f"{group} {measure}: {reached}"
