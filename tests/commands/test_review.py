"""`briefing review` in a workspace: what it lists, the rulings it writes, and what the next build makes of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing.cli import group
from briefing.model.codes import CODES

TEXTS = {
    "a.md": ("2025-03-10", "South Korea's Joint Chiefs of Staff said that North Korea sent 3,000 troops to Russia."),
    "b.md": ("2025-03-11", "Ukraine's military intelligence said that North Korea sent 12,000 troops to Russia."),
}
SIGNED = ["--by", "A. Analyst", "--on", "2025-03-29"]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(group, list(arguments), standalone_mode=False, catch_exceptions=False)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    for name, (day, text) in TEXTS.items():
        (tmp_path / "seeds" / name).write_text(f"---\ntitle: {name}\npublished: {day}\n---\n\n{text}\n")
    build()
    return tmp_path


def build() -> str:
    return run("build", "--format", "md", "--format", "json").output


def record(workspace: Path) -> dict[str, list[dict[str, object]]]:
    data: dict[str, list[dict[str, object]]] = json.loads((workspace / "out/brief.json").read_text())
    return data


def test_a_disagreement_is_listed_with_sentence_and_words_and_settled(workspace: Path) -> None:
    worst = json.loads(run("review", "--json").output.splitlines()[0])
    assert worst["what"] == "conflict on value"
    assert {words for _, words in worst["words"]} == {
        "North Korea sent 3,000 troops to Russia",
        "North Korea sent 12,000 troops to Russia",
    }
    assert "troops" in worst["sentence"]
    said = run("review", "resolve", worst["id"][:8], *SIGNED, "--why", "The lower count is dated.")
    assert "review/rulings.yaml" in said.output
    build()
    assert record(workspace)["discrepancies"][0]["status"] == "resolved"
    text = (workspace / "out/brief.md").read_text()
    assert "The lower count is dated. (ruled by A. Analyst, 29 March 2025)" in text.replace("dated (", "dated. (")
    assert not [row for row in run("review", "--json").output.splitlines() if "conflict" in row]


def test_a_ruling_opens_again_with_new_evidence_and_the_build_says_so(workspace: Path) -> None:
    worst = json.loads(run("review", "--json").output.splitlines()[0])
    run("review", "resolve", worst["id"], *SIGNED, "--why", "The lower count is dated.")
    (workspace / "seeds/c.md").write_text(
        "---\npublished: 2025-03-12\n---\n\nThe United States said that North Korea sent 40,000 troops to Russia.\n"
    )
    assert "REV002" in build()
    assert json.loads(run("review", "--json").output.splitlines()[0])["what"] == "reopened ruling"


def test_a_rejected_reading_leaves_the_brief_and_is_named_in_it(workspace: Path) -> None:
    fact = next(row for row in record(workspace)["facts"] if row["value_low"] == 12000)
    run("review", "reject", str(fact["id"]), *SIGNED, "--why", "An estimate for another year.")
    print(build())
    assert all(row["value_low"] != 12000 for row in record(workspace)["facts"])
    text = (workspace / "out/brief.md").read_text()
    assert "**Rejected**" in text
    assert "A. Analyst, 29 March 2025" in text


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("{ruling: reject, fact: '000000', by: A, on: 2025-03-29, why: none}", "REV001"),
        ("{ruling: correct, source: seeds/a.md, quote: x, set: {value_low: 5}, by: A, on: 2025-03-29}", "REV001"),
        ("{ruling: likelihood, judgement: none, word: likely, by: A, on: 2025-03-29}", "REV001"),
        ("{ruling: merge, claims: ['000000'], by: A, on: 2025-03-29}", "CFG014"),
        ("{ruling: reject, by: A, on: 2025-03-29, why: none}", "CFG014"),
        ("{ruling: likelihood, judgement: x, word: maybe, by: A, on: 2025-03-29}", "CFG014"),
        ("{ruling: reject, fact: '000000', by: A, on: soon, why: none}", "CFG014"),
    ],
)
def test_a_ruling_that_cannot_stand_is_blamed_on_its_line(workspace: Path, row: str, code: str) -> None:
    (workspace / "review").mkdir()
    (workspace / "review/mine.yaml").write_text(f"# By hand.\nrulings:\n  - {row}\n")
    output = build()
    assert code in CODES
    assert f" {code} " in output
    assert "review/mine.yaml:3" in output


def test_figures_that_the_words_do_not_hold_and_mixed_rows_and_twins(workspace: Path) -> None:
    fact = next(row for row in record(workspace)["facts"] if row["value_low"] == 12000)
    (workspace / "review").mkdir()
    (workspace / "review/mine.yaml").write_text(
        "rulings:\n"
        f"  - {{ruling: correct, fact: '{fact['id']}', set: {{value_low: 13000}}, by: A, on: 2025-03-29}}\n"
        "  - {ruling: indicator, text: Imagery of trains., by: A, on: 2025-03-29}\n"
        "  - {ruling: indicator, text: Imagery of trains., by: A, on: 2025-03-29}\n"
    )
    output = build()
    assert "review/mine.yaml:2" in output
    assert "REV003" in output
    assert "REV005" in output
    (workspace / "review/mine.yaml").write_text(
        "rulings:\n"
        "  - {ruling: likelihood, judgement: troops, word: likely, by: A, on: 2025-03-29}\n"
        "  - {ruling: likelihood, judgement: troops, word: probable, by: A, on: 2025-03-29}\n"
    )
    assert "review/mine.yaml:3" in (output := build())
    assert "REV004" in output


def test_mistakes_on_the_command_line(workspace: Path) -> None:
    assert run("review", "reject", "000000", *SIGNED, "--why", "x").return_value == 1
    assert not (workspace / "review/rulings.yaml").exists()


def test_a_claim_is_explained(workspace: Path) -> None:
    fact = next(row for row in record(workspace)["facts"] if row["value_low"] == 12000)
    shown = run("facts", "--explain", str(fact["id"])[:8]).output
    assert "deployment: North Korea → Russia" in shown
    assert "joined: " in shown
    assert "Origins" in shown
    assert "without it confidence is" in shown
    assert run("facts", "--explain", "zzz").return_value == 1
