"""Figures that no event took → facts of the kinds whose rules take such figures, and measures of events."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from briefing.config.specs.rules import RuleSpec
from briefing.extract.attribution.lists import PAIRS
from briefing.extract.events.listed import heading, sides_of
from briefing.extract.events.stray_items import MONEY, item_of, meant_by, named_item
from briefing.extract.events.told_again import NEAR, alike, counted_again, of_event, of_whole, tell_of, whole_of_part
from briefing.extract.frames.role_slots import Roles
from briefing.extract.frames.slots import Trigger
from briefing.extract.frames.takers import DURATIONS, FIGURE, Stray, Taker, Takers
from briefing.extract.grammar.phrases import NounPhrase
from briefing.extract.names.antecedents import Memory
from briefing.extract.names.entities import singular
from briefing.extract.quantities.words import TIMES
from briefing.extract.roles.both_sides import HELD
from briefing.extract.roles.bystanders import not_itself, of_others, only_acting
from briefing.extract.roles.counted import Counted
from briefing.extract.roles.counted_phrase import counted_elsewhere, phrase_with
from briefing.extract.roles.recounted import COUNTS, anaphoric, bare_count
from briefing.extract.roles.roles import fill_from, has_role
from briefing.extract.roles.spots import spot
from briefing.extract.roles.supplies import sent_between
from briefing.extract.scene.noun_phrases import PEOPLE
from briefing.extract.scene.scene import Scene
from briefing.model import Fact, Quantity, Span

#: How many characters behind a phrase a place or a length of time may begin that is still told of it.
_BEHIND = 60
#: Nouns of how large a thing or a body is: "a five-storey block" counts no storeys, "an 11-nation team" no nations.
_DIMENSIONS = frozenset(
    """storey story floor room bedroom bed seat seats lane storeys stories floors nation country state party
    member""".split()
)
#: How many words stand between two figures that "and" joins: "three people were killed and 15".
_JOINED = 5
#: Before whoever bears a measure.
_BORNE = ("on", "against", "for")
_TIMES = DURATIONS | {"minutes"}
#: Words behind a length of time that count it from something.
_COUNTED_FROM = frozenset(("before", "after", "ago", "earlier", "later"))


def stray_figures(
    scene: Scene, takers: Takers, used: Sequence[Span], memory: Memory, earlier: Sequence[Fact]
) -> list[Stray]:
    """The figures of a scene outside `used` that a rule takes; rules of higher priority are asked first."""
    found: list[Stray] = []
    for quantity in scene.figures:
        if not _counts_no_thing(quantity) and not any(span.overlaps(quantity.span) for span in used):
            stray = _stray(scene, quantity, takers, found, memory, earlier)
            if stray is None or _speak(scene, stray):
                continue
            part = _part_told(scene, stray, earlier)
            if part is None:
                found.append(stray)
            elif part.context == "answering" and _at_war(scene, part):
                found.append(replace(stray, item=part.item or stray.item, roles=_answered(part, quantity)))
    return found


def _counts_no_thing(quantity: Quantity) -> bool:
    """'An 11-nation team', 'two estimates of the dead': whether what a figure counts is a measure, or counts itself."""
    item = quantity.item or ""
    return item in _DIMENSIONS or (item.endswith("s") and singular(item) in COUNTS)


def _part_told(scene: Scene, stray: Stray, earlier: Sequence[Fact]) -> Fact | None:
    """'Shot down four of 19 drones': what is told, if that befell only a part of those counted."""
    np = phrase_with(scene, stray.quantity)
    part = scene.span(np.measure) if np is not None and np.measure is not None else None
    told = (f for f in earlier if f.kind == stray.rule.kind and f.unit == stray.quantity.unit)
    return next((f for f in told if part and f.value_span is not None and part.overlaps(f.value_span)), None)


def _at_war(scene: Scene, part: Fact) -> bool:
    enemy = scene.index.enemy_of(scene.index.side_of(part.actor))
    return enemy is not None and scene.index.side_of(part.recipient) in (None, enemy)


def _answered(part: Fact, quantity: Quantity) -> Roles:
    """Of all that some were shot down of: whoever lost them sent them at those who shot them down."""
    sides = sides_of(part, quantity)
    return Roles(sides.recipient, sides.actor)


def _stray(
    scene: Scene, quantity: Quantity, takers: Takers, found: Sequence[Stray], memory: Memory, earlier: Sequence[Fact]
) -> Stray | None:
    """One figure: as a rule takes it for what it counts, or as another count of what was counted before."""
    np = phrase_with(scene, quantity)
    if np is None:
        return None
    elsewhere = counted_elsewhere(scene, quantity, np)
    whole = elsewhere or next((n for n in scene.phrases if n.measure is np and not _tells_when(scene, n)), np)
    if quantity.unit == "times" and _is_somebody(scene, whole):
        return None  # how often a force did something counts no force
    told = _told_shortly_before(quantity, memory, earlier)
    asked = [taker for taker in takers.of(quantity) if told or not taker.spec.told]
    counted = Counted(scene, quantity, whole, meant_by(scene, quantity, whole, memory))
    over = heading(scene, quantity, earlier)
    entry = _entry(counted, asked, over) if over is not None else None
    if entry is not None:
        return entry
    stray = _taken(counted, asked, takers.fallback, found, memory, earlier)
    if stray is not None and over is not None and (stray.roles.recipient is None or stray.roles.recipient.inferred):
        stray.roles.recipient = sides_of(over, quantity).recipient
    if stray is not None and elsewhere is not None:
        stray = of_event(scene, stray, elsewhere, takers, earlier)
    if elsewhere is not None and not (elsewhere.pronoun or bare_count(scene, elsewhere)):
        return stray
    bare = Counted(scene, quantity, np)
    near = frozenset(bare.near)
    if all(t.words.isdisjoint(near) for t in asked):
        stray = of_whole(scene, quantity, np, takers, found, earlier) or stray
    again = counted_again(bare, takers, found, memory, earlier)
    if again is None or stray is None:
        return again or stray
    # "210 of them women": whatever befell the whole, unless words say what befell the part.
    part = quantity.relation == "part" and all(t.words.isdisjoint(near) for t in asked if t.rule is stray.rule)
    # "The number" is of what has been counted, sooner than of what was only told of.
    nameless = stray.item in (MONEY, quantity.unit) or elsewhere is not None
    return again if part or nameless or stray.rule.priority < again.rule.priority else stray


def _is_somebody(scene: Scene, np: NounPhrase) -> bool:
    named = scene.named(np)
    return named is not None and named.reading("entity") is not None and named.reading("item") is None


def _entry(counted: Counted, asked: Sequence[Taker], over: Fact) -> Stray | None:
    """'Losses of the army: personnel 1,180': those whom the kind of the heading counts are told of as its event."""
    scene, quantity, np = counted.scene, counted.quantity, counted.np
    takers = (t for t in asked if t.rule.kind == over.kind)
    taker = next((t for t in takers if not t.nouns.isdisjoint(counted.words)), None)
    if taker is None or over.item is None:
        return None
    trigger = Trigger(None, np, over.item, np.head, np.head + 1, np)
    span = Span(min(quantity.span.start, scene.span(np).start), quantity.span.end)
    return Stray(taker.rule, quantity, over.item, sides_of(over, quantity), span, trigger)


def _speak(scene: Scene, stray: Stray) -> bool:
    """'Two officers told a website': whether people in somebody's service are only counted as those who speak."""
    np = phrase_with(scene, stray.quantity)
    return np is not None and PEOPLE in scene.index.item_types(stray.item) and scene.voices.speaks(scene.span(np))


