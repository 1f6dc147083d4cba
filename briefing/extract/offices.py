"""Lexicon → who held an office on a day: 'the Russian president', 'Seoul's defence minister' → the person, or none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.config.specs.lexicon import EntitySpec, OfficeSpec

#: What a text may call the highest office of a state, whatever its title is.
_LEADER = ("leader", "president", "prime minister", "chancellor", "supreme leader", "strongman", "ruler", "premier")
_SPELLINGS = {"defense": "defence", "premier": "prime minister", "secretary-general": "secretary general"}
#: Words that say that the office is another's or was held at another time.
_NOT_IN_OFFICE = frozenset(("former", "late", "ex", "deputy", "vice", "acting", "next", "then", "future", "assistant"))


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
            found = [name for office, name in self._holders.get((state, title), ()) if _held(office, day)]
            if found:
                return found[-1] if day is None or len(set(found)) == 1 else None
        return None


def _plain(title: str) -> str:
    return " ".join(_SPELLINGS.get(word, word) for word in title.lower().replace("'s", "").split())


def _held(office: OfficeSpec, day: str | None) -> bool:
    if day is None:
        return office.until is None
    since = office.since is None or office.since <= day
    return since and (office.until is None or day[: len(office.until)] <= office.until)
