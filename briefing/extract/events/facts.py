"""Figures, dates, modality and stray figures of a scene → fields of facts and facts; their ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from operator import attrgetter
from typing import Any

from briefing.extract.attribution.voices import Voice
from briefing.extract.events.events import Draft
from briefing.extract.frames.reality import ONLY_AHEAD, is_due, only_possible, with_occasion
from briefing.extract.frames.returning import goes_back
from briefing.extract.frames.role_slots import Filler, Roles, filler_name
from briefing.extract.frames.takers import FIGURE, Stray
from briefing.extract.frames.when import date_of_figure
from briefing.extract.grammar.phrases import Clause, NounPhrase
from briefing.extract.names.entities import singular
from briefing.extract.roles.counted_phrase import BODIES
from briefing.extract.roles.makes import make_of
from briefing.extract.roles.recounted import may_describe
from briefing.extract.roles.spots import spot
from briefing.extract.scene.modality import Reality, of_clause, of_reduced
from briefing.extract.scene.noun_phrases import PEOPLE, counted_as, unowned
from briefing.extract.scene.scene import Scene
from briefing.extract.scene.times import time_beside
from briefing.model import Document, Fact, Modality, Quantity, Span, TimeRef
from briefing.model.fact import CORRECTS, Context, Side, fact_id

#: Behind a number of people that tells how large their body is.
_STRONG = ("-strong", " strong")
#: Prepositions before when or through what something was done.
_CIRCUMSTANCE = frozenset(("through", "at", "during", "after", "before", "since", "until"))
#: Prepositions before what is spoken of.
_ABOUT = frozenset(("about", "on", "over"))
_FIELDS = tuple(field.name for field in fields(Fact))
_PLACE = {name: n for n, name in enumerate(_FIELDS)}
_values = attrgetter(*_FIELDS)
_NO_FIGURE: dict[str, Any] = {
    **dict.fromkeys(("value_low", "value_high", "unit", "value_text", "value_span", "relation", "per")),
    "approximate": False,
}


def changed(fact: Fact, **changes: Any) -> Fact:
    """The fact with other values in some fields: `dataclasses.replace` for what every fact goes through."""
    values = list(_values(fact))
    for name, value in changes.items():
        values[_PLACE[name]] = value
    return Fact(*values)


def figure_fields(quantity: Quantity | None) -> dict[str, Any]:
    """The fields of a fact that its figure fills."""
    if quantity is None:
        return dict(_NO_FIGURE)
    return {
        "value_low": quantity.low,
        "value_high": quantity.high,
        "approximate": quantity.approximate,
        "unit": quantity.unit,
        "value_text": quantity.text,
        "value_span": quantity.span,
        "relation": quantity.relation,
        "per": quantity.per,
    }


def _notes(said: Sequence[str], quantity: Quantity | None) -> tuple[str, ...]:
    corrects = (CORRECTS,) if quantity is not None and quantity.corrects else ()
    return (*dict.fromkeys(said), *corrects)


def date_fields(time: TimeRef | None) -> dict[str, Any]:
    """The fields of a fact that its date fills."""
    return {
        "date_start": time.start if time else None,
        "date_end": time.end if time else None,
        "date_text": time.text if time else None,
        "date_span": time.span if time else None,
        "date_basis": time.basis if time else None,
    }


def date_of(fact: Fact) -> dict[str, Any]:
    """The date fields of a fact, for another that measures the same event."""
    return {name: getattr(fact, name) for name in date_fields(None)}


def _modality_of(reality: Reality, voice: Voice, fixed: Modality | None) -> Modality:
    """How far a fact is said to be real: by its frame, else by the weaker of its clause and of whose words it is in."""
    if fixed is not None:
        return fixed
    weakest = reality.weaker(voice.modality)
    if weakest.modality == "asserted" and voice.attribution is not None:
        return "reported"
    return weakest.modality


def event_fact(document: Document, scene: Scene, draft: Draft) -> Fact | None:
    """The fact that a draft makes; None where the text does not say that it is so."""
    frame, rule = draft.pattern.frame, draft.pattern.rule
    voice = _voice_of(scene, draft)
    reality = _reality(scene, draft, voice.negated)
    if reality is None:
        return None
    if _only_asked(draft.trigger.clause) and any(said.silent for said in voice.attributions):
        scene.tell(lambda: f"{draft.pattern.name} dropped: nobody would say")
        return None
    spared = _spared(scene, draft) if voice.denier is not None else None
    if spared is not None:
        scene.tell(lambda: f"{draft.pattern.name} dropped: {spared}")
        return None
    roles, item = draft.roles, _item(scene, draft)
    counted = draft.quantity is not None and draft.quantity.unit == "count"
    quantity = None if item == "money" and counted else draft.quantity  # "three economists what it has earned"
    beside = time_beside(scene, quantity.span) if quantity is not None and scene.times else None
    actor, recipient = filler_name(roles.actor), filler_name(roles.recipient)
    if frame.swap:
        actor, recipient = recipient, actor
    attribution, via = voice.attribution, voice.via
    if frame.attributed:
        actor = actor or attribution
        if actor is None and frame.modality == "denied":
            scene.tell(lambda: f"{draft.pattern.name} dropped: nobody denies")
            return None
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
        make=make_of(scene, draft.item),
        place=filler_name(roles.place or spot(scene, draft.trigger, roles, rule)),
        attribution=attribution,
        via=via,
        modality=(modality := _modality_of(reality, voice, frame.modality)),
        negated=reality.negated or frame.negated,
        context=("ahead" if frame.ahead and modality == "speculated" else _context(reality, modality))
        or ("answering" if frame.answers else _way_back(scene, draft.trigger.clause, item, actor)),
        trigger=" ".join((draft.trigger.lemma, *draft.pattern.particle)),
        inferred=_inferred(roles, swap=frame.swap),
        notes=_notes([n for n in draft.notes if " not " not in n or _empty(n, roles)], quantity),
        **figure_fields(quantity),
        **date_fields(beside or draft.time),
    )


def _context(reality: Reality, modality: Modality) -> Context | None:
    """What only may come is ahead; a plan is so by itself."""
    return None if reality.context == "ahead" and modality != "speculated" else reality.context


def _voice_of(scene: Scene, draft: Draft) -> Voice:
    """The voice that an event is told in: that of its number, where somebody gives no more than that: "or 3,000, by
    Seoul's"."""
    tokens = scene.parsed.tokens
    voice = scene.voices.at(Span(tokens[draft.trigger.first].start, tokens[draft.trigger.last - 1].end))
    own = scene.voices.at(draft.quantity.span) if draft.quantity is not None else voice
    told = own.attributions[:1]
    return own if told and own.attribution is not None and told[0] not in voice.attributions else voice


