"""Tests of `engine.ordering`."""
