"""A kind's roles and the slots that a frame names for them → what is sought where, in the order of filling."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefing.config.specs.rules import RoleName, RoleSpec, RuleSpec

#: What is filled first is not taken again.
_ORDER: tuple[RoleName, ...] = ("item", "actor", "recipient", "place")


@dataclass(frozen=True, slots=True)
class RoleSlots:
    """One role of a frame: what may fill it, the slots where that is sought, best first, and whether it must be."""

    name: RoleName
    spec: RoleSpec
    types: tuple[str, ...]
    slots: tuple[str, ...]
    needed: bool


def compile_slots(
    rule: RuleSpec,
    slots: Mapping[RoleName, tuple[str, ...]],
    narrowed: Mapping[RoleName, tuple[str, ...]] = MappingProxyType({}),
    needs: Collection[str] = (),
) -> tuple[RoleSlots, ...]:
    """The roles for which `slots` names any; `narrowed` stands before the kind's own types."""
    return tuple(
        RoleSlots(name, rule.roles[name], narrowed.get(name, rule.roles[name].types), slots[name], name in needs)
        for name in _ORDER
        if name in slots
    )
