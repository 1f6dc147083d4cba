"""Lexicon → how names stand to one another: bodies and their states, items and wider items, places and those around."""

from __future__ import annotations

import re

from briefing.config.specs.lexicon import EntitySpec, ItemSpec, LexiconSpec, PlaceSpec

#: Types of entity that act in their state's name.
_ORGANS = frozenset({"person", "agency", "ministry", "military"})
_JOINT = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_UNNAMED = frozenset(
    {"reports", "media reports", "sources", "officials", "analysts", "experts", "observers", "unnamed"}
)


class Names:
    """Lookups over one lexicon, each answered in constant time."""

    def __init__(self, lexicon: LexiconSpec) -> None:
        self.entities: dict[str, EntitySpec] = {entity.name: entity for entity in lexicon.entities}
        self.items: dict[str, ItemSpec] = {item.name: item for item in lexicon.items}
        self.places: dict[str, PlaceSpec] = {place.name: place for place in lexicon.places}
        self._wider = _chains({item.name: item.is_a for item in lexicon.items})
        self._general = {item.is_a for item in lexicon.items if item.is_a is not None}
        self._around = _chains({place.name: place.inside for place in lexicon.places})
        self._above = _chains({entity.name: entity.of for entity in lexicon.entities})
        self._sides: dict[str, str] = {}
        self._weapons = {
            form + plural
            for item in lexicon.items
            if item.type in ("arms", "ammunition")
            for form in (item.name, item.singular or item.name, *item.aliases)
            for plural in ("", "s")
        }
        self._called = {alias: entity.name for entity in lexicon.entities for alias in entity.aliases}

    def called(self, name: str) -> str:
        """The canonical name of an entity by any of its names; any other name is its own."""
        return name if name in self.entities else self._called.get(name, name)

    def organ_of(self, name: str) -> str:
        """The state in whose name an official, agency or army acts; any other name is its own."""
        entity = self.entities.get(name)
        return self._above[name][-1] if entity is not None and entity.type in _ORGANS else name

    def state_of(self, name: str) -> str:
        """The state at the top of whatever `name` belongs to, companies and groups included."""
        return self._above.get(name, (name,))[-1]

    def stands_for(self, name: str) -> tuple[str, ...]:
        """The name itself and all it belongs to."""
        return self._above.get(name, (name,))

    def members(self, name: str) -> tuple[str, ...]:
        """The names in a joint one ("Russia and North Korea"), sorted; itself where not all are known."""
        if name in self.entities:
            return (name,)
        parts = tuple(part for part in _JOINT.split(name) if part)
        return tuple(sorted(parts)) if len(parts) > 1 and all(part in self.entities for part in parts) else (name,)

    def side_of(self, name: str) -> str:
        """The states that all in a name belong to, as one name; "" for none."""
        if name not in self._sides:
            states = {self.state_of(member) for member in self.members(name)} if name else set()
            self._sides[name] = " and ".join(sorted(states))
        return self._sides[name]

    def is_known(self, name: str) -> bool:
        """Whether the lexicon knows every name in it."""
        return bool(name) and all(part in self.entities or part in self.places for part in self.members(name))

    def wider_items(self, item: str) -> tuple[str, ...]:
        """The item and all that it is a kind of, nearest first."""
        return self._wider.get(item, (item,))

    def is_general(self, item: str) -> bool:
        """Whether others are kinds of the item: "weapons", "artillery"."""
        return item in self._general

    def item_type(self, item: str | None) -> str | None:
        found = self.items.get(item) if item else None
        return found.type if found else None

    def load_of(self, item: str) -> str:
        """The load alone where it is one of arms: "containers of shells" are "containers" that hold munitions."""
        load, of, held = item.partition(" of ")
        return load if of and load in self.items and held in self._weapons else item

    def items_related(self, a: str | None, b: str | None) -> bool:
        """Whether one is the other or a kind of it."""
        return bool(a and b) and (a in self.wider_items(str(b)) or b in self.wider_items(str(a)))

    def places_around(self, place: str) -> tuple[str, ...]:
        """The place and those it lies in, nearest first."""
        return self._around.get(place, (place,))

    def places_meet(self, a: str | None, b: str | None) -> bool:
        """Whether one is unknown, is the other, or lies in it."""
        return not a or not b or a in self.places_around(b) or b in self.places_around(a)

    def state_at(self, place: str | None) -> str | None:
        """The state that a place lies in, where the lexicon knows."""
        if not place:
            return None
        top = self.places_around(place)[-1]
        found = self.places.get(top)
        return top if found is not None and found.type == "state" else None

    def is_unnamed(self, name: str) -> bool:
        """Whether an attribution names nobody ("reports", "officials", "footage")."""
        entity = self.entities.get(name)
        if entity is not None:
            return entity.type in ("unnamed", "imagery")  # footage is somebody's, and nobody says whose
        return name.lower() in _UNNAMED or name[:1].islower()


def _chains(parents: dict[str, str | None]) -> dict[str, tuple[str, ...]]:
    """Each name with all that it belongs to, nearest first; a circle ends where it closes."""
    chains = {}
    for name in parents:
        found = [name]
        while (above := parents.get(found[-1])) and above not in found:
            found.append(above)
        chains[name] = tuple(found)
    return chains
