"""YAML or JSON of one source's metadata → what can be used of it, with a Diagnostic for each line that cannot."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefing.config import MetadataSpec, Parsed, make_spec, parse_yaml
from briefing.model import Diagnostic


def parse_metadata(text: str, name: str, first_line: int = 1) -> tuple[MetadataSpec, list[Diagnostic]]:
    """The metadata in `text`, which begins on line `first_line` of the file `name`.

    A key that cannot be used is left out, and the rest stands. Unknown keys are warnings: other programs keep their
    own in front matter.
    """
    parsed, diagnostics = parse_yaml(text, name, first_line)
    found = [replace(d, code="SRC008") for d in diagnostics]
    if parsed.data is None:
        return MetadataSpec(), found
    if not isinstance(parsed.data, dict):
        wrong = Diagnostic("SRC008", "error", "metadata is written as key: value", parsed.value(()))
        return MetadataSpec(), [*found, wrong]
    data = {key: value for key, value in parsed.data.items() if value is not None}
    spec, wrongs = make_spec(MetadataSpec, replace(parsed, data=data))
    if spec is None:
        usable = {key: value for key, value in data.items() if _alone(parsed, key, value)}
        spec = MetadataSpec.model_validate(usable)
    return spec, [*found, *(_as_source(d) for d in wrongs)]


def _alone(parsed: Parsed, key: Any, value: Any) -> bool:
    return make_spec(MetadataSpec, replace(parsed, data={key: value}))[0] is not None


def _as_source(diagnostic: Diagnostic) -> Diagnostic:
    severity = diagnostic.severity if diagnostic.code != "CFG010" else "warning"
    return replace(diagnostic, code="SRC009", severity=severity)


def lay_over(*layers: MetadataSpec) -> MetadataSpec:
    """One value a key: the first layer that gives it."""
    merged: dict[str, Any] = {}
    for layer in reversed(layers):
        merged |= layer.model_dump(exclude_none=True)
    return MetadataSpec.model_validate(merged)
