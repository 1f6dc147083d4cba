"""Facts → the same, with the state or body that a speaker of no lexicon speaks for: 'Iran's envoy, Ali Karimi'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.extract.names.entities import EntityIndex, Mention, fold, singular
from briefing.extract.names.offices import SPEAKING
from briefing.model import Fact

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
#: Where a phrase for an office ends, to the left and to the right of the name that it stands beside.
_BREAK = re.compile(r"[.!?;:()\n“”\"]|,|\b(?:said|says|told|and that|that)\b")
#: What ties an office to whoever it is of, after it: "an official in Seoul", but not "the envoy to Moscow".
_OF = frozenset(("of", "for", "at", "in", "from", "with"))
#: Who held an office, or sits in a house of many, speaks for himself.
_FOR_HIMSELF = frozenset(("former", "ex", "late", "retired", "onetime", "ousted", "then"))
#: How far a phrase for an office goes from the name, in characters.
_FAR = 120
_BODIES = frozenset(("state", "agency", "ministry", "military", "organisation", "group", "company", "bloc"))


def with_mandates(facts: Sequence[Fact], text: str, index: EntityIndex) -> list[Fact]:
    """The facts, `speaks_for` filled where an unlisted speaker's name has his office, and whose it is, beside it."""
    found: dict[str, str | None] = {}
    for fact in facts:
        name = fact.attribution
        if name is not None and name not in index.entities and name not in found:
            found[name] = _mandate(name, text, index)
    mandates = {name: body for name, body in found.items() if body is not None}
    return [replace(f, speaks_for=mandates[name]) if (name := f.attribution) in mandates else f for f in facts]


def _mandate(name: str, text: str, index: EntityIndex) -> str | None:
    """For whom somebody speaks: by his own phrase, else by what stands beside his name in the text."""
    places = [at for at in re.finditer(re.escape(name), text) if _stands_alone(text, at.start(), at.end())]
    if any(_past(text[max(0, at.start() - _FAR) : at.start()]) for at in places):
        return None
    if (own := _whose(name, index)) is not None:
        return own
    for at in places if name[:1].isupper() else ():
        for phrase in _beside(text, at.start(), at.end()):
            if (body := _whose(phrase, index)) is not None:
                return body
    return None


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a stretch is no part of a longer word; tested apart, so that the name itself is found fast."""
    return not (_is_word(text[start - 1 : start]) or _is_word(text[end : end + 1]))


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _past(before: str) -> bool:
    """'Former Ukrainian minister': whether the words before an office take it back."""
    return (_WORD.findall(before) or [""])[-1].lower().removesuffix("-") in _FOR_HIMSELF


def _beside(text: str, start: int, end: int) -> list[str]:
    """The phrases before and after a name that may tell its bearer's office."""
    before, after = text[max(0, start - _FAR) : start].rstrip(), text[end : end + _FAR]
    apposed = before.endswith(",")
    left = _BREAK.split(before.removesuffix(","))[-1]
    if not apposed and singular((_WORD.findall(left) or [""])[-1].lower()) not in SPEAKING:
        left = ""  # what runs up to a name without a comma ends in its title
    right = _BREAK.split(after[1:])[0] if after.startswith(",") else ""
    return [phrase for phrase in (left, right) if phrase]


def _whose(phrase: str, index: EntityIndex) -> str | None:
    """The body of the lexicon that an office named in a phrase is of: the last before it, else the first after "of"."""
    words = list(_WORD.finditer(phrase))
    heads = [n for n, word in enumerate(words) if singular(word[0].lower()) in SPEAKING]
    if not heads or not _FOR_HIMSELF.isdisjoint(word[0].lower() for word in words):
        return None
    head = words[heads[-1]]
    mentions = index.mentions(phrase, fold(phrase), 0, len(phrase))
    named = [(mention.start, body) for mention in mentions if (body := _body(mention, index)) is not None]
    before = [body for start, body in named if start < head.start()]
    tied = heads[-1] + 1 < len(words) and words[heads[-1] + 1][0] in _OF
    after = [body for start, body in named if start > head.end()] if tied else []
    return next(iter([*after[:1], *before[-1:]]), None)


def _body(mention: Mention, index: EntityIndex) -> str | None:
    """The state or body that a name stands for: a body its own, a person or a place its state."""
    reading = mention.reading("entity", "place")
    if reading is None:
        return None
    if reading.category == "place":
        return index.state_of_place(reading.name)
    return reading.name if reading.type in _BODIES else index.state_of(reading.name)
