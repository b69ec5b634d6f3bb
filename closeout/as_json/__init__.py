"""Results as JSON, each in the shape of its schema."""

from typing import Final

VERSION: Final = 1
"""Changes when a shape does so that a reader of the old one would misread it."""
