"""Who is one person, and what is held against whom."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.domain import Declared, PersonRole, SuppliedPerson
from rules.find.pattern_engine import PatternEngine
from rules.screen import assemble
from tests.rules.fakes import chat, clean, screen

R = PersonRole
NOTHING = (R.OTHER, 0)


@pytest.mark.parametrize(
    ("found", "text", "expected"),
    [
        (["John Doe"], "John Doe fled. Doe is 30.", "[person 1] fled. [person 1] is 30."),
        (["John Doe"], "John Doe fled. john ran. DOE hid.", "[person 1] fled. [person 1] ran. [person 1] hid."),
        (["John Doe"], "John Doe's car, Doe\u2019s house", "[person 1]'s car, [person 1]\u2019s house"),
        (["DOE, JOHN A"], "DOE, JOHN A was seen. John Doe left.", "[person 1] was seen. [person 1] left."),
        (["John Doe"], "John Doe here. Doe, John there.", "[person 1] here. [person 1] there."),
        (["Ann Lopez-Garcia"], "Ann Lopez-Garcia sat. Garcia rose.", "[person 1] sat. [person 1] rose."),
        (["Ann Lopez-Garcia", "Lopez-Garcia"], "Ann Lopez-Garcia sat; Lopez-Garcia rose", "[person 1] sat; [person 1] rose"),
        (["José Peña"], "José Peña came. PENA left.", "[person 1] came. [person 1] left."),
        (["John Doe", "J. Doe"], "John Doe came. J. Doe left.", "[person 1] came. [person 1] left."),
        (["Jay Dole", "J.D."], "Jay Dole, 15. J.D. cried.", "[person 1], 15. [person 1] cried."),
        (["Darnell Odom", "Boo"], 'Darnell Odom aka "Boo" hid. Boo ran.', '[person 1] aka "[person 1]" hid. [person 1] ran.'),
        (["William Moss", "Bill Moss"], "William Moss came. Bill Moss left.", "[person 1] came. [person 1] left."),
        (["bev haskell", "beverly haskell"], "bev haskell; beverly haskell", "[person 1]; [person 1]"),
        (["Beverly Haskell", "Bev"], "Beverly Haskell came. Bev left.", "[person 1] came. [person 1] left."),
        (["Pablo Estrella", "Pablito"], "Pablo Estrella; Pablito", "[person 1]; [person 1]"),
        (["kimmie", "kimmies"], "me and kimmie left; kimmies video", "me and [person 1] left; [person 1] video"),
        (["Chris Miller", "Christine Miller"], "Chris Miller hit Christine Miller.", "[person 1] hit [person 2]."),
        (["Ray Diaz", "Ana Diaz-Cruz", "Diaz"], "Ray Diaz, Ana Diaz-Cruz. Diaz ran.", "[person 1], [person 2]. [person 1] ran."),
        (["Jay Odom", "Zay"], 'Say Jay Odom ("Zay") hid. Zay ran.', 'Say [person 1] ("[person 1]") hid. [person 1] ran.'),
        (["Jay Odom", "Zay"], 'Met "Zay" (Jay Odom). Odom ran.', 'Met "[person 1]" ([person 1]). [person 1] ran.'),
        (["Mai Ruiz Vega", "Ruiz Vega"], "Mai Ruiz Vega ran; Ruiz Vega fell", "[person 1] ran; [person 1] fell"),
        (["John", "John Doe"], "John called. Then John Doe left.", "[person 1] called. Then [person 1] left."),
        (["Mark Vo"], "Mark Vo will mark it. We vote.", "[person 1] will mark it. We vote."),
        (["Officer"], "Officer on scene", "Officer on scene"),
    ],
)
def test_one_person_has_one_number(found: list[str], text: str, expected: str) -> None:
    assert clean(screen(chat(text), found)) == [expected]


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (["John Doe", "Jane Roe"], "John Doe and Jane Roe"),
        (["John A. Doe", "John B. Doe"], "John A. Doe and John B. Doe"),
        (["John Doe Jr", "John Doe Sr"], "John Doe Jr and John Doe Sr"),
        (["Ann Lopez", "Eva Lopez"], "Ann Lopez and Eva Lopez"),
        (["Jay Odom", "Zoe"], "Jay Odom and Zoe"),
        (["J. Doe", "K. Doe"], "J. Doe and K. Doe"),
    ],
)
def test_two_people_have_two_numbers(found: list[str], text: str) -> None:
    assert clean(screen(chat(text), found)) == ["[person 1] and [person 2]"]


def test_speech_in_brackets_is_no_nickname() -> None:
    said = clean(screen(chat('Jay Odom ("Zoe Finch did it") left.'), ["Jay Odom", "Zoe Finch"]))
    assert said == ['[person 1] ("[person 2] did it") left.']


# ------------------------------------------------------------------ never swap suspect and victim


def test_an_arrest_under_an_ambiguous_surname_is_held_against_nobody() -> None:
    found = {"Jane Miller": (R.VICTIM, 85), "Tom Miller": NOTHING, "Miller": (R.SUSPECT, 60)}
    screened = screen(chat("Jane Miller was hit. Her husband is Tom Miller. Miller was arrested."), found)
    assert clean(screened) == ["[victim 1] was hit. Her husband is [person 2]. [person] was arrested."]
    assert {person.role for person in screened.people} == {R.VICTIM, None}


def test_the_same_arrest_counts_where_the_surname_is_unique() -> None:
    found = {"Jane Roe": (R.VICTIM, 85), "Tom Miller": NOTHING, "Miller": (R.SUSPECT, 60)}
    screened = screen(chat("Jane Roe was hit by Tom Miller. Miller was arrested."), found)
    assert clean(screened) == ["[victim 1] was hit by [suspect 2]. [suspect 2] was arrested."]


def test_a_second_bearer_who_comes_later_makes_the_earlier_surname_ambiguous() -> None:
    found = {"Tom Miller": NOTHING, "Miller": (R.SUSPECT, 60), "Jane Miller": (R.VICTIM, 85)}
    later = screen(chat("Tom Miller came. Miller was arrested.", "Jane Miller was hit."), found)
    assert clean(later) == ["[person 1] came. [person] was arrested.", "[victim 2] was hit."]


def test_a_surname_that_comes_before_two_bearers_is_neither_of_them() -> None:
    found = {"Miller": (R.SUSPECT, 60), "Jane Miller": (R.VICTIM, 85)}
    screened = screen(chat("Miller was arrested. Jane Miller was hit."), found)
    assert clean(screened) == ["[person] was arrested. [victim 2] was hit."]


def test_another_bearer_whom_the_scan_only_half_saw_makes_the_surname_ambiguous() -> None:
    found = {"Amrit Dhaliwal": (R.WITNESS, 85), "Dhaliwal": (R.SUSPECT, 60)}
    screened = screen(chat("The driver was Jaspreet Dhaliwal. His friend Amrit Dhaliwal saw it. Dhaliwal was arrested."), found)
    assert [person.role for person in screened.people] == [R.WITNESS]
    assert clean(screened)[0].endswith("[person] was arrested.")


def test_a_rank_tells_two_bearers_apart() -> None:
    found = {"Dan Miller": (R.OFFICER, 90), "Jane Miller": (R.VICTIM, 85), "Miller": (R.OFFICER, 90)}
    screened = screen(chat("Officer Dan Miller met Jane Miller. Officer Miller wrote."), found)
    assert clean(screened) == ["Officer [officer 1] met [victim 2]. Officer [officer 1] wrote."]


def test_a_first_name_that_two_people_share_is_neither() -> None:
    assert clean(screen(chat("John Doe met John Roe. John left."), ["John Doe", "John Roe"])) == [
        "[person 1] met [person 2]. [person] left."
    ]


# ------------------------------------------------------------------ people that the caller names


def test_a_supplied_name_is_found_in_any_case_and_alone() -> None:
    given = Declared(people=(SuppliedPerson("Deja Fontenot", R.VICTIM),))
    screened = screen(chat("DEJA FONTENOT called; fontenot wants to prosecute", declared=given))
    assert clean(screened) == ["[victim 1] called; [victim 1] wants to prosecute"]
    assert screened.people[0].evidence[0].weight == 100


def test_a_supplied_part_does_not_silence_a_conflict() -> None:
    given = Declared(people=(SuppliedPerson("Deja Fontenot", R.VICTIM),))
    screened = screen(chat("Deja Fontenot fled", declared=given), {"Deja Fontenot": (R.SUSPECT, 100)})
    assert screened.people[0].role is None


def test_a_supplied_person_who_is_not_named_is_not_reported() -> None:
    given = Declared(people=(SuppliedPerson("Deja Fontenot", R.VICTIM),))
    assert screen(chat("Nobody came", declared=given)).people == ()


# ------------------------------------------------------------------ time


def test_many_people_take_linear_time() -> None:
    def seconds(count: int) -> float:
        names = [f"Given{'abcdefghij'[n % 10]}{n:05d}x Family{n % 7}q" for n in range(count)]
        names = [name.translate(str.maketrans("0123456789", "klmnopqrst")) for name in names]
        request = chat(". ".join(f"{name} saw {name.split()[1]}" for name in names))
        started = time.perf_counter()
        assert len(screen(request, names[:50]).people) == 50
        return time.perf_counter() - started

    few = min(seconds(500) for _ in range(2))
    assert seconds(4000) < 8 * few * 4


# ------------------------------------------------------------------ whatever the names are

SPELLINGS = [
    "John Smith", "Smith", "John", "Jane Smith", "J. Smith", "SMITH, JOHN A", "John B Smith", "John Smith Jr", "Smith-Jones",
    "Ann Smith-Jones", "Jones", "Ann", "Boo", "Boo Radley", "Maria Elena Cruz", "Elena Cruz", "A.B.", "Singh Smith", "Officer",
]  # fmt: skip
GLUE = [" aka ", ", ", " and ", ' ("', '". ', "\n", " was arrested. ", "'s ", "-", " [suspect 2] "]
sentences = st.lists(st.tuples(st.sampled_from(SPELLINGS), st.sampled_from(GLUE)), max_size=6).map(
    lambda pairs: "".join(spelling + glue for spelling, glue in pairs)
)
evidence = st.tuples(st.sampled_from(R), st.sampled_from([0, 60, 85, 100]))


@given(
    st.lists(sentences, min_size=1, max_size=3),
    st.dictionaries(st.sampled_from(SPELLINGS), evidence),
    st.lists(st.builds(SuppliedPerson, st.sampled_from(SPELLINGS), st.none() | st.sampled_from(R)), max_size=2),
)
def test_nobody_shares_a_number_and_every_place_belongs_to_one_person(
    turns: list[str], found: dict[str, tuple[PersonRole, int]], supplied: list[SuppliedPerson]
) -> None:
    people = screen(chat(*turns, declared=Declared(people=tuple(supplied))), found).people
    numbers = [person.placeholder.rsplit(" ", 1)[1] for person in people]
    places = [place for person in people for place in person.mentions]
    assert len(set(numbers)) == len(numbers)
    assert len(set(places)) == len(places)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "last,first,role\nLopez,Maria,victim\nLopez,Daniel,suspect\n",
            "last,first,role\n[victim 1],[victim 1],victim\n[suspect 2],[suspect 2],suspect\n",
        ),
        (
            "First Name|Last Name|Phone\nMaria|Lopez|x\nMaria|Ortega|y\n",
            "First Name|Last Name|Phone\n[person 1]|[person 1]|x\n[person 2]|[person 2]|y\n",
        ),
        (
            '[{"last": "Lopez", "first": "Maria"}, {"last": "Lopez", "first": "Daniel"}]',
            '[{"last": "[person 1]", "first": "[person 1]"}, {"last": "[person 2]", "first": "[person 2]"}]',
        ),
    ],
)
def test_family_and_given_name_in_two_places_are_one_person(text: str, expected: str) -> None:
    """Every Lopez of a list is somebody else: joining them would move what is said of one to the other."""
    screened = assemble(chat(text), {text: PatternEngine().scan(text)})
    assert clean(screened) == [expected]
