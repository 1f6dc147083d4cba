"""A line and the place of a reporting verb → who speaks, the cue and the pieces of what is said."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.config.specs.reporting import Lends, ReportingVerbSpec
from briefing.extract.attribution_line import BE, MODALS, NEGATIONS, PREPOSITIONS, PRONOUNS, WH, Line
from briefing.extract.attribution_line import HAVE as _HAVE

Range = tuple[int, int]
_OPENING_DET = frozenset("the a an his her its their our my any this these those some no such all both".split())
_ABOUT = ("about", "on", "over")


@dataclass(slots=True)
class Found:
    """One attribution inside a line, in token indices; `pieces` may be empty where a quotation elsewhere is the content."""

    cue: Range
    source: Range | None
    pieces: list[Range] = field(default_factory=list)
    modality: Lends = "reported"
    factive: bool = False
    negated: bool = False
    #: Words that name whom the source passes on (citing) stand in `source`; the carrier is this one.
    carrier: Range | None = None
    #: Canonical name where no source is named.
    unnamed: str | None = None
    #: The content stands left of the source: closing or inverted "said X".
    inverted: bool = False
    #: A verb that brings quoted words in.
    speaks: bool = False
    noun: bool = False
    #: "officials who said …"
    relative: bool = False


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
    first, negated = _group(line, i)
    low = line.low
    aux = [w for w in low[first:i] if w in BE]
    form = _form(low[i], spec)
    passive = bool(aux) and form in ("past", "part")
    if not passive and form == "part" and not any(w in _HAVE for w in low[first:i]) and not aux:
        return None
    if _is_noun(line, first, i, form, spec):
        return None
    modality: Lends = spec.modality
    if negated and modality in ("denied", "asserted"):
        modality = "reported"
    made = Found((first, head), None, modality=modality, factive=spec.factive, negated=negated, speaks="quote" in spec.takes)
    if passive:
        return _passive(line, made, i, head, spec, found)
    inverted = _inversion(line, first, i, head, form)
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


def _group(line: Line, i: int) -> tuple[int, bool]:
    """First token of the verb group that ends at `i`, and whether it is negated."""
    low, first, k = line.low, i, i - 1
    negated = False
    if k > 0 and low[k] == "to" and low[k - 1] in line.cues.refusing:
        first, negated, k = k - 1, True, k - 2
    while k >= 0:
        w = low[k]
        if w == "'s" and not line.is_finite(k):
            break
        if w in BE or w in MODALS or (w in _HAVE and w != "having") or w in NEGATIONS - {"neither", "nor"}:
            first = k
            negated = negated or w in NEGATIONS
        elif not line.is_adverb(k) or line.is_mark(k):
            break
        k -= 1
    return first, negated


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
        return not (line.in_np(i - 1) and before not in _OPENING_DET and i > 1)
    return form == "s" and " ".join(low[i - 1 : i + 1]) in line.cues.nouns


def subject(line: Line, k: int, form: str, found: list[Found]) -> Range | None:
    """Who governs the verb group that begins right after token `k`."""
    while k >= 0 and line.is_adverb(k) and not line.is_name(k):
        k -= 1
    if k < 0:
        return None
    w = line.low[k]
    if w == "to":
        return _controller(line, k, found)
    if w in ("and", "or", "but") or (w == "," and line.word(k - 1) in ("and", "but")):
        return _same(line, k, found)
    if form == "ing" and (w in (",", ";") or w in ("by", "after", "before", "while", "when", "without", "in")):
        return _same(line, k, found)
    if w in ("who", "which", "that"):
        back = k - 2 if line.word(k - 1) == "," else k - 1
        return line.subject_left(back)
    if w == ",":
        return _before_parenthesis(line, k)
    phrase = line.subject_left(k)
    return phrase if phrase is None or not _is_clock(line, phrase) else None


def _is_clock(line: Line, phrase: Range) -> bool:
    return line.skip_time(phrase[0]) > phrase[1] and not line.is_name(phrase[1])


def _controller(line: Line, k: int, found: list[Found]) -> Range | None:
    """Subject of the verb that governs an infinitive: "is expected to announce"."""
    for j in range(k - 1, max(-1, k - 9), -1):
        if line.low[j] in (",", ";", ":") or line.is_quote(j):
            break
        if line.is_finite(j):
            first, _ = _group(line, j)
            return subject(line, first - 1, "past", found)
    return None


def _same(line: Line, k: int, found: list[Found]) -> Range | None:
    """The subject shared with the clause before: that of the last speaker's verb, else of the first finite verb."""
    for earlier in reversed(found):
        if earlier.source is not None and not earlier.noun and earlier.cue[1] < k:
            return earlier.source
    for j in range(1, k):
        if line.is_finite(j) and (line.in_np(j - 1) or line.low[j - 1] in PRONOUNS):
            return line.subject_left(j - 1)
    return None


