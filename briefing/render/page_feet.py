"""Charts at the foot of the page: WeasyPrint's footnotes, kept on the page that has room for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def charts_stay() -> Iterator[None]:
    """While it lasts, a chart that found room at a page's foot stays there.

    WeasyPrint sends the footnotes of a page on to the next where that lets one more line stand above them. That is
    right for a note of two lines; for a chart it left half the page white.
    """
    from weasyprint import document

    kept = document.LayoutContext
    document.LayoutContext = _context(kept)
    try:
        yield
    finally:
        document.LayoutContext = kept


def _context(base: Any) -> Any:
    class Context(base):  # type: ignore[misc]
        """Says that it lays out a column, where footnotes stay, but not where the page's own height is reckoned."""

        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self.in_column = True

        def _update_footnote_area(self) -> Any:
            self.in_column = False
            overflows = super()._update_footnote_area()
            self.in_column = True
            return overflows

    return Context
