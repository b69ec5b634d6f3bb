"""The checks that take minutes or hours, and what they leave behind."""
