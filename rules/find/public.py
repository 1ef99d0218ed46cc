"""Public words: what looks like a name or a number and protects nobody.

A single word in `PUBLIC_WORDS` is never a name on its own. It never vetoes a longer name: "Grace Park" is a
person although "park" and "grace" are words. `PUBLIC_PHRASES` are whole phrases, matched as such.
"""

from __future__ import annotations

from rules.find.vocabulary import phrases, vocabulary

PUBLIC_VALUES = frozenset({"916-264-5011", "(916) 264-5011", "915 i street", "915 i st"})
"""Numbers and addresses that the city itself publishes: its 311 line and City Hall."""

PLACE_WORDS = vocabulary("""
    st street ave avenue av rd road dr drive blvd boulevard ln lane way ct court cir circle pl place pkwy parkway ter
    terrace hwy highway expressway loop square plaza mall trail alley bridge river creek park school elementary middle
    high academy college university hospital clinic library center centre church temple stadium arena museum mansion fort
    field building tower towers apartments station airport garden gardens county city district neighborhood market store
    shelter motel hotel inn casino cemetery levee lake island valley hills heights village ranch arts gallery theater
    theatre weir reservoir dam canal wharf marina gym pool zoo yard depot terminal campus hall
""")
"""A name before one of these names a place: "Curtis Park", "Norwood Avenue"."""

THING_WORDS = vocabulary("""
    act law rule rules code doctrine motion motions hearing hearings formula sign signs triad scale score reflex maneuver
    method catheter output position test syndrome disease rights duty warning warnings card report grant fund foundation
    inc llc llp corp corporation company co group associates partners bank leasing brand technologies systems software
    cloud project program initiative commission committee council department dept award series edition plan survey guide
    form schedule storm hurricane brownies pie cake v vs
""")
"""A name before one of these names a thing: "Miranda rights", "Foley catheter", "Baker Tilly LLP"."""

MONTHS_AND_DAYS = vocabulary("""
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    spring summer autumn fall winter christmas easter thanksgiving halloween ramadan diwali juneteenth
""")

EPONYMS = vocabulary("""
    miranda brady graham terry garner pitchess tarasoff garrity marsy connor maryland arizona ohio tennessee lybarger
    skelly weingarten franks beecher johnson-controls foley glasgow cushing kussmaul ringer ringers ringer's fowler
    trendelenburg heimlich apgar parkland wallace battle beck levine murphy homan babinski broselow cormack lehane
    cincinnati narcan tylenol hipaa cmia mma parkinson parkinson's alzheimer alzheimer's crohn hodgkin down sjogren braden
    morse snellen doppler holter kerlix coban sager hare yankauer magill macintosh miller-blade king-lt kelly bell cheyne
    stokes levophed solu medrol benadryl zofran cesar megan laura amber kari jessica silver ebony feather blue meyers
    milias brown bagley keene mcateer ralph unruh lanterman petris tony hawkins vision brady-list monell heck
""")

BRANDS = vocabulary("""
    ford chevy chevrolet honda toyota nissan tesla dodge jeep chrysler mercedes bmw lexus acura harley davidson
    caterpillar deere kubota sterling peterbilt kenworth mack glock ruger smith wesson remington mossberg colt beretta
    taurus sig sauer winchester springfield axon taser flock vigilant motorola harris dell cisco oracle watson alexa siri
    cortana jenkins ada julia erlang cassandra apache grafana jira laserfiche tyler accela esri granicus socrata copilot
    gemini claude chatgpt openai anthropic microsoft google apple amazon meta llama mistral kaiser sutter mercy dignity
    anthem cigna aetna humana walgreens walmart target costco safeway raley raleys savemart winco lowe lowes lowe's macy
    macy's nordstrom kohl kohls starbucks denny dennys denny's wendy wendys wendy's mcdonald mcdonalds mcdonald's uber
    lyft doordash fedex ups usps dhl chase wells fargo citi schwab visa mastercard discover amex paypal venmo zelle
    cashapp offerup craigslist facebook instagram snapchat snap tiktok twitter reddit zoom webex teams slack cadillac
    tahoe silverado tundra tacoma camry corolla prius civic accord altima charger mustang explorer expedition sierra ram
    wrangler cherokee pepper pibb crocker callender lee cooledge diesel
""")

PLACES = vocabulary("""
    california sacramento stockton fresno oakland roseville folsom elk grove davis woodland citrus heights rancho cordova
    carmichael antelope natomas arden arcade florin fruitridge meadowview pocket greenhaven midtown downtown reno nevada
    oregon washington texas arizona utah idaho mexico canada america american usa us u.s. uc ucd ucdavis csus marysville
    placerville auburn vallejo vacaville fairfield yolo placer solano tahoe broadway mack verona punjabi hmong vietnamese
    ukrainian russian spanish english chinese cantonese mandarin tagalog dari pashto farsi arabic korean japanese mixteco
    malayalam hindi lao mien tongan samoan armenian
""")

