"""Shapes and words in, SVG text out, with every text element kept for the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from briefing.model import ChartText
from briefing.model.report import Basis

INK, SLATE, NAVY, BLUE, SKY, RULE, GRID = "#16212B", "#51606E", "#17375E", "#2C6E9B", "#A9C8DD", "#C8D0D7", "#DCE2E7"
FACE = "Source Sans Pro, sans-serif"
# Mean width of a character of the face in units of its size: enough to keep a label inside its column.
_ADVANCE = 0.5


@dataclass
class Drawing:
    """A drawing of `width` CSS px; its height is given when it is written.

    Style is in attributes: page CSS does not reach it.
    """

    width: int
    texts: list[ChartText] = field(default_factory=list)
    _shapes: list[str] = field(default_factory=list)

    def line(self, x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1, dash: str = "") -> None:
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self._shapes.append(
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
            f'stroke="{colour}" stroke-width="{width}"{dashed}/>'
        )

    def bar(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        self._shapes.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0.5):.1f}" height="{height:.1f}" fill="{fill}"/>'
        )

    def dot(self, x: float, y: float, filled: bool = True) -> None:
        fill = BLUE if filled else "#FFFFFF"
        self._shapes.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{fill}" stroke="{BLUE}" stroke-width="2"/>'
        )

    def arrow(self, x: float, y: float) -> None:
        """The head of an arrow to the right, its point at (x, y)."""
        points = f"{x - 7:.1f},{y - 5:.1f} {x:.1f},{y:.1f} {x - 7:.1f},{y + 5:.1f}"
        self._shapes.append(f'<polyline points="{points}" fill="none" stroke="{BLUE}" stroke-width="2"/>')

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 11,
        colour: str = INK,
        weight: int = 400,
        anchor: str = "start",
        room: float | None = None,
        basis: Basis | None = None,
        refs: tuple[str, ...] = (),
    ) -> None:
        """One line of text, cut with an ellipsis where it would leave its `room` (px)."""
        shown = fitted(words, size, room) if room else words
        self.texts.append(ChartText(shown, basis, refs))
        self._shapes.append(
            f'<text x="{x:.1f}" y="{y:.1f}" font-family="{FACE}" font-size="{size}" font-weight="{weight}" '
            f'fill="{colour}" text-anchor="{anchor}">{escape(shown)}</text>'
        )

    def write(self, height: float, title: str, description: str) -> str:
        """The SVG document."""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width} {height:.0f}" width="{self.width}" '
            f'height="{height:.0f}" role="img"><title>{escape(title)}</title><desc>{escape(description)}</desc>'
            + "".join(self._shapes)
            + "</svg>"
        )


def fitted(words: str, size: float, room: float) -> str:
    """`words`, cut at a character with an ellipsis where they are wider than `room`."""
    most = max(2, int(room / (size * _ADVANCE)))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
