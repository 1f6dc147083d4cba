"""What a text asks for, or heads a list with → what the words behind it name: "What does Kim get? Oil, mostly."

A question, a heading ("Deliveries to Russia") and the opening of a list ("In return: flour") tell of an event but for
the thing that it is about; the phrases that follow without a verb of their own name that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.extract.events.events import OPEN, Draft
from briefing.extract.frames.conditions import failing
from briefing.extract.frames.frames import Pattern
from briefing.extract.frames.reality import both, reality_of
from briefing.extract.frames.role_slots import Filler, Roles, RoleSlots, filler_name
from briefing.extract.frames.slots import Trigger, unpacked
from briefing.extract.frames.when import dates_of
from briefing.extract.grammar.phrases import Clause, Element, NounPhrase, group_right
from briefing.extract.grammar.syntax import Parsed
from briefing.extract.names.antecedents import Memory
from briefing.extract.roles.fillers import filler
from briefing.extract.roles.roles import fill_from, has_role
from briefing.extract.scene.modality import Reality, of_clause
from briefing.extract.scene.noun_phrases import item_end
from briefing.extract.scene.scene import Scene
from briefing.model import Fact, Span

#: How many sentences behind a question its answer may begin.
_REACH = 2
#: Elements that may stand before what is asked for, and before what answers.
_BEFORE = frozenset(("rel", "sub", "cc", "comma", "prep", "stop"))
#: Types of roles that anything may fill: what answers could then be anything, too.
_ANY = frozenset(("thing", "actor", "item", "other"))
#: What stands for the members of a list that follows.
_ANYTHING = frozenset(["everything", "anything", "things", "plenty", "lots", "much", "this", "following", "all"])
#: Elements that may stand behind an answer.
_CLOSING = frozenset(("comma", "stop", "rel", "sub"))
#: Clauses that only say more of a noun phrase.
_DESCRIBING = frozenset(("relative", "reduced", "purpose"))


@dataclass(frozen=True, slots=True)
class Asked:
    """A frame whose item is left open, with the sides that the words name, and how real they make it."""

    pattern: Pattern
    item: RoleSlots
    lemma: str
    sides: Roles
    reality: Reality


@dataclass(slots=True)
class Questions:
    """What is open where a document is being read."""

    asked: list[Asked] = field(default_factory=list)
    #: The last sentence in which an answer may stand.
    until: int = -1

    def answers(
        self,
        scene: Scene,
        found: Sequence[tuple[Trigger, Sequence[Pattern]]],
        memory: Memory,
        earlier: Sequence[Fact],
    ) -> list[Draft]:
        """What a sentence answers to what was asked before it, or to what it asks itself before a colon."""
        opened = _opened(scene, found, memory, earlier)
        if opened:
            self.asked, self.until = opened, scene.number + _REACH
            begins = _behind_label(scene.elements)
            colon = next((at for at, e in enumerate(scene.elements) if e.word == ":" and at >= begins), None)
            phrases = _fragment(scene, colon) if colon is not None else []
        elif scene.number > self.until:
            return []
        else:
            phrases = _fragment(scene, 0)
        drafts = [draft for np in phrases if (draft := _answer(scene, np, self.asked, memory)) is not None]
        if drafts:
            self.until = scene.number + 1
        return drafts


def asked_until(one: Parsed, number: int, until: int) -> int:
    """The last sentence that may answer after sentence `number`, told by its signs alone; `until` held before it."""
    if one.sentence.rank or one.tokens[-1].text in ("?", ":"):
        return number + _REACH
    goes_on = number <= until and not any(token.tag == "VERB" for token in one.tokens)
    return number + 1 if goes_on else until


def _opened(
    scene: Scene, found: Sequence[tuple[Trigger, Sequence[Pattern]]], memory: Memory, earlier: Sequence[Fact]
) -> list[Asked]:
    """The frames that a sentence leaves open: of the highest priority first, and with most sides."""
    left_open: list[Asked] = []
    last_kinds = [f.kind for f in earlier[-6:]]
    for trigger, patterns in found:
        reality = _asks(scene, trigger)
        if reality is None:
            continue
        for pattern in patterns:
            item = next((role for role in pattern.roles if role.name == "item"), None)
            apart = pattern.frame.attributed or pattern.frame.swap
            if item is None or not _ANY.isdisjoint(item.types) or apart:
                continue
            if failing(scene, trigger, pattern.moving, last_kinds) is not None:
                continue
            sought = [role for role in pattern.roles if role is not item]
            sides = fill_from(scene, trigger, pattern.rule, sought, memory, earlier)
            if not all(has_role(sides, need) for need in pattern.needs if need != "item"):
                continue
            if filler_name(sides.actor) or filler_name(sides.recipient):
                left_open.append(Asked(pattern, item, trigger.lemma, sides, reality))
    return sorted(left_open, key=lambda asked: (-asked.pattern.rule.priority, [-n for n in asked.sides.count()]))


def _asks(scene: Scene, trigger: Trigger) -> Reality | None:
    """How real that is whose item the words around a trigger leave open; None where they leave none."""
    clause = trigger.clause
    if clause is not None:
        begins = _behind_label(scene.elements)
        verbs = [e.vg for e in scene.elements[: clause.at] if e.vg is not None]
        asks = clause.opening in OPEN and len(verbs) < 2 and scene.elements[begins].kind in _BEFORE
        asks = asks or _lists(scene, clause)
        return None if not asks or clause.verb.negated else of_clause(clause)
    assert trigger.noun is not None
    ahead = scene.elements[trigger.noun.at :]
    before = next((n for n, e in enumerate(ahead) if e.word == ":"), len(ahead))
    opens = before < len(ahead) or scene.sentence.rank or scene.parsed.tokens[-1].text in ("?", ":")
    alone = all(e.vg is None for e in (*scene.elements[: trigger.noun.at], *ahead[:before]))
    return Reality() if opens and alone and trigger.noun.at >= 0 else None


def _behind_label(elements: Sequence[Element]) -> int:
    """Where the words of a speaker begin whom a label names: "Q: What has Kim got?"."""
    return 2 if len(elements) > 2 and elements[1].word == ":" else 0


def _lists(scene: Scene, clause: Clause) -> bool:
    """'It has sent everything: shells, rockets': whether the members of a list behind a colon are what is meant."""
    objects = clause.objects[-1] if clause.objects else []
    at = objects[-1].at + 1 if objects else len(scene.elements)
    colon = at < len(scene.elements) and scene.elements[at].word == ":"
    return colon and scene.head(objects[-1]) in _ANYTHING


def _fragment(scene: Scene, at: int) -> list[NounPhrase]:
    """'Oil, mostly, and flour.': the phrases that stand behind element `at` before any verb, and govern none."""
    elements = scene.elements
    at = max(at, _behind_label(elements))
    led = False
    while at < len(elements) and elements[at].kind in _BEFORE:
        led |= elements[at].kind == "prep"
        at += 1
    if at >= len(elements) or not _names(elements, at) or (led and any(e.vg is not None for e in elements[at:])):
        return []  # "In return for shells, it got oil" has a verb of its own
    group, last = group_right(elements, at)
    last += 1
    while last + 1 < len(elements) and elements[last].kind == "prep" and elements[last + 1].np is not None:
        last += 2
    following = elements[last] if last < len(elements) else None
    goes_on = (
        following is not None and following.kind not in _CLOSING and not (following.vg and following.vg.form == "inf")
    )
    acting = [np for c in scene.clauses if c.opener not in _DESCRIBING for np in c.subject]
    if goes_on or any(np is n for n in acting for np in group):
        return []
    return unpacked([group], scene)[0]


def _names(elements: Sequence[Element], at: int) -> bool:
    np = elements[at].np
    return np is not None and not (np.pronoun or np.time)


def _answer(scene: Scene, np: NounPhrase, asked: Sequence[Asked], memory: Memory) -> Draft | None:
    """The event that a question asks for, of what a noun phrase names; None where that is of no kind asked for."""
    if scene.parsed.tokens[np.head].tag == "NUM":
        return None  # how many there are says nothing of what they are
    for one in asked:
        item, _ = filler(scene, np, one.item.spec, one.item.types, memory)
        if item is None:
            continue
        trigger = Trigger(None, np, one.lemma, np.head, np.head + 1)
        span = scene.wide(np)
        figure = item.quantity
        whole = [span, *([figure.span] if figure is not None else [])]
        evidence = Span(min(s.start for s in whole), max(item_end(scene, np), *(s.end for s in whole)))
        sides = [_taken(side, evidence.start) for side in (one.sides.actor, one.sides.recipient)]
        roles = Roles(sides[0], sides[1], None, [item], list(one.sides.notes))
        time = next(iter(dates_of(scene, trigger)), None)
        reality = both(one.reality, reality_of(scene, trigger, one.pattern.rule))
        return Draft(one.pattern, trigger, roles, item, evidence, reality, time, figure, notes=list(roles.notes))
    return None


def _taken(side: Filler | None, at: int) -> Filler | None:
    """A side that the question names, for what answers it."""
    return replace(side, span=Span(at, at), np=None) if side is not None else None
