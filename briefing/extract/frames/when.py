"""A clause or event noun → the date that belongs to it: the one in its own stretch, not in the reporting clause."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

from dataclasses import replace

from briefing.extract.dates.counted import COUNTED_BACK
from briefing.extract.frames.one_time import TELLING, at_one_time, joined_to
from briefing.extract.frames.slots import LIGHT, Trigger, takes_place
from briefing.extract.grammar.phrases import Clause, NounPhrase
from briefing.extract.scene.scene import Scene
from briefing.extract.scene.time_owner import KEEPING, first_main, owner_of, time_explained
from briefing.extract.scene.times import ranks, told_times
from briefing.extract.words.verb_classes import MOTION
from briefing.model import TimeRef

#: Verbs that place the event named by their subject in time.
_HAPPEN = frozenset("happen occur begin start end take come follow last open conclude arrive continue".split())

#: Verbs whose object names what is done ("imposed sanctions in May"), or whose participle dates it ("signed in May").
_DOING = LIGHT | frozenset(
    """impose lift sign ratify adopt approve reach conclude suffer sustain inflict cause commit deliver establish form
    found create initial extend renew pass publish release issue agree enact introduce slap levy unveil decree announce
    place tighten""".split()
)
#: What leaders come from or are at when they speak, and how that is said.
_ENCOUNTERS = frozenset("talk meeting visit summit trip dialogue negotiation session".split())
_OF_THE_DAY = frozenset(("after", "following", "during", "at"))
#: Verbs of what goes on: "deployed from October" has no end.
_LASTING = frozenset("deploy station base employ work serve operate run fight train host live remain stay".split())
#: Verbs by which what flies is let go.
_LET_GO = frozenset(("fire", "launch", "test", "shoot", "test-fire", "lob", "release"))
#: What is launched and then does much else in its years.
_AFLOAT = frozenset("ship warship vessel destroyer frigate corvette cruiser submarine boat carrier flotilla".split())
#: Nouns of what people die and are hurt in, and the prepositions before them.
_ATTACKS = frozenset(
    """attack strike raid shelling bombardment assault explosion blast ambush barrage battle clash fighting incident
    accident salvo bombing airstrike fire""".split()
)
_SUFFERED_IN = frozenset(("in", "during", "by", "from", "after"))
#: Verbs that may have a topic, and nouns of topics that have a time of their own.
_SPEAKING_OF = frozenset("brief debrief tell inform speak talk comment report testify write update ask".split())
_ARRANGING = frozenset("discuss propose plan prepare suggest consider expect schedule mention recall exclude".split())
_OCCASIONS = _ENCOUNTERS | frozenset("launch test attack strike deployment vote call parade exercise".split())
#: Prepositions before what is only compared with what a verb tells of.
_BESIDE = frozenset(("above", "below", "beyond", "over", "under", "despite", "against", "than", "after", "before"))
#: Words before a number that another is set beside.
_SET_BESIDE = frozenset(("up from", "down from", "against", "than", "versus", "compared with", "compared to"))


def date_of(scene: Scene, trigger: Trigger) -> TimeRef | None:
    """The time reference of an event; None where its sentence gives it none."""
    explained = time_explained(scene, trigger.clause) if trigger.clause is not None else None
    if explained is not None:
        return explained
    times = told_times(scene)
    if not times:
        return None
    if len(times) == 1 and (scene.sentence.block == "row" or not scene.clauses):
        return times[0]
    if trigger.noun is not None:
        found = _of_noun(scene, trigger, times)
    else:
        assert trigger.clause is not None
        found = _lasting(scene, trigger.clause, _of_clause(scene, trigger.clause, times))
        found = found or _of_subject(scene, trigger.clause, times)
    if found is None or of_telling(scene, trigger, found):
        return None
    return _night_before(scene, found, times)


def _night_before(scene: Scene, time: TimeRef, times: list[TimeRef]) -> TimeRef:
    """'Overnight it fired 88, the air force said on Wednesday': of the night before the day on which that is told."""
    if time.text.lower() != "overnight":
        return time
    told = (t for t in times if t.type == "DATE" and t.start is not None and t.start == t.end and len(t.start) == 10)
    said = next((t for t in told if (owner := owner_of(scene, t)) is not None and owner.verb.lemma in TELLING), None)
    return replace(time, start=said.start, end=said.end) if said is not None else time


def time_before(scene: Scene, trigger: Trigger) -> TimeRef | None:
    """'The first visit since 2000': when what an event noun names came about for the last time before."""
    noun = trigger.noun
    if noun is None or "first" not in scene.words(noun):
        return None
    since = [t for t in scene.times if t.start and t.type != "DURATION" and ranks(scene, t)]
    found = _of_noun(scene, trigger, since)
    return replace(found, end=found.start) if found is not None else None


def date_of_figure(scene: Scene, trigger: Trigger) -> TimeRef | None:
    """The time reference of what a figure is said of: its own, or that of its clause, unless that only tells it."""
    own = date_of(scene, trigger)
    if own is not None and (teller := owner_of(scene, own)) is not None and _only_tells(teller, trigger):
        return None  # "up from the 600 it gave in April"
    if own is not None or trigger.noun is None:
        return own
    times = told_times(scene)
    ahead = scene.elements[trigger.noun.at - 1].np if trigger.noun.at > 0 and not scene.clauses else None
    if ahead is not None and ahead.time:
        return next((t for t in times if t.span.overlaps(scene.span(ahead))), None)  # "In May 1,650 men; since …"
    beside = _of_participle(scene, trigger.noun, times, doing=False)
    clause = _before_colon(scene, trigger.noun) or scene.clause_with(trigger.noun)
    clause = clause or scene.clause_around(trigger.noun.at)
    if beside is not None or clause is None or clause.verb.lemma in TELLING:
        return beside
    return _lasting(scene, clause, _of_clause(scene, clause, times))


def of_telling(scene: Scene, trigger: Trigger, time: TimeRef) -> bool:
    """'put the toll at 1,200 in December': whether a time behind a figure is when it was told."""
    noun, clause = trigger.noun, trigger.clause
    if noun is not None:
        clause = scene.clause_with(noun) or (scene.clause_around(noun.at) if noun.at >= 0 else None)
    if clause is None or clause.verb.lemma not in TELLING or time.start is None:
        return False  # "at 148 by the end of May" says up to when is counted
    verb = scene.parsed.tokens[clause.verb.first].start  # "In January it had put the dead at 300"
    figure = next((scene.span(group[0]).start for word, group in clause.preps if word == "at"), None)
    return figure is not None and (figure < time.span.start or (clause.verb.perfect and time.span.start < verb))


def _only_tells(teller: Clause, trigger: Trigger) -> bool:
    """Whether a clause only says who gave a figure, which stands before it."""
    noun = trigger.noun
    return (
        noun is not None
        and teller.verb.lemma in TELLING
        and any(np.pronoun for np in teller.subject)
        and (teller.subject[0].at == noun.at + 1)
    )


def date_ahead(scene: Scene, np: NounPhrase) -> TimeRef | None:
    """The time between a conjunction and what it adds: "flour and, since March, oil and petrol"."""
    elements, at = scene.elements, np.at - 1
    while at > 2 and elements[at].kind in ("comma", "cc", "np"):
        when = elements[at].np
        if when is not None and when.time:
            joins = elements[at - 3 if elements[at - 2].kind == "comma" else at - 2].kind == "cc"
            return next((t for t in scene.times if joins and t.span.overlaps(scene.span(when))), None)
        at -= 1
    return None


def own_date(scene: Scene, np: NounPhrase) -> TimeRef | None:
    """The time right behind one of several things: "11,000 were sent in 2024 and another 3,000 in January"."""
    for element in scene.elements[np.at + 1 :] if np.at >= 0 else ():
        if element.np is not None and element.np.time:
            start = element.np.span.start
            return next((t for t in told_times(scene) if t.span.start <= start < t.span.end), None)
        if element.kind not in ("np", "prep") or element.word in KEEPING or element.word == "than":
            return None
    return None


def _before_colon(scene: Scene, noun: NounPhrase) -> Clause | None:
    """'On Monday it was struck again, as he had to admit: one dead': what a colon lists belongs to the main clause."""
    colon = next((n for n, e in enumerate(scene.elements[: max(noun.at, 0)]) if e.word == ":"), None)
    if colon is None or any(clause.at > colon for clause in scene.clauses):
        return None
    return first_main(scene)


def dates_of(scene: Scene, trigger: Trigger) -> list[TimeRef]:
    """Several dates said of one event in a list ("in 1961, 2000 and 2001"); one or none otherwise."""
    first = date_of(scene, trigger)
    if first is None:
        return []
    found = [first]
    times = [t for t in told_times(scene) if t.type == "DATE"]
    at = times.index(first) if first in times else len(times)
    for nxt in times[at + 1 :]:
        between = scene.parsed.text[found[-1].span.end : nxt.span.start].strip()
        if between == "or" and nxt.end is not None:
            found[-1] = replace(found[-1], end=nxt.end)  # "in July or August": one event, in the one or the other
        elif between in (",", "and", ", and", "or", "& "):
            found.append(nxt)
        else:
            break
    return found


def _owns(scene: Scene, time: TimeRef) -> bool:
    """Whether a time owns a noun ("this month's launch"), so that it dates that and not the clause."""
    return scene.parsed.text[time.span.end : time.span.end + 2].lower() in ("'s", "\u2019s")


def _of_noun(scene: Scene, trigger: Trigger, times: list[TimeRef]) -> TimeRef | None:
    noun = trigger.noun
    assert noun is not None
    start = scene.wide(noun).start
    end = scene.span(noun).end
    for at in range(noun.at + 1, len(scene.elements)):
        kind = scene.elements[at].kind
        joins = kind == "cc" and any(e.np is not None for e in scene.elements[at + 1 : at + 2])
        if kind not in ("np", "prep") and not joins and not (kind == "comma" and _time_at(scene, at + 1)):
            break
        end = scene.parsed.tokens[scene.elements[at].last - 1].end
    for time in times:
        if start <= time.span.start < end:
            return time
    clause = scene.clause_with(noun)
    if clause is not None:
        subject = any(noun is n for n in clause.subject)
        if subject and clause.objects and not clause.verb.passive and not takes_place(scene, clause):
            return None
        goes = clause.verb.lemma in MOTION and noun.prep in ("for", "on")  # "landed on Thursday for a visit"
        # "said on Tuesday after talks with Kim": what one has just come from is of the day of the saying.
        goes = goes or (trigger.lemma in _ENCOUNTERS and noun.prep in _OF_THE_DAY and clause.verb.past)
        done = clause.verb.lemma in _DOING and not any(noun in group for word, group in clause.preps if word in _BESIDE)
        happens = clause.verb.lemma in _HAPPEN or clause.verb.passive or _there_is(scene, clause)
        if (subject and happens) or (not subject and (goes or done)):
            return _of_clause(scene, clause, times)
    return _of_participle(scene, noun, times)


def _there_is(scene: Scene, clause: Clause) -> bool:
    """'In May there were no deliveries': whether a clause only says that there is something."""
    verb = clause.verb
    return verb.lemma == "be" and "there" in scene.lower[max(0, verb.first - 1) : verb.last]


def _time_at(scene: Scene, at: int) -> bool:
    """Whether a phrase of time begins at element `at`: "two attempts, in May and August, had failed"."""
    here = scene.elements[at : at + 2]
    np = next((e.np for e in here if e.kind != "prep"), None)
    return np is not None and np.time


def _of_participle(scene: Scene, noun: NounPhrase, times: list[TimeRef], doing: bool = True) -> TimeRef | None:
    """'The treaty, signed in June, …': the date of the participle that says when it came about."""
    whole = [noun, *(np for word, group in scene.chain(noun) if word == "of" for np in group)]
    for clause in scene.clauses:
        said = clause.opener in ("participle", "reduced", "relative") and (not doing or clause.verb.lemma in _DOING)
        set_by = clause.objects[0] if clause.opener == "reduced" and clause.verb.passive and clause.objects else []
        if said and (any(noun is n for n in clause.subject) or any(n is np for n in set_by for np in whole)):
            return next((t for t in times if owner_of(scene, t) is clause), None)
    return None


def _of_subject(scene: Scene, clause: Clause, times: list[TimeRef]) -> TimeRef | None:
    """'The strike, which came on Tuesday, killed nine', 'the missile, fired on Tuesday, flew': what is of one time."""
    if clause.verb.passive or clause.verb.form != "finite":
        return None
    for other in scene.clauses:
        beside = other.opener in ("participle", "reduced", "relative") and not other.verb.negated
        said_of = [*other.subject, *(np for group in other.objects[:1] for np in group if other.opener == "reduced")]
        let_go = other.verb.lemma in _LET_GO and (other.verb.passive or other.verb.form == "part")
        happens = other.verb.lemma in _HAPPEN
        heads = ((np, scene.head(np)) for np in clause.subject)
        acts = [np for np, head in heads if (let_go and head not in _AFLOAT) or (happens and head in _ATTACKS)]
        if beside and any(np is n for n in said_of for np in acts):
            return next((t for t in times if owner_of(scene, t) is other), None)
    return None


def _lasting(scene: Scene, clause: Clause, time: TimeRef | None) -> TimeRef | None:
    """'were deployed from October': a beginning with no end."""
    if time is None or time.start is None or time.start != time.end or clause.verb.lemma not in _LASTING:
        return time
    before = scene.parsed.text[max(0, time.span.start - 6) : time.span.start].lower()
    return replace(time, end=None) if before.endswith("from ") else time


def _of_clause(scene: Scene, clause: Clause, times: list[TimeRef]) -> TimeRef | None:
    """The time of a clause among `times`; one that owns a noun counts only where that is the subject."""
    free = [t for t in times if not _owns(scene, t) and not _of_topic(scene, clause, t)]
    found = _in_clause(scene, clause, free)
    if found is not None or len(free) == len(times):
        return found
    owning = [t for t in times if t not in free]
    spans = [(scene.wide(np).start, scene.span(np).end) for np in clause.subject]
    attacks = [np for word, group in clause.preps if word in _SUFFERED_IN for np in group if scene.head(np) in _ATTACKS]
    spans += [(scene.wide(np).start, scene.span(np).end) for np in attacks]
    own = next((t for t in owning if any(a <= t.span.start < b for a, b in spans)), None)
    subject = scene.wide(clause.subject[0]).start if clause.subject else 0
    return own or next((t for t in owning if subject and _leads(scene, clause, t, subject)), None)


def _of_topic(scene: Scene, clause: Clause, time: TimeRef) -> bool:
    """'briefed him on the meeting in Riyadh last week': whether a time is that of what is spoken of."""
    topics: list[NounPhrase] = []
    if clause.verb.lemma in _SPEAKING_OF:
        topics = [np for word, group in clause.preps if word in ("on", "about") for np in group[:1]]
    elif clause.verb.lemma in _ARRANGING and not clause.verb.passive:
        topics = [np for group in clause.objects for np in group[:1]]
    return any(scene.head(np) in _OCCASIONS and scene.span(np).end <= time.span.start for np in topics)


def _leads(scene: Scene, clause: Clause, time: TimeRef, subject: int) -> bool:
    """Whether a time owns what stands before a clause's subject: "as a result of today's action, …"."""
    text, start = scene.parsed.text, scene.sentence.span.start
    if not start <= time.span.start < subject or ":" in text[time.span.start : subject]:
        return False
    return KEEPING.isdisjoint(text[start : time.span.start].lower().split()) and owner_of(scene, time) is clause


