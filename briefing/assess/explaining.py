"""A claim and its situation → why each fact was joined to it, and why its nearest neighbours were kept apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.assess.names import Names
from briefing.assess.reasons import reason
from briefing.config.specs.lexicon import LexiconSpec
from briefing.model import Claim, Fact, Reason, Situation

#: Neighbours that are shown.
_NEIGHBOURS = 8
#: Parts of a claim's key, in the order in which facts are told apart by them.
_PARTS = ("kind", "actor", "recipient", "item", "place", "date", "aspect")


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
    item = a.key[3] == b.key[3] or names.items_related(a.key[3], b.key[3])
    return item or (a.key[1], a.key[2]) == (b.key[1], b.key[2])


def _differences(a: Claim, b: Claim) -> Iterator[Reason]:
    for part, mine, other in zip(_PARTS, a.key, b.key, strict=False):
        if mine != other:
            yield reason("apart", part, mine or "-", other or "-")
