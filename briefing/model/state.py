"""What one edition leaves of a claim for the next to be compared with: neither words nor grades."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model.claim import Claim

#: Lower and upper bound of a figure; None is open.
Ends = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Telling:
    """A fact of the claim: who tells it, and with which figure."""

    fact: str
    #: Id and name of the source.
    source: str
    name: str
    low: float | None = None
    high: float | None = None

    @property
    def ends(self) -> Ends:
        return self.low, self.high

    @property
    def has_value(self) -> bool:
        return self.ends != (None, None)


@dataclass(frozen=True, slots=True)
class ClaimState:
    """How a claim stood in one edition."""

    #: Without the reasons for which its facts were joined.
    claim: Claim
    told: tuple[Telling, ...]
    origins: int
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    date_start: str | None = None
    date_end: str | None = None
    #: (what accounts that contradict one another are about, the first facts of the others).
    against: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def figure(self) -> Ends | None:
        ends = (self.low, self.high)
        return None if ends == (None, None) else ends

    @property
    def dates(self) -> tuple[str | None, str | None]:
        return self.date_start, self.date_end
