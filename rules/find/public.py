"""What looks like a name and names nobody: words of the language here, facts about a country or a city as a value.

A single public word is never a name on its own. It never vetoes a longer name: "Grace Park" is a person although
"park" and "grace" are words. Phrases are matched as such. The facts come from `rules.find.city`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rules.find.vocabulary import vocabulary

PLACE_WORDS = vocabulary("""
    st street ave avenue av rd road dr drive blvd boulevard ln lane way ct court cir circle pl place pkwy parkway ter
    terrace hwy highway expressway loop square plaza mall trail alley bridge river creek park school elementary middle
    high academy college university hospital clinic library center centre church temple stadium arena museum mansion fort
    field building tower towers apartments station airport garden gardens county city district neighborhood market store
    shelter motel hotel inn casino cemetery levee lake island valley hills heights village ranch arts gallery theater
    theatre weir reservoir dam canal wharf marina gym pool zoo yard depot terminal campus hall
""")
"""A name before one of these names a place: "Curtis Park", "Norwood Avenue"."""

THING_WORDS = vocabulary("""
    act law rule rules code doctrine motion motions hearing hearings formula sign signs triad scale score reflex maneuver
    method catheter output position test syndrome disease rights duty warning warnings card report grant fund foundation
    inc llc llp corp corporation company co group associates partners bank leasing brand technologies systems software
    cloud project program initiative commission committee council department dept award series edition plan survey guide
    form schedule storm hurricane brownies pie cake v vs
""")
"""A name before one of these names a thing: "Miranda rights", "Foley catheter", "Baker Tilly LLP"."""

MONTHS_AND_DAYS = vocabulary("""
    january february march april may june july august september october november december jan feb mar apr jun jul aug sep
    sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    spring summer autumn fall winter christmas easter thanksgiving halloween ramadan diwali juneteenth
""")

ROLE_AND_TITLE_WORDS = vocabulary("""
    officer officers ofc ofcr det detective detectives sgt sergeant lt lieutenant capt captain cpl corporal chief deputy
    deputies agent agents inspector insp inv investigator trooper sro dpo po aco rn lvn np md dr doctor physician mr mrs
    ms miss mx nurse medic medics paramedic paramedics emt ff firefighter engineer attorney counsel lawyer judge hon
    councilmember mayor commissioner professor rev pastor supervisor manager mgr director analyst clerk teacher principal
    coach counselor interpreter advocate claimant complainant applicant petitioner respondent plaintiff defendant suspect
    suspects victim victims witness witnesses patient patients pt subject subjects reporting party rp caller arrestee
    driver passenger owner tenant landlord resident neighbor coworker roommate employee employer guardian caregiver
    caretaker parolee probationer juvenile minor child children kid kids son daughter wife husband spouse mother father
    mom dad sister brother aunt uncle auntie niece nephew cousin grandmother grandfather grandma grandpa granddaughter
    grandson stepfather stepmother stepson stepdaughter boyfriend girlfriend fiance partner friend ex gf bf male female
    man woman boy girl lady guy person persons party parties affiant decedent crew staff team family dispatch dispatcher
    unit control records security guard customer vendor contractor student students member members people volunteer
    volunteers coach county
""")

HEADINGS = vocabulary("""
    narrative synopsis summary background discussion statement details investigation evidence property injuries charges
    remarks notes note disposition recommendation subject re fw fwd from to cc bcc sent date time location address phone
    email name names dob age sex race height weight hair eyes case report incident event type status priority call unit
    units plate vin make model year color vehicle arrest booking citation memo memorandum attachment attachments section
    article title chapter item page table figure appendix exhibit question answer thanks thank regards sincerely best
    hello hi hey dear respectfully signed approved reviewed prepared submitted please draft confidential privileged urgent
    fyi asap n/a none unknown unk tbd yes no ok okay true false null sr jr public works facilities claims conference next
    steps agenda tag role main total ord code labor vehicle penal government
