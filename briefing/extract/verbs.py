"""Tables of English verbs → every form with its lemma: the commonest verbs of news prose."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

#: Regular verbs; `+` doubles the last consonant.
_REGULAR = """
chime count gripe hypothesize insinuate posit reason spell theorize
abandon abduct abide abolish abort absorb abstain abuse accelerate accept accommodate accompany accord account
accumulate accuse achieve acknowledge acquire acquit+ act activate adapt add address adhere adjourn adjust
administer admire admit+ adopt advance advertise advise advocate affect affirm afford aggravate agree aid aim
air air-drop+ airdrop+ airlift alarm alert alienate align allay allege alleviate allocate allot+ allow alter
amass ambush amend amount amplify amputate analyse analyze annex annihilate announce annul+ answer antagonise
antagonize anticipate apologise apologize appeal appear appease applaud apply appoint appreciate apprehend
approach approve arbitrate argue arm arrange arrest arrive articulate ascribe ask aspire assail assassinate
assault assemble assert assess assign assimilate assist assume assure attach attack attain attempt attend attest
attract attribute augment authorise authorize autograph automate avenge avert avoid await award back backtrack
balance balk ban+ banish bankroll bar+ bargain barrage barter base bash batter believe belong bemoan benefit
berate besiege betray bill blacklist blackmail blame blanket blast blindfold blitz block blockade blunt board
boast bolster bomb bombard boost border botch boycott brace brag+ branch brand brandish brave breach breathe
bribe bridge brief broadcast brush buckle bulldoze bungle bury bypass calculate calibrate call calm camouflage
campaign cancel+ cap+ capitalise capitalize capitulate capture care carry carve castigate cater cause caution
cease cede celebrate censor censure center centre certify chair challenge change channel chant characterise
characterize charge chart charter chase chastise chat+ check cheer chide choke churn circle circulate circumvent
cite claim clamp clarify clash classify clean cleanse clear climb clinch cling cloak close cluster co-develop
co-operate co-produce co-sponsor coax coerce coin coincide collaborate collapse collect collide colonise
colonize combat+ combine command commandeer commemorate commence commend comment commission commit+ communicate
compare compel+ compensate compete compile complain complement complete complicate comply compose compound
comprise compromise conceal concede conceive concentrate concern conclude concoct concur+ condemn condone
conduct confer+ confess confine confirm confiscate conform confront confuse congratulate congregate connect
conquer conscript consider consist consolidate conspire constitute constrain construct consult consume contact
contain contaminate contemplate contend contest continue contradict contrast contravene contribute control+
convene convert convey convict convince cooperate coordinate cope copy corner corral+ correct correspond
corroborate corrupt counter counter-attack counteract counterattack court cover crack crash crash-land crave
crawl create cripple criticise criticize cross crumble crush cry cultivate curb curtail cushion damage dampen
dangle dare dash date deactivate debate debunk decide decimate declare declassify decline decode decorate
decouple decrease decry dedicate deduce deem deepen defame default defeat defect defend defer+ define deflect
defraud defuse defy degrade delay delegate delist deliver demand demilitarize demobilise demobilize demolish
demonise demonize demonstrate demote denigrate denounce denuclearise denuclearize deny depart depend depict
deplete deplore deploy deport depose deposit deprive deride derive descend describe desert deserve design
designate desire destabilize destine destroy detach detail detain detect deter+ deteriorate determine detonate
devastate develop deviate devise devote dictate die differ digest diminish dip+ direct disable disagree
disappear disappoint disarm disavow disband disburse discard discharge disclaim disclose disconnect discontinue
discount discourage discover discredit discuss disembark disengage disguise dislodge dismantle dismiss dismount
disobey disown disparage dispatch displace display disprove dispute disqualify disregard disrupt disseminate
dissent dissolve dissuade distance distinguish distort distract distribute distrust disturb ditch diversify
divert divide divulge dock document dodge dominate donate double doubt down downgrade download downplay draft
drag+ dread dream dress drift drill drop+ drown dub+ duck dump duplicate dwarf dwindle earmark earn ease
eavesdrop+ echo eclipse edge edit educate elaborate elect elevate elicit eliminate elude emanate embargo embark
embed+ embezzle embolden embrace embroil emerge emit+ emphasise emphasize employ empower empty enable enact
encircle encompass encounter encourage encrypt end endanger endeavour endorse endow endure energise enforce
engage enhance enjoy enlarge enlist enrage enrich enrol+ enroll enshrine ensue ensure entail entangle enter
entertain entice entitle entrench entrust envisage envision equal+ equate equip+ eradicate erase erect erode
erupt escalate escape eschew escort espouse establish estimate evacuate evade evaluate evict evidence evolve
exacerbate exaggerate examine exceed excel+ exchange exclaim exclude execute exempt exercise exert exhaust
exhibit exhort exile exist exit exonerate expand expect expedite expel+ expend expire explain explode exploit
explore export expose express expropriate extend extinguish extol extort extract extradite fabricate face
facilitate fade fail falsify falter fan+ fast-track fault favor favour fear feature ferry field figure file fill
finalise finalize finance finger finish fire firebomb fix flag+ flank flatten flaunt flight-test fling flock
flood flop+ flounder flourish flout flow fluctuate focus foil fold follow foment force forecast forge form
formalize formulate fortify forward foster found fracture fragment frame free freight frighten frogmarch frown
frustrate fuel fulfil+ fulfill fulminate fumble function fund funnel+ furnish fuse gain gamble garner garrison
gather gauge gear generate gift glance glean glide glorify goad govern grab+ graduate grant grapple grasp
green-light greenlight greet grill grip+ ground grumble guarantee guard guess guide hail halt halve hammer
hamper hand handcuff handle handpick happen harass harbor harbour harden harm harness harvest hasten hatch haul
haunt head headline heal heap heed heighten help herd hesitate highlight hijack hinder hinge hint hire hoard
hoist hole hone honor honour hope hospitalise hospitalize host hound house hover humiliate hunt hurl hurry
hurtle identify idle ignite ignore illustrate imagine immobilise impact impair impart impeach impede impersonate
implement implicate implore imply import impose impound impoverish impress imprison improve inaugurate
incapacitate incite incline include incorporate increase incriminate incur+ indicate indict indoctrinate induce
indulge infect infer+ infiltrate inflame inflate inflict influence inform infringe infuriate inherit initial
initiate inject injure ink inquire insert insist inspect inspire instal install instigate institute instruct
insulate insult insure integrate intend intensify interact intercept interdict interfere intern interpret
interrogate interrupt intervene interview intimidate introduce intrude inundate invade invalidate invent invest
investigate invite invoke involve irradiate irritate isolate issue jail jam+ jeopardise jeopardize jet+ jettison
jockey join joke jolt jot+ journey judge jump justify kick kidnap+ kill kindle kiss knock label+ lack lag+
lambast lambaste lament land languish lash last laud launch launder lavish leak learn lease lecture legalise
legislate legitimise lessen level+ leverage levy liberate license lie lift lighten liken limit line linger link
liquidate list listen load lob+ lobby locate lock lodge loft log+ long look loom loosen loot lower lull lunge
lure lurk magnify mail maim maintain malign manage mandate maneuver mangle manipulate manoeuvre manufacture map+
mar+ march marginalise mark market marry marshal mask masquerade mass mass-produce massacre master match
materialise materialize matter mature maximise maximize measure meddle mediate menace mend mention merge
militarise militarize mimic mine minimize misappropriate miscalculate misinterpret misrepresent miss misuse
mitigate mix mobilise mobilize mock model+ moderate modernise modernize modify monitor moor mop+ mount mourn
move mull multiply murder muse muster mutilate nab+ name narrow nationalise naturalise navigate near necessitate
need negate neglect negotiate neighbour net+ neutralise neutralize nod+ nominate normalize note notice notify
nudge nullify number object oblige obliterate observe obsess obstruct obtain occupy occur+ offend offer offload
offset omit+ open operate opine oppose oppress opt orbit orchestrate order organise organize orient originate
oust outfit+ outflank outgun+ outlaw outline outnumber outpace outperform outrage outsource outstrip+ outweigh
overestimate overfly overhaul overlap+ overload overlook overpower overrule overshadow overstate overstep+
overturn overwhelm owe own pacify pack paint parachute parade paralyse paralyze pardon park participate partner
pass patrol+ pause pave peak peddle penalise penalize penetrate pepper perceive perfect perform perish permit+
perpetrate perpetuate persecute persist persuade phone photograph pick pierce pile pilot pin+ pinpoint pioneer
pit+ pitch pivot placate place plague plan+ plant play plead pledge plot+ plough plow plug+ plummet plunder
plunge point poison poke police poll ponder populate portend portray pose position possess post postpone pound
pour practice practise praise pray pre-empt preach precede precipitate preclude predict preempt prefer+ prepare
prescribe present preserve preside press pressure pressurise presume pretend prevail prevent prey print
prioritise prioritize privatise probe proceed process proclaim procure prod+ produce profess profile profit
program+ prohibit project proliferate prolong promise promote prompt prop+ propagate propel+ propose prosecute
protect protest prove provide provoke pry publicise publicize publish pull pummel+ pump puncture punish purchase
purge purport pursue push quadruple qualify quarantine quarrel quash quell query question quip+ quote race rack
radio raid rain raise rally ram+ ramp range rank rant rate ratify rattle ravage raze re-elect re-enter
re-establish re-examine re-export reach react reactivate reaffirm realign realise realize reallocate rearrange
reassert reassess reassign reassure rebrand rebuff rebuild rebuke rebut+ recall recapture recede receive
recharge reciprocate reckon reclaim recognise recognize recommend reconcile reconnect reconsider reconstitute
reconstruct reconvene record recount recoup recover recruit rectify recur+ recycle redefine redeploy redesign
redirect redistribute redouble reduce reel refer+ refine refit+ reflect refloat refocus reform refrain refuel
refurbish refuse refute regain regard register regret+ regroup regulate rehearse reign reimburse reimpose rein
reinforce reinstate reintegrate reintroduce reiterate reject rejoin rekindle relate relaunch relax relay release
relent relieve relinquish relist reload relocate rely remain remark remedy remember remind remit+ remove rename
renege renegotiate renew renounce renovate rent reopen reorganise reorganize repair repatriate repay repeal
repeat repel+ replace replay replenish replicate reply report represent reprimand reproach reproduce repudiate
repulse repurpose request require requisition reroute reschedule rescue research resemble resettle reshape
reshuffle reside resign resist resolve resonate resort respect respond rest restart restate restock restore
restrain restrict restructure result resume resupply resurface resurrect retain retaliate retell rethink retire
retool retort retract retrain retreat retrieve retrofit+ return reunify reunite revamp reveal revere reverse
revert review revise revive revoke revolt reward rid ridicule rig+ rip+ risk rival roam roar rob+ rocket roll
root rotate rout route row rub+ rubber-stamp rubbish ruin rule rumble rumor rumour rupture rush sabotage
sabre-rattle sack sacrifice saddle safeguard sail salute salvo sanction satisfy saturate savage save scale scan+
scatter schedule scoff scold scoop scorch score scorn scour scout scramble scrap+ scrape scratch scream screen
scrutinise scrutinize scupper scuttle seal search seat secede second secure seem seize select sense sentence
separate serve service settle sever shape share shatter shell shell-shock shelter shepherd shield shift ship+
shock shore shorten shoulder shout shovel show shower shred+ shrug+ shun+ shuttle side sideline sidestep+ sift
sign signal+ signify silence simplify simulate sink+ siphon situate skip+ skirmish slam+ slander slap+ slash
slate slaughter slice slip+ slow slump smash smear smile smoke smother smoulder smuggle snap+ snatch sneak sneer
snub+ soak soar soften solicit solidify solve soothe sort sound source span+ spare spark spearhead specify
speculate spill splash splinter split+ sponsor spot+ spray sprint spur+ spurn spy squabble squander squeeze
stab+ stabilise stabilize stack staff stage stagger stagnate stake stalk stall stamp standardise start starve
stash state station stay steer stem+ step+ stifle stimulate stipulate stir+ stock stockpile stoke stonewall
stop+ storm straddle strafe strain strand strangle streamline strengthen stress stretch strip+ stroll struggle
study stumble stun+ style subdue subject subjugate submerge submit+ subordinate subscribe subside subsidise
subsidize substantiate substitute subvert succeed sue suffer suffice suggest suit summarise summarize summon
supersede supervise supplant supplement supply support suppose suppress surface surge surmise surmount surpass
surprise surrender surround surveil survey survive suspect suspend sustain swamp swap+ swarm swell switch
symbolise symbolize sympathise synchronise tackle tailor taint talk tally tamper tap+ tape target tarnish task
taste taunt tax team tear+ tease telegraph telephone televise temper tempt tend tender term terminate test
test-fire test-launch testify thank thrash threaten thrive throng throttle thunder thwart tie tighten tilt time
tip+ tire toast tolerate toll top+ topple torch torment torpedo torture toss total+ touch toughen tour tout tow
tower toy trace track trade train transcend transfer+ transform transit transition translate transmit+ transport
trap+ travel+ traverse treat trek+ tremble trick trickle trigger trim+ triple trouble trumpet trust try tug+
tumble tune turn tweak tweet twist typify unblock uncover underestimate underline undermine underpin+ underrate
underscore understate unearth unfold unfreeze unify unite unleash unload unlock unmask unnerve unravel unsettle
unveil update upend upgrade uphold+ urge use usher utilise utilize utter vacate vaccinate value vanish vanquish
vary veer vent venture verify veto view vilify vindicate violate visit voice void volley volunteer vote vouch
vow wade wage wait walk wane want warm warn warrant wash waste watch waver weaken weather weigh welcome weld
whip+ whisk whisper whitewash widen wield wipe wire wish wither withhold+ witness wonder woo work worry worsen
worship wound wrap+ wreak wreck wrestle yearn yield zero zoom
""".split()  # fmt: skip
#: base past participle
_IRREGULAR = """
abide abode abode|arise arose arisen|bear bore borne|beat beat beaten|become became become|begin began begun
bend bent bent|bet bet bet|bid bid bid|bind bound bound|blow blew blown|break broke broken|breed bred bred
bring brought brought|broadcast broadcast broadcast|build built built|burn burnt burnt|burst burst burst
buy bought bought|cast cast cast|catch caught caught|choose chose chosen|cling clung clung|come came come
cost cost cost|creep crept crept|cut cut cut|deal dealt dealt|dig dug dug|draw drew drawn|drink drank drunk
drive drove driven|dwell dwelt dwelt|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt
fight fought fought|find found found|flee fled fled|fling flung flung|fly flew flown|forbid forbade forbidden
forecast forecast forecast|foresee foresaw foreseen|foretell foretold foretold|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|get got got|give gave given|go went gone|grow grew grown
hang hung hung|hear heard heard|hew hewed hewn|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt
keep kept kept|kneel knelt knelt|know knew known|lade laded laden|lay laid laid|lead led led|leap leapt leapt
leave left left|lend lent lent|let let let|lie lay lain|light lit lit|lose lost lost|make made made
mean meant meant|meet met met|mislead misled misled|mow mowed mown|offset offset offset|outbid outbid outbid
outfight outfought outfought|outrun outran outrun|overcome overcame overcome|override overrode overridden
overrun overran overrun|oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown
partake partook partaken|pay paid paid|plead pled pled|prove proved proven|put put put|quit quit quit
read read read|rearm rearmed rearmed|rebuild rebuilt rebuilt|redo redid redone|resell resold resold
resend resent resent|reset reset reset|retake retook retaken|rid rid rid|ride rode ridden|ring rang rung
rise rose risen|run ran run|saw sawed sawn|say said said|see saw seen|seek sought sought|sell sold sold
send sent sent|set set set|sew sewed sewn|shake shook shaken|shear sheared shorn|shed shed shed|shoot shot shot
show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat|slay slew slain
sleep slept slept|slide slid slid|sling slung slung|sow sowed sown|speak spoke spoken|speed sped sped
spend spent spent|spill spilt spilt|spin spun spun|split split split|spread spread spread|stand stood stood
steal stole stolen|stick stuck stuck|sting stung stung|stride strode stridden|strike struck struck
strive strove striven|swear swore sworn|sweep swept swept|swell swelled swollen|swim swam swum|swing swung swung
take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown
thrust thrust thrust|tread trod trodden|undercut undercut undercut|undergo underwent undergone
underlie underlay underlain|understand understood understood|undertake undertook undertaken|undo undid undone
uphold upheld upheld|upset upset upset|wake woke woken|wear wore worn|weave wove woven|wed wed wed
weep wept wept|win won won|wind wound wound|withdraw withdrew withdrawn|withhold withheld withheld
withstand withstood withstood|wring wrung wrung|write wrote written
""".replace("\n", "|").split("|")  # fmt: skip

#: Base forms that are as often nouns; context decides.
NOUNS_TOO = frozenset(
    """
