"""One file with the brief and its sources: it verifies where neither the workspace nor the network is."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.pipeline.bundle import bundle
from briefing.pipeline.publish import latest
from briefing.pipeline.verify import verify


@pytest.fixture
def packed(brief: Path, tmp_path: Path) -> Path:
    """The bundle of the finished brief, alone in a folder; the workspace is gone."""
    target = tmp_path / "elsewhere/brief.zip"
    edition = latest(brief / "out")
    assert edition is not None
    assert bundle(edition, brief, target) == []
    shutil.rmtree(brief)
    return target


def rewrite(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    path.write_bytes(out.getvalue())


def test_it_verifies_on_another_machine(packed: Path) -> None:
    result = verify(packed)
    assert result.clean, [f.message for f in result.findings if f.wrong]
    assert result.count("OK") > 0
    assert result.count("OK_EMBEDDED") == 0, "the sources travel with it"
    assert [p.name for p in packed.parent.iterdir()] == ["brief.zip"], "nothing is left lying about"


def test_the_same_edition_is_the_same_bytes(brief: Path, tmp_path: Path) -> None:
    edition = latest(brief / "out")
    assert edition is not None
    for name in ("a.zip", "b.zip"):
        bundle(edition, brief, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_source_that_has_changed_is_named_and_left_out(brief: Path, tmp_path: Path) -> None:
    edition = latest(brief / "out")
    assert edition is not None
    (brief / "seeds/shells.md").write_text("Something else.\n", encoding="utf-8")
    (missing,) = bundle(edition, brief, tmp_path / "brief.zip")
    assert (missing.code, str(missing.location)) == ("BND001", "seeds/shells.md")
    assert verify(tmp_path / "brief.zip").count("SOURCE_MISSING") > 0


def test_a_word_changed_inside_is_found(packed: Path) -> None:
    def change(files: dict[str, bytes]) -> None:
        files["brief/brief.md"] = files["brief/brief.md"].replace(b"missiles", b"biscuits")

    rewrite(packed, change)
    assert {f.code for f in verify(packed).findings if f.wrong} == {"TEXT_ALTERED"}


def test_a_source_changed_inside_is_found(packed: Path) -> None:
    def change(files: dict[str, bytes]) -> None:
        files["sources/seeds/troops.md"] = files["sources/seeds/troops.md"].replace(b"1,500", b"9,500")

    rewrite(packed, change)
    assert verify(packed).count("HASH_DIFFERS") > 0


@pytest.mark.parametrize("name", ["../evil.txt", "/tmp/evil.txt", "brief/../../evil.txt", "other/a.txt", "C:\\evil"])
def test_a_name_that_leads_elsewhere_is_refused(packed: Path, name: str) -> None:
    rewrite(packed, lambda files: files.update({name: b"x"}))
    result = verify(packed)
    assert not result.clean
    assert [d.code for d in result.diagnostics] == ["VER001"]


@pytest.mark.parametrize("data", [b"", b"no zip at all", b"PK\x03\x04" + b"\x00" * 40])
def test_what_is_no_bundle_says_so(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "brief.zip"
    path.write_bytes(data)
    assert [d.code for d in verify(path).diagnostics] == ["VER001"]


def test_a_zip_of_something_else_says_so(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "brief.zip", "w") as archive:
        archive.writestr("notes.txt", json.dumps({}))
    (told,) = verify(tmp_path / "brief.zip").diagnostics
    assert "there is no brief/manifest.json in it" in told.message
