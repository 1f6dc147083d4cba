"""From a save to the new HTML of the reference brief in `briefing preview`, in milliseconds.

python tests/benchmarks/bench_preview.py [rounds]
"""

from __future__ import annotations

import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx

_ROOT = Path(__file__).parents[2]
_PROGRAM = "from briefing.cli import main; main(['preview', '--port', '0'])"
#: Milliseconds from save to new HTML, at the median of the saves of one kind.
LIMIT = 300
#: What is saved: a file of the workspace, words in it, and what stands in their place with the number of the round.
SAVES = {
    "template": ("templates/sections/gaps.md.j2", "{# ", "{# round {n} "),
    "brief": ("config/brief.yaml", "kicker: Situation brief", "kicker: Situation brief {a}"),
    "lexicon": ("config/lexicons/items.yaml", "items:", "# {n}\nitems:"),
    "source": ("seeds/2024-06-14-putin-visit-and-weapons-transfers.md", "The author calls", "The author, {a}, calls"),
}


def _news(lines: Iterator[str]) -> dict[str, object]:
    line = next(line for line in lines if line.startswith("data: "))
    found: dict[str, object] = json.loads(line.removeprefix("data: "))
    return found


def measure(rounds: int) -> dict[str, list[float]]:
    """Milliseconds of each save by what was saved; what else runs on the machine is in them."""
    took: dict[str, list[float]] = {name: [] for name in SAVES}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("config", "templates", "seeds"):
            shutil.copytree(_ROOT / part, folder / part)
        process = subprocess.Popen([sys.executable, "-c", _PROGRAM], cwd=folder, stdout=subprocess.PIPE, text=True)
        try:
            assert process.stdout is not None
            address = re.search(r"http://\S+/", process.stdout.readline())
            assert address is not None
            with httpx.stream("GET", address.group() + "events", timeout=60) as stream:
                lines = stream.iter_lines()
                _news(lines)
                for n in range(rounds):
                    for what, (file, old, new) in SAVES.items():
                        path = folder / file
                        text = (_ROOT / file).read_text(encoding="utf-8")
                        changed = text.replace(old, new.replace("{n}", str(n)).replace("{a}", "abcdefghij"[n % 10]), 1)
                        time.sleep(0.2)
                        started = time.perf_counter()
                        path.write_text(changed, encoding="utf-8")
                        news = _news(lines)
                        httpx.get(address.group() + "brief.html")
                        took[what].append((time.perf_counter() - started) * 1000)
                        assert not any(m["severity"] == "error" for m in news["mistakes"]), news
        finally:
            process.kill()
            process.communicate()
    return took


if __name__ == "__main__":
    found = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
    over = False
    for what, values in found.items():
        median = statistics.median(values)
        # A lexicon is what every text is read by: all sources are read anew.
        limit = None if what == "lexicon" else LIMIT
        over = over or (limit is not None and median > limit)
        bound = f"at most {limit}" if limit else "all sources read anew"
        print(f"{what:<9} median {median:4.0f} ms  best {min(values):4.0f}  ({bound})")
    sys.exit(over)
