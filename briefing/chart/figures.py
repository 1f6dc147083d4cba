"""Claims with figures in, one panel for each thing counted out: every account on one scale."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefing.chart.measure import width_of
from briefing.chart.naming import Places, speaker
from briefing.chart.svg import BLUE, GRID, INK, NAVY, SKY, SLATE, WIDTH, Drawing, Words, name, visible
from briefing.model import Chart, Claim, Fact, Selection, Situation

_LEFT, _RIGHT, _ROW, _HEAD = 188, 482, 22, 44
#: The room for the words of a figure, and their size.
_ROOM, _SIZE = WIDTH - _RIGHT - 40, 11
#: What stands before a figure and is no part of its size.
_TOTAL = re.compile(r"(?:an?|the) (?:combined |grand )?total of ", re.IGNORECASE)
#: More rows in a panel, or a higher drawing, would not be read; the table behind it holds them all.
_ROWS, _HEIGHT = 6, 430
_AXIS = ("meta:axis",)


#: Kind, item, unit, whose, and the month of an event that is over.
_Key = tuple[str, str, str, str | None, str | None]


@dataclass(frozen=True)
class _Panel:
    """One thing counted in one kind of event, and the accounts that give it a number, smallest first.

    `whose` is the recipient, where the thing is counted of several.
    """

    kind: str
    items: tuple[str, ...]
    whose: str | None
    unit: str
    facts: tuple[Fact, ...]
    #: Whether a disagreement that is open sets the accounts against one another.
    disputed: bool

    @property
    def title(self) -> str:
        words = ", ".join(part for part in (" or ".join(self.items[:2]), self.whose) if part)
        return visible(f"{words[:1].upper()}{words[1:]} ({self.kind.replace('_', ' ')})")


def draw(id_: str, selection: Selection, situation: Situation, _places: Places) -> Chart | None:
    """The reported-figures chart; None where no two accounts give different numbers of the same thing."""
    panels = _panels(selection, situation)
    if not panels:
        return None
    drawing = Drawing()
    top = 0.0
    drawn: list[_Panel] = []
    for panel in panels:
        if drawn and top + _height(panel) > _HEIGHT:
            break
        top = _panel(drawing, panel, top, situation)
        drawn.append(panel)
    shown = [f for p in drawn for f in p.facts[:_ROWS]]
    title = _title(drawn)
    description = " ".join(
        f"{p.title}: " + "; ".join(f"{speaker(f, situation).text}, {_wording(f)}" for f in p.facts[:_ROWS]) + "."
        for p in drawn
    )
    rows = (
        (p.title, speaker(f, situation).text, _plain(f.value_low), _plain(f.value_high), p.unit, _wording(f))
        for p in panels
        for f in p.facts
    )
    return Chart(
        id=id_,
        kind="figures",
        title=title,
        subtitle="Dot: a count. Hollow dot and arrow: at least. Bar with end stop: at most. Bar between dots: a range.",
        description=description,
        caption="Figures as the sources word them; none has been averaged, rounded or added up.",
        svg=drawing.write(top, title, description),
        table=(("Counted", "Account", "Low", "High", "Unit", "Words"), *rows),
        texts=tuple(drawing.texts),
        facts=tuple(f.id for f in shown),
    )


def _title(panels: list[_Panel]) -> str:
    """What the drawing shows: whether the accounts of one thing can all be true."""
    apart = sorted((p for p in panels if _parted(p)), key=lambda p: not p.disputed)
    if not apart:
        return "Every account leaves room for the others"
    named = " or ".join(apart[0].items[:2])
    if not apart[0].disputed:
        return visible(f"Counts of {named} lie apart: they are not of one time or scope")
    more = sum(p.disputed for p in apart) > 1
    return visible(f"Sources differ on how many {named}" + (", and on other counts" if more else ""))


def _parted(panel: _Panel) -> bool:
    """Whether two accounts exclude one another as they are worded."""
    least = max((f.value_low for f in panel.facts if f.value_low is not None), default=0.0)
    most = min((f.value_high for f in panel.facts if f.value_high is not None), default=math.inf)
    return least > most


def _height(panel: _Panel) -> float:
    return _HEAD + min(len(panel.facts), _ROWS) * _ROW + 24


def _panels(selection: Selection, situation: Situation) -> list[_Panel]:
    """Accounts by kind, item and unit: what was sent is not set beside what was fired. Items of one kind that a
    disagreement over a number sets against each other share a panel."""
    claims = [situation.claim[c] for c in selection.claims]
    dropped = {f for c in claims for f in situation.assessment[c.id].superseded}
    facts = [situation.fact[f] for c in claims for f in c.facts if f not in dropped]
    facts = [f for f in facts if f.context != "returning"]  # who went home is not set beside who came
    key_of = _keys([f for f in facts if f.has_value and f.item], claims, situation)
    facts = [f for f in facts if f.id in key_of]
    panel_of = {key: key for key in key_of.values()}
    for discrepancy in situation.discrepancies:
        if discrepancy.about == "value":
            keys = [key_of[f] for p in discrepancy.positions for f in p.facts if f in key_of]
            keys = [key for key in keys if key[0] == keys[0][0]]
            old = {panel_of[key] for key in keys}
            panel_of = {key: panel_of[keys[0]] if to in old else to for key, to in panel_of.items()}
    panels = []
    for first in dict.fromkeys(panel_of.values()):
        members = [f for f in facts if panel_of[key_of[f.id]] == first]
        # What two texts have from one authority is one account.
        distinct = {(f.attribution or f.source, f.value_low, f.value_high): f for f in reversed(members)}
        if len({key[1:] for key in distinct}) > 1:
            items = tuple(dict.fromkeys(f.item for f in members if f.item))
            ordered = _latest_first_rows(distinct.values(), situation)
            panels.append(_Panel(first[0], items, first[3], first[2], ordered, _disputed(members, situation)))
    return panels


def _disputed(facts: list[Fact], situation: Situation) -> bool:
    ids = {f.id for f in facts}
    return any(
        d.about == "value" and d.relation == "conflict" and not ids.isdisjoint(f for p in d.positions for f in p.facts)
        for d in situation.discrepancies
    )


def _over(claim: Claim, situation: Situation) -> str | None:
    """The month of an event that is over; None for what goes on, lasted longer, or has no date."""
    when = situation.assessment[claim.id]
    over = when.date_start is not None and when.date_end is not None and when.date_start[:7] == when.date_end[:7]
    return when.date_start[:7] if over and when.date_start else None


def _keys(facts: list[Fact], claims: list[Claim], situation: Situation) -> dict[str, _Key]:
    """Fact → what its figure is set beside: kind, item, unit, when, and whose they are where they are those of several.

    Counts of one strike are not set beside those of another, nor the dead of one side beside those of the other; a
    count of which nobody knows whose is then left out.
    """
    of_whom = {fact: claim.recipient for claim in claims for fact in claim.facts}
    over = {fact: _over(claim, situation) for claim in claims for fact in claim.facts}
    plain = {f.id: (f.kind, f.item or "", f.unit or "count") for f in facts}
    several: dict[tuple[str, str, str], set[str]] = {}
    for f in facts:
        if (whose := of_whom[f.id]) is not None:
            several.setdefault(plain[f.id], set()).add(whose)
    keys: dict[str, _Key] = {}
    for f in facts:
        if len(several.get(plain[f.id], ())) < 2:
            keys[f.id] = (*plain[f.id], None, over[f.id])
        elif of_whom[f.id] is not None:
            keys[f.id] = (*plain[f.id], of_whom[f.id], over[f.id])
    return keys


def _latest_first_rows(facts: Iterable[Fact], situation: Situation) -> tuple[Fact, ...]:
    """The rows that are drawn, by size, and then those for which there is no room: what was published last is drawn."""
    latest = sorted(facts, key=lambda f: (situation.document[f.source].source.published or "", _order(f)), reverse=True)
    return (*sorted(latest[:_ROWS], key=_order), *sorted(latest[_ROWS:], key=_order))


def _order(fact: Fact) -> tuple[float, str]:
    return _most([fact]), fact.id


def _panel(drawing: Drawing, panel: _Panel, top: float, situation: Situation) -> float:
    """Draws one panel below `top` and returns where it ends."""
    facts = panel.facts[:_ROWS]
    end, step, (divisor, word) = _scale(_most(facts))
    title = name(panel.title)
    drawing.text(0, top + 13, title, size=11, colour=NAVY, weight=700, room=WIDTH * 0.7)
    unit = ", ".join(part for part in (word, "" if panel.unit == "count" else panel.unit) if part)
    if unit:
        drawing.text(0, top + 27, Words(unit, "meta", _AXIS), size=9.5, colour=SLATE)
    bottom = top + _HEAD + len(facts) * _ROW
    ticks = round(end / step)
    for n in range(ticks + 1):
        x = _x(n * step, end)
        drawing.line(x, top + _HEAD - 8, x, bottom - 2, INK if n == 0 else GRID, 1)
        tick = Words(f"{n * step / divisor:,.10g}", "meta", _AXIS)
        drawing.text(x, top + _HEAD - 13, tick, size=9.5, colour=SLATE, anchor="middle")
    for n, fact in enumerate(facts):
        _row(drawing, fact, top + _HEAD + (n + 0.5) * _ROW - 2, end, situation)
    left = panel.facts[_ROWS:]
    if left:
        more = Words(f"and {len(left)} more", "count", ("count:more accounts", *(f"fact:{f.id}" for f in left)))
        drawing.text(_LEFT + 8, bottom + 10, more, size=9.5, colour=SLATE)
        bottom += 14
    return bottom + 8


def _row(drawing: Drawing, fact: Fact, y: float, end: float, situation: Situation) -> None:
    who = speaker(fact, situation)
    drawing.text(_LEFT - 12, y + 4, who, anchor="end", room=_LEFT - 14)
    low, high = fact.value_low, fact.value_high
    if low is None and high is not None:
        drawing.bar(_LEFT, y, _x(high, end) - _LEFT, 10, SKY)
        drawing.line(_x(high, end), y - 7, _x(high, end), y + 7, BLUE, 2.5)
    elif low is not None and high is None:
        drawing.line(_x(low, end) + 6, y, _RIGHT - 2, y, BLUE, 2, "2 3")
        drawing.arrow(_RIGHT, y)
        drawing.dot(_x(low, end), y, filled=False)
    elif low is not None and high is not None:
        if low != high:
            drawing.bar(_x(low, end), y, _x(high, end) - _x(low, end), 10, SKY)
        drawing.dot(_x(low, end), y)
        drawing.dot(_x(high, end), y)
    words = Words(_wording(fact), "facts", (f"fact:{fact.id}",))
    drawing.text(_RIGHT + 14, y + 4, words, size=_SIZE, weight=600)
    drawing.cite(y + 4, fact.source)


def _x(value: float, end: float) -> float:
    return _LEFT + (_RIGHT - 12 - _LEFT) * value / end


def _most(facts: tuple[Fact, ...] | list[Fact]) -> float:
    return max(v for f in facts for v in (f.value_low, f.value_high) if v is not None)


def _scale(most: float) -> tuple[float, float, tuple[float, str]]:
    """The end of the axis, its step, and what its numbers are divided by, with the word for it."""
    most = max(most, 1.0)
    power = 10.0 ** math.floor(math.log10(most / 4))
    step = next(power * m for m in (1, 2, 2.5, 5, 10) if most / (power * m) <= 6)
    end = step * (math.floor(most / step) + 1)
    for size, word, least in ((1e9, "billions", 1e9), (1e6, "millions", 1e6), (1e3, "thousands", 1e4)):
        if end >= least:
            return end, step, (size, word)
    return end, step, (1.0, "")


def _wording(fact: Fact) -> str:
    """The figure as the source words it; in numerals where that is too long, for half a number is another one."""
    words = _TOTAL.sub("", visible(fact.value_text or ""), 1)
    if words and width_of(words, _SIZE, 600) <= _ROOM:
        # A number that opens its sentence ("Three were killed") has a capital of the sentence's, not of its own.
        return f"{words[:1].lower()}{words[1:]}"
    bound = "up to " if fact.value_low is None else "at least " if fact.value_high is None else ""
    return bound + " to ".join(dict.fromkeys(_plain(v) for v in (fact.value_low, fact.value_high) if v is not None))


def _plain(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"
