"""A line and the place of a reporting phrase, noun or adverb → who speaks and the pieces of what is said."""

from __future__ import annotations

from briefing.config.specs.reporting import ReportingNounSpec
from briefing.extract.attribution.clauses import bare, clause_end, left_pieces, main_verb, shut
from briefing.extract.attribution.found import Found, Range
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lists import (
    ASKING,
    BE,
    FINDING,
    HAVE,
    LINKING,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    PUT,
    RIGHT,
    WH,
)
from briefing.extract.attribution.subjects import subject, verb_group
from briefing.extract.attribution.verdicts import judge

_EMPHASIS = frozenset(("whatsoever", "whatever", "yet"))
#: Nouns after which "that" may just as well be a relative pronoun.
_MANY_SENSES = frozenset(("view", "sign", "charge", "statement", "report"))


def read_phrase(line: Line, i: int, found: list[Found]) -> Found | None:
    """ "according to X", "citing X", "as X put it", "as X sees it", "if X is right", whichever begins at `i`."""
    low = line.low
    if low[i] in PUT and line.word(i + 1) == "it":
        return _put_it(line, i, found)
    if low[i] in RIGHT:
        return _if_right(line, i, found)
    for words, spec in line.cues.phrases.get(low[i], ()):
        end = i + len(words)
        if tuple(low[i:end]) != words or end >= line.n:
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
        ends = next((c for c in range(close, line.n) if low[c] in (",", ";", ".")), line.n) - 1
        if close < line.n and line.tokens[close].form in ("ed", "part") and not line.is_finite(close + 1):
            last = ends
        made = Found((i, end - 1), (end, last), modality=spec.modality)
        return around(line, made, close, found)
    return None


def around(line: Line, made: Found, close: int, found: list[Found]) -> Found | None:
    """`made`, whose phrase ends before token `close`, with the clause that it stands in as its content.

    At the beginning of a clause that is what follows, elsewhere what stands before it and what goes on behind it.
    """
    low, i = line.low, made.cue[0]
    opens = (
        i == 0
        or (i <= 2 and low[0] in ("but", "and", "however"))
        or low[i - 1] in ("that", ";", ":")
        or (line.is_quote(i - 1) and not shut(line, i - 1))
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
            and not _given_by_another(line, made.cue, close + 1)
        ):
            made.pieces.append((close + 1, clause_end(line, close + 1)))
    return made if made.pieces else None


def _given_by_another(line: Line, cue: Range, start: int) -> bool:
    """'300 according to Seoul, 900 according to Kyiv': whether a number and the same phrase follow again."""
    words = line.low[cue[0] : cue[1] + 1]
    ahead = next((j for j in range(start, line.n) if line.tokens[j].tag == "NUM"), line.n)
    again = ahead + 1 + (line.word(ahead + 1) == ",")
    return len(words) > 1 and line.low[again : again + len(words)] == words


def _put_it(line: Line, i: int, found: list[Found]) -> Found | None:
    who = line.subject_left(i - 1)
    if who is None:
        return None
    made = Found((i, i + 1), who)
    if line.word(who[0] - 1) != "as":  # "a diplomat put it bluntly: …"
        colon = next((j for j in range(i + 2, min(i + 6, line.n - 2)) if line.low[j] == ":"), None)
        made.pieces = [(colon + 1, clause_end(line, colon + 1))] if colon is not None else []
        return made if made.pieces else None
    if line.word(i + 2) == "," or line.word(i + 2) == ":":
        made.pieces = left_pieces(line, who[0] - 1, found) if who[0] > 1 else []
        made.pieces.append((i + 3, clause_end(line, i + 3))) if i + 3 < line.end_of_words() else None
    elif who[0] > 1:
        made.pieces = left_pieces(line, who[0] - 1, found)
    return made if made.pieces else None


def _if_right(line: Line, i: int, found: list[Found]) -> Found | None:
    """ "10,000 of them, if the Pentagon is right": the words before are the Pentagon's."""
    to_be = i - 2 if line.low[i - 2 : i] == ["to", "be"] else i  # "if he is to be believed"
    first, _ = verb_group(line, to_be)
    first -= first == to_be and line.word(first - 1) in BE
    who = line.subject_left(first - 1) if line.low[first] in BE else None
    if who is None or line.word(who[0] - 1) != "if":
        return None
    made = Found((first, i), who)
    after = i + 1
    if who[0] > 2:
        made.pieces = left_pieces(line, who[0] - 1, found)
    elif line.word(after) == "," and after + 1 < line.end_of_words():
        made.pieces = [(after + 1, clause_end(line, after + 1))]
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


