"""A number in its sentence → whether it is no figure: a year, date, hour, name, score, address, list mark."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from briefing.extract.quantities import words as table
from briefing.extract.quantities.compounds import Number
from briefing.extract.quantities.numbers import DASHES
from briefing.extract.words.number_words import UNITS
from briefing.extract.words.tokens import Token

_HOURS = frozenset("a.m. p.m. am pm gmt utc kst hrs o'clock st nd rd th est edt bst cet jst".split())
_JOINED = frozenset("/:@_=") | DASHES
_INSIDE = frozenset("/:._@=#+&'\u2019\u2013") | DASHES
_LEVELS = frozenset("mark barrier threshold level limit ceiling".split())
_LISTING = frozenset((",", "and", "or", "to"))
#: Designators in the plural, behind which several numbers may stand.
_SEVERAL = frozenset("resolutions articles sections chapters pages flights phases routes paragraphs".split())
#: What is done by these is done to many: no count.
_BULK = frozenset("dozen score hundred thousand million dozens scores hundreds thousands".split())
#: Before "but" and a number these count what is left out: "shot down all but seven".
_SAVE = frozenset(("all", "everything", "everyone", "none", "nothing"))
#: Ages by which people are told apart, in years.
_YOUNGEST, _OLDEST = 10, 90
_LAST_DAY = 31
#: Before "one" these say of how many something consists: "members of one family".
_OF_ONE = frozenset(("number", "of"))
_ENDS = frozenset(("COMMA", "STOP", "CONJ"))
_DETERMINERS = frozenset(("DET", "PRON", "NEG", "ADJ"))


def apart(tokens: Sequence[Token], number: Number, end: int, qualified: bool) -> bool:
    """Whether a number is no figure. `end` is where it ends with its sign and unit."""
    before = tokens[number.start - 1] if number.start else None
    after = tokens[number.end] if number.end < len(tokens) else None
    left, right = before.lower if before else "", after.lower if after else ""
    if number.aside:
        return False
    if _gain(tokens, number, right) or (left == "+" and right in DASHES):
        return True
    settled = _settled_before(tokens, number, left, after)
    if settled is not None:
        return settled
    if number.unit not in ("count", ""):
        return _measured_apart(tokens, number, left, end, qualified)
    if number.end == number.start + 1 and tokens[number.start].lower in ("one", "zero", "a", "an"):
        return _one(tokens, number, before, after, qualified)
    dated = _date_or_hour(tokens, number, before, after, left, right)
    if dated or _capital_name(tokens, number, before, after, left):
        return True
    named = number.bare or "." in tokens[number.start].text or tokens[number.start].lower in UNITS
    if left in table.DESIGNATORS and named:
        return not _counts_after_all(before, after, left, right)
    if named and _one_of_several_names(tokens, number.start):
        return True
    if number.low != number.high or _touches(tokens, number, before, after):
        return _touches(tokens, number, before, after) or _score(tokens, number, after)
    if number.bare and not qualified:
        return _bare(tokens, number, left, right, before, after)
    return number.bare and _is_year(number) and not _plural(after)


def _settled_before(tokens: Sequence[Token], number: Number, left: str, after: Token | None) -> bool | None:
    """Whether a number is no figure, where the words before it settle that; else None."""
    if left == "the" and number.start > 1 and tokens[number.start - 2].lower == "by":
        return tokens[number.start].lower in _BULK  # "cut down by the dozen"
    if left == "but" and number.start > 1 and tokens[number.start - 2].lower in _SAVE:
        return True
    if number.start and number.bare and _aged(tokens, number, after):
        return True
    if left in ("under", "over") and _age(tokens, number, after):
        return True
    return None


def _gain(tokens: Sequence[Token], number: Number, right: str) -> bool:
    """'1,180 (+45)': by how much the count before the brackets has grown, which is no count of its own."""
    before = [t.text for t in tokens[max(0, number.start - 2) : number.start]]
    counted = number.start > 2 and tokens[number.start - 3].tag == "NUM"
    return counted and before == ["(", "+"] and right == ")"


def _nominal(after: Token | None) -> bool:
    return after is not None and after.tag in ("NOUN", "NAME", "ADJ", "NUM", "VERB?")


def _age(tokens: Sequence[Token], number: Number, after: Token | None) -> bool:
    """'Soldiers under 25 are kept back': how old those are who are named before."""
    whose = tokens[number.start - 2] if number.start > 1 else None
    if whose is None or whose.tag not in ("NOUN", "NAME") or not number.bare or _nominal(after):
        return False
    return table.counted_plural(whose.lower) and number.low is not None and _YOUNGEST <= number.low <= _OLDEST


def _aged(tokens: Sequence[Token], number: Number, after: Token | None) -> bool:
    """'He is 21, a scout': how old somebody is."""
    if number.start < 2 or tokens[number.start - 1].lemma != "be" or not (after is None or after.tag in _ENDS):
        return False
    years = number.low == number.high and number.low is not None and _YOUNGEST <= number.low <= _OLDEST
    return years and tokens[number.start - 2].lower in ("he", "she", "i", "who")


def _one_of_several_names(tokens: Sequence[Token], at: int) -> bool:
    """'resolutions 1718, 1874 and 2270': a number in a list that a designator in the plural opens."""
    while at > 0 and (tokens[at - 1].lower in _LISTING or tokens[at - 1].tag == "NUM"):
        at -= 1
    return at > 0 and tokens[at - 1].lower in _SEVERAL


def _capital_name(
    tokens: Sequence[Token], number: Number, before: Token | None, after: Token | None, left: str
) -> bool:
    """Whether a number word with a capital is part of a name: the Big Three, the Group of Seven."""
    if before is None or not tokens[number.start].text[0].isupper() or before.tag in ("STOP", "QUOTE"):
        return False
    if after is not None and after.tag == "NOUN" and after.text[0].isupper():
        return False  # a headline
    if left == "of" and number.start > 1:
        return tokens[number.start - 2].text[0].isupper()
    return before.text[0].isupper() or left == "the"


def _measured_apart(tokens: Sequence[Token], number: Number, left: str, end: int, qualified: bool) -> bool:
    """Calibres, seats, "day 3", and "one time" that is no multiple."""
    word = tokens[number.start].lower
    if number.unit == "times" and not qualified and word == "one":
        return True
    if number.unit == "mm" and end < len(tokens) and tokens[end].tag in ("NOUN", "NAME", "ADJ"):
        return True
    letter = tokens[number.start].text[-1] in "CFmg" and number.end == number.start + 1
    return left == "day" or (left in table.DESIGNATORS and letter)


def _one(tokens: Sequence[Token], number: Number, before: Token | None, after: Token | None, qualified: bool) -> bool:
    """Whether "one" or "a" counts nothing: "no one", "one of", "this one"; "only one of" and "one died" count."""
    follows = (
        after is not None and after.tag in ("NOUN", "ADJ", "NAME") and after.lower not in ("day", "another", "side")
    )
    one = tokens[number.start].lower == "one"
    if before is not None and before.tag == "NAME" and before.lower in table.DESIGNATORS:
        return True
    fate = after is not None and after.lower in ("was", "died")
    joined = before is not None and before.tag == "CONJ" and any(t.tag == "NUM" for t in tokens[: number.start - 1])
    told = fate and (before is None or joined)  # "two were killed and one was captured"
    if one and (qualified or told or _one_of_several_places(tokens, number.start)):
        return False
    counts = one or tokens[number.start].lower == "zero"
    return not (
        counts and follows and (before is None or (before.tag not in _DETERMINERS and before.lower not in _OF_ONE))
    )


def _one_of_several_places(tokens: Sequence[Token], at: int) -> bool:
    """'killed two in Haifa and one in Tel Aviv': whether "one" is done to, or joined to a number, before a place."""
    link = tokens[at + 1 : at + 3]
    if at and tokens[at - 1].lower in table.CASUALTY and (not link or link[0].tag in _ENDS):
        return True  # "killed one and injured six"
    if [t.tag for t in link] != ["PREP", "NAME"]:
        return False
    if at == 0 or tokens[at - 1].tag == "VERB":
        return True  # also where only this much is quoted
    same = (n for n in range(at) if tokens[n].lower == link[0].lower and tokens[n + 1].tag == "NAME")
    first = next(same, 0)
    return tokens[at - 1].tag in ("CONJ", "COMMA") and any(t.tag == "NUM" for t in tokens[:first])


def _date_or_hour(
    tokens: Sequence[Token], number: Number, before: Token | None, after: Token | None, left: str, right: str
) -> bool:
    if right in _HOURS or _told_hour(tokens, number, left, right) or _stamped(number, tokens[number.start], after):
        return True
    if not number.bare:
        return False
    if before is not None and left in table.MONTHS and before.text[0].isupper():
        return number.low is None or number.low <= _LAST_DAY or _is_year(number)  # not "said in January 300 men"
    if after is not None and right in table.MONTHS and after.text[0].isupper():
        return True
    of = right == "of" and number.end + 1 < len(tokens) and tokens[number.end + 1].lower in table.MONTHS
    comma = left == "," and number.start > 2 and tokens[number.start - 3].lower in table.MONTHS and _is_year(number)
    return of or comma


def _told_hour(tokens: Sequence[Token], number: Number, left: str, right: str) -> bool:
    """'half past six', 'six in the morning', 'at nine this evening'."""
    if left == "at" and right in ("this", "tonight", "tomorrow", "sharp"):
        return number.low is not None and number.low <= 12
    part = [t.lower for t in tokens[number.end + 1 : number.end + 3]]
    if right == "in" and part[:1] == ["the"] and part[1:] in (["morning"], ["afternoon"], ["evening"]):
        return number.low is not None and number.low <= 12
    return left == "past" and number.start > 1 and tokens[number.start - 2].lower in ("half", "quarter", "minutes")


def _stamped(number: Number, token: Token, after: Token | None) -> bool:
    """'09.40 Drones over Lviv': whether a line opens with the hour."""
    hour, _, minute = token.text.partition(".")
    two = number.start == 0 and len(hour) == len(minute) == 2 and (hour + minute).isdecimal()
    return two and hour < "24" and minute < "60" and after is not None and after.text[:1].isupper()


def _touches(tokens: Sequence[Token], number: Number, before: Token | None, after: Token | None) -> bool:
    """Whether the number is a piece of something: 9/11, 14:30, #7, 555-1234, -2."""
    touching = before is not None and before.end == tokens[number.start].start
    if touching and before is not None and before.text[-1].isalnum():
        return True
    if touching and before is not None and before.text in _INSIDE:
        negative = before.text == "-" and number.start > 1 and tokens[number.start - 2].end < before.start
        return not negative and (before.text != "+" or not number.bare)
    return after is not None and after.start == tokens[number.end - 1].end and after.text in _JOINED


