"""The standards as a linter: the reference brief is clean, and each departure is found on its line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.config import load_project
from briefing.model.codes import CODES
from briefing.pipeline.build import build
from briefing.pipeline.record import Record, read_record
from briefing.pipeline.sentences import sentences
from briefing.pipeline.standards import STANDARDS, Finished, lint

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    project, _ = load_project(ROOT)
    assert project is not None
    out = tmp_path_factory.mktemp("out")
    build(project, out=out, formats=("md",))
    return read_record((out / "brief.json").read_bytes())


def codes(record: Record, pages: tuple[str, ...] = ()) -> list[str]:
    return [found.code for found in lint(Finished(record, "brief.md", pages), list(STANDARDS))]


def with_sentence(record: Record, text: str) -> Record:
    """The record with `text` set at the end of its first prose section; Uses behind it move along."""
    section = next(s for s in record.sections if s.kind == "prose" and s.cited)
    at = section.end
    markdown = f"{record.markdown[:at]}\n\n{text}\n{record.markdown[at:]}"
    by = len(markdown) - len(record.markdown)
    moved = tuple(
        replace(s, start=s.start + by * (s.start >= at), end=s.end + by * (s.end >= at)) for s in record.sections
    )
    uses = tuple(replace(u, start=u.start + by, end=u.end + by) if u.start >= at else u for u in record.uses)
    return replace(record, markdown=markdown, sections=moved, uses=uses)


def test_the_reference_brief_is_clean(record: Record) -> None:
    assert codes(record) == []


def high_on_one(record: Record) -> Record:
    first = replace(record.judgements[0], confidence="high", stated=record.judgements[0].claims[:1])
    assessments = tuple(
        replace(one, origins=one.origins[:1]) if one.claim == first.claims[0] else one for one in record.assessments
    )
    return replace(record, judgements=(first, *record.judgements[1:]), assessments=assessments)


def without_uses(ref: str) -> Callable[[Record], Record]:
    return lambda record: replace(
        record, uses=tuple(u for u in record.uses if not any(one.startswith(ref) for one in u.refs))
    )


def undescribed(record: Record) -> Record:
    first = replace(record.sources[0], source=replace(record.sources[0].source, descriptor=None))
    return replace(record, sources=(first, *record.sources[1:]))


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("STD101", lambda r: with_sentence(r, "It is likely, with moderate confidence, that more follow.[^1]")),
        ("STD102", lambda r: with_sentence(r, "A summit is likely.[^1] A treaty is probable.[^1]")),
        ("STD103", lambda r: with_sentence(r, "Ships left the port in the night.")),
        ("STD104", high_on_one),
        ("STD105", without_uses("meta:as_of")),
        ("STD106", lambda r: replace(r, judgements=(replace(r.judgements[0], confidence="high"), *r.judgements[1:]))),
        ("STD201", undescribed),
        ("STD202", lambda r: replace(r, markdown=r.markdown.replace("\n[^1]:", "\n[1]:"))),
        ("STD203", without_uses("count:cited sources")),
        ("STD204", without_uses("meta:engine")),
        ("STD301", lambda r: replace(r, marking="TLP:WHITE")),
        ("STD302", lambda r: replace(r, marking="TLP:GREEN")),
    ],
)
def test_each_departure_is_found(record: Record, code: str, change: Callable[[Record], Record]) -> None:
    assert code in CODES
    assert code in codes(change(record))


def test_a_source_without_a_descriptor_has_one_drawn_from_the_data(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.md").write_text(
        "---\npublished: 2025-03-10\n---\n\nSouth Korea's Joint Chiefs of Staff said that North Korea sent 3,000 "
        "troops to Russia. North Korea has sent howitzers to Russia.\n"
    )
    project, _ = load_project(tmp_path)
    assert project is not None
    build(project, formats=("md",))
    made = read_record((tmp_path / "out/brief.json").read_bytes())
    assert made.sources[0].source.descriptor is None
    assert "passes on the word of South Korea’s Joint Chiefs of Staff" in made.markdown
    assert codes(made) == []


def test_a_finding_has_its_line(record: Record) -> None:
    changed = with_sentence(record, "Ships left the port in the night.")
    (found,) = lint(Finished(changed, "out/brief.md"), ["icd203"])
    line = changed.markdown.split("\n").index("Ships left the port in the night.") + 1
    assert str(found).startswith(f"out/brief.md:{line} STD103 ")


def test_a_page_without_its_marking(record: Record) -> None:
    marked = f"{record.marking} words {record.marking}"
    assert codes(record, (marked, marked)) == []
    assert codes(record, (marked, f"words {record.marking}")) == ["STD303"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One.[^1] Two!", [("One.", True), ("Two!", False)]),
        ("The U.S. Army left.[^2]", [("The U.S. Army left.", True)]),
        ("It is graded D. Two follow.", [("It is graded D.", False), ("Two follow.", False)]),
        (
            "1. **Bold.**[^1] *Low confidence.* Rest.",
            [("**Bold.**", True), ("*Low confidence.*", False), ("Rest.", False)],
        ),
        ("# Heading\n\n| A | B |\n| --- | --- |\n| c.[^1] | d |", [("c.[^1] | d", True)]),
        ("[^1]: **Title**. A source.", []),
    ],
)
def test_sentences_are_told_apart(text: str, wanted: list[tuple[str, bool]]) -> None:
    assert [(one.text, one.cited) for one in sentences(text, 0, len(text))] == wanted
