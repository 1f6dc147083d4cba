"""What `config/brief.yaml` holds: the brief's face, its sources and its sections."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefing.config.specs.base import Spec
from briefing.config.specs.fetching import FeedEntry, FetchSpec, PageEntry
from briefing.config.specs.metadata import MetadataSpec
from briefing.model.fact import Modality

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
#: A year, month or day.
_DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
Marking = Literal["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"]


class QuerySpec(Spec):
    """Which claims a section takes. Every condition given must hold; a list means any of its members."""

    kind: tuple[str, ...] = Field((), description="Event kinds, as the rules declare them.")
    actor: tuple[str, ...] = Field((), description="Canonical names; a state stands for its people and agencies too.")
    recipient: tuple[str, ...] = Field((), description="Whoever the action reaches; as `actor`.")
    item: tuple[str, ...] = Field((), description="Canonical items; an item stands for its sub-items too.")
    place: tuple[str, ...] = Field((), description="Canonical places; a place stands for those inside it too.")
    modality: tuple[Modality, ...] = Field((), description="How firmly the claim's best source puts it.")
    confidence: tuple[Literal["high", "moderate", "low"], ...] = Field((), description="How well the claim stands.")
    figures: bool | None = Field(None, description="true: only claims with a figure; false: only those without.")
    dated: bool | None = Field(None, description="true: only claims with a date; false: only those without.")
    since: str | None = Field(None, pattern=_DATE, description="ISO date: claims that end before it are left out.")
    until: str | None = Field(None, pattern=_DATE, description="ISO date: claims that begin after it are left out.")
    changed: bool | None = Field(None, description="true: only claims that are new or other than in the last edition.")
    reported_since: str | None = Field(
        None, pattern=_DATE, description="ISO date: only claims that a source of that day or later has."
    )
    all: tuple[QuerySpec, ...] = Field((), description="Each of these queries must hold too.")
    any: tuple[QuerySpec, ...] = Field((), description="At least one of these queries must hold too.")
    exclude: tuple[QuerySpec, ...] = Field((), description="None of these queries may hold.")
    sort: Literal["weight", "date", "value", "kind"] = Field(
        "weight",
        description="The order of the claims: by weight of evidence, date, size of the figure, or kind as listed.",
    )
    group: Literal["kind", "actor", "recipient", "item", "place"] | None = Field(
        None, description="What the claims are grouped by, under headings."
    )
    limit: int | None = Field(
        None, ge=1, description="Claims taken at most: the first in their order; by date, those that count for most."
    )


class WhenSpec(Spec):
    """When a section is printed. Every condition given must hold."""

    claims: int | None = Field(None, ge=1, description="Its query takes at least so many claims.")
    sources: int | None = Field(None, ge=1, description="The brief has at least so many sources.")
    disputed: bool | None = Field(
        None, description="true: only while a disagreement is open; false: only while none is."
    )
    changed: bool | None = Field(None, description="true: only if a claim is new or other than in the last edition.")
    query: QuerySpec | None = Field(None, description="Only if this query takes a claim.")


class SectionSpec(Spec):
    """One section of the brief: its title, the template that writes it and the claims it is given."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_-]*$", description="What profiles, charts and links call it.")
    title: str | None = Field(None, description="The heading; none for the title block.")
    template: str = Field(description="Path below templates/, such as sections/situation.md.j2.")
    layout: Layout = Field("prose", description="How the section is set in HTML and PDF.")
    query: QuerySpec | None = Field(None, description="The claims it takes; none for a section about the whole.")
    charts: tuple[str, ...] = Field((), description="Charts drawn from the section's claims, in order.")
    cited: bool = Field(True, description="Whether every sentence must carry a citation.")
    weight: float = Field(1.0, gt=0, description="How much its claims count when judgements are ranked.")
    when: WhenSpec | None = Field(None, description="Conditions without which it is left out.")
    options: dict[str, str | int | float | bool | tuple[str, ...]] = Field(
        default_factory=dict, description="Handed to the template as `options`."
    )


