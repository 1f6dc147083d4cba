"""Elements and the names in them → the last noun phrase cut in two where a second begins: receiver or subject."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.grammar.phrases import Element, NounPhrase
from briefing.extract.names.entities import Mention
from briefing.extract.names.offices import PERSONAL, TITLES
from briefing.extract.words.tokens import Token
from briefing.extract.words.verb_classes import DITRANSITIVE

#: Who gives, sends or makes the thing that is named right before.
_GIVERS = frozenset(("state", "person"))


#: Verbs behind whose object stands what it is called, and what stands there without an article.
_CALLING = frozenset(("call", "brand", "label", "deem", "dub", "term", "declare"))
_VERDICTS = frozenset(
    """nonsense speculation propaganda disinformation misinformation slander fiction fantasy rubbish lies hearsay
    gossip blackmail terrorism aggression fabrications rumours rumors""".split()
)


def split_verdict(elements: list[Element], phrases: list[NounPhrase], tokens: Sequence[Token]) -> None:
    """'called the report speculation': the chunk is two noun phrases where a verb of calling stands before it."""
    np, verb = elements[-1].np, elements[-2].vg if len(elements) > 1 else None
    if np is None or verb is None or verb.lemma not in _CALLING or verb.passive or np.head - np.first < 2:
        return
    if tokens[np.head].lower in _VERDICTS and tokens[np.first].tag == "DET" and tokens[np.head - 1].tag == "NOUN":
        _cut(elements, phrases, tokens, np, np.head)


def split_receiver(
    elements: list[Element], phrases: list[NounPhrase], tokens: Sequence[Token], names: Sequence[Mention]
) -> None:
    """'gave Moscow six missiles': the chunk is two noun phrases where a verb of giving stands before a name."""
    np, verb = elements[-1].np, elements[-2].vg if len(elements) > 1 else None
    if np is None or verb is None or verb.lemma not in DITRANSITIVE or verb.passive or np.possessor is not None:
        return
    start = tokens[np.first].start
    name = next((m for m in names if m.start == start), None)
    if name is None or name.end >= tokens[np.head].start:
        return
    reading = name.reading("entity")
    cut = next((n for n in range(np.first, np.last) if tokens[n].start >= name.end), np.last)
    if reading is None or reading.form in ("adjective", "demonym") or cut >= np.last:
        return
    _cut(elements, phrases, tokens, np, cut)


def split_subject(
    elements: list[Element], phrases: list[NounPhrase], tokens: Sequence[Token], names: Sequence[Mention]
) -> None:
    """'In Beijing Putin met Xi', 'the shells Moscow gave it': the chunk is two where a subject ends it."""
    np = elements[-1].np if elements else None
    if np is None or np.head != np.last - 1 or not _acts(tokens, np.last):
        return
    start, end = tokens[np.first].start, tokens[np.last - 1].end
    name = next((m for m in names if start < m.start and m.end == end), None)
    reading = name.reading("entity") if name is not None else None
    if name is None or reading is None or reading.form in ("adjective", "demonym"):
        return
    cut = next(n for n in range(np.first, np.last) if tokens[n].start >= name.start)
    before = tokens[cut - 1]
    ahead = next((m for m in names if start <= m.start and m.end == before.end), None)
    placed = ahead.reading("place") if ahead is not None else None
    alone = before.tag == "NOUN" and before.lower not in TITLES and before.lower not in PERSONAL
    behind_place = _opened_by_place(elements) and (
        alone or (placed is not None and placed.form not in ("adjective", "demonym"))
    )
    behind_item = alone and ahead is not None and ahead.reading("item") is not None and reading.type in _GIVERS
    if behind_place or behind_item:
        _cut(elements, phrases, tokens, np, cut)


def _cut(elements: list[Element], phrases: list[NounPhrase], tokens: Sequence[Token], np: NounPhrase, cut: int) -> None:
    """Makes a phrase of its own of what stands before token `cut` in `np`, that of the last element."""
    ahead = NounPhrase(np.first, cut, cut - 1, np.possessor)
    np.first, np.possessor = cut, None
    phrases.insert(len(phrases) - 1, ahead)
    elements.insert(-1, Element("np", ahead.first, cut, tokens[cut - 1].lower, np=ahead))
    elements[-1].first = cut


def _opened_by_place(elements: Sequence[Element]) -> bool:
    """Whether nothing but phrases with prepositions stands before the last element, from the start or a comma on."""
    at = len(elements) - 2
    while at >= 0 and elements[at].kind == "prep":
        if at == 0 or elements[at - 1].kind in ("comma", "stop", "cc", "sub"):
            return True
        at -= 2
        if elements[at + 1].kind != "np":
            return False
    return False


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a finite verb or one more subject may stand at `at`."""
    if at < len(tokens) and tokens[at].tag == "CONJ":
        return at + 1 < len(tokens) and tokens[at + 1].tag == "NAME"
    while at < len(tokens) and tokens[at].tag in ("ADV", "HEDGE"):
        at += 1
    return at < len(tokens) and (tokens[at].tag in ("AUX", "MODAL") or tokens[at].form in ("past", "ed", "s", "base"))
