"""Words around an event → how real the text makes it: modality, negation and context, the weakest winning."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from briefing.extract.grammar.nonfinite import MEANS
from briefing.extract.grammar.phrases import Clause, NounPhrase, VerbGroup
from briefing.model.fact import MODALITIES, Context, Modality

#: Verbs of what is so, and not done; adjectives whose infinitive is still to come.
_STATES = frozenset("be have number total include amount stand remain contain hold exceed reach mean".split())
_LIKELY = frozenset(("likely", "unlikely"))
#: From strong to weak; of several the weakest holds.
_POSSIBLE = frozenset(("may", "might", "could"))
_ADVISED = frozenset(("should", "must", "ought", "needs"))
_FUTURE = frozenset(("will", "shall", "'ll", "wo", "would"))
#: Verbs and adjectives whose infinitive has not happened yet.
_PLANS = frozenset(
    """plan set expect schedule intend aim prepare agree promise pledge vow decide due ready poise hope seek want wish
    propose offer commit slate arrange consider ask order need look about consent undertake go destine negotiate
    bind threaten attempt try invite mull weigh anticipate urge press call encourage demand accept
    request swear hesitate like compete vie bid wait willing keen eager inclined determined""".split()
)
#: What they are about is only thought of, talked of or spoken against.
_MULLED = frozenset(
    """consider weigh mull ponder contemplate discuss debate explore envisage envision imagine fear risk think talk
    speak dream oppose resist""".split()
)
#: Prepositions between a verb and the gerund that it governs: "thinks of sending", "pushed for sending".
_GOVERNING = frozenset(("", "of", "about", "for", "on", "to", "over"))
#: Who comes down against doing something does not do it.
_RESOLVED = frozenset("decide vote opt choose rule".split())
_DOUBT = frozenset(
    """believe think suspect assume presume fear suppose appear seem likely unlikely possible rumour rumor suggest
    speculate""".split()
)
_FAIL = frozenset(
    """fail refuse decline deny stop cease avoid refrain forbid ban prohibit cancel scrap abandon drop shelve forgo
    suspend halt unable unwilling reluctant""".split()
)
#: What is cancelled does not come about; what is put off is still to come.
_CANCELLED = frozenset("cancel scrap abandon drop shelve forgo scupper ditch".split())
_PUT_OFF = frozenset("postpone delay defer".split())
#: What is ruled out is not so; what cannot be is possible.
_EXCLUDED = frozenset(("rule", "exclude"))
#: Who is kept from doing something does not do it.
_PREVENT = frozenset(
    "keep stop prevent prohibit ban bar deter dissuade discourage block restrain hinder refrain".split()
)
#: Who is charged with something is only said to have done it.
_CHARGING = frozenset("charge indict accuse suspect arrest detain prosecute".split())
#: Nouns with an infinitive or "of doing" behind them: it is not done, can be done, or is only thought of.
_REFUSING = frozenset(("refusal", "failure", "reluctance"))
_ABLE = frozenset(("ability", "capacity", "capability", "option", "chance", "opportunity"))
_THOUGHT = frozenset(("prospect", "possibility", "risk", "idea", "question", "thought", "talk"))
#: How many clauses over one are looked at for a condition, and how many from it on lend it their reality.
_DEEP, _LENDING = 5, 4
#: What they govern as a gerund is so no longer, or never was.
STOPPED = frozenset("stop cease halt pause suspend freeze discontinue".split())
_NEVER = STOPPED | {"avoid"}
#: Verbs that tell of what their gerund names.
SPEAKING = frozenset("acknowledge admit confirm deny report mention recall describe discuss".split())
#: What they ask for need not have been done.
_OBLIGE = frozenset(("oblige", "require", "mandate", "compel"))
#: Verbs of what somebody says that another should do.
_URGING = frozenset("urge call demand press appeal plead implore exhort beg advise recommend".split())
#: The same where what is asked stands behind "that": "asked that it withdraw".
_ASKING = _URGING | {"insist", "request", "ask", "propose", "suggest", "stipulate"}
_HEARSAY = frozenset(["report", "say", "understand", "know"])
#: Who is told so has it from somebody of whom nothing is said.
_LED_TO_BELIEVE = frozenset(("tell", "inform", "assure", "convince", "mislead"))
#: Verbs of what is done to something that is there.
_TAKE_FOR_GRANTED = frozenset(
    """enforce violate breach evade circumvent flout skirt dodge defy undermine sidestep contravene uphold implement
    police bypass erode""".split()
)
_ADVERBS: dict[str, Modality] = {
    "reportedly": "reported", "allegedly": "alleged", "supposedly": "alleged", "purportedly": "alleged",
    "apparently": "speculated", "possibly": "speculated", "potentially": "speculated", "perhaps": "speculated",
    "probably": "speculated", "presumably": "speculated", "maybe": "speculated", "likely": "speculated",
}  # fmt: skip
_ADJECTIVES: dict[str, Modality] = {
    "alleged": "alleged", "reported": "reported", "suspected": "alleged", "purported": "alleged", "supposed": "alleged",
    "potential": "speculated", "possible": "speculated", "likely": "speculated", "probable": "speculated",
    "hypothetical": "speculated", "feared": "speculated", "rumoured": "speculated", "rumored": "speculated",
    "planned": "planned", "upcoming": "planned", "forthcoming": "planned", "future": "planned", "proposed": "planned",
    "scheduled": "planned", "expected": "planned", "imminent": "planned", "impending": "planned",
    "prospective": "planned",
    "next": "planned", "eventual": "planned",
}  # fmt: skip
#: Nouns that say of what stands behind their "of" or "for" that it is still to come, may come, or is only talked of.
_OUTER: dict[str, Modality] = {
    **dict.fromkeys(
        "preparation plan proposal readiness call demand request order pledge promise offer date schedule".split(),
        "planned",
    ),
    **dict.fromkeys(
        "possibility risk threat fear prospect chance likelihood danger worry speculation suspicion hint sign rumour"
        " rumor".split(),
        "speculated",
    ),
    **dict.fromkeys("report claim allegation accusation story suggestion talk".split(), "alleged"),
}
#: Of these, those of what is still to come.
_COMING = frozenset(("possibility", "risk", "threat", "prospect", "chance", "likelihood", "danger"))
#: What somebody knows of an event; who has none of it leaves the event open.
_KNOWLEDGE = frozenset(
    """information evidence proof confirmation indication sign trace knowledge intelligence detail news word""".split()
)
_CONDITIONS = frozenset(("if", "unless", "whether", "provided", "providing", "suppose", "were", "should"))
_NO = frozenset(("no", "without", "neither", "nor"))


@dataclass(frozen=True, slots=True)
class Reality:
    """How an event stands in its text."""

    modality: Modality = "asserted"
    negated: bool = False
    context: Context | None = None

    def weaker(self, other: Modality | None) -> Reality:
        """This, or `other` where it is weaker."""
        if other is None or MODALITIES.index(other) <= MODALITIES.index(self.modality):
            return self
        return Reality(other, self.negated, self.context)


def of_reduced(verb: VerbGroup) -> Modality | None:
    """What a participle behind a noun makes of it: "250 missiles promised" are still to come."""
    return "planned" if verb.lemma in _PLANS else None


def of_clause(clause: Clause, question: bool = False) -> Reality:
    """Reads the verb group of `clause` and of the clauses that it hangs on."""
    reality = Reality("speculated") if question else Reality()
    reality = _of_verb(clause.verb, reality)
    if conditional(clause):
        reality = reality.weaker("speculated")
    current = clause
    for _ in range(_LENDING):
        if current.governor:
            reality = _under_noun(current.governor, reality)
        if current.opening == "nor":
            reality = replace(reality, negated=True)  # has neither sold them nor given them away
        matrix = current.matrix
        if matrix is None:
            break
        if current.opening == "yet" and current.verb.form == "inf":
            reality = replace(reality, negated=True)  # has yet to deliver
        if matrix.verb.lemma in ("should", "had", "were") and not matrix.subject:
            reality = reality.weaker("speculated")  # should they send
        if current.opening == "that" and current.verb.base and matrix.verb.lemma in _ASKING:
            reality = replace(reality, context=reality.context or "recommended")  # "demanded that it withdraw"
        reality, ends = _under_clause(current, matrix, reality)
        if ends:
            break
        current = matrix
    return reality


def _under_clause(clause: Clause, matrix: Clause, reality: Reality) -> tuple[Reality, bool]:
    """What the clause over another makes of it, and whether that is all there is to say."""
    if clause.opener == "participle":
        return _of_participle(clause, matrix, reality)
    if clause.opener == "purpose" or (clause.opener == "coordinator" and matrix.verb.form == "inf"):
        reality = _under(matrix.verb, reality)
        if not _LIKELY.isdisjoint((matrix.verb.lemma, *matrix.verb.words)):
            reality = _ahead(clause.verb, reality)  # "is likely to visit", not "is likely to have visited"
        meant = matrix.verb.lemma == "be" and not matrix.objects and clause.at <= matrix.at + 2
        return (reality.weaker("planned") if meant else reality), False  # is to send, is about to send
    if clause.opener == "coordinator":
        return (_of_verb(matrix.verb, reality) if _led(clause) else reality), False
    told = matrix.verb.passive and matrix.verb.lemma in _LED_TO_BELIEVE
    return (reality.weaker("alleged") if told and clause.opening == "that" else reality), True


def conditional(clause: Clause) -> bool:
    """Whether a clause, or one over it, stands under a condition: "if it has proof that drones were sent"."""
    over: Clause | None = clause
    for _ in range(_DEEP):
        if over is None:
            return False
        if over.opener == "subordinator" and over.opening in _CONDITIONS:
            return True
        if (over.opener == "subordinator" and over.opening != "that") or (
            over.opener == "coordinator" and not over.shared
        ):
            return False
        over = over.matrix
    return False


def _of_participle(clause: Clause, matrix: Clause, reality: Reality) -> tuple[Reality, bool]:
    """What the verb over a participle makes of it, and whether that is all there is to say."""
    verb, adjacent = matrix.verb, clause.at == matrix.at + 1
    if clause.opening == "without":
        return replace(reality, negated=True), True  # "flew home without stopping in Seoul"
    if clause.verb.form == "ing" and clause.verb.perfect:
        return reality, True  # "may send more, having sent some already"
    denied = verb.negated or matrix.opening == "nor"
    stopped = verb.lemma in _NEVER and not denied and (adjacent or clause.opening in ("", "of"))
    if stopped or (clause.opening == "from" and verb.lemma in _PREVENT and not verb.negated):
        return replace(reality, negated=True), False
    if clause.opening == "against":
        kept = verb.lemma in _RESOLVED
        return (replace(reality, negated=True) if kept else reality.weaker("speculated")), True
    if clause.verb.form == "ing" and clause.at <= matrix.at + 2 and clause.opening in _GOVERNING:
        words = {verb.lemma, *verb.words}
        if "capable" in words:
            reality = replace(reality, context=reality.context or "capacity").weaker("speculated")
        if words & (_MULLED | _PLANS) and not verb.passive:
            reality = (
                _ahead(clause.verb, reality).weaker("speculated") if words & _MULLED else reality.weaker("planned")
            )
    if adjacent and verb.lemma in SPEAKING:
        return reality, True  # who has yet to admit sending them leaves open whether he did
    if adjacent and verb.lemma in _EXCLUDED:
        return (reality.weaker("speculated") if denied else replace(reality, negated=True)), True
    if verb.lemma in _CHARGING and clause.opening in ("with", "of", "for"):
        reality = reality.weaker("alleged")
    return reality.weaker(_of_verb(verb, Reality()).modality), False


def of_outer(noun: str, without: bool, reality: Reality) -> Reality:
    """An event noun behind another that says how it is thought of: preparations for a test, the risk of a test.

    `without` where there is none of it: no evidence of a test.
    """
    reality = reality.weaker("speculated" if without and noun in _KNOWLEDGE else _OUTER.get(noun))
    return replace(reality, context=reality.context or "ahead") if noun in _COMING else reality


def taken_for_granted(clause: Clause | None, noun: NounPhrase, *, lasting: bool) -> bool:
    """'Firms evade UN sanctions': whether what is done to a thing takes for granted that it is there.

    Who oversees what is `lasting` does not begin it; who oversees a test has it made.
    """
    lemma = clause.verb.lemma if clause is not None else ""
    if clause is None or not (lemma in _TAKE_FOR_GRANTED or (lasting and lemma == "oversee")):
        return False
    return any(noun is np for group in clause.objects for np in group)


def governed(verb: VerbGroup, particle: bool, reality: Reality) -> Reality:
    """An event noun under `verb`: a visit is cancelled, a launch put off; `particle` where "off" follows the verb."""
    if verb.lemma in _EXCLUDED:
        return reality.weaker("speculated") if verb.negated else replace(reality, negated=True)
    if verb.negated:
        return reality
    if verb.lemma in _CANCELLED or (verb.lemma == "call" and particle):
        return replace(reality, negated=True)
    if verb.lemma in _PUT_OFF or (verb.lemma in ("put", "push") and particle):
        return reality.weaker("planned")
    return reality


def of_noun(words: Iterable[str], before: str = "") -> Reality:
    """Reads the modifiers of an event noun: 'the potential transfer', 'no shipment'."""
    reality = Reality()
    for word in words:
        reality = reality.weaker(_ADJECTIVES.get(word))
        if word in ("possible", "potential"):
            reality = replace(reality, context=reality.context or "ahead")
        if word in _NO:
            reality = replace(reality, negated=True)
        elif word == "any":
            reality = reality.weaker("speculated")  # "any deployment would be lawful"
    if before in _NO:
        reality = replace(reality, negated=True)
    return reality


def _under_noun(noun: str, reality: Reality) -> Reality:
    """The reality of an infinitive that hangs on a noun: 'a plan to send', 'the ability to strike'."""
    if noun in _REFUSING:
        return replace(reality, negated=True)
    if noun in MEANS or noun in _ABLE:
        return replace(reality, context=reality.context or "capacity").weaker("speculated")
    if noun in _THOUGHT:
        return reality.weaker("speculated")
    return reality if noun in ("attempt", "effort") else reality.weaker("planned")


def _of_adverbs(words: Iterable[str], reality: Reality) -> Reality:
    """Adverbs that stand in or beside the verb group."""
    for word in words:
        reality = reality.weaker(_ADVERBS.get(word))
    return reality


def _led(clause: Clause) -> bool:
    """Whether a coordinated verb borrows the modal of the verb before it: 'will visit and meet'."""
    return clause.verb.form in ("bare", "inf") and clause.verb.modal is None


def _of_verb(verb: VerbGroup, reality: Reality) -> Reality:
    if verb.negated and "only" not in verb.words:
        reality = replace(reality, negated=True)
    if verb.modal in _POSSIBLE:
        reality = _ahead(verb, reality).weaker("speculated")
    elif verb.modal in _ADVISED:
        reality = replace(reality, context=reality.context or "recommended").weaker("speculated")
    elif verb.modal in ("can", "ca", "cannot"):
        reality = replace(reality, context=reality.context or "capacity").weaker("speculated")
    elif verb.modal == "would" and verb.perfect:
        reality = replace(reality, context=reality.context or "recommended").weaker("speculated")  # and did not
    elif verb.modal == "would" or verb.modal in _FUTURE or (verb.lemma == "be" and "due" in verb.words):
        reality = reality.weaker("planned")
    return _of_adverbs(verb.words, reality)


def _ahead(verb: VerbGroup, reality: Reality) -> Reality:
    """'May send', not "may have sent", "may be sending" or "may number 90": what only may be is still to come."""
    now = verb.perfect or verb.progressive or verb.lemma in _STATES
    return reality if now else replace(reality, context=reality.context or "ahead")


def _under(verb: VerbGroup, reality: Reality) -> Reality:
    """The reality of an infinitive under `verb`: planned, doubted, failed or as real as the verb itself."""
    reality = _of_verb(verb, reality)
    words = {verb.lemma, *verb.words}
    if words & (_OBLIGE | _URGING) and not verb.passive:
        return replace(reality, context=reality.context or "recommended").weaker("speculated")
    if words & _FAIL or (verb.lemma == "have" and "yet" in words):
        return replace(reality, negated=True)
    if "unlikely" in words:
        return replace(reality, negated=not reality.negated).weaker("speculated")
    if words & _DOUBT:
        return reality.weaker("speculated")
    if words & _PLANS:
        return reality.weaker("planned")
    if verb.passive and words & _HEARSAY:
        return reality.weaker("reported")
    return reality
