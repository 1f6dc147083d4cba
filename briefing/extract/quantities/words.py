"""Tables of the words round a figure: qualifiers, what makes a number no figure, verbs and nouns of amount."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

from typing import Literal, NamedTuple

from briefing.extract.words.tagger_tables import PLURALS, is_plural
from briefing.extract.words.verb_forms import third_person


class Qualifier(NamedTuple):
    """What words before or after a number do to it."""

    bound: Literal["low", "high", "exact", ""] = ""
    approximate: bool = False
    relation: Literal["additional", "total", ""] = ""


_LOW, _HIGH, _ABOUT = Qualifier("low"), Qualifier("high"), Qualifier("", True)
_MORE, _ALL = Qualifier("", False, "additional"), Qualifier("", False, "total")

_GROUPS: tuple[tuple[Qualifier, str], ...] = (
    (
        _LOW,
        "at least|more than|over|well over|just over|above|upwards of|upward of|in excess of|no fewer than|"
        "no less than|not less than|a minimum of|minimum of|not fewer than|greater than|exceeding|well above|>|"
        "at the least|a little over|a little more than|slightly more than|slightly over|little more than|"
        "just more than|far more than|much more than|considerably more than|significantly more than|north of|beyond|"
        "even more than|well beyond|as low as|as little as|as few as|not below|just above|"
        "longer than|a minimum|minimum|no lower than|anything over|\u2265|surpassing|topping",
    ),
    (
        _HIGH,
        "up to|as many as|as much as|no more than|not more than|at most|a maximum of|maximum of|fewer than|less than|"
        "under|below|well under|just under|<|as high as|as long as|as far as|far fewer than|far less than|well below|"
        "just below|slightly less than|slightly under|slightly below|a little less than|a little under|a little below|"
        "much less than|fewer even than|shorter than|south of|within|not exceeding|"
        "no higher than|no greater than|no longer than|at the most|a maximum|maximum|just less than|\u2264|"
        "little less than|anything up to|considerably less than|significantly less than",
    ),
    (
        _ABOUT,
        "about|around|some|roughly|approximately|nearly|almost|an estimated|estimated|close to|circa|approx.|ca.|~|"
        "perhaps|probably|near|in the region of|something like|virtually|est.|the estimated|ca|an approximate|\u2248|"
        "just about|approx|nearer|in the order of|on the order of|or so|just shy of|just short of|shy of|barely|"
        "hardly|practically|very nearly|very roughly|maybe|somewhere around|closer to|a rough|a good",
    ),
    (Qualifier("exact"), "only|just|exactly|precisely|all|merely|a mere|fully|a whopping|a record|as many"),
    (
        _MORE,
        "another|an additional|a further|additional|further|an extra|the additional|some additional|extra|the further",
    ),
    (_ALL, "a total of|total of|altogether|in total|in all|totalling|totaling|a combined|combined"),
)
#: Words in order → what they do.
BEFORE: dict[tuple[str, ...], Qualifier] = {
    tuple(phrase.split()): qualifier for qualifier, phrases in _GROUPS for phrase in phrases.split("|")
}
LONGEST = max(len(words) for words in BEFORE)
#: The word right before a number without which no qualifier stands there.
LAST_BEFORE = frozenset(words[-1] for words in BEFORE)
AFTER: dict[tuple[str, ...], Qualifier] = {
    tuple(phrase.split()): qualifier
    for qualifier, phrases in (
        (
            _LOW,
            "or more|+|plus|or above|and above|or over|and over|or older|and older|or higher|or greater|and up|"
            "and more|or longer|or better|at least|and counting|upwards",
        ),
        (
            _HIGH,
            "or fewer|or less|or under|and under|or younger|and younger|or below|and below|or lower|at most|"
            "at the most|maximum|or shorter|tops",
        ),
        (_ABOUT, "or so|or thereabouts|give or take|approximately|odd|-odd"),
        (_MORE, "more|additional|further|extra"),
    )
    for phrase in phrases.split("|")
}
#: The words that one of these may begin with.
AFTER_FIRST = frozenset(words[0] for words in AFTER)
#: The same behind the item: "fifteen people or more".
AFTER_ITEM: dict[tuple[str, ...], Qualifier] = {
    words: q for words, q in AFTER.items() if words[0] in ("or", "and") and len(words) == 2
}
#: What something flies over, which "over" does not count.
AREAS = frozenset("regions districts provinces oblasts counties prefectures municipalities".split())
#: Verbs of which "over" is a part before a figure.
PHRASAL = frozenset(
    form
    for row in """hand hands handed handing|turn turns turned turning|sign signs signed signing|bring brings brought
    bringing""".split("|")
    for form in row.split()
)
#: Verbs that set a bound to the figure that follows.
EXCEEDS = frozenset("exceed surpass top outnumber".split())
_PERIODS = frozenset("day week month year hour minute second night quarter decade annum head person unit".split())
#: After "a" or "per" these make a price or share a rate.
PER = _PERIODS | frozenset(
    """barrel share tonne ton ounce kilo kg gallon litre liter pound mile km bottle piece match game capita household
    student pupil child kilowatt-hour therm bushel euro dollar pop vote ticket shift square hectare acre""".split()
)
MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.""".split()
)
#: A number after one of these names a thing.
DESIGNATORS = frozenset(
    """note notes p p.
    no no. nos. number resolution article articles section chapter page pages pp. flight type level phase route
    highway grade room gate block zone version volume vol. channel apartment suite unit line order paragraph annex
    appendix table figure fig. platform part rule law act bill protocol season episode box exhibit model
    mark mk class brigade battalion decree directive clause tier group category bureau office sector hall
    building day seat size flat lot berth pier pump runway terminal junction exit interstate motorway psalm verse
    schedule item ward district precinct squadron regiment division company platoon corps fleet stage round game
    week lane bus train tram track floor extension lap hole rank apollo formula windows iphone galaxy boeing airbus
    radio catch nikkei ftse dax cac s&p russell stoxx topix csi ibex aex euro expo agenda vision option plan
    playstation km xbox android covid sputnik vostok soyuz voyager""".split()
)
#: A number behind one of these and a colon is a mark by which something is found again.
IDENTIFIERS = frozenset(
    """id ids ref reference code serial tel phone telephone fax mobile isbn issn imo mmsi postcode zip page note case
    docket passport account vat doi number no""".split()
)
#: Names of makes and indexes: "Boeing 737 jets" counts nothing, while "Company 300 men" might.
FIXED = frozenset(
    "ftse dax cac s&p nikkei russell stoxx topix csi ibex aex boeing airbus apollo formula windows iphone".split()
)
CASUALTY = frozenset("killed wounded injured dead missing captured hurt displaced arrested detained homeless".split())
#: Pronouns behind which a part of a whole is told: "of whom 400", "three of them".
OF_WHOM = frozenset(("whom", "which", "them", "these", "those", "us"))
#: The same of a sum or a mass.
OF_WHOLE = frozenset(("it", "that", "this", "which"))
#: Nouns of change: what changes stands behind them ("a 5% rise in rents").
CHANGE_NOUNS = frozenset(
    """rise increase drop fall decline decrease gain jump growth cut hike reduction surge slump loss dip slide boost
    expansion contraction improvement change raise climb uptick plunge""".split()
)
#: Forms of verbs by which a figure moves: "from 30 to 40" after one of them is two figures.
CHANGES = frozenset(
    """fall falls fell fallen falling rise rises rose risen rising grow grows grew grown growing cut cuts cutting
    shrink shrinks shrank shrunk shrinking slid slide slides sliding sank sunk sink sinking went gone go goes going
    up down halved swung crept shot leapt lost gained gain gaining""".split()
) | frozenset(
    stem + end
    for stem in (
        """increas decreas reduc rais lower climb jump drop declin expand widen narrow surg plung tumbl soar slump
        doubl tripl mov chang dropp slipp eas edg improv slash trim boost lift tighten extend""".split()
    )
    for end in ("", "e", "es", "s", "ed", "ing")
)
#: Verbs whose subject the figure behind them is said of.
TELLING = frozenset(
    """be rise fall increase decrease grow drop climb decline gain lose jump slide surge plunge tumble soar slump dip
    reach hit total stand cost weigh measure average number amount come run remain stay exceed surpass top shrink expand
    advance slip ease edge rally recover close open end finish trade last take cover span stretch account own hold
    contain become have has worth double triple contract shed add sell fetch yield generate near approach
    pass equal represent comprise range vary go travel fly lie sit extend move earn improve worsen settle swell balloon
    drift sink strengthen weaken appreciate depreciate firm peak bottom stagnate do cruise start begin get make
    strike narrow widen deepen lengthen""".split()
)
_PAST = {
    pair.split(":")[0]: pair.split(":")[1]
    for pair in """fell:fall rose:rise grew:grow slid:slide sank:sink shrank:shrink stood:stand ran:run lay:lie
    flew:fly went:go took:take came:come cost:cost hit:hit lost:lose held:hold sold:sell struck:strike
    dropped:drop dipped:dip slipped:slip topped:top shed:shed rallied:rally varied:vary occupied:occupy
    closed:close spanned:span""".split()
}
#: Finite form → base: right before a figure these are verbs, whatever the tagger took them for.
TELLING_FORMS = (
    {third_person(lemma): lemma for lemma in TELLING}
    | {lemma + ("d" if lemma.endswith("e") else "ed"): lemma for lemma in TELLING}
    | _PAST
)
#: Verbs that take a count as their object, so that their subject is not what is counted.
TAKING = frozenset("sell buy make take own hold have get add build send receive order lose gain win score shed".split())
#: Verbs by which someone moves or sets a figure: it is said of their object.
SETTING = frozenset(
    """put estimate bring raise cut set lift increase reduce lower price keep fix value push drive take boost slash
    trim hike limit cap calculate place report give expand widen narrow extend peg send improve revise hold
    double value assess reckon budget""".split()
)
#: Passives and middle verbs of sale and value.
VALUING = frozenset("sell value price estimate put set cap fix buy fetch acquire auction purchase fine".split())
#: Nouns that only say that something is counted: the thing is behind "of".
COUNT_NOUNS = frozenset("number numbers total totals count tally amount sum figure figures volume quantity".split())
#: "member" of "four-member": the counted noun of a compound.
MEMBERS = frozenset(
    """member man woman person people seat bed storey story floor room bedroom page vehicle ship truck car nation
    country state team vote run goal match game episode part point piece volume class unit plane aircraft missile
    tank employee hole lane judge justice""".split()
)
#: Nouns that are plural without an s where a figure counts them.
WITHOUT_S = PLURALS | frozenset(
    "cattle sheep fish aircraft spacecraft dead wounded injured missing servicemen policemen youth clergy".split()
)
#: Verbs round a score: "won 3-1", "split 5-4".
SCORING = frozenset(
    """won win wins beat beats beating lost lose loses losing drew draw draws led lead leads trailed split voted vote
    defeated edged ruled scored score tied level levelled finished ended odds ahead behind victory defeat loss
    series record margin decision""".split()
)
#: After a measure these are no noun that is measured: "320 metres tall", "12 km east of town", "ten times higher".
DIMENSIONS = frozenset(
    """tall wide short shy long deep high thick old away apart east west north south northeast northwest southeast
    southwest ahead behind higher lower more less better worse faster slower larger bigger smaller greater longer
    shorter older younger stronger cheaper inland offshore off up down early late earlier later ago overnight
    downstream upstream each altogether above below heavier lighter farther further closer out left round across
    northward southward""".split()
)
#: Adjectives that stand before a count: "the remaining 20".
BEFORE_COUNT = frozenset(
    """first last next past previous other additional further remaining original top initial final latest extra same
    closing opening coming following whole more combined total record staggering mere whopping full current present
    only all some many good dead wounded injured missing early late every leading average median mean""".split()
)
#: Plural words before a noun: "arms depots", "sales tax".
COMPOUNDING = frozenset(
    """arms goods sales sports communications operations systems news weapons munitions savings drugs jobs armaments
    services rights women men securities futures customs earnings politics economics physics""".split()
)
#: Heads of phrases that tell when, and are never what is counted after "in" or a share.
TIMES = frozenset(
    """year years month months week weeks day days quarter quarters half decade decades time monday tuesday wednesday
    thursday friday saturday sunday today yesterday tomorrow morning afternoon evening weekend spring summer autumn
    winter season period january february april june july august september october november december""".split()
)
STREETS = frozenset(
    """street st st. road rd rd. avenue ave ave. lane drive boulevard blvd square terrace row place court crescent
    way gardens quay""".split()
)


def counted_plural(noun: str) -> bool:
    """Whether a noun, in lower case, is one that a figure above one counts."""
    return noun in WITHOUT_S or is_plural(noun)
