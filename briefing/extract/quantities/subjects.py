"""A figure that counts nothing of its own → the noun phrase that it is said of: subject, object, apposition."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

from briefing.extract.grammar.phrases import NounPhrase, VerbGroup
from briefing.extract.grammar.syntax import Chunk, Parsed
from briefing.extract.quantities import words as table
from briefing.extract.quantities.compounds import Number
from briefing.extract.quantities.items import Range
from briefing.extract.quantities.units import CURRENCIES, TIME_UNITS, unit_after

_WORTH = frozenset(
    "worth valued totalling totaling costing numbering measuring weighing averaging exceeding reaching".split()
)
_TO = frozenset("to at by from in".split())
_POST = frozenset("of in for on at from with to between among per".split())
#: How many words before its second member a pair may begin.
_PAIR = 6
#: How far back the verb may stand.
_FAR = 24


def said_of(parsed: Parsed, number: Number, start: int, end: int, shared: Range | None = None) -> Range | None:
    """Token range of what a figure in tokens `start` to `end` measures; None where no one candidate remains.

    `shared` is what the count before it counts: it is meant where a verb has no subject that a count is said of.
    """
    if number.aside and number.unit in TIME_UNITS:
        return _whose_age(parsed, start)
    found = _changed(parsed, number, end) or _before(parsed, number, start, end) or _paid_for(parsed, number, end)
    if found is not None:
        return found
    taken = shared is not None and start > 0 and parsed.tokens[start - 1].lemma in table.TAKING
    return shared if taken else _of_verb(parsed, number, start) or shared


def _changed(parsed: Parsed, number: Number, end: int) -> Range | None:
    """'a rise of 3% in rents'."""
    tokens = parsed.tokens
    share = number.unit == "percent" and end + 1 < len(tokens) and tokens[end].lower == "in"
    return _phrase(parsed, end + 1) if share and _left_noun(parsed, number.start) in table.CHANGE_NOUNS else None


def _paid_for(parsed: Parsed, number: Number, end: int) -> Range | None:
    """'paid €3m (£2.5m) for the keeper', 'will spend $5m on the base'."""
    tokens = parsed.tokens
    if number.unit not in CURRENCIES:
        return None
    if end < len(tokens) and tokens[end].tag == "OPEN":
        end = next((n + 1 for n in range(end, min(end + 7, len(tokens))) if tokens[n].tag == "CLOSE"), end)
    elif end < len(tokens) and tokens[end].tag == "CLOSE":
        end += 1
    return _phrase(parsed, end + 1) if end + 1 < len(tokens) and tokens[end].lower in ("for", "on") else None


def _left_noun(parsed: Parsed, start: int) -> str:
    tokens = parsed.tokens
    return tokens[start - 2].lower if start > 1 and tokens[start - 1].lower == "of" else ""


def _phrase(parsed: Parsed, at: int) -> Range | None:
    """The noun phrase that begins at token `at`, without its article."""
    tokens = parsed.tokens
    while at < len(tokens) and tokens[at].tag in ("DET", "PPRON"):
        at += 1
    chunk = parsed.chunk_of(at) if at < len(tokens) else None
    if chunk is None and at < len(tokens) and tokens[at].lower in table.CASUALTY:
        return at, at + 1
    if not isinstance(chunk, NounPhrase) or chunk.pronoun or tokens[chunk.head].lower in table.TIMES:
        return None
    if tokens[chunk.head].tag in ("NUM", "PCT") and not any(t.tag == "NAME" for t in tokens[at : chunk.last]):
        return None
    counted = at
    while at < chunk.last and tokens[at].tag == "NUM" and tokens[chunk.head].tag != "NUM":
        at += 1
    if at > counted and unit_after(tokens, at)[1]:
        return None
    end = next((n for n in range(at, chunk.last) if _tells_here(parsed, n)), chunk.last)
    return (at, end) if end > at else None


def _tells_here(parsed: Parsed, at: int) -> bool:
    """Whether a phrase stops before token `at`: a sign of money, or a verb of amount taken for a noun."""
    tokens = parsed.tokens
    if tokens[at].tag in ("CUR", "PCT"):
        return True
    follows = tokens[at + 1].tag if at + 1 < len(tokens) else ""
    return tokens[at].lower in table.TELLING_FORMS and follows == "NUM" and tokens[at].tag == "NOUN"


def _whole(parsed: Parsed, chunk: Chunk, limit: int | None = None) -> Range | None:
    """A noun phrase without article, up to the token `limit`."""
    if not isinstance(chunk, NounPhrase) or chunk.pronoun:
        return None
    found = _phrase(parsed, chunk.first)
    if found is None or limit is None or found[1] <= limit:
        return found
    return (found[0], limit) if found[0] < limit else None


def _before(parsed: Parsed, number: Number, start: int, end: int) -> Range | None:
    """'a population of 8,400', 'assets worth 600 million', 'incomes above 50,000', 'the rock, 1.1 km wide'."""
    tokens = parsed.tokens
    if start < 2:
        return None
    word = tokens[start - 1].lower
    if word == "," and end < len(tokens) and tokens[end].lower in table.DIMENSIONS:
        beside = parsed.chunk_of(start - 2)
        return _whole(parsed, beside) if beside is not None else None
    if word not in ("of", *_WORTH) and tokens[start].lower not in ("above", "below", "over", "under", "exceeding"):
        return None
    if number.unit in TIME_UNITS and word != "of":
        return None
    at = start - 2 if word == "of" or word in _WORTH else start - 1
    at -= word == "of" and tokens[at].tag == "COMMA"
    if tokens[at].lower in ("at", "be", "is", "are"):
        at -= 1
    if at < 0 or tokens[at].tag not in ("NOUN", "NAME"):
        return None
    if tokens[at].lower in table.COUNT_NOUNS:
        return None
    chunk = parsed.chunk_of(at)
    if not isinstance(chunk, NounPhrase):
        return None
    first = chunk.first
    while tokens[first].tag in ("DET", "PPRON"):
        first += 1
    return (first, at + 1) if first <= at else None


def _whose_age(parsed: Parsed, start: int) -> Range | None:
    """'Dan Hollis, 52', 'the guide, aged 61', 'people aged 65', 'the suspect is 33 years old'."""
    tokens = parsed.tokens
    at = start - 1
    while at >= 0 and tokens[at].lower in (",", "aged", "ages"):
        at -= 1
    if at >= 0 and tokens[at].tag in ("NOUN", "NAME") and at < start - 1:
        chunk = parsed.chunk_of(at)
        return _whole(parsed, chunk, at + 1) if chunk is not None else None
    if at >= 0 and tokens[at].lemma == "be":
        return _subject(parsed, at)
    return None


def _of_verb(parsed: Parsed, number: Number, start: int) -> Range | None:
    """By the verb before it: the subject of "rose 43%", the object of "put the number at 60"."""
    tokens = parsed.tokens
    if number.aside and tokens[number.start].tag == "VERB":
        own = parsed.chunk_of(number.start)
        return _subject(parsed, own.first if own is not None else number.start)
    at = start - 1
    middle: Range | None = None
    while at >= 0 and start - at < _FAR:
        chunk = parsed.chunk_of(at)
        token = tokens[at]
        if middle is None and at and token.tag == "NOUN" and _tells(parsed, at):
            return _subject(parsed, at)
        if isinstance(chunk, VerbGroup):
            setting = _set_before(parsed, chunk, start)
            return setting or _by_verb(parsed, chunk, number, start, middle)
        if token.tag in ("STOP", "REL", "SUB", "OPEN", "CLOSE") or token.lower == "and":
            return None
        if chunk is not None:
            if chunk.pronoun:
                return None
            if tokens[chunk.head].tag not in ("NUM", "PCT"):
                middle = _whole(parsed, chunk) if _preposition(parsed, chunk) is None or middle is None else middle
            at = chunk.first
        at -= 1
    return None


def _set_before(parsed: Parsed, participle: VerbGroup, start: int) -> Range | None:
    """'values the arms sold at $5 billion': what is set at a figure, with a participle that describes it between."""
    described = parsed.phrase_of(participle.first - 1) if participle.first and _reduced(parsed, participle) else None
    verb = parsed.chunk_of(described.first - 1) if described is not None and described.first else None
    if described is None or not isinstance(verb, VerbGroup) or parsed.tokens[start - 1].lower != "at":
        return None
    return _whole(parsed, described) if verb.lemma in table.SETTING and not verb.passive else None


def _tells(parsed: Parsed, at: int) -> bool:
    """Whether what the tagger took for a noun is a verb that tells an amount: 'The wall runs 2.5 miles'."""
    lower = parsed.tokens[at].lower
    if lower not in table.TELLING_FORMS or parsed.tokens[at - 1].tag in ("DET", "PPRON", "PREP", "ADJ"):
        return False
    plain = at + 1 < len(parsed.tokens) and parsed.tokens[at + 1].tag in ("PREP", "TO")
    return plain or not (lower.endswith("s") and parsed.tokens[at - 1].lower.endswith("s"))


def _preposition(parsed: Parsed, chunk: Chunk) -> int | None:
    """The preposition right before a noun phrase."""
    at = chunk.first - 1
    return at if at >= 0 and parsed.tokens[at].tag in ("PREP", "TO") else None


def _by_verb(parsed: Parsed, verb: VerbGroup, number: Number, start: int, middle: Range | None) -> Range | None:
    tokens = parsed.tokens
    lemma, passive = verb.lemma, verb.passive
    if middle is not None and number.unit not in TIME_UNITS:
        if lemma in table.SETTING and tokens[start - 1].lower in _TO and not passive:
            return _thing(parsed, middle, verb.last)
        return None if lemma not in table.TELLING else _subject(parsed, verb.first)
    if lemma in table.TELLING or (lemma in table.VALUING and (number.unit in CURRENCIES or passive)):
        return _subject(parsed, verb.first)
    return None


def _thing(parsed: Parsed, found: Range, after: int) -> Range:
    """Of "the number of injured" what is counted: the first noun phrase after the verb, or what its "of" brings."""
    first = _phrase(parsed, after)
    if first is None:
        return found
    return _counted_thing(parsed, first)


def _counted_thing(parsed: Parsed, phrase: Range, limit: int | None = None) -> Range:
    tokens = parsed.tokens
    head = tokens[phrase[1] - 1].lower
    if head in table.COUNT_NOUNS and phrase[1] < len(tokens) and tokens[phrase[1]].lower == "of":
        found = _phrase(parsed, phrase[1] + 1) or phrase
        return (found[0], min(found[1], limit)) if limit is not None and limit > found[0] else found
    return phrase


def _past_insertion(parsed: Parsed, verb: int) -> int:
    """The token before the verb, or before what commas set off: "The dam, years in the making, cost $10bn"."""
    tokens = parsed.tokens
    if verb < 3 or tokens[verb - 1].tag != "COMMA":
        return verb - 1
    opening = next((n for n in range(verb - 2, max(0, verb - 16), -1) if tokens[n].tag == "COMMA"), verb)
    return opening - 1


def _reduced(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether a verb is a bare participle after a noun: "documents seized"."""
    before = parsed.phrase_of(chunk.first - 1) if chunk.first else None
    bare = isinstance(chunk, VerbGroup) and (chunk.ambiguous or chunk.form == "part")
    return bare and before is not None and not before.pronoun


