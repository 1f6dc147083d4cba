"""What `config/publishers.yaml` holds: who publishes, how far each is relied on, and the thresholds of assessment."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field

from briefing.config.specs.base import Spec
from briefing.model.fact import Side

Reliability = Literal["A", "B", "C", "D", "E", "F"]
PublisherType = Literal[
    "wire", "newspaper", "broadcaster", "magazine", "online", "state_media", "government", "organisation",
    "think_tank", "research", "aggregator", "other",
]  # fmt: skip


class PublisherSpec(Spec):
    """One publisher. Publishers of one family are one origin."""

    name: str = Field(description="As the brief prints it.")
    type: PublisherType = Field("other", description="What kind of publisher it is.")
    family: str | None = Field(None, description="Group under which several names are one origin; itself where none.")
    country: str | None = Field(None, description="Where it is based.")
    reliability: Reliability = Field("F", description="Admiralty letter of the source; F is unjudged, not low.")
    why: str | None = Field(None, description="Grounds for the letter, in a few words.")
    aliases: tuple[str, ...] = Field((), description="Other names, in any case.")
    domains: tuple[str, ...] = Field((), description="Its sites, without www.")
    credits: tuple[str, ...] = Field((), description="How datelines and bylines credit it: Reuters, AP, Yonhap.")

    @property
    def origin(self) -> str:
        """The name of its family, or its own."""
        return self.family or self.name


class DenialSpec(Spec):
    """What a denial in general terms reaches: "any arms deal" goes against claims of transfers of arms."""

    words: tuple[str, ...] = Field(min_length=1, description="Any of these in what is denied, in lower case.")
    kinds: tuple[str, ...] = Field((), description="Claims of these kinds are denied by it.")
    types: tuple[str, ...] = Field((), description="Item types that such claims may be about; none for any.")
    items: tuple[str, ...] = Field(
        (), description="Items that such claims may be about, and their kinds; none for any."
    )
    of_text: bool = Field(
        False,
        description='It denies what its text tells right before, else leads with, of these kinds or any: "the report".',
    )
    leads: bool = Field(
        False, description="It denies what its text leads with, sooner than what it tells right before."
    )


class KindSpec(Spec):
    """How claims of one event kind are told apart and compared."""

    named: tuple[Side, ...] = Field((), description="Roles in which a person or body does not stand for its state.")
    symmetric: bool = Field(False, description="Both sides do the same thing: who is named first is no difference.")
    item: bool = Field(True, description="Whether another item makes another event.")
    repeats: bool = Field(False, description="Separate events under one description: undated figures are not compared.")
    cumulative: bool = Field(False, description="Figures grow with time: a later, larger one is not a contradiction.")
    window: int = Field(0, ge=0, description="Days by which two datings of one event may differ.")
    stays: tuple[str, ...] = Field((), description="Verbs that tell that somebody is there by then, not when he came.")
    visited: bool = Field(False, description="A missing recipient is the state that the place lies in.")
    follows: str | None = Field(None, description="The kind that comes before it: what is fired was first sent.")
    denial: bool = Field(False, description="A statement against claims of other kinds, as `denies` says.")
    denies: tuple[DenialSpec, ...] = Field((), description="Which claims a general denial reaches.")
    fallback: bool = Field(False, description="Takes what no other kind takes: not compared, and not in the timeline.")
    accounts: bool = Field(False, description="Sources may give different accounts, item by item, of one exchange.")


class AssessmentSpec(Spec):
    """Thresholds and the traits of event kinds."""

    fresh_days: int = Field(180, ge=1, description="Age from the cut-off beyond which a figure that may move is old.")
    high_origins: int = Field(2, ge=2, description="Independent origins that high confidence needs.")
    high_reliability: Reliability = Field("C", description="Lowest letter that can carry high confidence.")
    tolerance: float = Field(0.1, ge=0, le=0.5, description="Share by which a rounded figure may differ from another.")
    copy_overlap: float = Field(0.5, gt=0, le=1, description="Share of common word runs that makes two texts copies.")
    update_days: int = Field(21, ge=0, description="Days between two reports beyond which a larger total is growth.")
    recent_days: int = Field(60, ge=1, description="Days before a report within which an undated event of it lies.")
    kinds: dict[str, KindSpec] = Field(default_factory=dict, description="Traits by kind; a kind not named has none.")

    def traits(self, kind: str) -> KindSpec:
        return self.kinds.get(kind, _PLAIN)

    @cached_property
    def denials(self) -> tuple[DenialSpec, ...]:
        """What denials in general terms reach, over all kinds."""
        return tuple(denial for traits in self.kinds.values() for denial in traits.denies)


_PLAIN = KindSpec()


class PublishersSpec(Spec):
    """The publishers known to the project, with lookups by name, site and credit."""

    publishers: tuple[PublisherSpec, ...] = Field((), description="Who publishes, one entry each.")
    assessment: AssessmentSpec = Field(AssessmentSpec(), description="Thresholds, and the traits of event kinds.")

    def find(self, name: str | None) -> PublisherSpec | None:
        """The publisher of that name, alias, credit or site, in any case; None where it is unknown."""
        if not name:
            return None
        key = _fold(name)
        return self._by_name.get(key) or self._by_domain.get(key)

    def at(self, url: str | None) -> PublisherSpec | None:
        """The publisher whose site `url` lies on, subdomains included."""
        host = (urlsplit(url).hostname or "").lower() if url else ""
        while "." in host:
            if found := self._by_domain.get(host):
                return found
            host = host.partition(".")[2]
        return None

    @cached_property
    def _by_name(self) -> dict[str, PublisherSpec]:
        found: dict[str, PublisherSpec] = {}
        for publisher in self.publishers:
            for name in (publisher.name, *publisher.aliases, *publisher.credits):
                found.setdefault(_fold(name), publisher)
        return found

    @cached_property
    def _by_domain(self) -> dict[str, PublisherSpec]:
        return {_fold(domain): publisher for publisher in reversed(self.publishers) for domain in publisher.domains}


#: "U.S.", "U.K.": initials with their full stops.
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}")


def _fold(name: str) -> str:
    folded = " ".join(name.lower().replace("’", "'").split())
    folded = _INITIALS.sub(lambda found: found[0].replace(".", ""), folded)
    return folded.removeprefix("the ").removeprefix("www.")
