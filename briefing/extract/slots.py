"""A trigger in a scene and a slot's name → the noun phrases that stand in the slot, as groups of one coordination."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefing.config.specs.rules import SLOTS
from briefing.extract.phrases import Clause, NounPhrase
from briefing.extract.scene import CONTAINERS, Scene
from briefing.extract.subjects import antecedents

Group = list[NounPhrase]

#: Slots that look at events read before: near by, of this kind in this sentence, of any kind in this sentence.
SHARED = frozenset(("topic", "same", "fact"))
_OTHER = SLOTS | SHARED | {"of", "whole", "via_aid", "light", "clause"}

#: Verbs that only carry the event noun after them: made a visit, held talks.
LIGHT = frozenset(
    """make hold conduct carry stage perform undertake pay have begin start launch complete finish engage embark take
    continue resume host attend do announce plan prepare schedule suspend cancel postpone expect mark follow set
    wage mount arrange give end see join watch oversee observe supervise inspect""".split()
)
_HELP = frozenset("aid help support assist back bolster reinforce join strengthen sustain fuel boost".split())


@dataclass(slots=True)
class Trigger:
    """Words that a frame hangs on: a verb's clause or an event noun."""

    clause: Clause | None
    noun: NounPhrase | None
    #: Lemma of the verb or singular of the noun, as the frame has it.
    lemma: str
    #: First and last token, half-open.
    first: int
    last: int
    #: What a bare figure is a part of, or counts.
    whole: NounPhrase | None = None


def slot(scene: Scene, trigger: Trigger, name: str) -> list[Group]:
    """Groups in slot `name`, best first; none where it is empty. A step may follow: 'object.possessive'."""
    base, _, rest = name.partition(".")
    if base in ("subject", "between", "possessive", "of", "light") and rest in ("first", "second", "all"):
        return _member(_base(scene, trigger, base), rest)
    if base == "light":
        inner, _, member = rest.partition(".")
        groups = _light(scene, trigger, inner)
        return _member(groups, member) if member else groups
    if base == "clause":
        clause = _governing(scene, trigger)
        if clause is None:
            return []
        return slot(scene, Trigger(clause, None, trigger.lemma, trigger.first, trigger.last), rest)
    groups = _base(scene, trigger, base)
    return _step(scene, groups, rest) if rest and rest not in ("origin", "compound") else groups


def _member(groups: list[Group], which: str) -> list[Group]:
    if which == "all" or not groups:
        return groups
    group = groups[0]
    if which == "first":
        return [group[:1]]
    return [group[1:2]] if len(group) > 1 else []


def _step(scene: Scene, groups: list[Group], rest: str) -> list[Group]:
    """From the noun phrases of a slot on to their possessor or a preposition after them."""
    found: list[Group] = []
    for group in groups:
        for np in group:
            if rest == "possessive":
                if np.possessor is not None:
                    found.append(_possessors(np))
            elif rest == "part":
                continue
            else:
                found += [g for word, g in scene.chain(np) if word == rest]
    return found


def _possessors(np: NounPhrase) -> Group:
    return [np.possessor] if np.possessor is not None else []


def _base(scene: Scene, trigger: Trigger, base: str) -> list[Group]:
    if trigger.clause is not None:
        return _of_verb(scene, trigger, trigger.clause, base)
    assert trigger.noun is not None
    return _of_noun(scene, trigger, trigger.noun, base)


def _of_verb(scene: Scene, trigger: Trigger, clause: Clause, base: str) -> list[Group]:
    verb = clause.verb
    if base == "subject":
        if verb.passive:
            return [g for word, g in clause.preps if word == "by"]
        return _antecedents(scene, clause)
    if base in ("object", "indirect"):
        return _objects(scene, clause, base)
    if base == "via_aid":
        return _aided(scene, clause)
    if base == "of":
        return [
            g for obj in _objects(scene, clause, "object") for np in obj for word, g in scene.chain(np) if word == "of"
        ]
    return [g for word, g in clause.preps if word == base]


def is_preposition(name: str) -> bool:
    """Whether a slot is nothing but what stands behind a preposition; "of" may also stand behind an object."""
    return "." not in name and name not in _OTHER


def prepositions(scene: Scene, trigger: Trigger) -> frozenset[str]:
    """The prepositions behind a trigger: the slot of any other is empty."""
    if trigger.noun is None:
        return frozenset(word for word, _ in trigger.clause.preps) if trigger.clause is not None else frozenset()
    clause = scene.clause_with(trigger.noun)
    own = [word for word, _ in scene.chain(trigger.noun)]
    return frozenset(own + [word for word, _ in clause.preps] if clause is not None else own)


