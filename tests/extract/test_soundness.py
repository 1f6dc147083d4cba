"""Readings that a brief could not verify: quoted more widely, without their figure, or left out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing.config import load_project
from briefing.extract.documents.soundness import sound
from briefing.model import Block, Document, Fact, Source, Span
from briefing.pipeline.build import build
from briefing.pipeline.record import read_record

TEXT = "North Korea sent 3,000 troops to Russia, the agency said."
DOCUMENT = Document(Source("s", "s", "s"), TEXT, (Block("paragraph", Span(0, len(TEXT))),))
WHOLE = Span(0, len(TEXT))


def fact(quote: str, item: str | None = "troops", value: float | None = 3000, figure: str = "3,000") -> Fact:
    start, at = TEXT.find(quote), TEXT.find(figure)
    return Fact(
        id="made",
        source="s",
        evidence=DOCUMENT.quote(Span(start, start + len(quote))),
        sentence=WHOLE,
        kind="deployment",
        rule="test",
        actor="North Korea",
        item=item,
        value_low=value,
        value_high=value,
        unit="count",
        value_text=figure,
        value_span=Span(at, at + len(figure)),
    )


def test_a_sound_reading_stays_as_it_is() -> None:
    one = fact("North Korea sent 3,000 troops")
    assert sound(DOCUMENT, [one], ()) == (one,)


def test_a_figure_outside_its_quotation_is_quoted_with_it() -> None:
    (made,) = sound(DOCUMENT, [fact("troops to Russia")], ())
    assert made.evidence.exact == "3,000 troops to Russia"
    assert made.value_low == 3000
    assert made.id != "made"


def test_a_figure_that_its_words_do_not_hold_is_taken_out() -> None:
    (made,) = sound(DOCUMENT, [fact("North Korea sent 3,000 troops", value=4000)], ())
    assert (made.value_low, made.value_text, made.item) == (None, None, "troops")


def test_a_bare_number_is_no_item_and_a_name_with_a_numeral_is() -> None:
    (bare,) = sound(DOCUMENT, [fact("3,000 troops", item="3,000")], ())
    assert bare.item is None
    (known,) = sound(DOCUMENT, [fact("3,000 troops", item="KN-23 missiles")], ("KN-23 missiles",))
    assert known.item == "KN-23 missiles"


def test_what_nothing_is_left_of_is_left_out() -> None:
    nobody = replace(fact("3,000 troops", item="3,000", value=7), actor=None)
    assert sound(DOCUMENT, [nobody], ()) == ()


def test_outlets_with_numerals_and_many_copies_build(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    text = "North Korea sent 3,000 troops to Russia. " + " ".join(f"Word{n}" for n in range(60)) + "."
    for n in range(12):
        head = f"publisher: Channel {n + 20}\npublished: 2025-03-{n + 1:02d}\n"
        (tmp_path / f"seeds/{n}.md").write_text(f"---\n{head}---\n\n{text} Copy of hour {n}.\n")
    project, _ = load_project(tmp_path)
    assert project is not None
    result = build(project, formats=("md",))
    assert [str(d) for d in result.diagnostics if d.severity == "error"] == []
    made = read_record((tmp_path / "out/brief.json").read_bytes())
    assert "Channel 20" in made.markdown
    assert all(len(one.origins) == 1 for one in made.assessments)
