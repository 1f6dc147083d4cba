"""Lexicon → who held an office on a day: 'the Russian president', 'Seoul's defence minister' → the person, or none."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.config.specs.lexicon import EntitySpec, OfficeSpec

#: What a text may call the highest office of a state, whatever its title is.
_LEADER = ("leader", "president", "prime minister", "chancellor", "supreme leader", "strongman", "ruler", "premier")
_SPELLINGS = {"defense": "defence", "premier": "prime minister", "secretary-general": "secretary general"}
#: Words that say that the office is another's or was held at another time.
_NOT_IN_OFFICE = frozenset(("former", "late", "ex", "deputy", "vice", "acting", "next", "then", "future", "assistant"))
#: Words before a person's name.
TITLES = frozenset(
    """president minister secretary general chairman premier chancellor ambassador envoy spokesman spokeswoman colonel
    leader admiral adviser advisor director speaker senator representative commander marshal king prince mr mrs governor
    mayor commissioner captain patriarch founder prosecutor
    ms""".split()
)
#: Those who speak for others whom a text leaves unnamed: 'a Russian diplomat said'.
SPOKESMEN = TITLES | frozenset(("official", "officials", "diplomat", "spokesperson", "delegate", "ministry", "embassy"))
#: Those whose word is that of the state or body whose office they hold.
SPEAKING = (SPOKESMEN - {"officials", "ministry", "embassy", "senator", "founder", "patriarch", "mr", "mrs", "ms"}) | {
    *"chief head deputy commissioner negotiator aide commander".split()
}
#: "A South Korean lawmaker doubts it": Seoul does not.
FOR_THEMSELVES = frozenset("lawmaker legislator mp senator congressman analyst expert critic activist scholar".split())
#: Those who are somebody's, with their name after a comma.
PERSONAL = frozenset(("counterpart", "colleague", "chief", "head", "predecessor", "successor", "ally", "host", "guest"))
#: Those who sit in the capital of their state: "the foreign ministry in Seoul".
SEATED = frozenset(("government", "ministry", "parliament", "authority", "regime", "leadership", "cabinet"))
_FORCES = frozenset(("army", "force", "government", "navy", "parliament", "troop", "authority", "regime", "ministry"))
#: Heads of phrases that stand for the state they are of.
OFFICES = TITLES | _FORCES | {"chief", "negotiator", "diplomat", "official", "representative"}


class Offices:
    """Holders of offices by state and title; titles are compared without case."""

    def __init__(self, entities: Iterable[EntitySpec]) -> None:
        self._holders: dict[tuple[str, str], list[tuple[OfficeSpec, str]]] = {}
        for entity in entities:
            for office in entity.offices if entity.of else ():
                self._holders.setdefault((entity.of or "", _plain(office.title)), []).append((office, entity.name))

    def holder(self, state: str, words: Sequence[str], day: str | None) -> str | None:
        """Who holds the office of `state` that `words` (lower case) end in, on `day` (ISO); the latest without one."""
        if not _NOT_IN_OFFICE.isdisjoint(w.split("-")[0] for w in words):
            return None
        text = _plain(" ".join(words))
        titles = [" ".join(text.split()[n:]) for n in range(len(text.split()))]
        if titles and titles[-1] in ("leader", "strongman", "ruler", "dictator"):
            titles += _LEADER
        for title in titles:
            found = [name for office, name in self._holders.get((state, title), ()) if office.held_on(day)]
            if found:
                return found[-1] if day is None or len(set(found)) == 1 else None
        return None


def _plain(title: str) -> str:
    return " ".join(_SPELLINGS.get(word, word) for word in title.lower().replace("'s", "").split())
