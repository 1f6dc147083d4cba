"""A scene and the patterns → facts of its events: the best frame for each trigger and item, with figure and date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.extract.frames.conditions import failing
from briefing.extract.frames.frames import Pattern, unfillable
from briefing.extract.frames.reality import both, goes_on, helped, only_says_how_rare, reality_of, with_occasion
from briefing.extract.frames.role_slots import Filler, Roles
from briefing.extract.frames.slots import Trigger, slot
from briefing.extract.frames.when import date_ahead, dates_of, of_telling, own_date, time_before
from briefing.extract.grammar.phrases import Clause, NounPhrase
from briefing.extract.names.antecedents import Memory
from briefing.extract.quantities.words import OF_WHOM
from briefing.extract.roles.makes import identified
from briefing.extract.roles.matters import quoted_to
from briefing.extract.roles.roles import fill_roles
from briefing.extract.scene import modality
from briefing.extract.scene.modality import Reality
from briefing.extract.scene.noun_phrases import item_end, quantity_in, quantity_of
from briefing.extract.scene.scene import Scene
from briefing.model import Fact, Quantity, Span, TimeRef

#: Verbs that need what follows them to say anything: "has been under a travel ban".
_SAYS_LITTLE = frozenset(("be", "have", "remain", "become", "stand", "stay"))
#: Openings of a question that leaves open what is done, or how much.
OPEN = frozenset(("what", "which", "how"))
_LINKING = _SAYS_LITTLE | {"come", "fall", "go", "lie"}
_PLACING = frozenset(("in", "at", "near", "on", "inside", "outside"))


@dataclass(slots=True)
class Draft:
    """One event or one item of it, before it becomes a fact."""

    pattern: Pattern
    trigger: Trigger
    roles: Roles
    item: Filler | None
    span: Span
    reality: Reality
    time: TimeRef | None
    quantity: Quantity | None
    #: One of several figures or dates of one event, which rests on its own words.
    listed: bool = False
    notes: list[str] = field(default_factory=list)

    def asked(self, scene: Scene) -> bool:
        """'How many shells has it sent?', 'nobody knows how many died': what follows may answer it."""
        clause = self.trigger.clause
        if clause is None or clause.opening not in OPEN:
            return False
        return clause.opener == "start" or any(scene.head(np) == "many" for np in clause.subject)


def sifted(scene: Scene, found: Sequence[tuple[Trigger, Sequence[Pattern]]]) -> list[tuple[Trigger, list[Pattern]]]:
    """The triggers of a scene, each with those of its frames that nothing in the sentence itself speaks against."""
    kept: list[tuple[Trigger, list[Pattern]]] = []
    if not found:
        return kept
    hints = scene.hints
    for trigger, patterns in found:
        fit = []
        for pattern in patterns:
            if scene.trace is None and pattern.hints is not None and pattern.hints.isdisjoint(hints):
                continue
            failed = failing(scene, trigger, pattern.steady) if pattern.steady else None
            if failed is None:
                fit.append(pattern)
            elif scene.trace is not None:
                _tell(scene, trigger, pattern, failed)
        if fit or trigger.measuring:
            kept.append((trigger, fit))
    return kept


def read_trigger(
    scene: Scene, trigger: Trigger, patterns: Sequence[Pattern], memory: Memory, earlier: Sequence[Fact]
) -> list[Draft]:
    """The drafts of one trigger: for each item the frame that fills most, then the rule of highest priority."""
    last_kinds = [f.kind for f in earlier[-6:]] if any(pattern.moving for pattern in patterns) else []
    best: dict[tuple[int, int], tuple[tuple[int, tuple[int, int]], Draft]] = {}
    for pattern in patterns:
        roles, failed = None, "needs item" if unfillable(scene, pattern) else None
        if failed is None:
            failed = failing(scene, trigger, pattern.moving, last_kinds) if pattern.moving else None
        if failed is None:
            roles, failed = fill_roles(scene, trigger, pattern, memory, earlier)
        if scene.trace is not None:
            _tell(scene, trigger, pattern, _shown(roles) if roles is not None else failed or "")
        if roles is None:
            continue
        for draft in _drafts(scene, trigger, pattern, roles):
            item = draft.item if draft.item is not None and draft.item.np is not None else None
            key = (item.span.start if item is not None else -1, draft.span.end if draft.listed else -1)
            weight = (pattern.rule.priority, roles.count())
            if key not in best or weight > best[key][0]:
                best[key] = (weight, draft)
    if len(best) < 2:
        return [draft for _, draft in best.values()]
    whole = [key for key in best if key[0] == -1]
    if whole and len(whole) < len(best):
        top = max(best.values(), key=lambda b: b[0])[1]
        fixed = any(best[key][1] is top for key in whole)
        best = {key: value for key, value in best.items() if (key[0] == -1) == fixed}
    return [best[key][1] for key in sorted(best)]


def _tell(scene: Scene, trigger: Trigger, pattern: Pattern, what: str) -> None:
    if scene.trace is not None:
        scene.trace.append(f"{pattern.name} at '{scene.text(_trigger_span(scene, trigger))}': {what}")


def draft_of(scene: Scene, trigger: Trigger, pattern: Pattern, roles: Roles, item: Filler) -> Draft:
    """The draft of one counted item of one trigger, with its first date."""
    span = _span(scene, trigger, pattern, roles, item, first=True)
    if item.quantity is not None:
        span = Span(min(span.start, item.quantity.span.start), max(span.end, item.quantity.span.end))
    times = dates_of(scene, trigger) if pattern.rule.date else []
    reality = reality_of(scene, trigger, pattern.rule)
    time = times[0] if times else None
    return Draft(pattern, trigger, roles, item, span, reality, time, item.quantity, notes=list(roles.notes))


def _drafts(scene: Scene, trigger: Trigger, pattern: Pattern, roles: Roles) -> list[Draft]:
    """The drafts of a frame with its roles: one for each of its items, and of an item for each of the event's times."""
    reality = _reality(scene, trigger, pattern, roles)
    if reality is None:
        _tell(scene, trigger, pattern, "not said")
        return []
    times = dates_of(scene, trigger) if pattern.rule.date and not pattern.frame.presupposed else []
    lasting, noun = pattern.rule.plover == "SANCTION", trigger.noun
    if noun is not None and modality.taken_for_granted(scene.clause_with(noun), noun, lasting=lasting):
        times, reality = [], replace(reality, context="historical")
    items: list[Filler | None] = list(roles.items) or [None]
    before = time_before(scene, trigger) if pattern.rule.date else None
    if before is not None:  # "the first visit since 2000" tells of the visit of that year, too
        times, reality = [before], Reality(context="historical")
        items = [Filler(f"previous {trigger.lemma}", before.span)]
    several = sum(t.start is not None or t.end is not None for t in scene.times) > 1
    ahead = {id(one.np): date_ahead(scene, one.np) for one in roles.items if one.np is not None and scene.times}
    times = [time for time in times if time not in ahead.values()]
    if pattern.frame.takes != "each":
        items = items[:1]
    drafts = []
    for n, item in enumerate(items):
        whole, quantity = _told_in(scene, trigger, pattern, roles, item, first=n == 0)
        np = item.np if item is not None else None
        own = ahead.get(id(np)) or (own_date(scene, np) if np is not None and several else None)
        if own is not None and of_telling(scene, trigger, own):
            own = None
        apart = own is not None and not any(own.span.start == time.span.start for time in times)
        known = identified(scene, item) if item is not None and _is_relative(trigger) else None
        if known is not None:
            item, whole = known, Span(min(whole.start, known.span.start), max(whole.end, known.span.end))
        listed = len(times) > 1
        for m, time in enumerate([own] if apart else times or [None]):
            span = whole
            if m and time is not None:
                span = Span(whole.start, max(whole.start + 1, time.span.end))
            drafts.append(
                Draft(pattern, trigger, roles, item, span, reality, time, quantity, listed, list(roles.notes))
            )
    if pattern.frame.counts is not None and len(drafts) == 1:
        drafts = _each_counted(scene, drafts[0], pattern.frame.counts)
    return drafts


