"""Claims side by side → what differs between them: wider items, earlier beginnings, use and supply, accounts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import permutations

from briefing.assess import dating, figures
from briefing.assess.alone import Alone
from briefing.assess.context import Context
from briefing.assess.disputes import Status, discrepancy
from briefing.assess.intervals import FIRST, LAST, Interval, days_of, of_fact
from briefing.assess.reasons import reason
from briefing.assess.shelved import Between
from briefing.assess.values import compare, printed, same_unit
from briefing.model import Claim, Discrepancy, Fact, Position, Reason
from briefing.model.claim import DiscrepancyRelation

_Sides = tuple[str, str, str]
#: Claims of one item between two sides that are compared with those of another; the rest only repeat the pattern.
_MOST = 12


def across(ctx: Context, known: Mapping[str, Alone], between: Between) -> list[Discrepancy]:
    """Disagreements between claims; of each it is `known` how it stands alone. One for each question, however many
    claims take part."""
    plain = [claim for claim in ctx.claims if _plain(claim, ctx)]
    by_sides: dict[_Sides, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in plain:
        by_sides[_sides(claim, ctx)][claim.parts.item].append(claim)
    supplied: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in plain:
        supplied[claim.kind, _sides(claim, ctx)[2]].append(claim)
    out: list[Discrepancy] = []
    for sides in sorted(by_sides):
        items = by_sides[sides]
        for narrow, wide in _pairs(items, ctx):
            narrower, wider = items[narrow][:_MOST], items[wide][:_MOST]
            find = partial(_wider_items, narrower, wider, known, ctx)
            out.extend(between.recall(("wider", *sides, narrow, wide), (*narrower, *wider), find))
        out.extend(_began(sides, items, known, ctx, between))
        out.extend(_parts(items, known, ctx, between))
        out.extend(_used(sides, items, supplied, known, ctx, between))
        if ctx.traits(sides[0]).accounts:
            out.extend(_accounts(sides, items, ctx, between))
    out.extend(_increments(ctx, known, between))
    out.extend(_wrong_years(plain, ctx, between))
    return out


def related_counts(ctx: Context, known: Mapping[str, Alone]) -> dict[str, int]:
    """For each claim, how many of the same kind, sides and a related item rest on some other origin (at most 9)."""
    index: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in ctx.claims:
        if claim.parts.aspect in ("", "there"):
            index[(*_sides(claim, ctx), claim.parts.item)].append(claim)
    origins = {id_: one.origin_ids for id_, one in known.items()}
    narrower: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for key in index:
        for wider in ctx.names.wider_items(key[3])[1:]:
            narrower[(*key[:3], wider)].append(key)
    counts: dict[str, int] = {}
    for claim in ctx.claims:
        if not ctx.traits(claim.kind).item or not claim.parts.item:
            continue  # one visit or meeting says nothing of another
        key = (*_sides(claim, ctx), claim.parts.item)
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
    return not claim.parts.aspect and not ctx.traits(claim.kind).denial


def _sides(claim: Claim, ctx: Context) -> _Sides:
    """Kind and states on both sides, so that a company's or a mercenary force's part is compared with its state's."""
    return claim.kind, ctx.names.side_of(claim.parts.actor), ctx.names.side_of(claim.parts.recipient)


def _pairs(items: Mapping[str, list[Claim]], ctx: Context) -> Iterator[tuple[str, str]]:
    """(narrower, wider) items that are both claimed."""
    for narrow in sorted(items):
        for wide in ctx.names.wider_items(narrow)[1:]:
            if wide in items:
                yield narrow, wide


def _wider_items(
    narrower: Sequence[Claim], wider: Sequence[Claim], known: Mapping[str, Alone], ctx: Context
) -> Iterator[Discrepancy]:
    """Figures for an item and for a wider one: both are printed, and neither contradicts the other."""
    for a in narrower:
        for b in wider:
            x, y = _current(known[a.id], ctx), _current(known[b.id], ctx)
            # A text that gives both tells them apart itself.
            if x and y and same_unit(x[0], y[0]) and _sources(x).isdisjoint(_sources(y)) and _meet(x, y):
                meets = compare(x[0], y[0], ctx.spec.tolerance) != "apart"
                relation: DiscrepancyRelation = "compatible" if meets else "scope"
                why = [reason("scope_item", a.parts.item, b.parts.item)]
                yield discrepancy("value", relation, "resolved", [a.id, b.id], figures.positions((*x, *y)), why, ctx)


def _current(known: Alone, ctx: Context) -> list[Fact]:
    return ctx.corpus.facts.fetch(known.current)


