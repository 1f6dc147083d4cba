"""Claims, facts and sources in, the short names out by which drawings call them."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.chart.days import in_words
from briefing.chart.svg import Words, name, visible
from briefing.config.specs.lexicon import PlaceSpec
from briefing.model import Claim, Fact, Situation, Source
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


def speaker(fact: Fact, situation: Situation) -> Words:
    """Who says it: the authority named, else the source."""
    return name(fact.attribution) if fact.attribution else outlet(situation.document[fact.source].source)


def outlet(source: Source) -> Words:
    """What a source is called: its publisher or author, else what it is and of when, else its title or file."""
    if source.publisher or source.author or not source.published:
        field = next((f for f in ("publisher", "author", "title") if getattr(source, f)), "name")
        return Words(visible(getattr(source, field).rsplit("/", 1)[-1]), "meta", (f"meta:source.{source.id}.{field}",))
    kind = "article" if source.is_digest else source.type.replace("_", " ")
    words = f"{kind.capitalize()} of {in_words(source.published, source.published)}"
    return Words(visible(words), "meta", (f"meta:source.{source.id}.published",))
