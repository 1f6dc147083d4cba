"""What stands left of a verb → its subject, what opens its clause, and the clause that it hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.grammar.asides import (
    before_occasion,
    described,
    goes_on_telling,
    gone_on_from,
    told_between,
    told_of_it,
)
from briefing.extract.grammar.nonfinite import infinitive, joined_to, participle
from briefing.extract.grammar.phrases import Clause, Element, NounPhrase, is_np
from briefing.extract.grammar.questions import inverted
from briefing.extract.grammar.relatives import (
    bare_relative,
    gap,
    opening_of,
    previous,
    relative,
    subject_from,
    there,
)
from briefing.extract.words.tagger_tables import OBJECTS
from briefing.extract.words.verb_classes import BARE_THAT, INTRANSITIVE, TELLING, WITH_BARE

#: How many clauses over one are asked who speaks.
_DEEP = 4
#: Conjunctions that carry a modal on to the next verb.
_MODAL_REACHES = frozenset(("and", "or", "but", "then"))
#: What opens a clause that somebody says or leaves open.
_WHAT_IS_SAID = frozenset(("that", "whether", "if", "how", "why", "what"))


def look_left(elements: Sequence[Element], clause: Clause, by_at: dict[int, Clause]) -> None:
    """Fills the subject, the opener and the matrix clause."""
    verb = clause.verb
    at = clause.at - 1
    if verb.form == "inf":
        infinitive(elements, clause, by_at)
        return
    if inverted(elements, clause, by_at):
        return
    if verb.form in ("ing", "part", "bare"):
        participle(elements, clause, by_at)
        return
    if told_of_it(elements, clause, by_at):
        return
    if at >= 0 and elements[before_occasion(elements, at)].kind == "cc":
        _share(elements, clause, by_at)
        return
    if _in_series(elements, clause, by_at):
        return
    if (verb.ambiguous and _reduces(elements, clause, by_at)) or _helped(elements, clause, by_at):
        return
    candidates: list[int] = []
    at = _look(elements, clause, by_at, candidates)
    if at >= 0 and elements[at].kind == "rel":
        relative(elements, clause, by_at, at, candidates)
        return
    if not candidates:
        prior = previous(by_at, clause.at)
        doing = prior is not None and prior.opener == "participle" and prior.opening == clause.opening == "that"
        if not (doing or described(elements, clause, by_at)):
            _share(elements, clause, by_at)
        return
    _take_subject(elements, clause, by_at, at, candidates)


def _take_subject(
    elements: Sequence[Element], clause: Clause, by_at: dict[int, Clause], at: int, candidates: list[int]
) -> None:
    """Fills the subject from the `candidates`, and the matrix clause where a verb stands at `at` before them."""
    clause.subject = subject_from(elements, candidates)
    told = by_at.get(at)
    past = told is not None and told.opener == "relative" and _after_comma(elements, at, candidates[0])
    if clause.matrix is None and at >= 0 and elements[at].kind == "vg" and not past:
        clause.matrix = by_at.get(at)
        if clause.opener == "start":
            clause.opener = "complement"
    if clause.opener in ("start", "complement", "subordinator") and clause.subject[0].at > at + 1:
        bare_relative(elements, clause)


def _look(elements: Sequence[Element], clause: Clause, by_at: dict[int, Clause], candidates: list[int]) -> int:
    """Gathers places where a subject may stand, nearest first, and sets a subordinator; the place where the look ends,
    -1 at the start of the sentence."""
    at = clause.at - 1
    while at >= 0:
        element = elements[at]
        if element.kind in ("stop", "rel"):
            return at
        if element.kind == "sub":
            clause.opener, clause.opening = "subordinator", element.word
            clause.matrix = previous(by_at, at)
            if element.word == "that":
                clause.matrix = _telling(clause.matrix)
                gap(elements, clause, at)
            elif element.word == "where":
                there(elements, clause, at)
            return at
        if element.kind == "vg":
            jumped = _jump(elements, by_at[at], clause, candidates)
            if jumped is None:
                return at
            at = jumped
            continue
        if element.np is not None and _may_act(elements, at, element.np):
            candidates.append(at)
        at -= 1
    return at


def _telling(prior: Clause | None) -> Clause | None:
    """'said in a speech carried by KCNA that …': the verb of telling over a participle that only describes."""
    over = prior.matrix if prior is not None and prior.opener == "reduced" else None
    if prior is None or over is None or prior.verb.lemma in BARE_THAT:
        return prior
    return over if over.verb.lemma in BARE_THAT else prior


def _helped(elements: Sequence[Element], clause: Clause, by_at: dict[int, Clause]) -> bool:
    """'helps the North earn': the object of such a verb does what a bare infinitive behind it says."""
    if not clause.verb.base or clause.at < 2:
        return False
    at = clause.at - 1
    np = first = elements[at].np
    while first is not None and first.prep is not None and at >= 2:
        at -= 2  # "watches factories in the east turn out more", "saw a number of technicians enter"
        first = elements[at].np
        np = np if np is not None and np.measure is first else first
    prior = by_at.get(at - 1)
    if np is None or first is None or prior is None or prior.verb.lemma not in WITH_BARE or first.prep is not None:
        return False
    clause.subject, clause.matrix, clause.opener, clause.shared = [np], prior, "purpose", True
    return True


def _in_series(elements: Sequence[Element], clause: Clause, by_at: dict[int, Clause]) -> bool:
    """'condemned the pact, summoned the envoy and demanded …': a verb between commas goes on with what its subject did.

    A participle between commas has no object of its own.
    """
    at = clause.at
    prior = previous(by_at, at)
    following = elements[at + 1] if at + 1 < len(elements) else None
    if prior is None or following is None or elements[at - 1].kind != "comma" or not prior.subject:
        return False
    object_ = following.np is not None and not following.np.time
    alike = prior.verb.form == "finite" and prior.verb.past and clause.verb.past and not clause.verb.passive
    if not (alike and (object_ or following.word == "that")) or prior.verb.passive or prior.opener == "relative":
        return False
    later = (n for n in range(at + 1, len(elements) - 1) if elements[n].kind == "cc")
    joined = next((vg for n in later if (vg := elements[n + 1].vg) is not None), None)
    if joined is None or joined.form != "finite" or not joined.past:
        return False
    clause.subject, clause.matrix, clause.shared = prior.subject, prior.matrix, True
    clause.opener, clause.opening = "coordinator", "and"
    return True


def _reduces(elements: Sequence[Element], clause: Clause, by_at: dict[int, Clause]) -> bool:
    """'a tally of 11,000 troops deployed in …': a past form after a noun phrase that another verb or 'of' governs."""
    at = clause.at - 1
    np = elements[at].np if at >= 0 else None
    if np is None or np.time or ((np.pronoun or np.named) and is_np(elements, at - 1)):
        return False  # "the drones Russia launched"
    following = elements[clause.at + 1].np if clause.at + 1 < len(elements) else None
    if (
        (following is not None and not following.time)
        or clause.verb.lemma in INTRANSITIVE
        or clause.verb.lemma == "say"
    ):
        return False
    prior = None
    before = at - 1
    if np.prep is not None and not by_at and elements[0].kind == "prep":
        clause.opener, clause.verb.passive = "reduced", True  # "Under a deal struck in 2023, the North sends …"
        clause.objects.append([np])
        return True
    while before >= 0 and elements[before].kind in ("np", "prep", "cc", "comma"):
        before -= 1
    if before >= 0 and elements[before].kind == "vg":
        prior = by_at[before]
    if prior is None or (prior.verb.lemma in BARE_THAT and np.prep is None):
        return False
    group = next((g for word, g in prior.preps if word == "with" and g[-1] is np), [np])  # "with drones and guns fired"
    if group[0].prep is None and any(e.kind == "comma" for e in elements[before:at]):
        return False
    if prior.verb.form == "part" and prior.opener == "reduced":
        return False  # "Trains laden with shells crossed": a sentence has a finite verb
    clause.opener, clause.verb.passive, clause.matrix = "reduced", True, prior
    clause.objects.append(group)
    return True


def _jump(elements: Sequence[Element], prior: Clause, clause: Clause, candidates: list[int]) -> int | None:
    """Where to go on looking left past the verb of `prior`, or None where the look ends there."""
    verb = prior.verb
    between = [e.kind for e in elements[prior.at + 1 : clause.at]]
    closed = "comma" in between
    if between[:1] == ["comma"] and not candidates and (before := told_between(elements, prior)) is not None:
        return before
    if closed and not candidates and (aside := _participle_between(elements, prior)) is not None:
        return aside
    if between[-1:] == ["comma"] and not candidates and (before := _before_inserted(elements, prior)) is not None:
        return before
    if prior.opener == "relative" and elements[prior.at].kind == "vg":
        said = elements[candidates[-1]].np if candidates and prior.verb.lemma in BARE_THAT else None
        if _own_subject(elements, prior, candidates, closed) or (said is not None and said.pronoun):
            return None
        candidates.clear()
        return opening_of(elements, prior) - 1
    bare = prior.opener == "purpose" and verb.base
    participial = verb.form in ("ing", "part") and prior.opener in ("participle", "absolute")
    if bare or prior.opener == "reduced" or participial:
        return _past_participle(elements, prior, candidates, closed)
    if verb.form == "inf":
        return _past_infinitive(elements, prior, clause, candidates, between)
    joined = (closed and "rel" not in between) or "cc" in between or "sub" in between
    if verb.ambiguous and prior.opener != "subordinator" and not candidates and not joined:
        prior.opener, prior.verb.passive = "reduced", True
        prior.objects = [*([prior.subject] if prior.subject else []), *prior.objects]
        prior.subject = []
        return prior.at - 1
    return None


def _past_participle(elements: Sequence[Element], prior: Clause, candidates: list[int], closed: bool) -> int | None:
    """Past a participle or bare infinitive, `closed` by a comma or not: what stands behind it is its own object."""
    if candidates and closed and _own_subject(elements, prior, candidates, closed):
        return None
    if candidates and prior.opener == "reduced" and prior.verb.passive and candidates[-1] > prior.at + 1:
        return None  # "Of the men sent last year 600 have died": a passive has no object behind a time or a place
    candidates.clear()
    return prior.at - 1


def _past_infinitive(
    elements: Sequence[Element], prior: Clause, clause: Clause, candidates: list[int], between: Sequence[str]
) -> int | None:
    """Past an infinitive that hangs on a noun: "the first ships to leave", "a plan to send men", "a team set up to"."""
    closed, joined = "comma" in between, "cc" in between
    made = prior.matrix
    if made is None and is_np(elements, prior.at - 1) and not closed:
        candidates.clear()  # "The first ships to leave the port were seen"
        return prior.at - 1
    if prior.governor:
        held = made is not None and made.objects and made.verb.lemma not in BARE_THAT
        if held or joined or (candidates and closed and _after_comma(elements, prior.at, candidates[-1])):
            return None
        candidates.clear()
        return prior.at - 1
    alone = len(candidates) == 1 and not closed and not joined and prior.verb.lemma not in BARE_THAT
    if made is not None and alone and _is_reduced(made, clause):
        candidates.clear()
        return made.at - 1
    return None


def _participle_between(elements: Sequence[Element], prior: Clause) -> int | None:
    """'The ammunition, packed in crates, travels': a past form between commas describes what stands before it."""
    at = prior.at - 1
    np = elements[at - 1].np if at >= 1 else None
    if not prior.verb.ambiguous or prior.opener != "start" or elements[at].kind != "comma" or np is None or np.time:
        return None
    prior.opener, prior.verb.passive, prior.subject = "reduced", True, []
    prior.objects.insert(0, [np])
    return at


#: Right behind a noun phrase these say where: "troops already there are rotated".
_WHERE = frozenset(("there", "here", "abroad", "home"))


def _may_act(elements: Sequence[Element], at: int, np: NounPhrase) -> bool:
    """Whether a noun phrase may be a subject: it hangs on no preposition and is no time, age or "them"."""
    aged = elements[at - 2].np if at >= 2 and elements[at - 1].kind == "cc" else None
    return (
        np.prep is None
        and not np.time
        and elements[at].word not in OBJECTS
        and not (elements[at].word in _WHERE and is_np(elements, at - 1))
        and (aged is None or aged.prep != "aged")
    )


def _before_inserted(elements: Sequence[Element], prior: Clause) -> int | None:
    """'Norway, if Poland agrees, will send': the place before a clause that stands between a subject and its verb."""
    if prior.opener != "subordinator":
        return None
    at = prior.at - 1
    while at > 1 and elements[at].kind != "sub":
        at -= 1
    np = elements[at - 2].np if at > 1 and elements[at - 1].kind == "comma" else None
    return at - 2 if np is not None and not np.time else None


def _is_reduced(made: Clause, clause: Clause) -> bool:
    """'a team set up to monitor sanctions has accused': a past form that only describes; made so where it may be."""
    if made.opener == "reduced":
        return True
    if not made.verb.ambiguous or made.opener != "start" or made.objects or clause.verb.form != "finite":
        return False
    if clause.verb.ambiguous and not clause.verb.perfect:
        return False
    made.opener, made.verb.passive = "reduced", True
    made.objects, made.subject = [made.subject, *made.objects], []
    return True


def _own_subject(elements: Sequence[Element], prior: Clause, candidates: list[int], closed: bool) -> bool:
    """Whether something behind the comma that closes `prior` is the verb's own subject; drops the rest."""
    if not closed:
        return False
    own = [c for c in candidates if _after_comma(elements, prior.at, c)]
    candidates[:] = own if any(not (np := elements[c].np) or not np.appositive for c in own) else []
    return bool(candidates)


