"""An infinitive or a participle → whose doing it is: the subject's, the object's, or that of a noun it hangs on."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.grammar.phrases import Clause, Element, NounPhrase, group_left, head_of_chain
from briefing.extract.grammar.relatives import gap_under, opening_of, previous
from briefing.extract.names.entities import singular
from briefing.extract.words.verb_classes import BARE_THAT, OBJECT_CONTROL, PENALTIES, PUNISHING, TELLING

#: Nouns that say what somebody means, may or is asked to do.
_INTENTIONS = frozenset(
    """decision plan offer pledge promise agreement intention intent attempt effort willingness readiness refusal move
    request vow bid desire ability order proposal threat deal commitment failure reluctance right capacity capability
    date invitation call appeal demand wish mission permission authorisation authorization push scheme preparation
    option chance opportunity need resolve determination hope accord pact ploy drive campaign arrangement consent
    reason obligation duty mandate talk negotiation discussion pressure course track""".split()
)
#: Those of them that one has with another.
_DEALING = frozenset("talk negotiation discussion agreement deal accord pact arrangement".split())
#: Nouns of what puts somebody in a position to do something.
MEANS = frozenset(
    """mean means technology know-how knowhow expertise knowledge tool equipment machinery part component material
    resource fund money cash capital time way skill power range""".split()
)
#: Prepositions before what somebody else does.
_ABOUT_OTHERS = frozenset(("over", "against", "about", "after", "amid", "despite", "from", "because of", "for"))
_ASKING = frozenset("invitation request call order appeal demand".split())
#: Verbs that ask somebody by a preposition: "called on them to leave".
_ASKED = {"call": ("on", "upon"), "prevail": ("on", "upon"), "appeal": ("to",), "rely": ("on",), "count": ("on",)}


def infinitive(elements: Sequence[Element], clause: Clause, by_at: dict[int, Clause]) -> None:
    """'agreed to supply': the subject is that of the verb before, or its object ('allows it to test')."""
    clause.opener, clause.shared = "purpose", True
    prior = previous(by_at, clause.at)
    at = clause.at - 1
    while prior is not None and prior.opener == "relative" and elements[at].kind == "comma":
        prior = previous(by_at, opening_of(elements, prior))  # "called on Rome, which has it, to use it"
        if prior is None or prior.opener != "relative":
            break
    while at >= 0 and elements[at].kind == "comma":
        at -= 1
    if _of_noun(elements, clause, at, prior) or prior is None:
        return
    clause.matrix = prior
    if elements[at].kind == "cc":
        if joined_to(clause, prior):
            return
        clause.opener, clause.opening = "coordinator", elements[at].word
        clause.subject = prior.subject
        return
    who = elements[at].np if elements[at].last == clause.verb.first else None
    if who is not None and who.prep == "for" and prior.verb.lemma == "be":
        clause.subject, clause.opening = [who], "to"  # "it was the first time for Putin to set foot there"
        return
    if prior.verb.lemma == "be" and clause.verb.passive and prior.objects and prior.objects[-1][-1].at == at:
        clause.subject = prior.objects[-1]  # "the men are the first North Koreans to be captured"
        return
    object_controls = prior.objects and not prior.verb.passive and prior.verb.lemma in OBJECT_CONTROL
    asked = next((group for word, group in reversed(prior.preps) if word in _ASKED.get(prior.verb.lemma, ())), None)
    clause.subject = asked or (
        prior.objects[-1] if object_controls else (prior.subject or (prior.objects[0] if prior.objects else []))
    )
    clause.opening = "to"
    gap_under(elements, clause, prior)


def joined_to(clause: Clause, prior: Clause) -> bool:
    """'agreed to send oil and (to) train soldiers': an infinitive joined to another hangs on what that hangs on."""
    while prior.opener in ("reduced", "relative") and prior.matrix is not None:
        prior = prior.matrix
    if prior.verb.form != "inf" or prior.matrix is None:
        return False
    clause.opener, clause.opening, clause.shared = prior.opener, prior.opening, True
    clause.subject, clause.matrix, clause.governor = prior.subject, prior.matrix, prior.governor
    clause.verb.form, clause.verb.base = "inf", False
    return True


def _of_noun(elements: Sequence[Element], clause: Clause, at: int, prior: Clause | None) -> bool:
    """'Moscow's decision to send', 'plans for Kim to visit': whose deciding or planning it is does what follows."""
    np = elements[at].np if at >= 0 else None
    if np is None or elements[at].last != clause.verb.first:
        return False
    noun, word = np, singular(elements[at].word)
    asked = elements[at - 2] if at >= 2 and elements[at - 2].np is not None else None
    for_whom = asked is not None and np.prep in ("for", *(("to", "on") if singular(asked.word) in _ASKING else ()))
    if asked is not None and asked.np is not None and for_whom and singular(asked.word) in _INTENTIONS:
        noun, word = asked.np, singular(asked.word)
    over = asked.np if asked is not None and np.prep == "with" and singular(asked.word) in _DEALING else None
    if over is not None:  # "is in talks with Paris to buy jets"
        noun, word = over, singular(elements[at - 2].word)
    if word not in _INTENTIONS and word not in MEANS:
        return False
    clause.governor, clause.opening = word, "to"
    clause.matrix = prior if word in MEANS else None
    if noun is not np and noun is not over:
        clause.subject = [np]
    elif noun.possessor is not None:
        clause.subject = [noun.possessor]
    elif prior is not None and not prior.verb.passive and any(noun is n for g in _meant(prior) for n in g):
        # "gave Pyongyang the means to build", "supplied it with the parts to build"
        given = word in MEANS and len(prior.objects) > (noun.prep != "with")
        clause.subject = prior.objects[0] if given else prior.subject
    else:
        clause.subject = [noun]
    return True


