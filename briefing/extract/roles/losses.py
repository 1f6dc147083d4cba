"""The facts of a document → whose the dead, wounded and captured are whom nothing gives a side."""

from __future__ import annotations

from briefing.config.specs.rules import RuleSpec
from briefing.extract.names.entities import EntityIndex
from briefing.extract.scene.noun_phrases import PEOPLE
from briefing.model import Fact, Span


class Losses:
    """The states that a document tells to send people, and to lose some."""

    def __init__(self, index: EntityIndex) -> None:
        self._index = index
        self._sending: set[str | None] = set()
        self._losing: set[str | None] = set()
        #: Who sends people by the words of each sentence.
        self._sent: dict[Span, set[str | None]] = {}

    def learn(self, fact: Fact, rule: RuleSpec) -> None:
        """Notes who sends people abroad, or loses them, in one fact as its sentence tells it."""
        types = self._index.item_types(fact.item or "")
        if PEOPLE in types and rule.plover == "MOBILIZE":
            self._sending.add(self._index.side_of(fact.actor))
            self._sent.setdefault(fact.sentence, set()).add(self._index.side_of(fact.actor))
        if fact.recipient is not None and self._counts(fact, rule):
            self._losing.add(self._index.side_of(fact.recipient))

    def whose(self, fact: Fact, rule: RuleSpec) -> str | None:
        """The one state whose losses are told, where it sends people, for losses that name nobody; else None."""
        if fact.recipient is not None or not self._counts(fact, rule) or len(self._losing - {None}) != 1:
            return None
        state = next(iter(self._losing - {None}))
        return state if state in self._sending and state != self._index.side_of(fact.actor) else None

    def of_those_sent(self, fact: Fact, rule: RuleSpec) -> str | None:
        """'Sent 15,000 troops, of whom 600 were killed': the one whom the sentence tells to send those counted."""
        senders = self._sent.get(fact.sentence, set()) - {None}
        part = fact.relation == "part" and self._counts(fact, rule)
        return next(iter(senders)) if part and len(senders) == 1 else None

    def _counts(self, fact: Fact, rule: RuleSpec) -> bool:
        return rule.plover == "ASSAULT" and "casualties" in self._index.item_types(fact.item or "")
