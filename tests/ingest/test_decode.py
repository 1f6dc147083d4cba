"""Bytes of any kind: the text they hold, or the reason why they hold none; never a crash."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest.decode import decode

#: Letters, marks and spaces that an article may hold.
_TEXT = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=("Cc", "Cs", "Cn")), min_size=1
)
_ARTICLE = "“Arland’s parcel – the last one – left,” the café owner said. "


@given(_TEXT.map(lambda text: f"Arland {text}"), st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-32")))
def test_marked_and_plain_unicode_is_read_as_it_was_written(text: str, encoding: str) -> None:
    found, _ = decode(text.encode(encoding), "a.txt")
    assert found == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zero_bytes(encoding: str) -> None:
    text = "Arland sent a parcel to Borland.\n" * 3
    found, diagnostics = decode(text.encode(encoding), "a.txt")
    assert found == text
    assert [d.code for d in diagnostics] == ["SRC007"]


def test_one_bad_byte_does_not_spoil_a_utf_8_text() -> None:
    data = (_ARTICLE * 20).encode()
    found, diagnostics = decode(data[:200] + b"\x92" + data[200:], "a.txt")
    assert found is not None
    assert found.count("\u2019") == 21
    assert [d.code for d in diagnostics] == ["SRC007"]


def test_bytes_that_windows_1252_leaves_open_are_still_read() -> None:
    found, diagnostics = decode(("Caf\xe9 owners " * 20).encode("latin-1") + b"\x81 said", "a.txt")
    assert found is not None
    assert found.endswith("\x81 said")
    assert [d.code for d in diagnostics] == ["SRC007"]


def test_text_saved_twice_is_told_at_its_first_word() -> None:
    broken = _ARTICLE.encode().decode("cp1252", "replace")
    found, diagnostics = decode(f"One line.\n{broken}".encode(), "a.txt")
    assert found == f"One line.\n{broken}"
    assert [(d.code, d.location.line if d.location else 0) for d in diagnostics] == [("SRC007", 2)]


def test_a_stray_zero_byte_does_not_make_a_text_binary() -> None:
    found, _ = decode(b"Arland sent a parcel to Borland on Monday, \x00officials said in the capital.", "a.txt")
    assert found is not None


@given(st.binary(max_size=400), st.sampled_from((b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE)))
def test_any_bytes_give_a_text_or_a_reason(data: bytes, mark: bytes) -> None:
    text, diagnostics = decode(mark + data, "a.txt")
    assert text is not None or [d.code for d in diagnostics] == ["SRC005"]
    for found in diagnostics:
        place = found.location
        assert place is not None
        assert place.excerpt is None or place.column <= len(place.excerpt) + 1
