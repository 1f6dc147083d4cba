"""Elements with asides inside a verb group, or between a verb and its object → the same with the asides out of the way.

"has sent Moscow, on the lowest count, six million shells" is read as "has sent Moscow six million shells, on the lowest
count", and "has, Seoul says, sent" as ", Seoul says, has sent".
"""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.grammar.phrases import Element, VerbGroup, is_np, opens_clause
from briefing.extract.grammar.verb_groups import describe
from briefing.extract.words.tagger_tables import NOMINATIVE
from briefing.extract.words.tokens import Token
from briefing.extract.words.verb_classes import AUXILIARIES, BARE_THAT, DITRANSITIVE, INTRANSITIVE, MOTION, TELLING

#: Verbs of how things look to those who tell: "it seems", "as it turned out".
_SEEMING = frozenset("seem appear turn transpire emerge".split())
_CARRYING = ("AUX", "MODAL")
_TELLS = BARE_THAT | TELLING | _SEEMING
#: Forms of a verb that an auxiliary or a modal may stand before.
_CUT_OFF = frozenset(("part", "ing", "bare"))
#: How many elements an aside has at most.
_LONGEST = 12
#: Verbs that need no object.
_ALONE = (INTRANSITIVE | MOTION | BARE_THAT | TELLING | AUXILIARIES) - DITRANSITIVE


def past_asides(elements: list[Element], tokens: Sequence[Token]) -> None:
    """Moves asides behind the object that they keep apart from its verb, and verbs behind those inside them."""
    commas = [element.kind for element in elements].count("comma")
    at = 0
    while at < len(elements):
        verb = elements[at].vg
        carries = verb is not None and tokens[verb.head].tag in _CARRYING
        if verb is not None and not (carries and _rejoined(elements, at, verb, tokens)) and commas > 1:
            _object_brought_near(elements, at, verb)
        at += 1


def _rejoined(elements: list[Element], at: int, verb: VerbGroup, tokens: Sequence[Token]) -> bool:
    """'has, the official said, sent': makes one verb group of an auxiliary and what its aside keeps from it."""
    if verb.form != "finite":
        return False
    close = _closing(elements, at + 1) or _end_of_time(elements, at + 1)
    after = elements[close + 1].vg if close is not None and close + 1 < len(elements) else None
    if after is None or not (after.form in _CUT_OFF or after.ambiguous or after.base):
        return False
    words = [t for t in tokens[verb.first : verb.last] if t.tag == "AUX"]
    words += [t for t in tokens[after.first : after.last] if t.tag in ("AUX", "VERB")]
    after.form, after.passive, after.ambiguous, after.base = "finite", False, False, False
    after.modal, after.negated = verb.modal, verb.negated or after.negated
    describe(after, tokens, words, infinitive=False)
    del elements[at]
    return True


def _object_brought_near(elements: list[Element], at: int, verb: VerbGroup) -> None:
    """'shipped to Russia, since May, 4,000 containers': puts the aside behind the object."""
    opens = at + 1
    named = 0
    while opens < len(elements) and elements[opens].kind in ("np", "prep"):
        named += elements[opens].kind == "np" and elements[opens - 1].kind != "prep"
        opens += 1
    gives = verb.lemma in DITRANSITIVE and not verb.passive
    if named > gives or verb.lemma in _ALONE or (verb.passive and not named):
        return
    close = _closing(elements, opens)
    if close is None or not _goes_on_with_object(elements, close + 1):
        return
    end = close + 1
    while end < len(elements) and elements[end].kind in ("np", "prep", "cc"):
        end += 1
    aside, rest = elements[opens:close], elements[close + 1 : end]
    shut = [elements[close]] if end < len(elements) and elements[end].kind != "comma" else []
    elements[opens:end] = [*rest, *aside, *shut]


def _goes_on_with_object(elements: Sequence[Element], at: int) -> bool:
    """Whether a noun phrase stands at `at` that is neither a time nor the subject of a clause."""
    np = elements[at].np if at < len(elements) else None
    return np is not None and not np.time and elements[at].word not in NOMINATIVE and not opens_clause(elements, at)


def _end_of_time(elements: Sequence[Element], opens: int) -> int | None:
    """'had on Monday dismissed', 'has since last May sent': the last element of a time without commas; None if none."""
    end = opens + (opens < len(elements) and elements[opens].kind == "prep")
    np = elements[end].np if end < len(elements) else None
    return end if np is not None and np.time else None


def _closing(elements: Sequence[Element], opens: int) -> int | None:
    """Where the aside that a comma at `opens` opens is closed by another; None if none does."""
    if opens >= len(elements) or elements[opens].kind != "comma":
        return None
    ahead = range(opens + 1, min(len(elements), opens + 2 + _LONGEST))
    close = next((n for n in ahead if elements[n].kind == "comma"), None)
    if close is None:
        return None
    inside = elements[opens + 1 : close]
    return close if inside and (_is_phrase(inside) or _is_told(inside) or _is_condition(inside)) else None


def _is_phrase(inside: Sequence[Element]) -> bool:
    """'on the lowest count', 'among other things', 'since last summer': prepositions with what they govern."""
    only = all(element.kind in ("prep", "np", "cc") for element in inside)
    return only and inside[0].kind == "prep" and is_np(inside, 1)


def _is_told(inside: Sequence[Element]) -> bool:
    """'the official said', 'it seems': a subject and a verb that tells or takes no object."""
    last = inside[-1].vg
    telling = last is not None and last.form == "finite" and last.lemma in _TELLS
    subject = inside[:-1]
    return telling and is_np(subject, 0) and all(element.kind in ("prep", "np") for element in subject)


def _is_condition(inside: Sequence[Element]) -> bool:
    """'if the minister is right', 'as Kyiv claims': a clause that a conjunction opens."""
    opener = inside[0]
    opens = opener.kind == "sub" or (opener.kind == "prep" and opener.word == "as")
    return opens and opener.word != "that" and any(element.kind == "vg" for element in inside)
