"""Events told before, and what the text has spoken of → who fills a role that the words of an event leave open."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.config.specs.rules import RoleName, RuleSpec
from briefing.extract.frames.role_slots import Filler, Roles, RoleSlots
from briefing.extract.frames.slots import Trigger, slot
from briefing.extract.grammar.phrases import NounPhrase
from briefing.extract.names.antecedents import Memory
from briefing.extract.names.entities import COUNTED, TELLERS, singular
from briefing.extract.names.offices import SPOKESMEN
from briefing.extract.roles.likeness import unlike
from briefing.extract.roles.losses import CIVILIANS
from briefing.extract.roles.told import at_home
from briefing.extract.roles.unnamed import WHOEVER
from briefing.extract.scene.noun_phrases import PEOPLE, stands_in
from briefing.extract.scene.scene import Scene
from briefing.model import Fact, Span

#: How many characters back a statement may end for its roles to be taken over: about three sentences.
_NEAR = 600
#: How many for its sides to be surely meant.
_SURELY = 300
#: How many characters back an event may stand that leaves open who is named in this one.
_JUST_NOW = 250
#: People who serve in no force.
_NO_FORCE = frozenset(
    """prisoner inmate detainee convict patient passenger civilian resident villager child nurse pensioner tourist
    protester demonstrator migrant refugee""".split()
)
#: How many sentences a pair of states is spoken of.
_SPOKEN_OF = 8


def taken_over(
    scene: Scene,
    trigger: Trigger,
    role: RoleSlots,
    slot_name: str,
    rule: RuleSpec,
    filled: Roles,
    memory: Memory,
    earlier: Sequence[Fact],
) -> list[Filler]:
    """Who fills `role` by a slot that looks at events read before; none where nobody fits."""
    at = scene.parsed.tokens[trigger.first].start
    if "force" in role.names and _unarmed(scene, trigger, memory):
        return []
    if slot_name == "maker":
        return _makers(scene, filled)
    if role.name == "recipient" and slot_name in ("topic", "counterpart") and _strange(scene, rule, filled, earlier):
        return []
    if rule.plover == "AID" and slot_name in ("topic", "same", "again") and _both_ways(earlier, rule.kind):
        return []
    near: Iterator[Fact] = (f for f in reversed(earlier) if _is_near(scene, f))
    if slot_name == "speaker":
        name, note = _speaker(scene, trigger, role), "is who says so"
    elif slot_name == "claimant":
        name, note = _claimant(scene, trigger), "is at war and says what it did"
    elif slot_name == "counterpart":
        name, note = _counterpart(scene, trigger, filled, memory), "is the other side spoken of"
    elif slot_name == "home":
        name, note = _home(scene, near, rule, filled), "is at home, as no other place is told of"
    elif slot_name == "doer":
        name, note = _doer(scene, near, role, filled), "is who did what was told before"
    elif slot_name == "answered":
        name, note = _answered(scene, earlier, role.name, rule), "is of what was told right before"
    elif slot_name == "force":
        name, note = _force(scene, near), "is whose force was told of before"
    else:
        events = _events(scene, earlier, role.name, rule.kind, slot_name, filled)
        items = [item.name for item in filled.items] or [trigger.lemma]
        events = (fact for fact in events if not any(unlike(fact.item, item, scene.index) for item in items))
        acting = _who_acts(scene, trigger)
        if acting is not None:
            events = (fact for fact in events if acting in map(scene.index.side_of, (fact.actor, fact.recipient)))
        events = (f for f in events if _lends(scene, f, role, rule, filled, memory) and not _holds(f, at, rule))
        if rule.plover == "ASSAULT" and (here := _fights_here(scene, earlier, memory)):
            events = (f for f in events if f.sentence == scene.sentence.span or not _crosses(scene, f, here))
        return _over_from(scene, at, role, rule, filled, events)
    return [Filler(name, Span(at, at), note=f"{role.name} {note}", inferred=True)] if name is not None else []


def _both_ways(earlier: Sequence[Fact], kind: str) -> bool:
    """'It sent 7,000 containers and got 9,000 back': whether the last sentence of a kind tells of it to and fro."""
    told = [f for f in earlier if f.kind == kind]
    last = [f for f in told if f.sentence == told[-1].sentence]
    return not ({f.actor for f in last} - {None}).isdisjoint(f.recipient for f in last)


def stand_ins(scene: Scene, trigger: Trigger) -> Iterator[NounPhrase]:
    """'Several were hurt', 'the drones killed them': those of subject and object that stand for people before."""
    clause = trigger.clause
    for group in (clause.subject, *clause.objects[:1]) if clause is not None else ():
        yield from (np for np in group if stands_in(scene, np))


def _over_from(
    scene: Scene, at: int, role: RoleSlots, rule: RuleSpec, filled: Roles, events: Iterator[Fact]
) -> list[Filler]:
    """Who has the role in one of `events`; of a kind that says nothing of this one it is not sure."""
    told = _topic(scene, events, role, rule, filled)
    if told is None:
        return []
    name, fact = told
    speaks_for = {rule.kind, *(kind for kinds in rule.settled.values() for kind in kinds)}
    passed_on = name != getattr(fact, role.name)
    alone = "recipient" not in rule.settled and (fact.kind == rule.kind or fact.sentence == scene.sentence.span)
    if passed_on or alone or (fact.kind in speaks_for and _is_near(scene, fact, _SURELY)):
        return [Filler(name, Span(at, at), note=f"{role.name} taken over from the statement before", inferred=True)]
    return [Filler(name, Span(at, at), note=f"{role.name} not {name}, of whom something else was told", doubtful=True)]


def _strange(scene: Scene, rule: RuleSpec, filled: Roles, earlier: Sequence[Fact]) -> bool:
    """'The number of vessels', after shells were sent: things of another sort, which nobody is told to send anybody."""
    if filled.actor is None or not filled.actor.inferred:
        return False
    types = scene.index.item_types
    last = next((types(f.item) for f in reversed(earlier) if f.kind == rule.kind and f.item), frozenset())
    own = frozenset().union(*(types(item.name) for item in filled.items))
    return bool(own and last) and own.isdisjoint(last)


def _speaker(scene: Scene, trigger: Trigger, role: RoleSlots) -> str | None:
    """Whoever says what the trigger tells of, where a lexicon knows them or their office speaks for somebody."""
    tokens = scene.parsed.tokens
    voice = scene.voices.at(Span(tokens[trigger.first].start, tokens[trigger.last - 1].end))
    name = voice.attribution
    if (
        name is None
        or voice.denier is not None
        or not (_name_fits(scene, name, role.types) or name.split()[-1].lower() in SPOKESMEN)
    ):
        return None
    return name


def _claimant(scene: Scene, trigger: Trigger) -> str | None:
    """'Russia's defence ministry said that four tanks were destroyed': the state at war that tells of its own deeds."""
    tokens = scene.parsed.tokens
    voice = scene.voices.at(Span(tokens[trigger.first].start, tokens[trigger.last - 1].end))
    state = scene.index.side_of(voice.attribution)
    return state if scene.index.enemy_of(state) is not None else None


