"""The pieces that clauses are read from and made of, and the coordinations of noun phrases among them."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from briefing.extract.words.verb_classes import DITRANSITIVE, INTRANSITIVE
from briefing.model import Span

_NOWHERE = Span(0, 0)

Kind = Literal["np", "vg", "prep", "cc", "comma", "rel", "sub", "stop"]
Form = Literal["finite", "inf", "ing", "part", "bare"]
#: Words that join noun phrases into one group.
_JOINING = frozenset(("and", "or", "nor", "as well as", "&"))


@dataclass(slots=True)
class NounPhrase:
    """A base noun phrase: token range, head, the one before its 's, and whether it is a pronoun."""

    first: int
    last: int
    head: int
    possessor: NounPhrase | None = None
    pronoun: bool = False
    #: Its head is a name.
    named: bool = False
    time: bool = False
    at: int = -1
    #: Its place in the text, without its possessor.
    span: Span = _NOWHERE
    #: The preposition right before it, and the element it follows.
    prep: str | None = None
    appositive: bool = False
    #: What only measures or gathers it: 'dozens' of 'dozens of shells', 'two' of 'two of the missiles'.
    measure: NounPhrase | None = None


@dataclass(slots=True)
class VerbGroup:
    """A verb with its auxiliaries: token range, head, form and voice, and what its words say of its reality."""

    first: int
    last: int
    head: int
    lemma: str
    form: Form
    passive: bool = False
    negated: bool = False
    modal: str | None = None
    #: A past form that may as well be a participle ("troops sent abroad died").
    ambiguous: bool = False
    #: A base form with nothing before it.
    base: bool = False
    perfect: bool = False
    progressive: bool = False
    past: bool = False
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class Element:
    """One step in the flat sequence that clauses are read from."""

    kind: Kind
    first: int
    last: int
    #: The small word itself; of a noun phrase its head.
    word: str = ""
    np: NounPhrase | None = None
    vg: VerbGroup | None = None


@dataclass(slots=True)
class Clause:
    """A verb and what belongs to it. Noun phrases come as groups: the members of one coordination."""

    verb: VerbGroup
    at: int
    subject: list[NounPhrase] = field(default_factory=list)
    objects: list[list[NounPhrase]] = field(default_factory=list)
    preps: list[tuple[str, list[NounPhrase]]] = field(default_factory=list)
    #: What opens it: start, relative, subordinator, coordinator, complement, purpose, participle, absolute, reduced.
    opener: str = "start"
    #: The word that opens it, where there is one: which, because, and, with, by.
    opening: str = ""
    matrix: Clause | None = None
    #: The subject is that of another clause.
    shared: bool = False
    #: Element that opens it where no word does: "the shells it sent".
    opens: int = -1
    #: What a relative clause describes, where that is the last of two objects: "the help Moscow gave the North".
    left: list[NounPhrase] = field(default_factory=list)
    #: The noun that an infinitive hangs on: decision, plan, attempt.
    governor: str = ""
    #: Last element index that the clause takes in on its right.
    end: int = 0
    #: The clause before whose verb it leaves out: "and 12 at Kharkiv". It begins at the conjunction.
    resumes: Clause | None = None


def receives_alone(clause: Clause) -> bool:
    """'What Moscow gave the North': whether the one object of a verb of giving is who is given what is asked."""
    given = clause.opening == "what" and clause.verb.lemma in DITRANSITIVE and not clause.verb.passive
    return given and len(clause.objects) == 1


#: Nouns that only measure or gather what their 'of' phrase names.
CONTAINERS = frozenset(
    """number quantity amount supply batch series load total dozen dozens score scores hundred hundreds thousand
    thousands million millions billion billions ten tens lot range type kind sort variety stock half majority third
    quarter rest most many some several portion part percent cent shipment shipload volume tonne tonnes ton tons piece
    shiploads trainloads truckload truckloads lorryload lorryloads wagonload wagonloads planeload planeloads boatload
    boatloads busload busloads cargo cargoes consignment consignments batches waves columns convoys shipments
    pieces unit units set sets list array barrage salvo stockpile container containers trainload crate crates few
    version form delivery deliveries round group team contingent wave column convoy flotilla swarm fleet
    pair couple brace trio quartet sample handful trickle flood stream copy remainder bulk
    count tally estimate""".split()
)


def group_right(elements: Sequence[Element], at: int) -> tuple[list[NounPhrase], int]:
    """The coordination that begins with the noun phrase at `at`, and the index of its last element."""
    first = elements[at].np
    assert first is not None
    group, last = [first], at
    at += 1
    pending_comma = False
    while at < len(elements):
        kind = elements[at].kind
        if kind == "comma":
            pending_comma = True
            at += 1
            continue
        if kind == "cc" and elements[at].word in _JOINING:
            nxt = at + 1
            while nxt < len(elements) and elements[nxt].kind == "comma":
                nxt += 1  # "food and, possibly, fuel"
            if not is_np(elements, nxt) or opens_clause(elements, nxt):
                break
            np = elements[nxt].np
            assert np is not None
            # "most in China and 300 in Russia": a place and a number are no two of a kind
            counted_apart = group[-1].named and elements[nxt].word[0].isdigit()
            if counted_apart or np.time != first.time or (len(group) == 1 and _joined_anew(elements, at, first, np)):
                break
            group.append(np)
            last, at, pending_comma = nxt, nxt + 1, False
            continue
        if kind == "prep" and elements[at].word == "of" and not pending_comma and is_np(elements, at + 1):
            at += 2
            continue
        if kind == "np" and pending_comma and _list_goes_on(elements, at):
            np = elements[at].np
            assert np is not None
            if np.time or np.pronoun or np.appositive or (np.named and not first.named and _acts(elements, at)):
                break
            group.append(np)
            last, at, pending_comma = at, at + 1, False
            continue
        break
    return group, last


