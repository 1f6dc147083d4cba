"""The items of events → which are of one sort, so that what is told of one settles what another leaves open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.config.specs.lexicon import ONE_WAY
from briefing.extract.names.entities import EntityIndex

#: Types of items that are given for others.
_PAID_IN = frozenset(("goods", "money", "technology"))


@dataclass(slots=True)
class States:
    """The states told to be on one side of events of one kind, by the item of the event."""

    by_item: dict[str | None, set[str]] = field(default_factory=dict)

    def nearest(self, item: str | None, index: EntityIndex, alike: bool) -> Iterator[set[str]]:
        """Those of events with this item, then with a wider or narrower one, then of all; with `alike` not of all.

        Of shells and soldiers, however they are called, all go one way.
        """
        yield self.by_item.get(item, set())
        wider = _wider(item, index)
        yield {s for i, states in self.by_item.items() if wider & _wider(i, index) for s in states}
        own = type_of(item, index)
        if own in ONE_WAY:
            yield {s for i, states in self.by_item.items() if own == type_of(i, index) for s in states}
        if not alike or own == "ammunition":
            yield {s for i, states in self.by_item.items() if not unlike(item, i, index) for s in states}


def type_of(item: str | None, index: EntityIndex) -> str | None:
    spec = index.items.get(item or "")
    return spec.type if spec is not None else None


def unlike(one: str | None, other: str | None, index: EntityIndex) -> bool:
    """Whether two items may well go opposite ways: who sends shells is paid in oil, or in knowledge."""
    first, second = index.items.get(one or ""), index.items.get(other or "")
    return first is not None and second is not None and (first.type in _PAID_IN) != (second.type in _PAID_IN)


def _wider(item: str | None, index: EntityIndex) -> frozenset[str]:
    """An item and the wider ones that it is one of, but not its type, which things quite unlike share."""
    spec = index.items.get(item or "")
    return index.item_types(spec.name) - {spec.type} if spec is not None else frozenset()
