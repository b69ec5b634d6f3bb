"""Tests of the site, in a browser."""
