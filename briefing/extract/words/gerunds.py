"""An -ing form and what stands beside it → whether it is a verb, a noun, an adjective or a preposition there."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from briefing.extract.words.tagger_tables import OPENS_NP
from briefing.extract.words.tokens import Token

#: What things are, said in front of them: falling debris, mounting losses.
_SO = frozenset(
    """falling remaining surviving burning mounting growing rising returning retreating advancing incoming exploding
    visiting ruling dying fleeing soaring swelling lingering""".split()
)
#: How bad losses, strikes and the like are.
_HARD = frozenset(
    """appalling staggering crippling devastating punishing shattering overwhelming horrifying horrendous mounting
    growing rising withering damning alarming shocking blistering sweeping""".split()
)
#: What things are for, said in front of them behind whose they are: Russian landing ships, Iranian cruising range.
_KINDS = frozenset(
    """landing fishing shipping trading mining banking building manufacturing training testing launching refining
    fighting firing jamming loitering drilling logging clothing farming shooting sailing wrestling boxing""".split()
)
_ORIGINS = ("ian", "ean", "can", "nese", "ish", "ench", "utch", "qi", "eli")
#: Acts that another noun describes: the trial firing of a missile, a birthday greeting.
_ACTS = frozenset("greeting firing launching testing landing killing sighting posting crossing shooting".split())
#: What an -ing form in front describes: jamming equipment, fighting vehicles.
_DEVICES = frozenset(
    "equipment device devices system systems vehicle vehicles gear pod pods aircraft ground grounds craft".split()
)
_WARNINGS = frozenset("shot shots fire sign signs system systems data time letter letters".split())
#: Verbs whose object is an -ing noun: undergo training, suspend bombing.
_DONE = frozenset(
    """undergo receive complete conduct provide get offer give suspend condemn organise organize""".split()
)
#: What is a thing of its own behind another noun: weapons training, troop building.
_OCCUPATIONS = frozenset(
    """training shelling bombing meeting building funding spending fighting processing planning
    broadcasting""".split()
)
#: What is an event or a thing where nothing is governed behind it: the fighting in Kursk.
_EVENTS = frozenset("meeting building fighting shelling training bombing funding spending briefing".split())


def _is_origin(before: Token | None) -> bool:
    """Whether a name is an adjective of origin: Russian, North Korean, Chinese."""
    return before is not None and before.lower.endswith(_ORIGINS)


def _is_model(before: Token | None) -> bool:
    """Whether a name has a number in it: Yak-130."""
    return before is not None and any(sign.isdigit() for sign in before.text)


def gerund(token: Token, left: str, right: str, before: Token | None, after: Token | None, known: bool) -> str:
    """The tag of an -ing form: VERB, NOUN, ADJ or PREP. `left` and `right` are the tags beside it, `known` whether a
    table of verbs has it."""
    if token.lower in ("morning", "evening"):
        return "NOUN"
    if token.lower == "acting" and right in ("NOUN", "NAME"):
        return "ADJ"  # "acting Governor": it takes no object
    if left == "AUX" and before is not None and before.lemma == "be":
        return "VERB"
    if left in ("DET", "PPRON", "POSS", "ADJ", "NUM"):
        return "ADJ" if right in ("NOUN", "NAME") else "NOUN"
    if before is not None and before.lemma in _DONE:
        return "NOUN"
    if (
        left == "NAME"
        and right in ("NOUN", "VERB?")
        and token.lower in _KINDS
        and (_is_origin(before) or _is_model(before))
    ):
        return "ADJ"
    if left in ("STOP", "PREP") and right == "NOUN" and token.lower in _SO:
        return "ADJ"
    if left == "VERB" and right == "NOUN" and token.lower in _HARD:
        return "ADJ"  # "suffered staggering losses"
    if token.lower == "warning" and after is not None and after.lower in _WARNINGS:
        return "ADJ"  # "fired warning shots"
    if left == "NOUN" and token.lower in _ACTS and (right == "STOP" or (after is not None and after.lower == "of")):
        return "NOUN"
    if not known:
        return "VERB" if left in ("PREP", "COMMA") and right in ("DET", "PPRON", "NAME") else "NOUN"
    return _known(token, left, right, after)


def _known(token: Token, left: str, right: str, after: Token | None) -> str:
    """The tag of the -ing form of a known verb that no word beside it has settled."""
    if left in ("PREP", "CONJ", "VERB", "COMMA") and after is not None and after.lower in _DEVICES:
        return "ADJ"  # "with jamming equipment"
    if left == "PREP" and token.lower == "working" and right == "NOUN":
        return "ADJ"  # "talks at working level"
    if left == "PREP":
        return "VERB" if right in OPENS_NP or right in ("TO", "PREP", "SUB", "ADV", "VERB?", "QUOTE") else "NOUN"
    if left == "NOUN" and right in ("STOP", "COMMA", "NOUN") and token.lower in _OCCUPATIONS:
        return "NOUN"
    ends = right in ("PREP", "AUX", "VERB?", "MODAL", "STOP", "COMMA", "TO") and left != "COMMA"
    if ends and token.lower in _EVENTS:
        return "NOUN"
    if ends and token.lower in ("following", "including", "according"):
        return "PREP"
    return "VERB"