def _home(scene: Scene, near: Iterable[Fact], rule: RuleSpec, filled: Roles) -> str | None:
    """'Kim visited a shipyard': the state of who acts on something unnamed, unless he was told to be abroad."""
    home = scene.index.side_of(filled.actor.name) if filled.actor is not None else None
    if home is None or not filled.items or filled.place is not None:
        return None
    elsewhere = any(f.kind == rule.kind and f.recipient not in (None, home) for f in near)
    return None if elsewhere else home


def _doer(scene: Scene, near: Iterable[Fact], role: RoleSlots, filled: Roles) -> str | None:
    """Who acts in the last event, if the same paragraph tells that it came about."""
    event = next((f for f in near if f.actor is not None), None)
    if event is None or event.modality not in ("asserted", "reported") or event.negated:
        return None
    if "\n" in scene.parsed.text[event.sentence.end : scene.sentence.span.start]:
        return None
    last = event.actor
    acting = filled.actor.name if filled.actor is not None else None
    return last if last is not None and last != acting and _name_fits(scene, last, role.types) else None


def _answered(scene: Scene, earlier: Sequence[Fact], role: RoleName, rule: RuleSpec) -> str | None:
    """'Russia fired 60 drones; 41 were shot down': who has the other role in what is answered, an attack or a gift."""
    kinds = {rule.kind} if rule.plover == "ASSAULT" else {rule.kind, *rule.settled.get("actor", ())}
    told = next((f for f in reversed(earlier) if f.kind in kinds and _is_near(scene, f, _JUST_NOW)), None)
    if told is None:
        return None
    exchanged = told.context != "answering"
    return told.actor if (role == "recipient") == exchanged else told.recipient


def _unarmed(scene: Scene, trigger: Trigger, memory: Memory) -> bool:
    """'Eight prisoners have died', 'six were lost', of guns: those who are nobody's force."""
    clause, noun = trigger.clause, trigger.noun
    parts = [clause.subject, *clause.objects] if clause is not None else [[noun]] if noun is not None else []
    members = [np for group in parts for np in group]
    things = trigger.lemma == "lose"  # who is killed or captured is somebody, but guns are lost as well as men
    return any(
        singular(scene.head(np)) in _NO_FORCE or (things and _counts_things(scene, np, memory)) for np in members
    )


