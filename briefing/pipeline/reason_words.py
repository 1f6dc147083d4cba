"""A reason in, a plain clause out, for the terminal; the brief's own words for reasons are in its templates."""

from __future__ import annotations

from briefing.model import Reason

_WORDS = {
    "core": "the others were joined to this one",
    "same_words": "the same kind, sides, item, place and time",
    "time_overlaps": "its time {date} meets {with}",
    "date_near": "its day {date} lies within the window around {with}",
    "undated": "it bears no date, and {with} is the only event that it can mean",
    "place_wider": "its place ({place}) takes in or lies in {with}",
    "role_unnamed": "its {role} is not named, and only one claim takes it",
    "date_corrected": "its printed date {printed} cannot be right; the evidence puts it at {as}",
    "same_figure": "an increment and a plain figure, both {value}, at the same time",
    "ruled_together": "joined by {by}, {on}",
    "apart": "another {part}: {a} / {b}",
    "apart_undecided": "alike in all that is known, and nothing tells which of several it means",
    "single_origin": "one origin: {name}",
    "origins": "{count} independent origins",
    "reports": "{count} reports",
    "reliability": "the best of its sources is graded {letter}",
    "agreement": "its figures and dates are {how}",
    "open_conflict": "its sources disagree on its {about}",
    "only_speculated": "put as a possibility only",
    "only_planned": "planned when it was written",
    "only_alleged": "alleged",
    "related": "{count} related claims rest on other origins",
    "no_related": "no related claim rests on another origin",
    "old": "its newest report is {days} days older than the cut-off",
    "not_dated": "none of its sources is dated",
    "suspect_date": "its only date cannot be right",
    "weakest": "decided by the claim {claim}",
    "same_authority": "all say it on the word of {name}",
    "repeats": "the article repeats in its own voice what it attributes to {name}",
    "wire_credit": "credited to {name}",
    "near_copy": "{overlap} per cent of its words are those of {of}",
    "same_publisher": "published by {name}",
    "same_url": "the same page: {url}",
    "own_voice": "said by nobody else: {name}",
    "unnamed": "what the article has from {words}",
    "bounds_meet": "{a} and {b} can both hold",
    "rounding": "{a} and {b} differ by no more than rounding",
    "superseded_by": "replaced by a later figure of the same authority, {date}",
    "outgrown": "an earlier count of the same authority, whose total had grown by {date}",
    "fallen": "one authority's count of {to} is smaller than that of {from}: it counts something else, or corrects",
    "conflict": "{a} and {b} cannot both hold",
    "grown": "reported from {from} to {to}: the total may have grown",
    "part_of_total": "{b} is called a total, of which {a} may be a part",
    "several_told": "one source tells of {a} and {b} both",
    "scope_item": "{b} is a wider thing than {a}",
    "scope_kind": "{a} is counted on one side, {b} on the other",
    "scope_increment": "{a} is an addition, {b} a total",
    "larger_part": "{a} is of a part of the time that {b} is of",
    "same_source": "one author gives both: {name}",
    "copies_differ": "a copy of {of} has another figure",
    "year_differs": "{a} and {b} are a year apart",
    "dates_nested": "{a} and {b} differ in precision",
    "dates_told": "one source gives {a} and {b}",
    "dates_differ": "{a} and {b} cannot both be right",
    "began_differs": "it began {a} or {b}",
    "far_apart": "{a} and {b} lie more than tenfold apart, and hardly count one thing",
    "accounts_differ": "the accounts name different things: {items}",
    "denial": "denied by {by}",
    "denial_by_party": "denied by {by}, a side to it",
    "negated": "{by} says that it is not so",
    "ruled": "settled by {by}, {on}: {why}",
    "since": "in print since {date}",
    "planned_before_publication": "a plan for {date} in a text of {published}",
    "event_after_publication": "an event of {date} in a text of {published}",
    "still_ahead": "planned for {date}, and still to come for a text that tells of {written}",
    "other_evidence": "dated {date} by {sources}",
}


def in_words(reason: Reason) -> str:
    """The reason as a clause; its code and values where it has no words here."""
    words = _WORDS.get(reason.code)
    if words is None:
        values = ", ".join(value for _, value in reason.values if value)
        return reason.code.replace("_", " ") + (f": {values}" if values else "")
    return words.format_map({key: value or "-" for key, value in reason.values})
