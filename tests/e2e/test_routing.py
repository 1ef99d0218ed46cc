"""The thirty routing cases of the domain guide (7, VII.E), each as a request to a running gateway.

P1 to P15 must be refused, and nothing of them may reach a provider; N1 to N15 must pass.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
import yaml

from gateway.scanners import ENGINE
from tests.e2e.conftest import Upstream
from tests.e2e.test_worked_cases import RAP_SHEET
from tests.support import town as towns
from tests.support.town import Town

PARK = "Summarize the park hours."
STOLEN = "Format this line for the CAD log: NCIC hit V123456789, vehicle held."
EPCR = "Patient Mirabel Ostrander, DOB 03/14/1988, was treated for asthma: albuterol 2.5 mg, SpO2 91 percent, transported by EMS."
POLICE = "Suspect John Doe, DOB 03/14/1988, fled from 1420 Elm Street. Make this one sentence shorter."
IMAGE = [{"type": "text", "text": "look"}, {"type": "image_url", "image_url": {"url": "data:image/png;base64,iVBORw0KGgo="}}]
FILE = [{"type": "text", "text": "look"}, {"type": "file", "file": {"file_data": "data:application/pdf;base64,JVBERi0="}}]
CHAT = "/v1/chat/completions"


@dataclass(frozen=True)
class Case:
    """One request. `more` joins the body of a chat, `headers` those of the person."""

    model: str = "city-gpt"
    text: Any = PARK
    who: str = "sergeant"
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    path: str = CHAT

    def ask(self, town: Town) -> httpx.Response:
        body = {"model": self.model, "messages": [{"role": "user", "content": self.text}], **self.more}
        headers = {**town.headers(self.who), **self.headers}
        with httpx.Client(trust_env=False, timeout=60) as client:
            return client.post(f"{town.url}{self.path}", json=body, headers=headers)


def purpose(word: str) -> dict[str, str]:
    return {"X-Purpose": word}


REFUSED: list[tuple[str, Case, int, str]] = [
    ("P1 a vendor that is not on the list", Case("gpt-4o"), 403, "model_not_approved"),
    ("P2 a host in a header", Case(headers={"X-Provider": "https://api.vendor.example"}), 403, "model_not_approved"),
    ("P2 another header", Case(headers={"X-Base-URL": "https://api.vendor.example/v1"}), 403, "model_not_approved"),
    ("P2 a host in the body", Case(more={"base_url": "https://api.vendor.example/v1"}), 400, "unknown_field"),
    ("P3 an alias of an approved system", Case("city-gpt-latest"), 403, "model_not_approved"),
    ("P3 the name at the vendor", Case("echo"), 403, "model_not_approved"),
    ("P4 public data only", Case("public-gpt", headers={"X-Data-Class": "internal"}), 403, "data_class_not_approved"),
    (
        "P4 declared in the body",
        Case("public-gpt", more={"metadata": {"data_class": "internal"}}),
        403,
        "data_class_not_approved",
    ),
    ("P4 detected", Case("public-gpt", RAP_SHEET), 403, "data_class_not_approved"),
    ("P5 a rap sheet", Case("internal-gpt", RAP_SHEET), 403, "data_class_not_approved"),
    ("P5 a number of NCIC", Case("internal-gpt", STOLEN), 403, "data_class_not_approved"),
    ("P5 by a person who is not cleared", Case("secure-gpt", RAP_SHEET, "detective"), 403, "clearance_required"),
    ("P6 another department's system", Case("police-gpt", who="planner"), 403, "not_authorized"),
    ("P7 an approval that expired", Case("old-gpt"), 403, "approval_expired"),
    ("P8 approved by a department manager", Case("manager-gpt"), 403, "model_not_approved"),
    ("P9 a vendor key instead of ours", Case(headers={"Authorization": "Bearer sk-proj-Invented1"}), 401, "invalid_api_key"),
    ("P9 a vendor key in the body", Case(more={"api_key": "sk-proj-Invented1"}), 400, "unknown_field"),
    ("P10 an image", Case(text=IMAGE), 415, "uninspectable_content"),
    ("P10 a file", Case(text=FILE), 415, "uninspectable_content"),
    ("P11 web search", Case(more={"web_search_options": {}}), 400, "unsupported_field"),
    ("P11 a hosted tool", Case(more={"tools": [{"type": "web_search"}]}), 400, "invalid_value"),
    ("P11 a connector", Case(more={"tools": [{"type": "mcp", "server_url": "https://x.example"}]}), 400, "invalid_value"),
    ("P12 embeddings", Case(path="/v1/embeddings"), 403, "endpoint_not_approved"),
    ("P13 another use", Case("translator", headers=purpose("report_drafting")), 403, "purpose_not_approved"),
    ("P13 no use named", Case("translator"), 403, "purpose_not_approved"),
    ("P14 files", Case(path="/v1/files"), 403, "endpoint_not_approved"),
    ("P14 fine-tuning", Case(path="/v1/fine_tuning/jobs"), 403, "endpoint_not_approved"),
    ("P14 batches", Case(path="/v1/batches"), 403, "endpoint_not_approved"),
    ("P14 to be stored", Case(more={"store": True}), 400, "invalid_value"),
    ("P15 a region outside the contract", Case("abroad-gpt"), 403, "region_not_approved"),
]


@pytest.mark.parametrize(("case", "status", "code"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_not_approved_does_not_leave(town: Town, upstream: Upstream, case: Case, status: int, code: str) -> None:
    before = len(upstream.received())
    reply = case.ask(town)
    error = reply.json()["error"]
    assert (reply.status_code, error["code"]) == (status, code), reply.text
    assert error["policy"]["what_to_do"]
    assert len(upstream.received()) == before
    if status != 401:
        assert town.row(reply).intent.decision == "blocked"


HANDOUT = "Training handout: see https://chatgpt.com/g/g-abc for an example, and do not use it for city work. Shorten this."
HYPOTHETICAL = "Hypothetically, a suspect takes a phone from a victim in a park. Which elements does robbery have?"

PASSED: list[tuple[str, Case]] = [
    ("N1 an approved system, public data", Case(headers={"X-Data-Class": "public"})),
    ("N2 internal data under a contract that covers it", Case("internal-gpt", headers={"X-Data-Class": "internal"})),
    ("N3 criminal justice information", Case("secure-gpt", RAP_SHEET, headers=purpose("report_drafting"))),
    ("N4 health information to a provider with a BAA", Case("open-gpt", EPCR, "medic")),
    ("N5 a question on products", Case(text="What does our policy say on ChatGPT and DeepSeek?")),
    ("N6 a link in a handout", Case(text=HANDOUT)),
    ("N7 the city's own name for a system", Case("city-gpt")),
    ("N8 a dated snapshot that is approved under its name", Case("gpt-2026-06-01")),
    ("N9 a police text, reduced by scrubbing", Case("public-gpt", POLICE)),
    ("N12 a hypothetical", Case(text=HYPOTHETICAL)),
    ("N13 on the city's own network", Case("secure-gpt", STOLEN)),
]


@pytest.mark.parametrize("case", [row[1] for row in PASSED], ids=[row[0] for row in PASSED])
def test_what_is_approved_leaves(town: Town, upstream: Upstream, case: Case) -> None:
    before = len(upstream.received())
    reply = case.ask(town)
    assert reply.status_code == 200, reply.text
    assert len(upstream.received()) == before + 1
    intent = town.row(reply).intent
    assert (intent.decision, intent.system, intent.upstream_model) == ("cleared", case.model, "echo")


def test_p9_a_vendor_key_beside_ours_goes_nowhere(town: Town, upstream: Upstream) -> None:
    before = len(upstream.received())
    headers = {"X-Api-Key": "sk-proj-Invented1", "OpenAI-Organization": "org-Invented1"}
    assert Case(headers=headers).ask(town).status_code == 200
    assert b"Invented1" not in upstream.arrived(before)


def test_p10_an_image_goes_where_the_approval_covers_images(town: Town) -> None:
    assert Case("vision-gpt", IMAGE).ask(town).status_code == 200


def test_p11_what_a_tool_for_the_web_would_be_asked_holds_placeholders(town: Town) -> None:
    tool = {"type": "function", "function": {"name": "web_search", "parameters": {"type": "object"}}}
    reply = Case("city-tool", "Search for suspect John Doe.", more={"tools": [tool]}).ask(town)
    [call] = reply.json()["choices"][0]["message"]["tool_calls"]
    assert "Doe" not in call["function"]["arguments"]


def test_n9_what_leaves_has_no_names(town: Town, upstream: Upstream) -> None:
    assert Case("public-gpt", POLICE).ask(town).status_code == 200
    left = json.dumps(upstream.received()[-1])
    assert "[suspect 1]" in left
    assert "Doe" not in left
    assert "Elm" not in left


def test_n14_when_a_system_is_suspended_the_person_takes_another_of_the_same_classes(town: Town) -> None:
    town.at_the_desk(lambda store: store.registry.suspensions.suspend("spare-gpt", actor="test", reason="incident"))
    refused = Case("spare-gpt").ask(town)
    assert (refused.status_code, refused.json()["error"]["code"]) == (403, "model_suspended")
    assert "spare-gpt" not in town.get("sergeant", "/v1/models").text
    assert Case("city-gpt").ask(town).status_code == 200


# ------------------------------------------------------------------ published material, and a renewed approval

RELEASE = "PRESS RELEASE: Chief Katherine Lester said officers arrested a man. Questions: Officer Anthony Gamble, (916) 555-0188."
STAFF_REPORT = "COUNCIL STAFF REPORT: Resident Odalys Ferncastle of 1420 Elm Street spoke against item 7."


@pytest.fixture(scope="module")
def publishing(upstream: Upstream, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """A town whose AI Officer put some of this on the list of what the city publishes."""
    public = {"people": ["Katherine Lester", "Anthony Gamble", "Odalys Ferncastle"], "phones": ["916-555-0188"]}
    usual = {"defaults": {"police": "translation"}}
    found = towns.found(tmp_path_factory.mktemp("publishing"), upstream.url, city={"public": public}, purposes=usual)
    with towns.serving(found, engine=ENGINE) as served:
        yield served


@pytest.mark.parametrize("text", [RELEASE, STAFF_REPORT], ids=["N10 a press release", "N11 a staff report"])
@pytest.mark.parametrize("declared", [{}, {"X-Data-Class": "public"}], ids=["silent", "declared public"])
def test_published_material_passes_scrubbed_whoever_declares_it(
    town: Town, upstream: Upstream, text: str, declared: dict[str, str]
) -> None:
    reply = Case(text=text, headers=declared).ask(town)
    assert reply.status_code == 200, reply.text
    left = json.dumps(upstream.received()[-1])
    assert [name for name in ("Lester", "Gamble", "Ferncastle", "0188", "Elm") if name in left] == []
    assert town.row(reply).intent.declared_class == declared.get("X-Data-Class")


def test_n10_what_the_city_lists_as_published_stays_as_it_is(publishing: Town, upstream: Upstream) -> None:
    assert Case(text=RELEASE, headers={"X-Data-Class": "public"}).ask(publishing).status_code == 200
    left = json.dumps(upstream.received()[-1])
    assert [name for name in ("Lester", "Gamble", "0188") if name not in left] == []


def test_n11_and_only_that(publishing: Town, upstream: Upstream) -> None:
    assert Case(text=STAFF_REPORT, headers={"X-Data-Class": "public"}).ask(publishing).status_code == 200
    left = json.dumps(upstream.received()[-1])
    assert "Ferncastle" in left
    assert "Elm" not in left, "the address is on no list"


def test_n15_an_approval_that_was_extended_on_record_is_good_again(publishing: Town) -> None:
    assert Case("old-gpt").ask(publishing).json()["error"]["code"] == "approval_expired"
    data = yaml.safe_load(publishing.path.read_text(encoding="utf-8"))
    [old] = [item for item in data["systems"] if item["name"] == "old-gpt"]
    old["approval"]["valid_until"] = "2030-12-31"
    publishing.write(data)
    started = time.monotonic()
    while (reply := Case("old-gpt").ask(publishing)).status_code != 200:
        assert time.monotonic() - started < 10, reply.text
        time.sleep(0.2)
    version = publishing.row(reply).intent.policy_version
    [snapshot] = [publishing.at_the_desk(lambda store: store.registry.policies.active())]
    assert snapshot.version == version, "which approval was in force stands in the record"


def test_the_department_s_usual_purpose_counts_where_none_is_named(publishing: Town) -> None:
    """In the town that publishes, the police usually translate."""
    silent = Case("translator").ask(publishing)
    assert silent.status_code == 200, silent.text
    named = Case("translator", headers=purpose("translation")).ask(publishing)
    rows = [publishing.row(reply).intent for reply in (silent, named)]
    assert [(row.purpose, row.purpose_by_default) for row in rows] == [("translation", True), ("translation", False)]
    for refused in (Case("translator", headers=purpose("letters")), Case("translator", who="planner")):
        assert refused.ask(publishing).json()["error"]["code"] == "purpose_not_approved"


# ------------------------------------------------------------------ what is said of classes


def test_a_refusal_names_the_class_and_what_would_do_and_no_value(town: Town) -> None:
    error = Case("internal-gpt", RAP_SHEET).ask(town).json()["error"]
    assert "criminal justice information (cji)" in error["message"]
    assert error["policy"]["what_to_do"].startswith("Use 'secure-gpt', which is approved for criminal justice information and ")
    assert "DOE" not in error["message"]
    uncleared = Case("internal-gpt", RAP_SHEET, "detective").ask(town).json()["error"]
    assert "secure-gpt" not in uncleared["message"]
    planner = Case("internal-gpt", STOLEN, "planner").ask(town).json()["error"]
    assert "secure-gpt" not in planner["message"], "this person is not cleared"


@pytest.mark.parametrize("word", ["cij", "CJI", "", "a name Zorblatt"])
def test_a_class_that_nobody_knows_is_an_error_and_not_repeated(town: Town, word: str) -> None:
    reply = Case(headers={"X-Data-Class": word}).ask(town)
    assert (reply.status_code, reply.json()["error"]["code"]) == (400, "invalid_value")
    assert "Zorblatt" not in reply.text
    assert Case(path="/v1/scrub", headers={"X-Data-Class": "cij"}).ask(town).status_code == 400


def test_a_declared_class_counts_and_is_on_record_and_never_makes_less_of_what_was_found(town: Town) -> None:
    raised = Case(headers={"X-Data-Class": "cji"}).ask(town)
    assert raised.json()["error"]["code"] == "data_class_not_approved"
    lowered = Case(text=RAP_SHEET, more={"metadata": {"data_class": "public"}}).ask(town)
    assert lowered.json()["error"]["code"] == "data_class_not_approved"
    assert [town.row(reply).intent.declared_class for reply in (raised, lowered)] == ["cji", "public"]
    assert "cji" in town.row(raised).intent.data_classes
    both = Case(headers={"X-Data-Class": "cji"}, more={"metadata": {"data_class": "public"}}).ask(town)
    assert both.json()["error"]["code"] == "conflicting_declaration"
