"""What a new policy file tightens takes effect at once; what it loosens waits for the officers.

`stricter` compares two policies element by element. Its result never permits what either of them forbids,
so that it can be put in force while the rest of the new file is pending.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from pydantic import ValidationError

from rules.decide.policy import (
    EVERY,
    Approval,
    Approver,
    ClassScope,
    Course,
    DataClass,
    Policy,
    PurposesSection,
    ReviewSection,
    RuleMode,
    RulesSection,
    System,
    TrainingRules,
    UseRule,
)
from rules.reply.draft import NoticeSection

T = TypeVar("T")
PAPERS = ("approved_by", "review_id", "contract", "document_url", "reo_notice")


@dataclass(frozen=True, slots=True)
class Change:
    """`effective` may be in force now; `loosened` and `modes` name what of the new file is not in it."""

    effective: Policy
    loosened: tuple[str, ...]
    officers: frozenset[str] = frozenset()
    """Whose word it takes to put the rest in force; empty: nobody's."""
    modes: tuple[str, ...] = ()
    """Rules of use whose mode is another, where, and from which to which."""


def stricter(old: Policy, new: Policy) -> Change:
    """The stricter of both in every element, and the paths in which the new one is looser."""
    compare = _Compare()
    confirm = old.confirm if old.officers > new.officers else new.confirm
    if not old.officers <= new.officers:
        compare.loosened.append("governance.confirm")
    notice = compare.notice(old, new)
    modes = changed_modes(old, new)
    effective = new.model_copy(
        update={
            "rules": _old_modes(old, new) if modes else new.rules,
            "systems": compare.systems(old, new),
            "places": {**new.places, **old.places},
            "regions": compare.agreed("providers", "region", old.regions, new.regions),
            "approvers": compare.approvers(old.approvers, new.approvers),
            "purposes": PurposesSection(
                defaults=compare.agreed("purposes.defaults", "", old.purposes.defaults, new.purposes.defaults)
            ),
            "data_classes": compare.data_classes(old.data_classes, new.data_classes),
            "training": TrainingRules(required=compare.courses(old.training, new.training)),
            "scrubbing": new.scrubbing.model_copy(
                update={"restore": compare.both("scrubbing.restore", old.scrubbing.restore, new.scrubbing.restore)}
            ),
            "notice": notice,
            "review": compare.review(old.review, new.review),
            "confirm": confirm,
        }
    )
    officers = (old.officers if compare.loosened else frozenset()) | (_BOTH if modes else frozenset())
    return Change(effective, tuple(compare.loosened), officers, modes)


_BOTH = frozenset({"aio", "iso"})
"""A rule's mode changes only by the word of the two officers, in whichever direction: who could soften a rule alone could
also silence it, and who could sharpen it alone could stop a department's work."""


def changed_modes(old: Policy, new: Policy) -> tuple[str, ...]:
    """Each rule whose mode is another, with the department; `*` stands for all that have no mode of their own. The mode of a
    new rule was its pack's: a rule can't arrive silenced."""
    before = {rule.id: rule for rule in old.uses}
    departments = sorted({EVERY} | {name for policy in (old, new) for entry in policy.rules.modes for name in entry.departments})
    return tuple(
        f"rules.modes.{rule.id}.{department}: {was} -> {will_be}"
        for rule in new.uses
        for department in departments
        if (was := old.rules.mode_of(before.get(rule.id, rule), department)) != (will_be := new.rules.mode_of(rule, department))
    )


def _old_modes(old: Policy, new: Policy) -> RulesSection:
    """The modes as they were; said outright where a new pack has another of its own. A rule that could be answered for and no
    longer can stops instead."""
    before, rules = {rule.id: rule for rule in old.uses}, {rule.id: rule for rule in new.uses}
    kept = [entry for entry in old.rules.modes if entry.rule in rules]
    said = {entry.rule for entry in kept if EVERY in entry.departments}
    own = [
        RuleMode(rule=rule.id, mode=before[rule.id].mode)
        for rule in new.uses
        if rule.id in before and rule.id not in said and rule.mode != before[rule.id].mode
    ]
    return RulesSection(modes=tuple(_possible(entry, rules[entry.rule]) for entry in (*kept, *own)))


def _possible(entry: RuleMode, rule: UseRule) -> RuleMode:
    return entry.model_copy(update={"mode": "enforce"}) if entry.mode == "acknowledge" and not rule.statement else entry


