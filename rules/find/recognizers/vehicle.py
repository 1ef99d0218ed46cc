"""Vehicles and drivers: plates, VINs and licence numbers."""

from __future__ import annotations

import re

from rules.find.recognizers import checks
from rules.find.recognizers.pattern import BEGINS_WITH_DIGIT, HOLDS_DIGIT, SHAPED, Pattern, bare, before, labelled, near

_GUIDE = "domain guide 2.2"
_CA_PLATE = r"[1-9][ -]?[A-Z]{3}[ -]?\d{3}|\d{3}[ ]?[A-Z]{3}[ ]?\d|\d{5}[A-Z]\d|\d[A-Z]\d{5}|\d{7}"
_ANY_PLATE = (
    rf"{_CA_PLATE}|[A-Z]{{2,4}}\d{{2,5}}|(?-i:[A-Z]{{2,4}})[ -]\d{{2,5}}|\d{{1,3}}[A-Z]{{1,3}}\d{{0,4}}|\d[A-Z]{{2,3}}"
    rf"|\d{{3,4}}[ -][A-Z]{{2,3}}|"
    rf"[A-Z]\d{{2}}[ -]?[A-Z]{{3}}|[A-Z]{{3}}[ -]?\d[A-Z]\d{{1,2}}|[A-Z]{{1,2}}\d{{4,6}}|\d{{2}}[A-Z]\d{{3,4}}"
    rf"|[A-Z]{{2}}\d[A-Z]{{2}}|[A-Z]{{2}}\d{{2}}[A-Z]\d{{2}}"
)
_STATES = (
    r"(?:CA|NV|OR|AZ|WA|TX|UT|ID|NM|CO|FL|NY|NJ|IL|OH|MI|PA|GA|NC|VA|MN|MO|TN|IN|calif(?:ornia)?|nevada|oregon|arizona|"
    r"washington|texas|utah|idaho|colorado|florida|new[ ]york|illinois|ohio|michigan|georgia|out[ ]of[ ]state)"
)
_PLATE_LABEL = (
    r"(?:(?:licen[sc]e|lic|number|vanity|partial|commercial|trailer|temp(?:orary)?|texas|nevada|oregon|arizona|"
    r"california|ca)[\s_]?)?plates?|lic(?:ense)?|LP|LPN|veh(?:icle)?\s+(?:lp|lic|reg|tag)|"
    r"tags?|registration|placas?|matr[ií]cula"
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
    r"C?DLN?|OLN|O\.?L\.?N\.?|D\.L\.|(?:driver'?s?|drivers'|driving|operator'?s?)[\s_]+lic(?:en[sc]e|s)?|(?:state|"
    r"california|calif|CA|NV|OR|AZ|TX|FL|NY|WA)\s+ID(?:entification)?(?:\s+card)?|licencia(?:\s+de\s+(?:conducir|manejar))?|"
    rf"{_STATES}\s+(?:DL|(?:driver'?s?\s+)?lic(?:en[sc]e)?(?=\s?(?:no|num|\#|:)))"
)
_LICENCE_OF_A_STATE = (
    r"[A-Z]\d{8,14}|\d{7,10}|\d{2,3}-\d{2,3}-\d{3,4}|[A-Z]\d{2,3}-\d{2,4}-\d{2,5}(?:-\d{1,3}){0,2}|[A-Z]{1,2}\d{5,8}[A-Z]?|"
    r"[A-Z]{3}-\d{2}-\d{4}|\d{2}[A-Z]{3}\d{5}|\d{3}[A-Z]{2}\d{4}|WDL[A-Z0-9*]{9}|[A-Z]\d{4}[ ]\d{5}[ ]\d{5}|"
    r"\d{3}[ ]\d{3}[ ]\d{3}|[A-Z][ ]\d{7}|\d{12}"
)


def _not_a_lot_mark(value: str) -> bool:
    return _MONTH.match(value) is None and _MONTH.match(value[2:]) is None


_VEHICLE_NEAR = re.compile(
    r"\b(?:plates?|lic|registered|R/?O|DMV|stolen|parked|drove|driving|trailer|motorcycle|truck|tractor|sedan|suv|honda|toyota|ford|"
    r"chev\w*|nissan|bmw|audi|lexus|acura|dodge|jeep|kia|hyundai|mazda|subaru|tesla|vw|mercedes|gmc|ram|prius|camry|corolla|civic|"
    r"accord|altima|charger|tahoe|silverado|tundra|tacoma|f-?150|isuzu|ranger|sierra|yamaha|harley|kawasaki|ducati|buick|infiniti)\b",
    re.IGNORECASE,
)
_NO_VEHICLE = before(
    r"lots?|dose|parts?|p/n|class|course|model|item|sku|catalog|date|code|label|sheet|bus|fleet|asset|unit|order|rev|case|report|cite|"
    r"citation|no|number|id|badge|flight|claim|policy|permit|invoice|engine|serial|ser|tag|un"
)
_OF_SOMEBODY = re.compile(
    r"\b(?:DOB|licen[cs]es?|lic|C?DLN?|OLN|wallet|drivers?|susp(?:ect)?s?|DMV|SSN|caregiver|purchaser|\d{1,2}[-/]\d{1,2}[-/](?:19|20)?\d\d|"
    r"ID(?:'d)?|I\.D\.|identification|name|comes[ ]back|not[ ]on[ ]file|proof|shown)\b",
    re.IGNORECASE,
)


