"""Ratios of one run: extraction against a bare loop over words, growth with length, two processes, memory.

python tests/benchmarks/bench_extract.py [rounds]
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from briefing.config import Project, load_project
from briefing.config.specs.brief import SourcesSpec
from briefing.extract import Engine
from briefing.ingest import discover
from briefing.ingest.blocks import blocks
from briefing.model import Document, Source
from briefing.model.source import digest_of_bytes
from briefing.pipeline.bulk import file_facts, settle

_ROOT = Path(__file__).parents[2]
_TEXTS = _ROOT / "tests/texts/open"
_WORD = re.compile(r"\w+|[^\w\s]")
_DIGIT = re.compile(r"(?<![\d.,-])[2-8](?=[\d ,])")
#: Lines of one thing over and over, which must not cost more than prose does.
_HOSTILE = ("1", "1,", ",", "A", "Capital ", "(", "))((", "“", '" ', "A. ", "; 1. ", ".", ".[1]", "9,999 ")
_DOCUMENTS = (1_000, 10_000)
#: What must hold, each at most.
LIMITS = {
    "a MB of news / the bare loop": 65.0,
    "ten times as long / as long": 12.0,
    "hostile MB / MB of news": 0.15,
    "ten times as hostile / as hostile": 11.0,
    "two processes / one": 1 / 1.8,
    "memory of 10,000 / of 1,000": 1.1,
}


def news() -> list[str]:
    """The test texts."""
    return [path.read_text(encoding="utf-8") for path in sorted(_TEXTS.glob("*.txt"))]


def varied(texts: Sequence[str]) -> Iterator[str]:
    """The texts over and over, their numbers changed from round to round so that none comes twice the same."""
    for n, text in enumerate(cycle(texts)):
        yield _DIGIT.sub(partial(_shifted, n // len(texts)), text) + f"\n\nItem {n + 1}.\n"


def _shifted(by: int, digit: re.Match[str]) -> str:
    return str(1 + (int(digit[0]) + by) % 9)


def document(text: str) -> Document:
    digest = digest_of_bytes(text.encode())
    return Document(Source(digest[:12], digest, "bench.txt", published="2024-11-20"), text, blocks(text))


def bare(texts: Sequence[str]) -> None:
    """The reference: every word found, lowered and counted."""
    for text in texts:
        counts: dict[str, int] = {}
        for match in _WORD.finditer(text):
            word = match[0].lower()
            counts[word] = counts.get(word, 0) + 1


def seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def size(texts: Sequence[str]) -> float:
    """MB in UTF-8."""
    return sum(len(text.encode()) for text in texts) / 1e6


def speed(engine: Engine, rounds: int) -> dict[str, float]:
    """Seconds for a MB of news, and the same for the bare loop, interleaved; the best of the rounds."""
    texts = list(islice(varied(news()), 5 * len(news())))
    documents = [document(text) for text in texts]
    engine_time, bare_time = [], []
    for _ in range(rounds):
        bare_time.append(seconds(lambda: bare(texts)))
        engine_time.append(seconds(lambda: [engine.facts(one) for one in documents]))
    one, other = min(engine_time) / size(texts), min(bare_time) / size(texts)
    print(f"news     {1 / one:.2f} MB/s, the bare loop {1 / other:.1f} MB/s")
    return {"a MB of news / the bare loop": one / other, "news": one}


def growth(engine: Engine, rounds: int) -> dict[str, float]:
    """One article of ten times the length."""
    short = document("\n\n".join(islice(varied(news()), 20)))
    long = document("\n\n".join(islice(varied(news()), 200)))
    times = [(seconds(lambda: engine.facts(short)), seconds(lambda: engine.facts(long))) for _ in range(rounds)]
    ratio = min(t[1] for t in times) / min(t[0] for t in times) * len(short.text) * 10 / len(long.text)
    return {"ten times as long / as long": ratio}


def hostile(engine: Engine, news_time: float) -> dict[str, float]:
    """One and ten MB of the same sign; the worst of all signs."""
    worst, worst_growth = 0.0, 0.0
    for piece in _HOSTILE:
        texts = [piece * (n // len(piece)) for n in (10**6, 10**7)]
        one, ten = (seconds(partial(_read, engine, text)) for text in texts)
        print(f"hostile  {piece!r}: 1 MB {one:.2f} s, 10 MB {ten:.2f} s")
        worst, worst_growth = max(worst, ten / 10), max(worst_growth, ten / max(one, 0.05))
    return {"hostile MB / MB of news": worst / news_time, "ten times as hostile / as hostile": worst_growth}


def _read(engine: Engine, text: str) -> None:
    engine.facts(document(text))


def filled(folder: Path, count: int) -> None:
    """So many files of varied news."""
    for n, text in enumerate(islice(varied(news()), count)):
        (folder / f"{n:05}.txt").write_text(text, encoding="utf-8")


def read_all(project: Project, folder: Path, jobs: int) -> None:
    files, _ = discover(_ROOT, SourcesSpec(paths=()), (folder,))
    for _ in file_facts(project, files, jobs):
        pass


def processes(project: Project, rounds: int) -> dict[str, float]:
    """Wall time of two processes against one, starting them included."""
    with tempfile.TemporaryDirectory() as name:
        filled(Path(name), 2_000)
        times: dict[int, list[float]] = {1: [], 2: []}
        for _ in range(rounds):
            for jobs, taken in times.items():
                started = time.perf_counter()
                read_all(project, Path(name), jobs)
                taken.append(time.perf_counter() - started)
    print(f"files    one process {min(times[1]):.1f} s, two {min(times[2]):.1f} s")
    return {"two processes / one": min(times[2]) / min(times[1])}


def memory() -> dict[str, float]:
    """Peak resident memory of processes that read so many files each."""
    peaks = []
    for count in _DOCUMENTS:
        with tempfile.TemporaryDirectory() as name:
            filled(Path(name), count)
            done = subprocess.run(
                [sys.executable, __file__, "--read", name], capture_output=True, text=True, check=True
            )
            peaks.append(int(done.stdout) / 1024)
    print(f"memory   {peaks[0]:.0f} MB over {_DOCUMENTS[0]} files, {peaks[1]:.0f} MB over {_DOCUMENTS[1]}")
    return {"memory of 10,000 / of 1,000": peaks[1] / peaks[0]}


def loaded() -> Project:
    project, diagnostics = load_project(_ROOT)
    if project is None:
        raise SystemExit("\n".join(map(str, diagnostics)))
    return project


def measure(rounds: int = 5) -> dict[str, float]:
    """All the ratios."""
    project = loaded()
    engine = Engine(project.lexicon, project.reporting, project.rules)
    settle()  # as every command does that reads files in bulk
    ratios = speed(engine, rounds)
    news_time = ratios.pop("news")
    ratios |= growth(engine, rounds) | hostile(engine, news_time) | processes(project, rounds) | memory()
    return ratios


if __name__ == "__main__":
    if sys.argv[1:2] == ["--read"]:
        read_all(loaded(), Path(sys.argv[2]), 1)
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        sys.exit()
    found = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
    for what, ratio in found.items():
        print(f"{what:<36} {ratio:.2f}  (at most {LIMITS[what]:.2f})")
    sys.exit(any(ratio > LIMITS[what] for what, ratio in found.items()))
