"""A Report in, one self-contained HTML page out: the same words as brief.md, with layout by section kind and Use."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from briefing.model import Report, Section, Use
from briefing.render import screen
from briefing.render.layout import lay_out
from briefing.render.notes import cited_by_section, with_margin_note

# Private-use characters, which no text in brief.md can hold: compose removes them from every value.
# The dash outside each makes it punctuation, as the bracket of the citation is in whose place it stands: emphasis
# that ends before a citation then ends in Markdown's eyes too.
_OPEN, _TEXT, _CLOSE, _CHANGED = "\u2e3b\ue000", "\ue001", "\ue002\u2e3b", "\ue003"
#: An item of a list is marked as a whole: PDF/UA wants nothing beside an item's body.
_CHANGED_ITEM = re.compile(f"<li>((?:<strong>)?){_CHANGED}")
_MARK = re.compile(f"{_OPEN}(\\d+){_TEXT}(.*?){_CLOSE}", re.DOTALL)
_ENTRY = re.compile(r"^\[\^(\d+)\]: (.+)$", re.MULTILINE)
_ENTRIES = re.compile(r"(?:^\[\^\d+\]: .+(?:\n\n?|$))+", re.MULTILINE)
_SVG_TITLE = re.compile("<title>.*?</title>", re.DOTALL)
#: A reliability letter on its own in a source's entry.
_GRADE = re.compile("<em>([A-F])</em>")
#: Column widths in per cent by layout and number of columns; equal columns elsewhere.
_WIDTHS: Mapping[tuple[str, int], Sequence[int]] = {
    ("figures", 5): (17, 43, 17, 12, 11),
    ("timeline", 2): (25, 75),
    ("table", 3): (25, 41, 34),
    ("evidence", 3): (9, 40, 51),
}
#: Layouts that stand before the contents; and how many characters of brief.md make a brief long, some twelve pages.
_FRONT, _LONG = ("title", "summary", "judgements", "figures"), 40_000
#: Side margins that give another page the measure of A4, on which all widths are set.
_SIDES: Mapping[str, Sequence[str]] = {"Letter": ("  margin-left: 20.95mm;", "  margin-right: 20.95mm;")}
#: TLP 2.0: colour of the label by marking; the ground is black.
_LABEL_COLOURS = {
    "RED": "#FF2B2B",
    "AMBER": "#FFC000",
    "AMBER+STRICT": "#FFC000",
    "GREEN": "#33FF00",
    "CLEAR": "#FFFFFF",
}


class _Renderer(RendererHTML):
    """Adds what accessibility asks of tables and inlines the charts."""

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        columns = 0
        for token in tokens[idx:]:
            columns += token.type == "th_open"
            if token.type == "thead_close":
                break
        widths = _WIDTHS.get((env["layout"], columns)) or [100 // columns] * columns
        return "<table><colgroup>" + "".join(f'<col style="width: {w}%">' for w in widths) + "</colgroup>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        return '<th scope="col">'

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        token = tokens[idx]
        svg = env["charts"].get(token.attrGet("src"))
        alt = escape(self.renderInlineAsText(token.children, options, env))
        if svg is None:
            return alt
        # The title is what a PDF reader speaks in place of a drawing, so it carries the whole description.
        return _SVG_TITLE.sub(lambda _: f"<title>{alt}</title>", svg, count=1)


def to_html(report: Report, css: str, page: str = "A4", *, paper: bool = False) -> str:
    """The whole page, for screens or, on `paper`, for the PDF alone; the words are the same.

    `css` is the workspace's style sheet; `page` is "A4" or "Letter".
    """
    markdown = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable("table")
    annex = {u.refs[0].partition(":")[2] for u in report.uses if u.refs and u.refs[0].startswith("evidence:")}
    links = _Links(report, annex)
    charts = {f"charts/{c.id}.svg": c.svg for c in report.charts}
    cited, several = cited_by_section(report), len(report.sources) > 1
    sections = [
        with_margin_note(_section(report, s, markdown, links, charts), s, cited.get(s.id, ()) if several else ())
        for s in report.sections
    ]
    if not paper or len(report.markdown) > _LONG:
        at = next((n for n, s in enumerate(report.sections) if s.kind not in _FRONT), len(sections))
        sections.insert(at, _contents(report.sections[at:]))
    body = "\n".join(sections)
    if not paper:
        body = screen.for_screens(body, report, cited)
    if report.logo is not None:
        body = f'<p class="logo"><img src="{escape(report.logo.address)}" alt="{escape(report.logo.alt)}"></p>\n{body}'
    label = report.marking.partition(":")[2]
    colour = _LABEL_COLOURS[label]
    style = css.strip().replace("</", "<\\/")  # nothing in a style sheet may end the style element
    marking = f'<span style="color: {colour}">{escape(report.marking)}</span>'
    faces = [] if paper else [f"<style>\n{screen.faces(report.markdown + body)}\n</style>"]
    return "\n".join(
        (
            "<!doctype html>",
            f'<html lang="{escape(report.language)}">',
            "<head>",
            '<meta charset="utf-8">',
            *([] if paper else [f'<meta http-equiv="Content-Security-Policy" content="{screen.policy()}">']),
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(report.title)}</title>",
            '<meta name="generator" content="briefing">',
            f'<meta name="dcterms.created" content="{report.edition.issued}">',
            f'<meta name="dcterms.modified" content="{report.edition.issued}">',
            *faces,
            f"<style>\n{style}\n{_page_rules(report, page, colour)}\n</style>",
            "</head>",
            "<body>",
            *([] if paper else ['<a class="skip" href="#Brief">Skip to the brief</a>']),
            f'<header class="marking">{marking}</header>',
            f'<main id="Brief">\n{body}\n</main>',
            f'<footer class="marking">{marking}</footer>',
            *([] if paper else [f"<script>\n{screen.script()}\n</script>"]),
            "</body>",
            "</html>",
            "",
        )
    )


def _contents(sections: Sequence[Section]) -> str:
    """The list of the sections that have a heading, each a link, in two columns."""
    entries = [f'<li><a href="#{escape(s.id)}">{escape(s.title)}</a></li>' for s in sections if s.headed]
    half = (len(entries) + 1) // 2
    columns = "".join(f"<ol>{''.join(part)}</ol>" for part in (entries[:half], entries[half:]) if part)
    return f'<nav class="contents" aria-labelledby="Contents"><h2 id="Contents">Contents</h2>{columns}</nav>'


def _page_rules(report: Report, page: str, colour: str) -> str:
    """Running heads and feet: they carry this brief's own words, so they cannot stand in the style sheet."""
    label = f"content: {_css_text(report.marking)}; color: {colour}"
    return "\n".join(
        (
            "@page {",
            f"  size: {page};",
            *_SIDES.get(page, ()),
            f"  @top-left {{ content: {_css_text(report.short_title)} string(section, start) }}",
            f"  @top-right {{ {label} }}",
            f"  @bottom-left {{ content: {_css_text(report.foot)} }}",
            f"  @bottom-right {{ {label} }}",
            "}",
        )
    )


