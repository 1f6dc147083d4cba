"""A brief from a web page, a PDF and JSON lines: it verifies, with the sources at hand and without."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from briefing.pipeline.result import BuildResult
from briefing.pipeline.verify import verify

PAGE = """<!doctype html><html><head><title>Rounds by the shipload</title>
<meta property="article:published_time" content="2024-06-20"></head><body><article><h1>Rounds by the shipload</h1>
<p>North Korea has sent at least 4 million artillery rounds to Russia, South Korea's defence ministry said.</p>
<p>The ministry gave no further details of the ships or of the ports that they had called at on their way.</p>
</article></body></html>"""
PRINTED = [["Foreword to the note."], ["North Korea shipped about 60 missiles to Russia in June 2024, the",
           "United States said."]]  # fmt: skip
LINE = {"text": "North Korea sent 2,500 troops to Russia in November 2024, South Korea said.", "date": "2024-11-20"}


def test_a_brief_from_every_kind(
    workspace: Path, build_here: Callable[..., BuildResult], make_pdf: Callable[..., bytes]
) -> None:
    seeds = workspace / "seeds"
    (seeds / "page.html").write_text(PAGE, encoding="utf-8")
    (seeds / "note.pdf").write_bytes(make_pdf(PRINTED, "/CreationDate (D:20240701)"))
    (seeds / "wire.jsonl").write_text(json.dumps(LINE) + "\n" + json.dumps(LINE) + "\n", encoding="utf-8")
    result = build_here()
    assert result.written, [str(d) for d in result.diagnostics]
    out = workspace / "out"
    data = json.loads((out / "brief.json").read_bytes())
    names = {entry["source"]["name"] for entry in data["sources"]}
    assert {"seeds/page.html", "seeds/note.pdf", "seeds/wire.jsonl:1"} <= names
    assert ["seeds/wire.jsonl:2", "duplicate", "the same bytes as seeds/wire.jsonl:1"] in data["unused"]
    pages = {f["evidence"]["page"] for f in data["facts"] if "60 missiles" in f["evidence"]["exact"]}
    assert pages == {2}
    assert ", page 2 |" in (out / "brief.md").read_text(encoding="utf-8")
    for sources in ((), (seeds,)):
        checked = verify(out / "brief.json", sources)
        assert checked.clean, [f.message for f in checked.findings if f.wrong]
        assert checked.count("OK_EMBEDDED") == 0
    (seeds / "note.pdf").write_bytes(make_pdf([["Another note."]]))
    assert verify(out / "brief.json").count("HASH_DIFFERS") > 0
