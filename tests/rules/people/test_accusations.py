"""The worst error there is: an accusation that lands on somebody else. Texts are invented; each row is a class of it.

For each text: who may not be called what. Saying nothing (`person`) is always right here.
"""

from __future__ import annotations

from functools import cache

import pytest

from rules.domain import ChatRequest, Message, Screened, TextPart
from rules.find.engine import AnyEngine, load_engine
from rules.screen import screen

MARIA, DANIEL, ANA = "Maria Lopez", "Daniel Ortega", "Ana Reyes"
ACCUSED, HURT = {"suspect"}, {"victim"}


@cache
def engine() -> AnyEngine:
    return load_engine()


def read(text: str) -> Screened:
    return screen(ChatRequest("m", (Message("user", (TextPart(text),)),)), engine().scan)


def roles(text: str) -> dict[str, set[str]]:
    """The words that each person is given in this text."""
    found: dict[str, set[str]] = {}
    for finding in read(text).findings:
        if finding.type == "PERSON":
            found.setdefault(text[finding.start : finding.end], set()).add(finding.role or "person")
    return found


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (f"{MARIA}, V1\n{DANIEL}, S1", {MARIA: ACCUSED, DANIEL: HURT}),
        ("Lopez, Maria = V1\nOrtega, Daniel = S1", {"Ortega, Daniel": HURT}),
        (f"{MARIA}, victim, {DANIEL}, suspect", {MARIA: ACCUSED, DANIEL: HURT}),
        (f"{DANIEL} as suspect, {MARIA} as victim, {ANA} as witness.", {MARIA: ACCUSED, DANIEL: HURT, ANA: ACCUSED | HURT}),
        (f"Nobody saw the suspect. {MARIA} was crying in the lobby.", {MARIA: ACCUSED}),
        (f"He ran from the victim. {DANIEL} was last seen on 5th Street.", {DANIEL: HURT}),
        (f"Officers detained the suspect, {MARIA} said.", {MARIA: ACCUSED}),
        (f"She picked out the suspect, {MARIA} watched from the car.", {MARIA: ACCUSED}),
        (f"The suspect is {MARIA}'s ex-boyfriend, {DANIEL}.", {MARIA: ACCUSED}),
        (f"{DANIEL} was identified by {MARIA} as the suspect.", {MARIA: ACCUSED}),
        (f"{MARIA} was arrested in 2019. Yesterday {DANIEL} stabbed {MARIA} in the arm.", {MARIA: ACCUSED}),
        (f"{MARIA} struck her head on the floor when she was pushed by {DANIEL}.", {MARIA: ACCUSED}),
        (f"{MARIA} hit the panic button and kicked free.", {MARIA: ACCUSED}),
        (f"{MARIA} was charged $400 by her ex.", {MARIA: ACCUSED}),
        (f"(S) {DANIEL} (V) {MARIA} (W) {ANA}", {MARIA: ACCUSED, DANIEL: HURT, ANA: ACCUSED | HURT}),
        (f"{DANIEL} (S) {MARIA} (V) {ANA} (W)", {MARIA: ACCUSED, DANIEL: HURT, ANA: ACCUSED | HURT}),
        (f"{DANIEL} (suspect) {MARIA} (victim)", {MARIA: ACCUSED, DANIEL: HURT}),
        (f"Victim/Suspect: {MARIA} / {DANIEL}", {MARIA: ACCUSED}),
        (f"According to the victim, her husband {DANIEL} punched her.", {DANIEL: HURT}),
        (f"After punching the victim, {DANIEL}, 34, fled.", {DANIEL: HURT}),
        (f"PER THE VICTIM, {DANIEL.upper()} KICKED THE DOOR.", {DANIEL.upper(): HURT}),
        (f"{MARIA}, the suspect's wife, let us in.", {MARIA: ACCUSED}),
        (f"{DANIEL}, the victim's ex-boyfriend, kicked in the door.", {DANIEL: HURT}),
        (f"According to {MARIA} the suspect ran north.", {MARIA: ACCUSED}),
        (f"I told {MARIA} the suspect had been arrested.", {MARIA: ACCUSED}),
        (f"I gave {DANIEL} the victim's rights card.", {DANIEL: HURT}),
        (f"The suspect called {MARIA} over forty times.", {MARIA: ACCUSED}),
        (f"The victim named {DANIEL} as her attacker.", {DANIEL: HURT}),
        (f"Subject: {MARIA} - annual evaluation\n\nPlease sign it by Friday.", {MARIA: ACCUSED}),
        (f"The mayor wanted {MARIA} on the panel.", {MARIA: ACCUSED}),
        (f"{MARIA} was charged twice for her permit and violated no rule.", {MARIA: ACCUSED}),
        (f"Possible suspect {DANIEL} was cleared.", {DANIEL: ACCUSED}),
        (f"We no longer consider {DANIEL} a suspect.", {DANIEL: ACCUSED}),
        (f"suspect - {MARIA}'s ex husband", {MARIA: ACCUSED}),
        (f"V1 {DANIEL} was driving eastbound. V2 {MARIA} rear ended V1.", {DANIEL: HURT, MARIA: HURT | ACCUSED}),
    ],
)
def test_nobody_is_accused_of_what_another_did(text: str, never: dict[str, set[str]]) -> None:
    said = roles(text)
    for person, words in never.items():
        assert said[person] & words == set(), said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"Victim:\n{MARIA}\nSuspect:\n{DANIEL}", {MARIA: "victim", DANIEL: "suspect"}),
        (f"V1: {MARIA}\nS1: {DANIEL}", {MARIA: "victim", DANIEL: "suspect"}),
        (f"the suspect, {DANIEL}, pushed the victim, {MARIA}.", {MARIA: "victim", DANIEL: "suspect"}),
        (f"Suspect {DANIEL} punched victim {MARIA}.", {MARIA: "victim", DANIEL: "suspect"}),
        (f"{MARIA} (victim) said {DANIEL} (suspect) hit her.", {MARIA: "victim", DANIEL: "suspect"}),
        (f"{DANIEL} was arrested for burglary.", {DANIEL: "suspect"}),
    ],
)
def test_what_is_plain_is_still_said(text: str, said: dict[str, str]) -> None:
    assert roles(text) == {person: {word} for person, word in said.items()}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (f"Suspect(s): {DANIEL}, Kyle Brandt. Victim(s): {MARIA}, {ANA}.", 4),
        (f"Witnesses: {ANA}, {MARIA} and Tom Hale", 3),
        (f"(S) {DANIEL} (V) {MARIA} (W) {ANA}", 3),
    ],
)
def test_a_list_of_people_is_not_one_person(text: str, people: int) -> None:
    assert len({person.placeholder for person in read(text).people}) == people


