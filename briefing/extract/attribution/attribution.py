"""Sentences and their tokens → who says what: sources, cues, contents, and the voice at any place in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from briefing.config.specs.lexicon import EntitySpec
from briefing.extract.attribution.carry import carried, past_semicolon
from briefing.extract.attribution.cues import Cues
from briefing.extract.attribution.found import Found, Range
from briefing.extract.attribution.issued import issued
from briefing.extract.attribution.labelled import labelled
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lines import read_line
from briefing.extract.attribution.lists import NOBODY
from briefing.extract.attribution.named import Lookup
from briefing.extract.attribution.names import Holder, Names
from briefing.extract.attribution.quotes import CLOSING, quotations
from briefing.extract.attribution.turns import turns
from briefing.extract.attribution.voices import Attribution
from briefing.extract.attribution.withdrawn import withdrawn
from briefing.extract.grammar.syntax import Parsed, analyse
from briefing.extract.words.text import Sentence, sentences
from briefing.model import Document, Span

#: The parse of the sentence of that number.
ParsedOf = Callable[[int], Parsed]
#: Tokens read at once: what runs on longer than any sentence is read in pieces, so that time stays linear.
_LONGEST = 250
#: How far from the beginning of a sentence a colon may stand after the name of its speaker.
_LABEL = 60
#: How many attributions back a quotation may look for its speaker.
_BACK = 8
#: Verbs of what a body takes to be so, and the types of bodies that assess.
_JUDGING = frozenset(("believe", "think", "reckon", "consider", "judge"))
_BODIES = frozenset(("state", "agency", "ministry", "military", "organisation", "bloc"))


def attributions(
    text: str,
    lines: Sequence[Sentence],
    parsed: ParsedOf,
    entity: Lookup,
    cues: Cues,
    holder: Holder = lambda actor, words: None,
    known: Callable[[str], EntitySpec | None] = lambda name: None,
    carry: bool = True,
) -> tuple[Attribution, ...]:
    """Every attribution in order of the text. `parsed` gives the parse of a sentence; `entity` names a span; `holder`
    says who holds the office of an actor's state that some words, in lower case, end in, `known` what the lexicon has
    of an actor.

    With `carry` an attribution also reaches the sentences after it that go on with its topic. Linear in the text: a
    sentence without a reporting word or a quotation mark is only glanced at, and not parsed for this.
    """
    paragraphs = _paragraphs(text, lines)
    quotes = quotations(text, [Span(lines[a].span.start, lines[b].span.end) for a, b in paragraphs])
    line_of = _Lines(lines, parsed, cues)
    reader = _Reader(text, lines, quotes, line_of, Names(entity, line_of, holder, known), cues, carry)
    said = [reader.said(number) for number in range(len(lines))]
    found: list[Attribution] = []
    for first, last in paragraphs:
        inside: list[Attribution] = []
        reader.go_on_from(found, lines[first].span)
        for number in range(first, last + 1):
            reader.sentence(number, said[number], inside)
        found.extend(inside)
    found += labelled(text, lines, entity, reader.names)
    if carry:
        found += turns(text, lines, entity, cues, reader.names.people)
        found += issued(text, lines, line_of, reader.names)
    return tuple(sorted(found, key=lambda a: (a.sentence, a.cue.start, a.carried)))


def _paragraphs(text: str, lines: Sequence[Sentence]) -> list[Range]:
    """Sentence numbers, first and last, of each paragraph. Where lines are wrapped, a blank line parts paragraphs."""
    wrapped = any("\n" in text[s.span.start : s.span.end] for s in lines)
    mark = "\n\n" if wrapped else "\n"
    found: list[Range] = []
    first = 0
    for n in range(1, len(lines) + 1):
        if n == len(lines):
            found.append((first, n - 1)) if lines else None
        elif (
            mark in text[lines[n - 1].span.end : lines[n].span.start]
            or lines[n].block != lines[n - 1].block
            or lines[n].block in ("item", "row")
        ):
            found.append((first, n - 1))
            first = n
    return found


class _Lines:
    """The lines of a text by number; the last few are kept."""

    def __init__(self, lines: Sequence[Sentence], parsed: ParsedOf, cues: Cues) -> None:
        self._sentences, self._parsed, self._cues = lines, parsed, cues
        self._kept: dict[int, Line] = {}

    def __call__(self, number: int) -> Line:
        line = self._kept.get(number)
        if line is None:
            if len(self._kept) >= _BACK:
                del self._kept[next(iter(self._kept))]
            line = self._kept[number] = next(self.pieces(number))
        return line

    def pieces(self, number: int) -> Iterator[Line]:
        """The sentence as one line, or where it is longer than any sentence, piece by piece."""
        sentence, parsed = self._sentences[number], self._parsed(number)
        for at in range(0, len(parsed.tokens) or 1, _LONGEST):
            tokens, low = parsed.tokens[at : at + _LONGEST], parsed.lower[at : at + _LONGEST]
            yield Line(tokens, low, sentence.span, self._cues, sentence.rank == 1)


class _Reader:
    """Reads sentence after sentence of one text."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        quotes: Sequence[Span],
        line_of: _Lines,
        names: Names,
        cues: Cues,
        carry: bool,
    ) -> None:
        self._text, self._sentences, self._quotes, self._cues, self._carry = text, sentences, quotes, cues, carry
        self._quote_ends = [q.end for q in quotes]
        self._line, self.names = line_of, names

    def said(self, number: int) -> list[tuple[Line, Found]]:
        """What a sentence says that somebody says, before it is looked up who that is."""
        span = self._sentences[number].span
        words = self._text[span.start : span.end]
        if not self._cues.may_report(words) and ":" not in words[:_LABEL]:
            return []
        return [(line, found) for line in self._line.pieces(number) for found in read_line(line)]

    def sentence(self, number: int, said: Sequence[tuple[Line, Found]], inside: list[Attribution]) -> None:
        """Adds to `inside`, the attributions of the paragraph so far, those of this sentence."""
        span = self._sentences[number].span
        known = all(self.names.knows(line, found.source) for line, found in said if found.known)
        made = [self._attribution(number, line, found) for line, found in said if known or not found.known]
        whole = self._quote_over(span)
        if whole is not None and not any(s.overlaps(whole) for a in made for s in a.content):
            self._go_on(inside, whole, number)
        elif self._carry and all(a.source is None for a in made):
            last = next((a for a in reversed(inside[-1:]) if a.sentence == number - 1), None)
            new = self._carried(number, last) if last is not None else None
            made = [new, *made] if new is not None else made
        if self._carry and made and self._text.find(";", span.start, span.end) >= 0:
            rest = past_semicolon(self._text, self._line(number), made[-1])
            made = [*made, rest] if rest is not None else made
        inside.extend(made)

    def _carried(self, number: int, last: Attribution) -> Attribution | None:
        line = self._line(number)
        subject = line.np_right(0) if line.n else None
        own = self.names.stands_for(number, line, (0, subject)) if subject is not None else None
        return carried(self._text, line, self._line(number - 1), last, number, own)

    def go_on_from(self, found: list[Attribution], opening: Span) -> None:
        """A quotation that its paragraph left open goes on in the next, which opens with a mark again."""
        quote = self._quote_over(opening)
        if quote is None or quote.start != opening.start or not found:
            return
        left_open = next((q for q in self._quotes_before(opening.start) if self._text[q.end - 1] not in CLOSING), None)
        if left_open is None:
            return
        for n in range(len(found) - 1, max(-1, len(found) - _BACK), -1):
            if any(span.overlaps(left_open) for span in found[n].content):
                found[n] = replace(found[n], content=(*found[n].content, quote))
                return

    def _quotes_before(self, at: int) -> Sequence[Span]:
        i = bisect_right(self._quote_ends, at)
        return self._quotes[max(0, i - 1) : i]

    def _go_on(self, inside: list[Attribution], quote: Span, number: int) -> None:
        """A quotation that stands by itself belongs to whoever was quoted just before it in the paragraph."""
        recent = range(max(0, len(inside) - _BACK), len(inside))
        if any(s.overlaps(quote) for n in recent for s in inside[n].content):
            return
        for n in reversed(recent):
            speaker = inside[n]
            if speaker.carried or speaker.source is None or not any(self._quote_over(s) for s in speaker.content):
                continue
            if number - speaker.sentence <= 3 and any(self._quote_over(s) for s in speaker.content):
                inside[n] = replace(speaker, content=(*speaker.content, quote))
            return

    def _quote_over(self, span: Span) -> Span | None:
        """The quotation that `span` begins with or lies in."""
        i = bisect_right(self._quote_ends, span.start)
        if i < len(self._quotes) and self._quotes[i].start <= span.start:
            return self._quotes[i]
        return None

    def _attribution(self, number: int, line: Line, found: Found) -> Attribution:
        content = [self._stretch(line, line.text_span(*piece)) for piece in found.pieces]
        name = self.names.name(number, line, found.source) if found.source else found.unnamed
        if found.source and found.source[0] == found.source[1] and line.low[found.source[0]] in ("nobody", "none"):
            name = None
        passes = found.carrier is not None and (
            (found.source is not None and found.cue[0] == found.source[0] - 1) or self._medium(line, found)
        )
        carrier = self.names.name_of(number, line, found.carrier) if passes and found.carrier else None
        via = (carrier,) if carrier else ()
        negated = found.negated or (found.source is not None and line.low[found.source[0]] in NOBODY)
        assessed = found.modality == "speculated" and self._assesses(line, found, name)
        modality = "reported" if assessed or (negated and found.doubts) else found.modality
        return Attribution(
            sentence=number,
            source=line.text_span(*found.source) if found.source else None,
            cue=line.text_span(*found.cue),
            content=tuple(content),
            canonical=name,
            via=tuple(v for v in via if v != name),
            modality=modality,
            credits=found.credits,
            negated=negated,
            disproves=negated and found.evidential,
            judges=found.judges,
            silent=negated and found.telling,
            listed=found.listed,
            refuted=found.refuted,
            withdrawn=withdrawn(line, found),
        )

    def _assesses(self, line: Line, found: Found, name: str | None) -> bool:
        """'The agency believes that 600 died': what a body holds to be so is its assessment, and no guess."""
        judged = any(token.lemma in _JUDGING for token in line.tokens[found.cue[0] : found.cue[1] + 1])
        return judged and name is not None and self.names.type_of(name) in _BODIES

    def _medium(self, line: Line, found: Found) -> bool:
        """Whether the listener passes the words on: told Reuters."""
        assert found.carrier is not None
        words = " ".join(line.low[found.carrier[0] : found.carrier[1] + 1]).removeprefix("the ")
        kind = self._cues.sources.get(words.split()[-1])
        return (
            words in self._cues.media
            or any(w in self._cues.media for w in words.split())
            or (kind is not None and kind.type == "media" and "reporters" not in words)
        )

    def _stretch(self, line: Line, span: Span) -> Span:
        """The piece with the whole of a quotation that begins or ends outside the sentence."""
        i = bisect_right(self._quote_ends, span.start)
        start, end = span
        while i < len(self._quotes) and self._quotes[i].start < end:
            quote = self._quotes[i]
            if quote.start < line.span.start and span.start == line.span.start:
                start = min(start, quote.start)
            if quote.end > line.span.end and quote.start >= start:
                end = max(end, quote.end)
            i += 1
        return Span(start, end)


def attribution_layer(document: Document, cues: Cues, named: Callable[[str], str | None]) -> Iterator[dict[str, Any]]:
    """Rows for `briefing extract --layer attributions`: source, cue, content, canonical, via; code points.

    `named` gives the canonical name of the actor that some words name as a whole.
    """
    text, lines = document.text, sentences(document)

    @lru_cache(maxsize=8)
    def parsed(number: int) -> Parsed:
        return analyse(text, lines[number])

    def entity(start: int, end: int) -> str | None:
        return named(text[start:end])

    for a in attributions(text, lines, parsed, entity, cues, carry=False):
        if not a.listed:
            continue
        yield {
            "source": list(a.source) if a.source else None,
            "cue": list(a.cue),
            "content": [list(span) for span in a.content],
            "canonical": a.canonical,
            "via": list(a.via),
        }
