"""The facts of a document → the same, where an act that goes undated has the date that the text gives its kind.

A notice dates its decision once and then says whom it hits; a report dates a vote and then says who abstained. Where
all that a text dates of such a kind is of one date, what it tells of it afterwards is of that date, too.
"""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.config.specs.rules import RuleSpec
from briefing.extract.dates.dates import stamps
from briefing.extract.events.facts import date_fields, date_of
from briefing.extract.grammar.phrases import Clause
from briefing.extract.roles.told import Told
from briefing.extract.scene.scene import Scene
from briefing.model import Fact, Span, TimeRef
from briefing.model.days import MONTHS

#: How many characters back an event may stand that one of its kind is told of together with.
_IN_STEP = 400
#: How many characters back an event may stand that is of the same occasion.
_ONE_OCCASION = 600
#: The length of the ISO date of a day.
_DAY = 10
#: Of so many characters of a heading one at least tells the time.
_SHARE = 3
#: PLOVER types of what many do at once: they vote.
_TOGETHER = frozenset(("SUPPORT",))
#: Words between two acts of one sentence that set them apart in time.
_ELSEWHEN = frozenset("after before since when until following earlier later previously ago while".split())
_CLOCK = re.compile(r"T\d")
#: A month or a day of one, without its year.
_MONTH = re.compile(rf"(?:(?:early|mid|late)[ -]|\d\d? )?(?:{'|'.join(MONTHS)})(?: \d\d?)?")
#: Words of a sentence that speaks of another time than the one told of, or of what is done again and again.
_OTHERWISE = frozenset(
    """previous previously earlier already before former formerly ever never once again years year decade decades
    history historic historically regularly often usually always each every recent recently repeatedly last
    traditionally if should could may might""".split()
)


def of_one_date(
    told: Sequence[Told], rules: Mapping[str, RuleSpec], text: str, timed: Collection[Span]
) -> Iterator[Told]:
    """The facts of `text` in order; `timed` are its sentences that name a time themselves."""
    dates = {kind: _dates(one.fact for one in told if one.fact.kind == kind) for kind in _kinds(told, rules)}
    last: dict[tuple[str, int], Fact] = {}
    for one in told:
        fact = one.fact
        act = last.get((fact.kind, one.entry)) if fact.kind in dates else None
        if act is not None and not (fact.date_start or fact.date_end) and _real(fact):
            plain = fact.sentence not in timed and not _otherwise(text, fact)
            if plain and len(dates[fact.kind]) == 1 and _by_same(fact, act):
                fact = replace(fact, **date_of(act), notes=(*fact.notes, "date of the act that the text tells of"))
            elif _at_once(fact, act, rules[fact.kind].plover in _TOGETHER, plain, text):
                fact = replace(fact, **date_of(act), notes=(*fact.notes, "date of the act told before"))
        if fact.date_start and fact.date_end and _real(fact):
            last[fact.kind, one.entry] = fact
        yield one if fact is one.fact else replace(one, fact=fact)


def _by_same(fact: Fact, act: Fact) -> bool:
    """Whether nobody else is told to do the one than the other."""
    return fact.actor is None or act.actor is None or fact.actor == act.actor


def _at_once(fact: Fact, act: Fact, together: bool, plain: bool, text: str) -> bool:
    """'Russia vetoed it on Monday; China abstained.': whether what is told right after an act is done with it.

    `together` where many act at once; `plain` where the sentence names no time of its own.
    """
    between = text[act.evidence.span.end : fact.evidence.span.start]
    if fact.evidence.span.start < act.evidence.span.end or "\n" in between or len(between) > _IN_STEP:
        return False
    if fact.sentence == act.sentence:
        return _ELSEWHEN.isdisjoint(between.lower().split())
    return plain and together


def in_step(fact: Fact, earlier: Sequence[Fact], text: str) -> Fact:
    """An undated fact with the date of the last of its kind, where that is near by and is done by the same actor."""
    if fact.date_start or fact.date_end or fact.actor is None or fact.modality == "planned" or _otherwise(text, fact):
        return fact
    last = next((f for f in reversed(earlier) if f.kind == fact.kind and f.actor == fact.actor), None)
    near = last is not None and 0 <= fact.evidence.span.start - last.evidence.span.start <= _IN_STEP
    if last is None or not near or not last.date_start or last.modality == "planned":
        return fact
    if fact.item != last.item and not any("taken over" in note or "read as" in note for note in fact.notes):
        return fact  # "It has carried out six nuclear tests" is of another time
    return replace(fact, **date_of(last), notes=(*fact.notes, "date of the event told before"))


