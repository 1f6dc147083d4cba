"""What somebody says and nothing else is found in → drafts of the frames for stances, or of those for reports.

A stance is what a speaker says is to be, ought to be or is not, and what the text puts in words that it quotes: such
words tell where he stands, whatever they are of. What he tells of others, and how things went, is a report: it is of
the theme if he names a party in it and with that another, or an item.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from briefing.extract.attribution.voices import Voice
from briefing.extract.events.events import Draft, read_trigger
from briefing.extract.frames.conditions import NONE
from briefing.extract.frames.frames import Pattern, Patterns
from briefing.extract.frames.slots import Trigger
from briefing.extract.grammar.phrases import Clause, NounPhrase
from briefing.extract.names.antecedents import Memory
from briefing.extract.roles.matters import quoted_to
from briefing.extract.scene.scene import Scene
from briefing.model import Fact, Span

#: Modals by which somebody says what others have to do, and those by which he says what he himself will; "I'll" is
#: what people say who speak of what comes next.
_ADVICE = frozenset(("must", "should", "ought"))
_RESOLVE = frozenset(("will", "would", "shall", "wo", "cannot", "ca"))
_MODALS = _ADVICE | _RESOLVE | {"can", "could", "may", "might"}
_NEVER = frozenset(("never", "nor", "neither"))
_NOBODY = NONE | {"nobody", "nothing", "none"}
_QUOTES = frozenset('"“”„‘')
#: Verbs of what somebody says that he will do: "vowed never to forget them".
_VOWS = frozenset(("vow", "pledge", "promise", "swear", "undertake", "threaten"))
#: Pronouns for whoever speaks, and first words of whoever it may concern.
_HIMSELF = frozenset(("it", "he", "she", "we", "i"))
#: Pronouns for those who speak and those who are spoken to: what they do and think is no report.
_US = frozenset(("i", "we", "you", "us"))
#: So many words a report has at least.
_A_REPORT = 6
_JOINING = frozenset(("and", "but", "or", "that", "should", "if", "while", "as"))
_WHOEVER = frozenset(("any", "every", "whoever", "anyone", "those"))
#: Openers of clauses that somebody says; the rest only describe or add to something.
_MAIN = frozenset(("start", "complement", "coordinator"))
#: How sure what is said is, where it is said as such.
_SAID = frozenset(("reported", "asserted", "planned"))
_start = attrgetter("start")


def sayings(
    scene: Scene, patterns: Patterns, told: Sequence[Span], memory: Memory, earlier: Sequence[Fact]
) -> list[Draft]:
    """A draft for each clause that is a stance of somebody or a report, if none of the places `told` lies in it."""
    if not (patterns.stances or patterns.reports) or scene.parsed.tokens[-1].text == "?":
        return []
    if not scene.voices.heard(scene.sentence.span):
        return []
    drafts: list[Draft] = []
    said = [clause for clause in scene.clauses if _is_said(clause)]
    for clause in said:
        voice = scene.voices.at(_verb_span(scene, clause))
        if voice.attribution is None or voice.modality not in _SAID or voice.attributions[0].silent:
            continue
        place = _place(scene, clause, voice, said)
        opened = () if any(place.overlaps(one) for one in told) else _opened(scene, clause, voice, place, patterns)
        trigger = Trigger(clause, None, clause.verb.lemma, clause.verb.first, clause.verb.last)
        drafts += [replace(one, span=place) for one in read_trigger(scene, trigger, opened, memory, earlier)[:1]]
    return drafts


def _opened(scene: Scene, clause: Clause, voice: Voice, place: Span, patterns: Patterns) -> Sequence[Pattern]:
    if _is_stance(scene, clause, voice, place):
        return patterns.stances
    return patterns.reports if _is_report(scene, clause, voice, place) else ()


def _is_said(clause: Clause) -> bool:
    """Whether a clause is one that somebody may say; a modal alone opens a condition or answers: "I can't"."""
    if clause.matrix is not None and clause.matrix.verb.lemma in _VOWS and clause.opener == "purpose":
        return clause.at > clause.matrix.at
    main = clause.opener in _MAIN or (clause.opener == "subordinator" and clause.opening == "that")
    return main and clause.verb.form == "finite" and not clause.shared and clause.verb.lemma not in _MODALS


def _verb_span(scene: Scene, clause: Clause) -> Span:
    tokens = scene.parsed.tokens
    return Span(tokens[clause.verb.first].start, tokens[clause.verb.last - 1].end)


def _place(scene: Scene, clause: Clause, voice: Voice, said: Sequence[Clause]) -> Span:
    """Where a clause stands with all that hangs on it: up to what is said next, or the end of what the voice says."""
    verb = _verb_span(scene, clause)
    start = min([verb.start, *(scene.wide(np).start for np in clause.subject)])
    whole = next((s for s in voice.attributions[0].content if s.start <= verb.start < s.end), scene.sentence.span)
    following = (_first(scene, other) for other in said if other.at > clause.at)
    end = min([whole.end, scene.sentence.span.end, *following])
    tokens = scene.parsed.tokens
    inside = tokens[bisect_left(tokens, start, key=_start) : bisect_left(tokens, end, key=_start)]
    while inside and (inside[-1].lower in _JOINING or not inside[-1].text[0].isalnum()):
        inside.pop()
    return Span(start, quoted_to(scene, start, max(verb.end, inside[-1].end if inside else 0)))


def _first(scene: Scene, clause: Clause) -> int:
    """Where a clause begins, with the word that joins it."""
    first = min([clause.verb.first, *(np.first for np in clause.subject)])
    before = scene.lower[first - 1] if first else ""
    return scene.parsed.tokens[first - 1 if before in _JOINING else first].start


def _is_stance(scene: Scene, clause: Clause, voice: Voice, place: Span) -> bool:
    verb = clause.verb
    if verb.form == "inf":
        return True
    if any(scene.lower[np.first] == "i" for np in clause.subject):
        return False  # he speaks of himself: "I have not read it"
    advised = not _ADVICE.isdisjoint(scene.lower[verb.first : verb.last])  # not of "Should they come, …"
    if advised or verb.negated or not _NEVER.isdisjoint(verb.words):
        return True
    if any(scene.words(np)[0] in _NOBODY for np in _phrases(clause)):
        return True
    if verb.modal in _RESOLVE:
        return any(_is_own(scene, np, voice) for np in clause.subject)
    return _quotes(scene, place)


def _is_report(scene: Scene, clause: Clause, voice: Voice, place: Span) -> bool:
    """Whether a clause tells of a party and of something else by name, and does more than bring in what is told."""
    if (
        voice.carried
        or _opens_what_is_said(scene, clause)
        or any(scene.lower[np.first] in _US for np in clause.subject)
    ):
        return False
    named = [m for m in scene.mentions if place.start <= m.start < place.end]
    if len({reading.name for m in named for reading in m.readings[:1]}) < 2:
        return False
    return any(m.reading("entity") for m in named) and len(scene.text(place).split()) >= _A_REPORT


def _opens_what_is_said(scene: Scene, clause: Clause) -> bool:
    """'Analysts say that …', 'images show': whether a clause only says who or what tells something."""
    verb = _verb_span(scene, clause)
    if any(said.cue.overlaps(verb) for said in scene.voices.within(scene.sentence.span)):
        return True
    return any(c.matrix is clause and c.opener == "complement" and c.verb.form == "finite" for c in scene.clauses)


def _quotes(scene: Scene, place: Span) -> bool:
    """Whether a quotation opens inside a clause: 'there were "certain limitations"'."""
    inside = (t for t in scene.parsed.tokens if place.start < t.start < place.end and t.text in _QUOTES)
    return any(scene.parsed.text[t.start - 1].isspace() for t in inside)


def _phrases(clause: Clause) -> Iterator[NounPhrase]:
    yield from clause.subject
    for group in (*clause.objects, *(group for _, group in clause.preps)):
        yield from group


def _is_own(scene: Scene, np: NounPhrase, voice: Voice) -> bool:
    """Whether a subject is whoever speaks or his state: 'his country', 'Moscow' of a Russian; or whoever it may be."""
    first = scene.words(np)[0]
    if first in _WHOEVER or (np.pronoun and first in _HIMSELF) or (np.possessor is not None and np.possessor.pronoun):
        return True
    mention = scene.named(np)
    named = mention.reading("entity") if mention is not None else None
    side = scene.index.side_of(voice.attribution)
    return named is not None and side is not None and scene.index.side_of(named.name) == side
