"""A noun phrase and what is said behind it → from where, in whose service or by what name those are."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from briefing.extract.grammar.phrases import Clause, NounPhrase
from briefing.extract.names.entities import Reading, singular
from briefing.extract.scene.scene import Scene

#: People and bodies that act for somebody who is named behind them.
_SERVANTS = frozenset(
    """hacker thief criminal actor operative agent spy worker engineer official diplomat banker trader broker fighter
    militant rebel militiaman mercenary soldier troop insurgent separatist commander proxy businessman businesswoman
    national citizen crew scientist instructor trainer adviser advisor specialist technician programmer freelancer
    developer individual man woman people person courier launderer fraudster scammer saboteur guerrilla gunman
    contractor recruiter middleman intermediary smuggler facilitator analyst expert lawyer lobbyist volunteer
    conscript sailor driver pilot gang group unit cell network ring company firm business enterprise bank front
    collective outfit organisation organization militia army force faction movement party team syndicate institute
    bureau agency body fund foundation exchange entity airline shipper shipowner operator subsidiary consortium
    brigade battalion corps conglomerate administration authority""".split()
)
#: Those of them who act for the state that they come from: "instructors from Iran".
_SENT = frozenset(
    """instructor trainer adviser advisor specialist engineer technician scientist expert soldier troop officer hacker
    pilot diplomat official worker fighter mercenary force team unit crew agent operative spy""".split()
)
#: Verbs and prepositions of those who serve, as participles behind those whom they describe: "working for Tehran".
_SERVING = {
    ("work", "for"), ("act", "for"), ("fight", "for"), ("spy", "for"), ("operate", "for"), ("serve", "for"),
    ("front", "for"), ("launder", "for"), ("steal", "for"), ("report", "to"), ("answer", "to"), ("belong", "to"),
}  # fmt: skip
#: The same of those who are held: "backed by Tehran", "linked to Tehran", "known as the Lazarus Group".
_HELD = {
    *(
        (verb, "by")
        for verb in """back sponsor support fund finance run control own direct command employ hire pay manage operate
        oversee head lead train equip arm found set establish recruit despatch dispatch steer handle""".split()
    ),
    *((verb, "to") for verb in "link tie connect attach trace subordinate affiliate".split()),
    *((verb, "with") for verb in "affiliate associate ally connect align link".split()),
    *((verb, "as") for verb in "know identify track".split()),
    ("employ", "in"),
}  # fmt: skip
#: What those who serve are in or under: "hackers in the pay of Tehran", "troops under the command of Tehran".
_PAY = frozenset("pay service services employ hire command control leadership direction orders auspices wing".split())
#: Adjectives behind those who serve: "fighters loyal to Moscow".
_BOUND_TO = frozenset(("loyal", "faithful", "subordinate", "answerable", "beholden", "close", "subject"))


def in_service(scene: Scene, np: NounPhrase) -> Reading | None:
    """'hackers working for Pyongyang', 'a militia backed by Iran': who is named there; None where nobody is."""
    if scene.named(np) is not None and not _common(scene, np):
        return None
    words = scene.words(np)
    if singular(scene.head(np)) not in _SERVANTS and not _BOUND_TO.intersection(words[-1:]):
        return None
    named = next(filter(None, (_by_clause(scene, np, clause) for clause in scene.clauses)), None)
    chain = scene.chain(np)
    behind = next(iter(chain), ("", []))
    if named is None and len(chain) > 1 and scene.head(behind[1][0]) in _PAY:
        named = _named_in(scene, chain[1], "of")
    bound = behind[0] == "to" and words[-1] in _BOUND_TO
    if named is None and (bound or (behind[0] == "from" and singular(words[-1]) in _SENT)):
        named = _named_in(scene, behind, behind[0])
    return named


def _common(scene: Scene, np: NounPhrase) -> bool:
    """Whether what a lexicon names there is a sort of people or bodies, and nobody."""
    mention = scene.named(np)
    return mention is not None and mention.reading("entity", "place") is None


def _by_clause(scene: Scene, np: NounPhrase, clause: Clause) -> Reading | None:
    """Who is named behind a participle or a relative clause that describes `np`."""
    if clause.opener not in ("reduced", "relative") or clause.verb.negated:
        return None
    passive = clause.verb.passive
    described = clause.objects[:1] if passive and clause.opener == "reduced" else [clause.subject]
    if not any(np is one for group in described for one in group):
        return None
    pairs = _HELD if passive else _SERVING
    found = (_named_in(scene, phrase, phrase[0]) for phrase in clause.preps if (clause.verb.lemma, phrase[0]) in pairs)
    return next(filter(None, found), None)


def _named_in(scene: Scene, phrase: tuple[str, list[NounPhrase]], word: str) -> Reading | None:
    """Whom the one noun phrase behind a preposition names."""
    if phrase[0] != word or len(phrase[1]) != 1:
        return None
    mention = scene.named(phrase[1][0])
    reading = mention.reading("entity", "place") if mention is not None else None
    of_state = reading is not None and reading.type == "state" and reading.form == "name"
    return reading if word != "from" or of_state else None