def silenced(old: Policy, new: Policy) -> tuple[str, ...]:
    """Rules that the old policy applies somewhere and the new one does not know: without its pack a rule can't be judged."""
    departments = {EVERY} | {name for entry in old.rules.modes for name in entry.departments}
    gone = (rule for rule in old.uses if rule.id not in {rule.id for rule in new.uses})
    return tuple(rule.id for rule in gone if any(old.rules.mode_of(rule, name) != "off" for name in departments))


@dataclass(slots=True)
class _Compare:
    """Takes the stricter of two values and notes the path where the new one is looser."""

    loosened: list[str] = field(default_factory=list)

    def both(self, path: str, old: bool, new: bool) -> bool:
        return self._least(path, old, new, min)

    def narrow(self, path: str, old: frozenset[str], new: frozenset[str]) -> frozenset[str]:
        if not new <= old:
            self.loosened.append(path)
        return old & new

    def narrow_with_every(self, path: str, old: frozenset[str], new: frozenset[str]) -> frozenset[str]:
        """The same for sets in which one word stands for all."""
        if EVERY in old:
            return new
        if EVERY in new:
            self.loosened.append(path)
            return old
        return self.narrow(path, old, new)

    def _least(self, path: str, old: T, new: T, choose: Callable[[T, T], T]) -> T:
        chosen = choose(old, new)
        if chosen != new:
            self.loosened.append(path)
        return chosen

    def agreed(self, path: str, last: str, old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
        """What both say alike: a word that is new or another one may open a door, one that is gone opens none."""
        differ = [name for name, word in new.items() if old.get(name) != word]
        self.loosened += [f"{path}.{name}.{last}".rstrip(".") for name in differ]
        return {name: word for name, word in new.items() if name not in differ}

    def approvers(self, old: tuple[Approver, ...] | None, new: tuple[Approver, ...] | None) -> tuple[Approver, ...] | None:
        """Those whom both name, for the days on which both do. None asks nobody who signed."""
        path = "governance.approvers"
        if old is None or new is None:
            if old is not None:
                self.loosened.append(path)
            return new if old is None else old
        known = {approver.subject: approver for approver in old}
        if not {approver.subject for approver in new} <= known.keys():
            self.loosened.append(path)
        return tuple(self._approver(path, known[one.subject], one) for one in new if one.subject in known)

    def _approver(self, path: str, old: Approver, new: Approver) -> Approver:
        since = self._least(f"{path}.{new.subject}.since", old.since, new.since, max)
        ends = self._least(f"{path}.{new.subject}.until", old.until or date.max, new.until or date.max, min)
        return Approver(subject=new.subject, since=since, until=None if ends == date.max else ends)

    def review(self, old: ReviewSection, new: ReviewSection) -> ReviewSection:
        if not old.independent <= new.independent:
            self.loosened.append("review.independent")
        return ReviewSection(independent=old.independent | new.independent)

    def notice(self, old: Policy, new: Policy) -> NoticeSection:
        """Other words, or none, are looser; a notice that comes back with the words that were agreed is not."""
        if old.notice.text == new.notice.text and new.notice.place != "off":
            return new.notice
        if old.notice == new.notice:
            return new.notice
        self.loosened.append("notice")
        shown = new.notice.place if new.notice.place != "off" else old.notice.place
        return old.notice.model_copy(update={"place": shown})

    def systems(self, old: Policy, new: Policy) -> tuple[System, ...]:
        kept = []
        for system in new.systems:
            before = old.system(system.name)
            if before is None:
                self.loosened.append(f"systems.{system.name}")
            elif narrowed := self._system(before, self._same_upstream(old, before, new, system)):
                kept.append(narrowed)
        return tuple(kept)

    def _same_upstream(self, old: Policy, before: System, new: Policy, system: System) -> System:
        """The new system where the old one was: what it is and where it stands is what was approved."""
        here = (system.provider, system.upstream_model, new.places.get(system.provider))
        there = (before.provider, before.upstream_model, old.places.get(before.provider))
        if here != there:
            self.loosened.append(f"systems.{system.name}.upstream")
        return system.model_copy(update={"provider": before.provider, "upstream_model": before.upstream_model})

    def _system(self, old: System, new: System) -> System | None:
        """The narrower approval of the same system; None where both together leave nothing to approve."""
        path = f"systems.{new.name}"
        restore = self.both(f"{path}.restore", old.restore, new.restore)
        try:
            return new.model_copy(update={"restore": restore, "approval": self._approval(path, old.approval, new.approval)})
        except ValidationError:
            return None

    def _approval(self, path: str, old: Approval, new: Approval) -> Approval:
        def of(name: str, narrow: Callable[[str, frozenset[str], frozenset[str]], frozenset[str]]) -> frozenset[str]:
            return narrow(f"{path}.{name}", getattr(old, name), getattr(new, name))

        narrowed: dict[str, object] = {name: of(name, self.narrow_with_every) for name in ("departments", "purposes", "regions")}
        narrowed |= {name: of(name, self.narrow) for name in ("endpoints", "modalities", "unscrubbed", "local_tools")}
        classes = of("data_classes", self.narrow)
        narrowed |= {"data_classes": classes, "only": self._only(f"{path}.only", classes, old.only, new.only)}
        narrowed["agreements"] = self.agreed(f"{path}.agreements", "", old.agreements, new.agreements)
        papers = {name: self._paper(f"{path}.{name}", getattr(old, name), getattr(new, name)) for name in PAPERS}
        dates = {
            "approved_on": self._least(f"{path}.approved_on", old.approved_on, new.approved_on, max),
            "valid_until": self._least(f"{path}.valid_until", old.valid_until, new.valid_until, min),
            "housekeeping": self.both(f"{path}.housekeeping", old.housekeeping, new.housekeeping),
        }
        return Approval.model_validate(new.model_dump() | narrowed | papers | dates)

    def _only(
        self, path: str, classes: frozenset[str], old: Mapping[str, ClassScope], new: Mapping[str, ClassScope]
    ) -> dict[str, ClassScope]:
        """The narrower scope of each class that is left."""
        everybody = ClassScope()
        return {
            name: self._scope(f"{path}.{name}", old.get(name, everybody), new.get(name, everybody))
            for name in sorted((old.keys() | new.keys()) & classes)
        }

    def _scope(self, path: str, old: ClassScope, new: ClassScope) -> ClassScope:
        return ClassScope(
            departments=self.narrow_with_every(f"{path}.departments", old.departments, new.departments),
            purposes=self.narrow_with_every(f"{path}.purposes", old.purposes, new.purposes),
        )

    def _paper(self, path: str, old: str, new: str) -> str:
        """The papers are the approval (VI.A): other papers are another approval."""
        if old != new:
            self.loosened.append(path)
        return old

    def data_classes(self, old: Mapping[str, DataClass], new: Mapping[str, DataClass]) -> Mapping[str, DataClass]:
        kept = {name: self._data_class(name, old[name], item) if name in old else item for name, item in new.items()}
        for name in sorted(set(old) - set(new)):
            self.loosened.append(f"data_classes.{name}")
            kept[name] = old[name]
        return kept

    def _data_class(self, name: str, old: DataClass, new: DataClass) -> DataClass:
        path = f"data_classes.{name}"
        return new.model_copy(
            update={
                "cured_by_scrubbing": self.both(f"{path}.cured_by_scrubbing", old.cured_by_scrubbing, new.cured_by_scrubbing),
                "restore": self.both(f"{path}.restore", old.restore, new.restore),
                "grace": self.both(f"{path}.grace", old.grace, new.grace),
                "needs_agreement": self._need(f"{path}.needs_agreement", old.needs_agreement, new.needs_agreement),
                "needs_clearance": self._need(f"{path}.needs_clearance", old.needs_clearance, new.needs_clearance),
            }
        )

    def _need(self, path: str, old: str | None, new: str | None) -> str | None:
        """Another need is as loose as none: who has the one may lack the other."""
        if old in (None, new):
            return new
        self.loosened.append(path)
        return old

    def courses(self, old: TrainingRules, new: TrainingRules) -> tuple[Course, ...]:
        given = {course.id: course for course in new.required}
        kept = []
        for course in old.required:
            if course.id not in given:
                self.loosened.append(f"training.{course.id}")
            kept.append(self._course(course, given.pop(course.id)) if course.id in given else course)
        return (*kept, *given.values())

    def _course(self, old: Course, new: Course) -> Course:
        path = f"training.{new.id}"
        if not (EVERY in new.departments or old.departments <= new.departments):
            self.loosened.append(f"{path}.departments")
        return new.model_copy(
            update={
                "valid_days": self._least(f"{path}.valid_days", old.valid_days, new.valid_days, min),
                "grace_days": self._least(f"{path}.grace_days", old.grace_days, new.grace_days, min),
                "departments": old.departments | new.departments,
            }
        )
