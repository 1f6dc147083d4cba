"""An edition and the bytes of its sources → one file, and back again: what `verify` needs on another machine."""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from briefing.ingest import parts
from briefing.model import Diagnostic, Location, Source
from briefing.model.source import digest_of_bytes
from briefing.pipeline.editions import record_of_edition
from briefing.pipeline.manifest import NAME, manifest_bytes
from briefing.pipeline.publish import Published

SUFFIX = ".zip"
_BRIEF = "brief"
_SOURCES = "sources"
#: Bytes beyond which a file is not unfolded.
_LIMIT = 2 * 1024**3
#: The same for every entry: a bundle of the same edition is the same bytes.
_DATE = (1980, 1, 1, 0, 0, 0)


def bundle(edition: Published, root: Path, target: Path) -> list[Diagnostic]:
    """Write `edition` and those of its sources whose bytes still lie in the workspace `root` to the file `target`.

    A source that has changed since is left out and named: its words travel with the brief all the same. An edition
    that cannot be read is an error, and nothing is written. Raises OSError where `target` cannot be written.
    """
    record, unread = record_of_edition(edition)
    if record is None:
        return unread
    files = {f"{_BRIEF}/{name}": edition.read(name) for name in edition.manifest.outputs}
    files[f"{_BRIEF}/{NAME}"] = manifest_bytes(edition.manifest)
    found, missing = _bytes_of((entry.source for entry in record.sources), root)
    files |= {f"{_SOURCES}/{name}": data for name, data in found.items()}
    _write(target, _packed(files))
    return missing


def _bytes_of(sources: Iterable[Source], root: Path) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """Path inside the bundle → bytes of each file that still holds what was read from it."""
    held: dict[str, tuple[bytes, frozenset[str]]] = {}
    kept: dict[str, bytes] = {}
    missing: list[Diagnostic] = []
    for source in sources:
        name = source.path or source.name
        if name not in held:
            held[name] = _read(root / name)
        data, digests = held[name]
        if source.digest in digests:
            kept[_inside(name)] = data
            continue
        hint = "put the file back as it was, or accept that its words travel with the brief only"
        message = "this source is not as it was when it was read, and is left out"
        missing.append(Diagnostic("BND001", "warning", message, Location(source.name), hint))
    return kept, missing


def _read(path: Path) -> tuple[bytes, frozenset[str]]:
    try:
        data = path.read_bytes()
    except OSError:
        return b"", frozenset()
    # A file that a plug-in reads is one source: it is known by the bytes of the whole.
    return data, frozenset((digest_of_bytes(data), *(part.digest for part in parts(data, path.name)[0])))


def _inside(name: str) -> str:
    """A path below the bundle's folder of sources, wherever the file lay."""
    return "/".join(part for part in PurePosixPath(name).parts if part not in ("/", "..", ".") and ":" not in part)


def _packed(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(target.name + ".part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


@contextlib.contextmanager
def unbundled(path: Path) -> Iterator[tuple[Path, Path]]:
    """The folders of the brief and of its sources, for as long as the block lasts.

    Raises ValueError where the file is no bundle, or holds more or other than a bundle does.
    """
    with tempfile.TemporaryDirectory(prefix="briefing-") as name:
        folder = Path(name)
        try:
            with zipfile.ZipFile(path) as archive:
                _unpack(archive, folder)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
            raise ValueError(f"this is no bundle: {str(error).lower()}") from error
        yield folder / _BRIEF, folder / _SOURCES


def _unpack(archive: zipfile.ZipFile, folder: Path) -> None:
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > _LIMIT:
        raise ValueError("this bundle is too large")
    if f"{_BRIEF}/{NAME}" not in archive.namelist():
        raise ValueError(f"this is no bundle: there is no {_BRIEF}/{NAME} in it")
    for entry in entries:
        place = PurePosixPath(entry.filename)
        if place.is_absolute() or ".." in place.parts or place.parts[:1] not in ((_BRIEF,), (_SOURCES,)):
            raise ValueError(f"this is no bundle: {entry.filename!r} does not belong in it")
        if "\\" in entry.filename or ":" in entry.filename:
            raise ValueError(f"this is no bundle: {entry.filename!r} is no name of ours")
        target = folder.joinpath(*place.parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as data:
            target.write_bytes(data.read(entry.file_size + 1)[: entry.file_size])
    (folder / _SOURCES).mkdir(exist_ok=True)
