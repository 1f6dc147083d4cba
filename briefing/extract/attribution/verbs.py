"""A line and the place of a reporting verb → who speaks, the cue, and with `complements` what is said."""

from __future__ import annotations

from briefing.config.specs.reporting import ReportingVerbSpec
from briefing.extract.attribution.clauses import bare, left_pieces
from briefing.extract.attribution.complements import complement, resume
from briefing.extract.attribution.found import Found, Range
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lists import (
    BE,
    HAVE,
    MODALS,
    OPENING_DET,
    PLURALS,
    PRONOUNS,
)
from briefing.extract.attribution.passive import read_passive
from briefing.extract.attribution.subjects import inversion, subject, verb_group
from briefing.model.fact import Modality

#: What a verb that tells something, and does not only judge it, can bring in.
_TELLS = frozenset(("that", "bare", "wh", "counted", "figures"))


def read_verb(line: Line, i: int, found: list[Found]) -> Found | None:
    """The attribution that the verb at `i` makes, or None where it is a noun or reports nothing."""
    for rest, spec in line.cues.verbs.get(line.low[i], ()):
        head = i + len(rest)
        if tuple(line.low[i + 1 : head + 1]) == rest:
            result = _read(line, i, head, spec, found)
            if result is not None:
                return result
    return None


def _read(line: Line, i: int, head: int, spec: ReportingVerbSpec, found: list[Found]) -> Found | None:
    first, negated = verb_group(line, i)
    low = line.low
    aux = [w for w in low[first:i] if w in BE]
    form = _form(low[i], spec)
    passive = bool(aux) and form in ("past", "part")
    if not passive and form == "part" and not any(w in HAVE for w in low[first:i]) and not aux:
        return None
    if _is_noun(line, first, i, form, spec):
        return None
    modality: Modality = spec.modality
    if negated and modality in ("denied", "asserted"):
        modality = spec.when_negated or "reported"
    made = Found((first, head), None, modality=modality, negated=negated)
    made.credits, made.doubts = spec.credits, spec.doubts
    made.judges = "object" in spec.takes and not _TELLS.intersection(spec.takes)
    made.evidential = spec.factive and spec.modality == "reported" and "quote" not in spec.takes
    affirms = spec.modality in ("asserted", "reported") and not (made.evidential or made.doubts)
    made.telling = affirms or not {"nor", "or"}.isdisjoint(low[max(0, first - 1) : i])
    if passive or (form == "past" and first == i and line.word(head + 1) == "by" and "object" in spec.takes):
        return read_passive(line, made, head, spec, found)
    if form == "ing" and line.word(i - 1) == "as":  # "was quoted as saying", "was quoted by Tass as saying"
        return _as_saying(line, made, i, spec, found)
    told = "told" in spec.takes and not line.is_quote(i - 1)
    inverted = None if told or "quote" not in spec.takes else inversion(line, first, i, head, form)
    if inverted is not None:
        made.source, made.inverted = inverted, True
        made.pieces = left_pieces(line, first, found)
        after = inverted[1] + 1
        return resume(line, made, line.skip_time(after)) if made.pieces else made
    made.source = subject(line, first - 1, form, found)
    made.relative = line.word(first - 1) in ("who", "which", "that")
    if made.source is None and form != "ing":
        return None
    if form == "base" and first == i and line.word(i - 1) != "to" and made.source and not _many(line, made.source):
        return None
    if spec.sources == "speakers" and made.source is not None and line.low[made.source[0]] in ("this", "these", "that"):
        return None
    return complement(line, made, head, spec, found)


def _many(line: Line, source: Range) -> bool:
    """Whether a base form can follow the subject: "voters believe", but "an American think tank"."""
    head = line.low[min(line.np_right(source[0]) or source[0], source[1])]
    singular = line.low[source[0]] in ("a", "an", "this", "that", "each", "every", "another", "he", "she", "it")
    if line.word(source[0] - 1) in MODALS or line.tokens[source[0]].tag == "NUM":
        return True
    plural = head.endswith("s") or head in PLURALS or head in PRONOUNS
    return not singular and (plural or "and" in line.low[source[0] : source[1]])


