"""English morphology for prose: verb forms, plurals, articles, lists."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefing.compose.marks import Prose, bare

# lemma: (past, participle). Regular verbs need no entry.
_IRREGULAR = {
    "be": ("was", "been"), "become": ("became", "become"), "begin": ("began", "begun"), "bring": ("brought", "brought"),
    "build": ("built", "built"), "buy": ("bought", "bought"), "come": ("came", "come"), "cut": ("cut", "cut"),
    "do": ("did", "done"), "draw": ("drew", "drawn"), "fall": ("fell", "fallen"), "fight": ("fought", "fought"),
    "find": ("found", "found"), "fly": ("flew", "flown"), "forbid": ("forbade", "forbidden"), "get": ("got", "got"),
    "give": ("gave", "given"), "go": ("went", "gone"), "grow": ("grew", "grown"), "have": ("had", "had"),
    "hear": ("heard", "heard"), "hide": ("hid", "hidden"), "hit": ("hit", "hit"), "hold": ("held", "held"),
    "keep": ("kept", "kept"), "know": ("knew", "known"), "lay": ("laid", "laid"), "lead": ("led", "led"),
    "leave": ("left", "left"), "lend": ("lent", "lent"), "lose": ("lost", "lost"), "make": ("made", "made"),
    "meet": ("met", "met"), "pay": ("paid", "paid"), "put": ("put", "put"), "read": ("read", "read"),
    "rise": ("rose", "risen"), "break": ("broke", "broken"), "catch": ("caught", "caught"), "deal": ("dealt", "dealt"),
    "choose": ("chose", "chosen"), "drive": ("drove", "driven"), "flee": ("fled", "fled"), "hurt": ("hurt", "hurt"),
    "freeze": ("froze", "frozen"), "spread": ("spread", "spread"), "shut": ("shut", "shut"), "lie": ("lay", "lain"),
    "run": ("ran", "run"), "say": ("said", "said"), "see": ("saw", "seen"), "seek": ("sought", "sought"),
    "sell": ("sold", "sold"), "send": ("sent", "sent"), "set": ("set", "set"), "shoot": ("shot", "shot"),
    "show": ("showed", "shown"), "sink": ("sank", "sunk"), "speak": ("spoke", "spoken"), "spend": ("spent", "spent"),
    "stand": ("stood", "stood"), "steal": ("stole", "stolen"), "strike": ("struck", "struck"),
    "take": ("took", "taken"), "teach": ("taught", "taught"),
    "tell": ("told", "told"), "think": ("thought", "thought"), "throw": ("threw", "thrown"), "win": ("won", "won"),
    "withdraw": ("withdrew", "withdrawn"), "write": ("wrote", "written"),
}  # fmt: skip
_DOUBLED = {
    "ship",
    "stop",
    "plan",
    "step",
    "drop",
    "commit",
    "transfer",
    "refer",
    "control",
    "equip",
    "admit",
    "permit",
    "travel",
    "rob",
    "ban",
    "scrap",
    "annul",
    "cancel",
    "fit",
    "tip",
    "grab",
    "slam",
    "trap",
    "swap",
    "cap",
}
_PLURALS = {
    "man": "men",
    "woman": "women",
    "person": "people",
    "child": "children",
    "medium": "media",
    "datum": "data",
    "aircraft": "aircraft",
    "personnel": "personnel",
}
#: Nouns whose plural looks like their singular.
INVARIABLE = frozenset(noun for noun, plural in _PLURALS.items() if noun == plural)
#: Nouns in the singular that end as "men" does.
_NOT_MEN = frozenset(("specimen", "regimen", "omen", "abdomen", "acumen"))
_POSSESSIVES = {"it": "its", "they": "their", "he": "his", "she": "her"}
_VOWEL = "aeiou"
#: Words that open a verb group of several.
AUXILIARIES = frozenset(
    ("has", "have", "had", "is", "are", "was", "were", "may", "did", "does", "do", "should", "could", "will")
)


def _stem(lemma: str) -> str:
    return lemma + lemma[-1] if lemma in _DOUBLED else lemma


def past(lemma: str) -> str:
    """Simple past of a base form: send → sent, supply → supplied."""
    return _IRREGULAR[lemma][0] if lemma in _IRREGULAR else _regular(lemma)


def participle(lemma: str) -> str:
    """Past participle: take → taken."""
    return _IRREGULAR[lemma][1] if lemma in _IRREGULAR else _regular(lemma)


def _regular(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in _VOWEL:
        return lemma[:-1] + "ied"
    return _stem(lemma) + "ed"


def gerund(lemma: str) -> str:
    """Present participle: strike → striking."""
    if lemma == "be":
        return "being"
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + "ing"
    return (
        _stem(lemma) + "ing"
        if lemma in _DOUBLED or lemma in ("cut", "get", "hit", "put", "run", "set", "win")
        else lemma + "ing"
    )


def third(lemma: str) -> str:
    """Third person singular: supply → supplies."""
    if lemma in ("be", "have"):
        return {"be": "is", "have": "has"}[lemma]
    return plural_noun(lemma) if lemma != "do" and lemma != "go" else lemma + "es"


@lru_cache(maxsize=4096)
def plural_noun(noun: str) -> str:
    """Plural of a countable noun's last word."""
    head, space, last = noun.rpartition(" ")
    if last in _PLURALS:
        return head + space + _PLURALS[last]
    if last.endswith("y") and len(last) > 1 and last[-2] not in _VOWEL:
        return head + space + last[:-1] + "ies"
    if last.endswith(("s", "x", "z", "ch", "sh")):
        return head + space + last + "es"
    return head + space + last + "s"


