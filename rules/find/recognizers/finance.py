"""Money: cards and accounts."""

from __future__ import annotations

from rules.find.recognizers import checks
from rules.find.recognizers.pattern import CHECKED, HOLDS_DIGIT, NUMBER_FIRST, Pattern, bare, before, labelled, near, written

_GUIDE = "domain guide 2.2"
_NO_PERSONS_ACCOUNT = before("GL|utility|library|project|fund|cost|budget|ledger|expense|revenue")

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "card",
        "CREDIT_CARD",
        written(
            r"(?<![\w.-])(?P<v>[2-6]\d{3}[- ]?\d{4}[- ]?\d{4}[- ]?\d{4}(?:\d{3})?|3[47]\d{2}[- ]?\d{6}[- ]?\d{5}|"
            r"3[068]\d{2}[- ]?\d{6}[- ]?\d{4}|3[068]\d{2}[ ]\d{4}[ ]\d{4}[ ]\d{2}|"
            r"35\d{2}[- ]?\d{4}[- ]?\d{4}[- ]?\d{4})(?![\w-])",
            after=NUMBER_FIRST,
        ),
        "ISO/IEC 7812",
        score=0.97,
        check=checks.card,
    ),
    Pattern(
        "card_labelled",
        "CREDIT_CARD",
        labelled(
            r"(?:credit|debit|visa|amex|mastercard|discover|EBT|gift|prepaid|green\s?dot|tarjeta)(?:\s+card)?",
            r"\d{4}(?:[- ]?\d{4}){2,3}|\d{15,16}|\d{4}[- ]\d{6}[- ]\d{5}",
        ),
        _GUIDE,
        score=0.85,
    ),
    Pattern("card_code", "CREDIT_CARD", labelled(r"CVV2?|CVC2?|card\s+security\s+code", r"\d{3,4}"), "the code on a card"),
    Pattern(
        "routing",
        "BANK_ACCOUNT",
        labelled(r"routing|ABA|RTN|transit", r"\d{9}|\d{4}[- ]\d{4}[- ]\d|\d{3}[ ]\d{3}[ ]\d{3}"),
        "ABA routing number",
        check=checks.routing,
    ),
    Pattern(
        "routing_named",
        "BANK_ACCOUNT",
        near(r"rtg|rtn|deposit|ACH|credit[ ]union|bank(?:'s[ ]number)?", r"\d{9}|\d{9}-\d{6,10}|\d{18}"),
        _GUIDE,
        score=0.72,
        unless=before("phone|case|ein|fein|duns"),
    ),
    Pattern(
        "account",
        "BANK_ACCOUNT",
        labelled(
            r"(?:bank\s+)?(?:account|acc(?:oun)?t)|a/c|checking|savings|IBAN|direct\s+deposit|cuenta(?:\s+bancaria)?",
            r"\d{6,17}|[A-Z]{2}\d{2}[A-Z0-9]{11,30}|\d{4}(?:[- ]\d{4}){2,3}",
        ),
        _GUIDE,
        unless=_NO_PERSONS_ACCOUNT,
        score=CHECKED,
    ),
    Pattern(
        "iban",
        "BANK_ACCOUNT",
        bare(r"[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?"),
        "ISO 13616",
        score=0.97,
        check=checks.iban,
    ),
    Pattern(
        "wallet",
        "BANK_ACCOUNT",
        written(r"(?<!\w)(?P<v>0x[0-9a-fA-F]{40}|bc1[02-9ac-hj-np-z]{25,60})(?!\w)", after=frozenset([HOLDS_DIGIT])),
        "EIP-55, BIP-173",
        score=CHECKED,
    ),
    Pattern(
        "account_of_utility",
        "ORG_ID",
        labelled(r"acc(?:oun)?t", r"\d{3,6}-\d{3,6}-\d{2,4}"),
        _GUIDE,
        unless=_NO_PERSONS_ACCOUNT,
        score=CHECKED,
    ),
)
