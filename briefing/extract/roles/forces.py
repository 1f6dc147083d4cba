"""People in somebody's service, named or taken up again ("the troops", "they", "17 of them") → whose they are."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefing.extract.grammar.phrases import Clause, NounPhrase
from briefing.extract.names.anaphors import kind_of_phrase, pronoun_of
from briefing.extract.names.antecedents import Force, Memory
from briefing.extract.names.entities import Reading
from briefing.extract.roles.bound import bound
from briefing.extract.scene.noun_phrases import PEOPLE, defined, is_people, origin_of, stands_in
from briefing.extract.scene.scene import Scene

#: Who may have people in service.
_OWNERS = frozenset(("state", "person"))
#: Words for many people in the singular.
_BODIES = frozenset("army force navy unit brigade battalion regiment division corps contingent detachment crew".split())
_TROOPS = _BODIES | frozenset("troops soldiers forces servicemen marines paratroopers fighters units personnel".split())
#: Pronouns for people alone, and for whatever was named last.
_SUBJECTS = frozenset(("they", "themselves"))
_THEY = frozenset(("them", "these", "those"))
_PRONOUNS = _SUBJECTS | _THEY
#: What states do with people of their own.
_SENDING = frozenset("send deploy dispatch field commit lose contribute muster".split())
#: What instructors do with those of whom the text goes on to tell.
_TEACHING = frozenset("train teach drill instruct school coach prepare".split())
#: Words for people who serve somebody only where the text says so.
_ANYBODY = frozenset("people persons men women others".split())
_DEFINITE = frozenset(("the", "these", "those", "such"))


def remember_forces(scene: Scene, memory: Memory, captives: Collection[int] = ()) -> None:
    """Notes whose the people are of whom a sentence tells, in the order of the text; None where it does not say.

    `captives` are the phrases of those who are held.
    """
    subjects = {id(np) for clause in scene.clauses for np in _told_of(scene, clause) if clause.opener != "purpose"}
    for np in scene.phrases:
        if np.time or (np.pronoun and scene.head(np) not in _PRONOUNS):
            continue
        serving = _in_service(scene, np) and _many(scene, np)
        if not serving and not _stands_for_people(scene, np, memory):
            continue
        start = np.span.start
        if scene.voices.speaks(np.span):
            continue  # "Ukrainian officers said that they fell in dozens"
        held = captives_meant(scene, np, memory)
        if serving:
            state = owner_of(scene, np, memory)
            if state is None and _definite(scene, np):
                state = held.state if held is not None else memory.force(start, scene.number)
        else:
            state = held.state if held is not None else memory.force(_before_doer(scene, np), scene.number)
        in_hands = held is not None or id(np) in captives
        memory.forces.append(Force(state, id(np) in subjects, start, scene.number, in_hands))


def _told_of(scene: Scene, clause: Clause) -> Sequence[NounPhrase]:
    """Of whom a clause goes on to tell: its subject, but sooner somebody's soldiers than those who train them."""
    trained = clause.objects[:1] if clause.verb.lemma in _TEACHING and not clause.verb.passive else []
    return trained[0] if trained and origin_of(scene, trained[0][0]) is not None else clause.subject


def force_meant(scene: Scene, np: NounPhrase, memory: Memory) -> str | None:
    """Whose people a phrase takes up that does not say so itself: 'they', 'another 3,000', 'the soldiers'."""
    sender = _sender(scene, np) if _in_service(scene, np) and np.possessor is None else None
    if sender is not None:
        return scene.index.state_of(sender.name)
    if (held := captives_meant(scene, np, memory)) is not None:
        return held.state
    again = _stands_for_people(scene, np, memory) or (_unowned(scene, np, memory) and _in_service(scene, np))
    return memory.force(_before_doer(scene, np), scene.number) if again else None


