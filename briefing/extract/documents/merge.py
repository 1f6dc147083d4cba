"""Facts of one document → the same without repetition: what is said again becomes further evidence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace

from briefing.extract.events.facts import date_of
from briefing.model import Fact, Span
from briefing.model.fact import SIDES, Side

#: How many earlier events of a kind a fact is compared with.
_BACK = 60


def merge(
    facts: Iterable[tuple[Fact, bool, int]],
    wider: Mapping[str, Collection[str]],
    state_of: Callable[[str], str | None],
    symmetric: Collection[str] = (),
) -> list[Fact]:
    """Joins facts of one event; each comes with whether it stands in a title, and where the entry of a chronicle begins
    that tells it. Order of the text is kept.

    Two facts are the same event where kind, roles, dates, figures, negation and standing do not contradict each
    other and at least one role and the item are shared. `wider` gives the wider items of an item, `state_of` the
    state of an actor; in `symmetric` kinds actor and recipient may change places. Linear in the facts of one kind.
    """
    kept: list[_Event] = []
    same = _Same(wider, state_of, frozenset(symmetric))
    by_kind: dict[str, list[int]] = {}
    for fact, title, entry in facts:
        for n in by_kind.get(fact.kind, ())[-_BACK:]:
            other = kept[n]
            if not _of_two_times(other, fact, entry) and same.event(other.fact, fact, title or other.title):
                other.join(fact, title)
                break
        else:
            by_kind.setdefault(fact.kind, []).append(len(kept))
            kept.append(_Event(fact, title, entry))
    told = _without_echoes([event.whole() for event in kept])
    return sorted(told, key=lambda f: (f.evidence.span.start, f.evidence.span.end))


def _of_two_times(event: _Event, fact: Fact, entry: int) -> bool:
    """Whether two entries of a chronicle tell of what has no date of its own: each tells of its own time."""
    own = (event.fact.date_start or event.fact.date_end) and (fact.date_start or fact.date_end)
    return entry >= 0 and event.entry >= 0 and entry != event.entry and not own


def _without_echoes(facts: list[Fact]) -> list[Fact]:
    """The facts without those that stand in the words of another that says the same thing with its figure."""
    figured: dict[tuple[str, str | None, Span], list[Span]] = {}
    for fact in facts:
        if fact.has_value:
            figured.setdefault((fact.kind, fact.item, fact.sentence), []).append(fact.evidence.span)
    return [
        f
        for f in facts
        if f.has_value
        or not any(span.contains(f.evidence.span) for span in figured.get((f.kind, f.item, f.sentence), ()))
    ]


class _Same:
    """Whether two facts may be one event."""

    def __init__(
        self, wider: Mapping[str, Collection[str]], state_of: Callable[[str], str | None], symmetric: frozenset[str]
    ) -> None:
        self._wider, self._state_of, self._symmetric = wider, state_of, symmetric

    def event(self, a: Fact, b: Fact, title: bool) -> bool:
        """Whether nothing keeps the two apart; `title`: one of them is a headline, which is short of verbs."""
        if a.negated != b.negated or a.context != b.context or not self._items(a, b, title) or not _dates_fit(a, b):
            return False
        apart = any((a.modality == m) != (b.modality == m) for m in ("planned", "denied", "speculated"))
        if apart and not (title and (a.actor, a.recipient) == (b.actor, b.recipient)):
            return False
        if not (self._roles(a, b) or (a.kind in self._symmetric and self._swapped(a, b))):
            return False
        if a.has_value and b.has_value:
            return (a.value_low, a.value_high, a.unit) == (b.value_low, b.value_high, b.unit)
        if a.has_value != b.has_value:
            if not title:  # words without a figure do not bear the figure out
                return a.evidence.span.overlaps(b.evidence.span)
            bare, figured = (b, a) if a.has_value else (a, b)
            if (bare.date_start or bare.date_end) and not (figured.date_start or figured.date_end):
                return False  # the text does not say that so many were meant since then
            return a.evidence.span.overlaps(b.evidence.span) or (a.item, a.actor, a.recipient) == (
                b.item,
                b.actor,
                b.recipient,
            )
        return True

    def _roles(self, a: Fact, b: Fact) -> bool:
        if not (self._fit(a.actor, b.actor) and self._fit(a.recipient, b.recipient) and _fits(a.place, b.place)):
            return False
        shared = (a.actor and b.actor) or (a.recipient and b.recipient)
        return bool(shared) or not (a.actor or a.recipient or b.actor or b.recipient)

    def _swapped(self, a: Fact, b: Fact) -> bool:
        return bool(a.actor and a.recipient) and a.actor == b.recipient and a.recipient == b.actor

    def _fit(self, a: str | None, b: str | None) -> bool:
        """Equal, unknown, the same two in another order, or a person and the state acted for."""
        if _fits(a, b) or a == self._state_of(b or "") or b == self._state_of(a or ""):
            return True
        return set((a or "").split(" and ")) == set((b or "").split(" and "))

    def _items(self, a: Fact, b: Fact, title: bool) -> bool:
        if a.item == b.item or a.item is None or b.item is None:
            return a.item == b.item
        if not title:
            return False
        return a.item in self._wider.get(b.item, ()) or b.item in self._wider.get(a.item, ())


def _fits(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _dates_fit(a: Fact, b: Fact) -> bool:
    if (a.date_start or a.date_end) is None or (b.date_start or b.date_end) is None:
        return True
    if (a.date_start, a.date_end) == (b.date_start, b.date_end):
        return True
    if not (a.date_start and b.date_start) or bool(a.date_end) != bool(b.date_end):
        return False
    return a.date_start.startswith(b.date_start) or b.date_start.startswith(a.date_start)


class _Event:
    """One event: the best statement of it, with what only the others know, and where it is told again.

    Evidence and notes are put into the fact at the end, so that joining a statement costs the same after a thousand.
    """

    def __init__(self, fact: Fact, title: bool, entry: int) -> None:
        self.fact = fact
        self.entry = entry
        #: Whether it is told in titles alone.
        self.title = title
        self._once = True
        self._also = dict.fromkeys(fact.also)
        self._notes = dict.fromkeys(fact.notes)
        self._about = set(fact.about)
        self._said = _said(fact)

    def join(self, fact: Fact, title: bool) -> None:
        """Takes in another statement; the better one leads, and what is filled in from the other is noted."""
        other, in_title = fact, title
        self._once = False
        self._about.update(fact.about)
        self._said |= _said(fact)
        if _weight(fact, title) > _weight(self.fact, self.title):
            self.fact, other, in_title = fact, self.fact, self.title
            self._also = dict.fromkeys((*fact.also, other.evidence, *self._also))
            self._notes = dict.fromkeys((*fact.notes, *self._notes))
        else:
            self._also |= dict.fromkeys((fact.evidence, *fact.also))
            self._notes |= dict.fromkeys(fact.notes)
        self.title = self.title and title
        self._fill(other, in_title)

    def whole(self) -> Fact:
        """The fact of the event, with all evidence and notes."""
        if self._once:
            return self.fact
        return replace(
            self.fact,
            also=tuple(self._also),
            notes=tuple(self._notes),
            about=tuple(sorted(self._about)),
            inferred=tuple(side for side in SIDES if getattr(self.fact, side) is not None and side not in self._said),
        )

    def _fill(self, other: Fact, in_title: bool) -> None:
        """What the leading statement leaves open and the other one knows; a title's source is that of the title."""
        lead = self.fact
        changes: dict[str, object] = {}
        for name in ("actor", "recipient", "place", "make"):
            if getattr(lead, name) is None and getattr(other, name) is not None:
                changes[name] = getattr(other, name)
                self._note(name)
        if lead.date_start is None and lead.date_end is None and (other.date_start or other.date_end):
            changes |= date_of(other)
            self._note("date")
        if lead.attribution is None and other.attribution is not None and not in_title:
            changes |= {"attribution": other.attribution, "via": other.via}
            if lead.modality == "asserted":
                changes["modality"] = other.modality
            self._note("source")
        if changes:
            self.fact = replace(lead, **changes)  # type: ignore[arg-type]

    def _note(self, what: str) -> None:
        self._notes[f"{what} from another statement of the same event"] = None


def _said(fact: Fact) -> set[Side]:
    """The sides that the words of its sentence name."""
    return {side for side in SIDES if getattr(fact, side) is not None and side not in fact.inferred}


def _weight(fact: Fact, title: bool) -> tuple[bool, bool, bool, int]:
    filled = sum(x is not None for x in (fact.actor, fact.recipient, fact.place, fact.date_start, fact.attribution))
    return (not title, fact.has_value, fact.attribution is not None, filled)
