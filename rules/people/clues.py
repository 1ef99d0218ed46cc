"""The clues to a person's part in the event, as rows: what stands before or after a name, and what it says.

Weights are those of the domain guide 3.2, rule 4: 100 for a role tag, down to 30 for a family noun. What rests on
a verb starts its `why` with "verb" and weighs 60 or less.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rules.domain import PersonRole
from rules.find.anchors import RELATIVES, RESPONDERS

Side = Literal["before", "after"]

S, V, P, W = PersonRole.SUSPECT, PersonRole.VICTIM, PersonRole.PATIENT, PersonRole.WITNESS
RP, OFC, X = PersonRole.REPORTING_PARTY, PersonRole.OFFICER, PersonRole.OTHER
JS, JV = PersonRole.JUVENILE_SUSPECT, PersonRole.JUVENILE_VICTIM


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of evidence: `regex` must end at the name (before) or begin at its end (after)."""

    role: PersonRole
    weight: int
    why: str
    side: Side
    regex: re.Pattern[str]


def _before(role: PersonRole, weight: int, why: str, words: str) -> Row:
    return Row(role, weight, why, "before", re.compile(rf"(?<![^\W_])(?<!/)(?:{words})$", re.IGNORECASE))


def _after(role: PersonRole, weight: int, why: str, words: str) -> Row:
    return Row(role, weight, why, "after", re.compile(rf"(?:{words})", re.IGNORECASE))


def _tag(role: PersonRole, letters: str) -> Row:
    """``(S1) ``, ``V-1: ``, ``S1/V2 ``, ``**W1**: ``: the letters may stand first or second in a pair of tags."""
    regex = (
        rf"(?:(?<![\w-])|(?<=\())(?:[A-Z]{{1,2}}\d?/)?(?:{letters})(?:/[A-Z]{{1,2}}\d?)?(?:\)|"
        rf":)?\**:?[ \t]{{0,2}}(?:[-=|:/][ \t]{{0,2}}|(?:is|IS)[ \t])?(?:OFFICER[ \t]|OFC[ \t]|"
        rf"MR[ \t])?[ \t*\"]{{0,3}}$"
    )
    return Row(role, 100, "tag", "before", re.compile(regex))


def _said_after(article: str, nouns: str) -> str:
    """``is the suspect``, ``, the suspect,``: an apposition is closed, and ``the suspect's wife`` is somebody else."""
    noun = rf"(?:{article})[ \t](?:{nouns})(?![\w'\u2019-])(?![ \t](?:advocate|services|impact|statement))(?![^.\n]{{0,12}}\?)"
    return (
        rf"[ \t](?:is|was|as)[ \t]{noun}|[ \t]as[ \t](?:{nouns})(?=[ \t]*(?:[,.;:)]|$|and\b))|,[ \t]{noun}(?=[ \t]*(?:[,.;:)]|$))"
    )


_LINK = (
    r"(?:[ \t]?\([^)\n]{1,24}\))?(?:,?[ \t]|(?:(?<=susp)|(?<=vict)|(?<=vic)|(?<=wit)|(?<=deft)|(?<=perp)|(?<=pt)|(?<=rp)|"
    r"(?<=dr)|(?<=hon)|(?<=rev)|(?<=mgr)|(?<=asst))\.[ \t]|:[ \t]?|[ \t]?[-\u2013=/][ \t]?|[ \t](?:is|"
    r"was|named|as)[ \t]|[ \t](?:was|is|has[ \t]been)[ \t]identified[ \t](?:as|"
    r"by[ \t]\w+[ \t]as)[ \t])[\"*(]{0,3}(?:(?:mr|mrs|ms|miss|dr|officer|ofc)\.?[ \t])?"
)
_FIELD = (
    r"(?:[ \t_]?(?:names?|no\.?[ \t]?\d|\#?\d{1,2}|party|person|officer|ofc|\([^)\n]{1,20}\)))?[\"'*]{0,3}[ \t]?"
    r"[:=][ \t\"'*\[{]{0,6}(?:[\"'](?:name|last|first|full_name)[\"'][ \t]?:[ \t]?[\"'{]{0,3}){0,2}"
)
_JSON_ROLE = r"[\"'](?:role|type|involvement|party_type)[\"'][ \t]?:[ \t]?[\"'](?:{})[\"'][^}}]{{0,60}}?[\"']"

