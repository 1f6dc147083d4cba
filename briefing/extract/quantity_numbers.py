"""Tokens → numbers: digits, words, scales, fractions, vague plurals and ranges, with the tokens they take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.extract import quantity_words as table
from briefing.extract.number_words import FRACTIONS, SCALES, UNITS, VAGUE, numeral, words_value
from briefing.extract.tokens import Token

_DASHES = frozenset("-\u2013\u2014\u2010\u2011")
_OPENERS = frozenset(("tens", "several", "few", "a", "an")).union(VAGUE, FRACTIONS, UNITS, SCALES)
_BIG = frozenset(("thousand", "million", "billion", "trillion"))


@dataclass(slots=True)
class Number:
    """Tokens `start` to `end` and what they say."""

    start: int
    end: int
    low: float | None
    high: float | None
    approximate: bool = False
    unit: str = ""
    #: Digits alone, without separators or a scale: it may be a year or a name.
    bare: bool = False
    #: The part of a compound that is the figure: end offset in the text ("11,000" of "11,000-strong").
    cut: int | None = None


def opens_number(token: Token) -> bool:
    """Whether a number may begin with `token`."""
    lower = token.lower
    return lower in _OPENERS or "-" in lower or lower[0].isdigit()


def read_number(tokens: Sequence[Token], at: int) -> Number | None:
    """The number that begins at token `at`, ranges included."""
    first = _single(tokens, at)
    if first is None:
        return None
    end = first.end
    if end + 1 >= len(tokens):
        return first
    joiner = tokens[end]
    dash = joiner.text in _DASHES and joiner.start == tokens[end - 1].end
    if not (dash or joiner.lower == "to" or (joiner.lower == "and" and _between(tokens, at)) or joiner.lower == "or"):
        return first
    after = end + 1
    if tokens[after].tag == "CUR":
        after += 1
    second = _single(tokens, after) if after < len(tokens) else None
    if second is None or (second.cut is not None and not dash) or None in (first.low, second.high):
        return first
    low, high = first.low, second.high
    assert low is not None
    assert high is not None
    scaled = _scale_of(tokens, after, second.end)
    if scaled and low < 1000 and low * scaled < high and _scale_of(tokens, at, first.end) == 0:
        low *= scaled
    if low >= high or (joiner.lower == "or" and high > 3 * low):
        return first
    second.start, second.low, second.unit = at, low, second.unit or first.unit
    second.bare = second.bare and first.bare
    return second


def _between(tokens: Sequence[Token], at: int) -> bool:
    return any(t.lower == "between" for t in tokens[max(0, at - 2) : at])


def _scale_of(tokens: Sequence[Token], start: int, end: int) -> float:
    return next((SCALES[t.lower] for t in tokens[start:end] if t.lower in _BIG), 0.0)


def _single(tokens: Sequence[Token], at: int) -> Number | None:
    token = tokens[at]
    lower = token.lower
    if lower in VAGUE or (lower == "tens" and next_word(tokens, at) == "of"):
        return _vague(tokens, at)
    if lower in ("several", "few") and next_word(tokens, at) in SCALES:
        scale = SCALES[tokens[at + 1].lower]
        return Number(at, at + 2, 2 * scale, None, True)
    if lower in FRACTIONS or (lower in ("a", "one", "two", "three") and next_word(tokens, at) in FRACTIONS):
        return _fraction(tokens, at)
    if lower[0].isdigit():
        return _digits(tokens, at)
    if (
        lower in UNITS
        or (lower in SCALES and lower != "score")
        or (lower in ("a", "an") and next_word(tokens, at) in SCALES)
    ):
        return _words(tokens, at)
    if "-" in lower and token.tag in ("ADJ", "NUM", "NOUN", "NAME"):
        return _compound(tokens, at)
    return None


def next_word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at + 1].lower if at + 1 < len(tokens) else ""


def _vague(tokens: Sequence[Token], at: int) -> Number | None:
    lower = tokens[at].lower
    low = VAGUE.get(lower, 20.0)
    end = at + 1
    if (
        end + 1 < len(tokens)
        and tokens[end].lower == "of"
        and tokens[end + 1].lower in ("thousands", "millions", "billions")
    ):
        low *= VAGUE[tokens[end + 1].lower] / 2
        end += 2
    elif lower in ("scores", "tens") and next_word(tokens, at) != "of":
        return None
    return Number(at, end, low, None, True)


def _fraction(tokens: Sequence[Token], at: int) -> Number | None:
    lower = tokens[at].lower
    if (
        lower == "half"
        and next_word(tokens, at) in ("a", "the")
        and at + 2 < len(tokens)
        and tokens[at + 2].lower in SCALES
    ):
        return Number(at, at + 3, SCALES[tokens[at + 2].lower] / 2, SCALES[tokens[at + 2].lower] / 2)
    end, value = at + 1, FRACTIONS.get(lower)
    if value is None:
        many = {"two": 2.0, "three": 3.0}.get(lower, 1.0)
        word = tokens[at + 1].lower
        value, end = FRACTIONS[word], at + 2
        if word in ("fifths", "tenths", "quarters"):
            value = many * FRACTIONS[word.removesuffix("s")]
        elif word == "thirds":
            value = many * 100 / 3
    if value is None or (
        next_word(tokens, end - 1) != "of" and not (lower == "half" and next_word(tokens, at) == "the")
    ):
        return None
    value = round(value, 2)
    return Number(at, end, value, value, False, "percent")


def _digits(tokens: Sequence[Token], at: int) -> Number | None:
    token = tokens[at]
    if "-" in token.lower or "\u2011" in token.lower:
        return _compound(tokens, at)
    value = numeral(token.text)
    if value is None:
        return _with_unit(token, at)
    end = at + 1
    bare = token.text.isdigit()
    while end < len(tokens) and tokens[end].lower in SCALES and tokens[end].lower != "score":
        value *= SCALES[tokens[end].lower]
        end += 1
        bare = False
    value = round(value, 6)
    return Number(at, end, value, value, bare=bare)


def _with_unit(token: Token, at: int) -> Number | None:
    """A numeral written against its unit: 300km, 40kg."""
    letters = len(token.text)
    while letters and token.text[letters - 1].isalpha():
        letters -= 1
    unit = table.UNITS.get(token.lower[letters:])
    value = numeral(token.text[:letters]) if letters else None
    if value is None or unit is None or unit in ("mm", "m"):
        return None
    return Number(at, at + 1, value, value, unit=unit)


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
    return Number(at, end, value, value)


def _compound(tokens: Sequence[Token], at: int) -> Number | None:
    """The figure in "two-day", "11,000-strong", "twenty-odd", "300-kilometre"."""
    token = tokens[at]
    head, _, tail = token.lower.replace("\u2011", "-").partition("-")
    value = numeral(head) if head[:1].isdigit() else UNITS.get(head)
    if value is None or not tail:
        return None
    if f"{head}-{tail.split('-')[0]}" in UNITS:
        head = "-".join([head, tail.split("-")[0]])
        value, tail = UNITS[head], tail.partition("-")[2]
    if tail in SCALES:
        return Number(at, at + 1, value * SCALES[tail], value * SCALES[tail])
    cut = token.start + len(head)
    if tail == "strong":
        return Number(at, at + 1, value, value, cut=cut)
    if tail in ("odd", "plus"):
        return Number(at, at + 1, value, None if tail == "plus" else value, tail == "odd")
    unit = table.UNITS.get(tail.removesuffix("-long"))
    if unit is None or "old" in tail or unit in ("mm", "m", "seconds"):
        return None
    return Number(at, at + 1, value, value, unit=unit)
