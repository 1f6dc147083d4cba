"""A fact as rules filled it in, the same fact with words that bear it out out: the figure stands in its quote."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.model import Document, Fact, Span

#: What a phrase may hold beside its figure without naming a thing: "some 4,000", "£3 billion", "half", "4.4 %".
_BARE = re.compile(
    r"(?:[\d.,\s$€£¥%–-]|\b(?:some|about|around|nearly|almost|over|up|to|at|least|most|more|fewer|than|an?|the|as|many"
    r"|much|half|third|quarter|percent|per|cent|thousand|million|billion|trillion|us|dollars?|euros?|pounds?|bn|m)\b)+",
    re.IGNORECASE,
)


def sound(fact: Fact, document: Document) -> Fact:
    """The fact with its quote wide enough for its figure, and without an item that only repeats the figure."""
    if fact.item is not None and _BARE.fullmatch(fact.item):
        fact = replace(fact, item=None)
    value, quote = fact.value_span, fact.evidence.span
    if value is None or quote.contains(value) or not fact.sentence.contains(value):
        return fact
    return replace(fact, evidence=document.quote(Span(min(quote.start, value.start), max(quote.end, value.end))))
