"""A hand-made report about an invented situation, with every layout that a section can take."""

from __future__ import annotations

import re
from pathlib import Path

from briefing.model import Chart, Edition, Report, Section, Source, SourceEntry, Use

CSS = (Path(__file__).parents[2] / "templates" / "page" / "brief.css").read_text(encoding="utf-8")

#: ⟦text|ref ref⟧ marks a Use; ⟪id kind title⟫ begins a section; PARAGRAPHS stands for the prose that a test asks for.
_TEXT = (Path(__file__).parent / "orchards.md").read_text(encoding="utf-8")
_TOKEN = re.compile(r"⟪(\w+) (\w+)(?: ([^⟫]*))?⟫\n|⟦([^|]*)\|([^⟧]*)⟧")
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 658 40" width="658" height="40" role="img">'
    "<title>Bulletins differ on the count</title><desc>Trees felled.</desc>"
    '<circle cx="300" cy="20" r="4" fill="#2C6E9B"/>'
    '<text x="10" y="24" font-family="Source Sans Pro" font-size="11">Bulletin [1]</text></svg>'
)
#: What a source may hold: each must print as text, do nothing, and stay inside the page.
HOSTILE = (
    "A <script>alert(1)</script> <img src=x onerror=alert(1)> \\[link\\](javascript:alert(1)) <file:///etc/passwd> "
    "{{ 7 * 7 }} {% raw %} <svg onload=alert(1)> \\`code\\` \\*stars\\* &lt;b&gt; "
    "emoji 🌳, 북한, العربية, Δελφοί, Київ, " + "unbroken" * 375
)
_FILLER = (
    "Inspectors walked the rows in pairs and marked each stump with chalk before the carts came. "
    "The office keeps the tallies by parish and publishes them when the week is out.⟦[^1]|source:s1 fact:f1⟧ "
    "The union counts by grower instead, which is why its letters run higher.⟦[^2]|source:s2 fact:f2⟧"
)


def report(paragraphs: int = 1, extra: str = "") -> Report:
    """The report with so many paragraphs in its prose section, and `extra` at the end of it."""
    marked = _TEXT.replace("PARAGRAPHS", "\n\n".join([_FILLER] * paragraphs + ([extra] if extra else [])))
    out: list[str] = []
    uses: list[Use] = []
    starts: list[tuple[str, str, str, int]] = []
    length = last = 0
    for token in _TOKEN.finditer(marked):
        piece = marked[last : token.start()]
        out.append(piece)
        length += len(piece)
        last = token.end()
        if token.group(1):
            starts.append((token.group(1), token.group(2), token.group(3) or "", length))
            continue
        text = token.group(4)
        uses.append(Use(length, length + len(text), text, "meta", tuple(token.group(5).split())))
        out.append(text)
        length += len(text)
    out.append(marked[last:])
    markdown = "".join(out)
    ends = [start for *_, start in starts[1:]] + [len(markdown)]
    return Report(
        title="The valley's orchards have lost a third of their trees",
        subtitle="Two bulletins agree that the blight has spread.",
        marking="TLP:GREEN",
        language="en",
        edition=Edition(4, "2031-05-09", "2031-05-09", 3, "0badcafe"),
        markdown=markdown,
        sections=tuple(Section(i, t, k, s, e) for (i, k, t, s), e in zip(starts, ends, strict=True)),
        uses=tuple(uses),
        sources=tuple(SourceEntry(n, Source(id=f"s{n}", digest="0" * 64, name=f"{n}.txt"), cited=True) for n in (1, 2)),
        charts=(
            Chart("figures-figures", "figures", "Bulletins differ on the count", "", "", "", _SVG, (("a",),), (), ()),
        ),
        short_title="Orchard blight",
        foot="Information cut-off 9 May 2031 · Edition 4 · Build 0badcafe",
    )
