"""Plug-ins as their user meets them: an installed package with one of each kind, and what is said of bad ones."""

from __future__ import annotations

import csv
import importlib
import json
from pathlib import Path

import pytest
from conftest import Building, open_project
from installed import install, install_example

from briefing.cli import main
from briefing.pipeline.build import build
from briefing.pipeline.bundle import bundle
from briefing.pipeline.preview import Session
from briefing.pipeline.publish import latest
from briefing.pipeline.result import BuildResult
from briefing.pipeline.unused import unused
from briefing.pipeline.verify import verify
from briefing.plugins.loading import load_plugins

SUBTITLES = """1
00:00:01,000 --> 00:00:04,000
The port said that it had counted 37 crates

2
00:00:04,500 --> 00:00:07,000
bound for Russia from Chongjin. North Korea sent 120 soldiers to Russia in May 2024.
"""
PLUGINS = """plugins:
  readers: [subtitles]
  charts: [tally]
  filters: [in_words]
  formats: [csv]
  extractors: [sightings]

sections:
  - {id: kinds, template: sections/charts.md.j2, layout: charts, query: {}, charts: [tally], cited: false}
  - {id: grades, title: Grades, template: sections/grades.md.j2, query: {kind: [transfer]}, cited: false}
"""
GRADES = "{% for claim in claims %}- {{ claim|label }}: {{ claim.grade|in_words }}\n{% endfor %}\n"


