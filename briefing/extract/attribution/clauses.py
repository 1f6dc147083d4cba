"""A line and a place in it → where the content that begins or ends there stops on the other side."""

from __future__ import annotations

from briefing.extract.attribution.found import Found, Range
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lists import AUXILIARIES, CIRCUMSTANCE, NEGATIONS, PREPOSITIONS
from briefing.extract.words.tagger_tables import OBJECTS

#: Within how many words of a sentence what stands in front begins.
_LED = 5
#: What opens a clause in front of the main one.
_FRONTING = frozenset(("when", "if", "while", "although", "though", "after", "as", "asked", "pressed"))
_JOINING = ("and", "but", "while", "whereas")
_CLOSED_BY = {"\u201c": "\u201d", "\u00ab": "\u00bb", "\u2018": "\u2019"}


def clause_end(line: Line, start: int) -> int:
    """Last token of the content that begins at `start`: up to the sentence's end, a semicolon or another speaker."""
    low, end = line.low, line.end_of_words()
    depth = 0
    inside = low[:start].count('"') % 2 == 1
    for j in range(start, end):
        w = low[j]
        if (w in ("\u201d", "\u00bb") and not depth) or (w == '"' and inside):
            return max(start, j - 2 if low[j - 1] == "," else j - 1)
        if w == '"':
            depth = 0 if depth else 1
        elif w in ("\u201c", "\u00ab"):
            depth += 1
        elif w in ("\u201d", "\u00bb"):
            depth = max(0, depth - 1)
            if not depth and low[j - 1] == "," and closes(line, j):
                return j
        if depth or j == start:
            continue
        if w == ";":
            return j - 1
        if w == ",":
            if (not _ends_relative(line, start, j) and closes(line, j)) or _main_follows(line, start, j):
                return j - 1
        elif w in _JOINING and line.word(j + 1) == "that" and low[start] != "that" and "that" in low[:start]:
            return j - 1  # "said that Kyiv had agreed to send men and that": what was said goes on
        elif w in _JOINING and low[j - 1] != "," and _new_speaker(line, j) and not _joins_subjects(line, start, j):
            return j - 1
    return max(start, end - 1)


def _joins_subjects(line: Line, start: int, j: int) -> bool:
    """'Said that Rome and Oslo had agreed': whether "and" at `j` stands before any verb of what "that" brings in."""
    return line.low[start] == "that" and not any(line.is_finite(x) for x in range(start + 1, j))


def _ends_relative(line: Line, start: int, comma: int) -> bool:
    """'Moscow, which already supplied trucks, intended …': whether a comma brings the verb of a subject before it."""
    nxt = line.word(comma + 1)
    if nxt not in line.cues.telling_verbs or not _form_of_past(nxt):
        return False
    opened = next((j for j in range(comma - 1, start, -1) if line.low[j] == ","), None)
    if opened is None or line.low[opened + 1] not in ("which", "who", "whose"):
        return False
    return not any(line.is_finite(j) for j in range(start + 1, opened))


def _main_follows(line: Line, start: int, comma: int) -> bool:
    """'When asked if he held that men were there, Peskov gave no answer', 'By May, when he declared it free, 200 had
    died': whether a comma ends what stands in front."""
    opens = max((j + 1 for j in range(min(start, _LED)) if line.low[j] == ","), default=0)
    if line.low[opens] not in _FRONTING or any(_brings_main(line, j) for j in range(opens + 1, start)):
        return False
    return _brings_main(line, comma)


def _brings_main(line: Line, at: int) -> bool:
    last = line.source_right(line.number_at(at + 1)) if line.low[at] == "," and at + 1 < line.n else None
    return last is not None and line.word(at + 1) not in ("and", "or") and line.is_finite(last + 1)


def closes(line: Line, comma: int) -> bool:
    """Whether the words after a comma leave the content: but, according to, citing, "X said"."""
    nxt = line.word(comma + 1)
    if nxt in ("but", "yet", "while", "whereas"):
        return line.word(comma + 2) != "that"
    if _lapse(line, comma + 1):
        return True
    if nxt in ("citing", "quoting", "according") or (
        nxt.endswith("ing") and nxt in line.cues.telling_verbs and nxt not in ("including",)
    ):
        return True
    if nxt in line.cues.telling_verbs and nxt not in line.cues.nouns and _form_of_past(nxt):
        return True
    return _new_speaker(line, comma)


def _lapse(line: Line, i: int) -> bool:
    """', a day after …', ', hours before …': whether a comma brings when it was said, counted from something else."""
    lapsed = line.past_lapse(i)
    return lapsed is not None and line.word(lapsed) in ("after", "before")


def _form_of_past(word: str) -> bool:
    return word.endswith("ed") or word in ("said", "told", "wrote")


def _new_speaker(line: Line, j: int) -> bool:
    """After a conjunction or comma at `j`: a reporting verb at once, or a short noun phrase and a reporting verb."""
    k = j + 1
    if line.word(k) in ("and", "but"):
        k += 1
    if line.word(k) in line.cues.additive:
        k += 1
    k = line.skip_time(k) if k < line.n and line.low[k] in PREPOSITIONS else k  # "and in April it acknowledged"
    if line.word(k) in line.cues.telling_verbs and _form_of_past(line.word(k)) and line.low[j] in ("and", "but", ","):
        return True
    last = line.source_right(k) if k < line.n else None
    if last is None:
        return False
    beside = line.source_right(last + 2) if line.word(last + 1) == "and" and last + 2 < line.n else None
    k = (last if beside is None else beside) + 1  # "Lee and Park told reporters"
    while k < line.n and (line.low[k] in AUXILIARIES or line.is_adverb(k)):
        k += 1
    w = line.word(k)
    return (
        k < line.end_of_words()
        and w in line.cues.telling_verbs
        and (_form_of_past(w) or (w not in line.cues.nouns) or w in ("says",))
    )


