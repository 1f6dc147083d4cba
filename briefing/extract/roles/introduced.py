"""A sentence → the people of no list whom an office, an age or a deed brings in: "Yun Jong Ho, the minister"."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.grammar.phrases import NounPhrase
from briefing.extract.names.entities import singular
from briefing.extract.names.offices import SPEAKING, TITLES
from briefing.extract.roles.stand_ins import unlisted_person
from briefing.extract.scene.scene import Scene

#: Words one of which a phrase for an office has: "chief executive".
_HELD = SPEAKING | TITLES
#: Verbs of what only persons do, and nouns for a person.
_PERSONAL = frozenset("plead confess testify resign retire graduate emigrate defect smile laugh weep recall".split())
_PERSONS = frozenset(
    """national citizen man woman resident native businessman businesswoman trader hacker programmer developer
    expatriate defector exile emigre lawyer widow""".split()
)


def introduced(scene: Scene) -> Iterator[tuple[NounPhrase, str, NounPhrase]]:
    """Each such phrase, the name in it, and the phrase for the office."""
    tokens = scene.parsed.tokens
    for np in scene.phrases:
        unknown = tokens[np.last - 1].tag == "NAME" and not np.pronoun and scene.named(np) is None
        office = (_office_beside(scene, np) or (np if _told_as_person(scene, np) else None)) if unknown else None
        person = unlisted_person(scene, np, ("person",)) if office is not None else None
        if person is not None and office is not None:
            yield np, person.name, office


def _told_as_person(scene: Scene, np: NounPhrase) -> bool:
    """'Ivan Petrenko, 29, was held', 'Ivan Petrenko pleaded guilty': whether what is said can be said of a person only.

    A citizen or a man may be told of beside the name, too.
    """
    tokens = scene.parsed.tokens
    behind = [t.lower for t in tokens[np.last : np.last + 3]]
    aged = len(behind) == 3 and behind[0] == behind[2] == "," and behind[1].isdecimal() and len(behind[1]) == 2
    if aged or behind[:1] == ["who"] or behind[:2] == [",", "who"]:
        return True
    doing = (c for c in scene.clauses if any(np is one for one in c.subject))
    beside = scene.elements[np.at + 2].np if np.at + 2 < len(scene.elements) else None
    apposed = beside is not None and behind[:1] == [","] and singular(scene.head(beside)) in _PERSONS
    return apposed or any(c.verb.lemma in _PERSONAL for c in doing)


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
    held = (one for one in beside if one is not None and _HELD.intersection(map(singular, scene.words(one))))
    return next(held, None)
