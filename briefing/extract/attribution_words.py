"""A line and the place of a reporting phrase, noun or adverb → who speaks and the pieces of what is said."""

from __future__ import annotations

from briefing.extract.attribution_clauses import clause_end, left_pieces, main_verb
from briefing.extract.attribution_found import Found, Range
from briefing.extract.attribution_line import Line
from briefing.extract.attribution_lists import AUXILIARY, MODAL_OR_AUXILIARY, POSSESSIVES


def read_phrase(line: Line, i: int, found: list[Found]) -> Found | None:
    """ "according to X", "citing X", "as X put it", whichever begins at `i`."""
    low = line.low
    if low[i] == "put" and line.word(i + 1) == "it":
        return _put_it(line, i, found)
    for words, spec in line.cues.phrases.get(low[i], ()):
        end = i + len(words)
        if tuple(low[i:end]) != words or spec.medium or end >= line.n:
            continue
        if spec.chain:
            return _chain(line, i, found) if len(words) == 1 else None
        last = line.source_right(end)
        base = line.np_right(end)
        if last is None or base is None or line.low[base] in spec.not_sources:
            return None
        close = last + 1
        if line.word(close) in ("that", "which", "who", "published", "released", "obtained", "seen", "cited", "issued"):
            close = next((c for c in range(close, line.n) if low[c] in (",", ";", ".")), line.n)
        made = Found((i, end - 1), (end, last), modality=spec.modality)
        opens = (
            i == 0
            or (i <= 2 and low[0] in ("but", "and", "however"))
            or low[i - 1] in ("that", ";", ":")
            or line.is_quote(i - 1)
        )
        if not opens and low[i - 1] == "," and line.word(i - 2) in ("and", "but"):
            opens = True
        while opens and close < line.n and low[close] != ",":
            if (line.is_finite(close) and line.tokens[close].form != "ed") or low[close] in (".", ";"):
                return None
            close += 1
        if opens:
            made.pieces = [(close + 1, clause_end(line, close + 1))] if close + 1 < line.end_of_words() else []
        else:
            made.pieces = left_pieces(line, i, [f for f in found if f.cue[1] < i and not f.source])
            if (
                line.word(close) == ","
                and close + 1 < line.end_of_words()
                and line.word(close + 1) not in ("but", "and", "while", "citing")
            ):
                made.pieces.append((close + 1, clause_end(line, close + 1)))
        return made if made.pieces else None
    return None


def _put_it(line: Line, i: int, found: list[Found]) -> Found | None:
    who = line.subject_left(i - 1)
    if who is None or line.word(who[0] - 1) != "as":
        return None
    made = Found((i, i + 1), who)
    if line.word(i + 2) == "," or line.word(i + 2) == ":":
        made.pieces = left_pieces(line, who[0] - 1, found) if who[0] > 1 else []
        made.pieces.append((i + 3, clause_end(line, i + 3))) if i + 3 < line.end_of_words() else None
    elif who[0] > 1:
        made.pieces = left_pieces(line, who[0] - 1, found)
    return made if made.pieces else None


def _chain(line: Line, i: int, found: list[Found]) -> Found | None:
    """ "Yonhap, citing the JCS": the content of the carrier's own verb is filled in at the end."""
    low = line.low
    if not low[i].endswith("ing") or (
        i > 0 and low[i - 1] not in (",", "(", "\u2014", "--", "and") and not line.in_np(i - 1)
    ):
        return None
    last = line.source_right(i + 1)
    if last is None:
        return None
    made = Found((i, i), (i + 1, last))
    previous = next((f for f in reversed(found) if f.source is not None and not f.noun and f.cue[1] < i), None)
    if previous is not None:
        made.carrier, made.pieces = previous.source, list(previous.pieces)
        made.modality = previous.modality
    else:
        made.carrier = line.subject_left(i - 2 if low[i - 1] in (",", "(") else i - 1)
    return made


