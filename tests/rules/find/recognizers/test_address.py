"""Where somebody lives: as people write it, and what looks like it."""

from __future__ import annotations

import pytest

from tests.support.marked import found, found_as

HITS = [
    ("STREET_ADDRESS", "«4416 Lochbrae Rd Apt 3B»"),
    ("STREET_ADDRESS", "«4416 LOCHBRAE RD #12»"),
    ("STREET_ADDRESS", "at «1200 n el dorado st»"),
    ("STREET_ADDRESS", "«812 1/2 25th Avenue»"),
    ("STREET_ADDRESS", "«1200 block of Norwood Ave»"),
    ("STREET_ADDRESS", "«900 BLK W CAPITOL AVE»"),
    ("STREET_ADDRESS", "«12345 Highway 99»"),
    ("STREET_ADDRESS", "«4416 County Road 98»"),
    ("STREET_ADDRESS", "«28800 State Route 16 Unit 4»"),
    ("STREET_ADDRESS", "«1244 Calle del Sol»"),
    ("STREET_ADDRESS", "«55 Camino Verde Apt 2»"),
    ("STREET_ADDRESS", "calle «Hidalgo 244»"),
    ("STREET_ADDRESS", "«P.O. Box 1188»"),
    ("STREET_ADDRESS", "«PO Box 44»"),
    ("STREET_ADDRESS", "«RR 2 Box 118»"),
    ("STREET_ADDRESS", "addr: «4416 Lochbrae»"),
    ("STREET_ADDRESS", "she lives at «4416 Lochbrae»"),
    ("STREET_ADDRESS", "lives on «4416 lochbrae»"),
    ("STREET_ADDRESS", '"homeAddress": "«4416 Lochbrae»"'),
    ("STREET_ADDRESS", "«312 Whispering Oaks Cove»"),
    ("STREET_ADDRESS", "«312 Quail Hollow Bend, Unit 4»"),
    ("STREET_ADDRESS", "«1020 NW Timber Ln»"),
    ("STREET_ADDRESS", "«38.58157, -121.49440»"),
    ("STREET_ADDRESS", "lat: «38.58157, lon: -121.49440»"),
    ("STREET_ADDRESS", "dirección: «4416 Lochbrae»"),
    ("STREET_ADDRESS", "«77 Alhambra Blvd, Apt 4»"),
]

LEFT_ALONE = [
    "Resurface Norwood Avenue from 5th to 9th Street.",
    "At 5th and J, two vehicles collided.",
    "12 Highway Patrol officers; 3 lanes of Highway 99.",
    "The 2025 Oak Grove plan has 12 parks.",
    "He walked 15 minutes down the road and 10 feet of trail.",
    "Hydrant at 38.58157, -121.49440 was flushed.",
    "The average is 38.5 and the median 121.49.",
    "10 units a day run in the lane.",
    "Send 2 via email and 40 via courier.",
    "Box 12 of the form; see box 14.",
    "lives at home with 3 children",
    "moved to 12 weekly meetings",
    "Stop 24 on route 51; bus 1400.",
]


@pytest.mark.parametrize(("kind", "marked"), HITS)
def test_found(kind: str, marked: str) -> None:
    assert kind in found_as(marked)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_left_alone(text: str) -> None:
    assert found(text) == []
