"""The noun phrases before "who" or "which" → those of people, or of bodies and things, for which it may stand."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from briefing.extract.grammar.phrases import Clause, NounPhrase
from briefing.extract.names.entities import Reading
from briefing.extract.scene.scene import Scene

#: Types of names that "who" may stand for.
_WHO = frozenset(("person", "personnel", "military", "delegation", "group", "people"))
#: People as one body, and in the plural.
_BODIES = frozenset(
    """force forces unit units brigade brigades battalion battalions regiment regiments division divisions corps
    contingent contingents detachment detachments group groups team teams crew crews army troops delegation formation
    formations squad squads company platoon reinforcements infantry workforce labour labor manpower""".split()
)


def who_may(scene: Scene, clause: Clause, found: list[NounPhrase]) -> list[NounPhrase]:
    """'the secretary of the Security Council, who met Kim': of those before "who" no body and no place."""
    if clause.opening == "which":
        return [np for np in found if not _are_people(scene, np)]
    if clause.opening not in ("who", "whom"):
        return found
    people = [np for np in found if (m := scene.named(np)) is None or any(map(_may_be_people, m.readings))]
    named = next((np for np in people if scene.named(np) is not None), None)
    if people and people[0].appositive and named is not None:
        return [named]  # "Shoigu, the secretary of the council, who"
    return people or found


def _may_be_people(reading: Reading) -> bool:
    return reading.type in _WHO or reading.form in ("demonym", "adjective")


def _are_people(scene: Scene, np: NounPhrase) -> bool:
    """Whether a phrase names people one by one, for whom "which" never stands: soldiers, but not a brigade."""
    mention = scene.named(np)
    item = mention.reading("item") if mention is not None else None
    return item is not None and item.type == "personnel" and scene.head(np) not in _BODIES
