"""Secrets: keys by the prefix that their issuer gives them, passwords by what stands around them."""

from __future__ import annotations

import re

from rules.find.common import is_common
from rules.find.recognizers.pattern import CHECKED, Pattern, written
from rules.find.vocabulary import vocabulary

_SECRET = "USERNAME_PASSWORD"
_PLAIN_WORDS = vocabulary("""
    page screen field fields form portal prompt button name names info information issue issues error errors required failed
    fails failure attempt attempts credentials account accounts access policy reset resets expired expires expiration should
    must cannot change changes changed history manager with without from their there these those which every within until
    after before please because through protected process sheet system table update length strength rules rule complexity
    again today everyone everybody window windows session sessions timeout locked lockout problem problems question questions
    none null true false string optional hidden redacted removed blank empty unknown incorrect invalid wrong correct same
    secret secure strong weak default temporary login username confidential sensitive
""")


_CODE = re.compile(
    r"[(\[{]$|\(\)|^(?:os|self|config|settings|env|process|request)\.|environ|getenv|^%\w+%?$|^\$|^\*+$|^x+$", re.IGNORECASE
)
"""An expression of a program, or a row of stars: no password."""


def _plain(value: str) -> bool:
    word = value.lower().strip(".,;:")
    return word in _PLAIN_WORDS or is_common(word)


def _mixed(value: str) -> bool:
    """A password looks like one: letters, and digits or signs."""
    return (
        any(c.isalpha() for c in value)
        and any(not c.isalpha() for c in value.rstrip(".,;:"))
        and not (_CODE.search(value) or all(_plain(word) for word in re.split(r"[_-]", value) if word))
    )


def _word_like(value: str) -> bool:
    """No measure, no hotline number in a sentence, no expression."""
    kinds = (any(map(str.isdigit, value)), any(map(str.islower, value)), any(map(str.isupper, value)) or value[-1] in "!*")
    return all(kinds) and _mixed(value) and len(value) >= 7 and _NUMBERED.fullmatch(value) is None


def _hard(value: str) -> bool:
    """What a system asks for: letters with digits, and a sign or a change of case; no date, no file, no number of a ticket."""
    return (
        _mixed(value)
        and _NUMBERED.fullmatch(value) is None
        and _ADDRESS.search(value) is None
        and (any(c.islower() for c in value))
        and (not value[0].isdigit())
    )


_NUMBERED = re.compile(
    r"[A-Z]{1,6}[-#+]?\d[\d-]*[A-Z]?|[A-Za-z]+#\d{1,5}|[\w-]+\d\?|(?:19|20)\d\d\S*|[A-Za-z]+-?\d{1,2}|covid.*", re.IGNORECASE
)
_ADDRESS = re.compile(r"[:\\]|\.(?:com|org|net|gov|edu|io|us|pdf|docx?|xlsx?|csv|txt|log|py|js)\b", re.IGNORECASE)


def _set(value: str) -> bool:
    """After "password:" one word stands for itself, unless it is an ordinary one, a placeholder or an expression."""
    return not _plain(value) and _CODE.search(value) is None and any(c.isalnum() for c in value)


def _key(id: str, value: str, source: str, *needs: str) -> Pattern:
    return Pattern(id, _SECRET, written(rf"(?<![\w-])(?P<v>{value})(?![\w-])", needs=needs), source, score=0.99, digits=False)


_WORD = (
    r"pass(?:word|wd|phrase|code|wort)?s?(?:'s)?|wpa[23]?(?:\s+key)?|pwd?|p/w|contrase[ñn]a|clave|secret|"
    r"wi-?fi(?:\s+(?:key|code))?|network\s+key|passkey"
)
_TOKEN = (
    r"(?:api|access|secret|auth|client|private|encryption|subscription|shared)[_ -]?(?:access[_ -]?)?(?:key|token|secret)|"
    r"token|bearer"
)
_LABEL = rf"(?:{_WORD}|{_TOKEN})\b[\"']?"

