"""The signs of data classes, as rows (domain guide 2.3): add a row to recognise another kind of content."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern that speaks for a class; with `types`, only where one of these identifiers was found as well."""

    name: str
    score: float
    why: str
    regex: re.Pattern[str]
    types: frozenset[str] = frozenset()
    with_name: bool = False


def _sign(
    name: str, score: float, why: str, words: str, types: Collection[str] = (), *, with_name: bool = False, cased: bool = False
) -> Sign:
    return Sign(
        name,
        score,
        why,
        re.compile(rf"(?<![\w/])(?:{words})(?!\w)", re.ASCII if cased else re.ASCII | re.IGNORECASE),
        frozenset(types),
        with_name,
    )


_CRIMINAL = frozenset({"CRIMINAL_ID"})
_HEALTH = frozenset({"MEDICAL_RECORD", "HEALTH_INSURANCE_ID"})
_ANYBODY = frozenset({"DATE_OF_BIRTH", "SSN", "MEDICAL_RECORD", "HEALTH_INSURANCE_ID", "STREET_ADDRESS", "PHONE", "AGE_OVER_89"})
_VITALS = r"(?:BP|HR|RR|SpO2|SAT|GCS|BGL|ETCO2|temp)[ \t:]{1,3}\d{1,3}(?:/\d{2,3})?"
_PROTECTED_SECTIONS = (
    r"(?:220|236\.1|243\.4|261(?:\.\d)?|262|264\.1|266[a-j]?|269|273a|273d|273\.5|285|"
    r"286|287|288(?:\.\d|a)?|289|422\.6|646\.9|647\.6)"
)

