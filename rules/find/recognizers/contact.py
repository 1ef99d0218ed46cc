"""How somebody is reached: telephone, e-mail, network addresses. Nothing here may look anything up."""

from __future__ import annotations

import re

from rules.find.recognizers import checks
from rules.find.recognizers.pattern import CHECKED, SHAPED, Pattern, bare, before, labelled

_VERSION = before(r"v|ver|version|rev|release|section|sec|chapter|ch|title|firmware|build|method")
_PO = before(
    r"PO|P\.O|order|invoice|item|job|serial|account|acct|barcode|upc|sku|id|parcel|lot|"
    r"batch|bid|case|incident|inc|event|meter|total|number\s+of"
)
_NATIONAL = r"(?:\+?1[-. ]{0,2})?(?:\([2-9]\d{2}\)|[2-9]\d{2})[-. /]{0,2}[2-9]\d{2}[-. ]{0,2}\d{4}"
_SPLIT = r"(?:\+?1[-. ]{0,2})?(?:\([2-9]\d{2}\)[-. ]{0,2}|[2-9]\d{2}[-. /])[2-9]\d{2}[-. ]?\d{4}"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "phone_labelled",
        "PHONE",
        labelled(
            r"phone|tel(?:ephone)?|cell(?:ular)?|mobile|fax|call(?:\s?back)?|callbk|cb|ph|text|"
            r"desk|home|work|contact|reach\w*\s+at",
            rf"{_NATIONAL}|\d{{3}}[-. ]\d{{4}}",
        ),
        "NANP",
        score=0.93,
    ),
    Pattern(
        "phone",
        "PHONE",
        re.compile(rf"(?<![\w.])(?<!\d-)(?P<v>{_SPLIT})(?!\w)(?!-\d)", re.ASCII),
        "North American Numbering Plan",
        score=CHECKED,
    ),
    Pattern(
        "phone_ten_digits",
        "PHONE",
        re.compile(r"(?<![\w.-])(?P<v>[2-9]\d{2}[2-9]\d{6})(?![\w-])(?![ \t](?:gallons|tons|bytes|sq|acre|feet|dollars))"),
        "North American Numbering Plan",
        score=0.6,
        unless=_PO,
    ),
    Pattern(
        "phone_abroad",
        "PHONE",
        re.compile(r"(?<![\w.])(?P<v>\+(?!1\D?\d{10})\d{1,3}(?:[-. ]?\(?\d{1,4}\)?){2,5})(?!\w)"),
        "ITU-T E.164",
        score=SHAPED,
    ),
    Pattern(
        "email",
        "EMAIL",
        re.compile(r"(?<![\w.+%-])(?P<v>[\w.+%'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24})(?![\w@])"),
        "RFC 5321 address",
        score=0.98,
        digits=False,
    ),
    Pattern(
        "ipv4",
        "IP_ADDRESS",
        re.compile(r"(?<![\w.])(?P<v>(?:\d{1,3}\.){3}\d{1,3})(?![\w])(?!\.\d)"),
        "RFC 791",
        score=CHECKED,
        check=checks.address,
        unless=_VERSION,
    ),
    Pattern(
        "ipv6",
        "IP_ADDRESS",
        re.compile(r"(?<![\w:.])(?P<v>[0-9A-Fa-f]{1,4}(?::{1,2}[0-9A-Fa-f]{1,4}){2,7}(?:::)?)(?![\w:])"),
        "RFC 4291",
        score=CHECKED,
        check=checks.address,
    ),
    Pattern("mac", "ORG_ID", bare(r"[0-9A-F]{2}(?:[:-][0-9A-F]{2}){5}"), "IEEE 802", score=CHECKED),
)
