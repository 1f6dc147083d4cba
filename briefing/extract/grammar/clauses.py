"""Elements of a sentence (noun phrases, verb groups, small words) → clauses with subject, objects and complements.

No tree is built. A clause looks left for its subject and right for what it governs, and both looks stop at the
signs by which English opens a clause: a finite verb, a relative, a subordinator, a comma before a participle.
"""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.extract.grammar.asides import goes_on
from briefing.extract.grammar.gapped import gaps, share
from briefing.extract.grammar.headlines import filled_in
from briefing.extract.grammar.late import late_member
from briefing.extract.grammar.phrases import (
    Clause,
    Element,
    NounPhrase,
    group_right,
    is_np,
    opens_clause,
    receives_alone,
)
from briefing.extract.grammar.sharing import no_second_object, shared_by_several
from briefing.extract.grammar.subjects import look_left
from briefing.extract.grammar.verbless import verbless
from briefing.extract.words.tagger_tables import NOMINATIVE
from briefing.extract.words.verb_classes import BARE_THAT, BY_WHAT, DITRANSITIVE, MOTION, PUNISHING, TRANSITIVE

#: Prepositions that let the subject follow the verb.
_INVERTS = frozenset(("among", "amongst", "in", "from", "on", "at", "with", "behind", "alongside", "of"))
#: Besides the verbs that take a clause without "that": what is told need not lie where it is told.
_TELLING = frozenset(
    ("put", "speak", "talk", "describe", "call", "discuss", "brief", "comment", "ask", "urge", "quote")
)
#: Verbs that may stand before their subject, behind a phrase of place: "To Moscow went 300 guns".
_COMING = MOTION | frozenset("go come sail follow stand lie sit hang head flow stream roll pour steam lead run".split())
#: Prepositions that place what a sentence tells.
_WHERE = frozenset(("in", "at", "on", "near", "over", "off", "inside", "outside", "along", "across", "around"))
#: Prepositions that say where to or from where.
_WHITHER = frozenset(("to", "into", "from", "out of"))


def read_clauses(elements: Sequence[Element]) -> list[Clause]:
    """One clause for each verb group and for each verbless one, in order."""
    clauses: list[Clause] = []
    by_at: dict[int, Clause] = {}
    for at, element in enumerate(elements):
        if element.vg is None:
            continue
        clause = Clause(element.vg, at)
        look_left(elements, clause, by_at)
        by_at[at] = clause
        clauses.append(clause)
        _look_right(elements, clause)
        if clause.left and len(clause.objects) == 1:
            clause.objects.append(clause.left)
        _without_auxiliary(elements, clause)
        _in_front(elements, clause)
        _inverted(elements, clause)
    for modal, clause in pairwise(clauses):
        if modal.verb.modal == "should" and modal.verb.lemma == "should" and clause.opener in ("start", "complement"):
            clause.verb.modal = "should"  # "Should Kim ever send …" tells of nothing that is
    first = clauses[0] if clauses else None
    if first and first.at == 0 and first.verb.ambiguous and not first.subject and not first.objects:
        first.opener, first.verb.form, first.verb.passive = "participle", "part", True  # "Launched at dawn, it …"
    if (
        first
        and first.opener == "participle"
        and not (first.subject or first.governor)
        and (first.verb.form == "ing" or not first.objects)
    ):
        _fronted(clauses)
    goes_on(elements, clauses)
    _cleft(clauses)
    _among_them(clauses)
    no_second_object(clauses)
    for clause in tuple(clauses):
        gapped: Clause | None = None
        for gapped in gaps(elements, clause):
            _look_right(elements, gapped)
            clauses.append(gapped)
        if gapped is not None:
            share(gapped)
    shared_by_several(clauses)
    if clauses:
        filled_in(elements, clauses)
    return sorted([*clauses, *verbless(elements, clauses)], key=lambda clause: clause.at)


