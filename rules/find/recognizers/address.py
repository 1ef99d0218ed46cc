"""Where somebody lives: street addresses with units, blocks, post boxes. Intersections and parks are no address."""

from __future__ import annotations

import re

from rules.find.common import is_common
from rules.find.recognizers.pattern import CHECKED, NUMBER_FIRST, Pattern, written

_SUFFIX = (
    r"st(?:reet)?|ave?(?:nue)?|r(?:oa)?d|dr(?:ive)?|bl(?:vd|oulevard)|boulevard|l(?:ane|"
    r"n)|way|c(?:our)?t|cir(?:cle)?|pl(?:ace)?|p(?:ar)?kwy|parkway|ter(?:race)?|"
    r"h(?:igh)?wy|highway|expy|expressway|loop|sq(?:uare)?|plaza|mall|trl|trail|aly|alley|row|run|wy"
)
_UNIT = (
    r"(?:,?[ \t]{1,2}(?:(?:apt|apartment|unit|ste|suite|sp(?:ace|c)?|rm|room|bldg|trlr|"
    r"lot|fl(?:oor)?)\b\.?[ \t]{0,2}\#?[ \t]?[A-Z0-9-]{1,6}|\#[ \t]?[A-Z0-9-]{1,6}|\d{1,4}(?=[ \t]*(?:$|"
    r"[,.;\n])|[ \t]+\d{4}[ \t]*HRS|[ \t]+(?!HRS|hrs|hours)[A-Z]{2,3}\b[ \t]\d)))?"
)
_DIRECTION = r"(?:[NSEW]\.?|[NS][EW]|north|south|east|west)[ \t]+"
_NOT_A_STREET = (
    r"(?:way|year|hour|minute|day|week|month|mile|foot|feet|ft|lane|percent|the|a|an|"
    r"of|in|on|at|to|by|per|for|from|and|or|is|was|are|more|new|people|units?|"
    r"calories|dollars|acres|employees|residents|patients|students|times|trips|jobs|books|"
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


_ROAD = (
    r"(?:(?:state|st|us|u\.s\.|county|co|old|interstate)\.?[ \t]+)?(?:h(?:igh)?wy|highway|route|rte|county[ \t]+r(?:oa)?d"
    r"|state[ \t]+route|"
    r"farm[ \t]+road|forest[ \t]+road|FM|SR|CR)\.?[ \t#-]{0,2}(?:[NESWJA]-?)?\d{1,4}[A-Z]?"
)
"""Roads with a number: the word alone is none ("12 Highway Patrol officers")."""
_RARE_SUFFIX = (
    r"(?:Bend|Cove|Crossing|Xing|Ridge|Glen|Hollow|Pass|Path|Pike|Point|Trace|Turn|View|Vista|Walk|Landing|Mews|Commons"
    r"|Crest|Green|"
    r"Grove|Spur|Shores|Knoll|Gardens|Oaks|Bluff|Row|Estates|Meadows?|Canyon|Creek|Heights|Hill|Hills)"
)
_SPANISH = (
    r"(?:calle|avenida|av|camino|paseo|calzada|callej[oó]n|privada|cerrada|corte|v[ií]a|rancho|alameda|plaza|boulevard|rue)"
)
_NAME = r"[^\W\d_][\w'.-]{1,20}"
_OF = r"(?:(?:de[ ]la|de[ ]los|de[ ]las|del|de|la|las|los|el|san|santa)[ \t]+){0,2}"
_PUBLIC_PLACE = re.compile(
    r"hydrant|park|station|sensor|manhole|valve|survey|benchmark|signal|pump|monument|GIS|map|centroid|tower|culvert"
    r"|outfall|tree|meter|"
    r"stop|bridge|library|hall|building|site|well",
    re.IGNORECASE,
)
"""Coordinates of a thing that the city owns are no secret."""
_AT_HOME = (
    r"(?:(?:home|mailing|current|last[ ]known|street)[ ])?addr(?:ess)?|res(?:idence)?|home|domicile|mailing|domicilio"
    r"|direcci[oó]n|loc(?:ation)?|residing[ \t]+at|"
    r"(?:lives?|lived|living|resides?|resided|stays?|stayed|staying|moved|vive|hiding|sleeping)[ \t]+(?:at|on|to|in"
    r"|with(?:[ \t]+\w+){1,3}[ \t]+at|en)"
)


def _names_no_year(value: str) -> bool:
    """ "2025 Oak Grove" is a plan of that year, not a house."""
    return re.match(r"(?:19|20[0-4])\d[ \t]", value) is None


def _spanish_name(value: str) -> bool:
    """ "12 via courier" is no street: what is a word of English too needs a capital."""
    return _names_a_house(value) and (
        any(c.isupper() for c in value) or re.search(r"\s(?:call|aven|cam|pas|calz|priv)", value) is not None
    )


def _names_a_house(value: str) -> bool:
    """After "lives at": a number and words of which one is no ordinary word."""
    words = [word.strip(".,'") for word in value.split()[1:]]
    return any((word.istitle() or not is_common(word)) and not word.isdigit() for word in words if len(word) > 2)


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "street_address",
        "STREET_ADDRESS",
        written(
            rf"(?<![\w.$/-])(?P<v>\d{{1,6}}(?:-\d{{1,4}}|-?[A-D])?(?:[ \t]1/2)?[ \t]+(?:{_DIRECTION})?(?:{_WORD}[ \t]+)"
            rf"{{1,3}}?(?:{_SUFFIX})\b(?:\.(?=,?[ \t]+(?:\#|apt|unit|ste|sp|lot|bldg)))?(?:[ \t](?:[NS][EW]"
            rf"|[NSEW])\b(?!'))?{_UNIT})",
            re.IGNORECASE,
            after=NUMBER_FIRST,
        ),
        "USPS Publication 28",
        score=CHECKED,
        check=_names_a_street,
    ),
    Pattern(
        "street_rare_suffix",
        "STREET_ADDRESS",
        written(
            rf"(?<![\w.$/-])(?P<v>\d{{2,5}}[ \t]+(?:{_DIRECTION})?(?:[A-Z][a-z'-]{{1,20}}[ \t]+){{1,2}}{_RARE_SUFFIX}\b"
            rf"(?![ \t]+[A-Z][a-z])(?i:{_UNIT}))",
            after=NUMBER_FIRST,
        ),
        "USPS Publication 28",
        score=0.8,
        check=_names_no_year,
    ),
    Pattern(
        "street_rare_suffix_caps",
        "STREET_ADDRESS",
        written(
            r"(?<![\w.$/-])(?P<v>\d{3,5}[ \t]+(?:[NSEW][ \t]+)?(?:[A-Z][A-Z'-]{2,20}[ \t]+){1,2}"
            r"(?:COVE|RIDGE|RDG|GLEN|HOLLOW|PIKE|VISTA|KNOLL|CREST|LANDING|MEADOWS?|BEND|CROSSING|XING)\b(?:[ \t](?:APT"
            r"|UNIT|\#)[ \t]?\w{1,5})?)",
            after=NUMBER_FIRST,
        ),
        "USPS Publication 28",
        score=0.8,
        check=_names_no_year,
    ),
    Pattern(
        "street_one_name",
        "STREET_ADDRESS",
        written(
            rf"(?<![\w.$/-])(?P<v>\d{{2,5}}[ \t]+(?:{_DIRECTION})?(?:Broadway|BROADWAY|broadway"
            rf"|The[ \t]Embarcadero)\b(?i:{_UNIT}))",
            after=NUMBER_FIRST,
        ),
        "USPS Publication 28",
        score=CHECKED,
    ),
    Pattern(
        "road_with_number",
        "STREET_ADDRESS",
        written(
            rf"(?<![\w.$/-])(?P<v>\d{{2,6}}[ \t]+(?:{_DIRECTION})?{_ROAD}(?![\w/])(?:[ \t](?:north|south|east|west"
            rf"|[NSEW])\b)?{_UNIT})",
            re.IGNORECASE,
            after=NUMBER_FIRST,
        ),
        "USPS Publication 28, 6: highways, county and state roads",
        score=CHECKED,
    ),
    Pattern(
        "block_of",
        "STREET_ADDRESS",
        written(
            rf"(?<![\w.$/-])(?P<v>\d{{2,5}}[ \t]+(?:hundred[ \t]+)?(?:block|blk)(?:[ \t]+of)?[ \t]+(?:{_DIRECTION})"
            rf"?(?:{_WORD}[ \t]+){{0,3}}?(?:(?:{_SUFFIX})\b\.?|broadway\b))",
            re.IGNORECASE,
            after=NUMBER_FIRST,
        ),
        "domain guide 2.2",
        score=0.93,
    ),
    Pattern(
        "po_box",
        "STREET_ADDRESS",
        written(
            r"(?<!\w)(?P<v>(?:P\.?[ \t]?O\.?[ \t]{0,2}(?:Box|B\.?)|POB|post[ ]office[ ]box|apartado(?:[ ]postal)?|PMB)[ \t]{0,2}"
            r"\#?[ ]?\d{1,7}[A-Z]?)(?!\w)",
            re.IGNORECASE,
            after="p|post|apartado",
        ),
        "USPS Publication 28",
        score=CHECKED,
    ),
    Pattern(
        "rural_box",
        "STREET_ADDRESS",
        written(
            r"(?<!\w)(?P<v>(?:R\.?R\.?|rural[ ](?:route|rte)|H\.?C\.?R?|star[ ]route|RFD|PSC"
            r"|CMR)[ \t]{0,2}\#?\d{0,5}[ \t,]{1,2}Box[ \t]{0,2}"
            r"\#?\d{1,6}[A-Z]?)(?!\w)",
            re.IGNORECASE,
            needs=("box",),
        ),
        "USPS Publication 28",
        score=CHECKED,
    ),
    Pattern(
        "address_spanish",
        "STREET_ADDRESS",
        written(
            r"(?<!\w)(?:calle|avenida|av)\b\.?[ \t]+(?P<v>(?:[A-ZÁÉÍÓÚÑ][\w'-]{1,20}[ \t]+){1,3}\d{2,5})(?!\w)",
            re.IGNORECASE,
            after="calle|avenida|av",
        ),
        "Spanish order: street, then number",
        score=CHECKED,
    ),
    Pattern(
        "address_spanish_name",
        "STREET_ADDRESS",
        written(
            rf"(?<![\w.$/-])(?P<v>\d{{2,6}}[ \t]+(?:{_DIRECTION})?{_SPANISH}\b\.?[ \t]+{_OF}{_NAME}"
            rf"(?:[ \t]+(?-i:[A-Z])[\w'-]{{1,20}})?{_UNIT})",
            re.IGNORECASE,
            after=NUMBER_FIRST,
        ),
        "the Spanish kind of street stands before its name",
        score=0.85,
        check=_spanish_name,
    ),
    Pattern(
        "address_labelled",
        "STREET_ADDRESS",
        written(
            r"(?<!\w)(?:addr(?:ess)?|res(?:idence)?|direcci[oó]n|domicilio|loc"
            r"|mailing[ ]address)\b[\"']?[ \t]{0,2}[:=/][ \t]{0,3}[\"']?"
            r"(?P<v>\d{2,6}[ \t]+[A-Za-z][^\n,;|\"]{2,40}?)(?=[\"',;|\n]|[ \t]{2,}|$)",
            re.IGNORECASE,
            after="addr|res|direcci|domicilio|loc|mailing",
        ),
        "form fields",
        score=0.8,
    ),
    Pattern(
        "address_at_home",
        "STREET_ADDRESS",
        written(
            rf"(?<!\w)(?:{_AT_HOME})\b[:=]?[ \t]{{1,3}}(?:is[ ])?(?P<v>\d{{2,6}}[ \t]+(?:{_DIRECTION})?{_WORD}"
            rf"(?:[ \t]+(?-i:[A-Z])[\w'-]{{1,20}}){{0,2}}{_UNIT})(?![\w%])(?![.,]\d)",
            re.IGNORECASE,
            after=_AT_HOME,
        ),
        "a number and a name after a word for living somewhere",
        score=0.75,
        check=_names_a_house,
    ),
    Pattern(
        "coordinates",
        "STREET_ADDRESS",
        written(r"(?<![\w.])(?P<v>[+-]?\d{1,2}\.\d{4,8},[ \t]{0,2}[+-]?1?\d{1,2}\.\d{4,8})(?![\w.])"),
        "45 CFR 164.514: geocodes",
        score=0.8,
        unless=_PUBLIC_PLACE,
    ),
    Pattern(
        "coordinates_labelled",
        "STREET_ADDRESS",
        written(
            r"(?<!\w)lat(?:itude)?[\"']?[ \t]{0,2}[:=]?[ \t]{0,2}(?P<v>[+-]?\d{1,2}\.\d{3,12}[NS\"']?[,; \t]{0,3}[\"']?"
            r"(?:lon(?:g(?:itude)?)?|lng)[\"']?[ \t]{0,2}[:=]?[ \t]{0,2}[+-]?1?\d{1,2}\.\d{3,12})(?![\w.])",
            re.IGNORECASE,
            after="lat",
        ),
        "45 CFR 164.514: geocodes",
        score=0.85,
        unless=_PUBLIC_PLACE,
    ),
)
