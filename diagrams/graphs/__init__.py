"""The engine's results as graphs of typed nodes and edges, and the same in words."""