def is_irregular_plural(noun: str) -> bool:
    """Whether a noun is plural without an -s: men, servicemen, people."""
    return (noun.endswith("men") and noun not in _NOT_MEN) or noun in _PLURALS.values()


def article(phrase: str) -> str:
    """ "a" or "an" as the first sound of `phrase` asks."""
    first = phrase.lstrip("*_[").split(" ", 1)[0]
    if first.isupper() and len(first) > 1:
        return "an" if first[0] in "AEFHILMNORSX" else "a"
    low = first.lower()
    if low.startswith(("uni", "use", "eu", "one", "uk", "u.")):
        return "a"
    return "an" if low[:1] in _VOWEL or low.startswith(("hour", "honest", "heir")) else "a"


def possessive(name: str) -> str:
    """Russia → Russia’s; the United States → the United States’; he → his."""
    return _POSSESSIVES.get(name) or name + ("’" if bare(name).endswith("s") else "’s")


def listing(parts: Sequence[str], conjunction: str = "and") -> str:
    """a; a and b; a, b and c. Semicolons where a part has a comma of its own."""
    if len(parts) < 2:
        return parts[0] if parts else ""
    if len(parts) == 2:
        return f"{parts[0]} {conjunction} {parts[1]}"
    if any("," in bare(p) and not _grouped(bare(p)) for p in parts):
        return "; ".join(parts[:-1]) + f"; {conjunction} {parts[-1]}"
    last = f", {conjunction} " if any(f" {conjunction} " in bare(p) for p in parts) else f" {conjunction} "
    return ", ".join(parts[:-1]) + last + parts[-1]


def _grouped(text: str) -> bool:
    """Whether each comma in `text` stands inside a number (11,000)."""
    return all(text[i - 1 : i].isdigit() and text[i + 1 : i + 2].isdigit() for i, c in enumerate(text) if c == ",")


def capitalise(text: str) -> Prose:
    """`text` with its first letter in capitals, past any mark or emphasis that stands before it."""
    if bare(text).startswith("www."):
        return Prose(text)
    for i, char in enumerate(text):
        if char.isalpha() and not 0xE000 <= ord(char) <= 0xF8FF:
            return Prose(text[:i] + char.upper() + text[i + 1 :])
        if char.isdigit():
            break
    return Prose(text)


def verb_phrase(
    lemma: str,
    mode: str,
    *,
    plural: bool = False,
    negated: bool = False,
    passive: bool = False,
    adverb: str = "",
) -> str:
    """A finite verb group, `adverb` where it belongs in it ("has also sent", "also sent").

    `mode`: "past" (sent), "perfect" (has sent), "before" (had sent), "ongoing" (has been sending), "present" (sends),
    "planned" (is to send), "was planned" (was to send), "once planned" (planned to send), "possible" (may have sent),
    "possibly ongoing" (may be sending), "possible ahead" (may send), "once possible" (might send), "recommended"
    (should send), "capable" (could send), "alleged" (is alleged to have sent), "gerund" (sending).
    A lemma of several words inflects its first: "carry out".
    """
    head, space, rest = lemma.partition(" ")
    tail = space + rest
    no = " not" if negated else ""
    be, was, have = ("are", "were", "have") if plural else ("is", "was", "has")
    done = participle(head)
    forms = {
        "present": (
            f"{be}{no} {done}",
            (f"{'do' if plural else 'does'} not {head}" if negated else head if plural else third(head)),
        ),
        "past": (f"{was}{no} {done}", f"did not {head}" if negated else _past_be(head, plural)),
        "perfect": (f"{have}{no} been {done}", f"{have}{no} {done}"),
        "before": (f"had{no} been {done}", f"had{no} {done}"),
        "ongoing": (f"{have}{no} been {done}", f"{have}{no} been {gerund(head)}"),
        "planned": (f"{be}{no} to be {done}", f"{be}{no} to {head}"),
        "was planned": (f"{was}{no} to be {done}", f"{was}{no} to {head}"),
        "once planned": (f"{was}{no} to be {done}", f"did not plan to {head}" if negated else f"planned to {head}"),
        "possible": (f"may{no} have been {done}", f"may{no} have {done}"),
        "possible ahead": (f"may{no} be {done}", f"may{no} {head}"),
        "once possible": (f"might{no} be {done}", f"might{no} {head}"),
        "possibly ongoing": (f"may{no} be being {done}", f"may{no} be {gerund(head)}"),
        "recommended": (f"should{no} be {done}", f"should{no} {head}"),
        "capable": (f"could{no} be {done}", f"could{no} {head}"),
        "alleged": (f"{be} alleged{no} to have been {done}", f"{be} alleged{no} to have {done}"),
        "gerund": (f"{no.strip()} being {done}".strip(), f"{no.strip()} {gerund(head)}".strip()),
    }
    return _with_adverb(forms[mode][0 if passive else 1], adverb) + tail


def _with_adverb(group: str, adverb: str) -> str:
    first, space, rest = group.partition(" ")
    if not adverb:
        return group
    return f"{first} {adverb}{space}{rest}" if first in AUXILIARIES and rest else f"{adverb} {group}"


def _past_be(head: str, plural: bool) -> str:
    return "were" if head == "be" and plural else past(head)
