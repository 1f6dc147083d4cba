"""Ratios of one run: a cold build against a bare WeasyPrint, nothing changed against a cold build, and memory.

python tests/benchmarks/bench_build.py [rounds]
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_BUILD = "from briefing.cli import main; main(['build'])"
#: What must hold.
LIMITS = {"cold / bare": 1.6, "unchanged / cold": 0.3, "memory cold / bare": 1.3}


def _bare(html: Path) -> str:
    """Python that imports WeasyPrint and writes the page with the brief's own fonts and PDF variant."""
    return (
        "from pathlib import Path\n"
        "from briefing.model import Edition, Report\n"
        "from briefing.render.pdf import to_pdf\n"
        "report = Report('', '', 'TLP:CLEAR', 'en', Edition(1, '2024-01-01', '2024-01-01'), '', (), (), (), ())\n"
        f"to_pdf(Path({str(html)!r}).read_text(encoding='utf-8'), report)\n"
    )


def _run(code: str, folder: Path) -> tuple[float, float]:
    """Wall seconds and peak resident megabytes of one process."""
    started = time.perf_counter()
    child = subprocess.Popen([sys.executable, "-c", code], cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        raise SystemExit(f"failed: {code}")
    return seconds, usage.ru_maxrss / 1024


def measure(rounds: int = 5) -> dict[str, float]:
    """The three ratios, each of the best of interleaved rounds: what else runs on the machine only ever adds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("config", "templates", "seeds"):
            shutil.copytree(_ROOT / part, folder / part)
        _run(_BUILD, folder)
        html = folder / "page.html"
        shutil.copy(folder / "out/brief.html", html)
        seconds: dict[str, list[float]] = {"bare": [], "cold": [], "unchanged": []}
        memory: dict[str, list[float]] = {"bare": [], "cold": [], "unchanged": []}
        for _ in range(rounds):
            for what, code in (("bare", _bare(html)), ("cold", _BUILD), ("unchanged", _BUILD)):
                if what == "cold":
                    shutil.rmtree(folder / "out")
                    shutil.rmtree(folder / ".briefing")
                took, resident = _run(code, folder)
                seconds[what].append(took)
                memory[what].append(resident)
    time_of = {what: min(values) for what, values in seconds.items()}
    room_of = {what: min(values) for what, values in memory.items()}
    print("seconds  " + "  ".join(f"{what} {value:.2f}" for what, value in time_of.items()))
    print("MB       " + "  ".join(f"{what} {value:.0f}" for what, value in room_of.items()))
    return {
        "cold / bare": time_of["cold"] / time_of["bare"],
        "unchanged / cold": time_of["unchanged"] / time_of["cold"],
        "memory cold / bare": room_of["cold"] / room_of["bare"],
    }


if __name__ == "__main__":
    ratios = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
    for what, ratio in ratios.items():
        print(f"{what:<20} {ratio:.2f}  (at most {LIMITS[what]})")
    sys.exit(any(ratio > LIMITS[what] for what, ratio in ratios.items()))
