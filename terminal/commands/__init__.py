"""The commands, a module for each, called as it is."""
