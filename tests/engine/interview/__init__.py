"""Tests of `engine.interview.interview`."""
