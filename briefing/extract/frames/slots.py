"""A trigger in a scene and a slot's name → the noun phrases that stand in the slot, as groups of one coordination."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from briefing.config.specs.rules import SLOTS, RuleSpec
from briefing.extract.frames.verb_slots import Group, gone_from_or_to, of_first, of_verb
from briefing.extract.grammar.phrases import Clause, NounPhrase
from briefing.extract.scene.noun_phrases import origin_of
from briefing.extract.scene.scene import Scene, Wording

#: Verbs that only carry the event noun after them, set it going or change its pace: made a visit, stepped up supplies.
LIGHT = frozenset(
    """make hold conduct carry stage perform undertake pay have begin start launch complete finish engage embark take
    continue resume host attend do announce plan prepare schedule suspend cancel postpone expect mark follow set
    wage mount arrange give end see join watch oversee observe supervise inspect
    step ramp scale speed increase boost expand accelerate intensify reduce curb cut slow halt stop cease freeze pause
    authorise authorize approve order commission finance fund organise organize facilitate initiate maintain sustain
    keep promise pledge offer propose consider contemplate deepen broaden extend renew restart double triple
    return reward repay respond retaliate unveil unleash execute commit guide direct lead command kick rehearse
    succeed fail send deliver ship dispatch wind wrap open conclude try attempt delay""".split()
)
#: Prepositions of what somebody speaks, hears or knows of.
ABOUT = frozenset(("about", "regarding", "concerning"))
#: Verbs of those who are in somebody's service.
_WORKING = frozenset("work serve answer report belong act spy".split())
_LOSING = frozenset("lose suffer sustain take incur count report record".split())
#: Verbs whose subject only judges what their object names.
_JUDGING = frozenset(
    """call describe brand label denounce criticise criticize blame praise hail dismiss reject question doubt condemn
    term dub mock deride welcome""".split()
)


#: First steps of slots that lead to another clause.
_OTHER_CLAUSES = frozenset(("clause", "host", "deed", "that"))
#: First steps that are no preposition, or that look for one elsewhere than behind the trigger.
NO_PREPOSITIONS = SLOTS | _OTHER_CLAUSES | {"of", "whole", "via_aid", "light"}


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
    #: The rules of its frames that take lengths of time said of it.
    measuring: tuple[RuleSpec, ...] = ()
    #: The slots that were looked into, and the prepositions behind it: many frames ask for the same.
    _slots: dict[str, list[Group]] = field(default_factory=dict)
    _behind: frozenset[str] | None = None
    _after: Wording | None = None
    #: The clauses that it stands beside, as triggers of their own, by the step that leads there.
    _beside: dict[str, list[Trigger]] = field(default_factory=dict)

    def wording_after(self, scene: Scene) -> Wording:
        """The words behind it."""
        if self._after is None:
            self._after = Wording(scene.lower[self.last :])
        return self._after

    def beside(self, scene: Scene, step: str) -> list[Trigger]:
        """The clauses that a step such as "clause" or "host" leads to."""
        known = self._beside.get(step)
        if known is None:
            clauses = _other_clauses(scene, self, step)
            known = [Trigger(clause, None, self.lemma, self.first, self.last) for clause in clauses]
            self._beside[step] = known
        return known

    def behind(self, scene: Scene) -> frozenset[str]:
        """The prepositions behind it; "of" may also stand behind an object."""
        if self._behind is None:
            self._behind = _prepositions(scene, self)
        return self._behind


def slot(scene: Scene, trigger: Trigger, name: str) -> list[Group]:
    """Groups in slot `name`, best first; none where it is empty. Steps may follow: 'object.possessive'."""
    groups = trigger._slots.get(name)
    if groups is None:
        groups = trigger._slots[name] = _looked_into(scene, trigger, name)
    return groups


@cache
def _steps(name: str) -> tuple[str, tuple[str, ...], str | None]:
    """The first step of a slot's name, those after it, and which member of a group is meant."""
    base, *steps = name.split(".")
    member = steps.pop() if steps and steps[-1] in ("first", "second", "all") else None
    return base, tuple(steps), member


def _looked_into(scene: Scene, trigger: Trigger, name: str) -> list[Group]:
    base, steps, member = _steps(name)
    if base in _OTHER_CLAUSES:
        inner = ".".join(steps) or "subject"
        groups = [group for other in trigger.beside(scene, base) for group in slot(scene, other, inner)]
    elif base not in NO_PREPOSITIONS and base not in trigger.behind(scene):
        return []
    else:
        if base == "light":
            groups, steps = _light(scene, trigger, steps[0] if steps else "subject"), steps[1:]
        else:
            groups = unpacked(_base(scene, trigger, base), scene)
        for step in steps:
            groups = _step(scene, groups, step) if step not in ("origin", "compound", "make") else groups
    return _member(groups, member) if member else groups


