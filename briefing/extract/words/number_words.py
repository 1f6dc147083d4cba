"""Number words and numerals → values."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

from collections.abc import Sequence

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS: dict[str, float] = {w: float(i) for i, w in enumerate(_ONES.split())}
UNITS |= {w: 20.0 + 10 * i for i, w in enumerate(_TENS.split())}
UNITS |= {f"{t}-{o}": UNITS[t] + UNITS[o] for t in _TENS.split() for o in _ONES.split()[1:10]}
SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "score": 20.0,
    "lakh": 1e5,
    "lakhs": 1e5,
    "crore": 1e7,
    "crores": 1e7,
    "bn": 1e9,
    "mn": 1e6,
    "mln": 1e6,
    "trn": 1e12,
}
#: Written against a numeral: 5m, 1.2bn, 40k.
SUFFIXES: dict[str, float] = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "million": 1e6,
    "billion": 1e9,
}
#: A low bound, and no high one.
VAGUE: dict[str, float] = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2e6,
    "billions": 2e9,
    "trillions": 2e12,
}
#: Parts of a whole, in percent: a half, two thirds.
PARTS: dict[str, float] = {
    word: 100.0 / n
    for n, words in enumerate(
        (
            "half halves|third thirds|quarter quarters fourth fourths|fifth fifths|sixth sixths|seventh sevenths|"
            "eighth eighths|ninth ninths|tenth tenths"
        ).split("|"),
        2,
    )
    for word in words.split()
}
#: The same, written as one word: two-thirds.
FRACTIONS: dict[str, float] = {
    f"{many}-{part}": share * n
    for n, many in enumerate(_ONES.split()[1:10], 1)
    for part, share in PARTS.items()
    if part.endswith("s") == (n > 1) and share * n < 100
}
#: Nouns for so many: a pair of launchers, a trio of generals.
GROUPS: dict[str, float] = {
    word: float(n) for n, words in enumerate(("pair couple duo brace", "trio", "quartet"), 2) for word in words.split()
}
#: How many times as much: the word, or its ending after a number.
MULTIPLES: dict[str, float] = {
    word: float(n)
    for n, words in enumerate(
        (
            "twice double doubled doubling doubles|triple tripled tripling triples trebled trebling|"
            "quadruple quadrupled quadrupling quadruples"
        ).split("|"),
        2,
    )
    for word in words.split()
} | {f"{word}fold": value for word, value in UNITS.items() if value > 1}
#: Every word that the tagger calls a number.
WORDS = frozenset(UNITS) | (frozenset(SCALES) - {"score"}) | (frozenset(VAGUE) - {"scores"})
#: A numeral of more digits than this is no figure of anything.
MAX_DIGITS = 15
_TENS_VALUES = frozenset(20.0 + 10 * i for i in range(8))


def numeral(text: str) -> float | None:
    """The value of "1,200", "3.5", "1.2bn"; None where the digits are no English number ("3.11.2", "1,2")."""
    digits = text
    scale = 1.0
    if text and text[-1].isalpha():
        i = len(text)
        while i and text[i - 1].isalpha():
            i -= 1
        scale = SUFFIXES.get(text[i:].lower(), 0.0)
        digits = text[:i]
    if not scale or not digits or not digits.isascii() or len(digits) > MAX_DIGITS + 6:
        return None
    whole, point, fraction = digits.partition(".")
    groups = whole.split(",")
    if len(groups) > 1 and not (1 <= len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:])):
        return None
    joined = "".join(groups)
    if not joined.isdigit() or (point and not fraction.isdigit()) or len(joined) > MAX_DIGITS:
        return None
    return round(float(f"{joined}.{fraction}" if point else joined) * scale, 6)


def words_value(words: Sequence[str]) -> float | None:
    """The value of lower-case number words in order: "two hundred and fifty thousand"; None where they are none."""
    total = 0.0
    current: float | None = None
    for word in words:
        if word == "and":
            continue
        value = UNITS.get(word)
        if value is None and word in ("a", "an"):
            value = 1.0
        if value is None and word[:1].isdigit():
            value = numeral(word)
            if value is None:
                return None
        if value is not None:
            if (
                current is not None
                and not (current % 100 == 0 and value < 100)
                and not (current in _TENS_VALUES and value < 10)
            ):
                return None
            current = value + (current or 0.0)
            continue
        scale = SCALES.get(word)
        if scale is None:
            return None
        if scale in (100.0, 12.0, 20.0):
            current = (1.0 if current is None else current) * scale
        else:
            total += (1.0 if current is None else current) * scale
            current = None
    return round(total + (current or 0.0), 6)