def captives_meant(scene: Scene, np: NounPhrase, memory: Memory) -> Force | None:
    """'Kyiv captured two Russian soldiers. They were questioned': those held before to whom something more is done."""
    two = scene.head(np) == "both"
    again = (np.pronoun and scene.head(np) in ("they", "them")) or (_definite(scene, np) and _in_service(scene, np))
    held = memory.captives(np.span.start, scene.number) if again or two else None
    if held is None or (held.sentence == scene.number and not two):
        return None
    return held if any(np is one for clause in scene.clauses for one in done_to(clause)) else None


def done_to(clause: Clause) -> list[NounPhrase]:
    """To whom something is done: the objects of a verb, and what is its subject in the passive."""
    return [*(clause.subject if clause.verb.passive else ()), *(np for group in clause.objects for np in group)]


def _before_doer(scene: Scene, np: NounPhrase) -> int:
    """'Russians taught them': before which place those were told of whom a phrase takes up, who do not act on them."""
    clause = scene.clause_with(np) if np.pronoun and scene.head(np) in _THEY else None
    acting = clause.subject if clause is not None and not clause.shared else []
    return min([np.span.start, *(one.span.start for one in acting)])


def is_force(scene: Scene, np: NounPhrase, memory: Memory) -> bool:
    """Whether a phrase tells of people in somebody's service, or takes such up."""
    return (_in_service(scene, np) and _many(scene, np)) or _stands_for_people(scene, np, memory)


def two_people(scene: Scene, np: NounPhrase) -> bool:
    """'Two men', 'two North Korean soldiers', 'a pair of them': people told of for the first time."""
    counted = scene.lower[np.first] == "two" or scene.lower[np.first : np.first + 2] == ["a", "pair"]
    return counted and (_in_service(scene, np) or scene.head(np) in _ANYBODY)


def _in_service(scene: Scene, np: NounPhrase) -> bool:
    """Whether a phrase tells of people: soldiers, the navy, 10,000 North Koreans."""
    mention = None if np.pronoun else scene.named(np)
    if mention is None:
        return False
    types = [r.type for r in mention.readings]
    if PEOPLE in types or is_people(scene, np):
        return True
    return "military" in types and scene.head(np) in _TROOPS  # and no staff


def _many(scene: Scene, np: NounPhrase) -> bool:
    """Whether a phrase means more than one man: soldiers, a brigade, but no colonel and no bare "force"."""
    if scene.head(np) in _BODIES:
        return np.first < np.head
    return scene.lower[np.first] not in ("a", "an", "one")


def _stands_for_people(scene: Scene, np: NounPhrase, memory: Memory) -> bool:
    """Whether a pronoun or a bare number stands for people told of before."""
    head = scene.parsed.tokens[np.head]
    if not np.pronoun and head.tag != "NUM" and not stands_in(scene, np):
        return False
    if defined(scene, np):
        return False
    if np.pronoun and head.lower in _SUBJECTS:
        return memory.they(np.span.start, scene.number) in ("force", None)
    bare = (head.tag == "NUM" or stands_in(scene, np)) and not scene.within(np) and not _measures(scene, np)
    if (np.pronoun and head.lower in _THEY) or (bare and memory.force_near(scene.number)):
        return PEOPLE in memory.counted(np.span.start, scene.number)
    return False


def _measures(scene: Scene, np: NounPhrase) -> bool:
    """Whether a number has a unit of its own: "$20 million" are no soldiers."""
    return any(q.unit not in ("count", "percent") and q.span.overlaps(np.span) for q in scene.figures)


def _definite(scene: Scene, np: NounPhrase) -> bool:
    """Whether a phrase means somebody told of before and does not say whose: 'the soldiers', 'these men'."""
    return scene.lower[np.first] in _DEFINITE and np.possessor is None and origin_of(scene, np) is None


def _unowned(scene: Scene, np: NounPhrase, memory: Memory) -> bool:
    """Whether a phrase does not say whose people it means: 'the soldiers', and 'another 1,000 engineers' who are sent.

    Of a fight either side may lose "six officers".
    """
    if _definite(scene, np):
        return True
    bare = np.possessor is None and origin_of(scene, np) is None and scene.head(np) not in _ANYBODY
    if bare and _acts_on_them(scene, np):
        return False  # "instructors drilled them" are not theirs
    return bare and _many(scene, np) and memory.kind not in memory.hostile


