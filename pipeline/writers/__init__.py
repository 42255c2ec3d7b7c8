"""Writing decisions and rejects; see `doxguard.pipeline.writers.sink` for the files by extension."""
