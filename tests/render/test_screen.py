"""The page in a real browser: citations open passages, evidence is found, nothing is fetched, axe finds nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from orchard_report import CSS, report

from briefing.model import Passage
from briefing.render import to_html

_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(_CHROMIUM is None, reason="no Chromium here: apt-get install chromium")

#: The tags of the rules that WCAG 2.2 at level AA comes to in axe-core, and its best practices.
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_WIDE, _NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def html() -> str:
    made = report()
    hostile = '<img src=x onerror="document.title=1"> & "so on" \u202e\x07'
    first, *others = made.sources
    entry = replace(first, source=replace(first.source, title="Blight bulletin", url="https://example.org/bulletin"))
    passage = Passage(
        "f1", "s1", f"The office counted {hostile} ", "no fewer than 4,000 trees", " by the week's end.", "C3", "County"
    )
    return to_html(replace(made, sources=(entry, *others), passages=(passage,)), CSS)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # A PDF made in this process has hidden the system's fonts from it; a browser does not start without any.
        environment = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
        started = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox"], env=environment)
        yield started
        started.close()


@pytest.fixture
def page(browser: Any, html: str, tmp_path: Path) -> Iterator[Any]:
    """The page as a file, with every request and every message of the console kept as `page.heard`."""
    file = tmp_path / "brief.html"
    file.write_text(html, encoding="utf-8")
    opened = browser.new_page(viewport=_WIDE)
    opened.heard = []
    opened.on("console", lambda message: opened.heard.append(message.text))
    opened.on("request", lambda request: opened.heard.append(request.url.split(",")[0]))
    opened.goto(file.as_uri())
    opened.heard.remove(file.as_uri())
    yield opened
    assert [heard for heard in opened.heard if not heard.startswith("data:font/ttf")] == []
    opened.close()


def test_a_citation_opens_the_passage_with_its_words_marked(page: Any) -> None:
    page.locator("a.cite[data-facts]").first.click()
    panel = page.locator("#Passage")
    assert panel.is_visible()
    assert panel.locator("mark").inner_text() == "no fewer than 4,000 trees"
    assert '<img src=x onerror="document.title=1">' in panel.locator("blockquote").inner_text()
    about = panel.inner_text()
    assert "Grade C3" in about
    assert "Origin: County" in about
    assert panel.locator('a[href="https://example.org/bulletin"]').count() == 1
    assert page.locator("img").count() == 0


def test_the_keyboard_alone_does_it_all(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    link = page.locator("a.cite[data-facts]").first
    page.locator("a.cite").first.focus()
    for _ in range(6):
        if page.evaluate("document.activeElement.hasAttribute('data-facts')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "Passage"
    page.keyboard.press("Escape")
    assert page.locator("#Passage").is_hidden()
    assert link.evaluate("element => element === document.activeElement")


@pytest.mark.parametrize("size", [_WIDE, _NARROW], ids=["wide", "narrow"])
def test_the_panel_never_covers_the_citation_it_belongs_to(page: Any, size: Any) -> None:
    page.set_viewport_size(size)
    for link in page.locator("a.cite[data-facts]").all():
        page.evaluate("scrollTo(0, 0)")
        link.click()
        mine, its = link.bounding_box(), page.locator("#Passage").bounding_box()
        assert mine["y"] + mine["height"] <= its["y"] or mine["x"] + mine["width"] <= its["x"]


def test_a_citation_without_a_passage_is_still_a_link(page: Any) -> None:
    page.locator('a.cite[href="#source-2"]').first.click()
    assert page.url.endswith("#source-2")
    assert page.locator("#Passage").is_hidden()


def test_the_evidence_is_found_and_sorted(page: Any) -> None:
    rows = page.locator("section.evidence tbody tr")
    assert page.locator("[role=status]").inner_text() == "1 of 1 facts"
    page.fill("#Find", "4,000 TREES")
    assert rows.first.is_visible()
    page.fill("#Find", "nothing of the kind")
    assert rows.first.is_hidden()
    assert page.locator("[role=status]").inner_text() == "0 of 1 facts"
    page.fill("#Find", "")
    head = page.locator("section.evidence th button").first
    head.click()
    assert page.locator("section.evidence th").first.get_attribute("aria-sort") == "ascending"
    head.click()
    assert page.locator("section.evidence th").first.get_attribute("aria-sort") == "descending"


@pytest.mark.parametrize(("size", "scheme"), [(_WIDE, "light"), (_WIDE, "dark"), (_NARROW, "dark")])
def test_axe_finds_nothing(page: Any, size: Any, scheme: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme)
    page.locator("a.cite[data-facts]").first.click()
    page.locator("section.evidence summary").first.click()
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": _RULES}}).response
    assert [(v["id"], [n["html"][:80] for n in v["nodes"]]) for v in found["violations"]] == []
    assert len(found["passes"]) > 20


def test_a_narrow_window_does_not_scroll_sideways(page: Any) -> None:
    page.set_viewport_size(_NARROW)
    assert page.evaluate("document.documentElement.scrollWidth") <= _NARROW["width"]


def test_it_is_whole_without_script(browser: Any, html: str, tmp_path: Path) -> None:
    file = tmp_path / "brief.html"
    file.write_text(html, encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator("a.cite[data-facts]").first.click()
    assert page.url.endswith("#e-f1")
    page.locator("section.evidence summary").first.click()
    assert page.locator("section.evidence mark").is_visible()
    assert page.locator("#Find").count() == 0
    context.close()


def test_nothing_in_a_passage_turns_the_text_around(html: str) -> None:
    assert not {"\u202e", "\x07"} & set(html)


def test_on_paper_the_tools_are_gone(page: Any) -> None:
    page.emulate_media(media="print")
    assert page.locator(".find").is_hidden()
    assert page.locator("h1").is_visible()
    assert page.locator("section.evidence details").first.is_hidden()
