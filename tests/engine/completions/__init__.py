"""Tests of `engine.completions`."""
