"""Selections, charts and templates → Sections → Report: Markdown, Uses and numbered sources."""

from briefing.compose.report import check, compose

__all__ = ["check", "compose"]
