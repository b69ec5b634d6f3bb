"""Tests of the shell, over a toy knowledge base of their own."""
