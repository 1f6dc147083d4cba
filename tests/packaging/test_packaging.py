"""What travels: the wheel carries the reference workspace, the lock names no registry, `make` explains itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
SCRIPT = """
import sys
from pathlib import Path
from briefing.config import load_project, reference_root
assert Path(reference_root()) == Path(sys.argv[1]) / "briefing" / "reference", reference_root()
project, diagnostics = load_project(Path(sys.argv[2]))
print(*diagnostics, sep="\\n", file=sys.stderr)
print(project.brief.title, len(project.rules), len(project.templates.names()))
"""


def run(*command: str | Path, cwd: Path = REPOSITORY, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")} | environment
    return subprocess.run([str(c) for c in command], capture_output=True, text=True, env=env, cwd=cwd, timeout=120)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of what is tracked, built outside the repository."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in ("briefing", "config", "seeds", "templates"):
        shutil.copytree(REPOSITORY / name, folder / "src" / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, folder / "src")
    made = run(
        sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-index",
        "--no-build-isolation", "--wheel-dir", folder, folder / "src",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return next(folder.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_carries_config_and_templates(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = {n.removeprefix("briefing/reference/") for n in archive.namelist() if "briefing/reference/" in n}
    here = {
        path.relative_to(REPOSITORY).as_posix()
        for folder in ("config", "seeds", "templates")
        for path in (REPOSITORY / folder).rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    assert "config/brief.yaml" in carried
    assert carried >= here


@pytest.mark.slow
def test_a_wheel_finds_its_reference_as_an_editable_install_does(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    empty = tmp_path / "empty"
    empty.mkdir()
    from_wheel = run(sys.executable, "-c", SCRIPT, installed, empty, cwd=empty, PYTHONPATH=str(installed))
    assert from_wheel.returncode == 0, from_wheel.stderr
    editable = SCRIPT.replace('/ "briefing" / "reference"', "")
    from_repository = run(sys.executable, "-c", editable, REPOSITORY, REPOSITORY, cwd=empty, PYTHONPATH=str(REPOSITORY))
    assert from_repository.returncode == 0, from_repository.stderr
    assert from_wheel.stdout == from_repository.stdout


def test_the_lock_is_hashed_and_names_no_registry() -> None:
    lock = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host|^#", lock, re.MULTILINE)
    entries = re.split(r"\n(?=\S)", lock.strip())
    assert all("--hash=sha256:" in entry for entry in entries)


def test_the_lock_holds_every_declared_dependency() -> None:
    import tomllib

    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    declared = {re.split(r"[^\w-]", d)[0].lower() for group in (project["dependencies"], *extras) for d in group}
    locked = set(
        re.findall(r"^([\w-]+)==", (REPOSITORY / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert declared <= locked


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_explains_every_target() -> None:
    told = run("make", "--no-print-directory", "-C", REPOSITORY).stdout
    makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    inner = {"set-up"}
    targets = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)[1].split()) - inner
    assert {line.split()[1] for line in told.splitlines()} == targets


@pytest.mark.skipif(os.name != "posix", reason="the script runs a posix shell")
def test_missing_libraries_are_named_with_their_command(tmp_path: Path) -> None:
    script = (REPOSITORY / ".ci/system-libraries").read_text(encoding="utf-8")
    lacking = tmp_path / "system-libraries"
    lacking.write_text(
        script.replace('"libpango-1.0.so.0", ', '"libnowhere.so.0", ').replace("libpango-1.0", "libnone")
    )
    env = {"PATH": str(tmp_path)}
    result = subprocess.run([sys.executable, str(lacking)], capture_output=True, text=True, env=env)
    assert result.returncode == 1
    assert "Missing: Pango" in result.stderr
    for system in ("Debian", "Fedora", "macOS", "Windows"):
        assert system in result.stderr
