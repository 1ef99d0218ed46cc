"""Dates of birth: only with a label. The dates of events stay, a narrative is worthless without them."""

from __future__ import annotations

import re

from rules.find.recognizers.pattern import Pattern, labelled

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
DATE = (
    rf"(?:19|20)\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.](?:(?:19|"
    rf"20)\d{{2}}|\d{{2}})|{_MONTH}[ \t]\d{{1,2}}(?:st|nd|rd|th)?,?[ \t]+\d{{2,4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?[ \t-]{_MONTH}[ \t,-]{{1,2}}\d{{2,4}}"
)
_PACKED = r"\d{8}|\d{6}"

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "birth_date",
        "DATE_OF_BIRTH",
        labelled(r"D\.?O\.?B\.?|D/O/B|date\s+of\s+birth|birth\s?(?:date|day)|fecha\s+de\s+nacimiento", rf"{DATE}|{_PACKED}"),
        "45 CFR 164.514(b)(2)(i)(C)",
        score=0.97,
    ),
    Pattern(
        "born",
        "DATE_OF_BIRTH",
        re.compile(rf"(?<!\w)(?:born|nacid[oa]|b\.)(?:[ \t]+(?:on|el))?[ \t:]{{1,2}}(?P<v>{DATE})(?!\w)", re.IGNORECASE),
        "45 CFR 164.514",
    ),
    Pattern("birth_year", "DATE_OF_BIRTH", labelled(r"YOB|year\s+of\s+birth", r"19\d{2}|20[01]\d"), "form fields", score=0.9),
)

AFTER_NAME = re.compile(
    r"[ \t]{0,2}[,(/]?[ \t]{0,2}\(?(?P<v>\d{1,2}[-/]\d{1,2}[-/](?:19\d{2}|"
    r"20[01]\d|\d{2}))(?![\w/-])(?![ \t]*(?:at|@|\d|to|from|hrs|-))",
    re.IGNORECASE,
)
"""A date straight after a name is that person's date of birth: ``MENON, K 01/09/1940``."""
