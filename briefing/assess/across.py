"""Claims side by side → what differs between them: wider items, earlier beginnings, use and supply, accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.assess import dating, figures
from briefing.assess.alone import Alone
from briefing.assess.context import Context
from briefing.assess.disputes import discrepancy
from briefing.assess.intervals import FIRST, LAST, Interval, of_fact
from briefing.assess.reasons import reason
from briefing.assess.values import compare, printed, same_unit
from briefing.model import Claim, Discrepancy, Fact, Position, Reason
from briefing.model.claim import DiscrepancyRelation

_Sides = tuple[str, str, str]
#: Claims of one item between two sides that are compared with those of another; the rest only repeat the pattern.
_MOST = 12


def across(ctx: Context, known: Mapping[str, Alone]) -> list[Discrepancy]:
    """Disagreements between claims; of each it is `known` how it stands alone. One for each question, however many
    claims take part."""
    plain = [claim for claim in ctx.claims if _plain(claim, ctx)]
    by_sides: dict[_Sides, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in plain:
        by_sides[_sides(claim, ctx)][claim.key[3]].append(claim)
    supplied: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in plain:
        supplied[claim.kind, _sides(claim, ctx)[2]].append(claim)
    out: list[Discrepancy] = []
    for sides in sorted(by_sides):
        items = by_sides[sides]
        out.extend(_wider_items(items, known, ctx))
        out.extend(_began(items, known, ctx))
        out.extend(_used(sides, items, supplied, known, ctx))
        if ctx.traits(sides[0]).accounts:
            out.extend(_accounts(items, ctx))
    out.extend(_increments(ctx, known))
    out.extend(_wrong_years(plain, ctx))
    return out


def related_counts(ctx: Context, known: Mapping[str, Alone]) -> dict[str, int]:
    """For each claim, how many of the same kind, sides and a related item rest on some other origin (at most 9)."""
    index: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in ctx.claims:
        if not ctx.polarity(claim) and not claim.key[6]:
            index[(*_sides(claim, ctx), claim.key[3])].append(claim)
    origins = {id_: one.origin_ids for id_, one in known.items()}
    narrower: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for key in index:
        for wider in ctx.names.wider_items(key[3])[1:]:
            narrower[(*key[:3], wider)].append(key)
    counts: dict[str, int] = {}
    for claim in ctx.claims:
        if not ctx.traits(claim.kind).item or not claim.key[3]:
            continue  # one visit or meeting says nothing of another
        key = (*_sides(claim, ctx), claim.key[3])
        near = [key, *((*key[:3], wider) for wider in ctx.names.wider_items(key[3])[1:]), *narrower[key]]
        counts[claim.id] = _other_origins(claim, near, index, origins)
    return counts


def _other_origins(
    claim: Claim,
    keys: Iterable[tuple[str, ...]],
    index: Mapping[tuple[str, ...], list[Claim]],
    origins: Mapping[str, frozenset[str]],
) -> int:
    count = 0
    for key in keys:
        for other in index.get(key, ())[:_MOST]:
            if other.id != claim.id and origins[other.id] - origins[claim.id]:
                count += 1
                if count == 9:
                    return count
    return count


def _plain(claim: Claim, ctx: Context) -> bool:
    """A claim that something took place: neither denial nor negation, and neither background nor advice."""
    return not claim.key[6] and not ctx.traits(claim.kind).denial


def _sides(claim: Claim, ctx: Context) -> _Sides:
    """Kind and states on both sides, so that a company's or a mercenary force's part is compared with its state's."""
    return claim.kind, ctx.names.side_of(claim.key[1]), ctx.names.side_of(claim.key[2])


def _pairs(items: Mapping[str, list[Claim]], ctx: Context) -> Iterator[tuple[str, str]]:
    """(narrower, wider) items that are both claimed."""
    for narrow in sorted(items):
        for wide in ctx.names.wider_items(narrow)[1:]:
            if wide in items:
                yield narrow, wide


def _wider_items(items: Mapping[str, list[Claim]], known: Mapping[str, Alone], ctx: Context) -> Iterator[Discrepancy]:
    """Figures for an item and for a wider one: both are printed, and neither contradicts the other."""
    for narrow, wide in _pairs(items, ctx):
        for a in items[narrow][:_MOST]:
            for b in items[wide][:_MOST]:
                x, y = known[a.id].current, known[b.id].current
                if x and y and same_unit(x[0], y[0]) and _sources(x) != _sources(y) and _meet(x, y):
                    meets = compare(x[0], y[0], ctx.spec.tolerance) != "apart"
                    relation: DiscrepancyRelation = "compatible" if meets else "scope"
                    why = [reason("scope_item", narrow, wide)]
                    yield discrepancy(
                        "value", relation, "resolved", [a.id, b.id], figures.positions((*x, *y)), why, ctx
                    )


def _began(items: Mapping[str, list[Claim]], known: Mapping[str, Alone], ctx: Context) -> Iterator[Discrepancy]:
    """ "Since X" against something of the same sort dated before X."""
    begun: dict[str, list[tuple[Claim, Fact, Interval]]] = defaultdict(list)
    for item in sorted(items):
        for claim in items[item]:
            for fact in known[claim.id].sound[:1]:
                when = of_fact(fact)
                if when is not None and fact.modality not in ("planned", "speculated"):
                    begun[item].append((claim, fact, when))
    for item, rows in begun.items():
        since = [row for row in rows if row[2].end == LAST]
        if not since:
            continue
        first = min(since, key=lambda row: (row[2].start, row[0].id))
        related = [other for other in sorted(begun) if other == item or ctx.names.items_related(item, other)]
        # "Until July" leaves its beginning open, and contradicts only what begins after July.
        told = [
            row for other in related for row in begun[other] if row[2].start != FIRST or row[2].end < first[2].start
        ]
        earlier = [row for row in told if row[2].start < first[2].start]
        against = min(earlier, key=lambda row: (row[2].start, row[0].id), default=None)
        if against is None or against[1].source == first[1].source:
            continue
        why = [reason("began_differs", against[2].text, first[2].text)]
        other = against[0].key[3]
        same = other == item and against[0].key[2] == first[0].key[2]
        # The question is put of the wider of two items: it holds of both.
        asked = [against[0].id, first[0].id] if other in ctx.names.wider_items(item) else [first[0].id, against[0].id]
        if other != item:
            why.append(reason("scope_item", item or "-", other or "-"))
        places = dating.positions([against[1], first[1]])
        yield discrepancy("date", "conflict" if same else "scope", "open", asked, places, why, ctx)


