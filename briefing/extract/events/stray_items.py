"""A figure and the rule that takes it → the item it counts: named with it, meant by it, or told of before."""

from __future__ import annotations

from briefing.extract.frames.takers import Taker
from briefing.extract.grammar.phrases import NounPhrase
from briefing.extract.names.antecedents import Memory
from briefing.extract.names.entities import ANY_COUNTED, CAPTIVE, fold, singular
from briefing.extract.quantities.units import CURRENCIES, LENGTHS
from briefing.extract.roles.counted import Counted
from briefing.extract.roles.counted_phrase import is_somebody, labelled_before, only_a_figure
from briefing.extract.roles.recounted import COUNTS, bare_count, stands_alone
from briefing.extract.roles.taken_up import last_thing, led_by
from briefing.extract.scene.noun_phrases import PEOPLE, is_people, people_named, plain
from briefing.extract.scene.scene import Scene
from briefing.extract.words.tokens import Token
from briefing.model import Quantity

#: Nouns of how much is made: "raise output to 190" tells of what is put out.
_LEVELS = frozenset(("output", "production", "capacity", "pace", "rate", "level"))
#: Beside a number these words say that it counts people.
_OF_WHOM = "of whom"
#: Units whose figures are said of what stands elsewhere in the sentence.
_MEASURING = LENGTHS | {"percent", "times"}
_PRONOUNS = frozenset(("it", "them", "these", "those", "which", "whom"))
#: Verbs by which a thing is worth a sum to somebody.
_BRINGING = frozenset(("earn", "bring", "generate", "yield", "fetch", "net", "gross", "raise", "make", "add"))
#: What a sum is of that is said of nothing.
MONEY = "money"
#: Units of land, which say themselves what is measured.
_AREAS = frozenset(("hectares", "acres", "square km", "square miles"))
#: Pronouns for what is no person.
_THINGS = frozenset(("it", "they", "them", "these", "those", "which", "that"))
#: So many of one state serve nowhere: they live there.
_WHOLE_PEOPLE = 1_000_000


def meant_by(scene: Scene, quantity: Quantity, np: NounPhrase, memory: Memory) -> str | None:
    """The thing named last that a number or a share alone may count."""
    if quantity.unit not in ("count", "percent") or quantity.item is not None or not stands_alone(scene, quantity, np):
        return None
    return _thing(scene, quantity, np, memory)


def _thing(scene: Scene, quantity: Quantity, np: NounPhrase, memory: Memory) -> str | None:
    """What was named last that a figure of nothing named may count; of captives some come home, and serve nobody."""
    if (led := led_by(scene, np)) is not None:
        return led
    told = last_thing(scene, np, quantity, _counted_types(scene, quantity), memory)
    return told.name if told is not None and CAPTIVE not in told.types else None


def _counted_types(scene: Scene, quantity: Quantity) -> tuple[str, ...]:
    """The types of what a number of nothing named may count: "12,000, of whom 10,000 are there" are people."""
    around = scene.parsed.text[max(0, quantity.span.start - len(_OF_WHOM) - 1) : quantity.span.end + len(_OF_WHOM) + 2]
    return (PEOPLE,) if _OF_WHOM in around.lower() else (ANY_COUNTED,)


def named_item(counted: Counted, taker: Taker) -> tuple[str, int] | None:
    """The item of the taker's that is named where the counted stands, or meant there, and where its words end."""
    for reading, end in counted.items:
        if reading.name in taker.items or not taker.types.isdisjoint(reading.types):
            body = PEOPLE in taker.types and counted.is_body
            return PEOPLE if body else reading.name, end  # "a contingent of 5,000" is no 5,000 units
    if PEOPLE in taker.types and counted.size < _WHOLE_PEOPLE and is_people(counted.scene, counted.np):
        return people_named(counted.scene, counted.np), counted.scene.span(counted.np).end
    meant = counted.meant if taker.spec.told else None
    types = counted.scene.index.item_types(meant) if meant is not None else frozenset()
    role = taker.rule.roles.get("item")
    if meant is not None and not taker.types.isdisjoint(types) and (role is None or types.isdisjoint(role.besides)):
        return meant, counted.quantity.span.end
    return None


