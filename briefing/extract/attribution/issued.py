"""'issued the following statement:' → an attribution of all that comes after it to whoever issued it."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from briefing.extract.attribution.line import Line
from briefing.extract.attribution.names import Names
from briefing.extract.attribution.voices import Attribution
from briefing.extract.words.text import Sentence
from briefing.model import Span

#: What somebody issues in words of his own.
_DOCUMENTS = frozenset(
    """statement commentary comment communique communiqué declaration announcement message letter telegram note reply
    answer response address speech remarks interview release article appeal memorandum""".split()
)
#: Verbs by which it is issued.
_ISSUING = frozenset(
    """issue release publish make give deliver send carry read put post distribute circulate hand present offer provide
    run print transmit address write""".split()
)
#: Words that may stand between "following" and the document: "the following brief press statement".
_BETWEEN = 3
#: Where what was issued is over: "-0-", "***", "# # #".
_OVER = re.compile(r"^[\W\d_]*$")


def issued(text: str, lines: Sequence[Sentence], line_of: Callable[[int], Line], names: Names) -> Iterator[Attribution]:
    """What is announced as "the following statement" and then stands word for word, up to a heading or a sign that
    it is over. It holds wherever nothing nearer does."""
    for number, sentence in enumerate(lines):
        if "following" not in text[sentence.span.start : sentence.span.end]:
            continue
        end = _end(text, lines, number)
        source = _issuer(line_of(number)) if end is not None else None
        if source is None or end is None:
            continue
        line = line_of(number)
        cue, content = line.text_span(source[1] + 1, source[1] + 1), Span(lines[number + 1].span.start, end)
        name = names.name(number, line, source)
        yield Attribution(number, line.text_span(*source), cue, (content,), name, carried=True)


def _issuer(line: Line) -> tuple[int, int] | None:
    """First and last token of the subject of a verb that issues "the following" document."""
    at = next((i for i in range(line.n) if line.low[i] == "following"), 0)
    if _DOCUMENTS.isdisjoint(line.low[at + 1 : at + 2 + _BETWEEN]):
        return None
    verb = next((i for i in range(1, at) if line.tokens[i].lemma in _ISSUING and line.is_finite(i)), None)
    if verb is None:
        return None
    last = verb - 1
    while last > 0 and (line.is_adverb(last) or line.low[last] in ("has", "have", "had")):
        last -= 1
    return 0, last


def _end(text: str, lines: Sequence[Sentence], number: int) -> int | None:
    """Where the document ends that the next paragraph opens; None where none is opened."""
    if number + 1 == len(lines) or "\n" not in text[lines[number].span.end : lines[number + 1].span.start]:
        return None
    end = None
    for line in lines[number + 1 :]:
        if line.rank == 1 or _OVER.match(text[line.span.start : line.span.end]):
            break
        end = line.span.end
    return end
