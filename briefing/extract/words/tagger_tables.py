"""Closed classes of English words, marks and endings → tags."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

TABLE: dict[str, str] = {}
for _tag, _words in {
    "DET": (
        "the a an this these those some any no every each another both either neither all several "
        "many few most much such half various numerous certain fewer less enough"
    ),
    "PREP": (
        "according of in on at by for with from into onto over under after before during between "
        "among against about across through throughout toward towards upon within without near via aboard "
        "per worth around behind beyond despite amid amidst following regarding concerning including off "
        "along alongside above below beneath beside besides except inside outside plus versus like "
        "unlike than out up down as since until till because-of"
    ),
    "TO": "to",
    "AUX": "is are was were be been being am 's 're 'm has have had having 've do does did done",
    "MODAL": "will would can could may might must shall should 'll 'd ca wo",
    "NEG": "not n't never cannot",
    "SUB": "that if whether because although though while unless when where why how whereas once lest so",
    "REL": "which who whom whose what",
    "CONJ": "and or but nor & yet",
    "PRON": (
        "he she it they we you i him them us me himself itself themselves herself ourselves "
        "everyone someone anyone everybody somebody anybody nothing anything something everything none "
        "others there who's nobody"
    ),
    "PPRON": "his her its their our your my",
    "HEDGE": (
        "reportedly allegedly apparently possibly probably perhaps likely unlikely seemingly "
        "presumably supposedly potentially purportedly maybe"
    ),
    "ADV": (
        "also still already just only even again soon now then here ever far very too so quite "
        "rather almost nearly about more less most least well back away together ahead later "
        "earlier recently currently further instead however meanwhile moreover therefore thus today"
        " always often sometimes seldom nonetheless nevertheless likewise elsewhere indeed afterwards thereafter"
        " alone aside otherwise sooner tomorrow yesterday abroad overseas ago yet twice not-only ablaze alight"
        " aflame afire afloat adrift aground ashore"
    ),
    "ADJ": (
        "new old big small large long short high low great major minor good bad early late recent "
        "military nuclear ballistic strategic advanced additional further other own same last next "
        "first second third fourth fifth sixth seventh eighth ninth tenth former current joint "
        "foreign civilian civil heavy light possible potential likely key key main top senior free "
        "full total true real young hard strong weak common special several-year due able unable "
        "ready willing unwilling keen eager reluctant inclined key domestic annual daily weekly monthly "
        "upcoming latest previous past present "
        "future entire whole northern southern eastern western north-eastern central local global "
        "regional international national political economic diplomatic conventional public private "
        "open secret covert overall average extra more due wounded dead injured missing alive armoured armored "
        "closer nearer naval legal royal rural vital final fresh rapid solid mobile nearby modern"
        " accurate inaccurate precise cheap deep dense exact fierce frequent grim huge immediate independent"
        " dependent intense modest poor proper pure quick rare raw remote rich robust rough safe unsafe severe"
        " sharp silent similar simple soft stable unstable steep strict sudden sure tall thick tight tiny tough"
        " urgent vast violent wet wide wise important significant different indifferent efficient sufficient"
        " insufficient evident apparent prominent permanent persistent consistent resilient reliant relevant"
        " irrelevant distant constant dominant brilliant abundant vacant ancient innocent decent absent"
        " intelligent competent confident adequate inadequate inappropriate desperate deliberate legitimate"
        " illegitimate ultimate intimate delicate obsolete extreme supreme scarce hostile fragile agile futile"
        " volatile versatile older newer larger bigger smaller higher longer shorter heavier lighter greater wider"
        " deeper stronger weaker cheaper faster slower deadlier richer poorer harder easier tougher safer younger"
        " clearer stricter tighter broader worse simpler quieter warmer colder unequal loyal clever cruel unfair"
        " false absurd famous fond frank gentle glad happy unhappy hungry angry honest lazy lonely mad mere merry mild"
        " naive neat nervous odd polite proud ripe rude sad shallow sincere sore stark stiff strange stupid sturdy"
        " thorough vague weird worthy aware unaware unclear alike asleep awake ashamed afraid obvious dubious"
        " furious serious acute absolute resolute immature insecure premature unsure impure sane insane immense"
        " diverse adverse averse sparse coarse sole vile hale stale upright outright overdue undue grey yellow"
        " crimson"
    ),
}.items():
    for _word in _words.split():
        TABLE.setdefault(_word, _tag)
MARKS = {
    ",": "COMMA",
    ".": "STOP",
    ";": "STOP",
    ":": "STOP",
    "?": "STOP",
    "!": "STOP",
    "\u2014": "STOP",
    "--": "STOP",
    "%": "PCT",
    "(": "OPEN",
    "[": "OPEN",
    ")": "CLOSE",
    "]": "CLOSE",
    '"': "QUOTE",
    "\u201c": "QUOTE",
    "\u201d": "QUOTE",
    "$": "CUR",
    "\u20ac": "CUR",
    "\u00a3": "CUR",
    "\u00a5": "CUR",
    "\u20a9": "CUR",
    "\u20bd": "CUR",
    "\u2013": "STOP",
}
ADJ_ENDINGS = (
    "ous",
    "ful",
    "ive",
    "able",
    "ible",
    "ical",
    "less",
    "-based",
    "-made",
    "-range",
    "-led",
    "-backed",
    "ary",
    "ic",
)
NOUNS_IC = frozenset(
    (
        "pact traffic republic music public critic panic fabric topic clinic military territory "
        "commissary secretary missionary anniversary library boundary summary salary adversary "
        "emissary february january beneficiary dignitary executive initiative representative "
        "offensive objective explosive archive motive detective directive relative table cable "
        "vehicle variable olive"
    ).split()
)
NOUNS_AL = frozenset(
    (
        "official rival general material individual criminal liberal tribunal principal memorial "
        "admiral cardinal manual journal professional denial trial burial betrayal dismissal reversal upheaval "
        "retrieval portrayal rehearsal referral renewal arsenal canal terminal approval removal appraisal signal metal "
        "medal festival deferral acquittal rebuttal refusal disposal hospital capital portal"
    ).split()
)
#: Past forms that never stand before a noun as adjectives.
NEVER_ADJ = frozenset("said told asked thought went came became".split())
#: Prepositions by which a form that may be a noun is known for a verb: "Kim calls for", "Putin lands in".
GOVERNED: dict[str, tuple[str, ...]] = {
    "call": ("for", "on"),
    "push": ("for",),
    "press": ("for",),
    "vote": ("for", "against"),
    "land": ("in", "at"),
    "march": ("into", "in"),
    "return": ("to", "from"),
    "travel": ("to", "from", "by", "through", "via", "aboard", "across"),
    "head": ("to", "for"),
    "move": ("to", "into"),
    "roll": ("into", "across", "through", "out", "off", "over"),
    "sail": ("to", "from", "into", "for"),
    "stream": ("into", "to", "across"),
    "cross": ("into",),
    "pass": ("through",),
    "dock": ("at",),
    "date": ("from", "back"),
    "stem": ("from",),
    "advance": ("on", "into", "towards", "toward"),
    "fight": ("in", "for", "alongside"),
    "work": ("in", "with", "on"),
    "arrive": ("in", "at"),
    "stand": ("at",),
    "point": ("to", "towards"),
    "range": ("from",),
    "rise": ("to", "from", "by"),
    "amount": ("to",),
    "result": ("in", "from"),
    "lead": ("to",),
    "flow": ("to", "from", "into", "back"),
    "number": ("in",),
}
BARRED = frozenset(("DET", "POSS", "PPRON", "ADJ", "NUM", "PREP", "CUR"))
#: Determiners that stand for a noun: "some died", "another described".
STANDING = frozenset("all both some many several most another each neither either few none".split())
OPENS_NP = frozenset(("DET", "PPRON", "NAME", "ADJ", "NUM", "PRON", "NOUN", "CUR"))
SUBJECTS = frozenset(("NAME", "PRON", "REL", "NOUN", "CLOSE", "QUOTE", "COMMA", "DET"))
NOMINAL_ED = frozenset("hundred united armed occupied".split())
#: Adjectives that say where somebody or something is from, by how they end.
OF_ORIGIN = tuple(
    """western ian ean ican ese ish ench utch eli german swiss thai iraqi saudi afghan czech greek turkic u.s. uk
    eu""".split()
)
#: Pronouns that are no subjects.
OBJECTS = frozenset("them him us me".split())
#: Pronouns that are nothing but subjects.
NOMINATIVE = frozenset("i he she we they".split())
#: Possessives of those who are spoken of.
POSSESSIVES = frozenset("its his her their".split())
#: Plurals without -s.
#: Adjectives that stand for those who are so: the number of dead, the evacuation of wounded.
PEOPLE_BY_STATE = frozenset(("dead", "wounded", "injured", "missing"))
PLURALS = frozenset("people men women children police troops personnel media data staff folk crew".split())


def is_plural(noun: str) -> bool:
    """Whether a noun, in lower case, is plural by its form."""
    return noun in PLURALS or noun in PEOPLE_BY_STATE or (noun.endswith("s") and not noun.endswith("ss"))
