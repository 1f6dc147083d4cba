"""A sentence read, and the facts found in it → what the memory keeps for the sentences after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from briefing.extract.attribution.lists import NOBODY
from briefing.extract.grammar.phrases import Clause, NounPhrase
from briefing.extract.names.anaphors import BODIES, kind_of_phrase, pronoun_of
from briefing.extract.names.antecedents import Acted, Memory, Named, Pair, Thing
from briefing.extract.names.entities import ANY_COUNTED, CAPTIVE, TELLERS, WHOLE, Mention, Reading, singular
from briefing.extract.names.offices import OFFICES
from briefing.extract.roles.forces import done_to, is_force, remember_forces, two_people
from briefing.extract.roles.introduced import introduced
from briefing.extract.roles.stand_ins import named_again, office_holder
from briefing.extract.scene.noun_phrases import PEOPLE, is_people, origin_of, plain
from briefing.extract.scene.scene import Scene
from briefing.extract.words.verb_classes import REPLACING
from briefing.model import Fact, Span

#: Bodies and offices of states.
_OF_STATES = BODIES | OFFICES
#: Last words of what names no person.
_NO_PERSON = BODIES | NOBODY
#: Bodies that a text may bring in without a name.
_FOUNDED = frozenset(
    ("team", "group", "panel", "body", "commission", "committee", "agency", "coalition", "company", "firm")
)
#: How somebody is taken, and verbs of what is done to captives.
_CAPTIVE = frozenset(("prisoner", "prisoners", "captive", "captives", "alive"))
_HOLDING = frozenset(("capture", "hold", "detain", "imprison", "intern", "jail", "exchange", "swap", "free", "release"))
#: Prepositions of what something is carried by.
_ABOARD = frozenset(("on", "aboard", "onboard", "on board", "by", "via"))


def remember(scene: Scene, memory: Memory) -> None:
    """Notes what a sentence names: items and places, actors, and whom its subjects stand for."""
    if scene.sentence.rank and memory.section < scene.number - 1:
        memory.section = scene.number
    finite = [clause for clause in scene.clauses if clause.verb.form in ("finite", "bare")]
    subjects = [np for clause in finite for np in clause.subject]
    subjects += [np.possessor for np in subjects if np.possessor is not None]
    subjects += [named for np in subjects if scene.named(np) is None and (named := named_again(scene, np)) is not None]
    tokens = scene.parsed.tokens
    heads = {tokens[np.head].start for np in subjects}
    captives = _captives(scene)
    memory.things += sorted(_things(scene, heads, captives), key=lambda thing: thing.at)
    for actor in sorted((*_actors(scene, heads), *_new_bodies(scene, heads)), key=lambda named: named.at):
        memory.note(actor)
    memory.pairs += _pairs(scene)
    remember_forces(scene, memory, captives)
    for np in scene.phrases:
        _body(scene, memory, np)
    memory.nameless += ((scene.number, np.span.start) for np in subjects if two_people(scene, np))
    for clause in scene.clauses:
        if clause.subject and not clause.shared:
            _plural_subject(scene, memory, clause.subject)
    _speakers(scene, memory)
    for np, person, office in introduced(scene):
        starts = {tokens[one.head].start for one in (np, office)}
        memory.note(Named(person, "person", np.span.start, scene.number, not heads.isdisjoint(starts)))
        memory.offices.setdefault(person, scene.text(scene.whole(office)))
    for np in sorted(subjects, key=lambda n: n.first):
        _subject(scene, memory, np)


def _actors(scene: Scene, heads: AbstractSet[int]) -> Iterator[Named]:
    """The actors that a sentence names; `heads` are where its subjects stand."""
    gone = _replaced(scene)
    for mention in scene.mentions:
        reading = mention.reading("entity")
        if reading is not None and not any(np.span.start <= mention.start < np.span.end for np in gone):
            subject = not heads.isdisjoint(range(mention.start, mention.end))
            state, called = scene.index.state_of(reading.name), scene.index.pronoun_of(reading.name)
            # "a Japanese broadcaster": it is the broadcaster that speaks
            whole = _phrase_at(scene, mention.start) if reading.form == "adjective" else None
            speaks = scene.voices.speaks(Span(whole.span.start if whole else mention.start, mention.end))
            yield Named(reading.name, reading.type, mention.start, scene.number, subject, state, called, speaks)


def _replaced(scene: Scene) -> list[NounPhrase]:
    """'A team that took over from the panel', 'replaced the panel': those who are no more, whom "it" does not mean."""
    gone: list[NounPhrase] = []
    for clause in scene.clauses:
        if clause.verb.lemma in REPLACING and not clause.verb.passive:
            gone += [np for group in clause.objects for np in group]
        elif clause.verb.lemma == "take" and scene.lower[clause.verb.last : clause.verb.last + 2] == ["over", "from"]:
            gone += [np for word, group in clause.preps if word == "from" for np in group]
    return gone


def _new_bodies(scene: Scene, heads: AbstractSet[int]) -> Iterator[Named]:
    """'A new team was formed. Its report': bodies that a text brings in and that go by no name."""
    for np in scene.phrases:
        new = scene.lower[np.first] in ("a", "an", "another") and singular(scene.head(np)) in _FOUNDED
        if new and scene.named(np) is None and np.possessor is None and origin_of(scene, np) is None:
            subject = scene.parsed.tokens[np.head].start in heads
            speaks = scene.voices.speaks(np.span)
            yield Named(plain(scene, np), "organisation", np.span.start, scene.number, subject, speaks=speaks)


def _pairs(scene: Scene) -> Iterator[Pair]:
    """'Putin and Kim', 'Moscow and Pyongyang': two actors of one type that "and" joins."""
    for one, two in pairwise(scene.mentions):
        first, second = one.reading("entity"), two.reading("entity")
        if first is None or second is None or first.type != second.type:
            continue
        if scene.parsed.text[one.end : two.start].strip() == "and" and not _in_list(scene, one):
            yield Pair((first.name, second.name), first.type, one.start, scene.number)


def _in_list(scene: Scene, one: Mention) -> bool:
    """'Washington, Seoul and Tokyo': whether another state stands right before a comma."""
    entity = one.reading("entity")
    before = [m for m in scene.mentions if m.end < one.start]
    other = before[-1].reading("entity") if before else None
    between = scene.parsed.text[before[-1].end : one.start].strip() if before else ""
    return entity is not None and other is not None and other.type == entity.type == "state" and between == ","


def _phrase_at(scene: Scene, at: int) -> NounPhrase | None:
    """The first noun phrase that holds the sign at `at`."""
    for np in scene.phrases:
        if np.span.start <= at < np.span.end:
            return np
    return None


def _carries(np: NounPhrase | None) -> bool:
    """'Shipped on three freighters': whether what is named in a phrase only carries what is told of."""
    return np is not None and np.prep in _ABOARD


def _speaks_as_one(scene: Scene, np: NounPhrase | None, one: Mention) -> bool:
    """'Kyiv's air force said they were shot down': a body that speaks, which nobody calls "they"."""
    if np is None or scene.parsed.tokens[np.head].end != one.end:
        return False
    head = scene.head(np)
    return singular(head) == head and scene.voices.speaks(scene.wide(np))


