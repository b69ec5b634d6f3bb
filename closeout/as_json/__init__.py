"""Results as JSON, each in the shape of its schema."""
