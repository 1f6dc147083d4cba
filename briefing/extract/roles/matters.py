"""What somebody speaks of in → its words with what it is of; and where the words end that a text quotes of him."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.extract.frames.role_slots import Filler
from briefing.extract.grammar.phrases import NounPhrase
from briefing.extract.names.entities import singular
from briefing.extract.scene.noun_phrases import plain
from briefing.extract.scene.scene import Scene
from briefing.model import Span

#: Words before what something is of: "findings of a team", "reports about troops".
_OF = frozenset(("of", "about", "on", "over", "against"))
#: What is about something, and does not only stand before a phrase with "on": "the theft | on Monday".
_ABOUT = frozenset(
    """report talk talks statement account claim allegation accusation question comment decision remark sanction ban
    resolution law vote protest position criticism silence speculation story rumour rumor warning attack war figure
    data information evidence agreement deal treaty""".split()
)
#: Documents that say nothing until it is told of what they are.
_REPORTS = frozenset(("report", "reports", "account", "accounts", "statement", "statements", "talk"))
#: Tags of words before which a phrase is not at its end: "of a Western | monitoring team".
_GOES_ON = frozenset(("VERB", "NOUN", "NAME", "ADJ", "NUM", "POSS"))
#: Longer phrases are read as sentences are, not as names.
_WORDS = 8
#: How far behind what is told a quotation may open: 'called it a "clear violation"'.
_GAP = 2


def told_whole(scene: Scene, matter: Filler) -> Filler:
    """'the findings of a Western team': a thing under the words of its phrase and of what it is of."""
    np = matter.np
    if np is None or matter.quantity is not None or np.pronoun:
        return matter
    if matter.name in scene.index.items and scene.head(np) not in _REPORTS:
        return matter
    word, group = next(iter(scene.chain(np)), ("", []))
    if word not in _OF or not (word == "of" or singular(scene.head(np)) in _ABOUT) or not _names_something(group):
        return matter
    end = scene.span(group[-1]).end
    following = next((token.tag for token in scene.parsed.tokens if token.start >= end), "STOP")
    if following in _GOES_ON or any(np.span.start <= figure.span.start < end for figure in scene.figures):
        return matter
    behind = scene.parsed.text[scene.span(np).end : end].split()
    words = plain(scene, np)
    opens = np.first == 0 and scene.parsed.tokens[0].tag != "NAME"
    name = " ".join([words[:1].lower() + words[1:] if opens else words, *behind])
    if len(name.split()) > _WORDS or not all(c.isalnum() or c in " -.,'’&" for c in name):
        return matter
    return replace(matter, name=name, span=Span(matter.span.start, end))


def _names_something(group: Sequence[NounPhrase]) -> bool:
    """Whether all of a list are told by name: "them" and "the same" say nothing where they are read alone."""
    return not any(np.pronoun or np.time or (np.possessor is not None and np.possessor.pronoun) for np in group)


def quoted_to(scene: Scene, start: int, end: int) -> int:
    """Where the last quotation ends that opens between `start` and `end` or right behind; `end` where none does."""
    tokens = scene.parsed.tokens
    marks = [i for i, token in enumerate(tokens) if token.tag == "QUOTE"]
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        at = tokens[opening].start
        between = [t for t in tokens[:opening] if t.start >= end]
        near = len(between) <= _GAP and all(t.tag in ("PREP", "DET", "ADV", "PRON") for t in between)
        if start <= at and (at < end or near):
            end = max(end, tokens[closing].end)
    return end
