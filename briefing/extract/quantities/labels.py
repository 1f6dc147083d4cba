"""A figure with nothing behind it → what is counted before it: a label, an entry of a tally, "puts the dead at"."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.grammar.syntax import Parsed
from briefing.extract.quantities import words as table
from briefing.extract.quantities.items import Range, of_phrase
from briefing.extract.words.tokens import Token

#: Words of the longest label of a figure.
_LABEL = 12
#: Words of the longest label in a tally of several.
_ENTRY = 5
#: How many words back the colon of a list, or the verb that puts a number, may stand.
_FAR = 40
#: Signs that part the entries of a tally, and those that may part a label from its figure.
_PARTS = frozenset((";", ":", ",", ".", "("))
_LEADERS = frozenset((":", "-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014"))
#: Nouns without a plural that a tally counts.
_MASSES = frozenset("personnel manpower infantry artillery equipment armour armor transport cavalry".split())
#: What may stand between a label and its figure: "Workers: somewhere between 15,000 and 25,000".
_PERHAPS = frozenset(("somewhere", "perhaps", "maybe", "possibly", "probably", "currently", "now"))
#: Verbs by which somebody gives a number: "puts the dead at 300".
_PUTTING = frozenset("put estimate reckon set fix place peg assess".split())


def before(parsed: Parsed, start: int, end: int) -> Range | None:
    """Token range of what a count in tokens `start` to `end` counts, where the words for it stand before it."""
    return _labelled(parsed, start) or _tallied(parsed, start, end) or _put_at(parsed, start)


def _labelled(parsed: Parsed, start: int) -> Range | None:
    """What stands before a colon and the figure alone: "DEMINING: 1,000", "Missiles sent to Kyiv: 40"."""
    tokens = parsed.tokens
    while start > 2 and tokens[start - 1].lower in _PERHAPS:
        start -= 1
    if not 2 <= start <= _LABEL or tokens[start - 1].text != ":":
        return None
    chunk = parsed.phrase_of(0)
    if (
        chunk is None
        or chunk.pronoun
        or any(tokens[n].tag in ("STOP", "COMMA", "AUX", "NUM") for n in range(start - 1))
        or (tokens[chunk.head].tag == "NAME" and tokens[chunk.last].tag in ("VERB", "POSS"))  # "Seoul counted men: 900"
    ):
        return None
    if tokens[chunk.head].lower in table.COUNT_NOUNS and tokens[chunk.last].lower == "of":
        return of_phrase(parsed, chunk.last + 1)  # "Number of students: 130"
    first = next((n for n in range(chunk.last) if tokens[n].tag not in ("DET", "PPRON")), chunk.last)
    return (first, chunk.last) if first < chunk.last else None


def _tallied(parsed: Parsed, start: int, end: int) -> Range | None:
    """The label of one entry of a tally: "personnel 1,180; tanks 9", "killed: 300; wounded: 2,700", "Tanks - 9"."""
    tokens = parsed.tokens
    closed = end >= len(tokens) or tokens[end].text in _PARTS
    led = start > 1 and tokens[start - 1].text in _LEADERS
    last = start - 1 if led else start
    first = last
    while first and last - first <= _ENTRY and tokens[first - 1].text not in _PARTS:
        first -= 1
    if not closed or not 0 < last - first <= _ENTRY or not all(map(_may_label, tokens[first:last])):
        return None
    head = tokens[last - 1].lower
    counts = table.counted_plural(head) or head in _MASSES or head in table.CASUALTY
    return (first, last) if counts and _in_tally(tokens, first, end, led) else None


def _may_label(token: Token) -> bool:
    return token.tag in ("NOUN", "NAME", "ADJ") or token.lower in table.CASUALTY


def _in_tally(tokens: Sequence[Token], first: int, end: int, led: bool) -> bool:
    """Whether the words from `first` and the figure up to `end` are an entry among others or a line of its own."""
    opened = tokens[first - 1].text if first else ""
    closing = tokens[end].text if end < len(tokens) else ""
    if ";" in (opened, closing) or opened == ":":
        return True
    alone = not first and (closing == "(" or end + 1 >= len(tokens))
    listed = opened == "," and any(t.text == ":" for t in tokens[max(0, first - _FAR) : first])
    return (alone and led) or listed


def _put_at(parsed: Parsed, start: int) -> Range | None:
    """'Puts the dead at 300 and the wounded at 2,700': those of a state whose number is put at the figure."""
    tokens = parsed.tokens
    if start < 3 or tokens[start - 1].lower != "at":
        return None
    first = start - 1
    while start - first <= _FAR and first and not _opens_put(tokens, first - 1):
        first -= 1
    if not any(t.tag == "VERB" and t.lemma in _PUTTING for t in tokens[max(0, first - _FAR) : first]):
        return None
    while tokens[first].tag in ("DET", "PPRON"):
        first += 1
    if tokens[first].lower not in table.CASUALTY:
        return None
    both = tokens[first + 1].tag == "CONJ" and tokens[first + 2].lower in table.CASUALTY
    return first, first + (3 if both else 1)  # "the dead and wounded at 4,700"


def _opens_put(tokens: Sequence[Token], at: int) -> bool:
    """Whether what is put at a figure begins behind token `at`: "and" of "the dead and wounded" opens nothing."""
    tag = tokens[at].tag
    return tag in ("VERB", "COMMA", "STOP", "NUM") or (tag == "CONJ" and tokens[at - 1].tag in ("NUM", "COMMA"))
