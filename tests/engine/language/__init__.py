"""Tests of `engine.language`."""