""")

LANGUAGE_WORDS = MONTHS_AND_DAYS | ROLE_AND_TITLE_WORDS | HEADINGS | PLACE_WORDS | THING_WORDS
"""Never a name alone, in any city."""

SURNAMES_TOO = vocabulary("""
    alley apple arden arena august back bagley ball bang bank battle bay beard beck beecher beer bell best bill bird black
    block blood blue board body bolt bond bone book box braden brady brake branch brand brick bridge bright broadway broom
    brown bump burns bush butt button call callender camp canada cancel cane card carmichael case cash center chance chase
    christmas church cisco close cloud coffee comfort connor cook cool cordova corner couch council cover creek crew
    crocker cross cushing dark dash davidson davis day deal dear deck delay dell denny dial dodge dollar duty early east
    easter edge english eye fairfield fall fan fast feather fee fell felt field fine finger fix flower foley folsom force
    ford fort fowler franks free freeze garden garner garrity glasgow glass gold good graham grant grass gray green grey
    grove grow guy hair hall hammer hand hang hare harley harris harsh hawkins hazard head heard heck held high hill hills
    holter homan hood hook hope house hung hurt ice jean jenkins judge jump june kaiser keene kelly key keys kitchen kohl
    lake lamp land lane lao law lay leaf leak lee levine light list little lock long look loop love low lowe lung mack
    macy magill major march mark marker mask may mcdonald meyers miranda mix money more morse murphy music nail new nice
    noon nordstrom north orange pace pack page pair parent park parkinson pass pastor peace pepper pillow pink place plant
    player plaza pool poor porch poss post pound press price pride prior quick race raley ralph rank rash read ready real
    reason red remington reno rich ring ringer rock rode roll roof rose rude rue rule rush sager sauer schwab seal settle
    sharp shore short sierra silver skelly slack small smith snow solano son song south speed spell spring springfield
    square stack stage stamp standard sterling stockton stokes stone storm straight street strong summer sun surface
    sutter swing tan temple terry tower towers toy trail treat true tyler unruh vallejo valley van vital walk wall wallace
    warr wash washington watson way wear weir wells wesson west white wild will winchester wine winter wood woodland word
    work young
""")
"""Ordinary and public words that are frequent family names in the 1990 census: after a rank or a title they name somebody."""


_REACH = 48
_WORDS_BEFORE = re.compile(r"(?:(?<![^\s(\"\u201c])[\w&][\w.&'\u2019/-]*[ \t]){1,4}$")
_WORDS_AFTER = re.compile(r"(?:(?:'s|\u2019s|\.)?[ \t][\w&][\w.&'\u2019/-]*){1,4}")
"""Words on the same line with nothing but a blank between them: a phrase does not reach over a comma."""
_LONGEST_PHRASE = 6


def _bare(word: str) -> str:
    """A word as phrases hold it: in lower case, without a possessive ending, full stop or quotation mark."""
    lower = word.lower().replace("\u2019", "'").strip(".'\"\u201c\u201d()")
    return {"vs": "v"}.get(lower, lower.removesuffix("'s"))


def _phrase(name: str) -> str:
    return " ".join(map(_bare, name.replace(",", "").split()))


def _ends(at: int, words: list[str]) -> range:
    return range(at + 2, min(at + _LONGEST_PHRASE, len(words)) + 1)


@dataclass(frozen=True, slots=True)
class Public:
    """Published words and phrases of a country and a city, in lower case."""

    words: frozenset[str] = field(default=frozenset(), repr=False)
    phrases: frozenset[str] = field(default=frozenset(), repr=False)
    people: frozenset[str] = field(default=frozenset(), repr=False)
    """Those of the phrases that name a person: published in full, they stay even where somebody surely is meant."""

    @classmethod
    def of(cls, words: Iterable[str], names: Iterable[str], people: Iterable[str] = ()) -> Public:
        """`names` and `people` of one word are words."""
        known = frozenset(map(_phrase, people))
        listed = known | frozenset(map(_phrase, names))
        single = {name for name in listed if " " not in name}
        return cls(frozenset(word.lower() for word in words) | single, listed - single, known - single)

    def publishes(self, name: str) -> bool:
        """Whether the whole name is that of a person who is on the list."""
        return _phrase(name) in self.people

    def names(self, name: str) -> bool:
        """Whether a word or phrase names nobody: never true for a name of two words that is not a known phrase."""
        lower = name.lower().strip(" .,'\"")
        if "-" in lower and all(self._has(half) for half in lower.split("-")):
            return True
        return lower in self.phrases or self._has(lower) or self._has(lower.removesuffix("'s"))

    def stands_in(self, name: str) -> bool:
        """Whether some of its words are a phrase that the public knows: "Cesar Chavez", "Toni Morrison"."""
        words = [_bare(word) for word in name.replace(",", "").split()]
        return any(self._is_phrase(words[at:end]) for at in range(len(words)) for end in _ends(at, words))

    def stands_around(self, text: str, start: int, end: int) -> bool:
        """Whether the words beside it make a phrase of it: the "Pareto" of "Pareto chart", both sides of "Terry v. Ohio"."""
        before = _WORDS_BEFORE.search(text[max(0, start - _REACH) : start])
        after = _WORDS_AFTER.match(text[end : end + _REACH])
        head = [_bare(word) for word in (before[0] if before else "").split()]
        tail = [_bare(word) for word in (after[0] if after else "").split()]
        name = [_bare(word) for word in text[start:end].split()]
        return any(
            self._is_phrase(head[len(head) - left :] + name + tail[:right])
            for left in range(len(head) + 1)
            for right in range(len(tail) + 1)
            if left + right
        )

    def _is_phrase(self, words: list[str]) -> bool:
        return " ".join(words) in self.phrases

    def _has(self, word: str) -> bool:
        return word in self.words or word in LANGUAGE_WORDS


NOTHING_PUBLIC = Public()
