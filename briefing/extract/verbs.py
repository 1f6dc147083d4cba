"""Tables of English verbs → every form with its lemma: the commonest verbs of news prose."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

#: Regular verbs; `+` doubles the last consonant.
_REGULAR = """
accept accompany agree accord account accuse achieve acknowledge acquire act adapt add address adjust admit+
adopt advance advise affect aid aim air airlift alarm alert allege allow alter ambush amend amount analyse
analyze announce answer anticipate appeal appear apply appoint approach approve argue arm arrange arrest arrive
ask assail assassinate assemble assert assess assign assist assume assure attach attack attain attempt attend
attract attribute authorize authorise avert avoid await award back ban+ bar+ base batter believe belong besiege
benefit blame blast block blockade board boast bolster bomb bombard boost border breach brief broadcast call
calculate campaign cancel cancel+ capture care carry cause cease celebrate challenge change characterize charge
chase check chair circulate cite claim clarify clash clear climb close coincide collaborate collapse collect
combat+ combine command commence commend comment commission commit+ communicate compare compel+ compensate
compete compile complain complete complicate comply compound concede conclude condemn conduct confer+ confirm
confiscate confront congratulate connect conquer consider consist constitute construct consult consume contact
contain contend continue contradict contribute control+ convene convert convey convict convince cooperate
coordinate counter cover crack crash create criticise criticize cross crush cry curb damage dare date debate
decide declare declassify decline decorate decrease dedicate deepen defeat defect defend defer+ define defuse
delay delegate deliver demand demilitarize demonstrate denounce deny depart depend depict deploy deport describe
design designate destabilize destine destroy detail detain detect deter+ deteriorate determine detonate develop
devise devote die differ diminish direct disagree disappear disarm disclose discover discuss dismantle dismiss
dispatch displace display disprove dispute disrupt dissolve distribute divert divide dock document dominate
donate double downplay draft drag+ drift drill drop+ drown duck earn ease echo edge educate elect elevate
eliminate embark embrace emerge emphasise emphasize employ enable encircle encounter encourage end endanger
endorse enforce engage enhance enjoy enlist enrich ensure enter equip+ erupt escalate escape escort establish
estimate evacuate evade evaluate examine exceed exchange exclude execute exempt exercise exhaust exist expand
expect expel+ expend expire explain explode exploit explore export expose express extend extract face facilitate
fail fear feature field figure file fill finalise finalize finance finish fire fix flank flatten flood flow
focus follow force forecast forge form formalize foster found free fuel fulfil+ fulfill function fund funnel
gain gather generate govern grant greet guarantee guard guess guide hail halt hamper hand handle happen harden
harm head heighten help highlight hinder hint hire honor honour hope host house identify ignore illustrate
imagine impede implement implicate imply import impose imprison improve include incorporate increase incur+
indicate induce inflict influence inform infiltrate inherit initiate injure insist inspect inspire install
instruct integrate intend intensify intercept interpret interrogate interrupt intervene interview introduce
invade invest investigate invite invoke involve irritate isolate issue jail jam+ join judge jump justify kick
kidnap+ kill knock label+ lack land last laud launch leak learn legitimise lessen level+ leverage liberate lie
lift limit link list listen load locate lock look loom loot lower maintain manage manoeuvre maneuver manufacture
march mark market mass massacre match matter mature measure mediate mention merge mine minimize miss mobilise
mobilize model+ modernise modernize modify monitor mount move murder mourn name need negotiate neighbour
nominate normalize note notice notify number object oblige observe obtain occupy occur+ offer offset open
operate oppose order organise organize originate oust outline outrage overhaul overlook owe own pack paralyze
parade participate pass patrol+ pause penetrate perform permit+ persist persuade phone pick pierce place plan+
plant play plead pledge plot+ plunge point police portray pose position possess post postpone pound pour praise
preach predict prefer+ prepare present preserve press pressure presume pretend prevail prevent print probe
proceed process proclaim procure produce profit project prolong promise promote prompt propose prosecute protect
protest prove provide provoke publish pull pump punish purchase purge pursue push qualify quell question quote
race raid raise ram+ range rate ratify reach react reaffirm realise realize reassure rebuff rebuild receive
recall recapture reckon recognise recognize recommend reconnect reconsider record recover recruit redeploy
reduce refer+ reflect refrain refuel refuse regain regard register regret+ reinforce reiterate reject relate
relax release relieve relocate rely remain remark remember remind remove rename renew repair repatriate repeat
repel+ replace replenish reply report represent repulse request require rescue research resemble resettle resign
resist resolve resort respond rest restart restore restrain restrict result resume retain retaliate retire
retrain retreat return reunite reveal reverse review revise revive reward risk rocket rule rush sabotage sail
salute sanction satisfy save scale scan+ schedule scramble scrap+ screen search secure seem seize select
sentence separate serve settle shape share shell shelter shift ship+ shore shorten shout show sideline sign
signal+ signify silence sink+ slam+ slash slow smash smuggle soar soften solidify solve sound spark specify
speculate spot+ spur+ spurn spy stabilise stabilize stage stall stamp start starve state station stay stem+
step+ stock stockpile stop+ storm strain strand strengthen stress stretch strip+ struggle study submit+ subject
substantiate succeed suffer suggest suit summon supervise supply support suppose surge surpass surprise
surrender surround survey survive suspect suspend sustain swap+ switch tackle talk target task taste tax tear+
tempt tend term terminate test testify thank threaten thwart tie tighten time top+ topple total+ touch tour
toughen tout trace track trade train transfer+ transform transit transmit+ transport trap+ travel+ treat trigger
triple trust try turn unveil underestimate underline undermine underscore unify unite unleash unload update
uphold+ upgrade urge use utilise utilize vacate vaccinate value vary verify veto view violate visit voice
volunteer vote vow wait walk want warn waste watch weaken welcome widen wield wipe wish withhold+ witness wonder
work worry worsen worship wound wrap+ yield
""".split()  # fmt: skip
#: base past participle
_IRREGULAR = """
arise arose arisen|become became become|begin began begun|bind bound bound|blow blew blown|break broke broken
breed bred bred|bring brought brought|build built built|buy bought bought|catch caught caught
choose chose chosen|come came come|cut cut cut|deal dealt dealt|dig dug dug|draw drew drawn|drive drove driven
drink drank drunk|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought
find found found|flee fled fled|fly flew flown|forbid forbade forbidden|foresee foresaw foreseen
forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|get got got|give gave given|go went gone
grow grew grown|hang hung hung|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt
keep kept kept|know knew known|lay laid laid|lead led led|leave left left|lend lent lent|let let let
light lit lit|lose lost lost|make made made|mean meant meant|meet met met|mislead misled misled
outfight outfought outfought|overcome overcame overcome|oversee oversaw overseen|overtake overtook overtaken
overthrow overthrew overthrown|pay paid paid|put put put|quit quit quit|read read read|rebuild rebuilt rebuilt
retake retook retaken|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen
seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shoot shot shot
show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat
sleep slept slept|speak spoke spoken|speed sped sped|spend spent spent|spin spun spun|split split split
spread spread spread|stand stood stood|steal stole stolen|stick stuck stuck|strike struck struck
strive strove striven|swear swore sworn|sweep swept swept|swim swam swum|swing swung swung|take took taken
teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown
undergo underwent undergone|understand understood understood|undertake undertook undertaken|uphold upheld upheld
wake woke woken|wear wore worn|win won won|wind wound wound|withdraw withdrew withdrawn
withhold withheld withheld|withstand withstood withstood|write wrote written|resell resold resold
resend resent resent|rearm rearmed rearmed|forecast forecast forecast|broadcast broadcast broadcast
offset offset offset|lie lay lain|cast cast cast|cost cost cost|bear bore borne|beat beat beaten|bet bet bet
""".replace("\n", "|").split("|")  # fmt: skip

#: Base forms that are as often nouns; context decides.
NOUNS_TOO = frozenset(
    """
