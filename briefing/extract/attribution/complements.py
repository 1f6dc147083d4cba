"""A line and the place of a reporting verb → the pieces of what is said, behind the verb or before its speaker."""

from __future__ import annotations

from briefing.config.specs.reporting import ReportingVerbSpec
from briefing.extract.attribution.clauses import (
    asserts,
    bare,
    clause_end,
    closes,
    left_pieces,
    main_verb,
    shut,
    spoken_end,
)
from briefing.extract.attribution.figures import counts, estimates, hands_out
from briefing.extract.attribution.found import Found, Range
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lists import BE, PREPOSITIONS, PRONOUNS, WH
from briefing.extract.attribution.subjects import speaks_as_document
from briefing.extract.words.tagger_tables import OBJECTS

#: So many words may tell where and when something was said, before "that" brings it in.
_CIRCUMSTANTIAL = 16
_ABOUT = ("about", "on", "over")
#: What opens a count of some of those told of, or compares one: "most of them by train", "up from 500".
_COUNTING = frozenset(("most", "half", "up", "down"))
_ASKED = frozenset(("asked", "pressed", "questioned", "quizzed", "challenged"))
_RELATIVES = ("who", "whom", "which", "whose")


def complement(line: Line, made: Found, head: int, spec: ReportingVerbSpec, found: list[Found]) -> Found | None:
    """`made` with what the verb that ends at `head` brings in; None where it brings nothing in. `found` are the
    attributions of the line so far."""
    takes, j = frozenset(spec.takes), head + 1
    verb = _wanted(line, j) if not takes.isdisjoint(("noun_to", "raised")) else None
    if verb is not None and ("noun_to" in takes or line.low[verb] in ("be", "have")):
        made.credits = "raised" in takes  # "believes the toll to have risen" claims it, "wants it to rise" does not
        return _take(line, made, j)
    if "at_figure" in takes:
        return _take(line, made, j) if estimates(line, j) else None
    if "figures" in takes:
        return _take_phrase(line, made, j) if hands_out(line, j) else None
    if "counted" in takes and counts(line, made, j):
        return _take_phrase(line, made, j)
    told = "told" in takes and j < line.end_of_words()
    past = _past_listener(line, made, j, spec, found) if told else j
    if past is None:
        return None
    j, k = past, _past_aside(line, past, takes)
    asked = line.word(k) == "when" and line.word(k + 1) in _ASKED  # "told reporters when asked about reports that …"
    if asked or _nothing_follows(line, k) or (_leads_away(line, j, k) and _left_assertion(line, made, spec, found)):
        return _said_before(line, made, k, spec, found)
    if _opens(line, k, spec) or (_described_by(line, made, head) and not takes.isdisjoint(("that", "bare"))):
        return _take(line, made, k)
    if line.word(k) == ":" and "quote" in takes and k + 1 < line.end_of_words():
        return _take(line, made, k + 1)
    if "naming" in takes and _calls(line, j):
        return _take(line, made, j)
    return _object(line, made, j, spec)


def _past_aside(line: Line, j: int, takes: frozenset[str]) -> int:
    """Past the time and the circumstance that stand between the verb and what it brings in."""
    k = line.skip_time(j)
    if line.word(k) == "," and line.word(k + 1) in ("citing", "quoting", "in", "on", "speaking", "referring"):
        close = next((c for c in range(k + 1, min(line.end_of_words(), k + 24)) if line.low[c] == ","), None)
        if close is not None and line.word(close + 1) == "that":
            k = close + 1
    issued = line.word(k + 1) == "by" and line.tokens[k].tag == "VERB"  # "said in a speech | carried by state media"
    if (line.word(k) in PREPOSITIONS or issued) and ("that" in takes or "told" in takes):
        k = _past_circumstance(line, k)
    return k


def _described_by(line: Line, made: Found, head: int) -> bool:
    """'Firms that it said had shipped them', 'a firm Kyiv says bought them': whether the verb of those whom a clause
    describes stands right behind the verb of whoever says so."""
    at = made.source[0] if made.source is not None else 0
    before = line.tokens[at - 1] if at else None
    opened = before is not None and (before.lower in (*_RELATIVES, "that") or before.tag == "NOUN")
    return opened and line.is_finite(head + 1)


def _nothing_follows(line: Line, k: int) -> bool:
    w = line.word(k)
    return k >= line.end_of_words() or w in (",", ";", ".", "?", "!", ")") or (line.is_quote(k) and shut(line, k))


