"""Where names begin: ranks, role tags, labels and phrases that announce a person, as rows of data."""

from __future__ import annotations

import re
from dataclasses import dataclass

RANKS = (
    r"officers?|ofcr?s?|det(?:ective)?s?|sgts?|sergeant|lt|lieutenant|capt(?:ain)?|cpl|"
    r"corporal|chief|deput(?:y|ies)|dep|agent|inspector|insp|inv(?:estigator)?|trooper|"
    r"sro|dpo|po|aco|cso|cst|constable|marshal|ranger"
)
RESPONDERS = r"rn|lvn|np|dr|doctor|physician|nurse|medics?|paramedics?|emts?|ff|firefighter|engineer|bc|pa-?c"
TITLES = (
    r"mr|mrs|ms|miss|mx|sir|madam|ma'am|señora?|sra?|attorney|counsel|judge|hon|honorable|"
    r"councilmember|council\s?member|vice\s+mayor|mayor|commissioner|supervisor|prof(?:essor)?|"
    r"rev|pastor|imam|rabbi|da|ada|dda|pd|magistrate"
)
RELATIVES = (
    r"(?:ex-?\s?|step-?|grand-?|half-?|foster\s+)?(?:son|daughter|dau|wife|husband|husb|"
    r"spouse|mother|father|mom|mum|dad|sister|sis|brother|bro|aunt|auntie|uncle|niece|"
    r"nephew|cousin|grandmother|grandma|grandfather|grandpa|"
    r"granddaughter|grandson|boyfriend|girlfriend|fianc[ée]e?|partner|twin|sibling|guardian|ex)(?:-in-law)?|"
    r"roommate|neighbou?r|friend|co-?worker|colleague|boss|tenant|landlord|landlady|"
    r"lessee|caregiver|caretaker|baby\s?sitter|child|kid|baby"
)
ROLES = (
    r"victims?|vict?|suspects?|susp|witness(?:es)?|wit|reporting\s+party|r/?p|caller|"
    r"complainant|claimant|arrestee|defendant|deft|respondent|petitioner|appellant|applicant|"
    r"plaintiff|decedent|deceased|"
    r"patient|pt|subject|subj|driver|passenger|pedestrian|bicyclist|cyclist|motorcyclist|"
    r"parolee|probationer|juvenile|minor|informant|owner|resident|homeowner|occupant|"
    r"registered\s+owner|r/o|"
    r"advocate|interpreter|interp|translator|clerk|manager|mgr|teacher|principal|coach|"
    r"counselor|social\s+worker|cps\s+ersw|analyst|director|assistant|secretary|technician|"
    r"tech|dispatcher|operator|"
    r"employee|supervisor|treasurer|president|chair(?:man|woman|person)?|aide|rep(?:resentative)?|"
    r"pio|reporter|nephew|trustee|classmate|seller|buyer|spokesperson|captain|driver|"
    r"coordinator|specialist|deputy\s+director|controller|examiner|nurse|therapist|pastor|"
    r"employee|student|member|volunteer|vendor|contractor|customer|client|guest|guard|"
    r"security|agent|custodian|librarian|planner|trainee|crew\s+lead|lead|bartender|"
    r"cashier|affiant|runaway|missing|mp|nok|poc"
)
_FIELD_WORDS = (
    rf"names?|full\s+name|last|first|middle|last\s?name|first\s?name|surname|given\s+name|"
    rf"nick\s?name|aka|a\.k\.a\.|alias(?:es)?|moniker|{ROLES}|{RANKS}|{RELATIVES}|from|"
    rf"to|cc|bcc|attn|attention|sender|recipient|"
    r"reporting|reported\s+by|approved|assisting|arresting|involved|reviewer|reviewed\s+by|"
    r"prepared\s+by|submitted\s+by|written\s+by|signed|by|author|investigator|investigated\s+by|"
    r"contact|emerg(?:ency)?\.?\s+cont(?:act)?|"
    r"next\s+of\s+kin|person\s+\w+(?:\s+\w+){0,2}|restrained\s+person|at\s+large|wanted|protected\s+person|"
    r"children|parties|party|persons?|crew|staff|attended|attendees|present|insured|"
    r"subscriber|cardholder|account\s+holder|payee|"
    r"interviewee|interviewer|nombre|apellido|sospechos[oa]s?|acusad[oa]s?|víctimas?|testigos?|denunciantes?|agente"
)

