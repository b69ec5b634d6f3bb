"""One case through experta: from answers to a trace."""
