"""The facts of a document → the same, with sides that their own words leave open filled where the others settle them.

"Another 3,000 shells were delivered" names nobody. A reader takes it for one of the deliveries that its sentence, its
paragraph or the one before tells of; and where every transfer of shells that the document tells goes from one state to
one other, for the same. A side so filled is noted as inferred.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product

from briefing.config.specs.lexicon import ONE_WAY
from briefing.config.specs.rules import RuleSpec
from briefing.extract.frames.takers import FIGURE
from briefing.extract.names.entities import EntityIndex
from briefing.extract.roles.likeness import States, type_of, unlike
from briefing.extract.roles.losses import Losses
from briefing.extract.roles.supplies import Supplies, goes_between
from briefing.extract.roles.told import ANOTHER, Told, at_home, with_side
from briefing.extract.scene.noun_phrases import PEOPLE
from briefing.model import Document, Fact, Span
from briefing.model.fact import Side

#: How many characters apart fights are told of together, and how far back a side is looked for in a paragraph.
_NEAR = 900
#: How often a text names a state that it is about.
_OFTEN = 3
#: PLOVER types of events between enemies, who are no pair otherwise.
HOSTILE = frozenset(("ASSAULT", "COERCE", "SANCTION"))
#: PLOVER types of events between those who work together.
DEALING = frozenset(("AGREE", "AID", "CONSULT", "MOBILIZE"))
_OTHER: dict[Side, Side] = {"actor": "recipient", "recipient": "actor"}


class Sides:
    """Fills the sides that the sentences of one document leave open, by those that name both."""

    def __init__(
        self,
        told: Iterable[Told],
        spoken: Sequence[tuple[int, str]],
        document: Document,
        rules: Mapping[str, RuleSpec],
        index: EntityIndex,
    ) -> None:
        """`spoken` says where the document names states, or whoever acts for them, and which, in order."""
        self._rules, self._index = rules, index
        self._paragraphs = [block.span.start for block in document.blocks]
        #: Where headings begin that give no time, so that another matter is told of behind each.
        self._sections = [
            block.span.start
            for block in document.blocks
            if block.kind == "heading" and not any(map(str.isdigit, document.text[block.span.start : block.span.end]))
        ]
        self._spoken = Counter(state for _, state in spoken)
        #: All that is told of somebody, in the order of the text.
        self._events: list[Fact] = []
        #: What `_one_way` has found, by kind, side, the state on the other side, and item.
        self._ways: dict[tuple[str, Side, str | None, str | None], bool] = {}
        #: By kind, the side asked for, and the state on the other side; None there stands for any.
        self._known: dict[tuple[str, Side, str | None], States] = {}
        #: The same of what may come, or is not so, which settles only what nothing else does.
        self._expected: dict[tuple[str, Side, str | None], States] = {}
        #: The items, and the wider ones that they are of, that the document tells to go from somebody to somebody.
        self._dealt_in: set[str | None] = set()
        #: Pairs of states that the document tells to deal with each other, and to be at war.
        self._partners: Counter[frozenset[str]] = Counter()
        #: The two sides of what one sentence tells of a kind.
        self._here: dict[tuple[str, Span], list[Fact]] = {}
        self._enemies: set[frozenset[str]] = set()
        self._losses, self._supplies = Losses(index), Supplies(index, spoken)
        #: Who has a side by the words of a sentence that tells of a kind.
        self._named_here: set[tuple[str, Span, Side, str]] = set()
        #: Who suffers or fights by the words of each sentence.
        self._in_fight: dict[tuple[Span, Side], set[str]] = {}
        #: Where it tells of fights, by kind.
        self._fought: dict[str, list[int]] = {}
        for one in told:
            self._learn(one)
        self._events.sort(key=_starts)

    def _learn(self, one: Told) -> None:
        fact, index = one.fact, self._index
        self._losses.learn(fact, self._rules[fact.kind])
        if (fact.actor or fact.recipient) and not self._answers(fact):
            self._events.append(fact)
        named: dict[Side, str | None] = {"actor": index.side_of(fact.actor), "recipient": index.side_of(fact.recipient)}
        if self._rules[fact.kind].plover == "ASSAULT" and (fact.actor or fact.recipient):
            self._fought.setdefault(fact.kind, []).append(fact.evidence.span.start)
        in_words = [(side, getattr(fact, side)) for side in _OTHER if side not in one.inferred]
        self._named_here.update(
            (fact.kind, fact.sentence, side, name) for side, name in in_words if index.side_of(name)
        )
        if self._rules[fact.kind].plover == "ASSAULT" and not self._answers(fact):
            for side, state in ((side, index.side_of(name)) for side, name in in_words):
                self._in_fight.setdefault((fact.sentence, side), set()).update((state,) if state is not None else ())
        self._learn_joint(fact)
        if one.inferred or named["actor"] == named["recipient"]:
            return
        if named["actor"] is not None and named["recipient"] is not None:
            self._learn_pair(fact, frozenset((named["actor"], named["recipient"])))
            self._dealt_in |= {fact.item} | self._index.item_types(fact.item or "")
            if not self._answers(fact):
                self._here.setdefault((fact.kind, fact.sentence), []).append(fact)
        answers = self._answers(fact)
        for side, other in _OTHER.items():
            state = named[other if answers else side]
            for against in {named[side if answers else other], None} if state is not None else ():
                told = self._expected if fact.negated or fact.modality in ("planned", "speculated") else self._known
                known = told.setdefault((fact.kind, side, against), States())
                known.by_item.setdefault(fact.item, set()).add(state or "")

    def _learn_joint(self, fact: Fact) -> None:
        """'Russia and North Korea signed a treaty': each of two who do together what such events do is the other's."""
        states = [self._index.side_of(name) for name in (fact.actor or "").split(" and ")]
        if self._rules[fact.kind].plover != "AGREE" or fact.recipient is not None or len(states) != 2:
            return
        for one, other in (states, states[::-1]):
            if one is not None and other is not None:
                known = self._known.setdefault((fact.kind, "recipient", one), States())
                known.by_item.setdefault(fact.item, set()).add(other)

    def _learn_pair(self, fact: Fact, pair: frozenset[str]) -> None:
        plover = self._rules[fact.kind].plover
        if plover == "ASSAULT":
            self._enemies.add(pair)
        elif plover in DEALING and fact.modality not in ("denied", "speculated") and not fact.negated:
            self._partners[pair] += 1

    def _answers(self, fact: Fact) -> bool:
        """Whether the sides of a fact are those of the others of its kind, exchanged."""
        frame = self._rules[fact.kind].frame_of(fact.rule)
        return frame is not None and frame.answers

    def settle(self, one: Told) -> Told:
        """The same with the sides that the document settles, where its kind lets it."""
        fact, rule = one.fact, self._rules[one.fact.kind]
        alike = "item" in rule.roles and "thing" in rule.roles["item"].types  # of a kind that may be about anything
        if alike and fact.rule.endswith(FIGURE) and not self._deals_in(fact):
            return one  # whom a figure of anything is about only its own sentence says
        if self._open(one, "recipient") and (sent := self._losses.sent_here(fact, rule)) is not None:
            whose = self._index.side_of(sent.actor) or self._supplies.open_sides(sent).get("actor")
            if whose is not None:
                fact = with_side(fact, "recipient", whose, "has sent those whom the sentence counts")
        frame = rule.frame_of(fact.rule) if alike else None
        for side in rule.settled:
            if getattr(fact, side) != getattr(one.fact, side) or not self._open(one, side):
                continue
            shown = frame is not None and side not in frame.roles  # who shows off a gun shows it to nobody
            if not shown and not (side == "recipient" and at_home(fact, self._index)):
                fact = self._closed(one, fact, side, alike)
        if (whose := self._losses.whose(fact, rule)) is not None:
            fact = with_side(fact, "recipient", whose, "has sent those whom the text counts")
        fact = self._by_war(fact, one.inferred)
        if goes_between(rule):
            for side, name in self._supplies.open_sides(fact).items():
                if _is_another(fact, side):
                    continue
                fact = with_side(fact, side, name, f"is known to {'send' if side == 'actor' else 'get'} such things")
        return one if fact is one.fact else replace(one, fact=fact)

    def _closed(self, one: Told, fact: Fact, side: Side, alike: bool) -> Fact:
        """`fact`, which is `one.fact` as far as it is settled, with its open side; the same where that stays open."""
        rule, against = self._rules[fact.kind], _OTHER[side]
        across = getattr(fact, against)
        named = against not in one.inferred or (fact.kind, fact.sentence, against, across) in self._named_here
        opposite = across if named else None
        other = self._index.side_of(opposite)
        if opposite is not None and other is None:
            return fact
        if fact.modality == "planned" and fact.actor is None:
            return fact  # of a scheme that somebody has nobody knows who else shares it
        if rule.plover == "ASSAULT" and not self._near_fights(fact, rule.settled[side], one.inferred):
            return fact  # who died elsewhere in the text need not have died of those strikes
        name, why = self._candidate(one, fact, side, other, alike)
        if name is None or name in [self._index.side_of(getattr(fact, told)) for told in (side, against)]:
            return fact
        if self._losses.are_others(fact, name) or (rule.plover not in HOSTILE and self._foes(name, other)):
            return fact  # who is fought is not who is supplied
        partner = self._index.side_of(across)
        if fact.rule.endswith(FIGURE) and opposite is None and not self._deal(name, partner):
            return fact  # nor has a figure of those who deal with one the others as their partners
        return with_side(fact, side, name, why)

    def _candidate(self, one: Told, fact: Fact, side: Side, other: str | None, alike: bool) -> tuple[str | None, str]:
        """Who may have the open side, by what the text tells nearest, and why; `other` is the side that is known."""
        rule, against = self._rules[fact.kind], _OTHER[side]
        kinds = rule.settled[side]
        name, why = self._beside(fact, side, alike), "has it in what the sentence tells before"
        alone = self._index.side_of(getattr(one.fact, against)) is None
        alone = alone and (fact.kind in rule.settled.get(against, ()) or getattr(one.fact, against) is not None)
        alone = alone and not self._sent_one_way(fact)
        if name is None and alone and fact.kind in kinds:
            return None, ""  # of which neither side is told may be another event altogether
        surely = rule.plover == "ASSAULT" or type_of(fact.item, self._index) in ONE_WAY
        if name is None and fact.kind in kinds and (surely or not fact.rule.endswith(FIGURE)):
            name, why = self._lately(fact, side, kinds), "has it in what was told right before"
        if name is None and (other is not None or self._one_way(fact, side, kinds)):
            as_told = against if self._answers(fact) else side
            name, why = self._whom(fact.item, as_told, kinds, other, alike), "has it in such events of the text"
        if name is None and side == "recipient" and rule.plover == "AID" and not alike and one.fact.actor:
            name, why = self._spoken_of_most(other), "is the other state that the text is about"
        return name, why

    def _deals_in(self, fact: Fact) -> bool:
        """Whether the text tells to whom such things go; of people whom somebody sends, whom it tells to be sent."""
        one_way = ONE_WAY.intersection((type_of(fact.item, self._index),)) if fact.actor is not None else frozenset()
        return not self._dealt_in.isdisjoint((fact.item, *one_way))

    def _by_war(self, fact: Fact, inferred: frozenset[Side]) -> Fact:
        """A fight whose open sides are filled: the enemy of the other; where both are open, those of all its fights."""
        rule = self._rules[fact.kind]
        if rule.plover != "ASSAULT":
            return fact
        for side, kinds in rule.settled.items():
            own = at_home(fact, self._index) and not self._answers(fact)  # over whose land drones are shot down
            at_large = own or self._index.is_continent(fact.place)
            if getattr(fact, side) is not None or (side == "recipient" and at_large) or _is_another(fact, side):
                continue
            across = self._index.side_of(getattr(fact, _OTHER[side]))
            if fact.kind not in kinds and not self._near_fights(fact, kinds, inferred):
                continue
            if (enemy := self._index.enemy_of(across)) is not None:
                fact = with_side(fact, side, enemy, f"is at war with {across}")
            elif getattr(fact, _OTHER[side]) is None and fact.kind in kinds and (sides := self._only_fight(fact.kind)):
                name = sides[_OTHER[side] if self._answers(fact) else side]
                fact = with_side(fact, side, name, "has it in all fights of the text")
        return fact

    def _only_fight(self, kind: str) -> dict[Side, str] | None:
        """Who fights whom in all that the text tells of a kind, where those are enemies and it goes one way only."""
        found = set()
        for event in (event for event in self._events if event.kind == kind and _came_about(event)):
            actor, recipient = (self._index.side_of(getattr(event, side)) for side in _OTHER)
            found.add((actor or self._index.enemy_of(recipient), recipient or self._index.enemy_of(actor)))
        actor, recipient = next(iter(found)) if len(found) == 1 else (None, None)
        return {"actor": actor, "recipient": recipient} if actor is not None and recipient is not None else None

    def _sent_one_way(self, fact: Fact) -> bool:
        """Whether all people whom the text tells to be sent are of one state, and go to one other."""
        if type_of(fact.item, self._index) != PEOPLE:
            return False
        sent = [f for f in self._events if f.kind == fact.kind and type_of(f.item, self._index) == PEOPLE]
        sides = [{self._index.side_of(getattr(f, side)) for f in sent} - {None} for side in _OTHER]
        return len(sides[0]) == len(sides[1]) == 1 and sides[0] != sides[1]

    def _deal(self, one: str | None, other: str | None) -> bool:
        """Whether the text tells two states to deal with each other, or says nothing of who does."""
        pair = frozenset((one, other))
        return other is None or not self._partners or pair in self._partners or pair in self._enemies

    def _foes(self, name: str, other: str | None) -> bool:
        """Whether two are at war, or one is with somebody whom the text tells as often to deal with the other."""
        enemy = self._index.enemy_of(name)
        if other is None or frozenset((name, other)) in self._enemies:
            return other is not None
        torn = enemy is not None and self._dealings(enemy, other) >= max(1, self._dealings(name, other))
        return torn or enemy == other

    def _dealings(self, one: str, other: str) -> int:
        return self._partners[frozenset((one, other))]

    def _open(self, one: Told, side: Side) -> bool:
        """Whether nobody is named there: it is empty, a guess, or people whom nothing says whose they are."""
        name = getattr(one.fact, side)
        if name is None and _is_another(one.fact, side):
            return False
        if name is None or name in self._index.items:
            return True
        return side in one.inferred and (one.fact.kind, one.fact.sentence, side, name) not in self._named_here

    def _near_fights(self, fact: Fact, kinds: Sequence[str], inferred: frozenset[Side]) -> bool:
        """Whether fights are told near by; sentences after say nothing of whom the text before has an idea of.

        Nor do the dead of other fights.
        """
        at = fact.evidence.span.start
        ahead = _NEAR if fact.recipient is None or "recipient" not in inferred else fact.sentence.end - at
        told = ((fought, 1 if kind == fact.kind else -ahead) for kind in kinds for fought in self._fought.get(kind, ()))
        near = (fought for fought, least in told if least <= at - fought <= _NEAR)
        return any(bisect_right(self._sections, fought) == bisect_right(self._sections, at) for fought in near)

    def _beside(self, fact: Fact, side: Side, alike: bool) -> str | None:
        """Who has a side in all events of the kind that the same sentence tells with both; `alike`: of such items."""
        beside = self._here.get((fact.kind, fact.sentence), [])
        beside = [f for f in beside if not alike or f.item == fact.item or f.rule == fact.rule]
        if self._answers(fact):
            return None
        fought, across = (self._in_fight.get((fact.sentence, s), set()) for s in (side, _OTHER[side]))
        if self._rules[fact.kind].plover == "ASSAULT" and len(fought or across) == 1:
            # "three died when a missile hit Kryvyi Rih", "a woman died when a Ukrainian drone hit her house"
            return next(iter(fought)) if fought else self._index.enemy_of(next(iter(across)))
        names = {(f.actor, f.recipient) for f in beside if not unlike(fact.item, f.item, self._index)}
        actor, recipient = next(iter(names)) if len(names) == 1 else (None, None)
        return actor if side == "actor" else recipient

    def _lately(self, fact: Fact, side: Side, kinds: Sequence[str]) -> str | None:
        """The one state that has a side in such events of the paragraph, else of the one before."""
        other = self._index.side_of(getattr(fact, _OTHER[side]))
        for events in self._before(fact):
            pairs = self._pairs(fact.item, side, kinds, events)
            states = {state for state, across in pairs if other in (None, across)}
            if states:
                return next(iter(states)) if len(states) == 1 else None
        return None

    def _one_way(self, fact: Fact, side: Side, kinds: Sequence[str]) -> bool:
        """Whether all such events of the text that may have its other side, too, have one state on this side."""
        other = self._index.side_of(getattr(fact, _OTHER[side]))
        asked = (fact.kind, side, other, fact.item)
        if asked not in self._ways:
            pairs = self._pairs(fact.item, side, kinds, self._events)
            states = {state for state, across in pairs if other is None or across in (None, other)}
            self._ways[asked] = len(states) < 2
        return self._ways[asked]

    def _pairs(
        self, item: str | None, side: Side, kinds: Sequence[str], events: Iterable[Fact]
    ) -> Iterator[tuple[str, str | None]]:
        """Who has a side, and who the other, in those of `events` that are of `kinds` and of things like `item`."""
        for event in events:
            state, across = (self._index.side_of(getattr(event, s)) for s in (side, _OTHER[side]))
            if state is not None and event.kind in kinds and not unlike(item, event.item, self._index):
                yield state, across

    def _before(self, fact: Fact) -> Iterator[Sequence[Fact]]:
        """What is told before in the paragraph of a fact, then what the one before it tells."""
        end = fact.sentence.start
        least = end - _NEAR
        here = max(0, bisect_right(self._paragraphs, end) - 1)
        for start in self._paragraphs[max(0, here - 1) : here + 1][::-1]:
            first, last = (bisect_left(self._events, at, key=_starts) for at in (max(start, least), end))
            yield self._events[first:last]
            end = start

    def _whom(self, item: str | None, side: Side, kinds: Sequence[str], other: str | None, alike: bool) -> str | None:
        """The one state that events of the first of `kinds` that tells of any have on this side."""
        fought = bool(kinds) and self._rules[kinds[0]].plover == "ASSAULT"  # nobody has died of what only may have been
        for kind, told in product(kinds, (self._known,) if fought else (self._known, self._expected)):
            known = told.get((kind, side, other))
            states = next(filter(None, known.nearest(item, self._index, alike)), None) if known else None
            if states:
                return next(iter(states)) if len(states) == 1 else None
        one_way = type_of(item, self._index) in ONE_WAY  # who is sent troops sends none back
        return None if alike or other is None or one_way else self._dealt_with(kinds, other)

    def _dealt_with(self, kinds: Iterable[str], state: str) -> str | None:
        """The one state that is on the other side of `state` in all events of `kinds`, whichever way they went."""
        known = (self._known.get((kind, side, state)) for kind in kinds for side in _OTHER)
        partners = {s for one in known if one is not None for states in one.by_item.values() for s in states}
        return next(iter(partners)) if len(partners) == 1 else None

    def _spoken_of_most(self, state: str | None) -> str | None:
        """The one other state that a text is about: of all but `state` named by far the most, and no stranger to it."""
        others = [(count, name) for name, count in self._spoken.most_common(3) if name != state]
        (first, name), (second, _) = [*others, (0, ""), (0, "")][:2]
        dealt_with = not self._partners or frozenset((name, state)) in self._partners
        about = state is not None and self._spoken[state] > 1 and dealt_with
        return name if about and first >= _OFTEN and first >= 2 * second else None


def _is_another(fact: Fact, side: Side) -> bool:
    return f"{side} {ANOTHER}" in fact.notes


def _came_about(fact: Fact) -> bool:
    return fact.modality in ("asserted", "reported") and not fact.negated


def _starts(fact: Fact) -> int:
    return fact.sentence.start
