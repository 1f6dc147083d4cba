"""A trigger and its scene → how real the words around it make what it tells of."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from dataclasses import replace

from briefing.config.specs.rules import RuleSpec
from briefing.extract.frames.conditions import NONE
from briefing.extract.frames.slots import ABOUT, LIGHT, Trigger
from briefing.extract.grammar.phrases import CONTAINERS, Clause, NounPhrase
from briefing.extract.names.entities import singular
from briefing.extract.scene import modality
from briefing.extract.scene.modality import Reality
from briefing.extract.scene.scene import Scene
from briefing.extract.words.verb_classes import BY_WHAT
from briefing.model import Span

#: In the passive these make what their subject names a plan, and those what their object names.
_ARRANGED = frozenset("plan schedule set expect arrange propose slate anticipate".split())
_PLAN_OBJECTS = frozenset(
    """plan prepare schedule expect propose arrange consider anticipate mull intend demand urge seek request weigh
    contemplate threaten draft eye ponder""".split()
)
#: PLOVER types of what is sent, and of what is carried out, and so may be promised, stopped or kept from coming about.
_SENT = frozenset(("AID", "MOBILIZE"))
_CARRIED_OUT = _SENT | {"CONSULT"}
#: Verbs that make a plan of what they give or name.
PROMISING = frozenset(("promise", "pledge", "vow"))
#: The same of what they count: "ordered 40 more", "has promised 20 million euros".
ONLY_AHEAD = PROMISING | {"order"}
_GIVING = PROMISING | {"offer", "propose"}
#: What they name is still to come, and behind verbs of allowing, if it is ever carried out.
_WANTING = _GIVING | frozenset("want wish favour favor advocate".split())
_ALLOWING = frozenset("approve authorise authorize greenlight permit allow".split())
#: PLOVER types of what is said, of which none of this holds.
SAID = frozenset(("ACCUSE", "REJECT"))
#: What they name has not come about, or does so no longer.
_KEEPING_FROM = modality.STOPPED | frozenset(
    "block refuse reject prevent forbid ban prohibit veto thwart avert foil".split()
)
#: Verbs behind whose "to" stands what is still to come.
_AGREEING = frozenset(("agree", "consent", "assent"))
#: Of an infinitive or participle behind a noun: "the visit planned for May", "talks to come".
_AHEAD = frozenset(("schedule", "plan", "expect", "come"))
#: In the passive these leave open whether what their subject names came about.
_SPOKEN_OF = frozenset(
    "discuss mention raise consider debate negotiate foresee envisage explore study examine float moot".split()
)
#: In the passive these say that what their subject names is so; denied or under a condition they leave it open.
_PROVED = frozenset("confirm verify corroborate prove substantiate establish authenticate".split())
#: Prepositions of the occasion on which something is done, or not done.
_DURING = frozenset(("in", "during", "at", "after", "before", "since"))
#: Prepositions behind a word for what is known, said or thought of an event.
_ON_WHAT = ABOUT | {"of", "for", "on", "over"}
#: First words of a phrase that names what is known.
_KNOWN = frozenset("the this that these those its their his her our last".split())
#: First words of a phrase that names what has not been told of before.
_NEW = frozenset("a an another further more possible new next future any".split())
#: In the passive these say that what their subject names came about.
_DONE = frozenset("make hold carry conduct undertake deliver sign reach launch fire take see find".split())
#: Before "for" these name what is still to come.
_TOWARDS = frozenset(
    "set fix plan push press hope wait arrange schedule campaign lobby apply call ask appeal argue clamour bid".split()
)
#: Behind "be", in a preposition, and as adjectives, these say that it is talked of, or may be.
_IN_TALK = frozenset(
    "agenda cards works pipeline offing making horizon preparation discussion negotiation imminent".split()
)
_IN_DOUBT = frozenset(
    """possible likely unlikely conceivable probable thinkable imaginable uncertain doubtful unclear consideration
    question""".split()
)
#: Words behind "before" of what the text is about, which has come since.
_BEFORE_IT = frozenset(("war", "invasion", "conflict", "pandemic"))
#: What is adopted or not, and the verbs by which it is not.
_TEXTS = frozenset("statement resolution draft text motion bill declaration communique communiqué measure".split())
_BLOCKING = frozenset("block veto scupper scuttle thwart torpedo reject defeat shelve kill drop".split())
_FORMERLY = (["last"], ["previously"])
_HOW_MANY = (["how", "many"], ["how", "much"])
#: What does not end goes on.
_ENDING = frozenset("cease stop end halt pause suspend".split())
#: Verbs that say no more than that their subject is, was or will be.
_HAPPENING = frozenset("come happen occur proceed loom".split())
#: Verbs that say of one count how much it is of something else.
_AMOUNTING = frozenset(("be", "mean", "equal", "amount", "make", "come", "total"))
#: Verbs of what a ship, a train or a silo has room for.
_HOLDING = frozenset(("carry", "hold", "accommodate", "fit", "house", "contain", "store", "seat"))


def reality_of(scene: Scene, trigger: Trigger, rule: RuleSpec) -> Reality:
    """How real an event is by its verb, or by the words about its noun and the clause that this stands in."""
    stops = (token.text for token in scene.parsed.tokens[trigger.first :] if token.tag == "STOP")
    question = next(stops, "") == "?"  # "Did Moscow pay? What we know"
    if trigger.clause is None:
        assert trigger.noun is not None
        return _of_noun(scene, trigger.noun, rule, question)
    reality = _of_verb(scene, trigger.clause, question)
    ordered = trigger.lemma == "order" and rule.plover == "AID"  # "the jets that it ordered"
    promised = rule.plover in _SENT and (ordered or trigger.lemma in _GIVING) and not reality.negated
    return reality.weaker("planned") if promised else reality


def _of_noun(scene: Scene, noun: NounPhrase, rule: RuleSpec, question: bool) -> Reality:
    """How real an event is that a noun names: by the words about it, its clause, and what stands behind it."""
    before = scene.lower[noun.first - 1] if noun.first else ""
    reality = modality.of_noun(scene.words(noun)[: noun.head - noun.first], before)
    outer = scene.elements[noun.at - 2].np if noun.prep in _ON_WHAT and noun.at >= 2 else None
    if outer is not None:
        around = scene.clause_with(outer)
        without = scene.words(outer)[0] in NONE or (around is not None and around.verb.negated)
        reality = modality.of_outer(singular(scene.head(outer)), without, reality)
    told = outer if outer is not None and scene.head(outer) in CONTAINERS else noun  # "a round of talks will be held"
    clause = scene.clause_with(told)
    if clause is not None:
        reality = _within(scene, clause, told, question, reality)
        if rule.plover not in SAID:
            reality = _carried_out(clause, told, rule, reality)
    if (ahead := _said_behind(scene, noun)) is not None:
        reality = both(reality, modality.of_clause(ahead))
    if _beside_comma(scene, noun) and (beside := scene.clause_around(noun.at)) is not None:
        reality = both(reality, modality.of_clause(beside))  # "will fly to Delhi, his first visit since 2021"
        if beside.verb.lemma == "be" and is_due(scene, beside):
            reality = reality.weaker("planned")
    if noun.at + 1 < len(scene.elements):
        vg = scene.elements[noun.at + 1].vg
        if vg is not None and vg.form in ("inf", "part") and {vg.lemma, *vg.words} & _AHEAD:
            reality = reality.weaker("planned")
    if question:
        reality = reality.weaker("speculated")
    return reality


def _within(scene: Scene, clause: Clause, noun: NounPhrase, question: bool, reality: Reality) -> Reality:
    """What the clause of an event noun makes of the event: cancelled, planned, discussed, or as real as the verb."""
    verb, subject = clause.verb, any(noun is n for n in clause.subject)
    off = any(word == "off" and noun in group for word, group in clause.preps)
    off |= subject and verb.passive and scene.lower[verb.last : verb.last + 1] == ["off"]
    reality = modality.governed(verb, off, reality)
    if subject and verb.passive:
        if {verb.lemma, *verb.words} & _ARRANGED:
            reality = reality.weaker("planned")
        elif verb.lemma in _SPOKEN_OF:
            reality = reality.weaker("speculated")  # "shipments had not been discussed"
        elif verb.lemma in _PROVED and (verb.negated or modality.conditional(clause)):
            reality = reality.weaker("speculated")  # "if the deliveries are confirmed"
        elif verb.lemma in _DONE:
            reality = both(reality, modality.of_clause(clause, question))  # "talks will be held", "has not been made"
    elif subject and verb.lemma in ("be", "remain", "seem", "appear"):
        reality = _predicated(scene, clause, reality)
    else:
        said_of = verb.lemma == "be" and _is_said_of(clause, noun)
        if not goes_on(clause) and (verb.lemma in LIGHT or said_of or (subject and verb.lemma in _HAPPENING)):
            reality = both(reality, modality.of_clause(clause, question))
        drawn_up = verb.lemma == "draw" and scene.lower[verb.last : verb.last + 1] == ["up"]
        if not verb.passive and (verb.lemma in _PLAN_OBJECTS or drawn_up or _still_open(scene, clause, noun)):
            reality = reality.weaker("planned")
    if not subject and modality.of_clause(clause).context == "recommended" and scene.words(noun)[0] not in _KNOWN:
        reality = replace(reality, context="recommended")  # "should use meetings of the two to press"
    if helped(scene, noun) is clause and noun.prep != "without":
        reality = reality.weaker(modality.of_clause(clause).modality)
    if noun.prep == "for" and verb.lemma in _TOWARDS:
        reality = reality.weaker("planned")  # "no date has been set for a meeting"
    return reality


def with_occasion(noun: NounPhrase | None, reality: Reality) -> Reality:
    """'Refused it in a telephone call': how real a clause makes what its `noun` names; an occasion came about even
    where what might have been done on it did not."""
    return replace(reality, negated=False) if noun is not None and noun.prep in _DURING else reality


def only_says_how_rare(scene: Scene, clause: Clause) -> bool:
    """', the first time that a member has fired at them': whether a clause only says how rare is what was told."""
    over = clause
    while over.opener == "purpose" and over.matrix is not None:
        over = over.matrix
    at = over.subject[0].at if over.subject else over.at
    at -= at > 0 and scene.elements[at - 1].word == "that"
    behind = scene.elements[at - 2 : at] if at > 1 else []
    return [element.kind for element in behind] == ["comma", "np"] and behind[1].word == "time"


def goes_on(clause: Clause) -> bool:
    """'Contacts never ceased', 'did not halt deliveries': whether a verb says that what it names has no end."""
    return clause.verb.negated and clause.verb.lemma in _ENDING


def _carried_out(clause: Clause, noun: NounPhrase, rule: RuleSpec, reality: Reality) -> Reality:
    """'Approved the sale', 'paused deliveries', 'the drill was halted': what a verb makes of the deed that it names."""
    verb, done = clause.verb, rule.plover in _CARRIED_OUT
    if any(word == "to" and noun in group for word, group in clause.preps):
        return reality.weaker("planned") if done and verb.lemma in _AGREEING else reality
    named = any(noun is np for np in clause.subject) if verb.passive else _is_said_of(clause, noun)
    if not named or verb.negated:
        return reality
    if done and verb.lemma in _KEEPING_FROM:
        return both(replace(reality, negated=True), modality.of_clause(clause))
    if done and verb.lemma in ("oppose", "resist"):
        return reality.weaker("speculated")
    return reality.weaker("planned") if verb.lemma in _WANTING or (done and verb.lemma in _ALLOWING) else reality


def _still_open(scene: Scene, clause: Clause, noun: NounPhrase) -> bool:
    """'were discussing a trip', 'are working on a sale', 'negotiated the sale': not "discussed the trip"."""
    going_on = scene.lower[clause.verb.head].endswith("ing")  # "were discussing the dispatch of workers"
    new = scene.words(noun)[0] in _NEW or noun.first == noun.head or going_on
    if any(word == "on" and noun in group for word, group in clause.preps):
        return clause.verb.lemma == "work"
    if not _is_said_of(clause, noun):
        return False
    return clause.verb.lemma == "negotiate" or (new and clause.verb.lemma in _SPOKEN_OF)


def _predicated(scene: Scene, clause: Clause, reality: Reality) -> Reality:
    """'A visit is on the agenda', 'talks remain possible': what is said to be so of an event noun."""
    reality = both(reality, modality.of_clause(clause))
    said = set(scene.lower[clause.verb.last : clause.verb.last + 4])
    if said & _IN_DOUBT:
        return reality.weaker("speculated")
    return reality.weaker("planned") if said & _IN_TALK or is_due(scene, clause) else reality


def _said_behind(scene: Scene, noun: NounPhrase) -> Clause | None:
    """'A further deployment, which could take place in May': the clause behind a noun that says when it comes about."""
    said = (c for c in scene.clauses if c.opener == "relative" and any(np is noun for np in c.subject))
    return next((c for c in said if c.verb.lemma in _HAPPENING or c.verb.lemma in LIGHT), None)


def is_due(scene: Scene, clause: Clause) -> bool:
    """'12,000 workers are due in May': whether "due" stands right behind a verb."""
    return scene.lower[clause.verb.last : clause.verb.last + 1] == ["due"]


def _beside_comma(scene: Scene, noun: NounPhrase) -> bool:
    """'will fly to Delhi, his first visit since 2021': whether a noun behind a comma only names again what was told."""
    owned = noun.possessor is not None and noun.possessor.pronoun
    return noun.appositive or (owned and noun.at > 0 and scene.elements[noun.at - 1].kind == "comma")


def _is_said_of(clause: Clause, noun: NounPhrase) -> bool:
    """'It would be his second visit', 'it was no visit': whether a noun stands behind "be"."""
    return any(noun is np for group in clause.objects for np in group)


def helped(scene: Scene, noun: NounPhrase) -> Clause | None:
    """'could overcome it with Russian help': what is done with the help that a noun names."""
    return scene.clause_with(noun) if noun.prep in BY_WHAT else None


def _of_verb(scene: Scene, clause: Clause, question: bool) -> Reality:
    """As real as its clause has it, and not so where nobody does it: 'no unit has entered'."""
    reality = modality.of_clause(clause, question)
    then = scene.lower[:1] == ["before"] and not _BEFORE_IT.isdisjoint(scene.lower[1:4])  # "Before the war they worked"
    if clause.verb.past and (then or scene.lower[clause.verb.first - 1 : clause.verb.first] in _FORMERLY):
        reality = replace(reality, context=reality.context or "historical")  # "the two last met in 2018"
    if clause.opener == "reduced" and _kept_from_passing(scene, clause):
        return replace(reality, negated=True)
    parts = [*clause.subject, *(clause.objects[0] if clause.objects else [])]
    if clause.opening == "how" and any(scene.lower[np.first - 1 : np.first + 1] in _HOW_MANY for np in parts):
        reality = reality.weaker("speculated")  # "How many remain is unknown"
    if clause.opener in ("relative", "reduced"):  # "lost none of the pilots it trained"
        parts = [
            np for np in parts if np.first > clause.verb.first or scene.head(np) == "them" or not _none_of(scene, np)
        ]
    none = any(_nobody(scene, np) or _none_of(scene, np) for np in parts)
    back = {"of": 2, "to": 1}.get(clause.opening, 0) if clause.governor else 0
    meant = scene.elements[clause.at - back].np if back and clause.at >= back else None
    if meant is not None and scene.words(meant)[0] in NONE:
        return replace(reality, negated=True)  # "has no intention of attacking", "no plans to attack"
    return replace(reality, negated=True) if none and clause.verb.lemma != "be" else reality


def _kept_from_passing(scene: Scene, clause: Clause) -> bool:
    """'Blocked a statement condemning the launch': whether a text says something that it was kept from saying."""
    over = next((one for np in clause.subject[:1] if (one := scene.clause_with(np)) is not None), None)
    texts = over is not None and scene.head(clause.subject[0]) in _TEXTS
    return texts and over is not None and over.verb.lemma in _BLOCKING and not over.verb.negated


def _none_of(scene: Scene, np: NounPhrase) -> bool:
    """'None of the men'."""
    return ["none", "of"] in (scene.lower[max(0, np.first - 2) : np.first], scene.lower[np.first : np.first + 2])


def _nobody(scene: Scene, np: NounPhrase) -> bool:
    """'no unit', but not 'No Kwang Chol', nor 'voted no'."""
    first = scene.parsed.tokens[np.first]
    if first.lower == "no" and np.first == np.head:
        return False
    opens = np.first == 0 or scene.parsed.tokens[np.first - 1].tag in ("QUOTE", "STOP")
    named = first.text == "No" and not opens  # "sanctioned No", whose name it is
    return first.lower in NONE and not named and not any(m.start == first.start for m in scene.within(np))


def both(one: Reality, two: Reality) -> Reality:
    """The weaker of two, negated where either is."""
    weaker = one.weaker(two.modality)
    return Reality(weaker.modality, one.negated or two.negated, one.context or two.context)


def only_possible(scene: Scene, clause: Clause | None, figure: Span) -> bool:
    """'If all held shells, that would be 12 million', 'could hold 40', 'enough for 12 million': whether so many are
    only possible."""
    before = scene.parsed.text[scene.sentence.span.start : figure.start].lower().split()
    if before[-2:] == ["enough", "for"] or (before[-3:-1] == ["enough", "to"] and before[-1] in _HOLDING):
        return True
    if clause is None or clause.verb.modal not in ("would", "could"):
        return False
    supposed = clause.verb.lemma in _AMOUNTING and any(modality.conditional(one) for one in scene.clauses)
    return supposed or (clause.verb.lemma in _HOLDING and not clause.verb.passive)