def _first_joined(parsed: Parsed, verb: int) -> int:
    """Where the verb stands that shares its subject with that at token `verb`, if "and" joins them; else `verb`."""
    if verb < 2 or parsed.tokens[verb - 1].lower != "and":
        return verb
    shared = next((c for c in reversed(parsed.chunks) if c.last < verb and isinstance(c, VerbGroup)), None)
    return shared.first if shared is not None and verb - shared.first < _FAR else verb


def _subject(parsed: Parsed, verb: int) -> Range | None:
    """The noun phrase before the verb at token `verb`: the first of its chain of prepositions."""
    tokens, verb = parsed.tokens, _first_joined(parsed, verb)
    at = _past_insertion(parsed, verb)
    found: Range | None = None
    while at >= 0 and verb - at < _FAR:
        chunk = parsed.chunk_of(at)
        if chunk is None:
            if tokens[at].tag in ("STOP", "SUB", "QUOTE") or (found is not None and tokens[at].tag == "COMMA"):
                break
            at -= 1
            continue
        if isinstance(chunk, VerbGroup) and chunk.first == 0 and tokens[0].form == "s" and found is None:
            return 0, 1
        if isinstance(chunk, VerbGroup) and found is not None and _reduced(parsed, chunk):
            at, found = chunk.first - 1, None  # "documents seized by the army were …"
            continue
        if isinstance(chunk, VerbGroup):
            if found is None and (
                tokens[chunk.head].tag == "AUX" or tokens[at + 1].lower in ("and", "to") or chunk.last == verb
            ):
                at = verb = chunk.first
                at -= 1
                continue
            break
        if chunk.pronoun and tokens[at].lower in ("there", "here"):
            at -= 1
            continue
        if chunk.pronoun:
            return found
        whole = _whole(parsed, chunk, verb)
        found = whole or found
        link = _preposition(parsed, chunk)
        if (
            "between" in parsed.lower[max(0, chunk.first - _PAIR) : chunk.first - 1]
            and parsed.lower[chunk.first - 1] == "and"
        ):
            at, found = chunk.first - 2, None  # "trade between Russia and China"
            continue
        if link is None or tokens[link].lower not in (*_POST, "by"):
            break
        at = link - 1
    return _counted_thing(parsed, found, verb) if found is not None else None
