"""Selections, charts and templates → Sections → Report: Markdown, Uses and numbered sources."""

from briefing.compose.checking import check, filters_in, references
from briefing.compose.environment import COMPILED
from briefing.compose.report import compose

__all__ = ["COMPILED", "check", "compose", "filters_in", "references"]
