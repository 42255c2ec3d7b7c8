"""Writing decisions and rejects; see `doxguard.pipeline.engine.output` for where they go."""
