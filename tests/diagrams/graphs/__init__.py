"""Tests of `diagrams.graphs`."""
