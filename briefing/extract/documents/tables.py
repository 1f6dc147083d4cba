"""A document's tables and lists of figures → each figure as a statement in words: "1,500 soldiers in Russia"."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import repeat

from briefing.extract.words.text import LONGEST
from briefing.model import Block, Document, Fact, Span, TimeRef

_CELL = re.compile(r"[^|\t]+")
_RULE = re.compile(r"[\s|:+=-]+")
_QUALIFIER = (
    r"(?:at least|at most|about|around|some|up to|over|more than|fewer than|less than|nearly|almost|roughly|[~≈<>≥≤])"
)
_NUMBER = r"\d[\d,.]{0,20}"
#: A cell that holds a figure and nothing else.
_FIGURE = re.compile(
    rf"(?:{_QUALIFIER}\s*)?[$€£]?{_NUMBER}(?:\s*(?:-|–|to)\s*{_NUMBER})?"
    rf"\s*(?:thousand|million|billion|[kmb]n?\b|%|per cent)?(?:\s*\+|\s+or more)?",
    re.IGNORECASE,
)
#: The same with what it is measured in.
_MEASURED = re.compile(
    rf"{_FIGURE.pattern}(\s*(?:t|tons?|tonnes?|barrels?|bbl|litres?|liters?|kg|pieces|units|sets|rounds|head)\b)?",
    re.IGNORECASE,
)
#: A line of a list of figures: what is counted, or for what, and how many.
_LABELLED = re.compile(rf"([A-Za-z][^:|\n]{{1,60}}):[ \t]+({_FIGURE.pattern})\.?", re.IGNORECASE)
#: Small words inside a caption in capitals.
_SMALL = re.compile(r"\b(?:in|of|on|at|from|to|by|and|the|for)\b", re.IGNORECASE)
#: What the figures of a column are measured in, as its head says in brackets, and words there that make each more.
_HEAD_UNIT = re.compile(r"\(([^()]*)\)")
_MANIFOLD = frozenset(
    "bn mn m k tn billion billions million millions thousand thousands trillion hundred hundreds".split()
)
#: Heads of columns of those who give something, and of those who get it.
_GIVERS = frozenset(
    "donor donors giver supplier suppliers sender exporter seller provider origin contributor from".split()
)
_TAKERS = frozenset("recipient recipients receiver taker importer buyer destination customer to".split())
#: A row of more cells is data that nobody reads: each figure in it would be said with the words of all others.
_COLUMNS = 40
#: Labels of what is told of the page and not of the world.
_OF_THE_PAGE = frozenset(
    """page pages price words comments views likes shares followers subscribers posts issue volume edition published
    updated posted phone tel telephone fax mobile id ref no number code year read time date isbn issn copyright visitors
    rating score temperature index share""".split()
)
#: Characters of the longest line of a list.
_LINE = 120
_WHEN = frozenset(("date", "dates", "period", "when", "month", "year", "day", "time"))
#: Words that make a date that of the statement: it dates no event.
_STATED = frozenset(("statement", "stated", "reported", "published", "issued", "announced", "report", "estimate"))
_WHO = frozenset(("source", "sources", "agency", "authority", "by", "according", "attribution", "claimant"))
_DITTO = frozenset(("same", "ditto", "do", "idem", "ibid", "id", "as above", "same source", '"', "″", "〃"))
_COUNT = frozenset(("quantity", "number", "amount", "total", "count", "figure", "volume", "units", "estimate", "no"))


@dataclass(frozen=True, slots=True)
class CellStatement:
    """One figure of a table in words."""

    #: The figure as the cell gives it, and what it counts.
    counted: str
    said: str
    #: The row it stands in, and the part of it from its first cell to the figure.
    row: Span
    quote: Span
    figure: Span
    #: The cells of the row that say when it happened and who says so.
    when: Span | None
    who: Span | None
    #: It stands in a list, whose caption may say what is counted.
    listed: bool = False
    #: The figure ends in a unit, "5,000 tonnes", of which the rest is said.
    measured: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the text that introduces it."""

    caption: str
    statements: tuple[CellStatement, ...]
    #: Whose things it counts, as an adjective of the caption says: "North Korean".
    whose: str = ""
    #: From whom to whom they go, where the caption says so: "from North Korea to Russia".
    way: str = ""

    def spoken(self, statement: CellStatement) -> str:
        """The statement as running text says it: "1,500 North Korean soldiers in Russia."."""
        if statement.listed and self.caption.endswith(":"):
            return f"{statement.said}: {statement.counted}."  # the heading that opens the list says of what it is
        whose = f"{self.whose} " if self.whose and self.whose not in statement.said else ""
        way = f" {self.way}" if self.way and " to " not in statement.said else ""
        # "120 170 mm guns" would be one number
        of = "of " if statement.measured or statement.said[0].isdigit() else ""
        return f"{statement.counted} {of}{whose}{statement.said}{way}."


