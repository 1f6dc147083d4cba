"""Rules → tables by trigger; and which of them a sentence opens."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.config.specs.rules import FrameSpec, RoleName, RuleSpec
from briefing.extract.frames.conditions import Condition, compile_conditions
from briefing.extract.frames.rehearsed import forbidden, not_done, taught
from briefing.extract.frames.role_slots import SHARED, RoleSlots, compile_slots
from briefing.extract.frames.slots import Trigger
from briefing.extract.grammar.phrases import Clause, NounPhrase, VerbGroup
from briefing.extract.names.entities import singular
from briefing.extract.scene.scene import Scene
from briefing.extract.words.tokens import Token
from briefing.extract.words.verb_classes import OPAQUE

#: Types that pronouns, offices, origins and plain noun phrases may fill without any name.
_UNNAMED_TYPES = frozenset(
    """actor state bloc person place place:state thing agency ministry military organisation company group
    media""".split()
)
#: Particles that make another verb of a verb.
_PARTICLES = frozenset(("down", "up", "off", "out", "away", "back", "over"))
#: Of the words that make another verb of a verb those that say where something is done to somebody.
_PLACING = frozenset(("in", "on", "over", "through"))


@dataclass(frozen=True, slots=True)
class Pattern:
    """One trigger form of one frame: the words beside the head that it needs."""

    rule: RuleSpec
    frame: FrameSpec
    number: int
    #: Words or traits one of which the sentence must hold: seen before any condition is asked; None where none need be.
    hints: frozenset[str] | None = None
    #: What is asked of the sentence alone, and what of the text before it, too.
    steady: tuple[Condition, ...] = ()
    moving: tuple[Condition, ...] = ()
    #: The slots in which something must stand.
    filled: frozenset[str] = frozenset()
    #: Roles that must be filled, and all that are sought.
    needs: tuple[str, ...] = ()
    roles: tuple[RoleSlots, ...] = ()
    #: Roles that must be filled and that only what stands behind a preposition can fill.
    behind: tuple[tuple[RoleName, frozenset[str]], ...] = ()
    #: The same where only the item is needed, because a figure counts it; None where no words of the text give it.
    counting: tuple[RoleSlots, ...] | None = None
    #: Item types one of which the sentence must name, or take up from before; None where nothing can be said.
    item_types: frozenset[str] | None = None
    #: After a verb: its particle. Before a noun: the words of its compound.
    beside: tuple[str, ...] = ()

    @property
    def particle(self) -> tuple[str, ...]:
        """What follows the verb and belongs to it."""
        return self.beside if self.frame.verbs else ()

    @property
    def name(self) -> str:
        """What the fact's `rule` says."""
        return f"{self.rule.kind}.{self.number}"


@dataclass(frozen=True, slots=True)
class Voiced:
    """The frames of a verb in one voice: all, those that want no particle, and the particles that the others want."""

    patterns: tuple[Pattern, ...]
    plain: tuple[Pattern, ...]
    particles: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Patterns:
    """All frames by the lemma of their trigger; of verbs those for the active and those for the passive."""

    verbs: dict[str, tuple[Voiced, Voiced]]
    nouns: dict[str, tuple[Pattern, ...]]
    adjectives: dict[str, tuple[Pattern, ...]]
    #: Those that hang on no word, but on what somebody says: where he stands, and what he tells of others.
    stances: tuple[Pattern, ...]
    reports: tuple[Pattern, ...]