def _in_clause(scene: Scene, clause: Clause, times: list[TimeRef]) -> TimeRef | None:
    named = _named_when(scene, clause) or _counted_back(scene, clause, times) or _since(scene, clause, times)
    if named is not None:
        return named
    times = [t for t in times if t.reason != COUNTED_BACK and not _of_compared(scene, t)]
    for near in at_one_time(scene, clause):
        owned = [t for t in times if owner_of(scene, t) is near]
        if owned:
            return next((t for t in owned if not _stamps(scene, t)), owned[0])
    return None


def _of_compared(scene: Scene, time: TimeRef) -> bool:
    """'builds 90 a day, up from 20 in January', 'from 100 dead and 300 wounded in May': whether a time is that of the
    numbers that others are set beside."""
    text, at = scene.parsed.text, time.span.start
    for figure in reversed([q for q in scene.figures if q.span.end <= at]):
        end = max(figure.span.end, figure.item_span.end if figure.item_span is not None else 0)
        if len(text[end:at].split()) > 1:  # more than "in" or "and"
            return False
        ahead = text[scene.sentence.span.start : figure.span.start].lower().split()
        if _SET_BESIDE & {" ".join(ahead[-2:]), *ahead[-1:]}:
            return True
        at = figure.span.start
    return False


def _named_when(scene: Scene, clause: Clause) -> TimeRef | None:
    """'Since February, when the first flew, 600 have come': February for the one, the interval for the other."""
    for time in scene.times:
        tail = scene.parsed.text[time.span.end : time.span.end + 6].lower()
        if tail != ", when" and not tail.startswith(" when"):
            continue
        owner = owner_of(scene, time)
        at = next((n for n, one in enumerate(scene.clauses) if one is owner), -1)
        if clause is owner:
            return replace(time, end=time.start) if time.end is None else time
        if scene.clauses[at + 1 : at + 2] == [clause] and clause.subject and not clause.shared:
            return time
    return None


