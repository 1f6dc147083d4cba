"""A figure in its parsed sentence → the noun phrase that it counts, by syntax."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

from briefing.extract.grammar.syntax import Parsed
from briefing.extract.quantities import words as table
from briefing.extract.quantities.compounds import Number
from briefing.extract.quantities.units import CURRENCIES, LENGTHS, TIME_UNITS
from briefing.extract.words.tokens import next_word

Range = tuple[int, int]
_MORE = frozenset("more additional further extra other".split())
_LEFT = frozenset(("left", "remaining", "outstanding"))
#: "$122,300 last night"; "minus 12 at night" is said of the night.
_TIMES = table.TIMES | {"night"}
_ABOUT = frozenset("approximately about estimated around roughly".split())


def counted(parsed: Parsed, number: Number, end: int) -> Range | None:
    """Token range of the noun phrase counted: what is left of the figure's own, or what "of" brings."""
    tokens = parsed.tokens
    if (
        number.unit in TIME_UNITS
        and "-" not in tokens[number.start].lower
        and end < len(tokens)
        and tokens[end].lower != "of"
    ):
        return None
    at = end
    if number.unit in CURRENCIES and [t.lower for t in tokens[at : at + 1]] in (["a"], ["per"]):
        at = at + 2 if next_word(tokens, at) in table.PER and next_word(tokens, at + 1) == "in" else at
    if at < len(tokens) and (tokens[at].lower in _MORE or tokens[at].lower == "strong"):
        at += 1
    if number.unit in CURRENCIES:
        at = _to_its_kind(parsed, at)
    if at < len(tokens) and (number.unit not in ("count", "") or number.high is None or tokens[at].lower == "of"):
        linked = tokens[at].lower
        if linked == "worth":
            at += 1
            linked = tokens[at].lower if at < len(tokens) else ""
        stuff = linked == "of" and not (number.unit in LENGTHS and tokens[number.start - 1].lower == "within")
        if stuff or (linked == "in" and number.unit in CURRENCIES and not _level(parsed, number)):
            found = of_phrase(parsed, at + 1)
            return found if found is not None and tokens[found[1] - 1].tag != "ADJ" else None  # "in the first half"
    share = number.unit == "percent" and tokens[number.start].text[0].isalpha()
    if share and at < len(tokens) and tokens[at].tag in ("DET", "PPRON") and tokens[at].lower not in ("a", "an"):
        return of_phrase(parsed, at)
    inside = parsed.phrase_of(end)
    while inside is not None and at < inside.last and (_another(parsed, at) or tokens[at].tag == "QUOTE"):
        at += 1
    return _phrase_after(parsed, number, end, at) if at < len(tokens) else None


def _to_its_kind(parsed: Parsed, at: int) -> int:
    """'$7 billion left in aid', '$181,000 of it in crypto': past what stands before "in"."""
    words = parsed.lower[at : at + 3]
    if words[1:2] == ["in"] and words[0] in _LEFT:
        return at + 1
    return at + 2 if words[2:] == ["in"] and words[0] == "of" and words[1] in table.OF_WHOLE else at


def changing(parsed: Parsed, item: Range) -> Range:
    """Of "a 12% rise in rents" what rises; any other item as it is."""
    tokens = parsed.tokens
    if tokens[item[1] - 1].lower not in table.CHANGE_NOUNS or item[1] + 1 >= len(tokens):
        return item
    return of_phrase(parsed, item[1] + 1) or item if tokens[item[1]].lower in ("in", "of") else item


def predicated(parsed: Parsed, end: int) -> Range | None:
    """What a part is said to be without a verb: "1,000 of them sappers", "two of whom children"."""
    tokens = parsed.tokens
    at = end + 2
    if at >= len(tokens) or tokens[end].lower != "of" or tokens[end + 1].lower not in table.OF_WHOM:
        return None
    chunk = parsed.phrase_of(at)
    if chunk is None or chunk.first != at or chunk.pronoun or tokens[chunk.head].tag != "NOUN":
        return None
    closed = chunk.last >= len(tokens) or tokens[chunk.last].tag in ("STOP", "COMMA", "CLOSE", "CONJ")
    return (at, chunk.last) if closed else None


def _level(parsed: Parsed, number: Number) -> bool:
    """Whether a price is a level that something moves to: "fell to $213 in early trading" is no amount in trading."""
    before = parsed.lower[max(0, number.start - 3) : number.start]
    bound = "least" in before or "most" in before  # "at least $5 million in revenue"
    return not bound and not {"to", "at", "by", "from", "below", "above"}.isdisjoint(before)


def _another(parsed: Parsed, at: int) -> bool:
    """Whether a comma or another measure stands at `at`: "a three-day, 200-mile march"."""
    token = parsed.tokens[at]
    return token.tag == "COMMA" or (token.tag == "ADJ" and token.text[0].isdigit())


