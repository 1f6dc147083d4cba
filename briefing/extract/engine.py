"""Document × lexicon, reporting words and rules → facts, and the trace of how each sentence was read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from briefing.config.specs.lexicon import LexiconSpec
from briefing.config.specs.reporting import ReportingSpec
from briefing.config.specs.rules import RuleSpec
from briefing.extract.antecedents import REACH, Memory, Named, kind_of_phrase
from briefing.extract.attribution import Attribution, Voice, Voices, attributions
from briefing.extract.clauses import read_clauses
from briefing.extract.cues import compile_cues
from briefing.extract.dates import dates
from briefing.extract.elements import read_elements
from briefing.extract.entities import EntityIndex, Mention, fold
from briefing.extract.events import Draft, read_trigger
from briefing.extract.examples import check_examples
from briefing.extract.explain import shown
from briefing.extract.fillers import origin_of, plain
from briefing.extract.frames import compile_patterns, may_trigger, triggers
from briefing.extract.layers import has_number
from briefing.extract.merge import merge
from briefing.extract.modality import Reality, of_clause
from briefing.extract.phrases import NounPhrase
from briefing.extract.quantities import quantities
from briefing.extract.scene import Scene
from briefing.extract.stray import Stray, compile_takers, filler_name, measures, stray_figures
from briefing.extract.syntax import Parsed, analyse
from briefing.extract.tables import Table, anchored, in_words, tables
from briefing.extract.text import Sentence, sentences
from briefing.extract.when import date_of_figure
from briefing.model import Diagnostic, Document, Fact, Location, Modality, Quantity, Span, TimeRef
from briefing.model.fact import fact_id

#: How many facts back a rule may look.
_NEAR = 16
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
        self._patterns = compile_patterns(self._rules)
        self._takers = compile_takers(self._rules)
        self._symmetric = frozenset(r.kind for r in rules if r.symmetric)
        self._wider = {name: self._index.item_types(name) for name in self._index.items}

    def facts(self, document: Document) -> tuple[tuple[Fact, ...], list[Diagnostic]]:
        """The facts of a document in order of the text, and what was odd about it. Never raises for any text."""
        reading = self.read(document)
        return reading.facts, list(reading.diagnostics)

    def explain(self, document: Document) -> str:
        """For each sentence what was seen in it, which rules were tried, what they filled, what was dropped and why."""
        reading = self.read(document, explain=True)
        return "\n\n".join(shown(scene, reading.facts, reading.attributions) for scene in reading.scenes)

    def check_examples(self) -> list[Diagnostic]:
        """What the rules' own examples say that the engine reads otherwise."""
        return list(check_examples(self._rules, lambda document: self.read(document).facts))

    def lookup(self, text: str) -> list[Mention]:
        """What the lexicons name in a text."""
        return self._index.mentions(text, fold(text))

    def read(self, document: Document, explain: bool = False) -> Reading:
        """Facts, diagnostics and attributions of a document; with `explain` the scenes too, each with its trace."""
        text = document.text
        lines = sentences(document)
        if not lines:
            return Reading((), (), (_nothing_to_read(document),), ())
        mentions = self._index.mentions(text, fold(text))
        parsed = [analyse(text, line) for line in lines]
        lookup = _Lookup(mentions)
        said = attributions(text, lines, parsed, lookup, self._cues)
        voices = Voices(said)
        times = dates(text, lines, document.source.published)
        told = list(tables(document))
        rows = {statement.row.start for table in told for statement in table.statements}
        memory = Memory()
        found: list[tuple[Fact, bool]] = []
        scenes: list[Scene] = []
        named_in = _by_sentence([m.start for m in mentions], lines)
        dated_in = _by_sentence([t.span.start for t in times], lines)
        before: list[str] = []
        named_last = -REACH - 1
        for number, (line, one) in enumerate(zip(lines, _let_go(parsed), strict=True)):
            named, when = mentions[named_in[number]], list(times[dated_in[number]])
            named_last = number if named else named_last
            near = number - named_last <= REACH and len(one.tokens) <= _LONGEST and not _holds(line.span, rows)
            figures = list(quantities(one)) if near and has_number(text, line.span) else []
            lower = one.lower
            worth = near and (bool(figures) or may_trigger(one.tokens, self._patterns))
            elements, phrases = read_elements(one, when, figures, named) if worth else ([], [])
            clauses = read_clauses(elements)
            scene = Scene(
                number, line, one, self._index, elements, phrases, clauses, named, figures, when, voices, before, lower
            )
            scene.trace = [] if explain else None
            before = lower
            _remember(scene, memory)
            if worth and line.rank < 2:
                here = self._sentence(document, scene, memory, [f for f, _ in found[-_NEAR:]])
                _remember_sides(scene, memory, [f for f, _ in here])
                found += here
            if explain:
                scenes.append(scene)
        facts = merge(found, self._wider, self._index.state_of, self._symmetric)
        if told:
            facts = sorted([*facts, *self._in_tables(document, told, times, lookup)], key=lambda f: f.evidence.span)
        return Reading(_with_ids(document, facts), tuple(scenes), (), said)

    def _in_tables(
        self, document: Document, told: Sequence[Table], times: Sequence[TimeRef], named: Callable[[Span], str | None]
    ) -> Iterator[Fact]:
        """What tables say: each is read in words, and its facts are put back where their figures stand."""
        for table in (replace(t, whose=self._origin_in(t.caption)) for t in told):
            facts = self.read(in_words(table, document)).facts
            yield from anchored(facts, table, document, times, named)

    def _origin_in(self, caption: str) -> str:
        """The first adjective of origin in a caption: "North Korean"."""
        for mention in self.lookup(caption):
            reading = mention.reading("entity")
            if reading is not None and reading.form == "adjective":
                return caption[mention.start : mention.end]
        return ""

    def _sentence(
        self, document: Document, scene: Scene, memory: Memory, earlier: Sequence[Fact]
    ) -> list[tuple[Fact, bool]]:
        title = scene.sentence.rank == 1
        facts: list[Fact] = []
        used: list[Span] = []
        drafts: list[Draft] = []
        for trigger, patterns in triggers(scene, self._patterns):
            here = read_trigger(scene, trigger, patterns, memory, [*earlier, *facts])
            drafts += here
            for draft in here:
                fact = _fact(document, scene, draft)
                if fact is None:
                    continue
                facts.append(fact)
                if draft.quantity is not None:
                    used.append(draft.quantity.span)
            for rule in {p.rule.kind: p.rule for p in patterns if p.rule.measures}.values():
                base = next((f for f in reversed(facts) if f.kind == rule.kind), None)
                if base is None:
                    continue
                for quantity, item, span, standing in measures(scene, trigger, rule):
                    used.append(quantity.span)
                    facts.append(_measured(document, base, quantity, item, span, standing))
        for stray in stray_figures(scene, self._takers, used, memory, [*earlier, *facts]):
            facts.append(_stray_fact(document, scene, stray))
        return [(fact, title) for fact in facts]


