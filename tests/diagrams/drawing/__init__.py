"""Tests of `diagrams.drawing`."""
