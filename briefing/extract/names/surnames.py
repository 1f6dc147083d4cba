"""What a text names → with it those whom it names again by surname alone: 'Cho Hyun arrived. Cho said …'."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter

from briefing.config.specs.lexicon import EntitySpec
from briefing.extract.names.entities import Mention, Reading
from briefing.extract.names.offices import TITLES
from briefing.model import Span

_start = attrgetter("start")
#: Behind a surname: a longer name, or the rest of a compound.
_GOES_ON = re.compile(r"[-\w]| [A-Z][\w-]+")
_WORD_BEFORE = re.compile(r"([\w’'-]+)[ -]$")
#: How far before that word its sentence is looked back for.
_FAR = 60


def surnames(entities: Iterable[EntitySpec]) -> dict[str, str]:
    """The surname of each person whom the lexicon does not call by it; given names that are hyphened stand last."""
    found = {}
    for person in entities:
        if person.type != "person" or " " not in person.name:
            continue
        first, *_, last = person.name.split()
        surname = person.short or (first if any("-" in name for name in (person.name, *person.aliases)) else last)
        if surname not in person.aliases:
            found[person.name] = surname
    return found


def named_again(
    text: str, around: Span, mentions: Sequence[Mention], surname_of: Mapping[str, str], known: dict[str, Reading]
) -> list[Mention]:
    """Those whom the text at `around` names by surname, where it or what stands before it has their full name.

    A headline may call somebody so whom the text names in full later. `mentions` are those of `around`; `known` has for
    whom each surname stood last before it, and is brought up to date.
    """
    full: dict[str, list[tuple[int, Reading]]] = {surname: [(0, reading)] for surname, reading in known.items()}
    for mention in mentions:
        reading = mention.reading("entity")
        surname = surname_of.get(reading.name) if reading is not None else None
        if surname is not None and reading is not None:
            full.setdefault(surname, []).append((mention.end, reading))
    found = []
    for surname, holders in full.items():
        known[surname] = holders[-1][1]
        for at in re.finditer(rf"\b{re.escape(surname)}\b", text[around.start : around.end]):
            start, end = at.start() + around.start, at.end() + around.start
            if _stands_alone(text, start, end) and not _inside(mentions, start, end):
                holder = next((reading for place, reading in reversed(holders) if place <= start), holders[0][1])
                found.append(Mention(start, end, (holder,)))
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a surname is no part of another name: "Cho Yong-pil", "Park Cho"; a title may stand before it."""
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    named = before is not None and before[1][0].isupper() and before[1].lower() not in TITLES
    ahead = text[max(0, before.start() - _FAR) : before.start()].rstrip() if before is not None else ""
    opens = ahead[-1:] in ("", ".", "!", "?", ":", '"', "”")
    return not _GOES_ON.match(text, end) and (not named or opens)


def _inside(mentions: Sequence[Mention], start: int, end: int) -> bool:
    at = bisect_left(mentions, end, key=_start)
    return at > 0 and mentions[at - 1].end > start
