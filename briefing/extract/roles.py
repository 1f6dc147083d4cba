"""A trigger, a frame and its scene → the roles filled, with notes on what was inferred and on what stayed empty."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from briefing.config.specs.rules import RoleName, RoleSpec, RuleSpec
from briefing.extract.antecedents import Memory
from briefing.extract.entities import COUNTED
from briefing.extract.fillers import Filler, filler
from briefing.extract.frames import Pattern
from briefing.extract.noun_phrases import origin_of, plain, quantity_of
from briefing.extract.phrases import NounPhrase, group_left
from briefing.extract.role_slots import RoleSlots, Slot
from briefing.extract.scene import Scene, fits
from briefing.extract.slots import Trigger, is_empty, slot
from briefing.model import Fact, Span

#: How many characters back a statement may stand for its roles to be taken over: about three sentences.
_NEAR = 600
#: How many sentences a pair of states is spoken of.
_SPOKEN_OF = 8


@dataclass(slots=True)
class Roles:
    """What fills the roles of one frame."""

    actor: Filler | None = None
    recipient: Filler | None = None
    place: Filler | None = None
    items: list[Filler] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    #: All that was joined into a role, one by one.
    members: dict[str, list[Filler]] = field(default_factory=dict)

    def count(self) -> int:
        """How many roles are filled."""
        return sum(x is not None for x in (self.actor, self.recipient, self.place)) + bool(self.items)


def fill_roles(
    scene: Scene, trigger: Trigger, pattern: Pattern, memory: Memory, earlier: Sequence[Fact]
) -> tuple[Roles | None, str | None]:
    """The roles of `pattern` at `trigger`; None with the reason where what it needs is not there."""
    roles = fill_from(scene, trigger, pattern.rule, pattern.roles, memory, earlier)
    for need in pattern.needs:
        if not has_role(roles, need):
            return None, f"needs {need}"
    pair = pattern.frame.where.get("slot:actor")
    if pair and (roles.actor is None or " and " not in roles.actor.name):
        return None, "needs a pair as actor"
    return roles, None


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
    for role in sought:
        acting = roles.actor.name if role.name == "recipient" and roles.actor is not None else None
        memory.barred = frozenset((acting, scene.index.state_of(acting) or acting)) if acting else frozenset()
        found = _first_filled(scene, trigger, rule, role, roles, taken, memory, earlier)
        if found:
            taken |= {id(f.np) for f in found if f.np is not None}
            _fill(roles, role.name, found, "place" in rule.roles)
        elif role.needed:
            break
    memory.barred = frozenset()
    if roles.recipient is not None:
        _sided(scene, rule.roles["recipient"], roles, roles.recipient, rule.kind, earlier)
    if roles.place and roles.place.name in (roles.recipient.name if roles.recipient else None, None):
        roles.place = None
    if roles.actor and roles.recipient and roles.actor.name == roles.recipient.name:
        roles.notes.append(f"recipient not {roles.recipient.name}, which acts")
        roles.recipient = None
    return roles


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
    name = role.name
    for sought in role.slots:
        if is_empty(scene, trigger, sought.first):
            continue
        why: str | None = None
        if not sought.apart:
            fillers, why = _in_slot(scene, trigger, sought, role, memory)
        elif sought.name == "maker":
            fillers = _makers(scene, roles)
        elif sought.name == "counterpart":
            fillers = _counterpart(scene, trigger, roles, memory)
        else:
            fillers = _topic(scene, trigger, role.types, earlier, name, rule, roles, sought.name)
        if taken and name != "place" and not sought.inside:
            fillers = [f for f in fillers if f.np is None or id(f.np) not in taken]
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


def has_role(roles: Roles, need: str) -> bool:
    """Whether one of the roles in `need` ('actor|place') is filled."""
    return any(roles.items if name == "item" else getattr(roles, name) is not None for name in need.split("|"))


def _join(found: list[Filler]) -> Filler:
    names = list(dict.fromkeys(name for f in found for name in f.name.split(" and ")))
    first = found[0]
    if len(names) == 1:
        return first
    span = Span(first.span.start, max(f.span.end for f in found))
    return Filler(" and ".join(names), span, first.np, first.quantity, first.place, first.note)


def _in_slot(
    scene: Scene, trigger: Trigger, sought: Slot, role: RoleSlots, memory: Memory
) -> tuple[list[Filler], str | None]:
    """What one slot gives for a role; the reason of the last refusal."""
    spec, types = role.spec, role.types
    if sought.name == "head" and trigger.noun is not None:
        return _noun_itself(scene, trigger.noun, types), None
    if sought.name == "origin.all" and trigger.noun is not None:
        return _origins(scene, trigger.noun, types, spec), None
    if sought.last in ("origin", "compound"):
        groups = slot(scene, trigger, sought.base or "described")
        return _modifiers(scene, groups, sought.last, spec, types), None
    if sought.base and sought.last in ("first", "second"):
        split = _of_pair(scene, trigger, sought, spec, types, memory)
        if split is not None:
            return split, None
    why: str | None = None
    for group in slot(scene, trigger, sought.name):
        found: list[Filler] = []
        for np in group:
            one, reason = filler(scene, np, spec, types, memory, sought.last)
            if one is None:
                why = reason
                continue
            found.append(one)
        if found and role.name == "item" and len(found) < len(group):
            found += _alike(scene, group, found)
        if found:
            return found, None
        if role.name == "item":
            nested = _nested(scene, group, spec, types, memory)
            if nested:
                return nested, None
    return [], why


def _of_pair(
    scene: Scene, trigger: Trigger, sought: Slot, spec: RoleSpec, types: Sequence[str], memory: Memory
) -> list[Filler] | None:
    """'The two leaders met': the first and the second of the pair that one phrase stands for."""
    groups = slot(scene, trigger, f"{sought.base}.first")
    if not groups or len(groups[0]) != 1 or len(slot(scene, trigger, f"{sought.base}.second")) > 0:
        return None
    np = groups[0][0]
    memory.barred = frozenset()
    one, _ = filler(scene, np, spec, types, memory)
    if one is None or " and " not in one.name:
        return None
    first, _, second = one.name.partition(" and ")
    return [replace(one, name=first if sought.last == "first" else second)]


def _alike(scene: Scene, group: Sequence[NounPhrase], found: Sequence[Filler]) -> list[Filler]:
    """Members of a list that no lexicon names, counted beside some that one does: '1,000 sappers and 5,000 navvies'."""
    have = {id(f.np) for f in found}
    more = []
    for np in group:
        quantity = quantity_of(scene, np)
        if id(np) not in have and quantity is not None and quantity.unit == "count" and scene.named(np) is None:
            more.append(Filler(plain(scene, np), scene.span(np), np, quantity))
    return more


def _nested(
    scene: Scene, group: Sequence[NounPhrase], spec: RoleSpec, types: Sequence[str], memory: Memory
) -> list[Filler]:
    """'a shipment of X', 'a shortfall of N rounds': the item behind 'of' or 'including'."""
    found: list[Filler] = []
    for np in group:
        for word, inner in scene.chain(np):
            if word not in ("of", "including"):
                break
            for deeper in inner:
                one, _ = filler(scene, deeper, spec, types, memory)
                if one is not None:
                    found.append(one)
    return found


def _topic(
    scene: Scene,
    trigger: Trigger,
    types: Sequence[str],
    earlier: Sequence[Fact],
    role: RoleName,
    rule: RuleSpec,
    filled: Roles,
    which: str,
) -> list[Filler]:
    """The same role of the last event near by: of this kind, else of any kind where the name fits the types."""
    at = scene.parsed.tokens[trigger.first].start
    if which == "doer":
        last = next((f for f in reversed(earlier) if f.evidence.span.start >= at - _NEAR and f.actor is not None), None)
        other = filled.actor.name if filled.actor is not None else None
        if last is None or last.actor is None or last.actor == other or not _name_fits(scene, last.actor, types):
            return []
        return [Filler(last.actor, Span(at, at), None, note=f"{role} is who did what was told before")]
    if which == "force":
        last = next(
            (f for f in reversed(earlier) if f.evidence.span.start >= at - _NEAR and _tells_of_force(scene, f)), None
        )
        if last is None or last.actor is None:
            return []
        return [Filler(last.actor, Span(at, at), None, note=f"{role} is whose force was told of before")]
    near = [
        f
        for f in reversed(earlier)
        if getattr(f, role) is not None and (f.kind == rule.kind or f.evidence.span.start >= at - _NEAR)
    ]
    if which in ("same", "fact"):
        near = [f for f in near if f.sentence == scene.sentence.span]
    if which in ("same", "again"):
        near = [f for f in near if f.kind == rule.kind]
    for other in ("actor", "recipient"):
        have = getattr(filled, other)
        near = [f for f in near if other == role or have is None or getattr(f, other) in (None, have.name)]
    for fact in sorted(near, key=lambda f: f.kind != rule.kind):
        name = getattr(fact, role)
        if any(x is not None and x.name == name for x in (filled.actor, filled.recipient)):
            continue
        if fact.kind != rule.kind and not (_name_fits(scene, name, types) and _alike_in_kind(scene, fact, rule)):
            continue
        return [Filler(name, Span(at, at), None, note=f"{role} taken over from the statement before")]
    return []


def _alike_in_kind(scene: Scene, fact: Fact, rule: RuleSpec) -> bool:
    """Whether an event may share the parties of `fact`: who hands over arms is not who has imposed sanctions before."""
    if "item" not in rule.roles or COUNTED.isdisjoint(rule.roles["item"].types):
        return True
    return fact.item is None or not scene.index.item_types(fact.item).isdisjoint(COUNTED | {"casualties", "facility"})


def _tells_of_force(scene: Scene, fact: Fact) -> bool:
    """Whether a fact tells of people in somebody's service."""
    return fact.actor is not None and fact.item is not None and "personnel" in scene.index.item_types(fact.item)


