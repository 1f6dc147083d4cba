"""Bad input from end to end: what is printed, the exit code, and that the last good brief stays."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.cli import main


def append(text: str) -> Callable[[Path], None]:
    return lambda path: path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def write(data: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(data)


def swap(old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


#: name: (file, what is done to it, the code, whether a line is told, whether the brief is renewed all the same)
CASES = {
    "no sources": ("seeds", shutil.rmtree, "SRC001", False, False),
    "an empty file": ("seeds/new.md", write(b""), "SRC006", False, True),
    "nothing but front matter": ("seeds/new.md", write(b"---\ntitle: T\n---\n"), "SRC006", False, True),
    "not text": ("seeds/new.txt", write(b"\x00\x01\x02\xff" * 200), "SRC005", False, True),
    "wrong encoding": (
        "seeds/new.md",
        write("Das Bündnis schickte über 20 Züge nach Süden.".encode("cp1252")),
        "SRC007",
        True,
        True,
    ),
    "broken front matter": (
        "seeds/shells.md",
        swap("publisher: Harbour Gazette", "publisher: [Harbour"),
        "SRC008",
        True,
        True,
    ),
    "front matter that is not closed": ("seeds/new.md", write(b"---\ntitle: T\n\nWords.\n"), "SRC008", True, True),
    "an unknown key": ("config/brief.yaml", append("\nmarkng: TLP:RED\n"), "CFG010", True, False),
    "YAML that cannot be read": ("config/brief.yaml", append("\n  - [unclosed\n"), "CFG003", True, False),
    "a missing template": (
        "config/brief.yaml",
        swap("sections/gaps.md.j2", "sections/gasp.md.j2"),
        "CFG020",
        True,
        False,
    ),
    "a template that does not parse": (
        "templates/sections/gaps.md.j2",
        write(b"one\n{% if %}\n"),
        "TPL001",
        True,
        False,
    ),
    "an unknown variable": ("templates/sections/gaps.md.j2", write(b"\n\n{{ clams }}\n"), "TPL002", True, False),
    "an unknown filter": ("templates/sections/gaps.md.j2", write(b"{{ claims|cuont }}\n"), "TPL002", True, False),
    "a figure in a template": (
        "templates/sections/gaps.md.j2",
        write(b"About 900 more.\n"),
        "NUMERAL_WITHOUT_USE",
        False,
        False,
    ),
}


@pytest.mark.parametrize(("file", "damage", "code", "line", "renewed"), CASES.values(), ids=CASES.keys())
def test_bad_input(
    brief: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    file: str,
    damage: Callable[[Path], None],
    code: str,
    line: bool,
    renewed: bool,
) -> None:
    monkeypatch.chdir(brief)
    out = brief / "out"
    before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    damage(brief / file)
    with pytest.raises(SystemExit) as ended:
        main(["build", "--format", "md"])
    printed = capsys.readouterr().err

    found = re.search(rf"^(\S+?)(:\d+:\d+)? {code} .+", printed, re.MULTILINE)
    if code == "SRC001":
        found = re.search(r"SRC001 .+", printed)
    assert found, printed
    if line:
        assert found.group(1).endswith(Path(file).name), found.group(0)
        assert found.group(2), found.group(0)
    assert "hint: " in printed
    assert "Traceback" not in printed
    after = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
    if renewed:
        assert (out / "editions/0002/brief.md").exists()
        assert ended.value.code == (0 if code == "SRC007" else 1)
    else:
        assert ended.value.code == 1
        assert after == before
    assert all(after[p] == before[p] for p in before if "editions" in p.parts), "editions never change"
