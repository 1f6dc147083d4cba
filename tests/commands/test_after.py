"""After an edition: the user's command, the feed of editions, and what a log for machines says of it."""

from __future__ import annotations

import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.pipeline.announce import NAME, announce

ATOM = "{http://www.w3.org/2005/Atom}"


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    return int(ended.value.code or 0)


@pytest.fixture
def here(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspace)
    return workspace


def then(here: Path, command: str) -> None:
    brief = here / "config/brief.yaml"
    brief.write_text(brief.read_text(encoding="utf-8") + f"\nafter: {json.dumps(command)}\n", encoding="utf-8")


def edit(here: Path) -> None:
    path = here / "seeds/troops.md"
    path.write_text(path.read_text(encoding="utf-8").replace("1,500", "2,500"), encoding="utf-8")


def test_the_command_runs_after_an_edition_and_only_then(here: Path) -> None:
    (here / "told.py").write_text(
        "import os\nprint(*(os.environ['BRIEFING_' + n] for n in ('EDITION', 'OUT', 'FOLDER')),"
        " file=open('told', 'a'))",
        encoding="utf-8",
    )
    then(here, f"'{sys.executable}' told.py")
    assert run("build", "--format", "md") == 0
    assert run("build", "--format", "md") == 0, "nothing has changed, and nothing is told"
    edit(here)
    assert run("build", "--format", "md") == 0
    out = here / "out"
    wanted = [f"{n} {out} {out / 'editions' / f'000{n}'}" for n in (1, 2)]
    assert (here / "told").read_text(encoding="utf-8").splitlines() == wanted


@pytest.mark.parametrize(
    ("command", "why"),
    [("no-such-program", "cannot be run"), ("'unclosed", "cannot be run"), ("false", "ended with 1")],
)
def test_a_command_that_fails_is_told(here: Path, command: str, why: str, capsys: pytest.CaptureFixture[str]) -> None:
    then(here, command)
    assert run("build", "--format", "md") == 1
    printed = capsys.readouterr()
    assert "AFT001" in printed.err
    assert why in printed.err
    assert "Edition 1" in printed.out
    assert (here / "out/brief.md").exists()


def test_the_feed_of_editions(here: Path) -> None:
    run("build", "--format", "md", "--format", "html")
    edit(here)
    run("build", "--format", "md", "--format", "html")
    path = here / "out" / NAME
    before = path.read_bytes()
    feed = ET.fromstring(before)
    assert feed.findtext(f"{ATOM}updated") == "2024-10-20T00:00:00Z"
    entries = feed.findall(f"{ATOM}entry")
    assert [str(e.findtext(f"{ATOM}title")).partition(":")[0] for e in entries] == ["Edition 2", "Edition 1"]
    assert "1 revised" in str(entries[0].findtext(f"{ATOM}summary"))
    assert "first edition" in str(entries[1].findtext(f"{ATOM}summary"))
    links = [str(link.get("href")) for entry in entries for link in entry.findall(f"{ATOM}link")]
    assert all((here / "out" / link).is_file() for link in links)
    assert len({e.findtext(f"{ATOM}id") for e in entries}) == 2
    assert not announce(here / "out", "any"), "it names the newest already"
    path.unlink()
    run("build", "--format", "md", "--format", "html")
    assert path.read_bytes() != b""
    assert path.read_bytes() == before, "lost, and written again"


def test_a_log_for_machines(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "seeds/empty.md").write_bytes(b"")
    assert run("build", "--format", "md", "--log-format", "json", "--explain") == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    lines = [json.loads(line) for line in printed.err.splitlines()]
    assert all({"at", "event"} <= line.keys() for line in lines)
    assert {"stage", "diagnostic", "decision", "result"} == {line["event"] for line in lines}
    (result,) = [line for line in lines if line["event"] == "result"]
    assert result["sources"] == {"new": 4, "changed": 0, "unchanged": 0, "gone": 0, "failed": 1}
    assert result["edition"]["number"] == 1
    (wrong,) = [line for line in lines if line["event"] == "diagnostic"]
    assert (wrong["code"], wrong["location"]["file"]) == ("SRC006", "seeds/empty.md")


def test_what_came_in_is_summed_up(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("build", "--format", "md")
    assert "  3 new, 0 changed, 0 unchanged, 0 gone, 0 failed; " in capsys.readouterr().out
    edit(here)
    (here / "seeds/shells.md").unlink()
    run("build", "--format", "md")
    assert "  0 new, 1 changed, 1 unchanged, 1 gone, 0 failed; " in capsys.readouterr().out
