"""What is published reads well by itself: Markdown by a linter, JSON by its schema, charts as files of their own."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest
from conftest import Building

from briefing.pipeline.record import read_record
from briefing.pipeline.schema import FILE, brief_schema

#: Lines are paragraphs here, so they are long; the rest of the linter's rules hold.
_LONG_LINES = "md013"
_HOSTILE = (
    """---
title: '"><script>alert(1)</script> {{ 7 * 7 }} \\u202e gnp.exe'
publisher: '[Gazette](javascript:alert(1)) | of *stars*'
published: 2024-07-01
reliability: C
---

North Korea has sent at least 7 million artillery rounds to Russia, the <img src=x onerror=alert(1)> ministry said.

{% for x in range(9) %} | --- | ![x](file:///etc/passwd) <svg onload=alert(1)> 북한 🌳 العربية """
    + "word" * 750
    + "\n"
)


def lint(file: Path, *off: str) -> list[str]:
    from pymarkdown.api import PyMarkdownApi

    linter = PyMarkdownApi().enable_extension_by_identifier("markdown-tables")
    for rule in (_LONG_LINES, *off):
        linter.disable_rule_by_identifier(rule)
    found = linter.scan_path(str(file))
    return [f"{f.line_number}: {f.rule_id} {f.rule_description}" for f in found.scan_failures] + [
        str(e) for e in found.pragma_errors
    ]


def test_the_markdown_passes_a_linter(published: Path) -> None:
    assert lint(published / "out/brief.md") == []


def test_the_linter_would_find_something(tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text("# One\n### Three\n* a\n- b\n", encoding="utf-8")
    assert lint(bad)


def test_the_markdown_holds_no_html_and_every_image_is_there(published: Path) -> None:
    text = (published / "out/brief.md").read_text(encoding="utf-8")
    assert not re.search(r"<[a-z/]", text)
    for target in re.findall(r"!\[[^]]*\]\(([^)]*)\)", text):
        ET.parse(published / "out" / target)


def test_the_json_follows_its_published_schema(published: Path) -> None:
    schema = json.loads(FILE.read_text(encoding="utf-8"))
    assert schema == brief_schema(), "python -m briefing.pipeline.schema writes it anew"
    jsonschema.Draft202012Validator.check_schema(schema)
    brief = json.loads((published / "out/brief.json").read_bytes())
    jsonschema.Draft202012Validator(schema).validate(brief)


def test_the_schema_refuses_what_is_no_brief(published: Path) -> None:
    brief = json.loads((published / "out/brief.json").read_bytes())
    check = jsonschema.Draft202012Validator(brief_schema())
    for broken in (
        {**brief, "schema_version": 0},
        {**brief, "more": 1},
        {k: v for k, v in brief.items() if k != "uses"},
    ):
        assert not check.is_valid(broken)
    brief["facts"][0]["modality"] = "certain"
    assert not check.is_valid(brief)


def test_passages_stand_in_their_sources(published: Path) -> None:
    record = read_record((published / "out/brief.json").read_bytes())
    assert record.passages
    texts = {e.source.id: (published / e.source.name).read_text(encoding="utf-8") for e in record.sources}
    facts = {f.id: f for f in record.facts}
    for passage in record.passages:
        assert passage.before + passage.exact + passage.after in texts[passage.source]
        assert passage.exact == facts[passage.fact].evidence.exact
    assert all(re.fullmatch("[A-F][1-6]", p.grade) for p in record.passages)


def test_hostile_sources_make_a_harmless_brief(workspace: Path, build_here: Building) -> None:
    (workspace / "seeds/hostile.md").write_text(_HOSTILE, encoding="utf-8")
    result = build_here(formats=("md", "html", "pdf", "json"))
    assert result.written, [str(d) for d in result.diagnostics]
    html = (workspace / "out/brief.html").read_text(encoding="utf-8")
    assert html.count("<script>") == 1
    assert not re.search(r"<img|<svg onload|href=.(?:javascript|file):", html)
    assert "7 * 7" in html
    assert "\u202e" not in html
    text = (workspace / "out/brief.md").read_text(encoding="utf-8")
    assert "](javascript:" not in text.replace("\\](", "")
    assert lint(workspace / "out/brief.md", "md051") == []  # which fails on escaped brackets, as a program


@pytest.mark.parametrize("word", ["🌳", "العربية"])
def test_a_character_without_a_face_is_said(workspace: Path, build_here: Building, word: str) -> None:
    first = workspace / "seeds/shells.md"
    first.write_text(first.read_text(encoding="utf-8").replace("Harbour", word), encoding="utf-8")
    result = build_here(formats=("pdf",))
    (said,) = [d for d in result.diagnostics if d.code == "PAG001"]
    assert f"U+{ord(word[0]):04X}" in said.message or "more" in said.message
    assert said in build_here(formats=("pdf",)).diagnostics  # and again while nothing changes
