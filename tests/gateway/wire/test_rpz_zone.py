"""The zone as BIND reads it, and as RFC 4592 says that it answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.public_hosts import public_hosts
from gateway.wire.rpz_zone import rpz_zone, serial_of
from rules.decide.hosts import Host, HostGroup, HostPack, blocked
from tests.support.network import answer, checkzone, read_zone

ZONE = "genai.rpz.internal"
SERIAL = serial_of(date(2026, 11, 24), 3)
PASS, REFUSE = "rpz-passthru.", "."
NAMES = st.lists(st.sampled_from("abc"), min_size=1, max_size=5).map(lambda labels: ".".join([*labels, "example"]))


def test_the_whole_zone() -> None:
    hosts = (Host("one.example", False), Host("vendor.example", True, ("api.eu.vendor.example",)))
    assert rpz_zone(hosts, zone="GenAI.rpz.Internal.", serial=SERIAL).splitlines()[1:] == [
        "; 2 entries, 1 approved hosts within them.",
        "$ORIGIN genai.rpz.internal.",
        "$TTL 300",
        "@ IN SOA localhost. hostmaster.localhost. 2026112403 3600 600 604800 300",
        "@ IN NS localhost.",
        "one.example CNAME .",
        "api.eu.vendor.example CNAME rpz-passthru.",
        "vendor.example CNAME .",
        "*.vendor.example CNAME .",
        "*.api.eu.vendor.example CNAME .",
        "eu.vendor.example CNAME .",
        "*.eu.vendor.example CNAME .",
    ]


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("one.example", REFUSE),
        ("www.one.example", None),
        ("example", None),
        ("vendor.example", REFUSE),
        ("chat.vendor.example", REFUSE),
        ("eu.vendor.example", REFUSE),
        ("chat.eu.vendor.example", REFUSE),
        ("api.eu.vendor.example", PASS),
        ("x.api.eu.vendor.example", REFUSE),
    ],
)
def test_only_the_approved_name_passes(name: str, verdict: str | None) -> None:
    hosts = (Host("one.example", False), Host("vendor.example", True, ("api.eu.vendor.example",)))
    assert answer(read_zone(rpz_zone(hosts, zone=ZONE, serial=SERIAL)), name) == verdict


def test_a_plain_wildcard_would_let_the_neighbours_of_an_approved_name_through() -> None:
    """The control: without the wildcards on the way down, these names resolve. BIND 9.18 and Unbound 1.17 do the same."""
    naive = {"vendor.example": REFUSE, "*.vendor.example": REFUSE, "api.eu.vendor.example": PASS}
    assert answer(naive, "chat.vendor.example") == REFUSE
    for name in ("eu.vendor.example", "chat.eu.vendor.example", "x.api.eu.vendor.example"):
        assert answer(naive, name) is None


@given(st.sets(NAMES, min_size=1, max_size=4), st.sets(NAMES, max_size=4), st.sets(NAMES, max_size=4), NAMES)
def test_a_query_is_refused_exactly_when_the_pack_says_so(
    domains: set[str], alone: set[str], approved: set[str], query: str
) -> None:
    group = HostGroup(domains=tuple(domains), hosts=tuple(alone - domains))
    pack = HostPack(version=date(2026, 1, 1), kinds={"chat": group})
    zone = read_zone(rpz_zone(blocked(pack, [f"https://{name}/v1" for name in approved]), zone=ZONE, serial=1))
    listed = query in alone or any(query == name or query.endswith(f".{name}") for name in domains)
    assert (answer(zone, query) == REFUSE) == (listed and query not in approved)


def test_serials_grow_with_the_pack_and_with_the_revision() -> None:
    said = [serial_of(date(2026, 11, 24), 0), serial_of(date(2026, 11, 24), 99), serial_of(date(2026, 11, 25), 0)]
    assert said == sorted(set(said))
    assert serial_of(date(9999, 12, 31), 99) > 2**32 > serial_of(date(4294, 12, 31), 99), "32 bits last until then"
    for wrong in (-1, 100):
        with pytest.raises(ValueError, match="revision"):
            serial_of(date(2026, 11, 24), wrong)


@pytest.mark.parametrize("zone", ["", "a b", "10.0.0.1", "x\n@ IN TXT y", ".".join(["abcdefghi"] * 24)])
def test_a_zone_that_cannot_be_is_refused(zone: str) -> None:
    with pytest.raises(ValueError, match=r"host name|too long"):
        rpz_zone((Host("vendor.example", True),), zone=zone, serial=1)


APPROVED = ("https://api.openai.com/v1", "https://city.west.openai.azure.com/openai/v1", "https://openrouter.ai/api/v1")


@pytest.mark.parametrize("approved", [(), APPROVED])
def test_bind_accepts_the_shipped_pack(tmp_path: Path, approved: tuple[str, ...]) -> None:
    done = checkzone(tmp_path, ZONE, rpz_zone(blocked(public_hosts(), approved), zone=ZONE, serial=SERIAL))
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"loaded serial {SERIAL}" in done.stdout
    assert done.stdout.splitlines()[-1] == "OK"


@pytest.mark.parametrize(
    "broken",
    ["vendor.example CNAME .\nvendor.example CNAME rpz-passthru.\n", f"{'a' * 64}.example CNAME .\n", "vendor.example CNAME\n"],
)
def test_bind_refuses_a_broken_zone(tmp_path: Path, broken: str) -> None:
    """The control of the test above."""
    assert checkzone(tmp_path, ZONE, rpz_zone((), zone=ZONE, serial=1) + broken).returncode != 0
