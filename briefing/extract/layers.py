"""A document → plain rows of one layer: sentences, dates or quantities, offsets in code points."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from briefing.extract.dates.dates import timexes
from briefing.extract.grammar.syntax import analyse
from briefing.extract.quantities.numbers import NUMBER_WORDS
from briefing.extract.quantities.quantities import described
from briefing.extract.words.text import Sentence, sentences
from briefing.extract.words.tokens import letters_in
from briefing.model import Document, Span

Row = dict[str, Any]
_NUMBER = re.compile(r"\d")


def layer(name: str, document: Document, published: str | None) -> Iterator[Row]:
    """The rows of a layer in order of the text. Raises KeyError for a name that is none of LAYERS.

    sentences: start, end. dates: start, end, text, type, value (TIMEX3; null where unresolved). quantities: start,
    end, text, value_low, value_high, approximate, unit, item, item_start, item_end. `published` is an ISO date.
    """
    return LAYERS[name](document, published)


def has_number(text: str, span: Span) -> bool:
    """Whether a stretch holds a digit or a number word: without one there is no figure in it."""
    if _NUMBER.search(text, span.start, span.end):
        return True
    return not NUMBER_WORDS.isdisjoint(letters_in(text[span.start : span.end]))


def _sentence_rows(document: Document, published: str | None) -> Iterator[Row]:
    for sentence in sentences(document):
        yield {"start": sentence.span.start, "end": sentence.span.end}


def _date_rows(document: Document, published: str | None) -> Iterator[Row]:
    for ref in timexes(document.text, sentences(document), published):
        yield {"start": ref.span.start, "end": ref.span.end, "text": ref.text, "type": ref.type, "value": ref.value}


def _quantity_rows(document: Document, published: str | None) -> Iterator[Row]:
    for sentence in _stating(document):
        if not has_number(document.text, sentence.span):
            continue
        for quantity in described(analyse(document.text, sentence)):
            item = quantity.item_span
            yield {
                "start": quantity.span.start,
                "end": quantity.span.end,
                "text": quantity.text,
                "value_low": quantity.low,
                "value_high": quantity.high,
                "approximate": quantity.approximate,
                "unit": quantity.unit,
                "item": quantity.item,
                "item_start": item.start if item else None,
                "item_end": item.end if item else None,
            }


def _stating(document: Document) -> Iterator[Sentence]:
    return (s for s in sentences(document) if s.rank < 2)


LAYERS: dict[str, Callable[[Document, str | None], Iterator[Row]]] = {
    "sentences": _sentence_rows,
    "dates": _date_rows,
    "quantities": _quantity_rows,
}
