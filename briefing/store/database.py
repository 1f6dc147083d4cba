"""Digests in, what was read and extracted under them out; SQLite, and safe to delete at any time.

Each thing has a light part, which every build goes through and which is read for all at once, and a heavy one (words,
facts, reasons) that is read for what a build touches or tells.
"""

from __future__ import annotations

import contextlib
import json
import secrets
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from briefing.model.data import from_data, from_row, to_data, to_row
from briefing.model.diagnostic import Diagnostic
from briefing.model.fact import Fact
from briefing.model.filed import FiledDocument
from briefing.model.source import Document, Source

T = TypeVar("T")

#: A database of another schema is thrown away and made anew: it holds nothing that cannot be computed again.
SCHEMA = 6
_TABLES = """
CREATE TABLE extraction (key TEXT PRIMARY KEY, light TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE facts (id TEXT PRIMARY KEY, key TEXT NOT NULL, heavy TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX facts_by_key ON facts (key);
CREATE TABLE reading (key TEXT PRIMARY KEY, light TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE document (key TEXT, n INTEGER, heavy TEXT NOT NULL, PRIMARY KEY (key, n)) WITHOUT ROWID;
CREATE TABLE result (shelf TEXT, name TEXT, key TEXT NOT NULL, light TEXT NOT NULL, PRIMARY KEY (shelf, name))
WITHOUT ROWID;
CREATE TABLE reasons (shelf TEXT, name TEXT, heavy TEXT NOT NULL, PRIMARY KEY (shelf, name)) WITHOUT ROWID;
CREATE TABLE resting (config TEXT PRIMARY KEY, turn TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE same (inputs TEXT PRIMARY KEY, build TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE holding (
    name TEXT PRIMARY KEY, state TEXT NOT NULL, reason TEXT NOT NULL, source TEXT, key TEXT
) WITHOUT ROWID;
"""
#: Seconds to wait for another process's write, once: builds of one folder take turns, so that it is a short one or
#: one that does not end.
_PATIENCE = 5.0
#: Keys that one query asks for.
_ASKED = 500


