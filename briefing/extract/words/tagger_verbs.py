"""Tokens and a place → whether a word that may be a verb is one there, with lemma and form."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.words.finite import finite
from briefing.extract.words.gerunds import gerund
from briefing.extract.words.tagger_tables import (
    NEVER_ADJ,
    OF_ORIGIN,
    STANDING,
)
from briefing.extract.words.tokens import Token
from briefing.extract.words.verb_forms import FORMS, guessed

#: What only makes a number less exact, or bounds it.
_ABOUT = frozenset("about around over under nearly almost some roughly approximately".split())
_BOUNDS = frozenset(("more than", "fewer than", "less than", "at least", "at most", "up to", "close to"))
_FORMERLY = ["in", "the", "past"]
_CASUALTIES = frozenset(("killed", "wounded", "injured", "missing", "captured"))
#: What a number names.
_MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec""".split()
)
_NUMBERED = frozenset("article clause section paragraph resolution protocol chapter annex".split())
#: Past forms that behind a determiner are nouns: "the dead", "a cut", "the cost".
_PAST_NOUNS = frozenset("dead wounded injured left found cut shot set hit read cost lead".split())
_MULTIPLES = frozenset(("double", "triple", "treble", "quadruple"))


def _before(tokens: Sequence[Token], i: int) -> Token | None:
    """The nearest token to the left that is no adverb."""
    i -= 1
    while i >= 0 and tokens[i].tag in ("ADV", "HEDGE", "NEG"):
        i -= 1
    return tokens[i] if i >= 0 else None


def tag_verb(tokens: Sequence[Token], i: int) -> None:
    """Verb, noun or adjective, by what stands on either side."""
    token = tokens[i]
    readings = FORMS.get(token.lower)
    before = _before(tokens, i)
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    left = before.tag if before else "STOP"
    right = after.tag if after else "STOP"
    if (bounded := _past_bounds(tokens, i + 1)) > i + 1:
        right = tokens[bounded].tag if tokens[bounded].tag in ("NUM", "CUR") else right  # "produces about 200 shells"
    if left == "NUM" and before is not None and len(before.text) == 4 and before.text[:2] in ("19", "20"):
        left = "NOUN"  # "a resolution of 2006 bars …": a year counts nothing
    if left == "NUM" and i > 1 and tokens[i - 1] is before and tokens[i - 2].lower.rstrip(".") in _MONTHS:
        left = "NAME"  # "on Sept. 16 imposed sanctions": nor does the day of a month
    if token.lower == "won" and left == "NUM" and tokens[i - 1] is before:
        token.tag = "NOUN"  # "lost 44.5 billion won"
        return
    if left == "NUM" and i > 1 and tokens[i - 1] is before and tokens[i - 2].lower in _NUMBERED:
        before, left = tokens[i - 2], "NAME"  # "Article 4 promises help": the number is a name
    if readings is None:
        lemma, form = guessed(token.lower)
    else:
        lemma, form = _reading(readings, before)
    if form in ("base", "s"):
        verbal = finite(tokens, i, lemma, form, left, right, before)
        token.tag = "VERB" if verbal else "NOUN"
        if not verbal and lemma in _MULTIPLES and right in ("DET", "PPRON"):
            token.tag = "ADV"  # "more than double the cap"
    elif form == "ing":
        token.tag = gerund(token, left, right, before, after, readings is not None)
        if token.tag == "VERB" and left == "NAME" and right in ("NOUN", "NAME") and _describes(tokens, i - 1):
            token.tag = "ADJ"
    else:
        token.tag = _past(tokens, i, form, left, right, before)
    if token.tag == "VERB":
        token.lemma, token.form = lemma, form


def _past_bounds(tokens: Sequence[Token], at: int) -> int:
    """The token behind what bounds a number at `at`: "about", "more than", "at least some"; else `at` itself."""
    while at < len(tokens):
        two = " ".join(t.lower for t in tokens[at : at + 2])
        step = 2 if two in _BOUNDS else int(tokens[at].lower in _ABOUT)
        if not step or at + step >= len(tokens):
            break
        at += step
    return at


