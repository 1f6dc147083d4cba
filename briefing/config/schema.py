"""The specs in, a JSON Schema for each kind of YAML file out: what editors complete and underline by."""

from __future__ import annotations

import json
from collections.abc import Mapping

from briefing.config.specs.base import Spec
from briefing.config.specs.brand import BrandSpec
from briefing.config.specs.brief import BriefSpec
from briefing.config.specs.lexicon import LexiconSpec
from briefing.config.specs.metadata import MetadataSpec
from briefing.config.specs.publishers import PublishersSpec
from briefing.config.specs.reporting import ReportingSpec
from briefing.config.specs.review import ReviewSpec
from briefing.config.specs.rules import RuleSpec

#: Name of the schema → what such a file holds.
SCHEMAS: Mapping[str, type[Spec]] = {
    "brand": BrandSpec,
    "brief": BriefSpec,
    "lexicon": LexiconSpec,
    "metadata": MetadataSpec,
    "publishers": PublishersSpec,
    "reporting": ReportingSpec,
    "review": ReviewSpec,
    "rule": RuleSpec,
}
#: Where they are, seen from the workspace.
FOLDER = "config/schema"


def schema(name: str) -> dict[str, object]:
    """The JSON Schema (2020-12) of one kind of file; descriptions are those of the specs. Raises KeyError."""
    made = SCHEMAS[name].model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def schema_files() -> dict[str, str]:
    """File name inside the workspace → its text."""
    return {
        f"{FOLDER}/{name}.json": json.dumps(schema(name), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
        for name in SCHEMAS
    }
