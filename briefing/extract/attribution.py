"""Sentences and their tokens → who says what: sources, cues, contents, and the voice at any place in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from briefing.config.specs.reporting import Lends
from briefing.extract.attribution_carry import carried
from briefing.extract.attribution_found import Found, Range
from briefing.extract.attribution_line import Line
from briefing.extract.attribution_names import Lookup, Names
from briefing.extract.attribution_quotes import quotations
from briefing.extract.attribution_verbs import read_verb
from briefing.extract.attribution_words import read_adverb, read_noun, read_phrase
from briefing.extract.cues import Cues
from briefing.extract.syntax import Parsed
from briefing.extract.text import Sentence
from briefing.model import Span

#: Tokens read at once: what runs on longer than any sentence is read in pieces, so that time stays linear.
_LONGEST = 250
#: How many attributions back a quotation may look for its speaker.
_BACK = 8
_WEIGHT: dict[str, int] = {"asserted": 0, "reported": 1, "planned": 2, "alleged": 3, "speculated": 4, "denied": 5}


@dataclass(frozen=True, slots=True)
class Attribution:
    """One thing said and who says it. Spans are of the text; `sentence` counts from 0."""

    sentence: int
    #: The words that name the source; None where nobody is named ("reportedly").
    source: Span | None
    cue: Span
    #: In order; more than one where the source stands in the middle.
    content: tuple[Span, ...]
    #: Canonical name, else the phrase without article ("officials"); None: nobody named, or an open pronoun.
    canonical: str | None
    #: Carriers between the source and this text, nearest to the source first.
    via: tuple[str, ...] = ()
    modality: Lends = "reported"
    factive: bool = False
    #: The saying is negated: did not say, no evidence that.
    negated: bool = False
    #: Inherited from a sentence before.
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """In whose words a place of the text stands. Without an attribution it is the article's own."""

    attribution: str | None = None
    via: tuple[str, ...] = ()
    modality: Lends = "asserted"
    factive: bool = False
    negated: bool = False
    carried: bool = False
    #: Who denies, where the place is the content of a denial.
    denier: str | None = None
    #: The attributions that hold here, innermost first.
    attributions: tuple[Attribution, ...] = ()


class Voices:
    """The attributions of one text, looked up by place."""

    def __init__(self, found: Iterable[Attribution]) -> None:
        pieces = [(span.start, span.end, n, a) for n, a in enumerate(found) for span in a.content]
        self._pieces = sorted(pieces, key=lambda p: (p[0], -p[1], p[2]))
        self._starts = [p[0] for p in self._pieces]
        self._reach: list[int] = []
        for _, end, _, _ in self._pieces:
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def at(self, span: Span) -> Voice:
        """The voice of the innermost content that holds the beginning of `span` and most of it."""
        middle = span.start + (len(span) + 1) // 2
        holding = []
        i = bisect_right(self._starts, max(span.start, middle - 1)) - 1
        while i >= 0 and self._reach[i] > span.start:
            start, end, _, attribution = self._pieces[i]
            if start < middle <= end or (start <= span.start and middle <= end):
                holding.append((end - start, -len(attribution.via), attribution.canonical is None, i, attribution))
            i -= 1
        if not holding:
            return Voice()
        holding.sort(key=lambda h: h[:4])
        inner = [h[4] for h in holding]
        named = next((a for a in inner if a.canonical is not None and a.source is not None), None)
        # "allegations of …" inside what a government said are that government's, not nobody's.
        named = named or next((a for a in inner if a.canonical is not None), None)
        modality = max((a.modality for a in inner), key=_WEIGHT.__getitem__)
        denial = next((a for a in inner if a.modality == "denied" and not a.negated), None)
        speaker = denial if denial is not None and denial.canonical is not None else named
        return Voice(
            attribution=speaker.canonical if speaker else None,
            via=speaker.via if speaker else (),
            modality=modality,
            factive=all(a.factive for a in inner),
            negated=any(a.negated for a in inner),
            carried=inner[0].carried,
            denier=denial.canonical if denial else None,
            attributions=tuple(inner),
        )


