"""Table of English verbs whose base form is as often a noun: attack, report, supply."""

# ruff: noqa: SIM905 - word lists read better as text

from __future__ import annotations

#: Base forms that are as often nouns; context decides.
NOUNS_TOO = frozenset(
    """
abort abuse access acclaim accord account ache act address advance advocate aid aim air air-drop airdrop airlift alarm
alert ally ambush amount anchor anger angle answer appeal approach arm array arrest assault attack attempt audit award
axe back bail bake balance ban banter bar bargain barrage barter base bathe battle beam beat beg bellow bend benefit
bicker bid bill bite blacklist blackmail blame blanket blast blend blink blitz block blockade bloom blossom blow bluff
blunt blur blurt board bog boil bomb book boost border bother bounce bow boycott brace branch brand brave breach break
brew bribe bridge brief broadcast broker browse bruise brush bubble buckle budget build bulge bump burden burgeon burst
bus button buzz bypass cajole call calm camouflage camp campaign cap capture care carpet cash cast catalogue catapult
catch cause cement censure center centre chair challenge champion change channel chant charge chart charter chase chat
cheat check cheer chew chronicle circle claim clamp clap clash claw clean click clip clock clog clone close cluster
clutch coach code coin comb combat combust comfort command comment commission commute complement compound compromise
concern concert condition conduct congest conscript consent console contact content contest contract contrast control
converse convoy cook cool copy copy-edit cordon corner correct corrupt cost counsel count counter counter-attack
counterattack counterfeit court cover crack craft crank crash crater credit crew crop cross crown cruise cry curb cure
curse cushion cut dabble dam damage dance dash date daunt dawn dazzle deal debate decay decline decrease default defeat
defect delay delegate delight demand dent deposit desert design desire despair despatch detail detour diagnose dial
dictate diffuse digest dim dine dip direct discharge discipline discount disdain disgrace disguise disgust dislike
dispatch display displease dispute distance distrust ditch dive document dose double doubt down doze draft drain drape
draw dread dream drench dress drift drill drink drip drive drop drum dry dull dump duplicate dust dwarf dwell dye echo
eclipse edge effort elbow embargo embarrass embrace empty encounter end endeavor endeavour engineer envy equal escape
escort esteem estimate evidence exchange excuse exercise exhibit exile exit experience export eye eyeball face fake fall
fan fashion fathom fault favor favour fear feature feed feel fence ferret ferry fetch field fight figure file fill film
filter finance fine-tune finger finish fire firebomb fit fix flag flank flare flatter flaw flicker flight flip flirt
float flock flood flop flow flush fly focus fold forage force forecast forfeit forge form format forward foul found
fracture fragment frame free freeze freight froth fry fuel fumble function fund furlough fuse gain gallop gamble gape
garrison gasp gauge gaze gear gift giggle gild glance glide gloat glow glue gnaw gorge grade grant grasp grill grimace
grind grip groom grope ground grudge grumble guarantee guard guess guffaw guide gut hack halt hammer hand handle harbor
harbour harm harness harvest hatch hate haul haven head headline heap heat heave hector help herd hide highlight hijack
hike hinge hint hit hitch hoard hold hole homeport honor honour hop hope host hound house hug hum humble humour hunt
hurry hush hype idle impact implant import inconvenience increase index influence initial ink insert institute insult
intern interview invite issue jab jail jockey joke jolt jostle journey judge jumble jump kick kill kiss label lack
lag lament land lapse lash laugh launch lay layer lead leak lean leap lease leave lecture level leverage levy libel
license lick lie lift light lighten limit line link list litter live load loan lobby lock loft log long look lop loss
lounge love lower lug lull lurch lure mail malfunction mandate maneuver manoeuvre map march mark market mask mass
massacre master match matter maze mean measure menace mention merit mind mine mingle mirror misfire mismatch misread
mistake mistrust mix moan mock model moderate moor mop mothball mould move muddle muffle mumble munch murder muse muster
mutiny mutter muzzle nail name narrow near need neglect nestle net nick niggle nod nosedive note notice number nurture
object obscure offer offset open orbit order outfit outline outrage overhang overhaul overlap overlay overload overuse
own pack pad paint pair panic parachute parade pardon park parlay parody parrot parry partition partner pass patch
patrol pause paw pay peak peal peel pepper perfect perk perplex petition phone photograph pick pile pillage pilot pin
pinch pioneer pit pitch pity pivot place plague plan plant play pledge plot plough plow pluck plug plumb plunder ply
pocket point poison poke police poll pool pop position post pound pout power practice practise praise prejudice present
preserve press pressure prey prickle prime print probe process produce profile profit program programme progress project
promise prompt prop protest prowl prune puff pull punch puncture purchase purge purport purr push puzzle quarantine
quarrel quench query question quibble quiet quip quiver quiz quote race rack radio raid rail rain raise rake rally ramp
range rank ransack ransom rant rap rasp rate ration rattle reach read rear reason rebel rebound rebuke recall recap
recite record recount recruit redress reek refill refit reflag reform refund refuse regard register regret reheat reign
rein reinvent reinvest rejoice relapse relay release relish relive remark remedy render rent reorient repaint repair
repeal repeat replay reply report reprimand request rescue research reserve reset resolve resort respect rest result
retail retard retch retort retreat retry return reuse rev revel review revolt reward reword rhyme rid riddle ride
ridicule rig rile ring rinse rip ripple rise risk rival roar roast rock rocket roll romp root round rout route rove row
rub rubbish ruffle ruin rule rumble rumor rumour run rupture rush sack sacrifice saddle safeguard sail salute salvage
salvo sample sanction saunter savage save saw scald scale scalp scan scar scare scavenge schedule score scorn scotch
scout scrap scratch scrawl scream screen scribble scrub sculpt seal search seat second secure segment sense sentence
set shackle shake shame shape share shave shell shelling shelter shepherd shield shift shine ship shirk shiver
shock shoo shoot shop shore shot shoulder shovel show shower shriek shrivel shrug shudder shuffle shuttle side sigh sign
signal signpost silence simmer sink sip size sizzle sketch skid skim skin skip skirmish skirt slack slander slap slate
slaughter sleepwalk slice slide slim slip slog slouch slow slumber slump smack smear smell smelt smile smirk smoke
smokescreen smooth snag snap snare snarl sneak sneeze sniff snipe snoop snore snub solicit sort sound source space span
spar spare spark spatter spawn spill spin splash splinter split spoil sponsor spook spoon spot sprawl spray spread
spring sprinkle sprint spruce spur spy squash squat squeeze squint squirm stab stack staff stage stagger stain stake
stalk stamp stand staple starch stare start startle stash state station stay steady steam stem step stick sting stink
stir stitch stock stockpile stoop stop storm strain stray stream stress stretch strike strip stroll struggle strum strut
study stuff stumble style subject subordinate substitute suck suit sulk sup supplement supply support surf surface surge
surprise surrender survey suspect swamp swap swarm sway sweep swell swerve swindle swing swipe swirl switch tag tail
taint talk tally tame tank tap tape taper target tarry task taste taunt tax team tear tease teem telegraph telephone
telescope temper tender term test thank thaw threat thrill throw thrust thumb thump thunder tickle tidy tie tilt time
tip tiptoe tire toast toil toll tone tool toot top torch torment torpedo torture toss total touch tour tousle tow tower
toy trace track trade traffic trail train trample transfer transit transition transport trap travel trawl treat trek
trespass trial trick trickle trigger trim trot trouble trounce truck trudge trumpet trust try tuck tug tumble tune turn
tweak tweet twinkle twist twitch type underfund uninstall update upgrade upset urge use vacuum value vault veil vent
venture vet veto view visit voice void volley volunteer vomit vote vow waft wag wage wail wait waive walk wallow wander
warble ward warm warp warrant wash waste watch wave wax weary weather wedge weed welcome weld whack wheel whet whine
whip whirl whisk whisper whistle wiggle wilt win wince winch wipe wire wish witness wobble wonder work worry wound wreck
wrest wriggle wrinkle x-ray yank yawn yell yield zero zigzag zone zoom
""".split()
)