def _says_whose(scene: Scene, np: NounPhrase | None, one: Mention) -> bool:
    """'A military intelligence agency', 'artillery officers', 'the People Power Party': a thing that says only whom its
    phrase speaks of."""
    if np is None or scene.parsed.tokens[np.head].start < one.end:
        return False
    head, text = scene.parsed.tokens[np.head], scene.parsed.text
    in_name = text[one.start].isupper() and head.text[0].isupper() and one.start > scene.sentence.span.start
    return scene.lower[np.head] in _OF_STATES or (in_name and scene.named(np) is None)


def _things(scene: Scene, heads: AbstractSet[int], captives: AbstractSet[int]) -> Iterator[Thing]:
    """The items and places that a sentence names, and what else it counts; `heads` are where its subjects stand."""
    named: list[Span] = []
    for whole, one in ((outer, one) for outer in scene.mentions for one in (*outer.inner, outer)):
        thing, inner = one.reading("item", "place"), one is not whole
        part = inner and whole.reading("item") is not None  # there is no drone beside the attack drone
        if thing is not None and thing.form != "adjective" and not part:
            item = thing.category == "item"
            if item and thing.type == PEOPLE and scene.voices.speaks(Span(one.start, one.end)):
                continue  # "the commander said they had left": not he
            phrase = _phrase_at(scene, one.start) if item else None
            if item and (_says_whose(scene, phrase, one) or _speaks_as_one(scene, phrase, one)):
                continue
            kinds = scene.index.taken_up_as(thing.name) if item else frozenset(("place", thing.type))
            subject = not heads.isdisjoint(range(one.start, one.end))
            if item and _carries(phrase):
                kinds -= {ANY_COUNTED}
            named.append(Span(one.start, one.end))
            count = _count(scene, one.start) if item else None
            if item and thing.type == PEOPLE and phrase is not None and id(phrase) in captives:
                kinds |= {CAPTIVE}
            yield Thing(thing.name, kinds, one.start, scene.number, subject, count)
    for np in scene.phrases if scene.people else ():
        if is_people(scene, np) and not scene.voices.speaks(np.span):
            named.append(np.span)
            start = scene.parsed.tokens[np.head].start
            kinds = scene.index.taken_up_as(PEOPLE)
            kinds |= {CAPTIVE} if id(np) in captives else set()
            yield Thing(PEOPLE, kinds, np.span.start, scene.number, start in heads, _count(scene, start))
    for figure in scene.figures:
        place = figure.item_span
        if figure.unit == "count" and figure.item and place and not any(place.overlaps(span) for span in named):
            many = figure.low or figure.high
            yield Thing(figure.item, frozenset((WHOLE,)), place.start, scene.number, place.start in heads, many)


