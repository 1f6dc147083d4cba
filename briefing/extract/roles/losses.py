"""The facts of a document → whose the dead, wounded and captured are whom nothing gives a side."""

from __future__ import annotations

import re

from briefing.config.specs.rules import RuleSpec
from briefing.extract.names.entities import EntityIndex, singular
from briefing.extract.scene.noun_phrases import PEOPLE
from briefing.model import Fact, Span

#: People whom no state sends to fight.
CIVILIANS = frozenset(("civilian", "child", "resident", "woman", "girl", "villager"))
_WORD = re.compile(r"[^\W\d_]+")


class Losses:
    """The states that a document tells to send people, and to lose some."""

    def __init__(self, index: EntityIndex) -> None:
        self._index = index
        self._sending: set[str | None] = set()
        self._losing: set[str | None] = set()
        #: What each sentence tells of people sent.
        self._sent: dict[Span, list[Fact]] = {}

    def learn(self, fact: Fact, rule: RuleSpec) -> None:
        """Notes who sends people abroad, or loses them, in one fact as its sentence tells it."""
        types = self._index.item_types(fact.item or "")
        if PEOPLE in types and rule.plover == "MOBILIZE":
            self._sending.add(self._index.side_of(fact.actor))
            self._sent.setdefault(fact.sentence, []).append(fact)
        if fact.recipient is not None and self._counts(fact, rule):
            self._losing.add(self._index.side_of(fact.recipient))

    def whose(self, fact: Fact, rule: RuleSpec) -> str | None:
        """The one state whose losses are told, where it sends people, for losses that name nobody; else None.

        Of soldiers whom nothing says whose they are it is the one that alone is told to send people.
        """
        force = fact.recipient in self._index.items
        if not (fact.recipient is None or force) or not self._counts(fact, rule):
            return None
        states = self._losing - {None} or (self._sending - {None} if force else set())
        state = next(iter(states)) if len(states) == 1 else None
        if state is None or (force and self._told_of_others(fact, state)):
            return None
        if self.are_others(fact, state):
            return None
        return state if state in self._sending and state != self._index.side_of(fact.actor) else None

    def are_others(self, fact: Fact, state: str | None) -> bool:
        """Whether those counted are none of the force that a state sends abroad: civilians, or people in a third
        state, to which the text does not tell it to send any. False of a state that sends nobody."""
        if state not in self._sending:
            return False
        place = self._index.state_of_place(fact.place) if fact.place is not None else None
        sent = (one for told in self._sent.values() for one in told if self._index.side_of(one.actor) == state)
        elsewhere = place not in (None, state, *(self._index.side_of(one.recipient) for one in sent))
        return elsewhere or not CIVILIANS.isdisjoint(map(singular, _WORD.findall(fact.evidence.exact.lower())))

    def _told_of_others(self, fact: Fact, state: str) -> bool:
        """'Moscow says two soldiers were hurt', 'in Gaza': whether soldiers may be the teller's own, or fell where
        nobody knows whose land it is."""
        teller = self._index.side_of(fact.attribution)
        own = teller != state and self._index.enemy_of(teller) is not None
        return own or (fact.place is not None and self._index.state_of_place(fact.place) is None)

    def sent_here(self, fact: Fact, rule: RuleSpec) -> Fact | None:
        """'Sent 15,000 troops, of whom 600 were killed': how the sentence tells of the sending of those counted."""
        part = fact.relation == "part" and self._counts(fact, rule)
        sent = self._sent.get(fact.sentence, []) if part else []
        return sent[0] if len({self._index.side_of(one.actor) for one in sent} - {None}) < 2 and sent else None

    def _counts(self, fact: Fact, rule: RuleSpec) -> bool:
        return rule.plover == "ASSAULT" and "casualties" in self._index.item_types(fact.item or "")