def _meant(clause: Clause) -> list[list[NounPhrase]]:
    """What its subject has: "made an offer to send", "went on with plans to send", but not "fined him over a plan"."""
    return [*clause.objects, *(group for word, group in clause.preps if word not in _ABOUT_OTHERS)]


def _owner_of_doing(elements: Sequence[Element], at: int) -> NounPhrase | None:
    """'North Korea's role in supplying': whose role it is."""
    np = elements[at - 1].np if at >= 1 else None
    return np.possessor if np is not None else None


#: Nouns behind which "of doing" has not been done either.
_IDEAS = frozenset("idea prospect possibility risk threat dream goal aim purpose thought talk question point".split())
#: Nouns of what is agreed or talked about, behind which "on doing" has not been done yet.
_ACCORDS = frozenset(
    """agreement deal pact contract memorandum understanding accord protocol plan proposal talk discussion negotiation
    consultation idea roadmap arrangement""".split()
)
#: Verbs whose object does what follows them as "of doing", "for doing", "from doing".
_BLAMING = PUNISHING | frozenset(
    """accuse suspect blame condemn criticise criticize denounce thank praise charge convict stop prevent deter dissuade
    discourage ban bar prohibit keep punish warn rebuke chide fault reprimand list target prosecute sue sentence
    imprison dismiss sack reward decorate honour honor commend censure""".split()
)
#: Verbs of those who speak: a participle of saying behind one of them is theirs.
#: Verbs of those who go on about what was said: "rejected a report that accused Moscow, calling it a lie".
_DISMISSING = frozenset(("reject", "dismiss", "deny", "condemn", "denounce", "refute", "criticise", "criticize"))
_SPEECH = BARE_THAT | TELLING
_OF_DOING = frozenset(("of", "for", "from", "with", "against"))
_ABSOLUTE = frozenset(("with", "of", "without", "despite", "from", "about", "by", "after", "over"))


def participle(elements: Sequence[Element], clause: Clause, by_at: dict[int, Clause]) -> None:
    """', V-ing', 'by V-ing', 'with NP V-ing', 'NP V-ed': whose doing it is depends on what stands right before."""
    at = clause.at - 1
    prior = previous(by_at, clause.at)
    clause.matrix = prior
    before = elements[at] if at >= 0 else None
    if (
        clause.verb.form == "ing"
        and (before is None or before.kind in ("sub", "rel"))
        and _is_subject(elements, clause)
    ):
        clause.opener, clause.governor = "participle", "prospect"
        return
    if before is None:
        clause.opener = "participle"
        return
    if before.np is not None and not before.np.time:
        _behind_noun(elements, clause, before.np)
        return
    if before.kind == "np":
        before = elements[at - 1] if at >= 1 else before
    if before.kind == "cc" and prior is not None and at >= 1:
        _joins(clause, prior, before.word)
        return
    _by_the_way(elements, clause, by_at, before)


def _behind_noun(elements: Sequence[Element], clause: Clause, np: NounPhrase) -> None:
    """'missiles made in Rason', 'with ships waiting': the participle is of the noun phrase right before it."""
    group = group_left(elements, clause.at - 1)
    if clause.verb.form == "part":
        clause.opener = "reduced"
        head = head_of_chain(elements, clause.at - 1)
        clause.objects.append(group if head in (None, clause.at - 1) else [np])
        return
    clause.opener = "absolute" if np.prep in _ABSOLUTE else "reduced"
    clause.opening = np.prep or ""
    clause.subject = group


def _joins(clause: Clause, prior: Clause, word: str) -> None:
    """'was hit and damaged', 'by sending and hiding men': a conjunction joins the participle to the verb before."""
    clause.opener, clause.opening, clause.shared = "coordinator", word, True
    clause.subject = prior.subject
    if prior.verb.passive and prior.objects and clause.verb.passive:
        clause.objects.append(prior.objects[0])
    clause.matrix = prior.matrix if prior.verb.form == clause.verb.form else prior


