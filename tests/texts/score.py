"""Texts with their facts, and facts as an engine found them → counts of what was found, missed and invented."""

from __future__ import annotations

import calendar
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from briefing.config import parse_yaml
from briefing.config.specs.lexicon import LexiconSpec

Row = Mapping[str, Any]
#: Words that say whose a thing is, not what it is.
_WHOSE = frozenset(
    {"a", "an", "the", "of", "in", "on", "to", "for", "and", "or", "from", "with"}
    | {"north", "south", "korean", "korea", "russian", "russia", "ukrainian"}
)
#: Kinds of what two do together: "A and B signed" is the same as "A signed with B".
_MUTUAL = frozenset({"agreement", "meeting"})
_UNNAMED = frozenset({"a", "an", "the", "of", "and"})


@dataclass(frozen=True)
class Text:
    """One test text with the facts that a careful reader finds in it."""

    name: str
    path: Path
    #: ISO date.
    published: str
    register: str
    rows: tuple[Row, ...]


@dataclass
class Score:
    """Right and total of each measure; `errors` says in words what was wrong, by measure."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def add(self, measure: str, right: bool, error: str = "") -> None:
        self.total[measure] += 1
        self.right[measure] += right
        if not right:
            self.errors.append(f"{measure}: {error}")

    def share(self, measure: str) -> float:
        """Percent, one decimal; 100 where there was nothing to find."""
        return round(100 * self.right[measure] / self.total[measure], 1) if self.total[measure] else 100.0

    def __iadd__(self, other: Score) -> Score:
        self.right += other.right
        self.total += other.total
        self.errors += other.errors
        return self

    def table(self) -> str:
        lines = [f"{m:22} {self.share(m):6.1f} %  {self.right[m]:4} of {self.total[m]}" for m in sorted(self.total)]
        return "\n".join(lines)


def load(folder: Path) -> tuple[Text, ...]:
    """The texts of a folder: NAME.txt with NAME.jsonl and NAME.yaml, by name."""
    return tuple(_text(path) for path in sorted(folder.glob("*.txt")))


def _text(path: Path) -> Text:
    about = parse_yaml(path.with_suffix(".yaml").read_text(encoding="utf-8"), path.name)[0].data
    lines = path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
    return Text(path.stem, path, about["published"], about["register"], tuple(json.loads(line) for line in lines))


def score(text: Text, found: Sequence[Row], lexicon: LexiconSpec) -> Score:
    """How the facts `found` in a text (rows of `Fact.row()`) stand to those that are in it."""
    result, names = Score(), Names(lexicon)
    figures = _figures(text, found, result)
    for gold in text.rows:
        near = [row for row in found if _touch(row, gold)]
        of_kind = [row for row in near if row["kind"] in _kinds(gold)]
        said = f"{gold['id']} {gold['quote']!r}"
        result.add("events", bool(of_kind), said)
        if gold["core"]:
            result.add("core events", bool(of_kind), said)
        match = figures.get(gold["id"])
        if match is None and of_kind:
            match = max(of_kind, key=lambda row: _closeness(row, gold))
        if match is not None:
            _roles(gold, match, names, result)
            _when_and_who(gold, match, text.published, names, result)
    for row in found:
        on_gold = any(_touch(row, gold) and row["kind"] in _kinds(gold) for gold in text.rows)
        result.add("facts on a true one", on_gold, f"{text.name}: {row['kind']} {row['quote']!r}")
    return result


def _figures(text: Text, found: Sequence[Row], result: Score) -> dict[str, Row]:
    """Pairs figures one to one, the true ones with fewest candidates first; the same figure twice counts once."""
    numeric = [row for row in found if _has_value(row)]
    gold_rows = [gold for gold in text.rows if _has_value(gold)]
    candidates = {gold["id"]: [r for r in numeric if _touch(r, gold) and _same_value(r, gold)] for gold in gold_rows}
    taken: set[int] = set()
    pairs: dict[str, Row] = {}
    for gold in sorted(gold_rows, key=lambda g: len(candidates[g["id"]])):
        free = [row for row in candidates[gold["id"]] if id(row) not in taken]
        if free:
            pairs[gold["id"]] = best = max(free, key=lambda row: _closeness(row, gold))
            taken.add(id(best))
        result.add("figures recall", bool(free), f"{gold['id']} {gold['quote']!r}")
    again = {id(row) for rows in candidates.values() for row in rows} - taken
    for row in numeric:
        if id(row) not in again:
            value = f"{row['value_low']}..{row['value_high']} {row['item']}"
            result.add("figures precision", id(row) in taken, f"{text.name}: {value} in {row['quote']!r}")
    for gold in gold_rows:
        if gold["id"] in pairs:
            pair = pairs[gold["id"]]
            items = [gold["item"], *gold.get("item_alt", [])]
            right = any(_items_alike(pair["item"], item) for item in items)
            result.add("items of figures", right, f"{gold['id']} {pair['item']!r}, not {gold['item']!r}")
    return pairs


def _roles(gold: Row, row: Row, names: Names, result: Score) -> None:
    parties = names.parties(gold) if gold["kind"] in _MUTUAL else frozenset()
    mutual = bool(parties) and names.parties(row) == parties
    for role in ("actor", "recipient"):
        if gold[role]:
            right = mutual or names.same_side(row[role], gold[role])
            result.add("roles", right, f"{gold['id']} {role} {row[role]!r}, not {gold[role]!r}")


def _when_and_who(gold: Row, row: Row, published: str, names: Names, result: Score) -> None:
    if gold["date_start"] or gold["date_end"]:
        got = (row["date_start"], row["date_end"])
        dates = [(gold["date_start"], gold["date_end"]), *gold.get("date_alt", [])]
        right = any(_same_dates(got, (start, end), published) for start, end in dates)
        result.add("dates", right, f"{gold['id']} {got}, not {dates}")
    sources = [gold["attribution"], *gold.get("attribution_alt", [])]
    right = any(names.same_source(row["attribution"], source) for source in sources)
    result.add("attribution", right, f"{gold['id']} {row['attribution']!r}, not {sources}")
    modalities = [gold["modality"], *gold.get("modality_alt", [])]
    result.add("modality", row["modality"] in modalities, f"{gold['id']} {row['modality']}, not {modalities}")
    if gold.get("negated"):
        right = row["negated"] or row["modality"] == "denied"
        result.add("negation", right, f"{gold['id']} {gold['quote']!r} is taken as true")


class Names:
    """Whether two names mean the same side or the same source, by the lexicon."""

    def __init__(self, lexicon: LexiconSpec) -> None:
        self._canonical: dict[str, str] = {}
        self._of: dict[str, str] = {}
        for entity in lexicon.entities:
            for name in (entity.name, *entity.aliases, *entity.metonyms):
                self._canonical.setdefault(name.lower(), entity.name)
            if entity.of:
                self._of[entity.name] = entity.of

    def same_side(self, one: str | None, other: str | None) -> bool:
        """A leader, an army or an agency stands for its state; where neither is known, a shared word decides."""
        first, second = self._sides(one), self._sides(other)
        if first and second:
            return first == second
        return bool(_words(one) & _words(other))

    def parties(self, row: Row) -> frozenset[str]:
        """The known sides of a row, whichever place they stand in."""
        return self._sides(row["actor"]) | self._sides(row["recipient"])

    def same_source(self, one: str | None, other: str | None) -> bool:
        if one is None or other is None:
            return one is None and other is None
        if self._name(one) == self._name(other):
            return True
        first, second = _words(one, _UNNAMED), _words(other, _UNNAMED)
        return bool(first and second) and 2 * len(first & second) >= len(first | second)

    def _name(self, name: str) -> str:
        return self._canonical.get(name.removeprefix("the ").lower(), name)

    def _sides(self, names: str | None) -> frozenset[str]:
        parts = re.split(r", | and ", names or "")
        known = [self._name(part) for part in parts if part.removeprefix("the ").lower() in self._canonical]
        return frozenset(self._state(name) for name in known)

    def _state(self, name: str) -> str:
        while name in self._of:
            name = self._of[name]
        return name


def _kinds(gold: Row) -> set[str]:
    return {gold["kind"], *gold.get("kind_alt", [])}


def _has_value(row: Row) -> bool:
    return row["value_low"] is not None or row["value_high"] is not None


def _same_value(row: Row, gold: Row) -> bool:
    return all(_equal(row[bound], gold[bound]) for bound in ("value_low", "value_high"))


def _equal(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-4 * max(1.0, abs(other))


def _overlap(row: Row, gold: Row) -> int:
    shared: int = min(row["end"], gold["end"]) - max(row["start"], gold["start"])
    return max(0, shared)


def _touch(row: Row, gold: Row) -> bool:
    """Whether two spans share at least a fifth of the shorter."""
    shorter = min(row["end"] - row["start"], gold["end"] - gold["start"])
    return bool(0 < shorter <= 5 * _overlap(row, gold))


def _closeness(row: Row, gold: Row) -> tuple[bool, bool, bool, float]:
    shared = _overlap(row, gold)
    union = row["end"] - row["start"] + gold["end"] - gold["start"] - shared
    return (
        row["kind"] == gold["kind"],
        _items_alike(row["item"], gold["item"]),
        _has_value(row) == _has_value(gold),
        shared / union,
    )


def _items_alike(one: str | None, other: str | None) -> bool:
    first, second = _words(one), _words(other)
    return 2 * len(first & second) >= min(len(first), len(second)) if first and second else first == second


def _words(text: str | None, without: Iterable[str] = _WHOSE) -> frozenset[str]:
    """Lower-case words without plural endings."""
    words = re.findall(r"[a-z0-9][a-z0-9-]*", (text or "").lower())
    return frozenset(re.sub(r"(?<=[^s]{3})s$", "", word) for word in words if word not in without)


def _same_dates(got: tuple[str | None, str | None], true: tuple[str | None, str | None], published: str) -> bool:
    """The same first and last day; an open end may be closed at the day of publication."""
    if _first(got[0]) != _first(true[0]):
        return False
    return _last(got[1]) == _last(true[1]) or (true[1] is None and got[1] is not None and _last(got[1]) >= published)


def _first(date: str | None) -> str:
    return (date or "") + "-01-01"[len(date or "") - 4 :] if date and len(date) < 10 else date or ""


def _last(date: str | None) -> str:
    if not date or len(date) == 10:
        return date or ""
    if len(date) == 4:
        return f"{date}-12-31"
    year, month = (int(part) for part in date.split("-"))
    return f"{date}-{calendar.monthrange(year, month)[1]:02}"
