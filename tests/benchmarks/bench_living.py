"""What the living brief costs, as ratios of one run: a new document, nothing new, growth, watch and its memory.

python tests/benchmarks/bench_living.py [rounds] [--quick]    (quick: 400 documents for 2,000, no growth, 60 rebuilds)
"""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from articles import write
from processes import Processes

_ROOT = Path(__file__).parents[2]
_BUILD = "from briefing.cli import main; main(['build', '--offline'])"
#: What is to hold.
GOALS = {
    "one new / cold": 0.9,
    "one new, warm / cold": 0.6,
    "one new of many / cold": 1.3,
    "unchanged / cold": 0.2,
    "unchanged of many / cold": 0.4,
    "one new of 5,000 / of 200": 1.5,
    "seconds from the last write to the edition": 2.0,
    "memory after 500 rebuilds / after 50": 1.1,
}
_WARM = """
import sys, time
from pathlib import Path
sys.path.insert(0, {here!r})
from articles import article
from briefing.cli import collect_rarely
from briefing.commands.building import Builder
collect_rarely()
builder = Builder(formats={formats!r})
def resident():
    return int(Path('/proc/self/statm').read_text().split()[1]) * 4096 / 1e6
builder.build(fetch=False)
builder.rest()
for n in range({rebuilds}):
    Path('seeds/warm.md').write_text(article(90_000 + n), encoding='utf-8')
    started = time.process_time()
    builder.build(fetch=False)
    builder.rest()
    print('MEASURED', time.process_time() - started, resident(), file=sys.stderr)
"""


def workspace(folder: Path, documents: int) -> Path:
    """A workspace with the five seeds and as many invented articles as make up the number; not built."""
    for part in ("config", "templates", "seeds"):
        shutil.copytree(_ROOT / part, folder / part)
    write(folder / "seeds", range(documents - 5))
    return folder


def best(rounds: int, measured: Callable[[int], float]) -> float:
    """The least of some rounds: whatever else runs on the machine only ever adds."""
    return min(measured(n) for n in range(rounds))


class Bench:
    """The measurements; seconds are those of a processor."""

    def __init__(self, kept: Path) -> None:
        self.processes = Processes(kept)

    def build(self, folder: Path) -> float:
        return self.processes.run(_BUILD, folder).seconds

    def cold(self, folder: Path) -> float:
        for part in ("out", ".briefing"):
            shutil.rmtree(folder / part, ignore_errors=True)
        return self.build(folder)

    def one_new(self, folder: Path, n: int) -> float:
        """A build after one article has come, to a brief that was built without any of another round."""
        for path in (folder / "seeds").glob("article-8*.md"):
            path.unlink()
        self.build(folder)
        write(folder / "seeds", range(80_000 + n, 80_001 + n))
        return self.build(folder)

    def warm(self, folder: Path, rebuilds: int, formats: tuple[str, ...]) -> list[tuple[float, float]]:
        """Seconds and resident megabytes of each rebuild in one process."""
        code = _WARM.format(here=str(Path(__file__).parent), rebuilds=rebuilds, formats=formats)
        command, given = [sys.executable, "-c", code], self.processes.environment
        done = subprocess.run(command, cwd=folder, env=given, capture_output=True, text=True, check=True)
        lines = [line.split()[1:] for line in done.stderr.splitlines() if line.startswith("MEASURED")]
        return [(float(seconds), float(resident)) for seconds, resident in lines]

    def reaction(self, folder: Path) -> float:
        """Wall seconds from the last write to a new edition in Markdown, under watch, less what the build took."""
        command = [sys.executable, "-c", "from briefing.cli import main; main()"]
        options = ["watch", "--offline", "--format", "md", "--log-format", "json"]
        given = self.processes.environment
        with subprocess.Popen([*command, *options], cwd=folder, env=given, stderr=subprocess.PIPE, text=True) as child:
            assert child.stderr is not None
            events = (json.loads(line) for line in child.stderr if line.startswith("{"))
            next(event for event in events if event["event"] == "watching")
            time.sleep(1)
            write(folder / "seeds", range(70_000, 70_100))
            written = time.perf_counter()
            result = next(event for event in events if event["event"] == "result")
            took = time.perf_counter() - written
            child.send_signal(signal.SIGTERM)
        return took - float(result["seconds"])


def measure(rounds: int, quick: bool) -> dict[str, float]:
    """The ratios by name."""
    many = 400 if quick else 2000
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        bench = Bench(root)
        few = workspace(root / "few", 5)
        bench.build(few)
        base = best(rounds, lambda _: bench.cold(few))
        ratios = {"one new / cold": best(rounds, lambda n: bench.one_new(few, n)) / base}
        ratios["unchanged / cold"] = best(rounds, lambda _: bench.build(few)) / base
        times = [seconds for seconds, _ in bench.warm(few, 3 + rounds, ("md", "html", "pdf"))]
        ratios["one new, warm / cold"] = min(times) / base
        rebuilds = 60 if quick else 500
        resident = [room for _, room in bench.warm(few, rebuilds, ("md",))]
        ratios["memory after 500 rebuilds / after 50"] = resident[-1] / resident[len(resident) // 10]
        large = workspace(root / "many", many)
        bench.build(large)
        ratios["one new of many / cold"] = best(rounds, lambda n: bench.one_new(large, n)) / base
        ratios["unchanged of many / cold"] = best(rounds, lambda _: bench.build(large)) / base
        ratios["seconds from the last write to the edition"] = bench.reaction(few)
        if not quick:
            small, huge = workspace(root / "small", 200), workspace(root / "huge", 5000)
            bench.build(small)
            bench.build(huge)
            grown = best(rounds, lambda n: bench.one_new(huge, n)) / best(rounds, lambda n: bench.one_new(small, n))
            ratios["one new of 5,000 / of 200"] = grown
        print(f"a cold build takes {base:.2f} processor seconds")
    return ratios


if __name__ == "__main__":
    numbers = [argument for argument in sys.argv[1:] if argument.isdigit()]
    found = measure(int(numbers[0]) if numbers else 3, "--quick" in sys.argv)
    for what, ratio in found.items():
        print(f"{what:<46} {ratio:6.2f}  (at most {GOALS[what]})")
    sys.exit(any(ratio > GOALS[what] for what, ratio in found.items()))
