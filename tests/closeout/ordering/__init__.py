"""Tests of `closeout.ordering`."""
