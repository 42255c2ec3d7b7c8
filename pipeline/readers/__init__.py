"""Reading dumps: every reader yields records with the place they came from; see `doxguard.pipeline.readers.source`."""
