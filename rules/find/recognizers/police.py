"""Numbers that police, courts and jails give: cases, events, citations, criminal history and badges."""

from __future__ import annotations

import re

from rules.find.recognizers import checks
from rules.find.recognizers.pattern import BEGINS_WITH_DIGIT, HOLDS_DIGIT, SHAPED, Pattern, bare, before, labelled, near, written

_GUIDE = "domain guide 2.2"
_PAPERWORK = before(
    r"ord(?:inance)?|res(?:olution)?|contracts?|projects?|permits?|FY|fiscal\s+years?|"
    r"ext|range|bid|RFP|RFQ|PO|APN|lots?|batch|parts?|"
    r"samples?|invoice|item|agenda|section|sec|table|code|model|version|rev|form|pages?|"
    r"p|years?|CAS|UN|policy|phone|grant|job|dates?"
)
_YEAR = r"(?:1[5-9]|2\d|3[0-5])"
_RANK = (
    r"officers?|ofcr?s?|off|det(?:ective)?s?|sgt|sergeant|lt|lieutenant|capt(?:ain)?|"
    r"cpl|corporal|dep(?:uty)?|sro|dpo|aco|inv|insp|"
    r"agent|trooper|reporting(?:\s+officer)?|approved|assisting|affiant"
)
_OFFICER = (
    r"officers?|Officers?|OFFICERS?|Ofc|OFC|ofc|Ofcr|OFCR|Det|DET|det|Detective|DETECTIVE|Sgt|SGT|sgt|Sergeant|SERGEANT|Lt|LT|Lieutenant|"
    r"Capt|CAPT|Captain|Cpl|CPL|Corporal|Dep|DEP|Deputy|DEPUTY|SRO|DPO|ACO|CSO|JSO|PEO|CHP|INV|Inv|Investigator|INVESTIGATOR|"
    r"Insp|INSP|Inspector|INSPECTOR|inspector|Trooper|TROOPER|Agent|AGENT|Affiant|AFFIANT|PO|Marshal|Ranger|RANGER|CEO|"
    r"Coroner|CORONER|EMT|EMT-P|affiant"
)
_NO_NAME = (
    r"(?i:apt|unit|room|item|ste|suite|no|to|at|on|from|the|was|is|and|arrived|responded|advised|report|safety|training|"
    r"involved|in|of|for|with|who|said|states?|stated|shall|will|id|pay|rate|code|section|pc|vc|box|hrs|case|inc|gave|badge)"
)
_MEASURE = (
    r"(?:hrs?|hours?|h|am|pm|a\.m|p\.m|block|blk|feet|ft|miles?|mi|min(?:utes)?|days?|officers?|people|percent|%|PC|VC|HS|BP|WIC|"
    r"to\b|-|(?:[NSEW]\.?[ ])?(?:[A-Z][\w']*[ ]){1,2}(?:st|street|ave|avenue|rd|road|dr|drive|blvd|ln|lane|ct|way|pl|hwy)\b)"
)
_WORD_BEFORE = re.compile(
    r"\b(?:to|at|on|in|from|of|the|is|was|were|for|since|until|by|about|approx|approximately|unit|room|apt|and|than|code|channel|beat|"
    r"car|station|hwy|highway|route|rt|pc|vc|section|policy|version|form|arrived|cleared|box|page|item|line|step|approx|around|hrs|"
    r"enrt|disp|time|enr|ons|case|inc|report|fy|engine|medic|truck|lot|zone|dept|rm|ext|x|table|attachment|"
    r"exhibit|court|v|association|assn)[.,:]?[ \t]*[#(/]?$",
    re.IGNORECASE,
)

_YEARS = re.compile(r"(?:19|20)\d\d-(?:19|20)\d\d")


def _no_years(value: str) -> bool:
    """ "2024-2025" is two years."""
    return checks.three_digits(value) and _YEARS.fullmatch(value) is None


def _no_calendar_year(value: str) -> bool:
    return re.fullmatch(r"(?:19[5-9]|20[0-4])\d", value) is None


