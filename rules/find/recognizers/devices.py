"""Numbers of things that lead to a person: weapons, telephones, network cards, parcels."""

from __future__ import annotations

import re
from itertools import product

from rules.find.recognizers import checks
from rules.find.recognizers.openings import ENDS
from rules.find.recognizers.pattern import (
    BEGINS_WITH_DIGIT,
    CHECKED,
    HOLDS_DIGIT,
    Pattern,
    bare,
    bare_source,
    before,
    labelled,
    written,
)

_GUIDE = "domain guide 2.2"
_PHONE = re.compile(r"\b(?:IMEI|phone|cell\w*|mobile|handset|device|sim|iphone|android|samsung|pixel|motorola)\b", re.IGNORECASE)
_TWO_SIGNS = frozenset([HOLDS_DIGIT, *(one + other + ENDS for one, other in product("abcdef", repeat=2))])
"""How a word of two hexadecimal signs can begin."""

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "serial",
        "ORG_ID",
        written(
            r"(?<![^\W_])(?:serial(?:ized)?|ser|s/?n|n[uú]mero\s+de\s+serie|serie)\b(?:\s?(?:(?:no|num|nbr|number)s?\b\.?|\#))?"
            r"[\"']?[:#./=, \t–-]{0,3}(?:(?:is|was|of)[ ])?[\"'#]?(?P<v>[A-Z0-9](?:[A-Z0-9-]){4,17})(?!\w)(?!\.\d)",
            re.IGNORECASE,
            after=r"serial|ser|sn|s|n[uú]|nu",
        ),
        _GUIDE,
        check=checks.three_digits,
        score=CHECKED,
        unless=before("port|ratio"),
    ),
    Pattern("imei", "ORG_ID", labelled(r"IMEI|MEID|ESN|device\s+id", r"\d{2}[- ]?\d{6}[- ]?\d{6}[- ]?\d{1,2}"), "3GPP TS 23.003"),
    Pattern(
        "imei_checked",
        "ORG_ID",
        bare(r"\d{2}-?\d{6}-?\d{6}-?\d", BEGINS_WITH_DIGIT),
        "3GPP TS 23.003: Luhn digit",
        check=checks.imei,
        beside=_PHONE,
        score=0.85,
    ),
    Pattern("meid", "ORG_ID", labelled(r"MEID|UDID|ESN", r"[0-9A-F]{8}-?[0-9A-F]{6,16}|[0-9A-F]{11,14}"), "3GPP2 S.R0048"),
    Pattern("sim_card", "ORG_ID", labelled(r"ICCID|SIM(?:\s+card)?|IMSI", r"89\d{16,18}|\d{15}"), "ITU-T E.118"),
    Pattern(
        "mac",
        "ORG_ID",
        written(bare_source(r"[0-9A-F]{2}(?:[:-][0-9A-F]{2}){5}"), re.IGNORECASE, after=_TWO_SIGNS),
        "IEEE 802",
        score=CHECKED,
    ),
    Pattern(
        "mac_dotted",
        "ORG_ID",
        bare(r"[0-9A-F]{4}\.[0-9A-F]{4}\.[0-9A-F]{4}", None, "."),
        "IEEE 802",
        score=CHECKED,
        check=checks.hexadecimal,
    ),
    Pattern("parcel_ups", "ORG_ID", bare(r"1Z[A-Z0-9]{16}"), "UPS tracking numbers", score=CHECKED),
    Pattern(
        "parcel",
        "ORG_ID",
        labelled(
            r"(?:(?:usps|ups|fedex|dhl|parcel|package|shipment)\s+)?tracking",
            r"[A-Z]{2}\d{9}[A-Z]{2}|9\d{3}(?:[ ]?\d{4}){4}(?:[ ]?\d{2})?|\d{12,22}",
        ),
        "carriers' tracking numbers",
    ),
)
