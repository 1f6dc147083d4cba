"""Prints the processor time in which 200 and 2,000 made-up documents are grouped and assessed, and the growth."""

from __future__ import annotations

import random
import resource
import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / "assess"), str(Path(__file__).resolve().parents[2])]

from assess_cases import document, fact, lexicon, publishers  # noqa: E402

from briefing.assess import Memory, assess, corpus, group  # noqa: E402
from briefing.model import Document, Fact  # noqa: E402

KINDS = ("transfer", "strike", "casualties", "deployment", "visit", "meeting", "statement_denial", "test_launch")


def invented(count: int) -> tuple[list[Document], list[Fact]]:
    """Documents with 150 words of their own, every tenth a copy of the one before, and facts over the whole lexicon."""
    draw = random.Random(7)
    names = [one.name for one in lexicon().entities if one.type == "state"][:12]
    items = [one.name for one in lexicon().items][:60]
    places = [one.name for one in lexicon().places][:80]
    papers = [one.name for one in publishers().publishers]
    documents: list[Document] = []
    facts: list[Fact] = []
    text = ""
    for n in range(count):
        if n % 10:
            text = " ".join(f"w{draw.randrange(20000)}" for _ in range(150))
        day = f"{2023 + n % 3}-{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d}"
        documents.append(document(f"s{n}", {"publisher": draw.choice(papers), "published": day, "text": text}))
        for k in range(10):
            kind = draw.choice(KINDS)
            row = {
                "in": f"s{n}",
                "kind": kind,
                "actor": draw.choice(names),
                "recipient": draw.choice(names) if draw.random() < 0.8 else None,
                "item": "arms deal" if kind == "statement_denial" else draw.choice(items),
                "place": draw.choice(places) if draw.random() < 0.4 else None,
                "value": draw.randrange(1, 5000) if draw.random() < 0.5 else None,
                "date": day if draw.random() < 0.5 else None,
                "by": draw.choice(names) if draw.random() < 0.4 else None,
                "modality": "denied" if kind == "statement_denial" or draw.random() < 0.03 else "reported",
            }
            facts.append(fact(f"f{n}.{k}", row, k))
    return documents, facts


def one_more(count: int) -> None:
    """Prints what one added document costs, with the memory of the run before it."""
    documents, facts = invented(count)
    memory = Memory()
    for upto in (count - 1, count):
        kept = documents[:upto]
        names = {one.source.id for one in kept}
        known = [one for one in facts if one.source in names]
        start = time.process_time()
        memory.turn()
        read = corpus(known, kept, lexicon(), publishers().assessment, memory)
        claims = group(read, memory)
        assess(claims, read, publishers(), "2026-01-01", memory=memory)
        print(f"{upto} documents: {memory.touched} of {len(claims)} claims, {time.process_time() - start:.2f} s")


def measure(count: int) -> float:
    documents, facts = invented(count)
    start = time.process_time()
    read = corpus(facts, documents, lexicon(), publishers().assessment, Memory())
    claims = group(read, Memory())
    grouped = time.process_time()
    assessments, found, _ = assess(claims, read, publishers(), "2026-01-01")
    end = time.process_time()
    print(
        f"{count} documents, {len(facts)} facts: {len(claims)} claims, {len(found)} discrepancies;"
        f" group {grouped - start:.2f} s, assess {end - grouped:.2f} s"
    )
    assert len(assessments) == len(claims)
    return end - start


if __name__ == "__main__":
    small, large = measure(200), measure(2000)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"growth from 200 to 2,000 documents: {large / small:.1f} times; peak {peak:.0f} MB")
    one_more(2000)
