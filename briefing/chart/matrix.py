"""Claims and disagreements in, who says what out: a row a claim, a column a source, a word where they meet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from briefing.chart.grid import MOST_COLUMNS, draw_grid
from briefing.chart.naming import Places, event, is_named, left_out, outlet
from briefing.chart.svg import BLUE, INK, RED, SKY, SLATE, WIDTH, Drawing, Words
from briefing.model import Chart, Claim, Discrepancy, Selection, Situation

#: A word in a cell; `silent` where the source has nothing on the claim.
SAYS, DIFFERS, DENIES, SILENT = "says", "differs", "denies", "silent"
_COLOUR = {SAYS: BLUE, DIFFERS: RED, DENIES: RED, SILENT: SLATE}
_LEFT, _ROW, _HEAD = 250, 22, 24
#: With more sources than this the cells hold marks instead of words.
_WORDED = 7
_ROWS = 10
_PLURAL = {SAYS: "say so", DIFFERS: "differ", DENIES: "deny"}


@dataclass(frozen=True)
class _Row:
    claim: Claim
    #: Source → what it says, silent ones left out.
    says: dict[str, str]
    #: Source → the fact with which it says so.
    fact: dict[str, str]

    @property
    def parted(self) -> bool:
        return any(word in (DIFFERS, DENIES) for word in self.says.values())


def draw(id_: str, selection: Selection, situation: Situation, _places: Places) -> Chart | None:
    """The chart; None where no two sources speak of the same thing."""
    disputes: dict[str, list[Discrepancy]] = {}
    for discrepancy in situation.discrepancies:
        for claim in discrepancy.claims:
            disputes.setdefault(claim, []).append(discrepancy)
    credible = sorted(selection.claims, key=lambda c: situation.assessment[c].credibility)
    rows = [_row(situation.claim[c], disputes.get(c, []), situation) for c in credible]
    rows = _distinct([row for row in rows if len(row.says) > 1 and is_named(row.claim)])
    chosen = {c: n for n, c in enumerate(selection.claims)}
    rows.sort(key=lambda row: (not row.parted, -len(row.says), chosen[row.claim.id]))
    if not rows:
        return None
    shown = rows[:_ROWS]
    dated = sorted(situation.documents, key=lambda d: (d.source.published or "", d.source.name))
    sources = [d.source.id for d in dated]
    speaking = {s for row in shown for s in row.says}
    columns = [s for s in sources if s in speaking]
    drawing = Drawing()
    if len(columns) > MOST_COLUMNS:
        height, how = _counts(drawing, shown), "Bar: how many sources say it; red: how many part."
    else:
        worded = len(columns) <= _WORDED
        height = _cells(drawing, shown, columns, worded)
        how = "Each word is what a source does" if worded else "Dot: says it. Hollow: differs. Cross: denies it"
        how += "; silent is not denial." if worded else ". Nothing: silent, which is not denial."
    height = _more(drawing, rows[_ROWS:], height, selection)
    title = _title(rows)
    description = " ".join(_told(row, situation) for row in shown)
    return Chart(
        id=id_,
        kind="matrix",
        title=title,
        subtitle=f"Claims that more than one source speaks of, against the sources. {how}",
        description=description,
        caption="Sources from the oldest to the newest; rows with a disagreement come first.",
        svg=drawing.write(height, title, description),
        table=(("Claim", *columns), *((event(r.claim).text, *(r.says.get(s, SILENT) for s in columns)) for r in rows)),
        texts=tuple(drawing.texts),
        facts=tuple(dict.fromkeys(f for row in shown for f in row.claim.facts)),
    )


def _row(claim: Claim, disputes: list[Discrepancy], situation: Situation) -> _Row:
    """Every source with a fact of the claim says it, but for those whom a disagreement sets against the most."""
    says = {situation.fact[f].source: SAYS for f in claim.facts}
    told = [*claim.facts, *(f for d in disputes for p in d.positions for f in p.facts)]
    for discrepancy in disputes:
        sides = [{situation.fact[f].source for f in p.facts} for p in discrepancy.positions]
        best = claim.facts[0]
        most = max(range(len(sides)), key=lambda n: (len(sides[n]), best in discrepancy.positions[n].facts, -n))
        for n, (side, position) in enumerate(zip(sides, discrepancy.positions, strict=True)):
            for source in sorted(side - (sides[most] if n != most else set())):
                if position.stance == "denies":
                    says[source] = DENIES
                elif n != most and discrepancy.relation in ("conflict", "suspect", "stance"):
                    says[source] = DIFFERS
    return _Row(claim, says, {situation.fact[f].source: f for f in reversed(told)})


def _distinct(rows: list[_Row]) -> list[_Row]:
    """One row for each name: claims that a drawing would call alike are told apart in the text, not here."""
    found: dict[str, _Row] = {}
    for row in rows:
        name = event(row.claim).text
        if name not in found or (row.parted, len(row.says)) > (found[name].parted, len(found[name].says)):
            found[name] = row
    return list(found.values())


def _title(rows: list[_Row]) -> str:
    parted = sum(row.parted for row in rows)
    if not parted:
        return "What several sources carry, they tell alike"
    if parted * 2 < len(rows):
        return "Most of what several sources carry is told alike; on some of it they part"
    return "On most of what several sources carry, they part"


def _cells(drawing: Drawing, rows: list[_Row], columns: list[str], worded: bool) -> float:
    def cell(row: int, source: str, x: float, y: float) -> None:
        word = rows[row].says.get(source, SILENT)
        if worded:
            weight = 400 if word == SILENT else 600
            drawing.text(x, y + 4, Words(word), size=10, colour=_COLOUR[word], weight=weight, anchor="middle")
        else:
            _mark(drawing, x, y, word)

    return draw_grid(drawing, [event(row.claim) for row in rows], columns, cell)


def _mark(drawing: Drawing, x: float, y: float, word: str) -> None:
    if word in (SAYS, DIFFERS):
        drawing.dot(x, y, _COLOUR[word], filled=word == SAYS)
    elif word == DENIES:
        drawing.line(x - 4, y - 4, x + 4, y + 4, RED, 2)
        drawing.line(x - 4, y + 4, x + 4, y - 4, RED, 2)


def _counts(drawing: Drawing, rows: list[_Row]) -> float:
    """Each row as a bar: the sources that say it and those that part, on the scale of the longest row."""
    room = WIDTH - _LEFT - 120
    top = max(len(row.says) for row in rows)
    drawing.line(_LEFT, _HEAD - 8, _LEFT, _HEAD + len(rows) * _ROW, INK, 1)
    for r, row in enumerate(rows):
        y = _HEAD + (r + 0.5) * _ROW - 6
        sides = {word: [s for s in row.says if (row.says[s] == SAYS) == (word == SAYS)] for word in (SAYS, DIFFERS)}
        drawing.text(_LEFT - 12, y + 4, event(row.claim), size=10.5, anchor="end", room=_LEFT - 14)
        x = float(_LEFT)
        for word, colour in ((SAYS, SKY), (DIFFERS, RED)):
            if sides[word]:
                drawing.bar(x, y, room * len(sides[word]) / top, 10, colour)
                x += room * len(sides[word]) / top
        for word, at in ((SAYS, WIDTH - 60), (DIFFERS, WIDTH)):
            if sides[word]:
                refs = (
                    f"count:sources that {'say it' if word == SAYS else 'part'}",
                    *(f"fact:{row.fact[s]}" for s in sides[word]),
                )
                counted = Words(f"{len(sides[word])} {'say' if word == SAYS else 'part'}", "count", refs)
                drawing.text(at, y + 4, counted, size=10, weight=600, anchor="end", colour=_COLOUR[word])
    return _HEAD + len(rows) * _ROW + 2


def _more(drawing: Drawing, left: list[_Row], height: float, selection: Selection) -> float:
    if not left:
        return height
    refs = ("count:more claims", *(f"claim:{row.claim.id}" for row in left))
    drawing.text(0, height + 12, left_out(selection, len(left), "more", refs), size=9.5, colour=SLATE)
    return height + 18


def _told(row: _Row, situation: Situation) -> str:
    by: dict[str, list[str]] = {}
    for source, word in row.says.items():
        by.setdefault(word, []).append(outlet(situation.document[source].source).text)
    parts = [
        f"{_listed(names)} {word if len(names) == 1 else _PLURAL[word]}"
        for word, names in sorted(by.items(), reverse=True)
    ]
    return f"{event(row.claim).text}: {'; '.join(parts)}."


def _listed(names: list[str]) -> str:
    counted = Counter(names)
    shown = list(counted)[:3]
    return " and ".join(filter(None, (", ".join(shown), "others" if len(counted) > 3 else "")))
