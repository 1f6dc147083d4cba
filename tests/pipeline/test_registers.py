"""Texts of every register at once make one brief, and it verifies; the open ones do so in `test_english`."""

from __future__ import annotations

import shutil
from pathlib import Path

from conftest import make_workspace, open_project

from briefing.pipeline.build import build

TEXTS = Path(__file__).parents[1] / "texts"


def test_texts_of_every_register_make_a_brief(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "work")
    shutil.rmtree(root / "seeds")
    (root / "seeds").mkdir()
    for text in sorted(TEXTS.glob("blind/*.txt"))[::2]:
        shutil.copy(text, root / "seeds" / text.name)
        meta = text.with_suffix(".yaml").read_text("utf-8")
        published = next(line for line in meta.splitlines() if line.startswith("published"))
        publisher = f'publisher: "{text.stem.replace("-", " ").title()}"'
        (root / "seeds" / f"{text.stem}.meta.yaml").write_text(f"{published}\n{publisher}\n", "utf-8")
    result = build(open_project(root), formats=("md", "html"))
    assert result.edition is not None, [str(d) for d in result.diagnostics if d.severity == "error"]
    assert not [d for d in result.diagnostics if d.severity == "error"]
