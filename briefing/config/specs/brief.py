"""What `config/brief.yaml` holds: the brief's face, its sources and its sections."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from briefing.config.specs.base import Spec
from briefing.config.specs.fetching import FeedEntry, FetchSpec, PageEntry
from briefing.config.specs.metadata import MetadataSpec

Layout = Literal[
    "title",
    "summary",
    "judgements",
    "figures",
    "prose",
    "charts",
    "timeline",
    "table",
    "list",
    "sources",
    "evidence",
]
Marking = Literal["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"]


class QuerySpec(Spec):
    """Which claims a section takes. Every condition given must hold; a list means any of its members."""

    kind: tuple[str, ...] = Field((), description="Event kinds, as the rules declare them.")
    actor: tuple[str, ...] = Field((), description="Canonical names; a state stands for its people and agencies too.")
    recipient: tuple[str, ...] = Field((), description="Whoever the action reaches; as `actor`.")
    item: tuple[str, ...] = Field((), description="Canonical items; an item stands for its sub-items too.")
    place: tuple[str, ...] = Field((), description="Canonical places; a place stands for those inside it too.")
    modality: tuple[Literal["asserted", "reported", "alleged", "denied", "planned", "speculated"], ...] = ()
    confidence: tuple[Literal["high", "moderate", "low"], ...] = ()
    figures: bool | None = Field(None, description="true: only claims with a figure; false: only those without.")
    dated: bool | None = Field(None, description="true: only claims with a date; false: only those without.")
    since: str | None = Field(None, description="ISO date: claims that end before it are left out.")
    until: str | None = Field(None, description="ISO date: claims that begin after it are left out.")
    any: tuple[QuerySpec, ...] = Field((), description="At least one of these queries must hold too.")
    exclude: tuple[QuerySpec, ...] = Field((), description="None of these queries may hold.")
    sort: Literal["weight", "date", "value", "kind"] = "weight"
    group: Literal["kind", "actor", "recipient", "item", "place"] | None = None
    limit: int | None = Field(None, ge=1)


class SectionSpec(Spec):
    """One section of the brief: its title, the template that writes it and the claims it is given."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    title: str | None = Field(None, description="The heading; none for the title block.")
    template: str = Field(description="Path below templates/, such as sections/situation.md.j2.")
    layout: Layout = Field("prose", description="How the section is set in HTML and PDF.")
    query: QuerySpec | None = Field(None, description="The claims it takes; none for a section about the whole.")
    charts: tuple[str, ...] = Field((), description="Charts drawn from the section's claims, in order.")
    cited: bool = Field(True, description="Whether every sentence must carry a citation.")
    weight: float = Field(1.0, gt=0, description="How much its claims count when judgements are ranked.")
    options: dict[str, str | int | float | bool | tuple[str, ...]] = Field(
        default_factory=dict, description="Handed to the template as `options`."
    )


class JudgementSpec(Spec):
    """A rule that draws one key judgement from the claims it selects."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_-]*$")
    template: str = Field("judgements/default.md.j2", description="Its wording, below templates/.")
    query: QuerySpec
    weight: float = Field(1.0, gt=0)
    needs: int = Field(1, ge=1, description="How many claims must be there before it speaks.")
    watch: tuple[str, ...] = Field((), description="What would change the judgement, as noun phrases: a dated count.")


class SourcesSpec(Spec):
    """Where the sources are, and what is laid over their own metadata."""

    paths: tuple[str, ...] = Field(("seeds",), description="Files, folders and globs, relative to the workspace.")
    exclude: tuple[str, ...] = Field(("**/README.md",), description="Globs left out.")
    urls: tuple[PageEntry, ...] = Field((), description="Pages that are fetched, each an address or a mapping.")
    feeds: tuple[FeedEntry, ...] = Field((), description="RSS and Atom feeds, each an address or a mapping.")
    fetch: FetchSpec = FetchSpec()
    metadata: dict[str, MetadataSpec] = Field(
        default_factory=dict, description="Metadata by path or address; it stands before sidecar and front matter."
    )


class ScopeSpec(Spec):
    """What is on the theme: a document that yields no fact among these is listed as off the theme."""

    entities: tuple[str, ...] = Field((), description="At least this many of these must be named.")
    least: int = Field(1, ge=1)


class ScheduleSpec(Spec):
    """When `briefing schedule` builds."""

    cron: str = Field("0 6 * * *", description="Five fields, as in crontab.")
    timezone: str = "UTC"


class BriefSpec(Spec):
    """One brief."""

    inherit: tuple[Literal["lexicons", "rules"], ...] = Field(
        ("lexicons", "rules"), description="What is read from the packaged theme too; [] for a theme of one's own."
    )
    title: str = Field(description="Short title: running head, and the subject of the title block.")
    kicker: str = "Situation brief"
    theme: str = Field(description="The subject in a noun phrase, as it would follow 'on'.")
    language: str = "en"
    marking: Marking = "TLP:CLEAR"
    page: Literal["A4", "Letter"] = "A4"
    sources: SourcesSpec = SourcesSpec()
    scope: ScopeSpec = ScopeSpec()
    sections: tuple[SectionSpec, ...] = Field(min_length=1)
    judgements: tuple[JudgementSpec, ...] = ()
    judgements_limit: int = Field(5, ge=1, le=9)
    schedule: ScheduleSpec = ScheduleSpec()
    after: str | None = Field(
        None, description="A command run after each new edition, without a shell: rsync -a out/ desk:/srv/brief/"
    )
