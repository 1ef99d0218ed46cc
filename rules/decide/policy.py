"""The policy as values: approved systems, data classes and training, as configured and as decided upon.

These models are both the sections of the configuration file and the values that `decide` reads, so that
there is no second shape to keep in step. A missing field of an approval is an error of the file: an
approval on paper that lacks its review or its contract is no approval (policy VI.A, VII.E).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from rules.reply.draft import NoticeSection
from rules.section import Section

EVERY = "*"
"""In a set of departments, purposes or regions: all of them."""
PUBLIC = "public"
"""The class that a caller may declare without effect: published material passes scrubbed like all else."""
POLICE_REPORT = "police_report"
"""The record type whose first draft is kept as the officer saw it (Penal Code 13663)."""

Endpoint = Literal["chat.completions"]
Modality = Literal["text", "image", "audio", "file"]


def _named(value: str) -> str:
    if not value:
        raise ValueError("must not be empty")
    return value


Text = Annotated[str, AfterValidator(_named)]
Word = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_.-]{0,63}$")]


class ClassScope(Section):
    """For whom and what for a system may receive one class, where that is less than the whole approval. Empty: for nobody."""

    departments: frozenset[str] = frozenset({EVERY})
    purposes: frozenset[str] = frozenset({EVERY})


class Approval(Section):
    """The CIO's word that a system may be used, for what, and until when (VI.A.2-3, VI.A.5, VI.A.7, VII.E)."""

    approved_by: Text
    approved_on: date
    valid_until: date
    review_id: Text
    contract: Text
    document_url: Text
    reo_notice: Text = Field(description="notice to employee organisations (VI.A.7): not_needed, requested or sent(date)")
    departments: frozenset[str] = Field(min_length=1)
    purposes: frozenset[str] = Field(min_length=1)
    endpoints: frozenset[Endpoint] = Field(min_length=1)
    modalities: frozenset[Modality] = frozenset({"text"})
    regions: frozenset[str] = Field(default=frozenset({EVERY}), min_length=1)
    """Where the contract lets the provider be, in the words of `providers.*.region`."""
    data_classes: frozenset[str] = Field(min_length=1)
    """What it may receive once names and numbers are replaced."""
    unscrubbed: frozenset[str] = frozenset()
    """Those of the classes that it may receive as they were written."""
    agreements: Mapping[Word, Text] = {}
    """What was signed with the provider beyond the contract: ``cjis``, ``baa``, each with its reference."""
    only: Mapping[str, ClassScope] = {}
    """Classes that it may receive from some departments, or for some purposes."""
    local_tools: frozenset[str] = frozenset()
    housekeeping: bool = False

    @model_validator(mode="after")
    def _dates_in_order(self) -> Approval:
        if self.valid_until < self.approved_on:
            raise ValueError("valid_until lies before approved_on")
        return self

    @model_validator(mode="after")
    def _parts_of_its_classes(self) -> Approval:
        if not self.unscrubbed <= self.data_classes:
            raise ValueError("unscrubbed names a class that is not in data_classes")
        if not self.only.keys() <= self.data_classes:
            raise ValueError("only names a class that is not in data_classes")
        return self


class System(Section):
    """An approved model at a provider. `name` is what staff ask for; the upstream name and URL are ours."""

    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]{0,63}$")]
    provider: Text
    upstream_model: Text
    approval: Approval
    restore: bool = True


class DataClass(Section):
    """How content of one kind is treated (policy VI.C; laws in the domain guide 2.3)."""

    title: Text
    clause: Text = "VI.C"
    cured_by_scrubbing: bool
    """Once identifiers are replaced, the rest may go to a system that is not approved for the class."""
    restore: bool
    """Whether values of a request in this class may come back in the reply."""
    grace: bool = False
    """Whether the days of grace after a training has expired cover content of this class."""
    needs_agreement: str | None = None
    """What must have been signed with the provider before it may receive this class, whatever the approval lists."""
    needs_clearance: str | None = None
    """What the person must be cleared for; without it the class goes nowhere, unless scrubbing cures it."""


