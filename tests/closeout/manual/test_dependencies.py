"""The page of the libraries that closeout needs."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, metadata

from closeout.manual.dependencies import dependencies, reasons
from tests.conftest import ROOT

NEEDED = dependencies(ROOT)


def test_each_library_has_its_reason() -> None:
    """Each library of pyproject.toml, required or an extra, has a reason, a licence and what would replace it."""
    assert {each.name for each in NEEDED} <= reasons().keys()
    assert all(each.keys() == {"why", "licence", "instead"} and all(each.values()) for each in reasons().values())


def test_each_licence_is_the_one_that_the_library_names() -> None:
    """What is installed names the same family of licence as the page."""
    looked = 0
    for each in NEEDED:
        try:
            found = metadata(each.name).json
        except PackageNotFoundError:  # an extra
            continue
        looked += 1
        named = [found.get("license_expression", ""), found.get("license", ""), *found.get("classifier", ())]
        assert any(reasons()[each.name]["licence"].split("-")[0] in words for words in named), each.name
    assert looked >= len([each for each in NEEDED if not each.extras])


def test_a_library_stands_once_with_all_extras_that_bring_it() -> None:
    """What two extras bring has one row, which names both."""
    names = [each.name for each in NEEDED]
    assert len(names) == len(set(names))
    assert max(len(each.extras) for each in NEEDED) > 1
