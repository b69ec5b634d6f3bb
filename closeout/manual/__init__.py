"""The manual: Markdown pages and pictures about everything the knowledge base says, made from it.

Each module builds the pages of one kind as values; ``files`` alone writes them. The same knowledge makes the same
bytes.
"""
