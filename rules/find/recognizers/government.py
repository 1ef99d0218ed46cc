"""Numbers that a government, an employer or a board gives a person."""

from __future__ import annotations

import re

from rules.find.recognizers import checks
from rules.find.recognizers.pattern import BEGINS_WITH_DIGIT, CHECKED, SHAPED, Pattern, bare, labelled, near, written

_GUIDE = "domain guide 2.2"
_SSN = r"SSN?(?=\W)|SS(?=\s?\#)|SS\s+no|soc(?:ial)?(?:\s+sec(?:urity)?)?(?:\s+(?:number|card))?|seguro\s+social"
_PROFESSION = (
    r"(?:contractor|medical|physician|nurs(?:e|ing)|RN|LVN|pharmac(?:y|ist)|dental|dentist|real\s+estate|broker|notary|guard|"
    r"cosmetology|barber|EMT|paramedic|attorney|insurance|bail\s+agent|teaching|professional|board)(?:'s)?"
)

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "ssn", "SSN", bare(r"\d{3}-\d{2}-\d{4}", BEGINS_WITH_DIGIT), "SSA: numbers never issued", score=CHECKED, check=checks.ssn
    ),
    Pattern(
        "itin", "SSN", bare(r"9\d{2}-\d{2}-\d{4}", BEGINS_WITH_DIGIT), "IRS: taxpayer numbers", score=CHECKED, check=checks.itin
    ),
    Pattern(
        "ssn_labelled",
        "SSN",
        labelled(rf"{_SSN}|(?:TIN|ITIN)(?:/SSN)?|tax(?:payer)?\s+id", r"\d{3}[- .]?\d{2}[- .]?\d{4}"),
        "SSA; IRS ITIN",
        check=checks.taxpayer,
        score=0.97,
    ),
    Pattern(
        "ssn_end",
        "SSN",
        labelled(
            r"last\s+(?:4|four)(?:\s+(?:digits\s+)?of\s+(?:(?:his|her|their|the|my)\s+)?|\s+)(?:ssn|social(?:\s+security)?)|"
            r"(?:ssn|social(?:\s+security(?:\s+number)?)?)(?:\s*[(,]?\s*(?:last\s+(?:4|four)|ending|ends)\)?(?:\s+(?:in|with))?)",
            r"\d{4}",
        ),
        "the last four digits name somebody where the rest is known",
        score=CHECKED,
    ),
    Pattern(
        "ssn_masked",
        "SSN",
        written(
            r"(?<![\w*-])(?P<v>(?:x{3}|\*{3}|\#{3})[- ]?(?:xx|\*\*|\#\#)[- ]?\d{4})(?!\w)",
            re.IGNORECASE,
            needs=("xxx", "***", "###"),
        ),
        "last four digits",
        score=SHAPED,
    ),
    Pattern(
        "passport",
        "PASSPORT",
        near(
            r"passports?|pasaporte|passaporte|passeport|h[oộ][ ]chi[eế]u|ppt|PP(?=[ ]?(?:no|\#|[A-Z]\d))|old[ ]book",
            r"[A-Z]{1,3}\d{6,9}[A-Z]?|\d{6,9}[A-Z]?|\d{2}[ ]\d{7}|[A-Z]{1,2}[ ]\d{6,8}",
        ),
        "ICAO 9303",
    ),
    Pattern(
        "passport_beside",
        "PASSPORT",
        bare(r"[A-Z]\d{8}|[A-Z]\d{7}[A-Z]|[A-Z]{2}\d{7}"),
        "State Department: passports since 2021; other countries",
        score=0.8,
        beside=re.compile(r"\bpassports?\b|\bpasaporte", re.IGNORECASE),
    ),
    Pattern(
        "alien_number",
        "PASSPORT",
        near(
            r"alien|A(?:-?number|-?no\b|\s?\#)|USCIS|green\s+card|visa\s+no|I-94",
            r"A?-?\d{8,9}|A?[ ]?\d{3}[- ]\d{3}[- ]\d{3}|[A-Z]{3}\d{10}|\d{8,9}[ ]?\d?[A-Z]\d",
        ),
        "8 CFR 264",
    ),
    Pattern(
        "uscis_receipt", "PASSPORT", bare(r"(?:EAC|WAC|LIN|SRC|MSC|IOE|NBC|YSC)\d{10}"), "USCIS receipt numbers", score=CHECKED
    ),
    Pattern(
        "organisation_id",
        "ORG_ID",
        labelled(
            r"emp(?:loyee|l|\.)?(?:\s?(?:id|no|num|number)\b\.?|(?=\s?\#))|payroll|personnel|staff\s+id|EID|"
            r"(?:library|patron|student|volunteer|cust|vendor|contractor|customer|permit\s+holder)(?:'s)?\s+"
            r"(?:card|id|no|number|lic(?:ense)?\.?|acc(?:oun)?t)|HMIS|utility\s+acc(?:oun)?t|"
            r"meter\s+(?:no|number|id)|agency\s+id|CSLB",
            r"[A-Z]{0,3}-?\d{4,14}(?:-\d{2,6}){0,3}",
        ),
        _GUIDE,
        score=0.96,
    ),
    Pattern(
        "professional_license",
        "ORG_ID",
        labelled(
            rf"{_PROFESSION}\s+(?:lic(?:en[sc]e)?\.?|cert(?:ificate|ification)?\.?|reg(?:istration)?\.?)|"
            r"(?:state\s+)?bar(?=\s?(?:no|num|number|card|\#|id))|SBN|DRE|CalBRE|NMLS|BRN|(?:POST|EMT)\s+(?:id|no|number"
            r"|cert\w*)",
            r"[A-Z]{0,4}[- ]?\d{4,9}",
        ),
        "45 CFR 164.514(b)(2)(i)(K): certificate and license numbers",
    ),
    Pattern(
        "library_card",
        "ORG_ID",
        near(r"library|patron|card", r"2\d{13}|2[ ]\d{4}[ ]\d{5}[ ]\d{4}"),
        "Codabar patron number",
    ),
    Pattern("npi", "ORG_ID", near("NPI", r"[12]\d{9}"), "45 CFR 162.406", check=checks.npi),
    Pattern("dea_number", "ORG_ID", near("DEA", r"[A-Z]{2}\d{7}"), "21 CFR 1301", check=checks.dea),
)
