"""A source phrase → the name under which its words are credited."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.config.specs.lexicon import EntitySpec
from briefing.config.specs.reporting import ReportingNounSpec
from briefing.extract.attribution.found import Range
from briefing.extract.attribution.line import Line
from briefing.extract.attribution.lists import ALONE, BODY_TYPES, PAIRS, POSSESSIVE_MARKS, PREPOSITIONS, TIME
from briefing.extract.attribution.named import Lookup, Named
from briefing.extract.attribution.phrase import (
    LONGEST_NAME,
    Parts,
    affiliation,
    author,
    institution_end,
    is_one_of_two,
    phrase_of,
    together,
    without_owner,
    without_time,
)
from briefing.extract.attribution.speakers import BACK, Speakers, Spoke
from briefing.extract.names.offices import SPEAKING
from briefing.extract.words.tagger_tables import POSSESSIVES

#: Who holds the office of an actor's state that some words end in, or None.
Holder = Callable[[str, list[str]], str | None]

#: A report "seen by Reuters" is not Reuters'.
_SHOWN = frozenset(("seen", "obtained", "reviewed", "viewed", "quoted", "cited"))
_HEADS = frozenset(("president", "leader", "premier", "chancellor", "ruler", "dictator"))
_BRINGING = frozenset("supply provide publish release issue write compile prepare submit share".split())  # noqa: SIM905
_SPEAKING_FOR = frozenset(("spokesperson", "spokesman", "spokeswoman"))
_PUBLISHING = _BRINGING | {"present", "unveil", "produce", "circulate", "deliver"}
#: How near to a report the words for whoever published it stand.
_NEAR = 8
#: How many lines back a noun such as "the panel" may take up a name.
_FAR = 16
#: What a text calls itself, or whoever wrote it.
_ITSELF = (["article"], ["author"], ["piece"], ["column"], ["writer"], ["commentary"])
#: What with an article before it is one of some that were named before, nobody knows which.
_ONE_OF_THEM = frozenset(("second", "third", "fourth", "fifth", "last", "first"))
#: Words of what is a time and nobody who speaks.
_OF_TIME = TIME | PREPOSITIONS | {"the"}


class Names(Speakers):
    """Names sources in the order of the text, remembering who spoke, and whose each document is."""

    def __init__(
        self, lookup: Lookup, line_of: Callable[[int], Line], holder: Holder, known: Callable[[str], EntitySpec | None]
    ) -> None:
        super().__init__(Named(lookup, known), line_of)
        self._holder = holder
        #: Head of a document → who published it: the report, the statement.
        self._documents: dict[str, str] = {}

    def name(self, number: int, line: Line, source: Range) -> str | None:
        """The canonical name of `source` in the line of that number; None where a pronoun has no antecedent."""
        first, last = source = without_owner(line, self._named.whole(line, without_time(line, source)))
        words = line.low[first : last + 1]
        if last == first + 1 and words[0] in ("a", "the") and words[1] in _ONE_OF_THEM:
            return None  # "a third put the figure at 15,000"
        if line.word(last + 1) in POSSESSIVE_MARKS and _OF_TIME.issuperset(words):
            return None  # "by Wednesday's count"
        if words[0] in ("the", "this") and words[1:] in _ITSELF and not self._headed(number, line, first, words[1]):
            return None  # "The article concludes that": the text itself
        if words[0] in ALONE and last == first:
            found = self.antecedent(number, line, words[0], first)
        elif words in (["neither"], ["both"], ["each"]) or is_one_of_two(words):
            found = self.pair(number, line, first)
        elif (
            words[-1] in PAIRS
            and words[0] in ("both", "two", "neither", "either", "the")
            and "two" in words[:2] + ["two"] * (words[0] != "the")
        ):
            found = self.pair(number, line, first) or phrase_of(line, source)
        else:
            found = self.name_of(number, line, source)
        if found is not None:
            self.add(self._speaking(number, line, source, found))
        return found

    def _speaking(self, number: int, line: Line, source: Range, name: str) -> Spoke:
        """One who speaks under `name`, with what pronouns may take him up."""
        first, last = source
        base = min(line.np_right(first) or first, last)
        kind = line.cues.sources.get(line.low[base])
        common = kind is not None or not line.is_name(base)
        many = line.low[first] in ("they", "both") or (line.low[base].endswith("s") and common)
        if line.low[first] in ("he", "she"):
            person = True
        elif kind is not None:
            person = (kind.type == "person" or (kind.type == "unnamed" and kind.name != "reports")) and not many
        else:
            known = self._named.type_of(name)
            unknown = known is None and self._surname(line, source, base, name)
            person = line.is_name(base) and (known == "person" or unknown)
            person = person or (line.low[base] in SPEAKING and not many)  # "the intelligence chief"
        return Spoke(number, name, person, many)

    def _surname(self, line: Line, source: Range, base: int, name: str) -> bool:
        """Whether a name may be a person's: no article, no medium, and not a metonym of something else."""
        return (
            line.low[source[0]] not in ("the", "both")
            and line.low[base] not in line.cues.media
            and line.tokens[base].text in name
        )

    def name_of(self, number: int, line: Line, source: Range) -> str | None:
        if line.tokens[source[0]].text[0].isdigit() and source[0] == source[1]:
            return None  # "of the 900, 300 were captured, they estimate": no number says anything
        if line.low[source[0]] == "one" and line.word(source[0] + 1) == "of" and source[1] > source[0] + 1:
            if line.low[source[0] + 2] == "them":
                return self.antecedent(number, line, "they", source[0])
            among = line.np_right(source[0] + 2) or source[1]
            return phrase_of(line, (source[0] + 2, among)).removesuffix("s")  # "one of the officials"
        phrase = self._parts(line, source)
        beside = together(line, phrase) or self._named_beside(number, line, phrase)
        return beside or self._by_head(number, line, phrase)

    def _named_beside(self, number: int, line: Line, phrase: Parts) -> str | None:
        """Who is named behind an office, after its comma, as the supplier, or before by whoever has it: "its army"."""
        first, base, last, kind = phrase.first, phrase.base, phrase.last, phrase.kind
        name = phrase.names[-1:]
        titled = bool(name) and base < name[0][0] and "," not in line.low[base : name[0][0]]
        if titled and name[0][1] == last and line.tokens[name[0][0] - 1].tag in ("NAME", "NOUN"):
            return name[0][2]  # "Secretary of State Antony Blinken": the office, then the name
        apposed = self._apposed(line, base, last) or self._supplier(number, line, base)
        if apposed is None and kind is not None and kind.type == "person" and not phrase.inside:
            apposed = self._titled(line, last)
        whose = line.low[first] in ("his", "her", "their") and line.word(first + 1) == "own"  # "by his own tally"
        if kind is not None:  # "its military said", "its spokesman said"
            whose = whose or (line.low[first] in POSSESSIVES and kind.type in ("state", "agency"))
            whose = whose or (line.low[first] == "its" and kind.type == "person")
        return apposed or (self.antecedent(number, line, line.low[first], first) if whose else None)

    def _by_head(self, number: int, line: Line, phrase: Parts) -> str | None:
        """Whom the phrase means by what its head is: an unnamed source, a document, imagery, an office, a body."""
        first, base, last = phrase.first, phrase.base, phrase.last
        kind, inside, after = phrase.kind, phrase.inside, phrase.after
        if kind is not None and kind.type == "unnamed" and (body := self._body_behind(line, phrase)) is not None:
            return body
        if kind is not None and kind.type == "unnamed" and len(after) == 1:
            end = after[0][1]
            if last == end + (line.word(end + 1) in line.cues.sources):
                # "an official in Seoul", "a senior official of the South Korean government"
                return phrase_of(line, (base + 2, last) if line.word(base + 1) == "of" else (first, last))
        if inside and (inside[-1][1] >= base or line.low[base] == ")"):
            return inside[-1][2]
        if line.low[first : base + 1][:2] == ["the", "same"] and self.last:
            return self.last.name  # "the same official", "the same briefing": no other
        noun = line.cues.nouns.get(line.low[base])
        if noun is not None and noun.speaks:
            return self._of_document(number, line, phrase, noun)
        if kind is not None and kind.type == "imagery":
            return kind.name
        if kind is not None and kind.type == "person" and (holder := self._in_office(line, phrase)) is not None:
            return holder
        return self._of_owner(line, phrase) or self._same_or_phrase(number, line, phrase)

    def _body_behind(self, line: Line, phrase: Parts) -> str | None:
        """'Researchers at the Pine Institute': the institute in whose name people without names speak."""
        known = (name for _, _, name in phrase.after if self._named.type_of(name) == "organisation")
        return next(known, None) or affiliation(line, phrase)

    def _of_owner(self, line: Line, phrase: Parts) -> str | None:
        """Whose body or official it is, if that is named: "Seoul's defence ministry", "the spokesman of the army"."""
        first, base = phrase.first, phrase.base
        kind, inside, after = phrase.kind, phrase.inside, phrase.after
        if inside:
            owned = line.word(inside[-1][1] + 1) in ("'s", "'", "\u2019")
            whole = owned or inside[-1][0] == first or line.low[first] == "the"
            if kind is not None and kind.type in ("state", "agency") and whole:
                return inside[-1][2]
            return phrase_of(line, (first, base), kind.name if kind else None)
        if kind is None and first < base and all(token.tag == "NAME" for token in line.tokens[first : base + 1]):
            return None  # "Ada Keller of the Berlin Institute" is she, not Berlin
        of_it = after and line.word(base + 1) in ("of", "for", "from", "at")
        if after and line.word(base + 1) == "in" and kind is not None and kind.type == "state":
            return after[0][2]  # "the defence ministry in Moscow"
        return after[0][2] if of_it and (kind is None or kind.type in ("person", "state", "agency")) else None

    def _same_or_phrase(self, number: int, line: Line, phrase: Parts) -> str:
        """Whom the phrase takes up, else its own words."""
        first, base, kind = phrase.first, phrase.base, phrase.kind
        same = phrase.definite and line.low[base] in _SPEAKING_FOR and self._is_of_last_line(number)
        if same and self.last:
            return self.last.name  # "the spokesperson" of the line before is no other
        again = self._again(number, line, phrase) if phrase.definite and kind is not None else None
        return again or phrase_of(line, (first, base), kind.name if kind else None)

    def _is_of_last_line(self, number: int) -> bool:
        """Whether whoever spoke last spoke in the line before that of the number."""
        return self.last is not None and number - self.last.line == 1

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
        base = institution_end(line, base)
        last = max(base, last)
        definite = line.low[first] in ("the", "this", "that") and first == base - 1
        return Parts(first, base, last, kind, tuple(self._named.within(line, first, last)), definite)

    def _of_document(self, number: int, line: Line, phrase: Parts, noun: ReportingNounSpec) -> str | None:
        """Whose report, statement or letter it is, else what it is itself."""
        head, first = line.low[phrase.base], phrase.first
        mass = noun.plural == noun.noun
        after = phrase.after if not mass or line.word(phrase.base + 1) != "from" else ()
        after = tuple(n for n in after if line.word(n[0] - 1) != "by" or line.word(n[0] - 2) not in _SHOWN)
        owner = author(line, phrase) or next((name for _, _, name in (*phrase.inside[-1:], *after)), None)
        owner = owner or affiliation(line, phrase)
        if owner is None and line.low[first] in POSSESSIVES:
            owner = self.antecedent(number, line, line.low[first], first)  # "its last report"
        if owner is None and first > 0 and not phrase.definite and not mass:
            owner = self._releases(line, first)
        spoke = self.last
        if owner is None and line.word(first - 1) == "in" and spoke and spoke.line == number:
            owner = spoke.name  # "the team said in the report published on Thursday"
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
        head = line.low[phrase.base]
        known = self._headed(number, line, phrase.first, head) or self._last_called(head)
        if known is not None:
            return known
        body = phrase.kind is not None and phrase.kind.type in ("agency", "state", "media")
        spoke = self.last
        if not body or not spoke:
            return None
        types = BODY_TYPES.get(head)
        if types is not None:
            bodies = [kind for kind in types if kind != "state"]  # sooner than the state whose body it is
            spoke = self._last_of(bodies) or self._last_of(types) or spoke
        elif number - spoke.line > BACK:
            return None
        fits = types is None or self._named.type_of(spoke.name) in types
        taken_up = line.low[phrase.first] == "the" and not spoke.person and fits
        return spoke.name if taken_up else phrase_of(line, (phrase.first, phrase.last))

    def _apposed(self, line: Line, base: int, last: int) -> str | None:
        """The name that an office brings after a comma: "the ministry's spokesman, Pak Jong Su"."""
        comma = base + 1
        if line.word(comma) in ("to", "at", "in", "for"):  # "the ambassador to Seoul, Georgy Zinovyev"
            comma = (line.np_right(comma + 1) or comma) + 1
        start = comma + 1
        if line.word(comma) != "," or line.is_name(base) or last - start > LONGEST_NAME:
            return None
        words = line.tokens[start : last + 1]
        if not words or any(t.tag != "NAME" for t in words):
            return None
        named = self._named.within(line, start, last)
        return named[-1][2] if named else phrase_of(line, (start, last))

    def _titled(self, line: Line, last: int) -> str | None:
        """The name under its title that stands after the office: "the head of the service, General Kyrylo Budanov"."""
        start = end = last + 2
        if line.word(last + 1) != ",":
            return None
        while line.word(end) and line.tokens[end].tag == "NAME":
            end += 1
        titled = not line.cues.sources.keys().isdisjoint(line.low[start : start + 2])
        named = self._named.within(line, start, end - 1) if titled and line.word(end) in (",", ".", ")") else []
        return named[-1][2] if named and named[-1][1] == end - 1 else None

    def _releases(self, line: Line, first: int) -> str | None:
        """Who brings the report out in the same clause: the DIA has released a report showing …"""
        named = self._named.within(line, 0, first - 1)
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
        return self.name_of(number, line, (by + 1, last)) if last is not None else None

    def _headed(self, number: int, line: Line, first: int, head: str) -> str | None:
        """The one last named whose name holds the noun: "the panel" after "the UN Panel of Experts"."""
        return next((name for name, words in self._named_before(number, line, first) if head in words), None)

    def _named_before(self, number: int, line: Line, first: int) -> Iterator[tuple[str, list[str]]]:
        """Who is named before token `first` and in the lines before, nearest first, with the words of that; of a person
        also with the word before, which may be the title."""
        far = (self._line_of(n) for n in range(number - 1, max(-1, number - 1 - _FAR), -1))
        for at, last in ((line, first - 1), *((earlier, earlier.n - 1) for earlier in far)):
            for a, b, name in reversed(self._named.within(at, 0, last)):
                yield name, at.low[max(0, a - 1) if self._is_person(name) else a : b + 1]

    def _publisher(self, number: int, noun: str) -> str | None:
        """Who published the report named shortly before: the first one named in the sentence that brought it in."""
        for earlier in self.lines_before(number):
            if noun in earlier.low:
                at = earlier.low.index(noun)
                if (published := self._published(number, earlier, at)) is not None:
                    return published
                # "accused Moscow in its first report"
                own = not POSSESSIVES.isdisjoint(earlier.low[max(0, at - 3) : at])
                named = self._named.within(earlier, 0, at)
                told = next((one.name for one in reversed(self._spoke) if self._line_of(one.line) is earlier), None)
                if own and told is not None:
                    return told  # "the ministry said in its daily update"
                if own and self.last and self._line_of(self.last.line) is not earlier:
                    return named[0][2] if named and named[0][0] <= 1 else None  # who says nothing there published it
                if (earlier.word(at - 2) == "in" or own) and self.last:  # "the agency said in a report"
                    return self.last.name
                if named or earlier.word(at - 1) != "the":
                    return named[0][2] if named else None
        return None

    def _published(self, number: int, line: Line, at: int) -> str | None:
        """Who published a report at token `at` by what is around it: "a report by the team", "the team issued one"."""
        by = next((j for j in range(at + 1, min(line.n - 1, at + _NEAR)) if line.low[j] == "by"), None)
        if by is not None and not any(line.is_mark(j) or line.is_finite(j) for j in range(at + 1, by)):
            last = line.source_right(by + 1)
            return self.name_of(number, line, (by + 1, last)) if last is not None else None
        verb = next((j for j in range(at - 1, max(0, at - _NEAR), -1) if line.tokens[j].tag == "VERB"), None)
        if verb is None or line.tokens[verb].lemma not in _PUBLISHING:
            return None
        source = line.subject_left(line.before_time(verb - 1))
        return self.name_of(number, line, source) if source is not None else None
