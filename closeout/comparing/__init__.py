"""Two states of the knowledge base beside each other."""
