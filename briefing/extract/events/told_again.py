"""A figure that counts again, or a part of, what was counted before → a fact of that kind, with those sides."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from briefing.extract.events.listed import HAPPENED, sides_of
from briefing.extract.frames.role_slots import Filler, filler_name
from briefing.extract.frames.slots import Trigger
from briefing.extract.frames.takers import Stray, Takers
from briefing.extract.grammar.phrases import NounPhrase
from briefing.extract.names.antecedents import Memory
from briefing.extract.names.entities import fold, singular
from briefing.extract.roles.counted import Counted
from briefing.extract.roles.counted_phrase import BODIES
from briefing.extract.roles.recounted import (
    COUNTING,
    RECOUNTED,
    Count,
    bare_count,
    bare_counts,
    counts_of,
    same_measure,
    set_beside,
    takes_up,
    uncounted,
)
from briefing.extract.roles.spots import spot
from briefing.extract.roles.supplies import goes_between, sent_between
from briefing.extract.roles.taken_up import led_by
from briefing.extract.scene.noun_phrases import PEOPLE
from briefing.extract.scene.scene import Scene
from briefing.model import Fact, Quantity, Span

#: How many characters back an event may stand that a figure measures.
NEAR = 500
#: How far before a whole its part may stand, and what may stand between "of" and the whole.
_OF = 40
_BETWEEN = frozenset(
    "the some about around an estimated roughly over more than almost nearly at least its their".split()
)
#: How far apart counts stand that one total is of.
_TOGETHER = 150
#: Types of what a share of a force is told of.
_PERSONS = frozenset((PEOPLE, "casualties"))
#: What else than a comma may stand before a share that says again how many.
_BESIDE = frozenset(("or", "-", "\u2013", "\u2014", "--"))
#: Verbs by which a number is told again in other terms.
_EQUATING = frozenset("equate equal amount correspond represent mean make be come work constitute".split())
#: Words behind a number of those who are left.
_STAYING = frozenset(("still", "left", "remaining", "alive"))


def tell_of(scene: Scene, quantity: Quantity, what: str) -> None:
    """Adds to the trace of a sentence what became of a figure."""
    scene.tell(lambda: f"figure '{quantity.text}': {what}")


def counted_again(
    counted: Counted, takers: Takers, found: Sequence[Stray], memory: Memory, earlier: Sequence[Fact]
) -> Stray | None:
    """'Kyiv puts the figure at 12,000', 'up from nine': a number of nothing named counts what was counted last."""
    scene, quantity, np = counted.scene, counted.quantity, counted.np
    if quantity.unit not in RECOUNTED or whole_of_part(counted):
        return None
    heads = bare_counts(scene, counted.clause)
    last = _told_last(counted, heads, found, earlier, _of_topic(counted, takers, memory))
    if last is None or not takes_up(scene, quantity, np, counted.clause, last):
        return None
    tellers = counted.clause.subject[:1] if counted.clause is not None else []
    same = heads or any(np.pronoun and scene.head(np) != "there" for np in tellers)  # "In April it had said 600"
    opens = scene.sentence.span.start
    until = quantity.span.start if last.at < opens else opens
    turned = led_by(scene, np) or (memory.turned_to(last.at, until, scene.number) if not same else None)
    if turned is not None and not alike(scene, turned, last.item):
        return None  # "10,000 containers had gone. The soldiers came last. There were 1,500 at first."
    rule = takers.rules.get(last.kind)
    if rule is None:
        return None
    roles = sides_of(last, quantity)
    if roles.recipient is not None:
        roles.recipient = _elsewhere(scene, np, roles.recipient)
    subject = counted.clause.subject[:1] if counted.clause is not None and heads else []
    start = min([quantity.span.start, *(scene.wide(part).start for part in (*subject, *heads))])
    tell_of(scene, quantity, f"{rule.kind}.figure, item={last.item}, of the count before")
    trigger = Trigger(None, np, last.item, np.head, np.head + 1, np)
    roles.place = spot(scene, trigger, roles, rule) or roles.place  # "12 in Kursk, 30 in Donetsk"
    span = Span(start, quantity.span.end)
    return Stray(rule, replace(quantity, unit=last.unit), last.item, roles, span, trigger, answers=last.answers)


def _told_last(
    counted: Counted,
    heads: Sequence[NounPhrase],
    found: Sequence[Stray],
    earlier: Sequence[Fact],
    topic: Count | None,
) -> Count | None:
    """The count told before that a number of nothing named may take up, or what its paragraph is about.

    `heads` are the counts that it is said of.
    """
    scene, quantity, np = counted.scene, counted.quantity, counted.np
    counts = [*counts_of(earlier), *(_count_of(one) for one in found if one.quantity.unit in RECOUNTED)]
    if topic is not None:
        counts = [topic, *(c for c in counts if c.at > topic.at and c.kind == topic.kind)]
    counts = [_members(scene, c) for c in counts if same_measure(quantity.unit, c.unit)]
    counts += (c for c in uncounted(scene, earlier) if c.at >= scene.sentence.span.start)
    if any(scene.head(head) == "toll" for head in heads):  # of the dead, not of the living counted in between
        counts = [c for c in counts if "casualties" in scene.index.item_types(c.item)]
    if _left(scene, quantity):
        counts = [c for c in counts if "casualties" not in scene.index.item_types(c.item)]
    counts = [c for c in counts if not _is_whole(scene, c, counts)]
    given = scene.voices.heard(quantity.span)
    asked = scene.parsed.text.rfind("how many", 0, scene.sentence.span.start)  # since then another count is told of
    before = [c for c in counts or uncounted(scene, earlier, given) if asked < c.at < quantity.span.start]
    last = max(before, key=lambda c: c.at, default=None)
    if last is not None and set_beside(scene, np) and _between(scene, last, quantity):
        return None
    if last is not None and heads and not takes_up(scene, quantity, np, counted.clause, last):
        # "15,000 soldiers and 1,000 engineers. Ukraine puts the total at 14,000."
        last = max((c for c in before if c.kind == last.kind and last.at - c.at < _TOGETHER), key=lambda c: c.value)
    return last


def _of_topic(counted: Counted, takers: Takers, memory: Memory) -> Count | None:
    """'Containers. Seoul has counted 28,000': what a label names, where a verb or a source gives a number of it."""
    scene, topic = counted.scene, memory.topic
    if counted.clause is None and not scene.voices.heard(counted.quantity.span):
        return None
    rule = takers.rule_of(topic.item, scene.index.item_types(topic.item)) if topic is not None else None
    if topic is None or rule is None or (goes_between(rule) and not sent_between(scene, rule, topic.item, memory)):
        return None
    return Count(rule.kind, topic.item, None, None, None, 0, "count", topic.at)


def _left(scene: Scene, quantity: Quantity) -> bool:
    """'About 10,000 still there': those of whom a number is left are not those killed."""
    behind = (t.lower for t in scene.parsed.tokens if t.start >= quantity.span.end)
    return not _STAYING.isdisjoint(islice(behind, 2))


def _between(scene: Scene, last: Count, quantity: Quantity) -> bool:
    """'Food, some 100,000 tonnes, up from 60,000': whether a figure that nobody took stands between two."""
    places = (q.span.start for q in scene.figures if same_measure(quantity.unit, q.unit))
    return any(last.at < place < quantity.span.start for place in places)


def _members(scene: Scene, count: Count) -> Count:
    """'Three waves of soldiers: 11,000 in the autumn': of so many waves the soldiers, whose number is still to come."""
    group, _, inner = count.item.partition(" of ")
    things = scene.index.mentions(inner, fold(inner), 0, len(inner)) if singular(group) in BODIES else ()
    thing = next((r.name for mention in things for r in mention.readings if r.category == "item"), None)
    return count._replace(item=thing, value=0) if thing is not None else count


def _is_whole(scene: Scene, count: Count, counts: Sequence[Count]) -> bool:
    """'3,800 of the 12,000 sent have been hurt': whether a count only says of how many another is a part."""
    words = scene.parsed.text[max(0, count.at - _OF) : count.at].split()
    of = "of" in words and _BETWEEN.issuperset(words[len(words) - words[::-1].index("of") :])
    return of and any(count.at - _OF < c.at < count.at for c in counts)


def _elsewhere(scene: Scene, np: NounPhrase, recipient: Filler) -> Filler:
    """'1,200 are in China and 300 in Russia': the state that the second number itself is told to be in, or to go to."""
    for word, group in scene.chain(np):
        named = scene.named(group[0]) if word in ("in", "to") else None
        place = named.reading("place") if named is not None else None
        state = scene.index.state_of_place(place.name) if place is not None else None
        if state is not None and scene.index.side_of(recipient.name) not in (None, state):
            return Filler(state, scene.span(group[0]), group[0])
    return recipient


def of_whole(
    scene: Scene, quantity: Quantity, np: NounPhrase, takers: Takers, found: Sequence[Stray], earlier: Sequence[Fact]
) -> Stray | None:
    """'1,000 were killed, including 30 generals': what befell the whole of the sentence befell the part.

    Of "6,000 casualties, over half of the force" the share says how many; so does "This equals half of the force".
    """
    share = quantity.unit == "percent"
    counts = [c for c in [*counts_of(earlier), *map(_count_of, found)] if c.at < quantity.span.start]
    here = [c for c in counts if c.at >= scene.sentence.span.start]
    last = max(here, key=lambda c: c.at, default=None)
    if share and _equated(scene, np):
        last = max(counts, key=lambda c: c.at, default=None)
    elif not (_says_again(scene, quantity) if share else np.prep == "including"):
        return None
    rule = takers.rules.get(last.kind) if last is not None else None
    if last is None or rule is None or last.unit not in COUNTING:
        return None
    people = not _PERSONS.isdisjoint(_types(scene, last.item))
    if not people if share else quantity.unit != last.unit or (quantity.low or 0) > last.value:
        return None
    named = (reading.name for reading, _ in Counted(scene, quantity, np).items)
    own = last.item if share else next((name for name in named if alike(scene, name, last.item)), last.item)
    trigger = Trigger(None, np, own, np.head, np.head + 1, np)
    of = quantity.item_span or quantity.span
    span = Span(quantity.span.start, max(quantity.span.end, scene.span(np).end, of.end))
    return Stray(rule, replace(quantity, relation="part"), own, sides_of(last, quantity), span, trigger)


def _says_again(scene: Scene, quantity: Quantity) -> bool:
    """Whether a share stands right behind a comma, a dash or "or", and no verb says anything of it."""
    at = next((n for n, t in enumerate(scene.parsed.tokens) if t.end > quantity.span.start), 0)
    beside = at > 0 and (scene.parsed.tokens[at - 1].tag == "COMMA" or scene.lower[at - 1] in _BESIDE)
    acting = (one for clause in scene.clauses for one in clause.subject)
    return beside and not any(scene.wide(one).start <= quantity.span.start < scene.wide(one).end for one in acting)


def _equated(scene: Scene, np: NounPhrase) -> bool:
    """'This equates to a third of the force': whether a share is told of the count that the sentence before gave."""
    clause = scene.clause_with(np) or scene.clause_around(np.at)
    if clause is None or clause.verb.lemma not in _EQUATING or not clause.subject:
        return False
    return scene.lower[clause.subject[0].first : clause.subject[0].last] in (["this"], ["that"], ["which"], ["it"])


def alike(scene: Scene, one: str, other: str) -> bool:
    """Whether two items are of one sort: howitzers and guns, and not generals and the dead."""
    return not _types(scene, one).isdisjoint(_types(scene, other))


def _types(scene: Scene, item: str) -> frozenset[str]:
    """The types of an item, by whichever of its names: "losses" are casualties."""
    own = scene.index.item_types(item)
    named = () if own else scene.index.mentions(item, fold(item), 0, len(item))
    return own.union(*(reading.types for mention in named for reading in mention.readings))


def of_event(scene: Scene, stray: Stray, said_of: NounPhrase, takers: Takers, earlier: Sequence[Fact]) -> Stray:
    """'Shipments have fallen by half': a figure that no kind asks for is the event's that its sentence says it of.

    So is "the number", of missiles, after they were fired.
    """
    place = scene.span(said_of)
    near = [f for f in reversed(earlier) if not f.unit and stray.quantity.span.start - f.evidence.span.start <= NEAR]
    near = [f for f in near if f.modality in HAPPENED and not f.negated]
    if bare_count(scene, said_of):
        event = next((f for f in near if f.item == stray.item), None)
    else:
        event = next((f for f in near if f.sentence == scene.sentence.span and f.evidence.span.contains(place)), None)
    rule = takers.rules.get(event.kind) if event is not None else None
    if event is None or rule is None or rule.priority <= stray.rule.priority:
        return stray
    return replace(stray, rule=rule, roles=sides_of(event, stray.quantity), measured=event)


def _count_of(stray: Stray) -> Count:
    roles, quantity = stray.roles, stray.quantity
    return Count(
        stray.rule.kind,
        stray.item,
        filler_name(roles.actor),
        filler_name(roles.recipient),
        filler_name(roles.place),
        quantity.low or quantity.high or 0,
        quantity.unit,
        quantity.span.start,
    )


def whole_of_part(counted: Counted) -> bool:
    """'2,000 of the 15,000 were killed': whether a figure is the whole from which another takes a part."""
    part = counted.np.measure
    own = counted.scene.span(counted.np).overlaps(counted.quantity.span)
    return own and part is not None and counted.scene.parsed.tokens[part.head].tag == "NUM"
