"""A parsed sentence → its figures: bounds, unit, the item counted, relation; years, ordinals and names are none."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.extract.grammar.syntax import Parsed
from briefing.extract.quantities import words as table
from briefing.extract.quantities.apart import apart
from briefing.extract.quantities.compounds import Number
from briefing.extract.quantities.corrections import Place, taken_back
from briefing.extract.quantities.items import Range, changing, counted, predicated
from briefing.extract.quantities.labels import before
from briefing.extract.quantities.numbers import OPENERS, read_number
from briefing.extract.quantities.shared import Found, only_joined, spread
from briefing.extract.quantities.subjects import said_of
from briefing.extract.quantities.units import (
    CONTAINERS,
    MEASURES,
    TENFOLD,
    TIME_UNITS,
    money_before,
    unit_after,
)
from briefing.extract.quantities.words import Qualifier
from briefing.extract.words.tokens import Token, WordTest, next_word
from briefing.model import Quantity, Span
from briefing.model.fact import Relation

_MINUS = frozenset("-\u2212\u2013")
_THE_OF = frozenset("the those these them whom which us its their".split())
_EVERY = frozenset(("a", "per", "each", "every", "an"))
_TURNING = frozenset(("turn", "turns", "turned", "turning"))
_APIECE = frozenset(("each", "apiece"))
#: What may follow a number of so many each.
_CLOSING = frozenset(("STOP", "COMMA", "PREP", "CONJ", "CLOSE", "QUOTE", "TO"))
_REGULAR = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}
#: Spans of time that a rate is for.
_SPANS = frozenset(("hour", "day", "night", "week", "month", "quarter", "year"))
#: Before what is sent in parts these make it one part more.
_ONE_MORE = frozenset("second third fourth fifth new fresh next further another additional follow-up".split())
_SENT = frozenset("deployment dispatch wave batch contingent rotation tranche shipment consignment delivery".split())


#: Whether a figure may begin with a word.
_OPENS = WordTest(lambda word: word in OPENERS or word[0].isdigit() or "-" in word)


def quantities(parsed: Parsed) -> tuple[Quantity, ...]:
    """The figures of one sentence in order, without overlap. Linear in its length.

    "of whom 400" and "another 3,000 were sent" take the item of the figure before them in the sentence. Ages and
    multiples ("doubled") are left out: they are said of something, and count nothing. So is a figure that the sentence
    itself sets right or takes back ("put at 60, not 160").
    """
    found = _figures(parsed)
    places = [Place(f.start, f.end, f.number.unit) for f in found]
    gone = {n for n in range(len(found)) if taken_back(parsed.lower, places, n)}
    units = {found[n].number.unit for n in gone}
    kept = (f for n, f in enumerate(found) if not f.number.aside and n not in gone)
    return _without_overlap([replace(_quantity(parsed, f), corrects=f.number.unit in units) for f in kept])


def described(parsed: Parsed) -> tuple[Quantity, ...]:
    """All figures, ages and multiples too; the item of one that counts nothing is what it is said of."""
    found = _figures(parsed)
    for n, one in enumerate(found):
        if one.number.unit == "count" and one.end < len(parsed.tokens):
            _contained(parsed, one)
        if one.item is not None and one.number.unit != "count":
            one.item = changing(parsed, one.item)
        if one.item is None and one.number.member is None:
            nxt = found[n + 1] if n + 1 < len(found) else None
            joined = nxt is not None and only_joined(parsed.tokens[one.end : nxt.start])
            ahead = nxt.item if joined and nxt is not None else None
            one.item = ahead or said_of(parsed, one.number, one.start, one.end, _shared(found, n))
    return _without_overlap([_quantity(parsed, f) for f in found])


def _contained(parsed: Parsed, one: Found) -> None:
    """Makes barrels a unit, of what is in them."""
    unit = CONTAINERS.get(parsed.tokens[one.end].lower)
    if unit is not None:
        one.number.unit, one.end = unit, one.end + 1
        one.item = counted(parsed, one.number, one.end)


def _without_overlap(found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    read: list[Quantity] = []
    for one in found:
        if not read or one.span.start >= read[-1].span.end:  # in "0$0" the sign is taken once
            read.append(one)
    return tuple(read)


def _shared(found: Sequence[Found], at: int) -> Range | None:
    """What the count before in the sentence counts: '14 were wounded', '12 on Saturday'."""
    one = found[at]
    if one.relation == "part" and at:
        return found[at - 1].item
    if one.number.unit != "count" or one.relation == "additional":
        return None
    return next((f.item for f in reversed(found[:at]) if f.number.unit == "count"), None)


def _figures(parsed: Parsed) -> list[Found]:
    found: list[Found] = []
    free = 0
    tokens = parsed.tokens
    for at, word in enumerate(parsed.lower):
        if not _OPENS[word] or at < free:
            continue
        number = read_number(tokens, at)
        if number is None:
            continue
        figure = _figure(parsed, number, found)
        if figure is not None:
            found.append(figure)
        free = max(number.end, figure.end if figure else 0)
    spread(parsed, found)
    return found


def _figure(parsed: Parsed, number: Number, found: Sequence[Found]) -> Found | None:
    """The number with its qualifier, unit and item, or None where it is no figure of anything."""
    tokens = parsed.tokens
    sign, money = money_before(tokens, number.start)
    if (
        None not in (number.low, number.high)
        and number.low != number.high
        and sign
        and tokens[sign - 1].lower in ("between", "from")
    ):
        sign -= 1
    start, qualifier = _qualifier(tokens, sign)
    end = _unit(tokens, number, money)
    if not money and number.unit in ("percent", "degrees", "\u00b0C", "\u00b0F"):
        start = _negative(tokens, number, start)
    end, after = _after(tokens, end)
    if after is not None:
        qualifier = _joined(qualifier, after)
    if apart(tokens, number, end, qualifier is not None):
        return None
    if [t.lower for t in tokens[end : end + 2]] == ["out", "of"] and end + 2 < len(tokens):
        number.share_of = end + 1
    counts = not number.aside or number.end == number.start + 1
    item = counted(parsed, number, number.share_of or end) if counts else None
    behind = _behind_item(tokens, item[1]) if item else None
    if behind is not None:
        qualifier = _joined(qualifier, behind)
    passed = start > 0 and tokens[start - 1].lemma == "pass" and item is None
    if qualifier is None and start and (passed or tokens[start - 1].lemma in table.EXCEEDS):
        qualifier = Qualifier("low")
    relation = _relation(parsed, number, start, end, item, qualifier)
    if relation is None and item is None and _out_of_all(parsed, start, len(found)):
        relation = "part"
    item = item or predicated(parsed, end) or (before(parsed, start, end) if number.unit == "count" else None)
    if item is None and found and (relation in ("part", "additional") and number.unit == "count"):
        item = found[-1].item
        beside = relation == "part" and start - found[-1].end <= 1
        unit = found[-1].number.unit
        if beside and unit in TIME_UNITS:
            number.unit = unit  # "talked for ten hours, two of them alone"
        number.aside = beside and unit == "times"  # "shelled 5,712 times, 104 of them with rockets"
    return Found(number, start, end, qualifier or Qualifier(), item, relation, qualifier is not None)


def _behind_item(tokens: Sequence[Token], at: int) -> Qualifier | None:
    """'15 people or more'; in "15 people and over 90 guns" the words are those of the next figure."""
    following = tokens[at : at + 3]
    another = len(following) == 3 and following[2].tag == "NUM"
    return None if another else table.AFTER_ITEM.get(tuple(t.lower for t in following[:2]))


def _joined(one: Qualifier | None, two: Qualifier) -> Qualifier:
    if one is None:
        return two
    bound = one.bound or two.bound
    return Qualifier(bound, one.approximate or two.approximate, one.relation or two.relation)


def _qualifier(tokens: Sequence[Token], at: int) -> tuple[int, Qualifier | None]:
    """Where the qualifier before token `at` begins, and what it does; several may stand together."""
    found: Qualifier | None = None
    while at and tokens[at - 1].lower in table.LAST_BEFORE:
        for length in range(min(table.LONGEST, at), 0, -1):
            words = tuple(t.lower for t in tokens[at - length : at])
            hit = table.BEFORE.get(words)
            if hit is not None:
                break
        else:
            break
        if length == 1 and at > 1 and words[0] == "over" and tokens[at - 2].lower in table.PHRASAL:
            break  # "handed over 150"
        if words == ("over",) and any(t.lower in table.AREAS for t in tokens[at + 1 : at + 3]):
            break  # "shot down over six regions"
        if words == ("up", "to") and at > length and tokens[at - length - 1].lemma == "add":
            break  # "they add up to 150"
        at -= length
        found = _joined(hit, found) if found else hit
    return at, found


def _after(tokens: Sequence[Token], end: int) -> tuple[int, Qualifier | None]:
    if end >= len(tokens) or tokens[end].lower not in table.AFTER_FIRST:
        return end, None
    for length in range(min(3, len(tokens) - end), 0, -1):
        hit = table.AFTER.get(tuple(t.lower for t in tokens[end : end + length]))
        if hit is not None and not (hit.relation and next_word(tokens, end) == "than"):
            return (end, hit) if hit.relation else (end + length, hit)
    return end, None


def _unit(tokens: Sequence[Token], number: Number, money: str) -> int:
    """Sets the unit, or makes it an age; the index after its words."""
    end = number.end
    if money:
        number.unit = money
        if end < len(tokens) and tokens[end].lower in ("m", "b", "k") and number.bare:
            factor = {"m": 1e6, "b": 1e9, "k": 1e3}[tokens[end].lower]
            _times(number, factor)
            return end + 1
        return end
    if not number.unit and number.cut is None:
        end, number.unit = unit_after(tokens, end)
        if number.unit in TIME_UNITS and end < len(tokens) and tokens[end].lower == "old":
            number.aside = True
            end += 1
        if number.unit in TENFOLD:
            factor, number.unit = TENFOLD[number.unit]
            _times(number, factor)
    elif number.unit in TENFOLD:
        factor, number.unit = TENFOLD[number.unit]
        _times(number, factor)
    if number.unit and end + 1 < len(tokens) and tokens[end].text == "/" and tokens[end].start == tokens[end - 1].end:
        per = MEASURES.get(tokens[end + 1].lower)
        if per is not None:
            end, number.unit = end + 2, f"{number.unit}/{per}"
    if not number.unit and _age(tokens, number):
        number.unit, number.aside = "years", True
    number.unit = number.unit or "count"
    if number.unit == "percent" and [t.lower for t in tokens[end : end + 2]] == ["of", "what"]:
        number.aside = _apposed(tokens, number.start)
    return end


def _apposed(tokens: Sequence[Token], at: int) -> bool:
    """'Sent 180, less than a fifth of what it sent last year': whether a share only compares what stands before it."""
    while at and (tokens[at - 1].tag in ("DET", "ADV", "HEDGE") or tokens[at - 1].lower == "than"):
        at -= 1
    return at > 0 and tokens[at - 1].tag == "COMMA"


def _times(number: Number, factor: float) -> None:
    number.low = None if number.low is None else number.low * factor
    number.high = None if number.high is None else number.high * factor


_ONE_PERSON = frozenset("man woman boy girl child youth pensioner teenager soldier conscript recruit".split())


def _age(tokens: Sequence[Token], number: Number) -> bool:
    """'aged 61', 'at the age of 87', 'a woman of 61', 'Dan Hollis, 52, …', 'turned 80', 'lived to be 94'."""
    first = number.start
    if number.low is None or not 0 < number.low < 120 or not first:
        return False
    left = tokens[first - 1].lower
    if left in _TURNING or (left == "be" and first > 2 and tokens[first - 3].lemma == "live"):
        return True
    if left in ("between", "from") and first > 1 and number.low != number.high:
        left = tokens[first - 2].lower
    if left in ("aged", "ages") or (left == "age" and number.end < len(tokens)) or _told_apart(tokens, number):
        return True
    if left == "of" and first > 1:
        followed = number.end < len(tokens) and tokens[number.end].tag in ("NOUN", "ADJ", "NAME")
        return tokens[first - 2].lower in ("age", "ages") or (tokens[first - 2].lower in _ONE_PERSON and not followed)
    right = tokens[number.end].lower if number.end < len(tokens) else "."
    if left != "," or first < 2 or right not in (",", ".", ")") or not number.bare:
        return False
    who = tokens[first - 2]
    return (who.tag == "NAME" and who.lower not in table.MONTHS) or (
        who.tag == "NOUN" and right == "," and not who.lower.endswith("s")
    )


def _told_apart(tokens: Sequence[Token], number: Number) -> bool:
    """'The men, one 21, the other 27', 'sisters aged 9 and 12': the ages of two who are told of together."""
    left = [t.lower for t in tokens[max(0, number.start - 6) : number.start]]
    if left[-1:] == ["and"] and left[-3:-2] == ["aged"]:
        return True
    right = [t.lower for t in tokens[number.end : number.end + 3]]
    if not number.bare or right[:1] not in ([], [","], ["."], [")"]):
        return False
    return right[1:] == ["the", "other"] if left[-1:] == ["one"] else left[-2:] == ["the", "other"] and "one" in left


def _negative(tokens: Sequence[Token], number: Number, start: int) -> int:
    """Takes a minus sign that touches the number and nothing else."""
    at = start - 1
    if start != number.start or at < 0 or tokens[at].text not in _MINUS or tokens[at].end != tokens[start].start:
        return start
    if at and tokens[at - 1].end == tokens[at].start:
        return start
    number.low, number.high = (None if v is None else -v for v in (number.low, number.high))
    return at


def _relation(
    parsed: Parsed, number: Number, start: int, end: int, item: Range | None, qualifier: Qualifier | None
) -> Relation | None:
    tokens = parsed.tokens
    left = [t.lower for t in tokens[max(0, start - 3) : start]]
    if left[-2:-1] == ["of"] and left[-1] in table.OF_WHOM:
        return "part"
    if number.share_of or (end + 1 < len(tokens) and tokens[end].lower == "of" and tokens[end + 1].lower in _THE_OF):
        return "part"
    if qualifier is not None and qualifier.relation:
        return qualifier.relation
    if left[-3:] == ["a", "total", "of"] or left[-1:] == ["total"]:
        return "total"
    if left[-3:-2] and left[-3] in _ONE_MORE and left[-2] in _SENT and left[-1] == "of":
        return "additional"  # "a third deployment of 6,000"
    last = item[1] if item else end
    following = [t.lower for t in tokens[last : last + 3]]
    directly = [t.lower for t in tokens[end : end + 3]]
    if number.rate or any(len(w) > 1 and w[0] in _EVERY and w[1] in table.PER for w in (following, directly)):
        ago = directly[2:] and directly[2] in ("earlier", "ago", "later", "before", "after")
        return None if ago else "rate"
    if following[:1] and (following[0] in _REGULAR or _apiece(tokens, last)):
        return "rate"
    return None


def _out_of_all(parsed: Parsed, start: int, before: int) -> bool:
    """'Of the 11,000 soldiers, 4,000 have died', 'Of those, 1,700 fell': how many of what the sentence opens with."""
    opens = parsed.lower[0] == "of" and start > 1 and parsed.tokens[start - 1].tag == "COMMA"
    return opens and before == (parsed.lower[1] not in table.OF_WHOM)


def _apiece(tokens: Sequence[Token], at: int) -> bool:
    """'$10,000 each', and no "ships each carrying"."""
    closed = at + 1 == len(tokens) or tokens[at + 1].tag in _CLOSING
    return tokens[at].lower in _APIECE and closed


def _period(tokens: Sequence[Token], found: Found) -> str | None:
    """'50 drones a day', '9,000 tonnes monthly': the span of time that a rate is for; None of a rate for each thing."""
    for at in (found.item[1] if found.item is not None else found.end, found.end):
        one, two = (t.lower for t in (*tokens[at : at + 2], *tokens[:2])[:2])
        if one in _EVERY and two in _SPANS:
            return two
        if one in _REGULAR:
            return _REGULAR[one]
    return None


def _quantity(parsed: Parsed, found: Found) -> Quantity:
    tokens, text, number = parsed.tokens, parsed.text, found.number
    end = number.cut if number.cut is not None and found.end == number.end else tokens[found.end - 1].end
    span = Span(tokens[found.start].start, end)
    low, high = number.low, number.high
    if low == high:
        low = None if found.qualifier.bound == "high" else low
        high = None if found.qualifier.bound == "low" else high
    place: Span | None = None
    if number.member is not None:
        place = Span(*number.member)
    elif found.item is not None:
        place = Span(tokens[found.item[0]].start, tokens[found.item[1] - 1].end)
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
        per=_period(tokens, found) if found.relation == "rate" else None,
    )
