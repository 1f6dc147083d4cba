"""What `config/lexicons/*.yaml` hold: who and what the texts name, under one canonical name each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from briefing.config.specs.base import Spec

EntityType = Literal[
    "state",
    "bloc",
    "person",
    "agency",
    "ministry",
    "military",
    "organisation",
    "group",
    "company",
    "vessel",
    "media",
    "unnamed",
    "imagery",
]
ItemType = Literal[
    "arms",
    "ammunition",
    "equipment",
    "personnel",
    "technology",
    "casualties",
    "document",
    "goods",
    "facility",
    "money",
    "other",
]
#: What goes one way between two states: who sends troops or shells gets none of them back.
ONE_WAY: frozenset[ItemType] = frozenset(("ammunition", "personnel"))
PlaceType = Literal["state", "region", "city", "site", "sea", "front", "peninsula", "continent"]


class OfficeSpec(Spec):
    """An office a person held, with the dates between which the title is right."""

    title: str = Field(description="The title, as texts print it.")
    since: str | None = Field(None, description="ISO date, as precise as known.")
    until: str | None = Field(None, description="ISO date, as precise as known.")

    def held_on(self, day: str | None) -> bool:
        """Whether it was held on an ISO day; without one, whether it is held still."""
        if day is None:
            return self.until is None
        since = self.since is None or self.since <= day
        return since and (self.until is None or day[: len(self.until)] <= self.until)


class SupplySpec(Spec):
    """What a state is known to send another: whoever sends or gets such things where a text names nobody."""

    to: str = Field(description="The state that gets them, by canonical name.")
    items: tuple[str, ...] = Field(description="Items by canonical name; narrower ones are meant, too.")


class EntitySpec(Spec):
    """One actor. `metonyms` stand for it where the text uses them as one who acts (Moscow, the Kremlin)."""

    name: str = Field(description="Canonical name, as facts carry it.")
    type: EntityType = Field(description="What it is; rules ask for types.")
    of: str | None = Field(None, description="The state it belongs to, acts for or leads, by canonical name.")
    aliases: tuple[str, ...] = Field((), description="Other names; matched on word boundaries, case as given.")
    adjectives: tuple[str, ...] = Field((), description="Adjectives of origin: North Korean, DPRK.")
    demonyms: tuple[str, ...] = Field((), description="Its people: Russians.")
    metonyms: tuple[str, ...] = Field((), description="Capital, palace or office standing for it.")
    full: str | None = Field(
        None, description="What the brief prints at first mention, where it differs from the name."
    )
    short: str | None = Field(None, description="What the brief prints after the first mention.")
    article: bool = Field(False, description="Whether prose puts 'the' before the name.")
    plural: bool = Field(False, description="Whether the name takes a plural verb.")
    pronoun: Literal["he", "she", "it", "they"] = Field(
        "it", description="What prose calls it when it has just been named."
    )
    at_war_with: tuple[str, ...] = Field(
        (), description="States that it fights, by canonical name: they strike, or are struck, where nobody is named."
    )
    supplies: tuple[SupplySpec, ...] = Field(
        (), description="What it is known to send to whom: where a text names neither, these two send and get it."
    )
    offices: tuple[OfficeSpec, ...] = Field((), description="Titles it held, with their dates.")


class ItemSpec(Spec):
    """One thing that is sent, fired, tested, made or counted."""

    name: str = Field(description="Canonical name, plural where the thing is counted: artillery rounds.")
    singular: str | None = Field(None, description="Canonical name in the singular.")
    aliases: tuple[str, ...] = Field((), description="Other names in singular or plural; inflected by the engine.")
    models: dict[str, tuple[str, ...]] = Field(
        default_factory=dict,
        description="Its makes, each with its other names, and each an item of its own: MiG-29 fighter jets.",
    )
    is_a: str | None = Field(None, description="The wider item, by canonical name.")
    of: str | None = Field(None, description="The state that makes it, by canonical name, where only one does.")
    type: ItemType = Field(description="What it is; rules ask for types.")
    countable: bool = Field(True, description="Whether it is counted, not measured.")

    def each(self) -> Iterator[ItemSpec]:
        """The item, then each of its models, which also go by the last words of its names: "a Pantsir vehicle"."""
        yield self
        sorts = dict.fromkeys(name.split()[-1] for name in (self.singular, *self.aliases) if name and name.islower())
        for model, names in self.models.items():
            called = [name for one in (model, *names) for name in (one, *(f"{one} {sort}" for sort in sorts))]
            own = {"name": f"{model} {self.name}", "singular": f"{model} {self.singular or self.name}"}
            yield self.model_copy(update={**own, "aliases": tuple(called), "models": {}, "is_a": self.name})


class PlaceSpec(Spec):
    """One place. `inside` leads up to the state it lies in by international law."""

    name: str = Field(description="Canonical name, as facts carry it.")
    type: PlaceType = Field(description="What it is; rules ask for types.")
    inside: str | None = Field(None, description="The place around it, by canonical name.")
    aliases: tuple[str, ...] = Field((), description="Other names; matched on word boundaries.")
    article: bool = Field(False, description="Whether prose puts 'the' before the name.")
    latitude: float | None = Field(None, ge=-90, le=90, description="Degrees north of its centre, for the map.")
    longitude: float | None = Field(None, ge=-180, le=180, description="Degrees east of its centre, for the map.")


class LexiconSpec(Spec):
    """One lexicon file; the lists of all files are joined."""

    entities: tuple[EntitySpec, ...] = Field((), description="Actors: states, people, bodies, companies, ships.")
    items: tuple[ItemSpec, ...] = Field((), description="Things sent, fired, made or counted.")
    places: tuple[PlaceSpec, ...] = Field((), description="Places, up to the states they lie in.")
