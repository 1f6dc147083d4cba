"""Web pages, PDFs, JSON lines and feeds as Documents: the words that matter, their metadata and their pages."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from test_read import PUBLISHERS, document, one

from briefing.config.specs.brief import SourcesSpec
from briefing.ingest import Reading, discover, read, reading
from briefing.ingest.kinds import kind_of
from briefing.model import Span

PdfMaker = Callable[..., bytes]
PAGE = """<!doctype html>
<html lang="en"><head><title>Ships leave | Harbour Post</title>
<meta property="og:title" content="Ships leave port"><meta name="author" content="Ada Writer">
<meta property="article:published_time" content="2024-06-14T08:00:00Z">
<meta property="og:site_name" content="Harbour Post"><link rel="canonical" href="https://harbour.example/ships">
<script>var sent = "900 barges";</script></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<article><h1>Ships leave port</h1>
<p>Arland sent <b>40</b> missiles to Borland in May 2024, the ministry said on Monday. It gave no further details.</p>
<h2>Denial</h2><p>Borland denied the account. A spokesman called the report an invention of hostile agencies.</p>
<ul><li>The cargo went by rail to the border.</li><li>It took nine days to arrive at the depot.</li></ul>
<blockquote><p>We have received nothing from anybody this year.</p></blockquote>
<table><tr><th>Year</th><th>Shells</th></tr><tr><td>2023</td><td>500</td></tr></table></article>
<aside><h3>Most read</h3><a href="/1">Another story of the day</a></aside>
<footer>Copyright 2024 Harbour Post. Subscribe to our newsletter.</footer></body></html>
"""
FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Gull Wire</title><link>https://gull.example/</link>
<item><title>Barges &amp; rails</title><link>https://gull.example/1</link>
<pubDate>Fri, 14 Jun 2024 08:00:00 GMT</pubDate>
<description>&lt;p&gt;Arland sent 12 barges to Borland.&lt;/p&gt;
&lt;p&gt;Borland &lt;b&gt;denied&lt;/b&gt; it.&lt;/p&gt;</description></item>
<item><title>A note</title><link>https://gull.example/2</link></item></channel></rss>
"""


def whole(root: Path, name: str, data: str | bytes) -> Reading:
    path = root / "seeds" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    files, _ = discover(root.resolve(), SourcesSpec())
    return read(files[0], PUBLISHERS)


def words(found: object) -> list[tuple[str, str]]:
    return [(b.kind, found.text[b.span.start : b.span.end]) for b in found.blocks]


@pytest.mark.parametrize("name", ["a.html", "a.txt", "a.pdf", "a"])
def test_a_page_is_a_page_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    found = document(tmp_path, name, PAGE)
    source = found.source
    assert (source.title, source.publisher, source.author) == ("Ships leave port", "Harbour Post", "Ada Writer")
    assert (source.published, source.published_basis) == ("2024-06-14", "stated")
    assert (source.url, source.reliability) == ("https://harbour.example/ships", "B")
    kinds = {text: kind for kind, text in words(found)}
    assert kinds["Ships leave port"] == "title"
    assert kinds["Denial"] == "heading"
    assert kinds["The cargo went by rail to the border."] == "item"
    assert kinds["We have received nothing from anybody this year."] == "quote"
    assert kinds["| 2023 | 500 |"] == "row"
    assert "Arland sent 40 missiles to Borland in May 2024, the ministry said on Monday." in found.text
    for chaff in ("barges", "Home", "Most read", "newsletter"):
        assert chaff not in found.text


