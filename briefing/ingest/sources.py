"""Paths, folders and globs → source files in one fixed order, each with the metadata laid over it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from briefing.config.specs.brief import SourcesSpec
from briefing.ingest.snapshots import Snapshots
from briefing.ingest.source_file import NO_METADATA, SourceFile
from briefing.model import Diagnostic, Location

_SIDECARS = (".meta.yaml", ".meta.json")
_HINT = "put articles into seeds/, or name files and folders under sources.paths in config/brief.yaml"


def discover(root: Path, spec: SourcesSpec, extra: Sequence[Path] = ()) -> tuple[list[SourceFile], list[Diagnostic]]:
    """The source files of the workspace `root`, sorted by name, whatever their type; hidden files are left out.

    `extra` paths (relative to the current folder) are added to those of `spec`, and are not subject to its excludes
    where they name a file.
    """
    root = root.resolve()
    excluded = [re.compile(_glob(pattern)) for pattern in spec.exclude]
    found: dict[str, Path] = {}
    diagnostics: list[Diagnostic] = []
    for pattern in spec.paths:
        if not _exists(root, pattern):
            diagnostics.append(_absent(pattern))
        found |= {name: p for name, p in _expand(root, pattern) if not any(e.fullmatch(name) for e in excluded)}
    for path in extra:
        if not path.exists():
            diagnostics.append(_absent(path.as_posix()))
        named = path.is_file()
        for name, file in _named(root, path.resolve()):
            if named or not any(e.fullmatch(name) for e in excluded):
                found[name] = file
    beside: dict[Path, frozenset[str]] = {}
    files = [_source(root, name, found[name], spec, beside) for name in sorted(found) if not name.endswith(_SIDECARS)]
    fetched, wrong = _fetched(root, spec)
    files += fetched
    diagnostics += wrong
    diagnostics += _unused(found, files, spec)
    if not files:
        diagnostics.append(Diagnostic("SRC001", "error", "there are no sources", None, _HINT))
    return files, diagnostics


def _fetched(root: Path, spec: SourcesSpec) -> tuple[list[SourceFile], list[Diagnostic]]:
    """The snapshots of pages that the brief names, and a warning for each page that has none."""
    if not spec.urls and not spec.feeds:
        return [], []
    snapshots = Snapshots(root)
    never = [page.url for page in spec.urls if page.url not in snapshots.pages]
    hint = "build once with the network at hand"
    wrong = [Diagnostic("NET006", "warning", "this page was never fetched", Location(url), hint) for url in never]
    return snapshots.sources(spec), [*snapshots.diagnostics, *wrong]


def _source(root: Path, name: str, path: Path, spec: SourcesSpec, beside: dict[Path, frozenset[str]]) -> SourceFile:
    """The file with its sidecar; each folder is listed once and the sidecars in it are noted in `beside`."""
    folder = path.parent
    if folder not in beside:
        beside[folder] = frozenset(entry.name for entry in _entries(folder) if entry.name.endswith(_SIDECARS))
    names = (stem + end for stem in (path.name, path.stem) for end in _SIDECARS) if beside[folder] else ()
    sidecar = next((folder / name for name in names if name in beside[folder] and (folder / name).is_file()), None)
    called = _name(root, sidecar) if sidecar else ""
    return SourceFile(path, name, sidecar, called, spec.metadata.get(name, NO_METADATA))


def _unused(found: dict[str, Path], files: list[SourceFile], spec: SourcesSpec) -> Iterator[Diagnostic]:
    """A warning for metadata that belongs to no file."""
    used = {f.sidecar_name for f in files}
    for name in sorted(found):
        if name.endswith(_SIDECARS) and name not in used:
            message = "this sidecar belongs to no source"
            yield Diagnostic(
                "SRC010", "warning", message, Location(name), "name it after its file: article.txt.meta.yaml"
            )
    names = {f.name for f in files}
    for name in spec.metadata:
        if name not in names:
            yield Diagnostic("SRC010", "warning", f"sources.metadata names '{name}', which is no source", None, None)


def _exists(root: Path, pattern: str) -> bool:
    return (root / pattern).exists() or next(_expand(root, pattern), None) is not None


def _absent(pattern: str) -> Diagnostic:
    return Diagnostic("SRC002", "error", f"no file or folder matches '{pattern}'", Location(pattern), _HINT)


def _expand(root: Path, pattern: str) -> Iterator[tuple[str, Path]]:
    path = root / pattern
    if path.exists():
        yield from _named(root, path)
    elif any(sign in pattern for sign in "*?["):
        base = Path(path.anchor) if Path(pattern).is_absolute() else root
        for match in base.glob(path.relative_to(base).as_posix()):
            if not _hidden(match.relative_to(base)):
                yield from _named(root, match)


def _named(root: Path, path: Path) -> Iterator[tuple[str, Path]]:
    """The file itself, or every file below a folder that is not hidden, each under its name."""
    name = _name(root, path)
    if path.is_file():
        yield name, path
    elif path.is_dir():
        yield from _below(path, "" if path == root else name.rstrip("/") + "/")


def _below(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    """Every file below a folder that is not hidden; names begin with the prefix."""
    for entry in _entries(folder):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(folder / entry.name, f"{prefix}{entry.name}/")
        elif entry.is_file():
            yield prefix + entry.name, folder / entry.name


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What lies in a folder; nothing where it may not be read."""
    try:
        return list(os.scandir(folder))
    except OSError:
        return []


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _name(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _glob(pattern: str) -> str:
    """A glob as a regular expression: ** stands for any folders or none, * and ? stay inside one."""
    signs = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    return "".join(signs.get(part, re.escape(part)) for part in parts)
