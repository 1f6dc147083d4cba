"""Text and a span → tokens with their places in the text."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from briefing.model import Span

#: Abbreviations that keep their full stop inside a sentence; a name or a number mostly follows.
TITLES = frozenset(
    """mr mrs ms dr prof gen lt col maj capt cmdr adm sgt brig cpl sen rep gov pres st rev hon messrs amb insp supt jan
    feb mar apr jun jul aug sept sep oct nov dec no nos vs vol fig figs eq eqs sec ch ref refs art para p pp approx
    est ca op cf mt ft gov-gen vice-adm rear-adm""".split()
)
#: Of these, the ones that are plain words unless a number follows.
_BEFORE_NUMBER = frozenset("no nos art fig figs eq eqs sec ch ref refs mar para p op est ft".split())
#: Abbreviations that may also close a sentence.
CLOSERS = frozenset("inc co corp ltd jr sr bros etc dept univ assn ave blvd rd al a.m p.m".split())

# Possessive quantifiers stand after single classes only: after a group, Python before 3.11.5 gives back too little.
_TOKEN = re.compile(
    r"""
      [A-Za-z]++(?=[ ,\n])                                  # most words, at the least cost
    | [^\W\d_]\.(?:[^\W\d_]\.)+                              # U.S., a.m.
    | \d++(?:[.,]\d++)*(?:[^\W\d_]++|[-\u2010\u2011](?=[^\W\d_])[^\W_]++(?:[-\u2010\u2011][^\W_]++)*)?
    | ['\u2019](?:[sS]|[rR]e|[vV]e|[lL]l|[dDmMtT])(?![^\W_])          # 's, 're
    | [^\W_]++(?:[\u0300-\u036f]++[^\W_]*+)*
      (?:['\u2019](?=[^\W\d_]{3})[^\W_]++)?
      (?:[-\u2010\u2011&](?=[^\W_])[^\W_]++)*
    | \.\.\.++ | --++ | \S
    """,
    re.VERBOSE,
)


#: Words that are remembered with what is known of them by themselves.
MOST_WORDS = 1 << 16
#: Answers that a question about words keeps: numbers never end, and are soon answered again.
_MOST_ANSWERS = 1 << 13
_LETTERS = re.compile(r"[^\W\d_]++")


def lowered(text: str) -> str:
    """Lower case with straight apostrophes; the US is no "us"."""
    return "u.s." if text == "US" else text.lower().replace("\u2019", "'")


class _Lower(dict[str, str]):
    """Words → the same in lower case with straight apostrophes; begun anew before it holds too many."""

    def __missing__(self, text: str) -> str:
        if len(self) >= MOST_WORDS:
            self.clear()
        lower = self[text] = lowered(text)
        return lower


_LOWER = _Lower()


class WordTest(dict[str, bool]):
    """A question that a word alone answers → the answer of each word; begun anew before it holds too many."""

    def __init__(self, holds: Callable[[str], bool]) -> None:
        self._holds = holds

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_ANSWERS:
            self.clear()
        answer = self[word] = self._holds(word)
        return answer


@lru_cache(maxsize=1 << 12)
def letters_in(sentence: str) -> frozenset[str]:
    """The runs of letters in a sentence, in lower case.

    They tell whether a layer has anything to look for in it; found once for all of them.
    """
    return frozenset(_LETTERS.findall(sentence.lower()))


class Token:
    """A word, number or mark: `text == document_text[start:end]`.

    `lower` has straight apostrophes. `tag` is set by the tagger, and `lemma` and `form` where the token is a verb.
    """

    __slots__ = ("end", "form", "lemma", "lower", "start", "tag", "text")

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start = start
        self.end = end
        self.text = text
        self.lower = _LOWER[text]
        self.tag = ""
        #: Of verbs: base form.
        self.lemma = ""
        #: Of verbs: base, s, past, part, ed (past or participle), ing.
        self.form = ""

    def __repr__(self) -> str:
        return f"{self.text}/{self.tag}{':' + self.lemma + '.' + self.form if self.lemma else ''}"


def tokenize(text: str, span: Span) -> list[Token]:
    """Tokens of `text[span.start:span.end]` in order; spaces lie between them.

    Hyphen compounds are one token ("Korean-made", "two-day", "KN-23", "11,000-strong"), a range is three
    ("10,000-12,000"), a number with separators one, "'s" and "n't" their own, "U.S." and "Gen." one.
    """
    tokens: list[Token] = []
    end, last_end = span.end, -1
    for match in _TOKEN.finditer(text, span.start, end):
        word = match[0]
        a, b = match.span()
        if last_end == a:
            last = tokens[-1]
            if word == "." and b < end and (_initial(last) or abbreviates(text, last.lower, b)):
                tokens[-1] = Token(last.start, b, text[last.start : b])
                last_end = b
                continue
            if word in ("'t", "\u2019t", "'T", "\u2019T") and last.lower.endswith("n") and len(last.text) > 2:
                a = last.end - 1
                tokens[-1] = Token(last.start, a, text[last.start : a])
                word = text[a:b]
        tokens.append(Token(a, b, word))
        last_end = b
    return tokens


def abbreviates(text: str, word: str, after: int) -> bool:
    """Whether `word` (lower case) with a full stop that ends at `after` is an abbreviation before a name or number."""
    if word not in TITLES:
        return False
    return word not in _BEFORE_NUMBER or text[after : after + 1].isdigit() or text[after + 1 : after + 2].isdigit()


def _initial(token: Token) -> bool:
    return len(token.text) == 1 and token.text.isupper()


def next_word(tokens: Sequence[Token], at: int) -> str:
    """The word after token `at`, or nothing."""
    return tokens[at + 1].lower if at + 1 < len(tokens) else ""
