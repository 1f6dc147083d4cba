"""Tokens of one sentence → the phrases that attribution asks about: who stands left of a verb, where a clause ends."""

from __future__ import annotations

from collections.abc import Container, Sequence

from briefing.extract.attribution.cues import Cues
from briefing.extract.attribution.lists import (
    ADVERBS,
    AUXILIARIES,
    BARE_DET,
    BEFORE_IS,
    BOUNDING,
    DET,
    JOINS,
    MARKS,
    NOMINAL,
    NOT_IN_NP,
    PLURALS,
    PRONOUNS,
    QUOTES,
    TIME,
    TIME_AFTER,
    WEEKDAYS,
)
from briefing.extract.quantities.words import MONTHS
from briefing.extract.words.tagger_tables import POSSESSIVES
from briefing.extract.words.tokens import Token
from briefing.model import Span

#: Before a participle in -ing a name may stand inside a phrase: "an ABC tracking survey".
_NAMED = ((), ("NAME",))
#: What is said of an interview or a statement between who speaks and what is said.
_BROUGHT_OUT = frozenset(("published", "released", "broadcast", "aired", "recorded", "posted", "issued"))
_DAYS = frozenset(("yesterday", "today", "tonight", "tomorrow"))
#: Adverbs that belong to what is said.
_FOCUSING = frozenset(("only", "just", "even", "first", "once"))
#: After these a phrase of time or occasion follows, and after some of them nothing else that is passed over.
_ONLY_TIME = frozenset(("from", "by", "since", "after", "before"))
_OPENS_TIME = _ONLY_TIME | {"on", "in", "at", "during", "to", "via", "through", "late", "early", "earlier"}
_PLATFORMS = frozenset(
    ("television", "tv", "radio", "air", "stage", "record", "media", "show", "program", "programme", "floor", "call")
)
#: How long after or before something else it was said.
_LAPSES = frozenset(
    ("hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years", "minutes", "shortly")
)
_PASSING = frozenset(("day", "night", "week", "month", "year"))
#: How many words that only bound a number stand before it at most.
_LONGEST_BOUND = 4
#: Adverbs only where they stand before a verb: "Paris and London both denied it".
_FLOATING = frozenset(("all", "both", "each"))