_END = r"[.,]?[ \t]{1,2}"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Announces a name that begins where `regex` ends. `styles` are the spellings in which it can be trusted."""

    id: str
    regex: re.Pattern[str]
    score: float
    styles: frozenset[str] = frozenset({"mixed", "caps", "lower"})
    longest: int = 4
    listed: bool = False
    """One name follows, as in a field: there "Lee, Mary" is one."""
    ends_line: bool = False
    """The name is the last thing on its line: a signature, not the first word of a bullet point."""


_TAG = r"(?:S|V|W|P|D|A|C|O|I|RP|RV|RO|MP|PT|R/?O|R/P|VIC|SUSP|SUS|WIT|DRV|PED|COMP|INV|IP)"

ANCHORS: tuple[Anchor, ...] = (
    Anchor(
        "role_tag",
        re.compile(
            rf"(?<![\w-])\(?{_TAG}[-#]?\d{{1,2}}(?:/{_TAG}-?\d{{0,2}})*(?:\)|:|\*\*:?)?[ \t]{{0,2}}(?:[-=|:/][ \t]{{1,2}}|"
            rf"is[ \t]|IS[ \t])?[ \t*]{{0,3}}(?=[^\W\d_])"
        ),
        0.9,
        listed=True,
    ),
    Anchor("role_tag_in_parens", re.compile(rf"\({_TAG}\d{{0,2}}\)[ \t:*]{{0,3}}"), 0.9, listed=True),
    Anchor(
        "role_letters",
        re.compile(r"(?<![\w/-])(?:RP/V|V/RP|RV|RP|R/P|R/O|MP|VIC|SUSP|WIT|PT|V|S|W)(?:/(?=[^\W\d_]{3})|[ \t:]{1,2}[\"]?)"),
        0.85,
    ),
    Anchor(
        "role_letters_lower",
        re.compile(r"(?<![\w-])(?:rp|vic|susp|wit|pt|mp|r/o)[ \t:]{1,2}[\"]?"),
        0.7,
        frozenset({"lower"}),
        2,
    ),
    Anchor("rank", re.compile(rf"(?<![\w'])(?:{RANKS})\b{_END}", re.IGNORECASE), 0.9, longest=3),
    Anchor("responder", re.compile(rf"(?<![\w'])(?:{RESPONDERS})\b{_END}", re.IGNORECASE), 0.85, longest=3),
    Anchor("title", re.compile(rf"(?<![\w'])(?:{TITLES})\b[.]?[ \t]{{1,2}}", re.IGNORECASE), 0.88, longest=3),
    Anchor(
        "relative",
        re.compile(rf"(?<![\w'])(?:{RELATIVES})(?:,[ \t]|[ \t]{{1,2}}|[ \t](?:named|called)[ \t])[\"]?", re.IGNORECASE),
        0.8,
        longest=3,
    ),
    Anchor(
        "role_noun",
        re.compile(
            rf"(?<![\w'])(?:{ROLES})(?:,[ \t]|[ \t]{{1,2}}|\.[ \t]|[ \t](?:was[ \t]identified[ \t]as|"
            rf"named|called|is|was)[ \t])[\"]?",
            re.IGNORECASE,
        ),
        0.8,
    ),
    Anchor("record_field", re.compile(r"(?<![\w/])(?:NAM|NAME|AKA|ALIAS|MON)/(?=[^\W\d_])"), 0.9, listed=True),
    Anchor(
        "field",
        re.compile(
            rf"(?<![^\W_])(?:{_FIELD_WORDS})(?:[ \t]?\([^)\n]{{1,20}}\)|[ \t_]?(?:names?|no\.?[ \t]?\d|"
            rf"\#?\d{{1,2}}|party|person|officer|ofc|by|lead))?[\"'*]{{0,3}}[ \t]{{0,2}}[:=][ \t]{{0,4}}[\"'*\[{{]{{0,3}}",
            re.IGNORECASE,
        ),
        0.85,
        listed=True,
    ),
    Anchor(
        "phrase",
        re.compile(
            r"(?<!\w)(?:(?:my|her|his|their|whose|real)[ \t](?:(?:last|first|full|real|given|"
            r"maiden)[ \t])?name[ \t](?:is|was)(?:[ \t]maybe)?|name(?:'s)|(?:gave|used)[ \t](?:the|"
            r"a)[ \t](?:false[ \t])?name|by[ \t]the[ \t]name(?:[ \t]of)?|(?:under|using)[ \t](?:the[ \t])?(?:alias|"
            r"name|profile)|"
            r"named|(?:also[ \t])?known[ \t]as|a\.?k\.?a\.?|aka|goes[ \t]by|(?:he|she|they|man|"
            r"woman|male|female|person|guy|dude)[ \t]called|identified[ \t](?:\w+[ \t]){0,3}(?:as|"
            r"by)|moniker|answers?[ \t]to|prefers|contacted(?=[ \t][\"])|(?:suspect|victim|"
            r"him|her|them|man)[ \t]as(?=[ \t][\"])|introduced[ \t](?:\w+[ \t]){0,3}as|"
            r"se[ \t]llama|me[ \t]llamo|(?:mi[ \t])?nombre[ \t]es|on[ \t]behalf[ \t]of|care[ \t]of|"
            r"c/o|addressed[ \t]to|signed(?:[ \t]by)?|copy[ \t]to)[ \t]?[:]?[ \t]{0,2}[\"'(]{0,2}",
            re.IGNORECASE,
        ),
        0.85,
        longest=3,
    ),
    Anchor(
        "self",
        re.compile(
            r"(?<!\w)(?:this[ \t]is|i'?m|i[ \t]am)[ \t](?:officer[ \t]|ofc[ \t]|mr\.?[ \t]|"
            r"mrs\.?[ \t]|ms\.?[ \t])?|(?<!\w)I,[ \t]",
            re.IGNORECASE,
        ),
        0.75,
        longest=3,
    ),
    Anchor(
        "greeting",
        re.compile(
            r"(?:^|\n)[>\s]{0,6}(?:hi|hello|dear|hey|good[ \t](?:morning|afternoon|evening)|"
            r"thanks|thank[ \t]you|sincerely|regards|best|respectfully|cheers|yours)[, \t]{1,2}",
            re.IGNORECASE,
        ),
        0.75,
        longest=3,
    ),
    Anchor(
        "signature",
        re.compile(r"(?:\n[ \t]{0,3}|[.!?)][ \t]{1,2})[-~/]{1,2}[ \t]{0,2}(?=[^\W\d_])"),
        0.75,
        longest=3,
        ends_line=True,
    ),
    Anchor(
        "after_closing",
        re.compile(
            r"(?:^|\n)[>\s]{0,4}(?:thanks|thank you|sincerely|regards|best|respectfully|cheers|(?:kind|"
            r"best|warm) regards|many thanks|thx)[,.! \t]{0,3}\n{1,2}[>\s]{0,4}",
            re.IGNORECASE,
        ),
        0.85,
        longest=3,
    ),
    Anchor(
        "caption",
        re.compile(
            r"(?:People|State|City|County|United[ \t]States|PEOPLE|STATE|Commonwealth)(?:[ \t]of[ \t][\w ]{3,20})?"
            r"[ \t](?:v|vs|V|VS)\.?[ \t]|(?:In[ \t]re|Matter[ \t]of|Estate[ \t]of|Conservatorship[ \t]of)[ \t]{1,2}"
        ),
        0.85,
        longest=3,
    ),
    Anchor("wrote", re.compile(r"\bOn[ \t][^\n]{3,40},[ \t](?=[^\n,]{3,40}[ \t]wrote:)"), 0.8),
    Anchor(
        "handled",
        re.compile(
            r"(?<!\w)(?:arrested|detained|cited|booked|interviewed|contacted|mirandized|told|"
            r"asked|advised|transported|notified|arrestee|met[ \t]with|spoke[ \t](?:with|to)|"
            r"contact[ \t]w/|statement[ \t]of|interview[ \t]of|per|attn|warrant[ \t](?:on|for)|"
            r"filing[ \t]on)[ \t]{1,2}",
            re.IGNORECASE,
        ),
        0.7,
        frozenset({"mixed", "caps"}),
        3,
    ),
)

SPEECH = (
    r"said|says|stated|states|told|tells|advised|advises|advd|adv|reported|reports|claimed|"
    r"claims|denied|denies|admitted|admits|explained|replied|answered|asked|yelled|screamed|"
    r"shouted|called|heard|saw|"
    r"observed|noticed|fled|ran|walked|drove|left|returned|arrived|refused|refuses|agreed|"
    r"wants|wanted|believes|thinks|knows|complained|struck|hit|punched|kicked|pushed|"
    r"grabbed|threw|pulled|took|stole|"
    r"was|is|has|had|will|did|does|went|came|gave|got|responded|applied|identified|recognized|"
    r"recognised|signed|sustained|uses|lives|suspects|may|alleges|confirmed|told|transported|"
    r"declined|initialed"
)
