"""Claims, facts and sources in, the short names out by which drawings call them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from briefing.chart.svg import Words, name
from briefing.config.specs.lexicon import PlaceSpec
from briefing.model import Claim, Fact, Situation, Source, Span
from briefing.model.numerals import numerals

#: The places of the lexicons by name.
Places = Mapping[str, PlaceSpec]


def is_named(claim: Claim) -> bool:
    """Whether there is anything to call a claim by: who, whom or what."""
    return bool(claim.actor or claim.recipient or (claim.item and _is_thing(claim.item)))


def event(claim: Claim) -> Words:
    """What a claim is about: "Transfer: ballistic missiles, North Korea → Russia"."""
    sides = " → ".join(side for side in (claim.actor, claim.recipient) if side)
    item = claim.item if claim.item and _is_thing(claim.item) else None
    kind = "" if claim.kind == "other" and item else claim.kind.replace("_", " ")
    what = ": ".join(part for part in dict.fromkeys((kind, item)) if part)
    words = ", ".join(part for part in (what, sides) if part)
    return name(words[:1].upper() + words[1:])


def _is_thing(item: str) -> bool:
    """Whether an item is more than a number: "half" and "300" name nothing."""
    return any(c.isalpha() for c in "".join(item[a.end : b.start] for a, b in pairwise(_edges(item))))


def _edges(item: str) -> list[Span]:
    return [Span(0, 0), *numerals(item), Span(len(item), len(item))]


def speaker(fact: Fact, situation: Situation) -> Words:
    """Who says it: the authority named, else the source."""
    return name(fact.attribution) if fact.attribution else outlet(situation.document[fact.source].source)


def outlet(source: Source) -> Words:
    """What a source is called: its publisher, else its title, else its file."""
    field = "publisher" if source.publisher else "title" if source.title else "name"
    return Words(source.label, "meta", (f"meta:source.{source.id}.{field}",))
