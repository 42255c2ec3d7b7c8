"""Finding private data in a folded text, and reading its context. Pure functions; no I/O, no policy, no Presidio."""
