"""A finished report in, what its templates printed that rests on nothing or is cited nowhere out."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping
from itertools import accumulate

from briefing.config import TemplateTree
from briefing.config.specs.brief import BriefSpec
from briefing.model import Diagnostic, Location, Report
from briefing.model.numerals import numerals


def uncited(
    report: Report, brief: BriefSpec, templates: TemplateTree, chosen_at: Mapping[str, Location]
) -> Iterator[Diagnostic]:
    """Sections that are to cite, print what facts say, and cite nothing at all: a template without `cite`."""
    by_id = {s.id: s for s in brief.sections}
    for section in report.sections:
        told = any(use.basis == "facts" and section.start <= use.start < section.end for use in report.uses)
        if section.cited and told and "[^" not in report.markdown[section.start : section.end]:
            chosen = chosen_at.get(section.id)
            yield Diagnostic(
                "TPL007",
                "warning",
                f"the section '{section.id}' prints what facts say and cites none",
                Location(templates.shown(by_id[section.id].template)),
                "print a claim's citations behind what you print of it, as {{ c|cite }}, or set `cited: false`",
                notes=(f"chosen at {chosen}",) if chosen else (),
            )


def unmarked(report: Report, brief: BriefSpec, templates: TemplateTree) -> list[Diagnostic]:
    """Numerals that stand in no Use: a literal in a template, or a value printed past the filters."""
    starts = [use.start for use in report.uses]
    reach = list(accumulate((use.end for use in report.uses), max))
    by_id = {s.id: s for s in brief.sections}
    found = []
    for span in numerals(report.markdown):
        before = bisect.bisect_right(starts, span.start)
        if before and reach[before - 1] >= span.end:
            continue
        if report.markdown[span.end : span.end + 2] == ". " and report.markdown[: span.start].endswith("\n"):
            continue  # the marker of an ordered list
        section = next((s for s in report.sections if s.start <= span.start < s.end), None)
        line = report.markdown[report.markdown.rfind("\n", 0, span.start) + 1 :].split("\n", 1)[0]
        template = templates.shown(by_id[section.id].template) if section else "the brief"
        found.append(
            Diagnostic(
                "NUMERAL_WITHOUT_USE",
                "error",
                f"the numeral {report.markdown[span.start : span.end]!r} rests on nothing: {line.strip()[:80]}",
                Location(template),
                "print figures through value, date or count, and fixed texts through fixed",
            )
        )
    return found
