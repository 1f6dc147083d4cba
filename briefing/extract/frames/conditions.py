"""A frame's `where` and `unless` → conditions; and whether they hold where its trigger stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.extract.frames.slots import Trigger, slot
from briefing.extract.grammar.phrases import NounPhrase
from briefing.extract.scene.noun_phrases import is_people, of_whom, quantity_in, stands_in
from briefing.extract.scene.scene import Scene, Wording

#: First words of phrases that stand for nobody and nothing.
NONE = frozenset(("no", "none", "nobody", "neither", "nor", "nothing"))
#: The same, and "not" right before a phrase: "said not a word", "not one of them replied".
_NOT_ONE = NONE | {"not"}


@dataclass(frozen=True, slots=True)
class Condition:
    """One entry of a frame's `where` or `unless`: a slot and what it is asked for."""

    key: str
    values: tuple[str, ...]
    words: frozenset[str]
    #: Of more than one word, in the singular and the plural, with a space at either end.
    phrases: tuple[str, ...]
    #: The slots of a key such as "object|with", and whether anything but a time will do there.
    slots: tuple[str, ...]
    anything: bool
    #: What a sentence must hold somewhere for the condition to hold; None where nothing can be said.
    hints: frozenset[str] | None
    #: Whether it holds where a trigger stands; the kinds told last are handed to it.
    holds: Callable[[Scene, Trigger, Condition, Sequence[str]], bool]
    #: Whether it must hold, or must not; and what is told where that fails.
    wanted: bool
    failed: str

    @property
    def steady(self) -> bool:
        """Whether nothing that the text told before changes the answer."""
        return self.key != "topic" and not (self.key == "nearby" and any(v[0] == "~" for v in self.values))


def compile_conditions(table: Mapping[str, tuple[str, ...]], wanted: bool) -> Iterator[Condition]:
    """The conditions of a frame by key, each of which must hold, or where they are not `wanted` must not."""
    for key, values in table.items():
        lower = [v.lower() for v in values]
        phrases = tuple(form for v in lower if " " in v for form in (f" {v} ", f" {v}s "))
        slots = tuple(name.removesuffix(".compound") for name in key.split("|"))
        opening = frozenset(lower).union(v.partition(" ")[0] for v in lower)
        holds = _ASKED.get(key, _in_slots)
        elsewhere = key in _ASKED and key not in _HERE
        hints = None if elsewhere or any(v[0] == "~" for v in opening) else opening
        failed = f"{'nothing' if wanted else 'one'} of {', '.join(values)} in {key}"
        yield Condition(key, values, frozenset(lower), phrases, slots, "~any" in values, hints, holds, wanted, failed)


def failing(
    scene: Scene, trigger: Trigger, conditions: Sequence[Condition], last_kinds: Sequence[str] = ()
) -> str | None:
    """None where everything is as the conditions want it; else in words the first that is not."""
    hints = scene.hints
    for condition in conditions:
        may_hold = condition.hints is None or not condition.hints.isdisjoint(hints)
        if (may_hold and condition.holds(scene, trigger, condition, last_kinds)) != condition.wanted:
            return condition.failed
    return None


def _in_slots(scene: Scene, trigger: Trigger, condition: Condition, _: Sequence[str]) -> bool:
    for name in condition.slots:
        for group in slot(scene, trigger, name):
            for np in group:
                if (condition.anything and not np.time) or _np_has(scene, np, condition):
                    return True
    return False


def _told_last(_: Scene, __: Trigger, condition: Condition, last_kinds: Sequence[str]) -> bool:
    return any(v.removeprefix("~") in last_kinds for v in condition.values)


def _under(_: Scene, trigger: Trigger, condition: Condition, __: Sequence[str]) -> bool:
    over = trigger.clause.matrix if trigger.clause is not None and trigger.clause.opener == "purpose" else None
    return over is not None and over.verb.lemma in condition.words


def _joined(scene: Scene, trigger: Trigger, condition: Condition, _: Sequence[str]) -> bool:
    """'were captured and taken to Kyiv', 'men captured in May remain there': whether such a verb, or one with a word
    in its object, is joined before this or describes its subject."""
    clause = trigger.clause
    before = next((c for c in reversed(scene.clauses) if clause is not None and c.at < clause.at), None)
    if clause is None or before is None:
        return False
    of = next(iter(before.objects), []) if before.opener == "reduced" else []
    described = any(np is n for np in clause.subject for n in of)
    if not described and (clause.opener != "coordinator" or not clause.shared):
        return False
    words = {w for group in before.objects for np in group for w in scene.words(np)}
    verbs = (value.partition(" ") for value in condition.values)
    return any(verb == before.verb.lemma and (not with_ or with_ in words) for verb, _, with_ in verbs)


