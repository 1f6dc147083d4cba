"""What a text asks for, or heads a list with → what the words behind it name: "What does Kim get? Oil, mostly."

A question, a heading ("Deliveries to Russia") and the opening of a list ("In return: flour") tell of an event but for
the thing that it is about; the phrases that follow without a verb of their own name that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.extract.antecedents import Memory
from briefing.extract.events import OPEN, Draft
from briefing.extract.fillers import filler
from briefing.extract.frames import Pattern, failing
from briefing.extract.modality import Reality, of_clause
from briefing.extract.noun_phrases import item_end
from briefing.extract.phrases import Element, NounPhrase, group_right
from briefing.extract.reality import both, reality_of
from briefing.extract.role_slots import Filler, Roles, RoleSlots, filler_name
from briefing.extract.roles import fill_from, has_role
from briefing.extract.scene import Scene
from briefing.extract.slots import Trigger, unpacked
from briefing.extract.syntax import Parsed
from briefing.extract.when import dates_of
from briefing.model import Fact, Span

#: How many sentences behind a question its answer may begin.
_REACH = 2
#: Elements that may stand before what is asked for, and before what answers.
_BEFORE = frozenset(("rel", "sub", "cc", "comma", "prep", "colon", "stop"))
#: Types of roles that anything may fill: what answers could then be anything, too.
_ANY = frozenset(("thing", "actor", "item", "other"))
#: Verbs that go on with the list that a heading opens, and their subjects there.
_LISTING = frozenset(("include", "comprise", "cover"))
_TAKING_UP = frozenset(("these", "they", "this", "it", "those", "such"))
#: Elements that may stand behind an answer.
_CLOSING = frozenset(("comma", "stop", "colon", "rel", "sub"))
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
            colon = next((at for at, e in enumerate(scene.elements) if e.kind == "colon"), None)
            phrases = _fragment(scene, colon) if colon is not None else []
        elif scene.number > self.until:
            return []
        else:
            phrases = _listed(scene) or _fragment(scene, 0)
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
    """For each kind the frame that a sentence leaves open and that has most sides; of the highest priority first."""
    best: dict[str, Asked] = {}
    last_kinds = [f.kind for f in earlier[-6:]]
    for trigger, patterns in found:
        reality = _asks(scene, trigger)
        if reality is None:
            continue
        for pattern in patterns:
            item = next((role for role in pattern.roles if role.name == "item"), None)
            if item is None or not _ANY.isdisjoint(item.types) or pattern.frame.attributed:
                continue
            if failing(scene, trigger, pattern.moving, last_kinds) is not None:
                continue
            sought = [role for role in pattern.roles if role is not item]
            sides = fill_from(scene, trigger, pattern.rule, sought, memory, earlier)
            if not all(has_role(sides, need) for need in pattern.needs if need != "item"):
                continue
            known = best.get(pattern.rule.kind)
            sure = filler_name(sides.actor) or filler_name(sides.recipient)
            if sure and (known is None or sides.count() > known.sides.count()):
                best[pattern.rule.kind] = Asked(pattern, item, trigger.lemma, sides, reality)
    return sorted(best.values(), key=lambda asked: -asked.pattern.rule.priority)


def _asks(scene: Scene, trigger: Trigger) -> Reality | None:
    """How real that is whose item the words around a trigger leave open; None where they leave none."""
    clause = trigger.clause
    if clause is not None:
        verbs = [e.vg for e in scene.elements[: clause.at] if e.vg is not None]
        asks = clause.opening in OPEN and len(verbs) < 2 and scene.elements[0].kind in _BEFORE
        return None if not asks or clause.verb.negated else of_clause(clause)
    assert trigger.noun is not None
    ahead = scene.elements[trigger.noun.at :]
    before = next((n for n, e in enumerate(ahead) if e.kind == "colon"), len(ahead))
    opens = before < len(ahead) or scene.sentence.rank or scene.parsed.tokens[-1].text in ("?", ":")
    alone = all(e.vg is None for e in (*scene.elements[: trigger.noun.at], *ahead[:before]))
    return Reality() if opens and alone and trigger.noun.at >= 0 else None


def _listed(scene: Scene) -> list[NounPhrase]:
    """'These included radars and launchers': the members of the list."""
    first = scene.clauses[0] if scene.clauses else None
    if first is None or first.verb.lemma not in _LISTING or not first.subject or not first.objects:
        return []
    taken_up = scene.lower[first.subject[0].first] in _TAKING_UP and not first.verb.negated
    return unpacked(first.objects[:1], scene)[0] if taken_up else []


def _fragment(scene: Scene, at: int) -> list[NounPhrase]:
    """'Oil, mostly, and flour.': the phrases that stand behind element `at` before any verb, and govern none."""
    elements = scene.elements
    while at < len(elements) and elements[at].kind in _BEFORE:
        at += 1
    if at >= len(elements) or not _names(elements, at):
        return []
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
        reality = both(one.reality, reality_of(scene, trigger))
        return Draft(one.pattern, trigger, roles, item, evidence, reality, time, figure, notes=list(roles.notes))
    return None


def _taken(side: Filler | None, at: int) -> Filler | None:
    """A side that the question names, for what answers it."""
    return replace(side, span=Span(at, at), np=None) if side is not None else None
