"""Numbers bound to figures and to the document's own tables, and what is left unbound."""
