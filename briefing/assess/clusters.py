"""Facts of one base → clusters by time and place: those that tell of one event, each with why it was joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from briefing.assess.intervals import FIRST, LAST, SHORT, Interval
from briefing.assess.names import Names
from briefing.assess.reasons import reason
from briefing.assess.signature import Signature
from briefing.assess.suspects import Suspect
from briefing.assess.values import apart, far, same_unit
from briefing.assess.writing import HAPPENED, SLACK, Writing
from briefing.config.specs.publishers import KindSpec
from briefing.model import Fact, Reason

#: Days after which an event is told of with its date, or as what is long past: one of a few days, and any other.
_MONTHS, _YEARS = 62, 366
#: Days of what happened at one time.
_DAYS = 7
#: Among more candidates than these, a fact that fits one of them cannot be said to mean that one.
_MOST = 200


@dataclass(slots=True)
class Cluster:
    """Facts found to tell of one event; `core` is the narrowest interval, `place` the narrowest place."""

    core: Interval | None
    place: str
    facts: list[Fact] = field(default_factory=list)
    joined: dict[str, Reason] = field(default_factory=dict)

    def add(self, fact: Fact, why: Reason | None) -> None:
        self.facts.append(fact)
        if why is not None:
            self.joined[fact.id] = why


class Clusters:
    """The clusters of one base, indexed by day, month and place so that each fact meets few of them."""

    def __init__(self, traits: KindSpec, names: Names, tolerance: float, writing: Writing) -> None:
        self.traits, self.names, self.tolerance, self.writing = traits, names, tolerance, writing
        #: Facts that lack a role of this base, and are in it only because no other takes them; or have no known side.
        self._lacking: frozenset[str] = frozenset()
        self.all: list[Cluster] = []
        self._days: dict[int, list[Cluster]] = defaultdict(list)
        self._months: dict[int, list[Cluster]] = defaultdict(list)
        self._open: dict[tuple[int, int], list[Cluster]] = defaultdict(list)
        self._below: dict[str, list[Cluster]] = defaultdict(list)
        self._at: dict[str, list[Cluster]] = defaultdict(list)

    def place_all(self, signed: list[tuple[Fact, Signature]], suspect: dict[str, Suspect]) -> list[Cluster]:
        """Every fact put into a cluster: exact days first, then periods, then suspect dates, then undated facts.

        Of the undated, plans come first: what a text tells of beside its plan is that plan.
        """
        known = [(fact.id, sum(self.names.is_known(role) for role in sig.base.roles)) for fact, sig in signed]
        most = max((count for _, count in known), default=0)
        self._lacking = frozenset(name for name, count in known if count < max(1, most))
        sound = [(fact, sig) for fact, sig in signed if fact.id not in suspect]
        dated = [(fact, sig.time, sig.place) for fact, sig in sound if sig.time is not None]
        undated = [(fact, sig.place, fact.modality != "planned") for fact, sig in sound if sig.time is None]
        depth = self.names.places_around
        for fact, time, place in sorted(dated, key=lambda row: (row[1].width, not row[2], -len(depth(row[2])))):
            self._add_dated(fact, time, place)
        for fact, sig in signed:
            if fact.id in suspect:
                self._add_suspect(fact, sig, suspect[fact.id])
        for fact, place, _ in sorted(undated, key=lambda row: (row[2], not row[1], -len(depth(row[1])))):
            self._add_undated(fact, place)
        return self.all

    def _add_dated(self, fact: Fact, time: Interval, place: str) -> None:
        found = self._one(self._in_time(time), fact, place, time)
        if found is None:
            self._new(fact, time, place)
            return
        core = found.core
        assert core is not None
        if not core.overlaps(time):
            found.add(fact, reason("date_near", time.text, core.text))
        elif place != found.place:
            found.add(fact, reason("place_wider", place or "-", found.place or "-"))
        else:
            same = core.start == time.start and core.end == time.end
            found.add(fact, reason("same_words") if same else reason("time_overlaps", time.text, core.text))

    def _add_undated(self, fact: Fact, place: str) -> None:
        found = self._one(self._at_place(place), fact, place, None) or self._plan_misdated(fact, place)
        if found is None:
            self._new(fact, None, place)
        elif found.core is not None:
            found.add(fact, reason("undated", found.core.text))
        else:
            found.add(
                fact,
                reason("same_words")
                if place == found.place
                else reason("place_wider", place or "-", found.place or "-"),
            )

    def _add_suspect(self, fact: Fact, sig: Signature, suspect: Suspect) -> None:
        printed = sig.time.text if sig.time else ""
        if suspect.corrected and (
            found := self._one(self._in_time(suspect.corrected), fact, sig.place, suspect.corrected)
        ):
            found.add(fact, reason("date_corrected", printed, found.core.text if found.core else ""))
        elif sig.time:
            self._add_dated(fact, sig.time, sig.place)

    def _new(self, fact: Fact, time: Interval | None, place: str) -> None:
        made = Cluster(time, place)
        made.add(fact, None)
        self.all.append(made)
        self._at[place].append(made)
        for around in {*(self.names.places_around(place) if place else ()), ""}:
            self._below[around].append(made)
        if time is None:
            return
        if time.open:
            self._open[(time.start == FIRST, time.end == LAST)].append(made)
            return
        for month in _months(time):
            self._months[month].append(made)
        if time.width <= SHORT:
            for day in range(time.start, time.end + 1):
                self._days[day].append(made)

    def _in_time(self, time: Interval) -> Iterator[Cluster]:
        """Clusters whose core meets `time`; an open interval meets only those open at the same end."""
        window = self.traits.window
        if time.open:
            yield from self._open[(time.start == FIRST, time.end == LAST)]
            return
        index: dict[int, list[Cluster]] = self._days
        keys: Iterator[int] = iter(range(time.start - window, time.end + window + 1))
        if time.width > SHORT:
            index, keys = self._months, _months(time)
        for key in keys:
            for cluster in index.get(key, ()):
                if cluster.core is not None and cluster.core.overlaps(time, window):
                    yield cluster

    def _at_place(self, place: str) -> Iterator[Cluster]:
        """Clusters at the place, below it, or at a place around it."""
        yield from self._below[place]
        for around in (*self.names.places_around(place)[1:], "") if place else ():
            yield from self._at[around]

    def _one(self, candidates: Iterator[Cluster], fact: Fact, place: str, time: Interval | None) -> Cluster | None:
        """The one candidate that fits; of several, the one in which the same authority gives the same figure, that
        gives it at all, or that fits in every detail; else None. A count without a date is a total, and not that of
        some days, unless who gives it gave it for them."""
        fitting: list[Cluster] = []
        exact: Cluster | None = None
        for cluster in islice(candidates, _MOST):
            if any(cluster is seen for seen in fitting) or not self._fits(cluster, fact, place, time):
                continue
            fitting.append(cluster)
            if cluster.place == place and cluster.core == time:
                exact = cluster
                break
            if len(fitting) > 8:
                break
        if time is None and fact.has_value:
            counted = [one for one in fitting if (one.core is None or one.core.open) and _gives(one, fact)]
            said = [one for one in fitting if self._again(one, fact)]
            exact = next((found[0] for found in (said, counted) if len(found) == 1), exact)
        if exact is not None:
            return exact
        return fitting[0] if len(fitting) == 1 else None

    def _again(self, cluster: Cluster, fact: Fact) -> bool:
        """Whether one state's word, or anybody's, gives the figure of the fact in the cluster, too."""

        def behind(one: Fact) -> str:
            return self.names.side_of(one.speaks_for or one.attribution or "")

        by = behind(fact) if fact.has_value else ""
        return bool(by) and _gives(cluster, fact, lambda other: behind(other) == by)

    def _fits(self, cluster: Cluster, fact: Fact, place: str, time: Interval | None) -> bool:
        if not self.names.places_meet(cluster.place, place):
            return False
        if time is None and (self._long_before(cluster, fact) or self._ahead_of(cluster, fact)):
            return False
        if time is None and self._of_few_days(cluster, fact, place):
            return False
        if time is None and self._again(cluster, fact):
            return True
        if time is None and any(_of_all_years(fact, other) for other in cluster.facts[:8]):
            return False
        loose = self.traits.repeats and (time is None or cluster.core is None)
        lacking = fact.id in self._lacking or any(other.id in self._lacking for other in cluster.facts[:8])
        # What lacks a role, or is an undated report, is of this one only if the figures can be the same; of an event
        # that repeats only if the times can be, too.
        undated = time is None and cluster.core is not None and not cluster.core.open
        if (loose or lacking or undated) and any(apart(fact, other, self.tolerance) for other in cluster.facts[:8]):
            return False
        return not loose or time is not None or self._timely(cluster, fact)

    def _of_few_days(self, cluster: Cluster, fact: Fact, place: str) -> bool:
        """Whether the cluster is of some days, while an undated report could mean any of many such events, or all.

        "Russia attacked Ukraine", undated, bears out no strike on one town on one night that another text tells of; a
        count without a date is a total, and not that of one battle.
        """
        core = cluster.core
        if core is None or core.width > _DAYS or _beside(cluster, fact):
            return False
        if self.traits.cumulative and fact.has_value:
            return not _gives(cluster, fact)
        return self.traits.repeats and not self.traits.named and not place

    def _long_before(self, cluster: Cluster, fact: Fact) -> bool:
        """Whether the event is dated long before the text that tells of one without a date."""
        written = self.writing.of(fact.source)
        if cluster.core is None or written is None or _beside(cluster, fact):
            return False
        return cluster.core.end < written.start - (_MONTHS if cluster.core.width <= _DAYS else _YEARS)

    def _ahead_of(self, cluster: Cluster, fact: Fact) -> bool:
        """Whether the event is dated after the text that tells of one as having come about."""
        written = self.writing.of(fact.source)
        if cluster.core is None or cluster.core.open or written is None or fact.modality not in HAPPENED:
            return False
        return cluster.core.start > written.end + SLACK

    def _timely(self, cluster: Cluster, fact: Fact) -> bool:
        """Whether an undated event can be the cluster's, by when its text was written."""
        when = self.writing.when(fact)
        if when is None or (fact.modality != "planned" and _beside(cluster, fact)):
            return True
        if cluster.core is not None:
            return cluster.core.overlaps(when)
        others = [self.writing.when(other) for other in cluster.facts[:8]]
        return any(other is None or other.overlaps(when) for other in others)

    def _plan_misdated(self, fact: Fact, place: str) -> Cluster | None:
        """The one plan of a text without a date that lies before this text, which has the event still ahead."""
        when = self.writing.when(fact) if fact.modality == "planned" and self.traits.repeats else None
        if when is None:
            return None
        found = [
            cluster
            for cluster in islice(self._at_place(place), _MOST)
            if cluster.core is not None
            and cluster.core.end < when.start
            and all(f.modality == "planned" and not self.writing.is_dated(f.source) for f in cluster.facts)
        ]
        return found[0] if len(found) == 1 else None


def _beside(cluster: Cluster, fact: Fact) -> bool:
    """Whether the text of the fact tells of the cluster's event elsewhere, too."""
    return any(other.source == fact.source for other in cluster.facts[:8])


def _of_all_years(fact: Fact, other: Fact) -> bool:
    """Whether one of two figures is a total since or up to a time, and hardly of the same: 300 that came, 30,000 so
    far."""
    so_far = any(f.date_start != f.date_end and not (f.date_start and f.date_end) for f in (fact, other))
    return so_far and fact.has_value and other.has_value and same_unit(fact, other) and far(fact, other)


def _gives(cluster: Cluster, fact: Fact, by: Callable[[Fact], bool] | None = None) -> bool:
    """Whether the figure of the fact is one of the cluster's; with `by` one that they give of whom that holds."""
    figure = fact.value_low, fact.value_high
    same = (other for other in cluster.facts[:8] if same_unit(other, fact) and (by is None or by(other)))
    return any((other.value_low, other.value_high) == figure for other in same)


def _months(time: Interval) -> Iterator[int]:
    first, last = date.fromordinal(time.start), date.fromordinal(time.end)
    return iter(range(first.year * 12 + first.month, last.year * 12 + last.month + 1))