def _phrase_after(parsed: Parsed, number: Number, end: int, at: int) -> Range | None:
    """The rest of the noun phrase that the figure stands in, from token `at`."""
    tokens = parsed.tokens
    if at == end and tokens[at].lower == "others":
        return at, at + 1
    chunk = parsed.phrase_of(at)
    if chunk is not None and chunk.first <= at < chunk.last:
        if (chunk.first == at and tokens[at].tag in ("DET", "PPRON")) or chunk.pronoun:
            return None
        stop = _agreed(parsed, number, at, chunk.last)
        if number.unit != "count" and stop > at and tokens[stop - 1].lower in table.TIMES:
            return None
        if (
            stop <= at
            or tokens[at].lower == "strong"
            or (number.unit == "percent" and all(t.tag == "ADJ" for t in tokens[at:stop]))
        ):
            return None  # "95% effective", "8,000 strong"
        return at, _extended(parsed, stop)
    if at == end and tokens[at].lower in table.CASUALTY:
        return at, at + 1
    if at == end and tokens[at].form == "s" and number.unit == "count" and _verb_after(parsed, at + 1):
        return at, at + 1
    return None


def _verb_after(parsed: Parsed, at: int) -> bool:
    return at < len(parsed.tokens) and parsed.tokens[at].tag in ("AUX", "MODAL", "VERB")


def _agreed(parsed: Parsed, number: Number, at: int, stop: int) -> int:
    """Where the counted phrase ends: before the next number or a word like "tall", and where a plural agrees.

    Of "80 firms bid" the plural is the head, and what follows it no noun.
    """
    tokens = parsed.tokens
    for n in range(at, stop):
        dimension = tokens[n].lower in table.DIMENSIONS and (n + 1 == stop or number.unit != "count")
        dimension = dimension or (
            tokens[n].lower in ("last", "this", "next", "each") and n + 1 < stop and tokens[n + 1].lower in _TIMES
        )
        if dimension or (tokens[n].tag == "NUM" and not _named(parsed, n, at)):
            stop = n
            break
    if number.unit != "count" or number.low == 1:
        return stop
    plurals = [
        n for n in range(at, stop) if table.counted_plural(tokens[n].lower) and tokens[n].tag in ("NOUN", "NAME")
    ]
    if not plurals or tokens[plurals[-1]].lower in table.COMPOUNDING:
        return stop
    last = plurals[-1] + 1
    return last if last < stop and tokens[last].tag == "NOUN" else stop


def _named(parsed: Parsed, at: int, first: int) -> bool:
    """Whether the digits at `at` belong to a make inside the phrase: "four Trent 900 engines"."""
    tokens = parsed.tokens
    inside = first < at < len(tokens) - 1 and tokens[at - 1].tag == "NAME" and tokens[at].text.isdigit()
    return inside and tokens[at + 1].tag in ("NOUN", "NAME")


def _possessed(parsed: Parsed, end: int) -> int:
    """Past a possessive to what is possessed: "97% of the country's trade"."""
    tokens = parsed.tokens
    if end + 1 < len(tokens) and tokens[end].tag == "POSS":
        chunk = parsed.phrase_of(end + 1)
        if chunk is not None and chunk.first == end + 1:
            return chunk.last
    return end


def of_phrase(parsed: Parsed, at: int) -> Range | None:
    """The noun phrase that "of" brings at token `at`, without its article."""
    tokens = parsed.tokens
    while (at < len(tokens) and tokens[at].tag in ("DET", "PPRON", "NUM", "ADV")) or (
        at < len(tokens) and tokens[at].lower in _ABOUT
    ):
        at += 1
    chunk = parsed.phrase_of(at) if at < len(tokens) else None
    if chunk is None or chunk.pronoun:
        return None
    stop = _possessed(parsed, chunk.last)
    if tokens[chunk.head].lower in table.TIMES:
        stop = _before_time(parsed, at, chunk.last)
        if stop == at:
            return None
    # "170 of the parliament's 300 seats": how many there are is no part of what is counted
    at = next((n + 1 for n in range(at, stop - 1) if tokens[n].tag == "NUM" and tokens[n - 1].tag == "POSS"), at)
    return at, _extended(parsed, stop)


def _before_time(parsed: Parsed, at: int, end: int) -> int:
    """Of "rice last year" where the thing ends; `at` where the phrase is nothing but a time."""
    opens = (n for n in range(at + 1, end) if parsed.lower[n] in ("last", "this", "next", "each", "every"))
    return next(opens, at)


def _extended(parsed: Parsed, end: int) -> int:
    """Past "of" and a bare noun phrase: rounds of ammunition, but not members of the army."""
    tokens = parsed.tokens
    if end + 1 < len(tokens) and tokens[end].lower == "of" and tokens[end - 1].tag == "NOUN":
        chunk = parsed.phrase_of(end + 1)
        bare = chunk is not None and tokens[chunk.first].tag in ("NOUN", "ADJ")
        if bare and chunk is not None and chunk.first == end + 1:
            timed = tokens[chunk.head].lower in table.TIMES  # "barrels of oil last year"
            stop = _before_time(parsed, end + 1, chunk.last) if timed else chunk.last
            return stop if stop > end + 1 else end
    return end
