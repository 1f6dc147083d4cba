"""Tokens and a small word that may be one thing or another → its tag, by what stands right before and behind it."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from briefing.extract.words.tagger_tables import OF_ORIGIN, PEOPLE_BY_STATE
from briefing.extract.words.tagger_verbs import tag_verb
from briefing.extract.words.tokens import Token
from briefing.extract.words.verb_forms import FORMS
from briefing.extract.words.verb_nouns import NOUNS_TOO

#: Adjectives that stand for those who are so: the number of dead, the evacuation of wounded.
_DONE_TO = {"wounded": "wound", "injured": "injure"}
#: How many tokens a verb may stand before another that is joined to it past its object.
_OBJECT = 8
#: Verbs whose object thanks are.
_THANKING = frozenset("express give send extend convey offer owe return say pass".split())
#: Verbs that take no clause, so that "that" behind them points: called that story a hoax.
_NAMING = frozenset("call describe label brand term dub dismiss reject condemn denounce criticise criticize".split())

#: Verbs of what is done to a figure or a thing, which take no clause either.
_CHANGING = frozenset(
    "raise lower increase reduce cut double triple halve expand do make put take bring use change turn compare".split()
)


def _may(tokens: Sequence[Token], i: int) -> None:
    """'May 27, 2024: a rocket exploded': the month, where a capital at the start of a sentence does not tell."""
    if tokens[i].text == "May" and i + 1 < len(tokens) and tokens[i + 1].tag == "NUM":
        tokens[i].tag = "NAME"


#: Tags of what a subject is made of.
_SUBJECT = frozenset(("DET", "PPRON", "ADJ", "NOUN", "NAME", "PRON", "POSS"))
_THEN = frozenset("day week month year night morning evening afternoon summer autumn winter spring time".split())


def _that(tokens: Sequence[Token], i: int) -> None:
    """'shells that fell', 'said that', 'called that story a hoax': relative, subordinator, determiner or pronoun."""
    if tokens[i].tag != "SUB":
        return
    before = tokens[i - 1].tag if i else "STOP"
    after = tokens[i + 1].tag if i + 1 < len(tokens) else ""
    named = before == "VERB" and tokens[i - 1].lemma in _NAMING
    if (before in ("STOP", "QUOTE") and after in ("AUX", "MODAL")) or (named and after == "DET"):
        tokens[i].tag = "PRON"
        return
    if before == "VERB" and (after == "STOP" or (after in ("PREP", "TO") and tokens[i - 1].lemma in _CHANGING)):
        tokens[i].tag = "PRON"  # "plans to raise that to 190"
        return
    if before in ("STOP", "QUOTE") and after == "VERB?" and tokens[i + 1].lower.endswith("s"):
        tokens[i].tag = "PRON"  # "That amounts to a tenth"
        return
    if before in ("PREP", "AUX") and tokens[i + 1 : i + 2] and tokens[i + 1].lower == "of":
        tokens[i].tag = "PRON"  # "identified as that of a KN-23"
        return
    then = tokens[i + 2].tag if i + 2 < len(tokens) else ""
    if after == "NOUN" and tokens[i + 1].lower in _THEN and then in ("AUX", "VERB?", "COMMA", "STOP", "CONJ"):
        tokens[i].tag = "DET"  # "Seoul's estimate that day was 3,000"
        return
    doing = after.startswith("VERB") and tokens[i + 1].lower.endswith("ing")  # "told us that hiring it is a crime"
    if before in ("NOUN", "NAME") and after in ("AUX", "MODAL", "VERB", "VERB?", "ADV", "HEDGE") and not doing:
        tokens[i].tag = "REL"
    elif (
        after == "NOUN"
        and not tokens[i + 1].lower.endswith("s")
        and (named or before in ("PREP", "STOP", "COMMA", "TO"))
    ):
        tokens[i].tag = "DET"


def _following(tokens: Sequence[Token], i: int) -> None:
    """'The following morning': an adjective between an article and a noun."""
    if i and tokens[i - 1].tag == "DET" and tokens[i + 1 : i + 2] and tokens[i + 1].tag in ("NOUN", "NAME"):
        tokens[i].tag = "ADJ"


def _her(tokens: Sequence[Token], i: int) -> None:
    if not _nominal(tokens, i + 1):
        tokens[i].tag = "PRON"


def _floating(tokens: Sequence[Token], i: int) -> None:
    """'had each asked', 'Paris and London both denied': before a verb they mean whoever is its subject."""
    if _behind_auxiliary(tokens, i) or (i > 1 and tokens[i - 1].tag in ("NAME", "PRON") and _past_form(tokens, i + 1)):
        tokens[i].tag = "ADV"


def _neither(tokens: Sequence[Token], i: int) -> None:
    """'Moscow neither confirms nor denies it' is negated, 'neither side' is a phrase."""
    paired = 0 < i < len(tokens) - 2 and tokens[i + 2].lower == "nor" and tokens[i + 1].tag.startswith("VERB")
    tokens[i].tag = "NEG" if paired or _negates(tokens, i) else "DET"


def _earlier(tokens: Sequence[Token], i: int) -> None:
    """'the earlier deal', 'three later raids'."""
    if i and tokens[i - 1].tag in ("NUM", "DET", "PPRON") and _nominal(tokens, i + 1):
        tokens[i].tag = "ADJ"


def _people_by_state(tokens: Sequence[Token], i: int) -> None:
    after = tokens[i + 1].tag if i + 1 < len(tokens) else "STOP"
    if after == "QUOTE" and i + 2 < len(tokens):
        after = tokens[i + 2].tag  # 'killed or wounded "hundreds" of men'
    since = tokens[max(0, i - _OBJECT) : max(0, i - 1)] if i > 0 and tokens[i - 1].tag == "CONJ" else ()
    joined = any(t.tag == "VERB" and t.form == "ed" for t in since)  # "killed 50 soldiers and injured 47"
    acted = i > 0 and (tokens[i - 1].tag == "NAME" or (tokens[i - 1].tag == "NOUN" and tokens[i - 1].lower[-1] != "s"))
    done = (joined or acted) and after in ("NUM", "DET", "HEDGE")
    if (done or _left_out(tokens, i)) and tokens[i].lower in _DONE_TO:
        token = tokens[i]  # "killed or wounded 300 men", "a bomb wounded 32", "strikes on Kyiv wounded two"
        token.tag, token.lemma, token.form = "VERB", _DONE_TO[token.lower], "ed"
        return
    tokens[i].tag = "NOUN" if _stands_for_people(tokens, i) else "ADJ"


def _left_out(tokens: Sequence[Token], i: int) -> bool:
    """'Five were killed and 20 wounded by drones': whether a passive goes on behind "and" or a comma and a number."""
    if i < 4 or tokens[i - 1].tag != "NUM" or tokens[i - 2].tag not in ("CONJ", "COMMA") or tokens[i - 3].tag != "VERB":
        return False
    return tokens[i - 3].form == "ed" and tokens[i - 4].lemma == "be"


def _since(tokens: Sequence[Token], i: int) -> None:
    """'has since fired'."""
    if _behind_auxiliary(tokens, i):
        tokens[i].tag = "ADV"


def _longer(tokens: Sequence[Token], i: int) -> None:
    """'no longer sends shells': a negation, but for "no longer than"."""
    if i and tokens[i - 1].lower == "no" and tokens[i + 1 : i + 2] and tokens[i + 1].lower != "than":
        tokens[i - 1].tag, tokens[i].tag = "NEG", "ADV"


def _long(tokens: Sequence[Token], i: int) -> None:
    """'has long denied'."""
    tokens[i].tag = "ADV" if _behind_auxiliary(tokens, i) else "ADJ"


def _further(tokens: Sequence[Token], i: int) -> None:
    before = tokens[i - 1].tag if i else "STOP"
    tokens[i].tag = "ADJ" if before not in ("TO", "MODAL", "AUX") and _nominal(tokens, i + 1) else "ADV"


def _order(tokens: Sequence[Token], i: int) -> None:
    """'Putin last visited', 'at last Pyongyang admitted it': an adverb before a verb, and with "at" before no noun."""
    tokens[i].tag = "ADV" if _before_verb(tokens, i) else "ADJ"
    after = tokens[i + 1].tag if i + 1 < len(tokens) else "STOP"
    if i > 0 and tokens[i - 1].lower == "at" and after in ("NAME", "PRON", "DET", "PPRON", "COMMA", "STOP"):
        tokens[i].tag = tokens[i - 1].tag = "ADV"


def _aged(tokens: Sequence[Token], i: int) -> None:
    tokens[i].tag = "PREP" if i + 1 < len(tokens) and tokens[i + 1].tag == "NUM" else "ADJ"


def _others(tokens: Sequence[Token], i: int) -> None:
    """'three others': a noun behind what counts it."""
    tokens[i].tag = "NOUN" if i and tokens[i - 1].tag in ("DET", "NUM") else "PRON"


def _more(tokens: Sequence[Token], i: int) -> None:
    none = i > 0 and tokens[i - 1].lower == "no" and _nominal(tokens, i + 1)  # "no more limits"
    tokens[i].tag = "ADJ" if none else "NOUN" if _stands_alone(tokens, i) else "ADV"


def _half(tokens: Sequence[Token], i: int) -> None:
    """'two and a half hours'."""
    if i > 2 and tokens[i - 2].lower == "and" and tokens[i - 3].tag == "NUM":
        tokens[i].tag = tokens[i - 1].tag = tokens[i - 2].tag = "NUM"


def _far(tokens: Sequence[Token], i: int) -> None:
    """'the far north'."""
    if i + 1 < len(tokens) and tokens[i + 1].lower in ("east", "west", "north", "south"):
        tokens[i].tag = "ADJ"


def _yet(tokens: Sequence[Token], i: int) -> None:
    tokens[i].tag = "ADV" if i and tokens[i - 1].tag in ("NEG", "AUX") else "CONJ"


def _such(tokens: Sequence[Token], i: int) -> None:
    """'two such ships'."""
    if i and tokens[i - 1].tag in ("NUM", "DET"):
        tokens[i].tag = "ADJ"


def _with_noun(tokens: Sequence[Token], i: int) -> None:
    """'a tenfold rise', 'overnight strikes'; 'grew threefold', 'came overnight'."""
    tokens[i].tag = "ADJ" if _nominal(tokens, i + 1) else "ADV"


def _thanks(tokens: Sequence[Token], i: int) -> None:
    """'thanks to the advisers': a cause, unless somebody expresses or sends it; 'Kim thanks Putin'."""
    before = tokens[i - 1] if i else None
    said = before is not None and (before.lemma in _THANKING or before.tag in ("ADJ", "DET", "PPRON", "POSS", "CONJ"))
    if not said and i + 1 < len(tokens) and tokens[i + 1].lower == "to":
        tokens[i].tag = "PREP"
    else:
        tag_verb(tokens, i)


def _round(tokens: Sequence[Token], i: int) -> None:
    """'taken round a shipyard', 'sat round the table': a preposition between a verb and what bears an article."""
    before = tokens[i - 1].tag if i else "STOP"
    after = tokens[i + 1].tag if i + 1 < len(tokens) else "STOP"
    if before in ("VERB", "PRON", "ADV") and after in ("DET", "PPRON", "NAME"):
        tokens[i].tag = "PREP"
    else:
        tag_verb(tokens, i)


def _provided(tokens: Sequence[Token], i: int) -> None:
    """', provided Moscow accepts it', ', providing that it holds': a condition, where a clause follows."""
    at = next((n for n in range(i + 1, len(tokens)) if tokens[n].tag not in _SUBJECT), len(tokens))
    verb = tokens[at] if i + 1 < at < len(tokens) else None
    forms = FORMS.get(verb.lower, ()) if verb is not None else ()
    helped = verb is not None and verb.tag in ("AUX", "MODAL")
    finite = helped or any(form == "s" and lemma not in NOUNS_TOO for lemma, form in forms)
    that = any(token.lower == "that" for token in tokens[i + 1 : i + 2])
    if i and tokens[i - 1].tag == "COMMA" and (finite or that):
        tokens[i].tag = "SUB"
        if that:
            tokens[i + 1].tag = "ADV"
    else:
        tag_verb(tokens, i)


def _behind_auxiliary(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` stands between an auxiliary and its past form."""
    return i > 0 and tokens[i - 1].tag == "AUX" and _past_form(tokens, i + 1)


