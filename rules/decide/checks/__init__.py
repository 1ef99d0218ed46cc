"""The content checks, in the order in which their reasons are told. All of them run."""

from rules.decide.checks.ack import AckedByPerson
from rules.decide.checks.agreement import AgreementSigned
from rules.decide.checks.base import Check, Content, ContentCheck
from rules.decide.checks.class_scope import ClassInScope
from rules.decide.checks.class_training import ClassTraining
from rules.decide.checks.clearance import PersonCleared
from rules.decide.checks.data_class import DataClassApproved
from rules.decide.checks.encoded import ReadableText
from rules.decide.checks.identifier import CleanIdentifiers
from rules.decide.checks.modality import Inspectable
from rules.decide.checks.purpose import PurposeApproved
from rules.decide.checks.record_type import KnownRecordType
from rules.decide.checks.suspended import NotSuspended

CONTENT_CHECKS: tuple[ContentCheck, ...] = (PersonCleared(), ClassTraining(), KnownRecordType(), CleanIdentifiers())
"""Those of the checks that say the same of every system: what a preview without a system can be held against."""

CHECKS: tuple[Check, ...] = (
    NotSuspended(),
    DataClassApproved(),
    AgreementSigned(),
    ClassInScope(),
    PersonCleared(),
    ClassTraining(),
    PurposeApproved(),
    AckedByPerson(),
    KnownRecordType(),
    Inspectable(),
    ReadableText(),
    CleanIdentifiers(),
)

__all__ = ["CHECKS", "CONTENT_CHECKS", "Check", "Content", "ContentCheck"]
