"""Shapes and words in, SVG text out, with every text element kept for the record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import escape

from briefing.chart.measure import fitted, lines_of
from briefing.config.specs.brand import ColoursSpec
from briefing.model import Chart, ChartText
from briefing.model.numerals import numerals
from briefing.model.report import Basis

INK, SLATE, NAVY, BLUE, SKY, RED, GRID = "#16212B", "#51606E", "#17375E", "#2C6E9B", "#A9C8DD", "#B4372A", "#DCE2E7"
FACE = "'Source Sans Pro', 'Source Sans 3', sans-serif"
#: From line to line, in sizes of the type.
LEADING = 1.18
#: Width of every drawing in CSS px: the page's measure of 174 mm, so that it prints at its own size.
WIDTH = 658
# A source's id between these stands where its number in the brief will be: numbers are given after charts are drawn.
_MARK = re.compile("\ue000([^\ue001]*)\ue001")


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text and what it rests on."""

    text: str
    basis: Basis | None = None
    refs: tuple[str, ...] = ()


def visible(text: str) -> str:
    """`text` without control, bidirectional-control, private-use and unassigned characters."""
    return "".join(c for c in text if unicodedata.category(c)[0] != "C")


def name(text: str) -> Words:
    """A name from the lexicons, or a noun as the text gives it."""
    text = visible(text)
    return Words(text, "name") if numerals(text) else Words(text)


def cited(source: str) -> Words:
    """The number of a source, to be filled in by `numbered`."""
    return Words(f"\ue000{source}\ue001", "meta", (f"source:{source}",))


@dataclass
class Drawing:
    """A drawing; its height is given when it is written. Style is in attributes: page CSS does not reach it."""

    texts: list[ChartText] = field(default_factory=list)
    _shapes: list[str] = field(default_factory=list)

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1, dash: str = "") -> None:
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._shapes.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}" '
            f'stroke-width="{width}"{dashed}/>'
        )

    def bar(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A bar centred on `y`."""
        self._shapes.append(
            f'<rect x="{x:.1f}" y="{y - height / 2:.1f}" width="{max(width, 0.5):.1f}" height="{height:.1f}" '
            f'fill="{fill}"/>'
        )

    def dot(self, x: float, y: float, colour: str = BLUE, *, filled: bool = True, radius: float = 4.2) -> None:
        fill = colour if filled else "#FFFFFF"
        self._shapes.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{fill}" stroke="{colour}" stroke-width="2"/>'
        )

    def box(self, x: float, y: float, width: float, height: float, fill: str, edge: str, dash: str = "") -> None:
        """A box from its upper left corner."""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._shapes.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}" '
            f'stroke="{edge}"{dashed}/>'
        )

    def path(self, d: str, *, fill: str = "none", edge: str = "none", width: float = 1, dash: str = "") -> None:
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._shapes.append(f'<path d="{d}" fill="{fill}" stroke="{edge}" stroke-width="{width}"{dashed}/>')

    def arrow(self, x: float, y: float, colour: str = BLUE) -> None:
        """The head of an arrow to the right, its point at (x, y)."""
        points = f"{x - 7:.1f},{y - 4.5:.1f} {x:.1f},{y:.1f} {x - 7:.1f},{y + 4.5:.1f}"
        self._shapes.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')

    def text(
        self,
        x: float,
        y: float,
        words: Words,
        *,
        size: float = 11,
        colour: str = INK,
        weight: int = 400,
        anchor: str = "start",
        italic: bool = False,
        room: float | None = None,
    ) -> None:
        """One line of text, cut with an ellipsis where it would leave its `room` (px)."""
        shown = fitted(words.text, size, room, weight) if room else words.text
        self.texts.append(ChartText(shown, words.basis, words.refs))
        slant = ' font-style="italic"' if italic else ""
        self._shapes.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-family="{FACE}" font-size="{size}" font-weight="{weight}" '
            f'fill="{colour}" text-anchor="{anchor}"{slant}>{escape(shown)}</text>'
        )

    def block(
        self,
        x: float,
        y: float,
        words: Words,
        *,
        room: float,
        most: int,
        size: float = 10,
        colour: str = INK,
        weight: int = 400,
    ) -> int:
        """Text broken into at most so many lines, the first on `y`; returns how many. It stays one element, so that it
        is read as one."""
        lines = lines_of(words.text, size, room, most, weight)
        self.texts.append(ChartText(" ".join(lines), words.basis, words.refs))
        spans = " ".join(
            f'<tspan x="{x:.1f}" y="{y + n * size * LEADING:.1f}">{escape(line)}</tspan>'
            for n, line in enumerate(lines)
        )
        self._shapes.append(
            f'<text font-family="{FACE}" font-size="{size}" font-weight="{weight}" fill="{colour}">{spans}</text>'
        )
        return len(lines)

    def cite(self, y: float, source: str, *, x: float = WIDTH, anchor: str = "end", size: float = 9.5) -> None:
        """The number of a source, at the right edge unless told otherwise."""
        self.text(x, y, cited(source), size=size, colour=BLUE, weight=600, anchor=anchor)

    def write(self, height: float, title: str, description: str) -> str:
        """The SVG document."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
            f'height="{height:.0f}" role="img"><title>{escape(title)}</title><desc>{escape(description)}</desc>'
            + "".join(self._shapes)
            + "</svg>"
        )


#: What each colour above is for.
_ROLES = {INK: "ink", SLATE: "muted", NAVY: "structure", BLUE: "data", SKY: "data_light", RED: "dispute"}
_COLOUR = re.compile('"(#[0-9A-F]{6})"')


def painted(chart: Chart, colours: ColoursSpec) -> Chart:
    """The chart in the colours of a brand. They stand in the drawing itself, so that any viewer shows them."""

    def paint(match: re.Match[str]) -> str:
        role = _ROLES.get(match.group(1))
        return match.group() if role is None else f'"{getattr(colours, role)}"'

    return replace(chart, svg=_COLOUR.sub(paint, chart.svg))


def numbered(chart: Chart, number_of: Callable[[str], int | None]) -> Chart:
    """The chart with the numbers that its sources bear in the brief; `number_of` takes a source's id."""

    def mark(match: re.Match[str]) -> str:
        number = number_of(match.group(1))
        return "" if number is None else f"[{number}]"

    def fill(text: str) -> str:
        return _MARK.sub(mark, text)

    texts = tuple(replace(text, text=fill(text.text)) for text in chart.texts)
    return replace(chart, svg=fill(chart.svg), texts=texts)
