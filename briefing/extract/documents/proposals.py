"""Facts that an extractor proposes for a document in; those that its words bear out, and why not the others, out.

The rules of this program read a fact from its words. A fact from elsewhere is held against them: the quotation has to
stand in one sentence, the figure and the date have to be what the readers of figures and dates find there, and every
name has to be known or printed. What is refused comes back with its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from briefing.config.specs.lexicon import LexiconSpec
from briefing.extract.dates.dates import dates
from briefing.extract.documents.soundness import renamed, sound
from briefing.extract.events.facts import date_fields, figure_fields
from briefing.extract.grammar.syntax import analyse
from briefing.extract.quantities.quantities import quantities
from briefing.extract.words.text import Sentence, sentences
from briefing.model import Document, Fact, Modality, Quantity, Span, TimeRef

_TEXTS = ("actor", "recipient", "item", "place", "date_start", "date_end", "attribution")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact as an extractor proposes it; the program reads figure and date again from the words.

    `quote` are the words as the document's text has them, inside one sentence; `start` says where (code points), and
    may be left out where they stand in the text once. Names are canonical names of the lexicons, or words of the text.
    `value_low` and `value_high` are the bounds ("at least 3": 3 and None; "3": 3 and 3); dates are ISO, as precise as
    the text is.
    """

    kind: str
    quote: str
    start: int | None = None
    actor: str | None = None
    recipient: str | None = None
    item: str | None = None
    place: str | None = None
    value_low: float | None = None
    value_high: float | None = None
    date_start: str | None = None
    date_end: str | None = None
    attribution: str | None = None
    modality: Modality = "asserted"
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a proposal is none of the document's facts, and where its words stand; None where they do not."""

    reason: str
    start: int | None = None


class _RefusedError(Exception):
    """Carries the reason out of whichever check finds it."""