def _part_of_plate(value: str) -> bool:
    """Letters and digits, or a gap that somebody left."""
    letters = sum(character.isalpha() for character in value)
    digits = sum(character.isdigit() for character in value)
    return (
        digits >= 1
        and letters >= 1
        and letters + digits >= 3
        and not re.fullmatch(r"(?:19|20)\d\d\w*|\d+(?:st|nd|rd|th|am|pm|hrs?)", value, re.I)
    )


PATTERNS: tuple[Pattern, ...] = (
    Pattern("vin", "VIN", bare(r"[A-HJ-NPR-Z0-9]{17}"), "49 CFR 565.15", score=0.97, check=checks.vin),
    Pattern(
        "vin_labelled",
        "VIN",
        labelled(r"V\.?I\.?N\.?|chassis|HIN|hull\s+id", r"[A-HJ-NPR-Z0-9]{11,17}"),
        _GUIDE,
        score=0.98,
        check=checks.three_digits,
    ),
    Pattern(
        "vin_spaced",
        "VIN",
        labelled(r"V\.?I\.?N\.?", r"(?:[A-HJ-NPR-Z0-9]{1,8}[ -]){1,16}[A-HJ-NPR-Z0-9]{1,8}"),
        _GUIDE,
        check=checks.vin_spaced,
    ),
    Pattern(
        "vin_end",
        "VIN",
        labelled(r"VIN\s+(?:ending|ends)(?:\s+(?:in|with))?|last\s+\w{1,5}\s+of\s+(?:the\s+)?VIN", r"[A-HJ-NPR-Z0-9]{4,8}"),
        _GUIDE,
        check=checks.three_digits,
    ),
    Pattern(
        "plate",
        "LICENSE_PLATE",
        labelled(rf"(?:{_PLATE_LABEL})(?:[\s:#,-]{{1,3}}{_STATES}\b)?", _CA_PLATE),
        "California DMV plate series",
        check=checks.three_digits,
        unless=before("dl|driver"),
    ),
    Pattern(
        "plate_other",
        "LICENSE_PLATE",
        labelled(
            rf"(?:(?:(?:licen[sc]e|lic|texas|nevada|oregon|arizona|partial|state)[\s_]?)?plates?|LPN?|lic(?=[:/#])|placas?"
            rf"|matr[ií]cula|"
            rf"{_STATES}[ ](?:plates?|tags?|reg(?:istration)?))(?:[\s:#,-]{{1,3}}{_STATES}\b)?",
            _ANY_PLATE,
        ),
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
        bare(r"[1-9][A-HJ-NPR-Z][A-Z][A-HJ-NPR-Z]\d{3}|\d{5}[A-Z]\d|\d[A-Z]\d{5}", BEGINS_WITH_DIGIT),
        "California DMV plate series; needs a vehicle near by",
        score=SHAPED,
        check=_not_a_lot_mark,
        unless=_LOT,
        beside=_VEHICLE,
    ),
    Pattern(
        "plate_alone",
        "LICENSE_PLATE",
        bare(r"[4-9][A-Z]{3}\d{3}", BEGINS_WITH_DIGIT),
        "California DMV plate series since 1999: little else is written so",
        score=SHAPED - 0.05,
        check=_not_a_lot_mark,
        unless=_LOT,
    ),
    Pattern(
        "plate_partial",
        "LICENSE_PLATE",
        labelled(
            r"partial(?:[ ](?:plate|lic\w*|lp))?|plates?(?:[ ](?:reads|was|is|they[ ]wanted[ ]was))?|plt|lp",
            r"(?=[A-Z?_. -]{0,6}\d)[A-Z0-9?_]{2,8}(?<![A-Z]{4})(?:[ ](?-i:[A-Z]{2,3}\d{0,4}|\d{3,4}))?|"
            r"[A-Z0-9]{2,4}[·-][A-Z0-9]{2,5}",
        ),
        _GUIDE,
        score=0.74,
        check=_part_of_plate,
        unless=before("dl|driver"),
    ),
    Pattern(
        "plate_of_other_kinds",
        "LICENSE_PLATE",
        bare(r"\d{2}[A-Z]\d{4}|\d[A-Z]\d{5}|\d{5}[A-Z]\d|[A-Z]{3}\d{4}|\d[A-Z]{2}\d{4}", HOLDS_DIGIT),
        "commercial, motorcycle and trailer series, other states; needs a vehicle just before",
        score=SHAPED - 0.08,
        check=_not_a_lot_mark,
        unless=_NO_VEHICLE,
        beside=_VEHICLE_NEAR,
    ),
    Pattern(
        "driver_license",
        "DRIVER_LICENSE",
        near(rf"{_LICENCE}|licen[cs]es?|lic|OL|DMV(?:[ ](?:no|id))?|I\.?D\.?|permit", r"[A-Z][ ]?\d{7}"),
        "California DMV: letter and seven digits",
        unless=before("permit"),
    ),
    Pattern(
        "driver_license_beside",
        "DRIVER_LICENSE",
        bare(r"(?-i:[A-Z]|[a-z](?=\d{7}\b))\d{7}"),
        "California DMV: letter and seven digits, in a sentence about somebody",
        score=0.63,
        beside=_OF_SOMEBODY,
    ),
    Pattern(
        "driver_license_other",
        "DRIVER_LICENSE",
        labelled(rf"(?:{_LICENCE})(?:[\s:#,-]{{1,3}}{_STATES}\b)?", _LICENCE_OF_A_STATE),
        "state formats, domain guide 2.2",
        check=checks.three_digits,
    ),
)
