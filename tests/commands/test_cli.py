"""Every verb from outside: what it prints, where, and its exit code."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import briefing
from briefing.cli import VERBS, main


class Ran:
    """What a run of the program left behind."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        return Ran(int(ended.value.code or 0), out, err)

    return call


@pytest.fixture
def here(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(workspace)
    return workspace


@pytest.fixture
def built(brief: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(brief)
    return brief


def test_the_version_is_that_of_the_project() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == briefing.__version__


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_shows_an_example(run: Run, verb: str) -> None:
    done = run(verb, "--help")
    assert done.code == 0
    assert f"Example: briefing {verb}" in " ".join(done.out.split())


def test_help_lists_every_verb(run: Run) -> None:
    done = run("--help")
    assert all(re.search(rf"^  {verb} ", done.out, re.MULTILINE) for verb in VERBS)


@pytest.mark.parametrize(
    "arguments",
    [
        ("biuld",),
        ("build", "--fromat", "md"),
        ("build", "--format", "docx"),
        ("extract",),
        ("verify",),
        ("extract", "nothing-there.txt"),
    ],
)
def test_wrong_use(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Error" in done.err


def test_a_bug_is_owned_up_to(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import briefing.pipeline.build as building

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(building, "build", broken)
    done = run("build")
    assert done.code == 3
    assert "this is a bug: ZeroDivisionError" in done.err
    assert "briefing --traceback build" in done.err
    assert "Traceback" not in done.err
    with pytest.raises(ZeroDivisionError):
        main(["--traceback", "build"])


def test_build_says_where_the_brief_is(run: Run, here: Path) -> None:
    done = run("build")
    assert done.code == 0, done.err
    assert re.search(r"out/brief\.pdf  \d+ pages", done.out)
    assert "3 sources, 3 cited" in done.out
    assert re.search(r"verified: \d+ citations", done.out)
    assert done.err == "", "nothing moves in a pipe"
    again = run("build", "--explain")
    assert again.code == 0
    assert "nothing that the brief is made from has changed" in again.out
    assert "Nothing has changed" in again.out


def test_a_bad_source_is_said_and_does_not_stop_the_rest(run: Run, here: Path) -> None:
    (here / "seeds/empty.md").write_bytes(b"")
    done = run("build", "--format", "md")
    assert done.code == 1
    assert re.search(r"^seeds/empty\.md(:\d+:\d+)? SRC006 ", done.err, re.MULTILINE)
    assert "hint: " in done.err
    assert (here / "out/brief.md").exists()


def test_a_mistake_in_the_configuration_is_underlined(run: Run, here: Path) -> None:
    brief = here / "config/brief.yaml"
    brief.write_text(brief.read_text(encoding="utf-8") + "\nmarkng: TLP:RED\n", encoding="utf-8")
    line = len(brief.read_text(encoding="utf-8").splitlines())
    done = run("build")
    assert done.code == 1
    assert f"config/brief.yaml:{line}:1 CFG010 " in done.err
    assert "    markng: TLP:RED\n    ^^^^^^\n" in done.err
    assert "marking" in done.err
    assert not (here / "out").exists()


def test_check(run: Run, here: Path) -> None:
    done = run("check")
    assert done.code == 0, done.err
    assert "In order" in done.out
    (here / "templates/sections/gaps.md.j2").write_text("There are 7 gaps.\n", encoding="utf-8")
    done = run("check")
    assert done.code == 1
    assert re.search(r"gaps\.md\.j2:1(:\d+)? TPL", done.err)


def test_init_gives_a_workspace_that_builds(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "north"
    assert run("init", folder).code == 0
    monkeypatch.chdir(folder)
    done = run("build", "--format", "md")
    assert done.code == 0, done.err
    assert (folder / "out/brief.md").exists()
    assert run("init", folder).code == 1


def test_init_copies_a_theme(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("init", "--theme", "red-sea").code == 0
    assert (tmp_path / "config/rules/ship_attack.yaml").is_file()
    assert not (tmp_path / "config/rules/visit.yaml").exists()
    assert run("check").code == 0
    unknown = run("init", "other", "--theme", "red-see")
    assert unknown.code == 2
    assert "red-sea" in unknown.err


def test_a_profile_is_another_length_beside_the_full_brief(run: Run, here: Path) -> None:
    done = run("build", "--profile", "short", "--format", "md")
    assert done.code == 0, done.err
    headings = re.findall(r"^## (.+)$", (here / "out/short/brief.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert "Bottom line" in headings
    assert "Evidence" not in headings
    assert not (here / "out/brief.md").exists()
    wrong = run("build", "--profile", "shrt")
    assert wrong.code == 1
    assert "BLD008" in wrong.err
    assert "did you mean 'short'?" in wrong.err


def test_a_profile_has_fewer_judgements_and_can_be_scheduled(run: Run, here: Path) -> None:
    brief = here / "config/brief.yaml"
    text = brief.read_text(encoding="utf-8")
    brief.write_text(text.replace("    limit: 3\n", "    limit: 3\n    judgements_limit: 1\n"), encoding="utf-8")
    assert run("build", "--format", "json").code == 0
    assert run("build", "--profile", "short", "--format", "json").code == 0
    full, short = (json.loads((here / out / "brief.json").read_bytes()) for out in ("out", "out/short"))
    assert len(full["judgements"]) > len(short["judgements"]) == 1
    assert "--profile short" in run("schedule", "--profile", "short", "--emit", "cron").out
    assert "did you mean 'short'?" in run("schedule", "--profile", "shrt", "--emit", "cron").err


def test_several_briefs_share_one_workspace(run: Run, here: Path) -> None:
    (here / "config/briefs").mkdir()
    (here / "config/briefs/arms.yaml").write_text(
        "title: Arms\ntheme: arms\nsections:\n"
        "  - {id: arms, title: Arms, template: sections/situation.md.j2, "
        "query: {kind: [transfer], group: item}, when: {claims: 1}}\n"
        "  - {id: gone, title: Gone, template: sections/situation.md.j2, query: {kind: [visit]}, when: {claims: 1}}\n"
        "  - {id: sources, title: Sources, template: sections/sources.md.j2, layout: sources, cited: false}\n",
        encoding="utf-8",
    )
    assert run("check").code == 0
    done = run("build", "--config", "config/briefs/arms.yaml", "--format", "md")
    assert done.code == 0, done.err
    text = (here / "out/arms/brief.md").read_text(encoding="utf-8")
    assert "### Artillery rounds" in text
    assert "Gone" not in text


def test_eject_copies_a_template_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("eject", "sections/gaps.md.j2").code == 0
    assert (tmp_path / "templates/sections/gaps.md.j2").is_file()
    assert run("eject", "templates/sections/gaps.md.j2").code == 1
    wrong = run("eject", "sections/gap.md.j2")
    assert wrong.code == 2
    assert "sections/gaps.md.j2" in wrong.err


def test_check_tells_of_templates_though_the_configuration_is_broken(run: Run, here: Path) -> None:
    brief = here / "config/brief.yaml"
    brief.write_text(brief.read_text(encoding="utf-8") + "colour: red\n", encoding="utf-8")
    (here / "templates/sections/gaps.md.j2").write_text('{% include "gone.md.j2" %}{{ claims|mine }}', encoding="utf-8")
    (here / "templates/sections/base.md.j2").write_text("{% if claims %}", encoding="utf-8")
    done = run("check")
    assert done.code == 1
    assert re.findall(r"(CFG010|TPL\d+)", done.err) == ["CFG010", "TPL001", "TPL003"]


def test_check_names_what_is_never_used(run: Run, here: Path) -> None:
    (here / "templates/sections/idle.md.j2").write_text("Nothing.\n", encoding="utf-8")
    brief = here / "config/brief.yaml"
    brief.write_text(brief.read_text(encoding="utf-8").replace("{kind: [other], ", "{"), encoding="utf-8")
    quiet = run("check")
    assert (quiet.code, quiet.err) == (0, "")
    done = run("check", "--unused")
    assert done.code == 0
    assert "templates/sections/idle.md.j2 CFG030" in done.err
    assert "_charts.md.j2" not in done.err
    assert re.search(r"config/rules/other.yaml:\d+:7 CFG031 no query names the kind 'other'", done.err)
    assert re.search(r"config/lexicons/actors.yaml:\d+:\d+ CFG032 no source names \d+ of \d+ entities: ", done.err)


def test_extract_needs_no_workspace(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, articles: dict[str, str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(articles["missiles.md"].split("---\n")[2], encoding="utf-8")
    done = run("extract", "--jsonl", "--published", "2024-06-17", "a.txt")
    assert done.code == 0, done.err
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert rows
    assert run("extract", "--jsonl", "--jobs", "2", "--published", "2024-06-17", "a.txt").out == done.out
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert all(text[row["start"] : row["end"]] == row["quote"] for row in rows)
    assert not (tmp_path / ".briefing").exists()
    assert run("extract", "--text", "a.txt").out == text
    for layer in ("sentences", "dates", "quantities", "attributions"):
        found = [json.loads(line) for line in run("extract", "--layer", layer, "a.txt").out.splitlines()]
        assert found, layer
        assert all({"start", "end"} <= row.keys() or {"source", "cue", "content"} <= row.keys() for row in found)
    assert run("extract", "--published", "yesterday", "a.txt").code == 2
    assert run("extract", "--text", "a.txt", "a.txt").code == 2


def test_extract_prints_a_table(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, articles: dict[str, str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(articles["missiles.md"], encoding="utf-8")
    assert "North Korea" in run("extract", "a.md").out


def test_facts_and_sources_of_the_last_build(run: Run, built: Path) -> None:
    rows = [json.loads(line) for line in run("facts", "--json").out.splitlines()]
    assert {row["kind"] for row in rows} >= {"transfer"}
    assert all(
        row["kind"] == "transfer"
        for row in map(json.loads, run("facts", "--json", "--kind", "transfer").out.splitlines())
    )
    assert "North Korea" in run("facts").out
    sources = [json.loads(line) for line in run("sources", "--json").out.splitlines()]
    assert [s["name"] for s in sources] == ["seeds/missiles.md", "seeds/shells.md", "seeds/troops.md"]
    assert run("sources", "--unused").out == ""
    assert "Harbour Gazette" in run("sources").out


@pytest.mark.parametrize("verb", ["facts", "sources"])
def test_nothing_built_yet(run: Run, here: Path, verb: str) -> None:
    done = run(verb)
    assert done.code == 1
    assert "briefing build" in done.err


def test_verify(run: Run, built: Path) -> None:
    done = run("verify", "out/brief.pdf")
    assert done.code == 0, done.out
    assert "verifies" in done.out
    assert "does not show who made the file" in done.out
    path = built / "out/brief.md"
    path.write_text(path.read_text(encoding="utf-8").replace("missiles", "biscuits"), encoding="utf-8")
    done = run("verify", "out/brief.md")
    assert done.code == 1
    assert "TEXT_ALTERED" in done.out
    assert "does not verify" in done.out
    done = run("verify", "out/nothing.pdf")
    assert done.code == 1
    assert "VER001" in done.err


@pytest.mark.parametrize(("verb", "package"), [("watch", "watchfiles"), ("schedule", "apscheduler")])
def test_an_extra_that_is_absent(
    run: Run, here: Path, verb: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import briefing.commands.extras as extras

    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == package else object())
    done = run(verb)
    assert done.code == 1
    assert "pip install 'briefing[live]'" in done.err


@pytest.mark.parametrize(("option", "value"), [("--cron", "every day"), ("--timezone", "Mars/Olympus")])
def test_a_schedule_that_makes_no_sense(run: Run, here: Path, option: str, value: str) -> None:
    pytest.importorskip("apscheduler")
    done = run("schedule", option, value)
    assert done.code == 2
    assert value in done.err


def test_diff(run: Run, here: Path) -> None:
    assert run("diff").code == 1
    run("build", "--format", "md")
    done = run("diff")
    assert done.code == 1
    assert "There is one edition" in done.err
    path = here / "seeds/troops.md"
    path.write_text(path.read_text(encoding="utf-8").replace("1,500 troops", "2,500 troops"), encoding="utf-8")
    run("build", "--format", "md")
    done = run("diff")
    assert done.code == 0, done.err
    assert done.out.startswith("What changed\n\n- Judgement changed. North Korea")
    assert "- Revised. The figure for troops" in done.out
    assert "*" not in done.out
    assert run("diff", "1", "2", "--format", "markdown").out.startswith("## What changed\n")
    kinds = {c["kind"] for c in json.loads(run("diff", "--format", "json").out)["changes"]}
    assert kinds == {"judgement_changed", "judgement_unchanged", "revised"}
    assert run("diff", "1", "7").code == 2
    assert run("diff", "1").code == 2


def test_bundle(run: Run, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run("bundle", tmp_path / "carried/north.zip")
    assert done.code == 0, done.err
    monkeypatch.chdir(tmp_path / "carried")
    done = run("verify", "north.zip")
    assert done.code == 0, done.out
    assert "citations stand in their sources" in done.out
    monkeypatch.chdir(built)
    assert run("bundle", "--edition", "9").code == 2
    assert run("bundle", "north.tar").code == 2


def test_status(run: Run, here: Path) -> None:
    assert "there is no edition yet" in run("status").out
    (here / "seeds/copy.md").write_bytes((here / "seeds/shells.md").read_bytes())
    run("build", "--format", "md")
    before = {p: p.stat().st_mtime_ns for p in here.rglob("*") if p.is_file()}
    done = run("status")
    assert done.code == 0
    assert "Edition 1 of 1, information up to 2024-10-20" in done.out
    assert "At the last build: 1 the same as another, 3 used" in done.out
    assert "Nothing has changed since" in done.out
    assert before == {p: p.stat().st_mtime_ns for p in here.rglob("*") if p.is_file()}
    (here / "seeds/troops.md").unlink()
    assert "    source gone: seeds/troops.md" in run("status").out
    found = json.loads(run("status", "--json").out)
    assert (found["edition"]["number"], found["pending"]) == (1, ["source gone: seeds/troops.md"])
