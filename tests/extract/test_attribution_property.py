"""Attribution on any text: spans lie in it, nothing raises, the time is linear."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from test_attribution import CUES, read

from briefing.extract.attribution.voices import Voices
from briefing.model import Span

_WORDS = st.sampled_from(
    [
        *(
            [
                "said",
                "says",
                "that",
                "to",
                "by",
                "of",
                "the",
                "The",
                "a",
                "Kremlin",
                "Seoul",
                "Yonhap",
                "he",
                "it",
                "They",
                "who",
                "which",
                "officials",
                "reports",
                "report",
                "evidence",
            ]
        ),
        *(
            [
                "denied",
                "claimed",
                "citing",
                "according",
                "reportedly",
                "alleged",
                "believed",
                "is",
                "are",
                "was",
                "not",
                "no",
                "did",
                "refused",
                "confirm",
                "as",
                "put",
                "it",
            ]
        ),
        *(
            [
                "and",
                "but",
                "while",
                "told",
                "reporters",
                "Monday",
                "on",
                "in",
                "a",
                "statement",
                "missiles",
                "were",
                "sent",
            ]
        ),
        *[
            ",",
            ".",
            ";",
            ":",
            "\u201c",
            "\u201d",
            '"',
            "'",
            "\u2019s",
            "(",
            ")",
            "--",
            "\n",
            "\n\n",
            "?",
            "\u0301",
            "\u202e",
            "\u00a0",
            "9" * 40,
        ],
    ]
)


def check(text: str) -> None:
    found = read(text, {"Kremlin": "Kremlin", "the Kremlin": "Kremlin", "Seoul": "South Korea", "Yonhap": "Yonhap"})
    for a in found:
        for span in (a.cue, *a.content, *([a.source] if a.source else [])):
            assert 0 <= span.start < span.end <= len(text)
        assert a.content
        assert list(a.content) == sorted(a.content)
    voices = Voices(found)
    for at in range(0, len(text), 7):
        voice = voices.at(Span(at, min(len(text), at + 9)))
        assert not (voice.attribution and not voice.attributions)


@settings(max_examples=300, deadline=None)
@given(st.lists(_WORDS, max_size=60))
def test_words_of_saying_in_any_order(words: list[str]) -> None:
    check(" ".join(words))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    check(text)


@given(st.integers(0, 3))
def test_the_same_whatever_stands_before(lines: int) -> None:
    body = "According to Seoul, the crates held shells. Yonhap said nobody was hurt."
    alone = [
        (a.canonical, [body[s.start : s.end] for s in a.content])
        for a in read(body, {"Seoul": "South Korea", "Yonhap": "Yonhap"})
    ]
    text = "The harbour froze early this year.\n\n" * lines + body
    after = [
        (a.canonical, [text[s.start : s.end] for s in a.content])
        for a in read(text, {"Seoul": "South Korea", "Yonhap": "Yonhap"})
    ]
    assert after == alone


@pytest.mark.parametrize(
    "piece", ["\u201c ", '" ', "said, ", "He said that ", "according to ", "' ", "A, ", "the report that "]
)
def test_time_grows_with_length(piece: str) -> None:
    def taken(count: int) -> float:
        text = piece * count
        started = time.process_time()
        read(text, {})
        return time.process_time() - started

    taken(50)
    small, large = min(taken(400) for _ in range(3)), min(taken(1600) for _ in range(2))
    assert large < 12 * small + 0.05


def test_cue_tables_know_irregular_forms() -> None:
    assert "said" in CUES.verbs
    assert "denied" in CUES.verbs
