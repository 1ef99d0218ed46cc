"""Login names, handles on social networks, and the codes of doors."""

from __future__ import annotations

import re

from rules.find.common import is_common
from rules.find.recognizers.pattern import CHECKED, Pattern, written
from rules.find.vocabulary import vocabulary

_SECRET = "USERNAME_PASSWORD"
_PLAIN_WORDS = vocabulary("""
    page screen field fields form portal prompt button name names info information issue issues error errors required failed
    fails failure attempt attempts credentials account accounts access policy password passwords reset resets change changes
    history manager with without from their there these those which every within until after before please because through
    protected process sheet system table update rules again today everyone everybody window windows session sessions timeout
    locked lockout problem problems question questions
""")
_OFFICIAL = re.compile(
    r"city|county|police|sheriff|fire|gov|official|dept|library|parks|pages|groups|watch|company|events|news", re.I
)
_NETWORK = (
    r"snap(?:chat)?|insta(?:gram)?|ig|tik\s?tok|twitter|facebook|fb|venmo|cash\s?app|zelle|telegram|discord|whatsapp|"
    r"kik|onlyfans|linkedin|bluesky|mastodon|xbox|psn"
)
_PLACE = (
    r"(?:(?:front|back|side|main|garage|building|apartment|apt|pool|community|vehicle)\s+)?"
    r"(?:gate|door|alarm|entry|lock\s?box|garage|building|key\s?pad|elevator|lobby|safe|lock)"
)
_CODE = r"[#*]?\d{3,8}[#*]?|\d{1,2}-\d{1,2}-\d{1,2}|[A-Z]\d{3,6}[#*]?|[#*]?\d{3,6}[A-Z][#*]?"


def _chosen(value: str) -> bool:
    """Somebody chose this as a login: not one of the words that follow "login" in plain text."""
    words = re.split(r"[_.-]", value.lower().strip("."))
    return not all(word in _PLAIN_WORDS or is_common(word) for word in words)


_DECORATOR = re.compile(
    r"(?:app|pytest|router|functools|dataclass\w*|contextlib|abc|click|typing|mock|property|types|angular|nestjs)\b"
)


def _private(value: str) -> bool:
    return _chosen(value) and _OFFICIAL.search(value) is None


def _handle(value: str) -> bool:
    return _private(value) and _DECORATOR.match(value) is None


_LOGIN = (
    r"user(?:[ ]?(?:name|id))?|login|logon|log-in|screen[ ]?name|handle|account|acct|signs[ ]as|goes[ ]by|snap"
    r"(?:chat)?|insta(?:gram)?|"
    r"tik\s?tok|twitter|facebook|fb|ig|icloud|discord|telegram|kik|venmo|texter|svc|service[ ]account|"
    r"fingerprint[ ]id|credentials|"
    r"listing[ ]posted[ ]by|reservation[ ]name|photo[ ]from|dm[ ]from|ran[ ]it[ ]as|signed[ ]in[ ]as|"
    r"logged[ ]in[ ]as|whether|linkedin"
)
_ANY_DOOR = (
    r"(?:knox|key|lock|call)\s?box|gate|alarm|door(?:[ ]keypad)?|keypad|safe|locker|"
    r"gun[ ]locker|lobby|panel(?:[ ]pw)?|combo|combination|passcode|pass|pin"
)
_DOOR_CODE = (
    r"[#*]\d{3,8}#?|\d{3,8}[#*]|\d{1,2}(?:-\d{1,2}){2,5}[#*]?|[A-Z]\d{1,2}(?:-[A-Z]\d{1,2}){2}|\d{4,8}|\d{3}[ ]\d{3}[ ]\d{2,3}#?"
)
_COUNTED = (
    r"(?:[a-z]{4,}s\b|block|blk|[NSEW]\.?[ ]|sq|feet|ft|miles|gallons|dollars|hrs|hours|people|units|am|"
    r"pm|(?:[A-Z][a-z]+[ ]){1,2}(?:st|street|ave|rd|dr|blvd|way|ln|ct)\b)"
)
_PUBLIC_CODE = re.compile(
    r"\b(?:zip|area|error|penal|municipal|health|safety|vehicle|building|fire|bar|qr|dress|exit|status|event|fund|cost|account|gl|project|"
    r"naics|sic|cpt|billing|reason|icd|response|gov\w*|viol\w*|charge|section|evid\w*|city|county|uniform|source|postal|country|"
    r"business|elections|labor|civil|family|welfare|institutions|probate|education|revenue|tax|program|class|job|pay|product|item|"
    r"rate|http|return|insurance|procedure|professions|corporations|plumbing|electrical|residential|mun|muni|reserve|object|radio|"
    r"disposition|dispo|nature|type|unit|vendor|discount|promo|coupon|course|dept|department|color|parcel|use|dealer|"
    r"(?-i:[A-Z][a-z]+\.?(?= Code)))\.?[ ](?:codes?|pins?|pass)\b[^\n]{0,12}$",
    re.IGNORECASE,
)
_PROGRAM = re.compile(r"(?:^|\n)[ \t]*@?$|(?:import|from|class|def|npm|pip|docker|image:)[^\n]{0,24}$")
"""A decorator, a package: no handle."""