account act address advance aid aim air airlift alarm alert ambush amount answer appeal approach arm arrest
attack attempt award back ban bar base battle benefit blame blast block blockade board bomb boost border breach
brief broadcast call campaign capture care cause challenge change charge chase check chair claim clash close
combat command comment commission compound conduct contact control cost counter cover crack crash cross cry curb
cut damage date deal debate decline decrease defeat defect delay delegate demand deposit design detail direct
display dispatch dispute document double draft drift drill drive drop echo edge effort embrace encounter end
escape escort estimate exchange exercise experience export face fall fear feature field fight figure file fill
finance finish fire fix flank flight flood flow focus force forecast form found free fuel function fund gain
grant guarantee guard guess guide halt hand harm head help highlight hint hit hold honor honour hope host house
import increase influence interview invite issue jail jump kick kill label lack land launch lead leak leave
level lie lift light limit link list load lock look loss lower march mark market mass massacre match matter mean
measure mention mine model move murder name need note notice number object offer offset open order outline
outrage overhaul own pack parade pass patrol pause phone pick place plan plant play pledge plot point police
position post pound praise present press pressure print probe process produce profit progress project promise
prompt protest pull purchase purge push question quote race raid raise range rate reach read rebel record
recruit regard register regret release remark repair repeat reply report request rescue research resort rest
result retreat return review reward ride ring rise risk rocket rule run rush sail salute sanction save scale
scan schedule scrap screen search secure set sentence shape share shell shelter shift ship shock shore show shot
sign signal silence sink slow sound spark split spot spread spy spur stage stamp stand start state station stay
stem step stick stock stockpile stop storm strain stress stretch strike strip struggle study subject suit supply
support surge surprise surrender survey suspect swap sweep switch talk tank target task taste tax tear term test
thank threat tie time top total touch tour trace track trade train transfer transit transport trap travel treat
trigger trust try turn update upgrade urge use value veto view visit voice volunteer vote vow wait walk waste watch
welcome win wish witness wonder work worry wound yield shelling record contract sink forge figure station
""".split()
)

FORMS: dict[str, list[tuple[str, str]]] = {}


def _add(form: str, lemma: str, kind: str) -> None:
    entries = FORMS.setdefault(form, [])
    if (lemma, kind) not in entries:
        entries.append((lemma, kind))


def third_person(base: str) -> str:
    """The -s form: visits, pushes, denies."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _stem(base: str, doubled: bool) -> str:
    return base + base[-1] if doubled else base


def _ing(base: str, doubled: bool) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return _stem(base, doubled) + "ing"


def _ed(base: str, doubled: bool) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return _stem(base, doubled) + "ed"


_DOUBLING = frozenset(
    "begin cut dig forbid forget get hit let put quit rid run set shed shut sit spin split swim win bet".split()
)


def _build() -> None:
    for entry in _IRREGULAR:
        if not entry.strip():
            continue
        base, past, participle = entry.split()
        _add(base, base, "base")
        _add(third_person(base), base, "s")
        _add(_ing(base, base in _DOUBLING), base, "ing")
        if past == participle:
            _add(past, base, "ed")
        else:
            _add(past, base, "past")
            _add(participle, base, "part")
    irregular = {e.split()[0] for e in _IRREGULAR if e.strip()}
    for word in _REGULAR:
        base, doubled = word.rstrip("+"), word.endswith("+")
        if base in irregular:
            continue
        _add(base, base, "base")
        _add(third_person(base), base, "s")
        _add(_ing(base, doubled), base, "ing")
        _add(_ed(base, doubled), base, "ed")


_build()
