"""The base of every spec: frozen, strict about keys, and aware of the file it came from."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Spec(BaseModel):
    """A piece of configuration. Unknown keys are errors; values never change after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
