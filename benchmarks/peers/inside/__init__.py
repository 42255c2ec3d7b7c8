"""What the interpreter of a peer runs: plain files that import the standard library alone, never doxguard."""