#: What leads from a report to its matter.
_MATTER = frozenset(("of", "about", "on"))
#: What opens a phrase for what is known to be there.
_KNOWN = frozenset(("the", "these", "those", "this", "their", "its", "his"))


def read_noun(line: Line, i: int, found: list[Found]) -> Found | None:
    """ "allegations by Seoul that …", "Seoul's estimate that …", "no evidence that …", "made the claim that …"."""
    noun = line.cues.nouns.get(line.low[i])
    if noun is None or not noun.opens:
        return None
    negated = _none(line, i)
    source, first = _before_noun(line, i, found, negated)
    k = i + 1
    if source is None and line.word(k) in ("by", "from", "among", "in") and (last := line.np_right(k + 1)) is not None:
        source, k = (k + 1, last) if line.word(k) in ("by", "from", "among") else None, last + 1
        k = line.skip_time(k) if line.word(k) == "on" else k
    while line.word(k) in _EMPHASIS or (line.is_quote(k) and shut(line, k)):
        k += 1  # "no sign whatsoever of"
    opener = line.word(k)
    if opener in ("over", "on") and "about" in noun.opens:
        opener = "about"
    if not _opens_content(line, k, opener, noun, source, first == i, found):
        return _judged_phrase(line, i, k, found) if first == i and not negated else None
    made = Found((first, i), source, [(k, clause_end(line, k))], noun.modality, negated=negated, noun=True)
    made.credits, made.doubts = opener != "to", noun.doubts
    made.listed = source is not None or (noun.listed and not noun.doubts)
    made.evidential = not noun.doubts
    if opener == "about" and noun.modality == "speculated" and line.word(k + 1) in _KNOWN:
        made.modality = "asserted"  # "concern over the deployment": that it is there is no guess
    if opener == "to":
        made.pieces = [(k, _infinitive_end(line, k, clause_end(line, k)))]
    elif opener == "that":
        made.pieces = [(k, main_verb(line, i, k, clause_end(line, k)) if first == i else clause_end(line, k))]
    else:
        last_word = line.source_right(k + 1)
        made.pieces = [(k, _object_end(line, last_word or k + 1) if first == i else clause_end(line, k))]
    made.unnamed = None if negated or source is not None else noun.unnamed
    if first == i and not negated:
        judge(line, i, made, found)
    return made


def _judged_phrase(line: Line, i: int, k: int, found: list[Found]) -> Found | None:
    """'Reports of deliveries are false': what a noun is about that else says nothing of it, where that is denied."""
    if line.word(k) not in _MATTER or (last := line.np_right(k + 1)) is None:
        return None
    made = Found((i, i), None, [(k, _object_end(line, last))], "reported", noun=True, listed=False)
    judge(line, i, made, found)
    return made if made.modality == "denied" else None


def _before_noun(line: Line, i: int, found: list[Found], negated: bool) -> tuple[Range | None, int]:
    """Whose the noun at `i` is by the words before it, if they say so, and where the cue begins."""
    source = _owner(line, i)
    if source is not None:
        return source, i
    if negated:
        return _finder(line, i, found)
    if (verb := _light_verb(line, i)) is not None:
        first, _ = verb_group(line, verb)
        source = subject(line, first - 1, "ing" if line.low[verb].endswith("ing") else "past", found)
        return source, first if source is not None else i
    return None, i


def _opens_content(
    line: Line, k: int, opener: str, noun: ReportingNounSpec, source: Range | None, bare_noun: bool, found: list[Found]
) -> bool:
    """Whether the word at `k`, which counts as `opener`, begins what is said by a noun without a verb of its own
    (`bare_noun`) or with one."""
    if opener == "that" and "that" in noun.opens and line.word(k + 1) not in (",", "") and not line.is_finite(k + 1):
        unclear = noun.noun in _MANY_SENSES and source is None and not _clausal(line, k + 1)
        return not unclear and not any(f.pieces and f.pieces[-1][0] == k for f in found)
    if opener == "to" and "to" in noun.opens:
        return source is not None and line.tokens[k + 1].form == "base"
    if opener not in noun.opens or (source is None and noun.modality != "alleged" and noun.listed):
        return False
    vague = noun.modality not in ("alleged", "denied") and noun.listed and noun.noun != "warning"
    if opener == "of" and vague and bare_noun:
        return False
    return opener in ("that", "to") or line.np_right(k + 1) is not None


def _infinitive_end(line: Line, k: int, end: int) -> int:
    """Last token of the infinitive at `k`, before the verb of the clause that the noun is subject of."""
    for j in range(k + 3, end + 1):
        if line.is_finite(j) and line.in_np(j - 1) and line.low[j - 1] not in PRONOUNS:
            relative = any(w in ("that", "which", "who", "if", "when", "because") for w in line.low[k:j])
            return end if relative else j - 1
    return end


