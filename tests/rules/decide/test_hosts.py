"""Which hosts are refused, and that what is approved never is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from rules.decide.hosts import Host, HostGroup, HostPack, blocked, host_name, host_of

PACK = HostPack(
    version=date(2026, 11, 24),
    kinds={
        "chat": HostGroup(domains=("vendor.example", "other.example"), hosts=("ai.shared.example",)),
        "api": HostGroup(domains=("api.vendor.example",), hosts=("models.other.example", "api.shared.example")),
    },
)
LABELS = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=12).filter(
    lambda label: not label.startswith("-") and not label.endswith("-")
)
NAMES = st.lists(LABELS, min_size=1, max_size=5).map(lambda labels: ".".join([*labels, "example"]))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("OpenAI.com", "openai.com"),
        ("openai.com.", "openai.com"),
        ("münchen.example", "xn--mnchen-3ya.example"),
        ("MÜNCHEN.example", "xn--mnchen-3ya.example"),
        ("mu\u0308nchen.example", "xn--mnchen-3ya.example"),
        ("XN--MNCHEN-3YA.example", "xn--mnchen-3ya.example"),
        ("straße.example", "xn--strae-oqa.example"),
        ("ΟΔΟΣ.example", "xn--pxavbq.example"),
        ("日本語。jp", "xn--wgv71a119e.jp"),
        ("\uff4f\uff50enai\uff0ecom", "openai.com"),
        ("localhost", "localhost"),
    ],
)
def test_a_host_has_one_form(written: str, name: str) -> None:
    assert host_name(written) == name


@pytest.mark.parametrize(
    "written",
    [
        *("", ".", "a..b", "a b.example", "-a.example", "a-.example", "a_b.example", "*.a.example", "a.example..", "é🦉.example"),
        *("10.0.0.1", "2130706433", "0x7f.1", "::1", "a\u00adb.example", "a\nb.example", f"{'a' * 64}.example"),
        *(".".join(["abcdefghi"] * 26), "ü" * 100_000),
    ],
)
def test_what_is_no_host_is_refused_without_being_quoted(written: str) -> None:
    with pytest.raises(ValueError, match="host name") as refused:
        host_name(written)
    assert not written.strip(".") or written not in str(refused.value)


@given(st.text(max_size=80))
def test_a_form_is_final_and_can_stand_in_a_zone(written: str) -> None:
    try:
        name = host_name(written)
    except ValueError:
        return
    assert host_name(name) == name
    assert name.isascii()
    assert name == name.lower()
    assert not set(name) - set("abcdefghijklmnopqrstuvwxyz0123456789.-")
    assert len(name) <= 253
    assert all(0 < len(label) < 64 for label in name.split("."))


@given(NAMES, st.booleans(), st.booleans(), st.one_of(st.just(""), st.integers(1, 65_535).map(lambda port: f":{port}")))
def test_case_dot_and_port_change_no_host(name: str, upper: bool, dot: bool, port: str) -> None:
    host = (name.upper() if upper else name) + "." * dot
    assert host_of(f"https://{host}{port}/v1") == name


@pytest.mark.parametrize(
    "url",
    [
        *("https://10.0.0.1/v1", "https://[::1]:8443/v1", "https://[2001:db8::1]/", "https://0x7f000001/", "https://2130706433"),
        *("", "https://", "https:///v1", "api.vendor.example", "echo", "https://a.example:http/", "https://exa mple.com"),
    ],
)
def test_no_name_no_host(url: str) -> None:
    assert host_of(url) is None


@pytest.mark.parametrize(
    "url",
    [
        *("https://api.vendor.example", "https://u:p@api.vendor.example/v1", "https://evil.example@api.vendor.example?x"),
        *(
            "HTTPS://API.VENDOR.EXAMPLE.:443/v1",
            "https://api.vendor.example#@evil.example",
            "https://api.vendor.example\\@x.example",
        ),
    ],
)
def test_the_host_is_the_one_that_a_client_would_reach(url: str) -> None:
    assert host_of(url) == "api.vendor.example"


ALL = (
    Host("ai.shared.example", False),
    Host("api.shared.example", False),
    Host("other.example", True),
    Host("vendor.example", True),
)


@pytest.mark.parametrize(
    ("approved", "hosts"),
    [
        ([], ALL),
        (["https://llm.city.example/v1", "https://10.0.0.1/v1", "echo"], ALL),
        (["https://API.vendor.example.:443/v1"], (*ALL[:3], Host("vendor.example", True, ("api.vendor.example",)))),
        (["https://vendor.example/api"], (*ALL[:3], Host("vendor.example", True, ("vendor.example",)))),
        (
            ["https://b.eu.vendor.example", "https://a.vendor.example", "https://a.vendor.example/v2"],
            (*ALL[:3], Host("vendor.example", True, ("a.vendor.example", "b.eu.vendor.example"))),
        ),
        (["https://ai.shared.example/v1"], ALL[1:]),
        (["https://x.ai.shared.example/v1"], ALL),
        (["https://shared.example/v1"], ALL),
        (["https://notvendor.example/v1"], ALL),
        (["https://models.other.example"], (*ALL[:2], Host("other.example", True, ("models.other.example",)), ALL[3])),
    ],
)
def test_what_is_approved_passes_and_nothing_else(approved: list[str], hosts: tuple[Host, ...]) -> None:
    assert blocked(PACK, approved) == hosts


@given(st.lists(NAMES, min_size=1, max_size=12, unique=True), st.lists(NAMES, max_size=12, unique=True), st.data())
def test_each_name_is_listed_once_in_any_order(domains: list[str], alone: list[str], data: st.DataObject) -> None:
    alone = [name for name in alone if name not in domains]
    approved = [f"https://{name}/v1" for name in data.draw(st.lists(st.sampled_from([*domains, *alone]), max_size=3))]
    one = HostPack(version=date(2026, 1, 1), kinds={"chat": HostGroup(domains=tuple(domains), hosts=tuple(alone))})
    two = HostPack(version=date(2026, 1, 1), kinds={"api": HostGroup(domains=tuple(domains[::-1]), hosts=tuple(alone[::-1]))})
    hosts = blocked(one, approved)
    assert hosts == blocked(two, approved[::-1])
    within = [host.name for host in hosts if any(host.name.endswith(f".{other.name}") for other in hosts if other.subdomains)]
    assert within == []
    assert len({host.name for host in hosts}) == len(hosts)


@pytest.mark.parametrize(
    "kinds",
    [
        {},
        {"chat": {"domains": ["com"]}},
        {"chat": {"domains": ["10.0.0.1"]}},
        {"chat": {"domains": ["*.vendor.example"]}},
        {"chat": {"domains": ["https://vendor.example"]}},
        {"chat": {"domains": ["vendor.example"]}, "api": {"hosts": ["VENDOR.example."]}},
        {"gossip": {"domains": ["vendor.example"]}},
    ],
)
def test_a_pack_that_is_wrong_is_refused(kinds: object) -> None:
    with pytest.raises(ValidationError):
        HostPack.model_validate({"version": "2026-11-24", "kinds": kinds})
