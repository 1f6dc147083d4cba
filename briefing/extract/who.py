"""The noun phrases before "who" → those of people, for whom alone it may stand."""

from __future__ import annotations

from briefing.extract.entities import Reading
from briefing.extract.phrases import Clause, NounPhrase
from briefing.extract.scene import Scene

#: Types of names that "who" may stand for.
_WHO = frozenset(("person", "personnel", "military", "delegation", "group", "people"))


def who_may(scene: Scene, clause: Clause, found: list[NounPhrase]) -> list[NounPhrase]:
    """'the secretary of the Security Council, who met Kim': of those before "who" no body and no place."""
    if clause.opening not in ("who", "whom"):
        return found
    people = [np for np in found if (m := scene.named(np)) is None or any(map(_may_be_people, m.readings))]
    named = next((np for np in people if scene.named(np) is not None), None)
    if people and people[0].appositive and named is not None:
        return [named]  # "Shoigu, the secretary of the council, who"
    return people or found


def _may_be_people(reading: Reading) -> bool:
    return reading.type in _WHO or reading.form in ("demonym", "adjective")
