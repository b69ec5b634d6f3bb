"""The JSON schemas that are shipped."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

from jsonschema import Draft202012Validator


def check_shape(content: object, name: str) -> None:
    """Check JSON against the shipped schema of this name."""
    _validator(name).validate(content)


@cache
def _validator(name: str) -> Draft202012Validator:
    """Return what checks against a schema, which must itself be a valid one."""
    schema = json.loads(resources.files("closeout.as_json").joinpath(f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)
