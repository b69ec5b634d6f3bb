"""Tests of `closeout`."""
