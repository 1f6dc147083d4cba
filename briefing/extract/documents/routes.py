"""A heading and those named in it → whose what stands under it goes to whom: "From Iran to Russia"."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.config.specs.rules import RuleSpec
from briefing.extract.names.entities import EntityIndex, Mention
from briefing.extract.roles.sides import HOSTILE
from briefing.extract.roles.told import Told, with_side
from briefing.model import Span
from briefing.model.fact import Side

_WORD = re.compile(r"\{\d\}(?:'s|’s|')?|[a-z]+|→|->|=>")
#: Signs of somebody named, numbered in their order, in a heading that is put in simple words.
_NAMED = re.compile(r"\{(\d)\}")
_ARROWS = frozenset(("→", "->", "=>"))
#: Verbs of who takes, and of who gives, what a heading tells of: "What Moscow gets", "What does Kim owe".
_TAKING = frozenset(
    """get gets got gotten receive receives received obtain obtains obtained earn earns earned gain gains gained win
    wins won import imports imported buy buys bought want wants wanted acquire acquires acquired getting receiving
    earning gaining buying wanting""".split()
)
_GIVING = frozenset(
    """give gives gave given send sends sent supply supplies supplied ship ships shipped deliver delivers delivered
    provide provides provided pay pays paid owe owes owed offer offers offered sell sells sold export exports exported
    contribute contributes contributed lend lends lent giving sending supplying shipping delivering providing paying
    offering selling contributing lending""".split()
)
#: What else may stand in a heading that says no more than what goes which way.
_BESIDE = frozenset(
    """of and or in by for with back return exchange what has have had does did do is are was were so far since
    q a s it so then now exactly else out there question
    table part section chapter figure list box annex fig no i ii iii iv v vi
    transfer transfers delivery deliveries shipment shipments export exports supply supplies flow flows traffic sale
    sales trade cargo cargoes convoy convoys consignment consignments dispatch dispatches deployment deployments
    movement movements payment payments repayment aid assistance help support
    arms weapon weapons ammunition munitions shells missiles materiel equipment hardware goods oil fuel food money
    technology knowhow know-how troops soldiers personnel men manpower workers labour labor people
    military technical known estimated reported alleged suspected confirmed""".split()
)
#: What stands before the colon of a question.
_ASKED = frozenset(("q", "question"))
_ARTICLES = frozenset(("a", "an", "the"))
#: All words of headings that give a way, besides names.
_PLAIN = _BESIDE | _TAKING | _GIVING | _ARROWS | {"to", "from"}


@dataclass(frozen=True, slots=True)
class Route:
    """From which state to which things go; None where a heading says only one of them."""

    giver: str | None
    taker: str | None


def route_in(text: str, line: Span, mentions: Sequence[Mention], index: EntityIndex) -> Route | None:
    """The route that a heading gives, in words that say nothing else; what stands behind a colon says what follows.

    `line` is its place in `text`, `mentions` are what is named there.
    """
    colon = text.find(":", line.start, line.end)
    if text[line.start : max(colon, line.start)].lower() in _ASKED:
        line, colon = Span(colon + 1, line.end), -1
    words, states = _simple(text, Span(line.start, colon) if colon > 0 else line, mentions, index)
    if not 1 <= len(states) <= 2 or any(w not in _PLAIN and not _NAMED.match(w) for w in words):
        return None
    giver = taker = None
    for at, word in enumerate(words):
        state = _state(word, states)
        if state is None:
            continue
        before, after = words[at - 1] if at else "", words[at + 1 :]
        deed = next((w for w in after if w in _TAKING | _GIVING), None)
        asked = "what" in words
        if before == "to" or before in _ARROWS or (asked and (deed in _TAKING or before == "for")):
            taker = state
        elif before == "from" or after[:1] == ["to"] or _ARROWS.intersection(after[:1]):
            giver = state
        elif word[-1] != "}" or (deed in _GIVING and asked):
            giver = state  # "Russia's deliveries", "What Russia pays"
        else:
            return None
    return Route(giver, taker) if giver != taker else None


def _simple(text: str, line: Span, mentions: Sequence[Mention], index: EntityIndex) -> tuple[list[str], list[str]]:
    """The words of a heading in lower case, with signs for those named in it, and the states that they stand for."""
    states: list[str] = []
    parts, end = [], line.start
    for mention in mentions:
        reading = mention.reading("entity", "place")
        state = index.side_of(reading.name) or index.state_of_place(reading.name) if reading is not None else None
        if state is None or reading is None or reading.form == "adjective":
            continue
        if not line.contains(Span(mention.start, mention.end)):
            continue
        parts += [text[end : mention.start], f"{{{len(states)}}}"]
        states.append(state)
        end = mention.end
    words = _WORD.findall("".join([*parts, text[end : line.end]]).lower())
    return [word for word in words if word not in _ARTICLES], states


def _state(word: str, states: Sequence[str]) -> str | None:
    named = _NAMED.match(word)
    return states[int(named[1])] if named is not None else None


def along(one: Told, route: Route, rule: RuleSpec, index: EntityIndex) -> Told:
    """A fact under a heading, with the sides that its own words leave open, where it tells of something that goes."""
    fact = one.fact
    item = index.items.get(fact.item or "")
    goes = {"actor", "recipient"} <= rule.settled.keys() and rule.plover not in HOSTILE
    if fact.modality in ("planned", "speculated") or not goes or ("thing" in rule.roles["item"].types and item is None):
        return one
    ends: dict[Side, str | None] = {"actor": route.giver, "recipient": route.taker}
    taken = [index.side_of(getattr(fact, side)) for side in ends if side not in one.inferred]
    for side, name in ends.items():
        if name is not None and name not in taken and (getattr(fact, side) is None or side in one.inferred):
            fact = with_side(fact, side, name, "has it by the heading above")
    if ends["actor"] is None and "actor" in one.inferred and index.side_of(fact.actor) == ends["recipient"]:
        fact = replace(fact, actor=None)  # a giver who was only guessed, and takes
    if ends["recipient"] is None and "recipient" in one.inferred and index.side_of(fact.recipient) == ends["actor"]:
        fact = replace(fact, recipient=None)
    return one if fact is one.fact else replace(one, fact=fact)
