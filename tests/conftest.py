"""What every test may rely on: a slow or busy machine fails no property."""

from hypothesis import settings

settings.register_profile("closeout", deadline=None)
settings.load_profile("closeout")
