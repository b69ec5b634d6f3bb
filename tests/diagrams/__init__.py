"""Pictures and their text twins, tested with the toy knowledge base."""
