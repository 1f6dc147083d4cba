"""An event and one of its roles → whether somebody has it whom its words only describe, so that nobody else has it."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from briefing.extract.frames.role_slots import RoleSlots
from briefing.extract.frames.slots import Trigger, slot
from briefing.extract.grammar.phrases import Clause, NounPhrase
from briefing.extract.names.entities import singular
from briefing.extract.names.offices import TITLES
from briefing.extract.scene.scene import Scene

#: Words that leave open who is meant.
WHOEVER = frozenset(("any", "anyone", "anybody", "no", "nobody", "either", "other", "others", "third"))
_SOME_OF_THEM = frozenset(("some", "many", "several", "most", "few"))
#: Slots of those who have a role.
_NAMING = frozenset(("subject", "object", "indirect", "to"))
#: Those who are of a state and act for themselves.
_SUBJECTS_OF = frozenset("company firm business bank citizen national trader defender".split())
_SOME = frozenset(("a", "an", "another"))


def somebody_else(scene: Scene, trigger: Trigger, role: RoleSlots) -> bool:
    """Whether somebody has the role whom the words only describe, or may have it by a noun: 'the plan of X to'."""
    planned = role.name == "actor" and trigger.clause is not None and _planned_by(scene, trigger.clause)
    return planned or unnamed(scene, trigger, role)


def unnamed(scene: Scene, trigger: Trigger, role: RoleSlots) -> bool:
    """'their companies supply either side': whether somebody has the role whom the words only describe."""
    looked = (_NAMING & role.names) | {"subject" for name in role.names if name.startswith("subject.")}
    owned = (name.removesuffix(".possessive") for name in role.names if name.endswith(".possessive"))
    if any(_owned_by_another(scene, np) for name in owned for group in slot(scene, trigger, name) for np in group):
        return True
    return any(_only_described(scene, np) for name in looked for group in slot(scene, trigger, name) for np in group)


def _stranger(scene: Scene, np: NounPhrase) -> bool:
    """'when Ruritania brokered a truce': whether somebody is named whom no lexicon knows."""
    name = scene.parsed.tokens[np.first : np.last]
    return not np.time and scene.named(np) is None and all(t.tag == "NAME" for t in name) and np.first > 0


def _owned_by_another(scene: Scene, np: NounPhrase) -> bool:
    """'The bloc's package', 'the group's fighters': whether a thing is somebody's whom no name and no time names."""
    owner = np.possessor
    return owner is not None and not owner.pronoun and not owner.time and scene.named(owner) is None


def _only_described(scene: Scene, np: NounPhrase) -> bool:
    """'their companies', 'a minister', 'others': whether a phrase leaves open whom it means."""
    opening = scene.lower[np.first]
    some = np.last == np.first + 1 and opening in _SOME_OF_THEM  # "Some would send troops"
    if some or opening in WHOEVER or _stranger(scene, np):
        return True
    if opening in _SOME and singular(scene.head(np)) in TITLES:
        return True
    owner = np.possessor
    return owner is not None and owner.pronoun and singular(scene.head(np)) in _SUBJECTS_OF


def _planned_by(scene: Scene, clause: Clause) -> bool:
    """'the plan of his predecessor to send arms': whether the noun that an infinitive hangs on is somebody's."""
    before = scene.elements[clause.at - 1].np if clause.verb.form == "inf" and clause.at else None
    return before is not None and (before.prep == "of" or bool(clause.governor and before.possessor is not None))
