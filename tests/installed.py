"""A package with entry points, installed for one test: its files and its metadata in a folder on the path."""

from __future__ import annotations

import importlib
import sys
import tomllib
from pathlib import Path

import pytest

from briefing.plugins import loading

EXAMPLE = Path(__file__).parent / "plugins/example"


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, project: str, modules: dict[str, str]) -> None:
    """Put `modules` (path → text) and the metadata that the pyproject.toml `project` declares where Python finds them.

    What was loaded before is forgotten, so that another version can take its place.
    """
    declared = tomllib.loads(project)["project"]
    info = folder / f"{declared['name'].replace('-', '_')}-{declared['version']}.dist-info"
    for other in folder.glob(f"{declared['name'].replace('-', '_')}-*.dist-info"):
        other.rename(folder / "replaced")
    info.mkdir(parents=True)
    metadata = f"Metadata-Version: 2.1\nName: {declared['name']}\nVersion: {declared['version']}\n"
    (info / "METADATA").write_text(metadata, encoding="utf-8")
    groups = declared["entry-points"].items()
    lines = [f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in names.items()) for group, names in groups]
    (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
    for name, text in modules.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    tops = {name.split("/")[0].removesuffix(".py") for name in modules}
    for loaded in [name for name in sys.modules if name.split(".")[0] in tops]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # an edit within a second would not be seen
    monkeypatch.syspath_prepend(str(folder))
    importlib.invalidate_caches()
    loading._found.cache_clear()


def install_folder(package: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package in a folder, whose modules stand beside its pyproject.toml, as `pip install` would."""
    modules = {path.relative_to(package).as_posix(): path.read_text(encoding="utf-8") for path in package.rglob("*.py")}
    install(folder, monkeypatch, (package / "pyproject.toml").read_text(encoding="utf-8"), modules)


def install_example(folder: Path, monkeypatch: pytest.MonkeyPatch, version: str = "1.0") -> None:
    """The example package, as it is or under another version."""
    source = EXAMPLE / "src"
    modules = {path.relative_to(source).as_posix(): path.read_text(encoding="utf-8") for path in source.rglob("*.py")}
    project = (EXAMPLE / "pyproject.toml").read_text(encoding="utf-8").replace('"1.0"', f'"{version}"')
    install(folder, monkeypatch, project, modules)
