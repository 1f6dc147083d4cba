"""The documentation, done as its reader would: every file is written, every command run, every link followed."""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from installed import install_folder

from briefing.cli import main

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if path.parent.name != "reference")
#: Commands that run until they are stopped: here they only have to know their arguments.
_ENDLESS = ("preview", "watch", "schedule")
#: It builds three briefs in all formats.
_SLOW = pytest.mark.slow
_BLOCK = re.compile(r"^```(\w+)(?: (\S+)( append)?)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path) -> Iterator[tuple[str, str, bool, str]]:
    """Language, file, whether it is appended to, and text of each block, in order."""
    for match in _BLOCK.finditer(page.read_text(encoding="utf-8")):
        yield match[1], match[2] or "", bool(match[3]), match[4]


def run(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = shlex.split(line, comments=True)
    if words[0] == "cd":
        monkeypatch.chdir(Path.cwd() / words[1])
        return
    if words[:2] == ["pip", "install"]:
        install_folder(Path(words[2]), Path.cwd() / "site", monkeypatch)
        return
    assert words[0] == "briefing", line
    arguments = [*words[1:], "--help"] if words[1] in _ENDLESS else words[1:]
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0, line


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, id=page.relative_to(DOCS).as_posix(), marks=_SLOW if page.name == "tutorial.md" else ())
        for page in PAGES
    ],
)
def test_page(page: Path, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(workspace / "templates")  # a workspace of one's own begins with none: the packaged ones are read
    monkeypatch.chdir(tmp_path if page.name == "tutorial.md" else workspace)
    for language, file, appended, text in blocks(page):
        if language == "sh":
            for line in text.splitlines():
                run(line, monkeypatch)
            continue
        if language == "text":
            continue
        assert file, f"a block of {language} that is no file of the workspace"
        Path(file).parent.mkdir(parents=True, exist_ok=True)
        before = Path(file).read_text(encoding="utf-8") if appended else ""
        Path(file).write_text(before + text, encoding="utf-8")


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda path: path.relative_to(DOCS).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert "://" in target or (page.parent / target).is_file(), target


def test_every_name_that_a_template_may_use_is_explained() -> None:
    text = (DOCS / "reference/views.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \|(?:.*\|)? *(.*?) *\|$", text, re.MULTILINE)
    assert len(rows) > 200
    assert [name for name, meaning in rows if len(meaning.split()) < 2 or not meaning.endswith(".")] == []


def test_the_reference_is_current() -> None:
    spec = importlib.util.spec_from_file_location("make_reference", DOCS / "make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, text in module.pages().items():
        kept = (DOCS / "reference" / name).read_text(encoding="utf-8")
        assert kept == text, f"docs/reference/{name}: run python docs/make_reference.py"
