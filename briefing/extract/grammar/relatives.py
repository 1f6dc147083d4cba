"""What stands left of a verb → the relative clause that it is in, and whom or what its pronoun stands for."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.grammar.phrases import Clause, Element, NounPhrase, group_left, is_np
from briefing.extract.names.entities import singular
from briefing.extract.words.tagger_tables import OBJECTS
from briefing.extract.words.verb_classes import BARE_THAT, DITRANSITIVE, INTRANSITIVE, OBJECT_CONTROL

#: Pronouns of which no clause says more.
_NOBODY_MORE = frozenset(("it", "him", "her", "us", "me", "them", "you"))
#: Verbs of what their subject means to do: "the tanks Warsaw promised to send".
_MEANING_TO = frozenset(
    """promise plan want hope agree intend refuse decide offer pledge threaten begin continue start try need have vow
    expect wish choose aim prepare propose undertake manage fail seem appear claim""".split()
)
#: Prepositions of places and times, behind which a subject may follow: "in Rason Kim promised to".
_PLACING = frozenset(("in", "at", "on", "near", "after", "before", "during", "since", "by", "outside", "inside"))
#: Prepositions of where somebody or something is, and those that link what is done to a name.
_LOCATING = frozenset(("in", "at", "near"))
_LINKING = frozenset(("on", "against", "from", "to", "with", "between", "over"))
#: Nouns of what is told, which "that" brings.
_TOLD_IN = frozenset("report claim rumour rumor allegation accusation suggestion assertion news speculation".split())
#: Verbs that have somebody told what "that" opens: "told Kim that they would come".
_TOLD = frozenset(
    ("tell", "inform", "assure", "remind", "warn", "notify", "persuade", "convince", "promise", "brief", "advise")
)
#: Verbs that are done to nothing, or bring what is said in.
_OF_NOTHING = INTRANSITIVE | BARE_THAT | {"be"}


def relative(
    elements: Sequence[Element], clause: Clause, by_at: dict[int, Clause], at: int, candidates: list[int]
) -> None:
    """A clause opened by which, who or that: its antecedent is the noun phrase before, subject or object."""
    clause.opener, clause.opening = "relative", elements[at].word
    clause.matrix = previous(by_at, at)
    before = at - 1
    while before >= 0 and (elements[before].kind in ("comma", "prep") or _dates(elements, before)):
        before -= 1
    verb = elements[before].vg if before > 0 else None
    if verb is not None and (verb.ambiguous or verb.form == "part") and is_np(elements, before - 1):
        before -= 1  # "the treaty signed in June, which took effect"
    if elements[at].word in ("who", "whom", "that"):
        before = _before_places(elements, before, elements[at].word)
    antecedent = [elements[before].np] if is_np(elements, before) else []
    found = [np for np in antecedent if np is not None]
    preposition = elements[at - 1].word if elements[at - 1].kind == "prep" else ""
    if elements[at].word == "whose" and found and is_np(elements, at + 1):
        owned = elements[at + 1].np
        if owned is not None:
            owned.possessor = found[0]
        clause.subject = subject_from(elements, candidates) if candidates else [owned] if owned is not None else []
        return
    if candidates:
        clause.subject = subject_from(elements, candidates)
        if preposition and found:
            clause.preps.append((preposition, found))
            return
        following = elements[clause.at + 1].np if clause.at + 1 < len(elements) else None
        given = receives(elements, clause)
        if found and not clause.verb.passive and (given or following is None or following.time):
            _take(clause, found, given)
        return
    clause.subject = found
    clause.shared = True


def _before_places(elements: Sequence[Element], at: int, opening: str = "that") -> int:
    """'the troops in Kursk, of whom', 'the attack on Kyiv that': index of what is where the names say, or has to do
    with them; a bare name has no "that" behind it."""
    first = at
    while first >= 2 and elements[first - 1].kind in ("comma", "cc") and _is_name(elements, first):
        first -= 2
    np = elements[first].np if first >= 2 else None
    linking = _LOCATING | _LINKING if opening == "that" else _LOCATING
    where = np is not None and np.named and np.prep in linking and is_np(elements, first - 2)
    return first - 2 if where else at


def _is_name(elements: Sequence[Element], at: int) -> bool:
    np = elements[at].np
    return np is not None and np.named


def _dates(elements: Sequence[Element], at: int) -> bool:
    """'a treaty on Wednesday that commits': whether a time stands there, with something before it to relate to."""
    np = elements[at].np
    return np is not None and np.time and any(e.np is not None and not e.np.time for e in elements[max(0, at - 4) : at])


def antecedents(elements: Sequence[Element], clause: Clause) -> list[NounPhrase]:
    """All noun phrases that the relative of `clause` may stand for, nearest first."""
    at = opening_of(elements, clause) - 1
    if clause.opening == "that":
        at = _before_places(elements, at)
    found: list[NounPhrase] = []
    while at >= 0 and elements[at].kind in ("np", "prep", "comma", "cc"):
        np = elements[at].np
        if np is not None and not np.time:
            found.append(np)
        at -= 1
    return found


def opening_of(elements: Sequence[Element], clause: Clause) -> int:
    """Index of the word that opens a relative clause."""
    if clause.opens >= 0:
        return clause.opens
    at = clause.at
    while at >= 0 and elements[at].kind != "rel" and not (elements[at].kind == "sub" and elements[at].word == "that"):
        at -= 1
    return max(at, 0)


def gap(elements: Sequence[Element], clause: Clause, at: int) -> None:
    """'the shells that they sent to …': without an object of its own the verb takes the noun phrase before 'that'."""
    following = elements[clause.at + 1] if clause.at + 1 < len(elements) else None
    given = receives(elements, clause)
    bare = given or following is None or following.kind in ("prep", "vg", "comma", "cc", "stop")
    before = elements[_before_places(elements, at - 1)].np if at >= 1 else None
    if before is not None and elements[before.at].word in _NOBODY_MORE:
        return  # "We judge it likely that they will ask"
    if _was_told(elements, at) or _is_content(elements, at):
        return
    if bare and before is not None and not before.time and not clause.verb.passive and clause.verb.lemma != "be":
        clause.opener = "relative"
        _take(clause, [before], given)


def _was_told(elements: Sequence[Element], at: int) -> bool:
    """'told Kim that they would come', 'said in Rason that they would come': whether what stands before `at` names only
    who is told what follows, or where and when."""
    verb = next((n for n in range(at - 1, -1, -1) if elements[n].vg is not None), None)
    said = elements[verb].vg if verb is not None else None
    if verb is None or said is None:
        return False
    behind = [e.np for e in elements[verb + 1 : at] if e.np is not None]
    nothing_yet = bool(behind) and (behind[0].prep is not None or behind[0].time)
    return said.lemma in _TOLD or (said.lemma in BARE_THAT and nothing_yet and not said.passive)


def _is_content(elements: Sequence[Element], at: int) -> bool:
    """'reports in the press that Kim would ask for jets': whether "that" brings what is told, past where it is."""
    where = elements[at - 1].np if at >= 3 else None
    told = elements[at - 3] if where is not None and where.prep in ("in", "by", "from") else None
    return told is not None and told.np is not None and singular(told.word) in _TOLD_IN


def gap_under(elements: Sequence[Element], clause: Clause, over: Clause) -> None:
    """'the guns that it is thought to have sent', 'plans to send': what is described is what the infinitive is done to.

    `over` is the clause that the infinitive hangs on; "the men it ordered to leave" are those who leave.
    """
    after = elements[clause.at + 1] if clause.at + 1 < len(elements) else None
    given = receives(elements, clause)
    bare = given or after is None or after.kind in ("prep", "vg", "comma", "cc", "stop") or (after.np and after.np.time)
    opens = _opening_of_gap(elements, over)
    if opens is None or not bare or clause.verb.passive or clause.verb.lemma in _OF_NOTHING:
        return
    before = opens - 1 if opens and elements[opens - 1].kind == "comma" else opens
    described = elements[before - 1].np if before >= 1 else None
    if described is None or described.time or described.pronoun or _was_told(elements, before):
        return
    others = [group for group in over.objects if all(np is not described for np in group)]
    if len(others) < len(over.objects) and over.verb.lemma in OBJECT_CONTROL:
        return
    over.objects = others
    _take(clause, [described], given)


def _opening_of_gap(elements: Sequence[Element], over: Clause) -> int | None:
    """Where a relative clause begins whose subject is another than what it describes; None where it is no such."""
    if not over.subject or over.shared:
        return None
    first = over.subject[0].at
    opener = elements[first - 1] if first >= 1 else None
    if opener is None or (opener.kind == "sub" and opener.word != "that"):
        return None
    if opener.kind in ("rel", "sub"):
        return first - 1
    subject, described = over.subject[0], opener.np
    acts = described is not None and described.prep not in _PLACING and (subject.named or subject.pronoun)
    return first if acts and (over.verb.passive or over.verb.lemma in _MEANING_TO) else None


def there(elements: Sequence[Element], clause: Clause, at: int) -> None:
    """'Kramatorsk, where two bombs fell': the place before 'where' is where it happens."""
    before = at - 2 if at >= 2 and elements[at - 1].kind == "comma" else at - 1
    np = elements[before].np if before >= 0 else None
    if np is not None and not np.time:
        clause.preps.append(("in", [np]))


def bare_relative(elements: Sequence[Element], clause: Clause) -> None:
    """'the shells it sent to Russia': a subject right behind a noun phrase, and a verb without an object of its own."""
    verb, first = clause.verb, clause.subject[0].at
    following = elements[clause.at + 1] if clause.at + 1 < len(elements) else None
    object_ = elements[first - 1].np if first >= 1 else None
    bare = (
        following is None or following.kind in ("prep", "vg", "comma", "stop") or (following.np and following.np.time)
    )
    bare = bare or receives(elements, clause)
    stated = verb.passive or verb.lemma in ("be", "go", "come") or verb.lemma in BARE_THAT or verb.lemma in INTRANSITIVE
    if (
        object_ is None
        or object_.time
        or object_.pronoun
        or not bare
        or stated
        or first + len(clause.subject) < clause.at
    ):
        return
    clause.opener, clause.opens = "relative", first
    _take(clause, [object_], receives(elements, clause))


def _take(clause: Clause, described: list[NounPhrase], given: bool) -> None:
    """What a relative clause describes is the object of its verb, the last one where it is given to somebody."""
    if given:
        clause.left = described
    else:
        clause.objects.append(described)


def receives(elements: Sequence[Element], clause: Clause) -> bool:
    """'the help Moscow gave the North': whether only who is given something stands behind a verb of giving."""
    after = elements[clause.at + 1 : clause.at + 3]
    np = after[0].np if after and clause.verb.lemma in DITRANSITIVE else None
    to_whom = np is not None and not np.time and (np.named or after[0].word in OBJECTS or after[0].word == "it")
    return to_whom and (len(after) < 2 or after[1].np is None)


def subject_from(elements: Sequence[Element], candidates: list[int]) -> list[NounPhrase]:
    """Among bare noun phrases (nearest first) the subject: not an apposition between commas, not a fronted time."""
    group: list[NounPhrase] = []
    for at in candidates:
        group = group_left(elements, at)
        if not group[0].appositive and not group[-1].appositive:
            break  # past "mostly fuel and flour" in "exports, mostly fuel and flour, rose"
    return group


def previous(by_at: dict[int, Clause], at: int) -> Clause | None:
    """The clause whose verb is nearest before `at`."""
    earlier = next((n for n in reversed(by_at) if n < at), None)
    return by_at[earlier] if earlier is not None else None
