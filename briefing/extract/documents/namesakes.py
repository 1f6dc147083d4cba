"""Facts → the same, with people of no lexicon under the full name that the text has for each: 'Ms Belova'."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from functools import cache

from briefing.extract.names.offices import TITLES
from briefing.model import Fact

_JOINT = " and "
#: A given name of two syllables, as it stands behind a Korean or Chinese surname: "Lee Jae-hoon", "Pak Jong Su".
_GIVEN_AFTER = r"(?:[A-Z][a-z]+-[a-z]+|[A-Z][a-z]{1,5} [A-Z][a-z]{1,5})"
#: The last two words of a stretch, the second with a capital; and how far before a surname they are looked for.
_WORDS_BEFORE = re.compile(r"(?:\b([\w'’-]+) )?\b([A-Z][\w'’-]+)\Z")
_FAR = 120


def under_full_names(facts: Sequence[Fact], text: str, known: Container[str]) -> list[Fact]:
    """Actors, recipients and speakers under their full names; nobody acts on himself."""
    full = cache(lambda name: _full(name, text, known))
    return [_renamed(fact, full) for fact in facts]


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
