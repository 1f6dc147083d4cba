"""Tokens → the same tokens with tags, and lemma and form where they are verbs.

Tags: DET PREP TO AUX MODAL NEG SUB REL CONJ POSS PRON PPRON (possessive: his, their) NUM HEDGE VERB ADJ ADV NOUN NAME
CUR PCT COMMA STOP (`.;:?!` and dashes) QUOTE OPEN CLOSE PUNCT.
"""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.number_words import WORDS
from briefing.extract.tagger_repairs import verb_after_modal, verb_after_to, verb_in_sentence
from briefing.extract.tagger_verbs import tag_verb
from briefing.extract.tagger_words import (
    ADJ_ENDINGS,
    MARKS,
    NOMINAL_ED,
    NOUNS_AL,
    NOUNS_IC,
    TABLE,
)
from briefing.extract.tokens import MOST_WORDS, Token, lowered
from briefing.extract.verbs import FORMS


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
        token = tokens[i]
        lower = token.lower
        if token.tag == "POSS?":
            _clitic(tokens, i)
        elif token.tag == "VERB?":
            tag_verb(tokens, i)
        elif "-" in lower and token.tag in ("ADJ", "NOUN"):
            _compound_verb(tokens, i)
        elif lower == "may":
            _may(tokens, i)
        elif lower == "that" and token.tag == "SUB":
            _that(tokens, i)
        elif lower == "her" and not _nominal(tokens, i + 1):
            token.tag = "PRON"
        elif token.tag == "AUX":
            _auxiliary(token)
        elif lower in _FLOATING:
            floats = i > 0 and tokens[i - 1].tag == "AUX" and _past_form(tokens, i + 1)
            token.tag = "ADV" if floats else token.tag  # "had each asked", "have both denied"
        elif lower == "neither":
            token.tag = "NEG" if _negates(tokens, i) else "DET"
        elif (
            lower in ("earlier", "later")
            and i
            and tokens[i - 1].tag in ("NUM", "DET", "PPRON")
            and _nominal(tokens, i + 1)
        ):
            token.tag = "ADJ"
        elif lower in _PEOPLE_BY_STATE:
            token.tag = "NOUN" if _stands_for_people(tokens, i) else "ADJ"
        elif lower == "since":
            if i and tokens[i - 1].tag == "AUX" and _past_form(tokens, i + 1):
                token.tag = "ADV"  # "has since fired"
        elif lower == "long":
            token.tag = "ADV" if i and tokens[i - 1].tag == "AUX" and _past_form(tokens, i + 1) else "ADJ"
        elif lower == "further":
            before = tokens[i - 1].tag if i else "STOP"
            token.tag = "ADJ" if before not in ("TO", "MODAL", "AUX") and _nominal(tokens, i + 1) else "ADV"
        elif lower in _ORDERS:
            token.tag = "ADV" if _before_verb(tokens, i) else "ADJ"
            _at_last(tokens, i)
        elif lower == "advanced" and _moves(tokens, i):
            token.tag, token.lemma, token.form = "VERB", "advance", "ed"
        elif lower == "aged":
            token.tag = "PREP" if i + 1 < len(tokens) and tokens[i + 1].tag == "NUM" else "ADJ"
        elif lower == "others":
            token.tag = "NOUN" if i and tokens[i - 1].tag in ("DET", "NUM") else "PRON"
        elif lower == "more":
            token.tag = "NOUN" if _stands_alone(tokens, i) else "ADV"
        elif lower == "half" and i > 2 and tokens[i - 2].lower == "and" and tokens[i - 3].tag == "NUM":
            token.tag = tokens[i - 1].tag = tokens[i - 2].tag = "NUM"  # two and a half hours
        elif lower == "far" and i + 1 < len(tokens) and tokens[i + 1].lower in ("east", "west", "north", "south"):
            token.tag = "ADJ"
        elif lower == "yet":
            token.tag = "ADV" if i and tokens[i - 1].tag in ("NEG", "AUX") else "CONJ"
        elif lower == "overnight":
            token.tag = "ADJ" if _nominal(tokens, i + 1) else "ADV"
    for i in wanting:
        (verb_after_to if tokens[i].tag == "TO" else verb_after_modal)(tokens, i)
    if not headline:
        verb_in_sentence(tokens)


def _may(tokens: Sequence[Token], i: int) -> None:
    """'May 27, 2024: a rocket exploded': the month, where a capital at the start of a sentence does not tell."""
    if tokens[i].text == "May" and i + 1 < len(tokens) and tokens[i + 1].tag == "NUM":
        tokens[i].tag = "NAME"


def _compound_verb(tokens: Sequence[Token], i: int) -> None:
    """'North Korea test-fired a missile': a hyphenated past form between a noun and what it governs."""
    prefix, _, last = tokens[i].lower.rpartition("-")
    lemma = next((base for base, form in FORMS.get(last, ()) if form in ("ed", "past", "part")), None)
    left = tokens[i - 1].tag if i else "STOP"
    right = tokens[i + 1].tag if i + 1 < len(tokens) else "STOP"
    governs = left == "AUX" or (left != "CONJ" and right != "PREP") or right == "DET"
    between = left in ("NAME", "NOUN", "AUX", "CONJ", "ADV") and right in ("DET", "PPRON", "NAME", "NUM", "PREP")
    if lemma and between and governs:
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
        open_ = tag in _OPEN or lower in _OPEN_WORDS or ("-" in lower and tag in ("ADJ", "NOUN"))
        found = self[text] = tag, not open_
        return found


#: At the start of a sentence and inside it.
_RUNNING = _Known(True, False), _Known(False, False)
_HEADLINE = _Known(True, True), _Known(False, True)


