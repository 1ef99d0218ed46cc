"""Dates of birth: only with a label. The dates of events stay, a narrative is worthless without them."""

from __future__ import annotations

import re

from rules.find.recognizers.pattern import BEGINS_WITH_DIGIT, Pattern, labelled, written

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_MES = r"(?:ene|feb|mar|abr|may|jun|jul|ago|sep|set|oct|nov|dic)[a-z]{0,8}"
_YEAR = r"(?:(?:19|20)\d{2}|'?\d{2})"
DATE = (
    rf"(?:19|20)\d{{2}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[ ]?[-/.][ ]?\d{{1,2}}[ ]?[-/.][ ]?{_YEAR}|"
    rf"{_MONTH}[ \t]\d{{1,2}}(?:st|nd|rd|th)?,?[ \t]+{_YEAR}|(?:the[ ])?\d{{1,2}}(?:st|nd|rd"
    rf"|th)?[ ](?:of[ ])?{_MONTH}[ \t,]{{1,2}}{_YEAR}|"
    rf"\d{{1,2}}[-/]?{_MONTH}[-/,]?[ ]?{_YEAR}|\d{{1,2}}[ ]de[ ]{_MES}(?:[ ]del?)?[ ]\d{{4}}"
)
_PACKED = r"\d{8}|\d{6}|\d{1,2}[ ]\d{1,2}[ ](?:19|20)?\d{2}"
_LABEL = (
    r"D\.?O\.?B\.?|D/O/B|DoB|date[\s_]+of[\s_]+birth|birth[\s_-]?(?:date|day)|b-?day|DOB/age|"
    r"fecha\s+(?:de\s+)?nac(?:imiento)?\.?|nacimiento|f\.?\s?nac\.?"
)

PATTERNS: tuple[Pattern, ...] = (
    Pattern("birth_date", "DATE_OF_BIRTH", labelled(_LABEL, rf"{DATE}|{_PACKED}"), "45 CFR 164.514(b)(2)(i)(C)", score=0.97),
    Pattern(
        "birthday",
        "DATE_OF_BIRTH",
        labelled(r"birth\s?day|b-?day|cumplea[ñn]os", rf"{_MONTH}[ ]\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}[-/]\d{{1,2}}"),
        "45 CFR 164.514(b)(2)(i)(C): without a year as well",
        score=0.9,
    ),
    Pattern(
        "born",
        "DATE_OF_BIRTH",
        written(
            rf"(?<!\w)(?:born|nacid[oa]|naci[oó]|b\.)(?:[ \t]+(?:on|el))?[ \t:]{{1,2}}(?P<v>{DATE})(?!\w)",
            re.IGNORECASE,
            after="born|naci|b",
        ),
        "45 CFR 164.514",
    ),
    Pattern(
        "dob_after",
        "DATE_OF_BIRTH",
        written(
            rf"(?<![\w/-])(?P<v>{DATE})[ \t]{{0,2}}\(?(?:DOB|D\.O\.B)\b(?![ \t]{{0,2}}[:#=]?[ \t]{{0,2}}\d)",
            re.IGNORECASE,
            after=frozenset({"0", "the", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}),
        ),
        "dispatch notes: the label behind it",
        score=0.9,
    ),
    Pattern(
        "birth_date_beside",
        "DATE_OF_BIRTH",
        written(
            r"(?<![\w/.-])(?P<v>\d{1,2}([-/.])\d{1,2}\2(?:19[2-9]\d|200\d|[3-9]\d|0\d))(?![\w/-])",
            after=frozenset([BEGINS_WITH_DIGIT]),
        ),
        "a date that somebody could be born on, in a sentence about dates of birth",
        score=0.6,
        beside=re.compile(r"\b(?:DOBs?|D\.O\.B|birth\s?(?:date|day)s?|dates?\s+of\s+birth|born)\b", re.IGNORECASE),
    ),
    Pattern(
        "birth_year",
        "DATE_OF_BIRTH",
        labelled(r"YOB|(?:year[\s_]+of[\s_]+birth|birth\s?year)", r"19\d{2}|20[01]\d"),
        "form fields",
        score=0.9,
    ),
)

AFTER_NAME = re.compile(
    r"[ \t]{0,2}[,(/]?[ \t]{0,2}\(?(?P<v>\d{1,2}[-/]\d{1,2}[-/](?:19\d{2}|"
    r"20[01]\d|\d{2}))(?![\w/-])(?![ \t]*(?:at|@|\d|to|from|hrs|-))",
    re.IGNORECASE,
)
"""A date straight after a name is that person's date of birth: ``MENON, K 01/09/1940``."""
