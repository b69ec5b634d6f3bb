"""In which order many cases are acted on: items of kinds and groups, put in order by what the base says of kinds."""
