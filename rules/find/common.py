"""Ordinary words of reports, dispatch notes and office mail, so that capitals and lower case can be read.

Where a passage is all capitals or all lower case, its spelling no longer says what is a name. There a word
can be a name only if it is none of these.
"""

from __future__ import annotations

from rules.find.frequent import FREQUENT_WORDS
from rules.find.vocabulary import vocabulary

FUNCTION_WORDS = vocabulary("""
    a about above across after again against all almost along already also although always am among an and another any
    anybody anyone anything are around as at away back be because been before behind being below beside between both but
    by can cannot could did do does doing done down during each either else enough etc even ever every everybody everyone
    everything except few for from further had has have having he hence her here hers herself him himself his how however
    i if in inside instead into is it its itself just least less like many may maybe me might more most much must my
    myself near neither never next no nobody none nor not nothing now of off often on once one only onto or other others
    our ours out outside over own per perhaps please quite rather same shall she should since so some somebody someone
    something still such than that the their theirs them then there these they this those though through thru to together
    too toward towards twice two under unless until up upon us very via was we well were what whatever when where whether
    which while who whom whose why will with within without would yes yet you your yours im ive id ill hes shes thats dont
    doesnt didnt isnt wasnt wont cant couldnt gonna wanna gotta abt w wo u r ur pls plz thx lol ok okay yeah yep nope fyi
    asap btw n cuz bc tho til three four five six seven eight nine ten eleven twelve first second third fourth fifth last
    """)

_VERBS = """
    accept access accuse act add address admit advise affirm agree aim alert allege allow announce answer apologize appeal
    appear apply approach approve argue arm arrange arrest arrive ask assault assess assign assist associate assume attach
    attack attempt attend audit authorize avoid ban bang bark base beat begin believe belong bet bill bite block book
    borrow brag break breathe brief bring broadcast build bump burn buy call cancel care carry cash catch cause center
    change charge chart chase check choke cite claim clean clear climb close code collect come comfort comment commit
    blame suppose behave complain complete comply concern conduct confirm connect consent consider contact contain
    continue control convict cook cooperate copy cost counsel cover crash create cross cry cut damage deal decide decline
    defecate deform deliver demand deny depart deploy describe detain determine dial die direct disarm disclose discuss
    dispatch display dispute do document draft draw drink drive drop dump eat edit email emit employ encounter end enforce
    engage engrave ensure enter escape escort establish evade evaluate evict examine exceed exit expect expire explain
    expose extract face fail fall fax fear feel fight file fill find fine finish fire fit fix flag flee float flow follow
    force forge forget format forward free gather get give go grab grow guard handle hang happen harm have head hear help
    hide hit hold honk hope hurt identify ignore impound include increase indicate inform initial injure inquire inspect
    intend interview investigate invite involve issue join jump keep kick kill kiss knock know land last laugh lay lead
    leak lean learn leave lend let lie lift limit line list listen live load loan locate lock log look lose love mail
    maintain make manage mark match mean measure meet mention miss mix monitor mourn move mow need negotiate notice notify
    obey object observe obtain occur offer open operate order overdose own pace pack park pass pat pay perform permit
    phone photograph pick place plan play point possess post pour prepare prescribe present press prevent proceed process
    produce prohibit promise prone pronounce protect prove provide pull pump punch purchase pursue push put question quit
    raise ram ran reach read receive recognize recommend record recover refer refill refuse regard register release rely
    remain remember remove rent repair repeat replace reply report represent request require rescue reside resist respond
    rest restrain retain retrieve return reveal review revive ride ring rob roll rotate route run rush safeguard save saw
    say scan schedule scratch scream search secure see seek seem seize sell send separate serve set settle shake share
    shatter shave shift shoot shop shout shove show sign sit slam slap sleep slice slide slow smash smell smoke snatch
    sniff sound speak spell spend spit spot spray stab stack stage stand star start state stay steal step stick stop store
    strangle strike strip struggle study submit suffer suggest summarize summon supply support suspect sustain swab swear
    sweep swerve swing take talk tamper target tase taste tell tense terminate test text thank think threaten threw throw
    tie total touch tow track trade train transfer translate transport travel treat trespass trigger trip try turn type
    understand update upload urge urinate use vacate value verify video view violate visit vomit vote wait wake walk
    wander want warn wash watch wave wear weave weigh witness wonder work worry wound write yell approve assign classify
    compare convert correct decline develop fold freeze guide improve install integrate list name notice plow publish rank
    rate rewrite sample score seal sort staff
"""

