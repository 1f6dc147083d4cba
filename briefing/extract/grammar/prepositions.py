"""Elements in order → each noun phrase with its place and its preposition; 'after' before a clause opens it."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.grammar.phrases import CONTAINERS, Element
from briefing.extract.words.number_words import WORDS
from briefing.extract.words.tagger_tables import NOMINATIVE

#: Pronouns of whom a part is told of in passing: "two of them children".
PARTED = frozenset(("them", "whom", "these", "those"))
#: Prepositions that open a clause where a finite verb follows.
_EITHER = frozenset("since until till as before after than".split())
#: Verbs behind which "as" says what something is called: "engines labelled as refrigerators were shipped".
_CALLING = frozenset(
    "label describe declare mark list disguise register classify present know regard treat dress brand portray".split()
)


def prepositions(elements: list[Element]) -> None:
    """Gives each noun phrase its place and preposition; 'after NP VERB' opens a clause; 'in A and B' reaches to B."""
    for at, element in enumerate(elements):
        np = element.np
        if np is None:
            continue
        np.at = at
        if at == 0:
            continue
        before = elements[at - 1]
        if before.kind == "prep":
            called = before.word == "as" and at >= 2 and (vg := elements[at - 2].vg) and vg.lemma in _CALLING
            if before.word in _EITHER and not np.time and not called and _finite_follows(elements, at):
                before.kind = "sub"
            else:
                np.prep = before.word
                whole = elements[at - 2] if before.word == "of" and at >= 2 else None
                if whole is not None and (whole.word in CONTAINERS or whole.word in WORDS or whole.word[:1].isdigit()):
                    np.measure = whole.np
        elif before.kind == "cc" and at >= 2:
            prior = elements[at - 2].np
            if (
                prior is not None
                and prior.prep is not None
                and (prior.prep == "between" or _bare_before(elements, at - 2))
            ):
                np.prep = prior.prep
        elif before.kind == "comma" and at >= 2 and elements[at - 2].np is not None:
            np.appositive = _apposes(elements, at)
        elif before.word in PARTED and before.np is not None and before.np.prep == "of":
            np.appositive = True


def _finite_follows(elements: Sequence[Element], at: int) -> bool:
    acting = elements[at].word in NOMINATIVE or ((np := elements[at].np) is not None and np.named)
    at += 1
    if [e.kind for e in elements[at : at + 3]] == ["comma", "np", "comma"] and acting:
        at += 3  # "after Rudenko, a deputy minister, had been there"
    while at + 1 < len(elements) and elements[at + 1].np is not None:
        joined = elements[at].kind == "cc" and acting and (np := elements[at + 1].np) is not None and np.named
        if elements[at].kind != "prep" and not joined:
            break  # "after he and Kim signed it"
        at += 2
    vg = elements[at].vg if at < len(elements) else None
    return vg is not None and vg.form == "finite"


def _bare_before(elements: Sequence[Element], at: int) -> bool:
    """Whether a noun phrase without preposition stands before `at` with no verb between."""
    at -= 1
    while at >= 0 and elements[at].kind in ("np", "prep", "cc"):
        np = elements[at].np
        if np is not None and np.prep is None and not np.time:
            return True
        at -= 1
    return False


def _apposes(elements: Sequence[Element], at: int) -> bool:
    """Whether the noun phrase at `at`, after 'NP,', only names that phrase again: it closes with a comma or the end."""
    nxt, listed = at + 1, False
    if at + 3 < len(elements) and elements[at + 2].word in PARTED and elements[at + 3].kind == "np":
        nxt = at + 4  # "sixteen people, two of them children, died"
    while nxt + 1 < len(elements) and elements[nxt].kind in ("prep", "cc") and elements[nxt + 1].kind == "np":
        if elements[nxt].kind == "cc" and _finite_follows(elements, nxt + 1):
            return False
        listed = listed or elements[nxt].kind == "cc"
        nxt += 2
    while nxt < len(elements) and (measure := elements[nxt].np) is not None and measure.time:
        nxt += 1  # "their pay, 2,000 dollars a month, goes": "some of them 40 years old"
    if nxt < len(elements) and elements[nxt].kind != "comma":
        return False
    if nxt >= len(elements):
        before = elements[at - 2].np
        return before is not None and before.prep is None and not listed
    follows = nxt + 1
    return follows < len(elements) and elements[follows].kind in ("vg", "rel", "prep")
