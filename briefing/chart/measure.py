"""Words and a size in, their width in px out; words cut or broken where they are wider than their room."""

from __future__ import annotations

from functools import lru_cache

from briefing.model.numerals import numerals

# Advance widths of Source Sans Pro, regular and bold, from U+0020 to U+007E: three digits each, in em / 1000.
_REGULAR = (
    "200289425497497824609249303303418497249311249350497497497497497497497497497497249249497497497425"
    "847544588571615527494617652263480579486727647664566664569534536645515786513476539303350303497500"
    "542504553456555496292504544246247495255829547542555555347419338544467718446467425303241303497"
)
_BOLD = (
    "200340536528528857667300344344457528300332300339528528528528528528528528528528300300528528528463"
    "903573605582635548524638674301509614518762665684596684613556556665556813567525541344339344528500"
    "555527573467573518341534571276278548286857572555573573398443383568523776514521460344268344528"
)
_FIRST, _EACH = 32, 3
#: Above ASCII: Latin and Cyrillic at their widest; a character that no face holds is printed as [U+XXXX].
_LETTER, _SPELLED, _LAST_LETTER = 0.75, 4.4, 0x052F
_OTHERS = {
    "…": 0.98,
    "—": 0.8,
    "→": 0.62,
    "’": 0.3,
    "“": 0.54,
    "”": 0.54,
    "–": 0.5,
    "·": 0.3,
    "≥": 0.53,
    "≤": 0.53,
    "≈": 0.53,
}


def width_of(words: str, size: float, weight: int = 400) -> float:
    """How wide a line is, in px; never less than it will be."""
    table = _BOLD if weight >= 600 else _REGULAR
    return size * sum(_advance(c, table) for c in words)


@lru_cache(maxsize=1024)
def _advance(character: str, table: str) -> float:
    code = ord(character)
    if _FIRST <= code < 127:
        at = (code - _FIRST) * _EACH
        return int(table[at : at + _EACH]) / 1000
    return _OTHERS.get(character, _LETTER if code <= _LAST_LETTER else _SPELLED)


def fitted(words: str, size: float, room: float, weight: int = 400) -> str:
    """`words`, cut at a character with an ellipsis where they are wider than `room`."""
    if width_of(words, size, weight) <= room:
        return words
    kept, used = 0, width_of("…", size, weight)
    while kept < len(words) and (used := used + width_of(words[kept], size, weight)) <= room:
        kept += 1
    if any(c.isdigit() for c in words[:kept][words.rfind(" ", 0, kept) :]):
        kept = words.rfind(" ", 0, kept) + 1  # half a number would be another number
    kept = min(start if start < kept < end else kept for start, end in _numbers(words) or [(kept, kept)])
    return words[:kept].rstrip(" ,;:") + "…"


def _numbers(words: str) -> list[tuple[int, int]]:
    """Where the numbers of a line stand, each as a whole: half of "nine million" would be another number."""
    runs: list[tuple[int, int]] = []
    for span in numerals(words):
        joined = runs and words[runs[-1][1] : span.start] in (" ", "-")
        runs.append((runs.pop()[0], span.end) if joined else (span.start, span.end))
    return runs


def lines_of(words: str, size: float, room: float, most: int, weight: int = 400) -> list[str]:
    """`words` broken at spaces into at most so many lines no wider than `room`; the last is cut where more is left."""
    lines: list[str] = []
    left = words.split()
    while left:
        taken = 1
        while taken < len(left) and width_of(" ".join(left[: taken + 1]), size, weight) <= room:
            taken += 1
        if len(lines) == most - 1:
            taken = len(left)
        lines.append(fitted(" ".join(left[:taken]), size, room, weight))
        left = left[taken:]
    return lines
