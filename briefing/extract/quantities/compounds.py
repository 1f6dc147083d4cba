"""One token that holds a number and more ("two-day", "11,000-strong", "300km") → the number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.extract.quantities.units import MEASURES, MONEY, TIME_UNITS
from briefing.extract.quantities.words import DIMENSIONS, MEMBERS
from briefing.extract.words.number_words import SCALES, UNITS, numeral
from briefing.extract.words.tokens import Token

#: Words that may open a compound: "two-day", "half-dozen", "hundred-odd".
_WORDS = UNITS | {word: SCALES[word] for word in ("hundred", "thousand", "million", "dozen")} | {"half": 0.5}
#: Tags of what stands behind "3x" where that many are counted.
_THINGS = frozenset(("NOUN", "NAME", "NUM"))


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
    #: The noun of a compound that is counted: offsets in the text ("member" of "four-member").
    member: tuple[int, int] | None = None
    #: An age, or how many times as much: said of another figure or of a person, never a count of its own.
    aside: bool = False
    rate: bool = False
    #: Of "17 out of 18 drones" the token of "of".
    share_of: int = 0


def with_unit(tokens: Sequence[Token], at: int) -> Number | None:
    """A numeral written against its unit: 300km, 40kg, 90mph, 38C; of "3x T-72" how many there are."""
    token = tokens[at]
    letters = len(token.text)
    while letters and token.text[letters - 1].isalpha():
        letters -= 1
    value = numeral(token.text[:letters]) if letters else None
    if value is None:
        return None
    symbol = token.text[letters:]
    unit = MEASURES.get(symbol.lower())
    if symbol in ("C", "F"):
        unit = f"\u00b0{symbol}" if len(token.text) > 2 else None
    elif symbol == "in":
        unit = "inches"
    elif symbol.lower() in ("pc", "p"):
        unit = "percent" if symbol.lower() == "pc" else "pence"
    if unit is None or (len(symbol) == 1 and symbol not in "CFmgpWxtlhB"):
        return None
    if symbol == "x" and _counts(tokens[at + 1 : at + 2]):
        unit = ""
    return Number(at, at + 1, value, value, unit=unit)


def _counts(following: Sequence[Token]) -> bool:
    """Whether what follows "3x" is a thing of which there are so many: it is three times higher, otherwise."""
    return any(t.tag in _THINGS and t.lower not in DIMENSIONS for t in following)


def compound(tokens: Sequence[Token], at: int) -> Number | None:
    """The figure in "two-day", "11,000-strong", "twenty-odd", "300-kilometre", "19-year-old", "four-member"."""
    token = tokens[at]
    head, _, tail = token.lower.replace("\u2011", "-").partition("-")
    value = numeral(head) if head[:1].isdigit() else _WORDS.get(head)
    if value is None or not tail:
        return None
    if f"{head}-{tail.split('-')[0]}" in UNITS:
        head = "-".join([head, tail.split("-")[0]])
        value, tail = UNITS[head], tail.partition("-")[2]
    word, _, rest = tail.partition("-")
    if head == "half" and tail not in ("dozen", "million", "billion"):
        return None  # "half-empty"
    if word in SCALES:
        value, head = value * SCALES[word], f"{head}-{word}"
        word, _, rest = rest.partition("-")
        if not word or word in MONEY:
            return Number(at, at + 1, value, value, unit=MONEY.get(word, ""))
    cut = token.start + len(head)
    if word in ("strong", "magnitude", "degree") and not rest:
        return Number(at, at + 1, value, value, cut=cut, unit="degrees" if word == "degree" else "")
    if word in ("odd", "plus") and not rest:
        return Number(at, at + 1, value, None if word == "plus" else value, word == "odd")
    if word == "fold":
        return Number(at, at + 1, value, value, unit="times", aside=True)
    if word in ("a", "per", "an"):
        return Number(at, at + 1, value, value, cut=cut, rate=True)
    if word in MEMBERS and not rest:
        return Number(at, at + 1, value, value, cut=cut, member=(cut + 1, token.end))
    if tail == "percentage-point" or tail == "basis-point":
        return Number(at, at + 1, value, value, unit=tail.replace("-", " ") + "s")
    return _measured(tokens, at, value, word, rest)


def _measured(tokens: Sequence[Token], at: int, value: float, word: str, rest: str) -> Number | None:
    unit = MEASURES.get(word)
    digits = tokens[at].text[0].isdigit()
    if unit is None or unit in ("times", "mm") or (len(word) == 1 and not digits):
        return None
    if word in ("second", "seconds") and value in (20, 30, 40, 50, 60, 70, 80, 90) and not digits:
        return None
    if rest in ("old", "olds"):
        return Number(at, at + 1, value, value, unit=unit, aside=unit in TIME_UNITS)
    return Number(at, at + 1, value, value, unit=unit) if rest in ("", "long", "tall", "high", "wide", "deep") else None
