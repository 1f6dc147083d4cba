"""What is known of one claim → its Admiralty grade and our confidence, each by stated rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.assess.context import Context
from briefing.assess.intervals import days_between
from briefing.assess.origins import is_weak
from briefing.assess.reasons import reason
from briefing.assess.writing import SLACK
from briefing.config.specs.publishers import Reliability
from briefing.model import Claim, Fact, Origin, Reason
from briefing.model.claim import LEVELS, Confidence

Credibility = Literal[1, 2, 3, 4, 5, 6]
_LETTERS: tuple[Reliability, ...] = ("A", "B", "C", "D", "E", "F")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the grade of one claim is computed from."""

    claim: Claim
    facts: tuple[Fact, ...]
    origins: tuple[Origin, ...]
    #: An open disagreement on value or date among the origins of this claim.
    disputed: tuple[str, ...]
    #: Names of those who deny it, and of these the ones that are no side of it.
    denied_by: tuple[str, ...]
    denied_by_others: tuple[str, ...]
    #: How many related claims rest on other origins and agree; None where claims of its kind do not bear on another.
    related: int | None
    #: All its dates contradict their own documents.
    suspect: bool
    agreement: str
    as_of: str | None
    #: Whether its figure or state may have moved since.
    moving: bool


def is_old(day: str | None, ctx: Context) -> bool:
    """Whether a report of that day is too old to tell how a thing stands that may have moved since."""
    age = days_between(day, ctx.as_of) if day else None
    return age is not None and age > ctx.spec.fresh_days


def letter(facts: Sequence[Fact], ctx: Context) -> Reliability:
    """The best reliability among the sources that carry the claim."""
    return min((ctx.source(fact).reliability for fact in facts), key=_LETTERS.index)


def unreliable(facts: Sequence[Fact], ctx: Context) -> bool:
    """Whether every source that carries the claim is known to be unreliable; an unjudged one is not."""
    return all(ctx.source(fact).reliability == "E" for fact in facts)


def firm(origins: Sequence[Origin]) -> tuple[Origin, ...]:
    """Origins that name who says so, or are an article's own finding."""
    return tuple(origin for origin in origins if not is_weak(origin))


def carrying(facts: Sequence[Fact], start: str | None, ctx: Context) -> tuple[Fact, ...]:
    """The facts that bear a claim out: where some say that it is so, a plan or a conjecture bears nothing out.

    Nor does a text that was published before the event began, at `start`.
    """

    def bears(fact: Fact) -> bool:
        published = ctx.published(fact)
        early = start is not None and published is not None and (days_between(published, start) or 0) > SLACK
        return fact.modality not in ("planned", "speculated") and not early

    said = tuple(fact for fact in facts if bears(fact))
    return said or tuple(fact for fact in facts if fact.modality == "planned") or tuple(facts)


def guess(facts: Sequence[Fact]) -> str | None:
    """`speculated`, `planned` or `alleged` where no fact goes further than that."""
    modalities = {fact.modality for fact in facts}
    if modalities & {"asserted", "reported", "denied"}:
        return None
    return next((m for m in ("planned", "alleged", "speculated") if m in modalities), None)


def credibility(s: Standing) -> Credibility:
    """Admiralty number. In order, the first rule that holds:

    6 nothing but conjecture, or a date that cannot be right and no other
    5 contradicted by an origin that is no side of it, with no more than one origin behind it
    3 an open disagreement, with two origins or more behind it
    1 two or more independent origins (an unnamed hearsay counts for none), nobody denying it
    2 the same, but a side to the matter denies it; or one origin and two or more related claims of others that agree
    3 one origin and a related claim of another that agrees; or unnamed hearsay from several
    4 one origin and nothing else
    """
    if guess(s.facts) == "speculated" or s.suspect:
        return 6
    count = len(firm(s.origins))
    if s.denied_by_others and count < 2:
        return 5
    if s.disputed or s.denied_by_others:
        return 3 if len(s.origins) > 1 else 4
    if count >= 2:
        return 2 if s.denied_by else 1
    related = s.related or 0
    if len(s.origins) >= 2 or related == 1:
        return 3
    return 2 if related >= 2 else 4


def confidence(s: Standing, number: Credibility, ctx: Context) -> tuple[Confidence, tuple[Reason, ...]]:
    """Confidence and its basis. A single origin never gives more than moderate, conjecture never more than low."""
    best = letter(s.facts, ctx)
    count = len(firm(s.origins))
    level = 0
    if count >= ctx.spec.high_origins and _LETTERS.index(best) <= _LETTERS.index(ctx.spec.high_reliability):
        level = 2
    elif count >= 2 or (count == 1 and (number <= 2 or _vouched(s, number, best))):
        level = 1
    if s.denied_by or s.disputed:
        level = min(level, 1)
    if s.denied_by_others or number >= 5 or unreliable(s.facts, ctx):
        level = 0
    old = s.moving and is_old(s.as_of, ctx)
    if old or s.as_of is None:
        level = min(level, 1)
    if guess(s.facts) == "speculated":
        level = 0
    return LEVELS[level], _basis(s, best, days_between(str(s.as_of), ctx.as_of) if old else None)


def _vouched(s: Standing, number: Credibility, best: Reliability) -> bool:
    """Whether one origin carries moderate confidence: a fair source, with a name or a like report behind it."""
    return best in "ABC" and (number <= 3 or s.origins[0].kind == "authority")


def _basis(s: Standing, best: Reliability, old: int | None) -> tuple[Reason, ...]:
    """What the confidence rests on, then what limits it; nothing is said twice."""
    count, sources = len(s.origins), len({fact.source for fact in s.facts})
    out = [reason("single_origin", s.origins[0].name) if count == 1 else reason("origins", count)]
    if sources > count:
        out.append(reason("reports", sources))
    out.extend(why for origin in s.origins if is_weak(origin) for why in origin.reasons[:1])
    out.append(reason("reliability", best))
    if s.agreement in ("compatible", "superseded"):
        out.append(reason("agreement", s.agreement))
    out.extend(reason("open_conflict", about) for about in s.disputed)
    out.extend(reason("denial" if name in s.denied_by_others else "denial_by_party", name) for name in s.denied_by)
    if (only := guess(s.facts)) is not None:
        out.append(reason(f"only_{only}"))
    if s.suspect:
        out.append(reason("suspect_date"))
    if count == 1 and s.related is not None:
        out.append(reason("related", s.related) if s.related else reason("no_related"))
    if old is not None:
        out.append(reason("old", old))
    if s.as_of is None:
        out.append(reason("not_dated"))
    return tuple(out)
