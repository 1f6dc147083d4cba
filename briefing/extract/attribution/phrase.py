"""A source phrase → its words, without what only says when, how many or of what rank."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.config.specs.lexicon import EntitySpec
from briefing.config.specs.reporting import SourceNounSpec
from briefing.extract.attribution.found import Range
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lists import PAIRS, POSSESSIVE_MARKS, STRIP, TIME
from briefing.extract.names.anaphors import ONE_OF_TWO
from briefing.extract.names.entities import plural

#: What may stand between names that are joined.
_BETWEEN = frozenset(("and", ",", "the", "both"))
_BELONGING = frozenset(("at", "from", "with", "of", "by"))
#: Heads of names of institutions that go on behind them, and what may join such a name.
_INSTITUTIONS = frozenset(
    """centre center institute council foundation committee university association academy school society network
    observatory group fund bureau forum office campaign""".split()
)
_JOINING = frozenset(("and", "&", "the", "of", "for", "on"))
#: Tokens of the longest name of a person.
LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Parts:
    """A source phrase taken apart: its first token, its head and its last, and what it names."""

    first: int
    base: int
    last: int
    #: What its head says of the source, where that is a word for sources.
    kind: SourceNounSpec | None
    #: First token, last token and canonical name of each name in it.
    names: tuple[tuple[int, int, str], ...]
    #: "the report", with nothing between.
    definite: bool

    @property
    def inside(self) -> tuple[tuple[int, int, str], ...]:
        """The names that begin no later than its head."""
        return tuple(name for name in self.names if name[0] <= self.base)

    @property
    def after(self) -> tuple[tuple[int, int, str], ...]:
        """The names behind its head."""
        return tuple(name for name in self.names if name[0] > self.base)


def without_time(line: Line, source: Range) -> Range:
    """'Last month Russia's top general', 'we, the ministers': who speaks, without a time in front or names behind."""
    if source[0] > 1 and line.low[:2] == ["we", ","] and not any(line.is_finite(j) for j in range(2, source[0])):
        return 0, 0  # "We, the ministers of Italy and Japan, express": those who speak
    if line.low[source[0]] in TIME and line.word(source[0] + 1) in POSSESSIVE_MARKS and source[1] > source[0] + 1:
        return source[0] + 2, source[1]  # "Friday's statement"
    start = line.skip_time(source[0])
    timed = source[0] < start <= source[1] and line.low[start] not in POSSESSIVE_MARKS
    return (start, source[1]) if timed else source


def without_owner(line: Line, source: Range) -> Range:
    """'The committee's Lee Jae-hoon': the name of whoever speaks, without the common noun for what he is of."""
    at = next((i for i in range(*source) if line.low[i] in ("'s", "\u2019s")), source[1])
    named = source[1] - at > 1 and all(token.tag == "NAME" for token in line.tokens[at + 1 : source[1] + 1])
    return (at + 1, source[1]) if named and line.tokens[at - 1].tag == "NOUN" and at > source[0] else source


def phrase_of(line: Line, source: Range, name: str | None = None) -> str:
    """The phrase without determiners, numbers and rank; `name` where only a common noun is left of it."""
    words = [line.tokens[i].text for i in range(source[0], source[1] + 1)]
    while len(words) > 1 and (words[0].lower() in STRIP or words[0][:1].isdigit() or words[0].lower().endswith("ly")):
        words.pop(0)
    if name is not None and (len(words) == 1 or " ".join(words).lower().removesuffix("s") in line.cues.sources):
        return name
    if name is not None and words[0].islower():
        kept = [w for w in words if not w.islower()]
        if not kept:
            return name
    text = ""
    for word in words:
        text += word if not text or word in ("'s", "\u2019s", ",", "'", ")") or text.endswith("(") else f" {word}"
    lowered = text[:1].lower() + text[1:]
    first = words[0]
    common = (len(words) == 1 and source[0] == 0) or (
        not (len(words) > 1 and words[1][:1].isupper()) and not (first[:1].isupper() and source[0] > 0)
    )
    known = first.lower() in line.cues.sources or first.lower() in line.cues.nouns
    goes_on = first.lower() in _INSTITUTIONS and len(words) > 2 and first[:1].isupper() and words[-1][:1].isupper()
    return lowered if known and common and not goes_on else text


