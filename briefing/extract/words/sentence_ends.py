"""A mark in a text and what stands round it → whether a sentence ends there."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

import re

from briefing.extract.words.tokens import CLOSERS, TITLES, abbreviates

#: Full stops and other closing marks with the quotes, brackets and note numbers after them; blank lines.
#: Of a row of full stops only the first may begin one, and there is one way to divide what follows it: linear.
MARK = re.compile(
    r"(?<![.!?\u2026])[.!?\u2026]++(?:[\"'\u201d\u2019\u00bb)\]*_]++|\[\d{1,3}\])*(?=\s)|\n[ \t]*+\n",
)
_OPENING = "\"'\u201c\u2018\u00ab([*_-\u2013\u2014"
_QUOTES = frozenset("\"'\u201d\u2019\u00bb")
#: How far a word before a mark is looked back for, and a word after it.
_BEFORE, _AFTER = 24, 12
#: What surely opens a sentence where it is capitalised: no name begins so.
_STARTERS = frozenset(
    """He She It They We You This That These Those There The A An In On At But And As For If When While After Before
    Since Although However Then Yet So Not No His Her Its Their Our My Your What Who Which Where How Why Some Many Most
    All Both Each Another One Such To From With By Because Once Still Now Here Yesterday Today Meanwhile
    Instead""".split()
)
#: Abbreviations that go before a name or number and may also be the last word: a street, a month.
_MAY_CLOSE = frozenset("st mt ft jan feb mar apr jun jul aug sept sep oct nov dec".split())
#: What follows a firm's name, even one that ends with a mark of its own.
_FIRMS = frozenset(("inc", "ltd", "corp", "plc", "llc"))
#: "At 3:30 p.m. President Hale spoke": the hour alone is no sentence.
_HOUR = re.compile(
    r"(?:(?:shortly|just|soon) )?(?:at|by|around|about|until|before|after|since|from) [\d:.]{1,5} ?[ap]\.m", re.I
)
_NEVER_CLOSES = frozenset(("e.g", "i.e"))
_SAID = "said says asked asks replied answered added cried shouted called whispered exclaimed told wondered continued"
#: "Ann asked" after a question in quotation marks.
_SAYING = re.compile(
    rf"(?!(?:{'|'.join(_STARTERS)})\b)[A-Z][\w.'\u2019-]*+(?: [A-Z][\w.'\u2019-]*+){{0,2}} "
    rf"(?:{'|'.join(_SAID.split())})\b"
    rf"|(?:the|a) [\w-]++ (?:{'|'.join(_SAID.split())})\b"
)
#: The number or letter of a list: "2. Stir well", "Q. What did you see?"
_LIST_MARK = re.compile(r"[(\[]?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})")
#: Characters of the longest of them.
_LIST_MARK_LENGTH = 5


def ends(text: str, begin: int, match: re.Match[str], limit: int) -> bool:
    """Whether the sentence that begins at `begin` ends at a MARK; nothing beyond `limit` is looked at."""
    at = match.start()
    sign = text[at]
    if sign.isspace():
        return True
    next_at = _skip(text, match.end(), limit)
    after = text[next_at : min(next_at + _AFTER, limit)]
    if not after:
        return True
    if after[0].islower():
        return False
    if sign in "!?" and text[match.end() - 1] in _QUOTES and _SAYING.match(text, next_at, limit):
        return False
    before = _word_before(text, at, begin)
    first = after.split(maxsplit=1)[0]
    if first.strip(".,").lower() in _FIRMS:
        return False
    if match.end() > at + 1:
        return not (match.group()[:3] in ("...", "\u2026") and before == first.strip(",.\u2026"))
    if sign != ".":
        return True
    return not (_numbers_list(text, begin, at) or _abbreviates(text, begin, at, before, first))


def _skip(text: str, at: int, limit: int) -> int:
    """Past spaces and opening marks."""
    while at < limit and (text[at].isspace() or text[at] in _OPENING):
        at += 1
    return at


def _word_before(text: str, at: int, begin: int) -> str:
    start, floor = at, max(begin, at - _BEFORE)
    while start > floor and (text[start - 1].isalnum() or text[start - 1] in ".-&"):
        start -= 1
    return text[start:at]


def _numbers_list(text: str, begin: int, at: int) -> bool:
    """Whether a number or letter opens the sentence, or stands after a colon, as the mark of an item."""
    near = max(begin, at - _LIST_MARK_LENGTH - 1)
    start = text.rfind(" ", near, at) + 1 or near
    mark = _LIST_MARK.match(text, start, at)
    if mark is None or mark.end() != at:
        return False
    return start == begin or text[max(begin, start - _BEFORE) : start].rstrip().endswith((":", ";"))


def _abbreviates(text: str, begin: int, at: int, word: str, first: str) -> bool:
    """Whether the full stop at `at`, after `word` and before `first`, belongs to an abbreviation in the sentence."""
    if not word:
        return False
    lower, opens = word.lower(), _opens(first)
    if len(word) == 1 and word.isalpha():
        return not opens if word.isupper() else first[:1].isdigit()
    if "." in word and all(len(part) <= 2 and part.isalpha() for part in word.split(".") if part):
        if lower in ("a.m", "p.m"):
            name = first.strip(",.;:'\u2019")
            zone = name.isupper() and 2 <= len(name) <= 4
            return zone or name.endswith("day") or _HOUR.fullmatch(text, begin, at) is not None
        return lower in _NEVER_CLOSES or not opens
    if lower in CLOSERS:
        return first[:1].isdigit() or (first[-1] == "." and first[:-1].lower() in CLOSERS)
    return abbreviates(text, lower, at + 1) and not (opens and lower in _MAY_CLOSE)


def _opens(first: str) -> bool:
    """Whether a word surely opens a sentence; "No." and the initial "A." do not."""
    if first[-1] == "." and (len(first) == 2 or first[:-1].lower() in TITLES):
        return False
    return first.strip(",.;:'\u2019\"\u201d") in _STARTERS