def _before_parenthesis(line: Line, k: int) -> Range | None:
    """The noun phrase before ", … ," that ends at `k`; an apposition or relative clause belongs to the source."""
    for j in range(k - 1, max(0, k - 30), -1):
        if line.low[j] != ",":
            continue
        phrase = line.subject_left(j - 1)
        opener = line.word(j + 1)
        if phrase is None or line.is_finite(j + 1):
            return None
        if phrase[0] > 0 and line.low[phrase[0] - 1] not in (",", "that", "and", "but", "while", ";", ":", "--", "\u2014", "as", "if", "because") and not line.is_quote(phrase[0] - 1):  # fmt: skip
            return None
        if opener in ("citing", "quoting", "according", "in", "on", "meanwhile", "however", "which", "speaking"):
            return phrase if opener != "which" else (phrase[0], k - 1)
        return (phrase[0], k - 1)
    return None


def _inversion(line: Line, first: int, i: int, head: int, form: str) -> Range | None:
    """The noun phrase after "…," said."""
    if first != i or form not in ("past", "s") or head + 1 >= line.n:
        return None
    before = line.word(i - 1)
    if not (before in (",", "?", "!", ".") or line.is_quote(i - 1)):
        return None
    if before == "," and not any(line.is_finite(j) for j in range(i - 1)):
        return None
    last = line.source_right(head + 1)
    if last is None or line.is_finite(last + 1) or line.low[head + 1] in ("that", "it"):
        return None
    if line.word(last + 1) == ",":
        last = _apposition_right(line, last)
    return head + 1, last


def _apposition_right(line: Line, last: int) -> int:
    """Extends a name over ", chief executive of Nordvik Steel" and ", who leads the team"."""
    start = last + 2
    if line.word(start) in ("who", "whose"):
        end = start
        while end + 1 < line.n and not line.is_mark(end + 1):
            end += 1
        return end
    first = line.np_right(start) if start < line.n else None
    if first is None or line.is_name(start) or line.low[start] in PRONOUNS or line.word(start).endswith("ing"):
        return last
    end = line.source_right(start)
    if end is None or not (end + 1 >= line.n or line.is_mark(end + 1)) or line.is_quote(start):
        return last
    return end


def speaks_as_document(line: Line, source: Range | None) -> bool:
    """Whether the source is a report, an image, an agency or a medium: then "shows" and "highlights" report."""
    if source is None:
        return False
    words = line.low[source[0] : source[1] + 1]
    cues = line.cues
    for j, w in enumerate(words):
        pair = " ".join(words[j : j + 2])
        noun = cues.nouns.get(w)
        kind = cues.sources.get(pair) or cues.sources.get(w)
        if (noun is not None and noun.speaks) or (kind is not None and kind.type in ("imagery", "media", "agency", "unnamed")):
            return True
        if w in cues.media:
            return True
    return False


def _passive(line: Line, made: Found, i: int, head: int, spec: ReportingVerbSpec, found: list[Found]) -> Found | None:
    """"is said to", "it is believed that", "was reported by X"."""
    first = made.cue[0]
    after = line.word(head + 1)
    topic = line.subject_left(first - 1) if first > 0 else None
    by = _agent(line, head)
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
    if by is None or topic is None or not ({"that", "object", "passive", "quote"} & set(spec.takes)) or spec.modality == "speculated":
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


def _agent(line: Line, head: int) -> Range | None:
    for j in range(head + 1, min(line.n - 1, head + 4)):
        if line.low[j] == "by":
            last = line.source_right(j + 1)
            return (j + 1, last) if last is not None else None
        if line.low[j] in ("to", "that"):
            return None
    return None


