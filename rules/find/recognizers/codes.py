"""Numbers of any build straight behind a word that says what they are: agencies, courts, clinics and offices invent their own.

The families know how a number of theirs is usually written. Here the label alone decides, so the value need only look like a
number that somebody was given: digits enough, no date, no time, no span of years, nothing that numbers a standard or an order.
"""

from __future__ import annotations

import re

from rules.find.common import is_common
from rules.find.recognizers.pattern import BEGINS_WITH_DIGIT, SHAPED, Pattern, bare, before, labelled, labelled_source, written

_GUIDE = "domain guide 2.2"
_ANY_LABEL = 0.72
_GROUPS = r"(?=[A-Z-]{0,8}\d)[A-Z0-9]{1,18}(?:-[A-Z0-9]{1,12}){0,4}"
_SPACED = (
    r"(?-i:[A-Z]{1,3})(?:[ ]\d{3,5}){2,3}|(?-i:[A-Z]{1,3})[ ]\d{4,10}(?:[ ]\d{1,6}){0,2}|\d{2,5}"
    r"(?:[ ]\d{3,5}){1,3}(?:[ ]\d)?"
)
_NO_STATUTE = r"(?![ ]?(?:\(|(?:CVC|VC|PC|HS|H&S|BP|B&P|WIC|CCR|MC)\b))"
_CODE = rf"(?:{_SPACED}|{_GROUPS})(?!\w){_NO_STATUTE}"
_DATE = re.compile(r"(?:19|20)\d\d-\d\d?-\d\d?|\d\d?-\d\d?-(?:19|20)?\d\d|(?:19|20)\d\d-(?:(?:19|20)\d\d|\d\d)")
_TIME = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d-(?:[01]\d|2[0-4])[0-5]\d")
_NUMBERED_PAPER = re.compile(
    r"(?:CVE|CWE|RFC|RFP|RFQ|IFB|ISO|IEC|NIST|SP|UL|AB|SB|HR|AIR|PR|PO|EO|FR|US|FM|PW|PC|VC|HS|WIC|CCR|CIP|COVID|"
    r"NFPA|ASTM|BCIA|GC|GOV|BPC|CORP|EDC|EC|EV)[ -]?\d",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_NEVER_ISSUED = re.compile(r"\d{3}-\d\d-\d{4}")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_LEDGER = re.compile(r"\d{3}-\d{4}-\d{5}")
_WORD_AND_YEAR = re.compile(r"[a-z]{3,}-?(?:19|20)?\d\d", re.IGNORECASE)
_NOBODYS_SHAPES = (_DATE, _TIME, _WORD_AND_YEAR, _UUID, _LEDGER, _DAY, _NEVER_ISSUED)
_LONGEST_LETTERS = 5
_LONGEST = 16


def _given(value: str) -> bool:
    """Looks like a number that somebody was given, and not like a date, a span, a standard or a word."""
    digits = sum(character.isdigit() for character in value)
    runs = re.findall(r"[^\W\d_]+", value)
    if digits < 3 or any(len(run) > _LONGEST_LETTERS for run in runs) or (" " in value and runs and is_common(runs[0])):
        return False
    return not any(shape.fullmatch(value) for shape in _NOBODYS_SHAPES) and _NUMBERED_PAPER.match(value) is None


def _long(value: str) -> bool:
    """Digits alone must be five at least: fewer count or measure something."""
    digits = sum(character.isdigit() for character in value)
    enough = 5 if re.fullmatch(r"[\d -]+", value) else 3 if "-" in value or value[0].isalpha() or len(value) > 5 else 4
    return _given(value) and digits >= enough


def _longest(value: str) -> bool:
    """Digits alone must be six at least: "in case 12345 people attend"."""
    return _long(value) and (not value.isdigit() or len(value) > 5)


def _not_a_year(value: str) -> bool:
    return re.fullmatch(r"(?:19[5-9]|20[0-3])\d", value) is None


def _longer(value: str) -> bool:
    return _given(value) and len(value) < _LONGEST and sum(map(str.isdigit, value)) >= (4 if value[0].isalpha() else 6)


_CASE = (
    r"cases?|dkt|dockets?|DR|rpt|report|incident|inc|evt|event|claims?|cites?|cited"
    r"(?=[ :(]{1,3}[A-Z]{1,2}-?\d{4})|cite[ ]voided|citations?|tkt|"
    r"warrant|SW|intake|log|OCA|IA|EPO|TRO|MUPS(?:[ ]entry)?|cyber\s?tip|referral|ref"
    r"(?=[ :#.no]{1,6}[A-Z0-9]{1,6}-)|SR|grievance|FI|"
    r"supp(?:l(?:ement(?:al)?)?)?(?:[ ]to)?|court|control|confirmation|complaint|tip|hotline[ ]call|NTA|appeal|levy[ ]file|"
    r"(?:EEO|juv(?:enile)?|JV|JF|IA|HR)[ ]file|dispute|PD|decision|namus|IR|OIS"
)
_CRIMINAL = (
    r"booking|booked|bkg?|bkd|CII|SID|PFN|CTN|JID|JAIN|PID(?=[ :#]{1,3}[A-Z]\d)|CEN|ATI|UCN|FBI|x-?ref|inmate|"
    r"prisoner|jail|JN|PDJ|mug|state[ ]no|"
    r"DOJ|MNI|juv(?:enile)?[ ](?:file|id)|child[ ]id|CDCR?|parole"
)
_MEDICAL = (
    r"MRNs?|MR|e?PCR(?:[ ]\d)?|chart|run(?!,)|FIN|HAR|CSN|encounter|trauma[ ]band|wrist\s?band|avatar|eRecord|Rx|"
    r"(?:patient|pt|medical|hospital)[ ](?:id|record|acct|account|no|number)|medical[ ](?:group|number)|expediente"
)
_PLAN = (
    r"kaiser|anthem|aetna|cigna|humana|blue[ ](?:shield|cross)|medi-?cal|mcal|medicaid|health[ ]plan|health[ ]net|tricare|UHC|"
    r"AARP|(?:plan|hi|insurance|ins|member|subscriber|policy|group|grp|GRP)(?:[ ](?:id|no|number)\b|(?=[ ]?[#:]))|"
    r"insurance[ ]id"
)
_HELD = (
    r"emp(?:l(?:oyee)?)?|EID|staff|student|pupil|tenant|applicant|participant|household|voucher|HCV|patron|client|"
    r"provider|vendor|interp(?:reter)?|operator|juror|voter|volunteer|resident|lic|licen[cs]e|cert(?:ificate)?|(?:micro)?chip|"
    r"(?:(?:rabies|asset|service|property|dog|fastrak|license)[ ])?tag|asset|serial|ser|meter|mtr|ert|kit(?=[ ]"
    r"(?:no|number|\#|[A-Z]{2,4}-))|bracelet|fob|"
    r"card|loyalty|KTN|TWIC|fastrak|clipper|transponder|DIR|CSLB|QSD|placard|HMIS|monitor|"
    r"device[ ]id|registration|registered|membership|EMT|EMT-P|paramedic|UEI|asylum[ ]receipt"
)
_MONEY = (
    r"acc(?:oun)?ts?|chk|checking|sav(?:ings)?|cta|cuenta|loan|DDA|direct[ ]to|CLABE|"
    r"dep[oó]sito|share"
)
_NOBODYS = before(
    r"GL|request|order|radio|row|user|token|fund|cost|budget|ledger|expense|revenue|project|permit|bid|RFP|contract|resolution|ordinance|item|invoice|PO|P\.O|"
    r"purchase|check|parcel|APN|grant|part|model|layer|site|station|facility|document|doc|form|error|product|object|table|"
    r"column|field|message|meeting|zoom|stop|route|location|sample|well|hydrant|pole|valve|tree|asset|spec|plan|phone|fax|"
    r"ext|measure|proposition|prop|rule|bill|act|section|policy|DUNS|NAICS|SIC|FEIN|EIN|lot|batch|version|rev|process|agenda|"
    r"tract|zip|code|UN|CAS|NDC|CPT|ICD"
)


def _whole(label: str) -> str:
    """The label as a word before its number, not as the letters that the number begins with: EPO-26-00713."""
    return rf"(?:{label})(?!-\d)"


PATTERNS: tuple[Pattern, ...] = (
    Pattern("case_of_any_build", "CASE_NUMBER", labelled(_whole(_CASE), _CODE), _GUIDE, _ANY_LABEL, _longest, _NOBODYS),
    Pattern("criminal_of_any_build", "CRIMINAL_ID", labelled(_whole(_CRIMINAL), _CODE), _GUIDE, _ANY_LABEL, _long, _NOBODYS),
    Pattern("medical_of_any_build", "MEDICAL_RECORD", labelled(_whole(_MEDICAL), _CODE), _GUIDE, _ANY_LABEL, _long),
    Pattern("plan_of_any_build", "HEALTH_INSURANCE_ID", labelled(_whole(_PLAN), _CODE), _GUIDE, _ANY_LABEL, _long),
    Pattern("account_of_any_build", "BANK_ACCOUNT", labelled(_whole(_MONEY), _CODE), _GUIDE, _ANY_LABEL, _long, _NOBODYS),
    Pattern("held", "ORG_ID", labelled(_whole(_HELD), _CODE), _GUIDE, _ANY_LABEL - 0.02, _long, _NOBODYS),
    Pattern("employee", "ORG_ID", labelled(r"emp(?:loyee)?", r"\d{4,6}"), _GUIDE, _ANY_LABEL),
    Pattern(
        "id",
        "ORG_ID",
        written(labelled_source(r"(?-i:ID)", _CODE), re.IGNORECASE, after="id"),
        _GUIDE,
        score=SHAPED,
        check=_given,
        unless=_NOBODYS,
    ),
    Pattern(
        "numbered",
        "ORG_ID",
        written(
            r"(?<!\w)(?:numbers?|nos?\.|n[uú]m(?:ero)?)[ :#]{1,3}(?:is[ ]|was[ ]|es[ ])?"
            rf"(?P<v>{_GROUPS})(?!\w)(?![.,]\d)",
            re.IGNORECASE,
            after="number|no|n[uú]m|num",
        ),
        _GUIDE,
        score=0.62,
        check=_longer,
        unless=_NOBODYS,
    ),
    Pattern(
        "court_of_any_build",
        "CASE_NUMBER",
        bare(
            r"(?-i:(?:19|2\d)(?:[A-Z]{1,4}-?\d{4,7}|[A-Z]{2}-[A-Z]{2}-\d{4,5})|\d{2}-[A-Z]{1,3}-?\d{3,6}|\d{2}-20\d{2}-\d{8}|"
            r"\d{2}-\d{4,6}-[A-Z]{1,2}|[A-Z]{1,2}2\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?-\d{4})"
        ),
        "superior courts, dispatch centres",
        score=SHAPED - 0.02,
        check=_given,
        unless=_NOBODYS,
    ),
    Pattern(
        "referral_alone",
        "CASE_NUMBER",
        bare(r"\d{4}-\d{4}-\d{4}(?:\d{3}|-\d{4,7})?", BEGINS_WITH_DIGIT),
        "CWS/CMS referrals",
        SHAPED - 0.05,
    ),
    Pattern("incident_alone", "CASE_NUMBER", bare(r"(?-i:[A-Z])2\d[0-3]\d{6}"), "dispatch centres: year and day of it", 0.65),
    Pattern(
        "plan_alone",
        "HEALTH_INSURANCE_ID",
        bare(r"9\d{7}[A-Z]\d{0,5}|[A-Z]{3}\d{3}[A-Z]\d{5}|[A-Z]{3}\d{9}"),
        "California client index numbers; Blue plans",
        SHAPED,
    ),
    Pattern(
        "library_card_alone",
        "ORG_ID",
        bare(
            r"2[1-9]\d{12}|"
            r"2[ ]\d{4}[ ]\d{5}[ ]\d{4}",
            BEGINS_WITH_DIGIT,
        ),
        "Codabar patron number",
        score=0.66,
    ),
    Pattern(
        "ending",
        "BANK_ACCOUNT",
        written(
            r"(?<!\w)(?:end(?:s|ed|ing)|termina(?:da)?|last[ ](?:four|4)(?:[ ]digits)?)[ ](?:(?:in|with|en|are|is|of)[ ])?"
            r"[x*.•-]{0,8}(?P<v>\d{4})(?![\w-])(?![.,:/]\d)",
            re.IGNORECASE,
            after="end|termina|last",
        ),
        "the end of a number, where the rest is known",
        score=0.66,
        check=_not_a_year,
        beside=re.compile(
            r"\b(?:cards?|acc(?:oun)?ts?|visa|mastercard|mc|amex|debit|credit|ssn|social|checking|savings|tarjeta|cuenta|passport|bank)\b",
            re.IGNORECASE,
        ),
    ),
    Pattern(
        "masked",
        "BANK_ACCOUNT",
        written(r"(?<![\w*])(?P<v>(?:(?:x{2,}|X{2,}|\*{2,}|•{2,})[- ]?){1,4}\d{4})(?!\w)", needs=("xx", "**", "••")),
        "numbers of which the end was left",
        score=0.64,
    ),
)
