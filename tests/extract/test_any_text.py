"""Any text at all: nothing breaks the engine, quotes stand where they say, and what surrounds an article is nothing."""

from __future__ import annotations

import gc
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, SupportsIndex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extract.words.language import is_english
from briefing.extract.words.sentence_ends import MARK
from briefing.extract.words.text import split
from briefing.model import Evidence, Fact, Span
from tests.extract.engine_case import document, engine, facts

TEXTS = {
    p.stem: p.read_text(encoding="utf-8") for p in sorted((Path(__file__).parents[1] / "texts/open").glob("*.txt"))
}
#: Paragraphs that name nobody and nothing, and no time.
_NEUTRAL = st.lists(
    st.sampled_from(
        (
            "The baker opened her shop and sold bread to whoever came.",
            "A gardener swept the leaves into a heap and went home to supper.",
            "Nobody in the street had seen the cat, and nobody asked.",
            "“It is warm,” said the postman. He took off his cap.",
        )
    ),
    max_size=3,
).map("\n\n".join)
#: What a broken page holds between its words.
_DEBRIS = st.sampled_from(
    (
        *("\x00", "\x07", "\x1b[31m", "\x85", "\ufeff", "\ufffd", "\u200b", "\u202e", "\u2028", "\u0301", "\u200d"),
        *("Â\u00a0", "â€™", "الجيش الكوري", "북한군", "ночью", "Nordkorea hat", "🚀", "ﬁ", "İ", "ß", "\u1e9e"),
        *("9" * 400, "1," * 60, "1.2.3.4", "0/0/0000", "31 December 9999", "in year 0", "-1", "1e400", "½", "٣٠٠"),
        *("\n", "\n\n", "\r\n", "\t", "|", "#", ">", "- ", "…", "“", "”", "((", "]", "%", "$", "No.", "U.S."),
    )
)


def read(text: str, published: str | None = "2024-11-20") -> list[tuple[object, ...]]:
    """What the facts of a text say, wherever they stand in it."""
    return [_said(f) for f in facts(text, published)]


@cache
def read_alone(name: str) -> list[tuple[object, ...]]:
    """The same of an article with nothing around it."""
    return read(TEXTS[name].strip())


def _said(f: Fact) -> tuple[object, ...]:
    what = (f.kind, f.evidence.exact, f.actor, f.recipient, f.item, f.place, f.value_low, f.value_high, f.unit)
    return (*what, f.date_start, f.date_end, f.attribution, f.via, f.modality, f.negated, f.context, len(f.also))


def in_place(text: str, found: tuple[Fact, ...]) -> None:
    for fact in found:
        for evidence in (fact.evidence, *fact.also):
            assert text[evidence.span.start : evidence.span.end] == evidence.exact
        for span, words in ((fact.value_span, fact.value_text), (fact.date_span, fact.date_text)):
            assert span is None or text[span.start : span.end] == words
        assert fact.sentence.contains(fact.evidence.span)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(TEXTS)), _NEUTRAL, _NEUTRAL)
def test_what_stands_before_or_after_an_article_changes_nothing(name: str, before: str, after: str) -> None:
    around = "\n\n".join(part for part in (before, TEXTS[name].strip(), after) if part)
    assert read(around) == read_alone(name)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(TEXTS)), st.lists(st.tuples(st.floats(0, 1), _DEBRIS), min_size=1, max_size=12))
def test_debris_in_an_article_breaks_nothing(name: str, debris: list[tuple[float, str]]) -> None:
    text = TEXTS[name]
    for where, what in debris:
        at = int(where * len(text))
        text = text[:at] + what + text[at:]
    in_place(text, facts(text, "2024-11-20"))


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300), st.sampled_from((None, "2024", "2024-11-20", "0001-01-01", "9999-12-31")))
def test_any_characters_break_nothing(text: str, published: str | None) -> None:
    in_place(text, facts(text, published))


@pytest.mark.parametrize(
    "word", ["Pyongyang", "3,000", "a", ".", "—", "\u0301", "Killed", "2024", "第七", "killed is item: killed,"]
)
def test_a_text_of_hardly_a_word(word: str) -> None:
    assert facts(word) == ()


@pytest.mark.parametrize("date", ["in year 0", "on 31 December 9999", "on 0 May 0000", "on 45 March 2024", "in 10000"])
def test_dates_outside_the_calendar(date: str) -> None:
    found = facts(f"North Korea sent 3,000 troops to Russia {date}.", "2024-11-20")
    assert [f.item for f in found if f.value_low == 3000] == ["troops"]


def test_numbers_longer_than_any_count_are_no_figures() -> None:
    assert all(not f.has_value for f in facts(f"North Korea sent {'9' * 400} troops to Russia in May 2024."))


