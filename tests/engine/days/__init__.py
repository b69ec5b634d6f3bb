"""Tests of `engine.days`."""