def _other_clauses(scene: Scene, trigger: Trigger, which: str) -> list[Clause]:
    """The clause that a trigger stands in, that its noun stands in, or what somebody is helped or invited to do."""
    if which == "that":
        return _said(scene, trigger)
    if which == "deed" and trigger.noun is not None:
        return [c for c in scene.clauses if _meant_by(scene, c) is trigger.noun]
    if which == "deed":
        return [c for c in scene.clauses if c.matrix is trigger.clause and c.opener in ("purpose", "complement")]
    clause = _governing(scene, trigger) if which == "clause" else _host(scene, trigger)
    if clause is None or (clause.verb.lemma in _JUDGING and any(trigger.noun in group for group in clause.objects)):
        return []  # who judges a conversation takes no part in it
    return [clause]


def _meant_by(scene: Scene, clause: Clause) -> NounPhrase | None:
    """'a promise to send them', 'a ban on hiring them': the noun that an infinitive or a gerund says more of."""
    back = 1 if clause.verb.form == "inf" else 2 if clause.opener == "participle" and clause.opening else clause.at + 1
    return scene.elements[clause.at - back].np if clause.at >= back else None


def _said(scene: Scene, trigger: Trigger) -> list[Clause]:
    """What a noun or a verb of saying opens: 'the charge that Beijing helps', 'alleged that Kyiv had shelled'."""
    if trigger.noun is not None:
        return [c for c in scene.clauses if _said_by(scene, c) == trigger.noun.at]
    told = (
        [c for c in scene.clauses if c.matrix is trigger.clause and c.at > trigger.clause.at] if trigger.clause else []
    )
    return [c for c in told if c.opener == "complement" or (c.opener == "subordinator" and c.opening == "that")]


def _said_by(scene: Scene, clause: Clause) -> int:
    """Of a clause that 'that' opens, the number of the element before: 'the charge that Beijing helps'."""
    at = clause.at
    while at > 0 and not (scene.elements[at].kind in ("sub", "rel") and scene.elements[at].word == "that"):
        at -= 1
    return at - 1


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
            elif rest == "user":
                found += _users(scene, np)
            elif rest == "loser":
                found += _losers(scene, np)
            elif rest == "part":
                continue
            else:
                found += [g for word, g in scene.chain(np) if word == rest]
                found += [g for clause in _describing(scene, np) for word, g in clause.preps if word == rest]
    return found


def _losers(scene: Scene, np: NounPhrase) -> list[Group]:
    """'Ukraine had lost 70,000 killed and wounded': whoever is told to have lost those of whom a participle tells."""
    if origin_of(scene, np) is not None:
        return []
    lost = (c for c in scene.clauses if c.verb.lemma in _LOSING and any(np is n for g in c.objects for n in g))
    return [c.subject for c in lost if c.subject and c.verb.form != "part"]


def _users(scene: Scene, np: NounPhrase) -> list[Group]:
    """'the shells that Russia fires', 'what Russian guns fire': whoever does something with what a clause describes."""
    return [
        c.subject
        for c in scene.clauses
        if c.opener in ("relative", "subordinator") and c.subject and any(np is n for g in c.objects for n in g)
        if not c.subject[0].pronoun
    ]


def _describing(scene: Scene, np: NounPhrase) -> list[Clause]:
    """'hackers linked to Pyongyang', 'who work for the North': what right after a noun phrase says more of it."""
    return [
        c
        for c in scene.clauses
        if (c.opener == "reduced" and any(np is n for g in c.objects[:1] for n in g))
        or (c.opener in ("reduced", "absolute") and any(np is n for n in c.subject))
        or (c.opener == "relative" and c.verb.lemma in _WORKING and any(np is n for n in c.subject))
    ]


def _possessors(np: NounPhrase) -> Group:
    return [np.possessor] if np.possessor is not None else []


def _base(scene: Scene, trigger: Trigger, base: str) -> list[Group]:
    if trigger.clause is not None:
        return of_verb(scene, trigger.clause, base)
    assert trigger.noun is not None
    return _of_noun(scene, trigger, trigger.noun, base)


def _prepositions(scene: Scene, trigger: Trigger) -> frozenset[str]:
    if trigger.noun is None:
        clause = trigger.clause
        return (
            frozenset(word for word, _ in clause.preps) | gone_from_or_to(clause) if clause is not None else frozenset()
        )
    clause = scene.clause_with(trigger.noun)
    own = [word for word, _ in scene.chain(trigger.noun)]
    return frozenset(own + [word for word, _ in clause.preps] if clause is not None else own)


