"""The ways of asking: by keys and in plain lines."""
