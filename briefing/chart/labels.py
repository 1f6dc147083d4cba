"""Boxes that are taken in, a free place for one more label out: no two labels of a drawing collide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of the drawing, in px."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass
class Room:
    """The boxes taken so far, inside the bounds of a drawing."""

    bounds: Box
    taken: list[Box] = field(default_factory=list)

    def first_free(self, places: Iterable[Box]) -> Box | None:
        """The first of the places that lies inside the bounds and meets nothing, which is then taken; None for none."""
        for place in places:
            if self.holds(place) and not any(place.meets(box) for box in self.taken):
                self.taken.append(place)
                return place
        return None

    def holds(self, box: Box) -> bool:
        b = self.bounds
        return box.left >= b.left and box.right <= b.right and box.top >= b.top and box.bottom <= b.bottom