def _acts(elements: Sequence[Element], at: int) -> bool:
    """'Condemned it, France and Germany calling for more': whether those named from `at` on do something else."""
    while at < len(elements) and elements[at].kind in ("np", "comma", "cc"):
        at += 1
    verb = elements[at].vg if at < len(elements) else None
    return verb is not None and verb.form == "ing" and elements[at - 1].np is not None


def _joined_anew(elements: Sequence[Element], at: int, first: NounPhrase, second: NounPhrase) -> bool:
    """'sent troops to Kursk, and a maker of engines': whether a comma before "and" keeps two phrases apart."""
    comma = elements[at - 1].kind == "comma" and elements[at - 1].last == elements[at].first
    opens = first.first == 0  # a capital tells nothing at the beginning
    return comma and (first.prep is not None or (first.named != second.named and not opens))


def group_left(elements: Sequence[Element], at: int) -> list[NounPhrase]:
    """The coordination that ends with the noun phrase at `at`."""
    group: list[NounPhrase] = []
    while True:
        np = elements[at].np
        assert np is not None
        group.insert(0, np)
        before = at - 1
        while before > 0 and elements[before].kind == "comma":
            before -= 1
        if before < 0:
            break
        joined = elements[before].kind == "cc" and elements[before].word in _JOINING
        listed = before < at - 1 and elements[before].kind == "np" and len(group) > 1
        target = before if listed else before - 1
        while joined and target > 0 and elements[target].kind == "comma":
            target -= 1
        if joined and target < before - 1 and target > 0 and elements[target - 1].vg is not None:
            break  # "ratified the treaty, and Putin signed it"
        if not (joined or listed) or target < 0 or not is_np(elements, target):
            break
        prior = elements[target].np
        assert prior is not None
        if prior.time or prior.prep is not None:
            head = head_of_chain(elements, target)
            if head is None:
                break
            if _of_several(elements, head, prior, group):
                return [np for np in (elements[head].np,) if np is not None]
            target = head
        if joined and before < at - 1 and target > 0 and elements[target - 1].vg is not None:
            break
        at = target
    return group


def _of_several(elements: Sequence[Element], head: int, prior: NounPhrase, group: Sequence[NounPhrase]) -> bool:
    """'Warships of South Korea, Japan and France': whether the names joined are all those whose a plural is."""
    whole = elements[head].np
    named = prior.named and all(np.named and np.possessor is None for np in group)
    plain = whole is not None and (not whole.named or whole.first == 0)  # a capital tells nothing at the beginning
    return named and plain and elements[head].word.endswith("s")


def head_of_chain(elements: Sequence[Element], at: int) -> int | None:
    """The bare noun phrase that a chain of 'of' phrases ending at `at` hangs on."""
    while at >= 2:
        np = elements[at].np
        if np is None or np.time:
            return None
        if np.prep is None:
            return at
        if np.prep != "of" or not is_np(elements, at - 2):
            return None
        at -= 2
    np = elements[at].np
    return at if np is not None and np.prep is None else None


def is_np(elements: Sequence[Element], at: int) -> bool:
    """Whether a noun phrase stands at a place, which may lie outside the elements."""
    return 0 <= at < len(elements) and elements[at].kind == "np"


def opens_clause(elements: Sequence[Element], at: int) -> bool:
    """Whether the noun phrase at `at` is the subject of a verb that follows it."""
    nxt = at + 1
    while nxt + 1 < len(elements) and elements[nxt].kind == "prep" and elements[nxt + 1].kind == "np":
        two = elements[nxt].word == "between" and [e.kind for e in elements[nxt + 2 : nxt + 4]] == ["cc", "np"]
        nxt += 4 if two else 2  # "trade between A and B rose"
    if nxt < len(elements):
        vg = elements[nxt].vg
        if vg is None or vg.form != "finite":
            return False
        after = elements[nxt + 1].kind if nxt + 1 < len(elements) else "stop"
        np = elements[at].np
        if np is not None and np.pronoun and nxt == at + 1 and at and elements[at - 1].kind == "np":
            return True  # "two firms it accused of theft"
        if not vg.ambiguous or (vg.lemma == "say" and after == "prep"):
            return True  # "lawmakers in Seoul said in April"
        return nxt == at + 1 and (after != "prep" or vg.lemma in INTRANSITIVE)
    return False


def _list_goes_on(elements: Sequence[Element], at: int) -> bool:
    """Whether the noun phrase at `at`, after a comma, is a member of a list that ends in 'and NP'."""
    nxt, steps = at + 1, 0
    while nxt < len(elements) and steps < 24:
        kind = elements[nxt].kind
        if kind == "cc" and elements[nxt].word in ("and", "or", "as well as"):
            nxt += 1
            while nxt < len(elements) and elements[nxt].kind == "comma":
                nxt += 1
            return is_np(elements, nxt) and not opens_clause(elements, nxt)
        if kind == "comma" or kind == "np" or (kind == "prep" and elements[nxt].word in ("of", "for")):
            nxt += 1
            steps += 1
            continue
        return False
    return False
