"""A report in, the sources that each section cites out, and the note in the margin that names them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from html import escape
from math import ceil

from briefing.model import Report, Section, Source, SourceEntry

#: Layouts with a rail beside their text.
_RAILED = ("summary", "prose", "list")
#: A longer note would outgrow the text beside it; the source list names them all.
_MOST = 5
#: Characters of a note that surely fit a line of the rail; its width in sizes of a heading's type.
_LINE, _RAIL = 28, 10.5
#: Widths of bold letters in sizes of the type, on the safe side.
_NARROW, _WIDE = frozenset("iljtfrI.,:;'’ "), frozenset("mwMW@—")
#: In rem: a heading of one line and of two with the space below it, a line of the note, a line of the text.
_HEAD, _EACH, _TEXT = (1.85, 3.1), 1.15, 1.434
#: Characters of brief.md to a line of the text, and how much higher than the note it must come out to surely be so.
_MEASURE, _SURELY = 80, 1.4


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
    """The section with a note under its heading in the rail: number, name, year and reliability of each source.

    The note takes no height, so that the text stands beside it; a short section is told how high it must be at least.
    """
    if section.kind not in _RAILED or not cited:
        return html
    items = [(entry.number, _name(entry.source), entry.source.reliability) for entry in cited[:_MOST]]
    lines = sum(ceil(len(f"{name} {grade}") / _LINE) for _, name, grade in items)
    shown = [
        f'<li><a href="#source-{n}">{n}</a> {escape(name)} <span class="grade">{grade}</span></li>'
        for n, name, grade in items
    ]
    if more := len(cited) - len(items):
        shown.append(f"<li>and {more} more</li>")
        lines += 1
    height = _HEAD[rail_lines(section.title) > 1] + _EACH * lines
    text = (section.end - section.start) / _MEASURE * _TEXT
    least = f' style="min-height: {height:.1f}rem"' if text < height * _SURELY else ""
    note = f'<div class="rests"><ul aria-label="Sources of this section">{"".join(shown)}</ul></div>'
    return html.replace("</h2>", f"</h2>\n{note}", 1).replace(">", f"{least}>", 1)


def rail_lines(heading: str) -> int:
    """How many lines of the rail a heading takes at most."""
    width = sum(0.3 if c in _NARROW else 0.87 if c in _WIDE else 0.62 if c.isupper() else 0.55 for c in heading)
    return ceil(width / _RAIL)


def _name(source: Source) -> str:
    words, field = source.called
    words = visible(words)
    words = words if len(words) <= 2 * _LINE else words[: 2 * _LINE - 1].rstrip() + "…"
    return words + (f", {source.published[:4]}" if source.published and field != "published" else "")


def visible(text: str) -> str:
    """A source's text without control and bidirectional-control characters, which could turn the words around it."""
    return "".join(" " if c in "\t\n\r" else c for c in text if c in "\t\n\r" or unicodedata.category(c)[0] != "C")
