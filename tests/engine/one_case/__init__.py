"""Tests of `engine.one_case`."""
