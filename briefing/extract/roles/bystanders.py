"""The sides of a figure as its words fill them → without those who only tell it or use up what is counted."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.config.specs.rules import RuleSpec
from briefing.extract.frames.role_slots import Filler, Roles, filler_name
from briefing.extract.grammar.phrases import NounPhrase
from briefing.extract.names.entities import TELLERS
from briefing.extract.quantities.units import CURRENCIES
from briefing.extract.scene.noun_phrases import PEOPLE, origin_of
from briefing.extract.scene.scene import Scene
from briefing.model import Fact, Quantity

#: Verbs of those who only give a figure.
_COUNTING = frozenset(
    """put give estimate say report claim tell believe think count assess note quote log tally record see show reckon
    identify analyse analyze examine spot observe photograph track expect predict calculate allow permit""".split()
)
#: Verbs of those who have what is counted from another.
_USING = frozenset(
    """use fire expend spend need require receive get consume import burn lack want lose suffer secure obtain
    extract wrest""".split()
)
#: Verbs of those who bring home with them what is counted: "came back with a promise of 40 guns".
_COMING_WITH = frozenset("come return leave go depart emerge walk".split())
#: Verbs of those who give a part of what another needs, fires or buys.
_COVERING = frozenset(
    """account cover meet make provide supply constitute represent satisfy fill deliver furnish contribute""".split()
)
#: So many states that deal in one thing leave open which of them is meant.
_SEVERAL = 2
#: Verbs of those who give money away.
_PAYING = frozenset(("spend", "expend"))


def not_itself(scene: Scene, counted: NounPhrase, roles: Roles) -> None:
    """'Thirty countries joined the war': those who are counted are on no side that names nobody."""
    for side in ("actor", "recipient"):
        one = getattr(roles, side)
        if one is not None and one.np is counted and one.name not in scene.index.entities:
            setattr(roles, side, None)


def of_others(scene: Scene, item: str, roles: Roles, rule: RuleSpec, earlier: Sequence[Fact]) -> None:
    """'Three generals face trial': where two states have sent troops, people of another sort are of neither surely."""
    before = [f for f in earlier if f.kind == rule.kind and f.actor is not None and f.item is not None]
    if PEOPLE not in scene.index.item_types(item) or len({f.actor for f in before}) < _SEVERAL:
        return
    told = before[-1].item or ""
    if told in scene.index.item_types(item) or item in scene.index.item_types(told):
        return
    for side in ("actor", "recipient"):
        one = getattr(roles, side)
        if one is not None and one.inferred:
            setattr(roles, side, None)


def only_acting(scene: Scene, quantity: Quantity, roles: Roles) -> None:
    """'the agency counts 4,000': who only gives the figure is on no side; who announces what is his own acts.

    Of "40 percent of the shells that Russia fires" Russia is who has got them.
    """
    voice = scene.voices.at(quantity.span)
    for side in ("actor", "recipient"):
        one = getattr(roles, side)
        if one is None:
            continue
        tells = one.name == voice.attribution and voice.modality != "asserted"
        if tells or _does(scene, one, _COUNTING) or _type(scene, one) in TELLERS:
            roles.notes.append(f"{side} not {one.name}, who tells of it")
            setattr(roles, side, None)
    _covered(scene, quantity, roles)
    _of_what_is_used(scene, quantity, roles)
    user = roles.actor
    if user is not None and quantity.unit in CURRENCIES and _does(scene, user, _PAYING):
        return
    if user is not None and (_does(scene, user, _USING) or _brings_home(scene, user)):
        roles.actor = None
        if roles.recipient is None or roles.recipient.inferred:
            roles.recipient = user


def _brings_home(scene: Scene, one: Filler) -> bool:
    """Whether somebody is told to come or go away with something."""
    doing = (c for c in scene.clauses if one.np is not None and any(one.np is np for np in c.subject))
    return any(c.verb.lemma in _COMING_WITH and any(word == "with" for word, _ in c.preps) for c in doing)


def _covered(scene: Scene, quantity: Quantity, roles: Roles) -> None:
    """'Iran covers half of Russia's needs': of two, who is the subject gives, and whose the needs are gets."""
    needs = roles.actor
    if quantity.unit != "percent" or needs is None or needs.np is None:
        return
    for clause in scene.clauses:
        if clause.verb.lemma not in _COVERING or clause.verb.passive or any(needs.np is np for np in clause.subject):
            continue
        given = [*(np for group in clause.objects for np in group), *(np for _, group in clause.preps for np in group)]
        if not any(np is needs.np or np.possessor is needs.np or np.measure is needs.np for np in given):
            continue
        for np in clause.subject:
            named = scene.named(np)
            reading = (named.reading("entity") if named is not None else None) or origin_of(scene, np)
            giver = scene.index.side_of(reading.name) if reading is not None else None
            if giver is not None and giver != needs.name:
                roles.actor, roles.recipient = replace(needs, name=giver, span=scene.span(np), np=np), needs
                return


def _of_what_is_used(scene: Scene, quantity: Quantity, roles: Roles) -> None:
    """'40 percent of what Russia fires': who uses a thing has got the share of it that another gives."""
    if quantity.unit != "percent" or roles.recipient is not None:
        return
    for clause in scene.clauses:
        named = scene.named(clause.subject[0]) if len(clause.subject) == 1 else None
        reading = named.reading("entity") if named is not None and clause.opening == "what" else None
        user = scene.index.side_of(reading.name) if reading is not None and clause.verb.lemma in _USING else None
        if user is not None and user != filler_name(roles.actor):
            roles.recipient = Filler(user, scene.span(clause.subject[0]), clause.subject[0])
            return


def _does(scene: Scene, one: Filler, verbs: frozenset[str]) -> bool:
    """Whether somebody is the subject of one of `verbs`: "the team logged five calls"."""
    within = (c for c in scene.clauses if not c.verb.passive for np in c.subject if scene.wide(np).contains(one.span))
    doing = [c for c in scene.clauses if not c.verb.passive and any(one.np is np for np in c.subject)] or within
    return one.np is not None and any(clause.verb.lemma in verbs for clause in doing)  # "is said to run 200 plants"


def _type(scene: Scene, one: Filler) -> str | None:
    entity = scene.index.entities.get(one.name)
    return entity.type if entity is not None else None


def not_whom_it_answers(scene: Scene, roles: Roles, rule: RuleSpec, earlier: Sequence[Fact]) -> None:
    """'Russia sent 40 drones, the army said; it shot down 12': whoever sent them is not who shoots them down."""
    actor = roles.actor
    if actor is None or actor.np is None or not actor.np.pronoun:
        return
    deeds = (f for f in earlier if f.kind == rule.kind and f.sentence == scene.sentence.span and f.context is None)
    if any(f.actor == actor.name for f in deeds):
        roles.actor = None
        roles.notes.append(f"actor not {actor.name}, whose deed is answered")