def clause_end(line: Line, start: int) -> int:
    """Last token of the content that begins at `start`: up to the sentence's end, a semicolon or another speaker."""
    low, end = line.low, line.end_of_words()
    depth = 0
    for j in range(start, end):
        w = low[j]
        if w == '"':
            depth = 0 if depth else 1
        elif w in ("\u201c", "\u00ab"):
            depth += 1
        elif w in ("\u201d", "\u00bb"):
            depth = max(0, depth - 1)
        if depth or j == start:
            continue
        if w == ";":
            return j - 1
        if w == ",":
            if _closes(line, j):
                return j - 1
        elif w in ("and", "but", "while", "whereas") and low[j - 1] != "," and _new_speaker(line, j):
            return j - 1
    return max(start, end - 1)


def _closes(line: Line, comma: int) -> bool:
    """Whether the words after a comma leave the content: but, according to, citing, "X said"."""
    nxt = line.word(comma + 1)
    if nxt in ("but", "yet", "while", "whereas"):
        return line.word(comma + 2) != "that"
    if nxt in ("citing", "quoting", "according") or (nxt.endswith("ing") and nxt in line.cues.verbs and nxt not in ("including",)):
        return True
    if nxt in line.cues.verbs and nxt not in line.cues.nouns and _form_of_past(nxt):
        return True
    return _new_speaker(line, comma)


def _form_of_past(word: str) -> bool:
    return word.endswith("ed") or word in ("said", "told", "wrote")


def _new_speaker(line: Line, j: int) -> bool:
    """After a conjunction or comma at `j`: a reporting verb at once, or a short noun phrase and a reporting verb."""
    k = j + 1
    if line.word(k) in ("and", "but"):
        k += 1
    if line.word(k) in line.cues.additive:
        k += 1
    if line.word(k) in line.cues.verbs and _form_of_past(line.word(k)) and line.low[j] in ("and", "but", ","):
        return True
    last = line.source_right(k) if k < line.n else None
    if last is None:
        return False
    k = last + 1
    while k < line.n and (line.low[k] in BE | _HAVE | MODALS or line.is_adverb(k)):
        k += 1
    w = line.word(k)
    return k + 1 < line.end_of_words() and w in line.cues.verbs and (_form_of_past(w) or (w not in line.cues.nouns) or w in ("says",))


def left_pieces(line: Line, before: int, found: list[Found]) -> list[Range]:
    """The content that stands before the source at token `before`: from the clause's beginning to the comma or mark."""
    low, last = line.low, before - 1
    if last >= 0 and low[last] == ",":
        last -= 1
    if last < 0:
        return []
    first = 0
    edge = max((f.cue[1] for f in found if f.cue[1] < before), default=-1)
    for j in range(last, 0, -1):
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


def _past_stamp(line: Line, first: int) -> int:
    """Past a dateline or a time stamp: "SEOUL, Feb. 12 (Yonhap) --", "10:42 GMT -"."""
    for j in range(first, min(line.n - 1, first + 12)):
        if line.low[j] in ("--", "\u2014", "\u2013", "-") and j > first:
            head = [t.text for t in line.tokens[first:j]]
            if head[0].isupper() and len(head[0]) > 2 or head[0].isdigit():
                return j + 1
    return first


def _resume(line: Line, made: Found, j: int) -> Found:
    """Adds what goes on after a medial source: "A, X said, B"."""
    if line.word(j) != ",":
        return made
    start = j + 1
    if start >= line.end_of_words() or _closes(line, j) or line.is_quote(start):
        return made
    made.pieces.append((start, clause_end(line, start)))
    return made


