"""What one process keeps from one build to the next."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest

from briefing.commands.building import Builder


def test_rebuilds_take_no_more_room(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace)
    builder = Builder(formats=("md",))
    room = []
    try:
        for day in range(11, 15):
            text = f"---\npublished: 2025-01-{day}\n---\nNorth Korea sent {day} tanks to Russia, South Korea said.\n"
            (workspace / "seeds/tanks.md").write_text(text, encoding="utf-8")
            assert builder.build(fetch=False) == 0
            builder.rest()
            room.append(sys.getallocatedblocks())
        assert room[-1] < room[1] * 1.004  # what each build leaves in cycles would be more
    finally:
        gc.unfreeze()
