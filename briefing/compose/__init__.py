"""Selections, charts and templates → Sections → Report: Markdown, Uses and numbered sources."""

from briefing.compose.checking import check, references
from briefing.compose.report import compose

__all__ = ["check", "compose", "references"]
