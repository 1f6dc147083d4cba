"""A trigger, a frame and its scene → the roles filled, with notes on what was inferred and on what stayed empty."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from briefing.config.specs.rules import RoleName, RuleSpec
from briefing.extract.frames.frames import Pattern
from briefing.extract.frames.reality import SAID
from briefing.extract.frames.role_slots import SHARED, Filler, Roles, RoleSlots, filler_name
from briefing.extract.frames.slots import Trigger, slot
from briefing.extract.frames.when import date_of
from briefing.extract.names.antecedents import Memory
from briefing.extract.roles.both_sides import of_carriers, of_place, of_two_states, parted, sided
from briefing.extract.roles.bystanders import not_whom_it_answers
from briefing.extract.roles.fillers import NOBODY_SPEAKS
from briefing.extract.roles.matters import told_whole
from briefing.extract.roles.slot_fillers import in_slot
from briefing.extract.roles.supplies import supplied
from briefing.extract.roles.taken_over import stand_ins, taken_over
from briefing.extract.roles.told import ANOTHER
from briefing.extract.roles.unnamed import somebody_else, unnamed
from briefing.extract.scene.noun_phrases import origin_of
from briefing.extract.scene.scene import Scene
from briefing.model import Fact, Span

#: Types of what is hit.
_TARGETS = frozenset(("arms", "equipment", "facility"))
#: What is hit in a test as in a war.
_AIMS = frozenset(("target", "targets"))


def fill_roles(
    scene: Scene, trigger: Trigger, pattern: Pattern, memory: Memory, earlier: Sequence[Fact]
) -> tuple[Roles | None, str | None]:
    """The roles of `pattern` at `trigger`; None with the reason where what it needs is not there."""
    behind = trigger.behind(scene)
    for name, prepositions in pattern.behind:
        if prepositions.isdisjoint(behind):
            return None, f"needs {name}"
    roles = fill_from(scene, trigger, pattern.rule, pattern.roles, memory, earlier)
    if pattern.frame.answers:
        not_whom_it_answers(scene, roles, pattern.rule, earlier)
    for need in pattern.needs:
        if not _met(scene, trigger, pattern, need, roles, memory):
            return None, f"needs {need}"
    met = (filler_name(roles.actor), filler_name(roles.recipient))
    if pattern.rule.symmetric and trigger.clause is not None and roles.actor is not None and not any(met):
        return None, "nobody surely takes part"
    if pattern.rule.plover == "AID" and _flies_at_a_foe(scene, trigger, roles):
        return None, "no delivery, but an attack"
    open_sides = roles.actor is None and roles.recipient is None
    if open_sides and pattern.frame.counts is not None and any(stand_ins(scene, trigger)):
        return None, "nobody told of whom it stands for"
    pair = pattern.frame.where.get("slot:actor")
    if pair and (roles.actor is None or " and " not in roles.actor.name):
        return None, "needs a pair as actor"
    return roles, None


def _flies_at_a_foe(scene: Scene, trigger: Trigger, roles: Roles) -> bool:
    """'Ukraine's drones reached Moscow': whether weapons get by themselves to whom their owner is at war with."""
    clause, getter = trigger.clause, scene.index.side_of(filler_name(roles.recipient))
    if clause is None or clause.verb.passive or getter is None:
        return False
    for np in (one.np for one in roles.items if one.np is not None and one.np in clause.subject):
        owner = scene.named(np.possessor) if np.possessor is not None else None
        whose = (owner.reading("entity") if owner is not None else None) or origin_of(scene, np)
        if whose is not None and scene.index.enemy_of(scene.index.side_of(whose.name)) == getter:
            return True
    return False


def _met(scene: Scene, trigger: Trigger, pattern: Pattern, need: str, roles: Roles, memory: Memory) -> bool:
    """Whether one of the roles in `need` is filled, or is known to be by those whom the words leave out."""
    if has_role(roles, need) or ("date" in need.split("|") and date_of(scene, trigger) is not None):
        return True
    if pattern.rule.plover == "ASSAULT" and "recipient" in need.split("|"):
        return roles.actor is not None and _hits_something(scene, trigger, roles)
    return need != "item" and supplied(scene, trigger, pattern.rule, roles, memory)


def _hits_something(scene: Scene, trigger: Trigger, roles: Roles) -> bool:
    """'Ukraine attacked four airfields': whether a state at war does something to a thing that words name."""
    side = scene.index.side_of(filler_name(roles.actor))
    clause = trigger.clause
    if side is None or scene.index.enemy_of(side) is None or clause is None or clause.verb.passive:
        return False
    used = {id(one.np) for one in roles.items}
    hit = (np for group in clause.objects for np in group if id(np) not in used and scene.head(np) not in _AIMS)
    targets = map(scene.named, hit)
    readings = (mention.reading("item") for mention in targets if mention is not None)
    return any(reading is not None and reading.type in _TARGETS for reading in readings)