DEFAULT_CLASSES: Mapping[str, DataClass] = {
    name: DataClass(
        title=title,
        cured_by_scrubbing=cured,
        restore=restore,
        grace=restore,
        needs_agreement=agreement,
        needs_clearance=clearance,
    )
    for name, title, cured, restore, agreement, clearance in (
        (PUBLIC, "published information", True, True, None, None),
        ("internal", "internal information of the city", False, True, None, None),
        ("personal", "personal information", True, True, None, None),
        ("phi", "health information", True, False, "baa", None),
        ("victim_protected", "information on victims whose identity the law protects", True, False, None, None),
        ("alpr", "licence plate reader data", True, False, None, None),
        ("cji", "criminal justice information", False, False, "cjis", "cjis"),
        ("cori", "criminal offender record information", False, False, "cjis", "cjis"),
        ("juvenile", "juvenile police records", False, False, None, None),
        ("informant", "informants and undercover staff", False, False, None, None),
        ("tactical", "confidential techniques and tactical plans", False, False, None, None),
        ("investigation", "what would compromise an investigation or somebody's safety", False, False, None, None),
        ("personnel", "peace officer personnel records", False, False, None, None),
        ("credentials", "passwords and access keys", True, False, None, None),
    )
}
"""`PUBLIC` and ``internal`` are never detected: they are words that a caller may declare and an approval may list."""


class Course(Section):
    """A course that everybody needs before asking (VI.B), for some only where `departments` says so."""

    id: Text
    title: Text
    url: Text
    valid_days: Annotated[int, Field(ge=1, le=3660)] = 365
    grace_days: Annotated[int, Field(ge=0, le=90)] = 14
    expiring_days: Annotated[int, Field(ge=0, le=180)] = 30
    departments: frozenset[str] = frozenset({EVERY})


class TrainingRules(Section):
    required: tuple[Course, ...] = Field(min_length=1)


class ScrubbingSection(Section):
    """How protected values are treated beyond the classes."""

    restore: bool = True
    """Whether ordinary personal data may come back in the text that the same person sees."""


Mode = Literal["enforce", "acknowledge", "shadow", "off"]
"""What a rule of use may do: stop, ask at most, be recorded only, or nothing."""


class UseRule(Section):
    """The face of a rule of use: what it enforces and what it says to people. What it looks for stands in its pack."""

    id: Annotated[str, Field(pattern=r"^(?:use|content)\.[a-z_]{1,40}$")]
    clause: Text
    title: Text
    mode: Mode = "enforce"
    message: Text
    """What is told to the person whom it stops; the clause and `what_to_do` follow."""
    what_to_do: Text
    statement: str = ""
    """What a person who is asked agrees to; rules without one only stop."""
    data_class: str | None = None
    """Content of this class may go to systems that are approved for it, and nobody can answer for it elsewhere (VI.C)."""
    covered_by: frozenset[str] = frozenset()
    """Classes that such content may be as well: where one was found, and the system may receive it, the rule is silent."""
    pack: str = ""
    """SHA-256 of the pack, so that a recorded decision names the rule as it was."""

    @model_validator(mode="after")
    def _answerable(self) -> UseRule:
        if self.mode == "acknowledge" and not self.statement:
            raise ValueError("asks without a statement that a person could agree to")
        if self.data_class and self.statement:
            raise ValueError("nobody can agree to what a data class forbids")
        return self


class RuleMode(Section):
    """A rule in another mode than its pack's, everywhere or in some departments."""

    rule: Text
    mode: Mode
    departments: frozenset[str] = Field(default=frozenset({EVERY}), min_length=1)


class RulesSection(Section):
    """How the rules of use are applied. A change of modes takes the word of both AI Officer and ISO."""

    modes: tuple[RuleMode, ...] = ()

    def mode_of(self, rule: UseRule, department: str) -> Mode:
        """The department's own mode, else that of all departments, else the pack's."""
        said = [entry for entry in self.modes if entry.rule == rule.id]
        own = (entry.mode for entry in said if department in entry.departments)
        every = (entry.mode for entry in said if EVERY in entry.departments)
        return next(own, next(every, rule.mode))


class PurposesSection(Section):
    """What requests are for where nobody says so."""

    defaults: Mapping[str, Word] = {}
    """Department and purpose."""

    def of(self, declared: str | None, department: str) -> str | None:
        """The purpose that counts: what was declared, else what the department usually asks for."""
        return declared or self.defaults.get(department)