def _of_clause(scene: Scene, trigger: Trigger, condition: Condition, _: Sequence[str]) -> bool:
    noun = trigger.noun
    clause = scene.clause_with(noun) if noun is not None else trigger.clause
    if clause is None and noun is not None and noun.measure is not None:
        clause = scene.clause_with(noun.measure)  # "a team of engineers spent a week there"
    return clause is not None and clause.verb.lemma in condition.words


def _in_noun(scene: Scene, trigger: Trigger, condition: Condition, _: Sequence[str]) -> bool:
    noun = trigger.noun
    return noun is not None and _np_has(scene, noun, condition, compound=condition.key == "compound")


def _in_sentence(scene: Scene, _: Trigger, condition: Condition, __: Sequence[str]) -> bool:
    return _in_words(scene.wording, condition)


def _nearby(scene: Scene, _: Trigger, condition: Condition, __: Sequence[str]) -> bool:
    """Whether a word stands in this sentence or the one before, or an event of a `~kind` anywhere before."""
    told = any(v[1:] in scene.told for v in condition.values if v[0] == "~")
    return told or _in_words(scene.wording, condition) or _in_words(scene.before, condition)


def _behind(scene: Scene, trigger: Trigger, condition: Condition, _: Sequence[str]) -> bool:
    return _in_words(trigger.wording_after(scene), condition)


def _next(scene: Scene, trigger: Trigger, condition: Condition, _: Sequence[str]) -> bool:
    return not condition.words.isdisjoint(scene.lower[trigger.last : trigger.last + 2])


def _before(scene: Scene, trigger: Trigger, condition: Condition, _: Sequence[str]) -> bool:
    return not condition.words.isdisjoint(scene.lower[max(0, trigger.first - 2) : trigger.first])


def _in_trigger(scene: Scene, trigger: Trigger, condition: Condition, _: Sequence[str]) -> bool:
    return not condition.words.isdisjoint(scene.lower[trigger.first : trigger.last])


def _of_unit(scene: Scene, _: Trigger, condition: Condition, __: Sequence[str]) -> bool:
    return any(q.unit in condition.values for q in scene.figures)


def _denied(scene: Scene, trigger: Trigger, _: Condition, __: Sequence[str]) -> bool:
    """'has not replied', 'gave no figures', 'neither has confirmed', 'has yet to comment', 'was not able to verify'."""
    clause = trigger.clause
    if clause is None:
        return trigger.noun is not None and scene.lower[trigger.noun.first] in NONE
    first = clause.verb.first
    before = 0 if clause.opener == "relative" else 1
    over = clause.matrix if clause.opener == "purpose" else None
    return (
        clause.verb.negated
        or "yet" in scene.lower[max(0, first - 1) : first + 1]
        or any(
            not _NOT_ONE.isdisjoint(scene.lower[max(0, np.first - before) : np.first + 1])
            for group in (clause.subject, *clause.objects[:1])
            for np in group
        )
        or (over is not None and over.verb.negated)
    )


#: What is asked of anything but a slot.
_ASKED: dict[str, Callable[[Scene, Trigger, Condition, Sequence[str]], bool]] = {
    "topic": _told_last,
    "sentence": _in_sentence,
    "nearby": _nearby,
    "after": _behind,
    "next": _next,
    "before": _before,
    "verb": _in_trigger,
    "units": _of_unit,
    "under": _under,
    "joined": _joined,
    "negated": _denied,
    "clause": _of_clause,
    "head": _in_noun,
    "compound": _in_noun,
}
#: Of these, what is asked of words or names of the sentence itself, as slots are.
_HERE = frozenset(("sentence", "after", "next", "before", "verb", "head", "compound"))


def _in_words(words: Wording, condition: Condition) -> bool:
    if not condition.words.isdisjoint(words.forms):
        return True
    return bool(condition.phrases) and any(map(words.text.__contains__, condition.phrases))


def _np_has(scene: Scene, np: NounPhrase, condition: Condition, compound: bool = False) -> bool:
    wanted = condition.words
    if not wanted.isdisjoint(scene.traits(np, compound)):
        return True
    if np.measure is not None and scene.head(np.measure) in wanted:
        return True  # "put the number of soldiers at 40"
    if "~people" in wanted and (is_people(scene, np) or stands_in(scene, np) or of_whom(scene, np)):
        return True
    if "~figure" in wanted and quantity_in(scene, scene.span(np)) is not None:
        return True
    if not condition.phrases:
        return False
    text = f" {' '.join(scene.words(np, compound))} "
    return any(map(text.__contains__, condition.phrases))