def compile_patterns(rules: Sequence[RuleSpec]) -> Patterns:
    """Tables of all rules, in the order of the files."""
    verbs: dict[str, list[Pattern]] = {}
    nouns: dict[str, list[Pattern]] = {}
    adjectives: dict[str, list[Pattern]] = {}
    stances: list[Pattern] = []
    reports: list[Pattern] = []
    for rule in rules:
        for number, frame in enumerate(rule.frames, 1):
            one = _pattern(rule, frame, number)
            stances += [one] if frame.stances else []
            reports += [one] if frame.reports else []
            for words in frame.verbs:
                head, *particle = words.split()
                verbs.setdefault(head, []).append(replace(one, beside=tuple(particle)))
            for words in frame.nouns:
                *beside, head = words.split()
                nouns.setdefault(head, []).append(replace(one, beside=tuple(beside)))
            for word in frame.adjectives:
                adjectives.setdefault(word, []).append(one)
    voiced = {lemma: (_for_voice(found, False), _for_voice(found, True)) for lemma, found in verbs.items()}
    named, described = ({k: tuple(v) for k, v in table.items()} for table in (nouns, adjectives))
    return Patterns(voiced, named, described, tuple(stances), tuple(reports))


def _for_voice(patterns: Sequence[Pattern], passive: bool) -> Voiced:
    fit = tuple(p for p in patterns if p.frame.voice in ("any", "passive" if passive else "active"))
    particles = dict.fromkeys(p.beside for p in fit if p.beside)
    return Voiced(fit, tuple(p for p in fit if not p.beside), tuple(particles))


def _pattern(rule: RuleSpec, frame: FrameSpec, number: int) -> Pattern:
    needs = rule.needs if frame.needs is None else frame.needs
    if frame.item is not None:
        needs = tuple(need for need in needs if "item" not in need.split("|"))
    roles = compile_slots(rule, frame.roles, frame.types, needs)
    asked = {key: values for key, values in frame.where.items() if not key.startswith("slot:")}  # those ask of a filler
    conditions = [*compile_conditions(asked, wanted=True), *compile_conditions(frame.unless, wanted=False)]
    conditions.sort(key=lambda condition: condition.hints is None)  # what is answered fastest is asked first
    filled = frozenset(name for condition in conditions if condition.wanted for name in condition.slots)
    steady = tuple(condition for condition in conditions if condition.steady)
    moving = tuple(condition for condition in conditions if not condition.steady)
    sought = ((role.name, role.prepositions()) for role in roles if role.needed)
    behind = tuple((name, words) for name, words in sought if words is not None)
    counting, types = _counting(frame, roles), _item_types(roles)
    hints = next((condition.hints for condition in steady if condition.wanted), None)
    return Pattern(rule, frame, number, hints, steady, moving, filled, needs, roles, behind, counting, types)


def _counting(frame: FrameSpec, roles: Sequence[RoleSlots]) -> tuple[RoleSlots, ...] | None:
    if frame.item is not None or "item" not in frame.roles or frame.attributed or frame.modality is not None:
        return None
    return tuple(replace(role, needed=role.name == "item") for role in roles)


def _item_types(roles: Sequence[RoleSlots]) -> frozenset[str] | None:
    item = next((role for role in roles if role.name == "item"), None)
    if item is None or not item.needed or any(slot.name in SHARED for slot in item.slots) or item.spec.from_origin:
        return None
    return frozenset(item.types) if _UNNAMED_TYPES.isdisjoint(item.types) else None


def may_trigger(tokens: Sequence[Token], patterns: Patterns) -> bool:
    """Whether any word of a sentence opens a frame: only such a sentence is cut into clauses."""
    for token in tokens:
        if token.lemma:
            if token.lemma.removeprefix("re-") in patterns.verbs or token.lemma in patterns.verbs:
                return True
        elif token.tag in ("NOUN", "NAME", "ADJ") and (
            singular(token.lower) in patterns.nouns or token.lower in patterns.adjectives
        ):
            return True
    return False