_PAST = """
    began bit bled blew bought broke brought built came caught chose cut dealt did died drank drove ate fed fell felt fled
    flew fought forgot found froze gave gone got grew had heard held hid hit hung kept knew laid left lent lost made meant
    met paid ran rang rode said sat saw seen sent shook shot slept slid slit sold sought spat spent spoke stabbed stole
    stolen stood struck stuck swore swung taken taught thought threw thrown told took tore tried understood was went woke
    won wore wrote written dying lying tying kicking mowing seeing beaten bitten broken driven fallen given hidden known
    ridden shown spoken woken worn
"""

_NOUNS = """
    abrasion abuse accident account action activity addict address administrator admin adult advice advocate affidavit
    afternoon age agency aggravated aid air airway alarm alcohol alert alias alley allegation alley ambulance amount anger
    animal ankle answer apartment app appeal appointment area arm arrest arson art assault assignment attitude auction
    audio aunt auto award baby back backpack backup backyard badge bag bail balance ball bank bar base baseball basketball
    bat bath bathroom battery bay beard bed bedroom beer bench bike bill bin bird bladder blade blanket block blood blouse
    board boat body bolt bone bond book boot bottle bowl box boy brake branch breath brick bridge briefing broadcast broom
    bruise bucket budget bug building bullet bumper burglary burn bus bush business butt button buyer cabinet call caller
    camera camp campus can cane cap car card care cargo carport cart case cash cat category cause ceiling cell center
    chain chair chance change charge charger check chest chief child children cigarette citation city claim class clerk
    client clinic clip clock clothes clothing club clue code coffee coin collar college collision color comment community
    company compartment complaint computer concern condition conference consent contact content contract contractor
    control convict copy corner cost couch council count counter county couple coupon course court cover crew crime
    crosswalk crowd cup curb custody customer cut dad damage dash data date daughter day deadline dealer death debit debt
    deck degree delay delivery dementia department deposit description desk detail device diagnosis dirt discharge
    disorder disposition dispute distance district division doc document dog dollar door dose drawer dress drink driver
    driveway drug drunk dumpster duty ear edge effort egg elbow email emergency emotion employee employer end engine entry
    envelope envelope episode equipment error event evening evidence example exit experience exposure eye eyebrow face
    fact factor fall family fan farm father fee female fence fever field fight figure file film finger fingerprint fire
    firearm fist flag flashlight flat floor flower flu fluid fog folder follow food foot force forehead form fracture
    fraud freeway friend front fuel fund furniture game gang garage garbage garden gas gate gauge gear gender general gift
    girl glass glasses glove goal gold grade grant graffiti grass ground group guard guest guide gun gunshot guy gym hair
    hall hallway hammer hand handcuff handgun handle harassment hat hazard head headache headlight health hearing heart
    heat height help helmet hill hip history hit hole home homeless homicide hood hoodie hook hospital hotel hour house
    household housing hydrant ice idea identification id ignition illness image impact incident income infant info
    information injury insurance intake intersection interview intox intoxicated invoice iron issue item jacket jail jaw
    jean jewelry job judge juice key keys kid kind kitchen knee knife knot laceration ladder lady lamp landlord lane
    language laptop laundry law lawn lawyer lead leaf leave leg legal letter level license light limb line lip liquor list
    liter living lobby local location lock log loss lot lung machine mail mailbox male mall man manager map marijuana mark
    marker mask material matter mattress meal meat media medic medicine medication meeting member memo men message metal
    meter meth method midnight mile military minor minute mirror missing mixture mobile model mom moment money monitor
    month morning motel mother motion motorcycle motorist mouth move movie murder muscle music nail name narrative nature
    nausea neck need needle neighbor neighborhood news night noise noon north nose note notice nurse object offense office
    officer oil option order outcome outlet overtime owner oxygen pack package packet page pain paint pair pants paper
    paperwork parcel parent park parking parole part party passenger passport past patio patrol patient pavement payment
    payroll peace pedestrian pen penalty pencil people period permission permit person personnel phone photo piece pill
    pillow pin pipe pistol place plan plant plastic plate platform player plaza point poison pole police policy pool
    population porch portal position possession post pound pregnancy premise premises prescription pressure price prior
    priors prison private probation problem procedure product program project proof property prosecution protection public
    pulse pupil purse radio rail rain rape rash rate razor reason receipt record refund region relation relationship
    relief rent repair report request resident residence response restaurant result review reward ribs ride rifle right
    ring risk river road robbery rock roof room roommate rope rose route rule runaway safe safety sale sample sandwich
    scale scene schedule school scooter score scrape screen seat second section security sedan sentence sergeant series
    service session sex shape sheet shelf shelter shift ship shirt shoe shop shopping shore shotgun shoulder shower side
    sidewalk sight sign signal signature silence sir sister site size skin sky smell smoke snow sober soap social society
    sock soda soft software soil son song sound source south space speech speed spine sport spring square staff stage
    stain stair stairs stalking stamp start statement station status steering step stereo stitch stolen stomach stone stop
    store storm stranger strap street stress stretcher string stroke structure student stuff style subject suicide suit
    suite sum summary summer sun supervisor supplement supply surface surgery surveillance suspect suspicious sweater
    swelling switch symptom system table tail tank tape target task tattoo tax taxi teacher team tear teeth telephone
    television temperature tenant tent term theft thing threat throat thumb ticket time tip tire title toe tone tool tooth
    top torso total tote tow towel town toy track traffic trail trailer training transient transit transport trash trauma
    travel tree trial trip trouble truck trunk truth tube tunnel turn type uncle uniform unit unknown update urine user
    vacation van vandalism vehicle vendor verbal victim video view village violence violation visit visitor visual vital
    vitals voice vomit waist wait walk wall wallet war warehouse warning warrant watch water way weapon weather wedding
    week weekend weight welfare west wheel wheelchair whistle white wife wind window wine winter wire witness woman women
    wood word work worker workplace wound wrist yard year youth zone arrival denture dentures lump volunteer facility
    handwriting tax comparison conference community enrichment drywall claim adult liaison shorten sorry dude yall tio
    tier tag live adobe alerting allergies ama ambulatory chief complaint neuro resp cardiac baseline bedside bleeding
    breathing burns chf copd crackles cva dementia diabetic diabetes diaphoretic dialysis distal edema fentanyl fracture
    gauze glucose hematoma hx htn hypertension hypotension insulin iv ketamine lisinopril meds metformin morphine narcan
    nitro obese oriented pallor palpation pneumonia postictal radial radiating seizure sepsis splint stable stroke stridor
    syncope tender tenderness trauma ventilator wheezing xarelto eliquis lasix
"""

