"""Every possible case at once, in numpy: what one run of one case cannot tell."""
