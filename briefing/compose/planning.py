"""A section's claims in, the order of its prose out: what shares a sentence, and where paragraphs break.

A plan keeps what a sentence needs to be true: claims are joined only where actor, recipient, place, date, mood and
the voice that says it are the same, so that nothing is said of one that holds for another.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from briefing.compose.claim_views import ClaimView
from briefing.compose.clauses import Clause
from briefing.compose.numbers import unit_noun
from briefing.compose.views import FigureView, Scope
from briefing.compose.voices import Voice, voice

#: How many items one sentence lists before a new sentence starts.
ITEMS = 4
#: Sentences after which a paragraph ends, and below which a new thread does not yet start one.
_LONG, _SHORT = 6, 3
#: Units of what lasts, in which talks and stays are measured.
_LASTING = ("minutes", "hours", "days", "weeks")


def threaded(clauses: Sequence[Clause]) -> list[Clause]:
    """Clauses by thread: kinds and parties in the order of their first mention, what several origins carry first,
    then voice by voice; a clause that a disagreement ties to an earlier one right behind it."""
    kinds = _ranks(c.kind for c in clauses)
    parties = _ranks((c.lead._claim.actor, c.lead._claim.recipient) for c in clauses)
    voices = _ranks(c.voice.key for c in clauses)
    ordered = sorted(
        clauses,
        key=lambda c: (
            kinds[c.kind],
            parties[c.lead._claim.actor, c.lead._claim.recipient],
            c.voice.kind != "agreed",
            voices[c.voice.key],
        ),
    )
    return _contrasts_together(ordered)


def _ranks(keys: Iterable[Hashable]) -> dict[Hashable, int]:
    return {key: n for n, key in enumerate(dict.fromkeys(keys))}


def paragraphs(clauses: Sequence[Clause]) -> list[list[Clause]]:
    """Clauses cut into paragraphs: where the kind changes and enough has been said, or where one grows long."""
    out: list[list[Clause]] = []
    for clause in clauses:
        block = out[-1] if out else []
        length = sum(1 + bool(told.untold) for told in block)
        turned = bool(block) and block[-1].kind != clause.kind and length >= _SHORT
        tied = bool(block) and rivals(block[-1], clause)
        if not block or ((turned or length >= _LONG) and not tied):
            out.append([clause])
        else:
            block.append(clause)
    if len(out) > 1 and len(out[-1]) == 1 and len(out[-2]) <= _LONG:
        out[-2].extend(out.pop())
    return out


def plan(claims: Iterable[ClaimView], scope: Scope) -> list[Clause]:
    """Clauses in the order of the claims; claims that differ only in item share a clause of at most `ITEMS`."""
    claims = tuple(claims)
    repeated = _repeated(claims)
    buckets: dict[tuple[object, ...], list[ClaimView]] = {}
    for claim in claims:
        key = (
            *_frame(claim),
            claim._claim.place,
            voice(claim).key,
            _mood(claim),
            None if claim._claim.item in repeated else dates_of(claim),
            None if claim.known else claim.trigger,
            _measure(claim),
        )
        buckets.setdefault(key, []).append(claim)
    clauses: list[Clause] = []
    for bucket in _with_lengths(_pooled(list(buckets.values()))):
        ordered = sorted(bucket, key=lambda c: (_measure(c) is not None and len(bucket) > 1, c.figure is None))
        items = list(dict.fromkeys(c._claim.item for c in ordered))
        for i in range(0, len(items), ITEMS):
            clauses.append(_clause(tuple(c for c in ordered if c._claim.item in items[i : i + ITEMS]), scope))
    return _contrasts_together(clauses)


def _clause(chosen: tuple[ClaimView, ...], scope: Scope) -> Clause:
    said = voice(chosen[0])
    if any(voice(c).key != said.key for c in chosen):
        pooled = Clause(chosen, said, (None,) * len(chosen), scope)
        return replace(pooled, voice=Voice("agreed", "", said.source)) if len(pooled.origins) > 1 else pooled
    figures: list[FigureView | None] = []
    counted: set[tuple[str, str | None]] = set()
    for claim in chosen:  # "11,000 troops and 15,000 troops" would be two contingents: a second count is told apart
        figure, item = _told(claim), claim._claim.item
        if figure is not None and item is not None and not claim.additional:
            figure = None if (item, figure.unit) in counted else figure
            counted.update([(item, figure.unit)] if figure else [])
        figures.append(figure)
    return Clause(chosen, said, tuple(figures), scope)


def _pooled(buckets: list[list[ClaimView]]) -> list[list[ClaimView]]:
    """Buckets with those made one that several voices tell of the same thing and day, and those that give other
    figures, undated, for the same thing: nothing says whether these are counts of one event or of several."""
    out: list[list[ClaimView]] = []
    pools: dict[tuple[object, ...], list[ClaimView]] = {}
    for bucket in buckets:
        lead = bucket[0]
        if len(bucket) > 1 or (lead.figure is None and lead.date is None) or lead.additional:
            out.append(bucket)
            continue
        key = (*_frame(lead), lead._claim.place, lead._claim.item, _mood(lead), _measure(lead), dates_of(lead))
        if key in pools:
            pools[key].append(lead)
        else:
            pools[key] = bucket
            out.append(bucket)
    return out


def _with_lengths(buckets: list[list[ClaimView]]) -> list[list[ClaimView]]:
    """Buckets with the claim that tells how long something lasted put to the one that tells of it."""

    def when(claim: ClaimView) -> tuple[object, ...]:
        return (*_frame(claim), voice(claim).key, _mood(claim), dates_of(claim))

    events = {when(b[0]): b for b in buckets if len(b) == 1 and b[0]._claim.item in (None, b[0].kind)}
    out = []
    for bucket in buckets:
        lead = bucket[0]
        event = events.get(when(lead)) if _measure(lead) in _LASTING and lead.date is not None else None
        if len(bucket) == 1 and event is not None and lead._claim.place in (None, event[0]._claim.place):
            event.append(lead)
        else:
            out.append(bucket)
    return out


def joint(claims: Sequence[ClaimView], scope: Scope) -> Clause | None:
    """One clause on what the claims share with the first: the same parties and mood, items joined, no figure."""
    if not claims:
        return None
    lead = claims[0]
    alike = [
        c
        for c in claims
        if _frame(c) == _frame(lead)
        and c._claim.item
        and c.modality == lead.modality
        and not (c.figure and unit_noun(c.figure.unit, None))
    ]
    chosen: list[ClaimView] = []
    for claim in alike or [lead]:
        wider = {a for c in chosen for a in (c._claim.item, *scope.lexicon.ancestors(c._claim.item or ""))}
        above = scope.lexicon.ancestors(claim._claim.item or "")
        if claim._claim.item not in wider and not any(c._claim.item in above for c in chosen):
            chosen.append(claim)
    chosen = (chosen or [lead])[:ITEMS]
    if len(chosen) == 1:
        return Clause((lead,), Voice("agreed", "", ""), (_told(lead),), scope)
    return Clause(tuple(chosen), Voice("agreed", "", ""), (None,) * len(chosen), scope, dated=False)


def _frame(claim: ClaimView) -> tuple[object, ...]:
    return claim.kind, claim._claim.actor, claim._claim.recipient, claim.negated, claim.context


def _measure(claim: ClaimView) -> str | None:
    """The unit of a figure that counts nothing, or what is no thing itself: so many days, tonnes, hundredths or voyages
    are not listed with things."""
    unit = claim.figure.unit if claim.figure else None
    item = claim._scope.lexicon.items.get(claim._claim.item or "") if unit == "count" else None
    if item is not None and item.type == "other":
        return item.name
    return unit if unit == "percent" or unit_noun(unit, None) else None


def _mood(claim: ClaimView) -> str:
    """Its modality; what is reported counts as what is asserted, because the sentence names who says it."""
    return "plain" if claim.modality in ("asserted", "reported") else claim.modality


def dates_of(claim: ClaimView) -> tuple[str | None, str | None] | None:
    """Start and end; None for an undated claim."""
    return None if claim.date is None else (claim.date.start, claim.date.end)


def _repeated(claims: Sequence[ClaimView]) -> frozenset[str]:
    """Items of events that happened several times, each on its own closed date and without figures."""
    times: dict[tuple[object, ...], int] = {}
    for c in claims:
        if c._claim.item and c.date is not None and c.date.start == c.date.end and c.figure is None:
            key = (c.kind, c._claim.actor, c._claim.recipient, c._claim.item)
            times[key] = times.get(key, 0) + 1
    return frozenset(str(key[3]) for key, n in times.items() if n > 1)


def _told(claim: ClaimView) -> FigureView | None:
    """The figure that the clause itself may carry: one that all its sources give, and whose own fact has its date.

    What several origins say together must hold of each; a figure that only one of them dates stands apart.
    """
    if not claim.figures:
        return None
    fact, date = claim.figures[0], claim.date
    giving = {f.source for f in claim.raw_facts if f.has_value}
    if claim.corroborated and (len(claim.figures) > 1 or giving != {f.source for f in claim.raw_facts}):
        return None
    if date is not None and (fact.date is None or fact.date.start != date.start):
        return None
    return fact.figure


def _contrasts_together(clauses: Sequence[Clause]) -> list[Clause]:
    """Moves a clause that a disagreement ties to an earlier one right behind it."""
    out: list[Clause] = []
    for clause in clauses:
        at = next((i for i in range(len(out) - 1, -1, -1) if rivals(out[i], clause)), None)
        out.insert(len(out) if at is None else at + 1, clause)
    return out


def rivals(first: Clause, second: Clause) -> bool:
    """Whether the two give different figures for the same question."""
    if first.kind != second.kind:
        return False
    mine = {d.id for c in first.claims for d in c.discrepancies if d.about == "value"}
    return any(d.id in mine for c in second.claims for d in c.discrepancies if d.about == "value")
