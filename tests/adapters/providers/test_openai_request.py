"""What leaves says the same as what was cleared, and nothing more."""

import json
from dataclasses import replace

from hypothesis import given

from adapters.providers.openai_request import to_openai
from gateway.wire.openai_chat import parse_chat
from rules.domain import Declared, SuppliedPerson
from tests.adapters.providers.given import QUESTION
from tests.gateway.wire.bodies import BODIES, Body, encoded


@given(BODIES)
def test_reading_what_leaves_gives_the_cleared_request_again(value: Body) -> None:
    chat = parse_chat(encoded(value))
    sent = parse_chat(encoded(to_openai(chat, upstream_model="vendor-model-7", pseudonym="p-1")))
    assert sent == replace(chat, model="vendor-model-7", declared=Declared(), include_usage=chat.stream)


def test_a_plain_question_as_it_leaves() -> None:
    assert to_openai(QUESTION, upstream_model="vendor-model-7", pseudonym="p-1") == {
        "model": "vendor-model-7",
        "messages": [{"role": "user", "content": "Draft a notice."}],
        "user": "p-1",
        "store": False,
        "stream": False,
    }


def test_what_the_caller_declared_stays_here() -> None:
    declared = Declared("public_notice", "memo", "26-00417", (SuppliedPerson("Zacarias Quill"),))
    sent = encoded(to_openai(replace(QUESTION, declared=declared), upstream_model="m", pseudonym="p-1"))
    assert not any(word in sent for word in (b"public_notice", b"memo", b"26-00417", b"Quill"))


def test_a_placeholder_in_a_name_is_written_as_the_dialect_allows() -> None:
    named = replace(QUESTION, messages=(replace(QUESTION.messages[0], name="[reporting party 3]"),))
    assert '"name": "reporting_party_3"' in json.dumps(to_openai(named, upstream_model="m", pseudonym="p-1"))