def _after_comma(elements: Sequence[Element], start: int, at: int) -> bool:
    return any(e.kind == "comma" for e in elements[start + 1 : at])


def _share(elements: Sequence[Element], clause: Clause, by_at: dict[int, Clause]) -> None:
    """No noun phrase of its own: a coordinated verb takes the subject of the verb before it."""
    prior = gone_on_from(elements, clause, by_at)
    if prior is None:
        return
    plain = clause.verb.base and elements[clause.at - 1].kind == "cc" and clause.verb.lemma not in TELLING
    if plain and joined_to(clause, prior):
        return
    at = clause.at - 1
    while at > prior.at and elements[at].kind not in ("cc", "sub", "rel"):
        at -= 1
    word = elements[at].word if at > prior.at else ""
    base = prior
    if elements[at].kind == "cc" and elements[at - 1].kind == "comma":
        while base.opener == "relative" and base.matrix is not None:
            base = base.matrix  # "Kim saw the drone, which Russia uses, and ordered …"
    while base.opener in ("reduced", "participle", "purpose", "complement") and base.matrix is not None and base.shared:
        base = base.matrix
    relative_only = base.opener == "relative" and base.verb.perfect and not clause.verb.perfect
    other = base.verb.form != clause.verb.form or relative_only  # "thanked the men who had fought and invited them"
    if elements[at].kind == "cc" and other and base.matrix is not None:
        base = base.matrix
    if elements[at].kind == "cc" and goes_on_telling(elements, clause):
        base = _teller(base) or base
    clause.subject, clause.shared = (
        base.subject or (base.objects[0] if base.verb.passive and base.objects else []),
        True,
    )
    if base.verb.passive and not base.subject and base.objects:
        clause.subject = base.objects[0]
    if word == "that" and base.verb.lemma == "be" and base.objects and elements[base.at - 1].word == "it":
        clause.subject = base.objects[0]  # "it was China, not Moscow, that sent them"
    following = elements[clause.at + 1] if clause.at + 1 < len(elements) else None
    patient = following is None or following.kind != "np"
    if base.verb.passive and clause.verb.ambiguous and patient and clause.verb.lemma not in INTRANSITIVE:
        clause.verb.passive = True  # "are built here, shipped there": the auxiliary is shared too
        clause.objects.append(clause.subject)
    clause.opener = clause.opener if clause.opener != "start" else ("coordinator" if word else "complement")
    clause.opening = clause.opening or word
    if clause.verb.base and clause.verb.modal is None and word in _MODAL_REACHES:
        clause.verb.modal = base.verb.modal  # "will visit Moscow and meet Putin"
    if clause.matrix is None:
        clause.matrix = base.matrix if clause.opener == "coordinator" else base


def _teller(told: Clause) -> Clause | None:
    """'denied that his country had broken them and called it a lie': one who tells goes on telling."""
    current = told
    for _ in range(_DEEP):
        if current.matrix is None:
            break
        said = current.opener == "complement" or (current.opener == "subordinator" and current.opening in _WHAT_IS_SAID)
        if said and current.matrix.verb.lemma in BARE_THAT:
            return current.matrix if current.matrix.subject else None
        current = current.matrix
    return None
