"""closeout without a screen: what every way of using it shares."""
