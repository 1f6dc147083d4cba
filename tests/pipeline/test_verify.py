"""Whatever is altered in a finished brief is caught, with the right answer."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.pipeline.findings import VerifyResult
from briefing.pipeline.manifest import digest_of_data
from briefing.pipeline.result import BuildResult
from briefing.pipeline.verify import verify

FORMATS = ("brief.md", "brief.html", "brief.pdf", "brief.json", "")


def wrong(result: VerifyResult) -> set[str]:
    assert not result.diagnostics
    return {finding.code for finding in result.findings if finding.wrong}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def reseal(path: Path, change: object) -> None:
    """Change the data of a brief.json and put its digest right, as someone who means to deceive would."""
    data = json.loads(path.read_text(encoding="utf-8"))
    data.pop("digest")
    change(data)
    path.write_text(json.dumps({**data, "digest": digest_of_data(data)}), encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_clean_with_the_sources_at_hand(brief: Path, name: str) -> None:
    result = verify(brief / "out" / name)
    assert wrong(result) == set()
    assert result.count("OK") > 0
    assert result.count("OK_EMBEDDED") == 0


@pytest.mark.parametrize("name", FORMATS)
def test_clean_without_any_source(brief: Path, tmp_path: Path, name: str) -> None:
    alone = (brief / "out").rename(tmp_path / "alone")
    result = verify(alone / name)
    assert wrong(result) == set()
    assert result.count("OK") == 0
    assert result.count("OK_EMBEDDED") > 0


def test_a_figure_in_the_markdown(brief: Path) -> None:
    edit(brief / "out/brief.md", "3 million", "5 million")
    assert wrong(verify(brief / "out/brief.md")) == {"TEXT_ALTERED"}


def test_a_word_in_the_html(brief: Path) -> None:
    edit(brief / "out/brief.html", "missiles", "biscuits")
    assert wrong(verify(brief / "out/brief.html")) == {"TEXT_ALTERED"}


def test_a_quote_in_the_json(brief: Path) -> None:
    edit(
        brief / "out/brief.json",
        "at least 3 million artillery rounds to Russia",
        "at least 9 million artillery rounds to Russia",
    )
    assert {"TEXT_ALTERED", "QUOTE_NOT_FOUND"} <= wrong(verify(brief / "out/brief.json"))


def test_a_quote_in_the_json_with_a_digest_put_right(brief: Path, tmp_path: Path) -> None:
    path = brief / "out/brief.json"

    def change(data: dict[str, list[dict[str, dict[str, str]]]]) -> None:
        fact = next(f for f in data["facts"] if "3 million" in f["evidence"]["exact"])
        fact["evidence"]["exact"] = fact["evidence"]["exact"].replace("3 million", "9 million")

    reseal(path, change)
    assert "QUOTE_NOT_FOUND" in wrong(verify(path))
    alone = (brief / "out").rename(tmp_path / "alone")
    assert "TEXT_ALTERED" in wrong(verify(alone / "brief.json")), "an id is made from the words it stands for"


def test_other_words_printed_as_a_quotation(brief: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        use = next(u for u in data["uses"] if u["refs"][0].endswith(".quote"))
        use["text"] = use["text"][::-1]
        data["markdown"] = data["markdown"][: use["start"]] + use["text"] + data["markdown"][use["end"] :]

    reseal(brief / "out/brief.json", change)
    assert "QUOTE_NOT_FOUND" in wrong(verify(brief / "out/brief.json"))


def test_a_passage_that_its_source_has_not(brief: Path) -> None:
    def change(data: dict[str, list[dict[str, str]]]) -> None:
        data["passages"][0]["after"] += " and nobody doubts it"

    reseal(brief / "out/brief.json", change)
    assert "QUOTE_NOT_FOUND" in wrong(verify(brief / "out/brief.json"))


def test_other_words_marked_in_a_passage(brief: Path) -> None:
    def change(data: dict[str, list[dict[str, str]]]) -> None:
        data["passages"][0]["exact"] = data["passages"][0]["exact"][:-4]

    reseal(brief / "out/brief.json", change)
    assert "TEXT_ALTERED" in wrong(verify(brief / "out/brief.json"))


def test_a_figure_put_through_the_whole_record(brief: Path) -> None:
    """Text, Use and fact say 9 million; the quotation still says 3."""
    path = brief / "out/brief.json"

    def change(data: dict[str, object]) -> None:
        text = json.dumps(data).replace("at least 3 million", "at least 9 million", 1)
        data["markdown"] = str(data["markdown"]).replace("3 million", "9 million")
        for use in data["uses"]:
            use["text"] = use["text"].replace("3 million", "9 million")
        assert text

    reseal(path, change)
    assert "NUMBER_NOT_IN_QUOTE" in wrong(verify(path))


def test_a_numeral_added_to_the_text(brief: Path) -> None:
    path = brief / "out/brief.json"

    def change(data: dict[str, str]) -> None:
        data["markdown"] += "\nAnother 700 were lost, twice over.\n"

    reseal(path, change)
    result = verify(path)
    assert wrong(result) == {"NUMERAL_WITHOUT_USE"}
    assert result.count("NUMERAL_WITHOUT_USE") == 2


def test_a_citation_that_leads_nowhere(brief: Path) -> None:
    path = brief / "out/brief.json"

    def change(data: dict[str, str]) -> None:
        data["markdown"] += "\nThat is well known.[^99]\n"

    reseal(path, change)
    assert "CITATION_UNRESOLVED" in wrong(verify(path))


def test_a_count_that_is_wrong(brief: Path) -> None:
    path = brief / "out/brief.json"

    def change(data: dict[str, list[dict[str, object]]]) -> None:
        use = next(u for u in data["uses"] if u["basis"] == "count" and len(str(u["text"])) == 5)
        start, end = int(str(use["start"])), int(str(use["end"]))
        use["text"] = "seven"
        data["markdown"] = data["markdown"][:start] + "seven" + data["markdown"][end:]

    reseal(path, change)
    assert "NUMERAL_WITHOUT_USE" in wrong(verify(path))


def test_a_source_changed(brief: Path) -> None:
    edit(brief / "seeds/shells.md", "at least 3 million", "at least 2 million")
    assert wrong(verify(brief / "out/brief.pdf", [brief / "seeds"])) == {"HASH_DIFFERS"}


def test_a_source_gone(brief: Path) -> None:
    (brief / "seeds/shells.md").unlink()
    assert wrong(verify(brief / "out/brief.pdf", [brief / "seeds"])) == {"SOURCE_MISSING"}


def test_a_page_of_the_pdf(brief: Path) -> None:
    path = brief / "out/brief.pdf"
    data = path.read_bytes()
    match = re.search(rb"/MediaBox|/Length1 ", data)
    assert match is not None
    path.write_bytes(data[: match.start() + 10] + b" " + data[match.start() + 10 :])
    assert wrong(verify(path)) == {"PAGES_ALTERED"}


def test_pages_redrawn_over_the_same_data(brief: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    path = brief / "out/brief.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.contents_add(b"0.5 g 100 100 200 200 re f")
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert wrong(verify(path)) == {"PAGES_ALTERED"}


def test_a_pdf_of_another_version(brief: Path) -> None:
    """Pages that another version made cannot be made again here, and this is said."""
    from briefing.pipeline.outputs import pdf_of
    from briefing.pipeline.record import read_record, record_bytes

    record = read_record((brief / "out/brief.json").read_bytes())
    other = {**record.engine, "weasyprint": "9.9.9"}
    import dataclasses

    record = dataclasses.replace(record, engine=other)
    (brief / "out/brief.pdf").write_bytes(pdf_of(record, record_bytes(record)))
    result = verify(brief / "out/brief.pdf")
    assert wrong(result) == set()
    assert result.count("PAGES_NOT_COMPARED") == 1


def test_a_folder_with_a_file_exchanged(brief: Path) -> None:
    edit(brief / "out/brief.html", "missiles", "biscuits")
    result = verify(brief / "out")
    assert wrong(result) == {"TEXT_ALTERED"}
    (brief / "out/brief.pdf").unlink()
    assert any("brief.pdf is not there" in f.message for f in verify(brief / "out").findings)


def test_every_figure_put_wrong_is_noticed(published: Path) -> None:
    """One digit or number word at a time, in the text and in its Use: none may pass."""
    import dataclasses

    from briefing.model.numerals import numerals
    from briefing.pipeline.checking import check
    from briefing.pipeline.record import read_record

    record = read_record((published / "out/brief.json").read_bytes())
    words = ("two", "six", "ten", "four", "five", "nine", "three", "seven", "eight")
    passed = []
    for span in numerals(record.markdown):
        old = record.markdown[span.start : span.end]
        if old[0].isdigit():
            new = ("7" if old[0] != "7" else "8") + old[1:]
        else:
            new = next((w for w in words if len(w) == len(old) and w != old.lower()), old)
        if new == old:
            continue
        markdown = record.markdown[: span.start] + new + record.markdown[span.end :]
        uses = tuple(dataclasses.replace(use, text=markdown[use.start : use.end]) for use in record.uses)
        altered = dataclasses.replace(record, markdown=markdown, uses=uses)
        if not any(finding.wrong for finding in check(altered, lambda source: "OK_EMBEDDED")):
            passed.append((old, new, markdown[max(0, span.start - 30) : span.end + 10]))
    assert passed == []


def test_typography_is_no_alteration(brief: Path) -> None:
    from briefing.pipeline.quotes import found_in

    assert found_in("“Fire–power”, he said", 'x "Fire-power", he\n  said y')
    assert found_in("co\u00adoperation", "cooperation")
    assert found_in("ammunition", "ammu-\nnition")
    assert not found_in("at least 3", "at least 30".replace("30", "4"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("nothing.pdf", None),
        ("other.pdf", b"%PDF-1.7\n%%EOF\n"),
        ("other.json", b"{}"),
        ("garbage.json", b"\xff\xfe\x00"),
        ("deep.json", b"[" * 100_000),
        ("alone.md", b"# A brief\n"),
        ("brief.docx", b"PK"),
    ],
)
def test_what_cannot_be_verified_is_said(tmp_path: Path, name: str, content: bytes | None) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = verify(path)
    assert not result.clean
    assert [d.code for d in result.diagnostics] == ["VER001"]


def test_a_total_in_the_json_with_a_digest_put_right(brief: Path) -> None:
    def change(data: dict[str, dict[str, int]]) -> None:
        data["totals"]["sources"] = 2

    reseal(brief / "out/brief.json", change)
    assert wrong(verify(brief / "out/brief.json")) == {"TEXT_ALTERED", "NUMERAL_WITHOUT_USE"}


def test_a_count_of_what_a_section_leaves_out(workspace: Path, build_here: Callable[..., BuildResult]) -> None:
    sections = workspace / "config/brief.yaml"
    text = sections.read_text("utf-8")
    sections.write_text(text.replace("{kind: [transfer], sort: weight, limit: 12}", "{kind: [transfer], limit: 1}"))
    build_here(formats=("md",))
    record = workspace / "out/brief.json"
    assert wrong(verify(record)) == set()

    def one_more(data: dict[str, Any]) -> None:
        next(one for one in data["selections"] if one["section"] == "arms")["further"] += 1

    reseal(record, one_more)
    assert wrong(verify(record)) == {"NUMERAL_WITHOUT_USE"}
