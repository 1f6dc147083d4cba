"""Report → HTML → PDF: layout is attached here, the words are the Markdown's."""

from briefing.render.fonts import uncovered
from briefing.render.html import to_html

__all__ = ["to_html", "uncovered"]
