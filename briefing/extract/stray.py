"""Figures that no event took → facts of the kinds whose rules take such figures, and measures of events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.config.specs.rules import RuleSpec
from briefing.extract.antecedents import Memory
from briefing.extract.bystanders import only_acting
from briefing.extract.entities import ANY_COUNTED, Reading, singular
from briefing.extract.noun_phrases import plain
from briefing.extract.phrases import Clause, NounPhrase
from briefing.extract.quantity_units import CURRENCIES
from briefing.extract.role_slots import Filler, Roles
from briefing.extract.roles import fill_from, has_role
from briefing.extract.scene import Scene
from briefing.extract.slots import Trigger
from briefing.extract.takers import DURATIONS, Taker, Takers
from briefing.model import Fact, Quantity, Span

#: How many tokens after a figure may say in what state the counted are: "400 have been reported as killed".
_AFTER = 6
#: How many characters back an event may stand that a figure measures.
_NEAR = 500
_AT = ("at", "to", "by")
_COUNTS = frozenset(("number", "total", "toll", "figure", "count", "tally", "sum", "amount", "estimate", "share"))
_ADJECTIVES = ("overall", "true", "real", "actual", "official", "final", "latest", "current")
#: Words of a phrase that says of a count no more than that it is one.
_BARE = _COUNTS.union(("the", "this", "that", "its", "their", "his"), _ADJECTIVES)
_REACHES = frozenset(("reach", "exceed", "total", "number", "top", "pass", "surpass", "approach", "hit"))
#: Nouns of how much is made: "raise output to 190" tells of what is put out.
_LEVELS = frozenset(("output", "production", "capacity", "pace", "rate", "level"))
_PRONOUNS = frozenset(("it", "them", "these", "those", "which", "whom"))


@dataclass(frozen=True, slots=True)
class Stray:
    """A figure with the rule that takes it."""

    rule: RuleSpec
    quantity: Quantity
    item: str
    roles: Roles
    span: Span
    trigger: Trigger
    #: The event told right before that the figure measures.
    measured: Fact | None = None


def stray_figures(
    scene: Scene, takers: Takers, used: Sequence[Span], memory: Memory, earlier: Sequence[Fact]
) -> list[Stray]:
    """The figures of a scene outside `used` that a rule takes; rules of higher priority are asked first."""
    found: list[Stray] = []
    for quantity in scene.figures:
        if any(span.overlaps(quantity.span) for span in used):
            continue
        np = _counted(scene, quantity)
        if np is None:
            continue
        again = _counted_again(scene, quantity, np, takers, earlier)
        if again is not None:
            found.append(again)
            continue
        np = _counted_elsewhere(scene, quantity, np) or next((n for n in scene.phrases if n.measure is np), np)
        counted = _Counted(scene, quantity, np)
        topic = earlier[-1].kind if earlier else None
        stray = _taken(counted, takers.of(quantity), topic, found, memory, earlier)
        if stray is not None:
            found.append(stray)
    return found


def _taken(
    counted: _Counted,
    takers: Sequence[Taker],
    topic: str | None,
    found: Sequence[Stray],
    memory: Memory,
    earlier: Sequence[Fact],
) -> Stray | None:
    """The figure as the first rule takes it that finds in it the item and the roles it needs."""
    scene, quantity, np = counted.scene, counted.quantity, counted.np
    asked: set[str] = set()
    for taker in takers:
        rule = taker.rule
        if rule.kind in asked:
            continue
        measured = _measured(counted, taker, earlier) if taker.spec.topic and taker.spec.units else None
        on_topic = not taker.spec.topic or topic == rule.kind or measured is not None
        if not on_topic or not _takes(counted, taker):
            continue
        asked.add(rule.kind)
        item, end = _item(counted, taker, memory)
        if item is None:
            continue
        trigger = Trigger(None, np, item, np.head, np.head + 1, _whole(scene, quantity) or np)
        roles = fill_from(scene, trigger, rule, taker.roles, memory, earlier)
        only_acting(scene, quantity, roles)
        if found and found[-1].rule is rule:
            _follow(roles, found[-1].roles)
        elif roles.recipient is None and "force" in taker.spec.roles.get("recipient", ()):
            roles.recipient = _whose_force(scene, found)
        counting = roles.recipient.np if roles.recipient is not None else None
        if counting is not None and scene.head(counting) in _COUNTS:
            roles.recipient = None  # "Seoul's estimate for the dead": whose estimate it is does not suffer
        missing = [need for need in taker.spec.needs if not has_role(roles, need)]
        if missing:
            _tell(scene, quantity, f"{rule.kind}.figure needs {', '.join(missing)}")
            continue
        start = min(quantity.span.start, scene.wide(np).start)
        if taker.spec.units and taker.words:
            start = min(start, counted.said_from)
        span = Span(start, max(end, quantity.span.end, _place_end(roles, end)))
        _tell(scene, quantity, f"{rule.kind}.figure, item={item}")
        return Stray(rule, quantity, item, roles, span, trigger, measured)
    _tell(scene, quantity, f"counts {quantity.item or 'nothing'}, no rule takes it")
    return None


def _counted_again(
    scene: Scene, quantity: Quantity, np: NounPhrase, takers: Takers, earlier: Sequence[Fact]
) -> Stray | None:
    """'Kyiv puts the figure at 12,000': a number of nothing named is another count of what was counted last."""
    clause = scene.clause_with(np) or (scene.clause_around(np.at) if np.at >= 0 else None)
    if clause is None or quantity.unit != "count" or quantity.item is not None:
        return None
    heads = [other for group in (clause.subject, *clause.objects) for other in group if _bare_count(scene, other)]
    last = next((f for f in reversed(earlier) if f.unit == "count"), None)
    if not heads or last is None or last.item is None or not _like_count(quantity, last):
        return None
    rule = takers.rules.get(last.kind)
    if rule is None:
        return None
    start = min(quantity.span.start, *(scene.wide(np).start for np in (*clause.subject[:1], *heads)))
    nowhere = Span(quantity.span.start, quantity.span.start)
    actor, recipient, place = (
        Filler(name, nowhere, note="told of the count before", inferred=True) if name else None
        for name in (last.actor, last.recipient, last.place)
    )
    _tell(scene, quantity, f"{rule.kind}.figure, item={last.item}, of the count before")
    trigger = Trigger(None, np, last.item, np.head, np.head + 1, np)
    span = Span(start, quantity.span.end)
    return Stray(rule, quantity, last.item, Roles(actor, recipient, place), span, trigger)


def _bare_count(scene: Scene, np: NounPhrase) -> bool:
    """'the number', 'the total': a count that does not say of what."""
    bare = _BARE.issuperset(scene.words(np)) and scene.head(np) in _COUNTS
    return bare and not any(word in ("of", "for") for word, _ in scene.chain(np))


def _like_count(quantity: Quantity, last: Fact) -> bool:
    """Whether two counts, near each other in the text, are of one order."""
    one, two = quantity.low or quantity.high or 0, last.value_low or last.value_high or 0
    near = quantity.span.start - last.evidence.span.start <= _NEAR
    return near and one > 0 and two > 0 and 0.1 <= one / two <= 10


def _measured(counted: _Counted, taker: Taker, earlier: Sequence[Fact]) -> Fact | None:
    """The event near by that a length of time or way is said of: "the talks lasted three hours"."""
    at = counted.quantity.span.start
    return next(
        (f for f in reversed(earlier) if f.kind == taker.rule.kind and at - f.evidence.span.start <= _NEAR), None
    )


def _follow(roles: Roles, before: Roles) -> None:
    """'400 were killed and 3,600 wounded': what the second figure does not say itself is that of the first."""
    for name in ("actor", "recipient", "place"):
        own = getattr(roles, name)
        if own is None or own.inferred:
            setattr(roles, name, getattr(before, name) or own)


def _whose_force(scene: Scene, found: Sequence[Stray]) -> Filler | None:
    """'of the 11,000 soldiers, some 4,000 were killed': those counted before in the sentence serve somebody."""
    forces = (s for s in reversed(found) if s.roles.actor and "personnel" in scene.index.item_types(s.item))
    return next((s.roles.actor for s in forces), None)


def _tell(scene: Scene, quantity: Quantity, what: str) -> None:
    scene.tell(lambda: f"figure '{quantity.text}': {what}")


def _whole(scene: Scene, quantity: Quantity) -> NounPhrase | None:
    """The noun phrase of what is counted, where it stands apart from the figure: 'troops, of whom 400'."""
    span = quantity.item_span
    return next((np for np in scene.phrases if span is not None and scene.span(np).overlaps(span)), None)


def _place_end(roles: Roles, end: int) -> int:
    ends = [f.span.end for f in (roles.recipient, roles.place) if f is not None and 0 <= f.span.start - end < 60]
    return max([end, *ends])


def _counted(scene: Scene, quantity: Quantity) -> NounPhrase | None:
    """The noun phrase that holds the figure or the item it counts."""
    for np in scene.phrases:
        span = scene.span(np)
        if span.start <= quantity.span.start < span.end or span.start < quantity.span.end <= span.end:
            return np
    return None


def _counted_elsewhere(scene: Scene, quantity: Quantity, np: NounPhrase) -> NounPhrase | None:
    """'put the number of casualties at 4,700', 'the toll rose to 600': what is counted stands before the figure."""
    if quantity.item is not None or np.prep not in (*_AT, None):
        return None
    clause = scene.clause_with(np)
    if clause is None:
        return None
    for group in (*clause.objects, clause.subject):
        for other in group:
            if other is np or other.time:
                continue
            if scene.head(other) in _COUNTS:
                return next((g[0] for word, g in scene.chain(other) if word in ("of", "for")), other)
            if np.prep in _AT or clause.verb.lemma in _REACHES:
                return other
    return None


class _Counted:
    """A figure with the noun phrase of what it counts, and the words and items there, sought once for all rules."""

    def __init__(self, scene: Scene, quantity: Quantity, np: NounPhrase) -> None:
        self.scene, self.quantity, self.np = scene, quantity, np
        #: How many are counted, where anything is.
        self.count = max(quantity.low or 0, quantity.high or 0) if quantity.unit == "count" else None

    @cached_property
    def words(self) -> frozenset[str]:
        """Words of the item and of the noun phrase, and their singulars."""
        text = f"{self.quantity.item or ''} {self.scene.text(self.scene.span(self.np))}"
        words = text.lower().split()
        return frozenset(words).union(map(singular, words))

    @cached_property
    def named(self) -> frozenset[str]:
        """The types of what the sentence names."""
        return frozenset().union(*(r.types for mention in self.scene.mentions for r in mention.readings))

    @cached_property
    def near(self) -> list[str]:
        """Words of the counted phrase and right after it, up to the next figure."""
        scene, quantity, np = self.scene, self.quantity, self.np
        tokens = scene.parsed.tokens
        before = next((t.lower for t in reversed(tokens) if t.end <= quantity.span.start), "")
        words = [before]
        if np.measure is not None and not scene.span(np.measure).overlaps(quantity.span):
            # "600 of the 15,000 soldiers have died": what is said of the part is not said of the whole.
            return [before, *scene.words(np)]
        for token in tokens[np.first :]:
            if token.start < quantity.span.end:
                continue
            if token.tag == "STOP" or len(words) > _AFTER + (np.last - np.first):
                break
            if any(q is not quantity and q.span.start <= token.start < q.span.end for q in scene.figures):
                break
            words.append(token.lower)
        return words

    @cached_property
    def around(self) -> frozenset[str]:
        """What the clause says of the figure: its verb, and the words of its subject and of the counted phrase."""
        clause = self.clause
        if clause is None:
            return self.words.union(self.near)
        said = [word for subject in clause.subject for word in self.scene.words(subject)]
        return self.words.union(said, (clause.verb.lemma,), self.near)

    @property
    def said_from(self) -> int:
        """Where the statement that the figure closes begins: at the subject, or at a verb that shares another's."""
        scene, clause = self.scene, self.clause
        if clause is None:
            return self.quantity.span.start
        subject = [] if clause.shared else [scene.wide(np).start for np in clause.subject]
        return min([scene.parsed.tokens[clause.verb.first].start, *subject])

    @cached_property
    def clause(self) -> Clause | None:
        """The clause of the counted phrase, or that which it stands behind."""
        own = self.scene.clause_with(self.np)
        return own or (self.scene.clause_around(self.np.at) if self.np.at >= 0 else None)

    @cached_property
    def items(self) -> list[tuple[Reading, int]]:
        """The items named where the counted stands, each with the end of its name."""
        scene, quantity = self.scene, self.quantity
        counted = scene.span(self.np)
        end = max(quantity.span.end, quantity.item_span.end if quantity.item_span else 0)
        if counted.end > quantity.span.start:
            end = max(end, counted.end)
        span = Span(quantity.span.start, end)
        far = quantity.item_span if span.overlaps(counted) else counted
        if scene.sentence.block == "row" and quantity.item is None:
            span = scene.sentence.span
        found = []
        for mention in (m for outer in scene.mentions for m in (outer, *outer.inner)):
            inside = span.start <= mention.start < span.end
            if inside or (far is not None and far.start <= mention.start < far.end):
                reading = mention.reading("item")
                if reading is not None:
                    found.append((reading, mention.end))
        return found


