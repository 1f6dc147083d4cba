"""A new edition in, the user's own command run; what went wrong with it out."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path

from briefing.model import Diagnostic
from briefing.pipeline.result import BuildResult

#: Seconds that the command may take: an edition that hangs here would hold up the next.
_PATIENCE = 600


def run_after(command: str, root: Path, result: BuildResult) -> list[Diagnostic]:
    """Run `command` in the workspace `root`, without a shell.

    It finds the output folder in BRIEFING_OUT, the edition's own folder in BRIEFING_FOLDER and its number in
    BRIEFING_EDITION.
    """
    number = result.edition.number if result.edition else 0
    given = {"BRIEFING_OUT": result.out, "BRIEFING_FOLDER": result.folder or "", "BRIEFING_EDITION": number}
    environment = {**os.environ, **{name: str(value) for name, value in given.items()}}
    try:
        done = subprocess.run(  # noqa: S603 - the user's own command, and no shell
            shlex.split(command), cwd=root, env=environment, timeout=_PATIENCE, stdin=subprocess.DEVNULL, check=False
        )
    except (OSError, ValueError) as error:
        return [_failed(command, f"cannot be run: {error}")]
    except subprocess.TimeoutExpired:
        return [_failed(command, f"did not end within {_PATIENCE} seconds")]
    return [_failed(command, f"ended with {done.returncode}")] if done.returncode else []


def _failed(command: str, why: str) -> Diagnostic:
    hint = "the edition itself is published; `after` in the brief names the command"
    return Diagnostic("AFT001", "error", f"'{command}' {why}", None, hint)
