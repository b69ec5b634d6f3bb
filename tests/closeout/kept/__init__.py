"""Tests of `closeout.kept`."""