def test_no_cut_goes_through_a_word() -> None:
    text = "Victim: Ana Nunez. She said: I AM ANA NUNEZ. Daniel Ortega left."
    (part,) = read(text).clean.messages[0].content
    assert isinstance(part, TextPart)
    assert part.text == "Victim: [victim 1]. She said: I AM [victim 1]. [person 2] left."


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("The victim, Wei Chen, was interviewed by Officer Chen.", ("Wei Chen", "Chen")),
        ("Officer Chen arrived. The victim, Wei Chen, cried.", ("Chen", "Wei Chen")),
        ("Ms. Reyes said Mr. Reyes threw a plate.", ("Reyes", "Reyes")),
        ("Suspect Trent and victim Trent", ("Trent", "Trent")),
        ("Suspect Dunn told Officer Dunn", ("Dunn", "Dunn")),
        ("John Smith called 911. His son John Smith Jr. hit him.", ("John Smith", "John Smith Jr.")),
        ("Danielle Brooks said her brother Daniel punched her.", ("Danielle Brooks", "Daniel")),
        ("Victim: William Hart. Suspect: Billy Hart (son).", ("William Hart", "Billy Hart")),
        ("Robert Lang was hit by his son, Bobby Lang.", ("Robert Lang", "Bobby Lang")),
        ("Juan Carlos Vega was hit by his son Carlos Vega.", ("Juan Carlos Vega", "Carlos Vega")),
    ],
)
def test_two_people_of_one_name_never_share_a_number(text: str, apart: tuple[str, str]) -> None:
    """A shared number moves what is said of one to the other."""
    found = [one for one in read(text).findings if one.type == "PERSON"]
    assert [text[one.start : one.end] for one in found] == list(apart)
    first, second = (one.placeholder for one in found)
    assert first != second or first == "[person]"
