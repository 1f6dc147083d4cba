"""A fact and the lexicon → its signature: the dimensions along which facts are the same claim or another."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.assess.intervals import Interval, of_fact
from briefing.assess.names import Names
from briefing.config.specs.publishers import AssessmentSpec, KindSpec
from briefing.model import Fact


@dataclass(frozen=True, slots=True)
class Base:
    """What must be equal (or unnamed, for roles) before time and place are looked at; "" is unknown."""

    kind: str
    actor: str
    recipient: str
    item: str
    #: What is said of the event, beyond that it took place: "" or "denied", "additional", "unit:days", …
    aspect: str
    #: Whose make the item is, where that is no side.
    make: str = ""

    @property
    def block(self) -> str:
        """What is the same for all facts that can come to be one claim, or to be told apart under one key."""
        return "\x1f".join((self.kind, self.item, self.make, "" if self.aspect == "additional" else self.aspect))

    @property
    def roles(self) -> tuple[str, str]:
        return self.actor, self.recipient


@dataclass(frozen=True, slots=True)
class Signature:
    """What a claim is known by: facts of the same base, place and time may be one claim."""

    base: Base
    place: str
    time: Interval | None

    def key(self, fact: Fact) -> tuple[str, ...]:
        """The key of a claim that this fact is the first of."""
        base, made = self.base, ("make " + self.base.make,) if self.base.make else ()
        day = fact.date_start or ""
        return base.kind, base.actor, base.recipient, base.item, self.place, day, base.aspect, *made


def sign(fact: Fact, names: Names, spec: AssessmentSpec, published: str = "") -> Signature:
    """The signature of one fact; a total up to the month in which its text was `published` is one without a date."""
    traits = spec.traits(fact.kind)
    actor, recipient = _sides(fact, traits, names)
    item = names.load_of(fact.item or "") if traits.item or _has_measure(fact) else ""
    if traits.visited and not recipient and not item and fact.item != fact.kind:
        item = fact.item or ""  # a factory toured: where nobody is named as host, what is visited tells visits apart
    place = "" if fact.place in (None, actor, recipient) or _toured(fact, traits, recipient, names) else str(fact.place)
    make = (fact.make or "") if item else ""
    so_far = traits.cumulative and fact.has_value and not fact.date_start and (fact.date_end or "")[:7] == published[:7]
    time = None if so_far else of_fact(fact)
    return Signature(Base(fact.kind, actor, recipient, item, aspect(fact, traits), make), place, time)


def _toured(fact: Fact, traits: KindSpec, host: str, names: Names) -> bool:
    """Whether its place is only where a guest goes in the country that he visits: two towns are one journey."""
    guest = traits.visited and bool(host) and host not in names.stands_for(fact.actor or "")
    return guest and all(names.state_at(place) == host for place in str(fact.place).split(" and "))


def _sides(fact: Fact, traits: KindSpec, names: Names) -> tuple[str, str]:
    def side(name: str | None, role: str) -> tuple[str, ...]:
        if not name:
            return ()
        members = names.members(name)
        return members if role in traits.named else tuple(sorted({names.organ_of(member) for member in members}))

    actors, recipients = side(fact.actor, "actor"), side(fact.recipient, "recipient")
    if traits.symmetric:
        both = sorted({*actors, *recipients})
        actors, recipients = tuple(both[:1]), tuple(both[1:])
    elif traits.visited and not recipients and (state := names.state_at(fact.place)):
        recipients = (state,)
    return " and ".join(actors), " and ".join(recipients)


def _has_measure(fact: Fact) -> bool:
    """Whether the fact's figure measures the event (a two-day visit) and does not count what the event moves."""
    return fact.has_value and fact.unit not in (None, "count")


def polarity(fact: Fact, traits: KindSpec) -> str:
    """`denied`, `negated` or "": denials as such, and claims of other kinds that are said not to be so."""
    if traits.denial:
        return ""
    if fact.modality == "denied":
        return "denied"
    return "negated" if fact.negated else ""


def aspect(fact: Fact, traits: KindSpec) -> str:
    """What keeps facts of one event apart, joined by spaces; of a kind of denials those that deny nothing, too."""
    ahead = fact.modality == "planned" or fact.context == "ahead"
    parts = [polarity(fact, traits), (fact.context or "") if fact.context != "ahead" else ""]
    if traits.denial and fact.modality != "denied":
        parts.append("silence" if fact.negated else "position")
    if traits.cumulative and ahead:
        parts.append("planned")  # what is to be sent, or may be, is no part of what was
    if fact.trigger in traits.stays and fact.date_start and fact.date_end:
        parts.append("there")
    if fact.relation in ("additional", "part", "rate"):
        parts += [fact.relation, *([f"per:{fact.per}"] if fact.per is not None else [])]
    if _has_measure(fact):
        parts.append(f"unit:{fact.unit}")
    return " ".join(part for part in parts if part)
