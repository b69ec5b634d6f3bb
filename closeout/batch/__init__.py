"""A file with a contract in each row, of any length: for each row what to do, beside it."""
