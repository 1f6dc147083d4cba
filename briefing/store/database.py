"""Digests in, what was extracted under them out; SQLite, and safe to delete at any time."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from briefing.model.data import from_data, to_data
from briefing.model.diagnostic import Diagnostic
from briefing.model.fact import Fact
from briefing.model.source import Source

#: A database of another schema is thrown away and made anew: it holds nothing that cannot be computed again.
SCHEMA = 1
_TABLES = """
CREATE TABLE extraction (key TEXT PRIMARY KEY, payload TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE holding (
    name TEXT PRIMARY KEY, state TEXT NOT NULL, reason TEXT NOT NULL, source TEXT, key TEXT
) WITHOUT ROWID;
"""
#: Seconds to wait for another process's write.
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Holding:
    """One source as the last build met it: `state` is "used" or a reason code, `reason` the same in words.

    `source` is None where the file could not be read; `key` leads to what was extracted from it.
    """

    name: str
    state: str
    reason: str = ""
    source: Source | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class _Extraction:
    facts: tuple[Fact, ...]
    diagnostics: tuple[Diagnostic, ...]


class Store:
    """The database of one workspace; use it in a `with` block.

    Where the file cannot be opened or written, the store works on in memory and `trouble` says why.
    """

    def __init__(self, path: Path) -> None:
        self.trouble: str | None = None
        self._path = path
        try:
            self._db = _open(path)
        except (sqlite3.Error, OSError) as error:
            self.trouble = str(error)
            self._db = _prepared(":memory:")

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def facts(self, key: str) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]] | None:
        """What was extracted under `key`, or None where nothing is known."""
        row = self._db.execute("SELECT payload FROM extraction WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        try:
            kept = from_data(_Extraction, json.loads(row[0]))
        except (ValueError, TypeError, KeyError):
            return None
        return kept.facts, kept.diagnostics

    def keep(self, key: str, facts: Iterable[Fact], diagnostics: Iterable[Diagnostic]) -> None:
        """Remember what was extracted under `key`."""
        payload = json.dumps(to_data(_Extraction(tuple(facts), tuple(diagnostics))), ensure_ascii=False)
        with self._writing() as db:
            db.execute("INSERT OR REPLACE INTO extraction VALUES (?, ?)", (key, payload))

    def hold(self, holdings: Iterable[Holding]) -> None:
        """Say anew what the workspace holds, and forget what was extracted from anything else."""
        rows = [(h.name, h.state, h.reason, _dump(h.source), h.key) for h in holdings]
        with self._writing() as db:
            db.execute("DELETE FROM holding")
            db.executemany("INSERT INTO holding VALUES (?, ?, ?, ?, ?)", rows)
            db.execute("DELETE FROM extraction WHERE key NOT IN (SELECT key FROM holding WHERE key IS NOT NULL)")

    def holdings(self) -> tuple[Holding, ...]:
        """What the workspace held at the last build, by name."""
        rows = self._db.execute("SELECT name, state, reason, source, key FROM holding ORDER BY name")
        return tuple(
            Holding(name, state, reason, from_data(Source, json.loads(source)) if source else None, key)
            for name, state, reason, source, key in rows
        )

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction whose failure costs the cache, never the build."""
        try:
            with self._db:
                yield self._db
        except sqlite3.Error as error:
            self.trouble = str(error)


def _dump(source: Source | None) -> str | None:
    return None if source is None else json.dumps(to_data(source), ensure_ascii=False)


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return _prepared(path)
    except sqlite3.OperationalError:
        raise  # locked, read-only, no space: not a reason to delete it
    except sqlite3.DatabaseError:
        _remove(path)
        return _prepared(path)


def _prepared(path: Path | str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=_PATIENCE)
    try:
        found = db.execute("PRAGMA user_version").fetchone()[0]
        if found not in (0, SCHEMA):
            raise sqlite3.DatabaseError(f"schema {found}")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        if found == 0:
            db.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {SCHEMA}; COMMIT;")
    except BaseException:
        db.close()
        raise
    return db


def _remove(path: Path) -> None:
    for name in (path.name, path.name + "-wal", path.name + "-shm"):
        path.with_name(name).unlink(missing_ok=True)
