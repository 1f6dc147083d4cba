"""The figures of one sentence → whether the sentence sets one of them right or takes it back."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

#: Verbs by which a figure is taken back, and nouns that name one.
_WITHDRAWING = frozenset(
    """withdraw withdraws withdrew withdrawn withdrawing retract retracts retracted retracting disown disowned
    disavowed disavows rescinded deletes deleted removes removed""".split()
)
COUNTS = frozenset("figure number estimate claim count toll total tally assessment projection".split())
#: What tells that a figure was told before, and verbs by which it is told.
_BEFORE = frozenset("earlier previously initially originally first".split())
_TOLD = frozenset("put puts gave given give said says reported estimated counted set stated announced".split())
#: What tells that another figure took its place.
REVISED = frozenset(
    """revised corrected lowered raised amended adjusted updated changed reduced increased cut upgraded doubled
    tripled""".split()
)
#: Before a noun for a figure: "revising its estimate of 3,000".
_REVISING = REVISED | frozenset(
    """revise revises revising corrects correcting lowers lowering raise raises raising amend amends
    amending adjust adjusts adjusting update updates updating replace replaces replaced replacing supersede supersedes
    superseded superseding doubles doubling triples tripling""".split()
)
#: A text that speaks of itself: "our previous post gave 80", "an earlier version of this story said".
_OWN = frozenset("our this".split())
_TEXTS = frozenset("post report story version article update edition dispatch headline".split())
_FORMER = frozenset("earlier previous original initial prior first".split())
_WRONG = frozenset("wrong incorrect mistaken erroneous false inaccurate".split())
_WRONGLY = frozenset("misstated misreported wrongly incorrectly erroneously mistakenly".split())
#: How many words before a figure say what becomes of it.
_FAR = 10


class Place(NamedTuple):
    """Where a figure stands, in tokens, and its unit."""

    start: int
    end: int
    unit: str


def taken_back(words: Sequence[str], figures: Sequence[Place], at: int) -> bool:
    """Whether the sentence says that figure number `at` is wrong or no longer holds. `words`: lower case."""
    one = figures[at]
    left = words[max(figures[at - 1].end if at else 0, one.start - _FAR) : one.start]
    if _set_right(words, figures, at):
        return True
    named = left[-1:] == ["of"] and left[-2:-1] and left[-2] in COUNTS
    if named and not (_WITHDRAWING.isdisjoint(left) and _REVISING.isdisjoint(left)):
        return True
    if left[-3:-2] and left[-3] in _FORMER and left[-2] in COUNTS:
        # "An earlier figure of 18 was wrong", "up from an earlier estimate of 18"
        wrong = not _WRONG.isdisjoint(words[one.end : one.end + 4])
        if wrong or (left[-5:-4] == ["from"] and left[-6:-5] in (["up"], ["down"])):
            return True
    if not _WRONGLY.isdisjoint(left) or of_former_text(left):
        return True
    return not _BEFORE.isdisjoint(left) and not _TOLD.isdisjoint(left) and _replaced(words, figures, at)


def of_former_text(words: Collection[str]) -> bool:
    """Whether words name a text before it was put right: "an earlier version of this story", "our first post"."""
    return not (_TEXTS.isdisjoint(words) or _OWN.isdisjoint(words) or _FORMER.isdisjoint(words))


def takes_back(words: Collection[str]) -> bool:
    """Whether a verb among `words` takes something back: "withdrew its", "has been retracted"."""
    return not _WITHDRAWING.isdisjoint(words)


def _set_right(words: Sequence[str], figures: Sequence[Place], at: int) -> bool:
    """'60, not 160', '14 rather than 40', 'not 40 but 60'."""
    one = figures[at]
    if _left_behind(words, figures, at):
        return True
    before = one.start - (words[one.start - 1 : one.start] == ["the"])  # "rather than the 10,000"
    pair = list(words[max(0, before - 2) : before])
    if at and (pair in ([",", "not"], ["and", "not"], ["rather", "than"], ["instead", "of"])):
        return figures[at - 1].unit == one.unit
    after = figures[at + 1] if at + 1 < len(figures) else None
    denied = pair[-1:] == ["not"] and after is not None and "but" in words[one.end : after.start]
    return denied and after is not None and after.unit == one.unit


def _left_behind(words: Sequence[str], figures: Sequence[Place], at: int) -> bool:
    """'Lowered its count from 18 to 14', 'to 14 from 18': whether a count that is revised was at this figure before."""
    one = figures[at]
    left = words[: one.start - 1]
    if words[one.start - 1 : one.start] != ["from"] or REVISED.isdisjoint(left) or COUNTS.isdisjoint(left):
        return False
    behind = at > 0 and figures[at - 1].end == one.start - 1
    return behind or (words[one.end : one.end + 1] == ["to"] and at + 1 < len(figures))


def _replaced(words: Sequence[str], figures: Sequence[Place], at: int) -> bool:
    """Whether a later figure of the sentence takes the place of this one: "but later revised it to 31"."""
    one = figures[at]
    for after in figures[at + 1 :]:
        if after.unit == one.unit:
            return not REVISED.isdisjoint(words[one.end : after.start])
    return False
