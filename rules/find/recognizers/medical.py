"""Health care: record, care-report and plan numbers; ages over 89 (45 CFR 164.514(b)(2)(i)(C))."""

from __future__ import annotations

import re

from rules.find.recognizers import checks
from rules.find.recognizers.pattern import BEGINS_WITH_DIGIT, CHECKED, NUMBER_FIRST, Pattern, bare, labelled, written

_GUIDE = "domain guide 2.2"
_MBI_LETTER = "[AC-HJKMNP-RT-Y]"
_MBI_ANY = "[AC-HJKMNP-RT-Y0-9]"
_PLAN = r"[A-Z]{0,4}\d{8,14}[A-Z]?"
_OVER_89 = (
    r"(?:9\d|1[01]\d|ninety(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|"
    r"(?:one|a)[ -]hundred(?:[ -](?:and[ -])?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))?|"
    r"noventa(?:[ ]y[ ](?:uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve))?)"
)
_THINGS = (
    r"(?:bridge|building|tree|oak|elm|house|home|structure|pipe|water|sewer|main|station|"
    r"dam|school|facility|plant|church|theat\w+|"
    r"tradition|law|ordinance|statute|policy|lease|company|firm|institution|park|library|"
    r"museum|levee|barn|mansion|hotel|system|problem)"
)
_UNIT = (
    r"(?:minutes|mins?|days|percent|hours|hrs|weeks|months|pages|degrees|times|units|miles|feet|ft|people|inches|in\b|lbs?|pounds|"
    r"dollars|cents|points|over|and[ ]a[ ]half|%|on[ ]the|of[ ]the|out|mph|kg|mg|volunteers|members|staff|[a-z]{3,}s\b)"
)
_SOMEBODY = re.compile(
    r"\b(?:he|she|i|who|mother|father|mom|dad|grand\w{2,6}|sister|brother|wife|husband|aunt\w*|uncle|ms|mr|mrs|miss|pt|patient|"
    r"victim|vic|tenant|applicant|resident|client|customer|caller|rp|lady|man|woman|gentleman|(?-i:[A-Z][\w'-]+ (?:is|was))|"
    r"(?-i:[A-Z]{3,} IS))\b",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"(?:^|[^\w'-])(?:(?-i:[a-z])[\w'-]*|hwy|highway|route|rte|rt|i|interstate|sr|us|unit|apt|room|rm|suite|ste|page|item|line|"
    r"section|sec|table|figure|fig|chapter|no|number|hr|bp|spo2|rr|pulse|temp|sats?|gcs|engine|truck|station|zone|beat|district|"
    r"lot|bldg|building|space|sp|score|grade|total|exhibit|question|q|form|bus|line|channel|ch|code|model|pc|vc|"
    r"hs|bp|wic|ccr)[,]? ?\(?$",
    re.IGNORECASE,
)
"""In front of the comma or the bracket: a word in small letters, or one that is numbered."""

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "mrn",
        "MEDICAL_RECORD",
        labelled(
            r"MRN|MR(?=\s?\#)|med(?:ical)?\.?\s*rec(?:ord)?\.?|(?:pt|patient)\s+(?:id|no|number|"
            r"acct)|kaiser|chart|(?:account/)?FIN|CSN|encounter|hosp(?:ital)?\s+(?:no|number|id)|HAR|expediente\s+m[eé]dico",
            r"(?:MR|E)?-?\d{5,12}|\d{2,4}(?:-\d{2,4}){2,3}",
        ),
        _GUIDE,
    ),
    Pattern(
        "care_report",
        "MEDICAL_RECORD",
        labelled(
            r"e?PCR|run|patient\s+care\s+report|care\s+report|eRecord|EMS\s+(?:report|incident|run)",
            r"(?:[A-Z]{0,2}\d{1,6})(?:-[A-Z0-9]{1,8}){1,3}|\d{7,12}|[A-Z]\d{6,10}",
        ),
        "NEMSIS eRecord.01",
        check=checks.no_packed_date,
        score=0.96,
    ),
    Pattern(
        "mbi",
        "HEALTH_INSURANCE_ID",
        bare(rf"[1-9]{_MBI_LETTER}{_MBI_ANY}\d[- ]?{_MBI_LETTER}{_MBI_ANY}\d[- ]?{_MBI_LETTER}{{2}}\d{{2}}", BEGINS_WITH_DIGIT),
        "CMS: Medicare beneficiary identifier format",
        score=CHECKED,
    ),
    Pattern(
        "health_plan",
        "HEALTH_INSURANCE_ID",
        labelled(
            r"(?:insurance|ins|plan)(?:\W{1,3}[A-Z][\w-]+(?:[ \t][A-Z][\w-]+)?)?|medi-?cal(?:\s+(?:id|"
            r"bic))?(?:\s*\(bic\))?|medicaid|bic|"
            r"(?:member|subscriber|beneficiary|enrollee|group)(?:\s+id)?|policy(?=\s?(?:\#|no|number|id))|"
            r"anthem|blue\s+(?:shield|cross)(?:\s+subscriber)?|health\s+net|aetna|cigna|humana|tricare|united\s*health\w*",
            _PLAN,
        ),
        _GUIDE,
        check=checks.no_packed_date,
    ),
    Pattern(
        "medi_cal",
        "HEALTH_INSURANCE_ID",
        labelled(r"CIN|BIC|medi-?cal(?:\s+(?:id|bic))?", r"\d{8}[A-Z]\d{0,5}"),
        "California client index number",
    ),
    Pattern("medicare_old", "HEALTH_INSURANCE_ID", labelled(r"HICN?|medicare", r"\d{3}-?\d{2}-?\d{4}-?[A-Z]\d?"), "HICN"),
    Pattern(
        "age_years",
        "AGE_OVER_89",
        written(
            rf"(?<![\w.$/-])(?P<v>{_OVER_89})[ \t-]?(?:y[./]?[ ]?o\b\.?(?![a-z])|y/?o?[ ]?[mf]\b|yo[mf]\b|yoa\b|y\b\.?[ ]?old|"
            rf"yrs?\b\.?(?![ \t]of)|(?:years?|yrs?|yr)[ \t-]?(?:old|young|of[ \t]age)(?![ \t-]{_THINGS})|"
            rf"a[ñn]os?\b(?:[ ]de[ ]edad)?(?![ ](?:de|en)[ ](?!edad)))",
            re.IGNORECASE,
            after=NUMBER_FIRST | {"nin", "one", "a", "nov"},
        ),
        "45 CFR 164.514(b)(2)(i)(C)",
        unless=re.compile(rf"{_THINGS}s?[ ](?:is|was|are|were|turned|turns)[ ](?:\w+[ ])?$", re.IGNORECASE),
        digits=False,
    ),
    Pattern(
        "age_labelled",
        "AGE_OVER_89",
        written(
            rf"(?<!\w)(?:aged?|turned|turning|turns|edad)\b(?:[ ]/[ ]sex)?[\"':\s|=]{{1,4}}(?:is[ ]"
            rf"|of[ ])?(?P<v>{_OVER_89})(?=[yY]\b|[^\w%]|$)(?![.,]\d)(?![ \t](?"
            rf":minutes|days|percent|hours|weeks|months|pages|degrees|times|units|miles|feet|people))",
            re.IGNORECASE,
            after="age|turn|edad",
        ),
        "45 CFR 164.514(b)(2)(i)(C)",
        digits=False,
    ),
    Pattern(
        "age_said_of",
        "AGE_OVER_89",
        written(
            r"(?:(?<=\bis )|(?<=\bam )|(?<=['’]s )|(?<=['’]m )|(?<=\bwas )|(?<=\blike )|(?<=\bonly )|(?<=\bnow )|"
            r"(?<=\bbe )|(?<=\bnearly ))"
            rf"(?P<v>{_OVER_89})(?![\w%°/-])(?![.,]\d)(?![ ]?{_UNIT})",
            re.IGNORECASE,
            after=NUMBER_FIRST | {"nin", "one", "a", "nov"},
        ),
        "45 CFR 164.514(b)(2)(i)(C): said of somebody",
        score=0.85,
        beside=_SOMEBODY,
        digits=False,
    ),
    Pattern(
        "age_after_name",
        "AGE_OVER_89",
        written(
            r"(?<![\w.$#/-])(?:(?<=[^\W\d_], )|(?<=[^\W\d_] \()|(?<=[^\W\d_], \())(?P<v>9\d|10\d)(?=[,);]|\."
            r"(?!\d)|$)(?![,;][ ]?\d)",
            re.ASCII,
            after=NUMBER_FIRST,
        ),
        "45 CFR 164.514(b)(2)(i)(C): behind a name, set off by commas or brackets",
        score=0.66,
        unless=_NOT_A_NAME,
    ),
    Pattern(
        "age_and_sex",
        "AGE_OVER_89",
        written(
            r"(?<![\w.$/%-])(?P<v>9\d|10\d)(?:[ ]?/[ ]?(?:y/?o?[ ]?)?[MF]\b|"
            r"[MF][ ,]{1,2}(?:c/o|pt|presents|presenting|complain\w*|found|s/p|hx|fall|fell)\b)",
            re.IGNORECASE,
            after=NUMBER_FIRST,
        ),
        "ages in dispatch notes: 92/F",
        score=0.85,
    ),
)
