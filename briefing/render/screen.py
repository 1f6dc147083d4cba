"""What a page for screens has beyond its words: its faces, its script, and each fact's passage in its context."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from importlib import resources

from briefing.model import Passage, Report, Section, Source, SourceEntry
from briefing.render.fonts import FACES, face_bytes, subset_of
from briefing.render.notes import visible

#: A row of the annex, from the label of its fact to the end of its last cell.
_ROW = re.compile(r'<span class="label" id="e-([0-9a-f]+)">.*?(?=</td>\s*</tr>)', re.DOTALL)
#: An entry of the source list.
_SOURCE = re.compile(r'(<p class="source(?: plain)?" id="source-(\d+)">.*?)</p>', re.DOTALL)
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
    characters = frozenset(text)
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; font-display: swap; '
        f'src: url("data:font/ttf;base64,{_face(package, file, characters)}") }}'
        for family, package, file, weight, style in FACES
    )


@lru_cache(maxsize=len(FACES))
def _face(package: str, file: str, characters: frozenset[str]) -> str:
    """A face in base64; one build after another needs the same characters."""
    return base64.b64encode(subset_of(face_bytes(package, file), characters)).decode()


def for_screens(html: str, report: Report, cited: Mapping[str, Sequence[SourceEntry]]) -> str:
    """The body with each fact's passage under its words in the annex, and with links back from each source.

    A drawing can be wider than the window; it takes the focus so that the keyboard can move it.
    """
    used = _sections_by_source(report, cited)
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


def _sections_by_source(report: Report, cited: Mapping[str, Sequence[SourceEntry]]) -> dict[str, list[Section]]:
    """The number of a source → the sections with a heading that cite it, in order."""
    found: dict[str, list[Section]] = {}
    for section in report.sections:
        if section.headed:
            for entry in cited.get(section.id, ()):
                found.setdefault(str(entry.number), []).append(section)
    return found


def _passage(passage: Passage, source: Source) -> str:
    before, exact, after = (escape(visible(part)) for part in (passage.before, passage.exact, passage.after))
    own = passage.origin in ("", source.title, source.publisher, source.label)
    about = [f"Origin: {'none named' if own else escape(visible(passage.origin))}", f"Source: {_source(source)}"]
    if passage.grade:
        about.insert(0, f"Grade <b>{escape(passage.grade)}</b>")
    return (
        f"<details><summary>In context</summary><blockquote>{before}<mark>{exact}</mark>{after}</blockquote>"
        f"<p>{' · '.join(about)}</p></details>"
    )


def _source(source: Source) -> str:
    name = escape(visible(source.title or source.label))
    if source.url and source.url.startswith(("https://", "http://")):
        return f'<a href="{escape(source.url)}" rel="noopener noreferrer">{name}</a>'
    return name