@pytest.fixture
def equipped(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace with the example package installed, and a brief that uses all of it."""
    install_example(tmp_path / "site", monkeypatch)
    brief = workspace / "config/brief.yaml"
    brief.write_text(brief.read_text(encoding="utf-8").replace("sections:\n", PLUGINS, 1), encoding="utf-8")
    (workspace / "templates/sections/grades.md.j2").write_text(GRADES, encoding="utf-8")
    (workspace / "seeds/port.srt").write_text(SUBTITLES, encoding="utf-8")
    (workspace / "seeds/port.srt.meta.yaml").write_text(
        "title: At the port\npublisher: Harbour TV\npublished: 2024-06-20\n", encoding="utf-8"
    )
    return workspace


def codes(result: BuildResult) -> list[str]:
    return [d.code for d in result.diagnostics]


def test_nothing_is_loaded_that_the_brief_does_not_name(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_example(tmp_path / "site", monkeypatch)
    (tmp_path / "site/briefing_example/__init__.py").write_text("raise RuntimeError('loaded')", encoding="utf-8")
    plugins, wrong = load_plugins(open_project(workspace))
    assert (plugins.versions, wrong) == ({}, [])


def test_all_five_kinds_in_one_brief(equipped: Path, build_here: Building) -> None:
    result = build_here(formats=())
    assert result.edition is not None, [str(d) for d in result.diagnostics]
    out = equipped / "out"
    text = (out / "brief.md").read_text(encoding="utf-8")
    assert "Harbour TV" in text
    assert "Most of it is on" in (out / "charts/kinds-tally.svg").read_text(encoding="utf-8")
    assert "North Korea to Russia: fairly reliable, doubtful" in text
    assert "found by briefing-example 1.0" in text
    with (out / "brief.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    assert ("37", "crates", "Russia") in {(row["value_low"], row["item"], row["recipient"]) for row in rows}
    assert verify(out).findings
    assert [finding for finding in verify(out).findings if finding.wrong] == []


def test_what_the_words_do_not_bear_out_is_refused_and_counted(
    equipped: Path, build_here: Building, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(equipped)
    with pytest.raises(SystemExit):
        main(["build", "--format", "md"])
    said = capsys.readouterr()
    assert "extractors: 1 facts found, 2 refused" in said.out
    assert (
        "seeds/port.srt:1 PLG005 the extractor 'sightings' is refused a fact: the words “counted 37 crates" in said.err
    )
    assert "do not hold the figure 38 to 38" in said.err
    assert "“counted 37 submarines” do not stand in it" in said.err
    manifest = json.loads((equipped / "out/manifest.json").read_bytes())
    assert (manifest["summary"]["extracted"], manifest["summary"]["refused"]) == (1, 2)
    again = build_here()
    assert not again.written
    assert codes(again).count("PLG005") == 2


def test_the_same_plugins_give_the_same_edition_and_another_version_another(
    equipped: Path, build_here: Building, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build_here()
    assert first.written
    assert not build_here().written
    install_example(tmp_path / "site", monkeypatch, "1.1")
    second = build_here()
    assert second.written
    said = " ".join(decision.reason for decision in second.decisions)
    assert "engine changed: plug-in briefing-example" in said
    assert "briefing-example 1.1" in (equipped / "out/brief.md").read_text(encoding="utf-8")


def test_a_brief_with_sources_of_a_plugin_can_be_bundled_and_verified_without_it(
    equipped: Path, build_here: Building, tmp_path: Path
) -> None:
    build_here(formats=("md", "html", "json"))
    edition = latest(equipped / "out")
    assert edition is not None
    assert bundle(edition, equipped, tmp_path / "brief.zip") == []
    result = verify(tmp_path / "brief.zip")
    assert {finding.code for finding in result.findings} == {"OK", "OK_EMBEDDED"}


def test_preview_check_and_extract_use_them_too(
    equipped: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = Session(equipped).draft()
    assert not draft.failed, [str(d) for d in draft.diagnostics]
    monkeypatch.chdir(equipped)
    for arguments in (["check", "--unused"], ["extract", "seeds/port.srt", "--jsonl"], ["status"]):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        said = capsys.readouterr()
        assert ended.value.code == 0, said.err
        if arguments[0] == "extract":
            assert '"value_low": 37.0' in said.out


def test_plugins_that_nothing_uses_are_named(equipped: Path) -> None:
    assert [d for d in unused(open_project(equipped)) if d.code == "CFG033"] == []
    brief = equipped / "config/brief.yaml"
    text = brief.read_text(encoding="utf-8").replace("charts: [tally], cited", "cited")
    brief.write_text(text, encoding="utf-8")
    (equipped / "templates/sections/grades.md.j2").write_text("{{ claims|paragraphs }}", encoding="utf-8")
    found = [str(d).partition(" ")[2] for d in unused(open_project(equipped)) if d.code == "CFG033"]
    assert found == ["CFG033 nothing uses the plug-in 'tally'", "CFG033 nothing uses the plug-in 'in_words'"]


BAD = """
class NoReader:
    suffixes = ["srt"]


class Reader:
    suffixes = (".srt",)

    def __init__(self, content):
        self._content = content

    def read(self, data, name):
        return self._content(data)


broken = Reader(lambda data: 1 / 0)
odd = Reader(lambda data: data.decode())


def chart(id_, selection, situation, places):
    raise ValueError("no ink")


def no_svg(id_, selection, situation, places):
    from briefing.plugins.contracts import Chart
    return Chart(id_, "x", "T", "S", "D", "C", "<svg", (), (), ())


def narrow(id_):
    return None


def filter_(value):
    return value.nothing


def format_(brief):
    return "text"


tries = []


def extractor(document):
    tries.append(document.source.name)
    yield 1
    raise OSError("the model is away")


def stops(document):
    raise SystemExit(3)


def no_list(document):
    return 7
"""
PROJECT = """
[project]
name = "bad-plugins"
version = "2.0"
[project.entry-points."briefing.readers"]
shapeless = "bad_plugins:NoReader"
broken = "bad_plugins:broken"
odd = "bad_plugins:odd"
[project.entry-points."briefing.charts"]
inkless = "bad_plugins:chart"
no_svg = "bad_plugins:no_svg"
narrow = "bad_plugins:narrow"
map = "bad_plugins:chart"
[project.entry-points."briefing.filters"]
lost = "bad_plugins:filter_"
value = "bad_plugins:filter_"
[project.entry-points."briefing.formats"]
txt = "bad_plugins:format_"
gone = "bad_plugins:not_there"
[project.entry-points."briefing.extractors"]
away = "bad_plugins:extractor"
stops = "bad_plugins:stops"
no_list = "bad_plugins:no_list"
"""
BRIEF = """title: Parcels
theme: parcels
plugins:
  {kind}: [{name}]
sections:
  - {{id: arms, title: Arms, template: sections/arms.md.j2, query: {{kind: [transfer]}}, charts: [{chart}]}}
"""
#: (kind, name) → code, place, words of the message, whether there is an edition all the same.
CASES = {
    ("readers", "subtitle"): ("PLG001", "config/brief.yaml:4:13", "no installed package brings a reader 'subtitle'", 0),
    ("formats", "gone"): ("PLG002", "config/brief.yaml:4:13", "cannot be imported: AttributeError", 0),
    ("readers", "shapeless"): ("PLG003", "config/brief.yaml:4:13", "has no `suffixes` such as", 0),
    ("charts", "narrow"): ("PLG003", "config/brief.yaml:4:12", "does not take 4 arguments", 0),
    ("charts", "map"): ("PLG006", "config/brief.yaml:4:12", "bears the name of one that the program has", 0),
    ("filters", "value"): ("PLG006", "config/brief.yaml:4:13", "bears the name of one that the program has", 0),
    ("readers", "broken"): ("PLG004", "seeds/port.srt", "fails: ZeroDivisionError: division by zero", 1),
    ("readers", "odd"): ("PLG004", "seeds/port.srt", "gives a value of type str, not Content", 1),
    ("charts", "inkless"): ("PLG004", "config/brief.yaml:6:", "of bad-plugins 2.0 fails: ValueError: no ink", 0),
    ("charts", "no_svg"): ("PLG004", "config/brief.yaml:6:", "gives a drawing that is no SVG", 0),
    ("filters", "lost"): ("PLG004", "templates/sections/arms.md.j2:1", "fails: AttributeError", 0),
    ("formats", "txt"): ("PLG004", "config/brief.yaml:4:", "gives a value of type str, not bytes", 0),
    ("extractors", "away"): ("PLG004", "seeds/missiles.md", "fails: OSError: the model is away", 1),
    ("extractors", "stops"): ("PLG004", "seeds/missiles.md", "fails: SystemExit: 3", 1),
    ("extractors", "no_list"): ("PLG004", "seeds/missiles.md", "gives a value of type int", 1),
}


@pytest.fixture
def unlucky(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    install(tmp_path / "site", monkeypatch, PROJECT, {"bad_plugins.py": BAD})
    (workspace / "seeds/port.srt").write_text(SUBTITLES, encoding="utf-8")
    (workspace / "templates/sections/arms.md.j2").write_text("{{ claims|paragraphs }}", encoding="utf-8")
    return workspace


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_a_bad_plugin_is_blamed_on_its_line(case: tuple[str, str], unlucky: Path) -> None:
    kind, name = case
    code, place, words, goes_on = CASES[case]
    chart = name if kind == "charts" else "figures"
    (unlucky / "config/brief.yaml").write_text(BRIEF.format(kind=kind, name=name, chart=chart), encoding="utf-8")
    if name == "lost":
        (unlucky / "templates/sections/arms.md.j2").write_text("{{ claims|lost }}", encoding="utf-8")
    result = build(open_project(unlucky), formats=("md", name) if kind == "formats" else ("md",))
    assert code in codes(result), [str(d) for d in result.diagnostics]
    found = next(d for d in result.diagnostics if d.code == code)
    assert str(found.location).startswith(place)
    assert words in found.message
    assert found.hint
    assert found.severity == "error"
    assert (result.edition is not None) == bool(goes_on)


def test_what_a_failing_plugin_should_have_given_is_asked_for_again(unlucky: Path) -> None:
    text = BRIEF.format(kind="extractors", name="away", chart="figures")
    (unlucky / "config/brief.yaml").write_text(text, encoding="utf-8")
    first = build(open_project(unlucky), formats=("md",))
    tries = importlib.import_module("bad_plugins").tries
    asked = len(tries)
    again = build(open_project(unlucky), formats=("md",))
    assert (first.written, again.written) == (True, False)
    assert codes(first).count("PLG004") == codes(again).count("PLG004") == asked == len(tries) / 2


def test_two_packages_that_bring_the_same_name(unlucky: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = PROJECT.replace("bad-plugins", "worse-plugins")
    install(tmp_path / "other", monkeypatch, other, {"worse_plugins.py": BAD})
    (unlucky / "config/brief.yaml").write_text(BRIEF.format(kind="formats", name="txt", chart="map"), encoding="utf-8")
    found = build(open_project(unlucky)).diagnostics
    assert [(d.code, d.message) for d in found] == [
        ("PLG006", "several packages bring a format 'txt': bad-plugins, worse-plugins")
    ]
