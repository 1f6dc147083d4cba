"""A source file → its Documents: text, blocks, and metadata from brief, sidecar, file and words, in that order."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from types import MappingProxyType

from briefing.config import MetadataSpec
from briefing.config.specs.publishers import PublishersSpec, Reliability
from briefing.ingest.decode import decode
from briefing.ingest.found import find_metadata
from briefing.ingest.kinds import READABLE, Kind, kind_of
from briefing.ingest.metadata import lay_over, parse_metadata
from briefing.ingest.readers import READERS, SPLITTERS, Content
from briefing.ingest.source_file import NO_METADATA, SourceFile
from briefing.model import Block, Diagnostic, Document, Location, Source, worst
from briefing.model.source import digest_of_bytes

#: (bytes, name in diagnostics) → what is found in them.
Reader = Callable[[bytes, str], Content]
#: Bytes beyond which a file is no source; a collection of articles may be larger.
LIMIT = 64 * 1024 * 1024


@dataclass
class Reading:
    """What one source file gives: its documents, and what was wrong with it."""

    documents: list[Document] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    #: What could not be used: (name, reason code, reason in words).
    unused: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Part:
    """One article as bytes: a whole file, or one item of a collection under `file:line`."""

    name: str
    data: bytes
    #: None for a file that another reader than ours takes.
    kind: Kind | None
    reader: Reader

    @property
    def digest(self) -> str:
        return digest_of_bytes(self.data)

    def content(self) -> Content:
        return self.reader(self.data, self.name)


def hashed(path: Path) -> str:
    """sha256 of the bytes at `path`. Raises OSError where they cannot be read."""
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def digest(file: SourceFile, hashed: Callable[[Path], str] = hashed) -> str | None:
    """sha256 over all that `read` reads of `file`: bytes, sidecar, metadata, name; None where it cannot be read.

    `hashed` gives the digest of a file's bytes: from elsewhere, where that is known.
    """
    try:
        parts = [hashed(file.path), hashed(file.sidecar) if file.sidecar else ""]
    except OSError:
        return None
    parts += [file.name, _said(file.metadata), _said(file.fallback)]
    return digest_of_bytes("\0".join(parts).encode())


def _said(metadata: MetadataSpec) -> str:
    """The metadata as JSON; of thousands of files nearly all have none."""
    return "{}" if metadata is NO_METADATA else metadata.model_dump_json(exclude_none=True)


def parts(
    data: bytes, name: str, readers: Mapping[str, Reader] = MappingProxyType({})
) -> tuple[list[Part], list[Diagnostic]]:
    """The articles in the bytes of one file, none where no reader takes it.

    `readers` are further ones, by the suffix of the files that they take.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in readers:
        return [Part(name, data, None, readers[suffix])], []
    kind = kind_of(data, suffix)
    if kind is None:
        message = f"there is no reader for '{suffix or PurePath(name).name}' files"
        return [], [Diagnostic("SRC004", "warning", message, Location(name), f"there are readers for {READABLE}")]
    if kind not in SPLITTERS:
        return [Part(name, data, kind, READERS[kind])], []
    items, diagnostics = SPLITTERS[kind](data, name)
    if not items and not diagnostics:
        diagnostics = [Diagnostic("SRC006", "error", "this file holds no article", Location(name))]
    alone = len(items) == 1 and not diagnostics
    names = [name if alone else f"{name}:{item.line}" for item in items]
    return [Part(n, item.data, kind, READERS[kind]) for n, item in zip(names, items, strict=True)], diagnostics


def read(file: SourceFile, publishers: PublishersSpec, readers: Mapping[str, Reader] = MappingProxyType({})) -> Reading:
    """The documents in `file`; what cannot be used is left out with its reason, and the rest stands.

    `readers` are further ones, by the suffix of the files that they take.
    """
    reading = Reading()
    data, wrong = _bytes(file)
    if data is None:
        _leave_out(reading, file.name, wrong)
        return reading
    found, wrong = parts(data, file.path.name, readers)
    wrong = [_renamed(d, file) for d in wrong]
    reading.diagnostics += [d for d in wrong if found]
    reading.unused += [(str(d.location), d.code, d.message) for d in wrong if found]
    if not found:
        _leave_out(reading, file.name, wrong)
        return reading
    sidecar, wrong = _sidecar(file)
    reading.diagnostics += wrong
    for part in found:
        named = replace(part, name=file.name + part.name.removeprefix(file.path.name))
        document, wrong = _document(named, file, sidecar, publishers)
        if document is None:
            _leave_out(reading, named.name, wrong)
        else:
            reading.documents.append(document)
            reading.diagnostics += wrong
    return reading


