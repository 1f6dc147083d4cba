"""A document as it is being read: what the sentences so far leave for those that come."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import itemgetter

from briefing.config.specs.rules import RuleSpec
from briefing.extract.attribution.voices import Attribution
from briefing.extract.documents.acts import after_entry, heads, of_entry, stamp_of, under
from briefing.extract.documents.issuers import is_release, issuer_in, stated_by
from briefing.extract.documents.routes import Route, along, route_in
from briefing.extract.documents.topics import topic_of
from briefing.extract.events.asked import Questions
from briefing.extract.names.antecedents import REACH, Memory, Topic
from briefing.extract.names.entities import EntityIndex, Lookup, Reading
from briefing.extract.roles.told import Told
from briefing.extract.scene.scene import Scene, Wording
from briefing.model import Document, Span, TimeRef

_start = itemgetter(0)


@dataclass(slots=True)
class Course:
    """A document as it is being read."""

    document: Document
    folded: str
    #: Kept where they are to be explained.
    scenes: list[Scene] | None
    memory: Memory = field(default_factory=Memory)
    questions: Questions = field(default_factory=Questions)
    found: list[Told] = field(default_factory=list)
    #: The time of the heading that the sentences stand under; where each heading begins, and the way it gives.
    heading: TimeRef | None = None
    routes: list[tuple[int, Route | None]] = field(default_factory=list)
    #: What the last heading names, where it names nothing else: "Containers".
    section_topic: Topic | None = None
    #: Whether the last sentence stands in a table.
    tabled: bool = False
    #: The time that the entry of a chronicle opens with, whether the last sentence gives it, and where that ends.
    entry: TimeRef | None = None
    stamped: bool = False
    #: Where the last dated heading begins, and where that entry or else the heading does; -1 where there is neither.
    headed: int = -1
    begun: int = -1
    end: int = 0
    #: Sentences that name a time.
    timed: set[Span] = field(default_factory=set)
    #: Kinds of the facts found.
    told: set[str] = field(default_factory=set)
    said: list[Attribution] = field(default_factory=list)
    #: Where the rows of tables begin that are read in words; what times and names stand in the text, for them alone.
    rows: set[int] = field(default_factory=set)
    times: list[TimeRef] = field(default_factory=list)
    lookup: Lookup = field(default_factory=Lookup)
    #: For whom each surname stood last.
    surnames: dict[str, Reading] = field(default_factory=dict)
    #: The words of the sentence before.
    before: Wording = field(default_factory=Wording)
    #: Nothing but headings so far; whether one calls the text a release, and who issues it as they say.
    heads_text: bool = True
    released: bool = False
    issuer: str | None = None
    #: The last sentence that may answer what was asked.
    asking: int = -1
    #: Of the sentence that comes, and of the last one that named something.
    number: int = 0
    named_last: int = -REACH - 1

    def enter(self, scene: Scene) -> None:
        """Notes what the next sentence says of those that stand under or behind it: a heading, a time, an entry."""
        line = scene.sentence
        begins = "\n" in scene.parsed.text[self.end : line.span.start]
        if line.rank:
            self.section_topic = self.memory.topic = topic_of(scene)
        elif begins:
            self.memory.topic = topic_of(scene) or self.section_topic
        if self.heads_text:
            self._read_head(scene)
        if line.rank:
            self.heading = heads(scene)
            self.headed = line.span.start if self.heading is not None else -1
            route = route_in(scene.parsed.text, line.span, scene.mentions, scene.index)
            self.routes.append((line.span.start, route))
        elif any(time.start or time.end for time in scene.times):
            self.timed.add(line.span)
        if self.tabled and line.block != "row" and not line.rank:
            self.routes.append((line.span.start, None))  # the heading of a table says nothing of what stands behind it
        self.tabled = line.block == "row"
        stamp = stamp_of(scene) if scene.times else None
        self.stamped = stamp is not None
        if stamp is not None or line.rank or begins:
            self.entry = stamp if not line.rank else None
            self.begun = line.span.start if stamp is not None else self.headed
        self.end = line.span.end

    def _read_head(self, scene: Scene) -> None:
        """Notes what the headings over the text say of who issues it."""
        self.heads_text = scene.sentence.rank > 0
        if self.heads_text:
            words = scene.parsed.text[scene.sentence.span.start : scene.sentence.span.end]
            self.released = self.released or is_release(words)
            self.issuer = self.issuer or issuer_in(scene) or stated_by(scene)
        elif self.released:
            self.memory.issuer = self.issuer or stated_by(scene)

    def placed(self, scene: Scene, here: Sequence[Told], rules: Mapping[str, RuleSpec]) -> list[Told]:
        """What a sentence tells, with the time and the sides that its heading or entry gives where it names none."""
        line, text = scene.sentence, self.document.text
        undated = line.span not in self.timed
        told = list(here)
        if self.heading is not None and not line.rank and undated:
            told = [under(one, self.heading, text) for one in told]
        if self.entry is not None and (self.stamped or undated):
            told = [of_entry(one, self.entry, text) for one in told]
        elif self.entry is not None:
            told = [after_entry(one, self.entry) for one in told]
        return [self.routed(replace(one, entry=self.begun), rules, scene.index) for one in told]

    def routed(self, one: Told, rules: Mapping[str, RuleSpec], index: EntityIndex) -> Told:
        """A fact with the sides that the heading gives that it stands under."""
        at = bisect_right(self.routes, one.fact.evidence.span.start, key=_start) - 1
        route = self.routes[at][1] if at >= 0 else None
        return along(one, route, rules[one.fact.kind], index) if route is not None else one
