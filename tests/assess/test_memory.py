"""Whatever came, went or was edited: with what was kept of earlier runs the same comes out as from scratch."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

from assess_cases import document, fact, lexicon, publishers
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.assess import Memory, appraise
from briefing.config.specs.brief import BriefSpec, JudgementSpec, QuerySpec, SectionSpec
from briefing.model import Document, Fact, Situation

_TEXTS, _VERSIONS = 9, 2
_DAYS = ("2024-01-05", "2024-03-09", "2024-09-30", "2025-02-01")
_BRIEF = BriefSpec(
    title="t",
    theme="t",
    sections=(SectionSpec(id="s", template="s", query=QuerySpec()),),
    judgements=(JudgementSpec(name="arms", query=QuerySpec(kind=("transfer",)), weight=1.0),),
)
_WORDS = ("rain", "wind", "port", "ship", "rail", "crane", "fog", "dawn", "list", "seal", "dock", "quay")
_SIDES = (("North Korea", "Russia"), ("North Korea", "Russia"), ("Russia", "North Korea"), ("Russia", None))
#: Which version of each text there is, if any; and the cut-off.
_Step = tuple[tuple[int, ...], str]
_STEPS = st.lists(
    st.tuples(st.tuples(*[st.integers(0, _VERSIONS)] * _TEXTS), st.sampled_from(("2025-03-28", "2026-06-01"))),
    min_size=2,
    max_size=4,
)


@cache
def text(n: int, version: int) -> tuple[Document, tuple[Fact, ...]]:
    """A text with some facts; every third text copies the one before in its first version."""
    pick, name = random.Random(f"{n} {version}"), f"s{n}v{version}"
    words = random.Random(f"{n - n % 3} words" if version == 1 else f"{n} {version} words")
    fields = {
        "publisher": pick.choice(("Reuters", "TASS", f"Paper {n}")),
        "published": pick.choice((*_DAYS, None)),
        "reliability": pick.choice("BDF"),
        "text": " ".join(words.choice(_WORDS) for _ in range(60)),
    }
    made = document(name, fields)
    return made, tuple(fact(f"{name}f{k}", _row(pick, name), k) for k in range(pick.randrange(2, 8)))


def _row(pick: random.Random, source: str) -> dict[str, Any]:
    kind = pick.choice(("transfer", "transfer", "transfer", "strike", "visit", "deployment", "statement_denial"))
    row: dict[str, Any] = {"kind": kind, "in": source, "modality": pick.choice(("asserted", "reported", "planned"))}
    row["actor"], row["recipient"] = pick.choice(_SIDES)
    row["item"] = pick.choice(("artillery rounds", "artillery rounds", "ammunition", "ballistic missiles", None))
    row["date"] = pick.choice(("2024-01", "2024-01-04", "2024-03-08", "2023-11/..", None, None))
    row["by"] = pick.choice((None, "US DIA", "South Korea JCS", "reports"))
    row["value"] = pick.choice((40, 1000, ">=3000", 12000, None))
    if kind == "statement_denial":
        row |= {"modality": "denied", "item": "arms transfers", "value": None}
    return {key: value for key, value in row.items() if value is not None}


def run(step: _Step, memory: Memory | None) -> Situation:
    chosen, as_of = step
    there = [text(n, version) for n, version in enumerate(chosen) if version]
    documents = [one for one, _ in there]
    return appraise(
        [found for _, facts in there for found in facts],
        documents,
        brief=_BRIEF,
        lexicon=lexicon(),
        publishers=publishers(),
        as_of=as_of,
        memory=memory,
        versions={one.source.id: one.source.id for one in documents},
    )


def stored(memory: Memory, rows: dict[str, dict[str, tuple[str, str, str, str]]]) -> Memory:
    """Another process's memory, filled from rows that are kept as a store keeps them."""
    again = Memory()
    for name, shelf in memory.shelves.items():
        kept = rows.setdefault(name, {})
        for gone in shelf.gone():
            del kept[gone]
        kept.update({row[0]: row for row in shelf.changed()})
        again.shelves[name].fill(kept.values())
    return again


@given(_STEPS)
@settings(max_examples=10, deadline=None)
def test_what_is_kept_changes_nothing(steps: list[_Step]) -> None:
    within, across = Memory(), Memory()
    rows: dict[str, dict[str, tuple[str, str, str, str]]] = {}
    for step in steps:
        fresh = run(step, None)
        assert run(step, within) == fresh
        assert run(step, across) == fresh
        across = stored(across, rows)
        assert set(rows["alone"]) == {claim.id for claim in fresh.claims}


def test_the_texts_differ_in_what_matters() -> None:
    """The random texts copy one another, contradict one another, are denied, and are old."""
    whole = run(((1,) * _TEXTS, "2026-06-01"), None)
    reasons = {why.code for a in whole.assessments for origin in a.origins for why in origin.reasons}
    assert "near_copy" in reasons
    assert {"conflict", "stance", "scope"} <= {one.relation for one in whole.discrepancies}
    assert "old" in {why.code for a in whole.assessments for why in a.basis}