PATTERNS: tuple[Pattern, ...] = (
    _key("aws_key", r"(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}", "AWS IAM unique identifiers", "akia", "asia", "aroa", "aida"),
    _key(
        "github_token",
        r"gh[pousr]_[A-Za-z0-9]{36,255}|"
        r"github_pat_[A-Za-z0-9_]{22,255}",
        "GitHub token formats",
        "ghp_",
        "gho_",
        "ghu_",
        "ghs_",
        "ghr_",
        "github_",
    ),
    _key(
        "gitlab_token",
        r"gl(?:pat|dt|rt|ptt|ft|agent|oas|cbt|imt|soat)"
        r"-[A-Za-z0-9_.-]{20,255}",
        "GitLab token prefixes",
        "glpat-",
        "gldt-",
        "glrt-",
        "glptt-",
        "glft-",
        "glagent-",
        "gloas-",
        "glcbt-",
        "glimt-",
        "glsoat-",
    ),
    _key("slack_token", r"xox[abeoprs]-[A-Za-z0-9-]{10,250}|xapp-[A-Za-z0-9-]{10,250}", "Slack token types", "xox", "xapp-"),
    _key(
        "google_key",
        r"AIza[A-Za-z0-9_-]{35}|ya29\.[A-Za-z0-9_-]{20,1000}|GOCSPX-[A-Za-z0-9_-]{20,64}",
        "Google API keys",
        "aiza",
        "ya29.",
        "gocspx-",
    ),
    _key(
        "secret_key",
        r"(?:sk|pk|rk|tc)[-_][A-Za-z0-9][A-Za-z0-9_-]{15,200}",
        "OpenAI, Anthropic, Stripe and our own keys",
        *(kind + sign for kind in ("sk", "pk", "rk", "tc") for sign in "-_"),
    ),
    _key("stripe_hook", r"whsec_[A-Za-z0-9+/=]{16,100}", "Stripe webhook secrets", "whsec_"),
    _key(
        "registry_token",
        r"npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{50,500}|dckr_pat_[A-Za-z0-9_-]{20,64}",
        "package registries",
        "npm_",
        "pypi-",
        "dckr_pat_",
    ),
    _key(
        "service_token",
        r"hf_[A-Za-z0-9]{30,60}|dop_v1_[a-f0-9]{64}|dapi[a-f0-9]{32}|SG\.[\w-]{16,32}\.[\w-]{30,64}|SK[a-f0-9]{32}|"
        r"key-[a-f0-9]{32}|shp(?:at|ss|ca)_[a-fA-F0-9]{32}|xai-[A-Za-z0-9]{40,100}|gsk_[A-Za-z0-9]{40,80}",
        "vendors' token prefixes",
        "hf_",
        "dop_v1_",
        "dapi",
        "sg.",
        "sk",
        "key-",
        "shp",
        "xai-",
        "gsk_",
    ),
    _key("jwt", r"eyJ[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,1000}", "RFC 7519", "eyj"),
    Pattern(
        "slack_hook",
        _SECRET,
        written(r"hooks\.slack\.com/(?:services|workflows)/(?P<v>[A-Za-z0-9/_-]{20,120})", needs=("hooks.slack.com",)),
        "Slack incoming webhooks",
        score=0.99,
        digits=False,
    ),
    Pattern(
        "private_key",
        _SECRET,
        written(
            r"(?P<v>-----BEGIN [A-Z0-9 ]{0,24}PRIVATE KEY(?: BLOCK)?-----[A-Za-z0-9+/=\s:,.()-]{1,8000}"
            r"(?:-----END [A-Z0-9 ]{0,24}PRIVATE KEY(?: BLOCK)?-----)?)",
            needs=("private key",),
        ),
        "RFC 7468",
        score=0.99,
        digits=False,
    ),
    Pattern(
        "azure_key",
        _SECRET,
        written(
            r"(?:AccountKey|SharedAccessKey|sig|SharedSecretValue)=(?P<v>[A-Za-z0-9+/%]{30,100}={0,2})",
            needs=("key=", "sig=", "value="),
        ),
        "Azure connection strings",
        score=0.98,
        digits=False,
    ),
    Pattern(
        "long_key",
        _SECRET,
        written(
            r"(?:secret|key|token)[\w.-]{0,24}[\"']?[ \t]{0,2}[:=][ \t]{0,2}[\"']?(?P<v>[A-Za-z0-9+/_=-]{24,200})(?![\w+/=-])",
            re.IGNORECASE,
            needs=("secret", "key", "token"),
        ),
        "settings and environment files",
        score=0.96,
        check=_mixed,
        digits=False,
    ),
    Pattern(
        "url_password",
        _SECRET,
        written(r"[a-z][a-z0-9+.-]{1,20}://[^\s:/@]{0,64}:(?P<v>[^\s:/@]{1,128})@", needs=("://",)),
        "RFC 3986 userinfo",
        score=0.99,
        digits=False,
    ),
    Pattern(
        "authorization",
        _SECRET,
        written(
            r"(?:authorization[\"']?[ \t]{0,2}[:=][ \t]{0,2}[\"']?(?:bearer|basic|token|apikey)|x-api-key[\"']?[ \t]{0,2}[:=])"
            r"[ \t]{1,2}[\"']?(?P<v>[A-Za-z0-9+/_.~=-]{6,2000})",
            re.IGNORECASE,
            needs=("authorization", "x-api-key"),
        ),
        "RFC 6750, RFC 7617",
        score=0.98,
        digits=False,
    ),
    Pattern(
        "curl_user",
        _SECRET,
        written(r"(?<!\w)(?:-u|--user)[ \t=]{1,2}[\"']?(?P<v>[\w.@-]{1,64}:[^\s\"']{3,128})", needs=("-u", "--user")),
        "curl manual",
        digits=False,
    ),
    Pattern(
        "password",
        _SECRET,
        written(
            rf"(?<![^\W_])(?:{_LABEL})[ \t]{{0,2}}(?:is[ \t]|was[ \t]|es[ \t]|to[ \t])?[:=]?[ \t]{{0,2}}[\"'(]?"
            r"(?P<v>(?![<{$\[|=-])[^\s\"'<>(),;]{5,128}?)(?=[.,;)\"']?(?:\s|$)|[\"'])",
            re.IGNORECASE,
            after=rf"{_WORD}|{_TOKEN}",
        ),
        "policy VI.C",
        score=CHECKED,
        check=_mixed,
        digits=False,
    ),
    Pattern(
        "password_set",
        _SECRET,
        written(
            rf"(?<![^\W_])(?:{_WORD})\b[\"']?[ \t]{{0,2}}[:=][ \t]{{0,2}}[\"'(]?"
            r"(?P<v>(?![<{$\[(])[^\s\"'<>(),;]{4,64}?)(?=[.,;)\"']?(?:[ \t]*(?:\n|$)|[,;)])|[\"'])",
            re.IGNORECASE,
            after=_WORD,
        ),
        "policy VI.C",
        score=CHECKED,
        check=_set,
        digits=False,
    ),
    Pattern(
        "login_and_password",
        _SECRET,
        written(
            r"(?<![^\W_])(?:log-?in|user(?:name)?|cred(?:ential)?s)\b[: ]{1,2}[\w.@-]{2,40}[ ]?/[ ]?(?P<v>[^\s/\"'<>]{5,64}?)"
            r"(?=[.,;)\"']{0,2}(?:\s|$))",
            re.IGNORECASE,
            after="log|user|cred",
        ),
        "policy VI.C: both in one line",
        score=CHECKED,
        check=_mixed,
        digits=False,
    ),
    Pattern(
        "password_shape",
        _SECRET,
        written(
            r"(?<![\w/.@:#&?=%+-])(?P<v>[A-Za-z](?:[A-Za-z0-9]{1,20}(?:[!#$%^&*?+~][A-Za-z0-9]{1,16}){1,3}[!#$%^&*?+~]?|[a-z]{3,15}\d{1,4}[!*]))"
            r"(?![\w/.=&;@])",
            needs=("!", "#", "$", "%", "^", "&", "*", "?", "+", "~"),
        ),
        "small and capital letters, digits and a sign in one word",
        score=0.72,
        check=_word_like,
    ),
    Pattern(
        "password_after",
        _SECRET,
        written(
            rf"(?<![^\W_])(?:{_WORD}|psk|wifi|temp|reset[ ]to|credentials?|login|key)\b[\"']?"
            rf"[ \t]{{0,2}}(?:(?:is|was|to|sent|still|now|not|be|as|changed|new|old|one|reset|supposed|"
            rf"into[ ][\w ]{{2,24}}too|it's|pw|pass|password|yes|for|given|,)[ \t:,=]{{1,2}}){{0,5}}"
            r"[:=(]{0,2}[ \t]{0,2}[\"“'(]{0,2}(?P<v>(?=[^\s\"'<>(),;]{0,40}\d)(?=[^\s\"'<>(),;]{0,40}[A-Za-z])"
            r"(?![<{$\[|=-])[^\s\"'<>(),;/]{6,64}?)(?=[.,;)\"'”]{0,2}(?:\s|$))",
            re.IGNORECASE,
            after=rf"{_WORD}|psk|wifi|temp|reset|cred|login|key",
        ),
        "policy VI.C: with other words between",
        score=0.76,
        check=_hard,
    ),
    Pattern(
        "name_and_password",
        _SECRET,
        written(
            r"(?<![\w/.])(?P<n>[\w.@\\-]{3,30})[ ]/[ ](?P<v>(?=\S{0,30}[A-Za-z])(?=\S{0,30}\d)"
            r"[^\s/\"'<>()]{6,40}?)(?=[.,;)\"']{0,2}(?:\s|$))",
            needs=(" / ",),
        ),
        "policy VI.C: both in one line",
        score=0.7,
        check=_hard,
        beside=re.compile(r"\b(?:log-?ins?|user|cred\w*|admin|wi-?fi|pass\w*|pw|account|portal)\b", re.IGNORECASE),
    ),
    Pattern(
        "password_quoted",
        _SECRET,
        written(
            rf"(?<![^\W_])(?:{_WORD})\b[ \t]{{0,2}}(?:(?:is|was|to)[ \t])?[:=]?[ \t]{{0,2}}\"(?P<v>[^\"\n]{{4,64}})\"",
            re.IGNORECASE,
            after=_WORD,
        ),
        "policy VI.C",
        score=CHECKED,
        check=_set,
        digits=False,
    ),
)
