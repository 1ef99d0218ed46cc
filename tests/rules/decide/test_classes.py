"""Which class may go where: scrubbed, as written, for whom and what for; and what a refusal offers instead (VI.C)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rules.decide.classes import with_declared
from rules.decide.decide import decide
from rules.decide.policy import DEFAULT_CLASSES, PurposesSection, UseRule
from rules.domain import Blocked, Cleared, Declared, Facts, Message, TextPart, ToolCall, UseSignal
from tests.rules.decide.given import chat, facts, screened, standing, system

UNCLEARED = standing(clearances=frozenset())
CJI = {"personal", "cji"}


def outcome(given: Facts) -> str:
    """``as written``, ``scrubbed`` or the codes of the refusal."""
    match decide(given):
        case Cleared() as cleared:
            return "as written" if cleared.unscrubbed else "scrubbed"
        case Blocked(reasons):
            return " ".join(reason.code for reason in reasons)
        case other:
            return type(other).__name__


def of(*unscrubbed: str, **changes: Any) -> Any:
    """A system that may receive these as written, and by default no other."""
    return system(**{"data_classes": set(unscrubbed) or {"personal"}, "unscrubbed": set(unscrubbed), **changes})


def sent(*classes: str, **changes: Any) -> Facts:
    return facts(*classes, request=chat("Zorblatt was seen by a doctor"), found=True, **changes)


@pytest.mark.parametrize(
    ("given", "result"),
    [
        pytest.param(sent("personal"), "scrubbed", id="an approval says nothing of values"),
        pytest.param(sent("personal", of=of("personal")), "as written", id="it lists the only class"),
        pytest.param(sent(of=of("personal")), "as written", id="a name is personal even where no class was told"),
        pytest.param(sent(of=of("cji", "phi")), "scrubbed", id="personal is not listed"),
        pytest.param(facts("personal", of=of("personal")), "scrubbed", id="nothing was found, so nothing is different"),
        pytest.param(sent("personal", "phi", of=of("personal")), "scrubbed", id="one class of two is listed"),
        pytest.param(sent("personal", "phi", of=of("personal", "phi")), "as written", id="both, and the BAA is there"),
        pytest.param(sent("phi", of=of("personal", "phi", agreements={})), "scrubbed", id="health information without a BAA"),
        pytest.param(sent("phi", of=of("personal", "phi", agreements={"cjis": "1"})), "scrubbed", id="another agreement"),
        pytest.param(sent("phi"), "scrubbed", id="health information that no approval lists is cured by scrubbing"),
        pytest.param(sent("cji", of=of("personal", "cji")), "as written", id="cji, cleared, with the agreement"),
        pytest.param(sent("cji", of=system(data_classes=CJI)), "scrubbed", id="cji where only scrubbed is approved"),
        pytest.param(
            sent("cji", of=of("personal", "cji"), person=UNCLEARED), "clearance_required", id="nobody cleared this person"
        ),
        pytest.param(sent("cji", of=system(data_classes=CJI), person=UNCLEARED), "clearance_required", id="scrubbed neither"),
        pytest.param(sent("cji", of=of("personal", "cji", agreements={})), "data_class_not_approved", id="cji without agreement"),
        pytest.param(sent("cori", of=of("personal", "cji")), "data_class_not_approved", id="its neighbour is another class"),
        pytest.param(
            sent("phi", of=of("personal", "phi"), person=UNCLEARED), "as written", id="this class asks for no clearance"
        ),
    ],
)
def test_what_a_system_is_sent(given: Facts, result: str) -> None:
    assert outcome(given) == result


def test_a_police_report_never_leaves_as_written() -> None:
    given = sent("personal", of=of("personal"))
    report = replace(given, chat=replace(given.chat, declared=Declared(record_type="police_report")))
    assert (outcome(given), outcome(report)) == ("as written", "scrubbed")


POLICE_ONLY = {"cji": {"departments": ["police"]}}
FOR_REPORTS = {"cji": {"purposes": ["report_drafting"]}}


@pytest.mark.parametrize(
    ("only", "department", "declared", "defaults", "result"),
    [
        (POLICE_ONLY, "police", None, {}, "as written"),
        (POLICE_ONLY, "parks", None, {}, "data_class_not_approved"),
        (FOR_REPORTS, "police", "report_drafting", {}, "as written"),
        (FOR_REPORTS, "police", "translation", {}, "data_class_not_approved"),
        (FOR_REPORTS, "police", None, {}, "data_class_not_approved"),
        (FOR_REPORTS, "police", None, {"police": "report_drafting"}, "as written"),
        (FOR_REPORTS, "police", "translation", {"police": "report_drafting"}, "data_class_not_approved"),
        (FOR_REPORTS, "parks", None, {"police": "report_drafting"}, "data_class_not_approved"),
        ({"cji": {"departments": []}}, "police", None, {}, "data_class_not_approved"),
        ({"personal": {"departments": ["parks"]}}, "police", None, {}, "scrubbed"),
    ],
)
def test_a_class_may_be_for_some_departments_and_purposes(
    only: dict[str, Any], department: str, declared: str | None, defaults: dict[str, str], result: str
) -> None:
    given = sent(
        "personal",
        "cji",
        of=of("personal", "cji", only=only),
        person=standing(department=department),
        purposes=PurposesSection(defaults=defaults),
    )
    assert outcome(replace(given, chat=replace(given.chat, declared=Declared(purpose=declared)))) == result


def test_a_class_that_only_a_rule_of_use_noticed_keeps_the_values_here() -> None:
    tactics = UseRule(id="content.tactics", clause="VI.C", title="t", message="m", what_to_do="w", data_class="tactical")
    given = sent("personal", of=of("personal", data_classes={"personal", "tactical"}), uses=(tactics,))
    noticed = replace(given.screened, uses=(UseSignal(tactics.id, 0, "block", 0.9),))
    assert outcome(given) == "as written"
    assert outcome(replace(given, screened=noticed)) == "scrubbed"


def test_what_leaves_as_written_is_rebuilt_and_carries_no_declaration() -> None:
    call = ToolCall("c1", "look_up", '{"a": "\\u0041", "b": 1}')
    request = chat(
        messages=(Message("user", (TextPart("Zorblatt called"),)), Message("assistant", tool_calls=(call,))),
        declared=Declared(purpose="translation", case_ref="26-1", data_class="personal"),
    )
    decision = decide(facts("personal", request=request, found=True, of=of("personal")))
    assert isinstance(decision, Cleared)
    assert decision.request.declared == Declared()
    assert decision.request.messages[0].content == (TextPart("Zorblatt called"),)
    assert decision.request.messages[1].tool_calls[0].arguments == '{"a": "A", "b": 1}'
    assert decision.scrubbed.messages[0].content == (TextPart("[person 1] called"),)


@pytest.mark.parametrize(
    ("class_name", "restore", "shown"), [("personal", True, True), ("phi", True, True), ("phi", False, False)]
)
def test_who_sent_the_values_may_see_them_unless_the_system_restores_nothing(class_name: str, restore: bool, shown: bool) -> None:
    target = of("personal", "phi").model_copy(update={"restore": restore})
    decision = decide(sent(class_name, of=target))
    assert isinstance(decision, Cleared)
    assert (decision.unscrubbed, decision.restore) == (True, shown)


# ------------------------------------------------------------------ what the caller declares


@pytest.mark.parametrize(
    ("found", "declared", "together"),
    [
        ((), "cji", ["cji"]),
        (("personal",), "cji", ["personal", "cji"]),
        (("cji",), "cji", ["cji"]),
        (("cji",), "public", ["cji"]),
        ((), "public", []),
        (("cji", "personal"), "personal", ["cji", "personal"]),
        (("cji",), None, ["cji"]),
    ],
)
def test_a_declared_class_is_added_and_takes_nothing_away(
    found: tuple[str, ...], declared: str | None, together: list[str]
) -> None:
    joined = with_declared(screened(chat(), *found), Declared(data_class=declared))
    assert [signal.name for signal in joined.data_classes] == together


# ------------------------------------------------------------------ what else would do

COUNTY = system("county-gov-model", data_classes={"personal", "cji"})


@pytest.mark.parametrize(
    ("others", "says"),
    [
        ((COUNTY,), "Use 'county-gov-model', which is approved for criminal justice information."),
        (
            (system("b", data_classes=CJI), COUNTY),
            "Use 'b' or 'county-gov-model', which are approved for criminal justice information.",
        ),
        ((system("other"),), None),
        ((), None),
        ((system("b", data_classes=CJI, purposes={"translation"}),), None),
        ((system("b", data_classes=CJI, agreements={}),), None),
        ((system("b", data_classes=CJI, only={"cji": {"departments": ["parks"]}}),), None),
        ((system("titles", data_classes=CJI, housekeeping=True),), None),
    ],
)
def test_a_refusal_of_a_class_names_what_would_do_and_nothing_that_would_refuse_too(others: Any, says: str | None) -> None:
    decision = decide(facts("cji", others=others))
    assert isinstance(decision, Blocked)
    if says is None:
        assert not any(other.name in decision.reason.what_to_do for other in others)
    else:
        assert decision.reason.what_to_do == says


def test_nobody_is_sent_elsewhere_for_what_no_system_can_cure() -> None:
    for given in (facts("cji", others=(COUNTY,), person=UNCLEARED), facts("cji", others=(COUNTY,), in_identifiers=("SSN",))):
        decision = decide(given)
        assert isinstance(decision, Blocked)
        assert not any("county-gov-model" in reason.what_to_do for reason in decision.reasons)


def test_a_refusal_names_every_class_that_is_in_the_way() -> None:
    decision = decide(facts("cji", "tactical"))
    assert isinstance(decision, Blocked)
    for name in ("cji", "tactical"):
        assert f"{DEFAULT_CLASSES[name].title} ({name})" in decision.reason.message
