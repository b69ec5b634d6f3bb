"""What partial answers leave open: their completions, weighed by the prior, and what tells them apart."""
