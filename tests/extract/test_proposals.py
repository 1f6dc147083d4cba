"""What an extractor proposes, held against the words: a fact, or a refusal that says why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from yaml_files import read_yaml

from briefing.config.specs.lexicon import EntitySpec, LexiconSpec
from briefing.extract.documents.proposals import Gate, Proposal
from briefing.ingest.blocks import blocks
from briefing.model import Document, Fact, Source

CASES: dict[str, Any] = read_yaml(Path(__file__).parent / "cases/proposals.yaml")
TEXT: str = CASES["text"]
DOCUMENT = Document(Source("s", "s", "s", published=CASES["published"]), TEXT, blocks(TEXT))
LEXICON = LexiconSpec(entities=(EntitySpec(name="Arland", type="state"),))


def gate(*known: Fact) -> Gate:
    return Gate(DOCUMENT, known, LEXICON, {"transfer"}, lambda text: ("Russia",) if "Russia" in text else ())


def proposed(say: Any) -> object:
    return Proposal(**say) if isinstance(say, dict) else say


@pytest.mark.parametrize("case", CASES["proposals"], ids=lambda case: case["refused"] or "a fact")
def test_a_proposal_is_borne_out_or_refused(case: dict[str, Any]) -> None:
    made, refused = gate().admit([proposed(case["say"])], "plug-in test")
    if case["refused"] is None:
        assert [(fact.evidence.exact, fact.rule) for fact in made] == [(case["say"]["quote"], "plug-in test")]
        assert (made[0].value_low, made[0].date_start) == (case["say"].get("value_low"), case["say"].get("date_start"))
        assert refused == []
    else:
        assert made == []
        assert [case["refused"] in one.reason for one in refused] == [True], refused


def test_the_figure_is_as_the_words_have_it() -> None:
    (fact,), _ = gate().admit([proposed(CASES["proposals"][0]["say"])], "plug-in test")
    assert (fact.value_text, fact.unit) == ("at least 40", "count")
    assert fact.value_span is not None
    assert TEXT[fact.value_span.start : fact.value_span.end] == "at least 40"


def test_what_is_known_already_is_neither_a_fact_nor_refused() -> None:
    say = [proposed(CASES["proposals"][0]["say"])]
    (fact,), _ = gate().admit(say, "plug-in test")
    assert gate(fact).admit(say, "plug-in test") == ([], [])
    assert gate().admit([*say, *say], "plug-in test") == ([fact], [])


def test_one_refusal_keeps_no_other_proposal_out() -> None:
    made, refused = gate().admit([proposed(case["say"]) for case in CASES["proposals"]], "plug-in test")
    assert len(made) == sum(case["refused"] is None for case in CASES["proposals"])
    assert len(refused) == sum(case["refused"] is not None for case in CASES["proposals"])
    assert len({fact.id for fact in made}) == len(made)