def _form(word: str, spec: ReportingVerbSpec) -> str:
    base = spec.lemma.split()[0]
    if word == base:
        return "base" if word not in ("found", "read", "put") else "past"
    if word.endswith("ing"):
        return "ing"
    if word.endswith("s") and not word.endswith("ss"):
        return "s"
    return "part" if word in ("written", "seen", "known", "shown", "proven", "sworn") else "past"


def _is_noun(line: Line, first: int, i: int, form: str, spec: ReportingVerbSpec) -> bool:
    low, before = line.low, line.word(i - 1)
    token = line.tokens[i]
    if token.tag != "VERB" and not (token.tag == "AUX" and spec.lemma == "make clear"):
        closing = form == "s" and "quote" in spec.takes and i + 1 >= line.end_of_words()
        told = closing and (any(line.is_quote(j) for j in range(i)) or _tells_before(line, i))
        return not (told or _means_to(line, i, form, spec))
    if first < i:
        return form in ("base", "s") and any(w in BE for w in low[first:i])
    if form == "ing":
        if before in (",", "while", "when", "by", "after", "before", "without", "and", ";", "", "as"):
            return False
        return not (line.in_np(i - 1) and before not in OPENING_DET and i > 1)
    return form == "s" and " ".join(low[i - 1 : i + 1]) in line.cues.nouns


def _tells_before(line: Line, i: int) -> bool:
    """'…, the same source claims': whether a noun phrase behind a comma and a clause stands before a closing word."""
    phrase = line.subject_left(i - 1)
    if phrase is None or line.word(phrase[0] - 1) != "," or line.low[phrase[1]].endswith("s"):
        return False
    speaks = line.is_name(phrase[1]) or line.low[phrase[1]] in line.cues.sources
    return speaks and any(line.is_finite(j) for j in range(1, phrase[0] - 1))


def _means_to(line: Line, i: int, form: str, spec: ReportingVerbSpec) -> bool:
    """Whether a word that may be a noun is a verb: it plans to spend, economists estimate it costs more."""
    takes = set(spec.takes)
    after = line.word(i + 1)
    infinitive = "to" in takes and after == "to" and i + 2 < line.n and line.tokens[i + 2].form == "base"
    clause = (
        form == "base" and "that" in takes and (after == "that" or ("bare" in takes and bare(line, i + 1, near=True)))
    )
    phrase = line.subject_left(i - 1) if infinitive or clause else None
    if phrase is None or line.is_quote(i - 1) or "'s" in line.low[phrase[0] : i]:
        return False
    if not infinitive:
        return _many(line, phrase)
    singular = not line.low[phrase[1]].endswith("s") or line.low[phrase[1]] in ("its", "his")
    opens = line.low[phrase[0]] in OPENING_DET or line.is_name(phrase[0])
    return opens and singular == line.low[i].endswith("s")


def _as_saying(line: Line, made: Found, i: int, spec: ReportingVerbSpec, found: list[Found]) -> Found | None:
    """ "X was quoted as saying", "the paper quoted X as saying": X speaks, and the paper passes it on."""
    quoted = ("quoted", "cited", "quotes", "quoting")
    carrier = line.subject_left(i - 2)
    if carrier is not None and line.word(carrier[0] - 1) == "by" and line.word(carrier[0] - 2) in quoted:
        verb, _ = verb_group(line, carrier[0] - 2)
        made.source, made.cue, made.carrier = subject(line, verb - 1, "past", found), (verb, i), carrier
    elif line.word(i - 2) in quoted:
        first, _ = verb_group(line, i - 2)
        made.source, made.cue = subject(line, first - 1, "past", found), (first, i)
        if made.source is not None and line.word(i + 1) == "by" and (by := line.source_right(i + 2)) is not None:
            made.carrier = (i + 2, by)
            return complement(line, made, by, spec, found)
    else:
        made.source = line.subject_left(i - 2)
        verb = made.source[0] - 1 if made.source is not None else -1
        if line.word(verb) not in quoted:
            return None
        made.carrier = subject(line, verb_group(line, verb)[0] - 1, "past", found)
    return complement(line, made, i, spec, found) if made.source is not None else None