def _takes(counted: _Counted, taker: Taker) -> bool:
    spec = taker.spec
    if spec.least and counted.count is not None and counted.count < spec.least:
        return False
    if taker.unless and not taker.unless.isdisjoint(counted.words):
        return False
    if taker.near and taker.near.isdisjoint(counted.named):
        return False
    if spec.units:
        return not taker.words or not taker.words.isdisjoint(counted.around)
    return not taker.words.isdisjoint(counted.near) or _named_item(counted, taker) is not None


def _named_item(counted: _Counted, taker: Taker) -> tuple[str, int] | None:
    for reading, end in counted.items:
        if reading.name in taker.items or not taker.types.isdisjoint(reading.types):
            return reading.name, end
    return None


def _item(counted: _Counted, taker: Taker, memory: Memory) -> tuple[str | None, int]:
    scene, quantity, np = counted.scene, counted.quantity, counted.np
    for word in () if taker.spec.units else counted.near:
        if word in taker.words:
            tokens = scene.parsed.tokens
            after = (t.end for t in tokens if t.start >= quantity.span.end and t.lower == word)
            return taker.spec.words_as.get(word, word), next(after, quantity.span.end)
    named = _named_item(counted, taker)
    if named is not None:
        return named
    if not taker.spec.units:
        return None, 0
    said = next((taker.spec.words_as[word] for word in taker.spec.words_as if word in counted.around), None)
    name = said or _name_of_counted(counted, memory)
    return (name if _may_be(counted.scene, name, taker) else None), scene.span(np).end


