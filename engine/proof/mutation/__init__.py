"""Every small mistake that an author could make, and who catches it: whether the checks of a knowledge base suffice."""