def _leave_out(reading: Reading, name: str, found: list[Diagnostic]) -> None:
    gravest = next((d for d in found if d.severity == worst(found)), None)
    reading.unused.append((name, gravest.code, gravest.message) if gravest else (name, "SRC003", "it cannot be read"))
    reading.diagnostics += found


def _renamed(diagnostic: Diagnostic, file: SourceFile) -> Diagnostic:
    place = diagnostic.location
    return replace(diagnostic, location=replace(place, file=file.name)) if place else diagnostic


def _document(
    part: Part, file: SourceFile, sidecar: MetadataSpec, publishers: PublishersSpec
) -> tuple[Document | None, list[Diagnostic]]:
    content = part.content()
    diagnostics = list(content.diagnostics)
    if _is_empty(content.text, content.blocks):
        if worst(diagnostics) != "error":
            diagnostics.append(_empty(content, part))
        return None, diagnostics
    found = find_metadata(content.text, content.blocks, publishers)
    metadata = lay_over(file.metadata, sidecar, content.metadata, found, content.fallback, file.fallback)
    letter, wrong = _reliability(metadata, publishers, part.name)
    source = _source(part, file, metadata, letter)
    return Document(source, content.text, content.blocks, content.pages), [*diagnostics, *wrong]


def _empty(content: Content, part: Part) -> Diagnostic:
    if part.kind == "html":
        what = "no article is found on this page"
    elif content.text.strip():
        what = "this file holds nothing but metadata"
    else:
        what = "this file is empty"
    return Diagnostic("SRC006", "error", what, Location(part.name), "put the article into it")


def _bytes(file: SourceFile) -> tuple[bytes | None, list[Diagnostic]]:
    try:
        size = file.path.stat().st_size
        if size > LIMIT:
            message = f"{size // 1024 // 1024} MB are too much for one source; the limit is {LIMIT // 1024 // 1024}"
            hint = "split the file, or leave it out by sources.exclude"
            return None, [Diagnostic("SRC013", "error", message, Location(file.name), hint)]
        return file.path.read_bytes(), []
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return None, [Diagnostic("SRC003", "error", f"cannot be read: {reason}", Location(file.name))]


def _sidecar(file: SourceFile) -> tuple[MetadataSpec, list[Diagnostic]]:
    if file.sidecar is None:
        return MetadataSpec(), []
    try:
        data = file.sidecar.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return MetadataSpec(), [Diagnostic("SRC003", "error", f"cannot be read: {reason}", Location(file.sidecar_name))]
    text, diagnostics = decode(data, file.sidecar_name)
    if text is None:
        return MetadataSpec(), diagnostics
    spec, wrong = parse_metadata(text, file.sidecar_name)
    return spec, [*diagnostics, *wrong]


def _is_empty(text: str, blocks: tuple[Block, ...]) -> bool:
    return not any(text[b.span.start : b.span.end].strip() for b in blocks if b.kind != "metadata")


def _reliability(metadata: MetadataSpec, publishers: PublishersSpec, name: str) -> tuple[Reliability, list[Diagnostic]]:
    """The letter of the source: its own, else its publisher's, else F."""
    publisher = publishers.find(metadata.publisher) or publishers.at(metadata.url)
    own, given = metadata.reliability, publisher.reliability if publisher else None
    if own is not None and publisher is not None and own != given:
        message = f"reliability {own} stands before the {given} that config/publishers.yaml gives {publisher.name}"
        return own, [Diagnostic("SRC011", "info", message, Location(name))]
    return own or given or "F", []


def _source(part: Part, file: SourceFile, metadata: MetadataSpec, letter: Reliability) -> Source:
    basis = metadata.published_basis or ("stated" if metadata.published else None)
    digest = part.digest
    return Source(
        id=digest[:12],
        digest=digest,
        name=part.name,
        title=metadata.title,
        publisher=metadata.publisher,
        author=metadata.author,
        published=metadata.published,
        published_basis=basis,
        url=metadata.url,
        type=metadata.type or "article",
        digest_of=metadata.digest_of,
        reliability=letter,
        descriptor=metadata.descriptor,
        credit=metadata.credit,
        accessed=metadata.accessed,
        path=file.place or file.name,
    )
