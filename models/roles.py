"""Learn what the signs around a name say about the person's part, and write the weights where the product reads them.

    make model

A logistic regression over the signs of `rules/people/signs.py`, person by person, from the corpus with its true names and
persons. Prints what the weights are worth on documents that they were not learnt from (four folds by document).
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from models.corpus import CORPUS, Document, documents
from models.pins import TARGET, pin
from rules.people.roles import evidence_for
from rules.people.signs import signs_for
from rules.people.weights import ALWAYS, PARTS, UNIT

RARE = 5
"""Signs seen at fewer people than this are not learnt: they would quote single papers."""
PENALTY = 0.05
FOLDS = 4
MOST = 6
"""Mentions that count for the weight of a person."""
COMPACT = (",", ":")
_ADULT = {"juvenile_suspect": "suspect", "juvenile_victim": "victim"}
_CLASSES = [str(part) for part in PARTS]


@dataclass(frozen=True, slots=True)
class Known:
    """One person of the corpus: all signs at all mentions, and the true parts, the first one leading."""

    document: str
    signs: frozenset[str]
    roles: tuple[str, ...]
    mentions: int

    @property
    def part(self) -> str:
        return _ADULT.get(self.roles[0], self.roles[0])

    @property
    def juvenile(self) -> bool:
        return self.roles[0] in _ADULT


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--target", type=Path, default=TARGET)
    asked = parser.parse_args()
    people = [person for document in documents(asked.corpus) for person in people_of(document)]
    print(f"{len(people)} people; right on documents not learnt from: {_unseen(people):.3f}")
    (asked.target / "roles.json").write_text(_written(learn(people)))
    pin(asked.target)


def people_of(document: Document) -> Iterator[Known]:
    signs: defaultdict[str, set[str]] = defaultdict(set)
    mentions: Counter[str] = Counter()
    for text, spans, entities in document.plain():
        evidence = evidence_for(text, spans)
        for entity, found in zip(entities, signs_for(text, spans, evidence), strict=True):
            signs[entity] |= found
            mentions[entity] += 1
    for entity, found in signs.items():
        yield Known(document.name, frozenset(found), document.people[entity], mentions[entity])


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights of each sign, classes in the order of `PARTS`, "under eighteen" last; and how to apply them."""

    names: Sequence[str]
    weights: np.ndarray
    bias: np.ndarray


def learn(people: Sequence[Known]) -> Learnt:
    frequent = Counter(sign for person in people for sign in person.signs)
    vectors = DictVectorizer()
    table = vectors.fit_transform([_values(person, frequent) for person in people])
    counts = [min(person.mentions, MOST) ** 0.5 for person in people]
    parts = LogisticRegression(C=PENALTY, max_iter=500).fit(table, [person.part for person in people], sample_weight=counts)
    minors = LogisticRegression(C=PENALTY, max_iter=500).fit(table, [person.juvenile for person in people], sample_weight=counts)
    assert list(parts.classes_) == _CLASSES
    scale = np.array([_scale(name) for name in vectors.feature_names_])
    weights = np.vstack([parts.coef_, minors.coef_]).T * scale[:, None]
    return Learnt(vectors.feature_names_, weights, np.append(parts.intercept_, minors.intercept_))


def _values(person: Known, frequent: Counter[str]) -> dict[str, float]:
    return {sign: _scale(sign) for sign in person.signs if frequent[sign] >= RARE}


def _scale(sign: str) -> float:
    """How freely a sign may be weighed: a written rule more than a word beside, a word anywhere near less."""
    if sign.startswith("rule:"):
        return 3.0
    return 0.5 if sign.startswith(("around", "paper:", "to~", "from~", "then:")) else 1.0


def _unseen(people: Sequence[Known]) -> float:
    names = sorted({person.document for person in people})
    random.Random(0).shuffle(names)
    fold = {name: index % FOLDS for index, name in enumerate(names)}
    right = total = 0
    for held_out in range(FOLDS):
        learnt = learn([person for person in people if fold[person.document] != held_out])
        index = {name: row for row, name in enumerate(learnt.names)}
        for person in (person for person in people if fold[person.document] == held_out):
            rows = [index[sign] for sign in person.signs if sign in index]
            part = _CLASSES[int((learnt.weights[rows].sum(axis=0) + learnt.bias)[:-1].argmax())]
            right += person.mentions * (part in {_ADULT.get(role, role) for role in person.roles})
            total += person.mentions
    return right / total


def _written(learnt: Learnt) -> str:
    """One line a sign, hundredths; signs whose weights all round to nothing are left out."""
    rows = {ALWAYS: learnt.bias, **dict(zip(learnt.names, learnt.weights, strict=True))}
    whole = {name: [round(float(one) * UNIT) for one in row] for name, row in rows.items()}
    lines = [
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(row, separators=COMPACT)}" for name, row in whole.items() if any(row)
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    main()
