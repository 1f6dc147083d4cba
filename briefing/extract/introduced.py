"""A sentence → the people of no list whom an office beside their name brings in: "Yun Jong Ho, the minister"."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.entities import singular
from briefing.extract.offices import TITLES
from briefing.extract.phrases import NounPhrase
from briefing.extract.scene import Scene
from briefing.extract.stand_ins import unlisted_person


def introduced(scene: Scene) -> Iterator[tuple[NounPhrase, str, NounPhrase]]:
    """Each such phrase, the name in it, and the phrase for the office."""
    for np in scene.phrases:
        office = _office_beside(scene, np) if not np.pronoun and scene.named(np) is None else None
        person = unlisted_person(scene, np, ("person",)) if office is not None else None
        if person is not None and office is not None:
            yield np, person.name, office


def _office_beside(scene: Scene, np: NounPhrase) -> NounPhrase | None:
    """The phrase for an office that a comma parts from a name, behind or before it; or the name with its title."""
    if any(token.lower in TITLES for token in scene.parsed.tokens[np.first : np.head]):
        return np
    elements, at = scene.elements, np.at
    beside: list[NounPhrase | None] = []
    if at + 2 < len(elements) and elements[at + 1].kind == "comma":
        beside.append(elements[at + 2].np)
    if at >= 2 and elements[at - 1].kind == "comma":
        beside.append(elements[at - 2].np)
    if beside and at >= 4 and elements[at - 3].word == "of":
        beside.append(elements[at - 4].np)  # "the minister of defence, Lee Jong-sup"
    return next((one for one in beside if one is not None and singular(scene.head(one)) in TITLES), None)
