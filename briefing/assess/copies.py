"""Documents → which are near copies of which, found by shared runs of words in time linear in their number."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import Document

#: Words in a run, and how many runs a text needs before it can be judged a copy.
_RUN, _LEAST = 4, 24
#: One run in so many is indexed; candidates are then compared run by run.
_SAMPLE = 8
#: A run that this many different texts share is a phrase of the trade, not a trace of copying.
_COMMON = 40
_WORD = re.compile(r"\w+")
_BODY = frozenset({"title", "heading", "paragraph", "item", "quote", "row"})


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that copies another; `overlap` is the share of the shorter text's word runs that both have."""

    of: str
    overlap: float


def near_copies(documents: Sequence[Document], least: float) -> dict[str, Copy]:
    """Source id → the earliest text that it copies. Originals are left out; a copy of a copy leads to the original."""
    ordered = sorted(documents, key=lambda d: (d.source.published or "9999", d.source.credit is None, d.source.id))
    roots: dict[str, frozenset[int]] = {}
    index: dict[int, list[str]] = defaultdict(list)
    found: dict[str, Copy] = {}
    for document in ordered:
        runs = _runs(document)
        if len(runs) < _LEAST:
            continue
        sampled = sorted(run for run in runs if run % _SAMPLE == 0)
        copy = _best(runs, _candidates(sampled, index), roots, least)
        if copy is not None:
            found[document.source.id] = copy
            continue
        roots[document.source.id] = runs
        for run in sampled:
            if len(index[run]) < _COMMON:
                index[run].append(document.source.id)
    return found


def _candidates(sampled: list[int], index: dict[int, list[str]]) -> list[str]:
    shared = Counter(root for run in sampled if len(index.get(run, ())) < _COMMON for root in index.get(run, ()))
    return [root for root, _ in sorted(shared.items(), key=lambda row: (-row[1], row[0]))[:4]]


def _best(runs: frozenset[int], candidates: list[str], roots: dict[str, frozenset[int]], least: float) -> Copy | None:
    best: Copy | None = None
    for root in candidates:
        other = roots[root]
        overlap = len(runs & other) / min(len(runs), len(other))
        if overlap >= least and (best is None or overlap > best.overlap):
            best = Copy(root, overlap)
    return best


def _runs(document: Document) -> frozenset[int]:
    """Checksums of all runs of words in the body, figures included, case and marks aside."""
    text = document.text
    words: list[str] = []
    for block in document.blocks:
        if block.kind in _BODY:
            words.extend(_WORD.findall(text[block.span.start : block.span.end].lower()))
    return frozenset(zlib.crc32(" ".join(words[n : n + _RUN]).encode()) for n in range(len(words) - _RUN + 1))
