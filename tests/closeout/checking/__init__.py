"""Tests of the checks and of what they leave behind."""
