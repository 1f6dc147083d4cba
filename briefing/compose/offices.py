"""Somebody who speaks, on a day → the words before the name that say who it is: "US President", "Iran’s"."""

from __future__ import annotations

import re

from briefing.compose.english import possessive
from briefing.compose.names import Lexicon
from briefing.config.specs.lexicon import EntitySpec

#: A title that goes on behind its noun cannot stand before a name: "Secretary of the Security Council".
_GOES_ON = re.compile(r" (?:of the|to|for|at|in) ")


def introduction(spec: EntitySpec, day: str | None, lexicon: Lexicon) -> str:
    """The title of a listed person on `day` (ISO) with the state's adjective, else the state's possessive.

    Empty for whoever is no person of a state, and for a person of whom no office is known.
    """
    if spec.type != "person" or spec.of is None or not spec.offices:
        return ""
    held = next((office.title for office in reversed(spec.offices) if office.held_on(day)), None)
    if held is None or _GOES_ON.search(held):
        return possessive(belonging(spec.of, lexicon))
    if lexicon.called(held.split()[0]) in lexicon.entities:
        return held  # "Kremlin spokesman" says whose
    state = lexicon.entities.get(spec.of)
    initials = state is not None and state.short is not None and state.short.isupper()
    return f"{state.short if state and initials else lexicon.adjective(spec.of)} {held}"


def belonging(name: str, lexicon: Lexicon) -> str:
    """A listed name as it stands before a thing of its own: "the Ukrainian military"."""
    spec = lexicon.entities.get(name)
    if spec is None:
        return name
    short = (spec.short or spec.name).replace("'", "’")
    return f"the {short}" if spec.article else short


def tells_whose(name: str, whose: str, lexicon: Lexicon) -> bool:
    """Whether a speaker's own phrase says whose it is: "NIS director Kim Woo-bin"."""
    body = lexicon.entities.get(whose)
    above = lexicon.entities.get(body.of) if body is not None and body.of else None
    if body is None:
        return whose in name
    specs = [body] if above is None else [body, above]
    words = [word for spec in specs for word in (spec.name, *spec.aliases, *spec.adjectives, spec.short or "") if word]
    return any(word in name for word in words)
