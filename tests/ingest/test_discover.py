"""Which files are sources: folders, globs, excludes, extra paths; always in one order."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config.specs.brief import SourcesSpec
from briefing.ingest import discover

FILES = ("seeds/b.txt", "seeds/a.md", "seeds/more/c.txt", "seeds/README.md", "seeds/more/README.md",
         "seeds/.hidden.txt", "seeds/.git/x.txt", "seeds/b.meta.yaml", "inbox/d.txt", "inbox/e.md")  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in FILES:
        path = tmp_path / "w" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("title: x\n", encoding="utf-8")
    return (tmp_path / "w").resolve()


def names(root: Path, *extra: Path, **spec: tuple[str, ...]) -> list[str]:
    files, diagnostics = discover(root, SourcesSpec(**spec), extra)
    assert not diagnostics, [str(d) for d in diagnostics]
    return [f.name for f in files]


def test_folder(root: Path) -> None:
    assert names(root) == ["seeds/a.md", "seeds/b.txt", "seeds/more/c.txt"]


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (("seeds/*.txt",), ["seeds/b.txt"]),
        (("seeds/**/*.txt",), ["seeds/b.txt", "seeds/more/c.txt"]),
        (("inbox/?.md", "seeds/a.md"), ["inbox/e.md", "seeds/a.md"]),
        (("*/",), ["inbox/d.txt", "inbox/e.md", "seeds/a.md", "seeds/b.txt", "seeds/more/c.txt"]),
        (("seeds", "seeds/a.md"), ["seeds/a.md", "seeds/b.txt", "seeds/more/c.txt"]),
    ],
)
def test_paths(root: Path, paths: tuple[str, ...], found: list[str]) -> None:
    assert names(root, paths=paths) == found


@pytest.mark.parametrize(
    ("exclude", "found"),
    [
        ((), ["seeds/README.md", "seeds/a.md", "seeds/b.txt", "seeds/more/README.md", "seeds/more/c.txt"]),
        (("seeds/*.md",), ["seeds/b.txt", "seeds/more/README.md", "seeds/more/c.txt"]),
        (("seeds/more/**", "**/README.md"), ["seeds/a.md", "seeds/b.txt"]),
    ],
)
def test_excludes(root: Path, exclude: tuple[str, ...], found: list[str]) -> None:
    assert names(root, exclude=exclude) == found


def test_extra_paths(root: Path, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("x", encoding="utf-8")
    found = names(root, root / "seeds/README.md", tmp_path / "other.txt", paths=("inbox",))
    assert found == [(tmp_path / "other.txt").resolve().as_posix(), "inbox/d.txt", "inbox/e.md", "seeds/README.md"]


def test_the_order_is_that_of_names_not_of_the_disk(root: Path) -> None:
    for name in ("z", "m", "k"):
        (root / f"inbox/{name}.txt").write_text("x", encoding="utf-8")
    found = names(root, paths=("inbox",))
    assert found == sorted(found)


@pytest.mark.parametrize("sidecar", ["b.meta.yaml", "b.txt.meta.yaml", "b.txt.meta.json"])
def test_sidecars(root: Path, sidecar: str) -> None:
    (root / "seeds/b.meta.yaml").unlink()
    (root / "seeds" / sidecar).write_text('{"title": "B"}', encoding="utf-8")
    files, diagnostics = discover(root, SourcesSpec())
    assert not diagnostics
    assert {f.name: f.sidecar_name for f in files} == {
        "seeds/a.md": "", "seeds/b.txt": f"seeds/{sidecar}", "seeds/more/c.txt": ""
    }  # fmt: skip
