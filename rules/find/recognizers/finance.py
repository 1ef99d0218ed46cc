"""Money: cards and accounts."""

from __future__ import annotations

import re

from rules.find.recognizers import checks
from rules.find.recognizers.pattern import CHECKED, Pattern, before, labelled

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "card",
        "CREDIT_CARD",
        re.compile(
            r"(?<![\w.-])(?P<v>[2-6]\d{3}[- ]?\d{4}[- ]?\d{4}[- ]?\d{4}(?:\d{3})?|3[47]\d{2}[- ]?\d{6}[- ]?\d{5}|"
            r"3[068]\d{2}[- ]?\d{6}[- ]?\d{4})(?![\w-])"
        ),
        "ISO/IEC 7812",
        score=0.97,
        check=checks.card,
    ),
    Pattern(
        "card_labelled",
        "CREDIT_CARD",
        labelled(r"(?:credit|debit|visa|amex|mastercard|discover)(?:\s+card)?", r"\d{4}(?:[- ]?\d{4}){2,3}|\d{15,16}"),
        "domain guide 2.2",
        score=0.85,
    ),
    Pattern("routing", "BANK_ACCOUNT", labelled(r"routing|ABA|RTN", r"\d{9}"), "ABA routing number", check=checks.routing),
    Pattern(
        "account",
        "BANK_ACCOUNT",
        labelled(
            r"(?:bank\s+)?(?:account|acc(?:oun)?t)|checking|savings|IBAN|direct\s+deposit",
            r"\d{6,17}|[A-Z]{2}\d{2}[A-Z0-9]{11,30}",
        ),
        "domain guide 2.2",
        unless=before("GL|utility|library|project|fund|cost"),
        score=CHECKED,
    ),
)