def _score(tokens: Sequence[Token], number: Number, after: Token | None) -> bool:
    """Whether two small numbers with a dash are a score ("won 1-3", "a 4-5 vote"), or the years of a season."""
    first, last = tokens[number.start], tokens[number.end - 1]
    if not number.bare or not (first.text.isdigit() and last.text.isdigit()):
        return False
    if len(first.text) == 4 and len(last.text) == 4 and _is_year(number):
        return not _plural(after)
    if not any(t.text in DASHES for t in tokens[number.start : number.end]):
        return False
    around = {t.lower for t in tokens[max(0, number.start - 4) : number.end + 2]}
    return not around.isdisjoint(table.SCORING) or after is None or after.tag in ("STOP", "PREP", "COMMA", "ADV")


def _is_year(number: Number) -> bool:
    return number.high is not None and 1600 <= number.high <= 2100 and number.high == int(number.high)


def _plural(after: Token | None) -> bool:
    if after is None:
        return False
    return after.tag in ("NOUN", "ADJ") and table.counted_plural(after.lower)


def _counts_after_all(before: Token | None, after: Token | None, left: str, right: str) -> bool:
    """'the number of', 'in line 12 soldiers': a plural noun after a word that is no name."""
    if left in table.FIXED or before is None:
        return False
    if left == "number":
        return right == "of"
    return before.text.islower() and _plural(after) and left not in ("no", "page", "pages", "article", "articles")


