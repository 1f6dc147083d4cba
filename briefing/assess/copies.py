"""Documents → which are near copies of which: found by MinHash, verified by the runs of words that both have."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from rensa import RMinHash, RMinHashLSH

from briefing.model import Document

#: Words in a run, and how many runs a text needs before it can be judged a copy.
_RUN, _LEAST = 4, 24
#: Permutations of a signature, and bands: at two rows a band, texts that share a fifth of their runs meet.
_PERMUTATIONS, _BANDS, _SEED = 128, 64, 20
#: Texts that are estimated for one, and of these the most alike that are compared run by run.
_MET, _COMPARED = 256, 8
_WORD = re.compile(r"\w+")
_BODY = frozenset({"title", "heading", "paragraph", "item", "quote", "row"})


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that copies another; `overlap` is the share of the shorter text's word runs that both have."""

    of: str
    overlap: float


@dataclass(frozen=True, slots=True)
class _Text:
    """An original: its runs of words and their signature."""

    source: str
    runs: frozenset[int]
    signature: RMinHash


def near_copies(documents: Sequence[Document], least: float) -> dict[str, Copy]:
    """Source id → the earliest text that it copies. Originals are left out; a copy of a copy leads to the original."""
    ordered = sorted(documents, key=lambda d: (d.source.published or "9999", d.source.credit is None, d.source.id))
    index = RMinHashLSH(threshold=0.2, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    originals: list[_Text] = []
    found: dict[str, Copy] = {}
    for document in ordered:
        runs = _runs(document)
        if len(runs) < _LEAST:
            continue
        text = _Text(document.source.id, runs, _signature(runs))
        met = [originals[n] for n in sorted(index.query(text.signature))[:_MET]]
        met.sort(key=lambda other: -text.signature.jaccard(other.signature))
        copy = _best(runs, met[:_COMPARED], least)
        if copy is not None:
            found[document.source.id] = copy
        else:
            index.insert(len(originals), text.signature)
            originals.append(text)
    return found


def _best(runs: frozenset[int], originals: Sequence[_Text], least: float) -> Copy | None:
    best: Copy | None = None
    for original in originals:
        overlap = len(runs & original.runs) / min(len(runs), len(original.runs))
        if overlap >= least and (best is None or overlap > best.overlap):
            best = Copy(original.source, overlap)
    return best


def _signature(runs: frozenset[int]) -> RMinHash:
    signature = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    signature.update([str(run) for run in sorted(runs)])
    return signature


def _runs(document: Document) -> frozenset[int]:
    """Checksums of all runs of words in the body, figures included, case and marks aside."""
    text = document.text
    words: list[str] = []
    for block in document.blocks:
        if block.kind in _BODY:
            words.extend(_WORD.findall(text[block.span.start : block.span.end].lower()))
    return frozenset(zlib.crc32(" ".join(words[n : n + _RUN]).encode()) for n in range(len(words) - _RUN + 1))
