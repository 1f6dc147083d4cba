"""Tables of English verbs by what they govern: particles, objects, clauses, means."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

#: Verbs that take no object: their past form is never a participle that describes a noun.
INTRANSITIVE = frozenset(
    """arrive travel agree happen occur die work talk live appear continue emerge serve vote act follow return
    remain land sail march succeed fail collapse participate respond react dock berth anchor depart crash
    explode vanish disappear head drift flow trickle roll stream surface persist linger rise crumble perish
    end go come expire flee gather assemble mass step flock surge retreat advance lapse proceed cooperate collaborate
    converge coincide belong consist depend rely confer converse correspond communicate""".split()
)

#: Verbs that nobody does without doing it to something: without an object their past form is a passive cut short.
TRANSITIVE = frozenset(
    """kill wound injure supply deliver send ship transfer launch destroy damage intercept shoot capture seize sanction
    blacklist produce manufacture provide detain arrest evacuate hospitalise hospitalize impose designate
    dispatch station recruit mobilise mobilize recover repel thwart deploy export import donate procure smuggle
    confiscate freeze ban list download identify spot film photograph sight detect pledge earmark allocate approve
    unveil assemble purchase acquire bar penalise penalize prohibit outlaw proscribe fine indict jail deport extradite
    expel down neutralise neutralize maim slay slaughter raze bury cremate""".split()
)

#: Verbs whose past form before a preposition is a passive cut short: "a firm based in Dalian".
PLACED = frozenset(("base", "situate", "locate", "headquarter", "station"))

#: Small words that belong to the verbs before them: "step up deliveries", "shot down a drone".
PARTICLES: dict[str, frozenset[str]] = {
    "up": frozenset(
        """step ramp build give take set blow break speed beef open snap pick stock load tear use line prop
        shore scale stir bring back call stand make pull put round follow hold keep split divide sum eat buy
        gobble hoover drum whip rack cover free offer team link swallow buoy clean end fire hush ratchet
        fill patch wrap sign""".split()
    ),
    "down": frozenset(
        """shoot bring take knock cut gun mow shut play put turn lay set break tear hunt track burn strike
        force slow scale wind hand water pull batter chop tone""".split()
    ),
    "out": frozenset(
        """carry rule churn turn wipe roll pull put point take call knock crank pump single set lay hammer
        thrash drive hand give send spell map iron fill seek hire lease force push sort eke root weed dish
        mete smoke try back""".split()
    ),
    "off": frozenset(
        """fire call set ship sell fend kick lay cut show pay hold ward drop write finish kill seal fight beat
        cordon see send wave""".split()
    ),
    "over": frozenset("""hand take turn sign pass send""".split()),
    "on": frozenset("""take pass""".split()),
    "away": frozenset("""give send take throw turn wave brush hand""".split()),
    "back": frozenset("""send pull take push bring hold drive roll beat call win throw scale cut get""".split()),
    "aside": frozenset("""brush put set wave push""".split()),
    "together": frozenset("""bring put pull""".split()),
}

#: Verbs that mean something else with their particle: a frame that does not name the particle is not meant.
OPAQUE: dict[str, frozenset[str]] = {
    "out": frozenset("carry put turn point make work rule call".split()),
    "on": frozenset("carry go take put hold move".split()),
    "off": frozenset("call put take set pay lay hold".split()),
    "over": frozenset("take".split()),
    "up": frozenset("give hold bring make break turn take call set put".split()),
    "down": frozenset("turn put lay back stand shoot bring take knock gun".split()),
    "about": frozenset("bring go".split()),
}

#: Verbs that take a clause without "that": the noun phrase after them may be a subject.
BARE_THAT = frozenset(
    """say believe think claim report know hope add deny confirm announce note warn suggest show fear insist argue
    admit allege estimate state tell mean see hear feel find understand indicate reveal assess acknowledge
    declare expect ensure predict guess suspect assume wish vow boast conclude decide agree write explain doubt
    concede maintain judge reckon stress contend recall remember imagine promise caution recommend""".split()
)
#: Verbs with two objects: to whom, and what.
DITRANSITIVE = frozenset("give sell send offer hand supply provide pay lend grant promise owe teach show".split())
#: Verbs of those who tell.
TELLING = frozenset(
    """say add deny call urge warn condemn demand accuse reject dismiss insist describe vow pledge promise refuse
    decline express voice stress denounce brand cite praise hail
    welcome thank speak talk assure label criticise criticize blame threaten caution reiterate reaffirm
    question withdraw retract elaborate specify acknowledge admit confirm note argue claim announce declare predict
    refer redirect""".split()
)
#: Verbs whose object does what their infinitive says.
OBJECT_CONTROL = frozenset(
    """allow enable help urge ask tell order want force encourage push press permit invite cause lead require expect
    warn persuade convince compel direct instruct mobilise mobilize call get teach train assist aid recruit hire employ
    find believe consider deem prove declare commit bind show see
    authorise authorize task oblige appoint forbid beg implore recommend challenge empower command tempt send
    dispatch prompt spur provoke inspire motivate drive pressure lobby coax induce entice incite goad nudge advise
    counsel request entreat petition pay trust enlist elect choose nominate dare bribe""".split()
)
#: What is done to somebody "for" what he did: "Banker sanctioned for his part".
PUNISHING = frozenset(
    "sanction blacklist designate penalise penalize fine indict jail arrest detain expel deport".split()
)
#: What is laid on somebody, or meant to hit him, for what he did: "tariffs on Iran for buying oil".
PENALTIES = frozenset(
    """sanction sanctions tariff duty embargo ban penalty fine restriction curb levy punishment retaliation retribution
    revenge reprisal""".split()
)
#: Verbs of who comes in another's place.
REPLACING = frozenset(("replace", "succeed", "supplant", "supersede"))
AUXILIARIES = frozenset(("be", "have", "do"))
#: Verbs whose object does what a bare infinitive behind it says.
WITH_BARE = frozenset(("help", "let", "make", "see", "watch", "hear", "have"))

#: Prepositions of means.
BY_WHAT = frozenset(("with", "without", "thanks to", "through"))
#: Verbs of motion and of talk: after them "by" names no one who does it, but a train, a telephone or an amount.
MOTION = frozenset(
    """travel arrive return sail march land flee depart drift enter pass cross move fall walk rise
    proceed confer converse talk communicate correspond speak""".split()
)