def _counts_things(scene: Scene, np: NounPhrase, memory: Memory) -> bool:
    """Whether a bare number counts what was named last, and that is not people."""
    if scene.parsed.tokens[np.head].tag != "NUM":
        return False
    types = memory.counted(np.span.start, scene.number)
    return bool(types) and types.isdisjoint((PEOPLE, "casualties"))


def _force(scene: Scene, near: Iterable[Fact]) -> str | None:
    """In whose service those are of whom was told last; nobody's, where the sentence speaks of civilians."""
    if not CIVILIANS.isdisjoint(map(singular, scene.lower)):
        return None
    told = (f for f in near if PEOPLE in scene.index.item_types(f.item or "") and not f.negated)
    return next((f.actor for f in told if f.actor or f.sentence == scene.sentence.span), None)


def _events(
    scene: Scene, earlier: Sequence[Fact], role: RoleName, kind: str, slot_name: str, filled: Roles
) -> Iterator[Fact]:
    """Events whose roles may be taken over, the last first: those of this kind from further back than others."""
    same_kind, here = slot_name in ("same", "again"), scene.sentence.span
    near, just_now = here.start - _NEAR, here.start - _JUST_NOW
    sides = ((side, getattr(filled, side)) for side in ("actor", "recipient") if side != role)
    others = [(side, have.name) for side, have in sides if have is not None]
    for fact in reversed(earlier):
        ends = fact.sentence.end
        if (fact.kind != kind and (same_kind or ends < near)) or getattr(fact, role) is None:
            continue
        if slot_name == "same" and fact.sentence != here:
            continue
        for side, name in others:
            told = getattr(fact, side)
            if told != name and (told is not None or ends < just_now):
                break  # of another event; of one further back, for all that its words tell
        else:
            yield fact


def _who_acts(scene: Scene, trigger: Trigger) -> str | None:
    """'Germany promised two more': the state that does something with what a figure counts, as no event tells."""
    clause = scene.clause_with(trigger.noun) if trigger.whole is not None and trigger.noun is not None else None
    for np in clause.subject if clause is not None else ():
        head = scene.parsed.tokens[np.head]
        named = next((m.reading("entity") for m in scene.within(np) if m.start <= head.start < m.end), None)
        if named is not None and np is not trigger.noun and not scene.voices.speaks(np.span):
            return scene.index.side_of(named.name)
    return None


def _is_near(scene: Scene, fact: Fact, reach: int = _NEAR) -> bool:
    """Whether the sentence of an event ends no further back than `reach` characters."""
    return fact.sentence.end >= scene.sentence.span.start - reach


def _topic(
    scene: Scene, events: Iterator[Fact], role: RoleSlots, rule: RuleSpec, filled: Roles
) -> tuple[str, Fact] | None:
    """Who has the role in the last of `events` that is of this kind, else in one of any kind where the name fits."""
    taken = {one.name for one in (filled.actor, filled.recipient) if one is not None}
    for fact in sorted(events, key=lambda f: (not _is_near(scene, f, _SURELY), f.kind != rule.kind)):
        name: str = getattr(fact, role.name)
        if _handed_over(scene, fact, rule, role, filled):
            name = fact.recipient or name
        fits = fact.kind == rule.kind or (_name_fits(scene, name, role.types) and _alike_in_kind(scene, fact, rule))
        if name not in taken and fits and (_known(scene, name) or fact.sentence == scene.sentence.span):
            return name, fact
    return None


def _known(scene: Scene, name: str) -> bool:
    """Whether a lexicon knows whose side it is; a name met by chance acts where it is named, and nowhere else."""
    return scene.index.side_of(name.split(" and ")[0]) is not None


