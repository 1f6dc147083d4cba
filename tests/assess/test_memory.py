"""Whatever came, went or was edited: with what was kept of earlier runs the same comes out as from scratch."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

from assess_cases import document, fact, lexicon, publishers
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.assess import Memory, appraise, corpus, group
from briefing.config.specs.brief import BriefSpec, JudgementSpec, QuerySpec, SectionSpec
from briefing.model import Document, Fact, Situation
from briefing.model.filed import FiledFacts

_TEXTS, _VERSIONS = 9, 3
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
    """A text with some facts; two of three copy the one before in their first version. The third version is the first,
    published on another day."""
    if version == 3:
        first, facts = text(n, 1)
        return replace(first, source=replace(first.source, published="2024-06-01")), facts
    pick, name = random.Random(f"{n} {version}"), f"s{n}v{version}"
    words = random.Random(f"{n - n % 3} words" if version == 1 else f"{n} {version} words")
    fields = {
        "publisher": pick.choice(("Reuters", "TASS", f"Paper {n}")),
        "published": pick.choice((*_DAYS, None)),
        "reliability": pick.choice("BDF"),
        "text": " ".join(words.choice(_WORDS) for _ in range(60)),
    }
    made = document(name, fields)
    return made, tuple(fact(f"{name}f{k}", _row(pick, name), k) for k in range(pick.randrange(3, 10)))


def _row(pick: random.Random, source: str) -> dict[str, Any]:
    kind = pick.choice(("transfer", "transfer", "transfer", "strike", "visit", "deployment", "statement_denial"))
    row: dict[str, Any] = {"kind": kind, "in": source, "modality": pick.choice(("asserted", "reported", "planned"))}
    row["actor"], row["recipient"] = pick.choice(_SIDES)
    row["relation"] = pick.choice(("additional", "part", *[None] * 8))
    row["negated"] = pick.random() < 0.1
    row["item"] = pick.choice(("artillery rounds", "artillery rounds", "ammunition", "ballistic missiles", None))
    row["date"] = pick.choice(("2024-01", "2024-01-04", "2024-03-08", "2023-11/..", None, None))
    row["by"] = pick.choice((None, "US DIA", "South Korea JCS", "reports"))
    row["value"] = pick.choice((40, 1000, ">=3000", 12000, None))
    row["inferred"] = ("recipient",) if row["recipient"] and row["value"] == 12000 else None
    if kind == "statement_denial":
        row |= {"modality": "denied", "item": "arms transfers", "value": None}
    return {key: value for key, value in row.items() if value is not None}


def run(step: _Step, memory: Memory | None) -> Situation:
    chosen, as_of = step
    if memory is not None:
        memory.turn()
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
        versions={one.source.id: str(one.source) for one in documents},
    )


def stored(memory: Memory, rows: dict[str, dict[str, tuple[str, str, str, str]]]) -> Memory:
    """Another process's memory, filled from rows that are kept as a store keeps them."""
    again = Memory()
    for name, shelf in memory.shelves.items():
        kept = rows.setdefault(name, {})
        for gone in shelf.gone():
            del kept[gone]
        kept.update({row[0]: row for row in shelf.changed()})
        again.shelves[name].fill(row[:3] for row in kept.values())
        again.shelves[name].read = partial(_heavy, {row[0]: row[3] for row in kept.values()})
    return again


def _heavy(words: dict[str, str], names: Sequence[str]) -> list[str]:
    return [words[name] for name in names]


@given(_STEPS)
@settings(max_examples=10, deadline=None)
def test_what_is_kept_changes_nothing(steps: list[_Step]) -> None:
    within, across = Memory(), Memory()
    rows: dict[str, dict[str, tuple[str, str, str, str]]] = {}
    for step in steps:
        fresh = run(step, None)
        for memory in (within, across):
            again = run(step, memory)
            assert again == fresh
            assert again.gists == fresh.gists
        across = stored(across, rows)
        assert set(rows["alone"]) == {claim.id for claim in fresh.claims}


def test_only_blocks_that_are_touched_are_read() -> None:
    """A text more: what is read again is it, and the facts of the same kind, item and aspect."""
    there = [text(n, 1) for n in range(_TEXTS)]
    memory = Memory()
    read: set[str] = set()
    versions: list[Mapping[str, str]] = []
    for upto in (_TEXTS - 1, _TEXTS):
        held = {document.source.id: facts for document, facts in there[:upto]}
        read.clear()
        memory.turn()

        every = FiledFacts.of([fact for facts in held.values() for fact in facts])

        def look(wanted: Sequence[str], every: FiledFacts = every) -> list[Fact]:
            read.update(wanted)
            return every.fetch(wanted)

        filed = FiledFacts({source: [fact.id for fact in facts] for source, facts in held.items()}, look)
        documents = [document for document, _ in there[:upto]]
        known = corpus(filed, documents, lexicon(), publishers().assessment, memory)
        group(known, memory)
        versions.append(known.versions)
    other = {source for source, version in known.versions.items() if versions[0].get(source) != version}
    blocks = [members for members in known.blocks.values() if other & set(members)]
    touched = {fact for members in blocks for facts in members.values() for fact in facts}
    assert read == touched | {fact for source in other for fact in filed.ids[source]}
    assert {filed.source_of[fact] for fact in touched} < set(held)


def test_the_texts_differ_in_what_matters() -> None:
    """The random texts copy one another, contradict one another, are denied, and are old."""
    found = [run(((version,) * _TEXTS, "2026-06-01"), None) for version in (1, 2)]
    assessed = [assessment for whole in found for assessment in whole.assessments]
    aspects = {aspect for whole in found for claim in whole.claims for aspect in claim.aspects}
    assert {"additional", "negated"} <= aspects
    assert "near_copy" in {why.code for one in assessed for origin in one.origins for why in origin.reasons}
    assert {"conflict", "stance", "scope"} <= {one.relation for whole in found for one in whole.discrepancies}
    told = [sum(len(claim.facts) for claim in whole.claims) for whole in found]
    assert any(count < len(whole.facts) for count, whole in zip(told, found, strict=True))  # some are turned round
    assert "old" in {why.code for one in assessed for why in one.basis}
