"""The record of the last edition in, what a person should look at out: each with its sentence and its words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.model import Discrepancy, Fact
from briefing.pipeline.reason_words import in_words
from briefing.pipeline.record import Record

#: A reading that the engine itself is unsure of: how many are listed at most.
_UNCERTAIN = 20
_SENTENCE = re.compile(r"[^\n|]*?[.!?](?:\*\*)?(?:\[\^\d+\])+")
_MARKS = re.compile(r"\[\^\d+\]|\*\*|^[-\d. ]+")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that needs a person: `rank` 0 is the worst; `words` are (source, quotation)."""

    rank: int
    what: str
    id: str
    why: str
    #: As the brief has it; empty where it does not print it.
    sentence: str
    words: tuple[tuple[str, str], ...]


def items(record: Record) -> tuple[Item, ...]:
    """All items, the worst first: rulings open again, conflicts, denials, suspect dates, uncertain readings."""
    sentences = _sentences(record)
    found = [*_reopened(record, sentences), *_disagreements(record, sentences), *_uncertain(record, sentences)]
    return tuple(sorted(found, key=lambda item: (item.rank, item.what, item.id)))


def _reopened(record: Record, sentences: dict[str, str]) -> Iterator[Item]:
    for one in record.rulings:
        if one.state == "applied":
            continue
        facts = [fact for fact in record.facts if fact.id in one.seen or one.quote == fact.evidence.exact]
        what = "reopened ruling" if one.state == "reopened" else "ruling without a match"
        yield Item(0, what, one.id, f"{one.kind}: {one.reason}", _sentence(facts, sentences), _words(facts, record))


def _disagreements(record: Record, sentences: dict[str, str]) -> Iterator[Item]:
    facts = {fact.id: fact for fact in record.facts}
    for one in record.discrepancies:
        rank = _gravity(one)
        if rank is None:
            continue
        sides = [facts[position.facts[0]] for position in one.positions if position.facts]
        why = "; ".join(in_words(reason) for reason in one.reasons)
        what = one.relation if one.relation == one.about else f"{one.relation} on {one.about}"
        yield Item(rank, what, one.id, why, _sentence(sides, sentences), _words(sides, record))


def _gravity(one: Discrepancy) -> int | None:
    """How much a disagreement needs a person; None for one that needs nobody."""
    if one.status == "resolved":
        return None
    if one.relation == "conflict":
        return 1
    return {"suspect": 2, "stance": 3}.get(one.relation, 4)


def _uncertain(record: Record, sentences: dict[str, str]) -> Iterator[Item]:
    """Readings that the brief prints and that rest on an inference or lack a side."""
    ruled = {fact for one in record.rulings if one.state == "applied" for fact in one.facts}
    listed = 0
    for fact in record.facts:
        why = _doubt(fact)
        if why is None or fact.id in ruled or fact.id not in sentences or listed == _UNCERTAIN:
            continue
        listed += 1
        yield Item(5, f"uncertain {fact.kind}", fact.id, why, sentences[fact.id], _words([fact], record))


def _doubt(fact: Fact) -> str | None:
    if fact.notes:
        return "; ".join(fact.notes)
    if fact.actor is None and fact.recipient is None:
        return "neither side is named"
    return None


def _words(facts: list[Fact], record: Record) -> tuple[tuple[str, str], ...]:
    names = {entry.source.id: entry.source.name for entry in record.sources}
    return tuple(dict.fromkeys((names.get(fact.source, fact.source), fact.evidence.exact) for fact in facts))


def _sentence(facts: list[Fact], sentences: dict[str, str]) -> str:
    return next((sentences[fact.id] for fact in facts if fact.id in sentences), "")


def _sentences(record: Record) -> dict[str, str]:
    """Fact id → the shortest sentence of the brief that cites it: the one that says least beside."""
    cited: dict[int, list[str]] = defaultdict(list)
    for use in record.uses:
        if use.refs and use.refs[0].startswith("source:"):
            cited[use.start] += [ref.partition(":")[2] for ref in use.refs[1:]]
    found: dict[str, str] = {}
    for match in _SENTENCE.finditer(record.markdown):
        plain = _MARKS.sub("", match.group()).strip()
        for at in (m.start() for m in re.finditer(r"\[\^\d+\]", match.group())):
            for fact in cited.get(match.start() + at, ()):
                if len(plain) < len(found.get(fact, plain + " ")):
                    found[fact] = plain
    return found
