"""Shapes and words in, SVG text out, with every text element kept for the record."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html import escape

from briefing.model import Chart, ChartText
from briefing.model.numerals import numerals
from briefing.model.report import Basis

INK, SLATE, NAVY, BLUE, SKY, RED, GRID = "#16212B", "#51606E", "#17375E", "#2C6E9B", "#A9C8DD", "#B4372A", "#DCE2E7"
FACE = "'Source Sans Pro', 'Source Sans 3', sans-serif"
#: Width of every drawing in CSS px: the page's measure of 174 mm, so that it prints at its own size.
WIDTH = 658
# A source's id between these stands where its number in the brief will be: numbers are given after charts are drawn.
_MARK = re.compile("\ue000([^\ue001]*)\ue001")
# Advance widths of the face in units of its size: narrow, wide, and all other characters.
_NARROW, _WIDE = frozenset("fijlrtI.,:;|!'’()[]- "), frozenset("mwMWOQGCD@%—…")


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text and what it rests on."""

    text: str
    basis: Basis | None = None
    refs: tuple[str, ...] = ()


def name(text: str) -> Words:
    """A name from the lexicons, or a noun as the text gives it."""
    return Words(text, "name") if numerals(text) else Words(text)


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

    def dot(self, x: float, y: float, colour: str = BLUE, *, filled: bool = True) -> None:
        fill = colour if filled else "#FFFFFF"
        self._shapes.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.2" fill="{fill}" stroke="{colour}" stroke-width="2"/>'
        )

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
        room: float | None = None,
    ) -> None:
        """One line of text, cut with an ellipsis where it would leave its `room` (px)."""
        shown = fitted(words.text, size, room) if room else words.text
        self.texts.append(ChartText(shown, words.basis, words.refs))
        self._shapes.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-family="{FACE}" font-size="{size}" font-weight="{weight}" '
            f'fill="{colour}" text-anchor="{anchor}">{escape(shown)}</text>'
        )

    def cite(self, y: float, source: str) -> None:
        """The number of a source at the right edge."""
        mark = Words(f"\ue000{source}\ue001", "meta", (f"source:{source}",))
        self.text(WIDTH, y, mark, size=9.5, colour=BLUE, weight=600, anchor="end")

    def write(self, height: float, title: str, description: str) -> str:
        """The SVG document."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}" width="{WIDTH}" '
            f'height="{height:.0f}" role="img"><title>{escape(title)}</title><desc>{escape(description)}</desc>'
            + "".join(self._shapes)
            + "</svg>"
        )


def numbered(chart: Chart, number_of: Callable[[str], int | None]) -> Chart:
    """The chart with the numbers that its sources bear in the brief; `number_of` takes a source's id."""

    def cited(match: re.Match[str]) -> str:
        number = number_of(match.group(1))
        return "" if number is None else f"[{number}]"

    def fill(text: str) -> str:
        return _MARK.sub(cited, text)

    texts = tuple(replace(text, text=fill(text.text)) for text in chart.texts)
    return replace(chart, svg=fill(chart.svg), texts=texts)


def width_of(words: str, size: float) -> float:
    """About how wide a line is, in px: enough to keep a label inside its column."""
    return size * sum(0.3 if c in _NARROW else 0.8 if c in _WIDE else 0.56 if c.isupper() else 0.5 for c in words)


def fitted(words: str, size: float, room: float) -> str:
    """`words`, cut at a word or a character with an ellipsis where they are wider than `room`."""
    if width_of(words, size) <= room:
        return words
    while len(words) > 1 and width_of(words + "…", size) > room:
        words = words[:-1]
    return words.rstrip(" ,;:") + "…"