def _told_in(
    scene: Scene, trigger: Trigger, pattern: Pattern, roles: Roles, item: Filler | None, *, first: bool
) -> tuple[Span, Quantity | None]:
    """The words that tell of one item, with its figure or what else is counted."""
    span = _span(scene, trigger, pattern, roles, item, first=first)
    quantity = _own_figure(scene, trigger, item) if item is not None else None
    if quantity is not None and quantity.span.end <= span.start and _measured(trigger, item):
        span = Span(quantity.span.start, span.end)
    if quantity is None and (quantity := _counted(scene, trigger, pattern, roles)) is not None:
        span = Span(min(span.start, quantity.span.start), max(span.end, quantity.span.end))
    return span, quantity


def _reality(scene: Scene, trigger: Trigger, pattern: Pattern, roles: Roles) -> Reality | None:
    """How real the event of a frame is; None of what somebody is told not to have said."""
    if trigger.clause is not None and only_says_how_rare(scene, trigger.clause):
        return None
    reality, asks = reality_of(scene, trigger, pattern.rule), "negated" in pattern.frame.where
    if reality.negated and pattern.frame.modality is not None and not asks:
        return None
    if reality.negated and reality.modality in ("planned", "speculated") and asks:
        reality = replace(reality, modality="asserted")  # "would not say", "could not be reached": that is so now
    doing = scene.clause_with(trigger.noun) if trigger.noun is not None and roles.actor is not None else None
    if doing is not None and roles.actor is not None and any(n is roles.actor.np for n in doing.subject):
        if doing.verb.negated and doing.verb.lemma in modality.SPEAKING:
            return None  # "did not admit the deployment": nothing is told of it
        if not goes_on(doing):  # "will travel to Hanoi for a visit": whose verb it is makes it as real as the verb
            reality = both(reality, with_occasion(trigger.noun, modality.of_clause(doing)))
    return reality


