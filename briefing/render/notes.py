"""A report in, the sources that each section cites out, and the note in the margin that names them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from html import escape

from briefing.model import Report, Section, SourceEntry

#: Layouts with a rail beside their text.
_RAILED = ("summary", "prose", "list")
#: A longer note would outgrow the text beside it; the source list names them all.
_MOST = 8


def cited_by_section(report: Report) -> Mapping[str, Sequence[SourceEntry]]:
    """The id of each section that cites → its sources by number; the source list itself cites none."""
    entries = {e.source.id: e for e in report.sources}
    sections = sorted((s for s in report.sections if s.kind != "sources"), key=lambda s: s.start)
    found: dict[str, set[str]] = {}
    at = 0
    for use in sorted(report.uses, key=lambda u: u.start):
        while at < len(sections) and sections[at].end <= use.start:
            at += 1
        kind, _, source = use.refs[0].partition(":") if use.refs else ("", "", "")
        if kind == "source" and at < len(sections) and sections[at].start <= use.start:
            found.setdefault(sections[at].id, set()).add(source)
    return {s: sorted((entries[source] for source in ids), key=lambda e: e.number) for s, ids in found.items()}


def with_margin_note(html: str, section: Section, cited: Sequence[SourceEntry]) -> str:
    """The section with a note under its heading in the rail: number, name, year and reliability of each source."""
    if section.kind not in _RAILED or not cited:
        return html
    items = [_item(entry) for entry in cited[:_MOST]]
    if more := len(cited) - len(items):
        items.append(f"<li>and {more} more</li>")
    note = f'<ul class="rests" aria-label="Sources of this section">{"".join(items)}</ul>'
    return html.replace("</h2>", f"</h2>\n{note}", 1)


def _item(entry: SourceEntry) -> str:
    source = entry.source
    words, field = source.called
    name = visible(words) + (f", {source.published[:4]}" if source.published and field != "published" else "")
    return (
        f'<li><a href="#source-{entry.number}">{entry.number}</a> {escape(name)} '
        f'<span class="grade">{source.reliability}</span></li>'
    )


def visible(text: str) -> str:
    """A source's text without control and bidirectional-control characters, which could turn the words around it."""
    return "".join(" " if c in "\t\n\r" else c for c in text if c in "\t\n\r" or unicodedata.category(c)[0] != "C")
