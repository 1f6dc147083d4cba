"""A figure in its scene → the noun phrase of what it counts, its own or another of its clause."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from briefing.extract.grammar.phrases import CONTAINERS, Clause, NounPhrase
from briefing.extract.names.entities import singular
from briefing.extract.quantities.units import LENGTHS
from briefing.extract.roles.recounted import COUNTING, COUNTS, stands_alone
from briefing.extract.scene.scene import Scene
from briefing.model import Quantity

_AT = ("at", "to", "by", "as")
#: Verbs by which a number moves: where it came from is told of the same.
_MOVES = frozenset("rise fall climb drop grow shrink decline sink increase decrease jump surge plunge slide go".split())
_REACHES = frozenset("reach exceed total number top pass surpass approach hit range vary average".split())
#: Nouns for what goes somewhere, is made or kept: so many are those of which they are.
_FLOWS = frozenset("delivery shipment export import supply sale purchase inflow".split())
#: Bodies of people or craft that may be "of" so many.
BODIES = frozenset(
    """army force troop unit brigade battalion regiment division corps contingent batch wave group detachment team
    crew garrison column convoy fleet flotilla squadron company delegation party staff workforce tranche""".split()
)
#: Nouns for how much something is.
_MEASURES = frozenset("equivalent value price cost worth maximum minimum average peak record pace rate speed".split())
_SIZES = CONTAINERS | _MEASURES

#: Elements of a noun phrase with all that hangs on it.
_CHAIN = ("np", "prep")


def phrase_with(scene: Scene, quantity: Quantity) -> NounPhrase | None:
    """The noun phrase that holds the figure or the item it counts."""
    start, end = quantity.span.start, quantity.span.end
    ranged = quantity.low != quantity.high and None not in (quantity.low, quantity.high)
    for np in scene.phrases if ranged else ():
        if np.span.start < end <= np.span.end:
            return np  # of "two to four kilometres" that which goes on
    for np in scene.phrases:
        span = np.span
        if span.start <= start < span.end or span.start < end <= span.end:
            return np
    return None


def labelled_before(quantity: Quantity) -> bool:
    """Whether the words for what is counted stand before the figure, and are its own."""
    own = quantity.unit == "count" and quantity.relation is None  # "300 soldiers, of whom 40": those of another figure
    return own and quantity.item_span is not None and quantity.item_span.end <= quantity.span.start


def _label(scene: Scene, quantity: Quantity) -> NounPhrase | None:
    """'Missiles sent to Kyiv: 40', 'puts the dead at 300': the phrase for what is counted, before the figure."""
    place = quantity.item_span
    if place is None or not labelled_before(quantity):
        return None
    return next((np for np in scene.phrases if scene.span(np).overlaps(place)), None)


def counted_elsewhere(scene: Scene, quantity: Quantity, np: NounPhrase) -> NounPhrase | None:
    """'put the number of casualties at 4,700', 'the toll rose to 600': what is counted stands before the figure."""
    label = _label(scene, quantity)
    if label is not None or quantity.item is not None:
        return label
    bounds = [np, *(n for n in scene.phrases if quantity.span.contains(scene.span(n)))]
    clause = next((c for c in map(scene.clause_with, bounds) if c is not None), None)
    if quantity.unit != "count" and (thing := _of_such_size(scene, quantity, np) or _heading(scene, np)) is not None:
        return thing
    if np.appositive and quantity.unit == "count" and stands_alone(scene, quantity, np):
        return _before_comma(scene, np)
    gathered = _gathered(scene, quantity, np)
    if gathered is not None or clause is None:
        return gathered
    inside = quantity.text.lower().startswith(("from ", "between "))  # the preposition is the figure's own
    moved = clause.verb.lemma in _MOVES and any(n.prep in (*_AT, "from") for n in bounds)
    if not (inside or moved or np.prep in (*_AT, None)):
        return None
    reached = moved or (np.prep in _AT and not inside) or clause.verb.lemma in _REACHES
    subject = clause.subject or _in_front(scene, clause)
    for other in (other for group in (*clause.objects, subject) for other in group):
        if other is np or other.time or is_somebody(scene, other) or only_a_figure(scene, other):
            continue  # "Russia plans to reach 190" counts no Russia
        if _gathers(scene, quantity, other):
            return next((g[0] for word, g in scene.chain(other) if word in ("of", "for") and not g[0].time), other)
        if reached:
            return other
    return None


def is_somebody(scene: Scene, np: NounPhrase) -> bool:
    """Whether a phrase names a state, a body or a person, of whom there is one; a force has many."""
    named = scene.named(np)
    reading = named.reading("entity", "place", "item") if named is not None else None
    return reading is not None and reading.category != "item" and reading.type != "military"


def only_a_figure(scene: Scene, np: NounPhrase) -> bool:
    """Whether a phrase is another figure: "fell 8.1 percent to $125.8 billion"."""
    return any(figure.span.contains(scene.span(np)) for figure in scene.figures)


def _of_such_size(scene: Scene, quantity: Quantity, np: NounPhrase) -> NounPhrase | None:
    """'A warhead of up to one tonne', 'the contract, worth 9 billion': what stands before "of" or "worth"."""
    if np.prep not in ("of", "worth") or np.at < 2 or not stands_alone(scene, quantity, np):
        return None
    at = np.at - 3 if scene.elements[np.at - 2].kind == "comma" else np.at - 2
    thing = scene.elements[at].np if at >= 0 else None
    reach = quantity.unit in LENGTHS and thing is not None and scene.head(thing) == "range"
    if thing is None or thing.time or (scene.head(thing) in _SIZES and not reach):
        return None
    return None if is_somebody(scene, thing) or _gathers(scene, quantity, thing) else thing


def _heading(scene: Scene, np: NounPhrase) -> NounPhrase | None:
    """'London's support for Kyiv since 2022: £21 billion': what a line without a verb gives a figure of."""
    led = scene.elements[: max(0, np.at - 1)]
    if not led or scene.elements[np.at - 1].word != ":" or scene.clauses or any(e.kind not in _CHAIN for e in led):
        return None
    first = led[0].np
    return first if first is not None and not is_somebody(scene, first) else None


