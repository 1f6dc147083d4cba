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
#: Types of what is fired in rounds; of anything else there are rounds as of talks.
_FIRED = frozenset(("ammunition", "arms"))
#: The most that is looked at before and behind such a word.
_AHEAD = 40


def without_occasions(named: list[Mention], folded: str) -> list[Mention]:
    """The mentions without those that name an occasion; `folded` is `fold(text)`."""
    if not any(folded[m.start : m.end] in _EITHER for m in named):
        return named
    return [m for m in named if folded[m.start : m.end] not in _EITHER or not _is_occasion(m, named, folded)]


def _is_occasion(one: Mention, named: list[Mention], folded: str) -> bool:
    if _BEFORE.search(folded[max(0, one.start - _AHEAD) : one.start]) is not None:
        return True
    if not folded.startswith(" of ", one.end):
        return False
    behind = (m.reading("item") for m in named if one.end < m.start <= one.end + _AHEAD)
    return not any(item is not None and item.type in _FIRED for item in behind)
