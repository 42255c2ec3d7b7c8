"""A register of whose data is whose, kept as keyed hashes: it makes facts of what is guessed from words elsewhere."""
