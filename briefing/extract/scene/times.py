"""A sentence → its times that say when something was: none of a comparison, a ranking, an estimate or one figure."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

import re

from briefing.extract.scene.scene import Scene
from briefing.model import Span, TimeRef

_RANKING_SINCE = frozenset("first largest biggest worst best highest lowest deadliest".split())
_RANKING = _RANKING_SINCE | {"second", "third", "only", "most", "least"}
#: Words before "as" that compare amounts, what changes before "from", and what before "than" compares times.
_AS_MUCH = frozenset(("many", "much", "same", "twice", "times", "half"))
_CHANGES = frozenset(("percent", "cent", "percentage", "%"))
_ORDER = frozenset(("later", "earlier", "sooner", "rather"))
#: How far before "since" the word "first" may stand.
_FIRST = 60
#: Nouns for a count that somebody gives, and how far behind a time they may stand.
_ESTIMATES = frozenset("estimate estimates assessment assessments tally count report update".split())
_NEXT = 20
#: What stands between a number and a time in brackets that is its own, and how far back from there it may begin.
_OPENS = r"(?: [a-z]+){0,2} \((?:in |by |as of )?"
_OPENING = re.compile(_OPENS)
_NUMBER_OPENS = re.compile(rf"\d(?: (?:million|thousand|billion))?{_OPENS}$")
_BRACKET = 50
#: What a figure counts, up to the preposition of a time.
_COUNTED = re.compile(r"(?: (?!and |or |to |from |for )[\w-]+){0,3}? (?:in |on |during )?")
#: What opens a time that takes the place of one before: "in May at 300, in June at 600".
_LED = (" ", " at ")
_TURN = re.compile(r"(?:,|\band) (?:in|on|by|since) $")


def told_times(scene: Scene) -> list[TimeRef]:
    """What the sentence says of when something was; of "the largest in the past year" that is nothing of its own."""
    if not scene.times:
        return []
    apart = _of_figures(scene)
    times = [t for t in scene.times if (t.start or t.end) and t not in apart and not _of_estimate(scene, t)]
    return [t for t in times if not (ranks(scene, t) or _compared(scene, t))]


def ranks(scene: Scene, time: TimeRef) -> bool:
    """Whether a time only says how rare something is: "the first in the past six months", "the worst since 2000"."""
    before = _words_before(scene, time)
    if time.type != "DURATION":
        own = before[-3:-2] in (["its"], ["his"], ["her"], ["their"])
        ranks = (own and before[-2] in _RANKING) or not _RANKING_SINCE.isdisjoint(before)  # "its third since August"
        return before[-1:] == ["since"] and time.end is None and ranks
    return not _RANKING.isdisjoint(before)


def _compared(scene: Scene, time: TimeRef) -> bool:
    """Whether a time is only that of what is compared: "twice as many as in 2023", "more than last year"."""
    before = _words_before(scene, time)
    within = bool(before) and before[-1] in ("in", "on", "during", "at")
    said = before[: -1 if within else None][-6:]
    last = said[-3:-2] if said[-2:-1] == ["of"] else said[-1:]
    if within and last in (["last"], ["latest"]):
        return True  # "six tests, the last of them in 2017"
    if said[-1:] == ["from"]:
        return not _CHANGES.isdisjoint(said)  # "up 72 percent from a year earlier"
    if said[-1:] == ["as"]:
        return not _AS_MUCH.isdisjoint(said)
    return said[-1:] == ["than"] and _ORDER.isdisjoint(said)


def _words_before(scene: Scene, time: TimeRef) -> list[str]:
    """The last words of the sentence before a time, in lower case."""
    first = max(scene.sentence.span.start, time.span.start - _FIRST)
    return scene.parsed.text[first : time.span.start].lower().split()


def _of_estimate(scene: Scene, time: TimeRef) -> bool:
    """'Up from 300 in its January estimate': whether a time only says of when a count is."""
    behind = scene.parsed.text[time.span.end : time.span.end + _NEXT].lower().replace("\u2019", "'").split()
    return next((word.strip(".,;:") for word in behind if word != "'s"), "") in _ESTIMATES


def _in_brackets(scene: Scene, time: TimeRef) -> bool:
    """'11,000 (October), then 3,000 (January)': whether a time in brackets is that of the number before them."""
    text, start = scene.parsed.text, time.span.start
    opening = text[max(scene.sentence.span.start, start - _BRACKET) : start]
    return text[time.span.end : time.span.end + 1] == ")" and _NUMBER_OPENS.search(opening) is not None


def time_beside(scene: Scene, figure: Span) -> TimeRef | None:
    """The time in brackets right behind a figure, or of a turn before it: "…, in June at 600", "… and in July 28"; of
    several figures and times the one behind: "from 20 tonnes in 2023 to 60 in 2024"."""
    text = scene.parsed.text
    dated = [t for t in scene.times if t.start or t.end]
    if min(len(dated), len(scene.figures)) > 1:
        behind = next((t for t in dated if t.span.start > figure.end), None)
        if behind is not None and _stands_behind(scene, figure, behind):
            return behind
    for time in scene.times:
        if time.span.start > figure.end and _in_brackets(scene, time):
            if _OPENING.fullmatch(text, figure.end, time.span.start):
                return time
        elif text[time.span.end : figure.start] in _LED and _takes_turn(scene, time):
            return time
    return None


def _stands_behind(scene: Scene, figure: Span, time: TimeRef) -> bool:
    """Whether only what is counted stands between a figure and a time."""
    if not _COUNTED.fullmatch(scene.parsed.text, figure.end, time.span.start):
        return False
    within = Span(figure.end, time.span.start)
    verbs = (scene.parsed.tokens[clause.verb.head].start for clause in scene.clauses)
    return not any(within.start <= at < within.end for at in verbs)


def _of_figures(scene: Scene) -> list[TimeRef]:
    """The times of a sentence that are those of single figures in it: several in brackets, or those of turns."""
    bracketed = [time for time in scene.times if _in_brackets(scene, time)]
    return [*(bracketed if len(bracketed) > 1 else ()), *(t for t in scene.times if _leads_figure(scene, t))]


def _takes_turn(scene: Scene, time: TimeRef) -> bool:
    """Whether a time takes the place of one before."""
    return _TURN.search(scene.parsed.text, scene.sentence.span.start, time.span.start) is not None


def _leads_figure(scene: Scene, time: TimeRef) -> bool:
    """Whether a time takes the place of one before for a figure right behind it, and no verb follows."""
    if not _takes_turn(scene, time):
        return False
    led = any(scene.parsed.text[time.span.end : figure.span.start] in _LED for figure in scene.figures)
    verbs = (scene.parsed.tokens[clause.verb.head].start for clause in scene.clauses)
    return led and all(verb < time.span.start for verb in verbs)
