"""Tests of `terminal.asking`."""
