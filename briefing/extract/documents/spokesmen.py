"""Facts → the same, with the state or body that a speaker of no lexicon speaks for: 'Iran's envoy, Ali Karimi'."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from briefing.extract.names.entities import EntityIndex, Mention, fold, singular
from briefing.extract.names.offices import SPEAKING
from briefing.model import Fact

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
#: What ties an office to whoever it is of, after it: "an official in Seoul", but not "the envoy to Moscow".
_OF = frozenset(("of", "for", "at", "in", "from", "with"))
#: Who held an office, or sits in a house of many, speaks for himself.
_FOR_HIMSELF = frozenset(("former", "ex", "late", "retired", "onetime", "ousted", "then"))
_SPEAKING = SPEAKING | {"mission", "embassy"}
#: What sources are that speak for a state: "Japanese government sources".
_OFFICIAL = frozenset(("government", "military", "intelligence", "diplomatic", "security", "defence", "defense"))
_BODIES = frozenset(("state", "agency", "ministry", "military", "organisation", "group", "company", "bloc"))


def with_mandates(facts: Sequence[Fact], offices: Mapping[str, str], index: EntityIndex) -> list[Fact]:
    """The facts, `speaks_for` filled where the words that bring in an unlisted speaker, or else the phrase for him, say
    whose his office is; `offices` are those words by name."""
    mandates: dict[str, str | None] = {}
    for name in dict.fromkeys(fact.attribution for fact in facts):
        if name is not None and name not in index.entities:
            words = (words for person, words in offices.items() if name.endswith(person))
            mandates[name] = _whose(next(words, name), index)
    spoken = ((fact, mandates.get(fact.attribution or "")) for fact in facts)
    told = [replace(fact, speaks_for=body) if body is not None else fact for fact, body in spoken]
    bare = {said for fact in told if (said := fact.attribution or "") in offices and " " in said}
    return [_without_office(fact, bare) for fact in told]


def _without_office(fact: Fact, names: Collection[str]) -> Fact:
    """'Foreign Ministry Spokesman Esmaeil Baghaei' under his name, if others of the text's facts are told on it."""
    said = fact.attribution or ""
    name = next((one for one in names if said.endswith(f" {one}")), None)
    return fact if name is None else replace(fact, attribution=name)


def _whose(phrase: str, index: EntityIndex) -> str | None:
    """The body of the lexicon that an office named in a phrase is of: the last before it, else the first after "of"."""
    words = list(_WORD.finditer(phrase))
    heads = [n for n, word in enumerate(words) if singular(word[0].lower()) in _SPEAKING or _is_official(words, n)]
    if not heads or not _FOR_HIMSELF.isdisjoint(part for word in words for part in word[0].lower().split("-")):
        return None
    head = words[heads[-1]]
    mentions = index.mentions(phrase, fold(phrase), 0, len(phrase))
    named = [(mention.start, body) for mention in mentions if (body := _body(mention, index)) is not None]
    before = [body for start, body in named if start < head.start()]
    tied = heads[-1] + 1 < len(words) and words[heads[-1] + 1][0] in _OF
    after = [body for start, body in named if start > head.end()] if tied else []
    return next(iter([*after[:1], *before[-1:]]), None)


def _is_official(words: Sequence[re.Match[str]], at: int) -> bool:
    """'Government sources': whether it is told whose service those are in who are not named."""
    return singular(words[at][0].lower()) == "source" and at > 0 and words[at - 1][0].lower() in _OFFICIAL


def _body(mention: Mention, index: EntityIndex) -> str | None:
    """The state or body that a name stands for: a body its own, a person or a place its state."""
    reading = mention.reading("entity", "place")
    if reading is None:
        return None
    if reading.category == "place":
        return index.state_of_place(reading.name)
    return reading.name if reading.type in _BODIES else index.state_of(reading.name)
