"""The workflow that publishes the site: it can be read, and asks make for nothing that is not there."""

from __future__ import annotations

import re
from importlib import import_module
from importlib.util import find_spec

import pytest

from tests.site.conftest import ROOT, lacking

pytestmark = pytest.mark.slow  # what reads YAML comes with what makes the site

STEP = re.compile(r"^[\w-]+/[\w-]+@v\d+$")


def test_workflow_publishes_what_make_makes() -> None:
    """Its steps are actions of a major version and targets of the Makefile, and what `make site` makes is published."""
    if find_spec("yaml") is None:
        lacking("what reads YAML is not installed: run make site")
    told = import_module("yaml").safe_load((ROOT / ".github/workflows/site.yml").read_text("utf-8"))
    assert told["on"]["push"]["branches"] == ["main"]
    (job,) = told["jobs"].values()
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    ran = [step["run"].split() for step in job["steps"] if "run" in step]
    assert ran == [["make", "site"]]
    assert {target for command in ran for target in command[1:]} <= targets
    used = {step["uses"]: step.get("with", {}) for step in job["steps"] if "uses" in step}
    assert all(STEP.match(name) for name in used)
    assert next(given["path"] for name, given in used.items() if "upload-pages-artifact" in name) == "site"
    assert job["environment"]["url"].split()[1] == "steps.published.outputs.page_url"
    assert [step["id"] for step in job["steps"] if "id" in step] == ["published"]
