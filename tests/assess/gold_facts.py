"""The annotated facts of the five articles, where they are at hand → documents and facts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from assess_cases import ROOT, document

from briefing.model import Document, Evidence, Fact, Span

SHARED = ROOT.parent / "shared"
_INCREMENT = re.compile(r"\b(?:additional|further|more(?! than))\b")
#: Annotators' words for what the lexicon holds under another name.
_ALIASES = {"Russian mercenary forces": "Wagner Group", "reports": "reports"}


def available() -> bool:
    return (SHARED / "gold/facts").is_dir()


def load() -> tuple[list[Document], list[Fact]]:
    """All five articles and their facts; ids as in the annotation ("002#05")."""
    documents, facts = [], []
    dates = json.loads((SHARED / "gold/facts/_seeds_meta.json").read_text())
    for path in sorted((SHARED / "gold/facts").glob("0*.jsonl")):
        text = (SHARED / "seeds" / f"{path.stem}.txt").read_text(encoding="utf-8")
        meta = {"published": dates[path.stem]["published_inferred"], "text": text}
        if publisher := dates[path.stem].get("publisher_in_text"):
            meta["publisher"] = publisher.split(" (")[0]
        documents.append(document(path.stem[:3], meta))
        facts.extend(_fact(path, json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line)
    return documents, facts


def _fact(path: Path, row: dict[str, Any]) -> Fact:
    span = Span(row["start"], row["end"])
    return Fact(
        id=row["id"],
        source=path.stem[:3],
        evidence=Evidence(path.stem[:3], span, row["quote"], "", ""),
        sentence=span,
        kind=row["kind"],
        rule="annotation",
        actor=_ALIASES.get(row["actor"], row["actor"]),
        recipient=_ALIASES.get(row["recipient"], row["recipient"]),
        item=row["item"],
        place=row["place"],
        value_low=row["value_low"],
        value_high=row["value_high"],
        approximate=row["approx"],
        unit=row["unit"],
        value_text=row["value_text"],
        relation="additional" if row["value_text"] and _INCREMENT.search(row["quote"]) else None,
        date_start=row["date_start"],
        date_end=row["date_end"],
        date_basis=row["date_basis"] if row["date_basis"] in ("explicit", "relative") else None,
        attribution=row["attribution"],
        modality=row["modality"],
        negated=row.get("negated", False),
    )
