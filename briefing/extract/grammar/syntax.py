"""Text and a sentence → tokens with tags, noun phrases and verb groups: a shallow parse, no tree."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from briefing.extract.grammar.phrases import NounPhrase, VerbGroup
from briefing.extract.grammar.verb_groups import verb_group
from briefing.extract.words.tagger import tag
from briefing.extract.words.tagger_tables import OF_ORIGIN, is_plural
from briefing.extract.words.text import Sentence
from briefing.extract.words.tokens import Token, tokenize

_INSIDE = frozenset(("ADJ", "NUM", "NOUN", "NAME", "CUR", "PCT"))
_STARTS = frozenset(("DET", "PPRON", "ADJ", "NUM", "NOUN", "NAME", "CUR"))
_VERBAL = frozenset(("AUX", "MODAL", "VERB"))
#: Nouns that are an adverb with "in".
_ADVERBIAL = frozenset(("return", "exchange", "response", "turn", "addition", "fact", "reply", "retaliation", "total"))
#: What ends no noun phrase; "2,700 wounded" keeps its adjective, "the claims baseless" does not.
_TRAILING = frozenset(("CUR", "COMMA", "CONJ", "ADV", "HEDGE"))
#: What befell the people whom such a word stands for, too: "Russian dead and wounded".
_FATES = frozenset(("dead", "wounded", "injured", "missing", "killed", "captured"))
_TRAILING_NOUN = _TRAILING | {"ADJ"}
#: Adjectives that stand in no noun phrase: "took three of them alive", "left the ship adrift".
_PREDICATIVE = frozenset("alive ablaze adrift afloat aground alight unharmed unhurt unscathed".split())
#: How many words behind a conjunction the noun of a counted phrase may stand.
_MODIFIERS = 8
_first = attrgetter("first")


#: Base noun phrases and verb groups do not overlap; coordinations are separate ones.
Chunk = NounPhrase | VerbGroup

#: Names before the sign of a currency that say whose it is.
_OF_MONEY = frozenset(("u.s.", "a", "c", "s", "hk", "nz", "nt"))
_BEFORE_YEAR = frozenset(("in", "since", "by", "until", "till", "during", "from", "before", "after"))
#: Prepositions of a place or a side behind which a figure may begin the next phrase: "to Moscow 6.5 million shells".
_COUNTED_BEHIND = frozenset(("in", "at", "near", "from", "outside", "around", "to", "into", "for", "with", "by", "of"))
#: Nouns of when, behind which a number opens the next phrase.
_SPELLS = frozenset("year years month months week weeks day days hours decade decades night weekend quarter".split())
_OCCASIONS = frozenset(
    """speech statement interview post letter message report article briefing meeting call ceremony telegram address
    broadcast video commentary dispatch summit parade conference exhibition visit tour""".split()
)
#: Nouns that a number ends.
_PARTS_OF_TEXTS = frozenset("article paragraph section chapter clause annex point".split())


@dataclass(slots=True)
class Parsed:
    """One sentence with its tokens and chunks, in order; the chunks are made when they are asked for."""

    text: str
    sentence: Sentence
    tokens: list[Token]
    #: The tokens in lower case.
    lower: list[str]
    _chunks: list[Chunk] | None = field(default=None, repr=False)

    @property
    def chunks(self) -> list[Chunk]:
        """Noun phrases and verb groups."""
        if self._chunks is None:
            self._chunks = _chunks(self.tokens)
        return self._chunks

    def chunk_of(self, token: int) -> Chunk | None:
        """The noun phrase or verb group that token number `token` stands in."""
        chunks = self.chunks
        chunk = chunks[bisect_right(chunks, token, key=_first) - 1] if chunks else None
        return chunk if chunk is not None and chunk.first <= token < chunk.last else None

    def phrase_of(self, token: int) -> NounPhrase | None:
        """The noun phrase that token number `token` stands in."""
        chunk = self.chunk_of(token)
        return chunk if isinstance(chunk, NounPhrase) else None

    def words(self, chunk: Chunk) -> str:
        """The words of a chunk as printed."""
        return self.text[self.tokens[chunk.first].start : self.tokens[chunk.last - 1].end]


def analyse(text: str, sentence: Sentence) -> Parsed:
    """The shallow parse of one sentence of `text`. Linear in its length."""
    return analysed(text, (sentence,))[0]


def analysed(text: str, lines: Sequence[Sentence]) -> list[Parsed]:
    """The shallow parses of some sentences of `text`."""
    parsed = []
    for line in lines:
        tokens = tokenize(text, line.span)
        parsed.append(Parsed(text, line, tokens, [t.lower for t in tokens]))
    for one in parsed:
        tag(one.tokens, headline=one.sentence.rank == 1 and _title_case(one.tokens))
    return parsed


def _title_case(tokens: Sequence[Token]) -> bool:
    long = [t for t in tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return len(long) > 2 and sum(t.text[0].isupper() for t in long) > 0.6 * len(long)


def _chunks(tokens: Sequence[Token]) -> list[Chunk]:
    chunks: list[Chunk] = []
    tags = [t.tag for t in tokens]
    at, end = 0, len(tags)
    while at < end:
        tag = tags[at]
        chunk: Chunk | None = None
        if tag in _STARTS:
            chunk = _noun_phrase(tokens, tags, at, chunks)
        elif tag in _VERBAL or (tag == "TO" and _infinitive(tokens, at)):
            chunk = verb_group(tokens, at)
        elif tag == "PRON":
            chunk = NounPhrase(at, at + 1, at, pronoun=True)
        elif tag == "ADV" and _adverb_opens(tokens, at):
            chunk = _noun_phrase(tokens, tags, at, chunks)
        if chunk is None:
            at += 1
            continue
        chunks.append(chunk)
        at = chunk.last
    return chunks


def _infinitive(tokens: Sequence[Token], at: int) -> bool:
    at += 1
    while at < len(tokens) and tokens[at].tag in ("ADV", "HEDGE", "NEG", "QUOTE"):
        at += 1
    return at < len(tokens) and tokens[at].tag in ("VERB", "AUX") and tokens[at].form == "base"


def _adverb_opens(tokens: Sequence[Token], at: int) -> bool:
    return (
        at + 1 < len(tokens)
        and tokens[at + 1].tag in ("NUM", "ADJ")
        and tokens[at].lower
        in ("nearly", "almost", "about", "roughly", "approximately", "some", "more", "very", "highly")
    )


def _noun_phrase(tokens: Sequence[Token], tags: Sequence[str], at: int, chunks: Sequence[Chunk]) -> NounPhrase | None:
    start, stop = at, len(tags)
    if _year_by_itself(tokens, tags, at):
        return NounPhrase(at, at + 1, at)
    while at < stop and tags[at] in ("DET", "PPRON"):
        at += 1
    head = -1
    while at < stop:
        tag = tags[at]
        if tag in _INSIDE:
            if head >= 0 and _ends_before(tokens, tags, start, at, head):
                break
            if tag not in ("ADJ", "CUR") and not (tag == "NUM" and head >= 0 and tags[head] == "NOUN"):
                head = at
        elif not (at + 1 < stop and _goes_on(tokens, tags, start, at, head)):
            break
        at += 1
    end = at
    if head < 0:
        head = end - 1
        owned = start > 0 and tags[start - 1] == "POSS" and tokens[head].lower in _FATES
        if tags[head] == "ADJ" and tags[start] != "DET" and not owned:
            return None
    if head < end - 1 and tokens[end - 1].lower in _FATES and tokens[head].lower.endswith(OF_ORIGIN):
        head = end - 1  # "North Korean dead and wounded"
    trailing = _TRAILING_NOUN if tags[head] == "NOUN" else _TRAILING
    while end - 1 > head and tags[end - 1] in trailing:
        end -= 1
    named = tags[head] == "NAME"
    owner = chunks[-1] if chunks and start and tags[start - 1] == "POSS" else None
    if isinstance(owner, NounPhrase) and owner.last == start - 1:
        return NounPhrase(start, end, head, owner, named=named)
    own = NounPhrase(start, start + 1, start, pronoun=True) if tags[start] == "PPRON" and start < head else None
    return NounPhrase(start, end, head, own, named=named)


def _ends_before(tokens: Sequence[Token], tags: Sequence[str], start: int, at: int, head: int) -> bool:
    """Whether a noun phrase from `start` with its head at `head` ends before the word at `at`, which opens another."""
    tag = tags[at]
    if tokens[at].lower in _PREDICATIVE:
        return True
    if tag == "NUM":
        if tags[head] != "NUM" and tokens[at].text[0].isalpha():
            return True  # "gave Kyiv three": a number in words opens a phrase of its own
        if start < head and tags[head] == "NOUN" and _says_all(tokens, tags, start, head):
            return True
        one = tags[start] == "DET" and not is_plural(tokens[head].lower)
        fronted = one and (start == 1 or (start > 1 and tags[start - 2] in ("COMMA", "STOP", "SUB", "CONJ")))
        return (tags[head] == "NAME" or fronted) and _counts_anew(tokens, tags, start, at)
    if tag == "CUR":  # "pays each soldier $2,000"
        return tags[head] in ("NOUN", "NAME") and tokens[head].lower not in _OF_MONEY
    if tag != "NAME" or head != at - 1:
        return False
    if head >= start and tags[head] == "NOUN" and _opens_clause(tokens, tags, at):
        return True
    return _stands_alone(tokens, start) or _told_there(tokens, tags, start, at) or _numbered(tokens, tags, head)


def _year_by_itself(tokens: Sequence[Token], tags: Sequence[str], at: int) -> bool:
    """'In 2023 Russian ships sailed': whether a preposition and a year say all, and the next phrase begins."""
    if tags[at] != "NUM" or at == 0 or tokens[at - 1].lower not in _BEFORE_YEAR:
        return False
    text = tokens[at].text
    after = tags[at + 1] if at + 1 < len(tags) else ""
    return len(text) == 4 and text.isdecimal() and text[:2] in ("19", "20") and after in ("NOUN", "NAME", "ADJ")


def _says_all(tokens: Sequence[Token], tags: Sequence[str], start: int, head: int) -> bool:
    """'Over the past year 140 tankers called', 'of the 61 drones 40 fell': a number behind it opens a phrase."""
    return tokens[head].lower in _SPELLS or (is_plural(tokens[head].lower) and "NUM" in tags[start:head])


def _counts_anew(tokens: Sequence[Token], tags: Sequence[str], start: int, at: int) -> bool:
    """'In Rason 85 women pack eggs', 'at the front 12 men died': a name or one thing says all, and a number opens a
    phrase."""
    if start == 0 or tokens[start - 1].lower not in _COUNTED_BEHIND:
        return False
    at += 1
    if at < len(tags) and tags[at] in ("AUX", "MODAL") and tokens[0].lower == "of" and tags[start] == "NAME":
        return True  # "of the 61 drones fired by Russia 40 were shot down"
    while at < len(tags) and tags[at] in ("NUM", "ADJ", "NAME", "NOUN"):
        if _plural(tokens[at], tags[at]) and (tags[at] == "NOUN" or tokens[at].lower.endswith("ans")):
            return True
        at += 1
    return False


def _told_there(tokens: Sequence[Token], tags: Sequence[str], start: int, at: int) -> bool:
    """'In a speech President Kim praised': whether the phrase names a text or a meeting, and a name begins the next."""
    opening = start > 0 and tokens[start - 1].lower in ("in", "at", "during", "after")
    return opening and tags[at - 1] == "NOUN" and tokens[at - 1].lower in _OCCASIONS


def _numbered(tokens: Sequence[Token], tags: Sequence[str], at: int) -> bool:
    """'Under its Article 4 Moscow helps': whether the number at `at` ends the name of a part of a text."""
    return tags[at] == "NUM" and at > 0 and tokens[at - 1].lower in _PARTS_OF_TEXTS


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """'In return Russia sent oil': whether a noun and "in" before it say all, and the subject follows."""
    return at > 0 and tokens[at].lower in _ADVERBIAL and tokens[at - 1].lower == "in"


def _opens_clause(tokens: Sequence[Token], tags: Sequence[str], at: int) -> bool:
    """'the missiles Russia fired': whether the name after a plural is the subject of a clause that describes it."""
    word = tokens[at - 1].lower
    if not word.endswith("s") or word.endswith(("ss", "ers", "ors", "ists", "ents", "als", "ians")):
        return False
    while at < len(tags) and tags[at] == "NAME":
        at += 1
    return at < len(tags) and tags[at] in ("VERB", "AUX", "MODAL")


def _goes_on(tokens: Sequence[Token], tags: Sequence[str], start: int, at: int, head: int) -> bool:
    """Whether a noun phrase goes on over the word at `at`: nearly new, captured arms, big and old, big, old."""
    tag, after = tags[at], tags[at + 1]
    if tag == "QUOTE":  # a "serious provocation"
        if _quoted_name(tags, start, at):
            return True
        closes = tags[at - 1] == "NUM" and tags[:at].count("QUOTE") % 2 == 1  # "we fired 12" rockets
        return start < at and (head < 0 or tags[head] == "NUM") and after in _INSIDE and not closes
    if tag in ("ADV", "HEDGE"):
        more = tags[at - 1] == "NUM" and tokens[at].lower == "more"
        return after in ("ADJ", "NUM") or (more and after in ("NOUN", "NAME"))
    if tag == "VERB":
        return start < at and head < 0 and tokens[at].form in ("ed", "part") and after in ("NOUN", "NAME", "ADJ")
    if tag in ("COMMA", "CONJ"):
        if tags[at - 1] == "ADJ" and after == "ADJ" and (tag == "COMMA" or head < 0):
            return True
        if {tokens[at - 1].lower, tokens[at + 1].lower} <= _FATES and tag == "CONJ":
            return True
        return head > start and _which_of_many(tokens, tags, start, at)
    return False


def _which_of_many(tokens: Sequence[Token], tags: Sequence[str], start: int, at: int) -> bool:
    """'six Russian and Korean firms': whether a number above one still wants its plural, and it comes behind `at`."""
    number = next((n for n in range(start, at) if tags[n] == "NUM"), at)
    inside = range(number + 1, at)
    which = any(tags[n] in ("NOUN", "NAME", "ADJ") for n in inside) and "CUR" not in tags[start:at]
    if not which or tokens[number].lower in ("1", "one") or any(_plural(tokens[n], tags[n]) for n in inside):
        return False
    ahead = at + 1
    joined = tags[at] == "CONJ"
    while ahead < min(len(tags), at + _MODIFIERS) and (
        tags[ahead] in ("NOUN", "NAME", "ADJ") or (not joined and tags[ahead] in ("COMMA", "CONJ"))
    ):
        if _plural(tokens[ahead], tags[ahead]):
            return joined
        joined = joined or tags[ahead] == "CONJ"
        ahead += 1
    return False


def _plural(token: Token, tag: str) -> bool:
    return tag in ("NOUN", "NAME") and is_plural(token.lower)


def _quoted_name(tags: Sequence[str], start: int, at: int) -> bool:
    """'the Russian "Shahed" factory': whether the mark at `at` opens or closes a name inside a noun phrase."""
    if "QUOTE" in tags[start:at]:
        return tags[at - 1] == "NAME" and tags[at + 1] == "NOUN"
    if start == at or tags[at - 1] not in ("NAME", "ADJ", "DET", "NOUN"):
        return False
    end = at + 1
    while end < len(tags) and end < at + 4 and tags[end] in ("NAME", "NUM"):
        end += 1
    return end > at + 1 and tags[end : end + 2] == ["QUOTE", "NOUN"]