def item_of(counted: Counted, taker: Taker, memory: Memory) -> tuple[str | None, int]:
    """What the figure counts for a taker, and where the words for it end; None where that is not to be known."""
    scene, quantity, np = counted.scene, counted.quantity, counted.np
    for word in () if taker.spec.units else counted.near:
        if word in taker.words:
            tokens = scene.parsed.tokens
            before = quantity.item_span if labelled_before(quantity) else None
            start = before.start if before is not None else quantity.span.end
            said = next((t for t in tokens if t.start >= start and t.lower == word), None)
            end = said.end if said is not None else quantity.span.end
            if said is None:  # "put the number of dead and wounded at 600"
                said = next((t for t in reversed(tokens) if t.end <= quantity.span.start and t.lower == word), None)
            whole = _longer_name(counted, said, taker) if said is not None else None
            return (whole[0], max(end, whole[1])) if whole else (taker.spec.words_as.get(word, word), end)
    named = named_item(counted, taker)
    if named is not None:
        return named
    if not taker.spec.units:
        return None, 0
    name = next((taker.spec.words_as[word] for word in taker.spec.words_as if word in counted.around), None)
    name = name or _as_inside(scene, _name_of_counted(counted, memory))
    return (name if _may_be(counted.scene, name, taker) else None), scene.span(np).end


def _longer_name(counted: Counted, token: Token, taker: Taker) -> tuple[str, int] | None:
    """The item of the taker's that begins with a word and goes on: killed or wounded are casualties, not killed."""
    for mention in counted.scene.mentions:
        reading = mention.reading("item")
        if mention.start == token.start and mention.end > token.end and reading is not None:
            return (reading.name, mention.end) if not taker.types.isdisjoint(reading.types) else None
    return None


def _may_be(scene: Scene, name: str | None, taker: Taker) -> bool:
    """Whether the item of a kind may be what a figure counts: technicians are not produced."""
    role = taker.rule.roles.get("item")
    if role is None or name not in scene.index.items or {"thing", "item"} & set(role.types):
        return True
    return not scene.index.item_types(name).isdisjoint(role.types)


def _name_of_counted(counted: Counted, memory: Memory) -> str | None:
    """What a figure counts: as it says itself, else the thing named last; None where it is not to be known."""
    scene, quantity, np = counted.scene, counted.quantity, counted.np
    item = quantity.item
    if quantity.unit == "count" and item is None and (scene.head(np) in _LEVELS or bare_count(scene, np)):
        return _thing(scene, quantity, np, memory)
    if item is not None and _says_what(scene, item):
        return item
    elsewhere = not (scene.span(np).overlaps(quantity.span) or np.pronoun or is_somebody(scene, np))
    elsewhere = elsewhere and not only_a_figure(scene, np) and singular(scene.head(np)) not in COUNTS
    if quantity.unit in CURRENCIES:
        return plain(scene, np) if elsewhere else counted.measured or _earning(counted) or MONEY
    if quantity.unit == "count" and (quantity.item is not None or scene.span(np).overlaps(quantity.span)):
        return _thing(scene, quantity, np, memory)
    own = scene.span(np).overlaps(quantity.span) and scene.named(np) is None
    measured = counted.measured if own and quantity.unit in _MEASURING else None
    if measured is not None and (quantity.unit in LENGTHS or _known(scene, measured)):
        return measured
    if own and quantity.unit == "percent" and counted.subject:
        return counted.meant
    if quantity.unit in _AREAS and scene.span(np).overlaps(quantity.span):
        return "area"
    if (np.pronoun and scene.head(np) in _THINGS) or (own and quantity.relation == "part"):
        thing = _thing(scene, quantity, np, memory)
        people = thing is not None and PEOPLE in scene.index.item_types(thing)
        return None if people and scene.head(np) == "it" else thing  # "a tenth of it" is of no workers
    return None if own or only_a_figure(scene, np) or singular(scene.head(np)) in COUNTS else plain(scene, np)


def _earning(counted: Counted) -> str | None:
    """'Arms exports earned it $5 billion': the thing that brings in a sum; nobody who has or gets it."""
    scene, clause = counted.scene, counted.clause
    if clause is None or clause.verb.lemma not in _BRINGING or clause.verb.passive or not clause.subject:
        return None
    source = clause.subject[0]
    named = source.pronoun or is_somebody(scene, source) or scene.parsed.tokens[source.head].tag != "NOUN"
    return None if named else plain(scene, source)


def _says_what(scene: Scene, item: str) -> bool:
    """Whether an item is no pronoun, no other figure ("$9 million of $30 million") and nobody ("Russia's total")."""
    return item.lower() not in _PRONOUNS and item[0].isalpha() and scene.index.state_of(item) is None


def _as_inside(scene: Scene, name: str | None) -> str | None:
    """A noun that opens the sentence as it is written inside one: trade, of "Trade fell"."""
    first = scene.parsed.tokens[0]
    opens = name is not None and name.startswith(first.text) and first.tag != "NAME" and not first.text.isupper()
    return f"{name[0].lower()}{name[1:]}" if name is not None and opens else name


def _known(scene: Scene, words: str) -> bool:
    """Whether the lexicon has an item among some words: a brief tells by how much exports rise, not rents."""
    return any(mention.reading("item") for mention in scene.index.mentions(words, fold(words), 0, len(words)))