def _built(value: str) -> bool:
    """Joined or numbered, and not only of ordinary words: dsald_7, not "read-only"."""
    words = [word for word in re.split(r"[_.\d-]+", value.lower()) if word]
    return (
        not all(word in _PLAIN_WORDS or is_common(word) for word in words)
        and not _FILE.search(value)
        and _OFFICIAL.search(value) is None
    )


_FILE = re.compile(
    r"\.(?:com|org|net|gov|edu|io|us|py|js|ts|txt|csv|pdf|docx?|xlsx?|json|ya?ml|log|exe|sh|sql|html?|zip|png|jpe?g|mp4|conf|cfg|ini)$",
    re.I,
)


PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "login",
        _SECRET,
        written(
            r"(?<![^\W_])(?:user\s?name|user\s?id|log-?in|user(?==|:)|usuario(?=:)|(?:user|snap(?:chat)?|"
            r"insta(?:gram)?|ig|tiktok|twitter|facebook|fb|social)\s?handle|handle(?=[\"' ]{0,3}(?:is\b|was\b|[:=@(]))"
            r"|screen\s?name|gamer\s?tag)\b[\"']?"
            r"[ \t]{0,2}(?:is[ \t]|was[ \t])?[:=]?[ \t]{0,2}[\"'(@]{0,2}(?P<v>[A-Za-z][\w.-]{3,40}\w)(?!\w)",
            re.IGNORECASE,
            after="user|usuario|log|snap|insta|ig|tik|twi|fac|fb|soc|handle|screen|gamer",
        ),
        "policy VI.C",
        score=CHECKED,
        check=_chosen,
        digits=False,
    ),
    Pattern(
        "social_handle",
        _SECRET,
        written(
            rf"(?<!\w)(?:{_NETWORK})\b(?:[ \t](?:name|account|user(?:name)?|profile|id|page))?[ \t]{{0,2}}"
            r"(?:(?:(?:is|was|as|es)[ \t]{1,2})?[:=(]{0,2}[ ]?[@$]|(?:is|was)[ ](?=[A-Za-z.-]{1,40}[\d_])"
            r"|[:=(]{1,2}[ ]?(?=[A-Za-z.-]{1,40}[\d_])|[:=(]{1,2}(?=\w))"
            r"(?P<v>[A-Za-z][\w.-]{2,40}\w)(?!\w)",
            re.IGNORECASE,
            after=_NETWORK,
        ),
        "domain guide 2.2",
        score=CHECKED,
        digits=False,
    ),
    Pattern(
        "profile",
        _SECRET,
        written(
            r"(?:facebook|instagram|twitter|tiktok|linkedin|snapchat|venmo|threads|x)\.(?:com|net)/(?:in/|add/|u/)?@?"
            r"(?P<v>[A-Za-z][\w.-]{2,40}\w)(?![\w/])",
            re.IGNORECASE,
            needs=(".com/", ".net/"),
        ),
        "45 CFR 164.514(b)(2)(i)(N): web addresses",
        score=CHECKED,
        check=_private,
        digits=False,
    ),
    Pattern(
        "handle",
        _SECRET,
        written(
            r"(?<![\w.@/+-])@(?P<v>(?=[\w.-]{0,30}[\d_.])[A-Za-z][\w.-]{2,30}\w)(?![\w@(=])(?!\.[a-z])",
            needs=("@",),
        ),
        "social networks",
        score=0.8,
        check=_handle,
        unless=_PROGRAM,
        digits=False,
    ),
    Pattern(
        "cash_tag",
        _SECRET,
        written(r"(?<![\w$])(?P<v>\$[A-Za-z][\w-]{3,20})(?!\w)", needs=("cash", "venmo")),
        "Cash App",
        score=0.8,
        digits=False,
    ),
    Pattern(
        "login_of_any_build",
        _SECRET,
        written(
            rf"(?<![^\W_])(?:{_LOGIN})\b[\"']?[ \t]{{0,2}}(?:(?:is|was|as|will[ ]be|of|for|called|named|under|"
            rf"from|user|acct|=>)[ \t]{{1,2}}){{0,2}}"
            r"[:=(]?[ \t]{0,2}[\"“'(@]{0,2}(?P<v>(?=[A-Za-z.@-]{0,30}[\d_.-]\w|\w{3,30}\d)[A-Za-z][\w.-]{2,40}\w)"
            r"(?![\w@/:.]\w)(?!\()",
            re.IGNORECASE,
            after=_LOGIN,
        ),
        "policy VI.C: an account's name is joined by signs or ends in digits",
        score=0.78,
        check=_built,
        digits=False,
    ),
    Pattern(
        "user",
        _SECRET,
        written(
            r"(?<![^\W_])(?:user(?:[ ]is)?|account|login|logged[ ]in[ ]as|signed[ ]in[ ]as|invalid[ ]user|password[ ]for)[ ]"
            r"(?P<v>[a-z]{4,16})(?=,?[ ](?:from|pw|pass|password|reset|temp|on[ ]host|error|locked|was[ ]used)\b|"
            r",[ ](?:temp|reset|pw|pass))",
            after="user|acc|log|sig|inv|pas",
        ),
        "tickets and logs: user rtakahata from 10.0.0.8",
        score=0.76,
        check=_chosen,
        digits=False,
    ),
    Pattern(
        "login_beside_name",
        _SECRET,
        written(
            r"(?<=[a-z]) \((?P<v>[a-z][a-z]{3,12}|[a-z]{2,12}\d{1,4})(?=\)[ ]*(?:from|ext|logged|signed|/|"
            r"at[ ]\d|on[ ](?:host|PC)|\n|$))",
            needs=(" (",),
        ),
        "tickets: Benito Lagunas (blagunas) from 198.51.100.23",
        score=0.64,
        check=_chosen,
        beside=re.compile(r"\b(?:requester|signed|logged|login|account|access|user|locked|password|AD)\b", re.IGNORECASE),
        digits=False,
    ),
    Pattern(
        "code_of_any_door",
        _SECRET,
        written(
            rf"(?<!\w)(?:{_ANY_DOOR})\b[ \t]{{0,2}}(?:\#?[ ]?(?:code|pin|combo|combination|number)\b)?[ ]?\(?"
            rf"(?:(?:still|is|was|new|es|now|number)[ \t]){{0,2}}[:=,-]?[ \t]{{0,2}}(?P<v>{_DOOR_CODE})(?![\w-])"
            rf"(?![.,:]\d)(?![ ](?:{_COUNTED}))",
            re.IGNORECASE,
            after=_ANY_DOOR,
        ),
        "officer safety",
        score=0.76,
    ),
    Pattern(
        "code_said",
        _SECRET,
        written(
            r"(?<!\w)(?:code|pins?|passcode|combo|combination|pass)\b(?:[ ](?:is|was|still|given|es|annex|old|"
            r"new|one)){0,3}[ ]?[:=,(]?[ ]?"
            rf"[\"“]?(?P<v>{_DOOR_CODE})(?![\w-])(?![.,:]\d)(?![ ](?:{_COUNTED}))",
            re.IGNORECASE,
            after="code|pin|passcode|combo|combination|pass",
        ),
        "officer safety",
        score=0.74,
        unless=_PUBLIC_CODE,
    ),
    Pattern(
        "door_code",
        _SECRET,
        written(
            r"(?<!\w)(?:gate|door|alarm|access|entry|lock\s?box|key\s?box|garage|security|key\s?pad|elevator|lobby|safe"
            r"|disarm|call\s?box)\s+"
            rf"(?:code|pin|combo|combination|passcode)\b[ \t]{{0,2}}(?:is[ \t]"
            rf"|was[ \t])?[:=-]?[ \t]{{0,2}}(?:\#[ ])?(?P<v>{_CODE})(?!\w)",
            re.IGNORECASE,
            after="gate|door|alarm|access|entry|lock|garage|security|key|elevator|lobby|safe|disarm|call",
        ),
        "officer safety",
        score=CHECKED,
    ),
    Pattern(
        "code_of_door",
        _SECRET,
        written(
            rf"(?<!\w)(?:code|pin|combo|combination)\s+(?:to|for|of|on)\s+(?:the\s+|her\s+|his\s+|their\s+|my\s+)?{_PLACE}\b"
            rf"[ \t]{{0,2}}(?:is[ \t]|was[ \t])?[:=-]?[ \t]{{0,2}}(?P<v>{_CODE})(?!\w)",
            re.IGNORECASE,
            after="code|pin|combo|combination",
        ),
        "officer safety",
        score=CHECKED,
    ),
    Pattern(
        "door",
        _SECRET,
        written(
            r"(?<!\w)(?:(?:gate|door|(?:lock|key)\s?box|alarm)(?:[ \t]?[:=\#][ \t]?|[ \t]code[ \t])|(?:lock|key)\s?box[ ]"
            r"|code[ ](?:is[ ])?"
            r"(?=[#*]\d{3,6}\b|\d{3,6}[#*]))(?P<v>[#*]?\d{3,6}[#*]?)(?![\w-])",
            re.IGNORECASE,
            after="gate|door|lock|key|alarm|code",
        ),
        "dispatch notes: gate: 4417#",
        score=0.8,
    ),
    Pattern(
        "pin_in_prose",
        _SECRET,
        written(
            r"(?<!\w)pin(?:[ ](?:code|number))?(?:[ ](?:is|was)[ ]|[ ]?[:=][ ]?|[ ]code[ ])(?P<v>\d{4,8})(?![\w-])", after="pin"
        ),
        "domain guide 2.2",
        score=CHECKED,
    ),
    Pattern(
        "pin",
        _SECRET,
        written(
            r"(?<!\w)(?:PIN|passcode|Pin)\b[ \t]{0,2}(?:is[ \t]|was[ \t]|code[ \t]|number[ \t]"
            r"|no\.?[ \t])?[:=#]?[ \t]{0,2}(?P<v>\d{4,8})(?![\w-])",
            after="pin|passcode",
        ),
        "domain guide 2.2",
        score=CHECKED,
    ),
)
