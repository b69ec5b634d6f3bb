"""Results as JSON, each in the shape of its schema."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, Final

VERSION: Final = 2
"""Changes when a shape does so that a reader of the old one would misread it."""


def plain(value: Any, *names: str) -> Any:  # noqa: ANN401 - from whatever the engine finds to whatever JSON can hold
    """Return a value as JSON can hold it; of a dataclass the attributes of these names, or where none is named all."""
    if names or is_dataclass(value):
        return {name: plain(getattr(value, name)) for name in names or [each.name for each in fields(value)]}
    if isinstance(value, Mapping):
        return {key: plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple | list):
        return [plain(entry) for entry in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Enum):
        return value.value
    return value if value is None or isinstance(value, str | int | float) else str(value)
