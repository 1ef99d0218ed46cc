"""The configuration: joins the sections that each package owns. Secrets come from the environment, never from the file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from adapters.notices.section import ReportsSection
from adapters.section import ProviderSection
from audit.section import StoreSection
from gateway.packs import packs_in
from rules.decide.policy import (
    DEFAULT_CLASSES,
    Approver,
    DataClass,
    Policy,
    PurposesSection,
    ReviewSection,
    RulesSection,
    ScrubbingSection,
    System,
    TrainingRules,
)
from rules.find.city import CitySection
from rules.find.section import FindingSection
from rules.reply.draft import NoticeSection
from rules.section import Section
from rules.uses.pack import Pack


class StartRefused(Exception):
    """The gateway may not start like this; says what to change."""


class ServerSection(Section):
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8080
    public_url: str = ""
    """How staff reach this gateway: the review links in drafts begin with it. Empty: as it is served."""

    @property
    def url(self) -> str:
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"


class LimitsSection(Section):
    body_bytes: Annotated[int, Field(ge=1_000)] = 10_000_000
    body_seconds: Annotated[float, Field(gt=0)] = 30.0
    scan_seconds: Annotated[float, Field(gt=0, le=2.0)] = 2.0
    """Deadline of one scan; longer texts get time on top, `longest_scan_seconds` at most."""
    scan_words_per_second: Annotated[int, Field(ge=100)] = 1_000
    longest_scan_seconds: Annotated[float, Field(ge=2.0)] = 30.0
    scanners: Annotated[int, Field(ge=1, le=64)] = 2
    connections: Annotated[int, Field(ge=10)] = 500
    stranger_attempts_per_minute: Annotated[int, Field(ge=1)] = 30


class GovernanceSection(Section):
    """Who must confirm a change that loosens policy before it takes effect."""

    confirm: Literal["none", "aio", "aio+iso"] = "none"
    approvers: tuple[Approver, ...] | None = None
    """Who may approve systems: CIO and those whom the CIO named, by the subject id that stands in `approved_by`."""


class Config(Section):
    """The whole file. `policy` is the part that may change while the gateway runs."""

    server: ServerSection = ServerSection()
    store: StoreSection
    providers: Mapping[str, ProviderSection] = Field(min_length=1)
    systems: tuple[System, ...] = Field(min_length=1)
    data_classes: Mapping[str, DataClass] = DEFAULT_CLASSES
    purposes: PurposesSection = PurposesSection()
    training: TrainingRules
    scrubbing: ScrubbingSection = ScrubbingSection()
    notice: NoticeSection = NoticeSection()
    review: ReviewSection = ReviewSection()
    rules: RulesSection = RulesSection()
    finding: FindingSection = FindingSection()
    city: CitySection = CitySection()
    reports: ReportsSection = ReportsSection()
    limits: LimitsSection = LimitsSection()
    governance: GovernanceSection = GovernanceSection()

    @field_validator("data_classes")
    @classmethod
    def _own_classes_join_ours(cls, given: Mapping[str, DataClass]) -> Mapping[str, DataClass]:
        """What a city does not say of a class of ours stays as it is: it can't forget an agreement."""
        return {**DEFAULT_CLASSES, **{name: _joined(name, data_class) for name, data_class in given.items()}}

    @model_validator(mode="after")
    def _providers_exist(self) -> Config:
        for system in self.systems:
            if system.provider not in self.providers:
                known = ", ".join(sorted(self.providers))
                raise ValueError(f"system {system.name!r} names a provider that is not in providers ({known})")
        _ = self.policy  # its own rules are part of what makes a file valid
        return self

    @property
    def packs(self) -> tuple[Pack, ...]:
        """What people may not use AI for: as this process read it first, whatever happened to the files since."""
        return packs_in(self.finding.packs)

    @property
    def policy(self) -> Policy:
        return Policy(
            systems=self.systems,
            places={name: section.place for name, section in self.providers.items()},
            regions={name: section.region for name, section in self.providers.items() if section.region},
            data_classes=self.data_classes,
            purposes=self.purposes,
            approvers=self.governance.approvers,
            training=self.training,
            scrubbing=self.scrubbing,
            notice=self.notice,
            review=self.review,
            uses=tuple(pack.rule for pack in self.packs),
            rules=self.rules,
            confirm=self.governance.confirm,
        )


def _joined(name: str, given: DataClass) -> DataClass:
    said = {field: getattr(given, field) for field in given.model_fields_set}
    return DEFAULT_CLASSES[name].model_copy(update=said) if name in DEFAULT_CLASSES else given


def default_config_path() -> Path:
    """The demonstration's configuration, which ships inside the package."""
    return Path(__file__).with_name("demo") / "demo.yaml"