class JudgementSpec(Spec):
    """A rule that draws one key judgement from the claims it selects."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_-]*$", description="What the rule is called; no reader sees it.")
    template: str = Field("judgements/default.md.j2", description="Its wording, below templates/.")
    query: QuerySpec = Field(description="The claims that it judges.")
    weight: float = Field(1.0, gt=0, description="How much it counts when judgements are ranked.")
    needs: int = Field(1, ge=1, description="How many claims must be there before it speaks.")
    watch: tuple[str, ...] = Field((), description="What would change the judgement, as noun phrases: a dated count.")


class SourcesSpec(Spec):
    """Where the sources are, and what is laid over their own metadata."""

    paths: tuple[str, ...] = Field(("seeds",), description="Files, folders and globs, relative to the workspace.")
    exclude: tuple[str, ...] = Field(("**/README.md",), description="Globs left out.")
    urls: tuple[PageEntry, ...] = Field((), description="Pages that are fetched, each an address or a mapping.")
    feeds: tuple[FeedEntry, ...] = Field((), description="RSS and Atom feeds, each an address or a mapping.")
    fetch: FetchSpec = Field(FetchSpec(), description="Within which limits pages and feeds are fetched.")
    metadata: dict[str, MetadataSpec] = Field(
        default_factory=dict, description="Metadata by path or address; it stands before sidecar and front matter."
    )


class ScopeSpec(Spec):
    """What is on the theme: a document that yields no fact among `entities` is listed as off the theme."""

    entities: tuple[str, ...] = Field((), description="At least this many of these must be named.")
    least: int = Field(1, ge=1, description="How many of them a document must name.")
    about: tuple[str, ...] = Field(
        (),
        description="States: a fact that has to do with none of them, by its sides, places or sentence, is counted and "
        "told nowhere.",
    )


class ProfileSpec(Spec):
    """Another length of the same brief, built with `--profile`."""

    sections: tuple[str, ...] = Field(min_length=1, description="Ids of the sections it has, in its order.")
    limit: int | None = Field(None, ge=1, description="Claims that a section takes at most.")
    judgements_limit: int | None = Field(None, ge=1, le=9, description="Key judgements printed at most.")
    charts: bool = Field(True, description="false: without the charts of its sections.")
    options: dict[str, str | int | float | bool | tuple[str, ...]] = Field(
        default_factory=dict, description="Laid over the options of each section."
    )

    def over(self, section: SectionSpec) -> SectionSpec:
        """The section as this profile has it."""
        query = section.query
        if query is not None and self.limit is not None:
            query = query.model_copy(update={"limit": min(query.limit or self.limit, self.limit)})
        charts = section.charts if self.charts else ()
        return section.model_copy(
            update={"query": query, "charts": charts, "options": {**section.options, **self.options}}
        )


#: Names of plug-ins become parts of file names and words in templates.
PluginName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class PluginsSpec(Spec):
    """Parts of other installed packages that the brief uses, by the names of their entry points; no other is loaded."""

    readers: tuple[PluginName, ...] = Field((), description="Readers of further file types.")
    charts: tuple[PluginName, ...] = Field((), description="Kinds of chart that sections may then name.")
    filters: tuple[PluginName, ...] = Field((), description="Filters that templates may then call.")
    formats: tuple[PluginName, ...] = Field((), description="Formats: each writes one more file, brief.NAME.")
    extractors: tuple[PluginName, ...] = Field(
        (),
        description="Extractors of facts, each of which is refused where its words do not bear it out.",
    )


class ScheduleSpec(Spec):
    """When `briefing schedule` builds."""

    cron: str = Field("0 6 * * *", description="Five fields, as in crontab.")
    timezone: str = Field("UTC", description="The time zone of `cron`, as Europe/Berlin.")


class BriefSpec(Spec):
    """One brief."""

    inherit: tuple[Literal["lexicons", "rules"], ...] = Field(
        ("lexicons", "rules"), description="What is read from the packaged theme too; [] for a theme of one's own."
    )
    title: str = Field(description="Short title: running head, and the subject of the title block.")
    kicker: str = Field("Situation brief", description="The words above the title.")
    theme: str = Field(description="The subject in a noun phrase, as it would follow 'on'.")
    language: str = Field("en", description="Language of the page, as a BCP 47 tag.")
    marking: Marking = Field(
        "TLP:CLEAR", description="Handling, by the Traffic Light Protocol; without it, that of config/brand.yaml."
    )
    page: Literal["A4", "Letter"] = Field(
        "A4", description="Paper size of the PDF; without it, that of config/brand.yaml."
    )
    sources: SourcesSpec = Field(SourcesSpec(), description="Where the sources are.")
    scope: ScopeSpec = Field(ScopeSpec(), description="What is on the theme.")
    sections: tuple[SectionSpec, ...] = Field(
        min_length=1, description="The sections, in the order in which they are printed."
    )
    judgements: tuple[JudgementSpec, ...] = Field((), description="Rules that draw the key judgements.")
    judgements_limit: int = Field(5, ge=1, le=9, description="Key judgements printed at most.")
    profiles: dict[str, ProfileSpec] = Field(default_factory=dict, description="Other lengths, by name.")
    plugins: PluginsSpec = Field(PluginsSpec(), description="Parts of other installed packages that it uses.")
    schedule: ScheduleSpec = Field(ScheduleSpec(), description="Set times for `briefing schedule`.")
    after: str | None = Field(
        None, description="A command run after each new edition, without a shell: rsync -a out/ desk:/srv/brief/"
    )

    def profiled(self, name: str) -> BriefSpec:
        """The brief at the length of a profile. Raises KeyError for a profile that it has not."""
        profile = self.profiles[name]
        known = {section.id: section for section in self.sections}
        sections = tuple(profile.over(known[id_]) for id_ in profile.sections)
        judgements = profile.judgements_limit or self.judgements_limit
        return self.model_copy(update={"sections": sections, "judgements_limit": judgements})
