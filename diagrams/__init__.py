"""Engine results as networkx graphs, those as Graphviz pictures, and each picture's text twin.

A *picture* is a ``networkx.DiGraph`` whose nodes and edges carry the values of ``picture``; how things look is said
once, in ``style``; ``dot`` writes DOT, ``draw`` alone starts a program, ``text`` tells the same in words.
"""