SIGNS: tuple[Sign, ...] = (
    _sign(
        "cji",
        0.95,
        "layout of a message switch return",
        r"NAM[/:.]\S.{0,80}?\bDOB[/:.]\S|(?:MKE|OLN|FBI|SID|OCA|NIC|RAC|SEX)/\S+[ \t.]+(?:.{0,40}?[ \t.])?(?:SEX|"
        r"RAC|HGT|WGT|OCA|ORI|NIC|DOB|MIS)/\S+",
        cased=True,
    ),
    _sign(
        "cji",
        0.9,
        "criminal history record named",
        r"rap\s+sheets?|CHRI|criminal\s+history\s+(?:record\s+information|transcript|printout|"
        r"return)|III\s+(?:return|record|check\s+shows)|identity\s+history\s+summary",
        _CRIMINAL,
    ),
    _sign(
        "cji",
        0.85,
        "criminal history with a person",
        r"rap\s+sheet|CHRI|III\s+(?:return|record)|criminal\s+history\s+(?:record|transcript|printout|return)\b",
        with_name=True,
    ),
    _sign(
        "cji",
        0.85,
        "this criminal history is to be worked on",
        r"(?:this|these|his|her|their|attached|following|below)\s+(?:\w+\s+){0,2}(?:rap\s+sheets?|"
        r"III\s+(?:return|response|record)|CLETS|CHRI|criminal\s+history\s+(?:return|response|"
        r"printout))",
    ),
    _sign("cji", 0.85, "layout of a message switch return, keys only", r"NAM/.{0,40}?DOB/.{0,40}?(?:SEX|RAC)/", cased=True),
    _sign("cji", 0.85, "message key", r"(?:QH|QR|QW|QWA|QV|EWJ|IQ|FQ|AQ)[./ ](?:[A-Z0-9]{9}|NAM)", cased=True),
    _sign(
        "cji",
        0.8,
        "reply of NCIC or NLETS with an entry number",
        r"(?:NCIC|NLETS|III)\s+(?:hit|return|response|reply|record|entry)|hit\s+confirmation",
        _CRIMINAL,
    ),
    _sign("cji", 0.3, "database named", r"NCIC|NLETS|hit\s+confirmation", with_name=True),
    _sign(
        "cori",
        0.9,
        "state criminal record named",
        r"CORI\s+(?:check|report|response|return)|DOJ\s+(?:rap|response|record)|CLETS\s+(?:return|"
        r"printout|response|reply|record)|no\s+CLETS\s+record",
        with_name=True,
    ),
    _sign(
        "cori",
        0.6,
        "conviction history with a CII or SID",
        r"convict(?:ed|ions?)|priors?\b.{0,30}\b(?:PC|HS|VC)|probation\s+(?:until|for|term)|"
        r"parole\s+until|dispo(?:sition)?\s*:\s*(?:conv|dism)",
        _CRIMINAL,
    ),
    _sign("phi", 0.9, "care report with vital signs of a named patient", rf"{_VITALS}[\s\S]{{0,200}}?{_VITALS}", with_name=True),
    _sign(
        "phi",
        0.85,
        "care record number",
        r"MRN|e?PCR|medical\s+record|Medicare|MBI|Medi-?Cal|patient\s+id|run\s+n(?:o|umber)|insurance|kaiser|med\s+rec",
        _HEALTH,
    ),
    _sign(
        "phi",
        0.8,
        "patient with care and an identifier",
        r"(?:pt|patient)\b[\s\S]{0,160}?\b(?:c/o|hx|meds|NKDA|dx|transported|diagnos\w+|"
        r"prescri\w+|dementia|overdose|naloxone|narcan|seizure|CHF|COPD|STEMI|stroke)",
        _ANYBODY,
        with_name=True,
    ),
    _sign(
        "phi",
        0.7,
        "patient with care, named",
        r"(?:pt|patient)\b[\s\S]{0,160}?\b(?:c/o|hx|meds|NKDA|dx|transported|diagnos\w+|"
        r"prescri\w+|dementia|overdose|naloxone|narcan|seizure|CHF|COPD|STEMI|stroke)",
        with_name=True,
    ),
    _sign(
        "phi", 0.8, "mental health hold of a named person", r"5150|5585|W\.?I\.?C\.?\s+hold|psychiatric\s+hold", with_name=True
    ),
    _sign(
        "phi",
        0.6,
        "medical leave or diagnosis of a named person",
        r"FMLA|diagnos(?:is|ed)|HIV|substance\s+use\s+disorder|methadone",
        with_name=True,
    ),
    _sign(
        "juvenile",
        0.85,
        "juvenile with a police contact",
        r"juv(?:enile)?s?\s+(?:suspect|victim|arrest\w*|detain\w*|cit\w+|file|record|court|"
        r"hall|was|is|named)|(?:WIC\s*(?:300|601|602)|(?:300|601|602)\s*WIC)|petition\s+under\s+section\s+602",
        with_name=True,
    ),
    _sign(
        "juvenile",
        0.8,
        "child victim or child abuse report",
        r"child\s+(?:abuse|victim|molest\w*)|273[ad]\b|11166|suspected\s+child\s+abuse|CPS\s+referral|forensic\s+interview",
        with_name=True,
    ),
    _sign(
        "juvenile",
        0.75,
        "runaway or missing juvenile",
        r"runaway(?:\s+juvenile)?|missing\s+(?:juvenile|child)|MUPS\s+entry|AMBER\s+Alert\s+for",
        with_name=True,
    ),
    _sign(
        "victim_protected",
        0.85,
        "section whose victims may keep their name from the record",
        rf"{_PROTECTED_SECTIONS}(?:\([a-z0-9]\))*\s*\(?P\.?C\b|P\.?C\.?\s*§?\s*{_PROTECTED_SECTIONS}|"
        rf"Penal\s+Code\s+(?:section\s+)?{_PROTECTED_SECTIONS}|293(?:\.5)?\s*P\.?C|P\.?C\.?\s*293",
        with_name=True,
    ),
    _sign(
        "victim_protected",
        0.75,
        "offence whose victims the law protects",
        r"(?:sexual(?:ly)?\s+(?:assault\w*|abus\w*|batter\w*)|raped?\b|domestic\s+violence|"
        r"human\s+traffick\w*|stalk(?:ed|ing|er)|safe\s+at\s+home|SART\s+exam|restraining\s+order|"
        r"protective\s+order)",
        with_name=True,
    ),
    _sign(
        "informant",
        0.9,
        "confidential informant",
        r"(?<!what a )confidential\s+(?:reliable\s+)?(?:informants?|sources?)\b(?!\s+(?:is|"
        r"are|program|policy|means|rules?))|\bCRI\b\s*#?\s*\d|CI\s*(?:\#|no\.?|number)\s*[\w-]+|"
        r"informant\s+(?:file|number|payment|\#)|(?:our|my|the|paid|registered)\s+informant|"
        r"\bcooperating\s+(?:witness|defendant)|(?:our|two|three|the|my)\s+cooperators?|"
        r"code\s+names?\s+of|CRI'?s?\s+(?:payment|file|log)|protected\s+witness(?:es)?|sealed\s+(?:search[- ]?"
        r"warrant\s+)?affidavit",
    ),
    _sign(
        "informant",
        0.85,
        "undercover staff",
        r"undercover\s+(?:officer|detective|agent|name|identity|deputy|buy|operation|vehicle)|"
        r"\bUC\s+(?:officer|detective|ofc|det|agent|buy|name)|controlled\s+buy|\bwearing\s+a\s+wire|"
        r"UC\s+identity|UC\s+(?:has|met|will|bought|is)|(?:my|our)\s+undercover|undercover's|"
        r"cover\s+(?:story|team)|wire\s+intercept|buy-?bust",
    ),
    _sign(
        "tactical",
        0.9,
        "operation or entry plan",
        r"(?:ops|operations?|tactical|entry|raid|search\s+warrant)\s+plan\b[\s\S]{0,200}?\b(?:entry|"
        r"breach\w*|stag(?:e|ing)|team|flash\s?bang|perimeter|stack|sniper|target\s+location|"
        r"brief(?:ing)?\s+at)",
    ),
    _sign(
        "tactical",
        0.8,
        "plan of a service or a protection",
        r"(?:warrant\s+service|(?:dignitary|VIP|executive)\s+protection|arrest|takedown|"
        r"stakeout|barricade)\s+plan|no-?knock|arrest\s+signal|order\s+of\s+entry|motorcade\s+route|"
        r"shift\s+gaps",
    ),
    _sign(
        "tactical",
        0.75,
        "what a covert team does and where",
        r"surveillance\s+(?:log|notes|schedule)|stash\s+house|(?:pole|hidden|covert)\s+cam(?:era)?s?\s+(?:locations?"
        r"|list)|watch(?:es|ing)?\s+the\s+house|blind\s+spots?\b.{0,60}\b(?:camera|courthouse|"
        r"jail)|(?:team|unit|detectives?)\s+hits?\s+(?:tomorrow|tonight|at)|interview\s+trick|"
        r"marked\s+bills",
    ),
    _sign(
        "tactical",
        0.8,
        "covert surveillance",
        r"(?:pole\s+cam(?:era)?|covert\s+camera|tracker|GPS\s+track\w+|surveillance\s+(?:van|"
        r"post|location|team|OP)|observation\s+post|decoy\s+(?:car|vehicle|operation)|bait\s+(?:car|"
        r"bike))\b[^\n]{0,80}?\b(?:at|on|in|near|until|from|installed|placed|across)",
    ),
    _sign(
        "tactical",
        0.8,
        "radio encryption or tactical channel",
        r"encryption\s+keys?\b|(?:tac|tactical)\s+(?:channel|freq\w*)\s*[:#]?\s*\d|talkgroup\s+(?:id\s*)?\d",
    ),
    _sign(
        "tactical",
        0.7,
        "SWAT movement with time or place",
        r"SWAT\b[^\n]{0,120}?\b(?:at\s+\d{3,4}|\d{4}\s?h(?:ou)?rs|entry|breach|stage|staging)",
    ),
    _sign(
        "alpr",
        0.85,
        "plate reader result",
        r"(?:ALPR|LPR|licen[sc]e\s+plate\s+reader|Flock|Vigilant)\b",
        {"LICENSE_PLATE", "VIN"},
    ),
    _sign(
        "personnel",
        0.8,
        "internal affairs or discipline of an officer",
        r"(?:internal\s+affairs|IA|IAD|PSB|professional\s+standards)\s+(?:case|investigat\w+|"
        r"complaint|file|interview|\#)|Skelly|POBR\w*|Pitchess|Brady\s+(?:list|letter|officer)|"
        r"citizen'?s?\s+complaint\s+(?:against|history)|sustained\s+(?:finding|allegation|"
        r"complaint)|use\s+of\s+force\s+review",
        with_name=True,
    ),
    _sign(
        "personnel",
        0.6,
        "discipline of a named officer",
        r"(?:officer|ofc|sgt|det|deputy)\b[\s\S]{0,200}?\b(?:suspend(?:ed|sion)|terminat(?:ed|"
        r"ion)|reprimand|disciplin\w+|written\s+warning)",
        with_name=True,
    ),
)
