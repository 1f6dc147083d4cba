"""A process that ends at any step leaves a whole set, and the next run completes it."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briefing.model import Edition
from briefing.pipeline import publish as publishing
from briefing.pipeline.announce import announce
from briefing.pipeline.manifest import NAME, Inputs, Manifest, digests_of, manifest_bytes
from briefing.pipeline.publish import latest, publish, settle


class KilledError(BaseException):
    """Stands for the end of the process: nothing may catch it and tidy up."""


def edition(number: int, *charts: str) -> tuple[dict[str, bytes], Manifest]:
    files = {name: f"{name} of edition {number}".encode() for name in ("brief.md", "brief.json", "brief.pdf")}
    files |= {f"charts/{chart}.svg": f"<svg>{number}</svg>".encode() for chart in charts}
    inputs = Inputs({}, {}, {}, {"briefing": str(number)}, None)
    return files, Manifest(1, Edition(number, "2024-01-01", "2024-01-01"), inputs, "", digests_of(files))


def current(out: Path) -> dict[str, bytes]:
    shown = [*out.glob("brief.*"), *out.glob("charts/*.svg"), *out.glob(NAME)]
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in shown}


def whole(number: int, *charts: str) -> dict[str, bytes]:
    files, manifest = edition(number, *charts)
    return {**files, NAME: manifest_bytes(manifest)}


def test_the_next_edition_replaces_the_last_and_sweeps_its_charts(tmp_path: Path) -> None:
    publish(tmp_path, *edition(1, "a", "b"))
    publish(tmp_path, *edition(2, "b", "c"))
    assert current(tmp_path) == whole(2, "b", "c")
    assert (tmp_path / "editions/0001/charts/a.svg").exists()
    assert not (tmp_path / ".staging").exists()


def kill_after(monkeypatch: pytest.MonkeyPatch, name: str, steps: int) -> None:
    """Lets the function `name` of publishing run `steps` times and no more."""
    real = getattr(publishing, name)
    calls = 0

    def dying(*args: object) -> None:
        nonlocal calls
        calls += 1
        if calls > steps:
            raise KilledError
        real(*args)

    monkeypatch.setattr(publishing, name, dying)


@pytest.mark.parametrize("step", range(9))
@pytest.mark.parametrize("writing", [False, True], ids=["rename", "write"])
def test_killed_at_any_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, writing: bool) -> None:
    publish(tmp_path, *edition(1, "a"))
    kill_after(monkeypatch, "_write" if writing else "_rename", step)
    with contextlib.suppress(KilledError):
        publish(tmp_path, *edition(2, "a", "b"))
    monkeypatch.undo()

    newest = latest(tmp_path)
    assert newest is not None
    number = newest.manifest.edition.number
    kept = {n: newest.read(n) for n in newest.manifest.outputs}
    assert digests_of(kept) == newest.manifest.outputs, "the newest edition is whole"
    settle(tmp_path)
    assert current(tmp_path) == (whole(1, "a") if number == 1 else whole(2, "a", "b"))
    assert not settle(tmp_path), "settled once, settled for good"


@pytest.mark.parametrize("step", range(5))
@pytest.mark.parametrize("writing", [False, True], ids=["rename", "write"])
def test_killed_while_what_editions_share_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, writing: bool
) -> None:
    shared = {f"states/{n}.json": b"{}" * 9 for n in range(3)}
    kill_after(monkeypatch, "_write" if writing else "_rename", step)
    with contextlib.suppress(KilledError):
        publish(tmp_path, *edition(1), shared)
    monkeypatch.undo()
    held = {p.relative_to(tmp_path / "editions").as_posix() for p in (tmp_path / "editions").glob("states/*")}
    assert all((tmp_path / "editions" / one).read_bytes() == shared[one] for one in held)
    assert latest(tmp_path) is None or held == set(shared), "an edition stands only where all that it names is there"
    publish(tmp_path, *edition(1), shared)
    assert current(tmp_path) == whole(1)


def test_a_file_lost_or_changed_comes_back(tmp_path: Path) -> None:
    publish(tmp_path, *edition(1))
    (tmp_path / "brief.pdf").unlink()
    (tmp_path / "brief.md").write_bytes(b"edited")
    assert settle(tmp_path)
    assert current(tmp_path) == whole(1)


def test_a_disk_that_fills_up_leaves_the_last_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, *edition(1))

    def full(folder: Path, files: object) -> None:
        folder.mkdir(parents=True)
        (folder / "brief.md").write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publishing, "_write", full)
    with pytest.raises(OSError, match="No space"):
        publish(tmp_path, *edition(2))
    assert current(tmp_path) == whole(1)
    assert not (tmp_path / ".staging").exists()


def test_an_edition_without_a_manifest_is_none(tmp_path: Path) -> None:
    publish(tmp_path, *edition(1))
    (tmp_path / "editions/0002").mkdir()
    newest = latest(tmp_path)
    assert newest is not None
    assert newest.manifest.edition.number == 1
    publish(tmp_path, *edition(2))
    assert current(tmp_path) == whole(2)


def test_a_feed_beside_the_brief_names_the_whole_editions_newest_first(tmp_path: Path) -> None:
    for number in (1, 2, 3, 4):
        publish(tmp_path, *edition(number))
    spread, broken = (tmp_path / f"editions/{number:04d}/{NAME}" for number in (2, 3))
    spread.write_text(json.dumps(json.loads(spread.read_bytes()), indent=1), encoding="utf-8")
    broken.write_bytes(broken.read_bytes()[:-9])
    assert announce(tmp_path, "Salt & water")
    assert not announce(tmp_path, "Salt & water"), "it names the newest edition already"
    feed = ElementTree.parse(tmp_path / "editions.atom").getroot()
    entries = feed.findall("{*}entry")
    assert [str(entry.findtext("{*}title")).partition(":")[0] for entry in entries] == [
        f"Edition {n}" for n in (4, 2, 1)
    ]
    links = [link.attrib["href"] for entry in entries for link in entry.findall("{*}link")]
    assert len(links) == 6
    assert all((tmp_path / link).is_file() for link in links)
