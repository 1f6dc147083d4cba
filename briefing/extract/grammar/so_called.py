"""Elements with 'what it calls a missile', 'what seemed to be shells' → the same with the missile, the shells alone."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.grammar.phrases import Element

#: Verbs of how a thing looks; a form of "be", "like" or "as" leads on to it.
_LOOKING = frozenset("seem appear look prove turn sound".split())
#: Verbs of those who name it; it follows at once or behind "as".
_NAMING = frozenset("call term dub label describe characterise characterize style brand bill consider deem".split())
#: Verbs of those who take it for something; a form of "be" leads on to it.
_TAKING = frozenset(
    """say believe think assess suspect judge estimate presume assume claim report know understand conclude identify
    take""".split()
)
_LEADING = frozenset(("as", "like", "for"))


def unwrap(elements: list[Element]) -> None:
    """Puts the thing itself in the place of a clause with "what" that only says what somebody holds it for."""
    at = len(elements) - 1
    while at > 0:
        if elements[at].word == "what" and elements[at].kind == "rel" and elements[at - 1].kind in ("vg", "prep"):
            thing = _thing(elements, at + 1)
            if thing is not None and elements[at - 1].word != "in":  # "in what it called a warning" tells of calling
                del elements[at:thing]
        at -= 1


def _thing(elements: Sequence[Element], at: int) -> int | None:
    """The place of the thing in 'South Korea believes was a missile'; None where a clause tells of something else."""
    verb = at
    while verb < len(elements) and elements[verb].kind in ("np", "prep"):
        verb += 1
    group = elements[verb].vg if verb < len(elements) else None
    held = verb > at or (group is not None and group.passive)
    if group is None or not (group.lemma in _LOOKING if not held else group.lemma in _NAMING | _TAKING):
        return None
    after = verb + 1
    leading = elements[after] if after < len(elements) else None
    if leading is not None and ((leading.vg is not None and leading.vg.lemma == "be") or leading.word in _LEADING):
        after += 1
    elif group.lemma not in _NAMING:
        return None
    np = elements[after].np if after < len(elements) else None
    return after if np is not None and not np.time else None
