"""The words that all packages share: frozen data, no I/O, no decisions.

Two rules keep the promises of the product readable here:

* What may be forwarded is a `Cleared`; only `rules.decide.decide` makes one.
* What is written to the record has no field that could hold an unscrubbed value. Types that do hold
  one (`ChatRequest`, `Placeholders`) hide it from `repr`, so that no log line or traceback shows it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from typing_extensions import TypeAliasType

if TYPE_CHECKING:
    from rules.decide.policy import Policy, System

Json = TypeAliasType("Json", "bool | int | float | str | list[Json] | dict[str, Json] | None")
Path: TypeAlias = tuple[str | int, ...]
"""Where a text stands in a request, e.g. ``("messages", 2, "content", 0, "text")``."""


# ------------------------------------------------------------------ who asks


class UserType(StrEnum):
    """The kinds of end users that the policy names (III.D)."""

    EMPLOYEE = "employee"
    ADMINISTRATOR = "administrator"
    CONTRACTOR = "contractor"
    CONSULTANT = "consultant"
    VENDOR = "vendor"
    VOLUNTEER = "volunteer"
    TEMPORARY = "temporary"
    INTERN = "intern"
    OTHER = "other"


class StaffRole(StrEnum):
    """What a person may do with Townclerk itself; everybody is an end user."""

    END_USER = "end_user"
    REVIEWER = "reviewer"
    RECORDS = "records"
    DIRECTOR = "director"
    IT_ADMIN = "it_admin"
    AIO = "aio"
    ISO = "iso"
    CIO = "cio"
    AUDITOR = "auditor"


RefusalStyle: TypeAlias = Literal["error", "message"]
"""How a program is told no: by an error, or, where it hides errors from people, by a message that they can read."""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who proved who they are: the immutable subject id and the key that vouched for it."""

    subject: str
    key_id: str
    may_ack_by_header: bool = False
    """Its program shows people what they acknowledge, so that it may pass their word on in a header."""
    refusals: RefusalStyle = "error"


@dataclass(frozen=True, slots=True)
class Grant:
    """A person, a department or a group may use a system, from a moment until another, by somebody's word."""

    holder_kind: Literal["person", "department", "group"]
    holder: str
    system: str
    valid_from: datetime
    valid_until: datetime | None
    granted_by: str


@dataclass(frozen=True, slots=True)
class Completion:
    """One finished training course, as the learning system reported it. All times are UTC."""

    course: str
    completed_at: datetime
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What the registry knows of a person at this moment."""

    subject: str
    active: bool
    user_type: UserType | None
    department: str
    roles: frozenset[StaffRole]
    groups: frozenset[str] = frozenset()
    supervisor: str | None = None
    clearances: frozenset[str] = frozenset()
    """What somebody checked this person for, e.g. ``cjis``: some data classes ask for it."""
    grants: tuple[Grant, ...] = ()
    completions: tuple[Completion, ...] = ()


# ------------------------------------------------------------------ what is asked

MessageRole = Literal["system", "developer", "user", "assistant", "tool", "function"]


@dataclass(frozen=True, slots=True)
class TextPart:
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MediaPart:
    """Something that can't be inspected: forwarded only to a system whose approval names the kind."""

    kind: Literal["image", "audio", "file"]
    body: Json = field(repr=False)


Part: TypeAlias = TextPart | MediaPart


@dataclass(frozen=True, slots=True)
class ToolCall:
    """A call that the model made earlier; `arguments` is JSON in a string, as the dialects have it."""

    id: str = field(repr=False)
    name: str = field(repr=False)
    arguments: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Message:
    role: MessageRole
    content: tuple[Part, ...] = ()
    name: str | None = field(default=None, repr=False)
    tool_calls: tuple[ToolCall, ...] = ()
    tool_call_id: str | None = field(default=None, repr=False)
    refusal: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Tool:
    name: str = field(repr=False)
    description: str | None = field(default=None, repr=False)
    parameters: Json = field(default=None, repr=False)
    strict: bool | None = None


