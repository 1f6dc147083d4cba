"""What words of a sentence tell of, and what was told before → whether it is only that again."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.events.events import Draft
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
