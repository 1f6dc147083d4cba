"""Ratios of one run: the PDF stage against a bare WeasyPrint render of the same page, its growth, the charts' share.

python tests/benchmarks/bench_render.py [rounds]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "render"))

from bare import bare
from orchard_report import CSS, report

from briefing.chart import draw
from briefing.chart.globe import _window
from briefing.config import Project, load_project, reference_root
from briefing.pipeline.build import build
from briefing.pipeline.pdf_files import pages
from briefing.pipeline.record import Record, read_record
from briefing.render import to_html
from briefing.render.fonts import hide_system_fonts
from briefing.render.pdf import to_pdf

#: What must hold: processor seconds of one process, the best of all rounds.
LIMITS = {"pdf / bare": 1.15, "60 pages / 15 pages, a page": 1.1, "charts / build": 0.1}


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    started = time.process_time()
    work()
    return time.process_time() - started


def reference() -> tuple[Record, float]:
    """The record of the reference brief, and the seconds that its build takes."""
    project, diagnostics = load_project(reference_root())
    assert project is not None, [str(d) for d in diagnostics]
    with tempfile.TemporaryDirectory() as out:
        took = seconds(lambda: build(project, out=Path(out)))
        return read_record((Path(out) / "brief.json").read_bytes()), took


def charts(record: Record, project: Project) -> None:
    """Draws every chart of the brief again, the map's outlines too."""
    _window.cache_clear()
    places = {place.name: place for place in project.lexicon.places}
    selections = {s.section: s for s in record.selections}
    for section in project.brief.sections:
        for kind in section.charts:
            draw(kind, selections[section.id], record.situation, places)


def measure(rounds: int) -> dict[str, float]:
    """The three ratios."""
    hide_system_fonts()
    record, _ = reference()
    project, _ = load_project(reference_root())
    assert project is not None
    html = to_html(record.report, record.css, record.page, paper=True)
    sizes = {paragraphs: report(paragraphs) for paragraphs in (145, 630)}
    works: dict[str, Callable[[], object]] = {
        "bare": lambda: bare(html),
        "pdf": lambda: to_pdf(html, record.report),
        "build": lambda: reference()[1],
        "charts": lambda: charts(record, project),
        **{str(n): lambda r=r: to_pdf(to_html(r, CSS, paper=True), r) for n, r in sizes.items()},
    }
    best = dict.fromkeys(works, float("inf"))
    for _ in range(rounds):
        for name, work in works.items():
            best[name] = min(best[name], reference()[1] if name == "build" else seconds(work))
    long = {n: pages(to_pdf(to_html(r, CSS, paper=True), r)) for n, r in sizes.items()}
    print("seconds  " + "  ".join(f"{name} {value:.3f}" for name, value in best.items()))
    print("pages    " + "  ".join(f"{name} {value}" for name, value in long.items()))
    short_page, long_page = (best[str(n)] / count for n, count in long.items())
    return {
        "pdf / bare": best["pdf"] / best["bare"],
        "60 pages / 15 pages, a page": long_page / short_page,
        "charts / build": best["charts"] / best["build"],
    }


if __name__ == "__main__":
    ratios = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
    for what, ratio in ratios.items():
        print(f"{what:<28} {ratio:.2f}  (at most {LIMITS[what]})")
    sys.exit(any(ratio > LIMITS[what] for what, ratio in ratios.items()))