def _may_be(scene: Scene, name: str | None, taker: Taker) -> bool:
    """Whether the item of a kind may be what a figure counts: technicians are not produced."""
    role = taker.rule.roles.get("item")
    if role is None or name not in scene.index.items or {"thing", "item"} & set(role.types):
        return True
    return not scene.index.item_types(name).isdisjoint(role.types)


def _name_of_counted(counted: _Counted, memory: Memory) -> str | None:
    """What a figure counts: as it says itself, else the thing named last; None where it is not to be known."""
    scene, quantity, np = counted.scene, counted.quantity, counted.np
    if scene.head(np) in _LEVELS:
        return memory.thing(quantity.span.start, scene.number, (ANY_COUNTED,))
    if quantity.item is not None and quantity.item.lower() not in _PRONOUNS:
        return quantity.item
    if quantity.unit in CURRENCIES:
        return "money"
    if quantity.unit == "count" and (quantity.item is not None or scene.span(np).overlaps(quantity.span)):
        return memory.thing(quantity.span.start, scene.number, (ANY_COUNTED,))
    return None if scene.span(np).overlaps(quantity.span) and scene.named(np) is None else plain(scene, np)


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
            behind = inside.end <= quantity.span.start < max(end, inside.end + 60) and first
            if (measure.pattern == "duration" and inner) or (measure.pattern == "since_last" and behind):
                whole = Span(inside.start, max(inside.end, quantity.span.end))
                found.append((quantity, measure.item, whole, measure.pattern == "since_last"))
                break
    return found
