"""Graphs as DOT, DOT as pictures, and how they look."""
