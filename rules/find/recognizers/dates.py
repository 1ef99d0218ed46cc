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
    rf"\d{{1,2}}[-/]?{_MONTH}[-/,]?[ ]?{_YEAR}|\d{{1,2}}[ ]de[ ]{_MES}(?:[ ]del?)?[ ]\d{{4}}|\d{{1,2}}[ /-]{_MES}[ /-]\d{{4}}"
)
_PACKED = r"\d{8}|\d{6}|\d{1,2}[ ]\d{1,2}[ ](?:19|20)?\d{2}"
_LABEL = (
    r"D\.?O\.?B\.?|D[ ]O[ ]B|D\.[ ]O\.[ ]B\.|D/O/B|DoB|date[\s_]+of[\s_]+birth|birth(?:[\s_-]?(?:date|day))?|born|b-?day|BD|DOB8|"
    r"DOB/age|D[0O]B|ng[aà]y[ ]sinh|date[ ]de[ ]naissance|"
    r"fecha\s+(?:de\s+)?nac(?:imiento)?\.?|nacimiento|naci(?:[oó]|d[oa])(?:[ ]el)?|f\.?\s?nac\.?"
)
_NUMERIC = rf"\d{{1,2}}[-/.]\d{{1,2}}[-/.]{_YEAR}"
_LONG_AGO = r"\d{1,2}[-/.]\d{1,2}[-/.](?:19[2-9]\d|200\d|[4-9]\d)"
_LONG_AGO_WORDS = rf"{_MONTH}[ ]\d{{1,2}},?[ ](?:19[2-9]\d|200\d)|\d{{1,2}}[ ]{_MONTH}[ ](?:19[2-9]\d|200\d)"
_IN_WORDS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|the|of|"
    r"(?:twenty|thirty)?-?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth|nineteen|hundred|two|thousand|oh|one|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|and|"
    r"de|del|el|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|mil|novecientos|"
    r"uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|veinte|treinta|cuarenta|cincuenta|"
    r"sesenta|setenta|ochenta|noventa|y|\d{1,4})"
)
_NOT_A_NAME = re.compile(
    r"(?:^|[^\w'-])(?:(?-i:[a-z])[\w'-]*|of|on|dated?|since|from|by|until|through|exp|expires|hired|issued|adopted|effective|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|council|commission|board|meeting|"
    r"resolution|ordinance|act|code|policy|plan|rev|revised|updated|version|hearing|court|session|agenda|minutes)[,]? ?\(?$",
    re.IGNORECASE,
)
"""In front of the comma or the bracket: a word in small letters, or one of an event."""

PATTERNS: tuple[Pattern, ...] = (
    Pattern(
        "birth_date",
        "DATE_OF_BIRTH",
        labelled(_LABEL, rf"{DATE}|{_PACKED}|(?:{_IN_WORDS}[ ,-]{{1,2}}){{2,9}}{_IN_WORDS}"),
        "45 CFR 164.514(b)(2)(i)(C)",
        score=0.97,
        digits=False,
    ),
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
        "birth_date_of_described",
        "DATE_OF_BIRTH",
        written(
            rf"(?:(?<=[ ,/|][WBHAIOPUFLC][MF][ ,])|(?<=[WBHAIOPUFLC][MF][AJ][ ,])|(?<=[ ,|/][MF][ ,/])|(?<=[ ,|/][MF] [ |])|"
            rf"(?<=[WBHAIOPUFLC][MF][ ]\d\d[ ])|(?<=[WBHAIOPUFLC][MF]  \d\d  ))(?P<v>{_NUMERIC})(?![\w/-])",
            after=frozenset([BEGINS_WITH_DIGIT]),
        ),
        "dispatch notes: behind sex and race, HMA 03-30-1984",
        score=0.8,
    ),
    Pattern(
        "birth_date_of_named",
        "DATE_OF_BIRTH",
        written(
            rf"(?:(?<=[^\W\d_], )|(?<=[^\W\d_] \()|(?<=[^\W\d_], \())(?P<v>{_LONG_AGO}|{_LONG_AGO_WORDS})(?=[,);.]|\s*$)",
            re.IGNORECASE | re.MULTILINE,
            after=frozenset({"0", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}),
        ),
        "a day long ago set off behind a name",
        score=0.64,
        unless=_NOT_A_NAME,
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
