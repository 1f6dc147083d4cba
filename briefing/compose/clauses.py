"""Claims in, what a template needs to word them as one clause out: parties, things, date, and the verb's mood."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from briefing.compose.claim_views import ClaimView
from briefing.compose.english import listing, verb_phrase
from briefing.compose.marks import Prose
from briefing.compose.names import Name, item_phrase, printed
from briefing.compose.numbers import bounds, is_currency, unit_noun
from briefing.compose.quoted import item_in_quotes, quotation
from briefing.compose.views import DateView, FactView, FigureView, OriginView, Scope
from briefing.compose.voices import Voice
from briefing.model import Fact
from briefing.model.days import first_day, last_day

#: What stands before "a further" where a figure has a bound.
_BOUNDS = ("at least ", "up to ", "about ")


@dataclass(frozen=True)
class Part:
    """One claim's share of a clause: its figure, if any, and its item."""

    #: The claim.
    claim: ClaimView
    #: The figure that the clause prints of it, if any.
    figure: FigureView | None

    @property
    def item(self) -> str | None:
        """The canonical name of what is counted."""
        return self.claim._claim.item

    @property
    def value(self) -> Prose | None:
        """The figure alone, as a Use: "at least 3 million", "at least a further 3,000"."""
        if self.figure is None:
            return None
        f = self.figure
        text = bounds(f.low, f.high, f.approximate, f.unit)
        if self.claim.additional and self.singular:
            text = text.replace("one", "one further")
        elif self.claim.additional:
            bound = next((b for b in _BOUNDS if text.startswith(b)), "")
            text = f"{bound}a further {text.removeprefix(bound)}"
        return self.claim._scope.recorder.mark(text, "facts", f.refs)

    @property
    def singular(self) -> bool:
        """Whether its figure counts one."""
        return self.figure is not None and self.figure.count == 1

    @property
    def money(self) -> bool:
        """Whether its figure is a sum of money."""
        return self.figure is not None and is_currency(self.figure.unit)

    @property
    def phrase(self) -> Prose:
        """Figure and item: "at least 3 million artillery rounds", "170 drones a day"; else the item alone."""
        value, figure = self.value, self.figure
        if value is None or figure is None:
            return self._noun() if self.item is not None else Prose("")
        return Prose(f"{self._counted(value, figure)}{self.claim.per}")

    def _counted(self, value: Prose, figure: FigureView) -> Prose:
        if unit := unit_noun(figure.unit, figure.count):
            weighed = figure.unit == "tonnes" and self.item is not None
            return self._sized(value) or Prose(f"{value} {unit} of {self._noun()}" if weighed else f"{value} {unit}")
        if self.item is None:
            return value
        if figure.unit == "percent":
            return Prose(f"{value} of {self._noun(figure=True)}")
        return self._priced(value) if is_currency(figure.unit) else Prose(f"{value} {self._noun(figure=True)}")

    def _noun(self, figure: bool = False) -> Prose:
        """Its item; `figure` says that its number stands before it."""
        scope, item = self.claim._scope, self.item
        assert item is not None
        counted = self.figure is not None and self.figure.unit in (None, "count")
        count = self.figure.count if self.figure is not None and counted else None
        make = self.claim._claim.make
        return item_phrase(item, scope.lexicon, scope.recorder, make=make, count=count, figure=figure)

    def _priced(self, value: Prose) -> Prose:
        """What a sum is for: "an agreement worth $2 billion", "$2 billion in wages"; a sum is money in any case."""
        spec = self.claim._scope.lexicon.items.get(self.item or "")
        if spec is None or spec.type != "money":
            return Prose(f"{self._noun()} worth {value}")
        return value if spec.name == spec.type else Prose(f"{value} in {self._noun(figure=True)}")

    def _sized(self, value: Prose) -> Prose | None:
        """What weighs so much, where it is one thing: "a 5,000-tonne warship"."""
        figure, spec = self.figure, self.claim._scope.lexicon.items.get(self.item or "")
        if figure is None or figure.unit != "tonnes" or spec is None or not spec.countable or figure.approximate:
            return None
        if figure.count is None:
            return None
        size = bounds(figure.low, figure.high, figure.approximate, figure.unit)
        an = "an" if size.startswith(("8", "11,", "18,")) else "a"
        return Prose(f"{an} {value}-tonne {printed(spec.singular or spec.name, self.claim._scope.recorder)}")