def of_occasion(
    fact: Fact, scene: Scene, clause: Clause | None, earlier: Sequence[Fact], kinds: Collection[str]
) -> Fact:
    """'Putin landed on Wednesday. There he met Kim.': an undated event of the last occasion of its states.

    `earlier` are the facts so far, `kinds` those that make an occasion. "Had met", "has signed", "are
    discussing" and a sentence that names a time speak of others.
    """
    text = scene.parsed.text
    verb = clause.verb if clause is not None else None
    goes_on = verb is not None and verb.form == "finite" and scene.parsed.tokens[verb.head].form == "ing"
    elsewhen = goes_on or (verb is not None and verb.perfect) or any(t.start or t.end for t in scene.times)
    if fact.date_start or fact.date_end or not _real(fact) or elsewhen or _otherwise(text, fact):
        return fact
    states = _states(fact, scene)
    for last in reversed(earlier):
        if fact.evidence.span.start - last.evidence.span.start > _ONE_OCCASION:
            return fact
        if last.kind in kinds and last.date_start and _real(last) and states and states <= _states(last, scene):
            days = len(last.date_start) == len(last.date_end or "") == _DAY  # of "the pact of 2001" nothing goes on
            return replace(fact, **date_of(last), notes=(*fact.notes, "date of the occasion")) if days else fact
    return fact


def _real(fact: Fact) -> bool:
    """Whether something is told to have come about."""
    return fact.modality in ("asserted", "reported") and not fact.negated


def _states(fact: Fact, scene: Scene) -> frozenset[str]:
    """The states that meet in a fact."""
    names = [name for side in (fact.actor, fact.recipient) if side is not None for name in side.split(" and ")]
    return frozenset(state for name in names if (state := scene.index.side_of(name)) is not None)


def heads(scene: Scene) -> TimeRef | None:
    """The time that a heading gives what stands under it: "October 2024", "Drones overnight".

    A clock time and the day of publication are those of the writing; a bare year is what a heading is about, and so is
    a time among many other words.
    """
    line = scene.sentence
    times = [t for t in scene.times if t.start and t.end and len(t.start) > len("2024") and t.value != scene.published]
    clock = [t for t in scene.times if _CLOCK.search(t.value or "")]
    dated = [t for t in times if t not in clock]
    if line.block != "heading" or not dated:
        return None
    length = len(line.span) - sum(len(t.span) for t in clock)
    return dated[-1] if _SHARE * sum(len(t.span) for t in dated) >= length else None


def stamp_of(scene: Scene) -> TimeRef | None:
    """The time that opens a sentence as that of the whole entry: "12 June: …", "On Monday." alone."""
    first = next((t for t in scene.times if t.start and t.end), None)
    return first if first is not None and stamps(scene.parsed.text, scene.sentence.span, first) else None


def under(one: Told, heading: TimeRef, text: str) -> Told:
    """A fact whose sentence names no time, with that of the heading that it stands under."""
    otherwise = not _real(one.fact) or _otherwise(text, one.fact)
    return one if otherwise else _given(one, heading, "date of the heading above")


def of_entry(one: Told, stamp: TimeRef, text: str) -> Told:
    """An undated fact with the time that its entry opens with; what somebody else is told to say has its own."""
    fact = one.fact
    own = fact.attribution in (None, fact.actor) and fact.modality in ("asserted", "reported", "denied")
    return _given(one, stamp, "date that opens the entry") if own and not _otherwise(text, fact) else one


def after_entry(one: Told, stamp: TimeRef) -> Told:
    """'Parliament ratifies it in October', in an entry of June 2024: the first October after the entry's own time."""
    fact, since = one.fact, stamp.start
    if not since or fact.date_basis != "relative" or not _MONTH.fullmatch(fact.date_text or ""):
        return one
    ends = {"date_start": fact.date_start, "date_end": fact.date_end}
    known = next((end for end in ends.values() if end is not None and len(end) > len(since[:4])), None)
    if known is None or len(since) < len("2024-06"):
        return one
    years = int(since[:4]) + (known[5:7] < since[5:7]) - int(known[:4])
    moved = {name: f"{int(end[:4]) + years:04d}{end[4:]}" for name, end in ends.items() if end is not None}
    return replace(one, fact=replace(fact, **moved)) if years else one  # type: ignore[arg-type]


def _given(one: Told, time: TimeRef, why: str) -> Told:
    if one.fact.date_start or one.fact.date_end or one.fact.context == "historical":
        return one
    return replace(one, fact=replace(one.fact, **date_fields(time), notes=(*one.fact.notes, why)))


def _kinds(told: Iterable[Told], rules: Mapping[str, RuleSpec]) -> set[str]:
    return {one.fact.kind for one in told if rules[one.fact.kind].one_act}


def _dates(facts: Iterable[Fact]) -> set[tuple[str | None, str | None]]:
    return {(f.date_start, f.date_end) for f in facts if f.date_start or f.date_end}


def _otherwise(text: str, fact: Fact) -> bool:
    words = text[fact.sentence.start : fact.sentence.end].lower().replace(",", " ").split()
    return not _OTHERWISE.isdisjoint(words)
