"""Tokens → numbers: digits, words, fractions, multiples, vague plurals, ranges, with the tokens they take."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.quantities.compounds import Number, compound, with_unit
from briefing.extract.quantities.corrections import COUNTS, REVISED
from briefing.extract.quantities.ratios import every_nth, ratio
from briefing.extract.quantities.units import MEASURES, TIME_UNITS, money_before, unit_after
from briefing.extract.quantities.words import CHANGES, MONTHS, counted_plural
from briefing.extract.words.number_words import (
    FRACTIONS,
    GROUPS,
    MULTIPLES,
    PARTS,
    SCALES,
    SUFFIXES,
    UNITS,
    VAGUE,
    numeral,
    words_value,
)
from briefing.extract.words.tokens import Token, next_word

DASHES = frozenset("-\u2013\u2014\u2010\u2011")
_BIG = frozenset("hundred thousand million billion trillion lakh crore bn mn mln trn".split())
#: Words before "half", "a third" by which they are shares of something.
_SHARE_AFTER = frozenset("of the its their his her our that those all".split())
_SHARE_BEFORE = frozenset(
    "by than nearly almost about over under around only roughly least most to just approximately perhaps maybe".split()
)
_TWO_HALVES = frozenset(
    """trousers jeans shorts tights glasses spectacles binoculars goggles scissors pliers tongs shoes boots socks gloves
    hands eyes hours days weeks months years""".split()
)
_SMALL_WORDS = frozenset("a an half".split())
#: How many words behind a range may stand what it changes to.
_AHEAD = 7
#: Words that may begin a number; those with a hyphen or a digit are seen by their letters.
_PLAIN = (
    frozenset(UNITS)
    | frozenset(SCALES) - {"bn", "mn", "mln", "trn"}  # "in bn euros" says no number
    | frozenset(VAGUE)
    | frozenset(FRACTIONS)
    | frozenset(MULTIPLES)
    | frozenset(GROUPS)
    | frozenset(("tens", "several", "few", "couple", "every"))
)


def read_number(tokens: Sequence[Token], at: int) -> Number | None:
    """The number that begins at token `at`, ranges included."""
    first = _single(tokens, at)
    if first is None or first.end + 1 >= len(tokens) or first.aside:
        return first
    return ratio(tokens, first, _single) or _range(tokens, first) or first


def _range(tokens: Sequence[Token], first: Number) -> Number | None:
    """'5 to 10', '5%-10%', 'between $5m and $8m', '10- to 12-week'."""
    at, end = first.start, first.end
    if first.bare and first.low is not None and 1900 <= first.low <= 2100 and at and tokens[at - 1].tag == "PREP":
        return None  # "from 30,000 at the end of 2017 to 11,000"
    past, unit = unit_after(tokens, end)
    if first.unit or (unit and tokens[past - 1].end == tokens[end - 1].end):
        past, unit = end, first.unit
    joined = _joiner(tokens, at, end) or (unit != "" and _joiner(tokens, at, past, True))
    if not joined:
        return None
    after, dash = joined
    signed = _past_sign(tokens, after)
    second = _single(tokens, signed) if signed < len(tokens) else None
    if second is None or second.aside or (second.cut is not None and not dash) or None in (first.low, second.high):
        return None
    if unit and not first.unit and not second.unit and unit_after(tokens, second.end)[1] != unit:
        return None
    low, high = first.low, second.high
    assert low is not None
    assert high is not None
    scaled = _scale_of(tokens, signed, second.end)
    if scaled and low < 1000 and low * scaled < high and _scale_of(tokens, at, first.end) == 0:
        low *= scaled
    if low >= high or (tokens[after - 1].lower == "or" and high > 3 * low):
        return None
    second.start, second.low, second.unit = at, low, second.unit or first.unit
    second.bare = second.bare and first.bare
    return second


def _past_sign(tokens: Sequence[Token], at: int) -> int:
    """The token after the currency sign that begins at `at`; `at` itself where there is none."""
    ends = (n for n in (at + 1, at + 2) if n < len(tokens))
    return next((n for n in ends if money_before(tokens, n)[0] == at), at)


def _joiner(tokens: Sequence[Token], at: int, end: int, apart: bool = False) -> tuple[int, bool] | None:
    """Where the second number of a range may begin, and whether a dash joins the two; None where nothing does.

    `apart`: a unit stands between, so that "rose 5% to 10%" is a change and a level, not a range.
    """
    if end + 1 >= len(tokens):
        return None
    joiner = tokens[end]
    touching = joiner.start == tokens[end - 1].end
    if joiner.text in DASHES and touching:
        if next_word(tokens, end) in ("to", "and", "or") and end + 2 < len(tokens):
            return end + 2, True
        return end + 1, True
    before = [t.lower for t in tokens[max(0, at - 4) : at]]
    ahead = {t.lower for t in tokens[:at]} if before[-1:] == ["from"] else set()
    if joiner.lower == "to" and not ahead.isdisjoint(REVISED) and not ahead.isdisjoint(COUNTS):
        return None  # "raised its estimate of shells sent to Russia from 8 million to 9 million"
    if joiner.lower == "and":
        return (end + 1, False) if "between" in before else None
    if joiner.lower == "or":
        return None if apart else (end + 1, False)
    if joiner.lower != "to" or (
        next_word(tokens, end + 1) == "from" and tokens[end + 2 :][1:2] and tokens[end + 3].tag == "NUM"
    ):
        return None  # "killed on 9 May to 14 from 18"
    changes = not CHANGES.isdisjoint(t.lower for t in tokens[max(0, at - 8) : at]) and not _changes_on(tokens, end + 2)
    if before[-1:] == ["by"] and not apart and unit_after(tokens, end + 2)[1] in ("percent", "points"):
        return end + 1, False  # "fall by 70 to 80 percent"
    return None if changes and (apart or "from" in before or "by" in before) else (end + 1, False)


def _changes_on(tokens: Sequence[Token], at: int) -> bool:
    """'from one to three kilometres at first to 100 metres': whether what it changes to comes only behind `at`."""
    ahead = (n for n in range(at, min(at + _AHEAD, len(tokens) - 2)) if tokens[n].lower == "to")
    to = next(ahead, len(tokens))
    return any(t.lower in OPENERS or t.lower[0].isdigit() for t in tokens[to + 1 : to + 3])


def _scale_of(tokens: Sequence[Token], start: int, end: int) -> float:
    for token in tokens[start:end]:
        if token.lower in _BIG:
            return SCALES[token.lower]
        if token.text[0].isdigit() and token.text[-1].isalpha():
            return SUFFIXES.get(token.lower.lstrip("0123456789.,"), 0.0)
    return 0.0


def _single(tokens: Sequence[Token], at: int) -> Number | None:
    token = tokens[at]
    lower = token.lower
    if lower[0].isdigit():
        return _digits(tokens, at)
    if lower in _PLAIN or (lower in _SMALL_WORDS and at + 1 < len(tokens)):
        return _worded(tokens, at)
    if "-" in lower and token.tag in ("ADJ", "NUM", "NOUN", "NAME"):
        return compound(tokens, at)
    if lower == "minus" and at + 1 < len(tokens):
        number = _single(tokens, at + 1)
        if number is not None and number.low is not None and number.low == number.high:
            return Number(at, number.end, -number.low, -number.low, unit=number.unit)
    return None


def _worded(tokens: Sequence[Token], at: int) -> Number | None:
    lower = tokens[at].lower
    after = next_word(tokens, at)
    if lower in VAGUE or lower == "tens":
        return _vague(tokens, at)
    if lower == "every":
        return every_nth(tokens, at)
    if lower in MULTIPLES:
        return _multiple(tokens, at)
    if lower == "couple" and after == "of" and next_word(tokens, at + 1) in SCALES:
        end, many = _two_of(tokens, at + 2)
        return Number(at, end, many, many, True)
    if lower in GROUPS and after == "of" and _counts_pieces(tokens, at + 2):
        return Number(at, at + 1, GROUPS[lower], GROUPS[lower])
    if lower in ("several", "few"):
        end, many = _two_of(tokens, at + 1)
        return Number(at, end, many, None, True) if after in SCALES else None
    fraction = _fraction(tokens, at)
    if fraction is not None:
        return fraction
    if lower in UNITS or lower in SCALES or (lower in ("a", "an") and after in SCALES):
        return _words(tokens, at) if lower != "score" else None
    return None


def _two_of(tokens: Sequence[Token], at: int) -> tuple[int, float]:
    """Of "a few hundred thousand" where the scales from token `at` end, and two of them."""
    many = 2.0
    while at < len(tokens) and tokens[at].lower in SCALES:
        many, at = many * SCALES[tokens[at].lower], at + 1
    return at, many


def _counts_pieces(tokens: Sequence[Token], at: int) -> bool:
    """Whether plural things follow a group of so many, and no two halves of one thing: "a pair of trousers"."""
    named = next((t for t in tokens[at : at + 5] if t.tag == "NOUN" and t.lower.endswith("s")), None)
    return named is not None and named.lower not in _TWO_HALVES


def _vague(tokens: Sequence[Token], at: int) -> Number | None:
    lower = tokens[at].lower
    low = VAGUE.get(lower, 20.0)
    end = at + 1
    if end + 1 < len(tokens) and tokens[end].lower == "of" and tokens[end + 1].lower in VAGUE:
        low *= VAGUE[tokens[end + 1].lower] / 2
        end += 2
    elif lower in ("scores", "tens") and next_word(tokens, at) != "of":
        return None
    if end + 1 < len(tokens) and tokens[end].lower == "of":
        past, unit = unit_after(tokens, end + 1)
        if unit and unit not in ("points", "times"):
            return Number(at, past, low, None, True, unit)
    return Number(at, end, low, None, True)


def _multiple(tokens: Sequence[Token], at: int) -> Number | None:
    """'twice as large', 'doubled', 'double the size', 'threefold'; but no double agent and nothing twice a day."""
    token = tokens[at]
    lower, after = token.lower, next_word(tokens, at)
    if lower == "twice":
        said = after in ("as", "the", "that", "its", "their", "what", "this")
    elif lower in ("double", "triple", "quadruple"):
        said = after in ("the", "that", "its", "their", "what", "this", "his") or (
            at > 0 and tokens[at - 1].tag in ("TO", "MODAL") and token.tag == "VERB"
        )
    else:
        said = lower.endswith("fold") or token.tag == "VERB"
    value = MULTIPLES[lower]
    return Number(at, at + 1, value, value, unit="times", aside=True) if said else None


def _fraction(tokens: Sequence[Token], at: int) -> Number | None:
    """'a third of', 'half the', 'two-thirds', 'three quarters', 'half a million', 'half an hour'."""
    lower, after = tokens[at].lower, next_word(tokens, at)
    if lower == "half":
        if after in ("a", "an") and at + 2 < len(tokens):
            return _half_a(tokens, at)
        ordinal = at > 0 and tokens[at - 1].lower in ("first", "second", "other", "top", "bottom", "in", "on")
        shared = after in _SHARE_AFTER or (at > 0 and tokens[at - 1].lower in (*_SHARE_BEFORE, "of"))
        return Number(at, at + 1, 50.0, 50.0, unit="percent") if shared and not ordinal else None
    end, value = at + 1, FRACTIONS.get(lower)
    if value is None:
        many = UNITS.get(lower, 1.0 if lower in ("a", "an") else 0.0)
        if not 1 <= many <= 9 or after not in PARTS or (after.endswith("s") and many == 1):
            return None
        if many == 1 and at > 1 and tokens[at - 1].lower == "and" and MEASURES.get(tokens[at - 2].lower) in TIME_UNITS:
            return None  # "a year and a half more of patience"
        value, end = many * PARTS[after], at + 2
        told = at > 1 and tokens[at - 1].lower == "about" and tokens[at - 2].tag == "NOUN"
        if told and next_word(tokens, end - 1) != "of":
            return None  # "information about a third"
        plural = next_word(tokens, end - 1) in ("were", "are", "have")
        if (
            many == 1
            and not plural
            and not (
                next_word(tokens, end - 1) in ("of", "more", "less") or (at and tokens[at - 1].lower in _SHARE_BEFORE)
            )
        ):
            return None
    if [t.lower for t in tokens[end : end + 2]] == ["of", "a"] and next_word(tokens, end + 1) in SCALES:
        many = value / 100 * SCALES[tokens[end + 2].lower]
        return Number(at, end + 3, many, many)  # "a quarter of a million"
    value = round(value, 2)
    return Number(at, end, value, value, unit="percent")


def _half_a(tokens: Sequence[Token], at: int) -> Number | None:
    word = tokens[at + 2].lower
    if word in SCALES:
        return Number(at, at + 3, SCALES[word] / 2, SCALES[word] / 2)
    end, unit = unit_after(tokens, at + 2)
    return Number(at, end, 0.5, 0.5, unit=unit) if unit else None


def _digits(tokens: Sequence[Token], at: int) -> Number | None:
    token = tokens[at]
    if "-" in token.lower or "\u2011" in token.lower:
        return compound(tokens, at)
    value = numeral(token.text)
    if token.text[0] == "0" and token.text[1:2].isdigit():
        return None  # a code: "24-01032"
    if value is None or (token.text[-1] in "mMKBT" and token.text[-2].isdigit() and not _scaled(tokens, at)):
        return with_unit(tokens, at)
    end = at + 1
    bare = token.text.isdigit()
    while bare and _groups_on(tokens, at, end):
        value, end = 1000 * value + float(tokens[end].text), end + 1
    bare = bare and end == at + 1
    while end < len(tokens) and tokens[end].lower in SCALES and tokens[end].lower != "score":
        value *= SCALES[tokens[end].lower]
        end += 1
        bare = False
    if end + 2 < len(tokens) and tokens[end].text == "/" and bare:
        return None
    value = round(value, 6)
    return Number(at, end, value, value, bare=bare)


def _groups_on(tokens: Sequence[Token], at: int, end: int) -> bool:
    """'20 000 shells': whether the digits at `end` go on with a number whose thousands are set apart by a space.

    A nought behind the space says so, or the plural that is counted.
    """
    if end >= len(tokens) or len(tokens[at].text) > 3 or tokens[at].text[0] == "0":
        return False
    group, before = tokens[end], tokens[at - 1] if at else None
    if len(group.text) != 3 or not group.text.isdecimal() or group.start != tokens[end - 1].end + 1:
        return False
    if before is not None and (before.tag == "NUM" or before.lower in MONTHS):
        return False
    after = tokens[end + 1] if end + 1 < len(tokens) else None
    counted = after is not None and after.tag == "NOUN" and counted_plural(after.lower)
    return (
        group.text[0] == "0"
        or counted
        or (after is not None and after.tag == "NUM" and _groups_on(tokens, at, end + 1))
    )


def _scaled(tokens: Sequence[Token], at: int) -> bool:
    """Whether "5m" is five million, not five metres, and "11B" no name: money, or people and things that follow."""
    if money_before(tokens, at)[1] or unit_after(tokens, at + 1)[1]:
        return True
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    counted = next((t for t in tokens[at + 1 : at + 4] if t.tag != "ADJ"), None)
    return after is not None and counted is not None and counted.tag == "NOUN" and counted_plural(counted.lower)


def _words(tokens: Sequence[Token], at: int) -> Number | None:
    end = at
    words: list[str] = []
    while end < len(tokens) and len(words) < 12:
        lower = tokens[end].lower
        linked = (
            lower == "and"
            and words
            and words[-1] in ("hundred", "thousand", "million")
            and next_word(tokens, end) in UNITS
        )
        if not (
            lower in UNITS or (lower in SCALES and lower != "score") or linked or (not words and lower in ("a", "an"))
        ):
            break
        if words_value([*words, lower]) is None:
            break
        words.append(lower)
        end += 1
    value = words_value(words)
    if value is None or not words:
        return None
    if [t.lower for t in tokens[end : end + 3]] == ["and", "a", "half"]:
        scale = SCALES.get(tokens[end + 3].lower, 0.0) if end + 3 < len(tokens) else 0.0
        value = (value + 0.5) * scale if scale else value + 0.5 * SCALES.get(words[-1], 1.0)
        return Number(at, end + (4 if scale else 3), value, value)
    return Number(at, end, value, value)


#: The same and those that stand before one: a sentence without any of them and without a digit has no figure.
NUMBER_WORDS = _PLAIN | frozenset(PARTS)
#: Words that a number may begin with; numerals and compounds are known by their digits and hyphens.
OPENERS = NUMBER_WORDS | _SMALL_WORDS | {"minus"}
