"""Every kind of provider that the configuration knows can be built, and a missing key stops the start."""

import logging
from typing import Any

import pytest
from pydantic import TypeAdapter

from adapters.providers import PROVIDERS, build
from adapters.section import EchoSection, OpenAICompatibleSection, ProviderSection

pytestmark = pytest.mark.anyio

KEY = "sk-canary-5fb1"
CLOUD: dict[str, Any] = {"type": "openai_compatible", "base_url": "https://llm.example.gov/v1", "key_env": "CLOUD_KEY"}


def section(value: dict[str, Any]) -> ProviderSection:
    adapter: TypeAdapter[ProviderSection] = TypeAdapter(ProviderSection)
    return adapter.validate_python(value)


@pytest.mark.parametrize("value", [CLOUD, {"type": "echo"}])
async def test_every_section_builds_its_provider(value: dict[str, Any]) -> None:
    provider = build(section(value), {"CLOUD_KEY": KEY})
    await provider.close()


def test_the_registry_has_a_row_for_every_section() -> None:
    known = {kind.model_fields["type"].annotation.__args__[0] for kind in (OpenAICompatibleSection, EchoSection)}  # type: ignore[union-attr]
    assert known == set(PROVIDERS)


@pytest.mark.parametrize("environment", [{}, {"CLOUD_KEY": ""}, {"CLOUD_KEY": KEY + "\n"}, {"CLOUD_KEY": KEY + "\N{EN DASH}"}])
def test_without_a_usable_key_there_is_no_provider(environment: dict[str, str], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(ValueError, match="CLOUD_KEY") as error:
        build(section(CLOUD), environment)
    assert KEY not in str(error.value) + caplog.text