def _bare(
    tokens: Sequence[Token], number: Number, left: str, right: str, before: Token | None, after: Token | None
) -> bool:
    """Whether digits without separator or qualifier are a year, a mark of a list or part of a name."""
    first = number.start
    text = tokens[number.end - 1].text
    if _is_year(number) and len(text) == 4:
        return not (_plural(after) and left in ("the", "all", "those", "these") and right in table.WITHOUT_S)
    if before is not None and before.tag == "OPEN" and right in (")", "]"):
        return True
    if (before is None or left in ("(",)) and right in (".", ")", "]") and number.end == first + 1:
        return True
    if number.low == 911 or (text[0] == "0" and len(text) > 1):
        return True
    labelled = left == ":" and first > 1 and tokens[first - 2].lower in table.IDENTIFIERS
    if labelled or _address(tokens, number):
        return True
    if before is not None and _model(tokens, number, before):
        return True
    named = (
        before is not None
        and (before.tag == "NAME" or before.text != before.lower)
        and first > 0
        and before.end + 1 == tokens[first].start
    )
    if named and tokens[0].lower == "of" and after is not None and after.tag in ("AUX", "MODAL"):
        return False  # "of the 61 drones fired by Russia 40 were shot down"
    if named and not (first == 1 and before is not None and before.tag != "NAME"):
        return not (_plural(after) or (after is not None and after.tag in ("ADJ", "NAME"))) or left in table.FIXED
    return _digit_beside(tokens, number)


def _model(tokens: Sequence[Token], number: Number, before: Token) -> bool:
    """Whether digits name a make: "new 737", "Boeing's 787", "the 500 index"; counts agree with a plural, and lead."""
    nouns: list[Token] = []
    for token in tokens[number.end : number.end + 5]:
        if token.tag not in ("ADJ", "NOUN", "NAME"):
            break
        nouns.append(token)
    if before.tag == "ADJ" and before.lower not in table.BEFORE_COUNT and not before.lower.endswith(("est", "ed")):
        return True
    if not nouns or nouns[0].tag == "ADJ":
        return before.tag == "POSS" and not nouns
    if nouns[-1].tag == "NAME" or number.low == 1:
        return False
    agrees = any(table.counted_plural(t.lower) or t.lower in table.MEMBERS or t.lower in _LEVELS for t in nouns)
    return not agrees and not any(t.lower in table.DIMENSIONS or t.lower in table.CASUALTY for t in nouns)


def _address(tokens: Sequence[Token], number: Number) -> bool:
    """'10 Downing Street'."""
    names = list(takewhile(lambda token: token.tag == "NAME", tokens[number.end : number.end + 4]))
    return any(token.lower in table.STREETS for token in names[1:])


def _digit_beside(tokens: Sequence[Token], number: Number) -> bool:
    """Whether digits stand next to digits with a space: a telephone number."""
    beside = [tokens[n] for n in (number.start - 1, number.end) if 0 <= n < len(tokens)]
    return any(t.text.isdigit() for t in beside)
