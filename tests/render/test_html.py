"""The page: one file, sound structure, every citation a link that leads somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from orchard_report import CSS, report

from briefing.model.report import ChangedSpan
from briefing.render import to_html
from briefing.render.notes import with_margin_note


class _Page(HTMLParser):
    """Elements in order, as (tag, attributes)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def html() -> str:
    return to_html(report(), CSS)


@pytest.fixture(scope="module")
def page(html: str) -> _Page:
    return _Page(html)


def test_headings_skip_no_level(page: _Page) -> None:
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_every_link_leads_to_an_element_of_the_page(page: _Page) -> None:
    ids = [a["id"] for _, a in page.elements if "id" in a]
    assert len(ids) == len(set(ids))
    links = [a["href"] for a in page.all("a")]
    assert links
    assert [link for link in links if (link or "")[:1] != "#" or link[1:] not in ids] == []


def test_a_citation_leads_to_the_words_or_else_to_the_source(html: str) -> None:
    assert '<a class="cite" href="#e-f1" title="Source 1" data-facts="f1">[1]</a>' in html  # the annex shows this fact
    assert '<a class="cite" href="#source-2" title="Source 2">[2]</a>' in html  # and not that one
    assert "[^" not in html


def test_table_heads_have_a_scope_and_columns_a_width(page: _Page) -> None:
    heads = page.all("th")
    assert heads
    assert all(head.get("scope") == "col" for head in heads)
    assert len(page.all("table")) == len(page.all("colgroup"))


