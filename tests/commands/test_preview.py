"""`preview` as its user sees it: edit, see it change; break it, see the mistake; mend it, see it go."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
for package in ("starlette", "uvicorn", "watchfiles"):
    pytest.importorskip(package)

_PROGRAM = "from briefing.cli import main; main()"
#: In a container Chromium has neither a sandbox nor much shared memory.
_FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
#: Milliseconds within which a slow machine must have shown a change.
_PATIENCE = 30_000


@pytest.fixture
def served(workspace: Path) -> Iterator[str]:
    """The address of a running preview of the workspace."""
    command = [sys.executable, "-c", _PROGRAM, "preview", "--port", "0"]
    process = subprocess.Popen(command, cwd=workspace, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
        assert found is not None
        yield found.group()
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def page() -> Iterator[Any]:
    """A page of a headless Chromium; the test is left out where there is none."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    # A PDF made in this process has hidden the system's fonts from it; a browser does not start without any.
    environment = {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
    with playwright.sync_playwright() as started:
        try:
            browser = started.chromium.launch(executable_path=chromium, args=_FLAGS, env=environment)
        except playwright.Error as error:
            pytest.skip(f"there is no Chromium: {str(error).splitlines()[0]}")
        made = browser.new_page()
        made.set_default_timeout(_PATIENCE)
        yield made
        browser.close()


def save(path: Path, text: str) -> None:
    """Write as editors do: a new file in the place of the old."""
    made = path.with_name(f"{path.name}.new")
    made.write_text(text, encoding="utf-8")
    made.replace(path)


def test_edit_break_and_mend(workspace: Path, served: str, page: Any) -> None:
    template = workspace / "templates/sections/gaps.md.j2"
    good = template.read_text(encoding="utf-8")
    page.goto(served)
    brief = page.frame_locator("iframe")
    expect = playwright.expect
    expect(brief.locator("h1")).to_be_visible()
    expect(page.locator("#mistakes")).to_be_hidden()

    save(template, good + "- A gap of my own.\n")
    expect(brief.get_by_text("A gap of my own.")).to_be_attached(timeout=_PATIENCE)

    save(template, good + "- {{ (all_claims|first).confidenc }}\n{{ surces }}\n")
    mistakes = page.locator("#mistakes")
    expect(mistakes).to_be_visible(timeout=_PATIENCE)
    shown = mistakes.inner_text()
    line = good.count("\n") + 1
    assert f"templates/sections/gaps.md.j2:{line}" in shown
    assert "confidenc" in page.locator("#mistakes pre b").first.inner_text()
    assert re.search(r"chosen at config/brief\.yaml:\d+:\d+", shown)
    assert "did you mean 'confidence'" in shown
    assert "data path: " in shown
    expect(brief.get_by_text("A gap of my own.")).to_be_attached()

    save(workspace / "config/publishers.yaml", "publishers: [\nassessment: {fresh_dys: 1}\n")
    expect(mistakes).to_contain_text("config/publishers.yaml:1", timeout=_PATIENCE)
    (workspace / "config/publishers.yaml").unlink()

    save(template, good)
    expect(mistakes).to_be_hidden(timeout=_PATIENCE)
    expect(brief.get_by_text("A gap of my own.")).to_have_count(0, timeout=_PATIENCE)

    assert page.request.get(served + "brief.pdf").body().startswith(b"%PDF")
    assert page.request.get(served, headers={"Host": "briefs.example.org"}).status == 400
    assert not (workspace / "out").exists()
