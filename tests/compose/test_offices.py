"""Who a speaker is, said before the name: offices by day, states by initials, bodies that no lexicon lists."""

from __future__ import annotations

import pytest

from briefing.compose.names import Lexicon
from briefing.compose.offices import introduction, tells_whose
from briefing.config.specs.lexicon import EntitySpec, LexiconSpec, OfficeSpec

_LAND = EntitySpec(name="Northland", type="state", adjectives=("Northern",))
_UNION = EntitySpec(name="United Lands", type="state", short="UL", adjectives=("Unionist",))
_HELD = (
    OfficeSpec(title="Defence Minister", since="2020-01-01", until="2023-12-31"),
    OfficeSpec(title="Secretary of the Security Council", since="2024-01-01"),
)


def _lexicon(person: EntitySpec) -> Lexicon:
    return Lexicon.of(LexiconSpec(entities=(_LAND, _UNION, person)))


@pytest.mark.parametrize(
    ("of", "day", "lead"),
    [
        ("Northland", "2022-05-01", "Northern Defence Minister"),
        ("United Lands", "2022-05-01", "UL Defence Minister"),
        # A title that goes on behind its noun cannot stand before the name; nor can one not held yet.
        ("Northland", "2024-05-01", "Northland’s"),
        ("Northland", "2019-05-01", "Northland’s"),
        ("Northland", None, "Northland’s"),
    ],
)
def test_a_person_is_brought_in_by_the_office_of_the_day(of: str, day: str | None, lead: str) -> None:
    person = EntitySpec(name="Ola Berg", type="person", of=of, offices=_HELD)
    assert introduction(person, day, _lexicon(person)) == lead


def test_a_phrase_that_says_whose_it_is_says_it_once() -> None:
    lexicon = _lexicon(EntitySpec(name="Ola Berg", type="person", of="Northland"))
    assert tells_whose("Northern envoy Per Lund", "Northland", lexicon)
    assert not tells_whose("Per Lund", "Northland", lexicon)
    assert not tells_whose("Per Lund", "Farland", lexicon)  # known to the theme as a place alone
