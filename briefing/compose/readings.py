"""A clause and the figures that it leaves out → sentences: who gives which, or from where to where they run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.compose import numbers
from briefing.compose.clauses import Clause
from briefing.compose.english import listing
from briefing.compose.marks import Prose
from briefing.compose.names import item_phrase
from briefing.compose.views import FactView, Scope
from briefing.compose.voices import Speakers, Voice, voice_of

#: Figures of one thing that are listed with their speakers; of more, the lowest and the highest are told.
_LISTED = 4


def readings_of(
    clause: Clause, facts: Sequence[FactView], spoke: Voice | None, speakers: Speakers
) -> Iterator[tuple[str, list[str]]]:
    """A sentence for each thing counted, with what it cites; `spoke` is whose word the sentence before was."""
    scope = speakers.scope
    named = len(clause.claims) > 1 or clause.voice.kind == "agreed"
    counted: dict[str | None, list[FactView]] = {}
    for fact in sorted(facts, key=_size):
        counted.setdefault(fact._fact.item, []).append(fact)
    for same in counted.values():
        noun = f" {_counted(same[0], scope)}" if named and same[0].item and not _has_unit(same[0]) else ""
        voices = [voice_of(f._fact, scope) for f in same]
        refs = [f"fact:{f.id}" for f in same]
        if len(same) <= _LISTED:
            yield _each(same, voices, noun, spoke, speakers), refs
        else:
            ends = ((same[0], voices[0]), (same[-1], voices[-1]))
            low, high = (f"{_value(f, scope)}, given by {speakers.name(v)}" for f, v in ends)
            lead = f"Counts of{noun}" if noun else "Counts"
            yield f"{lead} run from {low}, to {high}", refs


def speaks(said: Voice, speakers: Speakers) -> str:
    """The verb of "speaks of 300" in the number of the voice."""
    return "speak" if speakers.plural(said) else "speaks"


def _each(
    facts: Sequence[FactView], voices: Sequence[Voice], noun: str, spoke: Voice | None, speakers: Speakers
) -> str:
    """ "Paper A speaks of 100 troops, Paper B of 200 and 300"; `spoke` has given another figure just before."""
    by_voice: dict[str, tuple[Voice, list[FactView]]] = {}
    for fact, said in zip(facts, voices, strict=True):
        by_voice.setdefault(said.key, (said, []))[1].append(fact)
    parts = []
    for n, told in enumerate(_alike(by_voice.values())):
        (said, own), agreeing = told[0], speakers.distinct(one for one, _ in told)
        values = listing([_value(f, speakers.scope) for f in own])
        if not n and len(told) == 1 and spoke is not None and said.key == spoke.key:
            give = "give" if speakers.plural(said) else "gives"
            figure = "a figure" if len(own) == 1 else "figures"
            parts.append(f"{speakers.again(said)} also {give} {figure} of {values}{noun}")
            continue
        name = speakers.names(agreeing)
        speak = "each speak" if len(agreeing) > 1 else speaks(agreeing[0], speakers)
        parts.append(f"{name} of {values}" if n else f"{name} {speak} of {values}{noun}")
    return listing(parts)


def _alike(told: Iterable[tuple[Voice, list[FactView]]]) -> Iterable[Sequence[tuple[Voice, list[FactView]]]]:
    """Who gives which figures, those together who give the same."""
    groups: dict[tuple[str, ...], list[tuple[Voice, list[FactView]]]] = {}
    for said, own in told:
        groups.setdefault(tuple(_in_words(f) for f in own), []).append((said, own))
    return groups.values()


def _in_words(fact: FactView) -> str:
    figure = fact.figure
    assert figure is not None
    text = numbers.bounds(figure.low, figure.high, figure.approximate, figure.unit)
    return f"{text} {numbers.unit_noun(figure.unit, figure.count)}".strip()


def _value(fact: FactView, scope: Scope) -> Prose:
    assert fact.figure is not None
    return scope.recorder.mark(_in_words(fact), "facts", fact.figure.refs)


def _size(fact: FactView) -> tuple[float, float]:
    low, high = fact._fact.value_low, fact._fact.value_high
    return (low if low is not None else high or 0.0, high if high is not None else float("inf"))


def _counted(fact: FactView, scope: Scope) -> Prose:
    figure, item = fact.figure, fact._fact.item
    assert item is not None
    return item_phrase(item, scope.lexicon, scope.recorder, count=figure.count if figure else None, figure=True)


def _has_unit(fact: FactView) -> bool:
    return fact.figure is not None and bool(numbers.unit_noun(fact.figure.unit, None))


def verb_of(clause: Clause) -> tuple[str, str]:
    """The verb of saying that fits the mood: singular, plural."""
    said = clause.voice.kind
    if clause.modality == "alleged" and said == "authority":
        return "alleges", "allege"
    if clause.modality == "speculated":
        return "suggests", "suggest"
    return ("reports", "report") if said == "outlet" else ("says", "say")