def _since(scene: Scene, clause: Clause, times: list[TimeRef]) -> TimeRef | None:
    """'Since the pact was signed in June, it has sent 600': the time of what "since" opens, and all after it."""
    since = (c for c in scene.clauses if c.opening == "since" and (c.matrix is clause or clause.matrix is c))
    opened = next(since, None)
    if opened is None or not clause.verb.perfect:
        return None
    time = next((t for t in times if t.start and owner_of(scene, t) is opened), None)
    return replace(time, end=None) if time is not None else None


def _counted_back(scene: Scene, clause: Clause, times: list[TimeRef]) -> TimeRef | None:
    """'On 11 January, nine days after it had struck and killed two': the day that the clause after "after" tells of."""
    clause = joined_to(scene, clause) or clause
    if clause.opening not in ("after", "before"):
        return None
    verb = scene.parsed.tokens[clause.verb.first].start
    before = [t for t in times if t.span.end < verb]
    return before[-1] if before and before[-1].reason == COUNTED_BACK else None


def _stamps(scene: Scene, time: TimeRef) -> bool:
    """Whether a time opens its line like a stamp: "November 2024: It came into force on 4 December", "11:00"."""
    text = scene.parsed.text
    opens = not any(c.isalnum() for c in text[scene.sentence.span.start : time.span.start])
    return text[time.span.end : time.span.end + 2].strip()[:1] == ":" or (opens and time.type == "TIME")
