"""The claims of a section → a bar for each kind of event: how many claims there are of it."""

from __future__ import annotations

from collections import defaultdict

from briefing.plugins.contracts import WIDTH, Chart, Drawing, Places, Selection, Situation, Words

_ROW, _LEFT = 22, 150


def draw(id_: str, selection: Selection, situation: Situation, places: Places) -> Chart | None:
    """The bars, the longest first; None where there are no claims."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for claim in selection.claims:
        kinds[situation.claim[claim].kind.replace("_", " ")].append(claim)
    if not kinds:
        return None
    rows = sorted(kinds.items(), key=lambda row: (-len(row[1]), row[0]))
    drawing = Drawing()
    unit = (WIDTH - _LEFT - 40) / len(rows[0][1])
    for n, (kind, claims) in enumerate(rows):
        y = n * _ROW + 16
        drawing.text(0, y + 4, Words(kind), room=_LEFT - 10)
        drawing.bar(_LEFT, y, unit * len(claims), 10, "#2C6E9B")
        counted = Words(str(len(claims)), "count", ("count:claims", *(f"claim:{claim}" for claim in claims)))
        drawing.text(_LEFT + unit * len(claims) + 6, y + 4, counted)
    title = f"Most of it is on {rows[0][0]}"
    description = f"Claims by kind of event: {', '.join(kind for kind, _ in rows)}."
    return Chart(
        id=id_,
        kind="tally",
        title=title,
        subtitle="Claims by kind of event.",
        description=description,
        caption="A bar counts claims, not events.",
        svg=drawing.write(len(rows) * _ROW + 10, title, description),
        table=(("Kind", "Claims"), *((kind, str(len(claims))) for kind, claims in rows)),
        texts=tuple(drawing.texts),
        facts=tuple(fact for _, claims in rows for claim in claims for fact in situation.claim[claim].facts),
    )
