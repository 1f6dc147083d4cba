"""A line and a verb in it → its verb group, its subject, its agent."""

from __future__ import annotations

from briefing.extract.attribution.found import Found, Range
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lists import (
    BE,
    HAVE,
    JOINS,
    MODALS,
    NEGATING,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    TIME,
)
from briefing.extract.words.number_words import WORDS

#: Within how many words of a sentence the relative clause of its subject opens.
_HEAD = 14
#: What opens a clause that tells what is spoken of.
_OPENS_TOLD = frozenset(("that", "which", "who", "whom", "whether"))
#: What may stand after a verb of saying and is no one who says it.
_NO_SPEAKER = frozenset(("that", "it", "something", "anything", "nothing", "everything"))


def verb_group(line: Line, i: int) -> tuple[int, bool]:
    """First token of the verb group that ends at `i`, and whether it is negated."""
    low, first, k = line.low, i, i - 1
    negated = False
    if k > 0 and low[k] == "to" and (low[k - 1] == "yet" or low[k - 1] in line.cues.refusing):
        first, negated, k = k - 1, True, k - 2
    elif k > 0 and low[k] in ("nor", "or") and low[k - 1] in line.cues.telling_verbs:
        return verb_group(line, k - 1)  # "would neither confirm nor deny", "declined to confirm or deny"
    elif k > 0 and low[k] == "nor":
        negated = True
    while k >= 0:
        w = low[k]
        if w == "'s" and not line.is_finite(k):
            break
        either = w == "neither" and k > 0 and (low[k - 1] in MODALS or low[k - 1] in HAVE or line.in_np(k - 1))
        if w in BE or w in MODALS or (w in HAVE and w != "having") or w in NEGATING or either:
            first = k
            negated = negated or w in NEGATIONS
        elif line.is_mark(k):
            break
        elif not line.is_adverb(k) and line.tokens[k].tag != "ADV":
            timed = line.before_time(k)  # "had on Wednesday denied"
            if timed == k or low[timed] not in HAVE:
                break
            k = timed + 1
        k -= 1
    return first, negated


def subject(line: Line, k: int, form: str, found: list[Found]) -> Range | None:
    """Who governs the verb group that begins right after token `k`."""
    while k >= 0 and line.is_adverb(k) and not line.is_name(k):
        k -= 1
    k = line.before_time(k)
    k -= line.word(k) == "out"
    if k < 0:
        return None
    w = line.low[k]
    if w == "to":
        return _controller(line, k, found)
    if w in ("and", "or", "but", "nor") or (w == "," and line.word(k - 1) in ("and", "but")):
        return _same(line, k, found)
    if form == "ing" and (w in (",", ";") or w in ("by", "after", "before", "while", "when", "without", "in")):
        return _same(line, k, found, form)
    if w in ("who", "which", "that"):
        # "the envoy of Russia to the UN, who said": a person; "a centre in London, which counted": no town.
        joins = JOINS if w == "who" else ("of", "in", "at")
        return line.subject_left(line.before_time(k - 2 if line.word(k - 1) == "," else k - 1), joins=joins)
    if w == ",":
        return _before_parenthesis(line, k)
    phrase = line.subject_left(k)
    if phrase is None or _is_clock(line, phrase) or _is_number(line, phrase):
        return None
    return _with_relative(line, _before_participle(line, phrase))


def _with_relative(line: Line, phrase: Range) -> Range:
    """ "Anyone who knows me", "the man who runs the bank": what ends in a relative clause begins before it."""
    if not line.is_finite(phrase[0] - 1):
        return phrase
    for j in range(phrase[0] - 2, max(0, phrase[0] - 7), -1):
        told = line.tokens[j].tag == "SUB" or line.before_time(j - 1) < j - 1  # "said on Friday that he had …"
        if line.low[j] in ("who", "which", "that") and line.in_np(j - 1) and not told:
            before = line.subject_left(j - 1, joins=("of",))
            return (before[0], phrase[1]) if before is not None else phrase
        if line.is_mark(j) or line.is_finite(j) or line.tokens[j].tag == "SUB":
            break
    return phrase


