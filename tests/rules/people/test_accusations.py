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
