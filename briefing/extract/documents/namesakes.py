"""Facts → the same, with people of no lexicon under the full name that the text has for each: 'Ms Belova'."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from functools import cache

from briefing.config.specs.lexicon import EntitySpec
from briefing.extract.names.offices import TITLES
from briefing.model import Fact

_JOINT = " and "
#: A given name of two syllables, as it stands behind a Korean or Chinese surname: "Lee Jae-hoon", "Pak Jong Su".
_GIVEN_AFTER = r"(?:[A-Z][a-z]+-[a-z]+|[A-Z][a-z]{1,5} [A-Z][a-z]{1,5})"
#: The last two words of a stretch, the second with a capital; and how far before a surname they are looked for.
_WORDS_BEFORE = re.compile(r"(?:\b([\w'’-]+) )?\b([A-Z][\w'’-]+)\Z")
_FAR = 120


def under_full_names(facts: Sequence[Fact], text: str, known: Mapping[str, EntitySpec]) -> list[Fact]:
    """Actors, recipients and speakers under their full names; nobody acts on himself."""
    full = cache(lambda name: _full(name, text, known))
    return [_renamed(_of_another(fact, text, known), full) for fact in facts]


def _of_another(fact: Fact, text: str, known: Mapping[str, EntitySpec]) -> Fact:
    """'Rep. Kim Byung-joo arrived. Kim said': whom the lexicon calls by a surname is not who was last told of by it."""
    person = known.get(fact.attribution or "")
    if person is None or person.type != "person" or person.short is None or person.short not in person.aliases:
        return fact
    sentence = text[fact.sentence.start : fact.sentence.end]
    if any(name in sentence for name in (person.name, *person.aliases) if name != person.short):
        return fact
    before = text[: fact.sentence.end]
    last = max(re.finditer(rf"\b{person.short} [A-Z][a-z]+-[a-z]+\b", before), key=lambda m: m.start(), default=None)
    if last is None or any(last[0] in (one.name, *one.aliases) for one in known.values()):
        return fact
    since = before[last.end() :]
    told = any(name in since for name in (person.name, *person.aliases) if name != person.short)
    return fact if told else replace(fact, attribution=last[0])


def _renamed(fact: Fact, full: Callable[[str], str]) -> Fact:
    actor, recipient, said_by = (
        _JOINT.join(dict.fromkeys(map(full, name.split(_JOINT)))) if name else name
        for name in (fact.actor, fact.recipient, fact.attribution)
    )
    if (actor, recipient, said_by) == (fact.actor, fact.recipient, fact.attribution):
        return fact
    return replace(fact, actor=actor, recipient=None if recipient == actor else recipient, attribution=said_by)


def _full(name: str, text: str, known: Container[str]) -> str:
    """The one name in the text that ends in this surname, or begins with it; else the name without its title."""
    *titles, surname = name.split()
    if name in known or not surname[:1].isupper() or any(title.lower().rstrip(".") not in TITLES for title in titles):
        return name
    places = re.finditer(rf" {re.escape(surname)}\b", text)  # opened by letters, which are found fast
    found = (_WORDS_BEFORE.search(text[max(0, at.start() - _FAR) : at.start()]) for at in places)
    given = {words[2] for words in found if words and _given(words[2]) and not _goes_on(words[1] or "")}
    if given:
        return f"{given.pop()} {surname}" if len(given) == 1 else surname
    first = {match[0] for match in re.finditer(rf"\b{re.escape(surname)} {_GIVEN_AFTER}\b", text)}
    return first.pop() if len(first) == 1 else surname


def _given(word: str) -> bool:
    return word.lower() not in TITLES and not word.isupper()


def _goes_on(before: str) -> bool:
    """Whether the word before a name is of the name: "Open Source Centre"."""
    return before[:1].isupper() and before.lower() not in TITLES