@dataclass(frozen=True, slots=True)
class ToolChoice:
    mode: Literal["none", "auto", "required", "tool"]
    name: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ResponseFormat:
    kind: Literal["text", "json_object", "json_schema"]
    name: str | None = field(default=None, repr=False)
    description: str | None = field(default=None, repr=False)
    schema: Json = field(default=None, repr=False)
    strict: bool | None = None

    @property
    def structured(self) -> bool:
        """A program will parse the reply, so nothing may be written around it."""
        return self.kind != "text"


@dataclass(frozen=True, slots=True)
class Sampling:
    """Numbers and closed words: nothing in here can hold protected text."""

    temperature: float | None = None
    top_p: float | None = None
    n: int | None = None
    max_tokens: int | None = None
    max_completion_tokens: int | None = None
    presence_penalty: float | None = None
    frequency_penalty: float | None = None
    seed: int | None = None
    logit_bias: tuple[tuple[int, float], ...] = ()
    parallel_tool_calls: bool | None = None
    reasoning_effort: Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"] | None = None
    verbosity: Literal["low", "medium", "high"] | None = None


@dataclass(frozen=True, slots=True)
class SuppliedPerson:
    """A name that the caller or a records system gave, so that nobody has to guess. Never forwarded."""

    name: str = field(repr=False)
    role: PersonRole | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """What the caller says about the request; it can make policy stricter, never looser. Never forwarded."""

    purpose: str | None = None
    record_type: str | None = None
    case_ref: str | None = field(default=None, repr=False)
    people: tuple[SuppliedPerson, ...] = ()
    data_class: str | None = None
    """A class that the caller says this is: it joins what is found and takes nothing away."""
    ack: str | None = None
    """The code by which the person answers for the last message."""
    ack_by: Literal["line", "header"] = "line"


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """One request in no dialect. Every string in it is scanned unless its type is a closed vocabulary."""

    model: str
    messages: tuple[Message, ...]
    tools: tuple[Tool, ...] = ()
    tool_choice: ToolChoice | None = None
    response_format: ResponseFormat | None = None
    stop: tuple[str, ...] = field(default=(), repr=False)
    sampling: Sampling = Sampling()
    stream: bool = False
    include_usage: bool = False
    declared: Declared = Declared()

    @property
    def structured(self) -> bool:
        return self.response_format is not None and self.response_format.structured

    def without(self, numbers: frozenset[int]) -> ChatRequest:
        """The same request without these messages; itself, if there are none."""
        kept = tuple(message for number, message in enumerate(self.messages) if number not in numbers)
        return replace(self, messages=kept) if numbers else self


# ------------------------------------------------------------------ what was found


class PersonRole(StrEnum):
    """A person's part in the event. `OTHER` = none in it; ``None`` = conflict, or not told apart."""

    SUSPECT = "suspect"
    VICTIM = "victim"
    PATIENT = "patient"
    WITNESS = "witness"
    REPORTING_PARTY = "reporting_party"
    OFFICER = "officer"
    JUVENILE_SUSPECT = "juvenile_suspect"
    JUVENILE_VICTIM = "juvenile_victim"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Finding:
    """A protected value other than a name. Offsets are code points of the text as written, end exclusive."""

    start: int
    end: int
    type: str
    score: float
    recognizer: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason to give a person a role: `weight` 0-100 as in the domain guide, `why` never quotes a name."""

    role: PersonRole
    weight: int
    why: str


class Sign(NamedTuple):
    """Something around a name that a model has learnt to weigh: `says` is what it adds to the log-odds of each part.

    The names of signs come from the words that the model learnt from, so they never quote a name of the text.
    """

    name: str
    says: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a person is named, with the evidence that stands at this place and the signs around it."""

    start: int
    end: int
    score: float
    recognizer: str
    evidence: tuple[Evidence, ...] = ()
    signs: tuple[Sign, ...] = ()
    reads: tuple[float, ...] = ()
    """What the encoder makes of the person's part here: the log-probability of each; empty where none read the text."""


