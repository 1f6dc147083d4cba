"""What a page for screens has beyond its words: its faces, its script, and each fact's passage in its context."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from functools import lru_cache
from html import escape
from importlib import resources

from briefing.model import Passage, Report, Section, Source
from briefing.render.fonts import FACES, face_bytes, subset_of

#: A row of the annex, from the label of its fact to the end of its last cell.
_ROW = re.compile(r'<span class="label" id="e-([0-9a-f]+)">.*?(?=</td>\s*</tr>)', re.DOTALL)
#: An entry of the source list.
_SOURCE = re.compile(r'(<p class="source" id="source-(\d+)">.*?)</p>', re.DOTALL)
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
)


@lru_cache(maxsize=1)
def script() -> str:
    """The script, as it stands in the page."""
    return (resources.files("briefing.render") / "screen.js").read_text(encoding="utf-8").strip()


def policy() -> str:
    """The Content-Security-Policy: nothing is fetched, and no script but this one runs."""
    digest = base64.b64encode(hashlib.sha256(f"\n{script()}\n".encode()).digest()).decode()
    return f"{_POLICY}; script-src 'sha256-{digest}'"


def faces(text: str) -> str:
    """The `@font-face` rules with the faces themselves, each cut down to the characters of `text`."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; font-display: swap; '
        f'src: url("data:font/ttf;base64,{base64.b64encode(subset_of(face_bytes(package, file), text)).decode()}") }}'
        for family, package, file, weight, style in FACES
    )


def for_screens(html: str, report: Report) -> str:
    """The body with each fact's passage under its words in the annex, and with links back from each source.

    A drawing can be wider than the window; it takes the focus so that the keyboard can move it.
    """
    used = _sections_by_source(report)
    passages = {p.fact: p for p in report.passages}
    sources = {e.source.id: e.source for e in report.sources}

    def unfolded(match: re.Match[str]) -> str:
        passage = passages.get(match.group(1))
        return match.group() + (_passage(passage, sources[passage.source]) if passage else "")

    def with_sections(match: re.Match[str]) -> str:
        links = ", ".join(f'<a href="#{escape(s.id)}">{escape(s.title)}</a>' for s in used.get(match.group(2), ()))
        return match.group(1) + (f' <span class="used">Cited in {links}.</span>' if links else "") + "</p>"

    return _SOURCE.sub(with_sections, _ROW.sub(unfolded, html)).replace(
        '<figure class="chart">', '<figure class="chart" tabindex="0">'
    )


def _sections_by_source(report: Report) -> dict[str, list[Section]]:
    """The number of a source → the sections with a heading that cite it, in order."""
    numbers = {e.source.id: str(e.number) for e in report.sources}
    found: dict[str, dict[str, Section]] = {}
    at = 0
    sections = sorted((s for s in report.sections if s.headed), key=lambda s: s.start)
    for use in sorted(report.uses, key=lambda u: u.start):
        while at < len(sections) and sections[at].end <= use.start:
            at += 1
        kind, _, source = use.refs[0].partition(":") if use.refs else ("", "", "")
        if (
            kind == "source"
            and at < len(sections)
            and sections[at].start <= use.start
            and sections[at].kind != "sources"
        ):
            found.setdefault(numbers[source], {}).setdefault(sections[at].id, sections[at])
    return {number: list(by_id.values()) for number, by_id in found.items()}


def _passage(passage: Passage, source: Source) -> str:
    before, exact, after = (escape(_visible(part)) for part in (passage.before, passage.exact, passage.after))
    own = passage.origin in ("", source.title, source.publisher, source.label)
    about = [f"Origin: {'none named' if own else escape(_visible(passage.origin))}", f"Source: {_source(source)}"]
    if passage.grade:
        about.insert(0, f"Grade <b>{escape(passage.grade)}</b>")
    return (
        f"<details><summary>In context</summary><blockquote>{before}<mark>{exact}</mark>{after}</blockquote>"
        f"<p>{' · '.join(about)}</p></details>"
    )


def _visible(text: str) -> str:
    """A source's text without control and bidirectional-control characters, which could turn the words around it."""
    return "".join(" " if c in "\t\n\r" else c for c in text if c in "\t\n\r" or unicodedata.category(c)[0] != "C")


def _source(source: Source) -> str:
    name = escape(_visible(source.title or source.label))
    if source.url and source.url.startswith(("https://", "http://")):
        return f'<a href="{escape(source.url)}" rel="noopener noreferrer">{name}</a>'
    return name