@dataclass(frozen=True)
class Clause:
    """One clause to be worded by the template of its kind: several claims that differ only in their items."""

    #: The claims that it tells, the leading one first.
    claims: tuple[ClaimView, ...]
    #: Who says it.
    voice: Voice
    #: The template is told which figures of a claim to print; further readings follow in their own sentences.
    figures: tuple[FigureView | None, ...]
    _scope: Scope
    #: Whether the clause prints its date; a timeline prints it beside the clause.
    dated: bool = True
    #: Whether the date stands before the clause ("In May 2024, …").
    fronted: bool = False
    #: Whether the clause goes on about the actor of the one before, and calls it "it".
    continues: bool = False
    #: Whether the verb takes "also".
    also: bool = False
    #: What stands in place of its things, where these are put before the clause: "troops that Russia has sent to …".
    gap: Prose | None = None
    #: The tense that is asked for, whatever its date.
    mood: str | None = None

    @property
    def lead(self) -> ClaimView:
        """The leading claim."""
        return self.claims[0]

    @property
    def kind(self) -> str:
        """The kind of event."""
        return self.lead.kind

    @property
    def thread(self) -> tuple[str | None, ...]:
        """What a run of clauses is about: kind and parties."""
        return self.kind, self.lead._claim.actor, self.lead._claim.recipient

    @property
    def origins(self) -> tuple[OriginView, ...]:
        """The independent origins of its claims, each once."""
        return tuple({o.id: o for c in self.claims for o in c.origins}.values())

    @property
    def doubtful(self) -> bool:
        """Whether none of its claims is held with more than low confidence."""
        return all(c.confidence == "low" for c in self.claims)

    @property
    def actor(self) -> Name | None:
        """Who acts; "it" where the sentence before had the same subject."""
        actor = self.lead.actor
        return replace(actor, pronoun=True) if actor is not None and self.continues else actor

    @property
    def recipient(self) -> Name | None:
        """Whomever the action reaches."""
        return self.lead.recipient

    @property
    def place(self) -> Name | None:
        """Where, unless actor or recipient name the same place already."""
        place = self.lead.place
        return (
            None if place is None or place.canonical in (self.lead._claim.actor, self.lead._claim.recipient) else place
        )

    @property
    def item(self) -> str | None:
        """The canonical name of the leading item: to choose words by, not to print."""
        return self.lead._claim.item

    @property
    def item_type(self) -> str | None:
        """The class of the leading item in the lexicon; nothing for an item that it does not hold."""
        spec = self._scope.lexicon.items.get(self.item or "")
        return None if spec is None else spec.type

    @property
    def tangible(self) -> bool:
        """Whether its first item is a weapon or another thing that is made, and no knowledge of how."""
        return self.item_type in ("arms", "ammunition", "equipment")

    @property
    def known(self) -> bool:
        """Whether its first item is one that the lexicon holds."""
        return self.lead.known

    @property
    def denied(self) -> tuple[ClaimView, ...]:
        """For a denial: what it denies of that which others say."""
        return self.lead.denied

    @property
    def modality(self) -> str:
        """asserted, reported, alleged, denied, planned or speculated."""
        return self.lead.modality

    @property
    def negated(self) -> bool:
        """Whether it is said not to be so."""
        return self.lead.negated

    @property
    def trigger(self) -> str | None:
        """The verb or noun that the leading fact was read from."""
        return self.lead.trigger

    @property
    def context(self) -> str | None:
        """historical, recommended, capacity, answering (done against the deed), returning (its undoing), or nothing."""
        return self.lead.context

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Each claim with its own figure and item; one whose item stands with another figure already has no part."""
        parts = [Part(c, f) for c, f in zip(self.claims, self.figures, strict=True)]
        counted = {p.item for p in parts if p.figure is not None}
        return tuple(p for p in parts if p.figure is not None or p.item not in counted)

    @property
    def things(self) -> Prose:
        """All figures and items as one noun phrase."""
        if self.gap is not None:
            return self.gap
        phrases = [p for p in dict.fromkeys(part.phrase for part in self.parts) if p]
        return Prose(listing(phrases))

    @property
    def items(self) -> Prose:
        """The items alone, without figures."""
        scope = self._scope
        named = dict.fromkeys((p.item, p.claim._claim.make) for p in self.parts if p.item)
        return Prose(listing([item_phrase(n, scope.lexicon, scope.recorder, make=make) for n, make in named]))

    @property
    def quoted(self) -> Prose | None:
        """What its source quotes its thing to be called, in quotation marks: "a “clear violation”"."""
        return self._quotation(behind_as=False)

    @property
    def quoted_as(self) -> Prose | None:
        """The same where the source has "as" before it: "as “barefaced lies”"."""
        return self._quotation(behind_as=True)

    @property
    def thing_in_quotes(self) -> Prose | None:
        """Its thing in the words in which its source quotes it: "“a hostile tool”"."""
        quoted = ((f, *found) for f in self.lead.raw_facts if (found := item_in_quotes(f)) is not None)
        return next((Prose(f"{lead} {self._in_marks(fact, words)}".strip()) for fact, words, lead in quoted), None)

    def _quotation(self, *, behind_as: bool) -> Prose | None:
        quoted = ((f, *found) for f in self.lead.raw_facts if (found := quotation(f)) is not None)
        fitting = (one for one in quoted if one[2].startswith("as") == behind_as)
        return next((Prose(f"{lead} {self._in_marks(fact, words)}".strip()) for fact, words, lead in fitting), None)

    def _in_marks(self, fact: Fact, words: str) -> Prose:
        return Prose(f"“{self._scope.recorder.mark(words, 'meta', (f'meta:fact.{fact.id}.quote',))}”")

    @property
    def length(self) -> Prose | None:
        """How long it lasted, where one of its claims measures that: "four hours"."""
        return next((p.phrase for p in self.parts if p.figure is not None and p.figure.measured), None)

    @property
    def plural(self) -> bool:
        """Whether `things` takes a plural verb."""
        return len({part.item for part in self.parts}) > 1 or self.lead.plural

    @property
    def unit(self) -> str | None:
        """The unit of the leading figure."""
        figure = self.figures[0]
        return figure.unit if figure else None

    @property
    def date(self) -> tuple[DateView, ...]:
        """When; several dates where the same thing happened at each of them, none where they stand elsewhere."""
        return () if self.fronted else self.dates

    @property
    def dates(self) -> tuple[DateView, ...]:
        """When, wherever the dates stand."""
        if not self.dated:
            return ()
        if (day := self._held) is not None:
            return (day,)
        found = {(d.start, d.end): d for c in self.claims if (d := c.shared_date) is not None}
        reached = self.tense in ("planned", "was planned") or self._counts
        in_order = sorted(found.values(), key=lambda d: (d.start or d.end or "", d.end or ""))
        return tuple(replace(d, deadline=reached) for d in in_order)

    @property
    def tense(self) -> str:
        """The mode for `verb_phrase`, from modality, date and cut-off."""
        if self.mood is not None:
            return self.mood
        if self._held is not None:
            return "before"
        date = self.lead.shared_date
        if self.context in ("recommended", "capacity"):
            return {"recommended": "recommended", "capacity": "capable"}[self.context]
        late = any(overtaken(c) for c in self.claims)
        if self.modality == "speculated" and self.context == "ahead":
            return "once possible" if late else "possible ahead"
        if self.modality == "planned" or (not self.negated and self._ahead(date)):
            return ("was planned" if date is not None else "once planned") if late else "planned"
        ongoing = date is not None and _ongoing_date(date) and self.dated
        if self.modality == "speculated":
            return "possible"
        if self.modality == "alleged" and self.voice.kind != "authority":
            return "alleged"
        if ongoing:  # a total is not still being sent: "has sent 15,000 troops since October"
            return "perfect" if self._counts else "ongoing"
        one = len({(d.start, d.end) if (d := claim.shared_date) else None for claim in self.claims}) == 1
        return "past" if date is not None and (self.dated or one) and not _ongoing_date(date) else "perfect"

    @property
    def _held(self) -> DateView | None:
        """The day by which something had not been done, where no source of that month or later says so: since then it
        may have been."""
        newest, lead = self.lead.newest, self.lead
        if not lead.negated or lead.date is not None or newest is None or newest.start is None:
            return None
        late = newest.start[:7] < self._scope.situation.as_of[:7]
        return replace(newest, start=None, deadline=True) if late else None

    @property
    def _counts(self) -> bool:
        """Whether it tells how many there are, not what goes on."""
        return self.gap is not None or any(f is not None and f.unit in (None, "count") for f in self.figures)

    def _ahead(self, date: DateView | None) -> bool:
        """Whether its day was still to come when its newest source was written: what that tells of it is a plan.

        One day later is no later: it may be that day where it happened.
        """
        day = None if date is None else date.start or date.end
        newest = self.lead.newest
        written = newest.start if newest is not None and newest.start else self._scope.situation.as_of
        return day is not None and first_day(day) > last_day(written) + 1

    def verb(self, lemma: str, *, passive: bool = False) -> str:
        """The verb group that agrees with the actor, or with the things in the passive."""
        subject = self.plural if passive else bool(self.actor and self.actor.plural)
        adverb = "also" if self.also else ""
        return verb_phrase(lemma, self.tense, plural=subject, negated=self.negated, passive=passive, adverb=adverb)

    def among(self, *lemmas: str) -> str:
        """The one of `lemmas` that its facts were read from; the first where they were read from several or none."""
        read = {f.trigger for c in self.claims for f in c.raw_facts} & set(lemmas)
        return next((lemma for lemma in lemmas if read == {lemma}), lemmas[0])

    @property
    def refs(self) -> tuple[str, ...]:
        return tuple(r for c in self.claims for r in c.refs)

    @property
    def untold(self) -> tuple[FactView, ...]:
        """Figures of its claims that it does not print itself, of these or of others of the same thing."""
        printed = {(c._claim.item, _ends(told)) for c, told in zip(self.claims, self.figures, strict=True)}
        return tuple(f for c in self.claims for f in c.figures if (c._claim.item, _ends(f.figure)) not in printed)


def _ends(figure: FigureView | None) -> tuple[float | None, float | None, bool] | None:
    return None if figure is None else (figure.low, figure.high, figure.approximate)


def overtaken(claim: ClaimView) -> bool:
    """Whether a plan lies behind the cut-off: by its date, or, undated, by the month in which it was reported."""
    as_of, date = claim._scope.situation.as_of, claim.date
    if date is not None and date.end is not None:
        return date.end < as_of[: len(date.end)]
    newest = "" if claim.newest is None else claim.newest.start or ""
    return bool(newest) and newest[:7] < as_of[:7]


def _ongoing_date(date: DateView) -> bool:
    """Whether the interval is open towards the present."""
    return date.start is not None and date.end is None
