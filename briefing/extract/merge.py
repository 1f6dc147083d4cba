"""Facts of one document → the same without repetition: what is said again becomes further evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from briefing.model.fact import Fact


def merge(facts: Iterable[tuple[Fact, bool]], narrower: dict[str, set[str]] | None = None) -> list[Fact]:
    """Joins facts of one event; each comes with whether it stands in a title. Order of the text is kept.

    Two facts are the same event where kind, roles, dates, figures, negation and standing do not contradict each
    other and at least one role and the item are shared.
    """
    wider = narrower or {}
    kept: list[tuple[Fact, bool]] = []
    for fact, title in facts:
        for n, (other, other_title) in enumerate(kept):
            if same_event(other, fact, wider):
                kept[n] = (_joined(other, fact, other_title, title), other_title and title)
                break
        else:
            kept.append((fact, title))
    return sorted((f for f, _ in kept), key=lambda f: (f.evidence.span.start, f.evidence.span.end))


def same_event(a: Fact, b: Fact, wider: dict[str, set[str]]) -> bool:
    """Whether two facts may be one event."""
    if a.kind != b.kind or a.negated != b.negated or a.context != b.context:
        return False
    if (a.modality in ("planned", "denied")) != (b.modality in ("planned", "denied")):
        return False
    if (a.modality == "speculated") != (b.modality == "speculated"):
        return False
    if not _items_fit(a.item, b.item, wider):
        return False
    if not (_fits(a.actor, b.actor) and _fits(a.recipient, b.recipient) and _fits(a.place, b.place)):
        return False
    if not (a.actor and a.actor == b.actor) and not (a.recipient and a.recipient == b.recipient) and (
        a.actor or a.recipient or b.actor or b.recipient
    ):
        return False
    if a.has_value and b.has_value and (a.value_low, a.value_high, a.unit) != (b.value_low, b.value_high, b.unit):
        return False
    if a.has_value != b.has_value and not (a.evidence.span.overlaps(b.evidence.span) or _told_alike(a, b)):
        return False
    return _dates_fit(a, b)


def _told_alike(a: Fact, b: Fact) -> bool:
    return a.item == b.item and a.actor == b.actor and a.recipient == b.recipient


def _fits(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _items_fit(a: str | None, b: str | None, wider: dict[str, set[str]]) -> bool:
    if a is None or b is None:
        return a == b
    return a == b or a in wider.get(b, set()) or b in wider.get(a, set())


def _dates_fit(a: Fact, b: Fact) -> bool:
    if (a.date_start or a.date_end) is None or (b.date_start or b.date_end) is None:
        return True
    starts = (a.date_start or "", b.date_start or "")
    return a.date_end == b.date_end and a.date_start == b.date_start or (
        all(starts) and (starts[0].startswith(starts[1]) or starts[1].startswith(starts[0])) and bool(a.date_end) == bool(b.date_end)
    )


def _joined(first: Fact, second: Fact, first_title: bool, second_title: bool) -> Fact:
    """One fact with the better statement in front; what only the other one knows is filled in and noted."""
    lead, other = (second, first) if _weight(second, second_title) > _weight(first, first_title) else (first, second)
    notes = [*lead.notes, *(n for n in other.notes if n not in lead.notes)]
    changes: dict[str, object] = {}
    for name in ("actor", "recipient", "place"):
        if getattr(lead, name) is None and getattr(other, name) is not None:
            changes[name] = getattr(other, name)
            notes.append(f"{name} from another statement of the same event")
    if lead.date_start is None and lead.date_end is None and (other.date_start or other.date_end):
        for name in ("date_start", "date_end", "date_text", "date_span", "date_basis"):
            changes[name] = getattr(other, name)
        notes.append("date from another statement of the same event")
    if lead.attribution is None and other.attribution is not None:
        changes |= {"attribution": other.attribution, "via": other.via}
        if lead.modality == "asserted":
            changes["modality"] = other.modality
        notes.append("source from another statement of the same event")
    also = (*lead.also, other.evidence, *other.also)
    return replace(lead, also=tuple(dict.fromkeys(also)), notes=tuple(dict.fromkeys(notes)), **changes)  # type: ignore[arg-type]


def _weight(fact: Fact, title: bool) -> tuple[bool, bool, int]:
    filled = sum(x is not None for x in (fact.actor, fact.recipient, fact.place, fact.date_start, fact.attribution))
    return (not title, fact.has_value, filled)
