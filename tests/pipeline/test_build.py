"""What a build makes, spares, keeps and refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import of_another_version

from briefing.pipeline.publish import latest
from briefing.pipeline.result import BuildResult

Building = Callable[..., BuildResult]


def state(out: Path) -> dict[str, tuple[int, bytes]]:
    return {str(p.relative_to(out)): (p.stat().st_mtime_ns, p.read_bytes()) for p in out.rglob("*") if p.is_file()}


def codes(result: object) -> set[str]:
    return {d.code for d in result.diagnostics}


def test_all_formats_and_the_manifest(published: Path) -> None:
    out = published / "out"
    names = {p.name for p in out.iterdir() if p.is_file()}
    assert {"brief.md", "brief.html", "brief.pdf", "brief.json", "manifest.json"} <= names
    assert (out / "editions/0001/brief.pdf").read_bytes() == (out / "brief.pdf").read_bytes()
    data = json.loads((out / "brief.json").read_text(encoding="utf-8"))
    assert data["schema_version"] == 8
    assert data["as_of"] == "2024-10-20"
    assert list(data) == sorted(data)
    for key in ("sections", "claims", "assessments", "facts", "sources", "discrepancies", "judgements", "timeline"):
        assert key in data
    assert all(entry["source"]["digest"] for entry in data["sources"])
    assert not any(isinstance(f["value_low"], float) for f in data["facts"])


def test_nothing_changed_writes_nothing(workspace: Path, build_here: Building) -> None:
    assert build_here().written
    before = state(workspace / "out")
    again = build_here()
    assert not again.written
    assert again.edition is not None
    assert again.edition.number == 1
    assert again.report is not None
    assert state(workspace / "out") == before
    assert [d.reason for d in again.decisions] == ["nothing that the brief is made from has changed"]


def test_an_edition_of_another_version_is_followed_and_not_compared(workspace: Path, build_here: Building) -> None:
    build_here()
    (workspace / "seeds/shells.md").unlink()
    of_another_version(workspace / "out/editions/0001")
    result = build_here()
    assert result.edition is not None
    assert result.edition.number == 2
    assert [d.code for d in result.diagnostics if d.severity == "warning"].count("BLD010") == 1
    assert result.report is not None
    assert "holds nothing with which this one can be compared" in result.report.markdown
    assert "No claim and no judgement changed" not in result.report.markdown


def test_a_new_source_makes_a_new_edition(workspace: Path, build_here: Building, articles: dict[str, str]) -> None:
    build_here()
    first = (workspace / "out/editions/0001/brief.md").read_bytes()
    text = articles["missiles.md"].replace("about 40", "about 60").replace("Railway Courier", "Border Post")
    (workspace / "seeds/later.md").write_text(text.replace("2024-06-14", "2024-07-01"), encoding="utf-8")
    result = build_here()
    assert result.written
    assert result.edition is not None
    assert (result.edition.number, result.edition.supersedes) == (2, 1)
    assert (workspace / "out/editions/0001/brief.md").read_bytes() == first
    reasons = [str(d) for d in result.decisions]
    assert any("source new: seeds/later.md" in r for r in reasons)
    extracted = [d for d in result.decisions if d.stage == "extract" and d.done]
    assert [d.subject for d in extracted] == ["seeds/later.md"]


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("seeds/shells.md", "on Monday", "on Tuesday", "source changed"),
        ("config/brief.yaml", "title: Arms transfers", "title: Arms", "configuration changed"),
        ("templates/sections/gaps.md.j2", "Nothing was read", "Nobody wrote", "template changed"),
    ],
)
def test_every_input_counts(workspace: Path, build_here: Building, file: str, old: str, new: str, reason: str) -> None:
    build_here()
    path = workspace / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    result = build_here()
    assert result.written
    assert any(reason in str(d) for d in result.decisions)


def test_another_cut_off_alone_makes_no_edition(workspace: Path, build_here: Building) -> None:
    build_here()
    result = build_here(as_of="2024-10-21")
    assert not result.written
    assert any("cut-off alone" in d.reason for d in result.decisions)


def test_sources_after_the_cut_off_are_left_out(build_here: Building) -> None:
    result = build_here(as_of="2024-06-30")
    assert result.report is not None
    assert {e.source.name for e in result.report.sources} == {"seeds/shells.md", "seeds/missiles.md"}


def test_a_format_asked_for_later_joins_the_same_edition(workspace: Path, build_here: Building) -> None:
    build_here()
    kept = (workspace / "out/brief.md").read_bytes()
    assert not (workspace / "out/brief.html").exists()
    result = build_here(formats=("md", "html"))
    assert result.edition is not None
    assert result.edition.number == 1
    assert (workspace / "out/brief.html").exists()
    assert (workspace / "out/brief.md").read_bytes() == kept
    assert not build_here(formats=("md", "html")).written


def test_what_is_not_used_is_listed_with_its_reason(workspace: Path, build_here: Building) -> None:
    seeds = workspace / "seeds"
    (seeds / "copy.md").write_bytes((seeds / "shells.md").read_bytes())
    (seeds / "empty.md").write_bytes(b"")
    (seeds / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00")
    (seeds / "bakers.md").write_text("The bakers of the town met on Friday and ate well.\n", encoding="utf-8")
    result = build_here()
    assert result.written
    unused = {name: code for name, code, _ in json.loads((workspace / "out/brief.json").read_bytes())["unused"]}
    assert unused == {
        "seeds/shells.md": "duplicate",
        "seeds/empty.md": "SRC006",
        "seeds/picture.md": "SRC005",
        "seeds/bakers.md": "no_facts",
    }
    assert {"SRC005", "SRC006"} <= codes(result)
    again = build_here()
    assert not again.written
    assert codes(again) == codes(result), "what is wrong is said again while nothing changes"


def test_no_usable_source_keeps_the_last_brief(workspace: Path, build_here: Building) -> None:
    build_here()
    before = state(workspace / "out")
    for path in (workspace / "seeds").iterdir():
        path.write_bytes(b"")
    result = build_here()
    assert (result.edition, result.written) == (None, False)
    assert "BLD001" in codes(result)
    assert state(workspace / "out") == before


def test_no_sources_at_all(workspace: Path, build_here: Building) -> None:
    for path in (workspace / "seeds").iterdir():
        path.unlink()
    result = build_here()
    assert result.failed
    assert "SRC001" in codes(result)
    assert not list((workspace / "out").glob("brief.*"))


def test_no_date_anywhere(workspace: Path, build_here: Building, articles: dict[str, str]) -> None:
    for name, text in articles.items():
        lines = [line for line in text.split("\n") if not line.startswith("published")]
        (workspace / "seeds" / name).write_text("\n".join(lines), encoding="utf-8")
    assert "BLD002" in codes(build_here())
    assert build_here(as_of="2024-11-01").written


@pytest.mark.parametrize(
    ("template", "text", "line"),
    [
        ("sections/gaps.md.j2", "one\n{% if %}\n", 2),
        ("sections/gaps.md.j2", "one\n\n{{ nobody_knows_this }}\n", 3),
        ("sections/gaps.md.j2", "{{ claims|no_such_filter }}", 1),
    ],
)
def test_a_broken_template_keeps_the_last_brief(
    workspace: Path, build_here: Building, template: str, text: str, line: int
) -> None:
    build_here()
    before = state(workspace / "out")
    (workspace / "templates" / template).write_text(text, encoding="utf-8")
    result = build_here()
    assert result.edition is None
    places = [d.location for d in result.diagnostics if d.severity == "error"]
    assert places
    assert all(p is not None and p.file.endswith(template) and p.line == line for p in places)
    assert all(d.hint for d in result.diagnostics if d.severity == "error")
    assert state(workspace / "out") == before


def test_a_literal_figure_in_a_template_fails_the_build(workspace: Path, build_here: Building) -> None:
    path = workspace / "templates/sections/gaps.md.j2"
    path.write_text("- Nearly 7,000 shells are missing.\n", encoding="utf-8")
    result = build_here()
    assert result.edition is None
    assert any("7,000" in d.message for d in result.diagnostics)


def test_a_folder_that_cannot_be_written(workspace: Path, build_here: Building) -> None:
    blocked = workspace / "blocked"
    blocked.write_text("a file where a folder should be", encoding="utf-8")
    result = build_here(out=blocked)
    assert result.edition is None
    assert "BLD004" in codes(result)


@pytest.mark.parametrize(("options", "code"), [({"as_of": "2024-6-1"}, "BLD003"), ({"formats": ("docx",)}, "BLD007")])
def test_wrong_arguments(build_here: Building, options: dict[str, object], code: str) -> None:
    assert codes(build_here(**options)) == {code}


def test_the_store_can_be_deleted_or_broken(workspace: Path, build_here: Building) -> None:
    build_here()
    kept = (workspace / "out/brief.json").read_bytes()
    store = workspace / ".briefing/store.sqlite"
    store.write_bytes(b"this is no database" * 100)
    for path in sorted((workspace / "out").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert build_here().written
    assert (workspace / "out/brief.json").read_bytes() == kept
    edition = latest(workspace / "out")
    assert edition is not None
    assert edition.manifest.edition.number == 1


def test_what_is_beside_the_theme_is_counted_and_not_told(workspace: Path, build_here: Building) -> None:
    (workspace / "seeds/far.md").write_text("Iran and Oman signed a treaty on Monday. Russia sent Iran 20 tanks.\n")
    near = "North Korea sent Russia 90 howitzers. Turkey has sent Ukraine 70 drones.\n"
    (workspace / "seeds/near.md").write_text(near)
    found = build_here()
    assert found.report is not None
    told = found.report.markdown
    assert "90 howitzers" in told
    assert "70 drones" not in told
    assert "seeds/far.md: nothing in it has to do with North Korea" in told
    assert "Beside the theme, and told nowhere here, is one further fact of these sources." in told


def test_what_a_section_leaves_out_is_counted(workspace: Path, build_here: Building) -> None:
    brief = workspace / "config/brief.yaml"
    text = brief.read_text("utf-8")
    brief.write_text(text.replace("{kind: [transfer], sort: weight, limit: 12}", "{kind: [transfer], limit: 1}"))
    found = build_here()
    assert found.report is not None
    told = "Left out, because others count for more, is one claim under Arms transfers."
    assert told in found.report.markdown.replace("\n", " ")