def _by_the_way(elements: Sequence[Element], clause: Clause, by_at: dict[int, Clause], before: Element) -> None:
    """', V-ing', 'by V-ing': behind a comma or another small word, `before`; who is told to do it, or the subject."""
    at, prior = clause.at - 1, clause.matrix
    clause.opener, clause.shared = "participle", True
    clause.opening = before.word if before.kind in ("prep", "sub") else ""
    if before.kind == "sub" and before.word == "that":
        return  # "warned that hiring them breaks the ban": whoever hires them
    meant = elements[at - 1].np if clause.opening == "of" and at >= 1 else None
    if meant is not None and singular(elements[at - 1].word) in _INTENTIONS | _IDEAS:
        clause.governor = singular(elements[at - 1].word)
    about = elements[at - 1].word if clause.opening in ("on", "for", "about", "over") and at >= 1 else ""
    if clause.verb.form == "ing" and singular(about) in _ACCORDS:
        clause.governor = singular(about)  # "signed agreements on building a bridge"
    inserted = _inserted_after(elements, clause) if before.kind == "comma" else []
    if inserted and clause.verb.form == "part":
        clause.objects.append(inserted)
        return
    doer = inserted or _doer(elements, clause, prior, at)
    if doer or (at >= 1 and clause.opening == "for" and singular(elements[at - 1].word) in PENALTIES):
        clause.subject = doer  # "as a punishment for buying oil": not who punishes
        return
    if before.kind == "comma":
        over = next((by_at[n] for n in reversed(by_at) if n < clause.at and by_at[n].verb.form == "finite"), prior)
        tells = clause.verb.form == "ing" and clause.verb.lemma in TELLING
        clause.matrix = _speaker_over(over) if tells else over
    base = clause.matrix
    while base is not None and base.shared and not base.subject and base.matrix is not None:
        base = base.matrix
    if base is None:
        if clause.verb.form == "part" and before.kind == "comma" and elements[0].np is not None:
            clause.objects.append([elements[0].np])  # "Kirishi refinery, Leningrad region, hit by drones"
        return
    if clause.verb.form == "part":
        clause.objects.append(base.subject)
    elif _pictured(elements, clause, base):
        clause.subject = base.objects[0]
    else:
        clause.subject = base.subject or (base.objects[0] if base.verb.passive and base.objects else [])


def _pictured(elements: Sequence[Element], clause: Clause, base: Clause) -> bool:
    """'showed the leader, Kim Jong Un, greeting him': whether the comma closes what a name adds to the object."""
    named = [element.kind for element in elements[base.at + 1 : clause.at]] == ["np", "comma", "np", "comma"]
    return named and bool(base.objects) and not base.verb.passive and base.verb.lemma in OBJECT_CONTROL


def _is_subject(elements: Sequence[Element], clause: Clause) -> bool:
    """'that arming Kyiv would be a mistake': whether what a gerund names is only the subject of a verb with a modal."""
    at = clause.at + 1
    while at + 1 < len(elements) and elements[at].kind in ("np", "prep"):
        at += 1
    verb = elements[at].vg if at < len(elements) and at > clause.at + 1 else None
    return verb is not None and verb.modal is not None


def _speaker_over(told: Clause | None) -> Clause | None:
    """'dismissed a report that men had left, calling it a lie': not the men, but whoever speaks of them goes on."""
    current = told
    while current is not None and current.matrix is not None:
        answered = current.opener == "relative" and current.matrix.verb.lemma in _DISMISSING
        if current.verb.lemma in _SPEECH and not answered:
            break
        if current.opener not in ("relative", "subordinator", "complement"):
            break
        if current.opener == "subordinator" and current.opening != "that":
            break
        current = current.matrix
    return current


def _inserted_after(elements: Sequence[Element], clause: Clause) -> list[NounPhrase]:
    """'said that engineers, numbering at least 30, stay there': whom commas between subject and verb tell of."""
    closing = next((n for n in range(clause.at + 1, len(elements)) if elements[n].kind not in ("np", "prep")), -1)
    if closing < 0 or elements[closing].kind != "comma" or clause.at < 2 or elements[clause.at - 2].np is None:
        return []
    after = elements[closing + 1].vg if closing + 1 < len(elements) else None
    head = head_of_chain(elements, clause.at - 2)
    return group_left(elements, head) if head is not None and after is not None and after.form == "finite" else []


def _doer(elements: Sequence[Element], clause: Clause, prior: Clause | None, at: int) -> list[NounPhrase]:
    """'accused Seoul of sending', "Seoul's role in sending": whose doing follows a preposition, if that is told."""
    if clause.opening in _OF_DOING and prior is not None and prior.objects and prior.verb.lemma in _BLAMING:
        return prior.objects[-1] if not prior.verb.passive else prior.subject or prior.objects[0]
    laid = [singular(elements[at - 1].word)] if at >= 1 else []
    laid += [singular(elements[np.at].word) for group in (prior.objects if prior is not None else ()) for np in group]
    if clause.opening == "for" and prior is not None and not PENALTIES.isdisjoint(laid):
        return next((group for word, group in prior.preps if word in ("on", "against")), [])
    owner = _owner_of_doing(elements, at) if clause.opening in ("of", "in", "for") else None
    return [owner] if owner is not None and clause.verb.form == "ing" else []
