"""Tables of English verbs → every form with its lemma: the commonest verbs of news prose."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

#: Regular verbs; `+` doubles the last consonant.
_REGULAR = """
abandon abduct abide abolish abort abrogate absorb abstain abuse accelerate accept access accessorise acclaim
acclimatise acclimatize accommodate accompany accord account accredit accumulate accuse accustom ache achieve
acknowledge acquaint acquire acquit+ act activate adapt add address adhere adjourn adjudicate adjust administer admire
admit+ admonish adopt adorn advance advertise advise advocate affect affirm affix afford aggravate agitate agree aid
aim air air-drop+ airdrop+ airfreight airlift alarm alert alienate align allay allege alleviate allocate allot+ allow
alter amass amaze ambush amend amount amplify amputate analyse analyze anchor anger angle annex annihilate announce
annoy annul+ answer antagonise antagonize anticipate apologise apologize appal appeal appear appease applaud apply
appoint apportion appreciate apprehend approach appropriate approve arbitrate argue arm arraign arrange array arrest
arrive articulate ascend ascertain ascribe ask aspire assail assassinate assault assemble assert assess assign
assimilate assist assume assure atone attach attack attain attempt attend attest attract attribute audit augment
authorise authorize autograph automate avenge avert avoid avow await award axe back back-pedal backfire backtrack bail
bake balance balk ban+ banish bankroll banter baptise bar+ bargain barrage barter base bash bathe batter beam beckon
befriend beg+ behave behead believe belittle bellow belong bemoan bemuse benefit bequeath berate beseech besiege
bestow betray bewilder bicker bill billet blacken blacklist blackmail blame blanket blast blend bless blindfold blink
blitz block blockade bloom blossom bluff blunt blur+ blurt board boast bog+ boil bolster bomb bombard book boost
border botch bother bounce bow boycott brace brag+ branch brand brandish brave breach breathe brew bribe bridge brief
brighten bristle broach broadcast broaden broker browse bruise brush bubble buckle budget bulge bulldoze bump bungle
burden burgeon bury bus bust button buttress buzz bypass
cache cajole calculate calibrate call calm camouflage camp campaign cancel+
cannibalise cannibalize cap+ capitalise capitalize capitulate capture care carpet carry carve cash castigate catalogue
catapult cater cause caution cease cede celebrate cement censor censure center centre certify chair challenge change
channel chant characterise characterize charge chart charter chase chastise chat+ cheat check cheer chew chide chime
choke christen chronicle churn circle circulate circumscribe circumvent cite civilise clad+ claim clamp clap+ clarify
clash classify claw clean cleanse clear click climb clinch cling clip+ cloak clock clog+ clone close closet clothe
cluster clutch co-author co-chair co-develop co-found co-operate co-ordinate co-produce co-sponsor coach coax code
coerce coexist cohabit coin coincide collaborate collapse collect collide collude colonise colonize comb combat+
combine combust comfort command commandeer commemorate commence commend comment commercialise commercialize
commiserate commission commit+ communicate commute compare compel+ compensate compete compile complain complement
complete complicate comply compose compound comprise compromise conceal concede conceive concentrate concern conclude
concoct concur+ condemn condense condition condone conduct confer+ confess confine confirm confiscate conform confront
confuse congest congratulate congregate conjure connect conquer conscript consent consider consist console consolidate
conspire constitute constrain construct consult consume contact contain contaminate contemplate contend content
contest continue contradict contrast contravene contribute contrive control+ convene converge converse convert convey
convict convince convoy cook cool cooperate coordinate cope copy copy-edit cordon corner corral+ correct correspond
corroborate corrupt counsel count counter counter-attack counteract counterattack counterbalance counterfeit court
cover covet crack craft cram+ crank crash crash-land crater crave crawl create credit cremate crew cripple criticise
criticize crop+ cross cross-check crown cruise crumble crush cry culminate cultivate curb cure curse curtail cushion
dabble dam+ damage dampen dance dangle dare darken dash date daunt dawn dazzle de-escalate de-mine deactivate debate
debunk decay deceive decide decimate declare declassify decline decode decommission decorate decouple decrease decry
dedicate deduce deduct deem deepen deface defame default defeat defect defend defer+ define deflag+ deflate deflect
deforest deform defraud defray defrost defuel defuse defy degrade delay delegate delight delist deliver delude demand
demean demilitarize demine demobilise demobilize demolish demonise demonize demonstrate demote demur+ denigrate
denominate denote denounce dent denuclearise denuclearize denude deny depart depend depict deplete deplore deploy deport
depose deposit depress deprive deputise deregister deride derive descale descend describe desensitise desert deserve
design designate desire despair despatch despise destabilize destine destroy detach detail detain detect deter+
deteriorate determine detonate detour detract devalue devastate develop deviate devise devote diagnose dial+ dictate
die differ diffuse digest digitise digitize dim+ diminish dine dip+ direct disable disagree disallow disappear
disappoint disarm disavow disband disbelieve disburse discard discern discharge discipline disclaim disclose
disconnect discontinue discount discourage discover discredit discriminate discuss disdain disembark disenfranchise
disengage disgrace disguise disgust dishearten disintegrate dislike dislodge dismantle dismiss dismount disobey disown
disparage dispatch dispense disperse displace display displease dispose disprove dispute disqualify disregard disrupt
disseminate dissent dissolve dissuade distance distinguish distort distract distribute distrust disturb ditch dive
diversify divert divide divulge dock document dodge domesticate dominate donate dose double double-check doubt douse
down downgrade download downplay doze draft drag+ drain drape dread dream drench dress drift drill drip+ drop+
drown drum+ dry dub+ duck dull dump duplicate dust dwarf dwindle dye earmark earn ease eavesdrop+ ebb echo eclipse edge
edit educate elaborate elapse elbow elect electrify elevate elicit eliminate elongate elude emanate embargo embark
embarrass embed+ embellish embezzle embody embolden embrace embroil emerge emit+ empathise emphasise emphasize employ
empower empty emulate enable enact encamp encircle enclose
encode encompass encounter encourage encroach encrypt end endanger
endeavor endeavour endorse endow endure energise enforce engage engineer engrave engulf enhance enjoy enlarge enlist
enliven enrage enrich enrol+ enroll enshrine ensnare ensue ensure entail entangle enter entertain entice entitle
entrench entrust envisage envision envy equal+ equalise equate equip+ eradicate erase erect erode err erupt escalate
escape eschew escort espouse establish esteem estimate etch evacuate evade evaluate evaporate evict evidence evince
evoke evolve exacerbate exaggerate exalt examine exasperate excavate exceed excel+ exchange excite exclaim exclude
excoriate excuse execute exemplify exempt exercise exert exhale exhaust exhibit exhort exhume exile exist exit
exonerate expand expatriate expect expedite expel+ expend expire explain explode exploit explore export expose express
expropriate extend extinguish extol extort extract extradite extrapolate extricate exult eye eyeball fabricate face
facilitate fact-check fade fail fake falsify falter fan+ fashion fast-track fathom fatten fault favor favour fear
feature feign fence fend ferret ferry fetch field figure file fill film filter finalise finalize finance fine-tune
finger finish fire firebomb fit+ fix fixate flag+ flank flare flatten flatter flaunt flaw flicker flight-test fling
flip+ flirt float flock flood flop+ flounder flourish flout flow fluctuate flush focus foil fold follow foment forage
force forecast foreshadow forestall forfeit forge form formalize format formulate forswear fortify forward foster
found fracture fragment frame free freight frighten frogmarch froth frown frustrate fry fuel fulfil+ fulfill fulminate
fumble fume fumigate function fund funnel+ furlough furnish fuse gain gallop galvanise galvanize gamble gape garner
garrison gasp gather gauge gaze gear generalise generate gift giggle gild glance glean glide gloat glorify glow glue
gnaw goad gorge govern grab+ grade graduate grant grapple grasp gravitate green-light greenlight greet grill grimace
grip+ gripe groom grope ground grudge grumble guarantee guard guess guffaw guide gut+ hack haggle hail hallucinate
halt halve hammer hamper hand handcuff handle handpick happen harass harbor harbour harden harm harness harvest hasten
hatch hate haul haunt head headline heal heap heave hector heed heighten help herd hesitate hibernate highlight hijack
hinder hinge hint hire hitch hoard hoist hole homeport hone honor honour hop+ hope horrify hospitalise hospitalize
host hound house hover huddle hug+ hum+ humble humiliate humour hunt hurl hurry hurtle hush hype hypothesize identify
idle ignite ignore illustrate imagine imitate immerse immigrate immobilise impact impair impart impeach impede imperil
impersonate impinge implant implement implicate implore imply import impose impound impoverish impress imprison
improve improvise impute inaugurate incapacitate incentivise incite incline include inconvenience incorporate increase
incriminate incubate incur+ index indicate indict
indigenise individualise indoctrinate induce indulge industrialise infect
infer+ infest infiltrate inflame inflate inflict influence inform infringe infuriate ingest ingratiate inhabit inhale
inherit inhibit initial+ initiate inject injure ink innovate inquire insert insinuate insist inspect inspire instal
install instigate institute instruct insulate insult insure integrate intend intensify interact intercept interdict
interfere interject interlink intermingle intern internalise interpret interrelate interrogate interrupt intersect
intertwine intervene interview interweave intimidate intone introduce intrude inundate inure invade invalidate inveigh
invent invest investigate invigilate invite invoke involve irk irradiate irritate isolate issue jab+ jail jam+ jeer
jeopardise jeopardize jettison jockey join joke jolt jostle jot+ journey judge jumble jump justify kick kidnap+
kill kindle kiss knock label+ lack lag+ lambast lambaste lament land languish lapse lash last laud laugh launch
launder lavish layer leak lean leapfrog+ learn lease
lecture legalise legislate legitimise lengthen lessen level+ leverage levy
liaise libel liberate license lick lie lift lighten liken limit line linger link lionise liquidate list listen litter
live load loan loathe lob+ lobby localise locate lock lodge loft log+ loiter long look loom loosen loot lop+ lounge
love lower lubricate lug+ lull lunge lurch lure lurk magnetise magnify mail maim maintain malfunction malign manage
mandate maneuver mangle manipulate manoeuvre manufacture map+ mar+ march marginalise mark market marry marshal mask
masquerade mass mass-produce massacre master match materialise materialize matter mature maul maximise maximize maze
measure mechanise meddle mediate memorialise memorise menace mend mention merge merit militarise militarize mimic mind
mine mingle miniaturise miniaturize minimise minimize mirror
misappropriate miscalculate miscarry misfire misinterpret misjudge mislay
mismanage mismatch misplace misreport misrepresent miss misstate mistreat mistrust misuse mitigate mix moan mobilise
mobilize mock model+ moderate modernise modernize modify modulate moisten mollify monetise monetize monitor moor mop+
mothball mould mount mourn move muddle muffle mull multiply mumble munch murder muse muster mutilate mutiny mutter
muzzle mystify nab+ nail name narrow nationalise nationalize naturalise navigate near necessitate need negate neglect
negotiate nestle net+ neutralise neutralize nick niggle nod+
nominate normalize nosedive note notice notify nourish nudge
nullify number nurture obfuscate object obligate oblige obliterate obscure observe obsess obstruct obtain obviate
occupy occur+ offend offer offload offset omit+ open operate opine oppose oppress opt orbit orchestrate order organise
organize orient originate oscillate ostracise oust outfit+ outflank outgun+ outlast outlaw outline outlive outmaneuver
outmanoeuvre outnumber outpace outperform outproduce outrage
outrank outsmart outsource outstrip+ outweigh outwit+ overburden
overcharge overestimate overfill overfly overhaul overlap+ overload overlook overpower overrate overreach overrule
overshadow oversimplify overstate overstay overstep+ overstretch overtax overturn overuse overvalue overwhelm overwork
owe own oxidise pacify pack pad+ paint pamper panic parachute parade paralyse paralyze pardon park parlay parley
parody parrot parry participate partition partner pass patrol+ patronise patter pause pave paw peak peal peddle peel
peer pelt penalise penalize penetrate pepper perceive percolate perfect perform perish perk permit+ perpetrate
perpetuate perplex persecute persevere persist personify persuade peruse pervade petition phone photograph pick pierce
pile pilfer pillage pilot pin+ pinch pinpoint pioneer pit+ pitch pity pivot placate place plague plan+ plant play
plead pledge plot+ plough plow pluck plug+ plumb plummet plunder plunge ply pocket point poison poke polarise polarize
police politicise politicize poll ponder pool pop+ populate portend portray pose posit position possess post postpone
postulate pound pour pout power practice practise praise pray pre-empt pre-position preach precede precipitate
preclude predate predict predominate preempt prefabricate prefer+ preheat prejudge prejudice prepare preposition
presage prescribe present preserve preside press pressure pressurise presume presuppose pretend prevail prevent prey
prickle prime print prioritise prioritize privatise probe proceed process proclaim procrastinate procure prod+ produce
profess profile profit program+ prohibit project proliferate prolong promise promote prompt proofread prop+ propagate
propel+ propitiate propose propound proscribe prosecute prosper protect protest protract prove provide provoke prowl
prune pry publicise publicize publish puff pull pummel+ pump punch punctuate puncture punish purchase purge purify
purport purr pursue push puzzle quadruple qualify quantify quarantine quarrel quash quell quench query question
quibble quiet quintuple quip+ quiver quiz quote race rack radio
raid rail rain raise rake rally ram+ ramp range rank ransack
ransom rant rap+ rasp rate ratify ration rationalise rattle ravage ravish raze re-arm re-elect re-enter re-equip
re-establish re-evaluate re-examine re-export re-register re-route re-supply reach react reactivate reaffirm realign
realise realize reallocate reap reappear rear rearrange reason reassert reassess reassign reassure rebel+ rebound
rebrand rebuff rebuild rebuke rebut+ recall recant recap recapture recede receive recharge reciprocate recite reckon
reclaim recognise recognize recoil recommend recommission
recompense reconcile recondition reconnect reconnoitre reconsider
reconstitute reconstruct reconvene record recount recoup recover recreate recruit rectify recur+ recycle redden redeem
redefine redeploy redesign redirect redistribute redouble redress reduce reek reel refer+ refill refine refit+ reflag+
reflect refloat refocus reforge reform refrain refrigerate refuel refund refurbish refuse refute regain regard
register regress regret+ regroup regulate rehabilitate rehash rehearse reheat reign reimburse reimpose rein reinforce
reinstate reintegrate reintroduce reinvent reinvest reiterate reject rejoice rejoin rejuvenate rekindle relapse relate
relaunch relax relay release relegate relent relieve relinquish relish relist relive reload relocate rely remain
remand remark remediate remedy remember remind remit+ remodel remonstrate remove remunerate rename render renege
renegotiate renew renounce renovate rent reopen reorganise reorganize reorient repaint repair repatriate repay repeal
repeat repel+ rephrase replace replay replenish replicate reply report repossess represent reprimand reproach reprocess
reproduce repudiate repulse repurpose request require requisition reroute reschedule rescind rescue research resemble
resettle reshape reshuffle reside resign resist resit resolve resonate resort respect respond respray rest restart
restate restock restore restrain restrict restructure result resume resupply resurface resurrect resuscitate retail
retain retaliate retard retch retell retest rethink retire retool retort retrace retract retrain retreat retrench
retrieve retrofit+ retry return reunify reunite reuse rev revamp reveal revel revere reverse reverse-engineer revert
review revile revise revisit revitalise revive revoke revolt revolutionise reward reword rhyme rid ridicule rig+ rile
rinse rip+ ripen ripple risk rival roam roar roast rob+ rock rocket roll romp root rotate round rouse rout route rove
row rub+ rubber-stamp rubberstamp rubbish ruffle ruin rule rumble rumor rumour rupture rush sabotage sabre-rattle sack
sacrifice sadden saddle safeguard sail salute salvage salvo
sample sanction sanitise sap+ satirise satisfy saturate saunter
savage save savour scald scale scalp scan+ scar+ scare scaremonger scatter scavenge schedule scoff scold scoop scorch
score scorn scotch scour scout scramble scrap+ scrape scratch scrawl scream screen scribble scrub+ scrutinise
scrutinize sculpt scupper scuttle seal search seat secede second secure seem seep seethe segment segregate seize
select sense sentence separate serve settle sever shackle shame shape share sharpen shatter shave shell
shell-shock shelter shepherd shield shift ship+ shirk shiver shock shoo shop+ shore short-change short-circuit shorten
shoulder shout shovel show shower shred+ shriek shrivel shrug+ shudder shuffle shun+ shuttle side sideline sidestep+
sift sigh sign signal+ signify signpost silence simmer simplify simulate singe sink+ sip+ siphon situate size sizzle
sketch skid+ skim+ skin+ skip+ skirmish skirt slack slacken
slam+ slander slap+ slash slate slaughter sleepwalk slice slim+
slip+ slog+ slouch slow slumber slump smack smash smear smelt smile smirk smoke smokescreen smooth smother smoulder
smuggle snag+ snap+ snare snarl snatch sneak sneer sneeze sniff snipe snoop snore snub+ soak soar sober socialise
soften sojourn solicit solidify solve soothe sort sound source span+ spar+ spare spark spatter spawn spearhead specify
speculate spell spell-check spew spill splash splinter split+
sponsor spook spoon spot+ sprawl spray sprinkle sprint spruce
spur+ spurn spy squabble squander squash squat squeeze squint squirm stab+ stabilise stabilize stack staff stage
stagger stagnate stain stake stalk stall stammer stamp standardise staple starch stare start startle starve stash
state station stay steady steam steer stem+ step+ sterilise stifle stigmatise stimulate stipulate stir+ stitch stock
stockpile stoke stonewall stoop stop+ storm stow straddle
strafe strain strand strangle strategise stray stream streamline
strengthen stress stretch strip+ stroll strong-arm struggle strum+ strut+ study stuff stumble stun+ style stymie
sub-contract subcontract subdue subject subjugate submerge submit+ subordinate subscribe subside subsidise subsidize
substantiate substitute subsume subvert succeed succumb suck sue suffer suffice suffocate suggest suit sulk summarise
summarize summon sunder sup+ supercharge supersede supervise supplant supplement supply support suppose suppress surf
surface surge surmise surmount surpass surprise surrender surround surveil survey survive suspect suspend sustain
swamp swap+ swarm swat+ sway sweeten swell swerve swindle swipe swirl switch symbolise symbolize sympathise
synchronise tackle tag+ tail tailor taint talk tally tame tamper tap+ tape taper target tarnish tarry task taste taunt
tax team tear+ tease teem telegraph telephone telescope televise temper tempt tend tender term terminate terrify
terrorise terrorize test test-fire test-launch testify thank thaw theorize thicken thin+ thrash threaten thrill thrive
throng throttle thumb thump thunder thwart tickle tidy tie tighten tilt time tinker tip+ tiptoe tire toast toil
tolerate toll tone tool toot top+ topple torch torment torpedo torture toss total+ totter touch toughen tour tousle
tout tow tower toy trace track trade traffic trail train trample transcend transfer+ transform tranship transit
transition translate transmit+ transport transship trap+ travel+
traverse trawl treat treble trek+ tremble trespass trial
trick trickle trigger trim+ triple trot+ trouble troubleshoot trounce truck trudge trumpet truncate trundle trust try
tuck tug+ tumble tune turn tweak tweet twinkle twist twitch type typify unbalance unblock uncoil uncover underestimate
underfund undergird underline undermine underperform underpin+ underrate underreport underscore understate undress
unearth unfold unfreeze unfurl unhinge unify uninstall unite unleash unload unlock unmask unnerve unpack unravel
unroll unscrew unseal unsettle unveil upbraid update upend upgrade uphold+ uproot urge use usher usurp utilise utilize
utter vacate vaccinate vacillate vacuum validate valorise value vandalise vanish vanquish vaporise vary veer veil vend
venerate vent venture verify vet+ veto vibrate victimise vie view vilify vindicate violate visit visualise vitiate
voice void volley volunteer vomit vote vouch vow wade waft wag+ wage wail wait waive walk wallow wander wane want
warble ward warm warn warp warrant wash waste watch wave waver wax waylay weaken wean weaponise weaponize weary
weather wedge weed weigh welcome weld whack wheel whet+ whine whip+ whirl whisk whisper whistle whiten whitewash widen
wield wiggle wilt wince winch wipe wire wish wither withhold+ witness wobble wonder woo work worry worsen worship
wound wrap+ wreak wreck wrest wrestle wriggle wrinkle x-ray yank yawn yearn yell yield zero zigzag zone zoom
""".split()  # fmt: skip
#: base past participle
_IRREGULAR = """
abide abode abode|arise arose arisen|bear bore born|bear bore borne|beat beat beaten|become became become
begin began begun|bend bent bent|bet bet bet|bid bid bid|bind bound bound|bite bit bitten|bleed bled bled
blow blew blown|break broke broken|breed bred bred|bring brought brought|broadcast broadcast broadcast
build built built|burn burnt burnt|burst burst burst|buy bought bought|cast cast cast|catch caught caught
choose chose chosen|cling clung clung|come came come|cost cost cost|creep crept crept|cut cut cut
deal dealt dealt|dig dug dug|draw drew drawn|drink drank drunk|drive drove driven|dwell dwelt dwelt|eat ate eaten
fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled
fling flung flung|fly flew flown|forbid forbade forbidden|forecast forecast forecast|foresee foresaw foreseen
foretell foretold foretold|forget forgot forgotten|forgive forgave forgiven|forgo forwent forgone
forsake forsook forsaken|freeze froze frozen|get got got|give gave given|go went gone
grow grew grown|hang hung hung|hear heard heard|hew hewed hewn|hide hid hidden|hit hit hit|hold held held
hurt hurt hurt|keep kept kept|kneel knelt knelt|know knew known|lade laded laden|lay laid laid|lead led led
leap leapt leapt|repay repaid repaid|rewrite rewrote rewritten|remake remade remade
outgrow outgrew outgrown|rethink rethought rethought|beset beset beset|waylay waylaid waylaid|outshine outshone outshone
learn learnt learnt|leave left left|lend lent lent|let let let|lie lay lain|light lit lit
lose lost lost|make made made|mean meant meant|meet met met|mislead misled misled|misread misread misread
misspeak misspoke misspoken|mistake mistook mistaken|misunderstand misunderstood misunderstood|mow mowed mown
offset offset offset|outbid outbid outbid|outdo outdid outdone|outfight outfought outfought|outrun outran outrun
outsell outsold outsold|overcome overcame overcome|overdo overdid overdone|overhang overhung overhung
overhear overheard overheard|overlay overlaid overlaid|overpay overpaid overpaid|override overrode overridden
overrun overran overrun|oversee oversaw overseen|overshoot overshot overshot|overspend overspent overspent
overtake overtook overtaken|overthrow overthrew overthrown|partake partook partaken|pay paid paid|plead pled pled
preset preset preset|prove proved proven|put put put|quit quit quit|read read read|rearm rearmed rearmed
rebuild rebuilt rebuilt|recast recast recast|redo redid redone|redraw redrew redrawn|resell resold resold
resend resent resent|reset reset reset|retake retook retaken|retell retold retold|rid rid rid|ride rode ridden
ring rang rung|rise rose risen|run ran run|saw sawed sawn|say said said|see saw seen|seek sought sought
sell sold sold|send sent sent|set set set|sew sewed sewn|shake shook shaken|shear sheared shorn|shed shed shed
shine shone shone|shoot shot shot|show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung
sink sank sunk|sit sat sat|slay slew slain|sleep slept slept|slide slid slid|sling slung slung|smell smelt smelt
sow sowed sown|speak spoke spoken|speed sped sped|spend spent spent|spill spilt spilt|spin spun spun
spit spat spat|split split split|spoil spoilt spoilt|spread spread spread|spring sprang sprung|stand stood stood
steal stole stolen|stick stuck stuck|sting stung stung|stink stank stunk|strew strewed strewn
stride strode stridden|strike struck struck|strive strove striven|sublet sublet sublet|swear swore sworn
sweep swept swept|swell swelled swollen|swim swam swum|swing swung swung|take took taken|teach taught taught
tear tore torn|tell told told|think thought thought|throw threw thrown|thrust thrust thrust|tread trod trodden
typeset typeset typeset|undercut undercut undercut|undergo underwent undergone|underlie underlay underlain
understand understood understood|undertake undertook undertaken|underwrite underwrote underwritten
undo undid undone|unwind unwound unwound|uphold upheld upheld|upset upset upset|wake woke woken|wear wore worn
weave wove woven|wed wed wed|weep wept wept|win won won|wind wound wound|withdraw withdrew withdrawn
withhold withheld withheld|withstand withstood withstood|wring wrung wrung|write wrote written
""".replace("\n", "|").split("|")  # fmt: skip

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


def guessed(lower: str) -> tuple[str, str]:
    """Lemma and form of a verb that no table has, by its ending."""
    cut = 3 if lower.endswith("ing") else 2
    stem = lower[:-cut]
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl":
        stem = stem[:-1]
    elif stem.endswith(("at", "iz", "is", "ut", "v", "c", "g", "u", "s")) and not stem.endswith("ss"):
        stem += "e"
    elif stem.endswith("i"):
        stem = stem[:-1] + "y"
    elif len(stem) > 3 and stem[-1] == "l" and stem[-2] in "bcdfgkptz":
        stem += "e"  # huddled, tabled
    return stem, "ing" if cut == 3 else "ed"