def _of_noun(scene: Scene, trigger: Trigger, noun: NounPhrase, base: str) -> list[Group]:
    if base == "head":
        return [[noun]]
    if base == "whole":
        return [[trigger.whole]] if trigger.whole is not None else []
    if base == "possessive":
        owner = noun if noun.possessor else _apposed(scene, noun)
        return [_possessors(owner)] if owner.possessor else []
    if base in ("origin", "compound", "described"):
        return [[noun]]
    found = of_first(scene, noun) if base == "of" else _own(scene, scene.chain(noun), base)
    if found or base in ("between", "of"):
        return found
    clause = scene.clause_with(noun)
    if clause is None or clause.verb.lemma not in LIGHT:
        return []
    if clause.verb.lemma == "lead" and any(noun is n for n in clause.subject):
        return []  # nothing goes to what a deployment leads to
    # In "the visit follows a trip to Russia" what stands behind the verb belongs to its object.
    if clause.objects and any(noun is n for n in clause.subject) and not takes_place(scene, clause):
        return []
    return _own(scene, clause.preps, base)


def _own(scene: Scene, phrases: Iterable[tuple[str, Group]], base: str) -> list[Group]:
    """The phrases with a preposition; of "the visit ends with a warning to the allies" none with "to"."""
    found: list[Group] = []
    for word, group in phrases:
        if word == base:
            found.append(group)
        elif base == "to" and word == "with":
            named = scene.named(group[0])
            if named is None or named.reading("entity") is None:
                break
    return found


def _apposed(scene: Scene, noun: NounPhrase) -> NounPhrase:
    """'the launch, North Korea's sixth': the phrase between commas that names it again."""
    after = scene.elements[noun.at + 1 : noun.at + 3]
    again = after[1].np if len(after) == 2 and after[0].kind == "comma" else None
    return again if again is not None and again.appositive else noun


def takes_place(scene: Scene, clause: Clause) -> bool:
    """Whether a clause says no more than that its subject happens."""
    return clause.verb.lemma == "take" and [scene.head(np) for g in clause.objects for np in g] == ["place"]


def _light(scene: Scene, trigger: Trigger, inner: str) -> list[Group]:
    noun = trigger.noun
    if noun is None:
        return []
    clause = scene.clause_with(noun) or (scene.clause_with(noun.measure) if noun.measure is not None else None)
    if clause is None:
        return []
    if any(noun is n for n in clause.subject) and not clause.verb.passive:
        return []
    if clause.verb.lemma not in LIGHT or noun.prep in ABOUT:
        return []
    if clause.opener == "purpose" and clause.matrix is not None and not clause.subject:
        return [clause.matrix.subject]
    return _own(scene, clause.preps, inner) if inner == "to" else of_verb(scene, clause, inner)


def _governing(scene: Scene, trigger: Trigger) -> Clause | None:
    if trigger.clause is not None:
        return trigger.clause
    if trigger.noun is None:
        return None
    own = scene.clause_with(trigger.noun)
    if own is None and trigger.noun.measure is not None:
        own = scene.clause_with(trigger.noun.measure)  # "a group of engineers is working there"
    if own is None or own.opener == "reduced" or own.verb.ambiguous:
        # Of "wreckage of a missile made there was found here" the last verb is the one that is said of the noun.
        told = (c for c in reversed(scene.clauses) if c.resumes is None)
        own = next((c for c in told if any(trigger.noun is n for n in c.subject)), own)
    return own or scene.clause_around(trigger.noun.at)


def _host(scene: Scene, trigger: Trigger) -> Clause | None:
    """'A ship carrying shells docked in Rajin': the clause of the noun that the trigger's clause only describes."""
    clause = trigger.clause
    if clause is None or clause.opener not in ("reduced", "relative", "absolute", "participle"):
        return None
    described = clause.objects[0] if clause.opener == "reduced" and clause.verb.passive else clause.subject
    for other in scene.clauses:
        if other is clause or other.shared:
            continue
        groups = [other.subject, *other.objects]
        if any(np is n for group in groups for n in group for np in described):
            return other
    return None


def unpacked(groups: Iterable[Group], scene: Scene) -> list[Group]:
    """Groups with containers opened: 'scores of missiles and shells' → missiles, shells."""
    found: list[Group] = []
    for group in groups:
        if len(group) == 1 and not scene.chain(group[0]):
            found.append(group)
            continue
        opened: Group = []
        for np in group:
            chain = scene.chain(np)
            if chain and chain[0][0] == "of" and chain[0][1][0].measure is np and scene.named(np) is None:
                opened += chain[0][1]
            else:
                opened.append(np)
        found.append(opened)
    return found
