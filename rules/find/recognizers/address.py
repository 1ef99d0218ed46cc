"""Where somebody lives: street addresses with units, blocks, post boxes. Intersections and parks are no address."""

from __future__ import annotations

import re

from rules.find.common import is_common
from rules.find.recognizers.pattern import CHECKED, Pattern

_SUFFIX = (
    r"st(?:reet)?|ave?(?:nue)?|r(?:oa)?d|dr(?:ive)?|bl(?:vd|oulevard)|boulevard|l(?:ane|"
    r"n)|way|c(?:our)?t|cir(?:cle)?|pl(?:ace)?|p(?:ar)?kwy|parkway|ter(?:race)?|"
    r"h(?:igh)?wy|highway|expy|expressway|loop|sq(?:uare)?|plaza|mall|trl|trail|aly|alley|row|run|wy"
)
_UNIT = (
    r"(?:,?[ \t]{1,2}(?:(?:apt|apartment|unit|ste|suite|sp(?:ace)?|rm|room|bldg|trlr|"
    r"lot|fl(?:oor)?)\b\.?[ \t]{0,2}\#?[ \t]?[A-Z0-9-]{1,6}|\#[ \t]?[A-Z0-9-]{1,6}|\d{1,4}(?=[ \t]*(?:$|"
    r"[,.;\n])|[ \t]+\d{4}[ \t]*HRS|[ \t]+(?!HRS|hrs|hours)[A-Z]{2,3}\b[ \t]\d)))?"
)
_DIRECTION = r"(?:[NSEW]\.?|[NS][EW]|north|south|east|west)[ \t]+"
_NOT_A_STREET = (
    r"(?:way|year|hour|minute|day|week|month|mile|foot|feet|ft|lane|percent|the|a|an|"
    r"of|in|on|at|to|by|per|for|from|and|or|is|was|are|more|new|people|units?|"
    r"blocks?|CFR|USC|U\.S|PC|VC|HS|WIC|GC|down|up|miles|lanes|hours|minutes|days|feet|"
    r"vehicles?|cars?|officers?|victims?|suspects?|cases?|calls?|that|this|"
    r"hrs|yo|yom|yof|male|female|january|february|march|april|may|june|july|august|september|october|november|december)\b"
)
_WORD = rf"(?!{_NOT_A_STREET})(?:\d{{1,3}}(?:st|nd|rd|th)|[^\W\d_][\w.'-]{{0,20}})"

_DOUBTFUL = frozenset(
    ["run", "court", "place", "way", "mall", "row", "loop", "drive", "trail", "square", "circle", "terrace", "highway"]
)


def _names_a_street(value: str) -> bool:
    """Without a capital or an ordinal, "10 units a day run" reads like an address: then the words must be no ordinary ones."""
    words = value.split()
    if any(c.isupper() for c in value) or any(re.match(r"\d+(?:st|nd|rd|th)$", word) for word in words[1:]):
        return True
    return not all(is_common(word) for word in words[1:-1]) or (len(words[0]) > 2 and words[-1] not in _DOUBTFUL)


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "street_address",
        "STREET_ADDRESS",
        re.compile(
            rf"(?<![\w.$/-])(?P<v>\d{{1,6}}(?:-\d{{1,4}}|[A-D])?(?:[ \t]1/2)?[ \t]+(?:{_DIRECTION})?(?:{_WORD}[ \t]+)"
            rf"{{1,3}}?(?:{_SUFFIX})\b(?:\.(?=[ \t]+(?:\#|apt|unit|ste|sp)))?(?:[ \t][NSEW]\b)?{_UNIT})",
            re.IGNORECASE,
        ),
        "USPS Publication 28",
        score=CHECKED,
        check=_names_a_street,
    ),
    Pattern(
        "street_one_name",
        "STREET_ADDRESS",
        re.compile(
            rf"(?<![\w.$/-])(?P<v>\d{{2,5}}[ \t]+(?:{_DIRECTION})?(?:Broadway|BROADWAY|broadway|The[ \t]Embarcadero)\b{_UNIT})"
        ),
        "USPS Publication 28",
        score=CHECKED,
    ),
    Pattern(
        "block_of",
        "STREET_ADDRESS",
        re.compile(
            rf"(?<![\w.$/-])(?P<v>\d{{2,5}}[ \t]+(?:hundred[ \t]+)?(?:block|blk)(?:[ \t]+of)?[ \t]+(?:{_DIRECTION})"
            rf"?(?:{_WORD}[ \t]+){{0,3}}?(?:(?:{_SUFFIX})\b\.?|broadway\b))",
            re.IGNORECASE,
        ),
        "domain guide 2.2",
        score=0.93,
    ),
    Pattern(
        "po_box",
        "STREET_ADDRESS",
        re.compile(r"(?<!\w)(?P<v>P\.?[ \t]?O\.?[ \t]{0,2}Box[ \t]{1,2}\#?\d{1,7})(?!\w)", re.IGNORECASE),
        "USPS Publication 28",
        score=CHECKED,
    ),
    Pattern(
        "address_spanish",
        "STREET_ADDRESS",
        re.compile(
            r"(?<!\w)(?:calle|avenida|av)\b\.?[ \t]+(?P<v>(?:[A-ZÁÉÍÓÚÑ][\w'-]{1,20}[ \t]+){1,3}\d{2,5})(?!\w)", re.IGNORECASE
        ),
        "Spanish order: street, then number",
        score=CHECKED,
    ),
    Pattern(
        "address_labelled",
        "STREET_ADDRESS",
        re.compile(
            r"(?<!\w)(?:addr(?:ess)?|res(?:idence)?)\b[\"']?[ \t]{0,2}[:=/][ \t]{0,3}[\"']?"
            r"(?P<v>\d{2,6}[ \t]+[A-Za-z][^\n,;|\"]{2,40}?)(?=[\"',;|\n]|[ \t]{2,}|$)",
            re.IGNORECASE,
        ),
        "form fields",
        score=0.8,
    ),
    Pattern(
        "coordinates",
        "STREET_ADDRESS",
        re.compile(r"(?<![\w.])(?P<v>[+-]?\d{1,2}\.\d{4,8},[ \t]{0,2}[+-]?1?\d{1,2}\.\d{4,8})(?![\w.])"),
        "45 CFR 164.514: geocodes",
        score=0.8,
    ),
)
