"""The `providers` section of the configuration: where approved systems live and how long we wait for them.

A key never stands in the file: the section names the environment variable that holds it.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import ConfigDict, Field, model_validator

from adapters.places import EnvironmentVariable, check_url
from rules.section import Section

Seconds: TypeAlias = Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False)]


Region: TypeAlias = Annotated[str, Field(pattern=r"^[a-z0-9-]{0,40}$")]
"""Where a provider is, in the words of the contracts, e.g. ``us-gov-west``; empty: nobody says."""


class _Section(Section):
    """An address counts as it is written: white space around it is a mistake, not decoration."""

    model_config = ConfigDict(str_strip_whitespace=False)


class Timeouts(_Section):
    """Seconds until we give up: on a connection, the first byte, the next byte, the whole reply."""

    connect: Seconds = 5
    first_byte: Seconds = 120
    idle: Seconds = 60
    total: Seconds = 600


class OpenAICompatibleSection(_Section):
    """Any server that speaks OpenAI's chat dialect."""

    type: Literal["openai_compatible"]
    region: Region = ""
    base_url: str = Field(description="up to and including the version, e.g. https://llm.example.gov/v1")
    allow_http: bool = Field(default=False, description="for a server on this machine or in this network only")
    key_env: EnvironmentVariable | None = None
    timeouts: Timeouts = Timeouts()
    max_reply_bytes: Annotated[int, Field(ge=1_000, le=100_000_000)] = 8_000_000

    @property
    def place(self) -> str:
        """Where this provider is, for the policy: changing it is changing what was approved."""
        return f"{self.type} {self.base_url}"

    @model_validator(mode="after")
    def _url_is_one_fixed_place(self) -> OpenAICompatibleSection:
        check_url(self.base_url, "base_url", allow_http=self.allow_http)
        return self


class EchoSection(_Section):
    """Answers with what it received. Nothing leaves the process."""

    type: Literal["echo"]
    region: Region = ""

    @property
    def place(self) -> str:
        return "echo"


ProviderSection: TypeAlias = Annotated[OpenAICompatibleSection | EchoSection, Field(discriminator="type")]
