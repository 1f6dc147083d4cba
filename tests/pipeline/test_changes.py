"""An edit to the sources → what the next edition says has changed, in which words, and by whose doing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import open_project

from briefing.pipeline.diff import diff
from briefing.pipeline.result import BuildResult

Building = Callable[..., BuildResult]
Edit = Callable[[Path], Any]


def arrives(text: str, published: str = "2024-10-21") -> Edit:
    head = f"---\ntitle: Word from the port\npublisher: Gull Wire\npublished: {published}\nreliability: B\n---\n"
    return lambda seeds: (seeds / "new.md").write_text(f"{head}\n{text}\n", encoding="utf-8")


def edited(name: str, old: str, new: str) -> Edit:
    def change(seeds: Path) -> None:
        text = (seeds / name).read_text(encoding="utf-8")
        assert old in text
        (seeds / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


#: edit, kind of change, item of its claim, whether it names the new source as its cause, what the brief says
CASES: dict[str, tuple[Edit, str, str, bool, str]] = {
    "a new claim": (
        arrives("Russia fired 12 North Korean missiles at Ukraine in October 2024, Ukraine's air force said."),
        "new",
        "missiles",
        True,
        "- **New.** Russia fired 12 North Korean missiles at Ukraine in October 2024, Gull Wire reports.[^",
    ),
    "a figure that its source corrects": (
        edited("troops.md", "1,500 troops", "2,500 troops"),
        "revised",
        "troops",
        True,
        "The figure for troops that North Korea sent to Russia in October 2024 was 1,500 and is now 2,500, after what",
    ),
    "a date that its source corrects": (
        edited("troops.md", "in October 2024", "in September 2024"),
        "revised",
        "troops",
        True,
        "That North Korea sent 1,500 troops to Russia was dated October 2024 and is now dated September 2024, after",
    ),
    "a second origin": (
        arrives("North Korea sent 1,500 troops to Russia in October 2024, Ukraine said."),
        "corroborated",
        "troops",
        True,
        "Russia in October 2024; Gull Wire adds an origin of its own.[^",
    ),
    "another figure": (
        arrives("North Korea shipped about 400 missiles to Russia in May 2024, Ukraine said.", "2024-06-15"),
        "contradicted",
        "missiles",
        True,
        "in May 2024; Gull Wire now gives another account.[^",
    ),
    "a denial": (
        arrives("Russia denied that North Korea sent troops to Russia in October 2024."),
        "contradicted",
        "troops",
        True,
        "in October 2024; Gull Wire now has a denial of it.[^",
    ),
    "a source that goes": (
        lambda seeds: (seeds / "troops.md").unlink(),
        "source_gone",
        "troops",
        False,
        "- **Source gone.** The source seeds/troops.md is no longer there, and nothing else carries what it said of",
    ),
    "a source that says something else": (
        edited("troops.md", "1,500 troops", "90 howitzers"),
        "withdrawn",
        "troops",
        False,
        "- **Withdrawn.** The source seeds/troops.md was changed and no longer says what the last edition told of",
    ),
}


def latest(root: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((root / "out/brief.json").read_bytes())
    return data


def said(data: dict[str, Any]) -> str:
    section = next(s for s in data["sections"] if s["id"] == "changes")
    return str(data["markdown"][section["start"] : section["end"]])


@pytest.mark.parametrize(("edit", "kind", "item", "caused", "words"), CASES.values(), ids=CASES.keys())
def test_a_change_and_its_cause(
    workspace: Path, build_here: Building, edit: Edit, kind: str, item: str, caused: bool, words: str
) -> None:
    build_here()
    before = {claim["id"]: claim for claim in latest(workspace)["claims"]}
    edit(workspace / "seeds")
    result = build_here()
    assert result.written, [str(d) for d in result.diagnostics]
    data = latest(workspace)
    claims = before | {claim["id"]: claim for claim in data["claims"]}
    found = [c for c in data["changes"] if c["kind"] == kind and claims[c["claim"]]["item"] == item]
    assert len(found) == 1, data["changes"]
    ids = {entry["source"]["name"]: entry["source"]["id"] for entry in data["sources"]}
    if caused:
        new = ids.get("seeds/new.md") or ids["seeds/troops.md"]
        assert found[0]["causes"] == [new]
    else:
        assert found[0]["gone"] == ["seeds/troops.md"]
    assert words in said(data)


def test_a_figure_that_moves_within_the_range_is_told(workspace: Path, build_here: Building) -> None:
    for paper, country, count in (("Gull Wire", "Ukraine", "1,100"), ("Tern Post", "Japan", "1,300")):
        head = f"---\ntitle: Troops counted\npublisher: {paper}\npublished: 2024-10-21\n---\n"
        told = f"{head}\nNorth Korea sent {count} troops to Russia in October 2024, {country} said.\n"
        (workspace / "seeds" / f"{paper[:4].lower()}.md").write_text(told, encoding="utf-8")
    build_here()
    edited("tern.md", "1,300", "1,350")(workspace / "seeds")
    build_here()
    data = latest(workspace)
    (change,) = [c for c in data["changes"] if c["kind"] == "revised"]
    assert (change["before"], change["after"]) == ([1300, 1300], [1350, 1350])
    assert "was 1,300 and is now 1,350, after what Tern Post reports" in said(data)


def test_changed_sentences_are_marked_and_the_others_are_not(workspace: Path, build_here: Building) -> None:
    build_here()
    assert latest(workspace)["changed"] == []
    CASES["a second origin"][0](workspace / "seeds")
    build_here()
    data = latest(workspace)
    marked = [(c["kind"], data["markdown"][c["start"] : c["end"]]) for c in data["changed"]]
    assert {kind for kind, _ in marked} == {"corroborated"}
    assert all("troops" in text.lower() for _, text in marked)
    assert any(text.startswith("North Korea sent 1,500 troops") and text.endswith("]") for _, text in marked)
    assert any(text.startswith("|") and text.endswith("|") for _, text in marked), "a row of a table is one"


def test_judgements_say_whether_they_stand(workspace: Path, build_here: Building) -> None:
    build_here()
    CASES["a second origin"][0](workspace / "seeds")
    build_here()
    data = latest(workspace)
    kinds = {c["rule"]: c["kind"] for c in data["changes"] if c["judgement"]}
    assert kinds == {"troops": "judgement_changed", "arms_supply": "judgement_unchanged"}
    assert "confidence was *moderate* and is now *high*, after what Gull Wire reports." in said(data)
    assert "One judgement stands as before: arms supply." in said(data)


def test_a_file_that_is_only_renamed_changes_nothing(workspace: Path, build_here: Building) -> None:
    build_here()
    (workspace / "seeds/troops.md").rename(workspace / "seeds/renamed.md")
    build_here()
    assert {c["kind"] for c in latest(workspace)["changes"]} <= {"judgement_unchanged"}


def test_a_claim_that_stands_on_what_remains(workspace: Path, build_here: Building) -> None:
    CASES["a second origin"][0](workspace / "seeds")
    build_here()
    (workspace / "seeds/new.md").unlink()
    build_here()
    (change,) = [c for c in latest(workspace)["changes"] if c["kind"] == "source_gone"]
    assert change["gone"] == ["seeds/new.md"]
    assert "and what remains still carries it.[^" in said(latest(workspace))


def test_any_two_editions_can_be_compared(workspace: Path, build_here: Building) -> None:
    build_here()
    CASES["a new claim"][0](workspace / "seeds")
    build_here()
    CASES["a figure that its source corrects"][0](workspace / "seeds")
    build_here()
    project = open_project(workspace)
    found = diff(project, workspace / "out", 1, 3)
    kinds = {c.kind for c in found.changes}
    assert {"new", "revised"} <= kinds
    assert found.markdown is not None
    assert "**New.** Russia fired 12 North Korean missiles" in found.markdown
    assert "was 1,500 and is now 2,500" in found.markdown
    assert "[^1]: **" in found.markdown
    rows = json.loads(found.json())
    assert (rows["from"], rows["to"]) == (1, 3)
    assert {"kind": "revised", "item": "troops"}.items() <= {
        **next(r for r in rows["changes"] if r["kind"] == "revised")["about"],
        "kind": "revised",
    }.items()
    back = diff(project, workspace / "out", 3, 1)
    assert "was 2,500 and is now 1,500" in str(back.markdown)
    with pytest.raises(KeyError):
        diff(project, workspace / "out", 1, 9)
