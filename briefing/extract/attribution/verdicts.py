"""A line and the place of a verdict ("it is a lie that …", "no truth in the claim that …") → what is denied by it."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.attribution.clauses import clause_end
from briefing.extract.attribution.found import Found, Range
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lists import BE, LINKING, NEGATIONS, UPHOLDING
from briefing.extract.attribution.subjects import subject, verb_group

#: What leads from a report to the verdict on it: "had since turned out to be unfounded", "is nothing but a lie".
_LEADING = frozenset(
    """not is are was were be been has have had since later all turned out to proved proven simply nothing but a an pure
    mere complete entirely wholly just""".split()
)
#: What may stand before a verdict that is called one: "as a pure", "an outright".
_CALLED = frozenset("as a an the pure mere sheer outright complete utter total plain simply simple".split())
#: What a report is said to be without, and the words from there to it: "no truth in the claim that".
_SUBSTANCE = frozenset("truth basis substance foundation grounds merit validity veracity grain shred word".split())
_IN = frozenset(("in", "to", "for", "behind", "of", "the", "any", "such", "this", "these"))
_WITHOUT = frozenset(("no", "without", "zero", "little"))


def judge(line: Line, i: int, made: Found, found: list[Found]) -> None:
    """'called the report that it had come a lie', 'the claim that it came is false': who judges so denies it, and not
    whose claim it is."""
    if _without_truth(line, i):
        made.modality, made.unnamed, made.refuted = "denied", None, True
        return
    start, end = made.pieces[0]
    at = next((j for j in range(start + 1, line.end_of_words()) if _is_verdict(line, j)), None)
    if at is None:
        return
    left = line.np_left(i)
    verb = (left if left is not None else i) - 1
    if at <= end and (source := _namer(line, verb, found)) is not None:
        last = at - 1
        while last > start and (line.is_quote(last) or line.low[last] in _CALLED):
            last -= 1
        made.source, made.modality, made.unnamed, made.pieces = source, "denied", None, [(start, last)]
        return
    first = at
    while first > start and line.low[first - 1] in _LEADING:
        first -= 1
    # Not "the report that it was false".
    told = line.word(start) != "that" or any(line.is_finite(j) for j in range(start, first))
    if told and first <= end + 1 and _is_said_to_be(line.low[first:at]):
        made.modality, made.unnamed, made.refuted = "denied", None, True
        made.pieces = [(start, min(end, first - 1))]


def read_verdict(line: Line, i: int, found: list[Found]) -> Found | None:
    """'It is a lie that …', 'it was not true that …', 'called it nonsense that …'."""
    if line.word(i + 1) != "that" or line.word(i + 2) in (",", "") or line.is_finite(i + 2):
        return None
    k = i
    while k > 0 and (line.low[k - 1] in _CALLED or line.is_quote(k - 1)):
        k -= 1
    content = [(i + 1, clause_end(line, i + 1))]
    if line.word(k - 1) == "it":
        source = _namer(line, k - 2, found) if line.low[i] in line.cues.disproving else None
        return Found((k - 2, i), source, content, "denied") if source is not None else None
    first, negated = verb_group(line, k)
    linked = any(w in BE or w in LINKING for w in line.low[first:k])
    if not linked or line.word(first - 1) != "it" or negated == (line.low[i] in line.cues.disproving):
        return None
    return Found((first, i), None, content, "denied", listed=False)


def _namer(line: Line, verb: int, found: list[Found]) -> Range | None:
    """Who calls something what stands behind it: 'Moscow called the report …'."""
    rows = line.cues.verbs.get(line.word(verb), ())
    if not any(not rest and not {"naming", "as"}.isdisjoint(spec.takes) for rest, spec in rows):
        return None
    return subject(line, verb_group(line, verb)[0] - 1, "past", found)


def _is_verdict(line: Line, j: int) -> bool:
    """'a lie', 'without foundation', 'devoid of any truth': whether a word says of a report that it is not so."""
    denied = not NEGATIONS.isdisjoint(line.low[max(0, j - 2) : j])  # "are not true", and not "is no lie"
    if line.low[j] in (UPHOLDING if denied else line.cues.disproving):
        return True
    return line.low[j] in ("without", "devoid") and any(w in _SUBSTANCE for w in line.low[j + 1 : j + 4])


def _without_truth(line: Line, i: int) -> bool:
    """'There is no truth in the claim', 'without any basis for reports': whether a report is said to be empty."""
    k = i - 1
    while k > 0 and (line.low[k] in _IN or line.low[k] in line.cues.nouns or line.tokens[k].tag in ("NAME", "POSS")):
        k -= 1
    return line.word(k + 1) in _IN and _is_empty(line, k)


def _is_empty(line: Line, k: int) -> bool:
    while k > 0 and line.low[k] not in _SUBSTANCE and line.tokens[k].tag == "ADJ":
        k -= 1
    if line.word(k) not in _SUBSTANCE:
        return False
    before = line.low[max(0, k - 3) : k]
    return any(word in _WITHOUT or word in NEGATIONS for word in before)


def _is_said_to_be(words: Sequence[str]) -> bool:
    """'is', 'were', 'had turned out to be', 'has proved': what leads from a report to the verdict on it."""
    return not {*BE, "proved", "proven"}.isdisjoint(words)