def _css_text(text: str) -> str:
    """`text` as a CSS string that cannot end early or close the style element."""
    return '"' + "".join(c if c.isalnum() or ord(c) > 0x9F or c in " .,:;+-" else f"\\{ord(c):06x}" for c in text) + '"'


class _Links:
    """Turns marked Uses into links and anchors."""

    def __init__(self, report: Report, annex: set[str]) -> None:
        self._uses = report.uses
        self._changed = report.changed
        self._markdown = report.markdown
        self._annex = annex
        self._numbers = {e.source.id: e.number for e in report.sources}

    def mark(self, text: str, offset: int) -> str:
        """`text`, which stands at `offset` in brief.md, with marks around citations and annex labels, and where it
        says something else than the last edition did."""
        out: list[str] = []
        last = 0
        for start, end, mark in self._places:
            start, end = start - offset, end - offset
            if start < last or end > len(text):
                continue
            out += [text[last:start], mark, text[start:end], _CLOSE if end > start else ""]
            last = end
        return "".join((*out, text[last:]))

    @cached_property
    def _places(self) -> list[tuple[int, int, str]]:
        """Start, end and opening mark of all that is marked, in order of the text."""
        uses = [(u.start, u.end, f"{_OPEN}{n}{_TEXT}") for n, u in enumerate(self._uses) if self._marked(u)]
        rows = "| "  # in a row of a table the mark goes into the first cell
        starts = (c.start + len(rows) * self._markdown.startswith(rows, c.start) for c in self._changed)
        return sorted([*uses, *((start, start, _CHANGED) for start in starts)])

    @staticmethod
    def _marked(use: Use) -> bool:
        return bool(use.refs) and use.refs[0].startswith(("source:", "evidence:"))

    def resolve(self, html: str) -> str:
        html = _CHANGED_ITEM.sub(r'<li class="changed">\1', html)
        return _MARK.sub(self._element, html).replace(_CHANGED, '<span class="changed"></span>')

    def _element(self, match: re.Match[str]) -> str:
        use = self._uses[int(match.group(1))]
        kind, _, id_ = use.refs[0].partition(":")
        if kind == "evidence":
            return f'<span class="label" id="e-{id_}">{match.group(2)}</span>'
        number = self._numbers[id_]
        facts = [f for r in use.refs[1:] if (f := r.partition(":")[2]) in self._annex]
        target, data = (f"e-{facts[0]}", f' data-facts="{" ".join(facts)}"') if facts else (f"source-{number}", "")
        # U+2060 keeps the mark on the line of the word it follows.
        return f'\u2060<a class="cite" href="#{target}" title="Source {number}"{data}>[{number}]</a>'


def _section(report: Report, section: Section, markdown: MarkdownIt, links: _Links, charts: Mapping[str, str]) -> str:
    text = links.mark(report.markdown[section.start : section.end], section.start)
    env: dict[str, Any] = {"layout": section.kind, "charts": charts}
    if section.kind == "sources":
        parts, last = [], 0
        for run in _ENTRIES.finditer(text):
            parts += [_render(text[last : run.start()], markdown, env), _entries(run.group(), markdown, env)]
            last = run.end()
        html = "".join((*parts, _render(text[last:], markdown, env)))
    else:
        html = _render(text, markdown, env)
    return f'<section class="{section.kind}" id="{escape(section.id)}">\n{links.resolve(html).strip()}\n</section>'


def _render(text: str, markdown: MarkdownIt, env: dict[str, Any]) -> str:
    tokens = lay_out(env["layout"], markdown.parse(text, env))
    return str(markdown.renderer.render(tokens, markdown.options, env))


def _entries(text: str, markdown: MarkdownIt, env: dict[str, Any]) -> str:
    """Footnote definitions as the entries of the source list; those that nothing sets off stand closer together."""
    return "".join(_entry(m.group(1), markdown.renderInline(m.group(2), env)) for m in _ENTRY.finditer(text))


def _entry(number: str, words: str) -> str:
    kind = "source" if "<" in words else "source plain"
    told = _GRADE.sub(r'<span class="grade">\1</span>', words)
    return f'<p class="{kind}" id="source-{number}"><span class="number">{number}</span> {told}</p>\n'
