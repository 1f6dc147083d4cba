"""Document × lexicon, reporting words and rules → facts, and the trace of how each sentence was read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from operator import attrgetter
from typing import Any

from briefing.config.specs.lexicon import LexiconSpec
from briefing.config.specs.reporting import ReportingSpec
from briefing.config.specs.rules import RuleSpec
from briefing.extract.attribution.attribution import attribution_layer, attributions
from briefing.extract.attribution.cues import compile_cues
from briefing.extract.attribution.voices import Attribution, Voices
from briefing.extract.dates.dates import dates
from briefing.extract.documents.acts import in_step, of_occasion, of_one_date
from briefing.extract.documents.allies import without_allies
from briefing.extract.documents.captions import of_caption
from briefing.extract.documents.concerned import concerning, states_named
from briefing.extract.documents.course import Course
from briefing.extract.documents.issuers import imposed
from briefing.extract.documents.merge import merge
from briefing.extract.documents.namesakes import under_full_names
from briefing.extract.documents.pacts import between_parties
from briefing.extract.documents.remembered import remember, remember_sides
from briefing.extract.documents.soundness import sound
from briefing.extract.documents.spokesmen import with_mandates
from briefing.extract.documents.tables import Table, anchored, in_words, tables
from briefing.extract.events.asked import asked_until
from briefing.extract.events.events import read_trigger, sifted
from briefing.extract.events.facts import event_fact, measured, stray_fact, with_ids
from briefing.extract.events.repeated import is_told, only_says_which, says_what_for, told_once
from briefing.extract.events.sayings import sayings
from briefing.extract.events.short_frames import settled, short_frames
from briefing.extract.events.stray import measures, stray_figures
from briefing.extract.examples import check_examples
from briefing.extract.frames.frames import Pattern, compile_patterns, may_trigger, triggers
from briefing.extract.frames.slots import Trigger
from briefing.extract.frames.takers import Takers
from briefing.extract.grammar.clauses import read_clauses
from briefing.extract.grammar.elements import read_elements
from briefing.extract.grammar.syntax import Parsed, analysed
from briefing.extract.layers import has_number
from briefing.extract.names.antecedents import REACH, Memory
from briefing.extract.names.entities import EntityIndex, Lookup, Mention, fold
from briefing.extract.names.occasions import without_occasions
from briefing.extract.names.surnames import named_again, surnames
from briefing.extract.quantities.quantities import quantities
from briefing.extract.quantities.units import CURRENCIES
from briefing.extract.roles.makes import given_by
from briefing.extract.roles.sides import HOSTILE, Sides
from briefing.extract.roles.told import Told
from briefing.extract.scene.explain import explained
from briefing.extract.scene.scene import Scene, Wording
from briefing.extract.words.text import Sentence, oddities, readable, sentences_of
from briefing.model import Diagnostic, Document, Fact, Quantity, Span, TimeRef

#: How many facts back a rule may look.
_NEAR = 16
#: Sentences that are parsed at a time: of a very long text no more is held in memory.
_PORTION = 2_000
#: Sentences that take each step of the way together.
_TOGETHER = 64
#: Tokens of the longest statement that is read for events: what is longer is no sentence.
_LONGEST = 400
#: Signs that may stand between the start of a row and its first cell.
_MARGIN = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """One document read: its facts, what was odd, and, where they are to be explained, the scenes behind them."""

    facts: tuple[Fact, ...]
    scenes: tuple[Scene, ...]
    diagnostics: tuple[Diagnostic, ...]
    attributions: tuple[Attribution, ...]


class Engine:
    """Lexicon, reporting words and rules, compiled once; documents are read one by one and nothing is kept."""

    def __init__(self, lexicon: LexiconSpec, reporting: ReportingSpec, rules: Sequence[RuleSpec]) -> None:
        self._index = EntityIndex(lexicon)
        self._cues = compile_cues(reporting)
        self._rules = sorted(rules, key=lambda r: (-r.priority, r.kind))
        self._surnames = surnames(lexicon.entities)
        self._patterns = compile_patterns(self._rules)
        self._by_kind = {rule.kind: rule for rule in rules}
        self._takers = Takers(self._rules)
        self._hostile = frozenset(r.kind for r in rules if r.plover in HOSTILE)
        self._occasions = frozenset(r.kind for r in rules if r.occasion)
        self._symmetric = frozenset(r.kind for r in rules if r.symmetric)
        self._wider = {name: self._index.item_types(name) for name in self._index.items}

    def facts(self, document: Document) -> tuple[tuple[Fact, ...], list[Diagnostic]]:
        """The facts of a document in order of the text, and what was odd about it. Never raises for any text."""
        reading = self.read(document)
        return reading.facts, list(reading.diagnostics)

    def explain(self, document: Document) -> str:
        """For each sentence what was seen in it, which rules were tried, what they filled, what was dropped and why."""
        reading = self.read(document, explain=True)
        return explained(document, reading.scenes, reading.facts, reading.attributions)

    def check_examples(self) -> list[Diagnostic]:
        """What the rules' own examples say that the engine reads otherwise."""
        return list(check_examples(self._rules, lambda document: self.read(document).facts))

    def lookup(self, text: str) -> list[Mention]:
        """What the lexicons name in a text."""
        return self._index.mentions(text, fold(text), 0, len(text))

    def states(self, text: str) -> tuple[str, ...]:
        """The states that a text names, by their people, places and makes too, in their order by name."""
        return states_named(self.lookup(text), self._index)

    def attributions(self, document: Document) -> Iterator[dict[str, Any]]:
        """Rows of the layer `attributions`, by these lexicons and reporting words; no facts are sought."""
        return attribution_layer(document, self._cues, self._index.named)

    def read(self, document: Document, explain: bool = False) -> Reading:
        """Facts, diagnostics and attributions of a document; with `explain` the scenes too, each with its trace."""
        text = document.text
        english, foreign = readable(document)
        lines = sentences_of(text, english)
        odd = oddities(document, bool(lines), foreign)
        if not lines:
            return Reading((), (), odd, ())
        told = list(tables(document))
        course = Course(document, fold(text), [] if explain else None, Memory(hostile=self._hostile))
        course.rows = {statement.row.start for table in told for statement in table.statements}
        settled, sides = self._settled(course, lines)
        events = ((one.fact, one.title, one.entry) for one in settled)
        facts = merge(events, self._wider, self._index.state_of, self._symmetric)
        apart = without_allies(facts, self._by_kind, self._index)
        sided = between_parties(apart, course.found, self._by_kind, self._index)
        facts = [imposed(fact, course.memory.issuer, self._by_kind, self._index) for fact in sided]
        if told:
            rows = [course.routed(Told(f), self._by_kind, self._index) for f in self._in_tables(course, told)]
            settled = [sides.settle(row) for row in rows]
            facts = sorted([*facts, *(row.fact for row in settled)], key=lambda f: f.evidence.span)
        facts = under_full_names(facts, text, self._index.entities)
        facts = with_mandates(facts, course.memory.offices, self._index)
        known = sound(document, with_ids(document, facts), self._index.items)
        return Reading(known, tuple(course.scenes or ()), odd, tuple(course.said))

    def _settled(self, course: Course, lines: Sequence[Sentence]) -> tuple[list[Told], Sides]:
        """All that the lines tell, one by one, and the sides that they settle."""
        for portion in _portions(course.document.text, lines):
            self._portion(course, portion)
        told = [one for one in course.found if not one.untold]
        sides = Sides(told, _spoken_of(course), course.document, self._by_kind, self._index)
        settled = [sides.settle(one) for one in told]
        dated = of_one_date(settled, self._by_kind, course.document.text, course.timed)
        return list(concerning(dated, course.memory, self._index)), sides

    def _portion(self, course: Course, lines: Sequence[Sentence]) -> None:
        """Reads on over `lines`, which are whole paragraphs."""
        text = course.document.text
        around = Span(lines[0].span.start, lines[-1].span.end)
        mentions = self._index.mentions(text, course.folded, around.start, around.end)
        mentions += named_again(text, around, mentions, self._surnames, course.surnames)
        mentions = sorted(without_occasions(mentions, course.folded), key=attrgetter("start"))
        parsed = analysed(text, lines)
        lookup = Lookup(mentions)
        holder = partial(self._index.holder, day=course.document.source.published)
        said = attributions(text, lines, parsed.__getitem__, lookup, self._cues, holder, self._index.entities.get)
        if course.number:
            said = tuple(replace(a, sentence=a.sentence + course.number) for a in said)
        course.said += said
        voices = Voices(said)
        times = dates(text, lines, course.document.source.published)
        if course.rows:
            course.times += times
            course.lookup.add(lookup)
        named_in = _by_sentence([m.start for m in mentions], lines)
        dated_in = _by_sentence([t.span.start for t in times], lines)
        places = zip(_let_go(parsed), named_in, dated_in, strict=True)
        while group := list(islice(places, _TOGETHER)):
            scenes = [
                self._scene(course, one, mentions[named], _outside(times[dated], mentions[named]), voices)
                for one, named, dated in group
            ]
            for scene, found in zip(scenes, self._prepare(scenes), strict=True):
                self._read_on(course, scene, found)

    def _scene(self, course: Course, one: Parsed, named: list[Mention], when: list[TimeRef], voices: Voices) -> Scene:
        """The scene of the sentence that comes, with what is known of it before it is parsed."""
        course.named_last = course.number if named else course.named_last
        scene = Scene(
            course.number, one.sentence, one, self._index, named, when, Wording(one.lower), course.before, one.lower,
            course.document.source.published, told=course.told, voices=voices,
        )  # fmt: skip
        scene.near = course.number - course.named_last <= REACH and len(one.tokens) <= _LONGEST
        scene.near = scene.near and not _holds(one.sentence.span, course.rows)
        scene.answers = bool(named) and course.number <= course.asking
        course.asking = asked_until(one, course.number, course.asking)
        scene.trace = [] if course.scenes is not None else None
        course.before = scene.wording
        course.number += 1
        return scene

    def _prepare(self, scenes: Sequence[Scene]) -> list[list[tuple[Trigger, list[Pattern]]]]:
        """Parses scenes that may tell of something and gives the triggers of each.

        Every step is taken for all of them before the next: what a step needs is then still in the processor's cache.
        """
        numbered = [scene for scene in scenes if scene.near and has_number(scene.parsed.text, scene.sentence.span)]
        for scene in numbered:
            scene.figures = [scene.voices.without_speaker(q) for q in _outside_names(quantities(scene.parsed), scene)]
            scene.mentions = _without_currencies(scene.mentions, scene.figures)
        for scene in scenes:
            opens = bool(scene.figures) or scene.answers
            scene.worth = scene.near and (opens or self._may_tell(scene))
        worth = [scene for scene in scenes if scene.worth]
        for scene in worth:
            scene.elements, scene.phrases = read_elements(scene.parsed, scene.times, scene.figures, scene.mentions)
        for scene in worth:
            scene.clauses = read_clauses(scene.elements)
        found = [triggers(scene, self._patterns) for scene in scenes]
        return [sifted(scene, opened) for scene, opened in zip(scenes, found, strict=True)]

    def _may_tell(self, scene: Scene) -> bool:
        """Whether a word opens a frame, or somebody says something that may be a fact of itself."""
        said = bool(self._patterns.stances or self._patterns.reports) and scene.voices.heard(scene.sentence.span)
        return said or may_trigger(scene.parsed.tokens, self._patterns)

    def _read_on(self, course: Course, scene: Scene, found: Sequence[tuple[Trigger, list[Pattern]]]) -> None:
        """Adds to the course what the next sentence tells, and what it leaves for those that come."""
        line = scene.sentence
        if line.rank > 1 or not scene.worth:
            scene.tell(lambda: _not_tried(scene, course))
        course.enter(scene)
        if line.rank < 2:
            remember(scene, course.memory)
            near = [one.fact for one in course.found[-_NEAR:]]
            here = course.placed(scene, self._sentence(course, scene, found, near), self._by_kind)
            remember_sides(scene, course.memory, [one.fact for one in here])
            course.found += here
            course.told.update(one.fact.kind for one in here)
        if course.scenes is not None:
            course.scenes.append(scene)

    def _in_tables(self, course: Course, told: Sequence[Table]) -> Iterator[Fact]:
        """What tables say: each is read in words, and its facts are put back where their figures stand."""
        for table in (of_caption(t, self.lookup) for t in told):
            spoken = in_words(table, course.document)
            english, _ = readable(spoken)
            settled, _ = self._settled(Course(spoken, fold(spoken.text), None), sentences_of(spoken.text, english))
            facts = [one.fact for one in settled]  # equal cells of two rows are two facts
            yield from anchored(facts, table, course.document, course.times, course.lookup)

    def _sentence(
        self,
        course: Course,
        scene: Scene,
        found: Sequence[tuple[Trigger, list[Pattern]]],
        earlier: Sequence[Fact],
    ) -> list[Told]:
        document, memory, title = course.document, course.memory, scene.sentence.rank == 1
        scene.within_reach = memory.types_near(scene.number) if found else ()
        before = list(earlier)
        told, used = self._of_triggers(course, scene, found, before)
        answers = [a for a in course.questions.answers(scene, found, memory, before) if not _overlaps(a.span, told)]
        used += [answer.quantity.span for answer in answers if answer.quantity is not None]
        strays = stray_figures(scene, self._takers, used, memory, before)
        drafts, strays = settled(short_frames(scene, found, used, memory, before), strays)
        if not scene.sentence.rank:
            told_of = [one.fact.evidence.span for one in told]
            told_of += [draft.span for draft in (*answers, *drafts)] + [stray.span for stray in strays]
            drafts += sayings(scene, self._patterns, told_of, memory, before)
        facts = ((draft, event_fact(document, scene, draft)) for draft in (*answers, *drafts))
        told += [Told(fact, title, draft.roles.inferred()) for draft, fact in facts if fact is not None]
        return told + [
            Told(stray_fact(document, scene, s), title, s.roles.inferred(), scene.voices.withdrawn(s.quantity.span))
            for s in strays
        ]

    def _of_triggers(
        self, course: Course, scene: Scene, found: Sequence[tuple[Trigger, list[Pattern]]], before: list[Fact]
    ) -> tuple[list[Told], list[Span]]:
        """The facts of the events that words of the sentence tell of, and where the figures stand that these take.
        `before` are the facts so far; each new one is added to it."""
        document, title = course.document, scene.sentence.rank == 1
        entered = [fact for fact in before if fact.evidence.span.start >= course.begun]
        told: list[Told] = []
        used: list[Span] = []
        which: set[int] = set()
        verb, ahead = -1, 0
        for trigger, patterns in found:
            if trigger.first != verb:  # what follows of the same verb is told beside it
                verb, ahead = trigger.first, len(told)
            for draft in read_trigger(scene, trigger, patterns, course.memory, before):
                if draft.quantity is not None and not draft.span.overlaps(draft.quantity.span):
                    draft.quantity = None  # "300 soldiers died while fighting": the figure is told of the dying
                fact = event_fact(document, scene, draft) if not says_what_for(scene, draft, told[:ahead]) else None
                if fact is None or (trigger.noun is not None and is_told(fact, told)):
                    continue
                if draft.pattern.rule.plover == "ASSAULT" and fact.make is None:
                    gifts = [one for one in before if self._by_kind[one.kind].plover == "AID"]
                    fact = replace(fact, make=given_by(scene, draft.item, fact.actor, gifts))
                if draft.pattern.rule.in_step:
                    fact = in_step(fact, entered, document.text)
                if fact.kind in self._occasions:
                    fact = of_occasion(fact, scene, trigger.clause, entered, self._occasions)
                if only_says_which(scene, draft):
                    which.add(len(told))
                untold = draft.asked(scene) or scene.voices.withdrawn(draft.span)
                told.append(Told(fact, title, draft.roles.inferred(), untold))
                before.append(fact)
                entered.append(fact)
                if draft.quantity is not None:
                    used.append(draft.quantity.span)
            for rule in trigger.measuring if told else ():
                base = next((one for one in reversed(told) if one.fact.kind == rule.kind), None)
                if base is None:
                    continue
                for quantity, item, span, standing in measures(scene, trigger, rule):
                    used.append(quantity.span)
                    told.append(replace(base, fact=measured(document, base.fact, quantity, item, span, standing)))
                    before.append(told[-1].fact)
        return told_once(scene, told, which, self._by_kind), used