def _complement(line: Line, made: Found, head: int, spec: ReportingVerbSpec, form: str, found: list[Found]) -> Found | None:
    takes, low, end = spec.takes, line.low, line.end_of_words()
    j = head + 1
    if "told" in takes and j < end:
        listener = line.source_right(j)
        if listener is not None and low[j] not in ("that",):
            k = line.skip_time(listener + 1)
            if line.word(k) in ("that", "to") or line.is_quote(k) or line.word(k) in (",", ":") or _bare(line, k) or (line.word(k) in WH):
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
    if k >= end or w in (",", ".", "?", "!", ")") or (line.is_quote(k) and _shut(line, k)):
        if w == "," and line.is_quote(k + 1) and not _shut(line, k + 1) and "quote" in takes:
            made.pieces = _own_left(line, made, found)
            made.pieces.append((k + 1, clause_end(line, k + 1)))
            return made
        if w == "," and made.source is not None and line.word(made.source[0] - 1) == "as" and made.source[0] < 3:
            return _take(line, made, k + 1) if k + 1 < end else None
        made.pieces = _own_left(line, made, found) if {"bare", "quote", "that"} & set(takes) else []
        made.inverted = bool(made.pieces)
        return _resume(line, made, k) if made.pieces else None
    if w == "that" and ({"that", "told"} & set(takes)) and not line.is_finite(k + 1):
        return _take(line, made, k)
    if w == ":" and "quote" in takes and k + 1 < end:
        return _take(line, made, k + 1)
    if line.is_quote(k) and "quote" in takes:
        return _take(line, made, k)
    if w in WH and "wh" in takes:
        return _take(line, made, k)
    if w == "to" and "to" in takes:
        return _take(line, made, k)
    if ({"bare", "told"} & set(takes)) and _bare(line, k):
        return _take(line, made, k)
    opener = "about" if w in _ABOUT else w
    if opener in ("of", "about", "for", "against", "at") and opener in takes and line.np_right(k + 1) is not None:
        return _take(line, made, k)
    return _object(line, made, j, spec)


def _object(line: Line, made: Found, j: int, spec: ReportingVerbSpec) -> Found | None:
    takes = set(spec.takes)
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
    if "object" not in takes or base is None or line.low[base] in spec.not_objects or line.low[base].removesuffix("s") in spec.not_objects:
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


def main_verb(line: Line, owner: int, start: int, end: int) -> int:
    """Where the clause from `start` to `end` modifies a subject at `owner`, the token before the main verb; else `end`."""
    if any(line.is_finite(j) for j in range(owner)):
        return end
    auxiliary = BE | MODALS | _HAVE
    verbs = [j for j in range(start + 1, end + 1) if line.is_finite(j) and line.low[j - 1] not in auxiliary]
    fresh = [j for j in verbs[1:] if line.low[j] in auxiliary and line.low[j - 1] not in ("that", "which", "who", "and")]
    return fresh[-1] - 1 if fresh else end


def _own_left(line: Line, made: Found, found: list[Found]) -> list[Range]:
    """Content left of "…, X said": there must be a comma or closing mark before the source."""
    if made.source is None:
        return []
    first = made.source[0]
    before = line.word(first - 1)
    if before == "as" and line.word(first - 2) == ",":
        return left_pieces(line, first - 1, found)
    if before not in (",", "?", "!") and not line.is_quote(first - 1):
        return []
    return left_pieces(line, first, found)


def _shut(line: Line, k: int) -> bool:
    """Whether the quotation mark at `k` is a closing one."""
    return line.low[k] in ("\u201d", "\u00bb", "\u2019") or (line.low[k] in "\"'" and line.tokens[k - 1].end == line.tokens[k].start)


def _bare(line: Line, k: int) -> bool:
    """Whether a clause without "that" begins at `k`: a noun phrase with a finite verb after it."""
    if k >= line.n or line.word(k) in ("that", "to", "and", "or"):
        return False
    if line.word(k) in ("there", "if", "when", "as") or (line.word(k) in PREPOSITIONS and line.word(k) in ("since", "in", "at", "after", "before", "during")):
        return True
    last = line.np_right(k)
    for _ in range(4):
        if last is None:
            return False
        nxt = last + 1
        while nxt < line.n and line.is_adverb(nxt) and not line.is_finite(nxt):
            nxt += 1
        if line.is_finite(nxt):
            return True
        if line.word(nxt) == "," and line.word(nxt + 1) in ("who", "which"):
            return True
        if line.word(nxt) not in PREPOSITIONS and line.word(nxt) not in ("and", "or", "who", "which", "that"):
            return False
        last = line.np_right(nxt + 1)
    return False
