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


def _private(value: str) -> bool:
    return _chosen(value) and _OFFICIAL.search(value) is None


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
