"""Results as pages for the terminal."""