class _Lookup:
    """The canonical actor that a span of the text names."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._names = {(m.start, m.end): r.name for m in mentions if (r := m.reading("entity")) is not None}

    def __call__(self, span: Span) -> str | None:
        return self._names.get((span.start, span.end))


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


def _remember(scene: Scene, memory: Memory) -> None:
    """Notes what a sentence names: items and places, actors, and whom its subjects stand for."""
    subjects = [np for clause in scene.clauses for np in clause.subject]
    subjects += [np.possessor for np in subjects if np.possessor is not None]
    tokens = scene.parsed.tokens
    heads = {tokens[np.head].start for np in subjects}
    for mention in scene.mentions:
        for one in (mention, *mention.inner):
            thing = one.reading("item", "place")
            if thing is not None and thing.form != "adjective":
                kinds = scene.index.item_types(thing.name) if thing.category == "item" else {"place", thing.type}
                memory.things.append((thing.name, frozenset(kinds), one.start, scene.number))
        reading = mention.reading("entity")
        if reading is not None:
            subject = any(mention.start <= start < mention.end for start in heads)
            state = scene.index.state_of(reading.name)
            memory.note(Named(reading.name, reading.type, mention.start, scene.number, subject, state))
    for one, two in pairwise(scene.mentions):
        first, second = one.reading("entity"), two.reading("entity")
        joined = scene.parsed.text[one.end : two.start].strip() == "and"
        if first is not None and second is not None and joined and first.type == second.type:
            memory.pairs.append(((first.name, second.name), first.type, one.start, scene.number))
    for np in sorted(subjects, key=lambda n: n.first):
        _remember_subject(scene, memory, np)


def _remember_sides(scene: Scene, memory: Memory, facts: Sequence[Fact]) -> None:
    """The states on the two sides of what a sentence tells are a pair for the sentences after it."""
    for fact in facts:
        sides = [scene.index.state_of(name) for name in (fact.actor, fact.recipient) if name is not None]
        if len(sides) == 2 and sides[0] and sides[1] and sides[0] != sides[1]:
            memory.pairs.append(((sides[0], sides[1]), "state", scene.sentence.span.end, scene.number))


def _remember_subject(scene: Scene, memory: Memory, np: NounPhrase) -> None:
    """A subject that is no name: a pronoun stands for whom it was read as, 'Russian forces' for a force of Russia."""
    start = scene.parsed.tokens[np.first].start
    if np.pronoun:
        phrase = kind_of_phrase(scene.words(np), scene.head(np))
        found = memory.one(start, scene.number, phrase[1]) if phrase is not None and phrase[0] == "one" else None
        for name in found.names if found is not None else ():
            entity = scene.index.entities.get(name)
            if entity is not None:
                memory.note(Named(name, entity.type, start, scene.number, True, scene.index.state_of(name)))
        return
    origin = origin_of(scene, np)
    if origin is not None and scene.head(np).endswith("s") and scene.named(np) is None:
        memory.note(Named(origin.name, "military", start, scene.number, True, scene.index.state_of(origin.name)))


def _fact(document: Document, scene: Scene, draft: Draft) -> Fact | None:
    frame, rule = draft.pattern.frame, draft.pattern.rule
    tokens = scene.parsed.tokens
    trigger = Span(tokens[draft.trigger.first].start, tokens[draft.trigger.last - 1].end)
    voice = scene.voices.at(trigger)
    reality = draft.reality
    if reality.context == "recommended":
        scene.tell(lambda: f"{draft.pattern.name} dropped: only recommended")
        return None
    if voice.negated and not reality.negated:
        reality = replace(reality, negated=True)
    if reality.negated and frame.modality is not None:
        scene.tell(lambda: f"{draft.pattern.name} dropped: not said")
        return None
    roles = draft.roles
    item = draft.item.name if draft.item is not None else frame.item
    if item is None and draft.trigger.noun is not None:
        item = plain(scene, draft.trigger.noun)
    actor, recipient = filler_name(roles.actor), filler_name(roles.recipient)
    if frame.swap:
        actor, recipient = recipient, actor
    attribution, via = voice.attribution, voice.via
    if frame.attributed:
        actor = actor or attribution
        attribution, via = (actor, ()) if actor is not None else (attribution, via)
    return Fact(
        id="",
        source=document.source.id,
        evidence=document.quote(draft.span),
        sentence=scene.sentence.span,
        kind=rule.kind,
        rule=draft.pattern.name,
        actor=actor,
        recipient=recipient,
        item=item,
        place=filler_name(roles.place),
        attribution=attribution,
        via=via,
        modality=_modality(reality, voice, frame.modality),
        negated=reality.negated or frame.negated,
        context=reality.context,
        trigger=draft.trigger.lemma,
        notes=tuple(dict.fromkeys(n for n in draft.notes if " not " not in n or _empty(n, roles))),
        **_figure(draft.quantity),
        **_date(draft.time),
    )


def _empty(note: str, roles: object) -> bool:
    """Whether a note tells of a role that did stay empty."""
    return getattr(roles, note.split(" ", 1)[0], None) is None


def _figure(quantity: Quantity | None) -> dict[str, Any]:
    """The fields of a fact that its figure fills."""
    if quantity is None:
        return {}
    return {
        "value_low": quantity.low,
        "value_high": quantity.high,
        "approximate": quantity.approximate,
        "unit": quantity.unit,
        "value_text": quantity.text,
        "value_span": quantity.span,
        "relation": quantity.relation,
    }


def _date(time: TimeRef | None) -> dict[str, Any]:
    """The fields of a fact that its date fills."""
    return {
        "date_start": time.start if time else None,
        "date_end": time.end if time else None,
        "date_text": time.text if time else None,
        "date_span": time.span if time else None,
        "date_basis": time.basis if time else None,
    }


def _modality(reality: Reality, voice: Voice, fixed: Modality | None) -> Modality:
    if fixed is not None:
        return fixed
    weakest = reality.weaker(voice.modality)
    if weakest.modality == "asserted" and voice.attribution is not None:
        return "reported"
    return weakest.modality


def _measured(document: Document, fact: Fact, quantity: Quantity, item: str, span: Span, standing: bool) -> Fact:
    """A length of time said of the event of `fact`; `standing` where it is so whether or not the event comes about."""
    known: Modality = "reported" if fact.attribution else "asserted"
    modality = known if standing else fact.modality
    evidence = document.quote(span)
    return replace(fact, evidence=evidence, item=item, modality=modality, **_figure(quantity), **_date(None))


def _stray_fact(document: Document, scene: Scene, stray: Stray) -> Fact:
    voice = scene.voices.at(stray.quantity.span)
    clause = scene.clause_with(stray.trigger.noun) if stray.trigger.noun is not None else None
    reality = of_clause(clause) if clause is not None else Reality()
    roles = stray.roles
    return Fact(
        id="",
        source=document.source.id,
        evidence=document.quote(stray.span),
        sentence=scene.sentence.span,
        kind=stray.rule.kind,
        rule=f"{stray.rule.kind}.figure",
        actor=filler_name(roles.actor),
        recipient=filler_name(roles.recipient),
        item=stray.item,
        place=filler_name(roles.place),
        attribution=voice.attribution,
        via=voice.via,
        modality=_modality(reality, voice, None),
        negated=reality.negated,
        context=reality.context,
        notes=tuple(n for n in roles.notes if " not " not in n),
        **_figure(stray.quantity),
        **_date(date_of_figure(scene, stray.trigger)),
    )


def _with_ids(document: Document, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    counts: dict[tuple[object, ...], int] = {}
    out = []
    for fact in facts:
        key = (fact.kind, fact.evidence.exact, fact.item, fact.value_low, fact.value_high)
        n = counts.get(key, 0)
        counts[key] = n + 1
        name = fact_id(
            document.source.digest, fact.kind, fact.evidence.exact, fact.item, fact.value_low, fact.value_high, n
        )
        out.append(replace(fact, id=name))
    return tuple(out)


def _nothing_to_read(document: Document) -> Diagnostic:
    return Diagnostic("EXTRACT_NOTHING", "warning", "nothing to read in the text", Location(document.source.name))