def _past(tokens: Sequence[Token], i: int, form: str, left: str, right: str, before: Token | None) -> str:
    """The tag of a past form: a verb, an adjective, or a noun that looks like one."""
    token, after = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    standing = before is not None and before.lower in STANDING
    of_origin = right == "NAME" and after is not None and after.lower.endswith(OF_ORIGIN)
    if i == 0 and form in ("ed", "part") and (right in ("NOUN", "ADJ") or of_origin):
        return "ADJ"  # "Deployed units return", "Captured Russian tanks stood there"
    if token.lower in NEVER_ADJ and (left != "DET" or standing):
        return "VERB"
    if left == "NUM" and after is not None and after.lower in ("last", "next"):
        return "VERB"  # "Of 900 refugees 236 arrived last year"
    if [t.lower for t in tokens[max(0, i - 3) : i]] == _FORMERLY and i > 3 and tokens[i - 4].lemma == "have":
        for between in tokens[i - 3 : i]:
            between.tag = "ADV"
        return "VERB"  # "has in the past called reports of it groundless"
    if left in ("VERB", "PREP") and token.lower in _CASUALTIES and _casualties_joined(tokens, i + 1):
        return "NOUN"  # "put killed and wounded at 600"
    if right in ("AUX", "PREP") and [t.lower for t in tokens[max(0, i - 2) : i]] == ["among", "those"]:
        tokens[i - 1].tag = "PRON"  # "among those listed are bankers"
        return "VERB"
    described = left in ("DET", "PPRON", "POSS", "ADJ", "NUM", "PREP")
    if left == "COMMA" and i > 2 and tokens[i - 2].tag == "ADJ" and tokens[i - 3].tag in ("DET", "PPRON"):
        described = True  # "the impoverished, isolated North"
    if described and right in ("NOUN", "NAME", "ADJ", "VERB?", "NUM") and form != "past":
        return "ADJ"
    if left == "VERB" and form in ("ed", "part") and tokens[i - 1] is before and _plain_noun(after):
        return "ADJ"  # "to rebuild destroyed villages", "did not answer emailed questions"
    if left in ("DET", "PPRON", "POSS") and not standing:
        return "NOUN" if token.lower in _PAST_NOUNS else "ADJ"
    return "VERB"


def _casualties_joined(tokens: Sequence[Token], at: int) -> bool:
    """'killed and wounded': whether a conjunction at `at` joins more of those who are lost."""
    return [t.tag for t in tokens[at : at + 1]] == ["CONJ"] and any(
        t.lower in _CASUALTIES for t in tokens[at + 1 : at + 2]
    )


def _plain_noun(token: Token | None) -> bool:
    """Whether a noun or adjective stands there, or a plural that might be a verb."""
    return token is not None and (token.tag in ("NOUN", "ADJ") or (token.tag == "VERB?" and token.lower.endswith("s")))


def _reading(readings: list[tuple[str, str]], before: Token | None) -> tuple[str, str]:
    """Of several readings the base form after "to" and modals, else a finite one."""
    if len(readings) == 1:
        return readings[0]
    wanted = before is not None and (before.tag in ("TO", "MODAL") or before.lemma == "do")
    if {form for _, form in readings} == {"base", "part"} and (before is None or before.tag != "AUX"):
        wanted = True  # "shells come from": a participle needs its auxiliary
    for lemma, form in readings:
        if (form == "base") == wanted:
            return lemma, form
    return readings[0]


def _describes(tokens: Sequence[Token], i: int) -> bool:
    """'a Russian shipping firm': whether the name at `i` is an adjective of origin with an article before it."""
    return tokens[i].lower.endswith(OF_ORIGIN) and i > 0
