"""A ruling as it is given in, a line of YAML in `review/` out, with the facts that it was made upon."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from briefing.config.specs.review import RulingSpec
from briefing.model import Diagnostic, Location
from briefing.pipeline.record import Record
from briefing.pipeline.reviewing import REVIEW

FILE = "rulings.yaml"
_HEAD = "# Rulings of analysts, dated and signed. Written by `briefing review`, and free to be edited.\nrulings:\n"


def write_ruling(root: Path, row: Mapping[str, Any], record: Record) -> tuple[str | None, list[Diagnostic]]:
    """Append the ruling to `review/rulings.yaml` below `root`; the line, or what is wrong with it.

    Short ids become whole ones, and `seen` the facts that the target holds now. Raises OSError where it cannot write.
    """
    known, wrong = _resolved(row, record)
    if wrong:
        return None, wrong
    full = {key: value for key, value in {**row, **known}.items() if value not in (None, (), {}, [])}
    try:
        RulingSpec.model_validate(full)
    except ValidationError as error:
        message = error.errors()[0]["msg"].removeprefix("Value error, ")
        return None, [Diagnostic("CFG014", "error", message, None, "see: briefing review --help")]
    path = root / REVIEW / FILE
    path.parent.mkdir(exist_ok=True)
    line = "  - " + json.dumps(full, ensure_ascii=False, default=list) + "\n"
    text = path.read_text(encoding="utf-8") if path.exists() else _HEAD
    path.write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8")
    with path.open("a", encoding="utf-8") as file:
        file.write(line)
    return line.strip(), []


def _resolved(row: Mapping[str, Any], record: Record) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Whole ids for short ones, the evidence's words, and the facts seen."""
    out: dict[str, Any] = {}
    wrong: list[Diagnostic] = []
    facts = {fact.id: fact for fact in record.facts}
    claims = {claim.id: claim for claim in record.claims}
    disagreements = {one.id: one for one in record.discrepancies}

    def whole(name: str, held: Mapping[str, Any], what: str) -> str:
        found = [key for key in held if key.startswith(name)]
        if len(found) != 1:
            how = "no" if not found else "more than one"
            wrong.append(Diagnostic("REV001", "error", f"there is {how} {what} {name}", Location(REVIEW + FILE)))
        return found[0] if len(found) == 1 else name

    seen: list[str] = []
    if row.get("fact"):
        out["fact"] = whole(row["fact"], facts, "fact")
        fact = facts.get(out["fact"])
        if fact is not None:
            names = {entry.source.id: entry.source.name for entry in record.sources}
            out |= {"source": names[fact.source], "quote": fact.evidence.exact}
    if row.get("facts"):
        out["facts"] = [whole(name, facts, "fact") for name in row["facts"]]
    if row.get("claim"):
        out["claim"] = whole(row["claim"], claims, "claim")
    if row.get("claims"):
        out["claims"] = [whole(name, claims, "claim") for name in row["claims"]]
    if row.get("disagreement"):
        out["disagreement"] = whole(row["disagreement"], disagreements, "disagreement")
        if one := disagreements.get(out["disagreement"]):
            seen += [fact for position in one.positions for fact in position.facts]
    named: Sequence[str] = [*out.get("claims", ()), *([out["claim"]] if "claim" in out else [])]
    seen += [fact for name in named if name in claims for fact in claims[name].facts]
    rule = next((j for j in record.judgements if row.get("judgement") and j.rule == row["judgement"]), None)
    if rule is not None and row["ruling"] == "likelihood":
        seen += [fact for claim in rule.claims for fact in claims[claim].facts]
    if seen:
        out["seen"] = list(dict.fromkeys(seen))
    return out, wrong