@dataclass(frozen=True, slots=True)
class ClassSignal:
    """A reason to believe that a text belongs to a data class; `why` names the signal, not the text."""

    name: str
    score: float
    why: str
    declared: bool = False
    """Said by the caller, and not found: it can make policy stricter, never looser."""


@dataclass(frozen=True, slots=True)
class UseSignal:
    """A rule of use that a message speaks to. `why` names what spoke, it never quotes the message."""

    rule: str
    message: int
    """Which of the request's messages."""
    says: Literal["block", "ack"]
    score: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MessageScan:
    """All that one text shows on its own. Pure function of the text, so it can be cached; holds no value."""

    findings: tuple[Finding, ...] = ()
    mentions: tuple[Mention, ...] = ()
    signals: tuple[ClassSignal, ...] = ()
    uninspectable: tuple[str, ...] = ()
    """Why a part of it can't be read: ``payload`` (packed or encrypted), ``nested`` (encoded too deep or too often)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding in its request: which text, where, and the placeholder that took its place."""

    path: Path
    start: int
    end: int
    type: str
    placeholder: str
    recognizer: str
    score: float
    role: PersonRole | None = None
    new: bool = True
    """Stands in what this turn added: chat tools resend the history, and reports must not count it again."""


@dataclass(frozen=True, slots=True)
class Person:
    """Everybody who is named once or more in a request, under one placeholder."""

    placeholder: str
    role: PersonRole | None
    evidence: tuple[Evidence, ...]
    mentions: tuple[tuple[Path, int, int], ...]


@dataclass(frozen=True, slots=True)
class Placeholders:
    """The map back from placeholders to values. It lives in memory for one request and is never written."""

    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    reserved: frozenset[str] = frozenset()
    """Placeholders that stood literally in the incoming text: never given out, never restored."""


@dataclass(frozen=True, slots=True)
class Screened:
    """The whole request, judged: the clean copy and what was taken out of it."""

    clean: ChatRequest
    findings: tuple[Placed, ...]
    people: tuple[Person, ...]
    data_classes: tuple[ClassSignal, ...]
    placeholders: Placeholders
    in_identifiers: tuple[str, ...] = ()
    """Types found where no placeholder can stand (tool names, schema keys): such a request is refused."""
    uninspectable: tuple[str, ...] = ()
    """Why parts of its texts can't be read (see `MessageScan`): such a request is refused."""
    uses: tuple[UseSignal, ...] = ()
    """What the rules of use say of what people wrote; nothing where nobody judged."""


# ------------------------------------------------------------------ what is decided


@dataclass(frozen=True, slots=True)
class Target:
    """The live approval that a request will use, and the grant that lets this person use it."""

    system: System
    grant: Grant


@dataclass(frozen=True, slots=True)
class TrainingState:
    """How a person stands with a course. `until` is when the state ends, for the header and the message."""

    state: Literal["valid", "expiring", "grace"]
    until: datetime


@dataclass(frozen=True, slots=True)
class Admitted:
    """A person who may ask: known, active, trained."""

    standing: Standing
    training: TrainingState


