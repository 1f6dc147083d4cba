"""The states of all claims in, small files that editions share out, each named by its digest; and back again.

A file holds the claims whose ids begin alike. So what an edition writes, and what two editions have to read to be
compared, follows what differs between them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.model import ClaimState
from briefing.model.data import from_data, to_data
from briefing.pipeline.manifest import json_bytes

if TYPE_CHECKING:
    from briefing.assess.memory import Shelf

FOLDER = "states"
_SCHEMA_VERSION = 1
#: Claims in a file on average at most; the number of files is a power of two.
_MOST = 32
#: Hexadecimal digits of an id that say in which file it is.
_DIGITS = 4


@dataclass(frozen=True)
class Part:
    """The states in one file. They are looked at only where they are not the same as before."""

    name: str
    make: Callable[[], tuple[ClaimState, ...]] = field(compare=False)

    @property
    def path(self) -> str:
        """Where it lies below the folder of editions."""
        return f"{FOLDER}/{self.name}.json"

    @cached_property
    def states(self) -> Mapping[str, ClaimState]:
        """The states by claim."""
        return {state.claim.id: state for state in self.make()}

    def bytes(self) -> bytes:
        """What the file holds."""
        return _data(self.states.values())


def parts_of(
    stamps: Mapping[str, str], states: Callable[[Sequence[str]], Iterable[ClaimState]], shelf: Shelf
) -> tuple[Part, ...]:
    """The states of all claims by the beginnings of their ids, in order; none for a beginning that no claim has.

    `stamps` are by claim, in the order of their ids, and change with the state of the claim; `states` gives those of
    some claims. A part is named without a look at its claims where the `shelf` knows it and no stamp has changed.
    """
    files = 1
    while len(stamps) > _MOST * files:
        files *= 2
    parts: list[list[str]] = [[] for _ in range(files)]
    for claim in stamps:
        parts[int(claim[:_DIGITS], 16) * files >> 4 * _DIGITS].append(claim)
    return tuple(
        _part(f"{n}/{files}", [f"{claim} {stamps[claim]}" for claim in part], partial(states, part), shelf)
        for n, part in enumerate(parts)
        if part
    )


def _part(place: str, stamps: Sequence[str], states: Callable[[], Iterable[ClaimState]], shelf: Shelf) -> Part:
    make = cache(lambda: tuple(states()))
    key = hashlib.sha256("\n".join(stamps).encode()).hexdigest()
    return Part(shelf.recall(place, key, lambda: (_name(_data(make())), None)).light, make)


def _data(states: Iterable[ClaimState]) -> bytes:
    rows = [to_data(state, tidy=True) for state in states]
    return json_bytes({"schema_version": _SCHEMA_VERSION, "states": rows})


def _name(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


def read_states(folder: Path, names: Iterable[str]) -> Iterator[ClaimState]:
    """The states in the named files of `folder`. Raises ValueError where one is not there as it was written."""
    for name in names:
        try:
            data = (folder / f"{name}.json").read_bytes()
            raw = json.loads(data)
            if not hashlib.sha256(data).hexdigest().startswith(name) or raw["schema_version"] != _SCHEMA_VERSION:
                raise ValueError(f"{name}.json is not as it was written")
            yield from (from_data(ClaimState, row) for row in raw["states"])
        except (OSError, KeyError, TypeError) as error:
            raise ValueError(f"{name}.json cannot be read: {error}") from error


def apart(before: Sequence[str], now: Sequence[str]) -> tuple[list[str], list[str]]:
    """The files that only one of two editions has, of each."""
    old, new = set(before), set(now)
    return [name for name in before if name not in new], [name for name in now if name not in old]