_OPEN = frozenset(("POSS?", "VERB?", "AUX"))
#: Adjectives that before a verb say when: "Putin last visited".
_ORDERS = frozenset(("last", "first", "next"))
#: Adjectives that stand for those who are so: the number of dead, the evacuation of wounded.
_PEOPLE_BY_STATE = frozenset(("dead", "wounded", "injured", "missing"))
#: Determiners that may stand behind an auxiliary and mean whoever is its subject.
_FLOATING = frozenset(("each", "both", "all"))
#: Words of closed classes that what stands round them may give another tag.
_OPEN_WORDS = (
    _PEOPLE_BY_STATE
    | _ORDERS
    | _FLOATING
    | frozenset(
        """that her earlier later overnight more others aged advanced may neither far half long further yet
        since""".split()
    )
)


def _by_word(text: str, lower: str, first: bool, headline: bool) -> str:
    head = text[0]
    if not head.isalnum():
        if lower in ("'s", "'"):
            return "POSS?"
        return TABLE.get(lower) or MARKS.get(text, "PUNCT")
    if head.isdigit():
        rest = lower.partition("-")[2]
        return "ADJ" if rest and rest[0].isalpha() else "NUM"
    capital = head.isupper()
    known = TABLE.get(lower)
    if (
        known
        and (not capital or first or headline or len(text) == 1)
        and not (len(text) > 1 and text.isupper() and not headline)
    ):
        return known
    if capital and not first and not headline:
        return "NUM" if lower in WORDS and not text.isupper() and lower not in ("second", "dozen") else "NAME"
    if lower in WORDS:
        return "NUM"
    if lower in FORMS:
        return "VERB?"
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
        return "NAME" if capital else "ADJ" if lower.count("-") > 1 else "NOUN"
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
        return "VERB?"
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


def _that(tokens: Sequence[Token], i: int) -> None:
    before = tokens[i - 1].tag if i else "STOP"
    after = tokens[i + 1].tag if i + 1 < len(tokens) else ""
    named = before == "VERB" and tokens[i - 1].lemma in _NAMING
    if (before in ("STOP", "QUOTE") and after in ("AUX", "MODAL")) or (named and after == "DET"):
        tokens[i].tag = "PRON"
        return
    if before in ("NOUN", "NAME") and after in ("AUX", "MODAL", "VERB", "VERB?", "ADV", "HEDGE"):
        tokens[i].tag = "REL"
    elif (
        after == "NOUN"
        and not tokens[i + 1].lower.endswith("s")
        and (named or before in ("PREP", "STOP", "COMMA", "CONJ", "TO"))
    ):
        tokens[i].tag = "DET"


#: Verbs that take no clause, so that "that" behind them points: called that story a hoax.
_NAMING = frozenset("call describe label brand term dub dismiss reject condemn denounce criticise criticize".split())


def _before_verb(tokens: Sequence[Token], i: int) -> bool:
    """Whether a subject stands right before token `i` and a past form right after it."""
    return i > 0 and tokens[i - 1].tag in ("NAME", "PRON", "AUX") and _past_form(tokens, i + 1)


def _past_form(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and any(form in ("ed", "past", "part") for _, form in FORMS.get(tokens[i].lower, ()))


def _at_last(tokens: Sequence[Token], i: int) -> None:
    """'At last Pyongyang admitted it': with "at" an adverb, before what no adjective describes."""
    after = tokens[i + 1].tag if i + 1 < len(tokens) else "STOP"
    if i > 0 and tokens[i - 1].lower == "at" and after in ("NAME", "PRON", "DET", "PPRON", "COMMA", "STOP"):
        tokens[i].tag = tokens[i - 1].tag = "ADV"


def _negates(tokens: Sequence[Token], i: int) -> bool:
    """'has neither come nor called', 'Moscow neither denied it': whether "neither" stands before a verb."""
    named = tokens[i - 1].tag in ("NOUN", "NAME", "PRON")
    return i > 0 and (tokens[i - 1].tag in ("MODAL", "AUX") or (named and _past_form(tokens, i + 1)))


def _moves(tokens: Sequence[Token], i: int) -> bool:
    """'the troops recently advanced towards': whether "advanced" is what its noun did, and no adjective."""
    after = tokens[i + 1].tag if i + 1 < len(tokens) else "STOP"
    i -= 1
    while i >= 0 and tokens[i].tag == "ADV":
        i -= 1
    return i >= 0 and tokens[i].tag in ("NOUN", "NAME", "PRON", "REL") and after in ("PREP", "TO", "STOP", "COMMA")


def _stands_for_people(tokens: Sequence[Token], i: int) -> bool:
    """'the number of dead and missing': after a preposition, or joined to another such noun, and before no noun."""
    before = tokens[i - 1] if i else None
    joined = before is not None and before.lower == "and" and i > 1 and tokens[i - 2].tag == "NOUN"
    joined = joined and tokens[i - 2].lower in _PEOPLE_BY_STATE
    after_preposition = (
        before is not None and before.tag == "PREP" and before.lower in ("of", "for", "among", "on", "with")
    )
    return (joined or after_preposition) and not _nominal(tokens, i + 1)


def _stands_alone(tokens: Sequence[Token], i: int) -> bool:
    """'more will follow', 'with more on the way': whether "more" is what somebody does or is, and no adverb."""
    before = tokens[i - 1].tag if i else "STOP"
    after = tokens[i + 1].tag if i + 1 < len(tokens) else "STOP"
    return before in ("STOP", "CONJ", "COMMA", "SUB", "QUOTE") and after in ("AUX", "MODAL")


def _nominal(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].tag in ("NOUN", "ADJ", "NAME", "NUM", "VERB?")
