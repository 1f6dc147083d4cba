"""What a section's template may name, and what each name holds: the words of the reference."""

from __future__ import annotations

from collections.abc import Mapping

GIVEN: Mapping[str, str] = {
    "claims": "The claims that the section's query takes, in its order.",
    "groups": "The same by group: pairs of a heading and the claims under it.",
    "charts": "The charts that were drawn for the section.",
    "options": "The section's `options:`, with those of the profile laid over them.",
    "section": "The section as the brief declares it: id, title, layout.",
    "brief": "The brief as it is configured: title, kicker, theme, marking.",
    "edition": "This edition; printed by `edition_number` and `supersedes`.",
    "all_claims": "Every claim that this brief tells of or compares, whatever the section takes.",
    "totals": "Counts over all that was read: `totals.all_claims`, `totals.sources`; printed by `count`.",
    "judgements": "The key judgements, the weightiest first.",
    "discrepancies": "The disagreements between sources and the figures that were replaced.",
    "timeline": "The dated events in their order that are worth telling.",
    "planned": "Those of them that are plans.",
    "changes": "What changed since the last edition.",
    "compared": "Whether there is a last edition that this one could be compared with.",
    "origins": "Every independent origin of these claims, with all that rests on it.",
    "left_out": "The topics on which more was found than is told, most first: `title`, and `claims` to be counted.",
    "publishers": "Those of whom most was read, the one with most first: `name`, and `texts` to be counted.",
    "rulings": "What analysts have ruled.",
    "sources": "The sources that the brief tells of, in the order of their numbers.",
    "cited": "Those of them that the brief cites.",
    "uncited": "How many facts were read and are not cited; nothing where all are.",
    "unused": "What was found and not used: name, reason code, reason in words.",
    "silent": "The titles of the topics on which nothing was read.",
    "as_of": "The information cut-off.",
    "issued": "The day on which the edition was issued.",
    "period": "From the first publication date among the sources to the last.",
    "lull": "The days between which, at the longest, no source was published; nothing where that is not long.",
    "engine": "This program and its version, as the brief discloses them.",
    "extractors": "The packages of other makers that found facts, with their versions.",
}
