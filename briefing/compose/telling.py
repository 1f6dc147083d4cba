"""A section's claims in, those worth a sentence out; the annex keeps the others."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.compose.claim_views import ClaimView
from briefing.compose.clauses import overtaken
from briefing.compose.english import plural_noun
from briefing.compose.names import Name, is_function_word
from briefing.compose.planning import dates_of
from briefing.compose.views import Scope
from briefing.model.fact import MODALITIES

#: Words that leave open whether there is such a thing: "an alleged need".
_DOUBTED = frozenset({"alleged", "supposed", "purported", "so-called", "apparent"})


def telling(claims: Iterable[ClaimView], scope: Scope) -> list[ClaimView]:
    """The claims worth a sentence, in their order.

    Left out are those that say hardly anything, those that another says more exactly, and those that name only
    people and places that others name, and tell nothing of them but that it happened.
    """
    sound = [c for c in claims if _sound(c)]
    kept = _each_denial_once(
        [c for c in sound if not any(_says_more(other, c, scope) for other in sound if other is not c)], scope
    )
    full = [c for c in kept if not _bare(c)]
    known = {name for c in full for name in _parties(c)}
    return [c for c in kept if not _bare(c) or not known or not _parties(c) <= known]


def _each_denial_once(claims: Iterable[ClaimView], scope: Scope) -> list[ClaimView]:
    """The claims without statements of a state that deny what one of the same state before them does."""
    told: dict[tuple[str | None, str], ClaimView] = {}
    out = []
    for claim in claims:
        denied = claim.denied[:1] if claim.modality == "denied" and not claim.known else ()
        key = (scope.lexicon.state_of(claim._claim.actor), denied[0].id) if denied else None
        if key is None or told.setdefault(key, claim) is claim:
            out.append(claim)
    return out


def _sound(claim: ClaimView) -> bool:
    """Whether it says something of somebody: two things at least, of a party or place with a name, or a known thing
    on a date. Unnamed speakers ("analysts") only speak, nobody is the other side of his own deed, so many of nothing
    are nothing, and of what no lexicon knows a share is no share of anything."""
    parties = [n for n in (claim.actor, claim.recipient, claim.place) if n is not None]
    raw, told = claim._claim, any(map(_named, parties)) or (claim.known and claim.date is not None and not parties)
    odd = any(is_function_word(name) for name in (raw.actor, raw.recipient, raw.item, raw.place) if name)
    odd = odd or (claim.figure is not None and claim.figure.unit == "percent" and not claim.known)
    odd = odd or (claim.figure is not None and raw.item is None and claim.figure.unit in (None, "count"))
    odd = odd or (claim.actor is not None and (claim.actor.hearsay or raw.actor == raw.recipient))
    return told and not odd and _substance(claim) > 1


def _substance(claim: ClaimView) -> int:
    """How many things it says; a party that is a common noun ("officials") or a thing in one unknown word ("report")
    says nothing to who has not read the text."""
    said = (
        _named(claim.actor),
        _named(claim.recipient),
        _named(claim.place),
        _thing(claim),
        bool(claim.denied),
        claim.figure is not None,
        claim.date is not None,
    )
    return sum(said)


def _named(name: Name | None) -> bool:
    return name is not None and not name.hearsay and (name.known or name.canonical[:1].isupper())


def _thing(claim: ClaimView) -> bool:
    item = claim._claim.item
    if item is None or item.split(" ", 1)[0] in _DOUBTED:
        return False
    return claim.known or " " in item or not item.islower()


def _bare(claim: ClaimView) -> bool:
    """Whether it tells only that something of its kind happened between the parties."""
    raw = claim._claim
    plain = raw.item is None or raw.item in (raw.kind, plural_noun(raw.kind))
    return plain and claim.date is None and claim.figure is None and claim.place is None


def _parties(claim: ClaimView) -> set[str]:
    return {name for name in (claim._claim.actor, claim._claim.recipient) if name is not None}


def _says_more(other: ClaimView, claim: ClaimView, scope: Scope) -> bool:
    """Whether `other` tells all that `claim` tells, and more, on no fewer origins and no weaker word."""
    mine, theirs = claim._claim, other._claim
    wider = () if theirs.item is None else (theirs.item, *scope.lexicon.ancestors(theirs.item))
    own, others = _substance(claim), _substance(other)
    return (
        mine.kind == theirs.kind
        and mine.actor in (None, theirs.actor)
        and mine.recipient in (None, theirs.recipient)
        and (mine.place in (None, theirs.place) or (claim.place is not None and not claim.place.known))
        and (mine.item is None or mine.item in wider)
        and mine.make in (None, theirs.make)
        and (claim.figure is None or (mine.item != theirs.item and _same_figure(claim, other)))
        and (claim.date is None or (other.date is not None and dates_of(claim) == dates_of(other)))
        and (claim.negated, claim.context) == (other.negated, other.context)
        and _no_firmer(claim, other)
        and len(claim.origins) <= len(other.origins)
        and own <= others
        and {d.id for d in claim.discrepancies} <= {d.id for d in other.discrepancies}
        and (own < others or mine.item != theirs.item)
    )


def _same_figure(claim: ClaimView, other: ClaimView) -> bool:
    """Whether both give a figure, and no other: 200 missiles, and 200 of a model."""
    mine, theirs = claim.figure, other.figure
    return mine is not None and theirs is not None and (mine.count, mine.unit) == (theirs.count, theirs.unit)


def _no_firmer(claim: ClaimView, other: ClaimView) -> bool:
    """Whether `other` is put as firmly; what is reported counts as what is asserted, and a plan only as a plan,
    unless its day has passed."""
    firmness = [max(MODALITIES.index(c.modality), MODALITIES.index("reported")) for c in (claim, other)]
    plans = (claim.planned, other.planned)
    return firmness[0] >= firmness[1] and (plans[0] == plans[1] or (not plans[1] and overtaken(claim)))