_ADJECTIVES = """
    able active actual additional adjacent aggressive alert alive alone angry anonymous apparent approx approximate asleep
    awake aware bad bald big black blond blonde blue bright brief brown calm careful certain cheap clean clear close
    closed cold combative common complete conscious cool correct crazy current dangerous dark dead deaf deceased deep
    different difficult dirty disabled drunk dry due early east easy eastbound elderly emergency empty entire exact extra
    false familiar fast fat federal female final fine firm flat foreign former free frequent fresh friendly full generic
    gone good gray great green grey guilty half happy hard harsh healthy heavy high homeless hostile hot huge human
    identical illegal immediate important inner innocent internal intoxicated junior large late later least left legal
    light likely little local long loose loud low main major male married mad mean medical mental middle military mild
    minor missing mobile moderate mutual narrow neat negative nervous new nice nonviolent normal northbound numerous
    obvious odd official old open orange original outer own pale partial personal physical pink plain poor positive
    possible possibly pregnant present previous primary prior private probable probably prone public purple quick quiet
    random ready real reasonable recent red related responsible rich right rough round rude sad safe senior separate
    serious several severe sharp short shut sick silver similar simple single skinny slim slow small sober soft solid
    southbound special specific stable standard stocky straight strong sudden suicidal suspended suspicious tall tan thick
    thin tight tiny tired true ugly unable unarmed unconscious uncooperative unhurt unknown unlocked unrelated
    unresponsive upper upset urgent usual valid various verbal violent visible warm weak weird westbound wet whole wide
    willing wild worse worst wrong yellow young younger adult asian hispanic latino anglo caucasian african islander
    abruptly afterwards ago ahead anymore anyway apart aside currently directly easily especially eventually exactly
    finally fully generally hardly immediately initially lately mainly nearly only previously quickly quietly really
    recently shortly simply slightly slowly somehow sometime sometimes somewhat somewhere soon suddenly then today
    tomorrow tonight twice usually yesterday tues weds thurs forward backward ahead nearby online upstairs downstairs
    inside outside approx min mins hr hrs sec yr yrs mo lbs ft mph am pm
"""

