"""From a post to a decision: screen, score, policy; readers and writers; the `Guard`."""
