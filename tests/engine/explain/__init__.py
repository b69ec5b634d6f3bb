"""Tests of `engine.explain`."""
