"""One slot of a frame at its trigger → the candidates for a role that it gives, and why it refuses the others."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.config.specs.rules import RoleSpec
from briefing.extract.frames.role_slots import Filler, RoleSlots, Slot
from briefing.extract.frames.slots import Trigger, slot
from briefing.extract.grammar.phrases import CONTAINERS, NounPhrase, group_left
from briefing.extract.names.antecedents import Memory
from briefing.extract.names.entities import Reading, singular
from briefing.extract.roles.fillers import filler
from briefing.extract.roles.forces import force_meant
from briefing.extract.roles.makes import made_by, maker_told
from briefing.extract.roles.recounted import stands_alone
from briefing.extract.scene.noun_phrases import is_people, origin_of, plain, quantity_of
from briefing.extract.scene.scene import Scene, fits
from briefing.model import Quantity

#: Types one of which a role has that a state may fill.
_STATES = frozenset(("actor", "state", "military"))
#: Types of items that are of or about others.
_ON_PAPER = frozenset(("technology", "document"))
#: What is only said, shown or thought of the things that it is of.
_WORDS_OF = frozenset(
    """promise pledge offer threat hope request appeal picture photo photograph image video footage report news story
    account claim rumour rumor description mention sign evidence proof hint fear prospect risk question warning idea
    plan dream memory lack absence denial inventory list catalogue register tally overview breakdown map""".split()
)
_LOST = frozenset("captured seized looted confiscated trophy stolen intercepted".split())


def in_slot(
    scene: Scene, trigger: Trigger, sought: Slot, role: RoleSlots, memory: Memory
) -> tuple[list[Filler], str | None]:
    """What one slot gives for a role; the reason of the last refusal."""
    inside = _inside(scene, trigger, sought, role, memory) if sought.parts else None
    if inside is not None:
        return inside, None
    why: str | None = None
    for group in slot(scene, trigger, sought.name):
        found, reason = _of_group(scene, group, sought, role, memory)
        why = reason or why
        if found and role.name == "item" and len(found) < len(group):
            found += _alike(scene, group, found)
        if found:
            return found + (_included(scene, trigger, role, found, memory) if role.name == "item" else []), None
        if role.name == "item":
            nested = _nested(scene, group, role.spec, role.types, memory)
            if nested:
                return nested, None
    return [], why


def _inside(scene: Scene, trigger: Trigger, sought: Slot, role: RoleSlots, memory: Memory) -> list[Filler] | None:
    """What a slot gives that lies inside a noun phrase: its head, whom it is described by, half of the pair that it
    stands for. None where the slot is of whole phrases."""
    spec, types = role.spec, role.types
    if sought.name == "head" and trigger.noun is not None:
        return _noun_itself(scene, trigger.noun, types)
    if sought.name == "origin.all" and trigger.noun is not None:
        return _origins(scene, trigger.noun, types, spec)
    if sought.last == "make":
        return _makes(scene, slot(scene, trigger, sought.base), spec)
    if sought.last in ("origin", "compound"):
        groups = slot(scene, trigger, sought.base or "described")
        return _modifiers(scene, groups, sought.last, spec, types, memory)
    if sought.base and sought.last in ("first", "second"):
        return _of_pair(scene, trigger, sought, spec, types, memory)
    return None


def _of_group(
    scene: Scene, group: Sequence[NounPhrase], sought: Slot, role: RoleSlots, memory: Memory
) -> tuple[list[Filler], str | None]:
    """What the phrases of one coordination give for a role; why the last that gives nothing does not."""
    found: list[Filler] = []
    why: str | None = None
    counts_others = role.name == "item" and sought.name == "object" and role.slots[0].name == "subject"
    for np in group:
        if role.name == "item" and sought.last == "of" and _of_item(scene, np):
            continue
        if counts_others and scene.parsed.tokens[np.head].tag == "NUM":
            continue  # "builds 90 a day": who builds is told by the subject, if at all
        one, reason = filler(scene, np, role.spec, role.types, memory, sought.last)
        if one is not None and not scene.index.item_types(one.name).isdisjoint(role.spec.besides):
            reason, one = f"{one.name}, of which the kind does not tell", None
        if one is not None and sought.last == "possessive" and _maker_of(scene, np, one, role.spec):
            reason, one = f"{one.name}, of whose make they are", None
        if one is None:
            why = reason or why
        else:
            found.append(one)
    return found, why


def _maker_of(scene: Scene, owner: NounPhrase, one: Filler, spec: RoleSpec) -> bool:
    """'Iran, whose drones have struck cities': whether weapons go by the name of their maker, who does not use them."""
    return any(np.possessor is owner and made_by(scene, np, one, spec) for np in scene.phrases if spec.makers)


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
        counts = quantity is not None and quantity.unit == "count" and not stands_alone(scene, quantity, np)
        if counts and id(np) not in have and scene.named(np) is None:
            more.append(Filler(plain(scene, np), scene.span(np), np, quantity))
    return more


def _included(scene: Scene, trigger: Trigger, role: RoleSlots, found: Sequence[Filler], memory: Memory) -> list[Filler]:
    """'sent heavy guns, including Koksans and 20 launchers': things that a clause names of those it tells of."""
    clause = trigger.clause
    groups = [group for word, group in clause.preps if word == "including"] if clause is not None else []
    told = frozenset().union(*(scene.index.item_types(one.name) for one in found))
    more = (filler(scene, np, role.spec, role.types, memory)[0] for group in groups for np in group)
    named = (one for one in more if one is not None and not told.isdisjoint(scene.index.item_types(one.name)))
    return [replace(one, quantity=_part(one.quantity)) for one in named]


def _part(quantity: Quantity | None) -> Quantity | None:
    """A figure as that of a part of what another counts."""
    return replace(quantity, relation=quantity.relation or "part") if quantity is not None else None


def _nested(
    scene: Scene, group: Sequence[NounPhrase], spec: RoleSpec, types: Sequence[str], memory: Memory
) -> list[Filler]:
    """'a shipment of X', 'a shortfall of N rounds': the item behind 'of' or 'including'."""
    found: list[Filler] = []
    for np in group:
        if singular(scene.head(np)) in _WORDS_OF:
            continue  # "flew home with a promise of engineers"
        for word, inner in scene.chain(np):
            if word not in ("of", "including"):
                break
            for deeper in (np for np in inner if not _of_item(scene, np)):
                one, _ = filler(scene, deeper, spec, types, memory)
                if one is not None:
                    found.append(one)
    return found


def _is_item(scene: Scene, np: NounPhrase) -> bool:
    """Whether a phrase names an item of its own and only gathers none."""
    mention = scene.named(np)
    return mention is not None and mention.reading("item") is not None and scene.head(np) not in CONTAINERS


def _of_item(scene: Scene, np: NounPhrase) -> bool:
    """'the blueprints of the Shahed': whether a phrase only says of what an item is."""
    whole = scene.elements[np.at - 2].np if np.prep == "of" and np.at >= 2 else None
    if whole is not None and singular(scene.head(whole)) in _WORDS_OF:
        return True  # "gave them an inventory of arms"
    mention = scene.named(whole) if whole is not None else None
    item = mention.reading("item") if mention is not None else None
    return item is not None and item.type in _ON_PAPER


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
    scene: Scene,
    groups: Sequence[Sequence[NounPhrase]],
    which: str,
    spec: RoleSpec,
    types: Sequence[str],
    memory: Memory,
) -> list[Filler]:
    """What describes a noun: the actor of origin ('Russian'), or the items of its compound ('missile test')."""
    for group in groups:
        for np in group:
            one = (
                _by_origin(scene, np, spec, types, memory)
                if which == "origin"
                else _in_compound(scene, np, spec, types)
            )
            if one is not None and which == "origin":
                return [*_joined_origins(scene, group, types, spec), one, *_origins_behind(scene, np, types, spec)]
            if one is not None:
                return [one]
    return []


def _makes(scene: Scene, groups: Sequence[Sequence[NounPhrase]], spec: RoleSpec) -> list[Filler]:
    """Whose make the first is that the words tell the maker of."""
    named = ((np, maker_told(scene, np)) for group in groups for np in group)
    return next(([_named_by(scene, np, reading, spec)] for np, reading in named if reading is not None), [])


def _named_by(scene: Scene, np: NounPhrase, reading: Reading, spec: RoleSpec) -> Filler:
    """Whom a name in `np` names, or the state that he acts for where states have the role."""
    state = scene.index.state_of(reading.name) if spec.as_state else None
    return Filler(state or reading.name, scene.span(np), np)


def _joined_origins(scene: Scene, group: Sequence[NounPhrase], types: Sequence[str], spec: RoleSpec) -> list[Filler]:
    """'Russian and Chinese bombers': those that bare adjectives before the noun name besides its own."""
    found = []
    for np in group[:-1]:
        mention = scene.named(np)
        reading = mention.reading("entity") if mention is not None else None
        if reading is None or reading.form != "adjective" or not fits(reading, types):
            return []
        found.append(_named_by(scene, np, reading, spec))
    return found


def _origins_behind(scene: Scene, np: NounPhrase, types: Sequence[str], spec: RoleSpec) -> Iterator[Filler]:
    """'six Russian and Chinese firms': those that adjectives behind the "and" of a phrase name."""
    tokens = scene.parsed.tokens
    joined = next((n for n in range(np.first, np.head) if tokens[n].tag == "CONJ"), np.head)
    for mention in scene.within(np) if joined < np.head else ():
        reading = mention.reading("entity")
        behind = tokens[joined].end < mention.start < tokens[np.head].start
        if behind and reading is not None and reading.form == "adjective" and fits(reading, types):
            yield _named_by(scene, np, reading, spec)


def _by_origin(scene: Scene, np: NounPhrase, spec: RoleSpec, types: Sequence[str], memory: Memory) -> Filler | None:
    """'Russian forces'; 'the forces', where it was told before whose they are."""
    reading = origin_of(scene, np)
    if reading is not None:
        if not fits(reading, types) or made_by(scene, np, reading, spec) or _lost(scene, np):
            return None
        return _named_by(scene, np, reading, spec)
    state = force_meant(scene, np, memory) if not _STATES.isdisjoint(types) else None
    note = f"'{scene.text(scene.span(np))}' read as those of {state}"
    return Filler(state, scene.span(np), np, note=note) if state is not None else None


def _lost(scene: Scene, np: NounPhrase) -> bool:
    """'captured Western tanks were sent there': what was taken from somebody is no longer his to give or use."""
    return _is_item(scene, np) and not is_people(scene, np) and not _LOST.isdisjoint(scene.words(np))


def _in_compound(scene: Scene, np: NounPhrase, spec: RoleSpec, types: Sequence[str]) -> Filler | None:
    """'missile' of "missile tests"; of "a Primorye farm" the state that the region is of, where states act."""
    head = scene.parsed.tokens[np.head].start
    for outer in reversed(scene.within(np)):
        for mention in (outer, *reversed(outer.inner)):
            reading = next((r for r in mention.readings if fits(r, types)), None)
            if reading is None or mention.start >= head:
                continue
            state = reading.of if spec.as_state and reading.category == "place" else None
            place = reading.name if state is not None else None
            return Filler(state or reading.name, scene.span(np), np, quantity_of(scene, np), place)
    return None
