"""How somebody is reached: telephone, e-mail, network addresses. Nothing here may look anything up."""

from __future__ import annotations

import re

from rules.find.recognizers import checks
from rules.find.recognizers.pattern import CHECKED, NUMBER_FIRST, SHAPED, Pattern, before, labelled, written

_VERSION = before(r"v|ver|version|rev|release|section|sec|chapter|ch|title|firmware|build|method")
_PO = before(
    r"PO|P\.O|order|invoice|item|job|serial|account|acct|barcode|upc|sku|id|parcel|lot|"
    r"batch|bid|case|incident|inc|event|meter|total|number\s+of"
)
_EXTENSION = r"(?:,?[ \t]{0,2}(?:x|ext\.?|extension)[ \t]{0,2}\#?\d{1,6})?"
_NATIONAL = r"(?:\+?1[-. ]{0,2})?(?:\([2-9]\d{2}\)|[2-9]\d{2})[-. /]{0,3}[2-9]\d{2}[-. ]{0,3}\d{4}"
_SPLIT = r"(?:\+?1[-. ]{0,2})?(?:\([2-9]\d{2}\)[-. ]{0,3}|[2-9]\d{2}(?:[-. /]|[ ][-./][ ]))[2-9]\d{2}(?:[-. ]?|[ ][-.][ ])\d{4}"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "phone_labelled",
        "PHONE",
        labelled(
            r"phone|tel(?:ephone|[eé]fono)?|cell(?:ular|phone)?|celular|mobile|m[oó]vil|fax|call(?:s|ed|ing)?(?:\s?back)?"
            r"(?:\s+(?:him|her|them|me|us)(?:\s+(?:at|on))?|\s+at)?|callbk|cb|ph|text(?:s|ed|ing)?(?:\s+(?:him|her|them|me))?|"
            r"desk|home|work|contact|reach\w*(?:\s+(?:him|her|them|me))?\s+(?:at|on)|(?:his|her|their|my"
            r"|whose)(?:\s+(?:new|old))?\s+number|"
            r"whatsapp|pager|landline|voicemail",
            rf"(?:{_NATIONAL}|\d{{3}}[-. ]\d{{4}}){_EXTENSION}",
        ),
        "NANP",
        score=0.93,
    ),
    Pattern(
        "phone",
        "PHONE",
        written(rf"(?<![\w.])(?<!\d-)(?P<v>{_SPLIT}{_EXTENSION})(?!\w)(?!-\d)", re.ASCII | re.IGNORECASE),
        "North American Numbering Plan",
        score=CHECKED,
    ),
    Pattern(
        "phone_ten_digits",
        "PHONE",
        written(
            r"(?<![\w.-])(?P<v>[2-9]\d{2}[2-9]\d{6})(?![\w-])(?![ \t](?:gallons|tons|bytes|sq|acre|feet|dollars))",
            after=NUMBER_FIRST,
        ),
        "North American Numbering Plan",
        score=0.6,
        unless=_PO,
    ),
    Pattern(
        "phone_abroad",
        "PHONE",
        written(r"(?<![\w.])(?P<v>\+(?!1\D?\d{10})\d{1,3}(?:[-. ]?\(?\d{1,4}\)?){2,5})(?!\w)", needs=("+",)),
        "ITU-T E.164",
        check=checks.eight_digits,
        score=SHAPED,
    ),
    Pattern(
        "phone_abroad_dialled",
        "PHONE",
        written(r"(?<![\w.-])(?P<v>011[- .]?\d{2,3}(?:[- .]\d{2,5}){2,4})(?![\w-])", after=NUMBER_FIRST),
        "ITU-T E.164 with the American prefix",
        score=SHAPED,
    ),
    Pattern(
        "email",
        "EMAIL",
        written(r"(?<![\w.+%-])(?P<v>[\w.+%'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24})(?![\w@])", needs=("@",)),
        "RFC 5321 address",
        score=0.98,
        digits=False,
    ),
    Pattern(
        "email_spelled",
        "EMAIL",
        written(
            r"(?<![\w.+%-])(?P<v>[\w.+-]{1,64}[ ]?(?:(?:\[at\]|\(at\))[ ]?[\w-]{1,40}"
            r"(?:[ ]?(?:\[dot\]|\(dot\)|[ ]dot[ ]|\.)[ ]?[\w-]{1,24}){1,3}|at[ ][\w-]{1,40}(?:[ ]dot[ ][\w-]{1,24}){0,2}[ ]dot[ ]"
            r"(?:com|org|net|gov|edu|us|io|info)))"
            r"(?!\w)",
            re.IGNORECASE,
            needs=("[at]", "(at)", " dot "),
        ),
        "addresses written so that no machine reads them",
        score=CHECKED,
        digits=False,
    ),
    Pattern(
        "ipv4",
        "IP_ADDRESS",
        written(r"(?<![\w.])(?P<v>(?:\d{1,3}\.){3}\d{1,3})(?![\w])(?!\.\d)", after=NUMBER_FIRST),
        "RFC 791",
        score=CHECKED,
        check=checks.address,
        unless=_VERSION,
    ),
    Pattern(
        "ipv6",
        "IP_ADDRESS",
        written(r"(?<![\w:.])(?P<v>[0-9A-Fa-f]{1,4}(?::{1,2}[0-9A-Fa-f]{1,4}){2,7}(?:::)?)(?![\w:])", needs=(":",)),
        "RFC 4291",
        score=CHECKED,
        check=checks.address,
    ),
)
