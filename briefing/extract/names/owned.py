"""Bodies of states → what else they are called after the state: 'the UK's defence ministry', 'Seoul's spy agency'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.config.specs.lexicon import EntitySpec

_BODIES = frozenset(("ministry", "agency", "military"))


def owned_names(entities: Sequence[EntitySpec]) -> dict[str, tuple[str, ...]]:
    """For each body of a state its names behind every adjective and possessive of the state, but for those that
    somebody has in the lexicon."""
    states = {entity.name: entity for entity in entities if entity.type == "state"}
    taken = {name.lower() for entity in entities for name in (entity.name, *entity.aliases)}
    found = {}
    for body in entities:
        state = states.get(body.of or "")
        if state is not None and body.type in _BODIES:
            names = dict.fromkeys(name for name in _named_after(body, state) if name.lower() not in taken)
            taken.update(map(str.lower, names))
            found[body.name] = tuple(names)
    return found


def _named_after(body: EntitySpec, state: EntitySpec) -> Iterator[str]:
    names = (state.name, *state.aliases, *state.metonyms)
    owners = (*state.adjectives, *(f"{name}'s" for name in names))
    before = sorted((*owners, *names), key=len, reverse=True)
    for name in (body.name, *body.aliases):
        owner = next((one for one in before if name.startswith(f"{one} ")), None)
        rest = name.removeprefix(f"{owner} ") if owner is not None else ""
        if rest and not rest[0].isdigit():
            yield from (f"{one} {rest}" for one in owners)
