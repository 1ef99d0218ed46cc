"""Passwords, keys and login names. Keys are found by the prefix that their issuer gives them."""

from __future__ import annotations

import re

from rules.find.common import is_common
from rules.find.recognizers.pattern import CHECKED, Pattern

_PLAIN_WORDS = frozenset(
    [
        "page",
        "screen",
        "field",
        "fields",
        "form",
        "portal",
        "prompt",
        "button",
        "name",
        "names",
        "info",
        "information",
        "issue",
        "issues",
        "error",
        "errors",
        "required",
        "failed",
        "fails",
        "failure",
        "attempt",
        "attempts",
        "credentials",
        "account",
        "accounts",
        "access",
        "policy",
        "reset",
        "resets",
        "expired",
        "expires",
        "expiration",
        "should",
        "must",
        "cannot",
        "change",
        "changes",
        "changed",
        "history",
        "manager",
        "with",
        "without",
        "from",
        "their",
        "there",
        "these",
        "those",
        "which",
        "every",
        "within",
        "until",
        "after",
        "before",
        "please",
        "because",
        "through",
        "protected",
        "process",
        "sheet",
        "system",
        "table",
        "update",
        "length",
        "strength",
        "rules",
        "rule",
        "complexity",
        "again",
        "today",
        "everyone",
        "everybody",
        "window",
        "windows",
        "session",
        "sessions",
        "timeout",
        "locked",
        "lockout",
        "problem",
        "problems",
        "question",
        "questions",
    ]
)


def _chosen(value: str) -> bool:
    """Somebody chose this as a login: not one of the words that follow "login" or "password" in plain text."""
    plain = value.lower().strip(".")
    return plain not in _PLAIN_WORDS and not is_common(plain)


def _mixed(value: str) -> bool:
    """A password looks like one: letters, and digits or signs."""
    return any(c.isalpha() for c in value) and any(not c.isalpha() for c in value.rstrip(".,;:")) and _chosen(value)


def _key(id: str, value: str, source: str) -> Pattern:
    return Pattern(id, "USERNAME_PASSWORD", re.compile(rf"(?<![\w-])(?P<v>{value})(?![\w-])"), source, score=0.99, digits=False)


PATTERNS: tuple[Pattern, ...] = (
    _key("aws_key", r"(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}", "AWS IAM unique identifiers"),
    _key("github_token", r"gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255}", "GitHub token formats"),
    _key("slack_token", r"xox[abeoprs]-[A-Za-z0-9-]{10,250}", "Slack token types"),
    _key("google_key", r"AIza[A-Za-z0-9_-]{35}", "Google API keys"),
    _key("secret_key", r"(?:sk|pk|rk|tc)[-_][A-Za-z0-9][A-Za-z0-9_-]{15,200}", "OpenAI, Anthropic, Stripe and our own keys"),
    _key("jwt", r"eyJ[A-Za-z0-9_-]{8,2000}\.[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{8,1000}", "RFC 7519"),
    Pattern(
        "private_key",
        "USERNAME_PASSWORD",
        re.compile(
            r"(?P<v>-----BEGIN [A-Z ]{0,24}PRIVATE KEY-----[A-Za-z0-9+/=\s:,-]{1,8000}(?:-----END [A-Z ]{0,24}PRIVATE KEY-----)?)"
        ),
        "RFC 7468",
        score=0.99,
        digits=False,
    ),
    Pattern(
        "azure_key",
        "USERNAME_PASSWORD",
        re.compile(r"(?:AccountKey|SharedAccessKey|sig)=(?P<v>[A-Za-z0-9+/%]{30,100}={0,2})"),
        "Azure connection strings",
        score=0.98,
        digits=False,
    ),
    Pattern(
        "url_password",
        "USERNAME_PASSWORD",
        re.compile(r"[a-z][a-z0-9+.-]{1,20}://[^\s:/@]{1,64}:(?P<v>[^\s:/@]{1,128})@"),
        "RFC 3986 userinfo",
        score=0.99,
        digits=False,
    ),
    Pattern(
        "password",
        "USERNAME_PASSWORD",
        re.compile(
            r"(?<![^\W_])(?:pass(?:word|wd|phrase|code)?|pwd?|secret|(?:api|access|secret|auth)[_ -]?(?:key|"
            r"token)|token|bearer)\b[\"']?[ \t]{0,2}(?:is[ \t]|was[ \t])?[:=]?[ \t]{0,2}[\"'(]?"
            r"(?P<v>(?![<{$\[])[^\s\"'<>(),;]{5,128}?)(?=[.,;)\"']?(?:\s|$)|[\"'])",
            re.IGNORECASE,
        ),
        "policy VI.C",
        score=CHECKED,
        check=_mixed,
        digits=False,
    ),
    Pattern(
        "login",
        "USERNAME_PASSWORD",
        re.compile(
            r"(?<![^\W_])(?:user\s?name|user\s?id|log-?in|user(?==|:)|(?:user|snap(?:chat)?|"
            r"insta(?:gram)?|ig|tiktok|twitter|facebook|fb|social)?\s?handle|screen\s?name)\b[\"']?"
            r"[ \t]{0,2}(?:is[ \t]|was[ \t])?[:=]?[ \t]{0,2}[\"'(@]{0,2}(?P<v>[A-Za-z][\w.-]{3,40}\w)(?!\w)",
            re.IGNORECASE,
        ),
        "policy VI.C",
        score=CHECKED,
        check=_chosen,
        digits=False,
    ),
    Pattern(
        "social_handle",
        "USERNAME_PASSWORD",
        re.compile(
            r"(?<!\w)(?:snap(?:chat)?|insta(?:gram)?|ig|tiktok|twitter|fb|venmo|cash\s?app|telegram|"
            r"discord)\b[ \t]{0,2}[:=(@]{1,3}(?P<v>[A-Za-z][\w.-]{2,40}\w)(?!\w)",
            re.IGNORECASE,
        ),
        "domain guide 2.2",
        score=CHECKED,
        digits=False,
    ),
    Pattern(
        "door_code",
        "USERNAME_PASSWORD",
        re.compile(
            r"(?<!\w)(?:gate|door|alarm|access|entry|lock\s?box|garage|security|key\s?pad|elevator)\s+(?:code|"
            r"pin|combo)\b[ \t]{0,2}(?:is[ \t])?[:=]?[ \t]{0,2}(?P<v>[#*]?\d{3,8}[#*]?)(?!\w)",
            re.IGNORECASE,
        ),
        "officer safety",
        score=CHECKED,
    ),
    Pattern(
        "pin",
        "USERNAME_PASSWORD",
        re.compile(r"(?<!\w)(?:PIN|passcode)\b[ \t]{0,2}(?:is[ \t]|code[ \t])?[:=#]?[ \t]{0,2}(?P<v>\d{4,8})(?![\w-])"),
        "domain guide 2.2",
        score=CHECKED,
    ),
)
