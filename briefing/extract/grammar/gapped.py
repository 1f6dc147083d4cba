"""'Fired 40 missiles at Kyiv and 12 at Kharkiv': a verb that is said of others once more, and left out → a clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.extract.grammar.phrases import Clause, Element, NounPhrase, is_np, opens_clause
from briefing.extract.words.number_words import WORDS

#: Prepositions of a noun before them, of who says so, and of what is compared.
_OF_NO_VERB = frozenset(("of", "including", "according to", "than", "as"))
#: Prepositions of what holds for all where only the last has it: whence, whither, by whom.
_OF_ALL = frozenset(("from", "at", "to", "into", "toward", "towards", "against", "by"))


def gaps(elements: Sequence[Element], clause: Clause) -> Iterator[Clause]:
    """The clauses that take up the verb of `clause`, which is cut off before them; behind the joint none is read yet.

    What stands first in one is to it what its like before the same preposition is to the clause: object, subject, or
    led by a preposition that is not said again: "listed two firms in Tula and a bank in Dandong".
    """
    while (found := _gap(elements, clause)) is not None:
        at, like = found
        handled = bool(_before(clause.objects, at)) and not clause.verb.passive
        # The same objects, apart from what stands behind them: "held talks with Putin in Moscow and Xi in Beijing".
        objects = [[replace(np, at=-1) for np in group] for group in clause.objects] if like.prep is not None else []
        clause.objects = _before(clause.objects, at)
        clause.preps = [(word, kept[0]) for word, group in clause.preps if (kept := _before([group], at))]
        clause.end = at - 2
        np = elements[at].np
        assert np is not None
        gap = replace(clause, at=at - 1, end=at, subject=list(clause.subject), objects=objects, preps=[], left=[])
        gap.resumes = clause
        if like.prep is not None:
            gap.preps.append((like.prep, [np]))
        elif handled:
            gap.objects = [[np]]
        else:
            gap.subject = [np]
        yield gap
        clause = gap


def share(gap: Clause) -> None:
    """'40 from Kursk and 12 from Crimea at Kyiv': what stands behind the last is said of those before, too."""
    behind = [(word, group) for word, group in gap.preps if word in _OF_ALL and not group[0].time]
    clause = gap.resumes
    while clause is not None:
        own = {word for word, _ in clause.preps}
        clause.preps += [(word, group) for word, group in behind if word not in own]
        clause = clause.resumes


def _gap(elements: Sequence[Element], clause: Clause) -> tuple[int, NounPhrase] | None:
    """Where what goes on behind a clause without a verb begins, and the phrase before that it is like."""
    said: dict[tuple[str, bool], NounPhrase] = {}
    at = clause.at + 1
    while at < len(elements) and elements[at].kind not in ("vg", "rel", "sub", "stop"):
        if _goes_on(elements, at, said):
            return at, said[elements[at + 1].word, _governs(elements, at + 1)]
        element, before = elements[at], elements[at - 1].np
        if element.kind == "prep" and element.word not in _OF_NO_VERB and is_np(elements, at + 1):
            handled = before or (clause.subject[0] if clause.subject and at == clause.at + 1 else None)
            if handled is not None:
                said.setdefault((element.word, _governs(elements, at)), handled)
        at += 1
    return None


def _governs(elements: Sequence[Element], at: int) -> bool:
    """Whether a preposition stands before somebody or something, and not before a time."""
    np = elements[at + 1].np if at + 1 < len(elements) else None
    return np is not None and not np.time


def _goes_on(elements: Sequence[Element], at: int, said: Mapping[tuple[str, bool], NounPhrase]) -> bool:
    """Whether a phrase behind "and", or a number behind a comma, comes with a preposition that was `said` before, both
    times before a time or both times not."""
    np, joint, after = elements[at].np, elements[at - 1].kind, at + 1
    if np is None or np.time or not is_np(elements, after + 1):
        return False
    if (elements[after].word, _governs(elements, after)) not in said:
        return False
    joined = (joint == "cc" and not np.pronoun) or (joint == "comma" and _is_number(elements[at].word))
    return joined and elements[after].kind == "prep" and not opens_clause(elements, at)


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word in WORDS


def _before(groups: Sequence[Sequence[NounPhrase]], at: int) -> list[list[NounPhrase]]:
    """The groups as far as they stand before the element at `at`."""
    return [kept for group in groups if (kept := [np for np in group if np.at < at])]
