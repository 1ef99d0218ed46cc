"""Numbers that a government or an employer gives a person or a thing."""

from __future__ import annotations

import re

from rules.find.recognizers import checks
from rules.find.recognizers.pattern import CHECKED, SHAPED, Pattern, bare, before, labelled, near

_GUIDE = "domain guide 2.2"

PATTERNS: tuple[Pattern, ...] = (
    Pattern("ssn", "SSN", bare(r"\d{3}-\d{2}-\d{4}"), "SSA: numbers never issued", score=CHECKED, check=checks.ssn),
    Pattern(
        "ssn_labelled",
        "SSN",
        labelled(
            r"SSN|SS(?=\s?\#)|SS\s+no|soc(?:ial)?(?:\s+sec(?:urity)?)?(?:\s+number)?|(?:TIN|ITIN)(?:/SSN)?|tax(?:payer)?\s+id",
            r"\d{3}[- .]?\d{2}[- .]?\d{4}",
        ),
        "SSA; IRS ITIN",
        check=checks.taxpayer,
        score=0.97,
    ),
    Pattern("passport", "PASSPORT", near(r"passports?", r"[A-Z]{0,2}\d{7,9}"), "ICAO 9303"),
    Pattern(
        "alien_number",
        "PASSPORT",
        near(r"alien|A-?number|USCIS|green\s+card|visa\s+no", r"A?-?\d{8,9}|[A-Z]{3}\d{10}"),
        "8 CFR 264",
    ),
    Pattern(
        "organisation_id",
        "ORG_ID",
        labelled(
            r"emp(?:loyee|l|\.)?(?:\s?(?:id|no|num|number)\b\.?|(?=\s?\#))|payroll|personnel|"
            r"(?:library|patron|student|volunteer|cust|vendor|contractor|customer|permit\s+holder)(?:'s)?\s+"
            r"(?:card|id|no|number|lic(?:ense)?\.?|acc(?:oun)?t)|HMIS|utility\s+acc(?:oun)?t|"
            r"meter\s+(?:no|number|id)|agency\s+id|CSLB|bar\s+no",
            r"[A-Z]{0,3}-?\d{4,14}(?:-\d{2,6}){0,3}",
        ),
        _GUIDE,
        score=0.96,
    ),
    Pattern(
        "serial",
        "ORG_ID",
        re.compile(
            r"(?<![^\W_])(?:serial|ser|s/?n)\b(?:\s?(?:(?:no|num|number)\b\.?|\#))?[:#./ \t]{0,3}(?:is[ \t])?"
            r"(?P<v>[A-Z0-9](?:[A-Z0-9-]){4,17})(?!\w)(?!\.\d)",
            re.IGNORECASE,
        ),
        _GUIDE,
        check=checks.three_digits,
        score=CHECKED,
        unless=before("port|ratio"),
    ),
    Pattern("library_card", "ORG_ID", near(r"library|patron|card", r"2\d{13}"), "Codabar patron number"),
    Pattern(
        "account_of_utility",
        "ORG_ID",
        labelled(r"acc(?:oun)?t", r"\d{3,6}-\d{3,6}-\d{2,4}"),
        _GUIDE,
        unless=before("GL|ledger|fund|cost|project"),
        score=CHECKED,
    ),
    Pattern("imei", "ORG_ID", labelled(r"IMEI|MEID|device\s+id", r"\d{2}-?\d{6}-?\d{6}-?\d"), "3GPP TS 23.003"),
    Pattern(
        "ssn_masked", "SSN", labelled(r"SSN|social", r"(?:x{3}|\*{3})-?(?:xx|\*\*)-?\d{4}"), "last four digits", score=SHAPED
    ),
)