def triggers(scene: Scene, patterns: Patterns) -> list[tuple[Trigger, Sequence[Pattern]]]:
    """The triggers of a scene in order of the text, each with the frames it opens."""
    lower = scene.lower
    found: list[tuple[Trigger, Sequence[Pattern]]] = []
    for clause in scene.clauses:
        verb = clause.verb
        opened = patterns.verbs.get(verb.lemma) or patterns.verbs.get(verb.lemma.removeprefix("re-"))
        if opened is None or not_done(scene, clause) or _is_to(scene, clause):
            continue
        here = _opened(scene, clause, opened[verb.passive])
        if here:
            found.append((Trigger(clause, None, verb.lemma, verb.first, verb.last), here))
    for np in scene.phrases:
        if np.pronoun:
            continue
        head = singular(lower[np.head])
        named = patterns.nouns.get(head)
        if named is not None and not taught(scene, np) and not forbidden(scene, np):
            here = [p for p in named if not p.beside or _compound(scene, np, p.beside)]
            if here:
                measuring = tuple({p.rule.kind: p.rule for p in here if p.rule.measures}.values())
                found.append((Trigger(None, np, head, np.head, np.head + 1, measuring=measuring), here))
        for at in range(np.first, np.head):
            if lower[at] in patterns.adjectives:
                found.append((Trigger(None, np, lower[at], at, at + 1), patterns.adjectives[lower[at]]))
    found.sort(key=lambda t: t[0].first)
    return found


def _is_to(scene: Scene, clause: Clause) -> bool:
    """'They are to assemble drones': whether a form of "be" only says of the infinitive behind it that it is due."""
    if clause.verb.lemma != "be" or clause.objects:
        return False
    return any(c.opener == "purpose" and c.matrix is clause and c.at == clause.at + 1 for c in scene.clauses)


def _opened(scene: Scene, clause: Clause, voiced: Voiced) -> Sequence[Pattern]:
    """The frames of a verb that the words behind it leave."""
    alone = not _opaque(scene, clause.verb)
    met = [particle for particle in voiced.particles if _particle(scene, clause, particle)]
    if not met:
        return voiced.plain if alone else ()
    here = [p for p in voiced.patterns if (p.beside in met if p.beside else alone)]
    phrasal = {p.rule.kind for p in here if p.beside and p.beside[0] in _PARTICLES}
    return [p for p in here if p.beside or p.rule.kind not in phrasal]  # "shot down" is not "shot"


def _opaque(scene: Scene, verb: VerbGroup) -> bool:
    """'carried out', 'called off': whether the word behind a verb gives it another meaning."""
    after = scene.lower[verb.last] if verb.last < len(scene.lower) else ""
    beyond = scene.lower[verb.last + 1] if verb.last + 1 < len(scene.lower) else ""
    listed = verb.passive and after == "on"  # "was put on the list", where nothing is put on
    doing = beyond == "to" and any(t.form == "base" for t in scene.parsed.tokens[verb.last + 2 : verb.last + 3])
    placed = beyond in ("of", "to", "in", "at", "from") and not doing  # but "went on to urge"
    return verb.lemma in OPAQUE.get(after, ()) and not listed and not placed


def _particle(scene: Scene, clause: Clause, beside: tuple[str, ...]) -> bool:
    """Whether the words that a verb needs follow it: 'took part in'; one word may stand behind the object."""
    last = clause.verb.last
    if tuple(scene.lower[last : last + len(beside)]) == beside:
        return not (clause.verb.passive and len(beside) == 1 and _places(clause, beside[0]))
    if len(beside) > 1 or not clause.objects or not clause.objects[-1]:
        return False
    after = clause.objects[-1][-1].last
    return scene.lower[after : after + 1] == list(beside)


def _places(clause: Clause, word: str) -> bool:
    """'were taken in Kursk', and not 'were taken in by us': whether a particle of a passive only says where."""
    return word in _PLACING and any(prep == word for prep, group in clause.preps if not group[0].time)


def _compound(scene: Scene, np: NounPhrase, beside: tuple[str, ...]) -> bool:
    """Whether the words of a compound stand right before the head of a phrase."""
    return tuple(scene.lower[max(np.first, np.head - len(beside)) : np.head]) == beside


def unfillable(scene: Scene, pattern: Pattern) -> bool:
    """Whether the sentence surely has no item for a pattern that needs one: seen before any slot is looked into."""
    types = pattern.item_types
    if types is None or not types.isdisjoint(scene.types) or not types.isdisjoint(scene.within_reach):
        return False
    return not ("personnel" in types and scene.people) and not ("item" in types and scene.within_reach)
