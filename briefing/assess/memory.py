"""What was worked out of claims before → what need not be worked out again: only changed claims are touched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


@dataclass
class Shelf:
    """Results by claim id, each with all that it was made from; those that are not asked for again are dropped."""

    kept: dict[str, tuple[object, object]] = field(default_factory=dict)
    asked: dict[str, tuple[object, object]] = field(default_factory=dict)
    #: How many results were made anew since the last turn.
    made: int = 0

    def recall(self, name: str, made_from: object, make: Callable[[], T]) -> T:
        """The result under `name` where it was made from the same; else what `make` gives."""
        known = self.kept.get(name)
        if known is None or known[0] != made_from:
            known = made_from, make()
            self.made += 1
        self.asked[name] = known
        return known[1]  # type: ignore[return-value]

    def turn(self) -> None:
        self.kept, self.asked, self.made = self.asked, {}, 0


@dataclass
class Memory:
    """The assessments of an earlier run in this process. It holds under one configuration and forgets under another."""

    config: object = None
    #: What is found of a claim alone: figures, dates, origins, and disagreements within it.
    alone: Shelf = field(default_factory=Shelf)
    #: Its assessment.
    judged: Shelf = field(default_factory=Shelf)

    def turn(self, config: object) -> None:
        """Begin a run: what the last one did not ask for is forgotten."""
        if config != self.config:
            self.alone, self.judged, self.config = Shelf(), Shelf(), config
        self.alone.turn()
        self.judged.turn()

    @property
    def touched(self) -> int:
        """How many claims were assessed anew in this run."""
        return self.judged.made