class Line:
    """One sentence: tokens, and their lower-case words side by side for speed."""

    __slots__ = ("cues", "heading", "low", "n", "span", "tokens")

    def __init__(self, tokens: Sequence[Token], low: list[str], span: Span, cues: Cues, heading: bool = False) -> None:
        self.tokens = tokens
        self.low = low
        self.n = len(tokens)
        self.span = span
        self.cues = cues
        #: A title or heading.
        self.heading = heading

    def word(self, i: int) -> str:
        """Token `i` in lower case; empty outside the line."""
        return self.low[i] if 0 <= i < self.n else ""

    def text_span(self, first: int, last: int) -> Span:
        """Where tokens `first` to `last`, both included, stand in the text."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def is_mark(self, i: int) -> bool:
        """Whether token `i` is a punctuation or quotation mark."""
        return self.low[i] in MARKS or self.low[i] in QUOTES

    def is_quote(self, i: int) -> bool:
        """Whether token `i` is a quotation mark."""
        return 0 <= i < self.n and self.low[i] in QUOTES

    def is_adverb(self, i: int) -> bool:
        """Whether token `i` is an adverb, by the list or by its ending."""
        w = self.low[i]
        if w in _FLOATING:
            return self.tokens[i].tag == "ADV"
        return w in ADVERBS or (
            w.endswith("ly")
            and len(w) > 4
            and w not in ("italy", "july", "family", "assembly", "ally", "daily", "weekly", "supply")
        )

    def is_name(self, i: int) -> bool:
        """A capital that the start of a sentence does not explain."""
        t = self.tokens[i].text
        return t[:1].isupper() and self.low[i] not in DET and self.low[i] not in PRONOUNS

    def is_finite(self, i: int) -> bool:
        """Whether a finite verb may stand at `i`, after the noun phrase of its subject."""
        if not 0 <= i < self.n:
            return False
        w = self.low[i]
        if w in AUXILIARIES:
            return w not in ("being", "been", "be", "having") and (w != "'s" or self.word(i - 1) in BEFORE_IS)
        token = self.tokens[i]
        if token.tag == "MODAL":
            return True
        if token.tag != "VERB" or token.form in ("part", "ing"):
            return False
        if token.form == "base":
            return i > 0 and (self._plural(i - 1) or self.is_adverb(i - 1))
        return not (token.form == "ed" and self.word(i + 1) == "by")

    def _plural(self, i: int) -> bool:
        w = self.low[i]
        return w.endswith("s") or w in PLURALS or self.tokens[i].tag in ("REL", "CLOSE", "QUOTE", "COMMA")

    # -- noun phrases -----------------------------------------------------------------------------------------

    def in_np(self, i: int) -> bool:
        """Whether the token can stand inside a base noun phrase."""
        tag = self.tokens[i].tag
        if tag in NOMINAL:
            return self.low[i] not in NOT_IN_NP
        if self.low[i] in ("&", "-", "neither"):
            return True
        if tag == "HEDGE":
            return self.low[i] == "likely" and i + 1 < self.n and self.tokens[i + 1].tag == "NOUN"
        return (
            tag == "VERB"
            and self.tokens[i].form in ("ed", "ing", "part")
            and 0 < i < self.n - 1
            and self.tokens[i - 1].tag in ("DET", "PPRON", "POSS", "ADJ", "NUM", *_NAMED[self.tokens[i].form == "ing"])
            and self.tokens[i + 1].tag in ("NOUN", "NAME", "ADJ")
        )

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
        if i < 0 or not self.in_np(i) or self.low[i] in BARE_DET:
            return None
        first = i
        while first >= 0 and self.in_np(first):
            word = self.low[first]
            if word in PRONOUNS:
                first += 1
                break
            if word in DET and self.word(first - 1) not in ("all", "both", "some", "such"):
                break
            first -= 1
        first = max(first, 0)
        while first < last and not self.in_np(first):
            first += 1
        return first

    def subject_left(self, last: int, joins: Container[str] = JOINS) -> tuple[int, int] | None:
        """The noun phrase that ends at `last`, with the prepositional phrases and names joined to it."""
        first = self.np_left(last)
        if first is None:
            return None
        while first > 1:
            join = self.low[first - 1]
            if join in ("and", "or", "&") and self.in_np(first - 2) and not self.is_finite(first - 2):
                left = self.np_left(first - 2)
                timely = _is_time(self.low[max(left or 0, first - 2) : first - 1])  # "on 25 October and the UN says"
                if left is None or timely or self.low[first] in PRONOUNS or not self._alike(left, first):
                    break
                first = self._list_left(left)
            elif join in joins and self.in_np(first - 2) and (join == "of" or not _is_time(self.low[first : last + 1])):
                left = self.np_left(first - 2)
                if left is None:
                    break
                first = left
            elif join in ("from", "of") and self.in_np(first - 2) and _is_time(self.low[first : last + 1]):
                return self.subject_left(first - 2, joins)  # "imagery from November 28 shows"
            else:
                break
        return first, last

    def _list_left(self, first: int) -> int:
        """Where a list of names begins of which one stands at `first`: "the US, Britain and Japan said"."""
        while first > 1 and self.low[first - 1] == "," and self.is_name(first) and self.is_name(first - 2):
            left = self.np_left(first - 2)
            if left is None or _is_time(self.low[left : first - 1]) or self.word(left - 1) in JOINS:
                break
            first = left
        return first

    def _alike(self, left: int, right: int) -> bool:
        """Two conjuncts of one noun phrase: two names, or two phrases of the same making."""
        return self.is_name(left) == self.is_name(right) or self.low[left] in DET or self.low[right] in DET

    def number_at(self, k: int) -> int:
        """Where the number stands that the words at `k` only bound: 'about 300', 'between 300 and 400'; else `k`."""
        if k < self.n and self.low[k] not in BOUNDING:
            return k
        at = k
        while self.word(at) in BOUNDING and at < k + _LONGEST_BOUND:
            at += 1
        if at == k or at >= self.n or self.tokens[at].tag != "NUM":
            return k
        ranged = self.word(k) == "between" and self.word(at + 1) == "and" and self.tokens[at + 2].tag == "NUM"
        return at + 2 if ranged else at

    def np_right(self, first: int) -> int | None:
        """Last token of the base noun phrase that begins at `first`; None where none does."""
        if first >= self.n:
            return None
        if self.low[first] in PRONOUNS:
            return first
        i = first
        if self.tokens[i].form in ("ed", "part") and i + 1 < self.n and self.tokens[i + 1].tag == "NOUN":
            i += 1
        while i < self.n and (self.in_np(i) or (i > first and self.number_at(i) > i)):
            i = self.number_at(i) if i > first else i  # "the roughly 11,000 men"
            if i > first and (
                (self.low[i] in DET and self.word(i - 1) not in ("all", "both", "such", "of"))
                or self.low[i] in PRONOUNS
            ):
                break
            if (
                i > first
                and not self.tokens[i].text[:1].isupper()
                and self.low[i] in TIME
                and self.low[i] not in ("may",)
                and not (i == first + 1 and self.low[first] in POSSESSIVES)  # "its last report"
            ):
                break
            i += 1
        if i == first:
            return None
        if i < self.n and self.low[i] == "(" and ")" in self.low[i : i + 5]:
            return self.low.index(")", i)
        return i - 1

    def source_right(self, first: int) -> int | None:
        """Last token of the noun phrase at `first` with what belongs to it: "of" phrases, conjuncts."""
        last = self.np_right(first)
        while last is not None and last + 2 < self.n:
            join = self.low[last + 1]
            if join in ("of", "for", "from", "with", "at", "in", "by") or (
                join == "and" and self.is_name(first) and self.is_name(last + 2)
            ):
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
            past = i + 1 if self._stands_alone(i) else self._past_time(i)
            if past is None:
                return i
            i = past
        return i

    def _stands_alone(self, i: int) -> bool:
        word = self.low[i]
        return word in _DAYS or (self.is_adverb(i) and word not in _FOCUSING)

    def _past_time(self, i: int) -> int | None:
        """Past the phrase of time or occasion that begins at `i`; None where none does."""
        opener = self.low[i]
        if opener == "the" and self.word(i + 1) in _PASSING and self.word(i + 2) in ("before", "after"):
            return i + 3  # "told reporters the day before that"
        if opener == "the" and self.word(i + 1) == "same" and self.word(i + 2) in _PASSING:
            return i + 3
        if (lapsed := self.past_lapse(i)) is not None and self.word(lapsed) in ("earlier", "later", "before", "ago"):
            return lapsed + 1
        opened = opener in _OPENS_TIME
        first = i + opened
        if opened:
            end = first if self._dates(first) else self.np_right(first)
            end = first if end is None and _is_time(self.low[first : first + 2]) else end
        else:
            end = i if opener in TIME and opener != "may" else None
        if end is None or not self._of_time(opener, first, end):
            return None
        while end + 1 < self.n and (self.low[end + 1] in TIME_AFTER or self._counts_days(end)):
            end += 1
        while opened and end + 2 < self.n and self.low[end + 1] in ("of", "with", "at", "to", "in", "on"):
            more = self.np_right(end + 2)
            if more is None or self.is_finite(more + 1):
                break
            end = more
        if opener == "in" and self.word(end + 1) in _BROUGHT_OUT:
            end += 1  # "in an interview published on Tuesday"
        elif self.is_finite(end + 1):
            return None
        return end + 1

    def _dates(self, i: int) -> bool:
        """'on Monday | North Korea had', 'in May | 600 men': a day, month or year, which ends the phrase of time."""
        word = self.word(i)
        return (word in MONTHS or word in WEEKDAYS or _is_year(word)) and self.word(i + 1) not in ("'s", "\u2019s")

    def _counts_days(self, i: int) -> bool:
        """'March | 3', 'Monday | 3 March', 'March 3 | 2025': whether the number behind is of the date."""
        number, before = self.word(i + 1), self.word(i)
        if not number.isdigit():
            return False
        if _is_year(number):
            return before in TIME or before.isdigit()
        return len(number) < 3 and (before in MONTHS or (before in WEEKDAYS and self.word(i + 2) in MONTHS))

    def past_lapse(self, i: int) -> int | None:
        """Past a length of time: "a day", "just two weeks", "a few hours"; None where none begins at `i`."""
        k = i + (self.word(i) in ("a", "an", "just", "only")) + (self.word(i + 1) in ("few", "couple"))
        k += self.tokens[k].tag == "NUM" if k < self.n else 0
        return k + 1 if self.word(k) in _LAPSES else None

    def _of_time(self, opener: str, first: int, last: int) -> bool:
        """Whether what follows on `opener` says when, where or to whom something was said."""
        if opener == "to":
            return self._listener(last)
        timely = _is_time(self.low[first : last + 1])
        if opener == "on":
            return timely or self._platform(first, last)
        return timely or opener not in _ONLY_TIME

    def before_time(self, k: int) -> int:
        """Left over a phrase of time that ends at `k`: "the campaign on Tuesday accused"."""
        if self.low[max(0, k - 1)] == "same" and self.low[k] in _PASSING and k > 2:
            return k - 3  # "the ministry the same day denounced"
        j = k
        while j > 0 and self.low[j] in TIME and self.low[j] != "may":
            j -= 1
        if j == k:
            return k
        return j - 1 if self.low[j] in ("on", "in", "since", "during") else j

    def _platform(self, first: int, last: int) -> bool:
        """Whether words after "on" name where something is said: on Twitter, on television, on condition of …"""
        return self.is_name(last) or self.low[last] in _PLATFORMS or self.low[first] == "condition"

    def _listener(self, last: int) -> bool:
        return self.low[last] in (
            "reporters",
            "journalists",
            "press",
            "media",
            "parliament",
            "lawmakers",
            "congress",
            "nation",
            "crowd",
        ) or self.is_name(last)


def _is_time(words: Sequence[str]) -> bool:
    return any(w in TIME for w in words)


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("19", "20")