def _measured(trigger: Trigger, item: Filler | None) -> bool:
    """'half of the shells come from there': whether a share before the item is one of what the verb tells."""
    described = trigger.clause is not None and trigger.clause.opener in ("relative", "reduced")
    return item is not None and item.np is not None and item.np.measure is not None and not described


def _own_figure(scene: Scene, trigger: Trigger, item: Filler) -> Quantity | None:
    """The figure of an item; of "2,000 of the 15,000 sent" so many were sent as the whole counts, not its part."""
    whole = item.np if item.np is not None and item.np.measure is not None else None
    if whole is None or trigger.clause is None or trigger.clause.opener not in ("relative", "reduced"):
        return item.quantity
    share = item.quantity is not None and item.quantity.unit == "percent"  # "half of the guns sent are lost"
    counted = share or (whole.measure is not None and scene.parsed.tokens[whole.measure.head].tag == "NUM")
    return quantity_in(scene, scene.span(whole)) if counted else item.quantity


def _is_relative(trigger: Trigger) -> bool:
    return trigger.clause is not None and trigger.clause.opener in ("relative", "reduced")


def _each_counted(scene: Scene, whole: Draft, role: str) -> list[Draft]:
    """'six people and two firms': each figure of the counted role is of its own, and rests on its own words."""
    members = whole.roles.members.get(role, [])
    more = [(one, one.np) for one in members[1:] if one.np is not None and one.quantity is not None]
    if not more:
        return [whole]
    found = [replace(whole, roles=_with_role(whole.roles, role, members[0]))]
    for one, np in more:
        assert one.quantity is not None
        span = Span(min(scene.wide(np).start, one.quantity.span.start), one.span.end)
        roles = _with_role(whole.roles, role, one)
        found.append(replace(whole, roles=roles, span=span, quantity=one.quantity, listed=True))
    return found


