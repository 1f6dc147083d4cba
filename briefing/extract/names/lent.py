"""Two names side by side or one inside the other → whether one of them names nobody there, for all its words."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.extract.names.entities import Reading

#: Where something is named, from and to, and what that may be.
Found = tuple[int, int, "tuple[Reading, ...]"]


def of_another(text: str, owner: Found, body: Found) -> bool:
    """'South Korea's Defence Intelligence Agency': whether a body goes by the name of one that another state has."""
    state = next((r for r in owner[2] if r.type == "state"), None)
    known = next((r for r in body[2] if r.category == "entity"), None)
    if state is None or known is None or known.type not in ("agency", "ministry") or known.form != "name":
        return False
    between = text[owner[1] : body[0]]
    owned = between in ("'s ", "\u2019s ") or (between == " " and state.form == "adjective")
    return owned and known.of not in (None, state.of, state.name)


def model_of(text: str, model: Found, sort: Found, wider: Callable[[str], Container[str]]) -> bool:
    """'Shahed-136 attack drones': whether a thing's model stands before what sort of thing it is."""
    items = [r.name for one in (model, sort) for r in one[2][:1] if r.category == "item" and r.type != "personnel"]
    if len(items) < len((model, sort)) or text[model[1] : sort[0]] != " ":
        return False
    return items[0] != items[1] and items[1] in wider(items[0])


def part_of_name(text: str, whole: Found, part: Found) -> bool:
    """Whether a thing only lends its name to an actor: there is no general in the General Staff."""
    start, end, readings = part
    actor = any(reading.category == "entity" for reading in whole[2])
    men = end == whole[1] and any(reading.type == "personnel" for reading in readings)  # the 11th Corps is a corps
    return actor and not men and text[start].isupper() and all(reading.category == "item" for reading in readings)
