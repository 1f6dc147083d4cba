"""Selections, charts and templates → Sections → Report: Markdown, Uses and numbered sources."""

from briefing.compose.checking import check, references
from briefing.compose.environment import COMPILED
from briefing.compose.report import compose

__all__ = ["COMPILED", "check", "compose", "references"]
