"""Where sources may lie in, the text that each citation can be compared with out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from briefing.ingest import Part, parts
from briefing.model import Document, Source
from briefing.model.source import digest_of_bytes
from briefing.pipeline.findings import Code
from briefing.pipeline.record import Record


class AtHand:
    """Finds the sources of a record among given paths, or near the brief where none are given."""

    def __init__(self, record: Record, near: Path, paths: Sequence[Path]) -> None:
        self._asked = bool(paths)
        self._sources = {entry.source.id: entry.source for entry in record.sources}
        files = list(_given(paths)) if paths else list(_near(near, self._sources.values()))
        self._parts: dict[str, Part] = {}
        self._names: set[str] = set()
        self._whole: set[str] = set()
        for file in files:
            try:
                data = file.read_bytes()
            except OSError:
                continue
            for part in parts(data, file.name)[0]:
                self._parts.setdefault(part.digest, part)
            self._names.add(file.name)
            self._whole.add(digest_of_bytes(data))
        self._found = {id_: self._look(source) for id_, source in self._sources.items()}

    def __call__(self, source: str) -> Document | Code:
        """The document, or why there is none; OK_EMBEDDED where none was looked for."""
        return self._found.get(source, "SOURCE_MISSING")

    def _look(self, source: Source) -> Document | Code:
        part = self._parts.get(source.digest)
        if part is not None:
            return Document(source, part.content().text, ())
        if source.digest in self._whole:
            return "OK_EMBEDDED"  # the same bytes, as a plug-in reads them: verifying runs no code of the brief's maker
        if (source.path or source.name).rsplit("/", 1)[-1] in self._names:
            return "HASH_DIFFERS"
        return "SOURCE_MISSING" if self._asked else "OK_EMBEDDED"


def _given(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from (file for file in sorted(path.rglob("*")) if file.is_file())
        else:
            yield path


def _near(brief: Path, sources: Iterable[Source]) -> Iterator[Path]:
    """The sources' own paths, below the first folder above the brief that has any of them."""
    wanted = [source.path for source in sources if source.path]
    for folder in brief.resolve().parents:
        found = [folder / path for path in wanted if (folder / path).is_file()]
        if found:
            yield from found
            return
