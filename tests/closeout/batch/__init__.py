"""Tests of `closeout.batch`."""
