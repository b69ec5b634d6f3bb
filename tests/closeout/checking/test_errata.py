"""What was wrong in a released version is listed whole, comes to the right advice now, and is told in the manual."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import kb
from closeout.checking.errata import errata, mended
from engine.base import Base
from engine.proof import Failure

TODAY = date(2026, 11, 22)
LISTED = Path(kb.__file__).with_name("errata.toml").read_text("utf-8")


def failures(base: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> tuple[Failure, ...]:
    """Return what the check says of another list."""
    (tmp_path / "errata.toml").write_text(text, "utf-8")
    monkeypatch.setattr(kb, "__file__", str(tmp_path / "__init__.py"))
    return mended(base, TODAY).failures


def test_nothing_that_was_wrong_comes_back(base: Base) -> None:
    """The rules come to the right advice for each entry, and there are those of the first version."""
    report = mended(base, TODAY)
    assert not report.failures
    assert report.figures == {"advice known to have been wrong": len(errata(base))}
    assert {erratum.version for erratum in errata(base)} == {"0.1.0"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('action = "hand-back"', 'action = "fair-pay"', "now comes to hand-back"),
        (
            '["deliver-the-work", "submit-when-done"]',
            '["submit-when-done", "deliver-the-work"]',
            "now comes to deliver with deliver-the-work, submit-when-done",
        ),
        ('action = "hand-back"', 'action = "hand-bak"', "there is no 'hand-bak'; did you mean 'hand-back'?"),
        ('"write-hand-back"', '"write-hand-bak"', "there is no 'write-hand-bak'; did you mean 'write-hand-back'?"),
        ('action = "hand-back"\n', "", "entry 5 of errata.toml must have version, said"),
        ('version = "0.1.0"', 'version = ""', "entry 1 of errata.toml must have version, said"),
        ('obstacle = "ability"', 'obstacle = "abilty"', 'entry 5 of errata.toml: obstacle cannot be "abilty"'),
    ],
)
def test_what_does_not_hold_is_told(
    base: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, told: str
) -> None:
    """Advice that is wrong again, an id that there is not and a field left out each fail the check by name."""
    assert old in LISTED
    (failure,) = failures(base, tmp_path, monkeypatch, LISTED.replace(old, new, 1))
    assert told in failure.problem


def test_without_a_prior_that_fits_nothing_is_weighed(
    base: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is wrong with the prior is told by its own check, an entry that is wrong again once it is mended."""
    monkeypatch.setattr("closeout.checking.errata.stated", dict)
    assert failures(base, tmp_path, monkeypatch, LISTED.replace('"hand-back"', '"fair-pay"', 1)) == ()