def read_noun(line: Line, i: int) -> Found | None:
    """ "allegations by Seoul that …", "Seoul's estimate that …", "no evidence that …"."""
    low = line.low
    noun = line.cues.nouns.get(low[i])
    if noun is None or not noun.opens:
        return None
    negated = _none(line, i)
    source = _owner(line, i)
    k = i + 1
    if source is None and line.word(k) in ("by", "from") and (last := line.np_right(k + 1)) is not None:
        source, k = (k + 1, last), last + 1
        if line.word(k) == "on" or line.word(k) == ",":
            k = line.skip_time(k) if line.word(k) == "on" else k
    opener = line.word(k)
    if opener in ("over", "on") and "about" in noun.opens:
        opener = "about"
    if opener == "that" and "that" in noun.opens and line.word(k + 1) not in (",", "") and not line.is_finite(k + 1):
        if (
            noun.noun in ("view", "sign", "charge", "statement", "report")
            and source is None
            and not _clausal(line, k + 1)
        ):
            return None
    elif (
        opener not in noun.opens
        or opener == "to"
        or (source is None and noun.modality != "alleged")
        or (opener == "of" and noun.modality not in ("alleged", "denied") and noun.noun != "warning")
    ):
        return None
    if line.np_right(k + 1) is None and opener != "that":
        return None
    made = Found((i, i), source, [(k, clause_end(line, k))], noun.modality, negated=negated, noun=True)
    if opener == "that":
        made.pieces = [(k, main_verb(line, i, k, clause_end(line, k)))]
    elif opener != "that":
        last = line.source_right(k + 1)
        made.pieces = [(k, _object_end(line, last or k + 1))]
    made.unnamed = None if negated or source is not None else noun.unnamed
    return made


def _object_end(line: Line, last: int) -> int:
    j = last
    while j + 1 < line.end_of_words() and line.low[j + 1] not in (",", ";", "and", "but") and not line.is_finite(j + 1):
        j += 1
    return j


def _none(line: Line, i: int) -> bool:
    words = line.low[max(0, i - 3) : i]
    if "no" in words:
        return True
    return (
        any(w in ("not", "n't", "never", "without", "little", "any") for w in line.low[max(0, i - 6) : i])
        and line.low[i] in line.cues.negative_nouns
    )


def _owner(line: Line, i: int) -> Range | None:
    """The possessor before the noun, else the subject of a light verb: "they had found no evidence"."""
    low = line.low
    for j in range(i - 1, max(-1, i - 5), -1):
        if low[j] in ("'s", "'", "\u2019") and j > 0:
            first = line.np_left(j - 1)
            return (first, j - 1) if first is not None else None
        if low[j] in POSSESSIVES:
            return j, j
        if not line.in_np(j):
            break
    if not _none(line, i):
        return None
    for j in range(i - 1, max(0, i - 7), -1):
        if (
            low[j] in ("found", "find", "seen", "see", "saw", "has", "have", "had", "finds", "sees")
            and low[j - 1] != "there"
        ):
            k = j - 1
            while k > 0 and (low[k] in MODAL_OR_AUXILIARY or low[k] in ("not", "n't", "yet") or line.is_adverb(k)):
                k -= 1
            return line.subject_left(k)
    return None


def _clausal(line: Line, k: int) -> bool:
    last = line.source_right(k)
    return last is not None and line.is_finite(last + 1)


def read_adverb(line: Line, i: int) -> Found | None:
    """ "reportedly", "the alleged …": a report by nobody."""
    spec = line.cues.adverbs[line.low[i]]
    if not spec.adjective:
        return Found((i, i), None, [_clause_around(line, i)], spec.modality)
    after = line.word(i + 1)
    verb = line.word(i - 1) in AUXILIARY or line.word(i - 1) == "" or after in ("to", "that", "")
    last = line.source_right(i + 1)
    if (
        verb
        or last is None
        or after in ("a", "an", "the")
        or (
            line.word(i - 1) not in ("a", "an", "the", "'s", "of", "any", "for", "over", "and")
            and not line.in_np(i - 1)
        )
    ):
        return None
    if line.low[i - 1] not in ("a", "an", "the", "'s", "of", "any", "for", "over", "and", "its", "his", "their", "her"):
        return None
    while line.word(last + 1) in ("to", "of", "for", "by", "in") and last + 2 < line.n and line.in_np(last + 2):
        last = line.source_right(last + 2) or last + 2
    return Found((i, i), None, [(i + 1, last)], spec.modality)


def _clause_around(line: Line, i: int) -> Range:
    """The clause an adverb stands in: cut at commas before a conjunction, relatives and complementizers."""
    low, first = line.low, 0
    for j in range(i - 1, -1, -1):
        if low[j] in (";", ":", "that", "which", "who", "while", "as", "because", "--", "\u2014") or (
            low[j] in ("and", "but") and line.word(j - 1) == ","
        ):
            first = j + 1
            break
    last = clause_end(line, i)
    for j in range(i + 1, last):
        if low[j] == "," and line.word(j + 1) in ("which", "who", "and", "as", "while", "because"):
            return first, j - 1
    return first, last