def left_pieces(line: Line, before: int, found: list[Found]) -> list[Range]:
    """The content that stands before the source at token `before`: from the clause's beginning to the comma or mark."""
    low, last = line.low, before - 1
    if last >= 0 and low[last] == ",":
        last -= 1
    if last < 0:
        return []
    first = 0
    edge = max((f.cue[1] for f in found if f.cue[1] < before and not _inside(f, last)), default=-1)
    opening = _opening(line, last)
    if opening is None and line.is_quote(last) and shut(line, last):
        return [(0, last)]
    for j in range(last, 0, -1):
        if opening is not None and j >= opening:
            continue
        if low[j] == ";" or (low[j] in ("--", "\u2014") and j < 14 and ")" in low[:j]) or j <= edge:
            first = j + 1
            break
        if low[j] == "," and edge >= 0 and j > edge and low[j + 1] in ("and", "but"):
            first = j + 2
            break
    first = _past_stamp(line, first)
    if low[first] in ("but", "and", "yet", "so") and first < last and not line.is_quote(first):
        first += 1
    return [(first, last)] if first <= last else []


def _inside(found: Found, last: int) -> bool:
    """Whether an attribution before ends where this content ends, so that it is part of it."""
    return found.source is not None and not found.inverted and bool(found.pieces) and found.pieces[-1][1] == last


def _opening(line: Line, last: int) -> int | None:
    """Where the quotation that closes at `last` opens."""
    if not line.is_quote(last):
        return None
    mark = next((a for a, b in _CLOSED_BY.items() if b == line.low[last]), line.low[last])
    return next((j for j in range(last - 1, -1, -1) if line.low[j] == mark), None)


def _past_stamp(line: Line, first: int) -> int:
    """Past a dateline or a time stamp: "SEOUL, Feb. 12 (Yonhap) --", "10:42 GMT -"."""
    for j in range(first, min(line.n - 1, first + 12)):
        if line.low[j] in ("--", "\u2014", "\u2013", "-") and j > first:
            head = [t.text for t in line.tokens[first:j]]
            if (head[0].isupper() and len(head[0]) > 2) or head[0].isdigit():
                return j + 1
    return first


def main_verb(line: Line, owner: int, start: int, end: int) -> int:
    """Where the clause from `start` to `end` modifies a subject at `owner`, its last token; else `end`."""
    if any(line.is_finite(j) for j in range(owner)):
        return end
    verbs = [j for j in range(start + 1, end + 1) if line.is_finite(j) and line.low[j - 1] not in AUXILIARIES]
    fresh = [
        j for j in verbs[1:] if line.low[j] in AUXILIARIES and line.low[j - 1] not in ("that", "which", "who", "and")
    ]
    return fresh[-1] - 1 if fresh else end


def bare(line: Line, k: int, near: bool = False) -> bool:
    """Whether a clause without "that" begins at `k`: a noun phrase with a finite verb after it, with `near` at once."""
    if line.word(k) in ("that", "this"):
        return line.is_finite(k + 1)
    if k >= line.n or line.word(k) in ("to", "and", "or", *OBJECTS):
        return False
    if line.word(k) in ("there", "if", "when", "as") or (
        line.word(k) in PREPOSITIONS and line.word(k) in ("since", "in", "at", "after", "before", "during")
    ):
        return True
    last: int | None = line.np_right(line.number_at(k))
    for _ in range(1 if near else 4):
        if last is None:
            return False
        nxt = last + 1
        while nxt < line.n and (line.is_adverb(nxt) or line.low[nxt] in NEGATIONS) and not line.is_finite(nxt):
            nxt += 1
        if line.is_finite(nxt):
            return True
        if line.word(nxt) == "," and line.word(nxt + 1) in ("who", "which"):
            return True
        if line.word(nxt) not in PREPOSITIONS and line.word(nxt) not in ("and", "or", "who", "which", "that"):
            return False
        last = line.np_right(nxt + 1)
    return False


def shut(line: Line, k: int) -> bool:
    """Whether the quotation mark at `k` is a closing one."""
    return line.low[k] in ("\u201d", "\u00bb", "\u2019") or (
        line.low[k] in "\"'" and line.tokens[k - 1].end == line.tokens[k].start
    )


def spoken_end(line: Line, start: int) -> int:
    """Last token of content that begins at `start`; one that opens with a mark ends with its quotation."""
    end = clause_end(line, start)
    if not line.is_quote(start):
        return end
    mark = _CLOSED_BY.get(line.low[start], line.low[start])
    close = next((j for j in range(start + 1, line.n) if line.low[j] == mark and shut(line, j)), None)
    if close is None or close >= end:
        return max(end, close) if close is not None and close - end <= 2 else end
    after = line.word(close + 1)
    direct = line.word(start - 1) in (",", ":") or line.word(close - 1) == ","
    joined = after in ("and", "but", "or") and (line.is_quote(close + 2) or line.is_quote(close + 3))
    leaves = direct or after in PREPOSITIONS or (after in ("and", "but") and line.is_finite(close + 2))
    return close if leaves and not joined else end


def asserts(line: Line, piece: Range) -> bool:
    """Whether words left of a speaker are a clause or a quotation, and not a mere circumstance: asked about it."""
    first, last = piece
    if line.is_quote(last):
        return True
    if line.low[first] in CIRCUMSTANCE or (line.tokens[first].tag == "VERB" and not line.is_finite(first)):
        return False
    return any(line.is_finite(j) for j in range(first + 1, last + 1))
