"""What `review/*.yaml` hold: an analyst's rulings, dated and signed."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from briefing.config.specs.base import Spec
from briefing.config.specs.metadata import Day
from briefing.model.ruling import LIKELIHOOD, RulingKind, Value

#: Fields of a fact that a ruling may correct.
Correctable = Literal[
    "kind", "actor", "recipient", "item", "place", "value_low", "value_high", "approximate", "unit", "date_start",
    "date_end", "attribution", "modality", "negated", "context", "relation",
]  # fmt: skip
#: What each kind of ruling must name: any one of the fields in each group.
_NEEDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "confirm": (("fact", "quote"),),
    "reject": (("fact", "quote"), ("why",)),
    "correct": (("fact", "quote"), ("set",)),
    "merge": (("claims",),),
    "split": (("claim",), ("facts",)),
    "resolve": (("disagreement",), ("why",)),
    "likelihood": (("judgement",), ("word",)),
    "judgement": (("text",), ("claims",)),
    "assumption": (("text",),),
    "alternative": (("text",),),
    "indicator": (("text",),),
}


class RulingSpec(Spec):
    """One ruling. Ids are those that `briefing facts` and `briefing review` print, whole or their first six digits."""

    ruling: RulingKind = Field(description="What is ruled.")
    by: str = Field(min_length=1, description="Who rules.")
    on: Day = Field(description="ISO date of the ruling.")
    why: str | None = Field(None, description="The grounds, in a sentence.")
    fact: str | None = Field(None, description="Id of the fact ruled on.")
    source: str | None = Field(None, description="With `quote`: the source's name, in place of an id.")
    quote: str | None = Field(None, description="Words of the source that the fact rests on.")
    set: dict[Correctable, Value] = Field(default_factory=dict, description="Fields it corrects, and their values.")
    claim: str | None = Field(None, description="Id of the claim that is split.")
    claims: tuple[str, ...] = Field((), description="Claims that are one, or that a judgement rests on.")
    facts: tuple[str, ...] = Field((), description="The facts that are split off.")
    disagreement: str | None = Field(None, description="Id of the disagreement that is settled.")
    judgement: str | None = Field(None, description="Name of the judgement rule that it belongs to.")
    text: str | None = Field(None, description="The judgement, assumption, alternative or indicator, as a sentence.")
    word: str | None = Field(None, description="A word for likelihood; one row of them in a workspace.")
    confidence: Literal["high", "moderate", "low"] | None = Field(None, description="Confidence in the judgement.")
    seen: tuple[str, ...] = Field((), description="Facts it was made upon; written by `briefing review`.")

    @model_validator(mode="after")
    def _complete(self) -> RulingSpec:
        for group in _NEEDS[self.ruling]:
            if not any(getattr(self, name) for name in group):
                raise ValueError(f"a ruling to {self.ruling} needs {' or '.join(f'`{name}`' for name in group)}")
        if self.quote and not self.source and not self.fact:
            raise ValueError("`quote` needs the `source` that it stands in")
        if self.ruling == "merge" and len(self.claims) < 2:
            raise ValueError("a merge needs two claims or more")
        words = [word for row in LIKELIHOOD for word in row]
        if self.word is not None and self.word not in words:
            raise ValueError(f"no word for likelihood; the words are {', '.join(words)}")
        return self


class ReviewSpec(Spec):
    """One file of rulings."""

    rulings: tuple[RulingSpec, ...] = Field((), description="The rulings, in any order.")
