"""Text and a sentence → tokens with tags, noun phrases and verb groups: a shallow parse, no tree."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from briefing.extract.tagger import tag
from briefing.extract.text import Sentence
from briefing.extract.tokens import Token, tokenize

#: Verbs and adjectives by which something is still to come: "plans to", "is set to", "is expected to".
PLANNING = frozenset(
    """
plan intend prepare expect schedule set agree promise pledge vow aim hope seek want decide prepared slated
poised due ready bound likely propose offer mean arrange consider threaten
""".split()
)
_INSIDE = frozenset(("ADJ", "NUM", "NOUN", "NAME", "CUR", "PCT"))
_STARTS = frozenset(("DET", "PPRON", "ADJ", "NUM", "NOUN", "NAME", "CUR"))
_VERBAL = frozenset(("AUX", "MODAL", "VERB"))


@dataclass(slots=True)
class Chunk:
    """A base noun phrase (NP) or a verb group (VG): tokens `start_token` to `end_token`, half-open, and its head.

    NP: `possessor` is the index of the NP before its 's, `prep` that of the preposition token right before it;
    `pronoun` where it is one. Coordinations are separate chunks: see `conjuncts`.
    VG: `lemma` of the head; `form` finite, inf, ing or part (a bare participle); `control` is the index of the
    verb group that governs an infinitive ("agreed to supply"); `planned` where a chain or "will" puts it in the future.
    """

    kind: Literal["NP", "VG"]
    start_token: int
    end_token: int
    head: int
    possessor: int | None = None
    prep: int | None = None
    pronoun: bool = False
    lemma: str = ""
    form: Literal["finite", "inf", "ing", "part"] = "finite"
    #: past, present or future; empty for forms without one.
    tense: str = ""
    passive: bool = False
    negated: bool = False
    progressive: bool = False
    perfect: bool = False
    planned: bool = False
    modal: str | None = None
    #: A past form that may as well be a participle ("troops sent abroad died").
    ambiguous: bool = False
    control: int | None = None


@dataclass(slots=True)
class Parsed:
    """One sentence with its tokens and chunks, in order; chunks do not overlap."""

    text: str
    sentence: Sentence
    tokens: list[Token]
    chunks: list[Chunk] = field(default_factory=list)

    def chunk_of(self, token: int) -> Chunk | None:
        """The chunk that token number `token` stands in."""
        low, high = 0, len(self.chunks)
        while low < high:
            mid = (low + high) // 2
            if self.chunks[mid].end_token <= token:
                low = mid + 1
            else:
                high = mid
        if low < len(self.chunks) and self.chunks[low].start_token <= token:
            return self.chunks[low]
        return None

    def words(self, chunk: Chunk) -> str:
        """The words of a chunk as printed."""
        return self.text[self.tokens[chunk.start_token].start : self.tokens[chunk.end_token - 1].end]


def analyse(text: str, sentence: Sentence) -> Parsed:
    """The shallow parse of one sentence of `text`. Linear in its length."""
    tokens = tokenize(text, sentence.span)
    tag(tokens, headline=sentence.rank == 1 and _title_case(tokens))
    parsed = Parsed(text, sentence, tokens)
    parsed.chunks = _chunks(tokens)
    return parsed


def conjuncts(parsed: Parsed, at: int) -> list[int]:
    """Indexes of the noun phrases that coordination joins to chunk `at` on its right, itself first: 'A, B and C'."""
    found = [at]
    chunks, tokens = parsed.chunks, parsed.tokens
    while at + 1 < len(chunks) and chunks[at + 1].kind == "NP":
        between = tokens[chunks[at].end_token : chunks[at + 1].start_token]
        tags = [t.tag for t in between if t.lower not in ("as", "well")]
        if not tags or any(t not in ("COMMA", "CONJ", "PREP") for t in tags) or ("PREP" in tags and "CONJ" not in tags):
            break
        at += 1
        found.append(at)
    if len(found) > 1 and not any(
        t.tag == "CONJ" for t in tokens[chunks[found[-2]].end_token : chunks[found[-1]].start_token]
    ):
        return found[:1]
    return found


def _title_case(tokens: Sequence[Token]) -> bool:
    long = [t for t in tokens if len(t.text) > 3 and t.text[0].isalpha()]
    return len(long) > 2 and sum(t.text[0].isupper() for t in long) > 0.6 * len(long)


def _chunks(tokens: Sequence[Token]) -> list[Chunk]:
    chunks: list[Chunk] = []
    at = 0
    while at < len(tokens):
        kind = tokens[at].tag
        chunk: Chunk | None = None
        if kind in _VERBAL or (kind == "TO" and _infinitive(tokens, at)):
            chunk = _verb_group(tokens, at, chunks)
        elif kind == "PRON":
            chunk = Chunk("NP", at, at + 1, at, pronoun=True, prep=_preposition(tokens, at))
        elif kind in _STARTS or (kind == "ADV" and _adverb_opens(tokens, at)):
            chunk = _noun_phrase(tokens, at, chunks)
        if chunk is None:
            at += 1
            continue
        chunks.append(chunk)
        at = chunk.end_token
    return chunks


def _infinitive(tokens: Sequence[Token], at: int) -> bool:
    at += 1
    while at < len(tokens) and tokens[at].tag in ("ADV", "HEDGE", "NEG"):
        at += 1
    return at < len(tokens) and tokens[at].tag in ("VERB", "AUX") and tokens[at].form == "base"


def _adverb_opens(tokens: Sequence[Token], at: int) -> bool:
    return (
        at + 1 < len(tokens)
        and tokens[at + 1].tag in ("NUM", "ADJ")
        and tokens[at].lower
        in ("nearly", "almost", "about", "roughly", "approximately", "some", "more", "very", "highly")
    )


def _preposition(tokens: Sequence[Token], at: int) -> int | None:
    return at - 1 if at and tokens[at - 1].tag in ("PREP", "TO") else None


def _noun_phrase(tokens: Sequence[Token], at: int, chunks: Sequence[Chunk]) -> Chunk | None:
    start = at
    if tokens[at].tag in ("DET", "PPRON"):
        at += 1
        while at < len(tokens) and tokens[at].tag in ("DET", "PPRON"):
            at += 1
    head = -1
    while at < len(tokens):
        current = tokens[at].tag
        if current in _INSIDE:
            if current in ("NOUN", "NAME", "NUM", "PCT") and not (
                current == "NUM" and head >= 0 and tokens[head].tag == "NOUN"
            ):
                head = at
            at += 1
        elif (
            (current in ("ADV", "HEDGE") and at + 1 < len(tokens) and tokens[at + 1].tag in ("ADJ", "NUM"))
            or (
                current == "VERB"
                and tokens[at].form in ("ed", "part")
                and start < at
                and head < 0
                and _noun_follows(tokens, at)
            )
            or (
                current == "COMMA"
                and tokens[at - 1].tag == "ADJ"
                and at + 1 < len(tokens)
                and tokens[at + 1].tag == "ADJ"
            )
            or (
                current == "CONJ"
                and tokens[at - 1].tag == "ADJ"
                and head < 0
                and at + 1 < len(tokens)
                and tokens[at + 1].tag == "ADJ"
            )
        ):
            at += 1
        else:
            break
    end = at
    if head < 0:
        head = end - 1
        if tokens[head].tag == "ADJ" and tokens[start].tag != "DET":
            return None
    while end - 1 > head and tokens[end - 1].tag in ("CUR", "COMMA", "CONJ", "ADV", "HEDGE"):
        end -= 1
    possessor = None
    if (
        start
        and tokens[start - 1].tag == "POSS"
        and chunks
        and chunks[-1].kind == "NP"
        and chunks[-1].end_token == start - 1
    ):
        possessor = len(chunks) - 1
    return Chunk("NP", start, end, head, possessor=possessor, prep=_preposition(tokens, start))


def _noun_follows(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].tag in ("NOUN", "NAME", "ADJ")


def _verb_group(tokens: Sequence[Token], at: int, chunks: Sequence[Chunk]) -> Chunk:
    start, head = at, at
    words: list[Token] = []
    modal: str | None = None
    negated = infinitive = False
    while at < len(tokens):
        token = tokens[at]
        if token.tag == "TO" and at == start:
            infinitive = True
        elif token.tag == "MODAL" and not words:
            modal = token.lower
            head = at
        elif token.tag == "AUX" and (not words or words[-1].tag == "AUX"):
            words.append(token)
            head = at
        elif token.tag == "VERB" and (not words or words[-1].tag == "AUX"):
            words.append(token)
            head = at
            at += 1
            break
        elif token.tag == "NEG":
            negated = True
        elif token.tag not in ("ADV", "HEDGE"):
            break
        at += 1
    end = head + 1
    chunk = Chunk("VG", start, end, head, modal=modal, negated=negated)
    _describe(chunk, tokens, words, infinitive)
    _preceding_negation(chunk, tokens)
    if chunk.form == "inf":
        _control(chunk, tokens, chunks)
    if modal in ("will", "'ll", "shall", "wo"):
        chunk.planned = True
    return chunk


def _describe(chunk: Chunk, tokens: Sequence[Token], words: list[Token], infinitive: bool) -> None:
    if not words:
        return
    head = words[-1]
    chunk.lemma = head.lemma
    first = words[0]
    auxiliaries = words[:-1]
    past_form = head.form in ("ed", "part")
    last = auxiliaries[-1] if auxiliaries else None
    chunk.perfect = any(w.lemma == "have" for w in auxiliaries)
    chunk.passive = past_form and head.tag == "VERB" and last is not None and last.lemma == "be"
    chunk.progressive = head.form == "ing" and last is not None and last.lemma == "be"
    if infinitive:
        chunk.form = "inf"
    elif chunk.modal is None and first.form == "ing":
        chunk.form = "ing"
    elif chunk.modal is None and first.form == "part" and first.tag == "VERB":
        chunk.form = "part"
        chunk.passive = True
    if chunk.form == "finite":
        if chunk.modal is not None:
            chunk.tense = "future"
        else:
            chunk.tense = "past" if first.form in ("past", "ed") or chunk.perfect else "present"
        chunk.ambiguous = len(words) == 1 and first.form == "ed" and first.tag == "VERB" and chunk.modal is None
        if chunk.ambiguous and chunk.end_token < len(tokens) and tokens[chunk.end_token].lower == "by":
            chunk.form, chunk.passive, chunk.tense, chunk.ambiguous = "part", True, "", False


def _preceding_negation(chunk: Chunk, tokens: Sequence[Token]) -> None:
    at = chunk.start_token - 1
    while at >= 0 and tokens[at].tag in ("ADV", "HEDGE", "NEG"):
        chunk.negated = chunk.negated or tokens[at].tag == "NEG"
        at -= 1


def _control(chunk: Chunk, tokens: Sequence[Token], chunks: Sequence[Chunk]) -> None:
    """Finds the verb or predicate that the infinitive hangs on: right before it, or with one noun phrase between."""
    for back in range(1, min(4, len(chunks) + 1)):
        prior = chunks[-back]
        if prior.kind != "VG":
            continue
        between = tokens[prior.end_token : chunk.start_token]
        adjective = next((t.lower for t in between if t.lower in PLANNING), None)
        if any(t.tag in ("STOP", "COMMA", "REL", "SUB") for t in between):
            return
        chunk.control = len(chunks) - back
        chunk.planned = prior.lemma in PLANNING or (prior.lemma == "be" and adjective is not None) or prior.planned
        return