def _before_verb(tokens: Sequence[Token], i: int) -> bool:
    """Whether a subject stands right before token `i` and a past form right after it."""
    before = tokens[i - 1] if i else None
    if before is None or not _past_form(tokens, i + 1):
        return False
    whole = before.lower.endswith("s") or (i > 1 and tokens[i - 2].tag in ("DET", "PPRON", "POSS", "ADJ", "NAME"))
    return before.tag in ("NAME", "NUM", "PRON", "AUX", "REL") or (before.tag == "NOUN" and whole)


def _past_form(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and any(form in ("ed", "past", "part") for _, form in FORMS.get(tokens[i].lower, ()))


def _negates(tokens: Sequence[Token], i: int) -> bool:
    """'has neither come nor called', 'Moscow neither denied it': whether "neither" stands before a verb."""
    named = tokens[i - 1].tag in ("NOUN", "NAME", "PRON")
    return i > 0 and (tokens[i - 1].tag in ("MODAL", "AUX") or (named and _past_form(tokens, i + 1)))


def _stands_for_people(tokens: Sequence[Token], i: int) -> bool:
    """'the number of dead', 'the Russian dead were', 'left nine dead': behind a preposition, a number or an owner."""
    before = tokens[i - 1] if i else None
    joined = before is not None and before.lower == "and" and i > 1 and tokens[i - 2].tag == "NOUN"
    joined = joined and tokens[i - 2].lower in PEOPLE_BY_STATE
    after_preposition = (
        before is not None and before.tag == "PREP" and before.lower in ("of", "for", "among", "on", "with")
    )
    whose = before is not None and before.lower.endswith(OF_ORIGIN)
    whose = whose and any(t.tag in ("DET", "NUM", "PREP") for t in tokens[max(0, i - 3) : i - 1])
    known = before is not None and before.lower == "the"
    counted = before is not None and before.tag == "NUM"
    return ((joined or after_preposition or whose or counted) and not _nominal(tokens, i + 1)) or (
        (known or whose) and _gives_number(tokens, i + 1)
    )


def _gives_number(tokens: Sequence[Token], i: int) -> bool:
    """'Estimates of the dead range from 4,000 to 6,000', 'the dead number 300': whether a verb of how many follows."""
    words, number = [t.lower for t in tokens[i : i + 2]], [t.tag for t in tokens[i + 1 : i + 2]] == ["NUM"]
    return words == ["range", "from"] or (words[:1] == ["number"] and number)


def _stands_alone(tokens: Sequence[Token], i: int) -> bool:
    """'more will follow', 'with more on the way': whether "more" is what somebody does or is, and no adverb."""
    before = tokens[i - 1].tag if i else "STOP"
    after = tokens[i + 1].tag if i + 1 < len(tokens) else "STOP"
    return before in ("STOP", "CONJ", "COMMA", "SUB", "QUOTE") and after in ("AUX", "MODAL")


def _in_fact(tokens: Sequence[Token], i: int) -> None:
    """'have in fact dropped' is one verb group, "in effect since May" none."""
    verbal = i + 1 < len(tokens) and tokens[i + 1].tag in ("VERB?", "AUX", "VERB", "ADV")
    if i > 1 and tokens[i - 1].lower == "in" and tokens[i - 2].tag in ("AUX", "MODAL") and verbal:
        tokens[i - 1].tag = tokens[i].tag = "ADV"


def _but(tokens: Sequence[Token], i: int) -> None:
    """'was all but wiped out': nearly."""
    if i > 1 and tokens[i - 1].lower == "all" and tokens[i - 2].tag in ("AUX", "VERB") and i + 1 < len(tokens):
        tokens[i - 1].tag = tokens[i].tag = "ADV"


def _so(tokens: Sequence[Token], i: int) -> None:
    """'the guns sent so far have been lost': until now, and no conjunction."""
    if i + 1 < len(tokens) and tokens[i + 1].lower in ("far", "much", "many"):
        tokens[i].tag = "ADV"


def _per(tokens: Sequence[Token], i: int) -> None:
    """'17 per cent' is one phrase, as "17 percent" is."""
    if i + 1 < len(tokens) and tokens[i + 1].lower == "cent":
        tokens[i].tag = "ADJ"


def _under(tokens: Sequence[Token], i: int) -> None:
    """'The under secretary of the Treasury' holds an office."""
    if i + 1 < len(tokens) and tokens[i + 1].lower == "secretary":
        tokens[i].tag = "ADJ"


def _nominal(tokens: Sequence[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].tag in ("NOUN", "ADJ", "NAME", "NUM", "VERB?")


#: Each word, in lower case, with what tags it in place.
SMALL_WORDS: Final[dict[str, Callable[[Sequence[Token], int], None]]] = {
    "may": _may,
    "following": _following,
    "that": _that,
    "her": _her,
    "neither": _neither,
    "since": _since,
    "long": _long,
    "longer": _longer,
    "further": _further,
    "aged": _aged,
    "others": _others,
    "more": _more,
    "half": _half,
    "far": _far,
    "yet": _yet,
    "overnight": _with_noun,
    **dict.fromkeys(("thanks", "owing"), _thanks),
    "round": _round,
    **dict.fromkeys(("provided", "providing"), _provided),
    "such": _such,
    **dict.fromkeys(("twofold", "threefold", "fourfold", "fivefold", "sixfold", "tenfold", "hundredfold"), _with_noun),
    "per": _per,
    "under": _under,
    "so": _so,
    "but": _but,
    **dict.fromkeys(("fact", "effect"), _in_fact),
    **dict.fromkeys(("each", "both", "all"), _floating),
    **dict.fromkeys(("earlier", "later"), _earlier),
    **dict.fromkeys(("last", "first", "next"), _order),
    **dict.fromkeys(PEOPLE_BY_STATE, _people_by_state),
}
