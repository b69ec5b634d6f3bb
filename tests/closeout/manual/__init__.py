"""Tests of `closeout.manual`."""