def _captives(scene: Scene) -> set[int]:
    """The phrases of those who are told to be held, exchanged or freed."""
    doing = (clause for clause in scene.clauses if clause.verb.lemma in _HOLDING or _takes_captive(scene, clause))
    held = (np for clause in doing for np in done_to(clause))
    return {id(one) for np in held for one in (np, *(n for word, g in scene.chain(np)[:1] if word == "of" for n in g))}


def _takes_captive(scene: Scene, clause: Clause) -> bool:
    """'Took two soldiers prisoner', 'were taken alive'."""
    behind = max([clause.verb.last, *(np.last for group in clause.objects for np in group)])
    words = {*scene.lower[clause.verb.last : behind], *scene.lower[behind : behind + 1]}
    return clause.verb.lemma == "take" and not words.isdisjoint(_CAPTIVE)


def _count(scene: Scene, at: int) -> float | None:
    """How many are told of what is named at `at`."""
    figures = (q for q in scene.figures if q.unit == "count" and q.item_span is not None)
    return next((q.low or q.high for q in figures if q.item_span and q.item_span.start <= at < q.item_span.end), None)


def remember_sides(scene: Scene, memory: Memory, facts: Sequence[Fact]) -> None:
    """The states on the two sides of what a sentence tells are a pair after it, unless it is of a hostile kind."""
    came_about = [f for f in facts if f.modality in ("asserted", "reported") and f.actor and f.recipient]
    for fact in facts:
        if fact.kind in memory.hostile or (came_about and fact not in came_about):
            continue
        if fact.actor is not None and " and " not in fact.actor and not fact.negated:
            memory.acts.append(Acted(fact.kind, fact.actor, scene.number))
        persons = [name for name in (fact.actor, fact.recipient) if name in scene.index.entities]
        if len(persons) == 2 and all(scene.index.entities[name].type == "person" for name in persons):
            memory.pairs.append(Pair((persons[0], persons[1]), "person", scene.sentence.span.end, scene.number))
        sides = [scene.index.state_of(name) for name in (fact.actor, fact.recipient) if name is not None]
        if len(sides) == 2 and sides[0] and sides[1] and sides[0] != sides[1]:
            memory.pairs.append(Pair((sides[0], sides[1]), "state", scene.sentence.span.end, scene.number))


