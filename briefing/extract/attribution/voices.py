"""Attributions → the voice at any place of the text: who says it, through whom, how sure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefing.model import Quantity, Span
from briefing.model.fact import MODALITIES, Modality


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
    modality: Modality = "reported"
    #: The saying is negated: did not say, no evidence that.
    negated: bool = False
    #: Inherited from a sentence before.
    carried: bool = False
    #: The negation reaches what is said: no evidence that it came. "Did not confirm" leaves that open.
    disproves: bool = False
    #: False where it tells only how sure something is, with nobody behind it.
    listed: bool = True
    #: False for wishes and intentions: they are somebody's, but what the text tells of them is its own word.
    credits: bool = True
    #: It passes judgement on what it names: the next sentence does not go on with it.
    judges: bool = False
    #: Nothing is said either way: "has not confirmed that it came", "declined to comment on it".
    silent: bool = False
    #: Somebody else says of it that it is not so: who claims it does not deny it.
    refuted: bool = False
    #: It was taken back: "withdrew its claim that", "an earlier version of this story said".
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """In whose words a place of the text stands. Without an attribution it is the article's own."""

    attribution: str | None = None
    via: tuple[str, ...] = ()
    modality: Modality = "asserted"
    negated: bool = False
    carried: bool = False
    #: Who denies, where the place is the content of a denial.
    denier: str | None = None
    #: The attributions that hold here, innermost first.
    attributions: tuple[Attribution, ...] = ()


_OWN_WORDS = Voice()


def _source_at(said: Attribution) -> int:
    return said.source.start if said.source is not None else 0


class Voices:
    """The attributions of one text, looked up by place."""

    def __init__(self, found: Iterable[Attribution]) -> None:
        found = list(found)
        named = (a for a in found if a.source is not None and not a.carried)
        self._sources = sorted(named, key=_source_at)
        self._source_starts = [_source_at(said) for said in self._sources]
        pieces = [(span.start, span.end, n, a) for n, a in enumerate(found) if a.credits for span in a.content]
        self._pieces = sorted(pieces, key=lambda p: (p[0], -p[1], p[2]))
        self._any_withdrawn = any(a.withdrawn for a in found)
        self._starts = [p[0] for p in self._pieces]
        self._reach: list[int] = []
        for _, end, _, _ in self._pieces:
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def within(self, span: Span) -> list[Attribution]:
        """The attributions whose source is named in `span`, in order."""
        first = bisect_left(self._source_starts, span.start)
        return self._sources[first : bisect_left(self._source_starts, span.end, first)]

    def speaks(self, span: Span) -> bool:
        """Whether the words at `span` are those of whoever says something: "two officers said"."""
        sources = self.within(span) if self._sources else ()
        return any(said.source is not None and said.source.contains(span) for said in sources)

    def without_speaker(self, figure: Quantity) -> Quantity:
        """'Seoul: 12 million': a figure, which counts nobody who gives it."""
        speaks = figure.item_span is not None and self.speaks(figure.item_span)
        return replace(figure, item=None, item_span=None) if speaks else figure

    def heard(self, span: Span) -> bool:
        """Whether anything said stands in `span`."""
        i = bisect_left(self._starts, span.end) - 1
        return i >= 0 and self._reach[i] > span.start

    def withdrawn(self, span: Span) -> bool:
        """Whether what stands at `span` was taken back, so that nobody says it any more."""
        return self._any_withdrawn and any(said.withdrawn for said in self.at(span).attributions)

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
            return _OWN_WORDS
        holding.sort(key=lambda h: h[:4])
        inner = [h[4] for h in holding]
        silent = {a.canonical for a in inner if a.silent}  # "said that it could not confirm reports that …"
        known = [a for a in inner if a.canonical is not None and a.canonical not in silent and not a.refuted]
        # "allegations of …" inside what a government said are that government's, not nobody's.
        named = next((a for a in known if a.source is not None), None) or next(iter(known), None)
        modality = max((a.modality for a in inner), key=MODALITIES.index)
        if silent and not known:
            modality = max(modality, "speculated", key=MODALITIES.index)
        denial = next((a for a in inner if a.modality == "denied" and not (a.negated or a.refuted)), None)
        speaker = denial if denial is not None and denial.canonical is not None else named
        return Voice(
            attribution=speaker.canonical if speaker else None,
            via=speaker.via if speaker else (),
            modality=modality,
            negated=any(a.disproves for a in inner),
            carried=inner[0].carried,
            denier=denial.canonical if denial else None,
            attributions=tuple(inner),
        )
