"""The JSON schemas that are shipped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib import resources

from jsonschema import Draft202012Validator, validators
from jsonschema.exceptions import ValidationError


def check_shape(content: object, name: str) -> None:
    """Check JSON against the shipped schema of this name."""
    _validator(name).validate(content)


@cache
def _validator(name: str) -> Draft202012Validator:
    """Return what checks against a schema, which must itself be a valid one."""
    schema = json.loads(resources.files("closeout.as_json").joinpath(f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    seen: set[tuple[str, str]] = set()

    # Most of an advice are the sources and steps of others.
    def each_once(
        validator: Draft202012Validator, items: object, entries: object, whole: object
    ) -> Iterator[ValidationError]:
        """Yield what is wrong with the entries of a list, of which those found right once are not read again."""
        if isinstance(entries, list):
            told = {(json.dumps(items), json.dumps(entry)): entry for entry in entries}
            new = [entry for key, entry in told.items() if key not in seen]
            errors = [*Draft202012Validator.VALIDATORS["items"](validator, items, new, whole)]
            seen.update(told if not errors else ())
            yield from errors

    found: Draft202012Validator = validators.extend(Draft202012Validator, {"items": each_once})(schema)  # type: ignore[no-untyped-call]
    return found
