"""Pages that a brief names by address: fetched when asked, kept when the network is not there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from web import ARTICLE, Web

from briefing.pipeline.result import BuildResult
from briefing.pipeline.verify import verify

Building = Callable[..., BuildResult]


@pytest.fixture
def named(workspace: Path, web: Web) -> Path:
    """The workspace, with a page and a feed of the web server among its sources."""
    brief = workspace / "config/brief.yaml"
    text = brief.read_text(encoding="utf-8")
    assert "  paths: [seeds]\n" in text
    fetched = (
        f"  paths: [seeds]\n  urls: ['{web.address}/page']\n  feeds: [{{url: '{web.address}/feed', follow: false}}]\n"
        "  fetch: {allow: [127.0.0.1], pause: 0, timeout: 1}\n"
    )
    brief.write_text(text.replace("  paths: [seeds]\n", fetched), encoding="utf-8")
    web.put("/page", ARTICLE.format(title="Fetched", count=70), ETag='"p"')
    web.feed("/feed", "/entry", ETag='"f"')
    return workspace


def codes(result: BuildResult) -> list[str]:
    return [d.code for d in result.diagnostics]


def test_nothing_is_fetched_unasked(named: Path, web: Web, build_here: Building) -> None:
    result = build_here()
    assert result.written
    assert codes(result) == ["NET006"]
    assert web.asked == []


def test_a_fetched_page_is_a_source_with_its_snapshot(named: Path, web: Web, build_here: Building) -> None:
    result = build_here(today="2024-11-02")
    assert result.report is not None
    source = next(e.source for e in result.report.sources if e.source.url == f"{web.address}/page")
    assert (named / str(source.path)).is_file()
    assert source.accessed == "2024-11-02"
    unused = json.loads((named / "out/brief.json").read_bytes())["unused"]
    assert [code for name, code, _ in unused if name == f"{web.address}/entry"] == ["no_facts"]
    checked = verify(named / "out/brief.json")
    assert checked.clean
    assert checked.count("OK_EMBEDDED") == 0
    assert not build_here(today="2024-11-09").written, "nothing has changed there"
    assert not build_here().written, "nor here"


def test_why_a_page_was_not_fetched_is_said_once(named: Path, web: Web, build_here: Building) -> None:
    web.pages.clear()
    web.feed("/feed")
    assert [code for code in codes(build_here(today="2024-11-02")) if code.startswith("NET")] == ["NET004"]


def test_a_network_that_fails_keeps_the_brief(named: Path, web: Web, build_here: Building) -> None:
    build_here(today="2024-11-02")
    web.pages.clear()
    web.put("/page", b"")
    web.put("/feed", "<rss>", ETag='"x"')
    result = build_here(today="2024-11-03")
    assert result.failed
    assert codes(result) == ["NET001", "SRC012"]
    assert not result.written
    assert "about 70 missiles" in (named / "out/brief.md").read_text(encoding="utf-8")
