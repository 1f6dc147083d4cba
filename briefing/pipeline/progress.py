"""What a long run reports while it works: a stage, how far it is, and of how many."""

from __future__ import annotations

from collections.abc import Callable

OnStep = Callable[[str, int, int], None]


def blank_step(stage: str, done: int, total: int) -> None:
    """Reports nothing."""
