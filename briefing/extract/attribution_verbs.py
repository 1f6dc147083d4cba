"""A line and the place of a reporting verb → who speaks, the cue and the pieces of what is said."""

from __future__ import annotations

from briefing.config.specs.reporting import Lends, ReportingVerbSpec
from briefing.extract.attribution_clauses import bare, clause_end, closes, left_pieces, main_verb, shut
from briefing.extract.attribution_found import Found, Range
from briefing.extract.attribution_line import Line
from briefing.extract.attribution_lists import BE, HAVE, OPENING_DET, PRONOUNS, WH
from briefing.extract.attribution_subjects import agent, inversion, speaks_as_document, subject, verb_group

_ABOUT = ("about", "on", "over")


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
    modality: Lends = spec.modality
    if negated and modality in ("denied", "asserted"):
        modality = "reported"
    made = Found(
        (first, head), None, modality=modality, factive=spec.factive, negated=negated, speaks="quote" in spec.takes
    )
    if passive:
        return _passive(line, made, i, head, spec, found)
    told = "told" in spec.takes and not line.is_quote(i - 1)
    inverted = None if told else inversion(line, first, i, head, form)
    if inverted is not None:
        made.source, made.inverted = inverted, True
        made.pieces = left_pieces(line, first, found)
        after = inverted[1] + 1
        return _resume(line, made, line.skip_time(after)) if made.pieces else made
    made.source = subject(line, first - 1, form, found)
    made.relative = line.word(first - 1) in ("who", "which", "that")
    if made.source is None and form != "ing":
        return None
    if spec.sources == "speakers" and made.source is not None and line.low[made.source[0]] in ("this", "these", "that"):
        return None
    return _complement(line, made, head, spec, form, found)


def _form(word: str, spec: ReportingVerbSpec) -> str:
    base = spec.lemma.split()[0]
    if word == base:
        return "base" if word not in ("found", "read") else "past"
    if word.endswith("ing"):
        return "ing"
    if word.endswith("s") and not word.endswith("ss"):
        return "s"
    return "part" if word in ("written", "seen", "known", "shown", "proven", "sworn") else "past"


def _is_noun(line: Line, first: int, i: int, form: str, spec: ReportingVerbSpec) -> bool:
    low, before = line.low, line.word(i - 1)
    token = line.tokens[i]
    if token.tag != "VERB" and not (token.tag == "AUX" and spec.lemma == "make clear"):
        return True
    if first < i:
        return form in ("base", "s") and any(w in BE for w in low[first:i])
    if form == "ing":
        if before in (",", "while", "when", "by", "after", "before", "without", "and", ";", ""):
            return False
        return not (line.in_np(i - 1) and before not in OPENING_DET and i > 1)
    return form == "s" and " ".join(low[i - 1 : i + 1]) in line.cues.nouns


def _passive(line: Line, made: Found, i: int, head: int, spec: ReportingVerbSpec, found: list[Found]) -> Found | None:
    """ "is said to", "it is believed that", "was reported by X"."""
    first = made.cue[0]
    after = line.word(head + 1)
    topic = line.subject_left(first - 1) if first > 0 else None
    by = agent(line, head)
    if by is not None:
        made.source = by
    if after in ("to", "that", "as") and "passive" in spec.takes and not (after == "as" and by):
        end = clause_end(line, head + 1)
        expletive = topic is not None and line.low[topic[0] : topic[1] + 1] == ["it"]
        if after == "that" and not expletive:
            return None
        if topic is not None and not expletive:
            made.pieces.append(_whole_topic(line, topic))
        made.pieces.append((head + 1, end))
        return made
    if (
        by is None
        or topic is None
        or not ({"that", "object", "passive", "quote"} & set(spec.takes))
        or spec.modality == "speculated"
    ):
        return None
    if not speaks_as_document(line, by) and not line.is_name(by[0]):
        return None
    made.pieces.append(_whole_topic(line, topic))
    return made


def _whole_topic(line: Line, topic: Range) -> Range:
    if line.low[topic[0]] in ("which", "who", "that") and topic[0] > 1:
        back = line.subject_left(topic[0] - (2 if line.word(topic[0] - 1) == "," else 1))
        return back or topic
    return topic


def _resume(line: Line, made: Found, j: int) -> Found:
    """Adds what goes on after a medial source: "A, X said, B"."""
    if line.word(j) != ",":
        return made
    start = j + 1
    if start >= line.end_of_words() or closes(line, j) or line.is_quote(start):
        return made
    made.pieces.append((start, clause_end(line, start)))
    return made


