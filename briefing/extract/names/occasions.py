"""Mentions and the words round them → those that name things: "rounds" may be shells, or times at which one meets."""

from __future__ import annotations

import re

from briefing.extract.names.entities import Mention

#: Words that name things and, as often, the times at which something is done.
_EITHER = frozenset(("round", "rounds"))
#: What makes an occasion of such a word: "a second round", "the last few rounds", "in two rounds".
_BEFORE = re.compile(
    r"\b(?:(?:first|second|third|fourth|fifth|sixth|next|last|latest|final|new|fresh|previous|earlier|another|opening)"
    r"(?: (?:two|three|four|five|six|few))?|in (?:two|three|four|five|six|several|successive|multiple|\d\d?)) $"
)
#: Of whom or what there may be rounds as of talks: of anything that is not fired.
_BEHIND = re.compile(r" of (?!(?:\w+[ -]){0,2}(?:ammunition|ammo|munitions|artillery|mortars?|shells?)\b)")
#: The most that is looked at before such a word.
_AHEAD = 40


def without_occasions(named: list[Mention], folded: str) -> list[Mention]:
    """The mentions without those that name an occasion; `folded` is `fold(text)`."""
    if not any(folded[m.start : m.end] in _EITHER for m in named):
        return named
    return [m for m in named if folded[m.start : m.end] not in _EITHER or not _is_occasion(m, folded)]


def _is_occasion(one: Mention, folded: str) -> bool:
    before = folded[max(0, one.start - _AHEAD) : one.start]
    return _BEFORE.search(before) is not None or _BEHIND.match(folded, one.end) is not None
