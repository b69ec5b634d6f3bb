"""The checks of the knowledge base, and what they leave behind."""