CODES = vocabulary("""
    enroute onscene arr dspch rcvd wpns hoodie ncic nlets clets iii chri cori cjis fbi sid ucn doj
    adv advs advd advising advises assoc asgn atl attn att avail aed als ao apc aso asst bfa bfad bma bmad bmj blk blks
    blu bolo brn bwc cad canx cb cbk chk ci clr cnty co comp conf cons cont contd coroner cpr csi csu dd def desc det disp
    dispo dl dmv doa dob docs drk dui dv edp eb ems enrt epro er esu eta eval evid evt ex exp ext fem fcn fd ff fi fib
    firs fld fni ft fup fwd fyi gf goa grn gsw gtz hbd hdc hfa hma hosp hq hrs hx ics ic id ied ift igs ind inf info init
    inj int intox inv invest ip juv kno lac lapd latent lac lead lic lkp lks ln lnu fnu loc loi ls lsw lt ltr male med mdt
    mgr mh misd misper mo mou mp mpd msg msgs mtn mvc mva n/a nb ne neg nfd nic nkda nr nw ofc ofcr ofcs ofd oln ona onsc
    ons oos oot opa open ops pa pbt pc pd pdx pend perm pert phs plt pnk poss pov ppl prev prim prk prob prop ptl pub pur
    pursuit pvt qs r/o ra rd rec recd ref reg rel req resp rest ret rma rmvd ro rov rp rpd rpt rpts rso rx s/b sb sbf se
    sec seg sfd sgt sit sml sor spd sro sts subj subjs sug sup surv susp susps sus sw swat tac tc temp term tol tpd tr
    trans traf tx txt u/ uc ucd uid unfd unk unks unit uof utl v/ vac vb veh vehs ver vic vics vin viol vis vol vss w/
    warr wb welck wfa wfad wht wit wits wma wmad wmj wnl wpn wpns xfer xray xref yel yom yof yo y/o yob yoa bldg apt ste
    fwy jct hwy blvd ave st dr ct wy pkwy cir pl tac code rmvd narr supp dept asst mr mrs ms dr jr sr callbk addr emerg
    sig ped pri nok dpt ca st stemi afib cna nos pob acc trn ped elev inf sup lat ant etoh ntg asa bvm opa npa rosc cpr
    dnr polst tia sob cp ha abd rlq ruq lle rle lue rue wob
    """)

_BASE = frozenset(f"{_VERBS} {_PAST} {_NOUNS} {_ADJECTIVES}".split()) | CODES | FUNCTION_WORDS | FREQUENT_WORDS
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("es", "e"),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ly", ""),
    ("er", ""),
    ("er", "e"),
    ("ers", ""),
    ("n't", ""),
    ("'s", ""),
)


def is_common(word: str) -> bool:
    """Whether an ordinary word, in any case and with the usual endings: "WATCHED", "carries", "stopping"."""
    lower = word.lower().strip(".'")
    return lower in _BASE or any(_stem(lower, ending, instead) in _BASE for ending, instead in _ENDINGS if lower.endswith(ending))


def _stem(word: str, ending: str, instead: str) -> str:
    stem = word[: -len(ending)]
    if len(stem) > 3 and ending in ("ed", "ing", "er") and stem[-1] == stem[-2] and not instead:
        stem = stem if stem in _BASE else stem[:-1]
    return stem + instead if len(stem) >= 3 else ""