def tables(document: Document) -> Iterator[Table]:
    """The tables of a document whose first row heads their columns; linear in its length."""
    blocks = document.blocks
    above: dict[str, Block] = {}
    at = 0
    while at < len(blocks):
        end = at + 1
        if blocks[at].kind == "row":
            while end < len(blocks) and _in_table(document, blocks[end]):
                end += 1
            statements = tuple(_statements(document, [b.span for b in blocks[at:end] if b.kind == "row"]))
            if statements:
                yield Table(_caption(document, above), statements)
        elif _labelled(document, blocks[at]) is not None:
            while end < len(blocks) and _labelled(document, blocks[end]) is not None:
                end += 1
            if end - at > 1:
                lines = map(_labelled, repeat(document), blocks[at:end])
                yield Table(_caption(document, above), tuple(line for line in lines if line is not None))
        for block in blocks[at:end]:
            _stands_above(block, above)
        at = end


def _labelled(document: Document, block: Block) -> CellStatement | None:
    """A block that is a line of a list of figures; None where it is none."""
    if block.kind not in ("item", "heading", "paragraph") or len(block.span) > _LINE:
        return None
    match = _LABELLED.fullmatch(document.text, *block.span)
    if match is None or not _words(match[1]).isdisjoint(_OF_THE_PAGE):
        return None
    figure = Span(*match.span(2))
    row = Span(block.span.start, figure.end)
    return CellStatement(match[2], _lower(plain_capitals(match[1])), row, row, figure, None, None, listed=True)


def plain_capitals(words: str) -> str:
    """A line in capitals as a headline writes it: "NORTH KOREANS IN RUSSIA" as "North Koreans in Russia"."""
    return _SMALL.sub(lambda m: m[0].lower(), words.title()) if words.isupper() else words


def _in_table(document: Document, block: Block) -> bool:
    return block.kind == "row" or _RULE.fullmatch(document.text, *block.span) is not None


def _stands_above(block: Block, above: dict[str, Block]) -> None:
    """Notes the first title, the last heading and the last of all words."""
    if block.kind not in ("title", "heading", "paragraph") or len(block.span) > LONGEST:
        return
    if block.kind == "title":
        above.setdefault("title", block)
    elif block.kind == "heading":
        above["heading"] = block
    above["last"] = block


def _caption(document: Document, above: Mapping[str, Block]) -> str:
    """The title, the heading that the table stands under, and what stands right before it."""
    chosen = dict.fromkeys(above[which] for which in ("title", "heading", "last") if which in above)
    return "\n\n".join(document.text[b.span.start : b.span.end] for b in chosen)


def _statements(document: Document, rows: Sequence[Span]) -> Iterator[CellStatement]:
    if len(rows) < 2:
        return
    text = document.text
    heads = [text[s.start : s.end] for s in _cells(text, rows[0])]
    if len(heads) > _COLUMNS:
        return
    body = [cells for row in rows[1:] if len(cells := _cells(text, row)) == len(heads)]
    if any(_FIGURE.fullmatch(head) for head in heads):
        return
    counted = [
        n
        for n, head in enumerate(heads)
        if not (_words(head) & (_WHEN | _WHO) or _scaled(head))
        and any(_MEASURED.fullmatch(text, *cells[n]) for cells in body)
    ]
    when = next((n for n, h in enumerate(heads) if _words(h) & _WHEN and not _words(h) & _STATED), None)
    stated = next((n for n, h in enumerate(heads) if _words(h) & _WHEN and n != when), None)
    who = next((n for n, h in enumerate(heads) if _words(h) & _WHO), None)
    sayers = _sayers(text, body, who) if who is not None else {}
    labels = [n for n in range(len(heads)) if n not in (*counted, when, stated, who)]
    for n in counted:  # column by column, because what a column counts is what the cell above it counts
        for cells in body:
            figure = _MEASURED.fullmatch(text, *cells[n])
            if figure is None:
                continue
            row = Span(cells[0].start, cells[-1].end)
            told = [_told(heads[label], text[cells[label].start : cells[label].end]) for label in labels]
            yield CellStatement(
                text[cells[n].start : cells[n].end],
                _said(heads[n], told),
                row,
                Span(row.start, cells[n].end),
                cells[n],
                None if when is None else cells[when],
                sayers.get(row.start),
                measured=bool(figure[1]),
            )


def _sayers(text: str, body: Sequence[list[Span]], column: int) -> dict[int, Span]:
    """By where each row begins the cell that says who says so: "same" stands for the one above it."""
    found: dict[int, Span] = {}
    above = body[0][column] if body else Span(0, 0)
    for cells in body:
        own = cells[column]
        above = above if text[own.start : own.end].lower().rstrip(".") in _DITTO else own
        found[cells[0].start] = above
    return found


