"""Situations of any size for drawings, and the boxes that their words take up by the real typeface."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from fontTools.ttLib import TTFont

from briefing.assess import pace
from briefing.config.specs.lexicon import PlaceSpec
from briefing.model import (
    Assessment,
    Claim,
    Discrepancy,
    Document,
    Evidence,
    Fact,
    Origin,
    Position,
    Selection,
    Situation,
    Source,
    Span,
    TimelineEntry,
)
from briefing.render.fonts import face_bytes

SVG = "{http://www.w3.org/2000/svg}"
#: Five claims that are told by many; the years and places are of another world's news.
_CLAIMS = (
    ("transfer", "Norway", "Chile", "sacks of seed potatoes", "Santiago", "2031-02"),
    ("visit", "Minister Aud Lund", "Chile", "visit", "Valparaíso", "2031-03-05"),
    ("agreement", "Norway", "Chile", "agreement on the protection of orchards and of beehives", None, "2031-04"),
    ("transfer", "Chile", "Norway", "vines", "Bergen", "2031-05-11"),
    ("other", "Peru", None, "inspection", "Lima", "2030"),
)
PLACES = {
    p.name: p
    for p in (
        PlaceSpec(name="Norway", type="state", latitude=59.9, longitude=10.75),
        PlaceSpec(name="Bergen", type="city", inside="Norway", latitude=60.4, longitude=5.3),
        PlaceSpec(name="Chile", type="state", latitude=-33.4, longitude=-70.7),
        PlaceSpec(name="Santiago", type="city", inside="Chile", latitude=-33.45, longitude=-70.65),
        PlaceSpec(name="Valparaíso", type="city", inside="Chile", latitude=-33.05, longitude=-71.6),
        PlaceSpec(name="Peru", type="state", latitude=-12.05, longitude=-77.04),
        PlaceSpec(name="Lima", type="city", inside="Peru", latitude=-12.05, longitude=-77.04),
        PlaceSpec(name="Mare Incognitum", type="sea"),
    )
}


def situation(sources: int, claims: int = 5) -> Situation:
    """`claims` claims, each carried by every second or third of so many sources; the first is disputed."""
    documents = tuple(
        Document(
            Source(
                f"s{n}", "", f"{n}.txt", publisher=f"Gazette of the parish {n}", published=f"2031-06-{n % 28 + 1:02}"
            ),
            "w",
            (),
        )
        for n in range(sources)
    )
    facts: list[Fact] = []
    made: list[Claim] = []
    for c in range(claims):
        kind, actor, recipient, item, place, day = _CLAIMS[c % len(_CLAIMS)]
        ids = []
        for n in range(0, sources, 2 + c % 2):
            fact = Fact(
                id=f"f{c}-{n}",
                source=f"s{n}",
                evidence=Evidence(f"s{n}", Span(0, 1), "w", "", ""),
                sentence=Span(0, 1),
                kind=kind,
                rule="r",
                actor=actor,
                recipient=recipient,
                item=item + ("" if c < len(_CLAIMS) else f" of lot {'abcdefghijklmnopqrstuvwxyz'[c % 26]}"),
                place=place,
                value_low=100.0 + n,
                value_high=100.0 + n,
                value_text=f"{100 + n}",
                date_start=day if c < len(_CLAIMS) else f"20{10 + c % 20}-{c % 12 + 1:02}",
                date_end=day if c < len(_CLAIMS) else f"20{10 + c % 20}-{c % 12 + 1:02}",
                attribution=f"Office {n % 4}" if n % 3 else None,
            )
            facts.append(fact)
            ids.append(fact.id)
        first = next(f for f in facts if f.id == ids[0])
        made.append(Claim(f"c{c}", (kind, *[""] * 6), kind, actor, recipient, first.item, place, tuple(ids)))
    return _judged(documents, tuple(facts), tuple(made))


def _judged(documents: tuple[Document, ...], facts: tuple[Fact, ...], claims: tuple[Claim, ...]) -> Situation:
    of = {f.id: f for f in facts}
    assessments = tuple(Assessment(c.id, _origins(c, of), "same", "C", 3, "low", ()) for c in claims)
    sides = claims[0].facts[::2], claims[0].facts[1::2]
    dispute = Discrepancy(
        "d", "date", "conflict", "open", ("c0",), tuple(_side(s, n) for n, s in enumerate(sides) if s)
    )
    return Situation(
        as_of="2031-07-01",
        documents=documents,
        facts=facts,
        claims=claims,
        assessments=assessments,
        discrepancies=(dispute,),
        judgements=(),
        timeline=tuple(
            TimelineEntry(c.id, of[c.facts[0]].date_start, of[c.facts[0]].date_end, False, c.id == "c0", c.facts[:1])
            for c in claims
        ),
        changes=(),
    )


def _side(facts: tuple[str, ...], n: int) -> Position:
    return Position(facts, date_start=f"2031-0{2 + 3 * n}", date_end=f"2031-0{2 + 3 * n}")


def _origins(claim: Claim, of: dict[str, Fact]) -> tuple[Origin, ...]:
    by: dict[tuple[str, str], list[str]] = {}
    for f in claim.facts:
        fact = of[f]
        by.setdefault((fact.attribution or fact.source, "authority" if fact.attribution else "source"), []).append(f)
    return tuple(
        Origin(name, name, kind, tuple(dict.fromkeys(of[f].source for f in ids)), tuple(ids))
        for (name, kind), ids in by.items()
    )


def all_of(s: Situation) -> Selection:
    ids = tuple(c.id for c in s.claims)
    return Selection("section", ids, pace=pace(ids, s.timeline))


@dataclass(frozen=True)
class Printed:
    """One line of text and the box it takes up, in px."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Printed) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def printed(svg: str) -> Iterator[Printed]:
    """Every line of text of a drawing."""
    for element in ET.fromstring(svg).iter(f"{SVG}text"):
        size, weight = float(element.get("font-size", 0)), int(element.get("font-weight", 400))
        for line in list(element.iter(f"{SVG}tspan")) or [element]:
            text = line.text or ""
            wide = _advance(text, weight) * size
            shift = {"end": wide, "middle": wide / 2}.get(element.get("text-anchor", "start"), 0.0)
            left, base = float(line.get("x", 0)) - shift, float(line.get("y", 0))
            yield Printed(text, left, base - size * 0.72, left + wide, base + size * 0.18)


@lru_cache(maxsize=4)
def _face(weight: int) -> Any:
    name = {400: "Regular", 600: "Semibold", 700: "Bold"}[weight]
    font = TTFont(BytesIO(face_bytes("font_source_sans_pro", f"SourceSansPro-{name}.ttf")))
    return font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm


def _advance(text: str, weight: int) -> float:
    cmap, widths, em = _face(weight)
    spelled = "".join(c if ord(c) in cmap else f"[U+{ord(c):04X}]" for c in text)
    return float(sum(widths[cmap[ord(c)]][0] for c in spelled) / em)
