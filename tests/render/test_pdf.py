"""The PDF: tagged, archival, the same bytes, the same words, and nothing from outside."""

from __future__ import annotations

import gc
import hashlib
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from orchard_report import CSS, HOSTILE, report

from briefing.render import fonts, to_html, uncovered
from briefing.render.pdf import Attachment, to_pdf

_DATA = Attachment("brief.json", b'{"a": 1}', "The brief as data")
_SOURCES = Attachment("sources.json", b"[]", "The sources", "Source")


def _pdf(paragraphs: int = 1, extra: str = "", page: str = "A4", drawn: int = 40) -> bytes:
    """A PDF whose one drawing is `drawn` px high."""
    made = report(paragraphs, extra)
    (chart,) = made.charts
    made = replace(made, charts=(replace(chart, svg=chart.svg.replace('height="40"', f'height="{drawn}"')),))
    return to_pdf(to_html(made, CSS, page, paper=True), made, (_DATA, _SOURCES))


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return _pdf()


def test_tagged_titled_and_declared(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as file:
        root = file.Root
        assert root.MarkInfo.Marked
        assert root.Lang == "en"
        assert root.ViewerPreferences.DisplayDocTitle
        assert file.docinfo["/Title"] == report().title
        xmp = root.Metadata.read_bytes().decode()
        assert 'pdfuaid:part="1"' in xmp
        assert re.search(r'pdfaid:part="3"', xmp)
        assert re.search(r'pdfaid:conformance="A"', xmp)
        with file.open_outline() as outline:
            assert [item.title for item in outline.root] == [report().title]
            assert len(outline.root[0].children) == 9


def test_what_was_set_aside_for_good_is_not_looked_through_again(pdf: bytes) -> None:
    """Whoever builds again and again frees between builds what the last one left, and nothing older."""
    gc.freeze()
    try:
        before = gc.get_freeze_count()
        assert _pdf() == pdf
        assert gc.get_freeze_count() > before // 2
    finally:
        gc.unfreeze()


def test_what_travels_inside(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as file:
        assert {n: bytes(a.get_file().read_bytes()) for n, a in file.attachments.items()} == {
            "brief.json": _DATA.data,
            "sources.json": _SOURCES.data,
        }
        assert {str(f.AFRelationship) for f in file.Root.AF} == {"/Data", "/Source"}


def test_only_our_faces_and_all_of_them_inside(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as file:
        fonts = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
        names = {str(f.FontName) for f in fonts}
        assert all("Source-Serif-Pro" in n or "Source-Sans-Pro" in n for n in names), names
        assert all("/FontFile2" in f or "/FontFile3" in f for f in fonts)


def test_the_drawing_has_a_description(pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as file:
        alternatives = [str(o.Alt) for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
    assert any("at least 4,000" in text for text in alternatives)


_ELSEWHERE = """
import hashlib, os, sys, time
sys.path[:0] = [{tests!r}]
from test_pdf import _pdf
for os.environ["TZ"] in ("Asia/Tokyo", "America/Lima"):
    time.tzset() if hasattr(time, "tzset") else None
    print(hashlib.sha256(_pdf()).hexdigest())
"""


def test_the_same_bytes_in_another_process_and_in_other_time_zones(pdf: bytes, tmp_path: Path) -> None:
    code = _ELSEWHERE.format(tests=str(Path(__file__).parent))
    settings = {**os.environ, "PYTHONHASHSEED": "1"}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=settings, capture_output=True, text=True)
    assert done.stdout.split() == 2 * [hashlib.sha256(pdf).hexdigest()], done.stderr


def test_the_clock_of_the_process_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "77")
    _pdf()
    assert os.environ["SOURCE_DATE_EPOCH"] == "77"


def test_nothing_is_fetched() -> None:
    made = report()
    html = to_html(made, CSS + '\nh1 { background: url("https://example.org/x.png") }')
    with pytest.raises(ValueError, match=r"example\.org"):
        to_pdf(html, made)


def test_uncovered_characters_are_spelled_out() -> None:
    assert uncovered("Садоводы – naïve\u2009… →\u2060") == set()
    assert uncovered("ก 🌳") == {"ก", "🌳"}
    text = _words_of_pdf(_pdf(extra="A tree 🌳 here"))
    assert "1F333" in text


def test_hangul_is_drawn_where_its_extra_is_there_and_spelled_out_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("justmytype_intl_cjk")
    assert uncovered("북한") == set()
    drawn = _pdf(extra="Seoul, 서울")
    assert "서울" in _words_of_pdf(drawn)
    with pikepdf.open(BytesIO(drawn)) as file:
        names = {str(o.FontName) for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/FontName" in o}
    assert any("Noto-Sans-KR" in name for name in names)
    monkeypatch.setattr(fonts, "_hangul", lambda: None)
    assert uncovered("북한") == {"북", "한"}
    assert "C11C" in _words_of_pdf(_pdf(extra="Seoul, 서울"))


def test_hostile_text_prints_as_text_inside_the_page() -> None:
    printed = _words_of_pdf(_pdf(extra=HOSTILE))
    assert {"script", "onerror", "javascript", "passwd", "7", "Київ"} <= printed.keys()
    assert "49" not in printed


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def _text_of_html(html: str) -> str:
    body = html[html.index("<main") : html.index("</main>")]
    only_on_screens = r"<nav.*?</nav>|<details>.*?</details>|<span class=.used.>.*?</span>"
    body = re.sub(rf"<svg.*?</svg>|<div class=.rests.*?</div>|{only_on_screens}", " ", body, flags=re.DOTALL)
    return unescape(
        re.sub(r"<[^>]+>", lambda m: "" if m.group().startswith(("<a", "</a", "<em", "</em")) else " ", body)
    )


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def _words_of_pdf(pdf: bytes) -> Counter[str]:
    done = subprocess.run([_tool("pdftotext"), "-", "-"], input=pdf, capture_output=True, check=True)
    return _words(done.stdout.decode())


#: Heads of the columns that a tile shows by its look.
_TILE_HEADS = _words("Figure What it counts")


def test_markdown_and_html_carry_the_same_words() -> None:
    made = report()
    markdown = re.sub(r"!\[[^]]*\]\([^)]*\)", " ", made.markdown)  # a drawing has its own words
    markdown = re.sub(r"^\d+\. ", "", markdown, flags=re.MULTILINE)  # and a list its own numbers
    written, shown = _words(markdown), _words(_text_of_html(to_html(made, CSS)))
    tiles = made.markdown.count("| C3 |") + made.markdown.count("| B2 |")
    written -= _TILE_HEADS
    written += Counter(dict.fromkeys(("As", "of", "Origins", "Grade"), tiles - 1))  # a tile repeats them
    assert written == shown


def test_html_and_pdf_carry_the_same_words(pdf: bytes) -> None:
    made = report()
    shown = _words(_text_of_html(to_html(made, CSS)))
    printed = _words_of_pdf(pdf)
    upper = Counter(word.upper() for word in ("Crop", "brief"))  # the kicker is set in capitals
    missing = shown - printed - _words("Crop brief")
    added = printed - shown - upper
    heads = " ".join(section.title for section in made.sections)
    notes = "txt F"
    frame = _words(f"{heads} {notes} {made.short_title} {made.foot} {made.marking} Bulletin 1 2 3 4 5")
    assert not missing
    assert not {word: n for word, n in added.items() if word not in frame}


#: Points: the box of a word in a section's heading is higher than this, that of a word in a table is not.
_HEAD_HEIGHT = 13.0


@pytest.mark.parametrize("paragraphs", [1, 4, 5, 6, 7, 8, 9, 15])
@pytest.mark.parametrize(("paper", "drawn"), [("A4", 40), ("Letter", 40), ("A4", 430)])
def test_no_page_is_half_empty_no_heading_ends_one_and_nothing_leaves_the_margins(
    paragraphs: int, paper: str, drawn: int
) -> None:
    pdf = _pdf(paragraphs, "x" * 3000, paper, drawn)
    done = subprocess.run([_tool("pdftotext"), "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    root = ET.fromstring(done.stdout)
    pages = list(root.iter("{http://www.w3.org/1999/xhtml}page"))
    assert done.stdout.decode().count(">them.</word>") == 1, "the chart's caption"
    mm = 72 / 25.4
    for number, page in enumerate(pages, start=1):
        height, width = float(page.get("height", 0)), float(page.get("width", 0))
        words = [{k: float(w.get(k, 0)) for k in ("xMin", "xMax", "yMin", "yMax")} for w in page]
        assert all(17.5 * mm <= w["xMin"] and w["xMax"] <= width - 17.5 * mm for w in words), number
        body = [w for w in words if 24 * mm < w["yMin"] and w["yMax"] < height - 21 * mm]
        if number < len(pages):
            assert max(w["yMax"] for w in body) > height * 0.7, f"page {number} of {len(pages)}"
            heads = [w for w in body if w["xMin"] < 19 * mm and w["yMax"] - w["yMin"] > _HEAD_HEIGHT]
            for head in heads:
                below = [w for w in body if w["yMin"] > head["yMin"] - 3 and w not in heads]
                assert below, f"a heading ends page {number} of {len(pages)}"
                assert max(w["yMax"] for w in below) - head["yMin"] > 24, f"one line after a heading on page {number}"


def test_a_chart_stands_on_the_page_that_tells_of_it_where_there_is_room() -> None:
    first = subprocess.run([_tool("pdftotext"), "-l", "1", "-", "-"], input=_pdf(9), capture_output=True, check=True)
    assert "As the bulletins word them." in first.stdout.decode()


def test_a_chart_at_the_foot_of_a_page_does_not_give_way_to_one_more_line() -> None:
    style = (
        "@page { size: 100mm; margin: 10mm; @footnote { margin: 0 } } body { margin: 0 }"
        "p { font: 4mm/5mm 'Source Sans Pro'; margin: 0; orphans: 3; widows: 3 }"
        "div { font-size: 0; line-height: 0 } figure { float: footnote; margin: 0; height: 29mm }"
        "figure::footnote-call, figure::footnote-marker { content: '' }"
    )
    above, long = "<br>".join(["line"] * 8), "<br>".join(["more"] * 9)  # two lines of the second fit above the chart
    body = f"<div><figure><p>Chart</p></figure></div><p>{above}</p><p>{long}</p>"
    pdf = to_pdf(f'<html lang="en"><title>T</title><style>{style}</style><body>{body}</body></html>', report())
    first = subprocess.run([_tool("pdftotext"), "-l", "1", "-", "-"], input=pdf, capture_output=True, check=True)
    assert _words(first.stdout.decode()) == {"Chart": 1, "line": 8}


def test_a_long_brief_has_contents_with_the_pages_of_its_sections() -> None:
    long = _pdf(220)
    done = subprocess.run(
        [_tool("pdftotext"), "-layout", "-l", "1", "-", "-"], input=long, capture_output=True, check=True
    )
    with pikepdf.open(BytesIO(long)) as file:
        last = len(file.pages)
    front = done.stdout.decode()
    assert re.search(rf"\bSources +{last}$", front, re.MULTILINE), front
    assert re.search(r"\bTimeline +[0-9]+\b", front), front


def test_a_short_brief_has_none(pdf: bytes) -> None:
    assert "Contents" not in _words_of_pdf(pdf)