def _tells_when(scene: Scene, np: NounPhrase) -> bool:
    """Of "the 1,300 of the year before" the year is counted by nothing."""
    return np.time or scene.head(np) in TIMES


def _taken(
    counted: Counted,
    takers: Sequence[Taker],
    fallback: str,
    found: Sequence[Stray],
    memory: Memory,
    earlier: Sequence[Fact],
) -> Stray | None:
    """The figure as the first rule takes it that finds in it the item and the roles it needs."""
    scene, quantity = counted.scene, counted.quantity
    topics = _topics(counted, fallback, earlier)
    for taker in takers:
        measured = _measured(counted, taker, earlier) if taker.spec.topic and taker.spec.units else None
        on_topic = not taker.spec.topic or taker.rule.kind in topics or measured is not None
        if not on_topic or not _takes(counted, taker):
            continue
        item, end = item_of(counted, taker, memory)
        if item is None or (taker.spec.supplied and not sent_between(scene, taker.rule, item, memory)):
            continue
        stray = _filled(counted, taker, item, end, found, memory, earlier)
        missing = [need for need in taker.spec.needs if not has_role(stray.roles, need)]
        if not missing:
            tell_of(scene, quantity, f"{taker.rule.kind}.figure, item={item}")
            return stray if measured is None else replace(stray, measured=measured)
        tell_of(scene, quantity, f"{taker.rule.kind}.figure needs {', '.join(missing)}")
    tell_of(scene, quantity, f"counts {quantity.item or 'nothing'}, no rule takes it")
    return None


