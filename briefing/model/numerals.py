"""Text in, the spans of every numeral and number word out: what may not stand in a brief outside a Use."""

from __future__ import annotations

import re

from briefing.model.source import Span

_UNITS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_TEENS = ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_POWERS = ["hundred", "thousand", "million", "billion", "trillion"]
_ORDINAL = {"two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth", "twelve": "twelfth"}
_MULTIPLES = [
    "twice",
    "thrice",
    "double",
    "doubles",
    "doubled",
    "doubling",
    "triple",
    "triples",
    "tripled",
    "tripling",
    "treble",
    "quadruple",
    "quadrupled",
    "halve",
    "halves",
    "halved",
    "halving",
]
_FRACTIONS = ["half", "quarter", "quarters"]


def _ordinal(cardinal: str) -> str:
    if cardinal in _ORDINAL:
        return _ORDINAL[cardinal]
    return cardinal[:-1] + "ieth" if cardinal.endswith("y") else cardinal + "th"


def _words() -> frozenset[str]:
    cardinals = ["zero", *_UNITS, *_TEENS, *_TENS, *_POWERS, "dozen"]
    plurals = [w + "s" for w in (*_POWERS, "dozen")] + ["tens", "twenties", *(w[:-1] + "ies" for w in _TENS)]
    ordinals = [_ordinal(w) for w in cardinals if w not in ("zero", "dozen")]
    parts = [w + "s" for w in ordinals if w != "second"]
    folds = [w + "fold" for w in (*_UNITS, *_TENS, *_POWERS)]
    return frozenset((*cardinals, *plurals, *ordinals, *parts, *folds, *_MULTIPLES, *_FRACTIONS))


#: Lower-case words that name a number. "one" and "first" are free: English needs them as pronoun and as order.
NUMBER_WORDS = _words()

#: Digits with what joins them (grouping, decimals, ranges of one figure); or a word; or "scores of".
_NUMERAL = re.compile(
    r"(?P<digits>\d+(?:[.,\u00a0\u2009\u202f]\d+)*)"
    r"|(?P<scores>\bscores?(?=\s+of\b))"
    r"|(?P<word>[^\W\d_]+)",
    re.IGNORECASE,
)
#: Digits that `\d` leaves out: superscripts, fractions, circled and Roman numeral characters.
_OTHER_DIGITS = re.compile(r"[²³¹⁰-⁹₀-₉¼-¾⅐-↏①-⓿❶-➓㈠-㊿]+")


def numerals(text: str) -> list[Span]:
    """Spans of the digits and number words in `text`, in order, as half-open code points.

    Words of a compound ("twenty-five") are separate spans. "one" and "first" are not numerals here.
    """
    found = [
        Span(*match.span())
        for match in _NUMERAL.finditer(text)
        if match.lastgroup != "word" or match.group().lower() in NUMBER_WORDS
    ]
    found.extend(Span(*match.span()) for match in _OTHER_DIGITS.finditer(text))
    return sorted(found)
