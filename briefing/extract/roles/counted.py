"""A figure and the noun phrase of what it counts → the items named there, and what its clause says of it."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from operator import attrgetter

from briefing.extract.grammar.phrases import CONTAINERS, Clause, NounPhrase
from briefing.extract.names.entities import Mention, Reading, singular
from briefing.extract.quantities.quantities import described
from briefing.extract.quantities.units import LENGTHS
from briefing.extract.quantities.words import TAKING
from briefing.extract.roles.counted_phrase import BODIES, is_somebody, labelled_before
from briefing.extract.roles.recounted import COUNTS, bare_count, befallen
from briefing.extract.scene.scene import Scene
from briefing.model import Quantity, Span

#: How many tokens after a figure may say in what state the counted are: "400 have been reported as killed".
_AFTER = 6
#: Numbers up to this are told of what is on hand anyway: "in two waves".
_SMALL = 3
#: Behind a length these make it a distance between places, which tells of no deed.
_APART = frozenset(
    """away from off outside inland north south east west northeast northwest southeast southwest behind up down apart
    short downstream upstream beyond ahead offshore""".split()
)
#: Verbs whose subject has, gets or gives a sum, which is not said of it.
_HAVING = TAKING | frozenset(
    "earn yield generate fetch pay give spend steal lend owe receive provide raise move offer convert".split()
)
#: What deals with the things that are named before it, or is a part or picture of them, and is none of them.
_TOLD_OF = frozenset(
    """company firm maker manufacturer producer supplier builder designer dealer developer factory plant depot
    warehouse base site post school centre center programme program project deal contract agreement test launch
    attack strike expert analyst operator worker engineer instructor technician trader shipment delivery source
    official agency service community market industry order module motor turbine hull kit tube casing fuse blueprint
    design drawing model mock-up replica crew pilot commander gunner""".split()
)
#: Signs that make a name a part of a longer word.
_HYPHENS = frozenset("-\u2010\u2011")
_start, _end = attrgetter("start"), attrgetter("end")
_NO_WHOLE = frozenset(("me", "it", "us", "you"))


def _next_after(scene: Scene, quantity: Quantity) -> str:
    """The word right behind a figure."""
    tokens = scene.parsed.tokens
    return next((t.lower for t in tokens if t.start >= quantity.span.end), "")


def _there(scene: Scene, clause: Clause) -> bool:
    """'There were 1,200 at first'."""
    return clause.verb.lemma == "be" and clause.subject != [] and scene.head(clause.subject[0]) == "there"


def _told_apart(outer: Mention) -> tuple[Mention, ...]:
    """A name and those inside it; of "munitions factories" only the whole is counted."""
    return (outer,) if outer.reading("item") is not None else (outer, *outer.inner)


class Counted:
    """A figure with the noun phrase of what it counts, and the words and items there, sought once for all rules."""

    def __init__(self, scene: Scene, quantity: Quantity, np: NounPhrase, meant: str | None = None) -> None:
        self.scene, self.quantity, self.np = scene, quantity, np
        self.size = quantity.low or quantity.high or 0
        #: The thing told of before that a number alone may count.
        self.meant = meant

    @cached_property
    def words(self) -> frozenset[str]:
        """Words of the item and of the noun phrase, and their singulars."""
        text = f"{self.quantity.item or ''} {self.scene.text(self.scene.span(self.np))}"
        words = text.lower().split()
        return frozenset(words).union(map(singular, words))

    @cached_property
    def said_of(self) -> frozenset[str]:
        """The words of the counted, the verbs that it is subject or object of, and of a measure what it measures.

        Of "12 missiles fired in January" the participle, too; of "Losses: 1,050 men" what stands before the colon.
        """
        subject = self.clause.subject if self.quantity.unit != "count" and self.clause is not None else ()
        heads = (singular(self.scene.head(np)) for np in subject)
        return self.words.union(self.verbs, heads, self.label)

    @property
    def noun_before(self) -> frozenset[str]:
        """The words for the thing named right before the figure: 'personnel 1,180, tanks 8'."""
        start = self.quantity.span.start
        named = (
            m for m in self.scene.mentions if m.end < start and not self.scene.parsed.text[m.end : start].strip(" :")
        )
        words = [w for m in named if m.reading("item") for w in self.scene.text(Span(m.start, m.end)).lower().split()]
        return frozenset(words).union(map(singular, words))

    @property
    def label(self) -> list[str]:
        """What a list is of, before the colon that opens it: 'Losses on Friday: 1,050 men, ten tanks'."""
        scene = self.scene
        if ":" not in scene.lower:
            return []
        tokens = scene.parsed.tokens
        colon = next((n for n, t in enumerate(tokens) if t.text == ":" and t.end <= self.quantity.span.start), None)
        if colon is None:
            return []
        said = [np for clause in scene.clauses for np in clause.subject]
        tally = labelled_before(self.quantity)
        opening = (np for np in scene.phrases if np is scene.phrases[0] or (tally and np.last == colon))
        return [word for np in opening if not any(np is one for one in said) for word in scene.words(np)]

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The verbs that the counted is subject or object of."""
        return frozenset(clause.verb.lemma for clause in self.scene.clauses if self._has_part_in(clause))

    def _has_part_in(self, clause: Clause) -> bool:
        return any(np is self.np for group in (clause.subject, *clause.objects) for np in group)

    @cached_property
    def named(self) -> frozenset[str]:
        """The types of what the sentence names."""
        return frozenset().union(*(r.types for mention in self.scene.mentions for r in mention.readings))

    @property
    def has_noun(self) -> bool:
        """Whether words say what is counted: those behind the figure, or those of the phrase that it is said of."""
        if self.quantity.item is not None:
            return True
        return not self._bare and not self.scene.span(self.np).overlaps(self.quantity.span)

    @cached_property
    def _bare(self) -> bool:
        """Whether the phrase that the figure is said of says no more than that it is a count."""
        return bare_count(self.scene, self.np)

    @property
    def is_body(self) -> bool:
        """Whether what stands before the figure gathers those that it counts: a contingent of 5,000."""
        apart = not self.scene.span(self.np).overlaps(self.quantity.span)
        return apart and singular(self.scene.head(self.np)) in BODIES

    @property
    def elsewhere(self) -> bool:
        """Whether people are counted who need not be anywhere: so many a month, "the families of 300 soldiers"."""
        np, elements = self.np, self.scene.elements
        before = elements[np.at - 2].np if np.prep == "of" and np.at >= 2 else None
        owned = before is not None and np.measure is not before and not self._gathered_by(before)
        return self.quantity.relation == "rate" or owned

    def _gathered_by(self, np: NounPhrase) -> bool:
        head = singular(self.scene.head(np))
        return self.scene.head(np) in CONTAINERS or head in BODIES or head in COUNTS or np.measure is not None

    @cached_property
    def near(self) -> list[str]:
        """Words of the counted phrase and right after it, up to the next figure."""
        scene, quantity, np = self.scene, self.quantity, self.np
        tokens = scene.parsed.tokens
        ahead = tokens[: bisect_right(tokens, quantity.span.start, key=_end)]
        before = next((t.lower for t in reversed(ahead) if t.text != ":"), "")
        words = [*self.label, before]
        if labelled_before(quantity) and quantity.item is not None:
            return [*quantity.item.lower().split(), *self.label]
        if np.measure is not None and not scene.span(np.measure).overlaps(quantity.span):
            # "600 of the 15,000 soldiers have died": what is said of the part is not said of the whole.
            return [before, *scene.words(np), *befallen(scene, quantity, np)]
        others = [q.span for q in scene.figures if q is not quantity]
        for at in range(max(np.first, bisect_left(tokens, quantity.span.end, key=_start)), len(tokens)):
            token = tokens[at]
            if token.lower == "of" and at > np.first and scene.lower[at + 1 : at + 2] in (["whom"], ["which"]):
                break  # "three generals, one of whom was killed"
            if token.tag == "CONJ" and tokens[at - 1].tag == "COMMA":
                break  # "four of them children, and wounded 48"
            if token.tag == "STOP" or token.lower == "no" or len(words) > _AFTER + (np.last - np.first):
                break
            if others and any(span.start <= token.start < span.end for span in others):
                break
            words.append(token.lower)
        return words

    @cached_property
    def around(self) -> frozenset[str]:
        """What the clause says of the figure: its verb, and the words of its subject and of the counted phrase."""
        clause = self.clause
        if clause is None:
            return self.words.union(self.near)
        said = [word for subject in clause.subject for word in self.scene.words(subject)]
        return self.words.union(said, (clause.verb.lemma,), self.near)

    @cached_property
    def told(self) -> bool:
        """Whether the figure is one of those that a text tells: no share of "me", no "nine" that is an hour.

        A number of nothing, and a small one, has to be what its clause is about.
        """
        quantity, np = self.quantity, self.np
        value = self.size
        if quantity.unit != "count":
            apart = quantity.unit in LENGTHS and _next_after(self.scene, quantity) in _APART
            return self.scene.head(np) not in _NO_WHOLE and not apart
        if value != int(value) or (value < 1000 and "." in quantity.text):
            return False
        if self._bare:
            return True
        if self.subject or not self.scene.clauses:
            return quantity.item is not None or value > _SMALL
        qualified = quantity.low is None or quantity.high is None or quantity.approximate
        return quantity.item is not None and (value > _SMALL or qualified)

    @property
    def subject(self) -> bool:
        """Whether the phrase, or what measures it, is the subject of a clause, or what it says there is."""
        told_of = [np for clause in self.scene.clauses for np in clause.subject]
        told_of += [np for c in self.scene.clauses if _there(self.scene, c) for group in c.objects for np in group]
        return any(np is self.np or np.measure is self.np or self.np.measure is np for np in told_of)

    @property
    def measured(self) -> str | None:
        """What a length or a sum is said of: the bridge, of "the bridge cost 9 billion"; nobody who has or gets it."""
        same = (q for q in described(self.scene.parsed) if q.span.overlaps(self.quantity.span))
        told = next((q for q in same if q.item_span is not None and q.item and q.item[0].isalpha()), None)
        if told is None or told.item_span is None or singular((told.item or "").split()[-1].lower()) in COUNTS:
            return None
        place = told.item_span
        first = next(
            (np for np in self.scene.phrases if self.scene.wide(np).contains(place) or place.contains(np.span)), None
        )
        if (
            place.start > self.quantity.span.end
            and "for" in self.scene.text(Span(self.quantity.span.end, place.start)).split()
        ):
            return None  # "offers $15 million for information"
        having = self.clause is not None and self.clause.verb.lemma in _HAVING
        somebody = first is not None and is_somebody(self.scene, first)
        return None if having or somebody else told.item

    @property
    def said_from(self) -> int:
        """Where the statement that the figure closes begins: at the subject, or at a verb that shares another's."""
        scene, clause = self.scene, self.clause
        if clause is None:
            return self.quantity.span.start
        subject = [] if clause.shared else [scene.wide(np).start for np in clause.subject]
        return min([scene.parsed.tokens[clause.verb.first].start, *subject])

    @cached_property
    def clause(self) -> Clause | None:
        """The clause of the counted phrase, or that which it stands behind."""
        own = self.scene.clause_with(self.np)
        return own or (self.scene.clause_around(self.np.at) if self.np.at >= 0 else None)

    @cached_property
    def items(self) -> list[tuple[Reading, int]]:
        """The items named where the counted stands, each with the end of its name."""
        scene, quantity = self.scene, self.quantity
        counted = scene.span(self.np)
        end = max(quantity.span.end, quantity.item_span.end if quantity.item_span else 0)
        if counted.end > quantity.span.start:
            end = max(end, counted.end)
        span = Span(quantity.span.start, end)
        far = quantity.item_span if span.overlaps(counted) else counted
        if scene.sentence.block == "row" and quantity.item is None:
            span = scene.sentence.span
        found = []
        head = scene.parsed.tokens[self.np.head]
        told_of = singular(head.lower) in _TOLD_OF
        for mention in (m for outer in scene.mentions for m in _told_apart(outer)):
            if told_of and counted.start <= mention.start and mention.end <= head.start:
                continue  # "two satellite companies" are no satellites
            inside = span.start <= mention.start < span.end
            if scene.parsed.text[mention.end : mention.end + 1] in _HYPHENS:
                continue  # "16 brigade-level drills" counts no brigades
            if inside or (far is not None and far.start <= mention.start < far.end):
                reading = mention.reading("item")
                if reading is not None:
                    found.append((reading, mention.end))
        return found
