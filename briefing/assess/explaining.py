"""A claim and its situation → why each fact was joined to it, and why its nearest neighbours were kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.assess.names import Names
from briefing.assess.reasons import reason
from briefing.config.specs.lexicon import LexiconSpec
from briefing.model import Claim, Fact, Reason, Situation
from briefing.model.claim import KeyParts

#: Neighbours that are shown.
_NEIGHBOURS = 8


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the facts of a claim are one, and what is not of it."""

    claim: Claim
    #: Each fact with the reason for which it was joined; the first fact has none.
    joined: tuple[tuple[Fact, Reason | None], ...]
    #: The nearest other claims, each with all in which they differ.
    apart: tuple[tuple[Claim, tuple[Reason, ...]], ...]


def explain(claim: Claim, situation: Situation, lexicon: LexiconSpec) -> Explanation:
    """The explanation of one claim of the situation."""
    facts = [situation.fact[fact] for fact in claim.facts]
    names = Names(lexicon)
    near: list[tuple[int, str, Claim, tuple[Reason, ...]]] = []
    for other in situation.claims:
        if other.id == claim.id or other.kind != claim.kind or not _akin(claim, other, names):
            continue
        why = tuple(_differences(claim, other)) or (reason("apart_undecided"),)
        near.append((len(why), other.id, other, why))
    near.sort(key=lambda row: row[:2])
    joined = tuple(zip(facts, (None, *claim.joined), strict=True))
    return Explanation(claim, joined, tuple((other, why) for _, _, other, why in near[:_NEIGHBOURS]))


def _akin(a: Claim, b: Claim, names: Names) -> bool:
    """Whether the two are of one item, or of a narrower and a wider one, or between the same sides."""
    item = a.parts.item == b.parts.item or names.items_related(a.parts.item, b.parts.item)
    return item or (a.parts.actor, a.parts.recipient) == (b.parts.actor, b.parts.recipient)


def _differences(a: Claim, b: Claim) -> Iterator[Reason]:
    for part, mine, other in zip(KeyParts._fields, a.parts, b.parts, strict=True):
        if mine != other:
            yield reason("apart", part, mine or "-", other or "-")