def _cleft(clauses: Sequence[Clause]) -> None:
    """'What Kim wants is not technology', 'What came back was oil': what stands behind "is" is wanted, or came."""
    for number, asked in enumerate(clauses[:-1]):
        told = next((c for c in clauses[number + 1 :] if c.verb.lemma not in BARE_THAT), None)
        open_ = asked.opening == "what" and (not asked.objects or not asked.subject or receives_alone(asked))
        if not open_ or told is None or told.verb.lemma != "be" or not told.objects:
            continue
        group = told.objects[0]
        if asked.subject or asked.verb.passive:
            asked.objects.append(group)
        else:
            asked.subject, asked.objects = group, []
        if told.verb.negated:
            asked.verb.negated, told.subject = True, []


def _among_them(clauses: Sequence[Clause]) -> None:
    """'Among those listed are two banks': what stands behind "are" was listed, too."""
    for done, told in pairwise(clauses):
        first = done.objects[0] if done.opener == "reduced" and done.objects else []
        inverted = told.verb.lemma == "be" and told.subject and told.subject[0].at > told.at
        if inverted and first and first[0].prep in ("among", "amongst"):
            done.objects = [told.subject]


def _without_auxiliary(elements: Sequence[Element], clause: Clause) -> None:
    """'About 120 supplied since March', '74 shot down': headlines and notes leave out the auxiliary of a passive."""
    verb, at = clause.verb, clause.at + 1
    if not verb.ambiguous or verb.passive or clause.objects or clause.opener == "relative" or not clause.subject:
        return
    following = elements[at] if at < len(elements) else None
    joined = elements[at + 1 : at + 3] if following is not None and following.kind == "cc" else []
    if len(joined) == 2 and joined[0].vg is not None and joined[1].np is not None and not joined[1].np.time:
        return  # "crews killed or wounded 300 men"
    word = following.word if following is not None and following.kind == "prep" else ""
    aimed = word == "at" or (word == "for" and verb.lemma not in PUNISHING)
    given = verb.lemma in DITRANSITIVE and word == "to"  # "one handed to Kim"
    if (given or (verb.lemma in TRANSITIVE and not aimed)) and not any(np.pronoun for np in clause.subject):
        verb.passive = True


def _in_front(elements: Sequence[Element], clause: Clause) -> None:
    """'In Dnipro a drone crashed', 'With its help they built it': what stands before the subject is the verb's.

    So is what stands before "there are".
    """
    first = clause.subject[0].at if clause.subject else clause.at if clause.verb.lemma == "be" else -1
    telling = clause.verb.lemma in BARE_THAT or clause.verb.lemma in _TELLING
    at, after_comma = _opening(elements, clause), True
    if clause.shared or telling or first < at + 2 or elements[at].kind != "prep":
        return
    while at + 1 < first and elements[at].kind == "prep":
        np = elements[at + 1].np
        if np is None:
            return
        means = elements[at].word in BY_WHAT and at + 2 + (elements[at + 2].kind == "comma") == first
        led = elements[at].word in _WHITHER and at + 2 + (elements[at + 2].kind == "comma") == first
        if after_comma and (elements[at].word in _WHERE or means or led) and not np.time:
            clause.preps.append((elements[at].word, [np]))
        at, after_comma = at + 2, False
        while at < first and elements[at].kind == "comma":
            at, after_comma = at + 1, True


def _opening(elements: Sequence[Element], clause: Clause) -> int:
    """Where a clause begins: behind the "while" or "that" that opens it, else where its sentence does."""
    if clause.opener == "start":
        return 0
    openers = (n for n in range(clause.at - 1, -1, -1) if elements[n].kind == "sub")
    return next(openers, clause.at) + 1 if clause.opener == "subordinator" else clause.at