@dataclass(frozen=True, slots=True)
class Consents:
    """What lets a person past a rule of use: messages that they answered for, rules that an officer excepted them from."""

    acknowledged: frozenset[tuple[int, str]] = frozenset()
    """Numbers of messages, each with the id of the rule."""
    excepted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the checks may look at."""

    policy: Policy
    user: User
    asker: Admitted
    target: Target
    chat: ChatRequest
    screened: Screened
    suspended: frozenset[str] = frozenset()
    """Systems that are frozen by now: reading a long text takes a while."""
    consents: Consents = Consents()
    instead: tuple[Target, ...] = ()
    """All systems that this person may use now: a refusal names those that would do."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The facts of content that somebody only wants to see scrubbed: no system is chosen yet."""

    policy: Policy
    asker: Admitted
    chat: ChatRequest
    screened: Screened


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a request was refused, in words for the person who asked. Never quotes what they wrote."""

    code: str
    """Machine-readable, part of the public interface: ``training_required``, ``model_not_approved``, ..."""
    rule_id: str
    clause: str
    message: str
    what_to_do: str
    param: str | None = None
    """Which field of the request, where one field is to blame; a path of ours, never a key that the caller wrote."""
    data_classes: tuple[str, ...] = ()
    """The classes that it is about."""
    statement: str | None = None
    """What the person would agree to, where the rule lets them answer for it."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """A refusal. Not an error: it is recorded like a success. The first reason is the one that answers."""

    reasons: tuple[Reason, ...]
    keep_text: bool = False
    """Whether the scrubbed text may be stored: only when the whole request was read and no class forbids it."""
    left_out: frozenset[int] = frozenset()
    """Numbers of earlier messages that would not have gone along; the text is stored without them."""

    @property
    def reason(self) -> Reason:
        return self.reasons[0]

    @classmethod
    def because(cls, code: str, rule_id: str, clause: str, message: str, what_to_do: str, param: str | None = None) -> Blocked:
        """A refusal with one reason, made before the text was looked at: nothing of it may be stored."""
        return cls((Reason(code, rule_id, clause, message, what_to_do, param),))


@dataclass(frozen=True, slots=True)
class AckRequired:
    """May leave once the person has answered for it: nothing leaves before. Recorded like a refusal."""

    reasons: tuple[Reason, ...]
    asked: tuple[tuple[int, str], ...]
    """What the answer is for: numbers of messages, each with the id of the rule."""
    left_out: frozenset[int] = frozenset()
    """As in `Blocked`."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """What may leave, and to whom: the only thing that a provider accepts. Made by `rules.decide.decide` alone."""

    request: ChatRequest
    target: Target
    restore: bool
    """Whether values may come back in the text that this same person sees."""
    scrubbed: ChatRequest
    """The same with placeholders: what may be written down. Is `request` itself, unless the system may see more."""
    notes: tuple[Reason, ...] = ()
    """Rules that spoke without stopping it: tried in shadow, acknowledged, excepted, or only on an earlier message."""

    @property
    def unscrubbed(self) -> bool:
        """It leaves with the values that were found."""
        return self.request is not self.scrubbed


# ------------------------------------------------------------------ what comes back


@dataclass(frozen=True, slots=True)
class TextDelta:
    """A piece of visible text. `channel` keeps a model's refusal apart from its answer."""

    choice: int
    text: str = field(repr=False)
    channel: Literal["content", "refusal"] = "content"


@dataclass(frozen=True, slots=True)
class ToolCallDelta:
    """A piece of a tool call. The first one of a call carries `id` and `name`."""

    choice: int
    index: int
    arguments: str = field(default="", repr=False)
    id: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Finish:
    """The end of one choice."""

    choice: int
    reason: Literal["stop", "length", "tool_calls", "content_filter", "function_call"]


@dataclass(frozen=True, slots=True)
class Usage:
    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


ReplyEvent: TypeAlias = TextDelta | ToolCallDelta | Finish | Usage


@dataclass(frozen=True, slots=True)
class OutputFinding:
    """A protected value that a provider put into its reply: type and place kind, never the value."""

    type: str
    recognizer: str
    placeholder: str


ReviewState: TypeAlias = Literal["approved", "approved_with_edits", "rejected", "not_used"]
"""What a person may say of a draft."""

ReportType: TypeAlias = Literal["malfunction", "false_positive", "leak_found", "incident"]
"""What a person may report: it does not work, it stopped what it should not, it let something through, anything else (VII.B)."""
ReportState: TypeAlias = Literal["open", "in_progress", "closed"]
Resolution: TypeAlias = Literal["confirmed", "not_confirmed", "overturned", "duplicate"]
"""How a report ended. ``overturned``, of a false positive: not only was it one, the decision was taken back."""
Queue: TypeAlias = Literal["supervisor", "cio"]
"""Who is to look at a report: the reporter's supervisor, and the CIO with the AI Officer."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A reply until somebody has reviewed it (VI.A.4, VI.B)."""

    id: str
    notice: str
    review_url: str
    status: Literal["needs-human-review"] = "needs-human-review"
