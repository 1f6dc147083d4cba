"""What rules say of the figures that they take without any trigger → tables by the figure's unit; a figure so taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.config.specs.rules import FigureSpec, RuleSpec
from briefing.extract.frames.role_slots import Roles, RoleSlots, compile_slots
from briefing.extract.frames.slots import Trigger
from briefing.model import Fact, Quantity, Span

DURATIONS = frozenset(("days", "weeks", "months", "hours", "years"))
#: How the name of a rule ends by which a figure without a trigger becomes a fact.
FIGURE = ".figure"


@dataclass(frozen=True, slots=True)
class Taker:
    """What a rule says of the figures that it takes, with its words and types as sets."""

    rule: RuleSpec
    spec: FigureSpec
    unless: frozenset[str]
    words: frozenset[str]
    items: frozenset[str]
    types: frozenset[str]
    near: frozenset[str]
    verbs: frozenset[str]
    nouns: frozenset[str]
    roles: tuple[RoleSlots, ...]


class Takers:
    """The takers of all rules, in their order, looked up by the figures they may take; `rules` go by priority."""

    def __init__(self, rules: Sequence[RuleSpec]) -> None:
        #: The kind that takes what no other asks for: that of the lowest priority.
        self.fallback = rules[-1].kind if rules else ""
        #: The rules that take counts, by kind.
        self.rules = {rule.kind: rule for rule in rules if any(_takes_unit(spec, "count") for spec in rule.figures)}
        self._all = [_taker(rule, spec) for rule in rules for spec in rule.figures]
        self._of_unit: dict[tuple[str, bool], list[Taker]] = {}

    def of(self, quantity: Quantity) -> Sequence[Taker]:
        """Those that take figures of its unit; "one" alone counts only those killed or the like."""
        key = quantity.unit, quantity.text.lower() == "one"
        found = self._of_unit.get(key)
        if found is None:
            unit, one = key
            found = [t for t in self._all if _takes_unit(t.spec, unit) and (t.words or not one)]
            self._of_unit[key] = found
        return found

    def rule_of(self, item: str, types: frozenset[str]) -> RuleSpec | None:
        """The first kind that takes counts of an item by itself, not only after events told of it."""
        own = (t for t in self._all if not t.spec.topic and not t.spec.told and t.rule.kind in self.rules)
        return next((t.rule for t in own if item in t.items or not t.types.isdisjoint(types)), None)


def _taker(rule: RuleSpec, spec: FigureSpec) -> Taker:
    unless, words, items, types, near = map(frozenset, (spec.unless, spec.words, spec.items, spec.types, spec.near))
    nouns, verbs = frozenset(spec.nouns), frozenset(spec.verbs)
    return Taker(rule, spec, unless, words, items, types, near, verbs, nouns, compile_slots(rule, spec.roles))


def _takes_unit(spec: FigureSpec, unit: str) -> bool:
    if spec.units:
        return unit in spec.units
    return unit == "count" or (spec.any_unit and unit not in DURATIONS)


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
    #: They are held by then: of two captured soldiers nobody says when or where they were captured.
    described: bool = False
    #: What it counts was done against a deed.
    answers: bool = False
