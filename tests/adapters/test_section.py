"""A provider's place is fixed in the file, and only a place that makes sense is accepted."""

import pytest
from pydantic import ValidationError

from adapters.section import OpenAICompatibleSection, Timeouts


def section(base_url: str, *, allow_http: bool = False, key_env: str | None = None) -> OpenAICompatibleSection:
    return OpenAICompatibleSection(type="openai_compatible", base_url=base_url, allow_http=allow_http, key_env=key_env)


@pytest.mark.parametrize(
    "url",
    [
        "https://llm.example.gov/v1",
        "https://llm.example.gov:8443",
        "https://10.1.2.3/v1",
        "https://[fd00::1]/v1",
        "https://LLM.Example.GOV/v1/",
    ],
)
def test_https_is_accepted(url: str) -> None:
    assert section(url).base_url == url


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:9000/v1",
        "http://[::1]/v1",
        "http://localhost/v1",
        "http://ollama:11434/v1",
        "http://192.168.1.9/v1",
        "http://llm.city.internal/v1",
    ],
)
def test_plain_http_needs_permission_and_a_near_host(url: str) -> None:
    assert section(url, allow_http=True)
    with pytest.raises(ValidationError, match="allow_http"):
        section(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "llm.example.gov/v1",
        "ftp://llm.example.gov",
        "file:///etc/passwd",
        "http://llm.example.gov/v1",
        "http://8.8.8.8/v1",
        "https://user:pass@llm.example.gov/v1",
        "https://llm.example.gov@evil.example/v1",
        "https://llm.example.gov/v1?key=1",
        "https://llm.example.gov/v1?",
        "https://llm.example.gov/v1#x",
        "https://llm.example.gov\\@evil.example",
        "https://llm.example.gov/%2e%2e/",
        "https://llm.example .gov",
        "https://llm.example.gov/\n",
        "https://",
        "https:///v1",
        "https://llm.example.gov:0",
        "https://llm.example.gov:99999",
        "https://[::1",
        "https://169.254.169.254/latest",
        "http://169.254.169.254/latest",
        "http://[::ffff:169.254.169.254]/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0x7f.1/",
        "http://127.1/",
        "https://llm..gov/",
        "https://l\N{CYRILLIC SMALL LETTER A}m.gov/",
    ],
)
def test_other_places_are_refused_even_with_permission(url: str) -> None:
    with pytest.raises(ValidationError):
        section(url, allow_http=True)


def test_a_key_pasted_into_the_file_is_refused_and_not_repeated() -> None:
    for fields in ({"key_env": "sk-canary-5fb1"}, {"key": "sk-canary-5fb1"}, {"base_url": "https://sk-canary-5fb1@x.gov"}):
        with pytest.raises(ValidationError) as error:
            OpenAICompatibleSection.model_validate({"type": "openai_compatible", "base_url": "https://x.gov/v1"} | fields)
        assert "canary" not in str(error.value)


@pytest.mark.parametrize("seconds", [0, -1, float("inf"), float("nan"), 3601])
def test_every_wait_has_an_end(seconds: float) -> None:
    with pytest.raises(ValidationError):
        Timeouts(idle=seconds)
