"""Sources and documents: the bytes that came in, their canonical text, and quotations of it."""

from __future__ import annotations

import bisect
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefing.model.days import in_words

#: How many code points of context an `Evidence` keeps on either side of its exact words.
CONTEXT = 32

BlockKind = Literal[
    "title", "heading", "byline", "dateline", "paragraph", "item", "row", "quote", "boilerplate", "metadata"
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in `Document.text`: `text[start:end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[int]:
        yield self.start
        yield self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the text with one role on the page; blocks mark the text, they never change it."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a fact rests on, as a W3C Web Annotation text quote with its position.

    `source` is the source's id; `exact` equals `Document.text[span.start:span.end]`.
    Made by `Document.quote` alone.
    """

    source: str
    span: Span
    exact: str
    prefix: str
    suffix: str
    #: The page it begins on, counted from 1, where the source has pages.
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One source as it came in, and what is known about it (ICD 206: source reference and descriptor)."""

    #: First 12 hex digits of `digest`.
    id: str
    #: sha256 of the bytes, hex.
    digest: str
    #: Path relative to the workspace with forward slashes, or a URL.
    name: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    #: ISO date.
    published: str | None = None
    published_basis: Literal["stated", "inferred"] | None = None
    url: str | None = None
    #: "article", "digest", "report", "transcript", "press_release", …
    type: str = "article"
    #: What a digest is a digest of.
    digest_of: str | None = None
    #: Admiralty letter; F is unjudged.
    reliability: Literal["A", "B", "C", "D", "E", "F"] = "F"
    descriptor: str | None = None
    #: The wire or outlet that the text itself credits.
    credit: str | None = None
    accessed: str | None = None
    #: Path of the bytes relative to the workspace where they are a file.
    path: str | None = None

    @property
    def is_digest(self) -> bool:
        return self.type == "digest"

    @property
    def label(self) -> str:
        """What the source is called where space is short: publisher, else title, else file name."""
        return self.publisher or self.title or self.name.rsplit("/", 1)[-1]

    @property
    def called(self) -> tuple[str, str]:
        """A short name and the field it comes from: publisher or author, else what it is and of when, else a title."""
        if self.publisher or self.author or not self.published:
            field = next((f for f in ("publisher", "author", "title") if getattr(self, f)), "name")
            return getattr(self, field).rsplit("/", 1)[-1], field
        kind = "article" if self.is_digest else self.type.replace("_", " ")
        return f"{kind.capitalize()} of {in_words(self.published, self.published)}", "published"


@dataclass(frozen=True, slots=True)
class Document:
    """A source's canonical text and the blocks that cover it, in order and without overlap."""

    source: Source
    text: str
    blocks: tuple[Block, ...]
    #: Where each page begins in `text`; empty for what has no pages.
    pages: tuple[int, ...] = ()

    def quote(self, span: Span) -> Evidence:
        """The words at `span` as evidence. Raises ValueError where the span leaves the text or is empty."""
        if span.end > len(self.text) or span.start == span.end:
            raise ValueError(f"span {span.start}..{span.end} is not inside the text of {self.source.name}")
        return Evidence(
            source=self.source.id,
            span=span,
            exact=self.text[span.start : span.end],
            prefix=self.text[max(0, span.start - CONTEXT) : span.start],
            suffix=self.text[span.end : span.end + CONTEXT],
            page=bisect.bisect_right(self.pages, span.start) or None,
        )


def digest_of_bytes(data: bytes) -> str:
    """sha256 of `data` in hex."""
    return hashlib.sha256(data).hexdigest()