def _before_participle(line: Line, phrase: Range) -> Range:
    """ "a poll released Monday by Quinnipiac", "two people briefed on it": the noun is the source too."""
    at = phrase[0] - 1
    purpose = at > 1 and line.tokens[at].form == "base" and line.low[at - 1] == "to"
    if purpose:
        at -= 2  # "a team set up to monitor sanctions"
    elif line.word(at) in PREPOSITIONS:
        at = line.before_time(at - 1)
    elif line.skip_time(phrase[0]) == phrase[0]:
        return phrase
    at -= at > 0 and line.word(at) in ("up", "out") and line.tokens[at - 1].tag == "VERB"  # "a team set up by"
    if at > 0 and line.tokens[at].tag == "VERB" and line.tokens[at].form in ("ed", "part") and line.in_np(at - 1):
        before = line.subject_left(at - 1)
        if before is not None and line.word(before[0] - 1) not in ("that", "and", "but"):
            return before if purpose else (before[0], phrase[1])
    return phrase


def _is_clock(line: Line, phrase: Range) -> bool:
    return line.skip_time(phrase[0]) > phrase[1] and not line.is_name(phrase[1])


def _is_number(line: Line, phrase: Range) -> bool:
    """'Of those, 7,887 said …': whether so many speak, and no word says who they are."""
    words = line.low[phrase[0] : phrase[1] + 1]
    return all(word in WORDS or not any(map(str.isalpha, word)) for word in words)


def _controller(line: Line, k: int, found: list[Found]) -> Range | None:
    """Subject of the verb that governs an infinitive: "is expected to announce"."""
    for j in range(k - 1, max(-1, k - 9), -1):
        if line.low[j] in (",", ";", ":") or line.is_quote(j):
            break
        if line.is_finite(j):
            first, _ = verb_group(line, j)
            return subject(line, first - 1, "past", found)
    return None


def _same(line: Line, k: int, found: list[Found], form: str = "") -> Range | None:
    """The subject shared with the clause before: that of the last speaker's verb, else of the nearest finite verb.

    A participle passes over what "that" opens: "brushed off a report that men had left, calling it a lie"; and over
    who only plans: "said that Kim plans to send men, adding that".
    """
    for earlier in reversed(found):
        plans = form == "ing" and earlier.modality == "planned"
        if earlier.source is not None and not earlier.noun and earlier.cue[1] < k and not plans:
            return earlier.source
    for j in range(k - 1, 0, -1):
        if line.is_finite(j) and (line.in_np(j - 1) or line.low[j - 1] in PRONOUNS):
            phrase = line.subject_left(line.before_time(j - 1))
            if form == "ing" and phrase is not None and line.word(phrase[0] - 1) in _OPENS_TOLD:
                continue
            return phrase
        if line.is_finite(j) and line.low[j - 1] == "," and (named := _before_parenthesis(line, j - 1)) is not None:
            return named
    return None


def _before_parenthesis(line: Line, k: int) -> Range | None:
    """The noun phrase before ", … ," that ends at `k`; an apposition or relative clause belongs to the source."""
    described = _described(line, k)
    if described is not None:
        return described
    for j in range(k - 1, max(0, k - 30), -1):
        if line.low[j] != ",":
            continue
        if line.tokens[j - 1].tag == "NUM" and line.word(j - 2) == ",":
            continue
        phrase = _past_date(line, line.subject_left(j - 1))
        opener = line.word(j + 1)
        if phrase is None or (line.is_finite(j + 1) and not _brought_out(line, j + 1)):
            return None
        if (
            phrase[0] > 0
            and line.low[phrase[0] - 1]
            not in (",", "that", "and", "but", "while", ";", ":", "--", "\u2014", "as", "if", "because")
            and not line.is_quote(phrase[0] - 1)
            and line.low[phrase[0] - 1] not in TIME
        ):
            return None
        if opener in ("citing", "quoting", "according", "in", "on", "meanwhile", "however", "which", "speaking"):
            return phrase if opener != "which" else (phrase[0], k - 1)
        if line.word(phrase[0] - 1) == ",":
            left = line.subject_left(phrase[0] - 2)
            if left is not None and left[0] == 0 and not line.is_name(left[1]):
                return left[0], k - 1  # "Hale's wife, Denise, who …"
        return (phrase[0], k - 1)
    return None


