"""A workspace folder over the packaged reference → the files in force, the workspace's own before the packaged one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from briefing.model import Diagnostic, Location
from briefing.model.source import digest_of_bytes

_PACKAGE = Path(__file__).resolve().parents[1]
#: What diagnostics call a packaged file, wherever the package is installed.
_PACKAGED = "briefing/reference"


def reference_root() -> Path:
    """The folder of the packaged `config/` and `templates/`: in the package of a wheel, else the repository."""
    inside = _PACKAGE / "reference"
    return inside if inside.is_dir() else _PACKAGE.parent


def themes() -> dict[str, Path]:
    """The packaged workspaces on other subjects, by name."""
    folder = reference_root() / "config/themes"
    return {path.name: path for path in sorted(folder.glob("*")) if (path / "config/brief.yaml").is_file()}


@dataclass(frozen=True)
class File:
    """One file in force: its bytes, and what diagnostics call it."""

    path: Path
    #: Path inside the workspace with forward slashes: config/brief.yaml.
    name: str
    shown: str
    data: bytes

    @property
    def packaged(self) -> bool:
        """Whether the package brings it, and not the workspace."""
        return self.shown.startswith(f"{_PACKAGED}/")

    @property
    def digest(self) -> str:
        return digest_of_bytes(self.data)

    def text(self) -> tuple[str | None, list[Diagnostic]]:
        """The file's text, without a byte-order mark."""
        try:
            return self.data.decode("utf-8-sig"), []
        except UnicodeDecodeError as error:
            before = self.data[: error.start].decode("utf-8-sig", "replace")
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            excerpt = self.data.decode("utf-8-sig", "replace").split("\n")[line - 1].rstrip("\r")
            message = f"not UTF-8 text: byte 0x{self.data[error.start]:02x}"
            place = Location(self.shown, line, column, 1, excerpt)
            return None, [Diagnostic("CFG002", "error", message, place, "save it as UTF-8")]


@dataclass(frozen=True)
class Workspace:
    """A folder with its own `config/`, `templates/` and `seeds/` over the packaged reference."""

    root: Path

    def find(self, name: str) -> Path | None:
        """The path of a file in force, such as config/brief.yaml."""
        return next((base / name for base, _ in self._layers if (base / name).is_file()), None)

    def names(self, folder: str, *, inherited: bool = True) -> tuple[str, ...]:
        """Every file below `folder`, by its name inside the workspace, sorted; the package's only if `inherited`."""
        layers = self._layers if inherited else self._layers[:1]
        found = {name for base, _ in layers for name in _below(base, folder)}
        return tuple(sorted(found))

    def shown(self, path: Path) -> str:
        """What diagnostics call `path`: relative to the workspace, or as a file of the package."""
        for base, prefix in self._layers:
            if path.is_relative_to(base):
                return prefix + path.relative_to(base).as_posix()
        return path.as_posix()

    def read(self, path: Path, name: str | None = None) -> tuple[File | None, list[Diagnostic]]:
        """The file at `path`; `name` is what the workspace calls it."""
        shown = self.shown(path)
        try:
            return File(path, name or shown, shown, path.read_bytes()), []
        except FileNotFoundError:
            return None, [Diagnostic("CFG001", "error", "no such file", Location(shown))]
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            return None, [Diagnostic("CFG001", "error", f"cannot be read: {reason}", Location(shown))]

    def open(self, name: str) -> tuple[File | None, list[Diagnostic]]:
        """The file in force that is called `name`."""
        return self.read(self.find(name) or self.root / name, name)

    def packaged(self, name: str) -> File | None:
        """The packaged file of that name, whatever the workspace has in its place; None where the package has none."""
        path = self._layers[-1][0] / name
        return self.read(path, name)[0] if len(self._layers) > 1 and path.is_file() else None

    @cached_property
    def _layers(self) -> tuple[tuple[Path, str], ...]:
        """The folders, the nearest first, and what diagnostics put before the names of their files."""
        root, reference = self.root.resolve(), reference_root()
        return ((root, ""),) if root == reference else ((root, ""), (reference, f"{_PACKAGED}/"))


def _below(base: Path, folder: str) -> Iterator[str]:
    for at, folders, files in os.walk(base / folder):
        folders[:] = filter(_in_force, folders)
        inside = Path(at).relative_to(base).as_posix()
        yield from (f"{inside}/{name}" for name in filter(_in_force, files) if Path(at, name).is_file())


def _in_force(name: str) -> bool:
    """Whether a file or folder is no hidden one, no cache and no copy that an editor left."""
    return not name.startswith((".", "__")) and not name.endswith("~")
