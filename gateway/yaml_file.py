"""Reading a YAML file of ours so that a mistake is named by file, line, key and reason."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

Shape = TypeVar("Shape", bound=BaseModel)


class ConfigError(Exception):
    """The file can't be used. `problems` has one line for each mistake, without any value of the file."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


class StrictLoader(yaml.SafeLoader):
    """YAML without its traps: no key that is written twice (the last would win in silence), and dates as they are
    written (the configuration's own types read them, and say where a wrong one stands)."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - the loader's own way
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _mapping(loader: StrictLoader, node: yaml.MappingNode) -> dict[object, object]:
    seen: set[object] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in seen:
            raise yaml.MarkedYAMLError(problem="a key is written twice", problem_mark=key_node.start_mark)
        seen.add(key)
    loader.flatten_mapping(node)
    return dict(loader.construct_mapping(node, deep=True))


StrictLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


def read_yaml(path: Path, shape: type[Shape]) -> Shape:
    """What the file holds. Raises `ConfigError` with every mistake that it has."""
    data, root = _parsed(path)
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        raise ConfigError([_problem(path, root, e["loc"], _reason(e)) for e in error.errors(include_input=False)]) from None


def _parsed(path: Path) -> tuple[Any, yaml.Node | None]:
    """The values of the file, and where each of them stands."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError([f"{path}: cannot be read ({type(error).__name__})"]) from None
    try:
        return yaml.load(text, Loader=StrictLoader), yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError([f"{path}:{line}: not valid YAML{_known(error.problem)}"]) from None
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        raise ConfigError([f"{path}: not valid YAML"]) from None


def _problem(path: Path, root: yaml.Node | None, loc: tuple[int | str, ...], message: str) -> str:
    line, key = _where(root, loc)
    return f"{path}:{line}: {key or 'the file'}: {message.removeprefix('Value error, ')}"


def _reason(error: ErrorDetails) -> str:
    """Why, in words for the person who wrote the file, and without what stands in it."""
    if error["type"] == "union_tag_invalid":
        return f"must be one of: {error.get('ctx', {}).get('expected_tags', '')}"
    return _SENTENCES.get(error["type"], error["msg"])


_SENTENCES = {
    "extra_forbidden": "is no key here; is it misspelled, or indented wrongly?",
    "missing": "is missing",
    "frozen_set_type": "must be a list, e.g. [police]",
    "tuple_type": "must be a list",
    "model_type": "must be a section with keys",
    "model_attributes_type": "must be a section with keys; is the file empty?",
}


def _known(problem: str | None) -> str:
    """What the parser says, where it does not quote the file: a value in it could be a secret in the wrong place."""
    return f": {problem}" if problem and not re.search(r"['\"]", problem) else ""


def _where(root: yaml.Node | None, loc: tuple[int | str, ...]) -> tuple[int, str]:
    """The line of the deepest part of `loc` that the file has, and the key as a person would write it.

    Pydantic puts the tag of a union into `loc`; it is no key of the file and is passed over.
    """
    node, line, key = root, 1, ""
    for position, step in enumerate(loc):
        found = _child(node, step)
        if found is not None:
            node, line = found
        elif position < len(loc) - 1:
            continue
        key = f"{key}[{step}]" if isinstance(step, int) else f"{key}.{step}".lstrip(".")
    return line, key


def _child(node: yaml.Node | None, step: int | str) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == step:
                return value_node, key_node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item = node.value[step]
        return item, item.start_mark.line + 1
    return None