def fill_from(
    scene: Scene,
    trigger: Trigger,
    rule: RuleSpec,
    sought: Sequence[RoleSlots],
    memory: Memory,
    earlier: Sequence[Fact],
) -> Roles:
    """The roles at `trigger`, each from its first slot that holds something of its types.

    Nothing is sought behind a role that is needed and stays empty.
    """
    roles = Roles()
    taken: set[int] = set()
    memory.kind = rule.kind if rule.plover not in SAID else ""  # who speaks is whoever speaks, whoever spoke before
    for role in sought:
        acting = roles.actor.name if role.name == "recipient" and roles.actor is not None else None
        memory.barred = frozenset((acting, scene.index.state_of(acting) or acting)) if acting else frozenset()
        found = _first_filled(scene, trigger, rule, role, roles, taken, memory, earlier)
        if found:
            taken |= {id(f.np) for f in found if f.np is not None}
            found = [told_whole(scene, f) for f in found] if role.spec.whole else found
            _fill(roles, role.name, found, "place" in rule.roles)
        elif role.needed and role.name == "item":
            return roles  # nothing else gives it
        elif role.needed and not role.later:
            break
    if roles.actor is None and roles.recipient is not None:
        for actor in (role for role in sought if role.later):
            found = taken_over(scene, trigger, actor, "counterpart", rule, roles, memory, earlier)
            if found:
                _fill(roles, actor.name, found, "place" in rule.roles)
    if rule.plover == "AID":
        _no_foe(scene, trigger, rule, sought, roles, memory, earlier)
    memory.barred = frozenset()
    if "recipient" in rule.roles:
        sided(scene, trigger, rule, roles, earlier)
    if roles.place and roles.place.name in (roles.recipient.name if roles.recipient else None, None):
        roles.place = None
    of_carriers(scene, trigger, roles)
    if roles.actor and roles.recipient and not _names(roles.actor).isdisjoint(_names(roles.recipient)):
        parted(scene, roles, roles.actor, roles.recipient)
    if rule.abroad or rule.symmetric:
        of_two_states(scene, roles, rule)
    return roles


def _no_foe(
    scene: Scene,
    trigger: Trigger,
    rule: RuleSpec,
    sought: Sequence[RoleSlots],
    roles: Roles,
    memory: Memory,
    earlier: Sequence[Fact],
) -> None:
    """'Ukraine says it gave Russia guns': who only seems to supply an enemy, or to get things from one, does not."""
    sides = {"actor": roles.actor, "recipient": roles.recipient}
    states = [scene.index.side_of(filler_name(one)) for one in sides.values()]
    if None in states or scene.index.enemy_of(states[0]) != states[1]:
        return
    for role in sought:
        one = sides.get(role.name) if role.name != "item" else None
        if one is None or (one.np is not None and scene.named(one.np) is not None):
            continue
        notes = [note for note in roles.notes if note != one.note]
        roles.notes = [*notes, f"{role.name} not {one.name}, who is at war with the other side"]
        setattr(roles, role.name, None)
        memory.barred = frozenset({*filter(None, states), *(side.name for side in sides.values() if side)})
        taken = {id(other.np) for other in sides.values() if other is not None and other is not one}
        found = _first_filled(scene, trigger, rule, role, roles, taken, memory, earlier)
        if found:
            _fill(roles, role.name, found, "place" in rule.roles)
        return


def _first_filled(
    scene: Scene,
    trigger: Trigger,
    rule: RuleSpec,
    role: RoleSlots,
    roles: Roles,
    taken: Collection[int],
    memory: Memory,
    earlier: Sequence[Fact],
) -> list[Filler]:
    """What fills a role: from the first of its slots that holds something which fills no other role."""
    name, behind = role.name, trigger.behind(scene)
    why: str | None = None
    for sought in role.slots:
        if not sought.apart:
            if sought.preposition is not None and sought.preposition not in behind:
                continue
            empty = not sought.parts and not slot(scene, trigger, sought.name)
            fillers, why = ([], None) if empty else in_slot(scene, trigger, sought, role, memory)
        elif sought.name in SHARED and of_place(scene, trigger, role.spec):
            continue
        elif why == NOBODY_SPEAKS or somebody_else(scene, trigger, role):
            if f"{name} {ANOTHER}" not in roles.notes and unnamed(scene, trigger, role):
                roles.notes.append(f"{name} {ANOTHER}")
            continue  # whoever "we" or "their companies" are, they are not whom the text told of before
        else:
            fillers, why = taken_over(scene, trigger, role, sought.name, rule, roles, memory, earlier), None
        if taken and name != "place" and not sought.inside:
            fillers = [f for f in fillers if f.np is None or f.place is not None or id(f.np) not in taken]
        if fillers:
            return fillers
        if why:
            roles.notes.append(f"{name} not {why}")
    return []


def _fill(roles: Roles, name: RoleName, found: list[Filler], any_place: bool) -> None:
    """Puts what was found into its role; a recipient that is told by its place gives the place, too."""
    if name == "item":
        roles.items = found
        return
    roles.members[name] = found
    joined = _join(found)
    if joined.note:
        roles.notes.append(joined.note)
    setattr(roles, name, joined)
    if joined.place and any_place and roles.place is None and name == "recipient":
        roles.place = Filler(joined.place, joined.span, None)


def _names(one: Filler) -> set[str]:
    return set(one.name.split(" and "))


def has_role(roles: Roles, need: str) -> bool:
    """Whether one of the roles in `need` ('actor|place') is filled."""
    for name in need.split("|"):
        if name == "item":
            if roles.items:
                return True
        elif name != "date" and getattr(roles, name) is not None:
            return True
    return False


def _join(found: list[Filler]) -> Filler:
    names = list(dict.fromkeys(name for f in found for name in f.name.split(" and ")))
    first = found[0]
    if len(names) == 1:
        return first
    span = Span(first.span.start, max(f.span.end for f in found))
    return replace(first, name=" and ".join(names), span=span, doubtful=any(f.doubtful for f in found))
