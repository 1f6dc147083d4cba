"""Whatever comes, goes or is edited: a build over what is kept writes the very bytes that one from nothing writes."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

from conftest import open_project

from briefing.assess import Memory
from briefing.pipeline.build import build
from briefing.pipeline.result import BuildResult

_SIDES = (("North Korea", "Russia"), ("Russia", "North Korea"), ("Russia", "Ukraine"), ("Iran", "Russia"))
_SAYERS = ("South Korea's defence ministry", "the United States", "Japan", "Ukraine")
_ITEMS = ("artillery rounds", "missiles", "ballistic missiles", "drones")
_TEXTS = 14


def article(n: int, pick: random.Random) -> str:
    """A text of four claims; each third repeats most of the words of the one before it."""
    own = random.Random(n - 1 if n % 3 == 2 else n)
    day = f"{own.randrange(1, 28)} {own.choice(('March', 'April'))} 2024"
    head = f"title: Report {n}\npublisher: Paper {n % 4}\npublished: 2024-0{pick.choice('567')}-0{pick.randrange(1, 9)}"
    told = [_sentence(own, day) for _ in range(3)]
    told.append(_sentence(pick, day))
    return f"---\n{head}\n---\n\n" + "\n\n".join(told) + "\n"


def _sentence(own: random.Random, day: str) -> str:
    giver, taker = own.choice(_SIDES)
    count, item, who = own.randrange(1, 40) * 10, own.choice(_ITEMS), own.choice(_SAYERS)
    return own.choice(
        (
            f"{giver} sent {count} {item} to {taker} on {day}, {who} said.",
            f"{giver} sent {item} to {taker}, {who} said.",
            f"{giver} sent a further {count} {item} to {taker} on {day}, {who} said.",
            f"{giver} has sent {item} to {taker} since {day}, {who} said.",
            f"{giver} denied that it had sent {item} to {taker}.",
            f"Officials of {giver} and {taker} met in Moscow on {day}.",
            f"{giver} and {taker} will meet in Pyongyang, {who} said.",
        )
    )


def edit(seeds: Path, pick: random.Random) -> None:
    """Some texts come, some go, some change; of one only what is known of it beside its words."""
    for n in pick.sample(range(_TEXTS), 5):
        path = seeds / f"text-{n:02d}.md"
        if path.exists() and pick.random() < 0.4:
            path.unlink()
        else:
            path.write_text(article(n + pick.choice((0, 30, 60)), pick), encoding="utf-8")
    left = sorted(seeds.glob("text-*.md"))
    beside = pick.choice(left).with_suffix(".meta.yaml")
    beside.write_text(f"reliability: {pick.choice('BDF')}\npublished: 2024-06-1{pick.randrange(9)}\n", encoding="utf-8")
    for path in seeds.glob("*.meta.yaml"):
        if not path.with_name(path.name.replace(".meta.yaml", ".md")).exists():
            path.unlink()


def outputs(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "out").rglob("*.*")}


def built(root: Path, memory: Memory | None = None) -> BuildResult:
    result = build(open_project(root), formats=["md"], memory=memory)
    assert not result.failed, [str(d) for d in result.diagnostics]
    return result


def test_random_edits(workspace: Path, tmp_path: Path) -> None:
    pick, memory = random.Random(1), Memory()
    for n in range(_TEXTS):
        (workspace / "seeds" / f"text-{n:02d}.md").write_text(article(n, pick), encoding="utf-8")
    kinds: set[str] = set()
    for step in range(4):
        bare = tmp_path / f"bare {step}"
        shutil.copytree(workspace, bare, ignore=shutil.ignore_patterns(".briefing"))
        built(bare)
        # In one process, then in another that has only what the store keeps.
        result = built(workspace, memory if step % 2 else None)
        assert outputs(workspace) == outputs(bare)
        kinds |= result.summary.changes.keys()
        edit(workspace / "seeds", pick)
    assert {"new", "withdrawn"} <= kinds


def test_a_store_that_is_broken_costs_time_alone(workspace: Path, tmp_path: Path) -> None:
    built(workspace)
    shutil.copytree(workspace, tmp_path / "bare", ignore=shutil.ignore_patterns(".briefing"))
    with sqlite3.connect(workspace / ".briefing/store.sqlite") as db:
        for table in ("facts", "document", "reasons"):
            db.execute(f"DELETE FROM {table}")
    for root in (workspace, tmp_path / "bare"):
        (root / "seeds/visit.md").write_text(article(1, random.Random(1)), encoding="utf-8")
    assert "BLD005" in {d.code for d in built(workspace).diagnostics}
    built(tmp_path / "bare")
    assert outputs(workspace) == outputs(tmp_path / "bare")
