"""Tests of `engine.proof`."""
