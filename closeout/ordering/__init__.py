"""Many contracts at once, for a person: read, advised on, and put in the order in which to act."""