def _spoken_of(course: Course) -> list[tuple[int, str]]:
    """Where the text names states, or those who act for them, and which, where these are not its sources."""
    sources = {start for a in course.said if a.source is not None for start in range(a.source.start, a.source.end)}
    named = ((n.at, n.state) for n in course.memory.named if n.state is not None and n.at not in sources)
    return sorted(named)


def _overlaps(span: Span, told: Sequence[Told]) -> bool:
    return any(one.fact.evidence.span.overlaps(span) for one in told)


def _outside(times: Sequence[TimeRef], named: Sequence[Mention]) -> list[TimeRef]:
    """The times that are no part of a thing's name, as in "Mirage 2000s"."""
    things = [Span(m.start, m.end) for m in named if m.reading("item") is not None] if times else []
    return [t for t in times if not any(span.contains(t.span) for span in things)]


def _outside_names(figures: Iterable[Quantity], scene: Scene) -> list[Quantity]:
    """Without the numbers of names and of days: '38 North', 'Office 39', 'on May 14 and 15'."""
    apart = [Span(m.start, m.end) for m in scene.mentions if m.reading("entity") is not None]
    days = [*apart, *(time.span for time in scene.times if time.type == "DATE")]
    return [q for q in figures if not any(s.contains(q.span) for s in (days if q.unit == "count" else apart))]