def _with_role(roles: Roles, role: str, one: Filler) -> Roles:
    changed = replace(roles)
    setattr(changed, role, one)
    return changed


def _counted(scene: Scene, trigger: Trigger, pattern: Pattern, roles: Roles) -> Quantity | None:
    """Where the item is fixed ('killed'), the figure stands with what the frame counts."""
    name = pattern.frame.counts
    if name is None:
        return None
    members = roles.members.get(name, [])
    if not members or members[0].np is None:  # "injuring 62": whom it befell stands elsewhere
        for first in pattern.frame.roles[name][:2] if name in pattern.rule.roles else name.split("|"):
            groups = slot(scene, trigger, first)
            quantity = quantity_of(scene, groups[0][0]) if groups and groups[0] else None
            if quantity is not None:
                return quantity
        return None
    chosen = members[0] if members else None
    if chosen is not None and chosen.np is not None:
        part = _part_of_them(scene, trigger.clause)
        if part is not None and chosen.np is not part:
            return quantity_of(scene, part)
        reduced = trigger.clause is not None and trigger.clause.opener == "reduced"
        told = [np for group in trigger.clause.objects[:1] for np in group] if trigger.clause and reduced else []
        own = quantity_of(scene, chosen.np) or next((quantity_of(scene, np) for np in told), None)
        return own or quantity_in(scene, Span(scene.span(chosen.np).start, item_end(scene, chosen.np)))
    return None


def _part_of_them(scene: Scene, clause: Clause | None) -> NounPhrase | None:
    """'Three generals, one of whom was killed': the part that a relative clause tells of."""
    if clause is None or clause.opener != "relative" or not clause.subject:
        return None
    part = clause.subject[0]
    of, them = (*scene.lower[part.last : part.last + 2], "", "")[:2]
    return part if of == "of" and them in OF_WHOM else None


def _trigger_span(scene: Scene, trigger: Trigger) -> Span:
    tokens = scene.parsed.tokens
    return Span(tokens[trigger.first].start, tokens[trigger.last - 1].end)


def _meant(scene: Scene, trigger: Trigger, verb: Span, clause: Clause, pattern: Pattern) -> Span:
    """The verb with what it says nothing without: what its frame asks for behind it, and what somebody says."""
    slots, asked = pattern.filled, "object" in pattern.filled
    groups = [*(clause.objects[-1:] if asked else []), *(group[:1] for word, group in clause.preps if word in slots)]
    if not clause.shared and ("subject" in pattern.filled or (asked and clause.verb.passive)):
        groups = [*groups, clause.subject]
    if trigger.lemma in _SAYS_LITTLE:
        groups = [*clause.objects[:1], *(group for _, group in clause.preps[:1])]
    spans = [verb, *(scene.wide(np) for group in groups for np in group)]
    end = _said_to(scene, clause) if pattern.frame.attributed else _next_to(scene, trigger, pattern)
    return Span(min(s.start for s in spans), max(end, *(s.end for s in spans)))


def _next_to(scene: Scene, trigger: Trigger, pattern: Pattern) -> int:
    """Where the word ends that a frame asks for right behind a verb that says little: "are dead", "went missing"."""
    asked = frozenset(pattern.frame.where.get("next", ()) if trigger.lemma in _LINKING else ())
    return max((t.end for t in scene.parsed.tokens[trigger.last : trigger.last + 2] if t.lower in asked), default=0)


def _said_to(scene: Scene, clause: Clause) -> int:
    """Where what is said ends: "denied that it had lost 50 tanks", "denied having sold arms"."""
    said = next(
        (
            c
            for c in scene.clauses
            if c.matrix is clause and c.at > clause.at and c.opener in ("complement", "subordinator", "participle")
        ),
        None,
    )
    if said is None or (said.opener == "subordinator" and said.opening != "that"):
        return 0
    return scene.parsed.tokens[scene.elements[said.end].last - 1].end