def _began(
    sides: _Sides, items: Mapping[str, list[Claim]], known: Mapping[str, Alone], ctx: Context, between: Between
) -> Iterator[Discrepancy]:
    """ "Since X" against something of the same sort dated before X."""
    begun: dict[str, list[tuple[int, int, Alone]]] = defaultdict(list)
    for item in sorted(items):
        for one in (known[claim.id] for claim in items[item]):
            if one.began is not None:
                begun[item].append((one.began.start, one.began.end, one))
    for item, rows in begun.items():
        since = [row for row in rows if row[1] == LAST]
        if not since:
            continue
        first = min(since, key=lambda row: (row[0], row[2].claim.id))
        related = [other for other in sorted(begun) if other == item or ctx.names.items_related(item, other)]
        # "Until July" leaves its beginning open, and contradicts only what begins after July.
        told = [row for other in related for row in begun[other] if row[0] != FIRST or row[1] < first[0]]
        place = first[2].claim.place
        earlier = [row for row in told if row[0] < first[0] and ctx.names.places_meet(row[2].claim.place, place)]
        against = min(earlier, key=lambda row: (row[0], row[2].claim.id), default=None)
        source_of = ctx.corpus.facts.source_of
        if against is None or source_of[against[2].sound[0]] == source_of[first[2].sound[0]]:
            continue
        pair = (against[2], first[2])
        find = partial(_begun, pair, ctx)
        yield from between.recall(("began", *sides, item), (one.claim for one in pair), find)


def _begun(pair: tuple[Alone, Alone], ctx: Context) -> Iterator[Discrepancy]:
    """Two beginnings, the earlier first; the later is that of what goes on since."""
    against, first = pair
    assert against.began is not None
    assert first.began is not None
    item, other = first.claim.parts.item, against.claim.parts.item
    why = [reason("began_differs", against.began.text, first.began.text)]
    same = other == item and against.claim.parts.recipient == first.claim.parts.recipient
    # The question is put of the wider of two items: it holds of both.
    asked = [first.claim.id, against.claim.id]
    within = other in ctx.names.wider_items(item)
    if within:
        asked.reverse()
    if other != item:
        why.append(reason("scope_item", item or "-", other or "-"))
    places = dating.positions(ctx.corpus.facts.fetch((against.sound[0], first.sound[0])))
    # What is part of the wider may well begin after it.
    status: Status = "resolved" if within and other != item else "open"
    yield discrepancy("date", "conflict" if same else "scope", status, asked, places, why, ctx)


def _used(
    sides: _Sides,
    items: Mapping[str, list[Claim]],
    supplied: Mapping[tuple[str, str], list[Claim]],
    known: Mapping[str, Alone],
    ctx: Context,
    between: Between,
) -> Iterator[Discrepancy]:
    """Figures for what was used beside figures for what was supplied before it: two counts, not one."""
    before = ctx.traits(sides[0]).follows
    if before is None or not sides[1]:
        return
    sent = [claim for claim in supplied.get((before, sides[1]), ()) if known[claim.id].current]
    for item in sorted(items):
        used = next((claim for claim in items[item] if known[claim.id].current), None)
        near = [claim for claim in sent if ctx.names.items_related(item, claim.parts.item)]
        if used is None or not near:
            continue
        source = min(near, key=lambda claim: (claim.parts.item != item, -len(claim.facts), claim.id))
        find = partial(_used_of, source, used, known, ctx)
        yield from between.recall(("used", *sides, item), (source, used), find)


def _used_of(source: Claim, used: Claim, known: Mapping[str, Alone], ctx: Context) -> Iterator[Discrepancy]:
    """What was used of an item beside what was supplied of it, where both are counted alike."""
    counts = (*_current(known[source.id], ctx), *_current(known[used.id], ctx))
    if same_unit(counts[0], counts[-1]):
        why = [reason("scope_kind", source.kind, used.kind)]
        if used.parts.item != source.parts.item:
            why.append(reason("scope_item", used.parts.item, source.parts.item))
        yield discrepancy("value", "scope", "resolved", [source.id, used.id], figures.positions(counts), why, ctx, 2)


def _accounts(sides: _Sides, items: Mapping[str, list[Claim]], ctx: Context, between: Between) -> Iterator[Discrepancy]:
    """What each source says was given, where sources name different things."""
    claims = [claim for item in sorted(items) if item for claim in items[item]]
    sources = {source for claim in claims for source in ctx.sources_of(claim)}
    if 2 <= len(sources) <= _MOST:  # of many, nearly every source names something else, and nobody compares them all
        yield from between.recall(("accounts", *sides), claims, partial(_accounts_of, claims, ctx))


def _accounts_of(claims: Sequence[Claim], ctx: Context) -> Iterator[Discrepancy]:
    named: dict[str, list[Fact]] = defaultdict(list)
    for claim in claims:
        for fact in ctx.facts_of(claim):
            named[fact.source].append(fact)
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