_STANDARD = re.compile(r"(?:CVE|CWE|RFC|ISO|IEC|UL|(?:AB|SB|HR|AIR|PR|EO|FR|US|FM)(?!-(?:20)?\d\d-\d))-?\d", re.IGNORECASE)


def _no_standard(value: str) -> bool:
    """Vulnerabilities, standards, bills and orders are numbered like cases."""
    return _STANDARD.match(value) is None


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "fbi_number",
        "CRIMINAL_ID",
        labelled(r"FBI|FB|UCN", r"\d{1,6}[AC-FHJ-NPRTV-X][A-E]\d|\d{1,6}[J-NP-Z](?:1[01]|[1-9])|\d{1,6}[A-H]|\d{5,9}"),
        "FBI number, as in the OJBC exchange's FBI_ID_REGEX",
    ),
    Pattern(
        "state_id", "CRIMINAL_ID", labelled(r"S\.?I\.?D\.?|state\s+id(?:entification)?", r"[A-Z]{1,2}-?\d{6,9}|\d{7,10}"), _GUIDE
    ),
    Pattern("cii", "CRIMINAL_ID", labelled(r"CII", r"A?-?\d{7,8}"), "Penal Code 13125"),
    Pattern("nic", "CRIMINAL_ID", near(r"NIC|NCIC(?:\s+(?:hit|entry))?", r"[A-Z]\d{9}"), "NCIC: file letter and nine digits"),
    Pattern("fcn", "CRIMINAL_ID", labelled(r"FCN|file\s+control", r"\d{10,14}|[A-Z]{2}\d{8,12}"), "CLETS file control number"),
    Pattern(
        "booking",
        "CRIMINAL_ID",
        labelled(
            r"booking|bkg?|x-?ref|jail|inmate|prisoner|detainee|juvenile\s+(?:hall|file)|probation|PFN|cell\s+assignment",
            r"\d{6,10}|\d{2}[A-Z]{2}\d{5,7}|[A-Z]{1,3}-?\d{5,9}|\d{2,4}-\d{4,7}",
        ),
        _GUIDE,
    ),
    Pattern(
        "cdcr",
        "CRIMINAL_ID",
        near(r"CDCR|CDC|parolee|prison\s+(?:no|number|id)", r"[A-Z]{1,2}-?\d{4,5}"),
        _GUIDE,
        unless=before(r"guide|form|PC|VC|HS"),
    ),
    Pattern("ori", "ORG_ID", labelled(r"ORI", r"[A-Z]{2}[A-Z0-9]{7}"), _GUIDE, check=checks.any_digit),
    Pattern(
        "case_labelled",
        "CASE_NUMBER",
        labelled(
            r"case|rpt|report|CR(?!-\d)|GO|DR|URN|incident|inc(?=\W?\#)|file|ref(?:erral)?|docket|claim|"
            r"complaint|supplement(?:\s+\d+)?\s+to|event|evt|CFS|caso|reporte|expediente|"
            r"CAD(?:\s+(?:event|incident))?|call|service\s+request|SR(?!-\d)|ticket|confirmation|warrant|court",
            rf"(?:\d{{2}}|(?:19|20)\d{{2}})-\d{{3,8}}(?:-\d{{2,8}})*(?:-[A-Z]{{1,2}})?|[A-Z]{{1,4}}-?{_YEAR}-?\d{{4,8}}"
            rf"|[A-Z]{{2,4}}-\d{{4}}-\d{{3,7}}|"
            rf"\d{{2}}-?[A-Z]{{2}}-?\d{{4,8}}|(?:19|20)\d{{2}}[ ]\d{{5,8}}|\d{{6}}-\d{{3,8}}|\d{{2}}[A-Z]\d{{5,8}}",
        ),
        "agency formats; domain guide 2.2",
        check=_no_years,
    ),
    Pattern(
        "event_number",
        "CASE_NUMBER",
        labelled(
            r"event|evt|CFS|CAD(?:\s+(?:event|incident))?|incident|inc(?=\W?\#)|case|report|rpt|claim|docket", r"[A-Z]?\d{9,14}"
        ),
        _GUIDE,
    ),
    Pattern("dispatch", "CASE_NUMBER", labelled(r"CFS|CAD(?:\s+(?:event|incident))?|evt", r"[A-Z]?\d{7,14}"), _GUIDE),
    Pattern(
        "case_numbered",
        "CASE_NUMBER",
        labelled(
            r"(?:case|rpt|(?:police|incident|crime|offense|collision|accident)\s+report|incident|docket|warrant|"
            r"claim|complaint|caso|reporte|expediente)[ \t_]?(?:no|num|nbr|number|id|n[uú]m(?:ero)?|\#)",
            r"\d{6,14}|(?=[A-Z-]{0,6}\d)(?=[A-Z0-9-]{0,10}\d{3})[A-Z0-9]{1,6}(?:-[A-Z0-9]{1,8}){1,3}|[A-Z]{1,4}\d{5,12}",
        ),
        "the label says that it is the number of one",
        score=0.93,
        check=checks.three_digits,
    ),
    Pattern("referral", "CASE_NUMBER", labelled(r"referral|claim|docket|case", r"\d{4}-\d{4}-\d{4}"), _GUIDE, score=0.97),
    Pattern(
        "case_by_year",
        "CASE_NUMBER",
        bare(rf"(?:20)?{_YEAR}-\d{{5,7}}", BEGINS_WITH_DIGIT),
        _GUIDE,
        score=SHAPED,
        unless=_PAPERWORK,
    ),
    Pattern(
        "case_prefixed",
        "CASE_NUMBER",
        bare(rf"[A-Z]{{1,3}}-?(?:20)?{_YEAR}-\d{{3,7}}", None, "-"),
        _GUIDE,
        score=SHAPED,
        check=_no_standard,
        unless=_PAPERWORK,
    ),
    Pattern(
        "court_case",
        "CASE_NUMBER",
        bare(rf"{_YEAR}(?:FE|MI|FL|CV|PR|JV|TR|CR|MH|DV|UD|SC)\d{{5,6}}", BEGINS_WITH_DIGIT),
        "superior court numbers",
        score=SHAPED,
    ),
    Pattern(
        "citation",
        "CASE_NUMBER",
        labelled(
            r"(?:parking\s+)?cit(?:e|ation)|(?:parking\s+)?ticket|notice\s+to\s+appear|NTA|multa",
            r"[A-Z]{1,3}-?\d{5,9}|[A-Z]\s\d{5,8}|\d{6,10}",
        ),
        _GUIDE,
    ),
    Pattern("badge", "BADGE_NUMBER", labelled(r"badge|shield|star(?=\s?(?:\#|no\b|num|id\b|:))", r"\d{3,5}"), _GUIDE),
    Pattern("badge_lettered", "BADGE_NUMBER", labelled(r"badge|shield|(?:officer|ofc)\s+id", r"[A-Z]{0,2}-?\d{3,6}"), _GUIDE),
    Pattern(
        "badge_after_name",
        "BADGE_NUMBER",
        written(
            rf"(?<!\w)(?:{_RANK})\b[.:]?(?:,?[ \t]+(?!(?:apt|unit|room|item|ste|suite|no)\b)[^\W\d_][\w.'-]{{0,20}}){{1,4}}"
            r",?[ \t]{0,3}(?:\#|\(\#?|\bID\b[:#. ]{0,3})(?P<v>\d{3,5})(?!\d)(?!-)(?!\)[ \t.-]{0,2}\d{3}[ .-]\d{4})",
            re.IGNORECASE,
            after=_RANK,
        ),
        "guide 2.2: only after rank and name",
    ),
    Pattern(
        "badge_of_any_build",
        "BADGE_NUMBER",
        labelled(
            r"badge(?:[ ]or[ ]id)?|shield|BN|(?:officer|ofc|ofcr|dep(?:uty)?|post|star)[ ](?:id|no|number)|I\.D\."
            r"(?=[ ]{1,3}\d{4,5}\b)|"
            r"DPO|PEO|ACO|CSO|JSO|EMT(?:-P)?|CHP(?=[ ]\d{5}\b)|"
            r"prox[ ]card|key[ ]card|parking[ ]card|(?:officer|ofcr|offcr|ofc)[ ](?=[A-Z]{0,3}-?\d)",
            r"[A-Z]{1,4}-?\d{1,5}|\d{3,7}|\d{2}-\d{5}|\d(?:[ ]\d){2,4}|[A-Z]\d{1,3}-[A-Z]\d{1,3}|[A-Z]-\d{4,6}",
        ),
        _GUIDE,
        score=0.8,
    ),
    Pattern(
        "badge_with_name",
        "BADGE_NUMBER",
        written(
            rf"(?<!\w)(?-i:(?:{_OFFICER})\b[.:]?(?:[ ]?[:.-])?(?:,?[ \t]{{1,3}}(?!(?:{_NO_NAME})\b|"
            rf"[A-Z]{{1,3}}-?\d)(?:[A-Z]\.|[A-Z][\w'’-]{{0,20}}(?![\w.]))){{1,3}})"
            rf"(?:,?[ \t]{{0,3}}(?:/[ ]?|\(|\[|(?:ID|No|NO|BN|BADGE|Badge)\b[.:#]{{0,2}}[ ]?)?|,[ ](?:(?:DPO|CSO|"
            rf"ACO|SRO|DET|CHP)[ ,]{{1,2}}|ID[ ])?)"
            rf"(?<![\w-])\#?(?P<v>[A-Z]{{1,3}}-?\d{{2,5}}|\d{{3,5}})(?![\w:/-])(?![.,]\d)"
            rf"(?!\)[ \t.-]{{0,2}}\d{{3}}[ .-]\d{{4}})(?![ \t]{_MEASURE})",
            re.IGNORECASE,
            after=_OFFICER.lower(),
        ),
        "guide 2.2: after rank and name",
        score=0.74,
        check=_no_calendar_year,
        unless=_WORD_BEFORE,
    ),
    Pattern(
        "badge_with_unit",
        "BADGE_NUMBER",
        written(
            r"(?<![\w-])(?:\d{1,2}[A-Z]{1,2}\d{1,3}|[A-Z]\d{2})[ ]{1,3}\(?[A-Z][A-Za-z'’-]{2,20}(?:/|[ ]{2,12}|"
            r",?[ ]\#?)(?P<v>\d{3,5})(?![\w/:.-])",
            after=frozenset([HOLDS_DIGIT]),
        ),
        "dispatch notes: unit, name, number",
        score=0.66,
        check=_no_calendar_year,
        unless=_WORD_BEFORE,
    ),
    Pattern(
        "badge_of_signature",
        "BADGE_NUMBER",
        written(
            r"(?m:^)(?:(?:/s/|--?|//|—|by:?)[ ]?)?(?P<n>[A-Z]\.?[ ]?[A-Z][\w'’-]{1,20}|"
            r"[A-Z][a-z'’-]{1,20}[ ][A-Z][\w'’-]{1,20})[ ]?"
            r"(?:[,/][ ]{0,2}\#?|\#|[ ]ID[ :#]{1,2})(?P<v>\d{3,5})[ ]{0,2}(?=[.]?(?:\n|$))",
            needs=("#", "/", ",", "id"),
        ),
        "how a report is signed",
        score=0.66,
        check=_no_calendar_year,
    ),
    Pattern(
        "badge_second",
        "BADGE_NUMBER",
        written(r"\(\#?\d{3,5}\)(?:,| and|, and| &)[ \t]+(?:[A-Z][\w.'-]{0,20}[ \t]+){1,3}\(\#?(?P<v>\d{3,5})\)", needs=("(",)),
        "the second officer of a pair: A (4410) and B (4902)",
    ),
)
