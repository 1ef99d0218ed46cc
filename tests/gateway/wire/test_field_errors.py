"""A refusal names a place and a reason, and not one word of what was written."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from gateway.wire.openai_shapes import ChatBody
from tests.gateway.wire.bodies import BODIES, Body, copied, refusal_of

SECRET = "Zacarias-Quill"


def containers(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    own = [value] if isinstance(value, dict | list) and value else []
    return own + [found for each in inner for found in containers(each)]


@given(BODIES, st.data())
def test_a_secret_as_key_or_value_anywhere_is_not_in_the_refusal(value: Body, data: st.DataObject) -> None:
    value = copied(value)
    place = data.draw(st.sampled_from(containers(value)))
    if isinstance(place, list):
        place[0] = SECRET
    elif data.draw(st.booleans()):
        place[SECRET] = SECRET
    else:
        place[data.draw(st.sampled_from(sorted(place)))] = SECRET
    refusal = refusal_of(value)
    assert refusal is None or SECRET not in f"{refusal!r} {refusal} {refusal.param}"


def test_negative_control_pydantic_itself_would_quote_it() -> None:
    with pytest.raises(ValidationError) as error:
        ChatBody.model_validate({"model": "m", "messages": [{"role": SECRET}], SECRET: 1})
    assert SECRET in str(error.value.errors())
