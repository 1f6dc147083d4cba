"""A small workspace of its own for every test, and one finished brief to tamper with."""

from __future__ import annotations

import gc
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from web import Web, serving

from briefing.config import Project, load_project, reference_root
from briefing.pipeline.build import build
from briefing.pipeline.result import BuildResult

# Workers and the programs that tests start keep their byte code: without it each compiles anew all that it imports.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Thousands of short tests leave little behind: what they leave is looked for seldom.
gc.set_threshold(100_000, 50, 50)

# The same examples on every run: a check that fails today fails tomorrow.
settings.register_profile("fixed", derandomize=True)
settings.load_profile("fixed")

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


@pytest.fixture(scope="session", autouse=True)
def _state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The key of the person who runs the tests is left alone, and nobody waits for the disk: no test cuts the power."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        patch.setattr(os, "fsync", lambda file: None)
        yield


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
        return build(open_project(workspace), **{"formats": ("md",), **options})

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


def _pdf(pages: list[list[str]], info: str = "") -> bytes:
    """A PDF that prints lines of text, one below the other, a new page for each list."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        body = "BT /F1 10 Tf 14 TL 50 800 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(f"<< /Length {len(body)} >>\nstream\n{body}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 850] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< {info} >>")
    out, places = "%PDF-1.7\n", []
    for n, text in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{n} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    out += f"trailer\n<< /Size {size} /Root 1 0 R /Info {size - 1} 0 R >>\nstartxref\n{out.index('xref')}\n%%EOF\n"
    return out.encode("latin-1")


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """Lines of text, a list for each page, and the information dictionary → the bytes of a PDF."""
    return _pdf


@pytest.fixture
def web() -> Iterator[Web]:
    """A web server on this machine."""
    with serving() as server:
        yield server


def of_another_version(edition: Path) -> None:
    """Makes the record of the edition in a folder one that another version of the program might have written."""
    file = edition / "brief.json"
    record = json.loads(file.read_bytes())
    file.write_text(json.dumps({**record, "schema_version": record["schema_version"] + 1}), encoding="utf-8")