_SUSPECT = (
    r"suspects?|susp|sus|arrestee|defendant|deft|(?<=the[ ])accused|perpetrator|perp|offender|sospechos[oa]s?|acusad[oa]s?|"
    r"restrained[ \t](?:person|party)|at-fault[ \t]driver"
)
_VICTIM = (
    r"victims?|vict?|complainant|claimant|decedent|deceased|protected[ \t](?:person|"
    r"party)|person[ \t]asking[ \t]for[ \t]protection|injured[ \t](?:party|person)|víctimas?"
)
_WITNESS = r"witness(?:es)?|wit|eye-?witness|bystander|testigos?"
_REPORTER = (
    r"reporting[ \t]part(?:y|ies)|reporting[ \t]person|rp|r/p|callers?|mandated[ \t]reporter|informant|person[ \t]reporting"
)
_PATIENT = r"patients?|pt|paciente"
_OFFICER = (
    r"officers?|ofcr?s?|det(?:ective)?s?|sgts?|sergeant|lt|lieutenant|capt(?:ain)?|cpl|"
    r"corporal|deput(?:y|ies)|dep|trooper|sro|dpo|aco|cso|insp(?:ector)?|marshal|ranger|"
    r"(?:animal[ \t]control|parking|code|probation|parole|arresting|reporting|assisting|"
    r"investigating)[ \t](?:officer|ofc|agent|deputy)"
)
JUVENILE = (
    r"juveniles?|juv|minor|student|child|pupil|\d{1,2}(?:st|nd|rd|th)[ \t-]grader|kid|"
    r"toddler|infant|teen(?:ager)?|runaway(?:[ \t]juvenile)?"
)
_STAFF = (
    r"attorney|counsel|judge|hon(?:orable)?|da|ada|dda|dr|doctor|physician|professor|"
    r"rev|pastor|interpreter|interp|translator|advocate|analyst|director|manager|mgr|"
    r"supervisor|principal|teacher|"
    r"coach|counselor|social[ \t]worker|councilmember|council[ \t]member|mayor|commissioner|"
    r"city[ \t]manager|clerk|planner|engineer|librarian|dispatcher|investigator|secretary|"
    r"technician|assistant"
)

_RELATION = (
    r"(?:/|:[ \t]|,[ \t]|[ \t](?:is|was)[ \t]|[ \t])(?:(?:her|his|their|the|my|our|an?|"
    r"former|ex|branch|store|apartment|building|property|night|front|shift|school|bank)[ \t]){0,3}"
    rf"(?:{RELATIVES}|{_STAFF}|home-?owner|owner|caregiver|employee|bartender|cashier|"
    rf"agent|guard|driver|passenger|pedestrian|student|resident|customer),?[ \t][\"]?"
)

_PERSON = (
    r"(?:(?:him|them|me|us|the[ \t](?:victim|clerk|caller|complainant|officer|rp)|"
    rf"(?:his|her|their|the)[ \t](?:{RELATIVES})|(?-i:[A-Z][a-z]|V\d))\b|"
    r"her(?=[ \t]*(?:[.,;]|$|(?:and|against|to|down|in|with|into|several|twice)\b)))"
)
"""The object of an offence is a person: who strikes her head or hits the brakes has done nobody harm."""

AGE_AND_SEX = "age and sex in a care report"

