"""Two published editions → what changed between them, as changes and in the words of the brief's own templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.config import Project
from briefing.config.specs.brief import SectionSpec
from briefing.model import Change, ClaimState, Diagnostic
from briefing.model.data import to_data
from briefing.pipeline.comparing import changed_between
from briefing.pipeline.editions import record_of_edition
from briefing.pipeline.manifest import json_bytes
from briefing.pipeline.publish import numbered
from briefing.pipeline.record import Record

#: Beyond this many changes a section would sum up the rest; a comparison names them all.
_ALL = 100_000
_CHANGES = SectionSpec(id="changes", title="What changed", template="sections/changes.md.j2")
_SOURCES = SectionSpec(
    id="sources", template="sections/sources.md.j2", layout="sources", cited=False, options={"silent": False}
)


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one edition to another.

    `markdown` is None where a template fails or an edition cannot be read; `diagnostics` say why.
    """

    before: int
    after: int
    changes: tuple[Change, ...]
    markdown: str | None
    #: How the claims that differ stood, the later before the earlier.
    states: Mapping[str, ClaimState]
    diagnostics: tuple[Diagnostic, ...] = ()

    def json(self) -> bytes:
        """As data: the numbers of both editions, and each change with what its claim is about."""
        rows = [{**to_data(change, tidy=True), "about": self._about(change)} for change in self.changes]
        return json_bytes({"from": self.before, "to": self.after, "changes": rows})

    def _about(self, change: Change) -> dict[str, str | None]:
        claim = self.states[change.claim].claim
        return {name: getattr(claim, name) for name in ("kind", "actor", "recipient", "item", "place")}


def diff(project: Project, out: Path, before: int, after: int) -> Difference:
    """Compare two editions in `out` by their numbers. Raises KeyError with the number of one that is not there."""
    there = numbered(out)
    (old, unread), (new, also) = (record_of_edition(there[number]) for number in (before, after))
    if old is None or new is None:
        return Difference(before, after, (), None, {}, (*unread, *also))
    try:
        found, states = changed_between((there[before], old), (there[after], new))
    except ValueError as error:
        hint = "editions are compared by the files in the folder `states` beside them"
        lacking = Diagnostic("BLD011", "error", str(error), None, hint)
        return Difference(before, after, (), None, {}, (lacking,))
    markdown, wrong = _told(project, new, found, before)
    return Difference(before, after, found, markdown, states, tuple(wrong))


def _told(
    project: Project, record: Record, found: Sequence[Change], before: int
) -> tuple[str | None, list[Diagnostic]]:
    """The section on changes and the sources it cites, written for this pair."""
    from briefing.compose import compose

    own = [section for section in project.brief.sections if section.template == _CHANGES.template]
    section = own[0] if own else _CHANGES
    section = section.model_copy(update={"options": {**section.options, "rows": _ALL}})
    brief = project.brief.model_copy(update={"sections": (section, _SOURCES)})
    situation = record.situation
    told = [change for change in found if change.claim in situation.claim or change.was is not None]
    situation = replace(situation, changes=tuple(told), compared=True)
    edition = replace(record.edition, supersedes=before)
    report, wrong = compose(brief, situation, {}, {}, project.lexicon, project.templates, edition)
    if report is None or len(told) == len(found):
        return (report.markdown if report else None), wrong
    more = f"{len(found) - len(told)} further changes are of claims that this edition counts and does not tell of."
    return f"{report.markdown}\n{more} `briefing diff --format json` lists them.\n", wrong