def _brought_out(line: Line, j: int) -> bool:
    """'The report, published on Thursday, says': whether a form in -ed after a comma is a participle."""
    return line.tokens[j].form in ("ed", "part") and (line.word(j + 1) in PREPOSITIONS or line.word(j + 1) in TIME)


def _past_date(line: Line, phrase: Range | None) -> Range | None:
    """'In November South Korea's adviser': the phrase without the date that stands right before it."""
    if phrase is None or line.word(phrase[0] - 1) not in PREPOSITIONS:
        return phrase
    first = phrase[0]
    while first < phrase[1] and (line.low[first] in TIME or line.tokens[first].tag == "NUM"):
        first += 1
    return first, phrase[1]


def _described(line: Line, k: int) -> Range | None:
    """'The team, which groups France, Japan and Italy,': the subject of a sentence with its relative clause."""
    for j in range(1, min(k, _HEAD)):
        if line.low[j] == "," and line.word(j + 1) in ("which", "who", "whose"):
            phrase = line.subject_left(j - 1)
            lone = not any(line.low[x] in ("which", "who", "that", ";") for x in range(j + 2, k))
            verbs = sum(line.is_finite(x) and not line.is_finite(x - 1) for x in range(j + 2, k))
            return (phrase[0], k - 1) if phrase is not None and phrase[0] == 0 and lone and verbs < 2 else None
    return None


def inversion(line: Line, first: int, i: int, head: int, form: str) -> Range | None:
    """The noun phrase after "…," said."""
    if first != i or form not in ("past", "s") or head + 1 >= line.n:
        return None
    before = line.word(i - 1)
    if not (before in (",", "?", "!", ".") or line.is_quote(i - 1)):
        return None
    if before == "," and not any(line.is_finite(j) for j in range(i - 1)):
        return None
    if before == "," and _before_parenthesis(line, i - 1) is not None:
        return None  # "The ministers, who met on Friday, condemned the launch"
    last = line.source_right(head + 1)
    if last is not None and (line.word(last + 1) == "that" or line.skip_time(head + 1) > last):
        return None
    if last is None or line.is_finite(last + 1) or line.low[head + 1] in _NO_SPEAKER:
        return None
    if line.word(last + 1) == ",":
        last = _apposition_right(line, last)
    return head + 1, last


def _apposition_right(line: Line, last: int) -> int:
    """Extends a name over ", chief executive of Nordvik Steel", ", 62, a retired nurse" and ", who leads the team"."""
    start = last + 2
    end = start
    while end + 1 < line.n and not line.is_mark(end + 1):
        end += 1
    if line.word(start) in ("who", "whose"):
        return end
    if start >= line.n or line.is_quote(start) or line.low[start] in PRONOUNS or line.low[start].endswith("ing"):
        return last
    if start == end and line.tokens[start].tag == "NUM":
        return _apposition_right(line, end) if line.word(end + 1) == "," else end
    if line.is_name(start) and end - start < 3 and {"of", "in"} & set(line.low[max(0, last - 3) : last]):
        return end
    plain = line.np_right(start) is not None and not line.is_name(start)
    relative = any(w in ("who", "that", "which", "whose") for w in line.low[start:end])
    if not plain or (not relative and any(line.is_finite(j) for j in range(start, end + 1))):
        return last
    return _apposition_right(line, end) if line.word(end + 1) == "," and line.word(end + 2) == "who" else end


def agent(line: Line, head: int) -> Range | None:
    """Who did it, by the "by" behind a passive verb."""
    for j in range(head + 1, min(line.n - 1, head + 4)):
        if line.low[j] == "by":
            last = line.source_right(j + 1)
            return (j + 1, last) if last is not None else None
        if line.low[j] in ("to", "that"):
            return None
    return None


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
        if (noun is not None and noun.speaks) or (
            kind is not None and kind.type in ("imagery", "media", "agency", "unnamed")
        ):
            return True
        if w in cues.media:
            return True
    return False
