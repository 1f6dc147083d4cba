"""A fact in, what its source puts in quotation marks of what is said there out."""

from __future__ import annotations

import re

from briefing.model import Fact

#: A quotation, with a word before it that goes into the sentence that repeats it: 'as "barefaced lies"'.
_QUOTATION = re.compile(r'(?:\b(as|an?|as an?) )?["“„]([^"“”„]+)["”]')
_FIRST, _LONGEST = 2, 18
#: A single word that says enough: "groundless".
_TELLING = 7


def quotation(fact: Fact) -> tuple[str, str] | None:
    """The last short quotation in the words of a fact, and what leads to it there: "as", "a", "as a" or nothing.

    None where the item itself is quoted: of 'called the "special operation" a crime' nothing is told.
    """
    found = list(_QUOTATION.finditer(fact.evidence.exact))
    if not found or item_in_quotes(fact) is not None:
        return None
    lead, words = found[-1][1] or "", _plain(found[-1][2])
    count = len(words.split())
    if not _FIRST <= count <= _LONGEST and not (count == 1 and len(words) >= _TELLING):
        return None
    return words, lead


def item_in_quotes(fact: Fact) -> tuple[str, str] | None:
    """The short quotation in the words of a fact that its item stands in, and the article before it: 'criminal act',
    "a"."""
    item = (fact.item or "-").rsplit(" ", 1)[-1]
    quoted = ((_plain(found[2]), found[1] or "") for found in _QUOTATION.finditer(fact.evidence.exact))
    held = ((words, lead.removeprefix("as").strip()) for words, lead in quoted if item in words)
    return next(((words, lead) for words, lead in held if len(words.split()) <= _LONGEST), None)


def _plain(words: str) -> str:
    return words.strip(" ,.;:\n")
