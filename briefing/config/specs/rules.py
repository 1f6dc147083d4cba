"""What one `config/rules/<kind>.yaml` holds: an event kind, its frames and roles, and its own examples."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from briefing.config.specs.base import Spec
from briefing.model.fact import Side

#: Roles that a frame may fill; they are the fields of a fact.
RoleName = Literal["actor", "recipient", "item", "place"]

#: Slots that need no preposition. Any other slot is a preposition ("to", "from", "with").
#: Voice is undone first: `subject` is whoever acts, `object` whoever or whatever is acted on.
SLOTS = frozenset(
    {
        "subject", "object", "indirect", "complement", "possessive", "origin", "compound", "head", "topic",
        "between.first", "between.second", "subject.first", "subject.second", "subject.all", "between.all",
        "possessive.first", "possessive.second", "possessive.all", "side", "described",
    }
)  # fmt: skip


class RoleSpec(Spec):
    """What may fill a role."""

    types: tuple[str, ...] = Field(
        description="Entity types, item types or place types; `actor` is any entity, `item` any item, `place` any "
        "place, `thing` any noun phrase that is no entity."
    )
    as_state: bool = Field(False, description="Take the state that the entity belongs to, leads or acts for.")
    from_origin: bool = Field(False, description="A noun of the wrong type may give its origin: 'Russian forces'.")
    whole: bool = Field(False, description="Takes a thing with what it is of: 'the findings of a Western team'.")
    makers: tuple[str, ...] = Field(
        (), description="States whose name before a weapon says who made it, not who uses it: 'Iranian drones'."
    )
    besides: tuple[str, ...] = Field((), description="Items of its types that do not fill the role after all.")
    of_place: tuple[str, ...] = Field(
        (), description="Items that belong where they are, if nothing says whose they are: civilians killed in Kyiv."
    )


class FrameSpec(Spec):
    """One pattern of words with the same roles: its triggers, and which slot fills which role, best first."""

    verbs: tuple[str, ...] = Field((), description="Lemmas, with a particle where there is one: hand over.")
    nouns: tuple[str, ...] = Field((), description="Lemmas in the singular; several words with spaces.")
    adjectives: tuple[str, ...] = Field((), description="Adjectives that tell of the event.")
    stances: bool = Field(
        False,
        description="Hangs on no word: on what somebody of the actor's types says is to be, ought to be, may not be or "
        "is not, or puts in words that the text quotes, where nothing else is found in it.",
    )
    reports: bool = Field(
        False,
        description="Hangs on no word: on what somebody tells of a party and of another party or an item that the "
        "lexicons name, where nothing else is found in it.",
    )
    roles: dict[RoleName, tuple[str, ...]] = Field(
        default_factory=dict, description="Role → slots that may fill it, best first."
    )
    types: dict[RoleName, tuple[str, ...]] = Field(default_factory=dict, description="Narrows the kind's own types.")
    needs: tuple[str, ...] | None = Field(None, description="Stands before the kind's own `needs`.")
    voice: Literal["any", "active", "passive"] = Field("any", description="Whether the verb must be active or passive.")
    where: dict[str, tuple[str, ...]] = Field(
        default_factory=dict,
        description="Slot → words or types one of which must stand in it; `sentence` for anywhere; `nearby` for this "
        "sentence and the one before, and `~kind` there for an event of that kind anywhere before.",
    )
    unless: dict[str, tuple[str, ...]] = Field(
        default_factory=dict,
        description="Slot → words or types none of which may stand in it; `next`, `before`, `sentence`; `joined` for "
        "the verb that the trigger is joined to by a conjunction, with a word of its object: take prisoner.",
    )
    item: str | None = Field(None, description="The item where no words of the text give one.")
    takes: Literal["each", "all", "none"] = Field("each", description="One fact for each item, or one for all of them.")
    modality: Literal["alleged", "denied", "planned", "speculated"] | None = Field(
        None, description="How firmly the words put the event, where not as fact."
    )
    ahead: bool = Field(False, description="What is told of may come, and has not yet: asked for, or thought about.")
    negated: bool = Field(False, description="Whether the words say that it did not happen.")
    counts: str | None = Field(None, description="Role or slot whose figure is the event's: 300 soldiers killed.")
    names_counted: bool = Field(False, description="Where there is a figure, the item is what it counts, not `item`.")
    attributed: bool = Field(False, description="The actor is also the source of what is said.")
    answers: bool = Field(
        False, description="The actor answers an event of this kind: whose missiles are shot down is who fired them."
    )
    presupposed: bool = Field(
        False, description="The words take the event for granted, and their date is not its own: troops welcomed home."
    )
    swap: bool = Field(False, description="Actor and recipient change places, as in 'receive'.")

    @model_validator(mode="after")
    def _has_trigger(self) -> FrameSpec:
        if not (self.verbs or self.nouns or self.adjectives or self.stances or self.reports):
            raise ValueError("a frame needs at least one of verbs, nouns, adjectives, stances: true or reports: true")
        return self


class FigureSpec(Spec):
    """Figures that are facts of this kind without any trigger, by what they count."""

    types: tuple[str, ...] = Field((), description="Item types.")
    items: tuple[str, ...] = Field((), description="Canonical items.")
    words: tuple[str, ...] = Field((), description="Words in the counted noun phrase or right after it: 400 as killed.")
    words_as: dict[str, str] = Field(default_factory=dict, description="Word → the item that it means: dead is killed.")
    units: tuple[str, ...] = Field((), description="Takes figures of these units whatever they count.")
    near: tuple[str, ...] = Field((), description="Entity or item types one of which the sentence must name.")
    least: float = Field(0, description="Figures below this are not taken.")
    topic: bool = Field(False, description="Only right after an event of this kind, whose roles it shares.")
    nouns: tuple[str, ...] = Field((), description="Nouns one of which a count has to name, where it names any thing.")
    verbs: tuple[str, ...] = Field((), description="Verbs one of which the counted has to go with, if with any.")
    supplied: bool = Field(
        False, description="Only of what the lexicon says one state supplies another with, where the text names both."
    )
    told: bool = Field(False, description="Only shortly after any event that the text tells of.")
    any_unit: bool = Field(False, description="Takes other units than counts too, where words or items fit.")
    unless: tuple[str, ...] = Field(
        (), description="Words that may not stand in the counted noun phrase, nor be verbs of which it is a part."
    )
    without: tuple[str, ...] = Field((), description="Words that may not stand in the sentence.")
    roles: dict[RoleName, tuple[str, ...]] = Field(
        default_factory=dict, description="Role → slots that may fill it, best first."
    )
    needs: tuple[str, ...] = Field((), description="Roles that must be filled; `actor|place` means either.")


class MeasureSpec(Spec):
    """A length of time said of the event, which is a figure of its own: 'a two-day visit', 'the first in 20 years'."""

    pattern: Literal["duration", "since_last"] = Field(description="'a two-day visit', or 'the first in 20 years'.")
    item: str = Field(description="The item under which it is kept.")


class ExampleSpec(Spec):
    """A text and what must be found in it; `facts` may give any field of a fact row."""

    text: str = Field(description="A sentence or two.")
    facts: tuple[dict[str, Any], ...] = Field(min_length=1, description="What must be found, any field of a fact.")
    published: str | None = Field(None, description="ISO date from which relative dates count.")


class RuleSpec(Spec):
    """One event kind."""

    kind: str = Field(
        pattern=r"^[a-z][a-z0-9_]*$", description="The event kind: the name of the file, and what queries ask for."
    )
    plover: str = Field(description="PLOVER event type, such as AID or ASSAULT.")
    label: str = Field(description="What the kind is called in a table.")
    priority: int = Field(0, description="The higher wins where two kinds take the same words.")
    roles: dict[RoleName, RoleSpec] = Field(default_factory=dict, description="What may fill each role.")
    needs: tuple[str, ...] = Field((), description="Roles that must be filled; `actor|item` means either.")
    frames: tuple[FrameSpec, ...] = Field((), description="Patterns of words that tell of such an event.")
    figures: tuple[FigureSpec, ...] = Field((), description="Figures that are facts of this kind without any trigger.")
    measures: tuple[MeasureSpec, ...] = Field((), description="Lengths of time said of the event.")
    settled: dict[Side, tuple[str, ...]] = Field(
        default_factory=dict,
        description="Side → kinds, asked in turn, whose events settle who it is where the words leave it open: the one "
        "state that all of them have there, of the same or a like item first.",
    )
    symmetric: bool = Field(False, description="Actor and recipient may change places: they met.")
    date: bool = Field(True, description="Whether events of this kind carry dates.")
    abroad: bool = Field(False, description="The actor goes to another state than his own.")
    one_act: bool = Field(
        False,
        description="A text that dates such an event, all of them alike, dates what it tells of it afterwards as well.",
    )
    in_step: bool = Field(
        False, description="An undated event has the date of the one of its kind and actor that is told right before."
    )
    occasion: bool = Field(
        False,
        description="Undated, it is of the occasion told right before: the last event of such a kind between the same "
        "states.",
    )
    examples: tuple[ExampleSpec, ...] = Field(min_length=1, description="Texts, and what must be found in them.")
    nothing: tuple[str, ...] = Field(
        min_length=1, alias="not", description="Texts in which this kind must find nothing."
    )

    def frame_of(self, rule: str) -> FrameSpec | None:
        """The frame that a fact of this kind is read by, from its rule ("transfer.3"); None where a figure is read."""
        number = rule.rpartition(".")[2]
        return self.frames[int(number) - 1] if number.isdecimal() else None

    @model_validator(mode="after")
    def _roles_known(self) -> RuleSpec:
        for n, frame in enumerate(self.frames):
            for role in frame.roles:
                if role not in self.roles:
                    raise ValueError(f"frame {n + 1} fills the role '{role}', which the kind does not declare")
        return self
