"""Python code in, what running it in a process of its own costs out."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What one process took: `seconds` of a processor, which others on the machine lengthen least, and `megabytes`
    resident at most."""

    seconds: float
    megabytes: float


class Processes:
    """Runs Python with its byte code kept, as on the machine of a user who has run it before, and nowhere else."""

    def __init__(self, kept: Path) -> None:
        self.environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        self.environment |= {"PYTHONPYCACHEPREFIX": str(kept / "bytecode"), "XDG_STATE_HOME": str(kept / "state")}

    def run(self, code: str, folder: Path) -> Cost:
        """What `code` costs in `folder`. Ends the benchmark where it fails."""
        command = [sys.executable, "-c", code]
        child = subprocess.Popen(command, cwd=folder, env=self.environment, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        if status:
            raise SystemExit(f"failed in {folder}: {code}")
        return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
