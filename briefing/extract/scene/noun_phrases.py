"""A noun phrase in its scene → whose it is, what figure counts it, and its bare words."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from briefing.extract.grammar.phrases import NounPhrase
from briefing.extract.names.entities import Reading, singular
from briefing.extract.scene.scene import Scene
from briefing.extract.scene.serving import in_service
from briefing.model import Quantity, Span

#: The type of those in somebody's service, and of people by the name of their state.
PEOPLE = "personnel"
#: What they are whom only their state names, where they work: "15,000 North Koreans work in Russia".
_WORKERS = "workers"
_WORKING = frozenset("work toil labour labor slave sew harvest employ hire".split())
_ARTICLES = frozenset("the a an this these those that its his their her any some several multiple".split())
#: What a name is said to be after a comma: "Kupol, a Russian arms firm".
_BODIES = frozenset(
    """firm company maker manufacturer group conglomerate plant factory enterprise bureau contractor producer supplier
    subsidiary shipyard shipbuilder carrier operator lender bank corporation holding concern works""".split()
)
#: Words for a part of what is counted, whose figure is not that of the whole.
_PARTS = frozenset("half third quarter most majority some many part portion all remainder rest few bulk none".split())
#: What is counted where it stands before "of": two trainloads of shells are no two shells.
_LOADS = frozenset(
    """consignment shipment cargo load shipload trainload truckload lorryload wagonload carload planeload boatload
    convoy batch delivery lot pallet crate container box barrel bag sack bale wagon carriage railcar truck lorry train
    barge wave contingent group team column company battalion brigade crew busload tranche instalment parcel package
    salvo volley barrage stockpile set pair series""".split()
)
#: What only sounds like several: a multiple rocket launcher is one.
_DESIGNS = (["multiple", "rocket"], ["multiple", "launch"], ["multiple", "launcher"], ["multiple", "warhead"])
#: Words for more than one that a text counts no further.
SEVERAL = frozenset(("several", "multiple"))
#: "A Ukrainian-drafted resolution" is the assembly's that adopts it.
_BROUGHT_IN = ("drafted", "sponsored", "backed", "proposed", "brokered", "authored")
#: What behind a hyphen says of a name only that a thing is made or called after it, or brought in by it.
_NOT_OF = ("made", "produced", "built", "supplied", "designed", "origin", "style", "type", *_BROUGHT_IN)
#: What stands alone for people or things told of before: "some have died", "most are still there", "killed them".
_STANDING_IN = frozenset("some many most several few both all rest remainder them".split())
#: Words for people or things, by what may open the clause that says who they are.
_DEFINING = dict.fromkeys(("all", "many", "some", "few"), ("who",)) | {"those": ("who", "whose", "that", "which")}
#: "The three men", by number and noun, are a few who were named before.
_FEW = frozenset("two three four five".split())
_MEN = frozenset("men women leaders people officials ministers presidents".split())


def is_people(scene: Scene, np: NounPhrase) -> bool:
    """'10,000 North Koreans', 'a wounded North Korean': people by the name of their state."""
    mention = scene.named(np)
    if mention is None or mention.start > scene.parsed.tokens[np.head].start:
        return False
    for reading in mention.readings:
        if reading.form == "demonym" and _plural(scene, np):
            return True
        if reading.form == "adjective" and scene.lower[np.first] in ("a", "one", "another"):
            return True
    return False


def people_named(scene: Scene, np: NounPhrase) -> str:
    """What item people are whom a phrase only names by their state."""
    clause = scene.clause_with(np)
    working = clause is not None and clause.verb.lemma in _WORKING and _WORKERS in scene.index.items
    return _WORKERS if working else PEOPLE


def stands_in(scene: Scene, np: NounPhrase) -> bool:
    """'some have died', 'many more fell', 'hit them': whether a phrase names nobody and stands for people before.

    Whether any were told of is not asked.
    """
    words = scene.lower[np.first : np.last]
    if len(words) > 2:
        return False
    if words[-1] not in _STANDING_IN and not (words[-1] == "more" and len(words) == 2 and words[0] in _STANDING_IN):
        return False
    named = any(word == "of" for word, _ in scene.chain(np)[:1])
    return not named and not defined(scene, np)


def of_whom(scene: Scene, np: NounPhrase) -> bool:
    """'two of whom': whether a number counts some of the people just named."""
    return scene.parsed.tokens[np.head].tag == "NUM" and scene.lower[np.last : np.last + 2] == ["of", "whom"]


def defined(scene: Scene, np: NounPhrase) -> bool:
    """'those whose assets are frozen', 'all who were sent': whether a relative clause says who they are."""
    openings = _DEFINING.get(scene.lower[np.head])
    return openings is not None and np.last < len(scene.lower) and scene.lower[np.last] in openings


def _plural(scene: Scene, np: NounPhrase) -> bool:
    tokens = scene.parsed.tokens[np.first : np.head]
    return scene.head(np).endswith("s") or any(t.tag in ("NUM", "ADJ") for t in tokens)


def quantity_in(scene: Scene, span: Span) -> Quantity | None:
    """The figure that stands in `span`."""
    for quantity in scene.figures:
        if span.overlaps(quantity.span):
            if quantity.unit in ("days", "years", "months", "weeks", "hours", "km", "m", "mm"):
                continue
            return quantity
    return None


def quantity_of(scene: Scene, np: NounPhrase) -> Quantity | None:
    """The figure of a noun phrase: its own, or that of what measures it: 'dozens of shells', 'two of the missiles'."""
    own = quantity_in(scene, scene.span(np)) or _some(scene, np) or _worth(scene, np) or _beside(scene, np)
    measure = np.measure
    if measure is not None and scene.head(measure) in _PARTS:
        return quantity_of(scene, measure)
    if measure is not None and (own is None or scene.parsed.tokens[measure.head].tag == "NUM"):
        return quantity_of(scene, measure) or own  # of "thirty of 40 drones" it is thirty
    return own


def _beside(scene: Scene, np: NounPhrase) -> Quantity | None:
    """'The first contingent, some 11,000 men, was shipped': how many it is by what stands in apposition.

    So is "a group of soldiers, 2,000 strong", and no army of a million.
    """
    group = scene.elements[np.at - 2].np if np.prep == "of" and np.at > 1 else None
    load = singular(scene.head(group or np)) in _LOADS
    after = scene.elements[np.at + 1 : np.at + 3] if np.at >= 0 and load else []
    beside = after[1].np if len(after) == 2 and after[0].kind == "comma" else None
    if beside is None or not beside.appositive or (group is not None and scene.lower[beside.last - 1] != "strong"):
        return None
    return quantity_in(scene, scene.span(beside))


def _worth(scene: Scene, np: NounPhrase) -> Quantity | None:
    """'goods worth 40 million dollars'."""
    word, group = next(iter(scene.chain(np)), ("", []))
    return quantity_in(scene, scene.span(group[0])) if word == "worth" else None


def _some(scene: Scene, np: NounPhrase) -> Quantity | None:
    """'several missiles': two or more."""
    word = scene.parsed.tokens[np.first]
    if word.lower not in SEVERAL or np.head == np.first or not scene.head(np).endswith("s"):
        return None
    if scene.lower[np.first : np.first + 2] in _DESIGNS:
        return None
    span = Span(word.start, word.end)
    return Quantity(span, scene.text(span), 2.0, None, True, "count", plain(scene, np), scene.span(np))


def item_end(scene: Scene, np: NounPhrase) -> int:
    """Where a counted noun phrase ends, with the 'of' phrase that belongs to its name."""
    end = scene.span(np).end
    mention = scene.named(np)
    return max(end, mention.end) if mention is not None else end


def plain(scene: Scene, np: NounPhrase) -> str:
    """The words of a noun phrase without article, figure and possessor."""
    tokens = scene.parsed.tokens[np.first : np.last]
    kept = [t for t in tokens if t.lower not in _ARTICLES and t.tag not in ("DET", "PPRON", "QUOTE")]
    kept = [t for t in kept if not any(q.span.start <= t.start < q.span.end for q in scene.figures)]
    return " ".join(t.text for t in kept or tokens)


def counted_as(name: str | None, quantity: Quantity | None) -> str | None:
    """The item of a figure: of loads the load with what it holds, of weights what is weighed, else `name`."""
    item = quantity.item if quantity is not None else None
    if quantity is None or item is None:
        return name
    if quantity.unit != "count" and name is not None and singular(name) == singular(quantity.unit):
        return item
    load, of, _ = item.partition(" of ")
    return item if of and quantity.unit == "count" and singular(load.split()[-1].lower()) in _LOADS else name


def unowned(scene: Scene, np: NounPhrase) -> str:
    """The bare words of a noun phrase without whose it is: the veto, of 'the Russian veto'."""
    words, origin = plain(scene, np), origin_of(scene, np)
    named = [m for m in scene.within(np) if origin is not None and origin in m.readings]
    for mention in named:
        words = words.removeprefix(scene.parsed.text[mention.start : mention.end]).lstrip()
    return words or plain(scene, np)


def origin_of(scene: Scene, np: NounPhrase) -> Reading | None:
    """The actor by whose name a noun phrase is described: Russian forces, US sanctions, 10,000 North Koreans."""
    if id(np) not in scene.origins:
        scene.origins[id(np)] = _described_by(scene, np)
    return scene.origins[id(np)]


def _described_by(scene: Scene, np: NounPhrase) -> Reading | None:
    head = scene.parsed.tokens[np.head]
    if is_people(scene, np):
        named = scene.named(np)
        return next((r for r in named.readings if r.form in ("demonym", "adjective")), None) if named else None
    for whole, mention in ((outer, m) for outer in scene.within(np) for m in (outer, *outer.inner)):
        reading = mention.reading("entity")
        if reading is not None and mention.start < head.start and not (mention.start <= head.start < mention.end):
            after = scene.parsed.text[mention.end : mention.end + 12].lower()
            force = whole.reading("entity")
            owned = after[:1] in ("'", "\u2019") and force is not None and force.type == "military"  # "Iran's troops"
            if reading.form == "name" and mention.end < head.start and after[:1] not in (" ", "-") and not owned:
                continue
            if after[:1] == "-" and after[1:].startswith(_NOT_OF):
                continue
            return reading
    return in_service(scene, np)


def origin_after_comma(scene: Scene, np: NounPhrase) -> Reading | None:
    """'IEMZ Kupol, a Russian state-owned firm': whose a name is that no lexicon has."""
    after = scene.elements[np.at + 1 : np.at + 3] if np.at >= 0 else []
    again = after[1].np if len(after) == 2 and after[0].kind == "comma" else None
    if again is None or scene.head(again) not in _BODIES or scene.parsed.tokens[np.head].tag != "NAME":
        return None
    owner = scene.named(again.possessor) if again.possessor is not None else None
    return origin_of(scene, again) or (owner.reading("entity") if owner is not None else None)


def told_of(scene: Scene, np: NounPhrase) -> bool:
    """'the three men': whether a phrase only takes up a few who were named."""
    words = scene.words(np)
    return words[0] in ("the", "both") and len(words) == 3 and words[1] in _FEW and words[2] in _MEN


def of_both(scene: Scene, np: NounPhrase, reading: Reading) -> str | None:
    """'1,200 Iskander and Kh-101 missiles': what both of the items that "and" joins inside a phrase are."""
    inside = scene.parsed.tokens[np.first : np.head]
    if reading.category != "item" or all(token.tag != "CONJ" for token in inside):
        return None
    others = (m.reading("item") for m in scene.within(np) if m.end < scene.parsed.tokens[np.head].start)
    other = next((one for one in others if one is not None and one.name != reading.name), None)
    if other is None:
        return None
    wider = scene.index.item_types(other.name)
    spec = scene.index.items.get(reading.name)
    while spec is not None and spec.name not in wider:
        spec = scene.index.items.get(spec.is_a or "")
    return spec.name if spec is not None else None