def _topics(counted: Counted, fallback: str, earlier: Sequence[Fact]) -> set[str]:
    """The kinds that a figure may go on with: that of the fact told last, and of the last about what is counted.

    So is a fact around the figure. A figure that only the `fallback` asked for says nothing of what the text is about.
    """
    at, scene = counted.quantity.span.start, counted.scene
    told = [f for f in reversed(earlier) if f.kind != fallback or not f.rule.endswith(FIGURE)]
    before = [f for f in told if f.evidence.span.start <= at]
    things = [reading.name for reading, _ in counted.items] or [counted.meant or ""]
    here = before[:1] and before[0].sentence == scene.sentence.span  # then nothing further back
    same = (
        f
        for f in told
        if ((f.evidence.span.start <= at and not here) or f.sentence == scene.sentence.span)
        and any(f.item and thing and alike(scene, f.item, thing) for thing in things)
    )
    return {f.kind for f in (*before[:1], *islice(same, 1))}


def _filled(
    counted: Counted,
    taker: Taker,
    item: str,
    end: int,
    found: Sequence[Stray],
    memory: Memory,
    earlier: Sequence[Fact],
) -> Stray:
    """The figure with the roles that the words around it fill; `end` is where the words for the item end."""
    scene, quantity, np, rule = counted.scene, counted.quantity, counted.np, taker.rule
    trigger = Trigger(None, np, item, np.head, np.head + 1, _whole(scene, quantity) or np)
    roles = fill_from(scene, trigger, rule, taker.roles, memory, earlier)
    not_itself(scene, np, roles)
    only_acting(scene, quantity, roles)
    of_others(scene, item, roles, rule, earlier)
    described = not HELD.isdisjoint(scene.words(np, compound=True))
    roles.place = None if described else roles.place or spot(scene, trigger, roles, rule)
    before = found[-1].roles if found and found[-1].rule is rule else _joined(scene, quantity, rule, earlier)
    if before is not None:
        _follow(roles, before)
    counting = roles.recipient.np if roles.recipient is not None else None
    if counting is not None and scene.head(counting) in COUNTS:
        roles.recipient = None  # "Seoul's estimate for the dead": whose estimate it is does not suffer
    whose = roles.actor.np if roles.actor is not None else None
    if whose is not None and scene.head(whose) in COUNTS:
        roles.actor = None
    start = min(quantity.span.start, scene.wide(np).start)
    if taker.spec.units and taker.words:
        start = min(start, counted.said_from)
    shared = quantity.item_span.end if quantity.relation == "part" and quantity.item_span is not None else end
    span = Span(start, max(end, quantity.span.end, shared, _place_end(roles, end)))  # "a tenth" of nothing is no figure
    if not _fought_there(scene, roles, earlier):
        roles.recipient = None
    return Stray(rule, quantity, item, roles, span, trigger, described=described)


def _fought_there(scene: Scene, roles: Roles, earlier: Sequence[Fact]) -> bool:
    """'Meanwhile in Kharkiv: one dead': whether a force that is only thought of may be where it happens."""
    force, place = roles.recipient, roles.place
    if force is None or place is None or not force.inferred:
        return True
    whose, state = scene.index.side_of(force.name), scene.index.state_of_place(place.name)
    sent = {scene.index.side_of(f.recipient) for f in earlier if scene.index.side_of(f.actor) == whose}
    return state in (None, whose) or not sent or state in sent


def _measured(counted: Counted, taker: Taker, earlier: Sequence[Fact]) -> Fact | None:
    """The event near by that a length of time or way is said of: "the talks lasted three hours"."""
    at = counted.quantity.span.start
    return next(
        (f for f in reversed(earlier) if f.kind == taker.rule.kind and at - f.evidence.span.start <= NEAR), None
    )


def _joined(scene: Scene, quantity: Quantity, rule: RuleSpec, earlier: Sequence[Fact]) -> Roles | None:
    """'Three were killed and 15 wounded when …': the sides of an event of the kind that an "and" joins a figure to."""
    told = next((f for f in reversed(earlier) if f.kind == rule.kind and f.value_span is not None), None)
    if told is None or told.value_span is None or told.sentence != scene.sentence.span:
        return None
    between = scene.parsed.text[told.value_span.end : quantity.span.start].split()
    return sides_of(told, quantity) if between[-1:] == ["and"] and len(between) <= _JOINED else None