def _inferred(roles: Roles, *, swap: bool = False) -> tuple[Side, ...]:
    """The sides that are filled, and not by words of the sentence; with `swap` as the fact has them."""
    filled: tuple[tuple[Side, Side, Filler | None], ...] = (
        ("actor", "recipient", roles.actor),
        ("recipient", "actor", roles.recipient),
    )
    sides = (other if swap else side for side, other, one in filled if one is not None and one.inferred)
    return tuple(sorted(sides))


def _spared(scene: Scene, draft: Draft) -> str | None:
    """Why an event inside a denial is not what is denied; None where it is."""
    if draft.pattern.rule.symmetric and _on_a_topic(draft):
        return "only what it was about is denied"
    return "no part of what is denied" if _only_beside(scene, draft) else None


def _only_beside(scene: Scene, draft: Draft) -> bool:
    """'denied that it would send word through the summit': whether a noun is known and only the circumstance."""
    noun = draft.trigger.noun
    return noun is not None and noun.prep in _CIRCUMSTANCE and scene.words(noun)[0] in ("the", "this", "that")


def _on_a_topic(draft: Draft) -> bool:
    """'denied that they had talked about new weapons': whether it is told what was spoken of."""
    clause = draft.trigger.clause
    return clause is not None and any(word in _ABOUT for word, _ in clause.preps)


def _reality(scene: Scene, draft: Draft, voice_negates: bool) -> Reality | None:
    """How far an event is real when its frame and its voice are heard; None where the text does not say that it is."""
    frame, rule, reality = draft.pattern.frame, draft.pattern.rule, draft.reality
    if frame.stances and reality.context == "recommended":
        reality = Reality(negated=reality.negated)  # that it ought to be is what is said
    if reality.context == "recommended":
        scene.tell(lambda: f"{draft.pattern.name} dropped: only recommended")
        return None
    if rule.plover == "AID" and _only_can(draft):
        scene.tell(lambda: f"{draft.pattern.name} dropped: only what something can carry")
        return None
    if rule.plover == "SANCTION" and reality.modality == "planned" and _resolved(draft):
        reality = replace(reality, modality="asserted")  # "has decided to freeze": what is decided is in force
    if _is_ahead(scene, draft):
        reality = reality.weaker("planned")  # "18 November: the Security Council meets"
    if voice_negates and not reality.negated:
        reality = replace(reality, negated=True)
    if "negated" in frame.where:
        reality = replace(reality, negated=frame.modality is None)  # what is denied is told by the frame
    if reality.negated and frame.modality is not None:
        scene.tell(lambda: f"{draft.pattern.name} dropped: not said")
        return None
    return reality