def _counterpart(scene: Scene, trigger: Trigger, roles: Roles, memory: Memory) -> list[Filler]:
    """Of two states that the text has just spoken of together, the one that does not act here."""
    acting = scene.index.state_of(roles.actor.name) if roles.actor is not None else None
    at = scene.parsed.tokens[trigger.first].start
    for names, _, _, number in reversed(memory.pairs):
        if acting is None or scene.number - number > _SPOKEN_OF:
            break
        states = [scene.index.state_of(name) for name in names]
        if acting in states and all(states) and states[0] != states[1]:
            other = states[1] if states[0] == acting else states[0]
            return [Filler(other or "", Span(at, at), None, note=f"recipient is {other}, the other side spoken of")]
    return []


def _makers(scene: Scene, roles: Roles) -> list[Filler]:
    """Whose make the item is: a Hwasong is North Korean wherever it is named."""
    for item in roles.items:
        state = scene.index.maker(item.name)
        if state is not None:
            return [Filler(state, item.span, None, note=f"actor from the make of {item.name}")]
    return []


def _sided(scene: Scene, spec: RoleSpec, roles: Roles, found: Filler, kind: str, earlier: Sequence[Fact]) -> None:
    """'killed 12 people in Kyiv': those whom no text names by side are of the state where it happened."""
    if not spec.from_origin or "actor" not in spec.types or found.name not in scene.index.items:
        return
    place = scene.index.state_of_place(roles.place.name) if roles.place is not None else None
    near = [f for f in reversed(earlier) if f.kind == kind and f.recipient is not None]
    side = place or next((f.recipient for f in near[:1] if scene.index.state_of(f.recipient or "")), None)
    if side is not None:
        roles.recipient = replace(found, name=side)
        roles.notes.append(f"'{scene.text(found.span)}' taken to be of {side}")


