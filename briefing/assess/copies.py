"""Documents → which are near copies of which: found by MinHash, verified by the runs of words that both have."""

from __future__ import annotations

import json
import re
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from rensa import RMinHash, RMinHashLSH

from briefing.assess.memory import Kept, Memory, digest
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
    """An original: its signature, and its runs of words, which few comparisons need."""

    source: str
    signature: RMinHash
    sketch: Kept

    def runs(self) -> frozenset[int]:
        return frozenset(array("I", bytes.fromhex(json.loads(self.sketch.heavy))))


def near_copies(documents: Sequence[Document], least: float, memory: Memory) -> dict[str, Copy]:
    """Source id → the earliest text that it copies. Originals are left out; a copy of a copy leads to the original.

    A text is compared again only where it meets other originals than in the earlier run that `memory` holds.
    """
    ordered = sorted(documents, key=lambda d: (d.source.published or "9999", d.source.credit is None, d.source.id))
    index = RMinHashLSH(threshold=0.2, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    originals: list[_Text] = []
    found: dict[str, Copy] = {}
    for document in ordered:
        source = document.source.id
        sketch = memory.sketches.recall(source, "", partial(_sketch, document))
        if sketch.light is None:
            continue
        text = _Text(source, _signature(sketch.light), sketch)
        met = [originals[n] for n in sorted(index.query(text.signature))[:_MET]]
        made_from = digest(",".join([other.source for other in met]))
        copy = memory.copies.recall(source, made_from, partial(_copy, text, met, least)).light
        if copy is not None:
            found[source] = Copy(*copy)
        else:
            index.insert(len(originals), text.signature)
            originals.append(text)
    return found


def _sketch(document: Document) -> tuple[str | None, str | None]:
    """The signature and the runs of words of a text, in hexadecimal; None for one too short to be judged."""
    runs = sorted(_runs(document))
    if len(runs) < _LEAST:
        return None, None
    signature = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    signature.update([str(run) for run in runs])
    state: bytes = signature.__reduce__()[2]
    return state.hex(), array("I", runs).tobytes().hex()


def _signature(text: str) -> RMinHash:
    signature = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    signature.__setstate__(bytes.fromhex(text))
    return signature


def _copy(text: _Text, met: Sequence[_Text], least: float) -> tuple[tuple[str, float] | None, None]:
    """The original that shares most runs with a text, and the share; None where no share is large enough."""
    ranked = sorted(met, key=lambda other: -text.signature.jaccard(other.signature))
    best: tuple[str, float] | None = None
    runs = text.runs()
    for original in ranked[:_COMPARED]:
        others = original.runs()
        overlap = len(runs & others) / min(len(runs), len(others))
        if overlap >= least and (best is None or overlap > best[1]):
            best = original.source, overlap
    return best, None


def _runs(document: Document) -> frozenset[int]:
    """Checksums of all runs of words in the body, figures included, case and marks aside."""
    text = document.text
    words: list[str] = []
    for block in document.blocks:
        if block.kind in _BODY:
            words.extend(_WORD.findall(text[block.span.start : block.span.end].lower()))
    return frozenset(zlib.crc32(" ".join(words[n : n + _RUN]).encode()) for n in range(len(words) - _RUN + 1))
