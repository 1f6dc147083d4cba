"""Figures left over → drafts of the frames that count them, though a side that these need stands elsewhere in the text.

"Another 150 have been delivered" says what was delivered, and how many; the text said before by whom and to whom.
Such a frame is read only for its figure: without one, a verb and half of its roles are too little to call an event.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefing.config.specs.rules import RoleName
from briefing.extract.events.events import Draft, draft_of
from briefing.extract.frames.conditions import failing
from briefing.extract.frames.frames import Pattern
from briefing.extract.frames.role_slots import Filler, Roles, RoleSlots, slot_of
from briefing.extract.frames.slots import Trigger, slot
from briefing.extract.frames.takers import Stray
from briefing.extract.names.antecedents import Memory
from briefing.extract.roles.roles import fill_from
from briefing.extract.scene.scene import Scene
from briefing.model import Fact, Span

#: Sides that a frame of its own may need: "carries 74 missiles" tells of no transfer by itself.
_NEEDED = frozenset(("actor", "recipient"))
_SIDES: tuple[RoleName, ...] = ("actor", "recipient")
_TOLD_BEFORE: dict[RoleName, tuple[str, ...]] = {"actor": ("topic",), "recipient": ("topic", "counterpart")}
#: Before the place where a side is.
_WHERE = {"actor": "from", "recipient": "to"}
#: Verbs that tell of nothing that is done.
_COPULAS = frozenset(("be", "have", "remain", "keep", "total", "number"))


def short_frames(
    scene: Scene,
    found: Sequence[tuple[Trigger, Sequence[Pattern]]],
    used: Collection[Span],
    memory: Memory,
    earlier: Sequence[Fact],
) -> list[Draft]:
    """For each count outside `used` the draft of the trigger that has it as its item, if there is one."""
    free = [q for q in scene.figures if q.unit == "count" and not any(q.span.overlaps(span) for span in used)]
    best: dict[Span, tuple[tuple[int, tuple[int, int]], Draft]] = {}
    if not free:
        return []
    last_kinds = [f.kind for f in earlier[-6:]]
    for trigger, patterns in found:
        for pattern in patterns:
            counting = pattern.counting
            if counting is None or trigger.lemma in _COPULAS:
                continue
            if failing(scene, trigger, pattern.moving, last_kinds) is not None:
                continue
            if not _counted(fill_from(scene, trigger, pattern.rule, counting[:1], memory, earlier), free):
                continue
            roles = fill_from(scene, trigger, pattern.rule, counting, memory, earlier)
            for item in _counted(roles, free):
                one = _with_sides(scene, trigger, pattern, roles, item, memory, earlier)
                weight = (pattern.rule.priority, one.count())
                span = item.quantity.span if item.quantity is not None else item.span
                sides = one.actor or one.recipient or one.place
                known = sides or (pattern.rule.settled and earlier and _NEEDED.isdisjoint(pattern.frame.needs or ()))
                if known and (span not in best or weight > best[span][0]):
                    best[span] = (weight, draft_of(scene, trigger, pattern, one, item))
    return [best[span][1] for span in sorted(best, key=lambda s: s.start)]


def settled(drafts: Sequence[Draft], strays: Sequence[Stray]) -> tuple[list[Draft], list[Stray]]:
    """Of a draft and a stray figure that tell of the same figure the one whose kind has the higher priority."""
    kept = [
        d for d in drafts if not any(_same_figure(d, s) and s.rule.priority >= d.pattern.rule.priority for s in strays)
    ]
    return kept, [s for s in strays if not any(_same_figure(d, s) for d in kept)]


def _same_figure(draft: Draft, stray: Stray) -> bool:
    return draft.quantity is not None and draft.quantity.span.overlaps(stray.quantity.span)


def _counted(roles: Roles, free: Sequence[object]) -> list[Filler]:
    return [item for item in roles.items if item.quantity is not None and item.quantity in free]


def _elsewhere(scene: Scene, trigger: Trigger, side: RoleName) -> bool:
    """'Recruited 1,000 women from Africa': whether it is told where a side is, which is then nobody told of before."""
    named = (scene.named(np) for group in slot(scene, trigger, _WHERE[side]) for np in group)
    return any(mention is not None and mention.reading("place") is not None for mention in named)


def _told_before(pattern: Pattern, side: RoleName) -> tuple[RoleSlots, ...]:
    """Where a side is sought that the sentence does not name."""
    spec = pattern.rule.roles[side]
    return (RoleSlots(side, spec, spec.types, tuple(map(slot_of, _TOLD_BEFORE[side])), needed=False),)


def _with_sides(
    scene: Scene,
    trigger: Trigger,
    pattern: Pattern,
    roles: Roles,
    item: Filler,
    memory: Memory,
    earlier: Sequence[Fact],
) -> Roles:
    """The roles with `item` alone; a side that the sentence does not name is that of the events before."""
    one = Roles(roles.actor, roles.recipient, roles.place, [item], list(roles.notes), dict(roles.members))
    for side in _SIDES:
        if getattr(one, side) is None and side in pattern.frame.roles and not _elsewhere(scene, trigger, side):
            sought = _told_before(pattern, side)
            told = fill_from(scene, trigger, pattern.rule, sought, memory, earlier)
            other = one.recipient if side == "actor" else one.actor
            filler = getattr(told, side)
            if filler is not None and (other is None or other.name != filler.name):
                setattr(one, side, filler)
                one.notes += told.notes
    return one
