"""A source phrase → its words, without what only says when, how many or of what rank."""

from __future__ import annotations

from briefing.extract.attribution_found import Range
from briefing.extract.attribution_line import Line
from briefing.extract.attribution_lists import POSSESSIVE_MARKS, STRIP


def without_time(line: Line, source: Range) -> Range:
    """'Last month Russia's top general': the words of whoever speaks, without the time in front of them."""
    start = line.skip_time(source[0])
    timed = source[0] < start <= source[1] and line.low[start] not in POSSESSIVE_MARKS
    return (start, source[1]) if timed else source


def phrase_of(line: Line, source: Range, name: str | None = None) -> str:
    """The phrase without determiners, numbers and rank; `name` where only a common noun is left of it."""
    words = [line.tokens[i].text for i in range(source[0], source[1] + 1)]
    while len(words) > 1 and (words[0].lower() in STRIP or words[0][:1].isdigit() or words[0].lower().endswith("ly")):
        words.pop(0)
    if name is not None and (len(words) == 1 or " ".join(words).lower().removesuffix("s") in line.cues.sources):
        return name
    if name is not None and words[0].islower():
        kept = [w for w in words if not w.islower()]
        if not kept:
            return name
    text = ""
    for word in words:
        text += word if not text or word in ("'s", "\u2019s", ",", "'", ")") or text.endswith("(") else f" {word}"
    lowered = text[:1].lower() + text[1:]
    first = words[0]
    common = (len(words) == 1 and source[0] == 0) or (
        not (len(words) > 1 and words[1][:1].isupper()) and not (first[:1].isupper() and source[0] > 0)
    )
    known = first.lower() in line.cues.sources or first.lower() in line.cues.nouns
    return lowered if known and common else text
