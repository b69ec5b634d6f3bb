"""Tests of `engine.proof.mutation`."""
