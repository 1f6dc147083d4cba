"""What words of a sentence tell of, and what else it tells → whether it is only that again, or of part of that."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from briefing.config.specs.rules import RuleSpec
from briefing.extract.events.events import Draft
from briefing.extract.events.facts import figure_fields
from briefing.extract.grammar.phrases import Clause
from briefing.extract.roles.told import Told
from briefing.extract.scene.scene import Scene
from briefing.model import Fact, Span

#: Types of things that are made for something, and how far a verb stands behind them: "technology for launching".
_MADE_FOR = frozenset(("technology", "arms", "ammunition"))
_AHEAD = 2
#: PLOVER types of events in which somebody says something of others.
_SAYING = frozenset(("ACCUSE", "REJECT"))


def says_what_for(scene: Scene, draft: Draft, told: Sequence[Told]) -> bool:
    """Whether a verb only says what a thing is for, or what a deed of its kind, told before, was for."""
    clause = draft.trigger.clause
    return clause is not None and (_made_for(scene, clause) or _aimed(scene, clause, draft.pattern.rule.kind, told))


def _aimed(scene: Scene, clause: Clause, kind: str, told: Sequence[Told]) -> bool:
    """'Were fired at Kyiv to destroy its grid'."""
    over = clause.matrix if clause.opener == "purpose" else None
    if over is None or over.verb.lemma == "be":  # "are to be sent"
        return False
    at = scene.parsed.tokens[over.verb.head].start
    return any(one.fact.kind == kind and one.fact.evidence.span.contains(Span(at, at)) for one in told)


def _made_for(scene: Scene, clause: Clause) -> bool:
    """'Technology for launching satellites'."""
    if clause.opener != "participle" or clause.opening != "for" or clause.at < _AHEAD:
        return False
    np = scene.elements[clause.at - _AHEAD].np
    named = scene.named(np) if np is not None else None
    reading = named.reading("item") if named is not None else None
    return reading is not None and reading.type in _MADE_FOR


def is_told(fact: Fact, told: Sequence[Told]) -> bool:
    """Whether other words have told of this under the same figure: "suffered 300 losses in Syria"."""
    figure = fact.value_span
    return figure is not None and any(one.fact.value_span == figure and one.fact.kind == fact.kind for one in told)


def only_says_which(scene: Scene, draft: Draft) -> bool:
    """'600 men sent to Kursk have died', 'the men who were sent': whether a verb only says of which ones something is
    told, so that their number is not that of its own deed."""
    clause = draft.trigger.clause
    if clause is None or not (clause.opener in ("reduced", "relative") or _goes_on(scene, clause)):
        return False
    meant = next((np for group in (clause.subject, *clause.objects) for np in group), None)
    return meant is not None and not any(e.kind == "comma" for e in scene.elements[meant.at + 1 : clause.at])


def _goes_on(scene: Scene, clause: Clause) -> bool:
    """Whether a participle right behind its noun has no auxiliary, and a finite verb with that subject follows."""
    bare = clause.verb.passive and clause.verb.last == clause.verb.first + 1
    after = (one for one in scene.clauses if one.at > clause.at and one.verb.form == "finite")
    return bare and any(clause.subject[:1] == one.subject[:1] for one in after)


def told_once(scene: Scene, told: Sequence[Told], which: Collection[int], rules: Mapping[str, RuleSpec]) -> list[Told]:
    """The facts of a sentence, each count told once.

    Those at `which` places only say which ones are meant, and leave their number to a fact of another kind, unless that
    is of those in which somebody only says something; '5,000 died or were wounded' is one fact, of what both are, as
    nobody says how many of the one.
    """
    others = (one.fact for n, one in enumerate(told) if n not in which)
    counted = {(fact.value_span, fact.kind) for fact in others if rules[fact.kind].plover not in _SAYING}
    kept: list[Told] = []
    for n, one in enumerate(told):
        fact = one.fact
        elsewhere = any(span == fact.value_span and kind != fact.kind for span, kind in counted)
        if n in which and fact.value_span is not None and elsewhere:
            one = replace(one, fact=replace(fact, **figure_fields(None)))
        if kept and _only_how(kept[-1].fact, fact, rules):
            kept.pop()
        wider = _either_item(scene, kept[-1].fact, fact) if kept else None
        if wider is not None:
            said = kept[-1].fact  # on whose word it is
            kept[-1:] = [
                replace(
                    one,
                    fact=replace(fact, item=wider, attribution=said.attribution, via=said.via, modality=said.modality),
                )
            ]
        else:
            kept.append(one)
    return kept


def _only_how(first: Fact, second: Fact, rules: Mapping[str, RuleSpec]) -> bool:
    """'Carried out a strike with drones on Tula': whether the noun behind a verb tells the same, and with what."""
    rule = rules[first.kind]
    frame = rule.frame_of(first.rule) if first.kind == second.kind and rule.plover == "ASSAULT" else None
    if frame is None or frame.item is None or first.item != frame.item or first.value_span is not None:
        return False
    told = zip((first.actor, first.recipient, first.place), (second.actor, second.recipient, second.place), strict=True)
    same = all(one in (None, other) for one, other in told)
    held = first.evidence.span.overlaps(second.evidence.span) and first.date_span in (None, second.date_span)
    return same and held and second.item not in (None, first.item) and first.negated == second.negated


def _either_item(scene: Scene, first: Fact, second: Fact) -> str | None:
    """The item that those of two facts under one figure are kinds of, where "or" joins what is told, or the second is
    of all: "4,000 had been killed, wounded or captured"."""
    if first.value_span is None or (first.kind, first.value_span) != (second.kind, second.value_span):
        return None
    if first.item is None or second.item is None or first.item == second.item:
        return None
    spec = scene.index.items.get(first.item)
    wider = spec.is_a if spec is not None else None
    joined = scene.parsed.text[first.evidence.span.end : second.evidence.span.end].lstrip().startswith("or ")
    whole = wider == second.item
    return wider if whole or (joined and wider in scene.index.item_types(second.item)) else None