def _without_currencies(named: list[Mention], figures: Sequence[Quantity]) -> list[Mention]:
    """'2.5 US dollars' names a currency: whose it is takes no part in what happens."""
    sums = [q.span for q in figures if q.unit in CURRENCIES]
    return [m for m in named if not any(span.contains(Span(m.start, m.end)) for span in sums)] if sums else named


def _not_tried(scene: Scene, course: Course) -> str:
    """Why no rule is tried in a sentence."""
    if scene.sentence.rank > 1:
        return "no rule: a dateline carries a date and states nothing"
    if scene.near:
        return "no rule: no figure and no word that opens a frame"
    if _holds(scene.sentence.span, course.rows):
        return "no rule: the row of a table, which is read in words"
    if len(scene.lower) > _LONGEST:
        return f"no rule: more than {_LONGEST} words"
    return f"no rule: nothing named in it, nor in the {REACH} sentences before"


def _portions(text: str, lines: Sequence[Sentence]) -> Iterator[Sequence[Sentence]]:
    """The lines in stretches of whole paragraphs."""
    first = 0
    while first < len(lines):
        last = first + _PORTION
        while last < min(len(lines), first + 2 * _PORTION):
            if "\n" in text[lines[last - 1].span.end : lines[last].span.start]:
                break
            last += 1
        yield lines[first:last]
        first = last


def _let_go(parsed: list[Parsed]) -> Iterator[Parsed]:
    """Each in its turn; the list is emptied, so that of a long text only what is still to be read is kept."""
    parsed.reverse()
    while parsed:
        yield parsed.pop()


def _by_sentence(starts: Sequence[int], lines: Sequence[Sentence]) -> list[slice]:
    """For each sentence the slice of those things, in order of the text, that begin in it."""
    return [slice(bisect_left(starts, s.span.start), bisect_left(starts, s.span.end)) for s in lines]


def _holds(line: Span, rows: Collection[int]) -> bool:
    """Whether a line is the row of a table that is read in words."""
    return bool(rows) and any(start in rows for start in range(line.start, min(line.end, line.start + _MARGIN)))
