"""What templates see of the brief as a whole: the timeline, the charts, and when its sources were published."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import overload

from briefing.compose.claim_views import ClaimView, claim_view
from briefing.compose.marks import Prose, Recorder
from briefing.compose.names import printed
from briefing.compose.views import DateView, Scope
from briefing.config.specs.brief import SectionSpec
from briefing.model import Chart, Selection, Situation, TimelineEntry
from briefing.model.claim import LEFT_OUT_OF, SOURCES_OF

#: Days without a source that are worth a word.
_LULL = 90


@dataclass(frozen=True)
class TimelineView:
    """One event in time."""

    _entry: TimelineEntry
    _scope: Scope

    @property
    def claim(self) -> ClaimView:
        """The leading claim of the event."""
        return claim_view(self._entry.claim, self._scope)

    @property
    def claims(self) -> tuple[ClaimView, ...]:
        """All claims of the event, which differ in the item."""
        return tuple(claim_view(c, self._scope) for c in (self._entry.claim, *self._entry.others))

    @property
    def ahead(self) -> bool:
        """Whether it may still come: by its date, after the cut-off."""
        end, as_of = self._entry.date_end, self._scope.situation.as_of
        return end is None or end >= as_of[: len(end)]

    @property
    def date(self) -> DateView:
        """When it happens."""
        return DateView(self._entry.date_start, self._entry.date_end, tuple(f"fact:{f}" for f in self._entry.facts))

    @property
    def planned(self) -> bool:
        """Whether it is a plan."""
        return self._entry.planned

    @property
    def disputed(self) -> bool:
        """Whether sources differ on its date."""
        return self._entry.disputed


class Told(Sequence[TimelineView]):
    """The events on which there is enough for a sentence; that is asked only of those that are looked at."""

    def __init__(self, events: Sequence[TimelineView], tells: Callable[[ClaimView], bool]) -> None:
        self._events, self._tells = events, tells

    def __iter__(self) -> Iterator[TimelineView]:
        return (event for event in self._events if self._tells(event.claim))

    def __reversed__(self) -> Iterator[TimelineView]:
        return (event for event in reversed(self._events) if self._tells(event.claim))

    @cached_property
    def _all(self) -> tuple[TimelineView, ...]:
        return tuple(self)

    def __len__(self) -> int:
        return len(self._all)

    @overload
    def __getitem__(self, at: int) -> TimelineView: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[TimelineView, ...]: ...
    def __getitem__(self, at: int | slice) -> TimelineView | tuple[TimelineView, ...]:
        return self._all[at]


@dataclass(frozen=True)
class Total:
    """A count over all that was read, told of in the brief or not; printed by `count`, and false where it is none."""

    name: str
    _count: int

    def __len__(self) -> int:
        return self._count


def totals(situation: Situation, cited: int) -> dict[str, Total]:
    """Each count under its name, with underscores for spaces; `cited` sources are cited."""
    counts = {**situation.totals, "uncited sources": situation.totals.get("sources", 0) - cited}
    return {name.replace(" ", "_"): Total(name, n) for name, n in counts.items()}


@dataclass(frozen=True)
class PublisherView:
    """A publisher with all that was read of it, told of in the brief or not."""

    #: Its name.
    name: Prose
    #: Its sources, to be counted.
    texts: Total


@dataclass(frozen=True)
class LeftOutView:
    """A topic on which more was found than its section tells."""

    #: Its title.
    title: Prose
    #: The claims that it leaves out, to be counted.
    claims: Total


def left_out(
    topics: Iterable[SectionSpec], selections: Mapping[str, Selection], recorder: Recorder
) -> tuple[LeftOutView, ...]:
    """The topics whose sections leave anything out, the one that leaves most first."""
    views = (
        LeftOutView(
            recorder.mark(topic.title, "meta", (f"meta:section.{topic.id}.title",)),
            Total(f"{LEFT_OUT_OF}{topic.id}", selections[topic.id].further),
        )
        for topic in topics
        if topic.title and topic.id in selections and selections[topic.id].further
    )
    return tuple(sorted(views, key=lambda view: -len(view.claims)))


def publishers(situation: Situation, recorder: Recorder) -> tuple[PublisherView, ...]:
    """Those with most sources, the one with most first."""
    counts = [(name, n) for name, n in situation.totals.items() if name.startswith(SOURCES_OF)]
    ordered = sorted(counts, key=lambda row: (-row[1], row[0]))
    return tuple(PublisherView(printed(name.removeprefix(SOURCES_OF), recorder), Total(name, n)) for name, n in ordered)


@dataclass(frozen=True)
class ChartView:
    """A chart as a template shows it."""

    _chart: Chart
    _recorder: Recorder

    @property
    def kind(self) -> str:
        """Its kind, as `charts:` names it."""
        return self._chart.kind

    def _text(self, text: str) -> Prose:
        return self._recorder.mark(text, "meta", (f"chart:{self._chart.id}",))

    @property
    def title(self) -> Prose:
        """What it shows, as a sentence."""
        return self._text(self._chart.title)

    @property
    def subtitle(self) -> Prose:
        """How it is to be read."""
        return self._text(self._chart.subtitle)

    @property
    def caption(self) -> Prose:
        """What is to be known of its making."""
        return self._text(self._chart.caption)

    @property
    def image(self) -> Prose:
        """The drawing as a Markdown image with its description as alternative text."""
        return Prose(f"![{self._text(self._chart.description)}](charts/{self._chart.id}.svg)")


def period(situation: Situation) -> DateView | None:
    """From the first to the last day on which a source was published."""
    days = situation.published
    return DateView(days[0], days[-1], ("meta:period",)) if days else None


def lull(situation: Situation) -> tuple[DateView, DateView] | None:
    """The days between which nothing that was read was published, at the longest; None where that is not long."""
    sources = {d.source.published: d.source.id for d in situation.documents}
    whole = (day for day in situation.published if len(day) == 10)
    longest = max(pairwise(whole), key=lambda pair: _days(*pair), default=None)
    if longest is None or _days(*longest) <= _LULL:
        return None
    first, last = (DateView(day, day, (f"meta:source.{sources[day]}.published",)) for day in longest)
    return first, last


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days