ROLE_AND_TITLE_WORDS = vocabulary("""
    officer officers ofc ofcr det detective detectives sgt sergeant lt lieutenant capt captain cpl corporal chief deputy
    deputies agent agents inspector insp inv investigator trooper sro dpo po aco rn lvn np md dr doctor physician mr mrs
    ms miss mx nurse medic medics paramedic paramedics emt ff firefighter engineer attorney counsel lawyer judge hon
    councilmember mayor commissioner professor rev pastor supervisor manager mgr director analyst clerk teacher principal
    coach counselor interpreter advocate claimant complainant applicant petitioner respondent plaintiff defendant suspect
    suspects victim victims witness witnesses patient patients pt subject subjects reporting party rp caller arrestee
    driver passenger owner tenant landlord resident neighbor coworker roommate employee employer guardian caregiver
    caretaker parolee probationer juvenile minor child children kid kids son daughter wife husband spouse mother father
    mom dad sister brother aunt uncle auntie niece nephew cousin grandmother grandfather grandma grandpa granddaughter
    grandson stepfather stepmother stepson stepdaughter boyfriend girlfriend fiance partner friend ex gf bf male female
    man woman boy girl lady guy person persons party parties affiant decedent crew staff team family dispatch dispatcher
    unit control records security guard customer vendor contractor student students member members people volunteer
    volunteers coach county
""")

HEADINGS = vocabulary("""
    narrative synopsis summary background discussion statement details investigation evidence property injuries charges
    remarks notes note disposition recommendation subject re fw fwd from to cc bcc sent date time location address phone
    email name names dob age sex race height weight hair eyes case report incident event type status priority call unit
    units plate vin make model year color vehicle arrest booking citation memo memorandum attachment attachments section
    article title chapter item page table figure appendix exhibit question answer thanks thank regards sincerely best
    hello hi hey dear respectfully signed approved reviewed prepared submitted please draft confidential privileged urgent
    fyi asap n/a none unknown unk tbd yes no ok okay true false null sr jr public works facilities claims conference next
    steps agenda tag role main total ord code labor vehicle penal government
""")

PUBLIC_WORDS = MONTHS_AND_DAYS | EPONYMS | BRANDS | PLACES | ROLE_AND_TITLE_WORDS | HEADINGS | PLACE_WORDS | THING_WORDS
"""Never a name alone."""

PUBLIC_PHRASES = phrases("""
    martin luther king | cesar chavez | leland stanford | sojourner truth | susan b. anthony | william land | james mangan
    | charles robertson | belle cooledge | robert t. matsui | toni morrison | amy tan | sandra cisneros | john steinbeck |
    jane eyre | oliver twist | moby dick | betty crocker | marie callender | sara lee | dr pepper | mr. pibb | john deere
    | wells fargo | charles schwab | ernst & young | baker tilly | mark thomas | luther burbank | rosa parks |
    abraham lincoln | george washington | thomas jefferson | john muir | jackie robinson | harvey milk | maya angelou |
    mark twain | jane austen | ernest hemingway | j.k. rowling | stephen king | william shakespeare | george orwell |
    harper lee | kit carson | john sutter | ronald reagan | barack obama | abraham maslow | johnson controls |
    black & veatch | kimley horn | kimley-horn | smith & wesson | harley davidson | golden state | silver alert |
    amber alert | meyers milias brown | ralph m. brown | brown act | land park | curtis park | mckinley park | oak park |
    fremont park | south land park | rio linda | el camino | los robles | del paso | jesse unruh | tom bradley |
    vin diesel | aunt jemima | ben & jerry | jack daniels | jose cuervo | johnnie walker | captain morgan |
    john q. public | dun & bradstreet | price waterhouse | booz allen | morgan stanley | merrill lynch |
    goldman sachs | edward jones | raymond james | rancho cordova | elk grove | citrus heights | west sacramento |
    fair oaks | north highlands | arden arcade | rancho murieta | walnut grove | rio vista
""")
"""Published names: streets and parks named after people, authors, firms. Extended by configuration later."""

SURNAMES_TOO = vocabulary("""
    alley apple arden arena august back bagley ball bang bank battle bay beard beck beecher beer bell best bill bird black
    block blood blue board body bolt bond bone book box braden brady brake branch brand brick bridge bright broadway broom
    brown bump burns bush butt button call callender camp canada cancel cane card carmichael case cash center chance chase
    christmas church cisco close cloud coffee comfort connor cook cool cordova corner couch council cover creek crew
    crocker cross cushing dark dash davidson davis day deal dear deck delay dell denny dial dodge dollar duty early east
    easter edge english eye fairfield fall fan fast feather fee fell felt field fine finger fix flower foley folsom force
    ford fort fowler franks free freeze garden garner garrity glasgow glass gold good graham grant grass gray green grey
    grove grow guy hair hall hammer hand hang hare harley harris harsh hawkins hazard head heard heck held high hill hills
    holter homan hood hook hope house hung hurt ice jean jenkins judge jump june kaiser keene kelly key keys kitchen kohl
    lake lamp land lane lao law lay leaf leak lee levine light list little lock long look loop love low lowe lung mack
    macy magill major march mark marker mask may mcdonald meyers miranda mix money more morse murphy music nail new nice
    noon nordstrom north orange pace pack page pair parent park parkinson pass pastor peace pepper pillow pink place plant
    player plaza pool poor porch poss post pound press price pride prior quick race raley ralph rank rash read ready real
    reason red remington reno rich ring ringer rock rode roll roof rose rude rue rule rush sager sauer schwab seal settle
    sharp shore short sierra silver skelly slack small smith snow solano son song south speed spell spring springfield
    square stack stage stamp standard sterling stockton stokes stone storm straight street strong summer sun surface
    sutter swing tan temple terry tower towers toy trail treat true tyler unruh vallejo valley van vital walk wall wallace
    warr wash washington watson way wear weir wells wesson west white wild will winchester wine winter wood woodland word
    work young
""")
"""Ordinary and public words that are frequent family names in the 1990 census: after a rank or a title they name somebody."""
