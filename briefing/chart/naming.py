"""Claims, facts and sources in, the short names out by which drawings call them."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.chart.svg import Words, name
from briefing.config.specs.lexicon import PlaceSpec
from briefing.model import Claim, Fact, Situation, Source

#: The places of the lexicons by name.
Places = Mapping[str, PlaceSpec]


def event(claim: Claim) -> Words:
    """What a claim is about: "Transfer: ballistic missiles, North Korea → Russia"."""
    sides = " → ".join(side for side in (claim.actor, claim.recipient) if side)
    kind = "" if claim.kind == "other" and claim.item else claim.kind.replace("_", " ")
    what = ": ".join(part for part in dict.fromkeys((kind, claim.item)) if part)
    words = ", ".join(part for part in (what, sides) if part)
    return name(words[:1].upper() + words[1:])


def speaker(fact: Fact, situation: Situation) -> Words:
    """Who says it: the authority named, else the source."""
    return name(fact.attribution) if fact.attribution else outlet(situation.document[fact.source].source)


def outlet(source: Source) -> Words:
    """What a source is called: its publisher, else its title, else its file."""
    field = "publisher" if source.publisher else "title" if source.title else "name"
    return Words(source.label, "meta", (f"meta:source.{source.id}.{field}",))