class LostError(Exception):
    """The heavy part of something whose light part was read before cannot be read: the file is broken."""


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
    #: Digest of each document with all that is known of its source.
    versions: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    #: (name, reason code, reason in words)
    unused: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one document, without the facts themselves: their ids, in the order of the text."""

    facts: tuple[str, ...]
    #: Of each fact whom and what it names in its roles, and whom it is about beside them.
    names: tuple[tuple[str, ...], ...]
    about: tuple[tuple[str, ...], ...]
    diagnostics: tuple[Diagnostic, ...]


class Store:
    """The database of one workspace; use it in a `with` block.

    Where the file cannot be opened or written, the store works on in memory and `trouble` says why.
    """

    def __init__(self, path: Path) -> None:
        self.trouble: str | None = None
        self._lights: dict[str, dict[str, str]] = {}
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

    def turn_of(self, config: str) -> str | None:
        """A name for the state of all results, if they were kept under this configuration (its digest)."""
        rows = self._rows("SELECT turn FROM resting WHERE config = ?", config)
        return rows[0][0] if rows else None

    def results(self, shelf: str) -> list[tuple[str, str, str]]:
        """What was kept on a shelf: name, key, and the light part of each result."""
        return self._rows("SELECT name, key, light FROM result WHERE shelf = ? ORDER BY name", shelf)

    def heavy(self, shelf: str, names: Sequence[str]) -> list[str]:
        """The other parts of some results of a shelf. Raises LostError."""
        held = self._chosen("SELECT name, heavy FROM reasons WHERE shelf = ? AND name IN", names, shelf)
        if missing := [name for name in names if name not in held]:
            raise LostError(self.trouble or f"{shelf} {missing[0]}")
        return [held[name] for name in names]

    def keep_results(
        self, config: str, changed: Mapping[str, Iterable[tuple[str, str, str, str]]], gone: Mapping[str, Iterable[str]]
    ) -> None:
        """Remember what has changed on each shelf, and forget what is gone, and all of another configuration."""
        with self._writing() as db:
            if self.turn_of(config) is None:
                db.execute("DELETE FROM result")
                db.execute("DELETE FROM reasons")
            db.execute("DELETE FROM resting")
            db.execute("INSERT INTO resting VALUES (?, ?)", (config, secrets.token_hex(8)))
            for shelf, names in gone.items():
                left = [(shelf, name) for name in names]
                db.executemany("DELETE FROM result WHERE shelf = ? AND name = ?", left)
                db.executemany("DELETE FROM reasons WHERE shelf = ? AND name = ?", left)
            for shelf, found in changed.items():
                rows = list(found)
                db.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?, ?)", [(shelf, *row[:3]) for row in rows])
                kept = [(shelf, name, heavy) for name, _, _, heavy in rows]
                db.executemany("INSERT OR REPLACE INTO reasons VALUES (?, ?, ?)", kept)

    def reading(self, key: str) -> Kept | None:
        """What was read under `key`, or None where nothing is known. Its documents raise LostError where they cannot be
        read to the end."""
        return self._known("reading", key, lambda light: self._kept(key, light))

    def _kept(self, key: str, light: Any) -> Kept:
        sources, versions, diagnostics, unused = light
        return Kept(
            tuple([self._filed(key, n, Source(*row)) for n, row in enumerate(sources)]),
            tuple(versions),
            tuple([from_data(Diagnostic, one) for one in diagnostics]),
            tuple([(name, code, reason) for name, code, reason in unused]),
        )

    def _filed(self, key: str, n: int, source: Source) -> Document:
        return FiledDocument(source, lambda: self._document(key, n, source))

    def _document(self, key: str, n: int, source: Source) -> Document:
        for (heavy,) in self._rows("SELECT heavy FROM document WHERE key = ? AND n = ?", key, n):
            with contextlib.suppress(ValueError, TypeError, IndexError):
                return from_row(Document, [to_row(source), *json.loads(heavy)])
        raise LostError(self.trouble or source.name)

    def keep_reading(self, key: str, kept: Kept) -> None:
        """Remember what was read under `key`."""
        rows = [to_row(document) for document in kept.documents]
        light = [[row[0] for row in rows], kept.versions, to_data(kept.diagnostics), kept.unused]
        with self._writing() as db:
            self._keep_light(db, "reading", key, light)
            heavy = [(key, n, _json(row[1:])) for n, row in enumerate(rows)]
            db.executemany("INSERT OR REPLACE INTO document VALUES (?, ?, ?)", heavy)

    def found(self, key: str) -> Found | None:
        """What was extracted under `key` but for the facts themselves, or None where nothing is known."""
        return self._known("extraction", key, _found)

    def facts(self, ids: Sequence[str]) -> list[Fact]:
        """The facts with these ids, as they were extracted last. Raises LostError."""
        held = self._chosen("SELECT id, heavy FROM facts WHERE id IN", ids)
        try:
            return [from_row(Fact, row) for row in json.loads("[" + ",".join([held[id_] for id_ in ids]) + "]")]
        except (ValueError, TypeError, KeyError) as error:
            raise LostError(self.trouble or str(error)) from error

    def keep(self, key: str, found: Found, facts: Iterable[Fact]) -> None:
        """Remember what was extracted under `key`. An id does not tell all that a fact says: what was extracted under
        another key is forgotten where facts of the same ids take the place of its own."""
        with self._writing() as db:
            rows = [(fact.id, key, _json(to_row(fact))) for fact in facts]
            displaced = "DELETE FROM extraction WHERE key = (SELECT key FROM facts WHERE id = ? AND key <> ?)"
            if db.executemany(displaced, [row[:2] for row in rows]).rowcount:
                self._lights.pop("extraction", None)
            self._keep_light(db, "extraction", key, [found.facts, found.names, found.about, to_data(found.diagnostics)])
            db.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?, ?)", rows)

    def _keep_light(self, db: sqlite3.Connection, table: str, key: str, light: Any) -> None:
        words = _json(light)
        db.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (key, words))  # noqa: S608 - our names
        if table in self._lights:
            self._lights[table][key] = words

    def _known(self, table: str, key: str, read: Callable[[Any], T]) -> T | None:
        """What `read` makes of a light part; those of the table are read together, once."""
        if table not in self._lights:
            self._lights[table] = dict(self._rows(f"SELECT key, light FROM {table}"))  # noqa: S608 - our names
        light = self._lights[table].get(key)
        if light is None:
            return None
        try:
            return read(json.loads(light))
        except (ValueError, TypeError, KeyError):
            return None

    def hold(self, holdings: Iterable[Holding], readings: Iterable[str] = ()) -> None:
        """Say anew what the workspace holds, and forget what was read (but under the keys `readings`) and extracted
        from anything else."""
        now = {(h.name, h.state, h.reason, h.key): h for h in holdings}
        before = set(self._rows("SELECT name, state, reason, key FROM holding"))
        gone = [(name,) for name, *_ in before - now.keys()]
        rows = [(h.name, h.state, h.reason, _dump(h.source), h.key) for row, h in now.items() if row not in before]
        with self._writing() as db:
            db.executemany("DELETE FROM holding WHERE name = ?", gone)
            db.executemany("INSERT OR REPLACE INTO holding VALUES (?, ?, ?, ?, ?)", rows)
            self._forget(db, ("extraction", "facts"), {h.key for h in now.values()})
            self._forget(db, ("reading", "document"), set(readings))

    def _forget(self, db: sqlite3.Connection, tables: tuple[str, str], stay: Collection[str | None]) -> None:
        """Forget all that is kept under other keys, its light and its heavy part."""
        self._lights.pop(tables[0], None)
        known = db.execute(f"SELECT key FROM {tables[0]}")  # noqa: S608 - our names
        stale = [(key,) for (key,) in known if key not in stay]
        for table in tables:
            db.executemany(f"DELETE FROM {table} WHERE key = ?", stale)  # noqa: S608 - our names

    def holdings(self) -> tuple[Holding, ...]:
        """What the workspace held at the last build, by name."""
        rows = self._rows("SELECT name, state, reason, source, key FROM holding ORDER BY name")
        return tuple(
            Holding(name, state, reason, from_data(Source, json.loads(source)) if source else None, key)
            for name, state, reason, source, key in rows
        )

    def _chosen(self, query: str, names: Sequence[str], *values: str) -> dict[str, str]:
        """The rows, name and words, of a query that ends with a list of names."""
        held: dict[str, str] = {}
        for at in range(0, len(names), _ASKED):
            some = names[at : at + _ASKED]
            held.update(self._rows(f"{query} ({','.join('?' * len(some))})", *values, *some))
        return held

    def _rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
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


def with_store(path: Path, work: Callable[[Store], T]) -> T:
    """What `work` makes of the store at `path`; where its file proves to be broken, of an empty one in its place."""
    try:
        with Store(path) as store:
            return work(store)
    except LostError as error:
        _remove(path)
        with Store(path) as store:
            store.trouble = str(error)
            return work(store)


def _dump(source: Source | None) -> str | None:
    return None if source is None else _json(to_data(source))


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False)


def _found(light: Any) -> Found:
    facts, names, about, diagnostics = light
    rows = (tuple(facts), tuple(map(tuple, names)), tuple(map(tuple, about)))
    return Found(*rows, tuple([from_data(Diagnostic, one) for one in diagnostics]))


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
