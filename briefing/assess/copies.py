"""Documents → which are near copies of which: found by MinHash, verified by the runs of words that both have."""

from __future__ import annotations

import re
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from operator import itemgetter

from rensa import RMinHash

from briefing.assess.memory import Kept, Memory, digest
from briefing.model import Document

#: Words in a run, and how many runs a text needs before it can be judged a copy.
_RUN, _LEAST = 4, 24
#: Permutations of a signature, and bands: at two rows a band, texts that share a fifth of their runs meet.
_PERMUTATIONS, _BANDS, _SEED = 128, 64, 20
#: Texts that are estimated for one, those first that share most bands with it; of these the most alike are compared
#: run by run.
_MET, _COMPARED = 64, 8
_WORD = re.compile(r"\w+")
_BODY = frozenset({"title", "heading", "paragraph", "item", "quote", "row"})


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that copies another; `overlap` is the share of the shorter text's word runs that both have."""

    of: str
    overlap: float


@dataclass(slots=True)
class _Text:
    """A text that is long enough to be judged. Its signature and its runs of words are read for few comparisons."""

    source: str
    #: Where it stands among all: earlier texts are copied by later ones.
    rank: str
    #: A checksum of each band of its signature: texts that share one are compared.
    bands: array[int]
    sketch: Kept
    _signature: RMinHash | None = None

    @property
    def signature(self) -> RMinHash:
        if self._signature is None:
            self._signature = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
            self._signature.__setstate__(bytes.fromhex(self.sketch.heavy[0]))
        return self._signature

    def runs(self) -> frozenset[int]:
        return frozenset(_numbers(self.sketch.heavy[1]))


def near_copies(documents: Iterable[Document], least: float, memory: Memory) -> dict[str, Copy]:
    """Source id → the earliest text that it copies. Originals are left out; a copy of a copy leads to the original.

    With the `memory` of an earlier run, a text is looked at again only where one came, went or moved that is as like it
    as those that it was compared with, or became or ceased to be an original.
    """
    ranked = sorted((_rank(document), document.source.id, document) for document in documents)
    texts = [text for rank, _, document in ranked if (text := _text(document, rank, memory))]
    ranks = {text.source: text.rank for text in texts}
    before = {source: kept.light[0] for source, kept in memory.copies.kept.items()}
    moved = {source for source, rank in ranks.items() if before.get(source) != rank}
    left = {source for source in before if ranks.get(source) != before[source]}
    gone = {band for source in left for band in _numbers(memory.sketches.kept[source].light)}
    while True:
        found, turned = _searched(texts, moved, gone, least, memory)
        if turned <= moved:
            return found
        moved |= turned


def _searched(
    texts: Sequence[_Text], moved: Set[str], gone: Set[int], least: float, memory: Memory
) -> tuple[dict[str, Copy], set[str]]:
    """The copies where some texts have `moved` and those with the bands `gone` have left; and the texts that turned
    from originals into copies, or from copies into originals."""
    looked = _looked_at(texts, moved, gone, memory)
    wanted = {band for text in texts if text.source in looked for band in text.bands}
    originals: list[_Text] = []
    index: dict[int, list[int]] = defaultdict(list)
    found: dict[str, Copy] = {}
    turned: set[str] = set()
    for text in texts:
        known = memory.copies.kept.get(text.source)
        kept = (
            _judged(text, originals, index, least, memory) if text.source in looked else memory.copies.hold(text.source)
        )
        copy = kept.light[1]
        if known is not None and (known.light[1] is None) != (copy is None):
            turned.add(text.source)
        if copy is not None:
            found[text.source] = Copy(*copy)
            continue
        for band in wanted.intersection(text.bands):
            index[band].append(len(originals))
        originals.append(text)
    return found, turned


def _looked_at(texts: Sequence[_Text], moved: Set[str], gone: Set[int], memory: Memory) -> set[str]:
    """The texts that may be found to copy another than before."""
    touched, looked = set(gone), set()
    for text in texts:
        known = memory.copies.kept.get(text.source)
        if known is None or text.source in moved:
            looked.add(text.source)
            touched.update(text.bands)  # it comes before all that follow
        elif touched and len(touched.intersection(text.bands)) >= known.light[2]:
            looked.add(text.source)
    return looked


def _judged(
    text: _Text, originals: Sequence[_Text], index: Mapping[int, Sequence[int]], least: float, memory: Memory
) -> Kept:
    """Whether a text copies one of the originals before it: of those that share most bands with it, the most like it
    are compared run by run."""
    shared = Counter(n for band in text.bands for n in index.get(band, ()))
    met = sorted(shared.items(), key=itemgetter(1), reverse=True)[:_MET]
    fewest = met[-1][1] if len(met) == _MET else 1
    memory.sketches.look_ahead([originals[n].source for n, _ in met])
    likeness = [(text.signature.jaccard(originals[n].signature), -n) for n, _ in met]
    nearest = [originals[-n] for _, n in sorted(likeness, reverse=True)[:_COMPARED]]
    key = digest(text.rank, fewest, *(other.source for other in nearest))
    return memory.copies.recall(text.source, key, partial(_copy, text, nearest, fewest, least))


def _rank(document: Document) -> str:
    """Texts in the order in which one can copy another: by date, those that credit a wire before others."""
    source = document.source
    return f"{source.published or '9999'} {source.credit is None:d}"


def _text(document: Document, rank: str, memory: Memory) -> _Text | None:
    sketch = memory.sketches.recall(document.source.id, "", partial(_sketch, document))
    if sketch.light is None:
        return None
    return _Text(document.source.id, rank, _numbers(sketch.light), sketch)


def _sketch(document: Document) -> tuple[str | None, tuple[str, str] | None]:
    """The bands of a text, and its signature and runs of words, in hexadecimal; None for one too short to be judged."""
    runs = sorted(_runs(document))
    if len(runs) < _LEAST:
        return None, None
    signature = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    signature.update([str(run) for run in runs])
    values, rows = signature.digest(), _PERMUTATIONS // _BANDS
    bands = [zlib.crc32(repr((n, values[n : n + rows])).encode()) for n in range(0, _PERMUTATIONS, rows)]
    state: bytes = signature.__reduce__()[2]
    return _hexadecimal(bands), (state.hex(), _hexadecimal(runs))


def _hexadecimal(numbers: Iterable[int]) -> str:
    return array("I", numbers).tobytes().hex()


def _numbers(text: str) -> array[int]:
    return array("I", bytes.fromhex(text))


def _copy(
    text: _Text, nearest: Sequence[_Text], fewest: int, least: float
) -> tuple[tuple[str, tuple[str, float] | None, int], None]:
    """The rank of a text; of the originals most like it the one that shares most runs with it, and the share, None
    where no share is large enough; and how many bands another original has to share to be compared."""
    best: tuple[str, float] | None = None
    runs = text.runs() if nearest else frozenset()
    for original in nearest:
        others = original.runs()
        overlap = len(runs & others) / min(len(runs), len(others))
        if overlap >= least and (best is None or overlap > best[1]):
            best = original.source, overlap
    return (text.rank, best, fewest), None


def _runs(document: Document) -> frozenset[int]:
    """Checksums of all runs of words in the body, figures included, case and marks aside."""
    text = document.text
    words: list[str] = []
    for block in document.blocks:
        if block.kind in _BODY:
            words.extend(_WORD.findall(text[block.span.start : block.span.end].lower()))
    return frozenset(zlib.crc32(" ".join(words[n : n + _RUN]).encode()) for n in range(len(words) - _RUN + 1))