def _complement(
    line: Line, made: Found, head: int, spec: ReportingVerbSpec, form: str, found: list[Found]
) -> Found | None:
    takes, low, end = spec.takes, line.low, line.end_of_words()
    j = head + 1
    if "told" in takes and j < end:
        listener = line.source_right(j)
        if listener is not None and low[j] not in ("that",):
            k = line.skip_time(listener + 1)
            if (
                line.word(k) in ("that", "to")
                or line.is_quote(k)
                or line.word(k) in (",", ":", ".", "?", "!")
                or k >= end
                or bare(line, k)
                or (line.word(k) in WH)
            ):
                if line.word(k) == "to" and spec.lemma in ("tell", "inform", "remind", "brief", "ask"):
                    return None
                made.carrier = (j, listener) if spec.lemma == "tell" else None
                j = k
    k = line.skip_time(j)
    if line.word(k) == "," and line.word(k + 1) in ("citing", "quoting", "in", "on", "speaking", "referring"):
        close = next((c for c in range(k + 1, min(end, k + 24)) if low[c] == ","), None)
        if close is not None and line.word(close + 1) == "that":
            k = close + 1
    w = line.word(k)
    if k >= end or w in (",", ".", "?", "!", ")") or (line.is_quote(k) and shut(line, k)):
        if w == "," and line.is_quote(k + 1) and not shut(line, k + 1) and "quote" in takes:
            made.pieces = _own_left(line, made, found)
            made.pieces.append((k + 1, clause_end(line, k + 1)))
            return made
        if w == "," and made.source is not None and line.word(made.source[0] - 1) == "as" and made.source[0] < 3:
            return _take(line, made, k + 1) if k + 1 < end else None
        made.pieces = _own_left(line, made, found) if {"bare", "quote", "that"} & set(takes) else []
        made.inverted = bool(made.pieces)
        return _resume(line, made, k) if made.pieces else None
    if w == "that" and ("that" in takes or "told" in takes) and not line.is_finite(k + 1):
        return _take(line, made, k)
    if w == ":" and "quote" in takes and k + 1 < end:
        return _take(line, made, k + 1)
    if line.is_quote(k) and "quote" in takes:
        return _take(line, made, k)
    if w in WH and "wh" in takes:
        return _take(line, made, k)
    if w == "to" and "to" in takes:
        return _take(line, made, k)
    if ("bare" in takes or "told" in takes) and bare(line, k):
        return _take(line, made, k)
    opener = "about" if w in _ABOUT else w
    if opener in ("of", "about", "for", "against", "at") and opener in takes and line.np_right(k + 1) is not None:
        return _take(line, made, k)
    if "naming" in takes and (last := line.np_right(j)) is not None:
        after = line.tokens[last + 1].tag if last + 1 < line.n else ""
        if line.is_quote(last + 1) or after in ("DET", "ADJ"):
            return _take(line, made, j)
    return _object(line, made, j, spec)


def _object(line: Line, made: Found, j: int, spec: ReportingVerbSpec) -> Found | None:
    takes = spec.takes
    last = line.source_right(j) if j < line.n else None
    if last is None:
        return None
    for opener in ("of", "as", "for"):
        if opener in takes:
            k = next((x for x in range(j + 1, min(line.n, j + 14)) if line.low[x] == opener), None)
            if k is not None and all(not line.is_mark(x) and not line.is_finite(x) for x in range(j, k)):
                return _take(line, made, j)
    if "told" in takes and line.word(last + 1) == "to" and spec.lemma in ("urge", "advise", "warn", "ask"):
        return _take(line, made, last + 1)
    base = line.np_right(j)
    if line.word(made.cue[0] - 1) == "to" and not spec.factive:
        return None
    if (
        "object" not in takes
        or base is None
        or line.low[base] in spec.not_objects
        or line.low[base].removesuffix("s") in spec.not_objects
    ):
        return None
    if spec.sources == "documents" and not speaks_as_document(line, made.source):
        return None
    if line.low[base] in PRONOUNS or line.low[base] in ("itself", "himself", "herself", "themselves", "him", "them"):
        return None
    return _take_phrase(line, made, j)


def _take(line: Line, made: Found, start: int) -> Found:
    end = clause_end(line, start)
    if made.relative and made.source is not None:
        end = main_verb(line, made.source[0], start, end)
    made.pieces = [(start, end)]
    return made


def _take_phrase(line: Line, made: Found, start: int) -> Found:
    """A noun phrase as content: up to a verb that is coordinated with the cue."""
    end = clause_end(line, start)
    for j in range(start + 1, end):
        if line.low[j] in ("and", "but") and line.is_finite(j + 1) and line.low[j + 1] not in BE:
            end = j - 1 if line.low[j - 1] != "," else j - 2
            break
    made.pieces = [(start, end)]
    return made


def _own_left(line: Line, made: Found, found: list[Found]) -> list[Range]:
    """Content left of "…, X said": there must be a comma or closing mark before the source."""
    if made.source is None:
        return []
    first = made.source[0]
    before = line.word(first - 1)
    if before == "which" and line.word(first - 2) == ",":
        return left_pieces(line, first - 1, found)
    if before == "as" and line.word(first - 2) == ",":
        return left_pieces(line, first - 1, found)
    if before not in (",", "?", "!") and not line.is_quote(first - 1):
        return []
    return left_pieces(line, first, found)
