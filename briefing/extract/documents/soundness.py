"""A document's facts in, those facts out as far as their words bear them out: what a brief could not verify is no fact.

A reading whose figure lies outside its quotation is quoted more widely. A figure that cannot be read again from its
words, and an item that is a bare number, are taken out of the fact; a fact of which nothing is left goes with them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from briefing.extract.grammar.syntax import analyse
from briefing.extract.quantities.quantities import quantities
from briefing.extract.scene.noun_phrases import SEVERAL
from briefing.extract.words.text import sentences
from briefing.model import Block, Document, Fact, Source, Span
from briefing.model.fact import fact_id
from briefing.model.numerals import numerals

#: Shares in words, in per cent: alone, without a thing they are a share of, they are no quantity.
_SHARES = {"half": 50.0, "a third": 100 / 3, "a quarter": 25.0, "two thirds": 200 / 3, "two-thirds": 200 / 3}


@lru_cache(maxsize=4096)
def reread(quote: str) -> frozenset[float]:
    """Every bound that the quantity reader finds in `quote`."""
    document = Document(Source(id="", digest="", name="quote"), quote, (Block("paragraph", Span(0, len(quote))),))
    found = (q for sentence in sentences(document) for q in quantities(analyse(quote, sentence)))
    bounds = {bound for q in found for bound in (q.low, q.high) if bound is not None}
    words = quote.lower()
    bounds |= {share for word, share in _SHARES.items() if word in words}
    return frozenset(bounds if SEVERAL.isdisjoint(words.split()) else bounds | {2.0})


def sound(document: Document, facts: Sequence[Fact], names: Collection[str]) -> tuple[Fact, ...]:
    """The facts that can be verified. `names` are the items that a lexicon knows, numerals and all."""
    made: dict[str, Fact] = {}
    for fact in facts:
        whole = _widened(fact, document)
        kept = _without_bare_number(_without_figure(whole), names)
        if kept is fact:
            made[fact.id] = fact
        elif kept.actor or kept.recipient or kept.item or kept.has_value:
            again = renamed(kept, document.source.digest, made)
            made[again.id] = again
    return tuple(made.values())


def _widened(fact: Fact, document: Document) -> Fact:
    """The fact with its figure inside its quotation, where both stand in one sentence."""
    span, figure = fact.evidence.span, fact.value_span
    if figure is None or span.contains(figure) or not fact.sentence.contains(figure):
        return fact
    both = Span(min(span.start, figure.start), max(span.end, figure.end))
    return replace(fact, evidence=document.quote(both))


def _without_figure(fact: Fact) -> Fact:
    bounds = {value for value in (fact.value_low, fact.value_high) if value is not None}
    if not bounds or bounds <= reread(fact.evidence.exact):
        return fact
    return replace(
        fact, value_low=None, value_high=None, approximate=False, unit=None, value_text=None, value_span=None
    )


def _without_bare_number(fact: Fact, names: Collection[str]) -> Fact:
    """An item with a numeral in it is printed as a name: it has to be one, or to stand in the fact's own words."""
    item = fact.item
    if item is None or item in names or not numerals(item):
        return fact
    if item in fact.evidence.exact and any(word.isalpha() for word in item.split()):
        return fact
    return replace(fact, item=None)


def renamed(fact: Fact, digest: str, taken: Collection[str]) -> Fact:
    """The fact under the id that its content gives in the source with this digest, and that is not `taken`."""
    said = (digest, fact.kind, fact.evidence.exact, fact.item, fact.value_low, fact.value_high)
    n = 0
    while (id_ := fact_id(*said, n)) in taken:
        n += 1
    return replace(fact, id=id_)
