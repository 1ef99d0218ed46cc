"""Vehicles and drivers: plates, VINs and licence numbers."""

from __future__ import annotations

import re

from rules.find.recognizers import checks
from rules.find.recognizers.pattern import SHAPED, Pattern, bare, before, labelled, near

_GUIDE = "domain guide 2.2"
_CA_PLATE = r"[1-9][A-Z]{3}\d{3}|\d{3}[A-Z]{3}\d|\d{5}[A-Z]\d|\d[A-Z]\d{5}|\d{7}"
_ANY_PLATE = rf"{_CA_PLATE}|[A-Z]{{2,4}}[ -]?\d{{3,5}}|\d{{1,3}}[A-Z]{{1,3}}\d{{0,4}}|\d[A-Z]{{2,3}}"
_PLATE_LABEL = (
    r"(?:licen[sc]e|lic|number|vanity|partial|commercial|texas|nevada|oregon|arizona|"
    r"california|ca)?\s?plates?|lic(?:ense)?|LP|LPN|veh(?:icle)?\s+(?:lp|lic|reg|tag)|"
    r"tags?|registration"
)
_VEHICLE = re.compile(
    r"(?:\b(?:veh(?:icle)?|car|truck|suv|van|sedan|coupe|pickup|motorcycle|registered|"
    r"R/O|DMV|stolen|parked|driving|drove|white|black|gr[ae]y|silver|blue|red|"
    r"green|gold|tan|maroon|honda|toyota|ford|chev\w*|nissan|bmw|audi|lexus|acura|dodge|"
    r"jeep|kia|hyundai|mazda|subaru|tesla|vw|volkswagen|mercedes|gmc|"
    r"ram|prius|camry|corolla|civic|accord|altima|charger|tahoe|silverado|tundra|tacoma|f-?150|CA)\b)",
    re.IGNORECASE,
)
_LOT = before(r"lots?|dose|parts?|p/n|class|course|model|item|sku|catalog|date|code|label|sheet|bus|fleet|asset|unit|order|rev")
_MONTH = re.compile(r"\d(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|MGX|MGS)", re.IGNORECASE)
_LICENCE = (
    r"C?DL|OLN|D\.L\.|(?:driver'?s?|driving|operator'?s?)\s+lic(?:en[sc]e)?|(?:state|"
    r"california|calif|CA|NV|OR|AZ|TX|FL|NY|WA)\s+ID(?:\s+card)?"
)


def _not_a_lot_mark(value: str) -> bool:
    return _MONTH.match(value) is None and _MONTH.match(value[2:]) is None


PATTERNS: tuple[Pattern, ...] = (
    Pattern("vin", "VIN", bare(r"[A-HJ-NPR-Z0-9]{17}"), "49 CFR 565.15", score=0.97, check=checks.vin),
    Pattern("vin_labelled", "VIN", labelled(r"V\.?I\.?N\.?", r"[A-HJ-NPR-Z0-9]{11,17}"), _GUIDE, check=checks.three_digits),
    Pattern(
        "plate",
        "LICENSE_PLATE",
        labelled(_PLATE_LABEL, _CA_PLATE),
        "California DMV plate series",
        check=checks.three_digits,
        unless=before("dl|driver"),
    ),
    Pattern(
        "plate_other",
        "LICENSE_PLATE",
        labelled(r"(?:licen[sc]e|lic|texas|nevada|oregon|arizona|partial|state)?\s?plate|LP|lic(?=[:/#])", _ANY_PLATE),
        _GUIDE,
        score=0.9,
        check=checks.any_digit,
    ),
    Pattern(
        "plate_vanity",
        "LICENSE_PLATE",
        labelled(r"(?:vanity|personali[sz]ed)\s+plate|plate(?=:)", r"[A-Z0-9]{2,8}"),
        _GUIDE,
        score=0.85,
        digits=False,
    ),
    Pattern(
        "plate_shape",
        "LICENSE_PLATE",
        bare(r"[1-9][A-HJ-NPR-Z][A-Z][A-HJ-NPR-Z]\d{3}|\d{5}[A-Z]\d|\d[A-Z]\d{5}"),
        "California DMV plate series; needs a vehicle near by",
        score=SHAPED,
        check=_not_a_lot_mark,
        unless=_LOT,
    ),
    Pattern(
        "driver_license",
        "DRIVER_LICENSE",
        near(rf"{_LICENCE}|license", r"[A-Z]\d{7}"),
        "California DMV: letter and seven digits",
        check=None,
        unless=before("permit"),
    ),
    Pattern(
        "driver_license_other",
        "DRIVER_LICENSE",
        labelled(_LICENCE, r"[A-Z]\d{8,14}|\d{7,10}|\d{2}-\d{3}-\d{4}|[A-Z]\d{3}-\d{4}-\d{4}"),
        "state formats, domain guide 2.2",
    ),
)

NEEDS_VEHICLE = {"plate_shape": _VEHICLE}
"""Rows that count only when the other pattern matches in the 60 characters around the value."""
