"""Ratios of one run: a cold build against a bare WeasyPrint, nothing changed against a cold build, and memory.

python tests/benchmarks/bench_build.py [rounds]
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from processes import Cost, Processes

from briefing.pipeline.record import read_record
from briefing.render import to_html

_ROOT = Path(__file__).parents[2]
_BUILD = "from briefing.cli import main; main(['build'])"
#: What must hold. Bare is WeasyPrint alone: no tags, no archive, no attachments.
LIMITS = {"cold / bare": 1.5, "unchanged / cold": 0.2, "memory cold / bare": 1.4}


def _bare(html: Path) -> str:
    """Python that has WeasyPrint alone write the page, with the brief's faces and without tags or attachments."""
    return (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from pathlib import Path\n"
        "from bare import bare\n"
        "from briefing.render.fonts import hide_system_fonts\n"
        "hide_system_fonts()\n"
        f"bare(Path({str(html)!r}).read_text(encoding='utf-8'))\n"
    )


def measure(rounds: int = 5) -> dict[str, float]:
    """The three ratios, each of the best of interleaved rounds: what else runs on the machine only ever adds."""
    with tempfile.TemporaryDirectory() as name:
        folder, processes = Path(name) / "work", Processes(Path(name))
        for part in ("config", "templates", "seeds"):
            shutil.copytree(_ROOT / part, folder / part)
        processes.run(_BUILD, folder)
        html = folder / "page.html"
        record = read_record((folder / "out/brief.json").read_bytes())
        html.write_text(to_html(record.report, record.css, record.page, paper=True), encoding="utf-8")
        costs: dict[str, list[Cost]] = {"bare": [], "cold": [], "unchanged": []}
        for _ in range(rounds):
            for what, code in (("bare", _bare(html)), ("cold", _BUILD), ("unchanged", _BUILD)):
                if what == "cold":
                    shutil.rmtree(folder / "out")
                    shutil.rmtree(folder / ".briefing")
                costs[what].append(processes.run(code, folder))
    time_of = {what: min(cost.seconds for cost in all_) for what, all_ in costs.items()}
    room_of = {what: min(cost.megabytes for cost in all_) for what, all_ in costs.items()}
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
