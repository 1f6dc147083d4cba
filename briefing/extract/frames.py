"""Rules → tables by trigger; and whether a frame's conditions hold where its trigger stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.config.specs.rules import FrameSpec, RuleSpec
from briefing.extract.entities import singular
from briefing.extract.fillers import quantity_in
from briefing.extract.phrases import NounPhrase
from briefing.extract.scene import Scene
from briefing.extract.slots import Trigger, slot
from briefing.extract.tokens import Token


@dataclass(frozen=True, slots=True)
class Pattern:
    """One trigger form of one frame: the words beside the head that it needs."""

    rule: RuleSpec
    frame: FrameSpec
    number: int
    #: After a verb: its particle. Before a noun: the words of its compound.
    beside: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the fact's `rule` says."""
        return f"{self.rule.kind}.{self.number}"


@dataclass(frozen=True, slots=True)
class Patterns:
    """All frames by the lemma of their trigger."""

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    adjectives: dict[str, tuple[Pattern, ...]]


def compile_patterns(rules: Sequence[RuleSpec]) -> Patterns:
    """Tables of all rules, in the order of the files."""
    verbs: dict[str, list[Pattern]] = {}
    nouns: dict[str, list[Pattern]] = {}
    adjectives: dict[str, list[Pattern]] = {}
    for rule in rules:
        for number, frame in enumerate(rule.frames, 1):
            for words in frame.verbs:
                head, *particle = words.split()
                verbs.setdefault(head, []).append(Pattern(rule, frame, number, tuple(particle)))
            for words in frame.nouns:
                *beside, head = words.split()
                nouns.setdefault(head, []).append(Pattern(rule, frame, number, tuple(beside)))
            for word in frame.adjectives:
                adjectives.setdefault(word, []).append(Pattern(rule, frame, number))
    return Patterns(*({k: tuple(v) for k, v in table.items()} for table in (verbs, nouns, adjectives)))


def may_trigger(tokens: Sequence[Token], patterns: Patterns) -> bool:
    """Whether any word of a sentence opens a frame: only such a sentence is cut into clauses."""
    for token in tokens:
        if token.lemma:
            if token.lemma in patterns.verbs:
                return True
        elif token.tag in ("NOUN", "NAME", "ADJ") and (
            singular(token.lower) in patterns.nouns or token.lower in patterns.adjectives
        ):
            return True
    return False


def triggers(scene: Scene, patterns: Patterns) -> list[tuple[Trigger, list[Pattern]]]:
    """The triggers of a scene in order of the text, each with the frames it opens."""
    lower = scene.lower
    found: list[tuple[Trigger, list[Pattern]]] = []
    for clause in scene.clauses:
        verb = clause.verb
        here = [
            p
            for p in patterns.verbs.get(verb.lemma, ())
            if tuple(lower[verb.last : verb.last + len(p.beside)]) == p.beside
        ]
        if here:
            found.append((Trigger(clause, None, verb.lemma, verb.first, verb.last), here))
    for np in scene.phrases:
        if np.pronoun:
            continue
        head = singular(scene.head(np))
        words = scene.words(np)
        before = words[: np.head - np.first]
        here = [p for p in patterns.nouns.get(head, ()) if _compound(before, p.beside)]
        if here:
            found.append((Trigger(None, np, head, np.head, np.head + 1), here))
        for at in range(np.first, np.head):
            if lower[at] in patterns.adjectives:
                found.append((Trigger(None, np, lower[at], at, at + 1), list(patterns.adjectives[lower[at]])))
    found.sort(key=lambda t: t[0].first)
    return found


def _compound(before: Sequence[str], beside: tuple[str, ...]) -> bool:
    return not beside or tuple(before[len(before) - len(beside) :]) == beside


def conditions_hold(scene: Scene, trigger: Trigger, frame: FrameSpec, last_kinds: Sequence[str]) -> str | None:
    """None where every `where` holds and no `unless` does; else the condition that fails, in words."""
    for key, values in frame.where.items():
        if not key.startswith("slot:") and not _holds(scene, trigger, key, values, last_kinds):
            return f"nothing of {', '.join(values)} in {key}"
    for key, values in frame.unless.items():
        if _holds(scene, trigger, key, values, last_kinds):
            return f"one of {', '.join(values)} in {key}"
    return None


def _holds(scene: Scene, trigger: Trigger, key: str, values: Sequence[str], last_kinds: Sequence[str]) -> bool:
    lower = scene.lower
    if key == "sentence":
        return _in_words(lower, values)
    if key == "nearby":
        return _in_words(lower, values) or _in_words(scene.before, values)
    if key == "after":
        return _in_words(lower[trigger.last :], values)
    if key == "next":
        return any(w in values for w in lower[trigger.last : trigger.last + 2])
    if key == "before":
        return any(w in values for w in lower[max(0, trigger.first - 2) : trigger.first])
    if key == "topic":
        return any(v.removeprefix("~") in last_kinds for v in values)
    if key == "clause":
        clause = scene.clause_with(trigger.noun) if trigger.noun is not None else trigger.clause
        return clause is not None and clause.verb.lemma in values
    if key in ("head", "compound", "described") and trigger.noun is not None:
        return _np_has(scene, trigger.noun, values, compound=key == "compound")
    base, _, rest = key.partition(".")
    name = base if rest == "compound" else key
    return any(_np_has(scene, np, values) for group in slot(scene, trigger, name) for np in group)


def _in_words(lower: Sequence[str], values: Sequence[str]) -> bool:
    present = set(lower)
    text = f" {' '.join(lower)} "
    return any(
        v.lower() in present or (" " in v and f" {v.lower()} " in text) or f" {v.lower()}s " in text for v in values
    )


def _np_has(scene: Scene, np: NounPhrase, values: Sequence[str], compound: bool = False) -> bool:
    words = scene.words(np)
    if compound:
        words = words[: np.head - np.first]
    wanted = {v.lower() for v in values}
    if not wanted.isdisjoint(words) or not wanted.isdisjoint(singular(w) for w in words):
        return True
    if "~figure" in wanted and quantity_in(scene, scene.span(np)) is not None:
        return True
    text = f" {' '.join(words)} "
    if any(" " in v and f" {v} " in text for v in wanted):
        return True
    for mention in (m for outer in scene.within(np) for m in (outer, *outer.inner)):
        for reading in mention.readings:
            if reading.category == "item" and not wanted.isdisjoint(
                t.lower() for t in scene.index.item_types(reading.name)
            ):
                return True
    return False
