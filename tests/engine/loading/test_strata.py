"""The order of findings: what rests on what, and that nothing rests on itself."""

from __future__ import annotations

from dataclasses import replace

from engine.base import Layer
from engine.language import NOT, rule
from engine.loading.load import load
from tests.engine.altered import place, refused, with_more, with_rule
from tests.engine.toy import Body, Sky


@rule(NOT(Body(soaking="dry")), Sky(heat="freezing"), then=Body(chill="bitter"), cites=("2/1",))
def wet_chills() -> None:
    """Wet and cold is colder."""


def test_a_finding_stands_after_all_that_it_rests_on() -> None:
    """Every rule that concludes a finding fires before any that asks for it, wherever it was declared."""
    base = load(with_more(wet_chills))
    strata = {loaded.name: loaded.stratum for loaded in base.rules}
    assert strata["dry_indoors"] == 1
    assert strata["wet_chills"] == strata["wind_chills"] == 2
    assert {loaded.stratum for loaded in base.rules if loaded.layer is Layer.CANDIDATE} == {3}
    assert [loaded.stratum for loaded in base.rules] == sorted(strata.values())
    for loaded in base.rules:
        for premise in loaded.premises:
            concluding = [other.stratum for other in base.rules if other.fact == premise.fact]
            assert all(stratum < loaded.stratum for stratum in concluding)


def test_a_finding_that_rests_on_its_own_absence_is_refused() -> None:
    """A NOT in a circle has no answer; the rules of the circle are named, and what each asks for."""
    circle = with_rule("wind_chills", when=(NOT(Body(sheltered="umbrella")),))
    closing = rule(Body(chill="bitter"), then=Body(sheltered="umbrella"), cites=("1/2 b",))(shivering_hand)
    message = refused(replace(circle, rules=(*circle.rules, closing)))
    assert "rule 'shivering_hand' (test_strata:" in message
    assert place("wind_chills") in message
    assert (
        "a finding rests on its own absence (a NOT that is not stratified): sheltered <- chill <- sheltered" in message
    )
    assert message.endswith("let one of these rules ask for answers instead, or split the finding in two")


def test_a_finding_that_rests_on_itself_is_refused() -> None:
    """A finding is not its own reason, even where no NOT is in it."""
    message = refused(with_rule("wind_chills", when=(Body(chill="bitter"),)))
    assert message.startswith(f"{place('wind_chills')}: a finding rests on itself: chill <- chill;")


def shivering_hand() -> None:
    """A shivering hand holds no umbrella."""