def _used(
    sides: _Sides,
    items: Mapping[str, list[Claim]],
    supplied: Mapping[tuple[str, str], list[Claim]],
    known: Mapping[str, Alone],
    ctx: Context,
) -> Iterator[Discrepancy]:
    """Figures for what was used beside figures for what was supplied before it: two counts, not one."""
    before = ctx.traits(sides[0]).follows
    if before is None or not sides[1]:
        return
    sent = [claim for claim in supplied.get((before, sides[1]), ()) if known[claim.id].current]
    for item in sorted(items):
        used = next((claim for claim in items[item] if known[claim.id].current), None)
        near = [claim for claim in sent if ctx.names.items_related(item, claim.key[3])]
        if used is None or not near:
            continue
        source = min(near, key=lambda claim: (claim.key[3] != item, -len(claim.facts), claim.id))
        counts = (*known[source.id].current, *known[used.id].current)
        if same_unit(counts[0], counts[-1]):
            why = [reason("scope_kind", before, sides[0])]
            if item != source.key[3]:
                why.append(reason("scope_item", item, source.key[3]))
            yield discrepancy(
                "value", "scope", "resolved", [source.id, used.id], figures.positions(counts), why, ctx, 2
            )


def _accounts(items: Mapping[str, list[Claim]], ctx: Context) -> Iterator[Discrepancy]:
    """What each source says was given, where sources name different things."""
    named: dict[str, list[Fact]] = defaultdict(list)
    claims: list[Claim] = []
    for item in sorted(items):
        if not item:
            continue
        for claim in items[item]:
            claims.append(claim)
            for fact in ctx.facts_of(claim):
                named[fact.source].append(fact)
    if not 2 <= len(named) <= _MOST:
        return  # of many, nearly every source names something else, and nobody compares them all
    sets = [{fact.item for fact in facts} for facts in named.values()]
    shared = set.intersection(*sets)
    if all(one == sets[0] for one in sets):
        return
    positions = [
        Position(facts=tuple(fact.id for fact in facts))
        for _, facts in sorted(named.items(), key=lambda row: (ctx.published(row[1][0]) or "9999", row[0]))
    ]
    everything = sorted({fact.item for facts in named.values() for fact in facts if fact.item})
    why: list[Reason] = [reason("accounts_differ", "; ".join(everything), "; ".join(sorted(s for s in shared if s)))]
    order = sorted(claims, key=lambda claim: (ctx.published(ctx.facts[claim.facts[0]]) or "9999", claim.id))
    yield discrepancy("item", "scope", "resolved", [claim.id for claim in order], positions, why, ctx)


def _increments(ctx: Context, known: Mapping[str, Alone]) -> Iterator[Discrepancy]:
    """An increment beside a total of the same thing: read together, never added up or set against each other."""
    totals: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in ctx.claims:
        if not claim.key[6] and known[claim.id].current:
            totals[(*_sides(claim, ctx), claim.key[3])].append(claim)
    for claim in ctx.claims:
        if claim.key[6] != "additional" or not known[claim.id].current:
            continue
        for total in totals[(*_sides(claim, ctx), claim.key[3])][:1]:
            both = (*known[total.id].current, *known[claim.id].current)
            shown = [printed(known[c.id].current[0]) for c in (claim, total)]
            why = [reason("scope_increment", *shown)]
            yield discrepancy("value", "scope", "resolved", [claim.id, total.id], figures.positions(both), why, ctx, 2)


def _wrong_years(plain: Sequence[Claim], ctx: Context) -> Iterator[Discrepancy]:
    """One event of a kind that has a window, on the same day of two years running: one of the years is a slip."""
    days: dict[tuple[str, ...], Claim] = {}
    for claim in plain:
        traits, day = ctx.traits(claim.kind), claim.key[5]
        if traits.window and len(day) == 10:
            days.setdefault((*claim.key[:4], day), claim)
    for key in sorted(days):
        year, rest = int(key[4][:4]), key[4][4:]
        a, b = days[key], days.get((*key[:4], f"{year + 1:04d}{rest}"))
        if b is None:
            continue
        facts = [*ctx.facts_of(a), *ctx.facts_of(b)]
        if _sources(ctx.facts_of(a)) & _sources(ctx.facts_of(b)):
            continue
        why = [reason("year_differs", a.key[5], b.key[5])]
        places = dating.positions([fact for fact in facts if fact.date_start])
        yield discrepancy("date", "conflict", "open", [a.id, b.id], places, why, ctx, 2)


def _sources(facts: Sequence[Fact]) -> frozenset[str]:
    return frozenset(fact.source for fact in facts)


def _meet(a: Sequence[Fact], b: Sequence[Fact]) -> bool:
    """Whether the times of two figures meet, or one has none."""
    x, y = of_fact(a[0]), of_fact(b[0])
    return x is None or y is None or x.overlaps(y)
