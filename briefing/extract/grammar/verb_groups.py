"""Tagged tokens and a place → the verb group that begins there: its head, form, voice, negation and adverbs."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.grammar.phrases import VerbGroup
from briefing.extract.words.tokens import Token
from briefing.extract.words.verb_classes import MOTION, PARTICLES, PLACED

#: Inside a verb group these take up its subject: "had themselves been listed", "have all come home".
_FLOATING = frozenset(("themselves", "itself", "himself", "herself", "all", "both", "each"))
#: What stands behind "by" and does nothing: "consulted by telephone", "shipped by rail".
MEANS = frozenset(
    "telephone phone video letter telegram radio satellite train rail road air sea land ship plane".split()
)


def verb_group(tokens: Sequence[Token], at: int) -> VerbGroup:
    """The verb group that begins at token `at`: auxiliaries, a verb, and the adverbs and negations between them."""
    start, head = at, at
    words: list[Token] = []
    modal: str | None = None
    negated = False
    infinitive = start > 0 and tokens[start - 1].lemma == "help" and tokens[start].form == "base"
    while at < len(tokens):
        token = tokens[at]
        if token.tag == "TO" and at == start:
            infinitive = True
        elif token.tag == "MODAL" and not words:
            modal = token.lower
            head = at
        elif token.tag == "AUX" and (not words or words[-1].tag == "AUX"):
            words.append(token)
            head = at
        elif token.tag == "VERB" and (not words or words[-1].tag == "AUX"):
            words.append(token)
            head = at
            at += 1
            break
        elif token.tag == "NEG":
            negated = True
        elif words and words[-1].tag == "AUX" and _floats(tokens, at):
            pass  # "had themselves been listed"
        elif token.tag not in ("ADV", "HEDGE") and not (token.tag == "QUOTE" and infinitive and not words):
            break
        at += 1
    lemma = (words[-1].lemma if words else "") or tokens[head].lemma or tokens[head].lower
    verb = VerbGroup(start, head + 1, head, lemma, "finite", negated=negated, modal=modal)
    if words:
        describe(verb, tokens, words, infinitive)
    _words_beside(verb, tokens)
    return verb


def _floats(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that takes up the subject stands inside a verb group."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    goes_on = after is not None and after.tag in ("AUX", "VERB") and after.form in ("ed", "part", "ing")
    return goes_on and tokens[at].lower in _FLOATING


def describe(verb: VerbGroup, tokens: Sequence[Token], words: Sequence[Token], infinitive: bool) -> None:
    """Sets form and voice by the first of its words, the last and the auxiliary before that."""
    head, first = words[-1], words[0]
    last = words[-2] if len(words) > 1 else None
    verb.perfect = last is not None and any(w.lemma == "have" for w in words[:-1])
    verb.passive = head.form in ("ed", "part") and head.tag == "VERB" and last is not None and last.lemma == "be"
    verb.progressive = head.form == "ing" and last is not None and last.lemma == "be"
    if infinitive:
        verb.form = "inf"
    elif verb.modal is None and first.form == "ing":
        verb.form = "ing"
    elif verb.modal is None and first.form == "part" and first.tag == "VERB":
        verb.form = "part"
        verb.passive = True
    elif verb.modal is None:
        verb.past = first.form in ("past", "ed") or verb.perfect
        verb.base = first.form == "base" and first.tag == "VERB"
        verb.ambiguous = len(words) == 1 and first.form == "ed" and first.tag == "VERB"
        following = verb.last + (verb.last < len(tokens) and verb.lemma in PARTICLES.get(tokens[verb.last].lower, ()))
        after = tokens[following] if following < len(tokens) else None
        beyond = tokens[following + 1] if following + 1 < len(tokens) else None
        means = beyond is not None and (beyond.lower in MEANS or beyond.form == "ing")  # "answered by barring"
        by = after is not None and after.lower == "by" and verb.lemma not in MOTION and not means
        placed = after is not None and after.tag == "PREP" and verb.lemma in PLACED
        if verb.ambiguous and (by or placed):
            verb.form, verb.passive, verb.past, verb.ambiguous = "part", True, False, False


def _words_beside(verb: VerbGroup, tokens: Sequence[Token]) -> None:
    """The adverbs in it, before it and after it; a negation before it."""
    words = [t.lower for t in tokens[verb.first : verb.last] if t.tag in ("ADV", "HEDGE")]
    before, still = verb.first - 1, True
    while before >= 0 and tokens[before].tag in ("ADV", "HEDGE", "NEG"):
        if tokens[before].tag == "NEG":
            verb.negated, still = True, False
        elif still:
            words.append(tokens[before].lower)
        before -= 1
    for token in tokens[verb.last : verb.last + 2]:
        if token.tag not in ("ADV", "HEDGE", "ADJ"):
            break
        words.append(token.lower)
    verb.words = tuple(words)
