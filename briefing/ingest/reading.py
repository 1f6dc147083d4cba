"""A source file → its Document: text, blocks, and metadata from brief, sidecar, file and words, in that order."""

from __future__ import annotations

from typing import Literal

from briefing.config import MetadataSpec
from briefing.config.specs.publishers import PublishersSpec
from briefing.ingest.decode import decode
from briefing.ingest.found import find_metadata
from briefing.ingest.metadata import lay_over, parse_metadata
from briefing.ingest.readers import READERS
from briefing.ingest.sources import SourceFile
from briefing.model import Block, Diagnostic, Document, Location, Source
from briefing.model.source import digest_of_bytes

Letter = Literal["A", "B", "C", "D", "E", "F"]


def digest(file: SourceFile) -> str | None:
    """sha256 over all that `read` reads of `file`: bytes, sidecar, metadata, name; None where it cannot be read."""
    try:
        parts = [file.path.read_bytes(), file.sidecar.read_bytes() if file.sidecar else b""]
    except OSError:
        return None
    parts += [file.name.encode(), file.metadata.model_dump_json().encode()]
    return digest_of_bytes(b"".join(digest_of_bytes(part).encode() for part in parts))


def read(file: SourceFile, publishers: PublishersSpec) -> tuple[Document | None, list[Diagnostic]]:
    """The document in `file`, or None and the reason; a document may come with diagnostics too."""
    reader = READERS.get(file.path.suffix.lower())
    if reader is None:
        kinds = ", ".join(sorted(READERS))
        message = f"there is no reader for '{file.path.suffix or file.path.name}' files"
        return None, [Diagnostic("SRC004", "warning", message, Location(file.name), f"there are readers for {kinds}")]
    data, wrong = _bytes(file)
    if data is None:
        return None, wrong
    text, diagnostics = decode(data, file.name)
    if text is None:
        return None, diagnostics
    content = reader(text, file.name)
    diagnostics += content.diagnostics
    sidecar, wrong = _sidecar(file)
    diagnostics += wrong
    if _is_empty(text, content.blocks):
        what = "this file is empty" if not text.strip() else "this file holds nothing but metadata"
        return None, [*diagnostics, Diagnostic("SRC006", "error", what, Location(file.name), "put the article into it")]
    found = find_metadata(text, content.blocks, publishers)
    metadata = lay_over(file.metadata, sidecar, content.metadata, found)
    letter, wrong = _reliability(metadata, publishers, file.name)
    source = _source(file, digest_of_bytes(data), metadata, letter)
    return Document(source, text, content.blocks), [*diagnostics, *wrong]


def _bytes(file: SourceFile) -> tuple[bytes | None, list[Diagnostic]]:
    try:
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


def _reliability(metadata: MetadataSpec, publishers: PublishersSpec, name: str) -> tuple[Letter, list[Diagnostic]]:
    """The letter of the source: its own, else its publisher's, else F."""
    publisher = publishers.find(metadata.publisher) or publishers.at(metadata.url)
    own, given = metadata.reliability, publisher.reliability if publisher else None
    if own is not None and publisher is not None and own != given:
        message = f"reliability {own} stands before the {given} that config/publishers.yaml gives {publisher.name}"
        return own, [Diagnostic("SRC011", "info", message, Location(name))]
    return own or given or "F", []


def _source(file: SourceFile, digest: str, metadata: MetadataSpec, letter: Letter) -> Source:
    basis = metadata.published_basis or ("stated" if metadata.published else None)
    return Source(
        id=digest[:12],
        digest=digest,
        name=file.name,
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
        path=file.name,
    )
