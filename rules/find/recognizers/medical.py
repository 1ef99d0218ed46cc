"""Health care: record, care-report and plan numbers; ages over 89 (45 CFR 164.514(b)(2)(i)(C))."""

from __future__ import annotations

import re

from rules.find.recognizers import checks
from rules.find.recognizers.pattern import CHECKED, Pattern, bare, labelled, near

_GUIDE = "domain guide 2.2"
_MBI_LETTER = "[AC-HJKMNP-RT-Y]"
_MBI_ANY = "[AC-HJKMNP-RT-Y0-9]"
_PLAN = r"[A-Z]{0,4}\d{8,14}[A-Z]?"
_OVER_89 = r"9\d|1[01]\d"
_THINGS = (
    r"(?:bridge|building|tree|oak|elm|house|home|structure|pipe|water|sewer|main|station|"
    r"dam|school|facility|plant|church|theat\w+|"
    r"tradition|law|ordinance|statute|policy|lease|company|firm|institution|park|library|"
    r"museum|levee|barn|mansion|hotel|system|problem)"
)

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "mrn",
        "MEDICAL_RECORD",
        labelled(
            r"MRN|MR(?=\s?\#)|med(?:ical)?\.?\s*rec(?:ord)?\.?|(?:pt|patient)\s+(?:id|no|number|"
            r"acct)|kaiser|chart|(?:account/)?FIN|CSN|encounter",
            r"(?:MR|E)?-?\d{5,12}",
        ),
        _GUIDE,
    ),
    Pattern(
        "care_report",
        "MEDICAL_RECORD",
        labelled(
            r"e?PCR|run|patient\s+care\s+report|care\s+report|eRecord",
            r"(?:[A-Z]{0,2}\d{1,6})(?:-[A-Z0-9]{1,8}){1,3}|\d{7,12}|[A-Z]\d{6,10}",
        ),
        "NEMSIS eRecord.01",
        check=checks.three_digits,
        score=0.96,
    ),
    Pattern(
        "mbi",
        "HEALTH_INSURANCE_ID",
        bare(rf"[1-9]{_MBI_LETTER}{_MBI_ANY}\d-?{_MBI_LETTER}{_MBI_ANY}\d-?{_MBI_LETTER}{{2}}\d{{2}}"),
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
    ),
    Pattern("npi", "ORG_ID", near("NPI", r"[12]\d{9}"), "45 CFR 162.406", check=checks.npi),
    Pattern("dea_number", "ORG_ID", near("DEA", r"[A-Z]{2}\d{7}"), "21 CFR 1301", check=checks.dea),
    Pattern(
        "age_years",
        "AGE_OVER_89",
        re.compile(
            rf"(?<![\w.$/-])(?P<v>{_OVER_89})[ \t-]?(?:y/?\.?o\.?(?![a-z])|y/?o?[mf]\b|yo[mf]\b|"
            rf"yrs?\b\.?(?![ \t]of)|(?:years?|yrs?)[ \t-]?(?:old|of[ \t]age)(?![ \t-]{_THINGS}))",
            re.IGNORECASE,
        ),
        "45 CFR 164.514(b)(2)(i)(C)",
    ),
    Pattern(
        "age_labelled",
        "AGE_OVER_89",
        re.compile(
            rf"(?<!\w)(?:aged?|turned|turning|turns|edad)\b[\"':\s|]{{1,4}}(?P<v>{_OVER_89})(?![\w%])(?![.,]\d)(?![ \t](?"
            rf":minutes|days|percent|hours))",
            re.IGNORECASE,
        ),
        "45 CFR 164.514(b)(2)(i)(C)",
    ),
)
