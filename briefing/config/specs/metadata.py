"""What front matter, a sidecar or `sources.metadata` say of one source."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from briefing.config.specs.base import Spec

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?")


def _day(value: Any) -> Any:
    """An ISO date, or the day of an ISO timestamp."""
    match = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError("not a date; write it as 2024-06-17")
    try:
        return date.fromisoformat(match[1]).isoformat()
    except ValueError:
        raise ValueError(f"there is no such day as {match[1]}") from None


def _letter(value: Any) -> Any:
    return value.strip().upper() if isinstance(value, str) else value


Day = Annotated[str, BeforeValidator(_day)]
Letter = Annotated[Literal["A", "B", "C", "D", "E", "F"], BeforeValidator(_letter)]


class MetadataSpec(Spec):
    """What is known about one source; everything may be left out."""

    title: str | None = Field(None, description="Title as published.")
    publisher: str | None = Field(None, description="Who published it.")
    author: str | None = Field(None, description="Who wrote it.")
    published: Day | None = Field(None, description="ISO date.")
    published_basis: Literal["stated", "inferred"] | None = Field(
        None, description="Whether the source states its date, or somebody worked it out."
    )
    url: str | None = Field(None, description="Where it was published.")
    type: str | None = Field(None, description="article, digest, report, transcript, press_release, …")
    digest_of: str | None = Field(None, description="What a digest is a digest of.")
    reliability: Letter | None = Field(None, description="Admiralty letter; stands before config/publishers.yaml.")
    descriptor: str | None = Field(None, description="One line on what the source is (ICD 206).")
    credit: str | None = Field(None, description="The wire or outlet that the text credits.")
    accessed: Day | None = Field(None, description="ISO date on which it was fetched.")
