"""A base form or one in -s and what stands beside it → whether it is a verb there, and no noun."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from briefing.extract.words.tagger_tables import (
    BARRED,
    GOVERNED,
    OBJECTS,
    OF_ORIGIN,
    OPENS_NP,
    PLURALS,
    SUBJECTS,
    is_plural,
)
from briefing.extract.words.tokens import Token
from briefing.extract.words.verb_classes import BARE_THAT, PARTICLES, WITH_BARE
from briefing.extract.words.verb_forms import FORMS, third_person
from briefing.extract.words.verb_nouns import NOUNS_TOO

#: Determiners that stand for a noun, too.
_ALONE = frozenset("both some many all few these those".split())
#: Tags between two clauses.
_PARTING = frozenset(("COMMA", "CONJ", "SUB", "REL", "QUOTE", "STOP"))
_TANKS = frozenset(("tank", "tanks"))
#: Verbs that may close a sentence behind who says it, and look like nouns.
_SAYING = frozenset(
    "guess estimate claim report forecast judge note caution bet reason project suspect fear hope reckon".split()
)
#: Verbs that an infinitive goes with, where their form in -s may be a plural noun.
_WITH_TO = frozenset("plan aim hope want need attempt promise pledge vow claim threaten".split())
#: What begins an object or a clause behind a verb, and no compound behind a noun.
_STRONG = frozenset(("DET", "PPRON", "PRON", "NAME", "NUM", "SUB", "CUR"))
#: Words that bound a number.
_BOUNDS = (["more", "than"], ["fewer", "than"], ["less", "than"], ["at", "least"])
#: What stands after a verb with an object or a clause.
_OPENS = frozenset((*OPENS_NP, "PPRON", "SUB", "TO"))
#: Verbs of what tells something: "data show exports rose".
_SHOWING = frozenset(("show", "suggest", "indicate", "claim", "report", "estimate"))
#: Verbs that go with what somebody does, "practise landing", where a noun stands before no such form.
_PRACTISING = frozenset("practise practice stop start finish risk delay fear".split())
#: Nouns that no plural stands before, so that 'soldiers work in' has a verb.
_STANDING = frozenset(
    """stand stay rest patrol camp hide work fight help march serve live train remain sail gather mass wait use
    need""".split()
)
#: What stands inside a noun phrase before its head.
_IN_PHRASE = frozenset(("NOUN", "NAME", "ADJ", "NUM", "DET", "PPRON", "POSS"))


def finite(tokens: Sequence[Token], i: int, lemma: str, form: str, left: str, right: str, before: Token | None) -> bool:
    """Whether a base form or one in -s is a verb; `left` and `right` are the tags beside it, `before` the word."""
    ambiguous = lemma in NOUNS_TOO
    if lemma == "think" and tokens[i + 1 : i + 2] and tokens[i + 1].lower in _TANKS:
        return False
    if left == "MODAL" or (left == "AUX" and before is not None and before.lemma == "do"):
        return form == "base"
    if left == "VERB" and form == "base" and before is not None and before.lemma == "help" and tokens[i - 1] is before:
        return right in OPENS_NP or not ambiguous  # "to help drive the enemy out"
    if left == "TO":
        return form == "base" and not (tokens[i].lower in NOUNS_TOO and _of_follows(tokens, i))
    if left == "AUX":
        return form == "base" and lemma in ("set", "hit", "put", "cut", "let", "read")
    if form == "s" and left == "DET" and before is not None and before.lower == "this" and not ambiguous:
        return True  # "This equates to a third"
    if left in BARRED and (ambiguous or left in ("DET", "POSS", "PPRON", "PREP")):
        alone = left == "DET" and before is not None and before.lower in _ALONE
        governs = right in OPENS_NP and not ambiguous
        return alone and form == "base" and (governs or _particle_follows(tokens, i, lemma))
    if form == "s" and left == "NOUN" and right in ("STOP", "COMMA", "CONJ") and _counted_plural_noun(tokens, i):
        return False  # "two brown bears and a lion"
    if form == "base" and left == "ADJ" and tokens[i - 1] is before and _singular_article(tokens, i - 1):
        return False  # "says a UN-backed monitor"
    if not ambiguous:
        # "Russian glide bombs", "of Iranian manufacture": no single subject stands before a base form.
        described = form == "base" and left == "NAME" and before is not None and before.lower.endswith(OF_ORIGIN)
        return not described or _coordinated(tokens, i)
    if left in ("CONJ", "COMMA", "VERB"):
        joined = _joined_finite(tokens, i, lemma, form, left, right, before)
        if joined is not None:
            return joined
    return _noun_or_finite(tokens, i, lemma, form, left, right, before)


def _joined_finite(
    tokens: Sequence[Token], i: int, lemma: str, form: str, left: str, right: str, before: Token | None
) -> bool | None:
    """Whether a word that may be a noun is a verb behind a conjunction, a comma or a verb; None where that is open."""
    verb_after = i + 2 < len(tokens) and tokens[i + 2].tag in ("VERB?", "AUX")
    if left in ("CONJ", "COMMA") and form == "s" and right == "TO" and verb_after:
        return lemma in _WITH_TO
    if left == "CONJ" and form == "s" and right in ("NUM", "DET", "PPRON") and tokens[i].lower == third_person(lemma):
        return any(t.tag == "VERB" and t.form == "s" for t in tokens[:i])  # "names ten ships and bars two firms"
    if left == "CONJ" and form == "base":
        after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        return after in OBJECTS or (right in OPENS_NP and _infinitive_before(tokens, i))
    if left == "VERB" and form == "s" and before is not None and before.form in ("ed", "part"):
        return _particle_follows(tokens, i, lemma)  # "the number of those killed stands at 600"
    return None


def _noun_or_finite(
    tokens: Sequence[Token], i: int, lemma: str, form: str, left: str, right: str, before: Token | None
) -> bool:
    """Whether a word that may be a noun is the verb of the subject before it."""
    doing = any(token.lower.endswith("ing") for token in tokens[i + 1 : i + 2])  # "helped the North start making them"
    if form == "base" and (right in OPENS_NP or doing) and _object_helped(tokens, i):
        return True
    if left == "DET" and before is not None and before.lower == "this" and form == "s":
        return right in ("DET", "PPRON", "NAME", "SUB", "TO", "NUM")  # "This illustrates the danger"
    if left == "COMMA" and form == "s":
        return right in ("DET", "PPRON", "SUB", "NUM", "TO") and _behind_aside(tokens, i)
    if before is not None and before.lower == "whose":
        return False
    if before is None or left not in SUBJECTS or left == "COMMA" or before.tag == "DET":
        return False
    if before.lower in OBJECTS and tokens[i - 2].tag != "PREP":
        return i > 1 and tokens[i - 2].lemma in WITH_BARE
    if form == "s":
        return _singular_finite(tokens, i, lemma, right, before)
    return _plural_finite(tokens, i, lemma, right, before)


def _object_helped(tokens: Sequence[Token], i: int) -> bool:
    """'helped the regime move money': whether a noun phrase and a verb that lets it do something stand before `i`."""
    at = i - 1
    while at > 0 and tokens[at].tag in ("NOUN", "NAME", "ADJ", "NUM", "DET", "PPRON"):
        at -= 1
    return at < i - 1 and tokens[at].tag == "VERB" and tokens[at].lemma in ("help", "let")


def _singular_finite(tokens: Sequence[Token], i: int, lemma: str, right: str, before: Token) -> bool:
    """Whether a form in -s that may be a plural noun is the verb of a singular subject."""
    single = before.tag == "NAME" and not before.lower.endswith(OF_ORIGIN)
    if (
        right in ("AUX", "MODAL", "PREP", "VERB?")
        and single
        and not _plural_object(tokens, i + 1)
        and tokens[i].lower == third_person(lemma)
    ):
        at = i - 1
        while at > 0 and tokens[at].tag == "NAME":
            at -= 1
        if tokens[at].tag in ("SUB", "COMMA", "QUOTE") and right == "PREP" and _particle_follows(tokens, i, lemma):
            return True  # "if Putin hands over shells"
        # "the shells that Russia fires are old", "the shells Russia fires are old"
        which = tokens[at].lower == "that" and at > 0 and tokens[at - 1].tag == "NOUN"
        return tokens[at].tag == "REL" or which or _all_of_a_kind(tokens, at)
    if _counted_plural_noun(tokens, i) or _behind_preposition(tokens, i) or _described_ahead(tokens, i):
        return False
    if right == "SUB" and before.tag == "NOUN" and tokens[i + 1].lower == "that" and lemma not in BARE_THAT:
        return False  # "the artillery shells that came"
    if right == "VERB?" and single and _plural_object(tokens, i + 1):
        return tokens[i].lower == third_person(lemma)
    if right in ("COMMA", "STOP") and before.tag in ("NAME", "PRON") and i > 1 and not before.lower.endswith(OF_ORIGIN):
        opens = ("COMMA", "QUOTE", "SUB", "CONJ") if before.tag == "PRON" else ("COMMA", "QUOTE", "SUB")
        return before.lower in ("he", "she") or tokens[i - 2].tag in opens
    if right in ("COMMA", "STOP") and lemma in _SAYING and _speaker_before(tokens, i):
        return True
    named, particle = before.tag in ("NAME", "PRON", "REL", "CLOSE"), _particle_follows(tokens, i, lemma)
    bounded = [t.lower for t in tokens[i + 1 : i + 3]] in _BOUNDS and before.tag == "NOUN"
    if bounded and not before.lower.endswith("s") and tokens[i].lower == third_person(lemma):
        return True  # "the agency counts more than 12 million shells"
    # "UK sanctions 12 firms", "The US estimates that"
    acts = before.text.isupper() and (right == "NUM" or (right == "SUB" and lemma in BARE_THAT))
    if not single and before.tag == "NAME" and right not in ("DET", "PPRON", "NAME") and not acts:
        return False  # "Ukrainian forces"
    if right == "TO" and lemma in _WITH_TO and before.tag == "NOUN":
        return not before.lower.endswith("s")  # "the firm plans to open a yard"
    return (
        (named or not before.lower.endswith("s") or (right in ("DET", "PPRON", "SUB") and not _plural_head(tokens, i)))
        and (named or right in ("DET", "PPRON", "SUB", "NAME") or particle)
        and (right in _OPENS or particle or before.tag in ("PRON", "REL"))
        and tokens[i].lower == third_person(lemma)
    )


def _all_of_a_kind(tokens: Sequence[Token], at: int) -> bool:
    """'The shells Russia fires are old': whether a plural with an article of its own ends at `at`."""
    if tokens[at].tag != "NOUN" or not is_plural(tokens[at].lower):
        return False
    while at > 0 and tokens[at].tag in ("NOUN", "ADJ", "NAME"):
        at -= 1
    return tokens[at].lower in ("the", "these", "those", "all", "most")


def _described_ahead(tokens: Sequence[Token], i: int) -> bool:
    """'The artillery shells Russia fires are old': whether a name and its verb follow, which say which ones."""
    at = i + 1
    while at < len(tokens) and tokens[at].tag == "NAME":
        at += 1
    after = tokens[at + 1].tag if at + 1 < len(tokens) else ""
    verb = at > i + 1 and at < len(tokens) and tokens[at].tag in ("VERB", "VERB?")
    return verb and tokens[i - 1].tag == "NOUN" and after in ("PREP", "AUX", "MODAL", "VERB?", "VERB")


def _behind_preposition(tokens: Sequence[Token], i: int) -> bool:
    """'left aboard the cargo ships Maria and Angara': whether what stands before `i` is governed by a preposition, and
    its clause has a verb already."""
    at = i - 1
    while at > 0 and tokens[at].tag in ("NOUN", "NAME", "ADJ", "NUM", "DET", "PPRON"):
        at -= 1
    if tokens[i - 1].tag != "NOUN" or tokens[at].tag != "PREP" or tokens[at].lower == "of":
        return False
    within = takewhile(lambda token: token.tag not in _PARTING, reversed(tokens[:at]))
    return any(token.tag == "VERB" and token.form in ("s", "ed") for token in within)


def _plural_object(tokens: Sequence[Token], i: int) -> bool:
    """'North Korea ships shells to Russia': whether a plural that might be a verb has nothing to govern."""
    token, after = tokens[i], tokens[i + 1].tag if i + 1 < len(tokens) else "STOP"
    nouns = {lemma for lemma, form in FORMS.get(token.lower, ()) if form == "s"} & NOUNS_TOO
    return token.tag == "VERB?" and bool(nouns) and after in ("PREP", "TO", "STOP", "COMMA", "CONJ")


def _speaker_before(tokens: Sequence[Token], i: int) -> bool:
    """'…, a Seoul institute guesses.': whether one phrase, with an article, an owner or plural, stands between a comma
    and it."""
    if tokens[i - 1].tag != "NOUN":
        return False
    known = is_plural(tokens[i - 1].lower)
    while i > 1 and tokens[i - 1].tag in ("NOUN", "NAME", "ADJ", "POSS"):
        i -= 1
        known = known or tokens[i].tag == "POSS"
    if known:
        return tokens[i - 1].tag in ("COMMA", "QUOTE")  # ", Western diplomats estimate."
    return i > 1 and tokens[i - 1].tag in ("DET", "PPRON") and tokens[i - 2].tag in ("COMMA", "QUOTE")


def _plural_finite(tokens: Sequence[Token], i: int, lemma: str, right: str, before: Token) -> bool:
    """Whether a base form that may be a noun is the verb of a plural subject."""
    if right in ("COMMA", "STOP") and lemma in _SAYING and is_plural(before.lower) and _speaker_before(tokens, i):
        return True
    stands = before.tag == "REL" or (before.tag == "PRON" and before.lower not in OBJECTS)
    several = stands or (before.tag in ("NOUN", "NAME") and is_plural(before.lower)) or before.lower in PLURALS
    coordinated = before.tag == "NAME" and not before.lower.endswith(OF_ORIGIN) and _coordinated(tokens, i)
    particle = _particle_follows(tokens, i, lemma)
    several = several or coordinated or ((particle or right in _STRONG) and _plural_head(tokens, i))
    if several and before.tag in ("NOUN", "NAME") and _singular_article(tokens, i - 1):
        return False  # "a minerals deal", "a UN report": one thing
    free = tokens[i - 1] is not before or lemma in _STANDING
    gerund = lemma in _PRACTISING and i + 1 < len(tokens) and tokens[i + 1].lower.endswith("ing")
    opens = right in _OPENS or particle or gerund or (right == "VERB?" and (coordinated or lemma in _SHOWING))
    told = free or (stands and before.lower != "what")  # "the shells that fall on Kyiv"
    opens = opens or (right in ("COMMA", "STOP") and lemma in _STANDING and _wants_verb(tokens, i))
    return several and (opens or right == "ADV" or (stands and before.tag == "PRON") or (told and right == "PREP"))


def _wants_verb(tokens: Sequence[Token], i: int) -> bool:
    """'If the North Koreans stay': whether a conjunction opens a clause that has no verb before `i`."""
    at = i - 1
    while at > 0 and tokens[at].tag in ("NOUN", "NAME", "ADJ", "NUM", "DET", "PPRON", "POSS"):
        at -= 1
    return tokens[at].tag == "SUB" and tokens[at].lower != "that"


def _counted_plural_noun(tokens: Sequence[Token], i: int) -> bool:
    """'11,000 North Korean forces', '200 aid shipments': a number before it makes an -s form the plural of a noun."""
    at = i - 1
    if tokens[at].tag == "NOUN":
        return at > 0 and tokens[at - 1].tag == "NUM"
    while at > 0 and tokens[at].tag == "NAME":
        at -= 1
    year = len(tokens[at].text) == 4 and tokens[at].text[:2] in ("19", "20")
    return at < i - 1 and tokens[at].tag == "NUM" and not year


def _singular_article(tokens: Sequence[Token], i: int) -> bool:
    while i > 0 and tokens[i].tag in ("NAME", "ADJ", "NOUN"):
        i -= 1
    return tokens[i].lower in ("a", "an", "another", "this", "that", "each", "every")


def _particle_follows(tokens: Sequence[Token], i: int, lemma: str) -> bool:
    after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    return lemma in PARTICLES.get(after, ()) or after in GOVERNED.get(lemma, ())


def _coordinated(tokens: Sequence[Token], i: int) -> bool:
    """'Russia and North Korea sign': whether the name before `i` is the last of several."""
    i -= 1
    while i > 0 and tokens[i].tag in ("NAME", "ADJ", "ADV"):
        i -= 1
    joined = tokens[i].lower == "and" or (i == 1 and tokens[i].tag == "COMMA")  # "Putin, Kim sign pact"
    return i > 0 and joined and tokens[i - 1].tag in ("NAME", "NOUN")


def _plural_head(tokens: Sequence[Token], i: int) -> bool:
    """'pictures of the site at Rajin show', '35 wagons a day cross': whether what stands before hangs on a plural."""
    i -= 1
    while i > 0 and tokens[i].tag in ("ADV", "HEDGE"):
        i -= 1
    if tokens[i].lower.endswith(OF_ORIGIN):
        return False
    while i > 1:
        while i > 1 and tokens[i - 1].tag in _IN_PHRASE and tokens[i].tag not in ("DET", "PPRON"):
            i -= 1
        measured = tokens[i].lower in ("a", "per")
        if tokens[i - 1].tag == "PREP":
            i -= 1
        elif not measured:
            return False
        i -= 1
        if tokens[i].tag == "VERB" and tokens[i].form in ("ed", "part"):
            i -= 1  # "pictures bought by the inquiry show"
        if _plural_noun(tokens[i]):
            return True
        if tokens[i].tag not in ("NOUN", "NAME"):
            return False
    return False


def _plural_noun(token: Token) -> bool:
    return (token.tag == "NOUN" and is_plural(token.lower)) or token.lower in PLURALS


def _behind_aside(tokens: Sequence[Token], i: int) -> bool:
    """'Shoigu, then minister, tours', 'the ammunition, packed in crates, travels', 'an aide, who was there, doubts':
    whether a subject and words between commas stand before `i`."""
    at, verbs = i - 2, False
    while at > 0 and tokens[at].tag not in ("COMMA", "STOP"):
        finite = tokens[at].tag == "VERB" and tokens[at].form not in ("ed", "part", "ing")
        verbs = verbs or finite or tokens[at].tag in ("AUX", "MODAL")
        at -= 1
    if verbs:
        return at > 0 and tokens[at].tag == "COMMA" and tokens[at + 1].lower in ("who", "which")
    described = tokens[at + 1].tag == "VERB" and tokens[at - 1].tag == "NOUN" and not _plural_noun(tokens[at - 1])
    return at > 0 and tokens[at].tag == "COMMA" and (tokens[at - 1].tag in ("NAME", "CLOSE") or described)


def _of_follows(tokens: Sequence[Token], i: int) -> bool:
    """Whether 'of' follows, as after a noun: 'to support of the army'; 'to attack from the air' stays a verb."""
    return i + 1 < len(tokens) and tokens[i + 1].lower == "of"


def _infinitive_before(tokens: Sequence[Token], i: int) -> bool:
    for j in range(i - 1, max(-1, i - 9), -1):
        if tokens[j].tag == "MODAL" or (tokens[j].tag == "TO" and tokens[j + 1].tag in ("VERB", "VERB?", "AUX", "ADV")):
            return True  # and not "to Russian ports", "up to nine"
        if tokens[j].tag == "STOP":
            return False
    return False
