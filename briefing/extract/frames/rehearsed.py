"""A clause or an event noun in its scene → whether it only says what is learnt, forbidden, or what a thing is for."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from briefing.extract.grammar.phrases import Clause, NounPhrase
from briefing.extract.names.entities import singular
from briefing.extract.scene.noun_phrases import PEOPLE, is_people
from briefing.extract.scene.scene import Scene

#: What these verbs govern is a skill, and need not be done in earnest.
_PRACTISING = frozenset("practise practice rehearse learn teach train drill instruct simulate coach school".split())
#: Verbs by which a thing changes hands.
_GIVING = frozenset("give provide supply transfer offer hand sell lend grant share deliver license pass".split())
#: What these verbs govern is what must not be done, or no more than so much of it.
_FORBIDDING = frozenset("ban bar prohibit forbid outlaw proscribe embargo".split())
_CAPPING = _FORBIDDING | frozenset("cap limit restrict".split())
_PERMITTING = frozenset("allow permit authorise authorize entitle license".split())
#: What forbids, as nouns.
_RULES = frozenset("ban embargo cap ceiling limit restriction prohibition curb moratorium quota".split())


def not_done(scene: Scene, clause: Clause) -> bool:
    """'practise storming trenches', 'gave it equipment to jam drones': whether a clause tells of no deed."""
    over = clause.matrix
    if clause.opening == "on" and _rules(scene, clause.at):
        return True  # "a ban on hiring them"
    if over is None or clause.opener not in ("participle", "purpose", "coordinator"):
        return False
    if over.verb.lemma in _FORBIDDING or (over.verb.negated and over.verb.lemma in _PERMITTING):
        return clause.opener != "coordinator"
    return over.verb.lemma in _PRACTISING or _for_use(scene, clause, over)


def _for_use(scene: Scene, clause: Clause, over: Clause) -> bool:
    """Whether an infinitive says what the thing is for that it stands behind, and that changes hands."""
    thing = scene.elements[clause.at - 1].np
    if clause.opener != "purpose" or over.verb.lemma not in _GIVING or over.verb.passive or thing is None:
        return False
    given = over.objects[-1] if over.objects else []
    return any(thing is np for np in given) and not is_people(scene, thing) and PEOPLE not in scene.traits(thing)


def taught(scene: Scene, noun: NounPhrase) -> bool:
    """'trained in the assembly of drones': whether an event noun is only what somebody is taught."""
    clause = scene.clause_with(noun) if noun.prep == "in" else None
    return clause is not None and clause.verb.lemma in _PRACTISING and not any(noun is np for np in clause.subject)


def forbidden(scene: Scene, noun: NounPhrase) -> bool:
    """'exports are outlawed', 'a ban on sales': whether an event noun is only what a rule forbids or limits."""
    if noun.prep == "on" and _rules(scene, noun.at):
        return True
    clause = scene.clause_with(noun)
    if clause is None or clause.verb.lemma not in _CAPPING:
        return False
    governed = clause.subject if clause.verb.passive else [np for group in clause.objects for np in group]
    return any(noun is np for np in governed)


def _rules(scene: Scene, at: int) -> bool:
    """Whether the phrase before the preposition before element `at` is for a ban or a limit."""
    outer = scene.elements[at - 2].np if at >= 2 else None
    return outer is not None and singular(scene.head(outer)) in _RULES
