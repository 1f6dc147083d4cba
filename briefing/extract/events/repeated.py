"""What words of a sentence tell of, and what else it tells → whether it is only that again, or of part of that."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from briefing.extract.events.events import Draft
from briefing.extract.events.facts import figure_fields
from briefing.extract.grammar.phrases import Clause
from briefing.extract.roles.told import Told
from briefing.extract.scene.scene import Scene
from briefing.model import Fact, Span


def only_aims(scene: Scene, draft: Draft, told: Sequence[Told]) -> bool:
    """'Were fired at Kyiv to destroy its grid': whether a verb says what a deed of its kind, told before, was for."""
    clause = draft.trigger.clause
    over = clause.matrix if clause is not None and clause.opener == "purpose" else None
    if over is None or over.verb.lemma == "be":  # "are to be sent"
        return False
    at, kind = scene.parsed.tokens[over.verb.head].start, draft.pattern.rule.kind
    return any(one.fact.kind == kind and one.fact.evidence.span.contains(Span(at, at)) for one in told)


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


def without_others_figures(told: Sequence[Told], which: Collection[int]) -> list[Told]:
    """The facts; of those at `which` places, that only say which ones are meant, without what others of another kind
    count."""
    counted = {(one.fact.value_span, one.fact.kind) for n, one in enumerate(told) if n not in which}
    return [
        replace(one, fact=replace(one.fact, **figure_fields(None)))
        if n in which
        and any(span == one.fact.value_span is not None and kind != one.fact.kind for span, kind in counted)
        else one
        for n, one in enumerate(told)
    ]
