"""The store remembers by digest, forgets what is gone, and costs nothing but time when it is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.model import Block, Diagnostic, Document, Evidence, Fact, Location, Source, Span
from briefing.store import Found, Holding, Kept, LostError, Store, database, with_store

EVIDENCE = Evidence("s1", Span(3, 9), "exact", "pre", "suf")
FACT = Fact(
    "f1", "s1", EVIDENCE, Span(0, 20), "visit", "visit.verb", actor="Mongolia", via=("a", "b"), also=(EVIDENCE,)
)
WRONG = Diagnostic("X1", "warning", "odd", Location("seeds/a.md", 3, 1, 2, "line"), "mend it")
FOUND = Found(("f1",), (("Mongolia",),), ((),), (WRONG,))
SOURCE = Source("s1", "d" * 64, "seeds/a.md", published="2024-01-02")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "deep/store.sqlite"


def test_what_goes_in_comes_out(path: Path) -> None:
    with Store(path) as store:
        assert store.found("k") is None
        store.keep("k", FOUND, [FACT])
        assert store.found("k") == FOUND
    with Store(path) as store:
        assert store.found("k") == FOUND
        assert store.facts(["f1", "f1"]) == [FACT, FACT]
        assert store.trouble is None


def test_what_other_rules_read_is_not_taken_for_what_was_read_before(path: Path) -> None:
    """Whoever stops a build and takes his rules back must not be given the facts of the rules between."""
    with Store(path) as store:
        store.keep("before", FOUND, [FACT])
        store.keep("between", FOUND, [replace(FACT, actor="Nepal")])
        assert store.found("before") is None
        assert store.found("between") == FOUND
    with Store(path) as store:
        assert store.found("before") is None
        assert [fact.actor for fact in store.facts(["f1"])] == ["Nepal"]


def test_files_and_readings(path: Path) -> None:
    document = Document(SOURCE, "Some words.", (Block("paragraph", Span(0, 11)),), (0, 5))
    kept = Kept((document,), ("v1",), (WRONG,), (("seeds/b.md", "SRC006", "empty"),))
    with Store(path) as store:
        store.keep_files({"/a": ("1 2 3", "d" * 64)})
        store.keep_reading("k", kept)
        store.keep_reading("gone", kept)
        store.hold((), ["k"])
    with Store(path) as store:
        assert store.files() == {"/a": ("1 2 3", "d" * 64)}
        assert store.reading("k") == kept
        assert store.reading("gone") is None


def test_what_is_held_no_longer_is_forgotten(path: Path) -> None:
    with Store(path) as store:
        store.keep("k", FOUND, [FACT])
        store.keep("gone", replace(FOUND, facts=("f2",)), [replace(FACT, id="f2")])
        holdings = (Holding("seeds/a.md", "used", "", SOURCE, "k"), Holding("seeds/b.md", "SRC006", "empty"))
        store.hold(holdings)
        assert store.holdings() == holdings
        assert store.found("gone") is None
        assert store.found("k") is not None
        with pytest.raises(LostError):
            store.facts(["f2"])


@pytest.mark.parametrize("content", [b"no database at all" * 99, b"", b"SQLite format 3\x00 and then nonsense" * 20])
def test_a_broken_file_is_made_anew(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with Store(path) as store:
        store.keep("k", FOUND, [FACT])
        assert store.found("k") is not None


def test_another_schema_is_made_anew(path: Path) -> None:
    Store(path).__exit__(None, None, None)
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    with Store(path) as store:
        assert store.trouble is None
        assert store.holdings() == ()


def test_a_light_part_of_another_shape_counts_as_unknown(path: Path) -> None:
    with Store(path) as store:
        store.keep("k", FOUND, [FACT])
    with sqlite3.connect(path) as db:
        db.execute("UPDATE extraction SET light = '{}'")
    with Store(path) as store:
        assert store.found("k") is None


def test_what_is_lost_is_worked_out_from_an_empty_store(path: Path) -> None:
    document = Document(SOURCE, "Some words.", (Block("paragraph", Span(0, 11)),))
    with Store(path) as store:
        store.keep("k", FOUND, [FACT])
        store.keep_reading("r", Kept((document,), ("v1",), (), ()))
        store.keep_results("one", {"alone": [("a", "k1", "[1]", "{}")]}, {})
    with sqlite3.connect(path) as db:
        for table in ("facts", "document", "reasons"):
            db.execute(f"UPDATE {table} SET heavy = '[7'")
        db.execute("DELETE FROM reasons")
    looks: tuple[Callable[[Store], object], ...] = (
        lambda store: store.facts(["f1"]),
        lambda store: store.reading("r").documents[0].text,
        lambda store: store.heavy("alone", ["a"]),
    )
    for look in looks:
        with Store(path) as store, pytest.raises(LostError):
            look(store)
    tries: list[bool] = []

    def work(store: Store) -> str | None:
        tries.append(store.found("k") is None)
        return store.trouble if tries[-1] else str(store.facts(["f1"]))

    assert with_store(path, work)
    assert tries == [False, True]


def test_no_place_for_a_file_costs_the_cache_only(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    with Store(blocked / "store.sqlite") as store:
        assert store.trouble
        store.keep("k", FOUND, [FACT])
        assert store.facts(["f1"]) == [FACT]


def test_a_database_that_others_keep_is_waited_for_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0.01)
    with Store(path) as store:
        store.keep("k", FOUND, [FACT])
        other = sqlite3.connect(path)
        other.execute("BEGIN IMMEDIATE")
        store.keep("l", FOUND, [FACT])
        assert store.trouble == "database is locked"
        other.close()
        assert store.facts(["f1"]) == [FACT]


def test_results_hold_under_one_configuration(path: Path) -> None:
    rows = [("a", "k1", "[1]", "{}"), ("b", "k2", "[2]", "{}")]
    with Store(path) as store:
        assert store.turn_of("one") is None
        store.keep_results("one", {"alone": rows, "judged": rows[:1]}, {})
        first = store.turn_of("one")
        store.keep_results("one", {"alone": [("b", "k3", "[3]", "{7}")]}, {"alone": ["a"]})
        assert store.turn_of("one") not in (None, first)
    with Store(path) as store:
        assert store.results("alone") == [("b", "k3", "[3]")]
        assert store.heavy("alone", ["b"]) == ["{7}"]
        assert store.results("judged") == [row[:3] for row in rows[:1]]
        assert store.turn_of("another") is None
        store.keep_results("another", {"alone": rows[:1]}, {})
        assert store.turn_of("one") is None
        assert store.results("alone") == [row[:3] for row in rows[:1]]
        assert store.results("judged") == []
