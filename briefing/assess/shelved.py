"""Disagreements → plain data to be remembered, and back: what all steps need of them, and what few do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from briefing.assess.memory import Kept, Shelf, digest
from briefing.model import Claim, Discrepancy, Position, Reason
from briefing.model.data import from_data, to_data


class Between:
    """Disagreements between claims; each is remembered while what is found of its claims alone stays the same."""

    def __init__(self, keys: Mapping[str, str], shelf: Shelf) -> None:
        """`keys` are by claim the digests of what it was found from."""
        self._keys, self._shelf = keys, shelf
        #: Disagreement → digest of all that it was found from.
        self.made_from: dict[str, str] = {}

    def recall(
        self, question: Iterable[str], claims: Iterable[Claim], find: Callable[[], Iterable[Discrepancy]]
    ) -> tuple[Discrepancy, ...]:
        """What `find` finds between the claims; the words of the question name no other."""
        key = digest(*[self._keys[claim.id] for claim in claims])
        kept = self._shelf.recall("\x1f".join(question), key, lambda: as_data(find()))
        found = discrepancies(kept.light, kept)
        self.made_from.update({one.id: key for one in found})
        return found


def as_data(found: Iterable[Discrepancy]) -> tuple[list[Any], dict[str, Any]]:
    """The light and the heavy part."""
    light: list[Any] = []
    heavy: dict[str, Any] = {}
    for n, one in enumerate(found):
        light.append([one.id, one.about, one.relation, one.status, one.claims, len(one.positions), len(one.reasons)])
        heavy |= {f"positions {n}": to_data(one.positions), f"reasons {n}": to_data(one.reasons)}
    return light, heavy


def discrepancies(light: Sequence[Any], kept: Kept) -> tuple[Discrepancy, ...]:
    """The disagreements of a result; positions and reasons are read once any is looked at."""
    return tuple(
        [
            Discrepancy(
                id_,
                about,
                relation,
                status,
                tuple(claims),
                kept.part(f"positions {n}", positions, partial(from_data, Position)),
                kept.part(f"reasons {n}", reasons, partial(from_data, Reason)),
            )
            for n, (id_, about, relation, status, claims, positions, reasons) in enumerate(light)
        ]
    )
