"""Files in, the facts of each in their order: read in one process or several, with nothing kept of what is done."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Any

from briefing.config import Project
from briefing.extract import layer
from briefing.ingest import SourceFile, read
from briefing.model import Diagnostic, Document
from briefing.pipeline.extracting import compiled, facts_of
from briefing.plugins.loading import load_plugins

#: Bytes of files that go to a process at once: enough that handing them over costs nothing beside reading them.
_BATCH = 128 * 1024
#: Batches that wait for each process.
_AHEAD = 3


@dataclass
class FileFacts:
    """What one file gives: the line and the row of each fact, and what was wrong."""

    rows: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


class Reader:
    """Reads files by the rules of one project; `published` (ISO) stands before the dates that they give."""

    def __init__(self, project: Project, published: str | None = None) -> None:
        self._project, self._published = project, published
        self._plugins, _ = load_plugins(project)  # what is wrong with them is said before anything is read
        self._engine = compiled(project)

    def documents(self, file: SourceFile) -> tuple[list[Document], list[Diagnostic]]:
        """The documents of a file, and what was wrong with it."""
        reading = read(file, self._project.publishers, self._plugins.readers)
        if self._published is None:
            return reading.documents, reading.diagnostics
        dated = [_dated(document, self._published) for document in reading.documents]
        return dated, reading.diagnostics

    def facts(self, file: SourceFile) -> FileFacts:
        """The facts of a file."""
        documents, diagnostics = self.documents(file)
        found = FileFacts(diagnostics=diagnostics)
        for document in documents:
            facts, wrong = facts_of(self._project, self._plugins, document)
            found.diagnostics += wrong
            lines = _Lines(document.text)
            found.rows += [(lines.number(fact.evidence.span.start), fact.row()) for fact in facts]
        return found

    def layer(self, name: str, document: Document) -> Iterator[dict[str, Any]]:
        """The rows of a layer of a document; spans of attributions are [start, end] pairs in code points."""
        if name == "attributions":
            return self._engine.attributions(document)
        return layer(name, document, document.source.published)

    def explain(self, document: Document) -> str:
        """How each sentence of a document is read."""
        return self._engine.explain(document)


def _dated(document: Document, published: str) -> Document:
    return replace(document, source=replace(document.source, published=published, published_basis="stated"))


class _Lines:
    """Line numbers of places that come in order."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._line = text, 0, 1

    def number(self, at: int) -> int:
        self._line += self._text.count("\n", self._at, at)
        self._at = at
        return self._line


def file_facts(
    project: Project, files: Sequence[SourceFile], jobs: int = 1, published: str | None = None
) -> Iterator[FileFacts]:
    """The facts of each file. With `jobs` above one so many processes read; order and facts are the same."""
    if jobs == 1:
        yield from map(Reader(project, published).facts, files)
        return
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(project, published)) as pool:
        waiting: deque[Future[list[FileFacts]]] = deque()
        for batch in _batches(files):
            waiting.append(pool.submit(_read_batch, batch))
            if len(waiting) > _AHEAD * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _batches(files: Iterable[SourceFile]) -> Iterator[list[SourceFile]]:
    batch: list[SourceFile] = []
    size = 0
    for file in files:
        batch.append(file)
        size += file.path.stat().st_size if file.path.exists() else 0
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


#: The reader of this process, where it is one of several.
_own: list[Reader] = []


def _start(project: Project, published: str | None) -> None:
    _own[:] = [Reader(project, published)]
    settle()


def settle() -> None:
    """For a process that reads files and no more: what is loaded by now stays, and what texts leave are no cycles.

    The collector of cycles therefore skips the former and comes by seldom, which saves a twentieth of the time.
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _read_batch(files: Sequence[SourceFile]) -> list[FileFacts]:
    return [_own[0].facts(file) for file in files]
