"""Closed classes of English words that attribution reads by: determiners, auxiliaries, prepositions, words of time."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words that bound the number after them: "said well over 300 had died".
BOUNDING = _words(
    """
    about around over under up to at least most more fewer less than just well between roughly nearly almost
    approximately
    """
)
DET = _words(
    """
    the a an this that these those its his her their our my your some any no every each both all many several few
    most another such neither either
    """
)
PRONOUNS = _words("he she it they we i you who")
PREPOSITIONS = _words(
    """
    of for from at in on to with by near against about over into under within inside across between among during
    after before since until than as per via including without
    """
)
JOINS = _words("of for from at in on to with by near against about outside inside within behind among across")
BE = _words("is are was were be been being am 's 'm 're")
HAVE = _words("has have had having 've")
MODALS = _words("will would can could may might shall should must do does did ca wo 'd 'll")
#: Verbs that join a state of mind to whoever has it, beside "to be".
LINKING = _words("feel feels felt seem seems seemed remain remains remained became become becomes grew")
#: What opens a circumstance of saying, not what is said: when asked, after talks.
CIRCUMSTANCE = _words("when while after before as if whether asked pressed speaking reached despite")
NOBODY = _words("neither no nobody none")
#: Words that are a verdict where they are negated: "it is not true that".
UPHOLDING = _words("true correct accurate case")
FINDING = _words("found find finds seen see sees saw has have had")
#: What a source is said to be where its words are only passed on: if the ministry is right.
RIGHT = _words("right correct accurate believed")
#: Between "as X" and "it": as the minister put it, as Seoul sees it.
PUT = _words("put puts see sees saw tell tells told")
NEGATIONS = _words("not n't never nor hardly neither")
ADVERBS = _words(
    """
    also then later now again once still already only just even ever first earlier recently repeatedly since
    usually rarely seldom further separately so too thus therefore instead meanwhile long soon yesterday today otherwise
    """
)
WH = _words("how why what whether when where who which if")
WEEKDAYS = _words("monday tuesday wednesday thursday friday saturday sunday")
TIME = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow week month year morning
    afternoon evening night weekend january february march april may june july august september october november
    december jan feb mar apr jun jul aug sep sept oct nov dec late early earlier later last this next ago mid- day
    noon days weeks months years hours hour
    """
)
PLURALS = _words(
    """
    they we i you people men women police media children who data personnel both many some all most others few
    """
)
NOT_IN_NP = _words("there himself herself itself themselves aside due able unable likely")
STRIP = _words(
    """
    the a an this that these those some any all many several most both its his her their our my few two three four
    five six seven eight nine ten dozen one another other senior top high-ranking unnamed anonymous recent new
    latest various multiple such no neither either each every more different late former declassified unclassified
    """
)
PAIRS = _words(
    """
    countries nations sides governments capitals states leaders neighbours neighbors ministries parties
    """
)
SINGULAR = _words("it its he she his her")
OPENING_DET = _words("the a an his her its their our my any this these those some no such all both")
POSSESSIVES = _words("its his her their our my")
#: Openings of a sentence that take up persons or things just spoken of.
TAKES_UP = _words("they it both each these those others another some most half all")
ROUGHLY = _words("about around some nearly almost roughly over another")
TITLES = _words("mr mrs ms dr sir dame lord lady gen adm col prof president senator secretary")
#: Those whose turns are nobody's word on the matter: who asks, and who reads what the text itself tells.
ASKING = _words("q question reporter moderator voice presenter anchor narrator newsreader host voice-over") | {
    "the press"
}
#: Turns of whoever is asked, whose name stands before the first of them.
ANSWERING = _words("a answer")
AUXILIARIES = BE | HAVE | MODALS
#: What a possessor ends with.
POSSESSIVE_MARKS = frozenset(("'s", "\u2019s", "'", "\u2019"))
#: After these "'s" is "is" or "has"; after a noun it is the possessive.
BEFORE_IS = PRONOUNS | _words("that there what here how")
#: Tags that stand in a base noun phrase.
NOMINAL = frozenset(("DET", "PPRON", "ADJ", "NUM", "NOUN", "NAME", "CUR", "PCT", "POSS", "PRON"))
MARKS = frozenset((*",;:.!?()[]\u2014\u2013\u2026", "--", "..."))
QUOTES = frozenset("\"\u201c\u201d\u00ab\u00bb\u2018\u2019'")
#: Determiners that do not stand alone as a noun phrase, as "some" and "both" do.
BARE_DET = DET - _words("both all some many several most neither either another each few these those this that")
#: Words of time that go on with a phrase of time: "on Friday night".
TIME_AFTER = TIME - _words("may this")
#: One word that stands for a source.
ALONE = PRONOUNS | _words("its his her their our my")
NEGATING = NEGATIONS - _words("neither nor")
#: Of what types a name is that such a noun may take up; any other noun for a body takes up anybody.
BODY_TYPES: dict[str, tuple[str | None, ...]] = {
    **dict.fromkeys(("ministry", "department"), ("ministry",)),
    **dict.fromkeys(("embassy", "parliament", "court"), ()),
    **dict.fromkeys(("military", "army", "navy", "command"), ("military",)),
    **dict.fromkeys(("company", "firm"), ("company", None)),
    **dict.fromkeys(("agency", "service"), ("agency", "organisation", "media", "state", None)),
    **dict.fromkeys(("newspaper", "broadcaster", "daily"), ("media", None)),
    **dict.fromkeys(("government", "country", "state", "regime"), ("state",)),
}
#: Before a name these say that somebody else acts: "in a call with Putin he praised them".
BESIDE = _words("with to from by between against alongside")
