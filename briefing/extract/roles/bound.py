"""A pronoun and its sentence → the actor in the same sentence whom syntax makes it stand for, if any."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Iterator

from briefing.extract.grammar.phrases import Clause, NounPhrase
from briefing.extract.names.anaphors import BODIES, kind_of_phrase, pronoun_of
from briefing.extract.names.entities import singular
from briefing.extract.scene.noun_phrases import PEOPLE, origin_of
from briefing.extract.scene.scene import Scene
from briefing.extract.words.tagger_tables import POSSESSIVES
from briefing.extract.words.verb_classes import BARE_THAT, PENALTIES

#: Verbs that thank or blame somebody for what he does.
_ANSWERED = frozenset(
    """thank praise commend congratulate reward repay compensate blame condemn criticise criticize denounce rebuke
    punish sanction fault chide fine penalise penalize blacklist""".split()
)
#: Verbs of what is laid on somebody: "put a tariff on Iran over its trade".
_LAYING = frozenset("impose put place slap levy clap".split())
#: Verbs of what is done to others: "attacked its port", "holds 7,000 of its soldiers".
_TO_OTHERS = frozenset(
    """attack invade occupy annex shell bomb bombard strike hit capture seize detain imprison kidnap abduct kill wound
    injure hold jail""".split()
)
#: Verbs of those who deny what others say of them: "rejected Kyiv's claims that it".
_DENYING = frozenset("deny reject dismiss refute repudiate rebut rebuff".split())
#: What is bound to a phrase that names nobody.
NOBODY = ""


def bound(scene: Scene, np: NounPhrase, wanted: frozenset[str]) -> str | None:
    """'Kyiv said it had …': who says so; 'Iran counts its losses': who counts. An actor of the types `wanted`."""
    if not np.pronoun:
        return None
    for clause in _above(scene, np):
        meant = _answerable(scene, clause)
        if len(meant) != 1 or np in meant or np in clause.subject or _to_others(scene, clause, np):
            continue
        mention = scene.named(meant[0])
        reading = mention.reading("entity") if mention is not None else None
        if reading is None and meant is not clause.subject and (owner := origin_of(scene, meant[0])) is not None:
            return scene.index.state_of(owner.name)  # "on Iranian goods over its trade"
        if reading is None and (mention is None or mention.reading("place") is None) and _unnamed(scene, meant[0]):
            return NOBODY
        if reading is not None and reading.form != "adjective":
            called = scene.index.pronoun_of(reading.name)
            other = called is not None and pronoun_of(scene.head(np)) not in (None, called)
            if reading.type in wanted or other or reading.type == "person" or "state" not in wanted:
                return reading.name if reading.type in wanted and not other else None
            return scene.index.state_of(reading.name)  # "The ministry said its forces": those of its state
    return None


def body_that_speaks(scene: Scene, np: NounPhrase) -> NounPhrase | None:
    """'The army said it had shot down two drones': the body without a name that tells what "it" does."""
    for clause in _above(scene, np) if np.pronoun and scene.head(np) in ("it", "its") else ():
        meant = clause.subject
        if len(meant) == 1 and np not in meant and not meant[0].pronoun and scene.named(meant[0]) is None:
            return meant[0] if scene.head(meant[0]) in BODIES and meant[0].possessor is None else None
    return None


def named_ahead(scene: Scene, np: NounPhrase, wanted: frozenset[str]) -> str | None:
    """'A year after it signed the pact, Iran sent oil': the subject of the main clause, of the types `wanted`."""
    clause = next((c for c in scene.clauses if np in c.subject and c.opener == "subordinator"), None)
    main = next((c for c in scene.clauses if clause is not None and c.at > clause.at and c.subject), None)
    if main is None or len(main.subject) != 1 or main.opener not in ("start", "complement"):
        return None
    mention = scene.named(main.subject[0])
    reading = mention.reading("entity") if mention is not None else None
    return reading.name if reading is not None and reading.type in wanted else None


def all_who_speak(scene: Scene, np: NounPhrase) -> tuple[str, ...]:
    """'Germany, Italy and Poland have said they will send none': those of whom "they" is said by themselves; of
    "Russian gunners said they had hit it" the state that they serve."""
    clause = next(_above(scene, np), None) if np.pronoun and scene.head(np) == "they" else None
    clause = clause.matrix if clause is not None and np in clause.subject else clause
    subject = clause.subject if clause is not None else []
    if clause is not None and len(subject) == 1 and clause.verb.lemma in BARE_THAT:
        return tuple(filter(None, (_served(scene, subject[0]),)))
    named = [scene.named(one) for one in subject]
    readings = [mention.reading("entity") for mention in named if mention is not None]
    names = tuple(reading.name for reading in readings if reading is not None and reading.form != "adjective")
    return names if len(names) == len(named) > 2 else ()  # of two a pair is remembered


def _served(scene: Scene, np: NounPhrase) -> str | None:
    """Of people in somebody's service ("Russian gunners", "Kyiv's forces") the state that they serve."""
    mention = scene.named(np)
    reading = mention.reading("entity") if mention is not None else None
    if reading is not None:
        return scene.index.state_of(reading.name) if reading.type == "military" else None
    owner = origin_of(scene, np) if _are_people(scene, np) else None
    return scene.index.state_of(owner.name) if owner is not None else None