def _inverted(elements: Sequence[Element], clause: Clause) -> None:
    """'Among the dead were three generals': what follows a form of "be" behind such a phrase is its subject."""
    first = elements[0]
    if (
        clause.verb.lemma == "be"
        and (not clause.subject or (clause.shared and clause.subject[0].prep in _INVERTS))
        and clause.objects
        and first.kind == "prep"
        and first.word in _INVERTS
    ):
        clause.subject = clause.objects.pop(0)
        clause.preps += [(first.word, [e.np]) for e in elements[1:2] if e.np is not None]
        return
    ahead = elements[: clause.at]
    alone = bool(ahead) and first.kind == "prep" and all(e.kind in ("prep", "cc") or _led(e.np) for e in ahead)
    if alone and clause.verb.lemma in _COMING and not clause.verb.passive and clause.objects:
        clause.subject, clause.shared = clause.objects.pop(0), False
        led = [(e.np.prep or "", [e.np]) for e in ahead if e.np is not None and not e.np.time]
        clause.preps[:0] = led  # "From Rajin to Dunai went 20,000 containers"


def _led(np: NounPhrase | None) -> bool:
    """Whether a noun phrase stands behind a preposition."""
    return np is not None and np.prep is not None


#: Behind an object these count how often it is done.
_HOW_OFTEN = frozenset(
    "times occasions night day week month year hour minute morning spring summer autumn winter".split()
)
#: Behind an object or a passive these say where: "build a plant there", "were killed there".
_WHEREABOUTS = frozenset("there here abroad overseas elsewhere nearby home".split())
#: Prepositions of what comes before, after or at the time of what a verb tells.
_DATING = frozenset(("before", "after", "ahead of", "during", "following", "since", "until", "amid", "despite"))


def _fronted(clauses: Sequence[Clause]) -> None:
    """'Launched from Sohae, the rocket exploded': the participle in front is said of the subject that follows."""
    first = clauses[0]
    main = next(
        (
            c
            for c in clauses[1:]
            if c.verb.form == "finite" and c.subject and not c.shared and c.opener not in ("relative", "subordinator")
        ),
        None,
    )
    if main is None:
        return
    if _hangs_on(main, first):
        main.matrix, main.opener = None, "start"
    first.matrix, first.shared = main, True
    if first.verb.form == "part":
        first.objects.append(main.subject)
    else:
        first.subject = main.subject


def _hangs_on(clause: Clause, other: Clause) -> bool:
    over = clause.matrix
    while over is not None and over is not other:
        over = over.matrix
    return over is other


def _look_right(elements: Sequence[Element], clause: Clause) -> None:
    """Fills objects and prepositional complements."""
    at, comma = (clause.end if clause.resumes else clause.at) + 1, False
    occasion: NounPhrase | None = None
    while at < len(elements) and not _stops(elements, clause, at, comma):
        element, last = elements[at], at
        if element.kind == "comma":
            comma = True
        elif element.kind == "cc" and (late := late_member(elements, clause, at)) is not None:
            late.group.extend(late.added)
            comma, last = False, late.last
            clause.end = last
        elif element.kind == "prep":
            if is_np(elements, at + 1):
                group, last = _governed(elements, clause, at)
                if element.word == "not only":
                    clause.objects.append(group)
                elif elements[at - 1].kind == "cc" and clause.preps and clause.preps[-1][0] == element.word:
                    clause.preps[-1][1].extend(group)  # "not only with shells but also with missiles"
                elif _of_an_occasion(clause, element.word, elements[at - 1].np, occasion):
                    occasion = group[-1]
                else:
                    clause.preps.append((element.word, group))
                comma = False
            clause.end = last
        elif element.np is not None and not _aside(element.np, comma):
            if not (element.np.time or _how_or_where(element, clause)):
                group, last = group_right(elements, at)
                clause.objects.append(group)
                comma = False
            clause.end = last
        at = last + 1
    clause.end = max(clause.end, clause.at)


def _stops(elements: Sequence[Element], clause: Clause, at: int, comma: bool) -> bool:
    """Whether the element at `at` no longer belongs to the clause; `comma` tells whether one stands before it."""
    element = elements[at]
    if element.kind in ("vg", "rel", "sub", "stop"):
        return True
    if element.kind == "cc":
        return not _joins_more(elements, clause, at) and late_member(elements, clause, at) is None
    if element.kind == "prep":
        return is_np(elements, at + 1) and _brings_clause(elements, clause, at, comma)
    return element.np is not None and _ends_clause(elements, clause, at, comma)


