"""One line → its attributions in order, before they have places in the text."""

from __future__ import annotations

from briefing.extract.attribution.beside import told_beside
from briefing.extract.attribution.found import Found
from briefing.extract.attribution.gapped import gapped
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lists import UPHOLDING
from briefing.extract.attribution.reckoning import read_colon, read_reckoning
from briefing.extract.attribution.verbs import read_verb
from briefing.extract.attribution.verdicts import read_verdict
from briefing.extract.attribution.words import read_adjective, read_adverb, read_heading, read_noun, read_phrase


def read_line(line: Line) -> list[Found]:
    """Every attribution of a line that has content, in order."""
    found, free = list[Found](), 0
    heading = read_heading(line) or (read_colon(line) if ":" in line.low else None)
    if heading is not None:
        found.append(heading)
    for i in [i for i, w in enumerate(line.low) if w in line.cues.openers]:
        if i < free:
            continue
        new = _read(line, i, found)
        if new is not None:
            if found and found[-1].cue[0] == new.cue[0]:
                # "voiced concern about": the noun says more than the light verb that it hangs on.
                found.pop()
            found.append(new)
            free = max(i, new.cue[1]) + 1
    for chain in found:
        if not chain.pieces and chain.carrier is not None:
            _fill(chain, found)
    found += list(gapped(line, found))
    if found or not line.cues.reckonings.keys().isdisjoint(line.low):
        found += list(told_beside(line, found))
    return [f for f in found if f.pieces and all(a <= b < line.n for a, b in f.pieces)]


def _read(line: Line, i: int, found: list[Found]) -> Found | None:
    """What the first reader that can do something with the word at `i` makes of it."""
    cues, w = line.cues, line.low[i]
    return (
        read_phrase(line, i, found)
        or (read_reckoning(line, i, found) if w in cues.reckonings else None)
        or (read_verb(line, i, found) if w in cues.verbs else None)
        or (read_noun(line, i, found) if w in cues.nouns else None)
        or (read_adverb(line, i) if w in cues.adverbs else None)
        or (read_adjective(line, i, found) if w in cues.adjectives else None)
        or (read_verdict(line, i, found) if w in cues.disproving or w in UPHOLDING else None)
    )


def _fill(chain: Found, found: list[Found]) -> None:
    """ "Yonhap, citing the JCS, reported that …": the carrier's verb comes after."""
    for other in found:
        if (
            other is not chain
            and other.source is not None
            and chain.carrier is not None
            and other.source[0] == chain.carrier[0]
        ):
            chain.pieces, chain.modality = list(other.pieces), other.modality
            return
