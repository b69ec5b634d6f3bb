"""The JSON schemas that are shipped."""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

import jsonschema


def check_shape(content: object, name: str) -> None:
    """Check JSON against the shipped schema of this name, which must itself be a valid one."""
    schema: dict[str, Any] = json.loads(
        resources.files("closeout.as_json").joinpath(f"{name}.schema.json").read_text("utf-8")
    )
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(content, schema)
