"""The command line and the two ways of asking: the only place that reads keys and prints."""