def together(line: Line, phrase: Parts) -> str | None:
    """'Seoul and Kyiv', 'the US, Britain and Japan': names and nothing else, as one name."""
    if "and" not in line.low[phrase.first : phrase.last + 1] or len(phrase.names) < 2:
        return None
    covered = {i for first, last, _ in phrase.names for i in range(first, last + 1)}
    between = {line.low[i] for i in range(phrase.first, phrase.last + 1) if i not in covered}
    names = list(dict.fromkeys(name for _, _, name in phrase.names))
    return " and ".join(names) if between <= _BETWEEN and len(names) > 1 else None


def affiliation(line: Line, phrase: Parts) -> str | None:
    """'Researchers at the Pine Institute', 'a report by the Pine Institute': the body of no list that it is of."""
    at = phrase.base + 1
    if line.word(at) not in _BELONGING:
        return None
    first = at + 2 if line.word(at + 1) == "the" else at + 1
    last = line.np_right(first)
    end = institution_end(line, last) if last is not None else last
    if last is not None and end is not None and end > last:
        return phrase_of(line, (first, end))
    if last is None or last == first or any(name[0] in range(first, last + 1) for name in phrase.names):
        return None
    named = all(token.tag == "NAME" for token in line.tokens[first : last + 1])
    return phrase_of(line, (first, last)) if named else None


def author(line: Line, phrase: Parts) -> str | None:
    """'A paper by the German researcher Olena Guseinova': the name of no list behind what whoever wrote it is."""
    first = phrase.base + 2
    last = line.np_right(first) if line.word(first - 1) == "by" else None
    if last is None:
        return None
    start = last
    while start > first and line.tokens[start - 1].tag == "NAME":
        start -= 1
    whole = first < start < last < start + LONGEST_NAME and line.tokens[start - 1].tag == "NOUN"
    return phrase_of(line, (start, last)) if whole and all(name[1] < start for name in phrase.names) else None


def institution_end(line: Line, head: int) -> int:
    """'The Centre for Defence Studies': where a name ends that goes on behind its head; `head` of any other."""
    named = line.low[head] in _INSTITUTIONS and line.tokens[head].text[:1].isupper()
    if not named or line.word(head + 1) not in ("for", "of", "on"):
        return head
    end = head
    for j in range(head + 1, line.n):
        if line.tokens[j].text[:1].isupper():
            end = j
        elif line.low[j] not in _JOINING:
            break
    return end


def with_office(line: Line) -> str | None:
    """'Maxim Reshetnikov, the economy minister, is back': the name of no list that a sentence opens with."""
    end = next((j for j in range(line.n) if line.tokens[j].tag != "NAME"), line.n)
    last = line.np_right(end + 1) if 2 <= end <= LONGEST_NAME and line.word(end) == "," else None
    office = line.cues.sources.get(line.low[last]) if last is not None else None
    return phrase_of(line, (0, end - 1)) if office is not None and office.type == "person" else None


def mistaken(spec: EntitySpec | None, pronoun: str) -> bool:
    """Whether "she" is said, and an actor is called "he"; or the other way round."""
    return spec is not None and spec.pronoun == ("he" if pronoun in ("she", "her") else "she")


def is_one_of_two(words: Sequence[str]) -> bool:
    """'Neither government', 'each side'."""
    return len(words) == 2 and words[0] in ONE_OF_TWO and plural(words[1]) in PAIRS


def other_bearer(line: Line, at: int, name: str) -> bool:
    """Whether the last word of a name begins that of somebody else: "Kim Min-su" is not Kim Jong Un."""
    following = line.tokens[at + 1] if at + 1 < line.n else None
    known = name.split()
    surname = len(known) > 1 and line.tokens[at].text == known[0]
    return surname and following is not None and following.tag == "NAME" and following.text not in known