def _leads_away(line: Line, j: int, k: int) -> bool:
    """Whether what follows the verb may be when or where it was said."""
    return (line.word(k) in PREPOSITIONS or k > j) and line.word(k) != "that" and not line.is_quote(k)


def _calls(line: Line, j: int) -> bool:
    """'Called it a lie', 'called the story "a canard"': whether somebody is named and what he is called follows."""
    last = line.source_right(j)
    if last is None or last + 1 >= line.n:
        return False
    pronoun = line.low[j] in PRONOUNS or line.low[j] in OBJECTS or line.low[j] in ("her", "this", "that")
    last = j if pronoun else last
    after = line.tokens[last + 1].tag
    return line.is_quote(last + 1) or after == "DET" or (after in ("ADJ", "NOUN") and pronoun)


def _opens(line: Line, k: int, spec: ReportingVerbSpec) -> bool:
    """Whether the verb's content begins at `k`."""
    takes, w = spec.takes, line.word(k)
    if w == "that" and ("that" in takes or "told" in takes) and not line.is_finite(k + 1):
        return True
    if line.is_quote(k):
        return "quote" in takes
    if w in WH and "wh" in takes:
        return True
    if w == "to" and "to" in takes:
        return line.word(k + 1) not in ("the", "a", "an") and not line.word(k + 1)[:1].isdigit()
    if w.endswith("ing") and "ing" in takes and line.tokens[k].form == "ing":
        return True
    if ("bare" in takes or "told" in takes) and bare(line, k, near=spec.sources == "speakers"):
        return True
    opener = "about" if w in _ABOUT else w
    prepositions = ("of", "about", "for", "against", "at")
    return opener in prepositions and opener in takes and line.np_right(line.number_at(k + 1)) is not None


def _wanted(line: Line, j: int) -> int | None:
    """The infinitive of "want the senate to vote", if a noun phrase stands at `j` with one after it."""
    last = _somebody(line, j) if j < line.n else None
    if last is None or line.word(last + 1) not in ("to", "not"):
        return None
    verb = last + 2 + (line.word(last + 1) == "not")
    while verb < line.n and (line.is_adverb(verb) or line.is_quote(verb)):
        verb += 1
    base = verb < line.n and (line.tokens[verb].form == "base" or line.low[verb] in ("be", "have"))
    return verb if base else None


def _somebody(line: Line, j: int) -> int | None:
    """Where the pronoun or noun phrase ends that stands at `j`; None where none does."""
    return j if line.word(j) in OBJECTS or line.word(j) in ("her", "you", "it") else line.source_right(j)


def _past_listener(line: Line, made: Found, j: int, spec: ReportingVerbSpec, found: list[Found]) -> int | None:
    """Past the one who is told, who becomes part of the cue; None where "told" brings in an order."""
    listener = _somebody(line, j)
    if listener is None or line.low[j] == "that":
        return j
    k = line.skip_time(listener + 1)
    w = line.word(k)
    ends = w in ("that", "to", ",", ":", ".", "?", "!") or w in WH or k >= line.end_of_words()
    if not ends and not line.is_quote(k) and not bare(line, k):
        base = line.np_right(j)  # "…, he told a podcaster in a talk released on Sunday"
        return base + 1 if base is not None and _left_assertion(line, made, spec, found) else j
    if w == "to" and "noun_to" not in spec.takes and "to" not in spec.takes:
        return None
    made.carrier = (j, listener) if spec.lemma == "tell" else None
    base = line.np_right(j)
    made.cue = (made.cue[0], min(listener, base) if base is not None else listener)
    return k


def _said_before(line: Line, made: Found, k: int, spec: ReportingVerbSpec, found: list[Found]) -> Found | None:
    """Nothing follows the verb at once: its content stands before it, or after a comma as quoted words."""
    w, takes = line.word(k), spec.takes
    if w == "," and line.is_quote(k + 1) and not shut(line, k + 1) and "quote" in takes:
        made.pieces = [p for p in _own_left(line, made, found) if asserts(line, p)]
        made.pieces.append((k + 1, spoken_end(line, k + 1)))
        return made
    if w == "," and made.source is not None and line.word(made.source[0] - 1) == "as" and made.source[0] < 3:
        return _take(line, made, k + 1) if k + 1 < line.end_of_words() else None
    made.pieces = _own_left(line, made, found) if {"bare", "quote", "that"} & set(takes) else []
    made.inverted = bool(made.pieces)
    return resume(line, made, k) if made.pieces else None


