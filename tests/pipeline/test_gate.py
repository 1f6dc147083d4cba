"""Many texts of all registers at once make a brief that verifies; a fact that its words do not bear out is kept out."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from briefing.pipeline.gate import admitted
from conftest import make_workspace, open_project

from briefing.ingest.blocks import blocks
from briefing.model import Document, Fact, Source, Span
from briefing.pipeline.build import build

TEXTS = Path(__file__).parents[1] / "texts"


def test_texts_of_every_register_make_a_brief(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "work")
    shutil.rmtree(root / "seeds")
    (root / "seeds").mkdir()
    for text in sorted(TEXTS.glob("*/*.txt")):
        shutil.copy(text, root / "seeds" / text.name)
        meta = text.with_suffix(".yaml").read_text("utf-8")
        published = next(line for line in meta.splitlines() if line.startswith("published"))
        (root / "seeds" / f"{text.stem}.meta.yaml").write_text(published + "\n", "utf-8")
    result = build(open_project(root), formats=("md",))
    assert result.edition is not None, [str(d) for d in result.diagnostics if d.severity == "error"]
    assert not [d for d in result.diagnostics if d.severity == "error"]


def _document() -> Document:
    text = "The port shipped 40 crates on Monday. The crates were heavy."
    return Document(Source("a" * 12, "a" * 64, "port.txt"), text, blocks(text))


def _fact(document: Document, low: float | None) -> Fact:
    quote = document.quote(Span(0, document.text.index(".") + 1))
    return Fact("", document.source.id, quote, quote.span, "transfer", "case", value_low=low, value_high=low)


def test_a_figure_that_the_quote_holds_is_admitted() -> None:
    document = _document()
    facts = [_fact(document, 40), _fact(document, None)]
    assert admitted(facts, document) == (facts, [])


def test_another_figure_is_refused_and_counted() -> None:
    document = _document()
    kept, found = admitted([_fact(document, 40), _fact(document, 41), _fact(document, 400)], document)
    assert [f.value_low for f in kept] == [40]
    assert [d.code for d in found] == ["EXT001"]
    assert "2 facts" in found[0].message


def test_words_that_stand_elsewhere_are_refused() -> None:
    document = _document()
    good = _fact(document, None)
    moved = replace(good, evidence=replace(good.evidence, span=Span(1, good.evidence.span.end + 1)))
    assert admitted([moved], document)[0] == []
