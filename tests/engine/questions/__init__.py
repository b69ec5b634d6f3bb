"""Tests of `engine.questions`."""
