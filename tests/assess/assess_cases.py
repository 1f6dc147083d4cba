"""Short YAML records → documents and facts, and the shared lexicon and publishers of the reference workspace."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from yaml_files import read_yaml

from briefing.config.specs.lexicon import LexiconSpec
from briefing.config.specs.publishers import PublishersSpec
from briefing.model import Block, Document, Evidence, Fact, Source, Span

ROOT = Path(__file__).resolve().parents[2]


@cache
def lexicon() -> LexiconSpec:
    """All files of config/lexicons joined."""
    joined: dict[str, list[Any]] = {"entities": [], "items": [], "places": []}
    for path in sorted((ROOT / "config/lexicons").glob("*.yaml")):
        for key, rows in (read_yaml(path) or {}).items():
            joined[key].extend(rows or [])
    return LexiconSpec.model_validate(joined)


@cache
def publishers() -> PublishersSpec:
    return PublishersSpec.model_validate(read_yaml(ROOT / "config/publishers.yaml"))


def document(name: str, row: dict[str, Any]) -> Document:
    """A source of that name; its text may be given, and is otherwise its name."""
    text = str(row.get("text") or name)
    meta = {key: str(row[key]) for key in ("publisher", "url", "credit", "title") if key in row}
    published = str(row["published"]) if row.get("published") else None
    known = publishers().find(row.get("publisher"))
    source = Source(
        id=name,
        digest=name,
        name=name,
        published=published,
        published_basis="stated" if published else None,
        reliability=row.get("reliability") or (known.reliability if known else "F"),
        **meta,
    )
    return Document(source, text, (Block("paragraph", Span(0, len(text))),))


def fact(name: str, row: dict[str, Any], position: int = 0) -> Fact:
    """A fact from a short record: `value: ">=3000"`, `date: 2023-11/..`, `by: US DIA`, `in: a`."""
    span = Span(position, position + 1)
    low, high, approximate = bounds(row.get("value"))
    start, end = ends(row.get("date"))
    return Fact(
        id=name,
        source=row["in"],
        evidence=Evidence(row["in"], span, "x", "", ""),
        sentence=span,
        kind=row["kind"],
        rule="case",
        actor=row.get("actor"),
        recipient=row.get("recipient"),
        item=row.get("item"),
        make=row.get("make"),
        place=row.get("place"),
        value_low=low,
        value_high=high,
        approximate=approximate,
        unit=row.get("unit", "count") if row.get("value") is not None else None,
        value_text=str(row["value"]) if row.get("value") is not None else None,
        relation=row.get("relation"),
        date_start=start,
        date_end=end,
        date_basis="explicit" if start or end else None,
        attribution=row.get("by"),
        modality=row.get("modality", "reported" if row.get("by") else "asserted"),
        negated=row.get("negated", False),
        context=row.get("context"),
        inferred=tuple(row.get("inferred", ())),
    )


def bounds(value: object) -> tuple[float | None, float | None, bool]:
    """`3000`, `>=3000`, `<=50`, `~11000`, `40..50`."""
    if value is None:
        return None, None, False
    text = str(value)
    if text.startswith(">="):
        return float(text[2:]), None, False
    if text.startswith("<="):
        return None, float(text[2:]), False
    if text.startswith("~"):
        return float(text[1:]), float(text[1:]), True
    low, _, high = text.partition("..")
    return float(low), float(high or low), False


def ends(value: object) -> tuple[str | None, str | None]:
    """`2024-06-18`, `2024-06-18/2024-06-19`, `2023-11/..`."""
    if value is None:
        return None, None
    start, slash, end = str(value).partition("/")
    both = (start, end if slash else start)
    return tuple(None if part in ("..", "") else part for part in both)
