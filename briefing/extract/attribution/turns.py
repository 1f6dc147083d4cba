"""Transcripts → an attribution for each turn: its speaker stands before a colon."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from briefing.extract.attribution.cues import Cues
from briefing.extract.attribution.lists import ANSWERING, ASKING, TITLES
from briefing.extract.attribution.named import Lookup
from briefing.extract.attribution.voices import Attribution
from briefing.extract.words.tagger_tables import TABLE
from briefing.extract.words.text import Sentence
from briefing.extract.words.verb_forms import FORMS
from briefing.model import Span

#: A speaker's name or office and a colon, as a turn of a transcript opens.
_TURN = re.compile(r"(?:Q[0-9]*\. ?)?([A-Z][\w.\u2019'-]*(?: (?:[A-Z(][\w.\u2019'()-]*|of|for|the)){0,5}):\s")
#: A text with fewer turns than this is no transcript, unless they open with a title or a name that is known.
_TURNS = 3


def turns(
    text: str, lines: Sequence[Sentence], entity: Lookup, cues: Cues, people: Callable[[int], list[str]]
) -> Iterator[Attribution]:
    """What no word attributes; it holds wherever nothing nearer does. A turn ends at the next one or at a heading.

    `people` are those whom the sentence of that number names.
    """
    opened = [(n, m) for n, line in enumerate(lines) if (m := _opens_turn(text, lines, n, cues))]
    few = len(opened) < _TURNS or not _recurs([match.group(1) for _, match in opened])
    if not opened or (few and not all(_speaks(match, entity) for _, match in opened)):
        return
    ends = [n for n, _ in opened[1:]] + [len(lines)]
    for (n, match), last in zip(opened, ends, strict=True):
        end = next((m for m in range(n + 1, last) if lines[m].rank == 1 or (few and _begins(text, lines[m]))), last)
        speaker = match.group(1)
        if speaker.lower().rstrip(".") in ASKING or match.end() >= lines[end - 1].span.end:
            continue
        source = Span(match.start(1), match.end(1))
        content = (Span(match.end(), lines[end - 1].span.end),)
        name: str | None = entity(source.start, source.end) or _surname(speaker)
        if speaker.lower() in ANSWERING:
            asked = {one for number in range(opened[0][0]) for one in people(number)}
            name = asked.pop() if len(asked) == 1 else None
        yield Attribution(n, source, Span(match.end(1), match.end(1) + 1), content, name, carried=True)


def _recurs(labels: Sequence[str]) -> bool:
    """Whether somebody speaks twice, or labels are in capitals: of "Oil: …" and "Cash: …" each stands once."""
    return len({*labels}) < len(labels) or any(label.isupper() for label in labels)


def _speaks(match: re.Match[str], entity: Lookup) -> bool:
    """Whether what stands before a colon is surely somebody's name: "MR. KIRBY", "Budanov", or "Q"."""
    words = match.group(1).lower().replace(".", " ").split()
    name = (entity(match.start(1), match.end(1)) or "").lower().split()
    surname = len(words) < len(name) and words == name[-len(words) :]
    return words[0] in TITLES or match.group(1).lower() in ASKING or surname


def _begins(text: str, line: Sentence) -> bool:
    """Whether a line opens a paragraph."""
    return text[line.span.start - 1] == "\n"


def _opens_turn(text: str, lines: Sequence[Sentence], n: int, cues: Cues) -> re.Match[str] | None:
    start = lines[n].span.start
    if start and not _begins(text, lines[n]):
        return None
    match = _TURN.match(text, start, lines[n].span.end + 1)
    words = match.group(1).lower() if match else ""
    labels = cues.labels.intersection(words.split()) or (words not in cues.sources and _is_common(words))
    return match if words in ASKING or words in ANSWERING or not labels else None


def _is_common(word: str) -> bool:
    """'Dead: 600', 'Missing: 12': whether a word before a colon says what is listed and is no name."""
    return word in FORMS or TABLE.get(word) in ("ADJ", "ADV", "DET", "PRON")


def _surname(speaker: str) -> str:
    """Without title and constituency, in ordinary case: MS. SINGH, Helen Marsh (Tavistock)."""
    words = re.sub(r"\s*\([^)]*\)?", "", speaker).split()
    while len(words) > 1 and words[0].lower().rstrip(".") in (*TITLES, "the"):
        words.pop(0)
    return " ".join(w.title() if w.isupper() and len(w) > 3 else w for w in words)
