"""The words of a noun phrase → whether it takes up somebody named before, one or two, and of what types."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.names.entities import plural

STATE = frozenset(("state", "bloc"))
_NO_BLOC = frozenset(("state",))
PERSON = frozenset(("person",))
_BLOC = frozenset(("bloc",))
_BODY = _BLOC | {"agency", "ministry", "military", "organisation", "company", "group", "media"}
#: Whom "they" may stand for, where no force is spoken of.
THEY = STATE | PERSON
_COUNTRIES = frozenset(
    """countries nations states powers sides neighbours neighbors allies governments capitals partners
    parties""".split()
)
#: Those of them that blocs are, too.
_BLOCS = frozenset("powers sides allies partners parties".split())
#: "Neither government", "each side": one after the other of two.
ONE_OF_TWO = frozenset(("neither", "either", "each"))
#: Of a meeting or treaty there are two of these, if nothing says how many.
_PARTIES = frozenset(("sides", "parties", "capitals"))
_LEADERS = frozenset("leaders presidents men ministers heads officials diplomats politicians counterparts".split())
_HE = frozenset(("he", "him", "himself", "his"))
_IT = frozenset(("it", "its", "itself"))
_SHE = frozenset(("she", "her", "herself", "hers"))
_COUNTRY = frozenset("country nation state government neighbour neighbor ally".split())
_LEADER = frozenset("leader president minister chairman diplomat general dictator ruler premier envoy".split())
_AGENCY = frozenset("agency ministry service body department group organisation organization company command".split())
#: Words by which a body is taken up that a text has named: "the Council", "the Government".
BODIES = _AGENCY | frozenset(
    "government council commission committee bureau office panel army parliament bloc alliance".split()
)
#: All heads of phrases that may take somebody up, but for "neither government".
_TAKING_UP = _COUNTRIES | _LEADERS | _HE | _SHE | _COUNTRY | _LEADER | BODIES
_TAKING_UP |= frozenset("pair duo former latter both two neither each it its itself they them their".split())
#: Of what type a body is that such a word takes up; the other words take up any.
_OF_TYPE: dict[str, frozenset[str]] = {
    "company": frozenset(("company",)),
    "ministry": frozenset(("ministry", "agency")),
    "department": frozenset(("ministry", "agency")),
    "group": frozenset(("group", "organisation", "company")),
    **dict.fromkeys(("bloc", "alliance"), _BLOC),
    **dict.fromkeys(("army", "command"), frozenset(("military",))),
    **dict.fromkeys(("agency", "service", "bureau"), frozenset(("agency", "organisation", "media"))),
    **dict.fromkeys(("organisation", "organization"), frozenset(("organisation", "bloc", "agency"))),
}


def pronoun_of(head: str) -> str | None:
    """The pronoun by which the one is called for whom `head` stands."""
    return "he" if head in _HE else "she" if head in _SHE else "it" if head in _IT else None


def kind_of_phrase(words: Sequence[str], head: str, between: bool = False) -> tuple[str, frozenset[str]] | None:
    """Whether a noun phrase is anaphoric: ("one" | "pair", types of the antecedent), or None.

    What something is `between` is two: "trade between the neighbours".
    """
    if head not in _TAKING_UP and not (words and words[0] in ONE_OF_TWO):
        return None
    paired = bool(words) and (words[0] in ("both", "two", "these", *ONE_OF_TWO) or list(words[:2]) == ["the", "two"])
    head = plural(head) if paired and words[0] in ONE_OF_TWO and len(words) > 1 else head
    plain = words[:1] == ["the"] and len(words) == 2
    if head in _COUNTRIES and (paired or (plain and (between or head in _PARTIES))):
        return "pair", STATE if head in _BLOCS else _NO_BLOC
    if head in _LEADERS and (paired or (plain and between)):
        return "pair", PERSON
    if head in ("pair", "duo") and len(words) <= 2:
        return "pair", THEY
    if head in ("former", "latter") and len(words) <= 2:
        return head, THEY
    if head in ("both", "two", "neither", "each") and len(words) <= 2:
        return "pair", STATE | PERSON
    if head in _HE or head in _SHE:
        return "one", PERSON
    if head in _IT:
        return "one", STATE | _BODY
    if head in ("they", "them", "their"):
        return "pair", THEY
    if words and words[0] in ("the", "this", "that") and (len(words) == 2 or (len(words) == 3 and head == "ministry")):
        if head in _COUNTRY:
            return "one", _NO_BLOC
        if head in _LEADER:
            return "one", PERSON
        if head in BODIES:
            return "one", _OF_TYPE.get(head, _BODY)
    return None
