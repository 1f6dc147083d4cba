"""What editions are compared by: files that they share, of which only those that differ are written and read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.assess.memory import Shelf
from briefing.model import Claim, ClaimState, Telling
from briefing.pipeline.result import BuildResult
from briefing.pipeline.states import FOLDER, Part, apart, parts_of, read_states

Building = Callable[..., BuildResult]


def states(count: int) -> list[ClaimState]:
    made = []
    for n in range(count):
        id_ = hashlib.sha256(str(n).encode()).hexdigest()[:12]
        claim = Claim(id_, ("visit", "", "", "", "", "", ""), "visit", "A", None, None, None, (f"f{n}",))
        made.append(ClaimState(claim, (Telling(f"f{n}", f"s{n}", f"{n}.md", 3.0, None),), 1, low=3.0))
    return sorted(made, key=lambda state: state.claim.id)


def parts(known: list[ClaimState], shelf: Shelf | None = None) -> tuple[Part, ...]:
    by_id = {state.claim.id: state for state in known}
    stamps = {id_: str(state) for id_, state in by_id.items()}
    return parts_of(stamps, lambda ids: [by_id[id_] for id_ in ids], shelf or Shelf())


@pytest.mark.parametrize("count", [0, 1, 33, 700])
def test_every_state_comes_back(tmp_path: Path, count: int) -> None:
    known = states(count)
    made = parts(known)
    for part in made:
        (tmp_path / f"{part.name}.json").write_bytes(part.bytes())
    assert list(read_states(tmp_path, [part.name for part in made])) == known


def test_one_claim_that_differs_is_one_file_that_differs() -> None:
    known = states(700)
    shelf = Shelf()
    before = [part.name for part in parts(known, shelf)]
    known[350] = replace(known[350], origins=2)
    shelf.turn()
    gone, come = apart(before, [part.name for part in parts(known, shelf)])
    assert len(before) > 16
    assert len(shelf.made) == 1
    assert (len(gone), len(come)) == (1, 1)


def test_a_file_that_was_altered_is_not_read(tmp_path: Path) -> None:
    (part,) = parts(states(3))
    (tmp_path / f"{part.name}.json").write_bytes(part.bytes().replace(b"visit", b"visat"))
    with pytest.raises(ValueError, match="is not as it was written"):
        list(read_states(tmp_path, [part.name]))


def test_editions_share_what_did_not_change(workspace: Path, build_here: Building) -> None:
    build_here()
    folder = workspace / "out/editions" / FOLDER
    first = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    (workspace / "seeds/troops.md").unlink()
    build_here()
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir() if path.name in first} == first
    assert all((folder / f"{name}.json").exists() for name in record(workspace)["states"])


def test_without_them_an_edition_is_made_and_says_that_it_compares_nothing(
    workspace: Path, build_here: Building
) -> None:
    build_here()
    for path in (workspace / "out/editions" / FOLDER).iterdir():
        path.unlink()
    (workspace / "seeds/troops.md").unlink()
    result = build_here()
    assert result.written
    assert "BLD011" in [diagnostic.code for diagnostic in result.diagnostics]
    assert not record(workspace)["compared"]
    assert "nothing with which this one can be compared" in (workspace / "out/brief.md").read_text(encoding="utf-8")


def record(workspace: Path) -> dict[str, list[str]]:
    return json.loads((workspace / "out/brief.json").read_bytes())
