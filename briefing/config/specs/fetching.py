"""What is fetched over the web: addresses, feeds, and within which limits."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from briefing.config.specs.base import Spec
from briefing.config.specs.metadata import MetadataSpec


def _web_address(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("not a web address; write it as https://example.org/page")
    return value


def _from_address(value: Any) -> Any:
    """A bare address stands for one without anything else said."""
    return {"url": value} if isinstance(value, str) else value


WebAddress = Annotated[str, AfterValidator(_web_address)]


class PageSpec(Spec):
    """One page that is fetched."""

    url: WebAddress = Field(description="Address of the page.")
    metadata: MetadataSpec = Field(MetadataSpec(), description="Stands before what the page says of itself.")


class FeedSpec(Spec):
    """One RSS or Atom feed; each entry is a source, and stays one when the feed no longer names it."""

    url: WebAddress = Field(description="Address of the feed.")
    follow: bool = Field(True, description="Fetch the page that an entry leads to; false: use the feed's own text.")
    limit: int = Field(50, ge=1, description="Entries looked at, the newest first.")
    metadata: MetadataSpec = Field(MetadataSpec(), description="Stands before what its pages say of themselves.")


class FetchSpec(Spec):
    """How pages and feeds are fetched."""

    allow: tuple[str, ...] = Field((), description="Hosts whose private addresses may be fetched.")
    timeout: float = Field(20, gt=0, description="Seconds within which a page must be there.")
    pause: float = Field(1, ge=0, description="Seconds between two requests to one host.")
    megabytes: float = Field(10, gt=0, description="Size beyond which a page is not fetched.")
    minutes: float = Field(15, gt=0, description="How often `watch` asks.")


PageEntry = Annotated[PageSpec, BeforeValidator(_from_address, json_schema_input_type=WebAddress | PageSpec)]
FeedEntry = Annotated[FeedSpec, BeforeValidator(_from_address, json_schema_input_type=WebAddress | FeedSpec)]
