"""A finished brief in, every finding on it out: Markdown, HTML, PDF, JSON, or a whole published folder."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from briefing.model import Diagnostic, Location
from briefing.pipeline.bundle import SUFFIX, unbundled
from briefing.pipeline.checking import check
from briefing.pipeline.engine import engine
from briefing.pipeline.evidence import AtHand
from briefing.pipeline.findings import Code, Finding, VerifyResult
from briefing.pipeline.manifest import NAME, read_manifest
from briefing.pipeline.outputs import page_of, pdf_of
from briefing.pipeline.pdf_files import files_inside
from briefing.pipeline.record import Record, read_sealed, record_bytes

#: What `verify` can show and what it cannot.
CAVEAT = (
    "This shows whether a brief was edited after it was made, and whether its words and figures are those of its "
    "sources. Without a signature, or a digest known from elsewhere, it does not show who made the file."
)
_READABLE = (".md", ".html", ".pdf", ".json", SUFFIX)
_HINTS = {
    ".md": "brief.json, as it was built, has to lie beside it",
    ".html": "brief.json, as it was built, has to lie beside it",
    ".pdf": "only a PDF that briefing made carries the data to check it by",
    ".json": "name a brief.json that this version wrote",
}


def verify(path: Path, sources: Sequence[Path] = ()) -> VerifyResult:
    """Check the finished brief at `path`: brief.md, .html, .pdf or .json, a bundle, or a folder with a manifest.

    `sources` are files and folders to compare quotations with; without any, the sources are looked for where the brief
    says they lie, and where they are not there its own words have to do (OK_EMBEDDED). Never raises for a broken file.
    """
    path = Path(path)
    missing = [p for p in (path, *map(Path, sources)) if not p.exists()]
    if missing:
        return _unread(path, f"there is no {missing[0]}", "name a finished brief, such as out/brief.pdf", missing[0])
    if path.is_dir():
        return _verify_folder(path, sources)
    if path.suffix == SUFFIX:
        return _verify_bundle(path, sources)
    if path.suffix not in _READABLE:
        return _unread(path, "this is no brief", f"verify reads {', '.join(_READABLE)} and folders with {NAME}")
    try:
        return VerifyResult(str(path), tuple(_verify_file(path, sources)))
    except ValueError as error:
        return _unread(path, str(error), _HINTS[path.suffix])
    except OSError as error:
        return _unread(path, f"cannot be read: {(error.strerror or str(error)).lower()}", None)


def _verify_bundle(path: Path, sources: Sequence[Path]) -> VerifyResult:
    """The edition inside, by the sources that travel with it where no others are named."""
    try:
        with unbundled(path) as (brief, own):
            return replace(_verify_folder(brief, sources or [own]), file=str(path))
    except ValueError as error:
        return _unread(path, str(error), "name a file that `briefing bundle` wrote")
    except OSError as error:
        return _unread(path, f"cannot be read: {(error.strerror or str(error)).lower()}", None)


def _verify_folder(folder: Path, sources: Sequence[Path]) -> VerifyResult:
    """Every file as the manifest has it, then the record itself and the pages."""
    manifest = read_manifest(folder / NAME)
    if manifest is None:
        return _unread(folder, f"there is no {NAME} that can be read", "name the folder that `briefing build` wrote")
    found: list[Finding] = []
    for name, digest in sorted(manifest.outputs.items()):
        try:
            same = hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        except OSError:
            found.append(Finding("TEXT_ALTERED", f"{name} is not there"))
            continue
        if not same:
            code: Code = "PAGES_ALTERED" if name.endswith(".pdf") else "TEXT_ALTERED"
            found.append(Finding(code, f"{name} is not the file that was published"))
    try:
        found += _verify_file(folder / "brief.json", sources)
    except (ValueError, OSError) as error:
        found.append(Finding("TEXT_ALTERED", f"brief.json cannot be read: {error}"))
    return VerifyResult(str(folder), tuple(found))


def _verify_file(path: Path, sources: Sequence[Path]) -> Iterator[Finding]:
    record, sealed = _sealed(path)
    if not sealed:
        yield Finding("TEXT_ALTERED", "the data of the brief were changed after it was made")
    yield from _pages(path, record)
    yield from check(record, AtHand(record, path, sources))


def _sealed(path: Path) -> tuple[Record, bool]:
    """The record of the brief at `path`. Raises ValueError where there is none."""
    if path.suffix == ".json":
        return read_sealed(path.read_bytes())
    if path.suffix == ".pdf":
        for content in files_inside(path.read_bytes()):
            try:
                return read_sealed(content)
            except ValueError:
                continue
        raise ValueError("there is no brief.json inside this PDF")
    beside = path.with_name("brief.json")
    if not beside.is_file():
        raise ValueError("there is no brief.json beside this file")
    return read_sealed(beside.read_bytes())


def record_at(path: Path) -> Record:
    """The record of the brief at `path`. Raises ValueError where there is none, OSError where it cannot be read."""
    return _sealed(path)[0]


def _pages(path: Path, record: Record) -> Iterator[Finding]:
    """The file's own words or pages against those that the record gives."""
    data = path.read_bytes()
    if path.suffix == ".md":
        yield from _compared(data, record.markdown.encode(), "brief.md")
        return
    if path.suffix == ".json":
        return
    if not engine().items() <= record.engine.items():  # plug-ins have done their part by then: they set no page
        yield Finding("PAGES_NOT_COMPARED", f"made by another version: {_versions(record.engine)}")
        return
    if path.suffix == ".html":
        yield from _compared(data, page_of(record).encode(), "brief.html")
    elif data != pdf_of(record, record_bytes(record)):
        yield Finding("PAGES_ALTERED", "the pages are not those that the brief's own data give")


def _compared(data: bytes, wanted: bytes, name: str) -> Iterator[Finding]:
    if data == wanted:
        return
    there, made = data.decode("utf-8", "replace").splitlines(), wanted.decode().splitlines()
    line = next((n for n, (a, b) in enumerate(zip(there, made, strict=False), start=1) if a != b), None)
    line = line or min(len(there), len(made)) + 1
    shown = there[line - 1].strip() if line <= len(there) else "the end of the file"
    yield Finding("TEXT_ALTERED", f"{name} differs from what was made, first at line {line}: {shown[:80]}", line)


def _versions(found: dict[str, str]) -> str:
    ours = engine()
    return ", ".join(f"{name} {found.get(name, 'absent')}" for name in sorted(ours) if found.get(name) != ours[name])


def _unread(path: Path, message: str, hint: str | None, place: Path | None = None) -> VerifyResult:
    return VerifyResult(str(path), (), (Diagnostic("VER001", "error", message, Location(str(place or path)), hint),))
