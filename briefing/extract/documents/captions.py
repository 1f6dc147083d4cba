"""A table and what the lexicons name in its words → the table with what its caption says of every figure in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.extract.documents.tables import Table, plain_capitals
from briefing.extract.names.entities import Mention

_TO = frozenset(("to", "into", "->", "→", "=>"))
#: What is named in a piece of text.
Named = Callable[[str], Sequence[Mention]]


def of_caption(table: Table, named: Named) -> Table:
    """The table with whose its things are, and, in the lines of a list, with what is counted."""
    thing = _thing_in(table.caption, named) if table.statements[0].listed else ""
    statements = tuple(
        s if not thing or _counts(s.said, named) else replace(s, said=f"{thing} ({s.said})") for s in table.statements
    )
    return replace(
        table, statements=statements, whose=_origin_in(table.caption, named), way=_way_in(table.caption, named)
    )


def _way_in(caption: str, named: Named) -> str:
    """From whom to whom the last line that says so has things go: "North Korea to Russia"."""
    for line in reversed(caption.split("\n")):
        for one, two in pairwise(m for m in named(line) if m.reading("entity", "place") is not None):
            if line[one.end : two.start].strip().lower() in _TO:
                return f"from {line[one.start : one.end]} to {line[two.start : two.end]}"
    return ""


def _thing_in(caption: str, named: Named) -> str:
    """What the last line of a caption counts: "North Korean workers in Kursk"; nothing where it counts nothing."""
    line = caption.rsplit("\n", 1)[-1].rpartition(": ")[2].partition(",")[0].rstrip(":. ")
    return plain_capitals(line) if any(map(_is_counted, named(line))) else ""


def _is_counted(mention: Mention) -> bool:
    """Whether a caption that names it may count it: troops, shells, North Koreans."""
    return any(r.category == "item" or r.form == "demonym" or r.type == "military" for r in mention.readings)


def _counts(label: str, named: Named) -> bool:
    """Whether a label names a thing: "missiles fired", "missing", but not "building roads"."""
    first = next((m for m in named(label) if m.start == 0 and m.reading("item")), None)
    return first is not None and (first.end == len(label) or not label[: first.end].endswith("ing"))


def _origin_in(caption: str, named: Named) -> str:
    """The first adjective of origin in a caption: "North Korean"."""
    for mention in named(caption):
        reading = mention.reading("entity")
        if reading is not None and reading.form == "adjective":
            return caption[mention.start : mention.end]
    return ""
