"""Tokens of one sentence → the phrases that attribution asks about: who stands left of a verb, where a clause ends."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.cues import Cues
from briefing.extract.tokens import Token
from briefing.model import Span

_DET = frozenset("the a an this that these those its his her their our my your some any no every each both all many several few most another such neither either".split())  # fmt: skip
PRONOUNS = frozenset("he she it they we i you who".split())
PREPOSITIONS = frozenset("of for from at in on to with by near against about over into under within inside across between among during after before since until than as per via including without".split())  # fmt: skip
_JOINS = frozenset("of for from at in on to with by near against about".split())
BE = frozenset("is are was were be been being am 's".split())
HAVE = frozenset("has have had having 've".split())
MODALS = frozenset("will would can could may might shall should must do does did ca wo 'd 'll".split())
NEGATIONS = frozenset("not n't never nor hardly neither".split())
_AUX = BE | HAVE | MODALS
ADVERBS = frozenset("also then later now again once still already only just even ever first earlier recently repeatedly since further separately so too thus therefore instead meanwhile once long soon yesterday today".split())  # fmt: skip
_SUBORDINATORS = frozenset("that if whether because although though while when where after before since until unless as which who whom whose how why what".split())  # fmt: skip
WH = frozenset("how why what whether when where who which if".split())
_TIME = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow week month year morning afternoon evening night weekend january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec late early earlier later last this next ago mid-day noon day days weeks months years hours hour".split())  # fmt: skip
_MARKS = frozenset(",;:.!?()[]\u2014\u2013--...\u2026")
_QUOTES = frozenset("\"\u201c\u201d\u00ab\u00bb\u2018\u2019'")
#: After these "'s" is "is" or "has"; after a noun it is the possessive.
_BEFORE_IS = PRONOUNS | frozenset("that there what here how".split())
_PARTICLES = frozenset("aside away up out off down there".split())
_NO_NOUN = (NEGATIONS | _PARTICLES) - {"neither"}
_NOT_VERBS_S = frozenset("its this news series always perhaps thus various previous serious religious us united states nations forces weapons".split())  # fmt: skip
_IRREGULAR_PAST = frozenset("sent made took went came gave got fell hit shot held left met built began became brought bought cut drew fought flew forgot grew hung kept knew led lost paid put ran rose sank sold set shut sat spoke spent stood stole struck swam taught threw told thought understood won wrote said found felt saw heard broke chose drove ate wore tore bore lay".split())  # fmt: skip
_BASE = frozenset("have need want seem remain fail include make take go come give get send use produce run hold show plan continue support carry receive share deny".split())  # fmt: skip


class Line:
    """One sentence: tokens, and their lower-case words side by side for speed."""

    __slots__ = ("cues", "low", "n", "span", "tokens")

    def __init__(self, tokens: Sequence[Token], span: Span, cues: Cues) -> None:
        self.tokens = tokens
        self.low = [t.lower for t in tokens]
        self.n = len(tokens)
        self.span = span
        self.cues = cues

    def word(self, i: int) -> str:
        return self.low[i] if 0 <= i < self.n else ""

    def text_span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[last].end)

    def is_mark(self, i: int) -> bool:
        return self.low[i] in _MARKS or self.low[i] in _QUOTES

    def is_quote(self, i: int) -> bool:
        return 0 <= i < self.n and self.low[i] in _QUOTES

    def is_adverb(self, i: int) -> bool:
        w = self.low[i]
        return w in ADVERBS or (w.endswith("ly") and len(w) > 4 and w not in ("italy", "july", "family", "assembly", "ally", "daily", "weekly", "supply"))  # fmt: skip

    def is_name(self, i: int) -> bool:
        """A capital that the start of a sentence does not explain."""
        t = self.tokens[i].text
        return t[:1].isupper() and self.low[i] not in _DET and self.low[i] not in PRONOUNS

    def is_finite(self, i: int) -> bool:
        """Whether a finite verb may stand at `i`, after the noun phrase of its subject."""
        if not 0 <= i < self.n:
            return False
        w = self.low[i]
        if w in _AUX:
            return w not in ("being", "been", "be", "having") and (w != "'s" or self.word(i - 1) in _BEFORE_IS)
        if self.tokens[i].form:
            return self.tokens[i].form in ("past", "ed", "s", "base")
        if self.tokens[i].text[:1].isupper() or w in _NOT_VERBS_S or w in PREPOSITIONS:
            return False
        if w in _IRREGULAR_PAST or (w.endswith("ed") and len(w) > 4):
            return True
        before = self.word(i - 1)
        if w.endswith("s") and not w.endswith(("ss", "us", "is", "'s")) and len(w) > 3:
            return before in ("he", "she", "it", "who", "which") or (
                i + 1 < self.n and self.low[i + 1] in (_DET | {"to", "that", "about", "in", "on", "for"}) and not before.endswith("s")
            )
        return w in _BASE and (before in ("they", "we", "i", "you", "who", "which") or before.endswith("s"))

    # -- noun phrases -----------------------------------------------------------------------------------------

    def in_np(self, i: int) -> bool:
        """Whether the token can stand inside a base noun phrase."""
        w = self.low[i]
        if w in ("'s", "'", "\u2019", "&", "-"):
            return w not in ("'", "\u2019") or self.word(i - 1).endswith("s")
        if w in _MARKS or w in _QUOTES or w in _AUX or w in PREPOSITIONS or w in _NO_NOUN:
            return False
        if w in ("and", "or", "but", "nor", "yet", "that", "which", "who", "whom", "whose", "because", "while", "when", "where", "if", "although", "though"):  # fmt: skip
            return False
        if self.tokens[i].form in ("base", "s", "past") and not self.tokens[i].text[:1].isupper():
            return False
        return not (w in ADVERBS or (self.is_adverb(i) and not self.tokens[i].text[:1].isupper()))

    def np_left(self, last: int) -> int | None:
        """First token of the base noun phrase that ends at `last`; None where none does."""
        if last < 0:
            return None
        if self.low[last] in PRONOUNS:
            return last
        i = last
        if self.low[i] == ")":
            while i > 0 and self.low[i] != "(":
                i -= 1
            i -= 1
        if i < 0 or not self.in_np(i) or self.low[i] in _DET - {"both", "all", "some", "many", "several", "most", "neither", "either", "another", "each", "few", "these", "those", "this", "that"}:  # fmt: skip
            return None
        first = i
        while first >= 0 and self.in_np(first):
            word = self.low[first]
            if word in PRONOUNS:
                first += 1
                break
            if word in _DET and self.word(first - 1) not in ("all", "both", "some", "such"):
                break
            if first < i and self.tokens[first].form == "" and self._verb_between(first):
                first += 1
                break
            first -= 1
        first = max(first, 0)
        while first < last and not self.in_np(first):
            first += 1
        return first

    def _verb_between(self, i: int) -> bool:
        """A lower-case past verb right before a determiner or a name closes the noun phrase to its right."""
        w = self.low[i]
        nxt = self.low[i + 1]
        return not self.tokens[i].text[:1].isupper() and (w in _IRREGULAR_PAST or w.endswith("ed")) and (nxt in _DET or self.is_name(i + 1))

    def subject_left(self, last: int) -> tuple[int, int] | None:
        """The noun phrase that ends at `last`, with the prepositional phrases and names joined to it."""
        first = self.np_left(last)
        if first is None:
            return None
        while first > 1:
            join = self.low[first - 1]
            if join in ("and", "or", "&") and self.in_np(first - 2) and not self.is_finite(first - 2):
                left = self.np_left(first - 2)
                if left is None or (self.low[first] in PRONOUNS) or not self._alike(left, first):
                    break
                first = left
            elif join in _JOINS and self.in_np(first - 2) and (join == "of" or not _is_time(self.low[first:last + 1])):
                left = self.np_left(first - 2)
                if left is None:
                    break
                first = left
            else:
                break
        return first, last

    def _alike(self, left: int, right: int) -> bool:
        """Two conjuncts of one noun phrase: two names, or two phrases of the same making."""
        return self.is_name(left) == self.is_name(right) or self.low[left] in _DET or self.low[right] in _DET

    def np_right(self, first: int) -> int | None:
        """Last token of the base noun phrase that begins at `first`; None where none does."""
        if first >= self.n:
            return None
        if self.low[first] in PRONOUNS:
            return first
        i = first
        while i < self.n and self.in_np(i):
            if i > first and (self.low[i] in _DET and self.word(i - 1) not in ("all", "both", "such", "of") or self.low[i] in PRONOUNS):
                break
            if i > first and self.is_finite(i) and not self._attributive(i):
                break
            if i > first and not self.tokens[i].text[:1].isupper() and self.low[i] in _TIME and self.low[i] not in ("may",):
                break
            i += 1
        if i == first:
            return None
        if i < self.n and self.low[i] == "(" and ")" in self.low[i : i + 5]:
            return self.low.index(")", i)
        return i - 1

    def _attributive(self, i: int) -> bool:
        """A participle before its noun: the declassified report, an armed group."""
        w = self.low[i]
        return w.endswith("ed") and i + 1 < self.n and self.in_np(i + 1) and self.low[i + 1] not in _DET and self.low[i - 1] in (_DET | {"'s"})

    def source_right(self, first: int) -> int | None:
        """Last token of the noun phrase at `first` with what belongs to it: "of" phrases, conjuncts."""
        last = self.np_right(first)
        while last is not None and last + 2 < self.n:
            join = self.low[last + 1]
            if join in ("of", "for", "from", "with", "at", "in") or (join == "and" and self.is_name(first) and self.is_name(last + 2)):
                nxt = self.np_right(last + 2)
                if nxt is None or _is_time(self.low[last + 2 : nxt + 1]) or (join == "and" and self.is_finite(nxt + 1)):
                    break
                last = nxt
            else:
                break
        return last

    # -- clauses ----------------------------------------------------------------------------------------------

    def end_of_words(self) -> int:
        """Index after the last token that is neither a closing mark nor a full stop."""
        end = self.n
        while end > 0 and self.low[end - 1] in (".", "!", "?", "...", "\u2026", ")", "]"):
            if self.low[end - 1] in ")]" and "(" in self.low[:end]:
                break
            end -= 1
        return end

    def skip_time(self, i: int) -> int:
        """Past adverbs and phrases of time and occasion: "on Friday", "late Monday", "in a statement", "last week"."""
        while i < self.n:
            w = self.low[i]
            if w in ("yesterday", "today", "tonight", "tomorrow") or (self.is_adverb(i) and w not in ("only", "just", "even", "first", "once")):
                i += 1
                continue
            j = i + 1 if w in ("on", "in", "at", "during", "to", "by", "via", "from", "through", "after", "before", "since", "late", "early", "earlier") else i
            end = self.np_right(j) if j > i else None
            if j > i and end is None and _is_time(self.low[j : j + 2]):
                end = j
            if j == i and w in _TIME and w != "may":
                end = i
                j = i
            if end is None:
                return i
            if w in ("to", "from", "by", "since", "after", "before") and j > i and not _is_time(self.low[j : end + 1]) and w != "to":
                return i
            if w == "to" and not self._listener(j, end):
                return i
            while end + 1 < self.n and (self.low[end + 1] in _TIME - {"may", "this"} or (self.low[end + 1].isdigit() and self.low[end] in _TIME)):
                end += 1
            while end + 2 < self.n and self.low[end + 1] in ("of", "with", "at", "to", "in", "on") and j > i:
                more = self.np_right(end + 2)
                if more is None or self.is_finite(more + 1):
                    break
                end = more
            if self.is_finite(end + 1):
                return i
            i = end + 1
        return i

    def _listener(self, first: int, last: int) -> bool:
        return self.low[last] in ("reporters", "journalists", "press", "media", "parliament", "lawmakers", "congress", "nation", "crowd") or self.is_name(last)


def _is_time(words: Sequence[str]) -> bool:
    return any(w in _TIME for w in words)
