"""Documents and facts whose words are read where they are kept, once anybody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, overload

from briefing.model.fact import Fact
from briefing.model.source import Document, Source

#: Ids → the facts, in the same order.
ReadFacts = Callable[[Sequence[str]], Iterable[Fact]]


class FiledDocument(Document):
    """A document of which only the source is at hand; its text, blocks and pages are read when they are asked for."""

    __slots__ = ("_read",)
    _read: Callable[[], Document]

    def __init__(self, source: Source, read: Callable[[], Document]) -> None:
        object.__setattr__(self, "source", source)
        object.__setattr__(self, "_read", read)

    def __getattr__(self, name: str) -> Any:
        """A field that has no value yet."""
        if name not in ("text", "blocks", "pages"):
            raise AttributeError(name)
        document = self._read()
        for field in ("text", "blocks", "pages"):
            object.__setattr__(self, field, getattr(document, field))
        return getattr(document, name)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        return (self.source, self.text, self.blocks, self.pages) == (
            other.source, other.text, other.blocks, other.pages
        )  # fmt: skip

    def __hash__(self) -> int:
        return hash(self.source)


class FiledFacts(Sequence[Fact]):
    """The facts of many documents, in the order of these; each is read once it is looked at.

    `ids` are those of the facts by source. `own` facts, by id, stand for what would be read.
    """

    def __init__(
        self, ids: Mapping[str, Sequence[str]], read: ReadFacts, own: Mapping[str, Fact] | None = None
    ) -> None:
        self.ids, self._read = ids, read
        self.own = own or {}
        #: Fact id → source id.
        self.source_of = {fact: source for source, facts in ids.items() for fact in facts}
        self._facts: dict[str, Fact] = dict(self.own)

    @property
    def by_id(self) -> Mapping[str, Fact]:
        """The facts by their ids. Made anew each time: whatever held one another would wait for the collector."""
        return _ById(self)

    @classmethod
    def of(cls, facts: Sequence[Fact]) -> FiledFacts:
        """The same facts, whatever they are kept in."""
        if isinstance(facts, cls):
            return facts
        ids: dict[str, list[str]] = {}
        for fact in facts:
            ids.setdefault(fact.source, []).append(fact.id)
        held = {fact.id: fact for fact in facts}
        return cls(ids, lambda wanted: [held[fact] for fact in wanted])

    def only(self, ids: Mapping[str, Sequence[str]]) -> FiledFacts:
        """The facts with these ids, by source."""
        return FiledFacts(ids, self._read, self.own)

    def with_own(self, ids: Mapping[str, Sequence[str]], own: Mapping[str, Fact]) -> FiledFacts:
        """The same but for sources whose `ids` are others, and facts that stand for what is read."""
        return FiledFacts({**self.ids, **ids}, self._read, {**self.own, **own})

    def fetch(self, facts: Iterable[str]) -> list[Fact]:
        """The facts with these ids; what has to be read for them is read together."""
        wanted = list(facts)
        if missing := list(dict.fromkeys([fact for fact in wanted if fact not in self._facts])):
            self._facts.update(zip(missing, self._read(missing), strict=True))
        return [self._facts[fact] for fact in wanted]

    def of_source(self, source: str) -> list[Fact]:
        """The facts of one source, in the order of its text."""
        return self.fetch(self.ids.get(source, ()))

    def in_order(self, facts: Collection[str]) -> list[Fact]:
        """The facts with these ids, in the order of all."""
        sources = {self.source_of[fact] for fact in facts}
        return self.fetch(
            fact for source in self.ids if source in sources for fact in self.ids[source] if fact in facts
        )

    def __len__(self) -> int:
        return len(self.source_of)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.fetch(self.source_of))

    @overload
    def __getitem__(self, at: int) -> Fact: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Fact]: ...
    def __getitem__(self, at: int | slice) -> Fact | Sequence[Fact]:
        chosen = list(self.source_of)[at]
        return self.by_id[chosen] if isinstance(chosen, str) else self.fetch(chosen)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self.source_of))


class _ById(Mapping[str, Fact]):
    """Filed facts by their ids."""

    def __init__(self, facts: FiledFacts) -> None:
        self._filed = facts

    def __getitem__(self, fact: str) -> Fact:
        known = self._filed._facts.get(fact)
        return known if known is not None else self._filed.fetch((fact,))[0]

    def __contains__(self, fact: object) -> bool:
        return fact in self._filed.source_of

    def __iter__(self) -> Iterator[str]:
        return iter(self._filed.source_of)

    def __len__(self) -> int:
        return len(self._filed)
