"""Tables: what their rows and columns are of each other, and what prose says of a row."""
