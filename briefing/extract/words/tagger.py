"""Tokens → the same tokens with tags, and lemma and form where they are verbs.

Tags: DET PREP TO AUX MODAL NEG SUB REL CONJ POSS PRON PPRON (possessive: his, their) NUM HEDGE VERB ADJ ADV NOUN NAME
CUR PCT COMMA STOP (`.;:?!` and dashes) QUOTE OPEN CLOSE PUNCT.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.words.number_words import MULTIPLES, WORDS
from briefing.extract.words.repairs import (
    opens_name,
    verb_after_modal,
    verb_after_to,
    verb_in_question,
    verb_in_sentence,
    verb_joined,
)
from briefing.extract.words.small_words import SMALL_WORDS
from briefing.extract.words.tagger_tables import (
    ADJ_ENDINGS,
    MARKS,
    NOMINAL_ED,
    NOUNS_AL,
    NOUNS_IC,
    TABLE,
)
from briefing.extract.words.tagger_verbs import tag_verb
from briefing.extract.words.tokens import MOST_WORDS, Token, lowered
from briefing.extract.words.verb_forms import FORMS

_OPEN = frozenset(("POSS?", "VERB?", "AUX"))
#: Ends of words that describe a thing by whose it is: "Russian-made".
_MADE_BY = ("-made", "-built", "-supplied", "-designed", "-backed", "-led", "-owned", "-flagged", "-style", "-occupied")


def tag(tokens: Sequence[Token], headline: bool = False) -> None:
    """Sets tags in place, left to right. In a `headline` a capital does not make a name where the word is known."""
    opening, inside = _HEADLINE if headline else _RUNNING
    known = opening
    open_: list[int] = []
    wanting: list[int] = []
    for i, token in enumerate(tokens):
        own, decided = known[token.text]
        token.tag = own
        known = opening if own == "STOP" or own == "QUOTE" else inside
        if not decided:
            open_.append(i)
        if own == "MODAL" or own == "TO":
            wanting.append(i)
    for i in open_:
        _by_neighbours(tokens, i)
    for i in wanting:
        (verb_after_to if tokens[i].tag == "TO" else verb_after_modal)(tokens, i)
    if not headline:
        verb_in_sentence(tokens)
        verb_joined(tokens)
    verb_in_question(tokens)


def _by_neighbours(tokens: Sequence[Token], i: int) -> None:
    """Tags a word that may be one thing or another, when all before it are tagged."""
    token = tokens[i]
    if token.tag == "POSS?":
        _clitic(tokens, i)
    elif token.lower in SMALL_WORDS:
        SMALL_WORDS[token.lower](tokens, i)
    elif token.tag == "VERB?" and opens_name(tokens, i):
        token.tag = "NAME"
    elif token.tag == "VERB?":
        tag_verb(tokens, i)
    elif token.tag == "AUX":
        _auxiliary(token)
    else:
        _compound_verb(tokens, i)


def _compound_verb(tokens: Sequence[Token], i: int) -> None:
    """'North Korea test-fired a missile': a hyphenated past form between a noun and what it governs."""
    prefix, _, last = tokens[i].lower.rpartition("-")
    lemma = next((base for base, form in FORMS.get(last, ()) if form in ("ed", "past", "part")), None)
    left = tokens[i - 1].tag if i else "STOP"
    right = tokens[i + 1].tag if i + 1 < len(tokens) else "STOP"
    governs = left == "AUX" or (left != "CONJ" and right != "PREP") or right == "DET"
    between = left in ("NAME", "NOUN", "AUX", "CONJ", "ADV") and right in ("DET", "PPRON", "NAME", "NUM", "PREP")
    if lemma and between and governs and not tokens[i].lower.endswith(_MADE_BY):
        tokens[i].tag, tokens[i].lemma, tokens[i].form = "VERB", f"{prefix}-{lemma}", "ed"


class _Known(dict[str, tuple[str, bool]]):
    """Words → the tag of each by itself, and whether that is all there is to say: else what stands round it decides.

    Each word is worked out once; begun anew before it holds too many.
    """

    def __init__(self, first: bool, headline: bool) -> None:
        self._first, self._headline = first, headline

    def __missing__(self, text: str) -> tuple[str, bool]:
        if len(self) >= MOST_WORDS:
            self.clear()
        lower = lowered(text)
        tag = _by_word(text, lower, self._first, self._headline)
        open_ = tag in _OPEN or lower in SMALL_WORDS or ("-" in lower and tag in ("ADJ", "NOUN"))
        found = self[text] = tag, not open_
        return found


#: At the start of a sentence and inside it.
_RUNNING = _Known(True, False), _Known(False, False)
_HEADLINE = _Known(True, True), _Known(False, True)


def _by_word(text: str, lower: str, first: bool, headline: bool) -> str:
    head = text[0]
    if not head.isalnum():
        if lower in ("'s", "'"):
            return "POSS?"
        return TABLE.get(lower) or MARKS.get(text, "PUNCT")
    if head.isdigit():
        rest = lower.partition("-")[2]
        return "ADJ" if (rest and rest[0].isalpha()) or lower.endswith("mm") else "NUM"  # "a 170mm gun"
    capital = head.isupper()
    known = TABLE.get(lower)
    if (
        known
        and (not capital or first or headline or len(text) == 1)
        and not (len(text) > 1 and text.isupper() and not headline)
    ):
        return known
    if capital and "-" in text and lower.endswith(_MADE_BY):
        return "ADJ"
    if capital and not first and not headline:
        return "NUM" if lower in WORDS and not text.isupper() and lower not in ("second", "dozen") else "NAME"
    if lower in WORDS:
        return "NUM"
    if lower in FORMS:
        return "VERB?"
    if lower in MULTIPLES:
        return "ADJ"  # "a ninefold rise", "rose ninefold"
    if capital and text[1:2].isupper():
        return "NAME"
    return _by_ending(lower, capital)


def _by_ending(lower: str, capital: bool) -> str:
    if "-" in lower:
        tail = lower.rpartition("-")[2]
        if (tail in FORMS and FORMS[tail][0][1] in ("ed", "part", "ing")) or tail in (
            "made",
            "range",
            "based",
            "year",
            "day",
            "month",
            "long",
        ):
            return "ADJ"
        return "NAME" if capital else "ADJ" if lower.count("-") > 1 and tail != "chief" else "NOUN"
    if (
        lower.endswith("ly")
        and len(lower) > 4
        and lower not in ("family", "ally", "assembly", "supply", "italy", "reply", "monopoly")
    ):
        return "ADV"
    if capital:
        return "NAME"
    if lower.endswith(ADJ_ENDINGS) and lower not in NOUNS_IC:
        return "ADJ"
    if lower.endswith("est") and len(lower) > 6 and lower not in ("interest", "harvest", "conquest", "tempest"):
        return "ADJ"
    if (
        lower.endswith(("al", "ese", "ish"))
        and len(lower) > 5
        and lower not in NOUNS_AL
        and not lower.endswith(("ival", "osal", "rawal", "usal", "ital"))
    ):
        return "ADJ"
    if lower.endswith("ed") and len(lower) > 4 and lower not in NOMINAL_ED:
        return "ADJ" if lower.startswith("un") else "VERB?"  # "uninterrupted": nobody uninterrupts
    return "VERB?" if lower.endswith("ing") and len(lower) > 5 else "NOUN"


def _clitic(tokens: Sequence[Token], i: int) -> None:
    """'s is a possessive after a noun before a noun phrase, else "is" or "has"; a bare ' one only after -s."""
    token = tokens[i]
    before = tokens[i - 1] if i else None
    touching = before is not None and before.end == token.start
    if token.text in ("'", "\u2019"):
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        free = after is not None and after.start > token.end and after.tag not in ("STOP", "COMMA", "VERB")
        token.tag = "POSS" if touching and before is not None and before.lower.endswith("s") and free else "QUOTE"
        return
    verbal = before is not None and (
        before.tag == "PRON" or before.lower in ("that", "there", "who", "what", "let", "here")
    )
    token.tag = "AUX" if verbal else "POSS" if touching else "QUOTE"
    if verbal:
        _auxiliary(token)


def _auxiliary(token: Token) -> None:
    lower = token.lower
    if lower in ("has", "have", "had", "having", "'ve"):
        token.lemma = "have"
    elif lower in ("do", "does", "did", "done"):
        token.lemma = "do"
    else:
        token.lemma = "be"
    token.form = {
        "had": "past",
        "did": "past",
        "was": "past",
        "were": "past",
        "been": "part",
        "done": "part",
        "being": "ing",
        "having": "ing",
        "be": "base",
        "is": "s",
        "has": "s",
        "does": "s",
    }.get(lower, "base")