def _antecedents(scene: Scene, clause: Clause) -> list[Group]:
    """The subject; where a relative pronoun is the subject, everything it may stand for, nearest first."""
    subject = clause.subject
    while clause.matrix is not None and clause.shared and clause.opener in ("purpose", "coordinator", "participle"):
        if clause.matrix.subject is not subject:
            break
        clause = clause.matrix
    if clause.opener == "relative" and clause.shared:
        return [[np] for np in antecedents(scene.elements, clause)]
    return [subject] if subject else []


def _objects(scene: Scene, clause: Clause, base: str) -> list[Group]:
    objects = clause.objects
    if clause.verb.passive:
        patient = _antecedents(scene, clause) if clause.subject else objects[:1]
        rest = objects if clause.subject else objects[1:]
        if rest:
            return rest[-1:] if base == "object" else patient
        return patient if base == "object" else []
    if len(objects) > 1:
        return [objects[1]] if base == "object" else [objects[0]]
    return objects if base == "object" else []


def _aided(scene: Scene, clause: Clause) -> list[Group]:
    """'sent troops to aid Russia's war': whom the purpose clause helps."""
    found: list[Group] = []
    for other in scene.clauses:
        if other.matrix is clause and other.verb.lemma in _HELP and other.opener in ("purpose", "participle"):
            for group in other.objects:
                found.append([np.possessor or np for np in group])
        if other.matrix is clause and other.verb.lemma == "fight":
            found += [group for word, group in other.preps if word in ("for", "alongside")]
    for word, group in clause.preps:
        if word in ("for", "alongside", "in support of"):
            found.append([np.possessor or np for np in group])
    return found


def _of_noun(scene: Scene, trigger: Trigger, noun: NounPhrase, base: str) -> list[Group]:
    if base == "head":
        return [[noun]]
    if base == "whole":
        return [[trigger.whole]] if trigger.whole is not None else []
    if base == "possessive":
        return [_possessors(noun)] if noun.possessor else []
    if base in ("origin", "compound", "described"):
        return [[noun]]
    found = [g for word, g in scene.chain(noun) if word == base]
    if found or base in ("between", "of"):
        return found
    clause = scene.clause_with(noun)
    if clause is None or clause.verb.lemma not in LIGHT:
        return []
    # In "the visit follows a trip to Russia" what stands behind the verb belongs to its object.
    if clause.objects and any(noun is n for n in clause.subject) and not takes_place(scene, clause):
        return []
    return [g for word, g in clause.preps if word == base]


def takes_place(scene: Scene, clause: Clause) -> bool:
    """Whether a clause says no more than that its subject happens."""
    return clause.verb.lemma == "take" and [scene.head(np) for g in clause.objects for np in g] == ["place"]


def _light(scene: Scene, trigger: Trigger, inner: str) -> list[Group]:
    clause = scene.clause_with(trigger.noun) if trigger.noun is not None else None
    if clause is None or not trigger.noun:
        return []
    if any(trigger.noun is n for n in clause.subject) and not clause.verb.passive:
        return []
    if clause.verb.lemma not in LIGHT:
        return []
    if clause.opener == "purpose" and clause.matrix is not None and not clause.subject:
        return [clause.matrix.subject]
    return _of_verb(scene, trigger, clause, "subject" if inner.startswith("subject") or not inner else inner)


def _governing(scene: Scene, trigger: Trigger) -> Clause | None:
    if trigger.clause is not None:
        return trigger.clause
    if trigger.noun is None:
        return None
    own = scene.clause_with(trigger.noun)
    if own is None or own.opener == "reduced" or own.verb.ambiguous:
        # Of "wreckage of a missile made there was found here" the last verb is the one that is said of the noun.
        own = next((c for c in reversed(scene.clauses) if any(trigger.noun is n for n in c.subject)), own)
    return own or scene.clause_around(trigger.noun.at)


def unpacked(scene: Scene, groups: Iterable[Group]) -> list[Group]:
    """Groups with containers opened: 'scores of missiles and shells' → missiles, shells."""
    found: list[Group] = []
    for group in groups:
        opened: Group = []
        for np in group:
            opened.append(np)
            if scene.head(np) in CONTAINERS and scene.named(np) is None:
                for word, inner in scene.chain(np):
                    if word == "of":
                        opened[-1:] = inner
                        break
        found.append(opened)
    return found
