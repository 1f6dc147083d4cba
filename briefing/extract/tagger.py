"""Tokens → the same tokens with tags, and lemma and form where they are verbs.

Tags: DET PREP TO AUX MODAL NEG SUB REL CONJ POSS PRON PPRON (possessive: his, their) NUM HEDGE VERB ADJ ADV NOUN NAME
CUR PCT COMMA STOP (`.;:?!` and dashes) QUOTE OPEN CLOSE PUNCT.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefing.extract.number_words import WORDS
from briefing.extract.tagger_words import (
    ADJ_ENDINGS,
    BARRED,
    MARKS,
    NEVER_ADJ,
    NOMINAL_ED,
    NOUNS_AL,
    NOUNS_IC,
    OPENS_NP,
    SUBJECTS,
    TABLE,
)
from briefing.extract.tokens import Token
from briefing.extract.verbs import FORMS, NOUNS_TOO, third_person


def tag(tokens: Sequence[Token], headline: bool = False) -> None:
    """Sets tags in place, left to right. In a `headline` a capital does not make a name where the word is known."""
    first = True
    open_: list[int] = []
    for i, token in enumerate(tokens):
        token.tag, decided = _lexical(token.text, token.lower, first, headline)
        first = token.tag == "STOP" or token.tag == "QUOTE"
        if not decided:
            open_.append(i)
    for i in open_:
        token = tokens[i]
        lower = token.lower
        if token.tag == "POSS?":
            _clitic(tokens, i)
        elif token.tag == "VERB?":
            _verb(tokens, i)
        elif "-" in lower and token.tag in ("ADJ", "NOUN"):
            _compound_verb(tokens, i)
        elif lower == "that" and token.tag == "SUB":
            _that(tokens, i)
        elif lower == "her" and not _nominal(tokens, i + 1):
            token.tag = "PRON"
        elif token.tag == "AUX":
            _auxiliary(token)
        elif (
            lower in ("earlier", "later")
            and i
            and tokens[i - 1].tag in ("NUM", "DET", "PPRON")
            and _nominal(tokens, i + 1)
        ):
            token.tag = "ADJ"


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


@lru_cache(maxsize=1 << 16)
def _lexical(text: str, lower: str, first: bool, headline: bool) -> tuple[str, bool]:
    """The tag of a word by itself, and whether that is all there is to say: else what stands round it decides."""
    tag = _by_word(text, lower, first, headline)
    open_ = tag in _OPEN or lower in _OPEN_WORDS or ("-" in lower and tag in ("ADJ", "NOUN"))
    return tag, not open_


_OPEN = frozenset(("POSS?", "VERB?", "AUX"))
_OPEN_WORDS = frozenset(("that", "her", "earlier", "later"))


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
    if before in ("NOUN", "NAME") and after in ("AUX", "MODAL", "VERB", "VERB?", "ADV", "HEDGE") and after != "NOUN":
        tokens[i].tag = "REL"
    elif (
        after == "NOUN" and before in ("PREP", "STOP", "COMMA", "CONJ", "TO") and not tokens[i + 1].lower.endswith("s")
    ):
        tokens[i].tag = "DET"


def _nominal(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].tag in ("NOUN", "ADJ", "NAME", "NUM", "VERB?")


def _before(tokens: Sequence[Token], i: int) -> Token | None:
    """The nearest token to the left that is no adverb."""
    i -= 1
    while i >= 0 and tokens[i].tag in ("ADV", "HEDGE", "NEG"):
        i -= 1
    return tokens[i] if i >= 0 else None


def _verb(tokens: Sequence[Token], i: int) -> None:
    """Verb, noun or adjective, by what stands on either side."""
    token = tokens[i]
    readings = FORMS.get(token.lower)
    before = _before(tokens, i)
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    left = before.tag if before else "STOP"
    right = after.tag if after else "STOP"
    if readings is None:
        lemma, form = _guess(token.lower)
    else:
        lemma, form = _reading(readings, before)
    if form in ("base", "s"):
        verbal = _finite(tokens, i, lemma, form, left, right, before)
        token.tag = "VERB" if verbal else "NOUN"
    elif form == "ing":
        token.tag = _gerund(token, left, right, before, readings is not None)
    elif token.lower in NEVER_ADJ and left != "DET":
        token.tag = "VERB"
    elif (
        left in ("DET", "PPRON", "POSS", "ADJ", "NUM", "PREP")
        and right in ("NOUN", "NAME", "ADJ", "VERB?", "NUM")
        and form != "past"
    ):
        token.tag = "ADJ"
    elif left in ("DET", "PPRON", "POSS") and not (
        before is not None and before.lower in ("all", "both", "some", "many", "several", "most")
    ):
        token.tag = (
            "NOUN"
            if token.lower
            in ("dead", "wounded", "injured", "left", "found", "cut", "shot", "set", "hit", "read", "cost", "lead")
            else "ADJ"
        )
    else:
        token.tag = "VERB"
    if token.tag == "VERB":
        token.lemma, token.form = lemma, form


def _reading(readings: list[tuple[str, str]], before: Token | None) -> tuple[str, str]:
    """Of several readings the base form after "to" and modals, else a finite one."""
    if len(readings) == 1:
        return readings[0]
    wanted = before is not None and (before.tag in ("TO", "MODAL") or before.lemma == "do")
    for lemma, form in readings:
        if (form == "base") == wanted:
            return lemma, form
    return readings[0]


def _finite(
    tokens: Sequence[Token], i: int, lemma: str, form: str, left: str, right: str, before: Token | None
) -> bool:
    if left == "MODAL" or (left == "AUX" and before is not None and before.lemma == "do"):
        return form == "base"
    if left == "TO":
        return form == "base" and not (tokens[i].lower in NOUNS_TOO and right == "PREP" and _of_follows(tokens, i))
    if left == "AUX":
        return form == "base" and lemma in ("set", "hit", "put", "cut", "let", "read")
    ambiguous = lemma in NOUNS_TOO
    if left in BARRED and (ambiguous or left in ("DET", "POSS", "PPRON", "PREP")):
        return (
            left == "DET"
            and before is not None
            and before.lower in ("both", "some", "many", "all", "few", "these", "those")
            and form == "base"
            and right in OPENS_NP
            and not ambiguous
        )
    if not ambiguous:
        return True
    if (
        left in ("CONJ", "COMMA")
        and form == "s"
        and right == "TO"
        and i + 2 < len(tokens)
        and tokens[i + 2].tag in ("VERB?", "AUX")
    ):
        return lemma in (
            "plan",
            "aim",
            "hope",
            "want",
            "need",
            "attempt",
            "promise",
            "pledge",
            "vow",
            "claim",
            "threaten",
        )
    if left == "CONJ" and form == "base" and _infinitive_before(tokens, i):
        return right in OPENS_NP
    opens = right in OPENS_NP or right in ("PPRON", "SUB", "TO")
    if before is None or left not in SUBJECTS or left == "COMMA":
        return False
    if before.tag == "DET":
        return False
    if form == "s":
        if before.tag == "NOUN" and i > 1 and tokens[i - 2].tag == "NUM":
            return False
        singular = before.tag in ("NAME", "PRON", "REL", "CLOSE") or not before.lower.endswith("s")
        if right in ("COMMA", "STOP") and before.tag in ("NAME", "PRON") and i > 1:
            return tokens[i - 2].tag in ("COMMA", "QUOTE")
        strong = before.tag in ("NAME", "PRON", "REL", "CLOSE") or right in ("DET", "PPRON", "SUB", "NAME")
        return (
            singular and strong and (opens or before.tag in ("PRON", "REL")) and tokens[i].lower == third_person(lemma)
        )
    plural = before.tag in ("PRON", "REL") or (
        before.tag in ("NOUN", "NAME") and before.lower.endswith("s") and not before.lower.endswith("ss")
    )
    return plural and (opens or right == "ADV" or before.tag == "PRON")


def _of_follows(tokens: Sequence[Token], i: int) -> bool:
    """Whether 'of' follows, as after a noun: 'to support of the army'; 'to attack from the air' stays a verb."""
    return i + 1 < len(tokens) and tokens[i + 1].lower == "of"


def _infinitive_before(tokens: Sequence[Token], i: int) -> bool:
    for j in range(i - 1, max(-1, i - 9), -1):
        if tokens[j].tag in ("TO", "MODAL"):
            return True
        if tokens[j].tag == "STOP":
            return False
    return False


def _gerund(token: Token, left: str, right: str, before: Token | None, known: bool) -> str:
    if left == "AUX" and before is not None and before.lemma == "be":
        return "VERB"
    if left in ("DET", "PPRON", "POSS", "ADJ", "NUM"):
        return "ADJ" if right in ("NOUN", "NAME") else "NOUN"
    if not known:
        return "VERB" if left in ("PREP", "COMMA") and right in ("DET", "PPRON", "NAME") else "NOUN"
    if left == "PREP":
        return "VERB" if right in OPENS_NP or right in ("TO", "PREP", "SUB", "ADV") else "NOUN"
    if (
        left == "NOUN"
        and right in ("STOP", "COMMA", "NOUN")
        and token.lower
        in (
            "training",
            "shelling",
            "bombing",
            "meeting",
            "building",
            "funding",
            "spending",
            "fighting",
            "processing",
            "planning",
            "broadcasting",
        )
    ):
        return "NOUN"
    if (
        token.lower
        in (
            "meeting",
            "building",
            "fighting",
            "shelling",
            "training",
            "bombing",
            "funding",
            "spending",
            "briefing",
            "following",
            "including",
            "according",
        )
        and right in ("PREP", "AUX", "VERB?", "MODAL", "STOP", "COMMA", "TO")
        and left != "COMMA"
    ):
        return "NOUN" if token.lower not in ("following", "including", "according") else "PREP"
    return "VERB"


def _guess(lower: str) -> tuple[str, str]:
    """Lemma and form of a verb that no table has, by its ending."""
    cut = 3 if lower.endswith("ing") else 2
    stem = lower[:-cut]
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl":
        stem = stem[:-1]
    elif stem.endswith(("at", "iz", "is", "ut", "v", "c", "g", "u", "s")) and not stem.endswith("ss"):
        stem += "e"
    elif stem.endswith("i"):
        stem = stem[:-1] + "y"
    return stem, "ing" if cut == 3 else "ed"