def _only_can(draft: Draft) -> bool:
    """'The vessel could carry ten missiles': whether a clause says what can be done, and names nobody."""
    sides = (draft.roles.actor, draft.roles.recipient)
    named = any(side is not None and not (side.inferred or side.doubtful) for side in sides)
    clause = draft.trigger.clause
    return not named and clause is not None and clause.verb.modal in ("can", "could")


def _resolved(draft: Draft) -> bool:
    """Whether what an infinitive tells of was decided on, by a verb that nothing weakens."""
    clause = draft.trigger.clause
    over = clause.matrix if clause is not None and clause.opener == "purpose" else None
    return over is not None and over.verb.lemma == "decide" and of_clause(over) == Reality()


def _only_asked(clause: Clause | None) -> bool:
    """'Would not say whether he would come': whether a clause asks for what is still to come."""
    return clause is not None and clause.opening == "whether" and clause.verb.modal in ("will", "would")


def _is_ahead(scene: Scene, draft: Draft) -> bool:
    """Whether an event is dated after its text, and not told as past: then it is the date that is wrong."""
    clause, published = draft.trigger.clause, scene.published
    dated = draft.time is not None and published is not None and (draft.time.start or "") > published
    return dated and not (clause is not None and clause.verb.past)


def _item(scene: Scene, draft: Draft) -> str | None:
    """What an event is about: the item of its role or frame, or what its figure or the event noun names."""
    frame, quantity = draft.pattern.frame, draft.quantity
    item = _counted_beside(scene, draft) or counted_as(draft.item.name if draft.item else frame.item, quantity)
    if frame.item is not None and draft.item is None:
        item = _longer_name(scene, draft) or item
    if frame.names_counted and quantity is not None:
        item = quantity.item or item
    if item is None and draft.trigger.noun is not None:
        item = unowned(scene, draft.trigger.noun)
    return item


def _longer_name(scene: Scene, draft: Draft) -> str | None:
    """'1,240 men killed and wounded': an item that begins with the verb, goes on, and is of the frame's sort."""
    token, sorts = scene.parsed.tokens[draft.trigger.last - 1], scene.index.item_types(draft.pattern.frame.item or "")
    for mention in scene.mentions:
        reading = mention.reading("item")
        longer = mention.start == token.start and mention.end > token.end
        if longer and reading is not None and not sorts.isdisjoint(scene.index.item_types(reading.name)):
            return reading.name
    return None


def _counted_beside(scene: Scene, draft: Draft) -> str | None:
    """'The first contingent, some 11,000 men', 'a 2,000-strong unit': of a counted group, what it consists of."""
    group, quantity = draft.item, draft.quantity
    if group is None or group.np is None or quantity is None:
        return None
    if scene.parsed.text.startswith(_STRONG, quantity.span.end):
        return PEOPLE if singular(scene.head(group.np)) in BODIES else None
    if quantity.item_span is None:
        return None
    if scene.parsed.text[group.np.span.end : quantity.span.start].strip() != ",":
        return None
    place = quantity.item_span
    named = (m.reading("item") for m in scene.mentions if place.start <= m.start < place.end)
    return next((item.name for item in named if item is not None), quantity.item)


def _empty(note: str, roles: Roles) -> bool:
    """Whether a note tells of a role that did stay empty."""
    return getattr(roles, note.split(" ", 1)[0], None) is None


def measured(document: Document, fact: Fact, quantity: Quantity, item: str, span: Span, standing: bool) -> Fact:
    """A length of time said of the event of `fact`; `standing` where it is so whether or not the event comes about."""
    known: Modality = "reported" if fact.attribution else "asserted"
    modality = known if standing else fact.modality
    evidence = document.quote(span)
    return replace(
        fact, evidence=evidence, item=item, modality=modality, **figure_fields(quantity), **date_fields(None)
    )


