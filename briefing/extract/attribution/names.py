"""A source phrase → the name under which its words are credited."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.config.specs.lexicon import EntitySpec
from briefing.config.specs.reporting import ReportingNounSpec
from briefing.extract.attribution.found import Range
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lists import ALONE, BESIDE, BODY_TYPES, PAIRS, PRONOUNS, SINGULAR
from briefing.extract.attribution.phrase import (
    LONGEST_NAME,
    Parts,
    is_one_of_two,
    mistaken,
    other_bearer,
    phrase_of,
    with_office,
    without_time,
)
from briefing.extract.words.tagger_tables import POSSESSIVES

#: The canonical name of what the text names from one place to another, or None.
Lookup = Callable[[int, int], str | None]
#: Who holds the office of an actor's state that some words end in, or None.
Holder = Callable[[str, list[str]], str | None]

_LONGEST = 12
#: A report "seen by Reuters" is not Reuters'.
_SHOWN = frozenset(("seen", "obtained", "reviewed", "viewed", "quoted", "cited"))
_HEADS = frozenset(("president", "leader", "premier", "chancellor", "ruler", "dictator"))
_BACK = 3
_BRINGING = frozenset("supply provide publish release issue write compile prepare submit share".split())  # noqa: SIM905
#: How many lines back a noun such as "the panel" may take up a name.
_FAR = 8
_ONES = frozenset(("he", "she", "his", "her"))
#: What with an article before it is one of some that were named before, nobody knows which.
_ONE_OF_THEM = frozenset(("second", "third", "fourth", "fifth", "last", "first"))


class Names:
    """Names sources in the order of the text, remembering who spoke last. `lookup` is the engine's entity lookup."""

    def __init__(
        self, lookup: Lookup, line_of: Callable[[int], Line], holder: Holder, known: Callable[[str], EntitySpec | None]
    ) -> None:
        self._lookup, self._line_of, self._holder, self._known = lookup, line_of, holder, known
        #: (line number, canonical name, whether it is one person, whether plural) of those who spoke, latest last.
        self._spoke: list[tuple[int, str, bool, bool]] = []
        self._documents: dict[str, str] = {}
        self._last_pair: str | None = None

    def _before(self, number: int) -> Iterator[Line]:
        """The lines before that of a number, the nearest first."""
        return (self._line_of(n) for n in range(number - 1, max(-1, number - 1 - _BACK), -1))

    def name(self, number: int, line: Line, source: Range) -> str | None:
        """The canonical name of `source` in the line of that number; None where a pronoun has no antecedent."""
        first, last = source = without_time(line, source)
        words = line.low[first : last + 1]
        if last == first + 1 and words[0] in ("a", "the") and words[1] in _ONE_OF_THEM:
            return None  # "a third put the figure at 15,000"
        if words[0] in ALONE and last == first:
            found = self._antecedent(number, line, words[0], first)
        elif words in (["neither"], ["both"], ["each"]) or is_one_of_two(words):
            found = self._pair(number, line, first)
        elif (
            words[-1] in PAIRS
            and words[0] in ("both", "two", "neither", "either", "the")
            and "two" in words[:2] + ["two"] * (words[0] != "the")
        ):
            found = self._pair(number, line, first) or phrase_of(line, source)
        else:
            found = self._named(number, line, source)
        if found is not None:
            base = min(line.np_right(first) or first, last)
            kind = line.cues.sources.get(line.low[base])
            common = kind is not None or not line.is_name(base)
            many = words[0] in ("they", "both") or (line.low[base].endswith("s") and common)
            person = words[0] in ("he", "she") or (
                (kind.type == "person" or (kind.type == "unnamed" and kind.name != "reports")) and not many
                if kind is not None
                else line.is_name(base) and (self._is_person(found) or self._surname(line, source, base, found))
            )
            self._spoke.append((number, found, person, many))
            del self._spoke[:-8]
        return found

    def _surname(self, line: Line, source: Range, base: int, name: str) -> bool:
        """Whether a name may be a person's: no article, no medium, and not a metonym of something else."""
        return (
            line.low[source[0]] not in ("the", "both")
            and line.low[base] not in line.cues.media
            and line.tokens[base].text in name
        )

    def carrier(self, number: int, line: Line, carrier: Range) -> str | None:
        """The name of one who only passes words on: it is not remembered as the speaker."""
        return self._named(number, line, carrier)

    def stands_for(self, number: int, line: Line, subject: Range) -> str | None:
        """Whom the subject of a sentence means, without taking it for a speaker."""
        if line.low[subject[0]] == "they" and not (self._spoke and self._spoke[-1][3]):
            return None
        if line.low[subject[0]] in PRONOUNS and subject[0] == subject[1]:
            return self._antecedent(number, line, line.low[subject[0]], subject[0])
        named = self._entities(line, *subject)
        return named[-1][2] if named else None

    def _named(self, number: int, line: Line, source: Range) -> str | None:
        if line.tokens[source[0]].text[0].isdigit() and source[0] == source[1]:
            return None  # "of the 900, 300 were captured, they estimate": no number says anything
        if line.low[source[0]] == "one" and line.word(source[0] + 1) == "of" and source[1] > source[0] + 1:
            if line.low[source[0] + 2] == "them":
                return self._antecedent(number, line, "they", source[0])
            among = line.np_right(source[0] + 2) or source[1]
            return phrase_of(line, (source[0] + 2, among)).removesuffix("s")  # "one of the officials"
        phrase = self._parts(line, source)
        first, base, last = phrase.first, phrase.base, phrase.last
        name, kind, inside, after = phrase.names[-1:], phrase.kind, phrase.inside, phrase.after
        titled = bool(name) and base < name[0][0] and "," not in line.low[base : name[0][0]]
        if titled and name[0][1] == last and line.tokens[name[0][0] - 1].tag in ("NAME", "NOUN"):
            return name[0][2]  # "Secretary of State Antony Blinken": the office, then the name
        apposed = self._apposed(line, base, last) or self._supplier(number, line, base)
        if apposed is None and kind is not None and kind.type == "person" and not inside:
            apposed = self._titled(line, last)
        whose = line.low[first] in ("his", "her", "their") and line.word(first + 1) == "own"  # "by his own tally"
        owned = line.low[first] in POSSESSIVES and kind is not None
        whose = whose or (owned and kind is not None and kind.type in ("state", "agency"))
        whose = whose or (line.low[first] == "its" and kind is not None and kind.type == "person")
        if apposed is None and whose:  # "its military said", "its spokesman said"
            apposed = self._antecedent(number, line, line.low[first], first)
        if apposed is not None:
            return apposed
        if kind is not None and kind.type == "unnamed" and len(after) == 1:
            end = after[0][1]
            if last == end + (line.word(end + 1) in line.cues.sources):
                # "an official in Seoul", "a senior official of the South Korean government"
                return phrase_of(line, (base + 2, last) if line.word(base + 1) == "of" else (first, last))
        if inside and (inside[-1][1] >= base or line.low[base] == ")"):
            return inside[-1][2]
        noun = line.cues.nouns.get(line.low[base])
        if noun is not None and noun.speaks:
            return self._of_document(number, line, phrase, noun)
        if kind is not None and kind.type == "imagery":
            return kind.name
        if kind is not None and kind.type == "person" and (holder := self._in_office(line, phrase)) is not None:
            return holder
        if inside:
            owned = line.word(inside[-1][1] + 1) in ("'s", "'", "\u2019")
            whole = owned or inside[-1][0] == first or line.low[first] == "the"
            if kind is not None and kind.type in ("state", "agency") and whole:
                return inside[-1][2]
            return phrase_of(line, (first, base), kind.name if kind else None)
        of_it = after and line.word(base + 1) in ("of", "for", "from", "at")
        if of_it and (kind is None or kind.type in ("person", "state", "agency")):
            return after[0][2]
        if line.low[first : base + 1][:2] == ["the", "same"] and self._spoke:
            return self._spoke[-1][1]  # "the same official" is no other
        again = self._again(number, line, phrase) if phrase.definite and kind is not None else None
        return again or phrase_of(line, (first, base), kind.name if kind else None)

    def _in_office(self, line: Line, phrase: Parts) -> str | None:
        """'The Russian president', 'the leader of Iran': who that is, where a lexicon says so.

        Ministers come and go: one whom the text does not name is known by the office.
        """
        if line.low[phrase.base] not in _HEADS:
            return None
        whose = phrase.inside[-1:] or (phrase.after[:1] if line.word(phrase.base + 1) == "of" else ())
        return self._holder(whose[0][2], line.low[phrase.first : phrase.base + 1]) if whose else None

    def _parts(self, line: Line, source: Range) -> Parts:
        first, last = source
        base = min(line.np_right(first) or first, last)
        while base > first and line.tokens[base].tag == "ADJ" and line.low[base] not in line.cues.sources:
            base -= 1
        pair = " ".join(line.low[max(first, base - 1) : base + 1])
        kind = line.cues.sources.get(pair) or line.cues.sources.get(line.low[base])
        definite = line.low[first] in ("the", "this", "that") and first == base - 1
        return Parts(first, base, last, kind, tuple(self._entities(line, first, last)), definite)

    def _of_document(self, number: int, line: Line, phrase: Parts, noun: ReportingNounSpec) -> str | None:
        """Whose report, statement or letter it is, else what it is itself."""
        head, first = line.low[phrase.base], phrase.first
        mass = noun.plural == noun.noun
        after = phrase.after if not mass or line.word(phrase.base + 1) != "from" else ()
        after = tuple(n for n in after if line.word(n[0] - 1) != "by" or line.word(n[0] - 2) not in _SHOWN)
        owner = next((name for _, _, name in (*phrase.inside[-1:], *after)), None)
        if owner is None and line.low[first] in POSSESSIVES:
            owner = self._antecedent(number, line, line.low[first], first)  # "its last report"
        if owner is None and first > 0 and not phrase.definite and not mass:
            owner = self._releases(line, first)
        if owner is None and line.word(first - 1) == "in" and self._spoke and self._spoke[-1][0] == number:
            owner = self._spoke[-1][1]  # "the team said in the report published on Thursday"
        if owner is None and phrase.definite:
            owner = self._documents.get(head) or self._publisher(number, head)
        if owner is not None:
            self._documents[head] = owner
            return owner
        if phrase.kind is not None and phrase.kind.name is not None:
            return phrase.kind.name
        return noun.unnamed or phrase_of(line, (first, phrase.base))

    def _again(self, number: int, line: Line, phrase: Parts) -> str | None:
        """Whom "the ministry" or "that agency" takes up, if anybody."""
        known = self._headed(number, line, phrase.first, line.low[phrase.base])
        if known is not None:
            return known
        body = phrase.kind is not None and phrase.kind.type in ("agency", "state", "media")
        if not body or not self._spoke or number - self._spoke[-1][0] > _BACK:
            return None
        _, name, person, _ = self._spoke[-1]
        types = BODY_TYPES.get(line.low[phrase.base])
        taken_up = line.low[phrase.first] == "the" and not person and (types is None or self._type_of(name) in types)
        return name if taken_up else phrase_of(line, (phrase.first, phrase.last))

    def _apposed(self, line: Line, base: int, last: int) -> str | None:
        """The name that an office brings after a comma: "the ministry's spokesman, Pak Jong Su"."""
        start = base + 2
        if line.word(base + 1) != "," or line.is_name(base) or last - start > LONGEST_NAME:
            return None
        words = line.tokens[start : last + 1]
        if not words or any(t.tag != "NAME" for t in words):
            return None
        named = self._entities(line, start, last)
        return named[-1][2] if named else phrase_of(line, (start, last))

    def _titled(self, line: Line, last: int) -> str | None:
        """The name under its title that stands after the office: "the head of the service, General Kyrylo Budanov"."""
        start = end = last + 2
        if line.word(last + 1) != ",":
            return None
        while line.word(end) and line.tokens[end].tag == "NAME":
            end += 1
        titled = not line.cues.sources.keys().isdisjoint(line.low[start : start + 2])
        named = self._entities(line, start, end - 1) if titled and line.word(end) in (",", ".", ")") else []
        return named[-1][2] if named and named[-1][1] == end - 1 else None

    def _entities(self, line: Line, first: int, last: int) -> list[tuple[int, int, str]]:
        """Named stretches between two tokens, leftmost longest."""
        found: list[tuple[int, int, str]] = []
        i = first
        while i <= last:
            step = i + 1
            if line.tokens[i].text[:1].isupper() or line.low[i] == "the":
                named = self._longest_from(line, i, last)
                if named is not None:
                    if found and line.low[found[-1][1] + 1] in ("'s", "\u2019s") and found[-1][1] + 2 == i:
                        found.pop()
                    found.append(named)
                    step = named[1] + 1
            i = step
        return found

    def _longest_from(self, line: Line, first: int, last: int) -> tuple[int, int, str] | None:
        """The longest name that begins with token `first` and ends no later than `last`: both ends, and whose it is."""
        for end in range(min(last, first + _LONGEST), first - 1, -1):
            name = self._named_from(line, first, end)
            if name is not None and not other_bearer(line, end, name):
                return first, end, name
        return None

    def _named_from(self, line: Line, first: int, last: int) -> str | None:
        if line.low[last] in ("'s", "of", "the"):
            return None
        return self._lookup(line.tokens[first].start, line.tokens[last].end)

    def _antecedent(self, number: int, line: Line, pronoun: str, at: int) -> str | None:
        if pronoun in ("i", "we", "you", "who", "our", "my"):
            return None
        asked = self._asked(line, at) if pronoun in SINGULAR else None
        if asked is not None:
            return asked
        for seen, name, person, plural in reversed(self._spoke):
            if number - seen > _BACK:
                break
            if (pronoun in ("they", "their") and not plural) or (pronoun in ("it", "its") and (person or plural)):
                continue
            if pronoun in _ONES and (not person or mistaken(self._known(name), pronoun)):
                continue
            if pronoun in _ONES:
                since = self._told_since(number, seen) or name
                return name if mistaken(self._known(since), pronoun) else since
            return next((opens for n in range(number - 1, seen, -1) if (opens := self._body(n))), None) or name
        here = [name for name in self._entities(line, 0, at - 1) if line.word(name[0] - 1) not in BESIDE]
        told = line.word(at - 1) == "," and any(line.is_finite(j) for j in range(here[0][0])) if here else True
        if not told:  # "It had sent men to Hanoi, it said": not one of those told of
            return here[0][2]
        for earlier in self._before(number):
            if earlier.word(0) == pronoun and earlier.is_finite(1):
                continue  # "It said that Rome had lied. It warned …": nor those of whom it spoke before
            named = self._entities(earlier, 0, earlier.n - 1)
            brought_in = with_office(earlier) if pronoun in _ONES else None
            if brought_in is not None:
                return brought_in
            if pronoun in ("it", "its"):  # an agency sooner than a state, and nobody in the plural
                bodies = [e for e in named if self._type_of(e[2]) in ("agency", "ministry", "organisation")]
                named = bodies[-1:] or [e for e in named if not earlier.low[e[1]].endswith("s")]
            if named:
                return named[0][2] if pronoun in SINGULAR or len({n for _, _, n in named}) == 1 else None
        return None

    def _asked(self, line: Line, at: int) -> str | None:
        """'Asked Peskov whether he knew': the one asked, of whom a question speaks."""
        listener = line.subject_left(at - 2) if line.word(at - 1) in ("whether", "if", "why") else None
        if listener is None or line.tokens[listener[0] - 1].lemma not in ("ask", "press"):
            return None
        named = self._entities(line, *listener)
        return named[0][2] if named else None

    def _opens(self, number: int) -> str | None:
        """Whom the subject of a line names first, which no preposition governs."""
        line = self._line_of(number)
        named = (e for e in self._entities(line, 0, line.n - 1) if line.word(e[0] - 1) not in (*BESIDE, "in", "at"))
        return next((name for _, _, name in named), None)

    def _type_of(self, name: str) -> str | None:
        return spec.type if (spec := self._known(name)) is not None else None

    def _is_person(self, name: str) -> bool:
        return self._type_of(name) == "person"

    def _body(self, number: int) -> str | None:
        """The state or body with which a line opens: "The agency gave a like picture. It puts …"."""
        name = self._opens(number)
        return name if name is not None and not self._is_person(name) else None

    def _told_since(self, number: int, seen: int) -> str | None:
        """The person with whom a sentence after line `seen` opens: "Gerasimov went first. In a call he praised it"."""
        for n in range(number - 1, seen, -1):
            line = self._line_of(n)
            named = self._entities(line, 0, line.n - 1)[:1]
            base = line.np_right(0) if line.n else None
            office = line.cues.sources.get(line.low[base]) if base is not None else None
            if base is not None and office is not None and office.type == "person" and line.word(base + 1) == ",":
                end = next((j for j in range(base + 2, line.n) if line.tokens[j].tag != "NAME"), line.n) - 1
                return self._named(n, line, (0, max(base, end)))
            name = with_office(line)
            if name is not None:
                return name
            if named and named[0][0] == 0 and self._type_of(named[0][2]) == "person":
                return named[0][2]
        return None

    def _pair(self, number: int, line: Line, at: int) -> str | None:
        if line.word(at) in ("both", "neither") and line.is_finite(at + 1):
            told = [self._opens(n) for n in (number - 2, number - 1) if n >= 0]
            if len(told) == 2 and all(told) and told[0] != told[1]:
                return " and ".join(filter(None, told))  # "The Kremlin was silent. Seoul did not answer. Both …"
        for candidate, end in [(line, at - 1), *((earlier, earlier.n - 1) for earlier in self._before(number))]:
            names = list(dict.fromkeys(name for _, _, name in self._entities(candidate, 0, end)))
            if len(names) == 2:
                self._last_pair = f"{names[0]} and {names[1]}"
                return self._last_pair
            if len(names) > 2:
                break
        return self._last_pair

    def _releases(self, line: Line, first: int) -> str | None:
        """Who brings the report out in the same clause: the DIA has released a report showing …"""
        named = self._entities(line, 0, first - 1)
        last = named[0][1] if named else first
        told = "," not in line.low[last:first] and any(line.is_finite(j) for j in range(last, first))
        return named[0][2] if told else None

    def _supplier(self, number: int, line: Line, base: int) -> str | None:
        """Who is named as bringing it forth: "information supplied by one member"."""
        if base + 2 >= line.n or line.tokens[base + 1].lemma not in _BRINGING:
            return None
        by = line.skip_time(base + 2)  # "figures published on Tuesday by a firm"
        if line.word(by) != "by":
            return None
        last = line.source_right(by + 1)
        return self._named(number, line, (by + 1, last)) if last is not None else None

    def _headed(self, number: int, line: Line, first: int, head: str) -> str | None:
        """The one last named whose name holds the noun: "the panel" after "the UN Panel of Experts"."""
        return next((name for name, words in self._named_before(number, line, first) if head in words), None)

    def _named_before(self, number: int, line: Line, first: int) -> Iterator[tuple[str, list[str]]]:
        """Who is named before token `first` and in the lines before, nearest first, with the words of that."""
        for a, b, name in reversed(self._entities(line, 0, first - 1)):
            yield name, line.low[a : b + 1]
        for n in range(number - 1, max(-1, number - 1 - _FAR), -1):
            earlier = self._line_of(n)
            for a, b, name in reversed(self._entities(earlier, 0, earlier.n - 1)):
                yield name, earlier.low[a : b + 1]

    def _publisher(self, number: int, noun: str) -> str | None:
        """Who published the report named shortly before: the first one named in the sentence that brought it in."""
        for earlier in self._before(number):
            if noun in earlier.low:
                at = earlier.low.index(noun)
                # "accused Moscow in its first report"
                own = not POSSESSIVES.isdisjoint(earlier.low[max(0, at - 3) : at])
                if (earlier.word(at - 2) == "in" or own) and self._spoke:  # "the agency said in a report"
                    return self._spoke[-1][1]
                named = self._entities(earlier, 0, at)
                if named or earlier.word(at - 1) != "the":
                    return named[0][2] if named else None
        return None
