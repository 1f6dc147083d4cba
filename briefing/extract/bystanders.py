"""The sides of a figure as its words fill them → without those who only tell it or use up what is counted."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from briefing.extract.role_slots import Filler, Roles
from briefing.extract.scene import Scene
from briefing.model import Quantity

#: Verbs of those who only give a figure, and types of actors who do no more.
_COUNTING = frozenset(
    """put give estimate say report claim tell believe think count assess note quote log tally record see show reckon
    identify analyse analyze examine spot observe photograph track expect predict calculate""".split()
)
_TELLERS = frozenset(("unnamed", "imagery", "media"))
#: Verbs of those who have what is counted from another.
_USING = frozenset("use fire expend spend need require receive get consume import burn lack want".split())


def only_acting(scene: Scene, quantity: Quantity, roles: Roles) -> None:
    """'the agency counts 4,000': who only gives the figure is on no side; who announces what is his own acts.

    Of "40 percent of the shells that Russia fires" Russia is who has got them.
    """
    voice = scene.voices.at(quantity.span)
    for side in ("actor", "recipient"):
        one = getattr(roles, side)
        if one is None:
            continue
        tells = one.name == voice.attribution and voice.modality != "asserted"
        if tells or _does(scene, one, _COUNTING) or _type(scene, one) in _TELLERS:
            roles.notes.append(f"{side} not {one.name}, who tells of it")
            setattr(roles, side, None)
    user = roles.actor
    if user is not None and _does(scene, user, _USING):
        roles.actor = None
        if roles.recipient is None or roles.recipient.inferred:
            roles.recipient = user


def _does(scene: Scene, one: Filler, verbs: frozenset[str]) -> bool:
    """Whether somebody is the subject of one of `verbs`: "the team logged five calls"."""
    clause = scene.clause_with(one.np) if one.np is not None else None
    return clause is not None and clause.verb.lemma in verbs and any(one.np is np for np in clause.subject)


def _type(scene: Scene, one: Filler) -> str | None:
    entity = scene.index.entities.get(one.name)
    return entity.type if entity is not None else None
