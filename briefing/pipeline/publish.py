"""A whole set of files in; an immutable edition and the current outputs out, switched by rename."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from briefing.ingest import hashed
from briefing.pipeline.manifest import NAME, Heading, Manifest, manifest_bytes, read_heading, read_manifest

_NUMBERED = re.compile(r"\d{4,}")


@dataclass(frozen=True, slots=True)
class Published:
    """An edition on disk."""

    folder: Path
    manifest: Manifest

    def read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()


def numbered(out: Path) -> dict[int, Published]:
    """Every whole edition in `out` by its number."""
    whole = ((folder, read_manifest(folder / NAME)) for folder in _folders(out))
    return {int(folder.name): Published(folder, manifest) for folder, manifest in whole if manifest is not None}


def headings(out: Path, count: int | None = None) -> list[Heading]:
    """The newest whole editions in `out`, all or at most `count` of them, the newest first."""
    found = (read_heading(folder / NAME) for folder in reversed(_folders(out)))
    return list(islice((heading for heading in found if heading is not None), count))


def latest(out: Path) -> Published | None:
    """The newest whole edition in `out`, or None where there is none."""
    whole = ((folder, read_manifest(folder / NAME)) for folder in reversed(_folders(out)))
    return next((Published(folder, manifest) for folder, manifest in whole if manifest is not None), None)


def publish(
    out: Path,
    files: Mapping[str, bytes],
    manifest: Manifest,
    shared: Mapping[str, bytes] = MappingProxyType({}),
) -> Published:
    """Write `files` and their manifest as an edition, then make them the current outputs. Files that editions share,
    by their names below the folder of editions, are written before.

    The edition appears whole, by one rename. Where the process ends after that, `settle` finishes the switch.
    Raises OSError, and then the outputs that stood before still stand.
    """
    folder = _editions(out) / f"{manifest.edition.number:04d}"
    files = {**files, NAME: manifest_bytes(manifest)}
    with _staging(out) as staging:
        _write(staging / "set", files)
        _write(staging / "shared", shared)
        folder.parent.mkdir(exist_ok=True)
        _move(shared, staging / "shared", folder.parent)
        if folder.exists():  # the same edition in more formats, or one whose manifest cannot be read
            _move(files, staging / "set", folder)
        else:
            _rename(staging / "set", folder)
    edition = Published(folder, manifest)
    switch(out, edition)
    return edition


def is_shared(out: Path, name: str) -> bool:
    """Whether there is a file of that name, which editions share, below the folder of editions."""
    return (_editions(out) / name).exists()


def settle(out: Path, hashed: Callable[[Path], str] = hashed) -> bool:
    """Bring the current outputs back to the newest edition where they are not; says whether they had to be.

    `hashed` gives the sha256 of a file.
    """
    edition = latest(out)
    if edition is None or _is_current(out, edition, hashed):
        return False
    switch(out, edition)
    return True


def switch(out: Path, edition: Published) -> None:
    """Make `edition` the current outputs: all is written beside its place first, then renamed, the manifest last."""
    names = [*sorted(edition.manifest.outputs), NAME]
    with _staging(out) as staging:
        _write(staging, {name: edition.read(name) for name in names})
        _move(names, staging, out)
    _sweep(out, set(names))


def _is_current(out: Path, edition: Published, hashed: Callable[[Path], str]) -> bool:
    try:
        wanted = {**edition.manifest.outputs, NAME: hashlib.sha256(edition.read(NAME)).hexdigest()}
        return all(hashed(out / name) == digest for name, digest in wanted.items())
    except OSError:
        return False


def _sweep(out: Path, names: set[str]) -> None:
    """Take away charts and briefs of earlier sets that this one does not have."""
    stale = [*(out / "charts").glob("*.svg"), *out.glob("brief.*")]
    for path in stale:
        if path.relative_to(out).as_posix() not in names:
            path.unlink(missing_ok=True)


def _editions(out: Path) -> Path:
    return out / "editions"


def _folders(out: Path) -> list[Path]:
    """The folders of editions, in the order of their numbers."""
    found = (path for path in _editions(out).glob("*") if _NUMBERED.fullmatch(path.name))
    return sorted(found, key=lambda path: int(path.name))


@contextlib.contextmanager
def _staging(out: Path) -> Iterator[Path]:
    """A folder on the same disk as `out`, empty at first and gone afterwards."""
    folder = out / ".staging"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _move(names: Iterable[str], source: Path, target: Path) -> None:
    """Rename the named files from one folder to another, in the order given."""
    for name in names:
        (target / name).parent.mkdir(exist_ok=True)
        _rename(source / name, target / name)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())


def _rename(source: Path, target: Path) -> None:
    source.replace(target)
