"""What was worked out before → what need not be worked out again: only what has changed is touched.

A memory lasts as long as the process; its rows are plain data, so that a store can keep them for the next one.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any, TypeVar, cast, overload

T = TypeVar("T")
#: Name, digest of all that it was made from, what all runs need of it, and what few need, both as JSON.
Row = tuple[str, str, str, str]


@dataclass(frozen=True)
class Kept:
    """One result: `light` as plain data, and a heavy part that is read only when it is asked for."""

    key: str
    light: Any
    #: The heavy part as JSON.
    words: Callable[[], str]

    @cached_property
    def heavy(self) -> Any:
        """The heavy part as plain data, read once."""
        return json.loads(self.words())

    def part(self, name: str, size: int, read: Callable[[Any], T]) -> tuple[T, ...]:
        """The list of that name in the heavy part, each entry made by `read` once any is looked at."""
        return later(size, lambda: [read(entry) for entry in self.heavy[name]])


def _nowhere(names: Sequence[str]) -> Sequence[str]:
    raise KeyError(*names)


@dataclass
class Shelf:
    """Results by name; those that are not asked for again are dropped."""

    kept: dict[str, Kept] = field(default_factory=dict)
    asked: dict[str, Kept] = field(default_factory=dict)
    #: Names of the results that were made anew since the last turn.
    made: set[str] = field(default_factory=set)
    #: Names → the heavy parts, in the same order, of results that a store keeps.
    read: Callable[[Sequence[str]], Sequence[str]] = _nowhere
    #: Names of the results whose heavy part only a store has.
    _filed: set[str] = field(default_factory=set)
    #: Name → such a part, read before it was asked for.
    _ahead: dict[str, str] = field(default_factory=dict)

    def recall(self, name: str, key: str, make: Callable[[], tuple[Any, Any]]) -> Kept:
        """The result under `name` where it was made from the same; else the light and heavy data that `make` gives."""
        known = self.kept.get(name)
        if known is None or known.key != key:
            light, heavy = make()
            words = json.dumps(heavy, ensure_ascii=False)
            known = Kept(key, light, lambda: words)
            self.made.add(name)
            self._filed.discard(name)
        self.asked[name] = known
        return known

    def hold(self, name: str) -> Kept:
        """The result under `name`, of which the caller knows that it was made from the same."""
        self.asked[name] = self.kept[name]
        return self.asked[name]

    def turn(self) -> None:
        """Begin a run: what the last one did not ask for is forgotten."""
        if self.asked:
            self.kept, self.asked = self.asked, {}
        self.made, self._ahead = set(), {}

    def fill(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Take up the light parts (name, key, JSON) of what a store kept."""
        known = list(rows)
        lights = json.loads("[" + ",".join([light for _, _, light in known]) + "]")
        pairs = zip(known, lights, strict=True)
        self.kept = {name: Kept(key, light, partial(self._stored, name)) for (name, key, _), light in pairs}
        self._filed = set(self.kept)

    def _stored(self, name: str) -> str:
        return self._ahead.pop(name, None) or self.read([name])[0]

    def look_ahead(self, names: Iterable[str]) -> None:
        """Read together the heavy parts that are about to be looked at."""
        wanted = [name for name in names if name in self._filed and "heavy" not in vars(self.asked[name])]
        self._ahead = dict(zip(wanted, self.read(wanted), strict=True)) if wanted else {}

    def changed(self) -> Iterator[Row]:
        """What a store has to keep anew."""
        for name in sorted(self.made):
            kept = self.asked[name]
            yield name, kept.key, json.dumps(kept.light, ensure_ascii=False), kept.words()

    def gone(self) -> list[str]:
        """What a store may forget."""
        return sorted(self.kept.keys() - self.asked.keys())


@dataclass
class Memory:
    """The results of earlier runs. They hold under one configuration and are forgotten under another."""

    config: str = ""
    #: The state of the store that they were last the same as; None where they may be others.
    state: str | None = None
    #: Words of each source, by which near copies are found, and what each was found to copy.
    sketches: Shelf = field(default_factory=Shelf)
    copies: Shelf = field(default_factory=Shelf)
    #: Of each source: the blocks that its facts belong to, and until when it tells of what has happened.
    cards: Shelf = field(default_factory=Shelf)
    #: The claims of each block.
    blocks: Shelf = field(default_factory=Shelf)
    #: What is found of a claim alone: figures, dates, origins, and disagreements within it.
    alone: Shelf = field(default_factory=Shelf)
    #: Disagreements between claims.
    between: Shelf = field(default_factory=Shelf)
    #: The assessment of each claim.
    judged: Shelf = field(default_factory=Shelf)
    #: What the next edition is compared by.
    parts: Shelf = field(default_factory=Shelf)

    @property
    def shelves(self) -> dict[str, Shelf]:
        """All shelves by name."""
        return {name: value for name, value in vars(self).items() if isinstance(value, Shelf)}

    def forget(self, config: str) -> None:
        """Begin with nothing, under a configuration of which this is the digest."""
        self.config, self.state = config, None
        for name in self.shelves:
            setattr(self, name, Shelf())

    def turn(self) -> None:
        """Begin a run."""
        for shelf in self.shelves.values():
            shelf.turn()

    def look_ahead(self, claims: Collection[str]) -> None:
        """Read together what few runs need of these claims."""
        self.alone.look_ahead(claims)
        self.judged.look_ahead(claims)

    @property
    def touched(self) -> int:
        """How many claims were assessed anew in this run."""
        return len(self.judged.made)


def digest(*parts: object) -> str:
    """A short digest of what a result is made from."""
    return hashlib.blake2b("\x1f".join(map(str, parts)).encode(), digest_size=12).hexdigest()


class _Later(Sequence[T]):
    """A tuple whose entries are made once any is looked at; its length is known before."""

    __slots__ = ("_entries", "_read", "_size")

    def __init__(self, size: int, read: Callable[[], Iterable[T]]) -> None:
        self._size, self._read = size, read
        self._entries: tuple[T, ...] | None = None

    def _all(self) -> tuple[T, ...]:
        if self._entries is None:
            self._entries = tuple(self._read())
        return self._entries

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...
    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self._all()[at]

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (tuple, _Later)) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())


def later(size: int, read: Callable[[], Iterable[T]]) -> tuple[T, ...]:
    """So many entries, which `read` gives once any is looked at; it stands wherever a tuple stands."""
    return cast("tuple[T, ...]", _Later(size, read)) if size else ()
