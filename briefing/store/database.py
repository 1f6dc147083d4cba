"""Digests in, what was read and extracted under them out; SQLite, and safe to delete at any time."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from briefing.model.data import from_data, to_data
from briefing.model.diagnostic import Diagnostic
from briefing.model.fact import Fact
from briefing.model.source import Document, Source

T = TypeVar("T")

#: A database of another schema is thrown away and made anew: it holds nothing that cannot be computed again.
SCHEMA = 4
_TABLES = """
CREATE TABLE extraction (key TEXT PRIMARY KEY, payload TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reading (key TEXT PRIMARY KEY, payload TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE result (
    shelf TEXT, name TEXT, key TEXT NOT NULL, light TEXT NOT NULL, heavy TEXT NOT NULL, PRIMARY KEY (shelf, name)
) WITHOUT ROWID;
CREATE TABLE resting (config TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE same (inputs TEXT PRIMARY KEY, build TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE holding (
    name TEXT PRIMARY KEY, state TEXT NOT NULL, reason TEXT NOT NULL, source TEXT, key TEXT
) WITHOUT ROWID;
"""
#: Seconds to wait for another process's write, once: builds of one folder take turns, so that it is a short one or
#: one that does not end.
_PATIENCE = 5.0


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
class Kept:
    """What one source file gave when it was read."""

    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]
    #: (name, reason code, reason in words)
    unused: tuple[tuple[str, str, str], ...]


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

    def files(self) -> dict[str, tuple[str, str]]:
        """Path → stamp and digest of each file as it was last hashed."""
        return {path: (stamp, digest) for path, stamp, digest in self._rows("SELECT path, stamp, digest FROM file")}

    def keep_files(self, files: Mapping[str, tuple[str, str]]) -> None:
        """Remember stamps and digests by path, and forget those of all other files."""
        with self._writing() as db:
            db.execute("DELETE FROM file")
            db.executemany("INSERT INTO file VALUES (?, ?, ?)", [(path, *known) for path, known in files.items()])

    def edition_of(self, inputs: str) -> str | None:
        """The build of the edition that these inputs (their digest) would write again word for word, where known."""
        rows = self._rows("SELECT build FROM same WHERE inputs = ?", inputs)
        return rows[0][0] if rows else None

    def keep_edition_of(self, inputs: str, build: str) -> None:
        """Remember that these inputs change no word of the edition of that build; of other editions forget it."""
        with self._writing() as db:
            db.execute("DELETE FROM same WHERE build <> ?", (build,))
            db.execute("INSERT OR REPLACE INTO same VALUES (?, ?)", (inputs, build))

    def results(self, shelf: str, config: str) -> list[tuple[str, str, str, str]]:
        """What was kept on a shelf under a configuration (its digest): name, key, and the two parts of each result."""
        if self._rows("SELECT config FROM resting") != [(config,)]:
            return []
        return self._rows("SELECT name, key, light, heavy FROM result WHERE shelf = ? ORDER BY name", shelf)

    def keep_results(
        self, config: str, changed: Mapping[str, Iterable[tuple[str, str, str, str]]], gone: Mapping[str, Iterable[str]]
    ) -> None:
        """Remember what has changed on each shelf, and forget what is gone, and all of another configuration."""
        with self._writing() as db:
            if db.execute("SELECT config FROM resting").fetchall() != [(config,)]:
                db.execute("DELETE FROM result")
                db.execute("DELETE FROM resting")
                db.execute("INSERT INTO resting VALUES (?)", (config,))
            for shelf, names in gone.items():
                db.executemany("DELETE FROM result WHERE shelf = ? AND name = ?", [(shelf, name) for name in names])
            for shelf, rows in changed.items():
                db.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?, ?)", [(shelf, *row) for row in rows])

    def reading(self, key: str) -> Kept | None:
        """What was read under `key`, or None where nothing is known."""
        return self._known("reading", key, Kept)

    def keep_reading(self, key: str, kept: Kept) -> None:
        """Remember what was read under `key`."""
        self._keep("reading", key, kept)

    def facts(self, key: str) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]] | None:
        """What was extracted under `key`, or None where nothing is known."""
        kept = self._known("extraction", key, _Extraction)
        return None if kept is None else (kept.facts, kept.diagnostics)

    def keep(self, key: str, facts: Iterable[Fact], diagnostics: Iterable[Diagnostic]) -> None:
        """Remember what was extracted under `key`."""
        self._keep("extraction", key, _Extraction(tuple(facts), tuple(diagnostics)))

    def _known(self, table: str, key: str, cls: type[T]) -> T | None:
        rows = self._rows(f"SELECT payload FROM {table} WHERE key = ?", key)  # noqa: S608 - our names
        if not rows:
            return None
        try:
            return from_data(cls, json.loads(rows[0][0]))
        except (ValueError, TypeError, KeyError):
            return None

    def _keep(self, table: str, key: str, value: object) -> None:
        payload = json.dumps(to_data(value), ensure_ascii=False)
        with self._writing() as db:
            db.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (key, payload))  # noqa: S608 - our names

    def hold(self, holdings: Iterable[Holding], readings: Iterable[str] = ()) -> None:
        """Say anew what the workspace holds, and forget what was read (but under the keys `readings`) and extracted
        from anything else."""
        rows = [(h.name, h.state, h.reason, _dump(h.source), h.key) for h in holdings]
        with self._writing() as db:
            db.execute("DELETE FROM holding")
            db.executemany("INSERT INTO holding VALUES (?, ?, ?, ?, ?)", rows)
            db.execute("DELETE FROM extraction WHERE key NOT IN (SELECT key FROM holding WHERE key IS NOT NULL)")
            db.execute("CREATE TEMP TABLE IF NOT EXISTS stay (key TEXT PRIMARY KEY)")
            db.execute("DELETE FROM stay")
            db.executemany("INSERT OR IGNORE INTO stay VALUES (?)", [(key,) for key in readings])
            db.execute("DELETE FROM reading WHERE key NOT IN (SELECT key FROM stay)")

    def holdings(self) -> tuple[Holding, ...]:
        """What the workspace held at the last build, by name."""
        rows = self._rows("SELECT name, state, reason, source, key FROM holding ORDER BY name")
        return tuple(
            Holding(name, state, reason, from_data(Source, json.loads(source)) if source else None, key)
            for name, state, reason, source, key in rows
        )

    def _rows(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        """What a query finds; nothing where the database cannot be read."""
        try:
            return self._db.execute(query, values).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction whose failure costs the cache, never the build."""
        try:
            with self._db:
                yield self._db
        except sqlite3.Error as error:
            self._give_up(error)

    def _give_up(self, error: sqlite3.Error) -> None:
        """Say what is wrong, and wait for nobody any more."""
        self.trouble = str(error)
        self._db.execute("PRAGMA busy_timeout = 0")


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
