"""Codes of the reasons that this room gives, with the values each carries; wording is composed elsewhere."""

from __future__ import annotations

from briefing.model import Reason

#: code → names of its values, in the order in which they are given. All values are strings: dates ISO, counts
#: decimal, names canonical. Names of several in one value are joined with "; ".
REASONS: dict[str, tuple[str, ...]] = {
    # why a fact was joined to a claim
    "core": (),  # the others were joined to this one
    "same_words": (),  # all of the key is equal
    "time_overlaps": ("date", "with"),
    "date_near": ("date", "with"),  # not the same day, within the window of the kind
    "undated": ("with",),  # the only candidate
    "place_wider": ("place", "with"),
    "role_unnamed": ("role",),  # "actor" or "recipient" missing, one candidate
    "date_corrected": ("printed", "as"),  # a suspect date, joined where the evidence puts it
    "same_figure": ("value",),  # an increment and a plain figure, equal in value and time
    # why claims were kept apart
    "apart": ("part", "a", "b"),  # the part of the key in which they differ
    "apart_undecided": (),  # no part of it: several candidates, and nothing that tells which
    "ruled_together": ("by", "on"),  # by an analyst
    # why facts or sources are one origin
    "same_authority": ("name",),
    "repeats": ("name",),  # the article's own voice repeats what it attributes elsewhere
    "wire_credit": ("name",),
    "near_copy": ("of", "overlap"),  # name of the source it copies; per cent of common word runs
    "same_publisher": ("name",),
    "same_url": ("url",),
    "own_voice": ("name",),
    "unnamed": ("words",),  # "reports", "officials": the article's own, and weaker
    # how figures, dates and stances stand
    "bounds_meet": ("a", "b"),
    "rounding": ("a", "b"),
    "superseded_by": ("source", "date"),
    "outgrown": ("source", "date"),  # the same, of a total that grows
    "fallen": ("from", "to"),  # dates of two reports of one authority, the later with the smaller total
    "conflict": ("a", "b"),
    "grown": ("from", "to"),  # dates of two reports: a running total may have grown between them
    "part_of_total": ("a", "b"),  # a count that may be part of what is called a total
    "several_told": ("a", "b"),  # a source that tells several figures shares one with the other
    "scope_item": ("a", "b"),  # two items, one inside the other
    "scope_kind": ("a", "b"),  # two kinds: sent is not fired
    "scope_increment": ("a", "b"),  # an increment and a total
    "larger_part": ("a", "b"),  # more in a part of the time than in all of it
    "same_source": ("name",),  # one author gives both: presumably of different things
    "copies_differ": ("of",),
    "year_differs": ("a", "b"),
    "dates_nested": ("a", "b"),
    "dates_told": ("a", "b"),  # one source gives several days
    "dates_differ": ("a", "b"),
    "began_differs": ("a", "b"),
    "far_apart": ("a", "b"),
    "accounts_differ": ("items", "shared"),
    "denial": ("by",),
    "denial_by_party": ("by",),  # by one of the sides of the claim
    "negated": ("by",),
    "ruled": ("by", "on", "why"),  # settled by an analyst
    "since": ("date",),  # publication date of the earliest source that takes part
    # suspect dates
    "planned_before_publication": ("date", "published", "basis"),
    "still_ahead": ("date", "written"),  # a text written later, by what it tells of, has the event still to come
    "event_after_publication": ("date", "published", "basis"),
    "other_evidence": ("date", "sources"),
    # basis of grade and confidence
    "single_origin": ("name",),
    "origins": ("count",),
    "reports": ("count",),  # more reports than origins
    "reliability": ("letter",),
    "agreement": ("how",),
    "open_conflict": ("about",),
    "only_speculated": (),
    "only_planned": (),
    "only_alleged": (),
    "related": ("count",),  # other claims that agree, resting on other origins
    "no_related": (),
    "old": ("days",),
    "not_dated": (),  # no publication date to count age from
    "suspect_date": (),
    # judgements
    "weakest": ("claim",),
}


def reason(code: str, *values: object) -> Reason:
    """The reason of that code. Raises KeyError or ValueError where code and values are not in the table."""
    names = REASONS[code]
    return Reason(code, tuple((name, str(value)) for name, value in zip(names, values, strict=True)))
