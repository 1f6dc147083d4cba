"""The sentence after an attribution → the same attribution carried over, where the sentence goes on with its topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.extract.attribution_line import Line
from briefing.extract.cues import Cues
from briefing.model import Span

if TYPE_CHECKING:
    from briefing.extract.attribution import Attribution


def carried(
    text: str, line: Line, before: Line | None, inside: Sequence[Attribution], number: int, cues: Cues
) -> Attribution | None:
    """The last attribution of the paragraph over the whole of `line`, or None where its words are the author's.

    It carries only from the sentence right before, which it must govern to the end, and only to a sentence that
    opens with "the" or "these" and a noun of what was said; a comment by the author ("this underscores") stops it.
    """
    last = next((a for a in reversed(inside) if a.sentence == number - 1), None)
    if (
        last is None
        or before is None
        or last.source is None
        or last.canonical is None
        or last.modality in ("denied", "speculated", "planned")
    ):
        return None
    if last.negated or not last.content or line.n < 3 or line.low[0] not in ("the", "these", "those"):
        return None
    if any(s.type == "imagery" and s.name == last.canonical for s in cues.sources.values()):
        return None
    if (
        last.content[-1].end < before.span.end - 2
        and last.cue.start > last.content[-1].start
        and last.cue.end < before.span.end - 60
    ):
        return None
    end = line.np_right(0)
    if end is None or end == 0 or any(w in cues.comments for w in line.low[end + 1 : end + 4]):
        return None
    head = line.low[end]
    said = {w for s in last.content for w in _nouns(text, s)}
    if head.removesuffix("s") not in said and head not in cues.continuing:
        return None
    if line.low[0] == "the" and end == 1 and head not in cues.continuing and not head.endswith("s"):
        return None
    last_word = line.end_of_words() - 1
    return replace(last, sentence=number, content=(Span(line.span.start, line.tokens[last_word].end),), carried=True)


def _nouns(text: str, span: Span) -> set[str]:
    return {
        w.strip(".,;:'\"\u2019\u201d").lower().removesuffix("s")
        for w in text[span.start : span.end].split()
        if len(w) > 3
    }
