"""Editions that another version of the program wrote: every verb says so, and none takes it for a bug of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Building, of_another_version

from briefing.cli import main
from briefing.pipeline.preview import Session


@pytest.fixture
def editions(workspace: Path, build_here: Building, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with two editions, the second of another version."""
    build_here()
    (workspace / "seeds/shells.md").unlink()
    build_here()
    of_another_version(workspace / "out/editions/0002")
    monkeypatch.chdir(workspace)
    return workspace


@pytest.mark.parametrize(
    "verb", ["diff 1 2", "diff 1 2 --format json", "facts --explain a", "review", "bundle kept.zip"]
)
def test_it_is_said(verb: str, editions: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(verb.split())
    out, err = capsys.readouterr()
    assert ended.value.code == 1
    assert "BLD010 edition 2 was written by another version of the program" in err
    assert "hint: briefing build writes an edition of this version beside it" in err
    assert out == ""
    assert not (editions / "kept.zip").exists()


def test_a_preview_goes_on_without_it(editions: Path) -> None:
    draft = Session(editions).draft()
    assert not draft.failed, [str(d) for d in draft.diagnostics]
    assert draft.record is not None
    assert draft.record.edition.number == 3


def test_a_preview_of_a_profile_that_is_gone_says_so(workspace: Path) -> None:
    draft = Session(workspace, profile="shrt").draft()
    assert draft.failed
    assert [(d.code, d.hint) for d in draft.diagnostics] == [("BLD008", "did you mean 'short'?")]