def _lends(scene: Scene, fact: Fact, role: RoleSlots, rule: RuleSpec, filled: Roles, memory: Memory) -> bool:
    """Whether who has a role in an event told before may have it in one of `rule`."""
    if scene.index.side_of(getattr(fact, role.name)) in memory.barred:
        return False
    apart = fact.sentence != scene.sentence.span
    if apart and "recipient" in rule.settled and " and " in getattr(fact, role.name):
        return False  # of two together nobody sends to the other
    if fact.context == "answering":
        return False  # who shoots down is not who fired
    makers = {scene.index.maker(item.name) for item in filled.items} - {None} if rule.plover == "AID" else ()
    if makers and (role.name == "actor") != (scene.index.side_of(getattr(fact, role.name)) in makers):
        return False  # nobody is sent what he alone makes
    fought = fact.kind in memory.hostile
    if rule.plover == "ASSAULT" and apart and _elsewhere(scene, fact):
        return False  # who is hit in another town was hit by others, as far as this text tells
    if rule.plover == "ASSAULT" and role.name == "recipient":
        return fact.kind == rule.kind  # who is fought is not who was sent, met or supplied
    if rule.plover == "ASSAULT":
        return fought or _handed_over(scene, fact, rule, role, filled)
    if role.name == "recipient":
        return not fought  # who suffered is not who is supplied
    # Who took back a village of his own is not who was sent.
    return "recipient" not in rule.settled or fact.recipient is not None or not at_home(fact, scene.index)


def _fights_here(scene: Scene, earlier: Sequence[Fact], memory: Memory) -> list[Fact]:
    """What the sentence has told already of fights, but for those in which somebody wards off another."""
    told = (f for f in earlier if f.kind in memory.hostile and f.context != "answering")
    return [f for f in told if f.sentence == scene.sentence.span]


def _crosses(scene: Scene, fact: Fact, here: Sequence[Fact]) -> bool:
    """'A man in Russian Shebekino died when a drone hit his car': whether a fight goes against those here."""
    side_of = scene.index.side_of
    ways = ((side_of(fact.actor), f.recipient) for f in here), ((side_of(fact.recipient), f.actor) for f in here)
    return any(state is not None and state == side_of(across) for way in ways for state, across in way)


def _holds(fact: Fact, at: int, rule: RuleSpec) -> bool:
    """'called on Tokyo to withdraw troops': whether the words of what somebody says hold the event at `at`, which
    he does not do himself."""
    words = fact.evidence.span
    return fact.kind != rule.kind and fact.attribution is not None and words.start <= at < words.end


def _elsewhere(scene: Scene, fact: Fact) -> bool:
    """Whether a sentence names a town or region of its own, and not the one where an event was told to happen."""
    spots = (mention.reading("place") for mention in scene.mentions)
    names = {spot.name for spot in spots if spot is not None and spot.type != "state"}
    if fact.place is None:
        return bool(names) and "\n" in scene.parsed.text[fact.sentence.end : scene.sentence.span.start]
    return bool(names) and names.isdisjoint(fact.place.split(" and "))


def _handed_over(scene: Scene, fact: Fact, rule: RuleSpec, role: RoleSlots, filled: Roles) -> bool:
    """Whether a weapon was told to pass into other hands: it is they who use it."""
    types = scene.index.item_types
    alike = any(i.name in types(fact.item or "") or fact.item in types(i.name) for i in filled.items)
    passed = fact.kind != rule.kind and fact.recipient is not None and alike
    return passed and rule.plover == "ASSAULT" and role.name == "actor"


def _alike_in_kind(scene: Scene, fact: Fact, rule: RuleSpec) -> bool:
    """Whether an event may share the parties of `fact`: who hands over arms is not who has imposed sanctions before."""
    if "item" not in rule.roles or COUNTED.isdisjoint(rule.roles["item"].types):
        return True
    return fact.item is None or not scene.index.item_types(fact.item).isdisjoint(COUNTED | {"casualties", "facility"})


def _counterpart(scene: Scene, trigger: Trigger, filled: Roles, memory: Memory) -> str | None:
    """Of two states that the text has just spoken of together, the one that is not on the side known already."""
    known = filled.actor or filled.recipient
    acting = scene.index.side_of(known.name) if known is not None else None
    if any(scene.lower[np.first] in WHOEVER for group in slot(scene, trigger, "to") for np in group):
        return None  # "does not supply any party"
    for pair in reversed(memory.pairs):
        if acting is None or scene.number - pair.sentence > _SPOKEN_OF:
            break
        states = [scene.index.state_of(name) for name in pair.names]
        if acting in states and all(states) and states[0] != states[1]:
            return states[1] if states[0] == acting else states[0]
    return None


def _makers(scene: Scene, filled: Roles) -> list[Filler]:
    """Whose make the item is: a Hwasong is North Korean wherever it is named."""
    for item in filled.items:
        state = scene.index.maker(item.name)
        if state is not None:
            return [Filler(state, item.span, note=f"actor from the make of {item.name}", inferred=True)]
    return []


def _name_fits(scene: Scene, name: str, types: Sequence[str]) -> bool:
    entity = scene.index.entities.get(name.split(" and ")[0])
    sided = entity is not None and entity.type not in TELLERS
    return entity is not None and sided and ("actor" in types or entity.type in types or entity.name in types)