def _name_fits(scene: Scene, name: str, types: Sequence[str]) -> bool:
    entity = scene.index.entities.get(name.split(" and ")[0])
    return entity is not None and ("actor" in types or entity.type in types)


def _noun_itself(scene: Scene, noun: NounPhrase, types: Sequence[str]) -> list[Filler]:
    for mention in reversed(scene.within(noun)):
        reading = mention.reading("item")
        if reading is not None and fits(reading, types):
            span = scene.span(noun)
            return [Filler(reading.name, span, noun, quantity_of(scene, noun))]
    return []


def _origins(scene: Scene, noun: NounPhrase, types: Sequence[str], spec: RoleSpec) -> list[Filler]:
    """'Japan and South Korea defence exercises', 'US-South Korean drills': everyone they are described by."""
    head = scene.parsed.tokens[noun.head]
    found = []
    group = group_left(scene.elements, noun.at) if noun.at >= 0 else [noun]
    for np in group:
        for mention in scene.within(np):
            reading = mention.reading("entity")
            if reading is None or not fits(reading, types) or mention.start >= head.start:
                continue
            if np is not noun and scene.named(np) is not mention:
                continue
            name = scene.index.state_of(reading.name) if spec.as_state else None
            found.append(Filler(name or reading.name, scene.span(noun), noun))
    return found


def _modifiers(
    scene: Scene, groups: Sequence[Sequence[NounPhrase]], which: str, spec: RoleSpec, types: Sequence[str]
) -> list[Filler]:
    """What describes a noun: the actor of origin ('Russian'), or the items of its compound ('missile test')."""
    for group in groups:
        for np in group:
            span = scene.span(np)
            if which == "origin":
                reading = origin_of(scene, np)
                if reading is not None and fits(reading, types):
                    name = scene.index.state_of(reading.name) if spec.as_state else None
                    return [Filler(name or reading.name, span, np)]
                continue
            head = scene.parsed.tokens[np.head]
            found = []
            for mention in (m for outer in scene.within(np) for m in (outer, *outer.inner)):
                reading = next((r for r in mention.readings if fits(r, types)), None)
                if reading is not None and mention.start < head.start:
                    found.append(Filler(reading.name, span, np, quantity_of(scene, np)))
            if found:
                return found[-1:]
    return []