def attributions(
    text: str, lines: Sequence[Sentence], parsed: Sequence[Parsed], entity: Lookup, cues: Cues
) -> tuple[Attribution, ...]:
    """Every attribution in order of the text. `parsed` holds the tagged tokens of each sentence; `entity` names a span.

    Linear in the text: a sentence without a reporting word or a quotation mark is only glanced at.
    """
    paragraphs = _paragraphs(text, lines)
    quotes = quotations(text, [Span(lines[a].span.start, lines[b].span.end) for a, b in paragraphs])
    reader = _Reader(text, lines, quotes, Names(entity), cues)
    found: list[Attribution] = []
    for first, last in paragraphs:
        inside: list[Attribution] = []
        for number in range(first, last + 1):
            tokens, low = parsed[number].tokens, parsed[number].lower
            for at in range(0, len(tokens) or 1, _LONGEST):
                line = Line(tokens[at : at + _LONGEST], low[at : at + _LONGEST], lines[number].span, cues)
                reader.sentence(number, line, inside)
        found.extend(inside)
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


class _Reader:
    """Reads sentence after sentence of one text."""

    def __init__(self, text: str, lines: Sequence[Sentence], quotes: Sequence[Span], names: Names, cues: Cues) -> None:
        self._text, self._sentences, self._quotes, self._names, self._cues = text, lines, quotes, names, cues
        self._quote_ends = [q.end for q in quotes]
        self._open: Attribution | None = None
        self._before: Line | None = None

    def sentence(self, number: int, line: Line, inside: list[Attribution]) -> None:
        """Adds to `inside`, the attributions of the paragraph so far, those of this sentence."""
        self._names.read(line)
        made = []
        openers = self._cues.openers
        if not openers.isdisjoint(line.low):
            made = [self._attribution(number, line, f) for f in _read(line)]
        whole = self._quote_over(line.span)
        if whole is not None and not any(s.overlaps(whole) for a in made for s in a.content):
            self._go_on(inside, whole, number)
        elif all(a.source is None for a in made):
            new = carried(self._text, line, self._before, inside[-1:], number, self._cues)
            made = [new, *made] if new is not None else made
        self._before = line
        inside.extend(made)

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
        content = [self._stretch(line, found, line.text_span(*piece)) for piece in found.pieces]
        name = self._names.name(number, line, found.source) if found.source else found.unnamed
        passes = found.carrier is not None and (
            (found.source is not None and found.cue[0] == found.source[0] - 1) or self._medium(line, found)
        )
        carrier = self._names.carrier(number, line, found.carrier) if passes and found.carrier else None
        via = (carrier,) if carrier else ()
        return Attribution(
            sentence=number,
            source=line.text_span(*found.source) if found.source else None,
            cue=line.text_span(*found.cue),
            content=tuple(content),
            canonical=name,
            via=tuple(v for v in via if v != name),
            modality=found.modality,
            factive=found.factive,
            negated=found.negated
            or (found.source is not None and line.low[found.source[0]] in ("neither", "no", "nobody", "none")),
        )

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

    def _stretch(self, line: Line, found: Found, span: Span) -> Span:
        """The piece with the whole of a quotation that begins or ends outside the sentence."""
        i = bisect_right(self._quote_ends, span.start)
        start, end = span
        while i < len(self._quotes) and self._quotes[i].start < end:
            quote = self._quotes[i]
            if quote.start < line.span.start:
                start = min(start, quote.start)
            if quote.end > line.span.end and quote.start >= start:
                end = max(end, quote.end)
            i += 1
        return Span(start, end)


def _read(line: Line) -> list[Found]:
    """The attributions of one line, in order."""
    cues, found, free = line.cues, list[Found](), 0
    for i, w in enumerate(line.low):
        if i < free or w not in cues.openers:
            continue
        new = read_phrase(line, i, found)
        if new is None and w in cues.verbs:
            new = read_verb(line, i, found)
        if new is None and w in cues.nouns:
            new = read_noun(line, i)
        if new is None and w in cues.adverbs:
            new = read_adverb(line, i)
        if new is not None:
            found.append(new)
            free = max(i, new.cue[1]) + 1
    for chain in found:
        if not chain.pieces and chain.carrier is not None:
            _fill(chain, found)
    return [f for f in found if f.pieces and all(a <= b < line.n for a, b in f.pieces)]


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