def _how_or_where(element: Element, clause: Clause) -> bool:
    """Whether a noun phrase behind the object, or behind a passive, only says how often or where."""
    return (element.word in _HOW_OFTEN or element.word in _WHEREABOUTS) and (
        bool(clause.objects) or clause.verb.passive
    )


def _governed(elements: Sequence[Element], clause: Clause, at: int) -> tuple[list[NounPhrase], int]:
    """The noun phrases behind the preposition at `at`, and the place of the last of them."""
    group, last = group_right(elements, at + 1)
    if clause.opener == "relative" and len(group) == 2 and "comma" in {e.kind for e in elements[at + 2 : last]}:
        return group[:1], at + 1  # "which is based in Rason, and four generals"
    return group, last


def _of_an_occasion(clause: Clause, word: str, before: NounPhrase | None, occasion: NounPhrase | None) -> bool:
    """'Spoke by telephone ahead of the summit with Trump in Alaska': what goes on about an occasion that dates it.

    `before` stands before the preposition, `occasion` is the last phrase that went on so.
    """
    if before is None or before.time:
        return False
    dating, group = clause.preps[-1] if clause.preps else ("", [])
    opens = word == "with" and dating in _DATING and group[-1] is before
    return opens or (before is occasion and word in ("in", "at", "on"))


def _brings_clause(elements: Sequence[Element], clause: Clause, at: int, comma: bool) -> bool:
    """Whether a preposition belongs to the next clause: ", in May Kim left", "with ships waiting"."""
    word = elements[at].word
    if comma and opens_clause(elements, at + 1) and word not in ("along with", "together with"):
        return True
    if comma and word == "with" and clause.opener == "reduced":
        return True  # "adopted a text calling for a truce, with 97 states in favour"
    doing = elements[at + 2].vg if word == "with" and at + 2 < len(elements) else None
    return doing is not None and doing.form in ("ing", "part")


def _joins_more(elements: Sequence[Element], clause: Clause, at: int) -> bool:
    """Whether "and" at `at` joins one more object or complement, and no new clause."""
    if is_np(elements, at + 1):
        governs = clause.preps or (clause.objects and not clause.verb.passive)
        return bool(governs) and not opens_clause(elements, at + 1)
    return at + 1 < len(elements) and elements[at + 1].kind == "prep"


def _aside(np: NounPhrase, comma: bool) -> bool:
    """Whether a noun phrase stands between commas and is no object."""
    return np.appositive or (comma and not np.time)


def _ends_clause(elements: Sequence[Element], clause: Clause, at: int, comma: bool) -> bool:
    """Whether the noun phrase at `at`, maybe behind a comma, no longer belongs to the verb of `clause`."""
    np = elements[at].np
    if np is None or (np.pronoun and elements[at].word in NOMINATIVE):
        return True  # "Have they suffered losses?"
    ahead = clause.opener == "participle" and clause.at <= 1 and clause.preps
    if opens_clause(elements, at) and (comma or clause.objects or clause.verb.passive or ahead):
        return True
    if _takes_clause(elements, clause, at):
        return True
    if _aside(np, comma):
        return bool(comma and clause.objects) and not np.time and not np.appositive
    prior = elements[at - 1].np
    among = prior is not None and prior.prep == "among"
    return among and np.named and np.first == np.head  # "sent workers to eight countries, among them China"


def _takes_clause(elements: Sequence[Element], clause: Clause, at: int) -> bool:
    """Whether the noun phrase at `at` is the subject of a clause: after verbs of saying, and past the object."""
    if not opens_clause(elements, at):
        return False
    if at == clause.at + 1 and clause.verb.lemma not in BARE_THAT and clause.verb.form in ("inf", "ing", "finite"):
        return False
    nxt = at + 1
    while nxt < len(elements) and elements[nxt].kind in ("prep", "np"):
        nxt += 1
    vg = elements[nxt].vg if nxt < len(elements) else None
    return vg is not None and vg.form == "finite" and not vg.ambiguous
