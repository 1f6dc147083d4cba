"""A small workspace of its own for every test, and one finished brief to tamper with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.config import Project, load_project, reference_root
from briefing.pipeline.build import build
from briefing.pipeline.result import BuildResult

ARTICLES = {
    "shells.md": """---
title: Shells counted at the port
publisher: Harbour Gazette
published: 2024-06-10
reliability: C
---

North Korea has sent at least 3 million artillery rounds to Russia, South Korea's defence ministry said on Monday.

Russia denied the account.
""",
    "missiles.md": """---
title: Missiles on the railway
publisher: Railway Courier
published: 2024-06-14
reliability: B
---

North Korea shipped about 40 missiles to Russia in May 2024, the United States said.
""",
    "troops.md": """---
title: Troops leave by train
publisher: Evening Ledger
published: 2024-10-20
reliability: C
---

North Korea sent 1,500 troops to Russia in October 2024, South Korea's National Intelligence Service said.
""",
}


def make_workspace(root: Path) -> Path:
    """A copy of the reference workspace with the articles above as its sources."""
    for part in ("config", "templates"):
        shutil.copytree(reference_root() / part, root / part)
    (root / "seeds").mkdir()
    for name, text in ARTICLES.items():
        (root / "seeds" / name).write_text(text, encoding="utf-8")
    return root


def open_project(root: Path) -> Project:
    project, diagnostics = load_project(root)
    assert project is not None, [str(d) for d in diagnostics]
    return project


@pytest.fixture(scope="session")
def articles() -> dict[str, str]:
    """File name → text of the sources of the small workspace."""
    return ARTICLES


Building = Callable[..., BuildResult]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "workspace")


@pytest.fixture
def build_here(workspace: Path) -> Building:
    """Loads and builds the workspace, as Markdown alone unless told otherwise."""

    def run(**options: object) -> BuildResult:
        return build(open_project(workspace), **{"formats": ("md",), **options})  # type: ignore[arg-type]

    return run


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a finished brief in all formats; tests copy it before they change anything."""
    root = make_workspace(tmp_path_factory.mktemp("published") / "workspace")
    result = build(open_project(root))
    assert result.written, [str(d) for d in result.diagnostics]
    return root


@pytest.fixture
def brief(published: Path, tmp_path: Path) -> Path:
    """A copy of the workspace with the finished brief."""
    return Path(shutil.copytree(published, tmp_path / "copy"))
