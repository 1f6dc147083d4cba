"""The states of all claims in, small files that editions share out, each named by its digest; and back again.

A file holds the claims whose ids begin alike. So what an edition writes, and what two editions have to read to be
compared, follows what differs between them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.model import ClaimState
from briefing.model.data import from_data, to_data
from briefing.pipeline.record import json_bytes

FOLDER = "states"
_SCHEMA_VERSION = 1
#: Claims in a file on average at most; the number of files is a power of two.
_MOST = 32
#: Hexadecimal digits of an id that say in which file it is.
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """The states in one file, and its bytes."""

    name: str
    states: Mapping[str, ClaimState]
    data: bytes

    @property
    def path(self) -> str:
        """Where it lies below the folder of editions."""
        return f"{FOLDER}/{self.name}.json"


def parts_of(states: Iterable[ClaimState]) -> tuple[Part, ...]:
    """All states by the beginnings of their claims' ids, in order; none for a beginning that no claim has."""
    known = list(states)
    files = 1
    while len(known) > _MOST * files:
        files *= 2
    parts: list[list[ClaimState]] = [[] for _ in range(files)]
    for state in known:
        parts[int(state.claim.id[:_DIGITS], 16) * files >> 4 * _DIGITS].append(state)
    return tuple(_part(part) for part in parts if part)


def _part(states: Sequence[ClaimState]) -> Part:
    rows = [to_data(state, tidy=True) for state in states]
    data = json_bytes({"schema_version": _SCHEMA_VERSION, "states": rows})
    return Part(hashlib.sha256(data).hexdigest()[:32], {state.claim.id: state for state in states}, data)


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
    return [name for name in before if name not in set(now)], [name for name in now if name not in set(before)]
