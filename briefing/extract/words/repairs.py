"""Tagged tokens → the same, with a verb where grammar wants one: behind a modal or "to", once in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.words.tagger_tables import OF_ORIGIN, OPENS_NP, is_plural
from briefing.extract.words.tokens import Token
from briefing.extract.words.verb_forms import FORMS
from briefing.extract.words.verb_nouns import NOUNS_TOO

_PASSED = frozenset(("ADV", "NEG", "HEDGE"))
#: After these a modal may stand before its subject: "Should new evidence come …".
_ASKS = frozenset(("STOP", "SUB", "QUOTE"))
#: What may stand before the auxiliary of a question.
_OPENS_QUESTION = frozenset(("REL", "SUB", "CONJ", "ADV", "COMMA", "QUOTE", "STOP"))
_FINITE = frozenset(("s", "ed", "past", "base"))
#: What stands behind a verb and seldom behind the noun that looks like it.
_STRONG = frozenset(("DET", "PPRON", "NAME", "PRON", "SUB", "TO", "NUM", "CUR"))
#: Prepositions that follow a verb without object sooner than the noun that looks like it.
_WHEN = frozenset(("on", "in", "until", "till", "at", "like", "out", "up", "down"))
#: Determiners that a clause may have for its subject.
_POINTING = frozenset(("this", "that", "these", "those", "some", "all", "many", "both"))


def verb_after_modal(tokens: Sequence[Token], modal: int) -> None:
    """'it would axe jobs', 'he would like': what follows a modal is its verb, except in a question."""
    if modal == 0 or tokens[modal - 1].tag in _ASKS:
        return
    if _tells(tokens, modal - 1):
        _make_verb(tokens[modal - 1], tokens[modal - 1].lower)
    at = _next(tokens, modal)
    if at is not None and (tokens[at].tag in ("NOUN", "ADJ") or tokens[at].lower == "like"):
        _make_verb(tokens[at], tokens[at].lower)


def _tells(tokens: Sequence[Token], i: int) -> bool:
    """'a deal that analysts fear will end it': between a plural behind "that" and a modal stands a verb."""
    opened = any(t.tag in ("SUB", "REL") for t in tokens[max(0, i - 3) : max(0, i - 1)])
    noun = tokens[i].tag == "NOUN" and (tokens[i].lower, "base") in FORMS.get(tokens[i].lower, ())
    return opened and noun and tokens[i - 1].tag == "NOUN" and is_plural(tokens[i - 1].lower)


def verb_after_to(tokens: Sequence[Token], to: int) -> None:
    """'to open a centre', 'to live in': adjectives that are verbs, too, are verbs there, unless a noun follows them."""
    at = _next(tokens, to)
    if at is not None and tokens[at].lower == "date" and (lemma := _interrupted(tokens, at)) is not None:
        tokens[to].tag = tokens[at].tag = "ADV"
        if tokens[at + 1].tag != "AUX":
            _make_verb(tokens[at + 1], lemma, "part")
        return
    if at is None or tokens[at].tag != "ADJ" or (tokens[at].lower, "base") not in FORMS.get(tokens[at].lower, ()):
        return
    noun_follows = at + 1 < len(tokens) and tokens[at + 1].tag == "NOUN"
    if not noun_follows or (to > 0 and tokens[to - 1].tag == "VERB"):
        _make_verb(tokens[at], tokens[at].lower)


def _interrupted(tokens: Sequence[Token], date: int) -> str | None:
    """The verb of 'has to date handed over', 'have to date been sent', which "to date" stands inside of."""
    after = tokens[date + 1] if date + 1 < len(tokens) else None
    if after is None or date < 2 or tokens[date - 2].lower not in ("has", "have", "had"):
        return None
    been = after.lemma if after.lower == "been" else None
    return been or next((lemma for lemma, form in FORMS.get(after.lower, ()) if form in ("ed", "part")), None)


def verb_in_sentence(tokens: Sequence[Token]) -> None:
    """'The mandate ends on 30 April.': in a sentence that ends in a full stop and has no verb, what may well be one."""
    if len(tokens) < 3 or tokens[-1].text != "." or _has_finite(tokens):
        return
    nouns = (i for i in range(1, len(tokens) - 1) if tokens[i].tag == "NOUN")
    likely = (i for i in nouns if _may_be_verb(tokens, i))
    best = max(likely, key=lambda i: (tokens[i + 1].tag in _STRONG, -i), default=None)
    if best is not None:
        _make_verb(tokens[best], *next(r for r in FORMS[tokens[best].lower] if r[1] in ("s", "base")))


def verb_joined(tokens: Sequence[Token]) -> None:
    """'We condemn the launch and urge the North to stop': a bare word behind "and" goes on with a verb."""
    said = next((i for i, t in enumerate(tokens) if i and t.tag == "VERB" and t.form == "base"), None)
    if said is None or tokens[said - 1].tag not in ("PRON", "NOUN", "NAME"):
        return
    for i in range(said + 2, len(tokens) - 2):
        at = _next(tokens, i) if tokens[i].lower == "and" else None
        if at is None or at + 2 >= len(tokens) or tokens[at].tag != "NOUN":
            continue
        after = tokens[at + 2] if tokens[at + 1].lower in ("on", "for", "upon") else tokens[at + 1]
        if after.tag in ("DET", "PPRON", "NAME", "SUB") and (tokens[at].lower, "base") in FORMS.get(
            tokens[at].lower, ()
        ):
            _make_verb(tokens[at], tokens[at].lower)


def opens_name(tokens: Sequence[Token], i: int) -> bool:
    """'Woo Won-shik met him', 'Drew Smith says': a capital before the rest of a name and what that one did."""
    word = tokens[i].lower
    if i or not tokens[i].text[0].isupper() or word.endswith(("ing", "ed")) or word in NOUNS_TOO:
        return False
    at = 1
    while at < len(tokens) and tokens[at].tag == "NAME":
        at += 1
    if not 1 < at < min(4, len(tokens)):
        return False
    does = tokens[at]
    forms = {form for _, form in FORMS.get(does.lower, ())}
    return does.tag in ("AUX", "MODAL") or (does.tag == "VERB?" and bool(forms & {"s", "ed", "past"}))


def verb_in_question(tokens: Sequence[Token]) -> None:
    """'How does Pyongyang help Moscow?': in a question, behind an auxiliary and the subject, what may be a verb."""
    if not tokens or tokens[-1].text != "?":
        return
    at = next((i for i, t in enumerate(tokens) if t.tag == "MODAL" or t.lemma == "do"), len(tokens))
    if any(t.tag not in _OPENS_QUESTION for t in tokens[:at]) or any(t.tag == "VERB" for t in tokens[at:]):
        return
    at += 1
    while at < len(tokens) and tokens[at].tag in ("NAME", "PRON", "DET", "ADJ"):
        at += 1
    if at < len(tokens) - 1 and tokens[at - 1].tag == "DET":
        at += 1  # "does the ministry back it"
    if at < len(tokens) and tokens[at].tag == "NOUN" and (tokens[at].lower, "base") in FORMS.get(tokens[at].lower, ()):
        _make_verb(tokens[at], tokens[at].lower)


def _has_finite(tokens: Sequence[Token]) -> bool:
    """Whether a finite verb stands outside brackets."""
    depth = 0
    for token in tokens:
        tag = token.tag
        if tag == "OPEN":
            depth += 1
        elif tag == "CLOSE":
            depth -= 1
        elif depth <= 0 and (tag == "AUX" or tag == "MODAL" or (tag == "VERB" and token.form in _FINITE)):
            return True
    return False


def _may_be_verb(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` agrees with a subject before it and governs what follows."""
    form = next((form for _, form in FORMS.get(tokens[i].lower, ()) if form in ("s", "base")), None)
    before, after = tokens[i - 1], tokens[i + 1].tag
    if form is None or before.lower.endswith(OF_ORIGIN):
        return False
    pointed = before.tag == "DET" and before.lower in _POINTING
    if before.tag not in ("NOUN", "NAME", "NUM", "PRON", "CLOSE") and not pointed:
        return False
    plural = is_plural(before.lower) and before.lower != "this"
    agrees = plural == (form == "base") or (plural and after in _STRONG)
    named = before.tag in ("NAME", "PRON") or (before.tag == "NUM" and i > 1 and tokens[i - 2].tag in ("NOUN", "NAME"))
    if before.tag == "NUM" and not named:
        return False
    return agrees and (
        after in _STRONG
        or after == "ADV"
        or tokens[i + 1].lower in _WHEN
        or (named and (after in OPENS_NP or after == "PREP"))
    )


def _next(tokens: Sequence[Token], i: int) -> int | None:
    i += 1
    while i < len(tokens) and tokens[i].tag in _PASSED:
        i += 1
    return i if i < len(tokens) else None


def _make_verb(token: Token, lemma: str, form: str = "base") -> None:
    token.tag, token.lemma, token.form = "VERB", lemma, form