def _light_verb(line: Line, i: int) -> int | None:
    """The verb that has the noun phrase of `i` as its object and lends it a subject: made the claim."""
    first = line.np_left(i)
    verb = (first if first is not None else i) - 1
    return verb if verb >= 0 and line.low[verb] in line.cues.light and line.tokens[verb].tag == "VERB" else None


def read_adjective(line: Line, i: int, found: list[Found]) -> Found | None:
    """ "is confident that …", "are worried about …"."""
    spec = line.cues.adjectives[line.low[i]]
    first, negated = verb_group(line, i)
    if first == i or not any(w in BE or w in LINKING for w in line.low[first:i]):
        return None
    source = subject(line, first - 1, "past", found)
    expletive = source is not None and line.low[source[0] : source[1] + 1] == ["it"]
    if source is None or line.low[source[0]] == "there" or expletive != spec.impersonal:
        return None
    k = i + 1
    opener = line.word(k)
    clausal = opener == "that" or opener in WH or (opener not in PREPOSITIONS and bare(line, k))
    if not clausal and not (opener in ("about", "of", "over") and k + 1 < line.end_of_words()):
        return None
    made = Found((first, i), source, [(k, clause_end(line, k))], spec.modality, negated=negated)
    if spec.impersonal:
        made.source, made.listed = None, False
    made.credits = clausal
    return made


def read_heading(line: Line) -> Found | None:
    """ "Poll: Keane leads in Ohio", "Keane: no deal": words that name their source before a colon."""
    if ":" not in line.low[1:7]:
        return None
    colon = line.low.index(":")
    words = line.low[:colon]
    if not words or colon + 2 >= line.n or not all(line.in_np(j) for j in range(colon)):
        return None
    noun = line.cues.nouns.get(words[-1])
    known = words[-1] in line.cues.sources or (noun is not None and noun.speaks)
    named = line.heading and colon <= 2 and all(t.tag == "NAME" and t.text[:1].isupper() for t in line.tokens[:colon])
    if (
        not (known or named)
        or (not named and _counts(line, colon))
        or line.cues.labels.intersection(words)
        or " ".join(words) in ASKING
    ):
        return None
    return Found((colon, colon), (0, colon - 1), [(colon + 1, line.end_of_words() - 1)])


def _counts(line: Line, colon: int) -> bool:
    """'Soldiers: 15,000, 600 of them dead': whether what stands behind a colon is only how many there are."""
    number = next((j for j in range(colon + 1, min(colon + 5, line.n - 1)) if line.tokens[j].tag == "NUM"), None)
    while number is not None and line.tokens[number].tag == "NUM" and number < line.n - 1:
        number += 1
    return number is not None and line.tokens[number].tag in ("COMMA", "STOP", "PREP", "CONJ", "NUM")


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
        any(w in ("not", "n't", "never", "without", "little", "nobody", "none") for w in line.low[max(0, i - 6) : i])
        and line.low[i] in line.cues.negative_nouns
    )


def _owner(line: Line, i: int) -> Range | None:
    """The possessor before the noun: Seoul's estimate, its denial."""
    low = line.low
    for j in range(i - 1, max(-1, i - 5), -1):
        if low[j] in ("'s", "'", "\u2019") and j > 0:
            first = line.np_left(j - 1)
            return (first, j - 1) if first is not None else None
        if low[j] in POSSESSIVES:
            return j, j
        if not line.in_np(j):
            break
    return None


def _finder(line: Line, i: int, found: list[Found]) -> tuple[Range | None, int]:
    """Who has found or seen none of it, and where the cue then begins: "they had found no evidence"."""
    for j in range(i - 1, max(0, i - 7), -1):
        if line.low[j] in FINDING and line.low[j - 1] != "there":
            first, _ = verb_group(line, j)
            source = subject(line, first - 1, "past", found)
            return source, first if source is not None else i
    return None, i


def _clausal(line: Line, k: int) -> bool:
    last = line.source_right(k)
    return last is not None and line.is_finite(last + 1)


def read_adverb(line: Line, i: int) -> Found | None:
    """ "reportedly", "the alleged …": a report by nobody."""
    spec = line.cues.adverbs[line.low[i]]
    if not spec.adjective:
        return Found((i, i), None, [_clause_around(line, i)], spec.modality, listed=spec.listed)
    after = line.word(i + 1)
    verb = line.word(i - 1) in BE | HAVE or line.word(i - 1) == "" or after in ("to", "that", "")
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
