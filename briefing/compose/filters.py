"""The filters templates print through: each records what its words rest on.

`environment.filters` gets them by the names in `Filters.table`; their docstrings are the reference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from briefing.compose import dates, numbers
from briefing.compose.brief_views import Total
from briefing.compose.claim_views import ClaimView, TopicView
from briefing.compose.clauses import Clause
from briefing.compose.english import article, capitalise, listing, plural_noun, possessive, verb_phrase
from briefing.compose.environment import Environment
from briefing.compose.judged import JudgementView
from briefing.compose.marks import Prose, Recorder
from briefing.compose.names import Name
from briefing.compose.paragraph import Writer
from briefing.compose.profiles import Profile
from briefing.compose.refs import counted_refs, date_basis, fact_refs, judged_ref, size
from briefing.compose.ruling_views import RulingView, rulings_on
from briefing.compose.views import DateView, FactView, FigureView, OriginView, ReasonView, SourceView
from briefing.compose.voices import Voice, outlet
from briefing.model import Edition
from briefing.model.fact import SIDES

#: How many origins are named before the rest are counted.
_NAMED = 4
#: (template or rule, macro, argument) → what the macro prints.
Words = Callable[[str, str, object], Prose]


class Filters:
    """The filters of one section: they share its recorder and its writer."""

    def __init__(
        self, environment: Environment, recorder: Recorder, writer: Writer, words: Words, judge: Words
    ) -> None:
        self._environment = environment
        self._recorder = recorder
        self._writer = writer
        self._words = words
        self._judge = judge

    def table(self) -> dict[str, Callable[..., Any]]:
        """Filter name → function."""
        return {name: getattr(self, name) for name in vars(Filters) if not name.startswith("_") and name != "table"}

    def value(self, figure: FigureView, words: bool = True) -> Prose:
        """A figure with its bounds: `{{ claim.figure|value }}` prints "at least 3 million"."""
        text = numbers.bounds(figure.low, figure.high, figure.approximate, figure.unit, words=words)
        noun = numbers.unit_noun(figure.unit, figure.count)
        return self._recorder.mark(f"{text} {noun}".strip(), "facts", figure.refs)

    def short_value(self, figure: FigureView) -> Prose:
        """A figure for tiles and tables: `{{ claim.figure|short_value }}` prints "≥ 3 million"."""
        text = numbers.short(figure.low, figure.high, figure.approximate, figure.unit)
        noun = numbers.unit_noun(figure.unit, figure.count)
        return self._recorder.mark(f"{text} {noun}".strip(), "facts", figure.refs)

    def date(self, date: DateView) -> Prose:
        """A date or interval: `{{ claim.date|date }}` prints "18–19 June 2024"."""
        return self._recorder.mark(dates.interval(date.start, date.end), date_basis(date), date.refs)

    def when(self, date: DateView | Sequence[DateView] | None) -> Prose:
        """Dates as a clause ends with them: " in June 2024", " in 1961, 2000 and 2001"; nothing for an unknown date.

        A date on which sources differ is " between 3 and 5 May 2024", not " from 3 to 5 May 2024".
        """
        found = [] if date is None else [date] if isinstance(date, DateView) else list(date)
        marks = [
            self._recorder.mark(
                dates.interval(d.start, d.end) if i else dates.when(d.start, d.end, d.disputed, d.deadline),
                date_basis(d),
                d.refs,
            )
            for i, d in enumerate(found)
        ]
        return Prose(" " + listing(marks)) if marks else Prose("")

    def after(self, value: Any, word: str) -> Prose:
        """`value` behind a word, with spaces: `{{ c.recipient|after("to") }}` prints " to Russia"; nothing for None."""
        return Prose("") if value is None else Prose(f" {word} {self._environment.prose(value)}")

    def located(self, place: Name | None) -> Prose:
        """Where, as a clause ends with it: " in Kursk", " at Sohae Satellite Launching Station"; nothing for None."""
        return Prose("") if place is None else self.after(place, "at" if place.site else "in")

    def cite(self, thing: Any) -> Prose:
        """The citation marks of a claim, clause, fact, source, timeline entry or disagreement, or of a list of them."""
        return self._writer.cite(fact_refs(thing))

    def cite_source(self, source: SourceView) -> Prose:
        """The citation mark of a source as a whole."""
        return self._recorder.mark("", "meta", (f"source:{source.id}",))

    def number(self, source: SourceView) -> Prose:
        """The number a source bears in this brief."""
        return self._recorder.mark("", "meta", (f"number:{source.id}",))

    def quote(self, fact: FactView) -> Prose:
        """The words a fact rests on: in quotation marks, or in italics with "digest:" before them for a digest."""
        words = self._environment.prose(fact.quote)
        if fact.source.is_digest:
            return Prose(f"digest: *{words}*")
        return Prose(f"“{words}”")

    def evidence(self, fact: FactView) -> Prose:
        """The label of a fact in the annex; citations in HTML and PDF lead to it."""
        return self._recorder.mark(fact.id[:6], "meta", (f"evidence:{fact.id}",))

    def count(self, things: Any, noun: str | None = None, of: str = "", *, words: bool = True) -> Prose:
        """How many things there are: `{{ sources|count("source") }}` prints "five sources". `of` names what is counted;
        `words=false` prints figures, for a table: "5".

        The things counted are its refs, so that `verify` can count them again.
        """
        n = size(things)
        what = things.name if isinstance(things, Total) else of or noun or "things"
        refs = (f"count:{what}={n}", *counted_refs(things))
        text = self._recorder.mark(numbers.number(n, words=words), "count", refs)
        if noun is None:
            return text
        return Prose(f"{text} {noun if n == 1 else plural_noun(noun)}")

    def plural(self, noun: str, things: Any) -> str:
        """The noun in the number of the things: `{{ "source"|plural(sources) }}`."""
        return noun if size(things) == 1 else plural_noun(noun)

    def join(self, parts: Iterable[Any], separator: str | None = None, conjunction: str = "and") -> Prose:
        """A list in words, "a, b and c"; or with a separator of its own: `{{ parts|join("; ") }}`."""
        printed = [str(self._environment.prose(p)) for p in parts]
        return Prose(listing(printed, conjunction) if separator is None else separator.join(printed))

    def possessive(self, name: Any) -> Prose:
        """A name in the possessive: "Russia’s"."""
        return Prose(possessive(str(self._environment.prose(name))))

    def among(self, clause: Clause, *lemmas: str) -> str:
        """The verb its sources use if it is one of these, else the first: `{{ c|verb(c|among("send", "ship")) }}`."""
        return clause.among(*lemmas)

    def a(self, phrase: Any) -> Prose:
        """The phrase behind "a" or "an"."""
        text = self._environment.prose(phrase)
        return Prose(f"{article(text)} {text}")

    def the(self, phrase: Any) -> Prose:
        """The phrase with "the" in place of "a" or "an"."""
        text = str(self._environment.prose(phrase))
        return Prose("the " + text.removeprefix("an ").removeprefix("a "))

    def sentence_case(self, text: Any) -> Prose:
        """The text with its first letter in capitals."""
        return capitalise(str(self._environment.prose(text)))

    def verb(self, clause: Clause, lemma: str) -> str:
        """The verb as the clause's actor, date and mood ask: "has sent", "was to send", "may have sent"."""
        return clause.verb(lemma)

    def state(self, clause: Clause, lemma: str, plural: bool = False) -> str:
        """The verb of a state of one thing or of several, in the plain past where nothing else is asked: "lasted",
        "was to last", "are to last". A thing plans nothing itself."""
        mode = {"perfect": "past", "ongoing": "past", "once planned": "was planned"}.get(clause.tense, clause.tense)
        return verb_phrase(lemma, mode, plural=plural, negated=clause.negated)

    def saying(self, clause: Clause, lemma: str) -> str:
        """The verb of what is itself said, such as an accusation: what it says is alleged, that it was made is not."""
        mode = "past" if clause.tense in ("perfect", "ongoing", "alleged") else clause.tense
        plural = bool(clause.actor and clause.actor.plural)
        return verb_phrase(lemma, mode, plural=plural, negated=clause.negated)

    def verb_of(self, clause: Clause, subject: Name, lemma: str) -> str:
        """The verb as another subject than the actor asks for."""
        return verb_phrase(lemma, clause.tense, plural=subject.plural, negated=clause.negated)

    def passive(self, clause: Clause, lemma: str) -> str:
        """The verb in the passive, agreeing with the clause's things: "have been sent"."""
        return clause.verb(lemma, passive=True)

    def paragraphs(self, claims: Iterable[ClaimView], chronological: bool = False) -> Prose:
        """The claims as paragraphs of cited sentences, by thread or in the order of events; none is told twice."""
        return self._writer.paragraphs(claims, chronological=chronological)

    def sentence(self, claims: Any) -> Prose:
        """One cited sentence on a claim, or on claims that differ only in their items."""
        return self._writer.sentence([claims] if isinstance(claims, ClaimView) else claims)

    def clause(self, claims: Any, variant: int = 0) -> Prose:
        """The bare clause on a claim, without voice, citation or full stop; `variant` asks for another wording."""
        return self._writer.clause([claims] if isinstance(claims, ClaimView) else claims, variant=variant)

    def hedge(self, claim: ClaimView) -> str:
        """How firmly a claim is put: "reported", "alleged", "planned", "possible", "denied", or "stated"."""
        return {"asserted": "stated", "speculated": "possible"}.get(claim.modality, claim.modality)

    def list_number(self, n: int) -> Prose:
        """The number of an entry in a numbered list."""
        return self._recorder.mark(str(n), "meta", ("meta:list",))

    def meta(self, text: Any, field: str) -> Prose:
        """A text about the brief itself, such as a file name; `field` names where it comes from."""
        return self._recorder.mark(str(text), "meta", (f"meta:{field}",))

    def event(self, claim: ClaimView) -> Prose:
        """The clause on a claim without its date, for a timeline."""
        return self._writer.clause([claim], dated=False)

    def happened(self, claim: ClaimView) -> Prose:
        """The clause on a claim as "when" asks for it: in the past, without figure and date."""
        return self._writer.happened(claim)

    def how_many(self, claim: ClaimView) -> Prose:
        """The question that a figure of the claim answers: "how many troops North Korea has sent to Russia".

        Nothing for what is measured, not counted.
        """
        things, rest = self._writer.counted(claim)
        return Prose(f"how many {things} {rest}".rstrip()) if things else things

    def counted(self, claim: ClaimView) -> Prose:
        """What a figure of the claim counts, as a table tells it: "troops that North Korea has sent to Russia".

        The words are those of the macro `counted` where the wording of its kind has one.
        """
        clause = self._writer.uncounted(claim)
        own = self._words(f"wording/{claim.kind}.md.j2", "counted", clause) if clause else Prose("")
        things, rest = self._writer.counted(claim)
        if own or not rest:
            return own or self.label(claim)
        further = "further " if claim.additional else ""
        return Prose(f"{further}{things}{claim.per} that {rest}")

    def bare_clause(self, claims: Iterable[ClaimView], after: Clause | None = None) -> Prose:
        """The clause on claims without figures and date, for a headline; who acts in `after`, too, is "it"."""
        return self._writer.clause(claims, dated=False, figures=False, after=after)

    def joint(self, claims: Iterable[ClaimView], variant: int = 0, dated: bool = True) -> Prose:
        """What the claims come to together with the first of them: one clause, items joined, without figures."""
        return self._writer.joint(claims, variant, dated)

    def label(self, claim: TopicView) -> Prose:
        """What a claim is about, without figure or date, "artillery rounds, North Korea to Russia"; in the words of the
        macro `label` where the wording of its kind has one."""
        if words := self._words(f"wording/{claim.kind}.md.j2", "label", claim):
            return words
        parts = [str(claim.noun or claim.kind.replace("_", " "))]
        if claim.actor is not None and claim.recipient is not None:
            parts.append(f"{claim.actor} to {claim.recipient}")
        elif claim.actor is not None or claim.recipient is not None:
            parts.append(str(claim.actor or claim.recipient))
        return Prose(", ".join(parts))

    def speakers(self, facts: Iterable[FactView]) -> Prose:
        """Who says it: the authorities or outlets of the facts, each once."""
        return self._writer.voices(facts)

    def reading(self, fact: FactView) -> Prose:
        """How a fact was read, in a few words: kind, parties (in brackets where its sentence does not name them), item,
        figure, date and mood."""
        parts: list[str] = [fact.kind]
        named = [f"({n})" if side in fact.inferred else str(n) for side in SIDES if (n := getattr(fact, side))]
        if named:
            parts.append(" → ".join(named))
        if fact.figure is not None:
            noun = "" if numbers.unit_noun(fact.figure.unit, None) else fact.item or ""
            parts.append(f"{self.value(fact.figure, words=False)} {noun}".strip())
        elif fact.item is not None:
            parts.append(str(fact.item))
        if fact.date is not None:
            parts.append(str(self.date(fact.date)))
        mood = f"not {fact.modality}" if fact.negated else fact.modality
        parts.append(mood if fact.attribution is None else f"{mood} by {fact.attribution}")
        return Prose("; ".join(parts))

    def headline(self, judgement: JudgementView) -> Prose:
        """A judgement as a headline, in the words of its rule's template or in an analyst's own."""
        if judgement.text is not None:
            return Prose(self._environment.prose(judgement.text))
        return self._judge(judgement.rule, "headline", judgement)

    def statement(self, judgement: JudgementView) -> Prose:
        """A judgement as its leading sentence, in the words of its rule's template or in an analyst's own."""
        if judgement.text is not None:
            return Prose(self._environment.prose(judgement.text))
        return self._judge(judgement.rule, "statement", judgement)

    def profile(self, source: SourceView) -> Profile:
        """What the brief's own data show of a source: whose word it passes on, and who bears it out."""
        return Profile(source.id, self._writer.scope)

    def rulings(self, thing: Any) -> list[RulingView]:
        """The rulings in force on a fact, claim, disagreement or judgement."""
        return list(rulings_on(thing, self._writer.scope))

    def judged(self, text: Any, thing: Any) -> Prose:
        """A sentence of ours on a judgement, claim or disagreement, tied to it: `{{ text|judged(j) }}`."""
        flat = Prose(" ".join(str(self._environment.prose(text)).split()))
        return self._recorder.mark(flat, "meta", (judged_ref(thing),)) if flat else flat

    def origins(self, origins: Iterable[OriginView]) -> Prose:
        """Origins by name, those without one by date: "the DIA, Globe Echo and an unsigned article of 14 June 2024"."""
        given = sorted(origins, key=lambda o: not o.named)
        few = given if len(given) <= _NAMED else given[: _NAMED - 1]
        parts = [
            name if n == 1 else plural_noun(name.replace("another ", "other ", 1))
            for name, n in Counter(str(self._origin(o)) for o in few).items()
        ]
        if more := given[len(few) :]:
            parts.append(f"{self.count(more, of='further origins')} others")
        return Prose(listing(parts))

    def source_name(self, source: SourceView) -> Prose:
        """A source as prose names it: its outlet, or "an unsigned article of 14 June 2024"."""
        return self._writer.speakers.name(outlet(source.id, self._writer.scope))

    def _origin(self, origin: OriginView) -> Prose | str:
        if origin.named:
            return self._environment.prose(origin.name)
        return self._writer.speakers.name(Voice("unsigned", "", origin.sources[0].id))

    def because(self, reason: ReasonView) -> Prose:
        """A reason in words, from wording/reasons.md.j2; nothing for a reason that has no wording."""
        return self._words("wording/reasons.md.j2", reason.code, reason)

    def edition_number(self, edition: Edition) -> Prose:
        """The number of an edition."""
        return self._recorder.mark(str(edition.number), "meta", ("meta:edition.number",))

    def supersedes(self, edition: Edition) -> Prose:
        """What the edition supersedes, in words."""
        if edition.supersedes is None:
            return Prose("First edition")
        number = self._recorder.mark(str(edition.supersedes), "meta", ("meta:edition.supersedes",))
        return Prose(f"Supersedes\u00a0edition\u00a0{number}")

    def fixed(self, text: str) -> Prose:
        """A fixed text with a numeral, such as the name of a standard: `{{ "ICD 203"|fixed }}`."""
        return self._recorder.mark(text, "fixed", (f"fixed:{text}",))