def _to_others(scene: Scene, clause: Clause, np: NounPhrase) -> bool:
    """'Kyiv says Russia holds its soldiers': whether what is owned has it done by the subject, whose it is not."""
    if clause.verb.lemma not in _TO_OTHERS or clause.verb.passive or scene.head(np) not in POSSESSIVES:
        return False
    owned = next((one for one in scene.phrases if one.possessor is np), None)
    if owned is None or (clause.verb.lemma == "hold" and not _are_people(scene, owned)):
        return False  # who holds its ground holds his own
    objects = [one for group in clause.objects for one in group]
    behind = [one for word, group in clause.preps[:1] if word == "of" for one in group]
    return owned in objects + behind and scene.lower[np.last : np.last + 1] != ["own"]


def _are_people(scene: Scene, np: NounPhrase) -> bool:
    named = scene.named(np)
    return named is not None and PEOPLE in (reading.type for reading in named.readings)


def who_speaks(scene: Scene, np: NounPhrase) -> str | None:
    """'A spokesman for Seoul refused. He insisted …': whom a pronoun that says something was read as, if any."""
    if scene.head(np) not in ("he", "she"):
        return None
    said = next((s for s in scene.voices.within(scene.span(np)) if s.source == scene.span(np)), None)
    return said.canonical if said is not None else None


def _unnamed(scene: Scene, np: NounPhrase) -> bool:
    """Whether a phrase is a plain noun, as of a thing or an office, or one of some ("one of the prisoners"), which no
    name nor pronoun stands behind."""
    if scene.parsed.tokens[np.head].tag == "NUM":
        return any(word == "of" for word, _ in scene.chain(np))
    plain = not np.pronoun and np.possessor is None and scene.parsed.tokens[np.head].tag == "NOUN"
    return plain and kind_of_phrase(scene.words(np), scene.head(np)) is None and origin_of(scene, np) is None


def acting_on(scene: Scene, np: NounPhrase) -> frozenset[str]:
    """'invited him': who does what is done to `np`, and so is not whom it stands for."""
    if not np.pronoun:
        return frozenset()
    accused = next((c for c in scene.clauses if c.objects and any(np is n for n in c.objects[0])), None)
    clause = scene.clause_with(np)
    if accused is not None and any(np is n for c in scene.clauses if c.verb.form == "ing" for n in c.subject):
        clause = accused  # "accuse it of sending shells"
    elif any(np is n for c in scene.clauses if c.opener != "purpose" for n in c.subject):
        return frozenset()
    if clause is None:
        return frozenset()
    over = clause.matrix if clause.opener == "purpose" else clause
    if over is not None and over.opener == "relative":
        return frozenset()  # of "attacks by Pyongyang that help it" nobody is sure who does it
    acting = clause.subject
    if all(n.pronoun for n in acting) and clause.matrix is not None and clause.matrix.verb.lemma in BARE_THAT:
        acting = [*acting, *clause.matrix.subject]  # "officials say they have urged it": they, and so not it
    named = (scene.named(n) for n in acting)
    readings = [r for m in named if m is not None and (r := m.reading("entity")) is not None]
    owners = (origin_of(scene, n) for n in acting)
    return frozenset([r.name for r in readings if r.form != "adjective"] + [o.name for o in owners if o is not None])


def he_who_acts(scene: Scene, np: NounPhrase) -> NounPhrase | None:
    """'He invited him to come': the pronoun in front of the verb, which is not whom the one behind it stands for."""
    asked = (c for c in scene.clauses if any(np is n for group in c.objects for n in group))
    clause = next((c for c in asked if len(c.subject) == 1 and c.subject[0].pronoun), None) if np.pronoun else None
    return clause.subject[0] if clause is not None else None


def _answerable(scene: Scene, clause: Clause) -> list[NounPhrase]:
    """'thanked Pyongyang for the soldiers it had sent': whom a verb thanks or blames for what follows."""
    if clause.verb.lemma in _LAYING and not clause.verb.passive:
        laid = any(singular(scene.head(np)) in PENALTIES for group in clause.objects for np in group)
        struck = (group for word, group in clause.preps if word in ("on", "against"))
        return next(struck, clause.subject) if laid else clause.subject
    if clause.verb.lemma not in _ANSWERED:
        return clause.subject
    return clause.subject if clause.verb.passive else next(iter(clause.objects), clause.subject)


def _above(scene: Scene, np: NounPhrase) -> Iterator[Clause]:
    """The clauses whose subject may bind a pronoun, from the inside: those that report the clause it is subject of."""
    owned = scene.head(np) in POSSESSIVES
    clause = _around(scene, np.first) if owned else next((c for c in scene.clauses if np in c.subject), None)
    if clause is None or not (owned or _reported(scene, clause, np) or _answered_for(clause)):
        return
    while clause is not None:
        yield clause
        clause = clause.matrix


def _answered_for(clause: Clause) -> bool:
    """Whether a clause tells for what somebody is thanked or blamed."""
    return clause.matrix is not None and clause.matrix.verb.lemma in _ANSWERED and clause.opener == "relative"


def _around(scene: Scene, token: int) -> Clause | None:
    """The clause of the last verb before a token."""
    return next((c for c in reversed(scene.clauses) if c.verb.first < token), None)


def _reported(scene: Scene, clause: Clause, np: NounPhrase) -> bool:
    """Whether a clause is what its matrix says: 'said it had', 'denied claims that it had', 'admitted now that it'."""
    matrix = clause.matrix
    if matrix is None:
        return False
    objects = matrix.objects[-1] if matrix.objects and clause.opening == "that" else []
    said_by = max([matrix.verb.last, *(n.last for n in objects if n.last <= np.first)])
    between = scene.lower[said_by : np.first]
    says = matrix.verb.lemma in BARE_THAT or matrix.verb.lemma in _DENYING
    return between in ([], ["that"], ["what"]) or (between[-1] == "that" and says)
