"""Tests of `engine.loading.load`."""