def test_a_page_in_the_encoding_that_it_names(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace("Harbour Post", "Гавань")
    found, diagnostics = one(tmp_path, "a.html", page.encode("windows-1251"))
    assert found is not None
    assert (found.source.publisher, diagnostics) == ("Гавань", [])


def test_a_sidecar_stands_before_the_page(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.meta.yaml").write_text("title: Told by hand\npublished: 2024-06-15\n", encoding="utf-8")
    source = document(tmp_path, "a.html", PAGE).source
    assert (source.title, source.published, source.author) == ("Told by hand", "2024-06-15", "Ada Writer")


REPORT = [
    ["Quarterly note of the observers", "Shipments by rail",
     "Arland sent at least 40 missiles to Borland in the month of",
     "May, and the ministry of Borland took them over at the bor-",
     "der, the observers said in their note.", "No ship was seen at the port during", "1"],
    ["Quarterly note of the observers", "the whole of the month.", "Borland denied the account.", "2"],
    ["Quarterly note of the observers", "The count will be repeated in the month of August.", "3"],
]  # fmt: skip


def test_a_pdf_in_paragraphs_with_its_pages(tmp_path: Path, make_pdf: PdfMaker) -> None:
    info = "/Title (Note on rail) /Author (Observers) /CreationDate (D:20240614120000Z)"
    found = document(tmp_path, "a.pdf", make_pdf(REPORT, info))
    assert (found.source.title, found.source.author) == ("Note on rail", "Observers")
    assert (found.source.published, found.source.published_basis) == ("2024-06-14", "inferred")
    assert "took them over at the border, the observers said" in found.text
    assert "seen at the port during the whole of the month." in found.text, "a sentence runs over the page's end"
    assert "Quarterly note" not in found.text, "running heads are left out"
    assert len(found.pages) == 3

    def page_of(text: str) -> int | None:
        at = found.text.index(text)
        return found.quote(Span(at, at + len(text))).page

    assert [page_of(t) for t in ("at least 40", "No ship", "whole of", "Borland denied", "repeated")] == [1, 1, 2, 2, 3]


def test_a_pdf_without_text_says_what_to_do(tmp_path: Path, make_pdf: PdfMaker) -> None:
    found, diagnostics = one(tmp_path, "a.pdf", make_pdf([[], []]))
    assert found is None
    assert [(d.code, d.hint) for d in diagnostics] == [
        ("SRC006", "run text recognition over it first, or leave it out by sources.exclude")
    ]


@pytest.mark.parametrize("cut", [60, 300, 700, 1100])
def test_a_pdf_that_is_cut_off_never_raises(tmp_path: Path, cut: int, make_pdf: PdfMaker) -> None:
    found, diagnostics = one(tmp_path, "a.pdf", make_pdf(REPORT)[:cut])
    assert found is not None or {d.code for d in diagnostics} <= {"SRC006", "SRC012"}


def test_json_lines_are_articles_each_with_its_own_digest(tmp_path: Path) -> None:
    lines = [
        {"title": "One", "text": "Arland sent 12 barges.", "published": "2024-06-14T10:00:00Z", "publisher": "Gull"},
        {"headline": "Two", "body": "Borland denied it.", "date": "2024-06-15", "source": "Harbour Post", "words": 3},
    ]
    found = whole(tmp_path, "a.jsonl", "\n\n".join(json.dumps(line) for line in lines))
    assert [d.text for d in found.documents] == ["Arland sent 12 barges.", "Borland denied it."]
    assert [d.source.name for d in found.documents] == ["seeds/a.jsonl:1", "seeds/a.jsonl:3"]
    assert [d.source.path for d in found.documents] == ["seeds/a.jsonl"] * 2
    assert [d.source.published for d in found.documents] == ["2024-06-14", "2024-06-15"]
    assert [d.source.reliability for d in found.documents] == ["A", "B"]
    assert len({d.source.digest for d in found.documents}) == 2
    assert not found.unused


def test_one_bad_line_never_hides_the_next(tmp_path: Path) -> None:
    found = whole(tmp_path, "a.jsonl", '{"text": "Arland sent 12 barges."}\n{"text": 5}\n[1]\n{"text": "It left."}\n')
    assert [d.text for d in found.documents] == ["Arland sent 12 barges.", "It left."]
    assert [(name, code) for name, code, _ in found.unused] == [
        ("seeds/a.jsonl:3", "SRC012"),
        ("seeds/a.jsonl:2", "SRC006"),
    ]


def test_a_feed_is_its_entries(tmp_path: Path) -> None:
    found = whole(tmp_path, "feed.xml", FEED)
    (entry,) = found.documents
    assert entry.text == "Arland sent 12 barges to Borland.\n\nBorland denied it."
    assert (entry.source.title, entry.source.publisher) == ("Barges & rails", "Gull Wire")
    assert (entry.source.published, entry.source.url) == ("2024-06-14", "https://gull.example/1")
    assert [(name, code) for name, code, _ in found.unused] == [("seeds/feed.xml:2", "SRC006")]


def test_a_source_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LIMIT", 10)
    found = whole(tmp_path, "a.txt", "Arland sent 12 barges.")
    assert [d.code for d in found.diagnostics] == ["SRC013"]


@pytest.mark.parametrize(
    ("data", "suffix", "kind"),
    [
        (b"%PDF-1.4\n", ".txt", "pdf"),
        (b"\xef\xbb\xbf<!DOCTYPE HTML>", ".md", "html"),
        (b"<?xml version='1.0'?><html>", ".xml", "html"),
        (b"<?xml version='1.0'?>\n<!-- made by hand --><feed xmlns='x'>", ".html", "feed"),
        (b'{"text": "x"}\n{"text": "y"}', ".txt", "articles"),
        (b"{not json}", ".txt", "text"),
        (b"Words.", ".pdf", "text"),
        (b"Words.", ".md", "markdown"),
        (b"Words.", ".docx", None),
    ],
)
def test_kinds(data: bytes, suffix: str, kind: str | None) -> None:
    assert kind_of(data, suffix) == kind


def test_plain_text_loads_no_heavy_library(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom briefing.ingest import SourceFile, read\n"
        "from briefing.config.specs.publishers import PublishersSpec\n"
        "read(SourceFile(Path('a.txt'), 'a.txt'), PublishersSpec())\n"
        "print(sorted({'trafilatura', 'pypdf', 'feedparser', 'httpx', 'lxml'} & set(sys.modules)))"
    )
    (tmp_path / "a.txt").write_text("Arland sent 12 barges.", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
