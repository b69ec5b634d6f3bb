"""Tests of `engine.all_cases`."""
