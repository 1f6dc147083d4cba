"""The figures of a sentence → each with what it leaves unsaid because its neighbour says it: bounds, unit, item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.extract.grammar.syntax import Parsed
from briefing.extract.quantities import words as table
from briefing.extract.quantities.compounds import Number
from briefing.extract.quantities.items import Range
from briefing.extract.quantities.units import CURRENCIES, TIME_UNITS
from briefing.extract.quantities.words import Qualifier
from briefing.extract.words.tokens import Token
from briefing.model.fact import Relation

#: Words that may tell when the first figure of "from 20,000 tonnes in 2023 to 45,000" held.
_WHEN = 3
#: Words that may tell apart the share of the first figure: "12 North Korean and four Russian officers".
_WHICH = 3


@dataclass(slots=True)
class Found:
    """A figure in tokens `start` to `end`."""

    number: Number
    start: int
    end: int
    qualifier: Qualifier
    item: Range | None
    relation: Relation | None
    qualified: bool


def spread(parsed: Parsed, found: list[Found]) -> None:
    """A qualifier before a coordination holds for its second figure, and a unit or item behind it for its first.

    "About 300 killed and 2,700 wounded"; "5 and 7 percent"; "two missile and 89 air strikes".
    """
    tokens = parsed.tokens
    for one, two in reversed(list(pairwise(found))):
        between = tokens[one.end : two.start]
        joined = only_joined(between) or [t.lower for t in between] == ["to"]
        if one.item is None and one.number.unit == "count" and two.number.unit != "count" and joined:
            one.number.unit = two.number.unit
        counts = one.number.unit == two.number.unit == "count"
        if one.item is None and counts and [t.lower for t in between] == ["to"]:
            one.item = two.item  # "from 4,700 to more than 6,000 killed"
        if counts:
            one.item = _elided_head(tokens, one, two) or one.item
    for one, two in pairwise(found):
        if _elided_money(tokens, one, two) or _elided_unit(tokens, one, two):
            two.number.unit = one.number.unit
        if two.item is None and _votes_against(tokens, one, two):
            two.item = one.item
        if (
            two.qualified
            or not (one.qualifier.bound or one.qualifier.approximate)
            or one.number.unit != two.number.unit
        ):
            continue
        between = tokens[one.end : two.start]
        if not between or len(between) > 10 or between[-1].lower not in ("and", "or"):
            continue
        states = {t.lower for t in between} & table.CASUALTY
        if states and {t.lower for t in tokens[two.end : two.end + 3]} & table.CASUALTY:
            two.qualifier, two.qualified = _bounds_only(one.qualifier), True
            if one.relation == "part" and two.item is None:
                two.relation, two.item = one.relation, one.item


def only_joined(between: Sequence[Token]) -> bool:
    """Whether nothing stands between two figures but a conjunction."""
    joined = all(t.lower in (",", "and", "or") for t in between)
    return 0 < len(between) <= 2 and joined and between[-1].lower != ","


def _elided_head(tokens: Sequence[Token], one: Found, two: Found) -> Range | None:
    """The noun of 'two missile and 89 air strikes': the first figure has only what tells its share of them apart."""
    if two.item is None or two.item[1] - two.item[0] < 2 or one.number.low == 1:
        return None
    head = tokens[two.item[1] - 1]
    apart = [*tokens[one.end : two.start]]
    conjunction = apart.pop().lower if apart else ""
    if conjunction not in ("and", "or") or not 0 < len(apart) <= _WHICH or not table.counted_plural(head.lower):
        return None
    own = any(table.counted_plural(t.lower) or t.lower in table.CASUALTY for t in apart)  # "600 dead and 40 officers"
    which = head.tag in ("NOUN", "NAME") and all(t.tag in ("NOUN", "NAME", "ADJ") for t in apart)
    return (two.item[1] - 1, two.item[1]) if which and not own else None


def _elided_unit(tokens: Sequence[Token], one: Found, two: Found) -> bool:
    """'narrowed from 12 points to three', 'from 20,000 tonnes in 2023 to 45,000'."""
    between = tokens[one.end : two.start]
    bare = two.number.unit == "count" and two.item is None and one.number.unit != "count"
    if not bare or not between or between[-1].lower != "to" or tokens[one.start - 1].lower != "from":
        return False
    dated = between[0].tag == "PREP" and len(between) <= _WHEN + 1 and one.number.unit not in TIME_UNITS
    return len(between) == 1 or dated


def _votes_against(tokens: Sequence[Token], one: Found, two: Found) -> bool:
    """'By 93 votes to 18': the second number counts votes, too, and nothing that was voted on."""
    between = [t.lower for t in tokens[one.end : two.start]]
    return between in (["votes", "to"], ["votes", "against"]) and two.number.unit == "count"


def _elided_money(tokens: Sequence[Token], one: Found, two: Found) -> bool:
    """'17.4 billion pounds, 4.9 billion less than', '60,000 roubles, of which 45,000': an amount after one of money.

    It has a scale and counts nothing, or is a part of the one before.
    """
    between = [t.lower for t in tokens[one.end : two.start] if t.tag != "COMMA"]
    if between == ["of", "which"] and one.number.unit in CURRENCIES and two.number.unit == "count":
        return two.item is None
    large = two.number.unit == "count" and two.item is None and not two.number.bare
    return large and one.number.unit in CURRENCIES and min(two.number.low or 0, one.number.low or 0) >= 1e6


def _bounds_only(qualifier: Qualifier) -> Qualifier:
    """The bounds of a qualifier without its relation."""
    return qualifier._replace(relation="")
