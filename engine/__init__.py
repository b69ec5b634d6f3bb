"""The shell: reasons over any knowledge base, and knows nothing of freelancing."""
