"""How many examples Hypothesis draws: few in every run, very many in a long one (``make fuzz``)."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A fixture that all examples of a test share is fine here: what they write they write anew.
for _profile, _examples in (("closeout", 100), ("long", 20_000)):
    settings.register_profile(
        _profile,
        deadline=None,
        max_examples=_examples,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )


def percent(share: int) -> settings:
    """Return settings under which a test draws this share of the examples that others draw."""
    return settings(max_examples=settings().max_examples * share // 100)