_GERMAN = "Nordkorea hat nach Angaben aus Seoul rund 11.000 Soldaten nach Russland geschickt, und das ist nicht alles."
_RUSSIAN = "КНДР отправила в Россию 11 000 солдат, сообщила разведка."
_ENGLISH = "North Korea sent 11,000 soldiers to Russia, according to Seoul."


@pytest.mark.parametrize(
    "text",
    [
        _GERMAN,
        _RUSSIAN,
        "La Corée du Nord a envoyé 11 000 soldats en Russie, selon les services de renseignement de Séoul.",
        "Corea del Norte ha enviado 11.000 soldados a Rusia, según los servicios de inteligencia de Seúl.",
        "Noord-Korea heeft volgens Seoul ongeveer 11.000 soldaten naar Rusland gestuurd om te vechten.",
        "북한은 러시아에 병력 11,000명을 보냈다고 국가정보원이 밝혔다.",
        "北朝鮮は兵士1万1000人をロシアに派遣した。",
        "أرسلت كوريا الشمالية 11 ألف جندي إلى روسيا.",
    ],
)
def test_a_text_in_another_language_is_not_guessed_at(text: str) -> None:
    found, diagnostics = engine().facts(document(text, "2024-11-20"))
    assert found == ()
    assert [d.code for d in diagnostics] == ["TXT002"]
    assert "no English text" in diagnostics[0].message


def test_the_english_paragraphs_of_a_mixed_text_are_read() -> None:
    text = f"{_GERMAN}\n\n{_ENGLISH}\n\n{_RUSSIAN}"
    found, diagnostics = engine().facts(document(text, "2024-11-20"))
    assert [f.kind for f in found] == ["deployment"]
    assert [(d.code, str(d.location)) for d in diagnostics] == [("TXT003", "case.txt:1")]


def test_a_text_without_a_sentence_says_so() -> None:
    assert [d.code for d in engine().facts(document("* * *"))[1]] == ["TXT001"]


def test_names_and_numbers_alone_are_of_no_language() -> None:
    assert is_english("Pyongyang, 3,000, Kursk") is None


def test_reading_leaves_no_cycles_behind() -> None:
    documents = [document(text, "2024-11-20") for text in list(TEXTS.values())[::3]]
    facts("")  # what is compiled once may leave what it likes
    gc.collect()
    gc.disable()
    try:
        for one in documents:
            engine().facts(one)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_a_long_text_is_read_in_portions_without_a_seam(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(list(TEXTS.values())[::4])
    whole = engine().facts(document(text, "2024-11-20"))[0]
    monkeypatch.setattr("briefing.extract.engine._PORTION", 80)
    portions = engine().facts(document(text, "2024-11-20"))[0]
    in_place(text, portions)
    assert len(whole) > 100
    assert len({f.id for f in whole} & {f.id for f in portions}) > 0.97 * len(whole)


class _Watched(str):
    """A text that counts the characters that are cut or searched out of it."""

    looked_at = 0

    def __getitem__(self, where: SupportsIndex | slice) -> str:
        found = super().__getitem__(where)
        self.looked_at += len(found)
        return found

    def rfind(self, sub: str, start: Any = 0, end: Any = None) -> int:
        found = super().rfind(sub, start, end)
        self.looked_at += (len(self) if end is None else end) - max(found, start)
        return found


@pytest.mark.parametrize("piece", ["A. ", "; 1. ", "A.\u00a0", "U.S. ", "a.m. ", "No. ", "he said. ", "? (", ". - . "])
def test_no_character_is_looked_at_again_for_every_mark_after_it(piece: str) -> None:
    short, long = (_Watched("Then " + piece * n) for n in (250, 1000))
    for text in (short, long):
        assert sum(len(span) for span in split(text, Span(0, len(text)))) <= len(text)
    assert long.looked_at < 4.5 * short.looked_at


def test_a_row_of_marks_is_divided_in_one_way() -> None:
    row = "So it was.....[1][2]”[3]"
    assert [m.start() for m in MARK.finditer(row + " Then")] == [row.index(".")]
    assert not any(MARK.match(row + " Then", at) for at in range(row.index(".") + 1, len(row)))


def test_a_statement_costs_the_same_after_a_thousand_like_it(monkeypatch: pytest.MonkeyPatch) -> None:
    hashed = Counter[int]()
    of_evidence = Evidence.__hash__

    def counted(evidence: Evidence) -> int:
        hashed[count] += 1
        return of_evidence(evidence)

    monkeypatch.setattr(Evidence, "__hash__", counted)
    for count in (50, 200):
        (fact,) = facts("North Korea sent troops to Russia. " * count)
        assert len(fact.also) == count - 1
    assert hashed[200] < 4.5 * hashed[50]