def _plural_subject(scene: Scene, memory: Memory, group: Sequence[NounPhrase]) -> None:
    """A subject that "they" may stand for: soldiers, two states or leaders, what else is named, or nobody known."""
    first = group[0]
    head = scene.head(first)
    phrase = kind_of_phrase(scene.words(first), head)
    read = (m.reading("entity") for np in group if (m := scene.named(np)) is not None)
    names = [reading for reading in read if reading is not None and reading.type not in TELLERS | {"organisation"}]
    if len(names) == len(group) > 2:
        memory.groups.append((scene.number, tuple(reading.name for reading in names)))
    if len(names) == len(group) == 2 or (phrase is not None and phrase[0] == "pair" and not first.pronoun):
        what = "pair"
    elif len(group) == 1 and is_force(scene, first, memory):
        what = "force"
    elif len(group) > 1 or (_common(scene, first) and head.endswith("s") and not first.time):
        what = "other" if scene.named(first) is None else "named"
    else:
        return
    if what != "pair" and scene.voices.speaks(scene.span(first)):
        return  # "the men have fought, officials say. They suffered …"
    memory.plurals.append((scene.number, first.span.start, what))


def _common(scene: Scene, np: NounPhrase) -> bool:
    """'deserters', and "Deserters" where it opens a sentence: whether a phrase is no name."""
    opens = np.head == 0 and scene.named(np) is None
    return opens or scene.parsed.tokens[np.head].tag == "NOUN"


def _speakers(scene: Scene, memory: Memory) -> None:
    """Those who say something and whom no lexicon knows: "he" may stand for them, but not for "Chinese state media"."""
    span = scene.sentence.span
    for said in scene.voices.within(span):
        name = said.canonical
        if name is None or said.source is None or name in scene.index.entities:
            continue
        words = name.split()
        if not all(word[:1].isupper() for word in words) or words[-1].lower() in _NO_PERSON:
            continue
        if any(m.start < said.source.end and said.source.start < m.end for m in scene.mentions):
            continue  # a lexicon knows them by another name
        memory.note(Named(name, "person", said.source.start, scene.number, True, speaks=True))


def _body(scene: Scene, memory: Memory, np: NounPhrase) -> None:
    """'The Government of Japan', 'Kyiv's defence ministry', 'the National Intelligence Service': whose body it is."""
    head = scene.head(np)
    if head not in BODIES:
        return
    named = scene.named(np)
    reading = named.reading("entity") if named is not None else None
    if reading is None:
        reading = origin_of(scene, np) or _owner(scene, np)
    if reading is not None:
        memory.bodies[head] = reading.name


def _owner(scene: Scene, np: NounPhrase) -> Reading | None:
    """Whose a body is by the name before "'s" or behind "of"."""
    group = [np.possessor] if np.possessor is not None else [n for w, g in scene.chain(np)[:1] if w == "of" for n in g]
    named = scene.named(group[0]) if group else None
    return named.reading("entity", "place") if named is not None else None


def _subject(scene: Scene, memory: Memory, np: NounPhrase) -> None:
    """A subject that is no name: 'it' and 'the agency' stand for whom they take up, 'Russian forces' for a force."""
    start = scene.parsed.tokens[np.first].start
    phrase = kind_of_phrase(scene.words(np), scene.head(np))
    one = phrase is not None and phrase[0] == "one" and scene.named(np) is None and np.possessor is None
    if np.pronoun or one:
        called = pronoun_of(scene.head(np))
        found = memory.one(start, scene.number, phrase[1], called) if phrase is not None and one else None
        for name in found.names if found is not None else ():
            entity = scene.index.entities.get(name)
            if entity is not None:
                state = scene.index.state_of(name)
                memory.note(Named(name, entity.type, start, scene.number, True, state, scene.index.pronoun_of(name)))
        return
    holder = office_holder(scene, np) if scene.named(np) is None else None
    if holder is not None:
        state, called = scene.index.state_of(holder), scene.index.pronoun_of(holder)
        memory.note(Named(holder, "person", start, scene.number, True, state, called))
    origin = origin_of(scene, np)
    if origin is None and np.possessor is not None:
        owner = scene.named(np.possessor)
        origin = owner.reading("entity") if owner is not None else None
    if origin is not None and scene.head(np).endswith("s") and scene.named(np) is None:
        memory.note(Named(origin.name, "military", start, scene.number, True, scene.index.state_of(origin.name)))
