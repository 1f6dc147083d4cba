"""Attribution: cases in YAML, and the voice at a place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from yaml_files import read_yaml

from briefing.config.specs.reporting import ReportingSpec
from briefing.extract.attribution.attribution import attributions
from briefing.extract.attribution.cues import compile_cues
from briefing.extract.attribution.voices import Attribution, Voices
from briefing.extract.grammar.syntax import analyse
from briefing.extract.words.text import sentences
from briefing.ingest.blocks import blocks
from briefing.model import Document, Source, Span

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent / "cases" / "attribution"
CUES = compile_cues(ReportingSpec.model_validate(read_yaml(ROOT / "config/reporting.yaml")))


def document(text: str) -> Document:
    return Document(Source(id="0" * 12, digest="0" * 64, name="case.txt"), text, blocks(text))


def read(text: str, names: dict[str, str]) -> tuple[Attribution, ...]:
    lines = sentences(document(text))
    return attributions(
        text,
        lines,
        lambda n: analyse(text, lines[n]),
        lambda start, end: names.get(text[start:end].replace("\u2019", "'")),
        CUES,
    )


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        data = read_yaml(path)
        names = data.get("entities") or (read_yaml(CASES / data["names"])["entities"] if "names" in data else {})
        found += [pytest.param(case, names, id=f"{path.stem}: {case['name']}") for case in data["cases"]]
    return found


def shown(text: str, a: Attribution, keys: dict[str, Any]) -> dict[str, Any]:
    row = {
        "source": text[a.source.start : a.source.end] if a.source else None,
        "cue": text[a.cue.start : a.cue.end],
        "content": [text[s.start : s.end] for s in a.content],
        "canonical": a.canonical,
        "via": list(a.via),
        "modality": a.modality,
        "negated": a.negated,
        "carried": a.carried,
    }
    return {k: row[k] for k in row if k in keys}


@pytest.mark.parametrize(("case", "names"), cases())
def test_case(case: dict[str, Any], names: dict[str, str]) -> None:
    text = case["text"]
    found = read(text, names)
    if "expect" in case:
        wanted = case["expect"]
        rows = [
            shown(text, a, wanted[i] if i < len(wanted) else {"source": 1, "cue": 1, "content": 1})
            for i, a in enumerate(found)
        ]
        assert rows == wanted
    for words, speaker in case.get("at", {}).items():
        start = text.index(words)
        assert Voices(found).at(Span(start, start + len(words))).attribution == speaker


def test_a_third_finds_nothing() -> None:
    all_cases = [p.values[0] for p in cases()]
    silent = [
        c for c in all_cases if (not c.get("expect") and "expect" in c) or set(c.get("at", {"": 1}).values()) == {None}
    ]
    assert len(all_cases) >= 320
    assert len(silent) * 3 >= len(all_cases)
