"""The revisions, oldest first by name; one that was released is never changed."""