def _follow(roles: Roles, before: Roles) -> None:
    """'400 were killed and 3,600 wounded': what the second figure does not say itself is that of the first."""
    for name in ("actor", "recipient", "place"):
        own = getattr(roles, name)
        if own is None or own.inferred:
            setattr(roles, name, getattr(before, name) or own)


def _whole(scene: Scene, quantity: Quantity) -> NounPhrase | None:
    """The noun phrase of what is counted, where it stands apart from the figure: 'troops, of whom 400'."""
    span = quantity.item_span
    return next((np for np in scene.phrases if span is not None and scene.span(np).overlaps(span)), None)


def _place_end(roles: Roles, end: int) -> int:
    ends = [f.span.end for f in (roles.recipient, roles.place) if f is not None and 0 <= f.span.start - end < _BEHIND]
    return max([end, *ends])


def _told_shortly_before(quantity: Quantity, memory: Memory, earlier: Sequence[Fact]) -> bool:
    """Whether a text that names states tells of events where the figure stands: the figure is told of them, too."""
    near = bool(earlier) and quantity.span.start - earlier[-1].evidence.span.start <= NEAR
    return near and any(named.state is not None for named in memory.named)


def _counts_from(counted: Counted) -> bool:
    """Whether a length of time says how far off something is: "three days before the summit", not "for three days"."""
    if counted.np.prep == "for":
        return False
    tokens = counted.scene.parsed.tokens
    following = next((t.lower for t in tokens if t.start >= counted.quantity.span.end), "")
    return following in _COUNTED_FROM


def _takes(counted: Counted, taker: Taker) -> bool:
    spec, quantity = taker.spec, counted.quantity
    if not spec.units and taker.words.isdisjoint(counted.near) and named_item(counted, taker) is None:
        return False  # asked first, because most fail here
    if counted.size < spec.least or (spec.told and not counted.told):
        return False
    if taker.words and whole_of_part(counted):
        return False
    if counted.np.prep == "by" and taker.rule.plover == "AID":
        return False  # "64 voyages by four ships": what carries the goods
    if taker.unless and not taker.unless.isdisjoint(counted.said_of):
        return False
    if not counted.scene.hints.isdisjoint(spec.without) or (PEOPLE in taker.types and counted.elsewhere):
        return False
    if taker.verbs and not taker.verbs.issuperset(counted.verbs):
        return False
    can = counted.clause is not None and counted.clause.verb.modal in ("can", "could")
    words = counted.scene.lower[max(0, counted.np.first - 2) : counted.np.first]
    if spec.supplied and (can or (counted.np.prep == "for" and words[:1] != ["enough"])):
        return False  # "the vessel could carry ten missiles", "has uranium for 50 bombs"
    aside = spec.topic and counted.np.prep not in (None, *_BORNE)
    around = counted.scene.clause_around(counted.np.at) if aside else None
    if around is not None and taker.verbs and not counted.verbs and around.verb.lemma not in taker.verbs:
        return False  # "found jobs at 100 companies"
    if taker.near and taker.near.isdisjoint(counted.named):
        return False
    named = counted.words if counted.has_noun else counted.noun_before
    if taker.nouns and (taker.nouns.isdisjoint(named) if named else not counted.told):
        return False
    parties = quantity.item in PAIRS  # "the two capitals"
    if (spec.units or parties or not counted.has_noun) and anaphoric(counted.scene, quantity, counted.np):
        return False
    if quantity.unit in _TIMES and _counts_from(counted):
        return False  # "spoke three days before the summit"
    return not (spec.units and taker.words) or not taker.words.isdisjoint(counted.around)


def measures(scene: Scene, trigger: Trigger, rule: RuleSpec) -> list[tuple[Quantity, str, Span, bool]]:
    """Lengths of time said of an event noun: 'a two-day visit' (duration), 'first trip in 20 years' (since_last)."""
    noun = trigger.noun
    if noun is None:
        return []
    inside = scene.wide(noun)
    end = inside.end
    for _, group in scene.chain(noun):
        end = max(end, *(scene.span(np).end for np in group))
    found = []
    first = "first" in scene.words(noun)
    for quantity in scene.figures:
        if quantity.unit not in DURATIONS:
            continue
        for measure in rule.measures:
            inner = inside.start <= quantity.span.start < inside.end
            behind = inside.end <= quantity.span.start < max(end, inside.end + _BEHIND) and first
            if (measure.pattern == "duration" and inner) or (measure.pattern == "since_last" and behind):
                whole = Span(inside.start, max(inside.end, quantity.span.end))
                found.append((quantity, measure.item, whole, measure.pattern == "since_last"))
                break
    return found
