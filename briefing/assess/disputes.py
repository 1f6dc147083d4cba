"""One claim with its figures and dates → the disagreements within it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Literal

from briefing.assess import dating, figures
from briefing.assess.context import Context
from briefing.assess.dating import Dates
from briefing.assess.figures import Figures
from briefing.assess.intervals import spelled
from briefing.assess.reasons import reason
from briefing.model import Claim, Discrepancy, Fact, Position, Reason
from briefing.model.claim import DiscrepancyRelation

About = Literal["value", "date", "stance", "item"]
Status = Literal["open", "resolved", "flag"]


def discrepancy(
    about: About,
    relation: DiscrepancyRelation,
    status: Status,
    claims: Iterable[str],
    positions: Sequence[Position],
    reasons: Sequence[Reason],
    ctx: Context,
    anchors: int = 1,
) -> Discrepancy:
    """A discrepancy under an id that new sources do not change, with the day on which it first stood in print.

    The first `anchors` claims are what the question is about; any others come and go with the sources.
    """
    ids = tuple(dict.fromkeys(claims))
    digest = hashlib.sha256("\x1f".join((about, relation, *ids[:anchors])).encode()).hexdigest()[:12]
    since = _since(positions, ctx)
    dated = (*reasons, reason("since", since)) if since else tuple(reasons)
    return Discrepancy(digest, about, relation, status, ids, tuple(positions), dated)


def _since(positions: Sequence[Position], ctx: Context) -> str | None:
    """The day by which two positions stood in print: the second of their first reports."""
    firsts = []
    for position in positions:
        printed = [day for fact in position.facts if (day := ctx.published(ctx.facts[fact]))]
        if printed:
            firsts.append(min(printed))
    return sorted(firsts)[:2][-1] if firsts else None


def within(claim: Claim, held: Figures, dated: Dates, ctx: Context) -> tuple[Discrepancy, ...]:
    """Disagreements on figure and date inside one claim."""
    return (*_on_value(claim, held, ctx), *_on_date(claim, dated, ctx))


def _on_value(claim: Claim, held: Figures, ctx: Context) -> Iterable[Discrepancy]:
    if held.relation in ("compatible", "scope", "conflict"):
        relation: DiscrepancyRelation = (
            "conflict" if held.relation == "conflict" else "scope" if held.relation == "scope" else "compatible"
        )
        status: Status = "flag" if held.flagged else "open" if relation == "conflict" else "resolved"
        places = figures.positions(held.current)
        yield discrepancy("value", relation, status, [claim.id], places, held.reasons, ctx)
    if held.superseded:
        places = figures.positions([*held.superseded, *held.renewing])
        yield discrepancy("value", "superseded", "resolved", [claim.id], places, held.updates, ctx)


def _on_date(claim: Claim, dated: Dates, ctx: Context) -> Iterable[Discrepancy]:
    everything = (*dated.sound, *dated.suspect)
    if dated.relation == "suspect":
        yield discrepancy("date", "suspect", "flag", [claim.id], dating.positions(everything), dated.reasons, ctx)
    elif dated.relation in ("conflict", "compatible"):
        relation: DiscrepancyRelation = "conflict" if dated.relation == "conflict" else "compatible"
        status: Status = "resolved" if dated.suspect or relation == "compatible" else "open"
        yield discrepancy("date", relation, status, [claim.id], dating.positions(everything), dated.reasons, ctx)
    if dated.suspect and (nested := _nested(dated, ctx)):
        places = dating.positions((*dated.sound, *dated.nested))
        yield discrepancy("date", "compatible", "resolved", [claim.id], places, (nested,), ctx)


def _nested(dated: Dates, ctx: Context) -> Reason | None:
    right = [found for fact in dated.nested if (found := ctx.suspect(fact))]
    texts = sorted(
        {spelled(one.start, one.end) for one in right} | {spelled(f.date_start, f.date_end) for f in dated.sound}
    )
    return reason("dates_nested", texts[0], texts[1]) if len(texts) > 1 else None


def stance_positions(denials: Sequence[Fact], assertions: Sequence[Fact]) -> tuple[Position, ...]:
    """Those who assert, then those who deny."""
    return (
        Position(facts=tuple(fact.id for fact in assertions), stance="asserts"),
        Position(facts=tuple(fact.id for fact in denials), stance="denies"),
    )
