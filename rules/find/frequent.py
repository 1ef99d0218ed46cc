"""Frequent English words beyond those of reports and offices: no names where spelling does not tell.

Selected from the frequency lists of zxcvbn (MIT licence); every name that the 1990 census counted is left out.
"""

from __future__ import annotations

from rules.find.vocabulary import vocabulary

FREQUENT_WORDS = vocabulary("""
    aaaah aaah abandon abandonment abbreviated abbreviation abdomen abducted ability aboard abolished abolition aboriginal
    abort abortion abroad absence absent absolute absorbed absorption abstract absurd abundance abundant academia academic
    academie accelerated acceleration accent acceptable acceptance accessibility accessible accession accessory accidentally
    acclaim accolades accommodate accommodation accompanied accompaniment accompany accomplice accomplish accordance
    according accountability accountant accreditation accredited accumulated accumulation accuracy accurate accusation
    achieve achievement acid acknowledge acoustic acquaintance acquainted acquire acquisition acquitted acronym activated
    activation activism activist actor actress acute adapt adaptation adaptive addiction addition adequate adios adjoining
    adjourned adjunct adjust adjustment administered administration administrative admiral admiralty admired admission
    adolescent adopt adoption adorable adore adriatic adulthood advance advancement advantage adventure adverse advertised
    advertisement advertising advisor advisory advocacy aerial aerodrome aerospace aesthetic affair affect affection
    affiliate affiliation affinity affluent afford affordable afghan afghanistan aforementioned afraid aftermath afterward
    aged aggregate aggression aging agony agrarian agreement agricultural agriculture ahem ahhh ahhhh ahold aidan aircraft
    airfield airlift airline airplay aisle aitoro akron albania albanian albeit album albuquerque alcoholic algae algebra
    algebraic algeria algerian algorithm alibi alien align alignment alike alistair allegedly allegheny allegiance allergic
    alliances allied allies allmusic allocated allocation allowance alloy allright almighty alongside alps alright altar
    alterations altered alternate alternative altitude altogether aluminium aluminum alumni alumnus amalgamated amalgamation
    amassed amazed amazing ambassador ambient ambiguous ambition ambitious ambush amended amendment amends amenities
    americans americas amherst amidst amino ammo ammunition amnesia amnesty amongst amphibious amplifier amplitude amtrak
    amulet amusing anaheim analog analogous analogue analyses analysis analytic analytical analyze anarchist anatolia
    anatomy ancestor ancestral ancestry anchor anchorage ancient andhra andie android anglican angola angular animated
    animation annals annex annexation anniversary announcement annoying annual annulled annulment antagonist antarctic
    antarctica antenna anterior anthology anthropologist anthropology anti antibiotics anticipated antidote antioch antique
    antiquity antwerp anxiety anxious anyhow anyplace anytime anywhere apartheid aperture apex apologise apology apophis
    apostle apostolic appalachian apparatus appearance appellate appetite applause applicable applicants application appoint
    appreciate appreciation apprentice apprenticeship appropriate appropriations approval approximation aquarium aquatic
    aqueduct arabs arbitrary arbitration arbor archaeological archaeologist archaeology archaic archbishop archdeacon
    archdiocese arched archeological arches archipelago architect architectural architecture archive arctic arctiidae
    argentine argh arguably argument aria arise aristocracy aristocratic aristotle arithmetic arkansas armament armenia
    armies armistice armored armoured arose arraignment arrangement array arrogant arrondissement artery articulated
    artifacts artificial artillery artistic artists artwork ascended ascent ashamed ashes ashore aspect asphalt aspirin
    aspiring assam assassinated assassination assembled assembly assert asses assessment asset assistance assistant
    association assumption assure assyrian asteroid astronomer astronomical astronomy asylum atari atheist athlete athletic
    atlantic atletico atmosphere atmospheric atoll atom atop attain attendance attendees attention attested attic attract
    attraction attractive attribute auckland audience audition auditor auditorium augmented auspices australia australian
    austrian austro authentic authenticity author authorised authority authorship autism autobiography autograph automated
    automatic automatically automation automobile automotive autonomous autonomy autopsy auxiliary availability available
    avanya avengers average aviation aviv awaits awakening awareness awful awhile awright awww axis azerbaijan azerbaijani
    babbling babysitter babysitting backdrop backstage bacteria bacterial badminton bafta baggage baghdad bahia bahrain bait
    baked bakery baking balcony balkan ballad ballet ballistic ballot balsom baltic bandits bands bandwidth bangalore
    bangladesh bangor banjo bankrupt bankruptcy barack barbecue barely bargain barging baroness baronet baronetcy barons
    barony baroque barracks barrel barriers barrister bartender basal basement basic basically basilica basin basis bassist
    bastards bathtub batsman battalion battled battlefield battleship bavaria bavarian beacon bearing beautiful beaux became
    become bedtime beef beep beetles befriended begged begging beginnings behalf behavior behavioral behaviour behold
    beijing beirut belarus belarusian belgian belgium belief believers belly beloved belthazor beneath benedictine
    beneficial benefit bengal bengali benin bermuda besieged bestowed beta betcha bethlehem betray betrayal beverages beware
    beyond bhutan biblical bibliography bicycles biennial biggest bihar bilateral bilingual billboard billion binary bind
    biodiversity biographer biographical biography biological biology biomedical biopsy biotechnology birth birthday
    birthplace bishopric bishops bizarre blackmail blackpool blah blast bleed blessings blink bloc blockade blog bloody
    blowing blown blows bluegrass bluff blushing boasts bodyguard bohemia bohemian boil boilers bolivia bollywood bolshevik
    bomb bombardment booklet bookstore boost bordered bordering bore borneo borough bosnia bosnian bosses botanical botanist
    botany bothered bothering botswana bouncing boundary bounded bournemouth bout boutique boycott bracelet brackets brains
    branded branding brat bravery brazilian breakdown breakfast breakthrough breakup bred breeders breeds brethren brewers
    brewery brewing bribe bridal bridesmaid briefcase brigade brigadier brit british broadband broader broadly bronx bronze
    brotherhood brownish browser brunch brunei brussels brutal buccaneers bucharest buckaroo buddhism buddhist buddies
    buenos bulb bulbophyllum bulgaria bulgarian bulk bulletin bully bummed bundesliga bundle buns burgers burgundy burial
    buried burkina burmese burnt burst busiest businessman businessmen bust busy buzz bypass byzantine cabaret cabin cache
    cadets cafe cafeteria caffeine cakes calcium calculate calculation calculus calcutta caledonia calendar caliph cambias
    cambodia cameo cameroon campaign campeonato canadian canadiens canals canberra cancellation candidacy candidate candles
    cannes cannons canoe canonical canons canopy canvas canyon capability capable capacity capeside capita capital
    capitalism capitalist capitol cappuccino capsule captained captains captive captivity capture cardinals cardiovascular
    careless caribbean carriage carriers cartoonist cartridge carved cascade casket cassadine caste casual casualty catalog
    catalogue catalonia catalyst catchment categorized catering cathedral catholicism catholics cattle caucasus caucus
    causeway caution cautious cavalry caviar cavity ceased ceded celebrate celebration celebrity celestial cello cellular
    censorship census cent centenary centennial centimeters central centralized centro century cerambycidae ceramic cereal
    cerebral ceremonial ceremony certificate certification certified ceylon chairman chairperson challenge champions
    championship chancel channels chapels chaplain character characterised characteristic characterized charade charitable
    charities charming charms chartered chassis chat chateau chattanooga chatting chauffeur cheat cheer cheerleader cheesy
    chef cheltenham chemical chemistry chennai cheque chesapeake chewing childhood childish chile chilean chili chinatown
    chip chloride chocolate choices choir choose chop chopped choral chord choreographer choreography chores chorus chosen
    christchurch christening christianity chromosome chronicle chronological chronology chunk churchyard ciao cigar cinema
    cinematic cinematography circa circles circuit circular circulated circulation circumstances circus citizens citizenship
    ciudad civilian civilization civilized clade clans clarify clash classical classification classroom classy clauses claws
    clearance clergy clergyman clerical cliffs climate clinical clockwise closest closet closure cloth clown clube clueless
    clumsy clusters coached coaches coaching coal coalition coastal coastline coasts coat cockpit cocktail cocky cocoa codex
    coefficient coffeehouse cognitive coherent coincide coincidence colchester coliseum collaborate collaboration
    collaborative collaborator collapse colleague collection collective collector collegiate collided colliery colloquially
    cologne colombian colonial colonies colonists colonization colour colts column columnist comb combat combination combine
    combustion comeback comedian comedic comedy comfortable comfy comic comin command commandant commanders commemorate
    commemoration commemorative commenced commencement commentary commentator commerce commercial commitment commodity
    commonwealth communal commune communicate communication communion communism communist commuter compact companions
    comparable comparative compassion compassionate compatibility compatible compensate compensation compete competence
    competent competition competitive competitor compilation compiled compiler compiling complement complementary completion
    complex complexity compliance complicated complications compliment component compose composite composition compound
    comprehensive compressed compression comprise compromise compulsory computation computational computed computing comrade
    comte comune concacaf conceded conceived concentrate concentration concept conceptual concert concerto concession
    conclude conclusion concurrent concussion condemned conditional condolences condoms conductor confederacy confederate
    confederation conferred confess confession confide confidence confident configuration confined confirmation confiscated
    conflict confluence confront confrontation confuse confusion congestion conglomerate congratulate congregation
    congregational congresses congressional congressman conjecture conjunction connecticut connection connectivity connector
    conquer conscience consciousness consecrated consecration consecutive consensus consequence consequently conservation
    conservative conservatory conserved considerable considerably considerate consideration consist consistency consistent
    consolation consoles consolidated consolidation consonant consort consortium conspicuous conspiracy constantinople
    constantly constellation constituency constituent constitute constitution constitutional constraints construct
    construction consul consulate consult consultancy consultant consultation consume consumers consumption contagious
    contamination contemporary contempt contender contention contest contestant context continent continental contingent
    continually continuation continuity continuous contrary contrast contribute contribution contributor controllers
    controversial controversy convection convened convenience convenient convent convention conventional convergence
    conversation conversely conversion convertible convex convey conviction convince convoy coolest cooperation cooperative
    coordinate coordination coordinator copenhagen cops copyright corinthos corky cornerstone corny coronation corporate
    corps corpse correctional corrections correlation correspond correspondence correspondent corridor corrupt corruption
    cortex cortlandt cosmetics costume cottage coulda councillor counterpart country countryside courage courageous courtesy
    courthouse courtroom courtyard covenant coverage cows cozy crab crack crackers crafted crambidae cranes cranky crap
    crappy craters crawl crazed cream creation creativity creator creature credentials credibility credited creditors
    credits creep creepy creole cretaceous crib cricketer cried cries crimea crimean criminal crisis cristian cristobel
    criteria criterion critic critical criticised criticism criticized criticizing critique croatia croatian croix crop
    crossings crossover crossroads crowned croydon crucial crude cruisers cruises crusade crusaders crush crystals cuban
    cubic cuffs cuisine culminated culminating cult cultivated cultivation cultural culture cumulative cupid curated curator
    cured curfew curiosity currency curriculum curse curtain curve customary customs cute cutest cutie cycle cyclic cyclist
    cylinder cylindrical cynical cypriot cyprus cyrillic czechoslovak czechoslovakia daddy dairy damascus damn dams danced
    dancers dances dancing danube darn dartmouth darts database daylight daytime dearest dearly debate debris debut decade
    decaf decay decency deception deciduous decision decisive declaration declare decommissioned decomposition decorated
    decoration decorative decrease dedicated dedication deemed deepest defeat defect defence defend defenders defense
    defensive deficiency deficit define definite definition definitive defunct degc degradation deity delegate delegation
    deleted delhi deliberately delicate delicious delighted delightful delusional delusions demise democracy democrat
    democratic demographic demolished demolition demon demonic demonstrate demonstration denial denomination denote
    denounced densely density dental dentist departure depend dependence dependent depict depiction deployment deportation
    deported deposed deposition depressed depressing depression depth derivative derive descendant descended descending
    descent descriptive deserted deserve design designated designation designers desirable desired desires despair desperate
    despicable despise despite destination destined destroy destruction destructive detached detachment detect detection
    detector detention deteriorated determination deutsche devastated devastating development developmental deveraux devi
    devised devoted devotees devotion dhaka diagnosed diagnostic diagonal diagram dialect dialogue diameter diapers diary
    diaspora dictator dictatorship dictionary didn diefenbaker diet dietary differ difference differential differentiate
    difficulty diffusion digging digit digitally dilemma dime dimension dimensional dimera diminished diner dining dinner
    diocesan diocese dioxide diploma diplomacy diplomat diplomatic direction directional directive directorate directorial
    directory disability disadvantage disagree disagreements disambiguation disappear disappearance disappoint
    disappointment disaster disbanded disc discarded disciple disciplinary discipline discography discontinued discount
    discourse discovered discovering discovers discovery discreet discrete discretion discrimination disgrace disguise
    disgusting dish disk disliked dismantled dismiss dismissal dispersed displaced displacement disposal disqualified
    disrespect disrupted disruption dissent dissertation dissolution dissolved distant distinct distinction distinctive
    distinguish distortion distract distraction distress distribute distribution distributor disturb ditched dive diverse
    diversified diversion diversity diverted divide divinity divisional divorce dizzy docks doctoral doctorate doctors
    documentary documentation doin dolls domain domesday domestic dominance dominant dominate domination dominican donated
    donation donor doomed doorbell doorman doorstep doorway dope dork dorm dormitory dorsal dots doubles doubling doubt
    dough doughnut dowager downfall download downstream downward dozen drag dragged dragging drainage drained drains drama
    dramatic dramatically drastic drastically drawings drawn dreadful dream dreamt dried drift drill drip drooling drowned
    drowning drums drunken dual dubai dubbed duchy duct dumb dummy dunedin dunes dungeons dunno duration dusseldorf dwarf
    dwell dynamic dynasty earlier earliest earn earrings earth earthquake ease easier easiest eastward eaten eavesdropping
    ecclesiastical eclectic ecole ecological ecology economic economical economies economist ecosystem ecuador ecumenical
    edgy edible edinburgh editor editorial edmonton educate education educational educator effect effective effectiveness
    efficacy efficiency efficient egypt egyptian eighteen eighteenth eighth eighty elaborate eldest elect election elector
    electoral electorate electrical electricity electrified electronic electrons elegant elements elevated elevation
    elevator eleventh eligibility eligible eliminate elimination elite ellenor elongated elope elsewhere emancipation
    embarked embarrass embarrassment embassy embedded emblem embrace emerge emergence emeritus emigrated emigration eminent
    emirates emission emotional emperors emphasis emphasize empirical employment empress enable enacted enchantment enclosed
    enclosure encoded encoding encompasses encompassing encourage encryption encyclopedia endangered endemic endless
    endorsed endorsement endowed endowment endurance endure enemy energetic energy enforcement engagement engineered
    engineering enhance enhancement enjoy enlarged enlighten enlightenment enlisted enormous enraged enrolled enrollment
    ensemble ensued ensuing enterprises entertain entertainment enthusiasm enthusiastic enthusiasts entirety entitled entity
    entrance entrants entrepreneur entrusted environment environmental envisioned envoy envy enzyme ephram epic epidemic
    episcopal epithet eponymous equal equality equation equatorial equestrian equilibrium equipped equity equivalent erase
    erect eroded erosion errand erupted eruption espionage espn essay essence essential establishment estadio estate esteem
    estimate estonia estonian estuary ethanol ethical ethics ethiopia ethiopian ethnic ethnicity etymology euro european
    eurovision evacuated evacuation evaluation evangelical eventual evergreen everwood everyday everywhere evident evil
    evolution evolutionary evolve exaggerated exaggerating exam examination excavated excavation excelled excellence
    excellent exception exceptional excess excessive exchange excited excitement exciting exclude exclusion exclusive excuse
    execute execution executive exempt exemption exercise exeter exhaust exhibition exile exist existence expand expansion
    expectation expeditionary expelled expenditure expense expensive experiment experimental expert expertise explanation
    explicit explode exploitation exploited exploits exploration explore explorers explosion explosive export exposition
    expressed expresses expressing expression expulsion exquisite extant extend extension extensive extent exterior external
    extinct extinction extraction extraordinary extremely eyeballs eyed eyewitness fabulous facade facilitate faction facto
    factory faculty fade failure faint fairs fairwinds faithful faked faking fame famine famous fancy fantasies fantastic
    farewell farmhouse farmland farther fascinating fascism fascist fashion fashionable fastest fatal fatalities fatigue
    fault fauna favorable favored favorites favour favourable favourite feat feature federation feed feedback feelin
    feelings feet fella fellow fellowship felon felony feminine feminism feminist fertile festival feud feudal fiancee fibre
    fiction fictional fierce fifa fifteen fifteenth fifty fiji filipino filmmaker filmography filters filth filthy finale
    finalist finance financial findings finest fingernails finite finnish fireplace fireworks fishermen fishery fitzroy
    fixture flagship flame flanked flashes flashing flattened flattered flattering flavor flaw flea flemish flesh
    flexibility flights flip flipped flipping flirting flooded flooding floods floral flotilla flour flourished flown fluent
    flush flute flying foam focal focus folklore fond fool foolish footage footballer foothills footsteps forbid forbidden
    forcibly forecast foremost forensic forerunner forested forestry forests forewings forgave forgive forgiven forgiveness
    forgotten fork formal formation formidable formulated formulation forresters fortification fortified fortress fortunate
    fortunes forty forum fossils foul foundry fourteen fourteenth fragile fragment framed framework francaise franchise
    franciscan frankfurt frankly fras frat fraternity freak freakin freedoms freelance freestyle freight fremantle frequency
    freshen freshman friction friendship frigate frighten fringe frontal frontman frozen frustrated frustrating frustration
    fuckin fucks fugitive fulfill fumble function functional functionality fundamental fundraiser fundraising funeral fungi
    funny furious furnished furthermore fused fuselage futsal future gaelic gained gaining galaxies gallantry galleries
    gambling gameplay garlic garment garnered gasoline gastropod gatherings gaza gazette gdansk gearbox geek geelong geez
    generalized generate generation generator generosity genes genetic genetically genoa genocide genome genres gentlemen
    gently genuine genus geoff geographic geographical geography geologic geological geologist geology geometric geometridae
    geometry georgetown georgian germanic germans germs gesture getaway gettin gettysburg ghana ghosts giant gibraltar gimme
    glacial glacier gladly glamorgan glamorous gloat global globe glorious gloucester glowing glue gmina goalkeeper
    goaltender goddam goddammit goddamn goddamnit gods goodbye goons gorge gorgeous gosh gospel gossip gotten governance
    governed governing government governmental governor governorate gown gracias gracious gradient gradual graduate
    graduation grains grammar grammatical grammy grampa grandchildren granddad grandparents granite grape graph graphic
    graphical grasp grassland grassroots grateful gratitude graveyard gravitational gravity gravy grazing greasy greatest
    greece greed greedy greeks greenville greenwich greeted greeting grenade gretel grid grieving grind grocery grossed
    grossing groundbreaking groundwater grown growth grudge guam guangdong guangzhou guantanamo guarantee guardians
    guatemala gubernatorial guerrilla guessed guessing guidance guidelines guilt guinea guitarist gujarat gulf gunpowder
    guru guts guyana gymnasium gymnastics habit habitat habsburg haha hailed haircut haiti haitian halftime halfway
    hallelujah halted hamas hamlets hampered handbook handful handicap hangar hangin happier happiest happily happiness
    harass hardest hardware harmful harmless harmonic harvested harvesting hassle hate hateful hatred haul haunt haute havin
    havoc hazardous headline headmaster headquartered headquarters healed healing healthcare heartache heartbeat heartless
    heavenly heavens heavier heavily heavyweight hebrew hectares heel heiress heirs helens helicopter hell hellenic helluva
    helpful helpless helsinki hemisphere herbal hereby hereditary heroes heroic heroin heroine hertfordshire herzegovina
    hesitate hiatus hideous hierarchy highest highlands highlight highness hike hilarious hilly hindu hinduism hindwings
    hired hiring hiroshima historian historic historical hiya hmmm hokkaido holdings holidays holocaust homage homecoming
    homeland hometown homework homo homosexual homosexuality honduras honest honesty honeymoon honorable honorary honored
    honors honourable honoured honours hooray hopefully hopeless horizontal hormones horrible horror horseshoe hostage
    hosted hostel hostess hostility hosting hosts hottest hound hourglass hovering howdy http huddersfield hugging
    humanitarian humanity humboldt humid humidity humiliate humiliation humor humorous humour hunch hundred hungarian
    hungary hungry hunk hunters hurdles hurling hustle hybrid hyderabad hydraulic hydroelectric hydrogen hymn hypocrite
    hypothesis hysterical iberian iced iceland icelandic icon iconic ideal identity ideological ideology idiot idiotic
    ignorant illegitimate illinois illuminated illustrate illustration illustrator imagery imaginary imagination imagine
    immaculate immature immense immigrant immigrated immigration imminent immune immunity impaired impatient impending
    implement implementation implicated implications implied imply import importance imposed imposing impossible impress
    impression impressive imprint imprisoned imprisonment improvement improvised impulse impulsive inability inactivated
    inactive inadequate inappropriate inaugural inaugurated inauguration incapable incarnation incentives inception
    incidence inclusion inclusive incompetent incomplete inconsistent inconvenience incorporate incorporation incorrect
    increasingly incredible incredibly incriminating incumbent incurred indeed indefinitely independence independent index
    indian indianapolis indication indicator indicted indie indigenous indirect individual indo indonesia indonesian indoor
    induce inducted induction industrial industrialist industry ineffective inequality inevitable inexpensive infamous
    infantry infected infection infectious inferior infinite inflammation inflammatory inflation inflicted influence
    influential influx informal infrared infrastructure infringement ingredients inhabit inhabitants inherent inheritance
    inherited initiate initiation injection inland inlet inmates inning innocence innovation innovative input inquiry
    insanity inscribed inscription insect insecure insensitive inserted insight insignia insist insistence inspection
    inspiration inspire instability installation installment instance instant instinct institut institute institution
    institutional instructed instruction instructional instructor instrument instrumental insufficient insult insurgency
    insurgents intact integer integral integration integrity intellectual intelligence intelligent intense intensified
    intensity intensive intent intention intentionally interact interaction interactive intercepted interception interchange
    intercity interest interface interfere interference interim interior intermediate intern international interpretation
    interpreted interred interrogation interrupt intersects interstate interval intervene intervention intimacy intimate
    intimidate intricate intriguing introduce introduction intrude invaded invaders invariant invasion invasive invented
    invention inventor inventory inverness inverse inverted investigative investment investor invisible invitation
    invitational involvement ions iowa iran iranian iraq iraqi ironic ironically irony iroquois irrational irregular
    irrelevant irresistible irresponsible irrigation isbn islamic islands isolated isolation israeli italian italy itch
    itunes jabez jabot jacksonville jaffa jamaican jammed jammu janitor japan jazz jealous jealousy jeez jeopardize jeopardy
    jerk jerusalem jesuit jewellery jewish jinx johan johannesburg joint joke journal journalism journalist journeys judaism
    judgement judgment judicial judiciary jumpy junction junta jurisdiction justices justification justified justify kabul
    kacl kannada karnataka kasnoff kazakhstan kensington kentucky kenyan kerala ketchup keyboardist keyboards keynes
    khasinau khmer khorasan kickoff kiddin kiddo kidnap kidnapped kidnapper kidnapping kidneys kiev kilda kilometer
    kilometre kinase kinda kindergarten kindness kinetic kingdoms kiriakis knighted knives knockout knowledge knoxville
    kolkata korea kosovo krakow kuala kurdish kurdistan kuwait kyoto label labelled laboratory labour lacked lacking laden
    lads lagoon lahore lakeview lancashire landfall landings landmarks landowner landscape landslide lankan laps largest
    larvae lateral latest latitude latte lattice latvia latvian launch laureate lawndale lawsuit layout lazy leadership
    leagues learnt leased lebanese lebanon lecter lecture ledge leery leftist legendary legends legislation legislative
    legislators legislature legit legitimacy legitimate leicester leicestershire leiden leinster leipzig length lengthy
    lenin leningrad lens lesions lesson lethal lettuce leverage lexington lgbt liability liar liberal liberated liberation
    liberia libertarian liberties libretto libya libyan licence liege lifeboat lifelong lifestyle lifetime liga lighten
    lighthouse lightweight ligue likelihood likewise lilith limestone limitation limo limousine limp lincolnshire linebacker
    lineup lingerie linguistic linked linking linux lipstick lisbon listings literacy literal literary literature lithuania
    lithuanian litigation litre liturgical liturgy livery livestock livin livvie ljubljana llanfair llanview loaf locality
    localized lockheed locomotive lodz logic logical logistics logo loire loneliness lonely longitude longitudinal longtime
    lonigan lookin loony loops lordship lorelai lotion lottery louisiana louisville lounge lousy lowered lowering lowest
    lowland lowlife loyalist loyalty lublin luckiest luckily lucrative luftwaffe luggage lumpur lunar lunatic lure lurking
    lutheran luxembourg luxury luzon lyric lyrical lyricist macau macedonia macedonian machinery madagascar madam madame
    madhya magazine magical magistrate magna magnetic magnificent magnitude maharaja maharashtra mainline mainstream
    maintenance majesty majority makers makeup malaria malawi malaya malaysia malaysian mali malmo mama mami mammals
    management managerial mandal mandate mandatory manga manhattan manifesto manipulate manipulative manitoba manslaughter
    manticore manually manufacture manuscript maori marah marathi marched marches marching margin marginal marital maritime
    marketed marketing marketplace markets markings marriage marrying marshes martial martyrs marvelous marxist masculine
    masonic masonry masovian massachusetts massacre massage masses mastered maternal mathematical mathematician mathematics
    matrices matrimony maturity mauritius maximum mayors meaningful meaningless meanings meantime meanwhile measurement
    mechanical mechanics mechanism mecklenburg medalist medals medial mediated medicinal medieval meditation mediterranean
    medium megachile meiji melodic melodies melt meltdown membership membrane memoir memorable memorial memories menu meow
    mercenaries merchandise merchants mere merge merit messed messes messy metabolic metabolism metacritic metaphor meteor
    meteorological methodist methodology metre metric metropolis metropolitan mexican mice microwave middlesbrough middlesex
    middleweight midfield midland midwest migrant migrate migration migratory mija mijo milestone militant militia milk
    millennium millionaire millions milwaukee mind mine mineral miniature minimal minimize minimum miniseries ministerial
    ministers ministry minneapolis minnesota minority minsk mint miracles miserable misery misleading misplaced missile
    mission missionary mississippi missouri mistake mistaken misunderstand misunderstood mitsubishi mixtape mmmm mobility
    mocking modern modernist modernization modes modification modified modify modular module moist moisture mold moldova
    molecular molecule mollusk momentum momma mommy monarchs monarchy monastery monastic monetary mongol mongolia mongolian
    moniker monmouth monsieur monsters montega montevideo monument monumental moral moreover morgendorffer morgue mornin
    moroccan morphology mortal mortality mortar mosaic mosque moth motherfucker motif motivated motivation motive motor
    motorsport motorway mounds mountainous mountains mounted mountie mounting movement movin mozambique muffins mugged
    mughal multi multimedia multinational multiplayer multiple mumbai mummy munich municipal municipality munitions murals
    muscular musical musician muslims mussolini musta mutation mutiny muzzle myanmar mysore mysterious mystery mystical myth
    mythical mythological mythology nacional nadu nagar nairobi naive namesake namibia nanjing napkin napoleonic narrated
    narration narrator nasa nasedo nashville nassau national nationale nationalism nationalist nationality nationwide native
    nato natural naturalist nautical navigation nazi nbsp ncaa nearest necessarily necessity necklace nectar neglect
    negotiations nehru neighbourhood neighbouring nemo neoclassical neolithic nepal nerd nerve nesting nests netherlands
    network neural neurons neurotic neutral neutrality nevertheless newcastle newest newfoundland newmarket newscast
    newsletter newspaper niagara nicaragua nicest niche nickelodeon nickname niger nigeria nigerian nightmare nile nineteen
    nineteenth ninety ninth nitrogen nobility nobleman noctuidae node nomadic nomenclature nominal nominated nomination
    nominee nonetheless nonprofit nonsense nooo noooo nordic norm norte northampton northeast northeastern northernmost
    northumberland northward northwest northwestern norwegian notable notably notation noteworthy nothin noticeable notion
    notoriety notorious notre nouns novelist novels novelty novgorod nowadays nowhere nuclear nuclei nucleus nuevo numb
    numbered numbering numerical nuns nuremberg nursery nutrients nutrition nuts nutty oakdale oath obama obituary objection
    objective oblast obligated obligation oblique obnoxious obscure observation observatory observers obsessed obsessing
    obsession obsessive obsolete obstacles obstruction occasion occasional occupants occupation occupational occupied occupy
    occurrence oceania oceanic octagonal odisha offences offend offenders offensive offerings offset offshore offspring ohhh
    ohhhh okinawa oklahoma oldest olympic omaha omitted onboard ongoing onlyinclude onset ontario onward oooh ooooh oops
    openings opera operatic operation operational operative operators opinion opponent opportunity oppose opposite
    opposition oppression oprah opted optic optical optimal optimistic optimization optional oral orbit orbital orchards
    orchestra orchestral ordained ordeal ordinance ordinary ordination ordnance organic organisation organise organism
    organist organization organizational organize organs oricon oriental orientation origin originate ornamental orthodox
    osaka oslo otago otherwise ottawa ottoman ought oughta ounce ourselves outa outbreak outdoor outfielder outfit outgoing
    outline outlook outpost outrageous outreach outright outskirts outspoken outstanding outta outward oval overboard
    overcome overdue overhaul overhead overheard overlap overlapping overlooking overnight overprotective overreacted
    overreacting override oversaw overseas oversee overseen oversight overthrow overturned overview overwhelmed overwhelming
    owed owes owing ownership oxfordshire oxidation oxide pact pageant painful paintings pajamas pakistani palace palatinate
    palatine palestine palestinian pamphlet pancakes panchayat panel panic panicked papal paperback papua parachute parade
    paraguay parallel paralympic paralyzed parameter paramilitary paramount paranoia paranoid parental parishes parliament
    parliamentary participant participate participation particle particular partisan partition partnership passage
    passionate passive pasta pastoral patent paternal paternity path pathetic pathology pathway patriarch patriotic
    patronage patrons pattern pause paved pawn payback paycheck payload payoff pcpd peaceful peaked peaking peasants peep
    peerage penal peninsula peninsular pennsylvania pension pentagon penthouse perceived percent percentage perception
    percussion perennial perfection perfectly performance perfume perimeter periodic periodical peripheral perjury permanent
    perpendicular perpetual persecution persian persisted personality perspective persuade persuasive pertaining perth
    peruvian peterborough petersburg petey petition petrol petroleum pets pharaoh pharmaceutical phase pheebs phenomena
    phenomenon phew philadelphia philanthropist philanthropy philharmonic philippine philosopher philosophical philosophy
    phony phosphate photographic photography phrase physicist physics physiological physiology pianist picnic picture
    picturesque piers pigs pilgrimage pilgrims pillars pilots pioneered pioneering pioneers piracy piss pitched pitches
    pitching pits pittsburgh pity pivotal pixel placement plague planetary planets plantation plaque plateau platoon
    playable playback playground playhouse playin playoff playwright plea plead pledge plot plotting plug plumage plumbing
    plural plus podcast podium poem poetic poetry poets pointless poisonous poker poking polar policeman polish political
    politician politics polls pollution polymer polynomial polytechnic pomerania pomeranian pontifical poof popped popping
    pops populace popular popularity popularized populated populous porcelain pork pornography portable portfolio portion
    portrait portray portrayal portsmouth portuguese pose possibility postage postcard posterior postgraduate posthumous
    postmaster postpone postseason postwar potassium potatoes potent potential potion potomac pottery poultry poverty
    powered powerful powerless poznan practical practice practised practitioner pradesh prague praise prank prayed prayers
    praying preached precaution preceded precedent preceding precinct precipitation precisely precision precursor predators
    predecessor predict predictable prediction predominant preface prefect prefecture prefer preference preferred preferring
    prefix prehistoric preliminary premature premier premiere premiership premonition preoccupied prep preparation
    preparatory pres presbyterian preseason presence presentation preservation preserve presided presidency presidential
    presidents presiding prestige prestigious presumably presumed pretend prettier prevailed prevailing prevalence prevalent
    prevention preview priceless prick priesthood priests primarily primera primetime primitive princely princeton
    principality principle print priory privacy privilege privy prix prize probability problematic procedural proceedings
    procession processor proclaimed proclamation procurement producers production productive productivity profession
    professional professorship profile profitable profits profound programme progress progression progressive prohibition
    projection proliferation prolific prolonged prominence prominent promote promotion promotional prompted prompting
    promptly pronunciation propaganda propagation propelled propeller properly prophecy proponent proportion proportional
    proposal propose proposition proprietary propulsion prosecute prosecutor prospect prospective prosperity prosperous
    prostitute prostitution protagonist protective protector protectorate protein protest protestant protesters proteus
    protocol prototype proven providers provinces provincial provision provisional provoke proximity prussia prussian pseudo
    pseudonym psst psych psychedelic psychiatric psychiatrist psychic psychological psychology psychopath psychotic ptolemy
    publication publicity pueblo puke pulitzer pulmonary punish punishment punjab punk puppet pure purpose pushy puzzle
    pyrenees qaeda qatar quack qualification qualified qualifier qualify quality quantitative quantity quarter quarterback
    quarterfinals quartermaine quartet quasi quebec queensland queer quintet quiz quota quote quran rabbi rabble racecourse
    raced races raceway racial racism racist racket radiation radical radius rafe raft rage raided raids railroad railway
    rainfall rainforest raion rajasthan rally rambaldi rankings rapid rapper rare ratified ratings ratio rational rats
    rattle raving rayon rays react reaction reactive reactor readily readiness readings realise realism realistic reality
    realization realize realm reasonably reassigned reassure rebellion rebound rebranded rebuild rebuilt recall receivers
    reception receptor recess recession recipe recipient recital reckon recognise recognition recognizable reconciliation
    reconnaissance reconsider reconstructed reconstruction recordings recounts recovery recreation recreational recruit
    recruitment rectangular recurring recycled recycling redesignated redesigned redevelopment reduce reduction redundant
    reefs reelected reelection referee reference referendum refined refinery reflect reflection reform reformation
    refreshing refrigerator refueling refuge refugee refurbished refusal regain regardless regency regeneration regent
    regime regiment regimental regional registration registry regret regular regulate regulation regulator regulatory rehab
    rehabilitation rehearsal rehearse reign reinforce reinforcements reinstated reissue reject rejection rejoined relate
    relative relativity relax relay relegated relegation relevance relevant reliability reliable reliance relics relieve
    religion religious relocate relocation reluctant remainder remake remark remarkable remastered rematch remembrance
    remind reminiscent remix remnant remote removal renaissance renamed renaming rendered rendering rendezvous rendition
    renewable renewal renewed renovated renovation renowned rental reopened reorganization reorganized repay repeal
    repeatedly repertoire repertory replacement replay replica replication reportedly repository representation
    representative repression reprinted reprised reproduce reproduction reproductive reptiles republic republican reputation
    reputed requirement reschedule research resemblance resemble resent reservation reserve residency residential residues
    resign resignation resin resistance resistant resolution resolve resonance resort resource respect respectable
    respective respiratory responsibility restless restoration restore restraint restrict restriction restructuring resume
    resurrection retail retaliation retention rethink retire retirement retreat retrospective reunion reunited revelation
    revenge revenue reverend reversal reverse reverted revised revision revival revolt revolution revolutionary revolves
    revue rhetoric rhineland rhodesia rhythm rhythmic rianna ribbon rica rican riders ridiculous rigged righteous righty
    rigid rigorous riot ripped ripping rises risky rite ritual rivalry rivals riverside roast robotic robots robust
    romanesque romania romanian romanized romantic rooted roster rotation rotor rotterdam rotting routine rowing rows
    royalist rsquo rubbing rugby rugged ruin rulers rumor rumours runners runnin runoff runway rural russians ruthless
    rwanda sabotage sacked sacred sacrifice saddam saddle sadness saga sail sakes salad salary salesman salford saloon
    salute salvation salzburg sami samoa sanctioned sanctions sanctuary sandstone sanitation sank sanskrit sarcasm sarcastic
    sardinia sarge saskatchewan satellite satire satirical satisfaction satisfied satisfy saudi savings saxony saxophone
    saxophonist sayin scam scandal scandinavia scandinavian scar scare scarecrow scarf scary scattered scattering scenario
    scenery scenic scent scheme schleswig scholar scholarship science scientific scientist scientology scissors scoop scope
    scotia scots scottish scouting scouts scrambled scrapped screech screenplay screenwriter screw script scriptures scroll
    scrub scrutiny sculptor sculpture scum scuse seas seasonal seasons secession secondary secrecy secretariat secretary
    secretly secrets sector secular sedative sediment seduce seeded seemingly sega segment segregation segunda seine seismic
    seldom selected selecting selection selective selfish selfless semantic semester semi semiconductor semifinal seminal
    seminar seminary semitic senator sense sensible sensitive sensitivity sensors sensory sentimental seoul separation
    sequel sequence serbia serbian serbs serial servants servers setback settings settlement settlers setup seventeen
    seventeenth seventh seventy severity sewage sexuality sexually shadows shaft shaken shaky shale shame shanghai shankar
    shareholder sheep shhh shining shiny shipbuilding shipment shipyard shit shiva shocked shocking shoo shootout shoreline
    shortage shortest shoulda shovel showcase shred shri shrimp shrine shrink shrub shuttle siberia siberian siblings
    sichuan sicily sickness siege sigh significance significant sikh silent silesia silesian silicon silly similarity
    simplicity simplified simulation simulcast simultaneous sinai sincere sindh singapore singers singing singular sinking
    sioux sitcom sittin situated situation sixteen sixteenth sixth sixty skaters skating skeleton sketch skier skilled
    skills skip skipped skipping skirt skull slalom slang slash slated slavery slaves slavic sleazy sleeve slender slightest
    slime slip slipped slippers slipping slogan slope sloppy slovakia slovene slovenia slovenian smallest smarter smartest
    smile smithsonian smoothly smug snack snail snapped sneak snitch snooping snout snuck soak socialism socialist societe
    socio sociology sodium sofa sofla soldiers solely solicitor solidarity solitary soloist soluble solution solve solvent
    somali somalia someday someplace somethin songwriter songwriting sonofabitch sookie sophisticated sophomore sordid sore
    sorority sorta soul soundtrack soup southampton southeast southeastern southernmost southwest southwestern souvenir
    sovereignty soviet spacecraft spaghetti spaniards spanned spanning spans spared sparked sparse spatial spawned
    specialised specialising specialist specialized specializes specializing specialty species specifically specification
    specified specify specimen spectacular spectators spectra spectral speculated speculation speedway sperm sphere
    spherical spicy spiders spill spin spinal spinning spirits spiritual spirituality spite splendid split splitting spoil
    spokane spokesman spokesperson sponsor sponsorship spontaneous spooked spotlight spread spur spying squad squadron squat
    squeeze stability staffordshire stainless staircase stalk stance standardized standings startled starve stashed stat
    statesman statesville statewide stationary statistical statistics statue statute statutory steadily steak steam
    steamship stems steroids stew stimulate stimulation stimuli stimulus stink stint stir stirring stony stories storyline
    storytelling straighten strains straits stranded strangely strangest strasbourg strategic strategy streak streetcar
    strengthen strengths stressful stretched stretches stretching strict strikeouts strongest stronghold structural strung
    stubborn studio stumbled stunned stunning stunt stuttgart stylized subcommittee subconscious subdivided subdivision
    subfamily subgroup subjective submarine submerged submission subordinate subpoena subscribers subscription subsequent
    subset subsidiary subsidies subspecies substance substantial substitute substitution substrate subtle subtropical suburb
    suburban succeed successes successful succession successive successor sucked sucking sued sufficient suffix suffolk
    suffrage suggestion suitable suitcase sulfur sultanate sumatra sundays sunk sunnydale superficial superhero
    superintendent superior superiority supermarket supernatural superseded superstition supervised supervision supplier
    supportive supposedly suppress suppression supremacy supreme sure surge surgical surname surpassed surplus surprised
    surprises surprising surrender surrounded surrounding surrounds survival survive survivors susceptible suspense
    suspension suspicion sustainability sustainable swallowed swami swamped swamps swansea sweating sweaty sweden swedish
    sweetest sweetheart sweetie swept swimmers swindon switzerland sworn syllable symbol symbolic symbolism symmetric
    symmetry sympathetic sympathy symphonic symphony symposium synagogue syndicate synod synonym synonymous syntax synthesis
    synthesized synthetic syrian syringe syrup systematic systemic tabby tablet tabloid tabs tackle tactical tactics taipei
    taiwan taiwanese takeover takin tale talented talents taliban talkin tallest tallinn talmud taluk tamil tampa tandem
    tanzania tapped tariff tasmania tasmanian tavern taxation taxonomy tbilisi teaches teaching teammate teasing teatro tech
    technical technician technique technological technology teenage teeny tehran tehsil telegram telegraph telescope
    televised tellin telugu temperate tempo temporal temporarily temporary tempt temptation tend tendency tension tensor
    tenth tenure termination terminology terminus terrain terrestrial terribly terrific terrified terrifying territorial
    territory terrorism terrorist tertiary testament testified testify testimony textbooks textile textual texture thankful
    theatrical thematic theme themselves theodor theologian theological theology theorem theoretical theory therapeutic
    therapist therapy thereafter thereby therefore thermal thesis thessaloniki thickness thief thieves thingy thinkin thirst
    thirsty thirteenth thirty thornhart thorough thoroughbred thou thoughtful thousand thread threshold thrilled thriller
    thriving throughout thrust thug thus tibet tibetan ticked ticking tidal tide tied timeline timmih timor tipperary tissue
    titular toad toast tobago toilet token tokugawa tokyo tolerance tolerate tomatoes tonga tonnes tons toothbrush topic
    topography topological topology torah torch torment tornadoes torpedo torque tortricidae torture toss touchdown touchy
    tough tour tourism tourist tournament township toxic toxicity traced traces tract traction trademark traders tradition
    traditional trafficking tragedy tragic traitor traits trams tramway transaction transcription transform transformation
    transformers transgender transition transitional translation transmission transmit transmitted transmitter transparency
    transplant transportation transverse transylvania trap trapped traumatic travellers tray treason treasurer treasury
    treatise treatment treaty tremendous trenches trends triangular tribal tribes tribunal tribune tributary tribute tricked
    tricks tries trilogy triple trolley troops trophy tropical truce trust trustee tryin tuberculosis tucked tuition tumor
    tuna tuned tunes tunisia turbine turf turin turkic turkish turnout turnover turnpike turret tuscany tutoring tweek
    twelfth twentieth twenty twin twinned twisting typical ucla uefa uganda uhhh ukraine ulster ultimately ultimatum
    ultrasound unacceptable unanimous unaware unbeaten unbelievable unbelievably uncertain uncertainty unchanged unclear
    uncomfortable uncommon uncovered undefeated undercover underestimate undergo undergone undergraduate underground
    underlying undermine underneath underside understandable understatement undertake undertaken undertook underwater
    underway underwear underwent underworld undisclosed undo undrafted unemployed unemployment unesco uneven unexpected
    unfair unfaithful unfinished unfit unforgivable unfortunate ungrateful unhappy unification unified unincorporated
    uninvited unionist unions unique unitary unite unity universal universe universidad unlike unlimited unload unlock
    unmanned unmarried unnamed unnecessary unofficial unopposed unpack unpleasant unpopular unprecedented unpredictable
    unpublished unreasonable unreleased unrest unstable unsuccessful untie unto unused unusual unveiled unwilling upcoming
    upgrade upheld uprising upside upstream uptight upward uranium urdu uruguay uruguayan usage used useful useless using
    ussr utility utilize utrecht uttar utterly uzbekistan vacancy vacant vacuum vague vain validity valleys valuable valve
    vampires vancouver vanished vanity vanquish vapor variable variance variant variation varied variety varsity vary
    vascular vase vast vatican vaudeville vault vectors vegetable vegetarian vegetation veins velocity venetian venezuela
    venezuelan vengeance ventilation ventures venue veracruz verb verdict verification vernacular versailles versatile verse
    version versus vertex vertical vertices veteran veterinary viable viaduct vibe vibrant vibration vicar viceroy vicinity
    vicious victories victorious videotape vidhan vienna vietnam viewpoint vigorous viii villagers villain vilnius
    vindictive vineyards vinyl violinist viral virginity virtual virtues virus viscount vishnu visibility visions visitation
    vista vocal vocalist vocational vodka vogue void voivodeship volcanic volcano volleyball voltage volume voluntarily
    voluntary voters vowel vows voyage vulnerable wacky waffles wagons waitin waitress waived walkin wardrobe wards warfare
    warlocks warmth warship wartime warwickshire waste waterfront watershed waterway wavelength weakened weakness wealth
    wealthy website wedded weekday weep wehrmacht weirdest weirdo welcomed welterweight wembley wesleyan westminster
    westphalia westward wetland wexford whacked whale whatcha whatsoever whatta whenever whereabouts whereas whereby wherein
    wherever whew whilst whine whip whipped whispering whitelighter whitish whiz whoa whoever wholesale whoo whoop wichita
    wicket widened widespread widow width wigan wikipedia wilderness wildlife wildwind willingness wilmington wimbledon
    winged wingspan winnipeg wipe wireless wisconsin wished wishes wishing witch witchcraft withdraw withdrawal withdrawn
    withdrew withstand wives woah wolverhampton wolverines wonderful woodlands woof worcestershire workforce workin workout
    workshop worldwide worms worship worthless worthwhile woulda woven wrap wrapped wrapping wrath wreck wrestled wrestler
    wrestling wretched writers writings wroclaw wurttemberg wuss wyoming xbox yacht yada yahoo yank yearbook yellowish yemen
    yeshiva yiddish yield yikes yoga yokohama yorkshire youngest yourself yourselves youtube yuck yugoslav yugoslavia yukon
    yunnan zagreb zambia zealand zero zimbabwe zinc zionist zoey
""")