def _acts_on_them(scene: Scene, np: NounPhrase) -> bool:
    """Whether a phrase is the subject of a clause whose object is "them"."""
    clause = scene.clause_with(np)
    objects = (one for group in clause.objects for one in group) if clause is not None else ()
    return clause is not None and np in clause.subject and any(scene.head(one) in _THEY for one in objects)


def owner_of(scene: Scene, np: NounPhrase, memory: Memory) -> str | None:
    """'Russian troops', 'Iran's engineers', 'soldiers of the DPRK', 'his army': whose people they are."""
    mention = scene.named(np)
    reading = mention.reading("entity") if mention is not None else None
    reading = reading or origin_of(scene, np)
    if reading is None and np.possessor is not None:
        if np.possessor.pronoun:
            return _by_pronoun(scene, np.possessor, memory)
        owner = scene.named(np.possessor)
        reading = owner.reading("entity", "place") if owner is not None else None
    reading = reading or _sender(scene, np)
    if reading is None:
        word, group = next(iter(scene.chain(np)), ("", []))
        named = scene.named(group[0]) if word in ("of", "from") and group else None
        wheres = ("entity", "place") if word == "of" else ("entity",)  # "commanders back from Kursk" are not Russia's
        reading = named.reading(*wheres) if named is not None else None
    return (scene.index.state_of(reading.name) or reading.of) if reading is not None else None


def _sender(scene: Scene, np: NounPhrase) -> Reading | None:
    """'the soldiers that Pyongyang sent', 'soldiers sent by Kim': who sends, fields or loses them."""
    for clause in scene.clauses:
        described = clause.opener in ("relative", "reduced") and any(np is n for g in clause.objects for n in g)
        if not described or clause.verb.lemma not in _SENDING:
            continue
        by = next((group for word, group in clause.preps if word == "by"), [])
        senders = by if clause.verb.passive else clause.subject
        mention = scene.named(senders[0]) if senders else None
        return mention.reading("entity") if mention is not None else None
    return None


def _by_pronoun(scene: Scene, pronoun: NounPhrase, memory: Memory) -> str | None:
    """Of "his troops" the state of the one who has just been named; "their" may be anybody's."""
    phrase = kind_of_phrase(scene.words(pronoun), scene.head(pronoun))
    if phrase is None or phrase[0] != "one":
        return None
    own = bound(scene, pronoun, phrase[1])
    found = memory.one(pronoun.span.start, scene.number, phrase[1], pronoun_of(scene.head(pronoun)))
    name = own if own is not None else next(iter(found.names), None)
    return scene.index.state_of(name) if name else None


def in_whose_service(scene: Scene, np: NounPhrase, sort: str) -> str | None:
    """'Russian crews', "Kyiv's crews", 'officers of the KPA', 'Belarus said its crews': whose a phrase names."""
    origin = origin_of(scene, np)
    if origin is not None:
        return origin.name
    possessor = scene.named(np.possessor) if np.possessor else None
    owner = possessor.reading("entity", "place") if possessor else None
    if owner is not None:
        return owner.of or owner.name
    behind = _named_behind(scene, np, sort)
    if behind is not None:
        return behind
    whose = bound(scene, np.possessor, _OWNERS) if np.possessor is not None else None
    return scene.index.state_of(whose) if whose else None


def _named_behind(scene: Scene, np: NounPhrase, sort: str) -> str | None:
    """'officers of the KPA', 'crews from Belarus', 'firms in Iran': the state of the one who is named there."""
    word, group = next(iter(scene.chain(np)), ("", []))
    named = scene.named(group[0]) if len(group) == 1 else None
    reading = named.reading("entity", "place") if named is not None else None
    whose = word == "of" or (word == "in" and sort != PEOPLE)
    if reading is None or not (whose or (word == "from" and reading.type == "state")):
        return None
    return scene.index.side_of(reading.name) or reading.of