def test_the_page_asks_for_nothing_outside_itself(html: str, page: _Page) -> None:
    policy = next(m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy")
    assert policy
    assert policy.startswith("default-src 'none'")
    outside = re.sub(r"http://www\.w3\.org/(?:2000/svg|1999/xlink)", "", html)
    assert "http:" not in outside
    assert "https:" not in outside
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert not [word for word in ("fetch(", "XMLHttpRequest", "innerHTML", "eval(", "import(") if word in script]


def test_the_line_on_kind_and_edition_stands_above_the_title(html: str) -> None:
    kicker = '<p class="kicker"><span class="kind">Crop brief</span> <span class="issue">Edition 4 · '
    assert -1 < html.index(kicker) < html.index("<h1>")


def test_a_source_leads_back_to_the_sections_that_cite_it(html: str) -> None:
    entry = html[html.index('id="source-2"') :]
    used = entry[entry.index('<span class="used">') : entry.index("</span>", entry.index('<span class="used">'))]
    assert re.findall('href="#([a-z]+)"', used)[:3] == ["summary", "judgements", "changes"]
    assert "#sources" not in used


def test_judgements_bear_their_confidence(html: str, page: _Page) -> None:
    assert not re.search(r"\*\*|\u2e3b", html)
    assert [mark["class"] for mark in page.all("em") if "confidence" in (mark.get("class") or "")] == [
        "confidence moderate",
        "confidence low",
    ]


def test_key_figures_are_tiles(html: str) -> None:
    assert html.count('<div class="tile">') == 3
    assert 'Trees felled <em class="tag disputed">disputed</em>' in html
    assert '<p class="value">≥ 4,000</p>' in html
    assert '<p class="about">As of 2 May 2031<br>Origins one · Grade C3</p>' in html


def test_a_long_list_of_figures_stays_a_table() -> None:
    long = report()
    row = "| 1 | Carts | May | one | C3 |\n"
    markdown = long.markdown
    at = markdown.index("| ≥ 4,000")
    sections = tuple(
        replace(
            s,
            start=s.start + (len(row) * 12 if s.start > at else 0),
            end=s.end + (len(row) * 12 if s.end > at else 0),
        )
        for s in long.sections
    )
    many = replace(long, markdown=markdown[:at] + row * 12 + markdown[at:], sections=sections, uses=())
    assert '<div class="tile">' not in to_html(many, CSS)


def test_status_date_and_grade_are_tagged(html: str) -> None:
    assert '<em class="tag open">Open</em>' in html
    assert '<em class="tag settled">Settled</em>' in html
    assert '<em class="tag disputed">(disputed)</em>' in html
    assert '<span class="grade">C</span>' in html


def test_the_drawing_stands_in_the_page_with_its_description(html: str) -> None:
    figure = html[html.index('<figure class="chart"') : html.index("</figure>")]
    assert "<title>Trees felled: bulletin, at least 4,000; growers, 6,500.</title>" in figure
    assert (
        figure.index("<h3>") < figure.index('class="subtitle"') < figure.index("<svg") < figure.index('class="caption"')
    )
    ET.fromstring(figure[figure.index("<svg") : figure.index("</svg>") + 6])


def test_hostile_text_is_text() -> None:
    bad = 'A <script>alert(1)</script> ![x](https://example.org/x.png) [link](javascript:alert) &lt; "quoted"'
    html = to_html(report(extra=bad), CSS)
    page = _Page(html)
    assert len(page.all("script")) == 1  # ours
    assert "img" not in {tag for tag, _ in page.elements}
    assert not [a for a in page.all("a") if (a["href"] or "").startswith("javascript")]


def test_a_style_sheet_cannot_end_its_element() -> None:
    html = to_html(report(), "p { } </style><script>x</script>")
    assert len(_Page(html).all("script")) == 1
    assert html.count("</style>") == html.count("<style>") == 2


def test_letter_and_the_running_lines() -> None:
    html = to_html(report(), CSS, "Letter")
    assert "size: Letter" in html
    assert '"Orchard blight"' in html
    assert "#33FF00" in html


def test_a_section_names_the_sources_it_cites_in_its_margin(html: str) -> None:
    section = html[html.index('<section class="summary"') :]
    heading, note = section.index("</h2>"), section.index('<div class="rests">')
    assert heading < note < section.index("<p>")
    items = re.findall("<li>(.*?)</li>", section[note : section.index("</ul>", note)])
    assert items == [f'<a href="#source-{n}">{n}</a> {n}.txt <span class="grade">F</span>' for n in (1, 2)]
    figures = html[html.index('<section class="figures"') : html.index('<section class="prose"')]
    assert 'class="rests"' not in figures  # no rail, no note


def test_a_margin_note_says_how_many_sources_it_leaves_out() -> None:
    made = report()
    section = next(s for s in made.sections if s.kind == "summary")
    endless = replace(made.sources[0].source, title="unbroken" * 300)
    many = [replace(made.sources[0], number=n, source=endless) for n in range(1, 12)]
    note = with_margin_note('<section class="summary"><h2>Bottom line</h2>', section, many)
    assert note.count("#source-") == 5
    assert "<li>and 6 more</li>" in note
    assert len(note) < 1000  # a name takes two lines at most
    assert note.startswith('<section class="summary" style="min-height: ')


def test_what_says_something_else_than_the_last_edition_has_a_bar_beside_it() -> None:
    made = report()

    def changed(words: str) -> ChangedSpan:
        start = made.markdown.index(words)
        return ChangedSpan(start, start + len(words), "revised", ("c",))

    words = ("| March 2031", "Felling will go on", "The district office says")
    html = to_html(replace(made, changed=tuple(map(changed, words))), CSS)
    assert '<td><span class="changed"></span>March 2031' in html
    assert '<li class="changed"><strong>Felling will go on' in html
    assert '<p><span class="changed"></span>The district office says' in html
    assert html.count('class="changed"') == 3
    assert 'class="changed"' not in to_html(made, CSS)


def test_a_paragraph_that_ends_with_a_colon_is_kept_with_what_follows() -> None:
    found = re.findall(r'<p class="lead-in">([^<]*)</p>', to_html(report(extra="What to look for:"), CSS))
    assert found == ["What to look for:", "Read and not cited:"]


def test_an_entry_that_nothing_sets_off_stands_closer_to_the_next() -> None:
    told = report()
    entry = told.markdown[told.markdown.index("\n[^2]: ") + 1 :]
    bare = entry.replace("*", " ")
    html = to_html(replace(told, markdown=told.markdown.replace(entry, bare)), CSS)
    assert '<p class="source" id="source-1">' in html
    assert '<p class="source plain" id="source-2">' in html
    assert html[html.index('id="source-2"') :].count('<span class="used">') == 1