ROWS: tuple[Row, ...] = (
    _tag(S, r"JS\d?|SUSP?-?\d?|S-?\d|S(?=[:/])|\(S\d?"),
    _tag(V, r"JV\d?|VIC-?\d?|V-?\d|RV|V|\(V\d?"),
    _tag(W, r"WIT-?\d?|W-?\d|W(?=[:/])|\(W\d?"),
    _tag(RP, r"RP-?\d?|R/P"),
    _tag(OFC, r"O-?\d|\(O\d?"),
    _tag(P, r"PT-?\d?|\(PT?\d?"),
    _after(S, 95, "tag after the name", r"[ \t]?[(\[](?:suspect|susp|s-?\d?|arrestee|defendant)[)\]]"),
    _after(V, 95, "tag after the name", r"[ \t]?[(\[](?:victim|vic|v-?\d?)[)\]]"),
    _after(W, 95, "tag after the name", r"[ \t]?[(\[](?:witness|wit|w-?\d?)[)\]]"),
    _after(RP, 95, "tag after the name", r"[ \t]?[(\[](?:rp|r/p|reporting party|caller)[)\]]"),
    _before(OFC, 90, "rank", rf"(?:{_OFFICER})\.?[ \t]{{1,2}}(?:[A-Z]\.[ \t]?)?"),
    _before(
        OFC,
        88,
        "rank in a field",
        rf"(?:{_OFFICER}|(?:arresting|reporting|assisting|approved)(?:[ \t](?:ofc|officer|by))?)\.?{_FIELD}",
    ),
    _before(X, 60, "responder", rf"(?:{RESPONDERS})\.?[ \t]{{1,2}}"),
    _before(X, 40, "profession", rf"(?:{_STAFF}){_LINK}"),
    _before(
        X,
        45,
        "field of a letter",
        r"(?:from|to|cc|bcc|attn|attention|sender|recipient|prepared[ \t]by|submitted[ \t]by|"
        r"interpreter|investigator|employer|emerg(?:ency)?\.?[ \t]cont(?:act)?|next[ \t]of[ \t]kin|"
        r"nok|r/o|registered[ \t]owner)[ \t]?[:=/][ \t\"*]{0,4}",
    ),
    _before(RP, 88, "reporting party", rf"(?:{_REPORTER})(?:/[a-z ]{{2,20}})?{_LINK}"),
    _before(RP, 80, "field", rf"(?:{_REPORTER}){_FIELD}"),
    _before(
        RP,
        88,
        "reporting party",
        rf"(?:rp|r/p|caller)(?:[ \t]is|/)[ \t]?(?:(?:her|his|their|the)[ \t])?(?:{RELATIVES}|[a-z]+(?:[ \t][a-z]+)?)[ \t]",
    ),
    _before(S, 82, "role and relation", rf"(?:{_SUSPECT}){_RELATION}"),
    _before(V, 82, "role and relation", rf"(?:{_VICTIM}){_RELATION}"),
    _before(W, 82, "role and relation", rf"(?:{_WITNESS}){_RELATION}"),
    _before(RP, 82, "role and relation", rf"(?:{_REPORTER}){_RELATION}"),
    _before(S, 85, "role noun", rf"(?:{_SUSPECT}){_LINK}"),
    _before(V, 85, "role noun", rf"(?:{_VICTIM}){_LINK}"),
    _before(W, 85, "role noun", rf"(?:{_WITNESS}){_LINK}"),
    _before(P, 85, "role noun", rf"(?:{_PATIENT}){_LINK}"),
    _before(S, 80, "field", rf"(?:{_SUSPECT}){_FIELD}"),
    _before(V, 80, "field", rf"(?:{_VICTIM}){_FIELD}"),
    _before(W, 80, "field", rf"(?:{_WITNESS}){_FIELD}"),
    _before(P, 80, "field", rf"(?:{_PATIENT}){_FIELD}"),
    _before(S, 80, "role in a record", _JSON_ROLE.format(_SUSPECT)),
    _before(V, 80, "role in a record", _JSON_ROLE.format(_VICTIM)),
    _before(W, 80, "role in a record", _JSON_ROLE.format(_WITNESS)),
    _before(RP, 80, "role in a record", _JSON_ROLE.format(_REPORTER)),
    _before(OFC, 80, "role in a record", r"[\"'](?:officer|deputy|detective)[\"'][ \t]?:[ \t]?[\[{][^}]{0,40}?[\"']"),
    _before(P, 80, "role in a record", r"[\"']patient[\"'][ \t]?:[ \t]?[\[{][^}]{0,60}?[\"']"),
    _before(X, 80, "role in a record", r"[\"'](?:crew|staff|medic|attorney)[\"'][ \t]?:[ \t]?[\[{][^}\]]{0,60}?[\"']"),
    _before(S, 75, "role noun in a row", r"(?:^|[,|\t])[ \t]*(?:SUSPECT|ARRESTEE|DEFENDANT|S\d?)[ \t]*[,|\t][ \t\"]{0,3}"),
    _before(V, 75, "role noun in a row", r"(?:^|[,|\t])[ \t]*(?:VICTIM|V\d?)[ \t]*[,|\t][ \t\"]{0,3}"),
    _before(W, 75, "role noun in a row", r"(?:^|[,|\t])[ \t]*(?:WITNESS|W\d?)[ \t]*[,|\t][ \t\"]{0,3}"),
    _before(RP, 75, "role noun in a row", r"(?:^|[,|\t])[ \t]*(?:RP|CALLER|REPORTING PARTY)[ \t]*[,|\t][ \t\"]{0,3}"),
    _after(
        S,
        85,
        "role noun after the name",
        _said_after("the|our|a", "suspect|arrestee|defendant|accused"),
    ),
    _after(V, 85, "role noun after the name", _said_after("the|our|a", "victim|decedent")),
    _after(W, 85, "role noun after the name", _said_after("the|our|an?", "witness|eyewitness")),
    _after(RP, 85, "role noun after the name", _said_after("the|our", "caller|reporting party|rp")),
    _before(S, 85, "case caption", r"(?:people|state|commonwealth|united states)(?:[ \t]of[ \t][\w ]{3,20})?[ \t]vs?\.?[ \t]"),
    _before(
        S,
        70,
        "under supervision",
        r"(?:parolee|probationer|parolee[ \t]at[ \t]large|involved[ \t]subject|"
        r"warrant[ \t](?:on|for)|r/p[ \t]suspects)[:,]?[ \t]",
    ),
    _before(
        S,
        60,
        "verb: arrested",
        r"(?:arrested|booked|cited|detained|mirandized|handcuffed|charged|filing[ \t]on|"
        r"arrest[ \t]of|apprehended)[ \t](?:mr\.?[ \t]|ms\.?[ \t])?",
    ),
    _after(
        S,
        60,
        "verb: was arrested",
        r"[ \t](?:was|were|is|has[ \t]been)[ \t](?:then[ \t]|also[ \t]|later[ \t])?(?:arrested|"
        r"booked|cited(?=[ \t](?:for|and|under|out)\b|[.,;])|detained|mirandized|handcuffed|"
        r"charged[ \t]with|taken[ \t]into[ \t]custody|"
        r"under[ \t]arrest|in[ \t]custody|trespassed)\b"
        r"(?![ \t](?:in[ \t]\d{4}|last|previously|once|by[ \t]mistake|as|with[ \t]nothing)\b)(?![ \t]\$)",
    ),
    _after(
        S,
        55,
        "verb: offence",
        r"[ \t](?:then[ \t])?(?:(?:broke[ \t]into|stole|swung[ \t]at|resisted|brandished|vandalized)\b|"
        r"violated[ \t](?:\w+[ \t]){0,3}(?:order|probation|parole|TRO|EPO|EPRO)\b|"
        r"(?:punched|hit|struck|kicked|stabbed|shot|robbed|grabbed|shoved|pushed|threatened|strangled|choked|assaulted|"
        rf"slapped)[ \t](?:at[ \t])?{_PERSON})",
    ),
    _before(
        V,
        50,
        "verb: object of an offence",
        r"(?:punched|hit|struck|kicked|stabbed|shot|robbed|grabbed|shoved|pushed|threatened|strangled|choked|assaulted|"
        r"slapped|attacked|raped|kidnapped)[ \t](?:mr\.?[ \t]|ms\.?[ \t]|mrs\.?[ \t])?",
    ),
    _before(V, 70, "protected by an order", r"(?:order|EPO|EPRO|TRO)[ \t](?:protecting|to[ \t]protect)[ \t]"),
    _before(S, 70, "named in an order", r"(?:order|EPO|EPRO|TRO)[ \t]against[ \t]"),
    _before(V, 60, "verb: stolen from", r"(?:stolen|taken)[ \t]from[ \t]"),
    _before(
        S,
        55,
        "verb: feared or trespassed",
        r"(?:trespass(?:ed)?(?:[ \t]letter)?[ \t](?:for|"
        r"on)|602[ \t]on|positively[ \t]identified|beef(?:ed)?[ \t]with)[ \t]",
    ),
    _before(
        S,
        50,
        "verb: accused",
        r"(?:suspects|accused|thinks[ \t]it[ \t](?:is|was)|believes[ \t]it[ \t](?:is|was)(?:[ \t]a[ \t]man[ \t]named)"
        r"?|(?:hit|assaulted|robbed|attacked|struck|threatened|stolen|taken|driven)[ \t]by(?:[ \t]a[ \t]\w+[ \t]driven[ \t]by)"
        r"?)[ \t]",
    ),
    _after(
        V,
        50,
        "verb: was hurt",
        r"[ \t](?:was|were|had[ \t]been)[ \t](?:then[ \t])?(?:struck|stabbed|robbed|shot|"
        r"hit|assaulted|injured|attacked|strangled|punched|threatened|kidnapped|pronounced)\b|"
        r"[ \t](?:sustained|suffered)\b|[ \t]desires?[ \t]prosecution|[ \t]wishes[ \t]prosecution",
    ),
    _after(
        P,
        50,
        "complaint or care",
        r"[ \t](?:c/o|complain(?:s|ed|ing)[ \t]of|denies[ \t](?:pain|loc|sob|cp)|was[ \t]transported|"
        r"is[ \t]an?[ \t]\d{1,3}|remained[ \t]stable|refused[ \t]transport|refuses[ \t]transport)",
    ),
    _before(
        P,
        75,
        AGE_AND_SEX,
        r"\d{1,3}[ \t]?-?(?:y/?o|yr|year)[- ]?(?:old)?[ \t]?(?:[MF]|male|female|man|woman)?,?[ \t]|\d{1,3}[ \t]?yo[mf][ \t]",
    ),
    _after(
        RP,
        50,
        "verb: called",
        r"[ \t](?:called|dialed|phoned|reported)[ \t](?:911|9-1-1|dispatch|police|the[ \t]police|"
        r"311|that|to[ \t]report)|,?[ \t](?:the[ \t]\w+,[ \t])?called[ \t](?:911|to[ \t]report)",
    ),
    _after(
        W,
        45,
        "verb: saw or heard",
        r",?[ \t](?:only[ \t])?(?:saw|heard|witnessed|observed|watched|noticed|recognized|recognised|identified|followed)\b",
    ),
    _before(X, 30, "relative", rf"(?:{RELATIVES})(?:,[ \t]|[ \t](?:named[ \t])?|:[ \t])[\"]?"),
)