def _parts(
    items: Mapping[str, list[Claim]], known: Mapping[str, Alone], ctx: Context, between: Between
) -> Iterator[Discrepancy]:
    """'9 million in 2024' against '5.8 million since August 2023': more in a part of the time than in all of it."""
    for item in sorted(items):
        claims = (known[claim.id] for claim in items[item][:_MOST])
        for part, whole in permutations((one for one in claims if one.current and one.when is not None), 2):
            if _within(part.when, whole.when):
                find = partial(_larger_part, part, whole, ctx)
                yield from between.recall(("part", part.claim.id, whole.claim.id), (part.claim, whole.claim), find)


def _within(part: Interval | None, whole: Interval | None) -> bool:
    return part is not None and whole is not None and part.within(whole) and not whole.within(part)


def _larger_part(part: Alone, whole: Alone, ctx: Context) -> Iterator[Discrepancy]:
    """A larger count of the shorter time beside that of the longer, if this was told when the shorter was over."""
    of_whole, of_part = _current(whole, ctx), _current(part, ctx)
    told = [day for fact in of_whole if (day := days_of(ctx.published(fact) or "")) is not None]
    over = part.when is not None and all(part.when.end <= day[1] for day in told)
    high, low = of_whole[0].value_high, of_part[0].value_low
    larger = same_unit(of_whole[0], of_part[0]) and high is not None and low is not None and low > high
    if over and larger and compare(of_part[0], of_whole[0], ctx.spec.tolerance) == "apart":
        why = [reason("larger_part", printed(of_part[0]), printed(of_whole[0]))]
        asked, told_by = [whole.claim.id, part.claim.id], figures.positions((*of_whole, *of_part))
        yield discrepancy("value", "conflict", "open", asked, told_by, why, ctx, anchors=2)


def _increments(ctx: Context, known: Mapping[str, Alone], between: Between) -> Iterator[Discrepancy]:
    """An increment beside a total of the same thing: read together, never added up or set against each other."""
    totals: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in ctx.claims:
        if not claim.parts.aspect and known[claim.id].current:
            totals[(*_sides(claim, ctx), claim.parts.item)].append(claim)
    for claim in ctx.claims:
        if claim.parts.aspect != "additional" or not known[claim.id].current:
            continue
        for total in totals[(*_sides(claim, ctx), claim.parts.item)][:1]:
            find = partial(_increment, known[claim.id], known[total.id], ctx)
            yield from between.recall(("increment", claim.id), (claim, total), find)


def _increment(further: Alone, total: Alone, ctx: Context) -> Iterator[Discrepancy]:
    more, whole = _current(further, ctx), _current(total, ctx)
    why = [reason("scope_increment", printed(more[0]), printed(whole[0]))]
    claims = [further.claim.id, total.claim.id]
    yield discrepancy("value", "scope", "resolved", claims, figures.positions((*whole, *more)), why, ctx, 2)


def _wrong_years(plain: Sequence[Claim], ctx: Context, between: Between) -> Iterator[Discrepancy]:
    """One event of a kind that has a window, on the same day of two years running: one of the years is a slip."""
    days: dict[tuple[str, ...], Claim] = {}
    for claim in plain:
        traits, day = ctx.traits(claim.kind), claim.parts.date
        if traits.window and len(day) == 10:
            days.setdefault((*claim.key[:4], day), claim)
    for key in sorted(days):
        year, rest = int(key[4][:4]), key[4][4:]
        a, b = days[key], days.get((*key[:4], f"{year + 1:04d}{rest}"))
        if b is not None and set(ctx.sources_of(a)).isdisjoint(ctx.sources_of(b)):
            yield from between.recall(("year", *key), (a, b), partial(_years_apart, a, b, ctx))


def _years_apart(a: Claim, b: Claim, ctx: Context) -> Iterator[Discrepancy]:
    why = [reason("year_differs", a.parts.date, b.parts.date)]
    places = dating.positions([fact for fact in (*ctx.facts_of(a), *ctx.facts_of(b)) if fact.date_start])
    yield discrepancy("date", "conflict", "open", [a.id, b.id], places, why, ctx, 2)


def _sources(facts: Sequence[Fact]) -> frozenset[str]:
    return frozenset(fact.source for fact in facts)


def _meet(a: Sequence[Fact], b: Sequence[Fact]) -> bool:
    """Whether the times of two figures meet, or one has none; a count of one day is none of all that goes on since."""
    x, y = of_fact(a[0]), of_fact(b[0])
    return x is None or y is None or (x.open == y.open and x.overlaps(y))