def _past_circumstance(line: Line, k: int) -> int:
    """Past "under oath", "after the first trial", where "that" comes next; else `k`."""
    for j in range(k + 1, min(line.n - 1, k + _CIRCUMSTANTIAL)):
        if line.low[j] == "that" and not line.is_finite(j + 1) and line.tokens[j].tag == "SUB":
            return j if line.low[j - 1] not in ("and", "but", "or") else k  # "agreed to send men and that"
        if line.is_mark(j) or line.is_finite(j):
            break
    return k


def _left_assertion(line: Line, made: Found, spec: ReportingVerbSpec, found: list[Found]) -> bool:
    """Whether a clause stands left of the speaker, so that what follows is a circumstance: said after talks."""
    if not {"bare", "quote"} & set(spec.takes) or made.relative:
        return False
    return any(asserts(line, piece) for piece in _own_left(line, made, found))


def _object(line: Line, made: Found, j: int, spec: ReportingVerbSpec) -> Found | None:
    takes = set(spec.takes)
    called = line.np_right(j + 1) if line.word(j) == "as" and "as" in takes else None
    j = j if called is None else called + 1  # "dismissed as fiction the report that …"
    first = j + (line.word(j) == "that")
    head = line.number_at(first)  # "says around 100"
    last = line.source_right(head) if head < line.n else None
    if last is None:
        return None
    for opener in ("of", "as", "for"):
        if opener in takes and not (opener == "for" and "naming" in takes):
            k = next((x for x in range(j + 1, min(line.n, j + 14)) if line.low[x] == opener), None)
            if k is not None and all(not line.is_mark(x) and not line.is_finite(x) for x in range(j, k)):
                return _take(line, made, j)
    base = line.np_right(head)
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
    end = spoken_end(line, start) if line.is_quote(start) else clause_end(line, start)
    if made.relative and made.source is not None:
        end = main_verb(line, made.source[0], start, end)
        end -= line.low[end] == ","
    made.pieces = [(start, end)]
    return made


def _take_phrase(line: Line, made: Found, start: int) -> Found:
    """A noun phrase as content: up to a verb that is coordinated with the cue, or to what tells when."""
    end = clause_end(line, start)
    for j in range(start + 1, end):
        if line.low[j] in ("when", "while", "although", "though", "whereas", "because") and line.tokens[j].tag == "SUB":
            end = j - 1 if line.low[j - 1] != "," else j - 2
            break
        if line.low[j] == "," and line.word(j + 1) in ("who", "whose", "with"):
            end = j - 1  # "welcomed Shoigu, who was visiting", "urging a truce, with 97 in favour"
            break
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
    if before in ("which", "as") and line.word(first - 2) == ",":
        return left_pieces(line, first - 1, found)
    if before == "what" and line.low[first - 3 : first - 1] in (["that", "is"], ["that", "was"], ["this", "is"]):
        return left_pieces(line, first - 4, found) if line.word(first - 4) in (":", ",", "\u2014") else []
    if before == "so" and line.low[first - 3 : first - 1] == [",", "or"]:
        return left_pieces(line, first - 2, found)
    if before not in (",", "?", "!") and not (line.is_quote(first - 1) and shut(line, first - 1)):
        return []
    if before == "," and line.word(first - 2) in _RELATIVES:  # "12,000 men, of whom, Seoul says, 2,000 have died"
        return [(first - 2 - (line.word(first - 3) in PREPOSITIONS), first - 2)]
    return left_pieces(line, first, found)


def resume(line: Line, made: Found, j: int) -> Found:
    """Adds what goes on after a medial source: "A, X said, B"."""
    goes_on = line.word(j) == ";" and line.word(j + 1) in PRONOUNS
    if line.word(j) != "," and not goes_on:
        return made
    start = j + 1
    if start >= line.end_of_words() or closes(line, j) or (line.is_quote(start) and shut(line, start)):
        return made
    piece = (start, spoken_end(line, start))
    finite = any(line.is_finite(x) for x in range(start, piece[1] + 1))
    counts = line.tokens[line.number_at(start)].tag == "NUM" or line.low[start] in _COUNTING
    if (
        counts
        or finite
        or line.is_quote(start)
        or line.low[start] in PREPOSITIONS
        or line.low[start] in ("and", "or", "but")
    ):
        made.pieces.append(piece)
    return made