class Gate:
    """What one document, the lexicons and the rules admit beside the facts that are `known` already.

    `states` gives the states that a text names.
    """

    def __init__(
        self,
        document: Document,
        known: Sequence[Fact],
        lexicon: LexiconSpec,
        kinds: Collection[str],
        states: Callable[[str], tuple[str, ...]],
    ) -> None:
        self._document, self._kinds, self._states = document, kinds, states
        self._facts = list(known)
        self._items = {item.name for item in lexicon.items}
        self._names = {entity.name for entity in lexicon.entities} | {place.name for place in lexicon.places}

    def admit(self, proposals: Iterable[object], rule: str) -> tuple[list[Fact], list[Refusal]]:
        """The facts that are borne out and new, and a refusal for each that is not; `rule` is who found them."""
        made: list[Fact] = []
        refused: list[Refusal] = []
        for proposal in proposals:
            place: Span | None = None
            try:
                kept = _typed(proposal)
                place = self._place(kept)
                fact = self._fact(kept, place, rule)
            except _RefusedError as refusal:
                refused.append(Refusal(str(refusal), place.start if place else None))
                continue
            if not any(_same(fact, other) for other in self._facts):
                made.append(fact)
                self._facts.append(fact)
        return made, refused

    def _place(self, proposal: Proposal) -> Span:
        text, quote, start = self._document.text, proposal.quote, proposal.start
        if start is None:
            start = text.find(quote)
            if text.find(quote, start + 1) > start >= 0:
                raise _RefusedError(f"the words {_shown(quote)} stand in it more than once, and no start says which")
        if not quote.strip() or start < 0 or not text.startswith(quote, start):
            raise _RefusedError(
                f"the words {_shown(quote)} do not stand {'in it' if proposal.start is None else 'there'}"
            )
        return Span(start, start + len(quote))

    def _fact(self, proposal: Proposal, span: Span, rule: str) -> Fact:
        sentence = next((line for line in self._lines if line.span.contains(span)), None)
        if sentence is None:
            raise _RefusedError(f"the words {_shown(proposal.quote)} lie in no one sentence of it")
        if proposal.kind not in self._kinds:
            raise _RefusedError(f"no rule declares the kind '{proposal.kind}'")
        self._check_names(proposal)
        fact = Fact(
            id="",
            source=self._document.source.id,
            evidence=self._document.quote(span),
            sentence=sentence.span,
            kind=proposal.kind,
            rule=rule,
            actor=proposal.actor,
            recipient=proposal.recipient,
            item=proposal.item,
            place=proposal.place,
            attribution=proposal.attribution,
            modality=proposal.modality,
            negated=proposal.negated,
            about=self._states(self._document.text[sentence.span.start : sentence.span.end]),
            notes=(f"found by {rule}",),
            **figure_fields(self._figure(proposal, sentence, span)),
            **date_fields(self._date(proposal, span)),
        )
        fact = renamed(fact, self._document.source.digest, {other.id for other in self._facts})
        if sound(self._document, [fact], self._items) != (fact,):
            raise _RefusedError(f"the words {_shown(proposal.quote)} do not bear out what is said of them")
        return fact

    def _figure(self, proposal: Proposal, sentence: Sentence, span: Span) -> Quantity | None:
        """The figure of the proposal as the words give it."""
        bounds = (proposal.value_low, proposal.value_high)
        if bounds == (None, None):
            return None
        read = [q for q in quantities(analyse(self._document.text, sentence)) if span.contains(q.span)]
        found = next((q for q in read if (q.low, q.high) == bounds), None)
        if found is None:
            shown = " to ".join("…" if bound is None else f"{bound:g}" for bound in bounds)
            raise _RefusedError(f"the words {_shown(proposal.quote)} do not hold the figure {shown}")
        return found

    def _date(self, proposal: Proposal, span: Span) -> TimeRef | None:
        """The date of the proposal as the text gives it, nearest to the words."""
        ends = (proposal.date_start, proposal.date_end)
        if ends == (None, None):
            return None
        found = [time for time in self._times if (time.start, time.end) == ends]
        if not found:
            raise _RefusedError(f"it gives no date {' to '.join(end or '…' for end in ends)}")
        return min(found, key=lambda time: abs(time.span.start - span.start))

    def _check_names(self, proposal: Proposal) -> None:
        """Who and where is known to the lexicons or named in the text; what, in the words themselves."""
        text, quote = self._document.text, proposal.quote
        for name in (proposal.actor, proposal.recipient, proposal.place, proposal.attribution):
            if name is not None and name not in self._names and name not in text:
                raise _RefusedError(f"neither a lexicon nor the text has the name '{name}'")
        item = proposal.item
        if item is not None and item not in self._items and item.casefold() not in quote.casefold():
            raise _RefusedError(f"neither a lexicon nor the words {_shown(quote)} have the item '{item}'")

    @cached_property
    def _lines(self) -> tuple[Sentence, ...]:
        return sentences(self._document)

    @cached_property
    def _times(self) -> tuple[TimeRef, ...]:
        return dates(self._document.text, self._lines, self._document.source.published)


def _typed(proposal: object) -> Proposal:
    """The proposal, whose fields come from code that nobody has checked."""
    if not isinstance(proposal, Proposal):
        raise _RefusedError(f"a value of type {type(proposal).__name__} is no proposal")
    wanted: tuple[tuple[str, tuple[type, ...]], ...] = (
        *((name, (str,)) for name in ("kind", "quote")),
        *((name, (str, type(None))) for name in _TEXTS),
        *((name, (int, float, type(None))) for name in ("value_low", "value_high")),
        ("start", (int, type(None))),
        ("negated", (bool,)),
    )
    for name, types in wanted:
        value = getattr(proposal, name)
        if not isinstance(value, types) or (bool not in types and isinstance(value, bool)):
            raise _RefusedError(f"{name} is {value!r:.40}, which is not of its type")
    if proposal.modality not in get_args(Modality):
        raise _RefusedError(f"there is no modality '{proposal.modality}'")
    return proposal


def _same(fact: Fact, other: Fact) -> bool:
    """Whether two facts say the same of the same words."""
    if (fact.kind, fact.item, fact.value_low, fact.value_high) != (
        other.kind,
        other.item,
        other.value_low,
        other.value_high,
    ):
        return False
    return fact.evidence.span.overlaps(other.evidence.span)


def _shown(quote: str) -> str:
    flat = " ".join(quote.split())
    return f"“{flat}”" if len(flat) <= _SHOWN else f"“{flat[:_SHOWN]}…”"
