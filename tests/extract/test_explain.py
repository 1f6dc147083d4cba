"""What `--explain` says: of each sentence what was seen, tried, filled and dropped; of the rest why it was not read."""

from __future__ import annotations

from tests.extract.engine_case import document, engine

_TEXT = """\
Seoul counts the dead
By Ann Lee

SEOUL, Jan. 13 (Newswire) — About 300 North Korean soldiers were killed in Kursk in January 2025, South Korea said.

South Korea said North Korea sent 3,000 troops to Russia in January 2025. The gardener slept. North Korea sent 3,000 \
troops to Russia. Russia should send 40 missiles to North Korea.

Nordkorea hat nach Angaben aus Seoul rund 11.000 Soldaten nach Russland geschickt, und das ist nicht alles.

Share this article
"""


def explained() -> list[list[str]]:
    """The lines of each paragraph of the explanation of _TEXT."""
    return [part.split("\n") for part in engine().explain(document(_TEXT, "2025-01-13")).split("\n\n")]


def part(words: str) -> list[str]:
    """The paragraph on the sentence that begins so, without its two first lines."""
    (found,) = (lines for lines in explained() if len(lines) > 1 and lines[1].strip().startswith(words))
    return [" ".join(line.split()) for line in found[2:]]


def test_a_paragraph_for_each_sentence_with_its_place() -> None:
    heads = [lines[0] for lines in explained()]
    assert heads[:3] == ["[1] line 1, title", "[2] line 4, dateline", "[3] line 4, paragraph"]
    assert [h.split("]")[0] for h in heads[:-1]] == [f"[{n + 1}" for n in range(len(heads) - 1)]


def test_what_was_seen() -> None:
    lines = part("About 300")
    assert "figure 'About 300': about 300 count, counts 'North Korean soldiers'" in lines
    assert "date 'January 2025': 2025-01 (explicit)" in lines
    assert any(line.startswith("names 'Kursk': Kursk (place") for line in lines)
    assert any(line.startswith("clause kill (finite, passive, start); subject '300 North Korean") for line in lines)
    assert any(line.startswith("says South Korea, by 'said': reported") for line in lines)
    assert lines[0].startswith("tokens About/PREP 300/NUM North/NAME")
    assert "[VG were killed]" in lines[1]


def test_what_was_tried_and_filled() -> None:
    lines = part("South Korea said")
    assert any(line.startswith("tried deployment.1 at 'sent': actor=North Korea, recipient=Russia") for line in lines)
    assert any(line.startswith("tried transfer") and line.endswith("needs item") for line in lines)
    at = next(n for n, line in enumerate(lines) if line.startswith("fact deployment"))
    assert (
        "actor=North Korea, recipient=Russia, item=troops, 3000 count, 2025-01, reported by South Korea"
        in lines[at + 1]
    )


def test_what_was_dropped_and_why() -> None:
    assert any("dropped: only recommended" in line for line in part("Russia should send"))
    assert any(line.startswith("merged") and "into deployment at line 6" in line for line in part("North Korea sent"))
    assert any(line.startswith("again at line 6: ") for line in part("South Korea said"))


def test_why_no_rule_was_tried() -> None:
    assert part("SEOUL, Jan. 13")[-1] == "tried no rule: a dateline carries a date and states nothing"
    assert part("The gardener")[-1] == "tried no rule: no figure and no word that opens a frame"
    alone = engine().explain(document("The gardener planted nine roses."))
    assert alone.endswith("no rule: nothing named in it, nor in the 3 sentences before")


def test_what_of_the_page_was_not_read() -> None:
    last = explained()[-1]
    assert last[0] == "Not read:"
    assert [line.strip().split(":")[0] for line in last[1:]] == [
        "line 2, byline",
        "line 8, not in English",
        "line 10, boilerplate",
    ]
    assert "more than 8000 characters long" in engine().explain(document("1," * 5000))