def _span(scene: Scene, trigger: Trigger, pattern: Pattern, roles: Roles, item: Filler | None, first: bool) -> Span:
    """The smallest stretch with the trigger and what fills the roles; further items of a list stand alone."""
    if not first and item is not None and item.np is not None:
        return Span(scene.wide(item.np).start, max(item.span.end, item_end(scene, item.np)))
    if trigger.clause is not None and trigger.clause.resumes is not None:
        own = scene.elements[trigger.clause.at + 1 : trigger.clause.end + 1]
        return Span(scene.parsed.tokens[own[0].first].start, scene.parsed.tokens[own[-1].last - 1].end)
    core = _trigger_span(scene, trigger)
    start, end = core.start, core.end
    behind = trigger.last + len(pattern.particle)
    if pattern.particle and tuple(scene.lower[trigger.last : behind]) == pattern.particle:
        end = scene.parsed.tokens[behind - 1].end
    if trigger.noun is not None:
        start = min(start, scene.wide(trigger.noun).start)
        if (done := helped(scene, trigger.noun)) is not None:
            tokens = scene.parsed.tokens
            start, end = min(start, tokens[done.verb.first].start), max(end, tokens[done.verb.last - 1].end)
    if trigger.clause is not None and len(roles.items) < 2:
        for np in (np for group in trigger.clause.objects for np in group):
            for word, group in scene.chain(np):
                if word == "of" and scene.span(np).start > start:
                    end = max(end, *(scene.span(n).end for n in group))
    if trigger.clause is not None:
        meant = _meant(scene, trigger, core, trigger.clause, pattern)
        start, end = min(start, meant.start), max(end, meant.end)
    whole = _over_roles(scene, trigger, Span(start, end), core.start, roles, item)
    return Span(whole.start, quoted_to(scene, *whole) if pattern.frame.attributed else whole.end)


def _over_roles(scene: Scene, trigger: Trigger, span: Span, core: int, roles: Roles, item: Filler | None) -> Span:
    """`span` stretched over what fills the roles; the trigger begins at `core`."""
    start, end = span
    low, high = _bounds(scene, trigger)
    for part in (roles.actor, roles.recipient, roles.place, item):
        if part is None or part.span.start == part.span.end:
            continue
        wide = scene.wide(part.np) if part.np is not None else part.span
        if low <= wide.start and wide.end <= high:
            start = min(start, _with_preposition(scene, part.np, wide) if wide.start < core else wide.start)
            finish = max(part.span.end, _item_end(scene, part.np)) if part is item and part.np is not None else wide.end
            end = max(end, finish)
    return Span(start, end)


def _item_end(scene: Scene, np: NounPhrase) -> int:
    """Where an item ends, with what it is worth."""
    word, group = next(iter(scene.chain(np)), ("", []))
    return max(item_end(scene, np), scene.span(group[0]).end if word == "worth" else 0)


def _with_preposition(scene: Scene, np: NounPhrase | None, wide: Span) -> int:
    """Where a phrase in front of the verb begins: "in Dnipro"."""
    if np is None or np.prep not in _PLACING or np.possessor is not None:
        return wide.start
    return scene.parsed.tokens[np.first - 1].start


def _bounds(scene: Scene, trigger: Trigger) -> tuple[int, int]:
    """How far the evidence may reach: back to the verb before where the subject is shared, never past the sentence."""
    low, high = scene.sentence.span.start, scene.sentence.span.end
    clause = trigger.clause
    if clause is not None and clause.shared and clause.opener in ("participle", "coordinator", "relative"):
        low = scene.parsed.tokens[clause.verb.first].start
    return low, high


def _shown(roles: Roles) -> str:
    parts = []
    for name in ("actor", "recipient", "place"):
        value = getattr(roles, name)
        if value is not None:
            parts.append(f"{name}={value.name}")
    parts += [f"item={i.name}" for i in roles.items]
    return ", ".join(parts) or "no roles"
