"""The history of the schema: one file a revision in `versions/`, the same for both databases."""
