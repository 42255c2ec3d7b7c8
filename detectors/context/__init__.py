"""Reading who, when, where else and why from a post's words."""
