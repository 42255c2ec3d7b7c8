"""What several posts give only together: found here, judged here; `doxguard.pipeline.thread` is the front."""