def _cells(text: str, row: Span) -> list[Span]:
    """The cells of a row, without the space around them."""
    found = []
    for match in _CELL.finditer(text, row.start, row.end):
        cell = match.group()
        if cell.strip():
            start = match.start() + len(cell) - len(cell.lstrip())
            found.append(Span(start, start + len(cell.strip())))
    return found


def _words(head: str) -> set[str]:
    return set(re.findall(r"[a-z]+", head.lower()))


def _said(head: str, labels: Sequence[str]) -> str:
    """What a column and the labels of a row say of the figure: the thing counted, then the rest."""
    general = bool(_words(head) & _COUNT)
    first = labels[0] if general and labels else head
    rest = labels[1:] if general else labels
    told = (r if r.startswith(("from ", "to ")) else f"from {r}" if " to " in r else f"({r})" for r in rest)
    return " ".join([_lower(first), *told])


def _told(head: str, cell: str) -> str:
    """A cell that says whose or what a figure is: "from Germany" in a column of donors."""
    words = _words(head)
    return f"from {cell}" if words & _GIVERS else f"to {cell}" if words & _TAKERS else cell


def _scaled(head: str) -> bool:
    """'Aid (bn euros)': whether each figure of a column is a thousand times what its own words say, or more."""
    unit = _HEAD_UNIT.search(head)
    return unit is not None and bool(_words(unit[1]) & _MANIFOLD)


def _lower(phrase: str) -> str:
    """The phrase as it stands inside a sentence: "Soldiers in Russia" is no name."""
    first = phrase.split(" ", 1)[0]
    return phrase if not first[1:].islower() else phrase[0].lower() + phrase[1:]


def in_words(table: Table, document: Document) -> Document:
    """The table as running text: its caption, then a paragraph for each statement, in order."""
    spoken = [table.spoken(s) for s in table.statements]
    parts = [table.caption, *spoken] if table.caption else spoken
    blocks: list[Block] = []
    at = 0
    for part in parts:
        blocks.append(Block("paragraph", Span(at, at + len(part))))
        at += len(part) + 2
    return Document(document.source, "\n\n".join(parts), tuple(blocks))


def _spoken(table: Table) -> Iterator[Span]:
    """Where each statement stands in the table as running text."""
    at = len(table.caption) + 2 if table.caption else 0
    for statement in table.statements:
        yield Span(at, at + len(table.spoken(statement)))
        at += len(table.spoken(statement)) + 2


def anchored(
    facts: Sequence[Fact],
    table: Table,
    document: Document,
    times: Sequence[TimeRef],
    named: Callable[[int, int], str | None],
) -> Iterator[Fact]:
    """Facts read from the table in words, put where their figures stand in the document.

    Date and speaker are those of the row, where it has them; `named` gives the actor that stands between two places.
    """
    spoken = list(_spoken(table))
    told: dict[int, Fact] = {}
    for one in facts:
        figure = one.value_span
        number = bisect_right(spoken, figure.start, key=lambda s: s.start) - 1 if figure is not None else -1
        if figure is not None and number >= 0 and spoken[number].contains(figure):
            told.setdefault(number, one)
    for number, statement in enumerate(table.statements):
        if number in told:
            fact = _placed(told[number], statement, document)
            yield _dated(_said_by(fact, statement, document, named), statement, times)


def _placed(fact: Fact, statement: CellStatement, document: Document) -> Fact:
    return replace(
        fact,
        evidence=document.quote(statement.quote),
        sentence=statement.row,
        value_span=statement.figure,
        value_text=document.text[statement.figure.start : statement.figure.end],
        also=(),
        notes=(*fact.notes, "read from a table"),
    )


def _said_by(fact: Fact, statement: CellStatement, document: Document, named: Callable[[int, int], str | None]) -> Fact:
    if statement.who is None:
        return fact
    words = document.text[statement.who.start : statement.who.end]
    state = named(statement.who.start, statement.who.start + words.index(",")) if "," in words else None
    who = named(*statement.who) or state or words  # "South Korea, Defence Ministry": a body of a state
    return replace(fact, attribution=who, via=(), modality="reported" if fact.modality == "asserted" else fact.modality)


def _dated(fact: Fact, statement: CellStatement, times: Sequence[TimeRef]) -> Fact:
    cell = statement.when
    at = bisect_right(times, cell.start, key=lambda t: t.span.end) if cell is not None else len(times)
    when = times[at] if at < len(times) else None
    if when is None or cell is None or not cell.overlaps(when.span):
        return replace(fact, date_start=None, date_end=None, date_text=None, date_span=None, date_basis=None)
    return replace(
        fact,
        date_start=when.start,
        date_end=when.end,
        date_text=when.text,
        date_span=when.span,
        date_basis=when.basis,
    )