def _before_comma(scene: Scene, np: NounPhrase) -> NounPhrase | None:
    """'The missiles, at least eight in number': what a number between commas counts."""
    whole = scene.elements[np.at - 2].np if np.at >= 2 and scene.elements[np.at - 1].kind == "comma" else None
    plain = whole is not None and not whole.time and scene.parsed.tokens[whole.last - 1].tag == "NOUN"
    return whole if plain else None


def _in_front(scene: Scene, clause: Clause) -> list[NounPhrase]:
    """The phrase right before a verb that has found no subject, with all that hangs on it left behind."""
    at = clause.at - 1
    if clause.opener == "participle" and at > 0 and scene.elements[at].kind == "comma":
        at -= 1  # "engineers, numbering at least 30, stay"
    while at >= 2 and scene.elements[at].np is not None and scene.elements[at - 1].kind == "prep":
        at -= 2
    np = scene.elements[at].np if at >= 0 else None
    return [np] if np is not None else []


def _gathered(scene: Scene, quantity: Quantity, np: NounPhrase) -> NounPhrase | None:
    """'a third batch of 6,000', 'a garrison of 300': a body of so many."""
    body = scene.elements[np.at - 2].np if np.prep == "of" and np.at >= 2 else None
    if body is None or quantity.unit != "count" or not stands_alone(scene, quantity, np):
        return None
    return body if scene.head(body) in BODIES else None


def _gathers(scene: Scene, quantity: Quantity, np: NounPhrase) -> bool:
    """Whether a phrase only counts or gathers what its "of" brings: the number, a fleet, deliveries."""
    head = singular(scene.head(np))
    return head in COUNTS or (quantity.unit in COUNTING and (head in CONTAINERS or head in _FLOWS))