def stray_fact(document: Document, scene: Scene, stray: Stray) -> Fact:
    """The fact that a figure makes without any trigger."""
    voice = scene.voices.at(stray.quantity.span)
    reality = _reality_of_figure(scene, stray)
    roles, actor = stray.roles, filler_name(stray.roles.actor)
    own = time_beside(scene, stray.quantity.span) if scene.times else None
    time = own or (date_of_figure(scene, stray.trigger) if not stray.described else None)
    dated = date_fields(time) if time is not None or stray.measured is None else date_of(stray.measured)
    return Fact(
        id="",
        source=document.source.id,
        evidence=document.quote(stray.span),
        sentence=scene.sentence.span,
        kind=stray.rule.kind,
        rule=f"{stray.rule.kind}{FIGURE}",
        actor=actor,
        recipient=filler_name(roles.recipient),
        item=counted_as(stray.item, stray.quantity),
        place=filler_name(roles.place),
        attribution=voice.attribution,
        via=voice.via,
        modality=(modality := _modality_of(reality, voice, None)),
        negated=reality.negated,
        context=("answering" if stray.answers else _context(reality, modality))
        or _way_back(scene, _clause_of(scene, stray), stray.item, actor),
        inferred=_inferred(roles),
        notes=_notes([n for n in roles.notes if " not " not in n], stray.quantity),
        **figure_fields(stray.quantity),
        **dated,
    )


def _reality_of_figure(scene: Scene, stray: Stray) -> Reality:
    """How far what a figure counts is real, by the clause that it has a part in: "12,000 workers are to come"."""
    noun, clause = stray.trigger.noun, _clause_of(scene, stray)
    if only_possible(scene, clause, stray.quantity.span):
        return Reality("speculated", context="capacity")
    if clause is None:
        return Reality()
    given = any(noun is np for group in clause.objects for np in group)
    given = noun in clause.subject if clause.verb.passive else given
    promised = given and clause.verb.lemma in ONLY_AHEAD  # "promised another 20 million"
    if promised or is_due(scene, clause):
        return of_clause(clause).weaker("planned")
    described = clause.opener == "reduced" or (noun is not None and _told_of(scene, clause, noun))
    if described or (noun is not None and _aimed_at(scene, clause, noun)):
        return of_clause(clause).weaker(of_reduced(clause.verb))
    inner = [c for c in scene.clauses if c.matrix is clause and c.opener == "purpose" and c.subject == clause.subject]
    if clause.verb.lemma != "be":  # "hopes to reach seven a day"
        figure = stray.quantity.span
        inner = [c for c in inner if any(np.span.overlaps(figure) for group in c.objects for np in group)]
    return with_occasion(noun, of_clause(next(iter(inner), clause)))


def _aimed_at(scene: Scene, clause: Clause, noun: NounPhrase) -> bool:
    """'Asked for 25,000 workers', 'for a batch of 300': whether somebody does something to get so many."""
    outer = scene.elements[noun.at - 2].np if noun.prep == "of" and noun.at >= 2 else None
    aims = [np for word, group in clause.preps if word == "for" for np in group]
    return not clause.verb.passive and (noun in aims or (outer is not None and outer in aims))


def _told_of(scene: Scene, clause: Clause, noun: NounPhrase) -> bool:
    """'3,000 came in May, 6,000 promised in June': whether what looks like the past of a verb says what a number is."""
    if scene.parsed.tokens[noun.head].tag != "NUM" or clause.objects or noun not in clause.subject[-1:]:
        return False
    return may_describe(scene, clause.verb)


def _clause_of(scene: Scene, stray: Stray) -> Clause | None:
    """The clause that what a figure counts has a part in."""
    return scene.clause_with(stray.trigger.noun) if stray.trigger.noun is not None else None


def _way_back(scene: Scene, clause: Clause | None, item: str | None, whose: str | None) -> Context | None:
    """Of people in somebody's service, whether they are told to leave where they were sent."""
    served = item is not None and PEOPLE in scene.index.item_types(item)
    return "returning" if served and goes_back(scene, clause, whose) else None


def with_ids(document: Document, facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts with their ids, which come from the source and the content, and from the order among equals."""
    counts: dict[tuple[object, ...], int] = {}
    out = []
    for fact in facts:
        key = (fact.kind, fact.evidence.exact, fact.item, fact.value_low, fact.value_high)
        n = counts.get(key, 0)
        counts[key] = n + 1
        name = fact_id(
            document.source.digest, fact.kind, fact.evidence.exact, fact.item, fact.value_low, fact.value_high, n
        )
        out.append(changed(fact, id=name))
    return tuple(out)