class Approver(Section):
    """The CIO, or somebody whom the CIO named to approve AI systems, and from when until when (V.A.2-3)."""

    subject: Text
    since: date
    until: date | None = None


class ReviewSection(Section):
    """How drafts are reviewed (policy VI.A.4)."""

    independent: frozenset[str] = frozenset({POLICE_REPORT, "patient_care_report"})
    """Record types whose drafts are reviewed by somebody other than the author."""


class Policy(Section):
    """Everything that decides. Its hash goes into every record, so that a decision can be reproduced."""

    systems: tuple[System, ...]
    places: Mapping[str, str] = {}
    """Kind and address of each provider: an approval is for a system at a place, not for a name."""
    regions: Mapping[str, str] = {}
    """Where each provider is, as IT says in `providers.*.region`; nothing where it does not say."""
    approvers: tuple[Approver, ...] | None = None
    """Who may approve systems. None: whoever `approved_by` names is believed; empty: nobody."""
    purposes: PurposesSection = PurposesSection()
    data_classes: Mapping[str, DataClass] = DEFAULT_CLASSES
    training: TrainingRules
    scrubbing: ScrubbingSection = ScrubbingSection()
    notice: NoticeSection = NoticeSection()
    review: ReviewSection = ReviewSection()
    uses: tuple[UseRule, ...] = ()
    rules: RulesSection = RulesSection()
    confirm: Literal["none", "aio", "aio+iso"] = "none"
    """Which officers must confirm a change that loosens any of this; itself loosened only that way."""

    @model_validator(mode="after")
    def _consistent(self) -> Policy:
        names = [system.name for system in self.systems]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"system {twice[0]!r} is listed twice")
        for system in self.systems:
            if not system.approval.data_classes <= set(self.data_classes):
                known = ", ".join(sorted(self.data_classes))
                raise ValueError(f"system {system.name!r} has an unknown data class; data_classes defines {known}")
        subjects = [approver.subject for approver in self.approvers or ()]
        if len(set(subjects)) < len(subjects):
            raise ValueError("governance.approvers names somebody twice")
        self._check_modes()
        return self

    def _check_modes(self) -> None:
        known = {rule.id: rule for rule in self.uses}
        if len(known) < len(self.uses):
            raise ValueError("two packs have the same rule id")
        for rule in self.uses:
            if unknown := sorted({rule.data_class or "personal", *rule.covered_by} - set(self.data_classes)):
                raise ValueError(f"rule {rule.id} names the data class {unknown[0]!r}, which data_classes does not have")
        said: set[tuple[str, str]] = set()
        for entry in self.rules.modes:
            if entry.rule not in known:
                raise ValueError(f"rules.modes names no rule of use; there are {', '.join(sorted(known))}")
            if entry.mode == "acknowledge" and not known[entry.rule].statement:
                raise ValueError(f"rule {entry.rule} can't be answered for: enforce, shadow or off")
            for department in entry.departments:
                if (entry.rule, department) in said:
                    raise ValueError(f"rules.modes says two modes for rule {entry.rule} in one department")
                said.add((entry.rule, department))

    @property
    def officers(self) -> frozenset[str]:
        """The roles that must confirm what loosens this policy; empty: nobody."""
        return frozenset() if self.confirm == "none" else frozenset(self.confirm.split("+"))

    def may_approve(self, subject: str, day: date) -> bool:
        """Whether this person could approve a system on that day (V.A.2-3)."""
        if self.approvers is None:
            return True
        named = (one for one in self.approvers if one.subject == subject)
        return any(one.since <= day and (one.until is None or day <= one.until) for one in named)

    def system(self, name: str) -> System | None:
        """The system of exactly this name: no wildcard, no alias, no folding of case."""
        return next((system for system in self.systems if system.name == name), None)

    def canonical(self) -> str:
        """The whole policy as JSON in one fixed order: sets are sorted, keys are sorted."""
        return json.dumps(_plain(self.model_dump()), sort_keys=True, separators=(",", ":"), default=str)

    @property
    def version(self) -> str:
        """Short hash of the whole policy: the first 16 hex digits of SHA-256 over `canonical`."""
        return hashlib.sha256(self.canonical().encode()).hexdigest()[:16]


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(_plain(item) for item in value)  # type: ignore[type-var]
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
