"""The sentence after an attribution → the same attribution carried over, where the sentence goes on with its topic."""

from __future__ import annotations

from dataclasses import replace

from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lists import ROUGHLY, TAKES_UP
from briefing.extract.attribution.voices import Attribution
from briefing.model import Span

_SETTLED = ("denied", "speculated", "planned")


def carried(text: str, line: Line, before: Line, last: Attribution, number: int, own: str | None) -> Attribution | None:
    """`last`, an attribution of the sentence before, over the whole of `line`; None where that is the author's.

    It carries only from the sentence right before, which it must govern to the end, and only to a sentence that goes
    on with what was said: it opens with "the" or "these" and a noun of it, with a pronoun or a figure, or adds to it
    ("also"). A comment by the author ("this underscores") stops it, and so does a sentence about the source itself,
    whose name `own` is that of the subject.
    """
    if not _may_go_on(line, last) or line.n < 3 or _trails(before, last):
        return None
    if not (_same_noun(text, line, last) or (own != last.canonical and (_takes_up(line) or _adds(line)))):
        return None
    return replace(last, sentence=number, content=(_words_of(line),), carried=True)


def past_semicolon(text: str, line: Line, last: Attribution) -> Attribution | None:
    """`last`, the last attribution of `line`, over what a semicolon parts from it and what goes on with it.

    "It says that 74 drones came; 47 were shot down": such words stand to it as the next sentence would.
    """
    said = max((span.end for span in last.content), default=last.cue.end)
    at = next((j for j, t in enumerate(line.tokens) if t.text == ";" and t.start >= max(said, last.cue.end)), line.n)
    if at + 3 >= line.n or not _may_go_on(line, last):
        return None
    rest = Line(line.tokens[at + 1 :], line.low[at + 1 :], Span(line.tokens[at + 1].start, line.span.end), line.cues)
    if not (_takes_up(rest) or _adds(rest) or _same_noun(text, rest, last)):
        return None
    return replace(last, content=(_words_of(rest),), carried=True)


def _may_go_on(line: Line, last: Attribution) -> bool:
    """Whether somebody is named whose words may reach further: not an image, and no one who denies or guesses."""
    settled = last.modality in _SETTLED or last.negated or last.judges
    if last.source is None or last.canonical is None or settled or not last.credits:
        return False
    return bool(last.content) and last.canonical not in line.cues.imagery


def _words_of(line: Line) -> Span:
    return Span(line.span.start, line.tokens[line.end_of_words() - 1].end)


def _trails(before: Line, last: Attribution) -> bool:
    """Whether the sentence goes on at length after the attribution that it ends with."""
    return (
        last.content[-1].end < before.span.end - 2
        and last.cue.start > last.content[-1].start
        and last.cue.end < before.span.end - 60
    )


def _same_noun(text: str, line: Line, last: Attribution) -> bool:
    if line.low[0] not in ("the", "these", "those"):
        return False
    end = line.np_right(0)
    if end is None or end == 0 or any(w in line.cues.comments for w in line.low[end + 1 : end + 4]):
        return False
    if line.is_name(end):
        return False  # "the North Korean did not reply": what somebody else did
    head = line.low[end]
    said = {w for s in last.content for w in _nouns(text, s)}
    if head.removesuffix("s") not in said and head not in line.cues.continuing:
        return False
    return not (line.low[0] == "the" and end == 1 and head not in line.cues.continuing and not head.endswith("s"))


def _takes_up(line: Line) -> bool:
    """Whether the sentence opens with a pronoun or a figure: "They travelled by ship", "About 400 of them died"."""
    first = line.tokens[0]
    if line.low[0] in ("both", "these", "those") and line.tokens[1].tag == "NOUN":
        return False  # "Both moves came after": what was told, and not who is told of
    if line.low[0] == "those" and line.tokens[1].tag == "PREP":
        return False  # "Officials in Seoul say …; those in Kyiv say": others
    return line.low[0] in TAKES_UP or "NUM" in (first.tag, line.tokens[1].tag if line.low[0] in ROUGHLY else "")


def _adds(line: Line) -> bool:
    return any(w in line.cues.additive for w in line.low[:6])


def _nouns(text: str, span: Span) -> set[str]:
    return {
        w.strip(".,;:'\"\u2019\u201d").lower().removesuffix("s")
        for w in text[span.start : span.end].split()
        if len(w) > 3
    }
