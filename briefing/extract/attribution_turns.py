"""Transcripts → an attribution for each turn: its speaker stands before a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.extract.attribution_lists import TITLES
from briefing.extract.attribution_names import Lookup
from briefing.extract.attribution_voices import Attribution
from briefing.extract.cues import Cues
from briefing.extract.text import Sentence
from briefing.model import Span

#: A speaker's name or office and a colon, as a turn of a transcript opens.
_TURN = re.compile(r"(?:Q[0-9]*\. ?)?([A-Z][\w.\u2019'-]*(?: (?:[A-Z(][\w.\u2019'()-]*|of|for|the)){0,5}):\s")
_ASKS = frozenset(("q", "question", "reporter", "the press", "a", "moderator"))
#: A text with fewer turns than this is no transcript.
_TURNS = 3


def turns(text: str, lines: Sequence[Sentence], entity: Lookup, cues: Cues) -> Iterator[Attribution]:
    """What no word attributes; it holds wherever nothing nearer does. A turn ends at the next one or at a heading."""
    opened = [(n, m) for n, line in enumerate(lines) if (m := _opens_turn(text, lines, n, cues))]
    if len(opened) < _TURNS:
        return
    ends = [n for n, _ in opened[1:]] + [len(lines)]
    for (n, match), last in zip(opened, ends, strict=True):
        end = next((m for m in range(n + 1, last) if lines[m].rank == 1), last)
        speaker = match.group(1)
        if speaker.lower().rstrip(".") in _ASKS or match.end() >= lines[end - 1].span.end:
            continue
        source = Span(match.start(1), match.end(1))
        content = (Span(match.end(), lines[end - 1].span.end),)
        name = entity(source.start, source.end) or _surname(speaker)
        yield Attribution(n, source, Span(match.end(1), match.end(1) + 1), content, name, carried=True)


def _opens_turn(text: str, lines: Sequence[Sentence], n: int, cues: Cues) -> re.Match[str] | None:
    start = lines[n].span.start
    if start and text[start - 1] != "\n":
        return None
    match = _TURN.match(text, start, lines[n].span.end + 1)
    words = match.group(1).lower() if match else ""
    return match if words in _ASKS or not cues.labels.intersection(words.split()) else None


def _surname(speaker: str) -> str:
    """Without title and constituency, in ordinary case: MS. SINGH, Helen Marsh (Tavistock)."""
    words = re.sub(r"\s*\([^)]*\)?", "", speaker).split()
    while len(words) > 1 and words[0].lower().rstrip(".") in (*TITLES, "the"):
        words.pop(0)
    return " ".join(w.title() if w.isupper() and len(w) > 3 else w for w in words)
