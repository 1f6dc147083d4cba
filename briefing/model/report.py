"""The finished brief: sections, the Uses that tie its words to facts, charts, and editions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model.claim import ChangeKind
from briefing.model.source import Source

Basis = Literal["facts", "count", "meta", "name", "fixed"]


@dataclass(frozen=True, slots=True)
class Use:
    """A stretch of brief.md that a filter printed, and what it rests on.

    `start` and `end` are code points of `Report.markdown`; `text` is what stands there.
    `refs` are typed ids: `fact:ID`, `source:ID`, `claim:ID`, `evidence:FACT_ID` (the place in the
    annex that shows that fact's words), `count:NAME`, `meta:FIELD`. A citation mark is a Use of
    basis `meta` whose first ref is `source:ID` and whose further refs are the facts cited.
    """

    start: int
    end: int
    text: str
    basis: Basis
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the brief and where it stands in `Report.markdown`."""

    id: str
    title: str
    #: The layout it takes in HTML and PDF: "title", "judgements", "figures", "prose", "timeline", "table", …
    kind: str
    start: int
    end: int
    cited: bool = True
    #: Whether the title stands in the text as a heading.
    headed: bool = True


@dataclass(frozen=True, slots=True)
class ChartText:
    """One text element of a chart, in document order of the SVG, with what it rests on."""

    text: str
    basis: Basis | None = None
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing with the words and the table behind it."""

    id: str
    kind: str
    title: str
    subtitle: str
    #: For screen readers: what the drawing shows, in words.
    description: str
    caption: str
    svg: str
    #: Header row first.
    table: tuple[tuple[str, ...], ...]
    texts: tuple[ChartText, ...]
    #: Facts drawn.
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Logo:
    """The picture above the title."""

    #: A data URL.
    address: str
    #: What is said in its place.
    alt: str
    #: mm.
    height: float


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A source with the number it bears in this brief; `cited` is false for one that was read and not used."""

    number: int
    source: Source
    cited: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A cited fact's words in their paragraph: `before`, `exact` and `after` stand in the source in one piece."""

    fact: str
    #: The source's id.
    source: str
    before: str
    exact: str
    after: str
    #: Admiralty grade of the claim that the fact belongs to; "" for a fact of no claim.
    grade: str
    #: The independent origin that the fact comes from; "" where there is none.
    origin: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One numbered edition; `number` 1 supersedes nothing."""

    number: int
    as_of: str
    #: Issue date, ISO: the given clock or the information cut-off.
    issued: str
    supersedes: int | None = None
    #: First 8 hex digits of the digest over all inputs.
    build: str = ""


@dataclass(frozen=True, slots=True)
class ChangedSpan:
    """A sentence, with its citations, or a row of a table that says something else than the last edition did.

    `start` and `end` are code points of `Report.markdown`; `kind` is the gravest change of its claims.
    """

    start: int
    end: int
    kind: ChangeKind
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The brief as written: Markdown is the master, everything else is made from it."""

    title: str
    subtitle: str
    #: TLP label in capitals, as "TLP:CLEAR".
    marking: str
    language: str
    edition: Edition
    markdown: str
    sections: tuple[Section, ...]
    uses: tuple[Use, ...]
    sources: tuple[SourceEntry, ...]
    charts: tuple[Chart, ...]
    #: Running head and foot: short title, and the line at the foot (cut-off and build).
    short_title: str = ""
    foot: str = ""
    #: What the citations lead to, in order of first mention.
    passages: tuple[Passage, ...] = ()
    #: What a mark at the side of the page shows, in the order of the text; empty in a first edition.
    changed: tuple[ChangedSpan, ...] = ()
    #: The logo of the house that issues it.
    logo: Logo | None = None
