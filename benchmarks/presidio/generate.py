"""The sentences: presidio-evaluator's generator with its own templates and people, made to write the same text on every day.

The package alone does not: it samples people before its seed is set, some dates end at today's, and one of its providers
asks a public service for the names of hospitals, which no template uses. Runs in the environment of `make eval-presidio`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from hashlib import sha256
from io import StringIO
from typing import Any

from faker.providers.date_time import Provider as DateTimeProvider
from presidio_evaluator.data_generator import PresidioSentenceFaker
from presidio_evaluator.data_generator import presidio_sentence_faker as shipped
from presidio_evaluator.data_generator.faker_extensions import AddressProviderNew, HospitalProvider

from benchmarks.presidio.mapping import TYPES, Part, Sentence, sentence

SEED = 20260101
LAST_DAY = datetime(2026, 1, 1)
LOWER_CASE_RATIO = 0.05
"""The package's own default."""
PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def generate(count: int, seed: int = SEED) -> list[Sentence]:
    """Write `count` sentences. Raises `KeyError` when a template has a placeholder that nobody has mapped."""
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):  # the package tells its defaults and its progress
        PresidioSentenceFaker.seed(seed)
        inside: dict[str, tuple[Part, ...]] = {}
        faker = PresidioSentenceFaker(
            "en_US",
            LOWER_CASE_RATIO,
            sentence_templates=_templates(),
            entity_providers=[*_shipped_providers(), _addresses(inside), _Dates],
            entity_type_mapping={name: name for name in TYPES},
            random_seed=seed,
        )
        samples = faker.generate_new_fake_sentences(count)
    return [sentence(sample.full_text, _parts(sample), inside) for sample in samples]


def digest(sentences: Sequence[Sentence]) -> str:
    """Tells whether two runs were scored on the same sentences."""
    return sha256("\0".join(f"{one.text}\0{one.gold}" for one in sentences).encode()).hexdigest()


def _templates() -> list[str]:
    """The shipped templates, with the line breaks that they write as a backslash and an n."""
    lines = shipped.presidio_templates_file_path.read_text(encoding="utf-8").splitlines()
    templates = [line.strip().replace("\\n", "\n").replace("\\,", ",") for line in lines]
    unknown = {name.lower() for line in templates for name in PLACEHOLDER.findall(line)} - TYPES.keys()
    if unknown:
        raise KeyError(f"not mapped: {sorted(unknown)}")
    return templates


def _shipped_providers() -> list[Any]:
    left_out = (HospitalProvider, AddressProviderNew)
    return [one for one in shipped.presidio_additional_entity_providers if one not in left_out]


def _addresses(inside: dict[str, tuple[Part, ...]]) -> Any:
    """The shipped addresses, each also taken down part by part, because only the street in it has to be protected."""

    class Addresses(AddressProviderNew):
        def address(self) -> str:
            sample = self.generator.parse(self.random_element(self.address_formats), add_spans=True)
            inside[sample.full_text] = tuple(sorted(_parts(sample), key=lambda one: one.start))
            return str(sample.full_text)

    return Addresses


class _Dates(DateTimeProvider):
    """The shipped dates, up to a fixed day."""

    def date_time(self, tzinfo: Any = None, end_datetime: Any = None) -> datetime:
        return super().date_time(tzinfo, end_datetime or LAST_DAY)  # type: ignore[no-any-return]


def _parts(sample: Any) -> list[Part]:
    """Where the values stand. Their text is not asked for: the package changes its case at times, and not the sentence's."""
    return [Part(one.entity_type, one.start_position, one.end_position) for one in sample.spans]
