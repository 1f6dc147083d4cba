"""A clause and the first step of a slot's name → the noun phrases there, as groups of one coordination."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from briefing.extract.grammar.phrases import Clause, NounPhrase, receives_alone
from briefing.extract.grammar.relatives import antecedents
from briefing.extract.grammar.verb_groups import MEANS
from briefing.extract.names.entities import singular
from briefing.extract.scene.scene import Scene
from briefing.extract.scene.who import who_may
from briefing.extract.words.verb_classes import BARE_THAT, DITRANSITIVE

Group = list[NounPhrase]

#: Nouns that name a dealing of two, so that "with" behind them brings the other.
_DEALINGS = frozenset(
    """talk meeting agreement deal treaty pact contact relation tie link war cooperation partnership alliance
    negotiation consultation summit conversation call friendship trade conflict contract""".split()
)
#: Lines between two states, of which "with" names the other.
_BORDERS = frozenset(("border", "frontier", "boundary"))
_RESULT = frozenset(("keep", "get", "have"))
_HELP = frozenset("aid help support assist back bolster reinforce join strengthen sustain fuel boost".split())
#: What those do who are sent to a place to serve it.
_SERVING = frozenset(
    """rebuild restore reconstruct repair build construct clear demine defend protect guard patrol hold work serve
    retake recapture liberate secure garrison develop""".split()
)
#: Verbs that name whom a place is rid of.
_FREEING = frozenset("drive push expel oust eject evict dislodge repel".split())
#: Of these and those, what is done where the purpose says.
_PURPOSES = _SERVING | _FREEING
#: Verbs whose object is where somebody goes from, or to: "left Rajin for Dunai", "entered the port".
_GOING = {
    "leave": frozenset(("from",)),
    "depart": frozenset(("from",)),
    "exit": frozenset(("from",)),
    "quit": frozenset(("from",)),
    "enter": frozenset(("to", "into")),
    "reach": frozenset(("to",)),
}
#: Phrases that may stand between an event noun and its "of".
_SHIFTED = frozenset(("in", "at", "to", "from", "by", "into", "on", "against"))
_WHERE = frozenset(("in", "at", "near", "on", "around", "from", "out of"))
#: By these something is told, and not done.
_RECKONINGS = frozenset("estimate count tally reckoning calculation account assessment projection admission".split())


def of_verb(scene: Scene, clause: Clause, base: str) -> list[Group]:
    """Subject, object, receiver, or what stands behind a preposition; the agent of a passive is its subject."""
    verb = clause.verb
    if base == "subject":
        if verb.passive:
            kept = clause.matrix if clause.opener == "reduced" else None
            agents = [g for word, g in clause.preps if word == "by" and _acts(scene, g[0])]
            # "keeps Russia supplied": who keeps it so does it.
            return agents or (
                [kept.subject] if kept is not None and kept.verb.lemma in _RESULT and kept.subject else []
            )
        return _antecedents(scene, clause)
    if base in ("object", "indirect"):
        return _objects(scene, clause, base)
    if base == "via_aid":
        return _aided(scene, clause)
    if base == "of":
        objects = _objects(scene, clause, "object")
        found = [g for obj in objects for np in obj for g in of_first(scene, np)]
        return found or [g for word, g in clause.preps if word == "of" and _free(scene, g[0], bool(objects))]
    found = [g for word, g in clause.preps if word == base and not _next_to(scene, g[0])]
    if base == "with":
        found = [g for g in found if not _of_dealing(scene, g[0])]
    if found or base not in gone_from_or_to(clause):
        return found
    return [g for g in clause.objects if _is_name(scene, g[0])]


def _acts(scene: Scene, np: NounPhrase) -> bool:
    """Of "shipped by rail" and "killed, by British estimates" nobody is the agent."""
    return scene.lower[np.first] not in MEANS and singular(scene.head(np)) not in _RECKONINGS


def gone_from_or_to(clause: Clause) -> frozenset[str]:
    """The prepositions that the object of a verb of going stands for: "left Rajin", "entered Russia"."""
    return _GOING.get(clause.verb.lemma, frozenset()) if clause.objects and not clause.verb.passive else frozenset()


def _next_to(scene: Scene, np: NounPhrase) -> bool:
    """'near the border with Ukraine', 'closer to Ukraine': whether a name only says what something lies next to."""
    before = scene.lower[np.first - 2] if np.first >= 2 else ""
    return (np.prep == "with" and singular(before) in _BORDERS) or (np.prep == "to" and before in ("close", "closer"))


def _of_dealing(scene: Scene, np: NounPhrase) -> bool:
    """'freed ten men after talks with an envoy': whether a phrase belongs to the dealing named right before it."""
    before = scene.elements[np.at - 2].np if np.at >= 2 else None
    return before is not None and before.prep is not None and singular(scene.head(before)) in _DEALINGS


def _free(scene: Scene, np: NounPhrase, any_object: bool) -> bool:
    """'is of Iranian make', 'underwent a week of drills': whether an 'of' phrase hangs on the verb or on a time."""
    before = scene.elements[np.at - 2].np if np.at >= 2 else None
    return before.time if before is not None else not any_object


def of_first(scene: Scene, np: NounPhrase) -> list[Group]:
    """The 'of' phrases right after a noun phrase, or behind a name: 'the sending by Pyongyang of troops'.

    Of 'in exchange for the delivery of shells' there is none.
    """
    found: list[Group] = []
    for word, group in scene.chain(np):
        if word == "of":
            found.append(group)
        elif found or word not in _SHIFTED or not all(_is_name(scene, other) for other in group):
            break
    return found


def _antecedents(scene: Scene, clause: Clause) -> list[Group]:
    """The subject; where a relative pronoun is the subject, everything it may stand for, nearest first."""
    subject = clause.subject
    while clause.matrix is not None and clause.shared and clause.opener in ("purpose", "coordinator", "participle"):
        if clause.matrix.subject is not subject:
            break
        clause = clause.matrix
    asked = clause.matrix if clause.opener == "purpose" else None
    thought = asked is not None and asked.verb.lemma in BARE_THAT  # "the ministry believes the number to have passed"
    if asked is not None and not thought and asked.objects and subject is asked.objects[-1] and asked.subject:
        return [subject, asked.subject]  # "Kim ordered the army to test a missile"
    if clause.opener == "relative" and clause.shared:
        return [[np] for np in who_may(scene, clause, antecedents(scene.elements, clause))]
    return [subject] if subject else []


def _before_next(scene: Scene, clause: Clause, group: Group) -> Group:
    """'rejected the findings, and Kyiv called them a lie': a group without what the clause after it is said of."""
    after = [c for c in scene.clauses if c.at > clause.at and c.opener in ("start", "complement", "coordinator")]
    said_of = [np for c in after if c.verb.form == "finite" and not c.shared for np in c.subject]
    return [np for np in group if not any(np is n for n in said_of)] or group


def _objects(scene: Scene, clause: Clause, base: str) -> list[Group]:
    objects = [group if len(group) == 1 else _before_next(scene, clause, group) for group in clause.objects]
    if clause.verb.passive:
        patient = _antecedents(scene, clause) if clause.subject else objects[:1]
        rest = objects if clause.subject else objects[1:]
        if rest and (clause.verb.lemma in DITRANSITIVE or not clause.subject):
            return rest[-1:] if base == "object" else patient
        return patient if base == "object" else []
    if receives_alone(clause):
        return objects if base == "indirect" else []
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
        if _serves(clause, other):
            found += [] if other.verb.lemma in _FREEING else other.objects
            found += [group for word, group in other.preps if word in _WHERE]
    for word, group in clause.preps:
        if word in ("for", "alongside", "in support of"):
            found.append([np.possessor or np for np in group])
    return found


def _serves(clause: Clause, purpose: Clause) -> bool:
    """'sent to rebuild Kursk', 'sent to help clear it of mines': whether what a purpose names is where it is served."""
    over = purpose.matrix
    if over is not None and over.verb.lemma in _HELP and over.opener == "purpose" and not over.objects:
        over = over.matrix
    return over is clause and purpose.opener == "purpose" and purpose.verb.lemma in _PURPOSES


def _is_name(scene: Scene, np: NounPhrase) -> bool:
    mention = scene.named(np)
    return mention is not None and mention.reading("entity", "place") is not None
