"""What a plug-in is: one protocol a kind, and the types that plug-ins take and give. They import from here alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from briefing.chart.naming import Places
from briefing.chart.svg import WIDTH, Drawing, Words, cited, name
from briefing.compose.marks import Prose
from briefing.extract.documents.proposals import Proposal
from briefing.ingest.blocks import blocks
from briefing.ingest.readers.content import Content
from briefing.model import Block, Chart, Document, Selection, Situation, Span

__all__ = [
    "WIDTH",
    "Block",
    "Chart",
    "ChartKind",
    "Content",
    "Document",
    "Drawing",
    "Extractor",
    "Filter",
    "OutputFormat",
    "Places",
    "Proposal",
    "Prose",
    "Reader",
    "Selection",
    "Situation",
    "Span",
    "Words",
    "blocks",
    "cited",
    "name",
]


class Reader(Protocol):
    """Entry point group `briefing.readers`: reads one kind of file. A module with both names is a reader."""

    #: The suffixes of the files that it reads, in lower case: (".srt",). It stands before the program's own readers.
    suffixes: tuple[str, ...]

    def read(self, data: bytes, name: str) -> Content:
        """The text of a file, its blocks (`blocks(text)` finds them) and what it says of itself.

        `name` is for messages. The same bytes must give the same content.
        """
        ...


class ChartKind(Protocol):
    """Entry point group `briefing.charts`: a function that draws what `charts:` of a section names."""

    def __call__(self, id_: str, selection: Selection, situation: Situation, places: Places, /) -> Chart | None:
        """The chart of the section's claims, or None where they give nothing to show.

        Every numeral that it draws is a `Words` with what it rests on; `Drawing` keeps them for `Chart.texts`.
        """
        ...


class Filter(Protocol):
    """Entry point group `briefing.filters`: a function that templates call by the name of its entry point."""

    def __call__(self, value: Any, /, *arguments: Any) -> Any:
        """What is printed for `value`. Plain text is escaped; `Prose` stands as it is, with the figures it carries.

        A figure may come in as printed text (`claim.figure|value|mine`); a new numeral rests on nothing and is refused.
        """
        ...


class OutputFormat(Protocol):
    """Entry point group `briefing.formats`: a function that writes one more file, `brief.NAME`."""

    def __call__(self, brief: Mapping[str, Any], /) -> bytes:
        """The bytes of the file, made from the data of brief.json alone; the same data give the same bytes."""
        ...


class Extractor(Protocol):
    """Entry point group `briefing.extractors`: a function that finds facts beside those of the rules."""

    def __call__(self, document: Document, /) -> Iterable[Proposal]:
        """Proposals for one document. Each is held against the words; what these do not bear out is refused.

        Claims and origins are made of what is left as of any other fact.
        """
        ...