count reason
abort abuse account act address advance advocate aid aim air air-drop airdrop airlift alarm alert ally ambush
amount answer appeal approach arm arrest assault attack attempt award back balance ban bar bargain barrage
barter base battle beat bend benefit bid bill blacklist blackmail blame blanket blast blitz block blockade blow
blunt board bomb boost border boycott brace branch brand brave breach break bribe bridge brief broadcast brush
buckle build burst bypass call calm camouflage campaign cap capture care cast catch cause censure center centre
chair challenge champion change channel chant charge chart charter chase chat check cheer circle claim clamp
clash clean close cluster coin combat command comment commission complement compound compromise concern concert
conduct conscript contact contest contract contrast control copy corner correct corrupt cost counter
counter-attack counterattack court cover crack crash cross cry curb cushion cut damage dash date deal debate
decline decrease default defeat defect delay delegate demand deposit desert design desire detail dictate digest
dip direct discharge discount disguise dispatch display dispute distance distrust ditch document double doubt
down draft draw dread dream dress drift drill drink drive drop dump duplicate dwarf dwell echo eclipse edge
effort embargo embrace empty encounter end endeavour equal escape escort estimate evidence exchange exercise
exhibit exile exit experience export face fall fan fault favor favour fear feature feed feel ferry field fight
figure file fill finance finger finish fire firebomb fix flag flank flight flock flood flop flow fly focus fold
force forecast forge form forward foul found fracture fragment frame free freeze freight fuel fumble function
fund fuse gain gamble garrison gauge gear gift glance grant grasp grill grip ground grumble guarantee guard
guess guide hack halt hammer hand handle harbor harbour harm harness harvest hatch haul haven head headline heap
heat help herd hide highlight hijack hike hinge hint hit hoard hold hole honor honour hope host hound house hunt
hurry idle impact import increase influence initial ink insert institute insult intern interview invite issue
jail jet jockey joke jolt journey jump kick kill kiss label lack lag lament land lash launch lay lead leak lean
leap lease leave lecture level leverage levy license lie lift light lighten limit line link list load lobby lock
loft log long look loss lower lull lure mail mandate map march mark market mask mass massacre master match
matter mean measure menace mention mine mix mock model moderate moor mop move murder muse muster name narrow
near need neglect net nod note notice number object offer offset open orbit order outfit outline outrage
overhaul overlap overload own pack paint pair parachute parade pardon park partner pass patch patrol pause pay
peak pepper perfect phone photograph pick pile pilot pin pioneer pit pitch pivot place plague plan plant play
pledge plot plough plow plug plunder point poison poke police poll position post pound practice practise praise
present press pressure prey print probe process produce profile profit program programme progress project
promise prompt prop protest pull puncture purchase purge purport push quarantine quarrel query question quip
quote race rack radio raid rain raise rally ramp range rank rant rate rattle reach read rebel rebound rebuke
recall record recount recruit refit reform refuse regard register regret reign rein relay release remark remedy
rent repair repeal repeat replay reply report reprimand request rescue research reserve reset resolve resort
respect rest result retort retreat return review revolt reward rid riddle ride ridicule rig ring rip rise risk
rival roar rocket roll root rout route row rub rubbish ruin rule rumble rumor rumour run rupture rush sack
sacrifice saddle safeguard sail salute salvo sanction savage save saw scale scan scare schedule score scorn
scout scrap scratch scream screen seal search seat second secure sense sentence service set shake shape share
shell shelling shelter shepherd shield shift ship shock shoot shore shot shoulder shovel show shower shrug
shuttle side sign signal silence sink skip skirmish slander slap slate slaughter slice slide slip slow slump
smear smile smoke snap sneak snub solicit sort sound source space span spare spark spill spin splash splinter
split sponsor spot spray spread sprint spur spy squeeze stab stack staff stage stagger stake stalk stamp stand
start stash state station stay stem step stick sting stir stock stockpile stop storm strain stress stretch
strike strip stroll struggle study stumble style subject subordinate substitute suit supplement supply support
surface surge surprise surrender survey suspect swamp swap swarm sweep swell swing switch taint talk tally tank
tap tape target task taste taunt tax team tear tease telegraph telephone temper tender term test thank threat
throw thrust thunder tie tilt time tip tire toast toll top torch torment torpedo torture toss total touch tour
tow tower toy trace track trade train transfer transit transition transport trap travel treat trek trick trickle
trigger trim trouble trumpet trust try tug tumble tune turn tweak tweet twist update upgrade upset urge use
value vault vent venture veto view visit voice void volley volunteer vote vow wage wait walk warm warrant wash
waste watch weather welcome weld whip whirl whisk whisper win wipe wire wish witness wonder work worry wound
wreck yield zero zoom
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
        for twice in {doubled, doubled or _british(base)}:
            _add(_ing(base, twice), base, "ing")
            _add(_ed(base, twice), base, "ed")


def _british(base: str) -> bool:
    """Whether British spelling doubles the last consonant: travelled, funnelled."""
    return base.endswith(("al", "el", "il", "ol")) and len(base) > 4 and base[-3] not in "aeiou"


_build()
