"""A parsed sentence → its figures: bounds, unit, the item counted, relation; years, ordinals and names are none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.extract import quantity_words as table
from briefing.extract.number_words import UNITS
from briefing.extract.quantity_numbers import Number, next_word, opens_number, read_number
from briefing.extract.quantity_words import Qualifier
from briefing.extract.syntax import Parsed
from briefing.extract.tokens import Token
from briefing.model import Quantity, Span
from briefing.model.fact import Relation

#: Marks that bind a number to what follows into a name or a time.
_NAMING = "/:@_=\u00b0-\u2013\u2014\u2010\u2011"


@dataclass(slots=True)
class _Found:
    number: Number
    start: int
    end: int
    qualifier: Qualifier
    item: tuple[int, int] | None
    relation: Relation | None
    qualified: bool


def quantities(parsed: Parsed) -> tuple[Quantity, ...]:
    """The figures of one sentence in order, without overlap. Linear in its length.

    "of whom 400" and "another 3,000 were sent" take the item of the figure before them in the sentence.
    """
    found: list[_Found] = []
    at = 0
    tokens = parsed.tokens
    while at < len(tokens):
        number = read_number(tokens, at) if opens_number(tokens[at]) else None
        if number is None:
            at += 1
            continue
        figure = _figure(parsed, number, found)
        if figure is not None:
            found.append(figure)
        at = max(number.end, figure.end if figure else 0)
    _spread(parsed, found)
    read: list[Quantity] = []
    for one in (_quantity(parsed, f) for f in found):
        if not read or one.span.start >= read[-1].span.end:  # in "0$0" the sign is taken once
            read.append(one)
    return tuple(read)


def _figure(parsed: Parsed, number: Number, found: Sequence[_Found]) -> _Found | None:
    """The number with its qualifier, unit and item, or None where it is no figure of anything."""
    tokens = parsed.tokens
    start, qualifier = _qualifier(tokens, number.start)
    number_start, end = number.start, number.end
    end = _unit(tokens, number, start)
    if number.unit and start == number_start and start and tokens[start - 1].lower in table.CURRENCIES:
        start, before = _qualifier(tokens, start - 1)
        qualifier = before or qualifier
    end, after = _after(tokens, end)
    if after is not None:
        qualifier = _joined(qualifier, after)
    if _no_figure(parsed, number, qualifier, end):
        return None
    item = _item(parsed, number, end)
    relation = _relation(parsed, start, end, item, qualifier)
    if item is None and found and (relation in ("part", "additional") and number.unit == "count"):
        item = found[-1].item
    return _Found(number, start, end, qualifier or Qualifier(), item, relation, qualifier is not None)


def _joined(one: Qualifier | None, two: Qualifier) -> Qualifier:
    if one is None:
        return two
    bound = one.bound or two.bound
    return Qualifier(bound, one.approximate or two.approximate, one.relation or two.relation)


def _qualifier(tokens: Sequence[Token], at: int) -> tuple[int, Qualifier | None]:
    """Where the qualifier before token `at` begins, and what it does; several may stand together."""
    found: Qualifier | None = None
    if at and tokens[at - 1].tag == "CUR":
        at -= 1
        if at and tokens[at - 1].lower in ("us", "a", "c") and tokens[at - 1].end == tokens[at].start:
            at -= 1
    while at and tokens[at - 1].lower in table.BEFORE_LAST:
        for length in range(min(table.LONGEST, at), 0, -1):
            hit = table.BEFORE.get(tuple([t.lower for t in tokens[at - length : at]]))
            if hit is not None:
                break
        else:
            break
        at -= length
        found = _joined(hit, found) if found else hit
    if found is None and at and tokens[at - 1].lower == "between":
        return at - 1, None
    return at, found


def _after(tokens: Sequence[Token], end: int) -> tuple[int, Qualifier | None]:
    if end >= len(tokens) or tokens[end].lower not in table.AFTER_FIRST:
        return end, None
    for length in (2, 1):
        hit = table.AFTER.get(tuple(t.lower for t in tokens[end : end + length]))
        if hit is not None and not (hit.relation and next_word(tokens, end) == "than"):
            return (end, hit) if hit.relation else (end + length, hit)
    return end, None


def _unit(tokens: Sequence[Token], number: Number, start: int) -> int:
    """Sets the unit; the index after its words."""
    end = number.end
    if number.unit:
        _tenfold(number)
        return end
    if (
        number.start
        and tokens[number.start - 1].lower in table.CURRENCIES
        and tokens[number.start - 1].tag in ("CUR", "NAME")
    ):
        number.unit = table.CURRENCIES[tokens[number.start - 1].lower]
        return end
    if end >= len(tokens):
        number.unit = "count"
        return end
    word = tokens[end].lower
    if word == "per" and next_word(tokens, end) == "cent":
        number.unit = "percent"
        return end + 2
    if word in ("us", "u.s.") and next_word(tokens, end) in ("dollars", "dollar"):
        number.unit = "USD"
        return end + 2
    if word == "square" and next_word(tokens, end) in table.UNITS:
        number.unit = "square " + table.UNITS[tokens[end + 1].lower]
        return end + 2
    if (word in table.CURRENCIES and word != "won") or (
        word == "won" and number.low is not None and number.low >= 1000
    ):
        number.unit = table.CURRENCIES[word]
        return end + 1
    unit = table.UNITS.get(word)
    if unit is None or (unit in ("points", "barrels")):
        number.unit = "count"
        return end
    number.unit = unit
    _tenfold(number)
    return end + (2 if word == "percentage" else 1)


def _tenfold(number: Number) -> None:
    if number.unit in table.TENFOLD:
        factor, number.unit = table.TENFOLD[number.unit]
        number.low = None if number.low is None else number.low * factor
        number.high = None if number.high is None else number.high * factor


def _no_figure(parsed: Parsed, number: Number, qualifier: Qualifier | None, end: int) -> bool:
    """Years, days of months, clock times, ages, names, calibres, scores, telephone numbers and the like."""
    tokens = parsed.tokens
    first = number.start
    before = tokens[first - 1] if first else None
    after = tokens[number.end] if number.end < len(tokens) else None
    word = tokens[first].lower
    left = before.lower if before else ""
    right = after.lower if after else ""
    if number.unit not in ("count", ""):
        if number.unit in table.CURRENCIES.values() or number.unit == "percent":
            return False
        old = any(t.lower == "old" for t in tokens[end : end + 1]) or left == "aged"
        calibre = number.unit == "mm" or (number.unit == "times" and qualifier is None and word == "one")
        return old or calibre or left in ("day", "age")
    if word in ("one", "zero", "a", "an") and number.end == first + 1:
        follows = (
            after is not None and after.tag in ("NOUN", "ADJ", "NAME") and after.lower not in ("day", "another", "side")
        )
        return not (word == "one" and follows and (before is None or before.tag not in ("DET", "PRON", "NEG", "ADJ")))
    if left in table.MONTHS and number.bare and before is not None and before.text[0].isupper():
        return True
    if right in table.MONTHS and after is not None and after.text[0].isupper() and number.bare:
        return True
    if (
        before is not None
        and before.end == tokens[first].start
        and before.text in "/:._@=#+-\u2013&'\u2019"
        and left != ""
    ):
        return before.text != "+" or not number.bare
    if after is not None and after.start == tokens[number.end - 1].end and after.text in _NAMING:
        return True
    if right in ("a.m.", "p.m.", "am", "pm", "gmt", "utc", "kst", "hrs", "o'clock", "st", "nd", "rd", "th"):
        return True
    if (
        left in table.DESIGNATORS
        and (number.bare or word in UNITS)
        and (before is None or before.lower != "number" or right != "of")
    ):
        return True
    if number.bare and qualifier is None:
        return _bare_name(tokens, number, left, right, before, after)
    return (
        number.bare
        and _is_year(number)
        and not (after is not None and after.lower.endswith("s") and after.tag == "NOUN")
    )


def _is_year(number: Number) -> bool:
    return number.high is not None and 1600 <= number.high <= 2100 and number.high == int(number.high)


def _bare_name(
    tokens: Sequence[Token], number: Number, left: str, right: str, before: Token | None, after: Token | None
) -> bool:
    """Whether digits without separator or qualifier are a year, an age or part of a name."""
    first = number.start
    if _is_year(number) and len(tokens[number.end - 1].text) == 4:
        return True
    if left in ("aged", "age") or (before is not None and before.tag == "OPEN" and right in (")", "]")):
        return True
    comma = left == "," and first > 1 and tokens[first - 2].tag == "NAME" and right in (",", ".", ")")
    if comma and number.low is not None and number.low < 120:
        return True
    plural = after is not None and after.tag in ("NOUN", "ADJ", "VERB", "NAME") and before is not None
    named = (
        before is not None
        and before.tag == "NAME"
        and before.end + 1 == tokens[first].start
        and left not in table.CURRENCIES
    )
    if named:
        counted = (
            plural
            and after is not None
            and (after.lower.endswith("s") or after.tag in ("ADJ", "NAME"))
            and after.tag != "VERB"
        )
        return not counted
    return tokens[first].text[0] == "0" and len(tokens[first].text) > 1 and tokens[first].text[1:2] not in (".", "")


def _item(parsed: Parsed, number: Number, end: int) -> tuple[int, int] | None:
    """Token range of the noun phrase counted: what is left of its own, or what "of" brings."""
    tokens = parsed.tokens
    if (
        number.unit in table.TIME_UNITS
        and tokens[number.start].tag != "ADJ"
        and end < len(tokens)
        and tokens[end].lower != "of"
    ):
        return None
    at = end
    if at < len(tokens) and tokens[at].lower in ("more", "additional", "further", "extra", "other"):
        at += 1
    if at < len(tokens) and (number.unit not in ("count", "") or number.high is None or tokens[at].lower == "of"):
        linked = tokens[at].lower
        if linked == "worth":
            at += 1
            linked = tokens[at].lower if at < len(tokens) else ""
        if linked == "of" or (linked == "in" and number.unit in table.CURRENCIES.values()):
            return _of_phrase(parsed, at + 1)
    phrase = parsed.phrase_of(at)
    if phrase is not None:
        if (phrase.first == at and tokens[at].tag in ("DET", "PPRON")) or phrase.pronoun:
            return None
        stop = phrase.last
        nxt = next((i for i in range(at, stop) if tokens[i].tag == "NUM"), stop)
        if nxt > at:
            return at, _extended(parsed, nxt)
        return None
    if at < len(tokens) and tokens[at].lower in table.CASUALTY:
        return at, at + 1
    return None


def _of_phrase(parsed: Parsed, at: int) -> tuple[int, int] | None:
    tokens = parsed.tokens
    while (at < len(tokens) and tokens[at].tag in ("DET", "PPRON", "NUM", "ADV")) or (
        at < len(tokens) and tokens[at].lower in ("approximately", "about", "estimated", "around", "roughly")
    ):
        at += 1
    phrase = parsed.phrase_of(at)
    if phrase is None or phrase.pronoun:
        return None
    return at, _extended(parsed, phrase.last)


def _extended(parsed: Parsed, end: int) -> int:
    """Past "of" and a bare noun phrase: rounds of ammunition, but not members of the army."""
    tokens = parsed.tokens
    if end + 1 < len(tokens) and tokens[end].lower == "of" and tokens[end - 1].tag == "NOUN":
        phrase = parsed.phrase_of(end + 1)
        if phrase is not None and phrase.first == end + 1 and tokens[end + 1].tag in ("NOUN", "ADJ"):
            return phrase.last
    return end


def _relation(
    parsed: Parsed, start: int, end: int, item: tuple[int, int] | None, qualifier: Qualifier | None
) -> Relation | None:
    tokens = parsed.tokens
    left = [t.lower for t in tokens[max(0, start - 3) : start]]
    if left[-2:] in (["of", "whom"], ["of", "which"], ["of", "them"], ["of", "these"], ["of", "those"]):
        return "part"
    if (
        end + 1 < len(tokens)
        and tokens[end].lower == "of"
        and tokens[end + 1].lower in ("the", "those", "these", "them", "whom", "its", "their")
    ):
        return "part"
    if qualifier is not None and qualifier.relation:
        return qualifier.relation
    if left[-3:] == ["a", "total", "of"] or left[-1:] == ["total"]:
        return "total"
    last = item[1] if item else end
    following = [t.lower for t in tokens[last : last + 2]]
    if len(following) == 2 and following[0] in ("a", "per", "each", "every", "an") and following[1] in table.PERIODS:
        return "rate"
    if following[:1] and following[0] in ("annually", "monthly", "daily", "weekly", "yearly"):
        return "rate"
    return None


def _spread(parsed: Parsed, found: list[_Found]) -> None:
    """A qualifier before a coordination holds for its second figure: "about 300 killed and 2,700 wounded"."""
    tokens = parsed.tokens
    for one, two in pairwise(found):
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


def _bounds_only(qualifier: Qualifier) -> Qualifier:
    """The bounds of a qualifier without its relation."""
    return qualifier._replace(relation="")


def _quantity(parsed: Parsed, found: _Found) -> Quantity:
    tokens, text, number = parsed.tokens, parsed.text, found.number
    end = number.cut if number.cut is not None and found.end == number.end else tokens[found.end - 1].end
    span = Span(tokens[found.start].start, end)
    low, high = number.low, number.high
    if low == high:
        low = None if found.qualifier.bound == "high" else low
        high = None if found.qualifier.bound == "low" else high
    place = Span(tokens[found.item[0]].start, tokens[found.item[1] - 1].end) if found.item is not None else None
    return Quantity(
        span=span,
        text=text[span.start : span.end],
        low=low,
        high=high,
        approximate=number.approximate or found.qualifier.approximate,
        unit=number.unit or "count",
        item=text[place.start : place.end] if place is not None else None,
        item_span=place,
        relation=found.relation,
    )
