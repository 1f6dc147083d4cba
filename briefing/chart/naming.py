"""Claims, facts and sources in, the short names out by which drawings call them."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.chart.svg import Words, name, visible
from briefing.config.specs.lexicon import PlaceSpec
from briefing.model import Claim, Fact, Selection, Situation, Source
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
    """Whether an item is more than a number or an amount: "half", "300" and "0.2 per cent" name nothing."""
    first = next(iter(numerals(item)), None)
    return first is None or (any(c.isalpha() for c in item[: first.start]) or item[first.end : first.end + 1].isalpha())


def left_out(selection: Selection, count: int, what: str, refs: tuple[str, ...]) -> Words:
    """What a drawing says of those it has no room for: how many, where the selection holds all that there are."""
    return Words(f"and {what}") if selection.further else Words(f"and {count} {what}", "count", refs)


def speaker(fact: Fact, situation: Situation) -> Words:
    """Who says it: the authority named, else the source."""
    said_by = fact.attribution
    return name(said_by[:1].upper() + said_by[1:]) if said_by else outlet(situation.document[fact.source].source)


def outlet(source: Source) -> Words:
    """What a source is called where space is short."""
    words, field = source.called
    return Words(visible(words), "meta", (f"meta:source.{source.id}.{field}",))
